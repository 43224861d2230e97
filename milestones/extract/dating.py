"""When an event happened: the date that its sentence ties to it, else what the article's date supports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from milestones.extract.candidate import Candidate, between, words_between
from milestones.extract.context import Context
from milestones.extract.document import Sentence
from milestones.extract.places import BARRIER
from milestones.extract.relative import RelativeDate, anchored_dates, relative_dates
from milestones.lexicon.datewords import date_words
from milestones.model.article import DateTrust
from milestones.model.dates import Basis, EventDate, Window, window_of

_DATELINE = re.compile(r"\s*(?:[(（/][^)）/\n]{2,40}[)）/]\s*)?(?:--|[–—-]\s)")
DATELINE = 70
"""Within so many characters of a sentence's begin a date before a dash is a dateline, the article's day."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's date with the words it rests on, and the rule."""

    date: EventDate
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A date in a sentence."""

    start: int
    end: int
    date: EventDate
    rule: str


def article_day(context: Context) -> date | None:
    """The article's own day, unless it is doubtful."""
    published = context.article.published
    return published.day if published and published.trust != DateTrust.DOUBTFUL else None


def dated(
    context: Context,
    candidate: Candidate,
    places: Sequence[int],
    here: int,
    *,
    expected: bool,
    background: bool,
) -> Dated:
    """The event's date; `expected` events look ahead, `background` ones never take the article's own date.

    `places` are the offsets at which the names of the places end where it happened, `here` the one that is
    dated: "from the FDA in November 2023 and Health Canada last month" gives each its own date.
    """
    best: tuple[float, _Told] | None = None
    for told in _told(context, candidate, expected):
        if not plausible(context, told.date.window, expected):
            continue
        cost = _cost(context, candidate, told)
        if cost is not None and len(places) > 1:
            cost += _own_place(context.text, told, places, here)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, told)
    if best:
        return Dated(best[1].date, best[1].rule, best[1].start, best[1].end)
    return undated(context, candidate, expected=expected, background=background)


def undated(context: Context, candidate: Candidate, *, expected: bool, background: bool) -> Dated:
    """What the article's own day gives an event without a date of its own."""
    published = context.article.published
    nowhere = candidate.start, candidate.start
    if expected:
        return Dated(EventDate.undated(), "no date", *nowhere)
    if published is None:
        return Dated(EventDate.undated(), "no date", *nowhere)
    if published.trust != DateTrust.DOUBTFUL and not background and is_news(context, candidate):
        return Dated(EventDate.announced(published.day), "the article's own date", *nowhere)
    rule = (
        "the page's date as a bound"
        if published.trust == DateTrust.DOUBTFUL
        else "the article's date as a bound"
    )
    return Dated(EventDate.undated(published.day), rule, *nowhere)


def only_ahead(context: Context, candidate: Candidate) -> bool:
    """Whether a bare noun ("submission of the NDA: Q3 2025") has no date but one after the article's day."""
    day = article_day(context)
    if day is None or candidate.form not in ("noun", "gerund"):
        return False
    dates = [told.date for told in _told(context, candidate, expected=True)]
    return bool(dates) and all(
        date_.basis == Basis.STATED and date_.window.earliest is not None and date_.window.earliest > day
        for date_ in dates
    )


def is_news(context: Context, candidate: Candidate) -> bool:
    """Whether the article exists to report this: its headline says so, or its lead where that tells none."""
    if candidate.sentence.title:
        return True
    if candidate.sentence.number not in context.lead:
        return False
    return not context.title_kinds or candidate.kind in context.title_kinds


def _told(context: Context, candidate: Candidate, expected: bool) -> Iterator[_Told]:
    """The dates of the candidate's sentence, those of something else left out."""
    stated = list(_stated(context, candidate.sentence, expected))
    yield from stated
    sentence = candidate.sentence
    if last := _last_told(context, candidate):
        for anchored in anchored_dates(context.text, sentence.start, sentence.end, last):
            date_ = EventDate(anchored.notation, anchored.window, Basis.RELATIVE)
            yield _Told(anchored.start, anchored.end, date_, "relative: date told before")
    day = article_day(context)
    for relative in (
        relative_dates(context.text, sentence.start, sentence.end, day, future=expected) if day else ()
    ):
        if not any(told.start < relative.end and relative.start < told.end for told in stated):
            yield from _relative(context, sentence, relative, expected)


def _stated(context: Context, sentence: Sentence, expected: bool) -> Iterator[_Told]:
    """The dates that the sentence gives in full; a dateline's is the article's own day and none of them."""
    text = context.text
    for found in context.dates_in(sentence):
        start, end = sentence.start + found.start, sentence.start + found.end
        if start - sentence.start < DATELINE and _DATELINE.match(text, end):
            continue
        before = text[max(sentence.start, start - 30) : start]
        if expected or not date_words().not_the_event.search(before):
            yield _Told(start, end, EventDate.stated(found.notation), "date in the sentence")


def _relative(
    context: Context, sentence: Sentence, relative: RelativeDate, expected: bool
) -> Iterator[_Told]:
    """A relative date as the event's; the day on which somebody spoke only bounds it."""
    words, text, latest = date_words(), context.text, relative.window.latest
    before = text[max(sentence.start, relative.start - 30) : relative.start]
    if words.not_the_event.search(before) and not expected:
        return
    after = text[relative.end : relative.end + 20]
    reported = words.reporting.search(before) or words.reporting_after.match(after)
    day = article_day(context)
    if reported and latest and day and latest <= day:
        yield _Told(relative.start, relative.end, EventDate.announced(latest), "day of the report")
        return
    date_ = EventDate(relative.notation, relative.window, Basis.RELATIVE)
    yield _Told(relative.start, relative.end, date_, f"relative: {relative.rule}")


def _last_told(context: Context, candidate: Candidate) -> str | None:
    """The date told last before the candidate in its paragraph."""
    for part in (candidate.sentence, *context.before_in_block(candidate.sentence)):
        if found := context.dates_in(part):
            return found[-1].notation
    return None


def plausible(context: Context, window: Window, expected: bool) -> bool:
    """What has happened cannot lie after the article, nor what is expected before it."""
    day = article_day(context)
    if day is None:
        return True
    if expected:
        return window.latest is None or window.latest >= day or window == window_of(f"{day:%Y-%m}")
    return window.earliest is None or window.earliest <= day


def _cost(context: Context, candidate: Candidate, told: _Told) -> float | None:
    """How badly a date fits the event, the least wins; None where it belongs to another clause's event."""
    text = context.text
    # A date between an act and what it acts on is measured from the act.
    inside = candidate.start < told.start < candidate.end
    act = (candidate.anchor, candidate.anchor) if inside else candidate.span
    behind = told.start >= act[0]
    left, right = between(act, (told.start, told.end))
    gap = text[left:right]
    cost = float(len(gap.split())) + 25 * len(BARRIER.findall(gap))
    others = [other for other in context.candidates_in(candidate.sentence) if other.start != candidate.start]
    cost += 8 * sum(left <= other.start < right for other in others)
    if not behind and any(
        o.end <= told.start and words_between(text, o.end, told.start) <= 6 for o in others
    ):
        cost += 12
    if BARRIER.search(gap) and any(_nearer(text, other, told, candidate) for other in others):
        return None
    if told.date.basis == Basis.ANNOUNCED:
        cost += 15
    return cost


def _own_place(text: str, told: _Told, places: Sequence[int], here: int) -> float:
    """What it costs that a date stands directly behind another place than the one that is dated."""
    behind = [
        place for place in places if place <= told.start and words_between(text, place, told.start) <= 3
    ]
    if not behind:
        return 0.0
    return -30.0 if max(behind) == here else 60.0


def _nearer(text: str, other: Candidate, told: _Told, candidate: Candidate) -> bool:
    def distance(event: Candidate) -> int:
        return words_between(text, *between(event.span, (told.start, told.end)))

    return distance(other) < distance(candidate)
