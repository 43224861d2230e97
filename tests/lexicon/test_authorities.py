"""Authorities: that the data holds together, and what their wordings mean where."""

import pytest

from lexicon.iso_codes import JURISDICTIONS
from milestones.lexicon.authorities import authorities, authority, authority_at, surface_forms
from milestones.lexicon.files import toml_file


def named(text: str, words: str) -> str | None:
    start = text.index(words)
    found = authority_at(text, start, start + len(words))
    return found.id if found else None


def test_ids_are_unique_and_jurisdictions_are_iso_codes() -> None:
    ids = [found.id for found in authorities()]
    assert len(ids) == len(set(ids))
    assert {found.jurisdiction for found in authorities()} <= JURISDICTIONS


def test_a_committee_sits_where_the_authority_it_advises_sits() -> None:
    for found in authorities():
        assert found.of is not None or not found.committee, found.id
        if found.of is not None:
            assert authority(found.of).jurisdiction == found.jurisdiction, found.id


def test_a_wording_means_several_authorities_only_where_the_data_says_so() -> None:
    shared = {entry["form"].lower() for entry in toml_file("agencies.toml")["shared"]}
    claimed: dict[str, set[str]] = {}
    for found in authorities():
        for name in found.names:
            claimed.setdefault(name.lower(), set()).add(found.id)
    several = {name for name, ids in claimed.items() if len(ids) > 1}
    assert several <= shared


def test_every_reading_that_is_not_the_last_resort_has_words_that_decide_it() -> None:
    for form in surface_forms().values():
        assert sum(not reading.near for reading in form.readings) <= 1, form.text


def test_no_wording_is_blank_or_padded() -> None:
    for found in authorities():
        for name in found.names:
            assert name == name.strip() != "", found.id


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("cleared by the FDA.", "FDA", "FDA"),
        ("cleared by the Taiwan FDA.", "Taiwan FDA", "TFDA"),
        ("cleared by the Thai FDA.", "Thai FDA", "Thai FDA"),
        ("the Food & Drug Administration", "Food & Drug Administration", "FDA"),
        (
            "China’s National Medical Products Administration",
            "China’s National Medical Products Administration",
            "NMPA",
        ),
        ("国家药监局批准", "国家药监局", "NMPA"),
        ("식약처는 승인했다", "식약처", "MFDS"),
        ("厚生労働省は承認した", "厚生労働省", "MHLW"),
        ("the CHMP adopted", "CHMP", "CHMP"),
        ("the comp claims", "comp", None),
        ("the COMP adopted", "COMP", "COMP"),
        ("approved by Anvisa", "Anvisa", "ANVISA"),
        ("the CFDA approved", "CFDA", "NMPA"),
        ("the KFDA approved", "KFDA", "MFDS"),
        ("the fda approved", "fda", None),
        ("we read a book", "book", None),
    ],
)
def test_a_wording_names_its_authority(text: str, words: str, expected: str | None) -> None:
    assert named(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("China's regulator, the SFDA, approved it", "SFDA", "NMPA"),
        ("The SFDA in Riyadh approved it", "SFDA", "SFDA"),
        ("The SFDA approved it", "SFDA", "SFDA"),
        ("Sold in China since May. The Saudi SFDA", "SFDA", "SFDA"),
        ("serum HSA was low", "HSA", None),
        ("Singapore's HSA approved", "HSA", "HSA"),
        ("a CAT scan", "CAT", None),
        ("the EMA's CAT adopted", "CAT", "CAT"),
        ("noma is a gangrene", "noma", None),
        ("Norway's NOMA approved", "NOMA", "NOMA"),
        ("Israel's regulator, the Ministry of Health, cleared", "Ministry of Health", "Israel MoH"),
        ("after Moscow the Turkish MoH", "MoH", "TITCK"),
        ("the Ministry of Health cleared", "Ministry of Health", None),
        ("The FDA will convene an advisory committee", "advisory committee", "FDA advisory committee"),
        ("our clinical advisory committee met", "advisory committee", None),
        (
            "the CDC's Advisory Committee on Immunization Practices",
            "Advisory Committee on Immunization Practices",
            None,
        ),
        ("Taiwan's CDE accepted", "CDE", "TFDA"),
        ("the CDE accepted", "CDE", "CDE"),
    ],
)
def test_a_shared_wording_is_settled_by_the_nearest_word(text: str, words: str, expected: str | None) -> None:
    assert named(text, words) == expected


def test_a_deciding_word_too_far_away_does_not_count() -> None:
    assert named("Singapore. " + "x " * 200 + "HSA", "HSA") is None


def test_a_wording_that_is_longer_than_another_is_there_to_win() -> None:
    assert surface_forms()["taiwan fda"].readings[0].authority.jurisdiction == "TW"
    assert surface_forms()["advisory committee on immunization practices"].readings == ()


@pytest.mark.parametrize(
    ("key", "case_sensitive"),
    [
        ("fda", True),
        ("comp", True),
        ("anvisa", False),
        ("european medicines agency", False),
        ("u.s. fda", False),
    ],
)
def test_acronyms_count_in_capitals_only(key: str, case_sensitive: bool) -> None:
    assert surface_forms()[key].case_sensitive is case_sensitive
