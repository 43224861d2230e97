"""A store, and an extractor that takes claims from plain lines, so that these tests hang on no prose."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article
from milestones.model.claim import Claim, Findings, Refusal, Status
from milestones.model.dates import EventDate
from milestones.services import extraction
from milestones.store import Store, open_store


def told(article: Article, known: KnownNames) -> Findings:
    """One claim for each line such as "Alfa,A-1 KR nda-approval 2023-06 [expected] for the disease"."""
    claims, refusals, start = [], [], 0
    for line in article.text.splitlines(keepends=True):
        words = line.split()
        if words[:1] == ["boom"]:
            raise RuntimeError("no such sentence")
        if words[:1] == ["not"]:
            refusals.append(Refusal(article.id, words[1], "negated", line, start, start + len(line), "no"))
        elif len(words) >= 4 and "-" in words[2]:
            claims.append(_claim(article, line, words, start))
        start += len(line)
    return Findings(tuple(claims), tuple(refusals))


def _claim(article: Article, line: str, words: list[str], start: int) -> Claim:
    product, *aliases = words[0].split(",")
    expected = "expected" in words
    return Claim(
        article.id,
        product,
        tuple(aliases),
        line.strip().partition(" for ")[2] or None,
        None,
        words[1],
        None,
        words[2],
        None,
        _date(words[3]),
        Status.EXPECTED if expected else Status.ACHIEVED,
        line,
        start,
        start + len(line),
        "line",
    )


def _date(word: str) -> EventDate:
    """ "2023-06" is stated, "≤2023-06-30" announced."""
    if word.startswith("≤"):
        return EventDate.announced(date.fromisoformat(word[1:]))
    return EventDate.stated(word)


@pytest.fixture(autouse=True)
def plain_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "extract", told)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "news.db")) as opened:
        yield opened
