"""The dates that an article tells, sentence by sentence, each resolved with what was told before it.

The dates of something else (a data cut-off, the founding of a company) are left out; the day on which
somebody spoke of an event is kept as a bound of it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from operator import attrgetter

from milestones.extract.dates.anchored import WHOLE, anchored_dates, words_of_dates
from milestones.extract.dates.bare import Lean, Side
from milestones.extract.dates.datelines import is_own_day, opens_text, opens_with_day
from milestones.extract.dates.full import FoundDate, absolute_dates
from milestones.extract.dates.ownday import own_day
from milestones.extract.dates.relative import RelativeDate, relative_dates
from milestones.extract.dates.slashed import with_slashed
from milestones.extract.dates.timeframes import Frame, Frames, frames
from milestones.extract.dates.tolddate import (
    DAY,
    LEANING,
    Anchor,
    Told,
    anchor_of,
    by_sentence,
    is_year,
    overlaps,
    told_once,
)
from milestones.extract.events.belated import is_belated
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import date_words, written_weekdays
from milestones.lexicon.events import event_words
from milestones.lexicon.wordpatterns import any_of
from milestones.model.article import Article, DateTrust
from milestones.model.dates import Basis, EventDate, Window, window_of

_START = attrgetter("start")
FRONTED = 2
"""A date behind at most so many words of a sentence settles the year of all that follow in it."""
REPEATED = 160
"""Within so many characters before a date stands what says that another place did the same."""
_WEEKDAY = re.compile(rf"(?:on\s+)?{written_weekdays()}\b")
_LISTED = re.compile(r"(?:[^.;]{0,12}\b(?:and|then|followed\s+by|before|after)\b|\s*[,(])", re.IGNORECASE)
_THROUGH = re.compile(r"\bthrough\s+$", re.IGNORECASE)
_SINCE_IT = re.compile(r"since\s", re.IGNORECASE)
_TAG_ENDS = re.compile(r"(?<!announced)(?<!announces)\s*(?:[.,;\"”’]|$)")
"""Behind who said it, where that stands behind all: "approved X two months ago, Korvane said."."""
_ON_OR_IN = re.compile(r"(?:in|on)\s", re.IGNORECASE)
"""Opens a date behind a verb's "through", which ends no stretch of time: "waved it through in May"."""
_UNTIL = re.compile(r"(?:to|until|till|into|through)\s", re.IGNORECASE)
"""Opens a date up to which something was put off."""
_CAME_FIRST = re.compile(
    r",?\s(?:[\w-]+\s){0,3}?(?:after|following|despite)\s(?!which\b|that\b|this\b)(?:[^\s.;]+\s){1,12}(?:on\s)?"
)
"""From a date to that of what had come before: ", following a verdict in"."""
_BEFORE_THAT = re.compile(r"\W*(?:Having|After|Following)\s[^,;]*,$")
"""Opens a sentence with what came before, up to its comma."""
_HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,3}?already\b", re.IGNORECASE)
"""Before a date: what is repeated lies before what was told last, "Brussels had already said yes in July"."""
_SINCE = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
"""Before a date told later in the sentence: the first one is the later of the two."""


@cache
def _echo() -> re.Pattern[str]:
    return any_of(event_words().echoes)


class DatesTold:
    """The dates of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._text = article.text
        self._sentences = sentences
        stated = absolute_dates(article.text)
        self.published = own_day(article, stated)
        self.day: date | None = (
            self.published.day if self.published and self.published.trust != DateTrust.DOUBTFUL else None
        )
        """The article's own day, unless it is doubtful."""
        self._stated = by_sentence(with_slashed(article.text, stated, self.day), sentences)
        self._past: dict[int, tuple[Told, ...]] = {}
        self._ahead: dict[int, tuple[Told, ...]] = {}
        self._anchors: list[Anchor | None] = [None]
        """By the number of a sentence: the date told last before it; only as far as one was asked for."""

    @cached_property
    def frames(self) -> Frames:
        """What headings say of time."""
        return frames(self._text, self._sentences, self.day)

    def frame(self, sentence: Sentence) -> Frame | None:
        """What the headings above the sentence, or the opening of its line, say of its time."""
        return self.frames.of(sentence)

    def within(self, sentence: Sentence, *, expected: bool) -> tuple[Told, ...]:
        """The dates of a sentence; bare ones lie ahead where `expected`."""
        known = self._ahead if expected else self._past
        if sentence.number not in known:
            known[sentence.number] = tuple(self._resolved(sentence, expected=expected))
        return known[sentence.number]

    def _anchor(self, sentence: Sentence) -> Anchor | None:
        """The date told last before the sentence; sentences are read in order, as each can lean back."""
        while len(self._anchors) <= sentence.number:
            before = self._sentences[len(self._anchors) - 1]
            told = self.within(before, expected=False)
            self._anchors.append(anchor_of(told, before, self._anchors[before.number]))
        return self._anchors[sentence.number]

    def _resolved(self, sentence: Sentence, *, expected: bool) -> Iterator[Told]:
        """The sentence's dates in order of place."""
        if sentence.number not in self._stated and sentence.words.isdisjoint(words_of_dates()):
            return
        stated = [
            found
            for found in self._stated.get(sentence.number, ())
            if not is_own_day(self._text, sentence, found, self.day)
        ]
        told = [
            Told(found.start, found.end, EventDate.stated(found.notation), "date in the sentence")
            for found in stated
            if not self._of_something_else(sentence, found.start, expected=expected)
            and not self._is_of_sales(sentence, found)
            and not (expected and self._opens_text(sentence, found, window_of(found.notation)))
        ]
        given = [(found.start, found.end, window_of(found.notation)) for found in stated]
        ordered = self._with_bare(sentence, told, given, expected=expected)
        found = self._with_anchored(sentence, ordered)
        leaned = [one for one in found if one.rule == LEANING]
        if leaned:
            # These can settle the year of what follows: "in May of the following year and in July".
            given = sorted([*given, *((one.start, one.end, one.date.window) for one in leaned)])
            ordered = self._with_bare(sentence, told, given, expected=expected)
            found = self._with_anchored(sentence, ordered)
        yield from told_once(self._text, found)

    def _with_bare(
        self,
        sentence: Sentence,
        told: Sequence[Told],
        given: Sequence[tuple[int, int, Window]],
        *,
        expected: bool,
    ) -> list[Told]:
        """The dates with those that lean on the article's day, or lack their year, in order of place."""
        taken = [(found.start, found.end) for found in self._stated.get(sentence.number, ())]
        relatives = relative_dates(
            self._text, sentence.start, sentence.end, self.day,
            future=expected, lean=lambda place: self._lean(sentence, place, given),
            said=sentence.words_outside(taken),
        )  # fmt: skip
        found = [*told]
        for relative in relatives:
            if not overlaps(relative.start, relative.end, taken):
                found += self._relative(sentence, relative, expected=expected)
        return sorted(found, key=lambda one: one.start)

    def _with_anchored(self, sentence: Sentence, told: Sequence[Told]) -> list[Told]:
        """The dates with those that lean on the one told last before them; these win over others there.

        One of these can lean on another: "in May of the following year, in Canada a month after that".
        """
        found = self._leaning(sentence, told)
        if sum(one.rule == LEANING for one in found) > 1:
            again = self._leaning(sentence, found)
            found = [one for one in again if one.rule == LEANING]
            places = [(one.start, one.end) for one in found]
            found = sorted([*found, *(o for o in told if not overlaps(o.start, o.end, places))], key=_START)
        return found

    def _leaning(self, sentence: Sentence, told: Sequence[Told]) -> list[Told]:
        """The same, each leaning on those `told`."""

        def anchor(place: int, unit: str) -> Window | None:
            if unit == "month" and (frame := self.frame(sentence)) and frame.month:
                return frame.window
            last = self._anchor(sentence)
            near = last if last and last.block >= sentence.block.number - 1 else None
            before = anchor_of([one for one in told if one.end <= place], sentence, near)
            if before is None:
                return None
            if unit == WHOLE:
                return before.quarter
            return before.quarter if unit == "quarter" and before.quarter else before.window

        leaning = anchored_dates(self._text, sentence.start, sentence.end, anchor, sentence.words)
        found = [
            Told(one.start, one.end, EventDate(one.notation, one.window, Basis.RELATIVE), LEANING)
            for one in leaning
        ]
        places = [(one.start, one.end) for one in found]
        kept = [one for one in told if not overlaps(one.start, one.end, places)]
        return sorted([*kept, *found], key=lambda one: one.start)

    def _of_something_else(self, sentence: Sentence, start: int, *, expected: bool) -> bool:
        """Whether the date at `start` is another thing's; of what is ahead, whether it no longer holds."""
        before = self._text[max(sentence.start, start - 60) : start]
        words = date_words()
        if words.superseded.search(before) and not _UNTIL.match(self._text, start):
            return True
        if is_belated(before) or (_THROUGH.search(before) and _ON_OR_IN.match(self._text, start)):
            return False
        return not expected and words.not_the_event.search(before) is not None

    def _is_of_sales(self, sentence: Sentence, found: FoundDate) -> bool:
        """Whether it is the time in which a share or sales did well: "which rose 12% in 2023"."""
        before = self._text[max(sentence.start, found.start - 40) : found.start]
        return len(found.notation) < DAY and date_words().performance.search(before) is not None

    def _opens_text(self, sentence: Sentence, found: FoundDate | RelativeDate, window: Window) -> bool:
        return opens_text(self._text, sentence, (found.start, found.end), window, self.day)

    def _lean(self, sentence: Sentence, place: int, given: Sequence[tuple[int, int, Window]]) -> Lean | None:
        """What settles the year of the bare date at `place`."""
        earlier = [(end, window) for _, end, window in given if end <= place]
        if earlier and is_year(earlier[-1][1]) and ":" in self._text[earlier[-1][0] : place]:
            return Lean(Side.SAME_YEAR, earlier[-1][1])  # "two in 2019: X in May and Y in December"
        if earlier and self.day and self._text.startswith(("this ", "last "), place):
            return None  # "in Japan in 2017 and in Europe only this May"
        came_first = bool(earlier) and _CAME_FIRST.fullmatch(self._text, earlier[-1][0], place) is not None
        if earlier and (came_first or self._text.startswith("that ", place)):
            return Lean(Side.BEFORE if came_first else Side.AFTER, earlier[-1][1])
        if earlier and self.day and self._text[place : place + 6].lower() == "since ":
            return None  # What holds since a month of another year would say which.
        first = next((start for start, end, _ in given if end <= place), place)
        fronted = bool(earlier) and len(self._text[sentence.start : first].split()) <= FRONTED
        if earlier and (self.day is None or fronted or self._listed(earlier[-1][0], place)):
            return self._in_order(sentence, place, *earlier[-1])
        if earlier and self._repeats(sentence, place, earlier[-1][0]) and self._long_ago(earlier[-1][1]):
            return Lean(Side.AFTER, earlier[-1][1])
        later = [(start, window) for start, _, window in given if start > place]
        if later and self._listed(place, later[0][0]) and not _SINCE.search(self._text, place, later[0][0]):
            return Lean(Side.BEFORE, later[0][1])
        frame = self.frame(sentence)
        if frame and (frame.stated or self.day is None):
            return Lean(Side.SAME_YEAR if len(frame.notation or "") == 4 else Side.NEAR, frame.window)
        return self._lean_back(sentence, place)

    def _in_order(self, sentence: Sentence, place: int, end: int, window: Window) -> Lean | None:
        """The bare date at `place` seen from the one that ends at `end`: after it, unless it came first."""
        if self.day and _BEFORE_THAT.match(self._text, sentence.start, end + 1):
            return None  # "Having won approval in Japan in 2020, it was cleared on June 21"
        return Lean(Side.AFTER, window)

    def _lean_back(self, sentence: Sentence, place: int) -> Lean | None:
        """What the date told last before the sentence makes of a bare date at `place`."""
        opening = self._text[place : place + 5].lower()
        repeated = opening != "that " and self._repeats(sentence, place)
        if self.day and opening != "that " and not repeated:
            return None
        last = self._anchor(sentence)
        entry = sentence.block.number in self.frames.entries
        if last is None or (entry and last.block != sentence.block.number):
            return None
        if opening == "that " or (repeated and self._long_ago(last.window)):
            earlier = repeated and _HAD.search(self._text, sentence.start, place) is not None
            return Lean(Side.BEFORE if earlier else Side.AFTER, last.window)
        return (
            Lean(Side.SAME_YEAR, last.window)
            if self.day is None and opening not in ("this ", "last ")
            else None
        )

    def _repeats(self, sentence: Sentence, place: int, left: int = 0) -> bool:
        """Whether a word before the date says that another place did the same: "Europe followed in May".

        It does not behind a colon, which opens another matter, and "this July" is that of the article's year.
        """
        if self._text[place : place + 5].lower() in ("this ", "last "):
            return False
        said = _echo().finditer(self._text, max(sentence.start, left, place - REPEATED), place)
        return any(":" not in self._text[found.end() : place] for found in said)

    def _long_ago(self, anchor: Window) -> bool:
        """Whether the date told last lies so far back that the next date of its name is past as well."""
        return bool(self.day and anchor.latest and self.day - anchor.latest > timedelta(days=366))

    def _listed(self, left: int, right: int) -> bool:
        """Whether two dates stand in one list: "in November 2023 for adults and in February for children"."""
        gap = self._text[left:right]
        if gap.endswith("(") and ")" not in gap:
            return True
        return len(gap.split()) <= 9 and _LISTED.match(gap) is not None

    def _relative(self, sentence: Sentence, relative: RelativeDate, *, expected: bool) -> Iterator[Told]:
        """A relative date as the event's; the day on which somebody spoke only bounds it."""
        if opens_with_day(self._text, sentence, relative, self.day):
            return
        since = _SINCE_IT.match(self._text, relative.start)  # "to its lowest since March"
        if self._of_something_else(sentence, since.end() if since else relative.start, expected=expected):
            return
        if expected and self._opens_text(sentence, relative, relative.window):
            return
        words, text, window = date_words(), self._text, relative.window
        before = text[max(sentence.start, relative.start - 40) : relative.start]
        long, when = len(relative.notation or "") < DAY, text.startswith(", when", relative.end)
        if long and not when and words.performance.search(before):
            return
        after = words.reporting_after.match(text, relative.end, sentence.end)
        if (
            after
            and long
            and relative.start > sentence.start
            and _TAG_ENDS.match(text, after.end(), sentence.end)
        ):
            after = None
        reported = words.reporting.search(before) or after
        if reported and window.latest and self.day and window.latest <= self.day:
            bound = EventDate(relative.notation, Window(None, window.latest), Basis.ANNOUNCED)
            yield Told(relative.start, relative.end, bound, "day of the report")
            return
        if reported and expected and _WEEKDAY.match(text, relative.start):
            return  # Nobody has spoken on a day to come.
        date_ = EventDate(relative.notation, window, Basis.RELATIVE)
        opens = self._text[relative.start - 1 : relative.start] == "("
        yield Told(relative.start, relative.end, date_, f"relative: {relative.rule}", opens)
