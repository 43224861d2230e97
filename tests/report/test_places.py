from milestones.lexicon.places import places
from milestones.report.places import in_order, place_name, tint

MAJOR = ["US", "EU", "CN", "JP", "KR", "GB"]


def test_those_that_most_news_is_about_come_first_and_have_a_colour_each() -> None:
    assert in_order(["AR", "GB", "TW", "KR", "US", "CN", "JP", "EU", "KR"]) == [*MAJOR, "TW", "AR"]
    assert len({tint(code) for code in MAJOR}) == len(MAJOR)


def test_a_colour_follows_from_the_code_alone() -> None:
    assert {tint(place.code) for place in places()} == set(range(len(MAJOR)))
    assert tint("TW") == tint("TW") == tint("WT")


def test_a_code_that_the_lexicon_does_not_hold_comes_last_and_names_itself() -> None:
    assert in_order(["ZZ", "US", "AQ", "BR"]) == ["US", "BR", "AQ", "ZZ"]
    assert (place_name("KR"), place_name("ZZ")) == ("South Korea", "ZZ")
