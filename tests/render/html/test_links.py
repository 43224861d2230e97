import pytest

from milestones.render.html.links import pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bt05rvxs", [("bt05rvxs", True)]),
        (
            "see bt05rvxs, 9sfddfj0.",
            [("see ", False), ("bt05rvxs", True), (", ", False), ("9sfddfj0", True), (".", False)],
        ),
        ("approved", [("approved", False)]),
        ("xbt05rvxs bt05rvxs-2", [("xbt05rvxs bt05rvxs-2", False)]),
        ("", [("", False)]),
    ],
)
def test_ids_of_milestones_are_found_among_words(text: str, found: list[tuple[str, bool]]) -> None:
    assert list(pieces(text, {"bt05rvxs", "9sfddfj0"})) == found
