"""Places: that the data holds together, and which code a user's words give."""

import pytest

from lexicon.iso_codes import JURISDICTIONS
from milestones.lexicon.authorities import authorities, surface_forms
from milestones.lexicon.places import jurisdiction_of, place_words, places


def test_codes_are_unique_iso_codes() -> None:
    codes = [place.code for place in places()]
    assert len(codes) == len(set(codes))
    assert set(codes) <= JURISDICTIONS


def test_every_authority_sits_in_a_place_with_a_name() -> None:
    assert {found.jurisdiction for found in authorities()} <= {place.code for place in places()}


def test_no_word_is_both_a_place_and_an_authority() -> None:
    both = set(place_words()) & set(surface_forms())
    assert both == set()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("us", "US"), ("u.s.", "US"), ("united states", "US"), ("brussels", "EU"), ("european", "EU"),
        ("chinese", "CN"),
        ("south korea", "KR"), ("korean", "KR"), ("north korea", "KP"), ("한국", "KR"), ("欧盟", "EU"),
        ("日本", "JP"),
        ("uk", "GB"), ("saudi", "SA"), ("hong kong", "HK"), ("schweiz", "CH"), ("estados unidos", "US"),
        ("north america", None), ("new mexico", None), ("japanese encephalitis", None),
    ],
)  # fmt: skip
def test_words_name_places(word: str, code: str | None) -> None:
    assert place_words()[word].code == code


@pytest.mark.parametrize("word", ["us", "turkey", "polish", "uk", "eu"])
def test_words_that_are_common_otherwise_count_in_one_spelling_only(word: str) -> None:
    assert place_words()[word].case_sensitive


@pytest.mark.parametrize("word", ["jordan", "georgia", "chad", "guinea"])
def test_words_that_mostly_mean_something_else_are_places_only_where_they_act(word: str) -> None:
    assert place_words()[word].borne
    assert place_words()[word].case_sensitive


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KR", "KR"), ("kr", "KR"), ("korea", "KR"), ("South Korea", "KR"), ("south  korea ", "KR"),
        ("MFDS", "KR"), ("mfds", "KR"),
        ("EU", "EU"), ("europe", "EU"), ("EMA", "EU"), ("chmp", "EU"), ("uk", "GB"), ("U.K.", "GB"),
        ("MHRA", "GB"), ("the UK", "GB"),
        ("usa", "US"), ("fda", "US"), ("America", "US"), ("China", "CN"), ("中国", "CN"), ("NMPA", "CN"),
        ("Saudi Arabia", "SA"),
        ("SFDA", "SA"), ("jordan", "JO"), ("Georgia", "GE"), ("Taiwan FDA", "TW"), ("health canada", "CA"),
        ("is", "IS"),
        ("Atlantis", None), ("", None), ("Ministry of Health", None), ("north america", None),
    ],
)  # fmt: skip
def test_what_a_user_types_gives_a_code(typed: str, code: str | None) -> None:
    assert jurisdiction_of(typed) == code


def test_every_code_and_name_finds_itself() -> None:
    for place in places():
        assert jurisdiction_of(place.code) == place.code
        assert jurisdiction_of(place.name) == place.code
