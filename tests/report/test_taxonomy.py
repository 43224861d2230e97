from milestones.report.taxonomy import GAPS, TAXONOMY


def test_the_weightiest_come_first_and_each_says_what_it_means() -> None:
    weights = [found.weight for found in TAXONOMY]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(set(GAPS)) == len(TAXONOMY)
    # A line of the help: 80 characters, two of margin, 16 for the name.
    assert all(0 < len(found.meaning) <= 60 and not found.meaning.endswith(".") for found in TAXONOMY)
