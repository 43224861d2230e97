"""What holds for any article that is put together from the lexicon's own words."""

import faulthandler
from collections.abc import Iterator, Sequence
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import promises
from fuzz.wording import text_of
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article, DateTrust, Published
from milestones.model.milestone import SourcedClaim
from milestones.read import Given, Origin
from milestones.read.article.building import build_article
from milestones.reconcile import reconcile

Value = TypeVar("Value")
KNOWN = KnownNames([("Fucaso", "CT103A"), ("Zelvora", "zelvoracel", "ZV-101")])
FAILED = {
    "a control character behind a word that introduces a name": "一般名:\x01ルサチニブの承認を取得。",
    "a word of capitals, tried as up to seven names of makers": (
        f"The FDA approved zelbrutinib for gout after a{'H' * 120} trial that Korvane started in March 2019."
    ),
}
"""Texts at which the extractor once failed or did not come to an end, each with why."""
LONGEST = 60
"""Seconds after which a text is taken to have no end: some thousand times what these take."""
FEW = settings(max_examples=settings.default.max_examples // 4, deadline=None)


class Drawn:
    """Decides by what hypothesis draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def of(self, values: Sequence[Value], /) -> Value:
        return self._draw(st.sampled_from(values))

    def below(self, most: int, /) -> int:
        return self._draw(st.integers(0, most - 1))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of lists, headings, tables, sentences and heaps of words in ten languages."""
    text = text_of(Drawn(draw), 6)
    trust, day = draw(st.sampled_from([None, *DateTrust])), draw(st.dates())
    published = Published(day.replace(year=2000 + day.year % 100), trust) if trust else None
    return build_article(text, Origin("a.txt", "a.txt"), Given(published=published))


@FEW
@given(articles())
def test_all_that_is_found_stands_in_the_article_and_is_found_again(article: Article) -> None:
    findings = extract(article, KNOWN)
    promises.understood(article, findings)
    assert extract(article, KNOWN) == findings


@FEW
@given(st.lists(articles(), min_size=2, max_size=3), st.data())
def test_the_order_of_articles_changes_no_milestone(found: list[Article], data: st.DataObject) -> None:
    told = [
        SourcedClaim(claim, article.digest, 0, article.published.day if article.published else None)
        for number, article in enumerate(found)
        for claim in extract(article, KNOWN).of_article(f"{number}").claims
    ]
    assert reconcile(told) == reconcile(data.draw(st.permutations(told)))


@pytest.fixture
def alarm() -> Iterator[None]:
    """Ends the test, and the run with it, where there is no end."""
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("text", FAILED.values(), ids=FAILED.keys())
def test_texts_that_once_failed_are_read(text: str) -> None:
    article = build_article(text, Origin("a.txt", "a.txt"))
    promises.understood(article, extract(article, KNOWN))
