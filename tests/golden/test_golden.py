"""Whole articles of our own and all that they claim, as pinned in NAME.claims.json.

After a wanted change: `.venv/bin/python -m tests.golden.test_golden`, then check the difference by eye.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article
from milestones.model.claim import Claim
from tests.read.reading import read_sources

TEXTS = sorted(Path(__file__).parent.glob("*.txt"))


def _as_json(claim: Claim) -> dict[str, Any]:
    window = claim.date.window
    return {
        "product": claim.product,
        "aliases": list(claim.aliases),
        "indication": claim.indication,
        "population": claim.population,
        "jurisdiction": claim.jurisdiction,
        "agency": claim.agency,
        "kind": claim.kind,
        "application": claim.application,
        "date": claim.date.text,
        "earliest": window.earliest.isoformat() if window.earliest else None,
        "latest": window.latest.isoformat() if window.latest else None,
        "basis": claim.date.basis.value,
        "status": claim.status.value,
        "evidence": claim.evidence,
    }


def _claims(text: Path) -> list[dict[str, Any]]:
    (article,) = read_sources([str(text)])
    assert isinstance(article, Article)
    return [_as_json(claim) for claim in extract(article, KnownNames()).claims]


def _pinned(text: Path) -> Path:
    return text.with_suffix(".claims.json")


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_an_article_claims_what_was_pinned(text: Path) -> None:
    assert _claims(text) == json.loads(_pinned(text).read_text(encoding="utf-8"))


def test_every_article_has_its_claims() -> None:
    assert [_pinned(text).name for text in TEXTS] == sorted(
        path.name for path in Path(__file__).parent.glob("*.claims.json")
    )


if __name__ == "__main__":
    for text in TEXTS:
        content = json.dumps(_claims(text), ensure_ascii=False, indent=2)
        _pinned(text).write_text(content + "\n", encoding="utf-8")
