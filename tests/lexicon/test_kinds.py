from milestones.lexicon.kinds import kinds


def test_what_is_granted_has_a_short_form_of_its_own_and_nothing_else_has_one() -> None:
    short = {kind.id: kind.short for kind in kinds().values() if kind.short}
    assert set(short) == {kind.id for kind in kinds().values() if kind.path == "designation"}
    assert len(set(short.values())) == len(short)
    assert all(len(words) <= 5 for words in short.values())
    assert short["orphan-designation"] == "ODD"
