"""What holds for every article, whatever it says."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.kinds import kinds
from milestones.model.article import Article, DateTrust, Published
from tests.extract.comparing import article

PIECES = [
    *("The FDA ", "China's NMPA ", "the EMA ", "Korvane ", "zelbrutinib ", "Velmora® ", "KRV-77 "),
    *("(tavorlimab) ", "has approved ", "accepted ", "cleared ", "granted ", "submitted ", "plans to file "),
    *("not ", "if ", "will ", "the IND application ", "a New Drug Application ", "approval ", "for ", "of "),
    *("orphan drug and fast track designations ", "complete response letter ", "clinical hold ", "to "),
    *("priority review ", "in ", "and ", ", ", "; ", "multiple myeloma ", "severe asthma (SA) "),
    *("June 2023", "last month", "May 31", "on Friday", "in the second half ", ". ", ".\n\n", "\n", "- "),
    *("Related articles\n", "药监局批准", "。", "İ", "\u202e", "\x1b[31m", "[bold]", "<b>", "\0", "(", "))"),
]
DAYS = st.none() | st.builds(
    Published, st.dates(date(1970, 1, 1), date(2060, 12, 31)), st.sampled_from(DateTrust)
)
KNOWN = KnownNames([["Velmora", "tavorlimab"], ["KRV-77"]])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of words that make claims, in any order, with a headline that may stand anywhere."""
    text = draw(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 100)))
    return Article("a", text, text[start:end], start, draw(DAYS))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(articles(), st.sampled_from([KnownNames(), KNOWN]))
def test_any_article_gives_findings_that_stand_in_it(told: Article, known: KnownNames) -> None:
    found = extract(told, known)
    for finding in (*found.claims, *found.refusals):
        assert finding.evidence == told.text[finding.start : finding.end] != ""
        assert finding.kind in kinds()
        assert finding.article == "a"
    for claim in found.claims:
        assert claim.product and claim.jurisdiction
        for cue in claim.cues:
            assert 0 <= cue.start <= cue.end <= len(told.text)
    assert [claim.start for claim in found.claims] == sorted(claim.start for claim in found.claims)
    assert extract(told, known) == found


def test_the_words_make_claims_so_that_the_property_is_not_about_nothing() -> None:
    told = article(
        "The FDA has approved zelbrutinib for multiple myeloma. Velmora® is next. The EMA accepted it."
    )
    assert extract(told, KNOWN).claims


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "The FDA", "approved", "." * 500, "(" * 300, "a-" * 400, "Q" * 5000]
)
def test_an_article_without_news_has_no_claims(text: str) -> None:
    assert extract(article(text), KNOWN).claims == ()


def test_a_claim_names_its_rule_and_why_each_field_holds_what_it_holds() -> None:
    (claim,) = extract(
        article("The FDA approved zelbrutinib for mantle cell lymphoma in June 2023."), KnownNames()
    ).claims
    words = {cue.field: claim.evidence[cue.start : cue.end] for cue in claim.cues}
    assert words["product"] == "zelbrutinib"
    assert words["jurisdiction"] == "FDA"
    assert words["indication"] == "mantle cell lymphoma"
    assert words["date"] == "June 2023"
    assert "approved" in words["kind"]
    assert claim.rule


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The FDA has not approved zelbrutinib.", ["negated"]),
        ("If the FDA approved zelbrutinib, Korvane would sell it.", ["hypothetical"]),
        ("The FDA approved a new pill.", ["no product"]),
        (
            "The agency met.\n\nRelated articles\nThe FDA approved zelbrutinib.",
            ["boilerplate: related articles"],
        ),
        ("Pawvale Animal Health said the FDA approved zelbrutinib for dogs.", ["veterinary"]),
    ],
)
def test_a_refusal_names_its_reason(text: str, reasons: Sequence[str]) -> None:
    found = extract(article(text), KnownNames())
    assert found.claims == ()
    assert [refusal.reason for refusal in found.refusals] == reasons
