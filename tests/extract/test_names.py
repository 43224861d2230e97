"""Names of medicines that a text itself shows, and words that only look like one."""

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.finders import name_hits
from milestones.extract.medicines.products import KnownNames
from milestones.extract.medicines.proper import proper_hits
from milestones.extract.medicines.shapes import Others
from milestones.extract.text.folding import Folded
from milestones.extract.text.words import Words
from tests.extract.comparing import article

NOTHING_ELSE = Others(frozenset(["The", "March"]), frozenset(), frozenset())


def _names(text: str) -> set[str]:
    hits = [*name_hits(Words(text), NOTHING_ELSE), *proper_hits(Words(text), [(0, len(text))], NOTHING_ELSE)]
    return {text[hit.start : hit.end] for hit in hits}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the antibody tavorlimab was", "tavorlimab"),
        ("given zelbrutinib daily", "zelbrutinib"),
        ("tacabtagene autoleucel was", "tacabtagene autoleucel"),
        ("the infusion taca-cel was", "taca-cel"),
        ("code KRV-410 was", "KRV-410"),
        ("code CT205B was", "CT205B"),
        ("Zelquor® was", "Zelquor"),
        ("Zelquor™ (a pill)", "Zelquor"),
        ("Zelquor (zelbrutinib) was", "Zelquor"),
        ("zelbrutinib (Zelquor) was", "Zelquor"),
        ("it approved Zelquor for adults", "Zelquor"),
        ("the pill Zelquor was", "Zelquor"),
        ("Zelquor, an antibody against it", "Zelquor"),
        ("the NDA for Zelquor was", "Zelquor"),
        ("Zelquor was approved there", "Zelquor"),
        ("a trial of Zelquor showed", "Zelquor"),
    ],
)
def test_a_medicine_is_named(text: str, name: str) -> None:
    assert name in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "the receptor CD19 and the antigen BCMA",
        "trial NCT05512345 in Boston",
        "the strain H5N1 and the variant B.1.1.7",
        "form 10-K for fiscal year FY2024",
        "the virus SARS-CoV-2 and COVID-19",
        "the CellForge™ platform",
        "it approved The plan",
        "a trial of the pill",
        "approved in March",
        "patients and doctors alike",
        "phase 3 and stage IV",
        "in Q3 2024",
    ],
)
def test_what_only_looks_like_a_medicine_is_none(text: str) -> None:
    assert _names(text) == set()


def test_words_that_are_something_else_here_are_no_names() -> None:
    text = "it approved Korvane for adults"
    for others in (
        Others(frozenset(["Korvane"]), frozenset(), frozenset()),
        Others(frozenset(), frozenset(["Korvane"]), frozenset()),
        Others(frozenset(), frozenset(), frozenset(["Korvane"])),
    ):
        assert list(proper_hits(Words(text), [(0, len(text))], others)) == []


def test_known_names_are_found_in_any_case_and_spacing() -> None:
    known = KnownNames([["Zelquor", "zelbrutinib", "KRV-410"], ["Orvantis"]])
    text = "ZELQUOR and krv-410 and orvantis, not Zelquorin"
    found = known.find(text, Folded.of(text))
    assert [(text[hit.start : hit.end], hit.value) for hit in found] == [
        ("ZELQUOR", 0),
        ("krv-410", 0),
        ("orvantis", 1),
    ]
    assert known.group(0) == ["Zelquor", "zelbrutinib", "KRV-410"]


def test_a_known_name_joins_names_that_the_text_does_not() -> None:
    text = "The FDA approved Zelquor for lymphoma. The EMA granted orphan status to KRV-410 in 2018."
    groups = [["Zelquor", "KRV-410", "zelbrutinib"]]
    alone = {claim.product for claim in extract(article(text), KnownNames()).claims}
    joined = {frozenset([c.product, *c.aliases]) for c in extract(article(text), KnownNames(groups)).claims}
    assert alone == {"Zelquor", "KRV-410"}
    assert joined == {frozenset(groups[0])}


def test_a_word_without_end_is_no_name() -> None:
    assert _names(f"The FDA approved {'a' * 300}mab and zelvorabrutinib.") == {"zelvorabrutinib"}


def test_a_word_with_an_article_is_no_inn_and_an_article_may_end_the_text() -> None:
    assert "bezorterim" in _names("Zelvora, known generically as bezorterim, is a ")
    assert "bezorterim" not in _names("Zelvora, known generically as bezorterim, is a bezorterim")
