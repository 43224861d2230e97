"""Telling languages apart, and the files of those that are read by way of English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.lexicon.files import DATA, toml_file
from milestones.lexicon.languages import ENGLISH, language, language_of, only_english, words_of

FILES = sorted(
    path.stem for path in (DATA / "languages").glob("*.toml") if path.stem not in ("signs", "months")
)

SAID = {
    "en": "The agency said that it had approved the drug for adults with asthma.",
    "de": "Die Behörde teilte mit, dass sie das Mittel für Erwachsene mit Asthma zugelassen hat.",
    "fr": "L'agence a indiqué qu'elle avait approuvé le médicament dans le traitement des adultes.",
    "es": "La agencia dijo que había aprobado el medicamento para los adultos con asma.",
    "it": "L'agenzia ha detto che il farmaco è stato approvato per gli adulti con asma.",
    "pt": "A agência disse que o medicamento foi aprovado para os adultos com asma na terça-feira.",
    "nl": "Het agentschap heeft het middel goedgekeurd voor volwassenen met astma.",
}


def test_every_language_told_has_a_file_and_every_file_is_told() -> None:
    assert set(FILES) == set(SAID) - {ENGLISH} == set(toml_file("languages/months.toml"))


@pytest.mark.parametrize("code", SAID)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language_of(words_of(SAID[code])) == code
    assert only_english(words_of(SAID[code])) == (code == ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Velmora",
        "La Jolla and El Segundo",
        "www.de.com/la",
        "国家药监局已批准该药品上市。",
        "12.3.2024",
    ],
)
def test_what_tells_nothing_is_what_it_is_supposed_to_be(text: str) -> None:
    assert language_of(words_of(text)) == ENGLISH
    assert language_of(words_of(text), "es") == "es"


def test_a_line_in_another_language_than_its_text_is_told() -> None:
    assert language_of(words_of(SAID["fr"]), "en") == "fr"
    assert language_of(words_of(SAID["en"]), "fr") == "en"


@pytest.mark.parametrize("code", FILES)
def test_a_language_knows_acts_statuses_dates_and_diseases(code: str) -> None:
    words = set(language(code).words.values())
    assert {"approved", "submitted", "granted", "received", "withdrawn", "approval", "application"} <= words
    assert {"orphan drug designation", "breakthrough therapy designation", "positive opinion"} <= words
    assert {"emergency use authorization", "marketing authorization application", "clinical trial"} <= words
    assert {"not", "expected", "if", "today", "January", "December", "Monday"} <= words
    assert {"multiple myeloma", "breast cancer", "multiple sclerosis", "cystic fibrosis"} <= words


def test_an_entry_stands_for_all_its_forms() -> None:
    words = language("de").words
    assert words["multiples Myelom"] == words["multiplen Myeloms"] == "multiple myeloma"
    assert "multipl~ Myelom(s)" not in words


@given(st.text(st.characters(codec="utf-8")) | st.text("aéß 1_.·–٣İ中", max_size=30))
def test_words_are_runs_of_letters(text: str) -> None:
    assert words_of(text) == re.findall(r"[^\W\d_]+", text.lower())


def test_many_different_marks_part_words_too() -> None:
    assert words_of("".join(f"a{chr(mark)}" for mark in range(0x2010, 0x2050))) == ["a"] * 0x40
