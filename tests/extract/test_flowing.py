"""An article whose lines are broken to a width tells what it told before they were broken."""

import textwrap
from datetime import date

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.extract.text.blocks import flowing
from milestones.model.claim import Claim
from tests.extract.comparing import article

RELEASE = """\
BOSTON, March 4, 2024 -- Korvane Therapeutics, Inc. today said that the U.S. Food and Drug \
Administration (FDA) has accepted its New Drug Application (NDA) for zelbrutinib for the treatment \
of adults with relapsed or refractory mantle cell lymphoma, and set a target action date of November \
2, 2024 under the Prescription Drug User Fee Act (PDUFA).

The U.K. Medicines and Healthcare products Regulatory Agency approved the same drug on January 16, \
2024, and the European Medicines Agency gave it orphan drug designation for Waldenström's \
macroglobulinemia in the autumn of 2022. No application has been filed in Japan.

In a second programme, Health Canada cleared the clinical trial application for tavorlimab, an \
antibody to IL-33, in severe eosinophilic asthma on February 20, 2024. A study of 240 people will \
begin in the second half of the year."""

LETTER = """\
Dear shareholders, the year was a good one. On May 9 our lead medicine, Zelvanta (ostirelin), was \
approved by the European Commission for hereditary angioedema; Swissmedic and the MHRA followed in \
June and September.

The Food and Drug Administration, on the other hand, issued a Complete Response Letter on 30 \
October, and asked for another inspection of the plant at which the pens are filled. We will send an \
answer early in 2024."""


def _facts(claims: tuple[Claim, ...]) -> list[tuple[str, ...]]:
    return sorted(
        (c.product, str(c.indication), c.jurisdiction, str(c.kind), str(c.date.text), str(c.status))
        for c in claims
    )


def _broken(text: str, width: int, indent: str = "", hyphens: bool = False) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(
            each,
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=hyphens,
            break_long_words=False,
        )
        for each in paragraphs
    )


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 100])
@pytest.mark.parametrize("text", [RELEASE, LETTER], ids=["release", "letter"])
def test_lines_broken_to_a_width_tell_the_same(text: str, width: int, indent: str) -> None:
    whole = extract(article(text, "Korvane tells news", date(2024, 3, 4)), KnownNames())
    parts = extract(
        article(_broken(text, width, indent), "Korvane tells news", date(2024, 3, 4)), KnownNames()
    )
    assert len(whole.claims) >= 4
    assert _facts(parts.claims) == _facts(whole.claims)


def test_evidence_stays_as_the_article_has_it() -> None:
    told = article(_broken(RELEASE, 64), "Korvane tells news", date(2024, 3, 4))
    for claim in extract(told, KnownNames()).claims:
        assert told.text[claim.start : claim.end] == claim.evidence


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        (_broken(LETTER, 70), True),
        (LETTER, False),
        (
            "Approved in 2023:\nZelvanta for gout\nTavorlimab for asthma\n"
            "Ostirelin for acne\nKorvimab for lupus\n",
            False,
        ),
        (
            "Zelvanta (ostirelin) was approved by the FDA for gout.\n"
            "Tavorlimab was cleared by Health Canada.\n"
            "The EMA validated the application for korvimab in lupus.\nJapan's PMDA began its review.\n"
            "In Brazil, Anvisa granted priority to zelbrutinib for lymphoma.\n"
            "Nothing else was new this week.\n",
            False,
        ),
    ],
    ids=["broken", "whole paragraphs", "list of names", "one sentence a line"],
)
def test_only_lines_broken_throughout_are_joined(text: str, flows: bool) -> None:
    told = article(text)
    assert (flowing(told).text != told.text) is flows
    assert len(flowing(told).text) == len(told.text)
