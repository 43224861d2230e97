"""What must hold of whatever is read, found and printed: a breach raises BrokenPromiseError."""

from collections.abc import Iterable, Sequence
from typing import Any

from milestones.extract.dates.daylines import YEARS
from milestones.lexicon.kinds import kinds
from milestones.lexicon.places import jurisdiction_of
from milestones.model.article import Article
from milestones.model.claim import Claim, Findings, Refusal
from milestones.model.dates import Window, window_of
from milestones.model.problem import Problem
from milestones.read import Document
from milestones.read.document import MOST_BYTES, Kind

_TITLE = 100_000
"""Bytes that a title put before the longest text may have."""


class BrokenPromiseError(AssertionError):
    """Something came out that must not."""


def hold(is_so: object, promise: str, *shown: object) -> None:
    """Raises BrokenPromiseError unless it is so."""
    if not is_so:
        raise BrokenPromiseError(f"{promise}: {', '.join(map(repr, shown))[:2000]}")


def read(found: Iterable[Document | Article | Problem]) -> list[Article]:
    """The articles among what was read, after a look at all of it."""
    articles = []
    for one in found:
        if isinstance(one, Problem):
            told(one)
        elif isinstance(one, Article):
            whole(one)
            articles.append(one)
        else:
            hold(isinstance(one, Document), "articles, documents or problems", one)
    return articles


def told(problem: Problem) -> None:
    """A problem says in one line what is wrong and what to do."""
    line = f"{problem.what}; {problem.advice}"
    hold(problem.what and problem.advice, "a problem and advice", problem)
    hold(not line.endswith((".", "\n")) and "\n" not in line, "one line without a full stop", problem)
    hold(problem.where, "a problem has a place", problem)


def whole(article: Article) -> None:
    """An article can be stored, and its headline stands in its text."""
    for text in filter(
        None, (article.id, article.text, article.title, article.url, article.publisher, article.location)
    ):
        storable(text)
    hold(article.id, "an article has an id", article)
    hold(article.text.strip(), "an article has a text", article)
    hold("\r" not in article.text, "line ends are folded", article.text)
    hold(len(article.text.encode()) <= MOST_BYTES[Kind.TEXT] + _TITLE, "a text is of bounded size")
    hold(
        0 <= article.title_start <= article.title_end <= len(article.text), "the headline is within", article
    )
    hold(
        article.text[article.title_start : article.title_end] == article.title,
        "the headline stands in the text",
        article,
    )
    if article.published:
        hold(article.published.day.year in YEARS, "an article is from a year of articles", article.published)


def storable(text: str) -> None:
    """A text has neither NUL nor halves of characters, which no store takes."""
    hold("\0" not in text, "no NUL", text)
    hold(not any("\ud800" <= character <= "\udfff" for character in text), "no half characters", text)


def understood(article: Article, findings: Findings) -> None:
    """What was found in an article stands in it, and is of the kinds and places that there are."""
    for one in (*findings.claims, *findings.refusals):
        hold(one.article == article.id, "found in this article", one)
        hold(0 <= one.start < one.end <= len(article.text), "evidence is within the text", one)
        hold(article.text[one.start : one.end] == one.evidence, "evidence stands in the text", one)
        hold(one.kind in kinds(), "a kind that there is", one.kind)
        hold(one.rule, "every find names its rule", one)
        if isinstance(one, Refusal):
            hold(one.reason, "every refusal names its reason", one)
        else:
            _claim(article, one)
    claims = [repr(claim) for claim in findings.claims]
    hold(len(set(claims)) == len(claims), "each claim once", findings.claims)


def _claim(article: Article, claim: Claim) -> None:
    for name in (claim.product, *claim.aliases, claim.indication, claim.population, claim.application):
        if name is not None:
            hold(name.strip() == name != "", "names without space around them", name, claim)
            storable(name)
            hold("\n" not in name, "names stand on one line", name, claim)
    hold(claim.product not in claim.aliases, "a name is not its own alias", claim)
    hold(jurisdiction_of(claim.jurisdiction) == claim.jurisdiction, "a place that there is", claim)
    for cue in claim.cues:
        hold(0 <= cue.start <= cue.end <= len(article.text), "reasons are within the text", cue)
    _dated(claim.date.text, claim.date.window)


def _dated(text: str | None, window: Window) -> None:
    if text is not None:
        latest = window_of(text).latest
        hold(latest is None or window.latest is None or window.latest <= latest, "a window within its date")


def same(one: Sequence[Any] | Findings, other: Sequence[Any] | Findings) -> None:
    """The same input gives the same again."""
    hold(one == other, "twice the same", one, other)
