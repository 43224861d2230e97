"""What a digest's headings say of time: "Fourth quarter of 2024", "January", "Nov. 8: ...".

Such a heading settles the year of the bare dates below it, and dates what is told there without a date.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby

from milestones.extract.dates.bare import Lean, Side, day_in
from milestones.extract.dates.full import absolute_dates, holds_year
from milestones.extract.dates.relative import may_lean, notation_of, relative_dates
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import date_words, written_months
from milestones.lexicon.wordpatterns import alternatives
from milestones.model.dates import Window, window_of

LONGEST = 45
"""Characters of a heading that is nothing but a date."""
_SMALL_WORDS = re.compile(
    r"(?:\b(?:the|in|of|on|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[\W_])*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[\W_]*(?P<date>[A-Za-z0-9][\w.,/ ]{2,24}?)\s*(?::\s|\s?[–—]\s|\s-\s)")
"""What opens an entry of a timeline: "Nov. 8: ...", "- 14 March 2024 – ..."."""
_DAY_SENTENCE = re.compile(
    rf"[\s•*·▪–-]*(?P<date>(?:(?:{written_months()})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\s+(?:{written_months()}))(?:,?\s+20\d\d)?)"
    r"\.\s+(?=[A-Z\d])"
)
"""The same as a sentence of its own: "* Aug. 21. Licence for ...", "3 May. The agency ..."."""
_YEAR_ENTRY = re.compile(
    rf"[\s•*·▪-]*(?P<date>(?:(?:{written_months()})\.?\s+)?(?:19|20)\d\d)\s?(?::\s|[–—]\s|-\s)"
)
"""The same within a paragraph: "2020: ...", "May 2021 - ..."."""
_DAY_ENTRY = re.compile(r"[\s•*·▪-]*(\d{1,2})(?:st|nd|rd|th)?\s*(?::\s|[–—]\s|\s-\s)")
"""What opens an entry under a heading that is a month: "4: ...", "18 - ..."."""
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-])")
MONTHS = 2
"""So many paragraphs that open with a month make a review of them."""
HEADLINE = 5
"""The headline of a digest's news has at least so many words."""
LEAST_ITEMS = 2
"""So many news make a digest."""
MOST_DAYS = 0.6
"""So great a part of the days on a digest's page stands below headlines."""
_LONG_AGO = timedelta(days=200)
_DAY = len("2023-06-30")


@dataclass(frozen=True, slots=True)
class Frame:
    """The time of a stretch of the article, with the place of the words that say so."""

    start: int
    end: int
    notation: str | None
    window: Window
    stated: bool
    """Whether the year is given, here or in a heading above, and not inferred from the article's day."""

    @property
    def month(self) -> bool:
        """Whether it is a month, so that a bare number below is one of its days."""
        return len(self.notation or "") == len("2023-06") and "-Q" not in str(self.notation)


@dataclass(frozen=True, slots=True)
class Items:
    """The news of a digest, each a headline with its day below it and then its text."""

    headline: dict[int, Sequence[Sentence]]
    """By the number of a block: the headline of its news, or where it is the headline, itself."""
    days: dict[int, Frame]
    """By the number of a headline's block, and of the first below it: the day."""


@dataclass(frozen=True, slots=True)
class Frames:
    """By the number of a block: the heading that it stands under, and the date that opens it."""

    headings: dict[int, Frame]
    entries: dict[int, Frame]
    items: Items
    days: dict[int, Frame]
    """By the number of a sentence: the day that opens it, or one before it in its block: "4: ... 18: ..."."""

    def of(self, sentence: Sentence) -> Frame | None:
        """The frame nearest to what stands in the sentence."""
        block = sentence.block.number
        if block in self.items.headline:
            return self.items.days.get(block)
        return self.days.get(sentence.number) or self.entries.get(block) or self.headings.get(block)


Alone = Callable[[str, int], Frame | None]
"""The frame of a line, with its place, that is nothing but a date and stands under none."""


def frames(text: str, sentences: Sequence[Sentence], today: date | None) -> Frames:
    """The frames of an article of the day `today`, None where that is unknown."""
    # Asked of most lines twice: for the days of a digest's news, and for what follows the line.
    alone = cache(partial(_heading, today=today, above=None))
    found = Frames({}, {}, _items(text, sentences, today, alone), {})
    heading: Frame | None = None
    whole_days = 0
    months = _months(text, sentences, today)
    year: Frame | None = None
    for number, opening, line in _lines(text, sentences):
        if opening.block.section:
            heading = year = None
            continue
        above = heading or year
        frame = _heading(line, opening.start, today, above) if above else alone(line, opening.start)
        year = _year_named(line, opening, today)
        if frame and not opening.title:
            own = today is not None and frame.window.holds(today) and frame.notation == today.isoformat()
            whole_days += len(frame.notation or "") == _DAY
            heading = None if own else frame
        elif heading:
            found.headings[number] = heading
        entry = _entry(line, opening.start, today, heading) or months.get(number)
        if entry and not opening.title:
            found.entries[number] = entry
    for number, day in _days(text, sentences, found.headings, today):
        found.days[number] = day
    if whole_days == 1:
        # One day on a line of its own is more likely the article's than a heading's.
        lone = [n for n, frame in found.headings.items() if len(frame.notation or "") == _DAY]
        for number in lone:
            del found.headings[number]
    return found


def _year_named(line: str, opening: Sentence, today: date | None) -> Frame | None:
    """The one year that a heading names, which holds for the month on the line below: "2022 Approvals"."""
    if not opening.block.heading or opening.title or len(line) > LONGEST:
        return None
    years = [*_YEAR.finditer(line)]
    return (
        _frame(years[0].group(), opening.start + years[0].start(), today, None) if len(years) == 1 else None
    )


@cache
def _month_opens() -> re.Pattern[str]:
    """Opens a paragraph with its month: "June. The committee", "August was for withdrawals"."""
    named = alternatives(month.capitalize() for month in date_words().months)
    return re.compile(
        rf"(?P<date>(?:{named})\b(?:\s(?:19|20)\d\d)?)"
        r"(?:\.\s+(?=[A-Z])|\s+(?:was|were|brought|saw|belonged|went|began|opened|started|ended|closed)\b)"
    )


def _months(text: str, sentences: Sequence[Sentence], today: date | None) -> dict[int, Frame]:
    """The months with which several paragraphs open, by the number of the block."""
    found: dict[int, Frame] = {}
    for number, opening, _ in _lines(text, sentences):
        match = None if opening.block.section else _month_opens().match(text, opening.start)
        if match and (frame := _frame(match["date"], match.start("date"), today, None)):
            found[number] = frame
    return found if len(found) >= MONTHS else {}


def _days(
    text: str, sentences: Sequence[Sentence], headings: Mapping[int, Frame], today: date | None
) -> Iterator[tuple[int, Frame]]:
    """The days of a month's heading that open sentences within a paragraph, for these and what follows.

    So do years: "2019: The FDA approved X. 2020: The EU followed".
    """
    for block, parts in groupby(sentences, key=lambda s: s.block.number):
        month = headings.get(block)
        day: Frame | None = None
        for part in parts:
            if month and month.month:
                day = _day_entry(text[part.start : part.end], part.start, month) or day
            elif part.start > part.block.start and (said := _YEAR_ENTRY.match(text, part.start, part.end)):
                day = _frame(said["date"], said.start("date"), today, None)
            if day:
                yield part.number, day


def _items(text: str, sentences: Sequence[Sentence], today: date | None, alone: Alone) -> Items:
    """The news of a digest; none where not most of the days on the page stand below a headline."""
    found = Items({}, {})
    groups = [list(group) for _, group in groupby(sentences, key=lambda s: s.block.number)]
    dated = {n: day for n, parts in enumerate(groups) if n and (day := _day_of(text, parts, today, alone))}
    under = [n for n in dated if n - 1 not in dated and _is_headline(text, groups[n - 1])]
    if len(under) < LEAST_ITEMS or len(under) < MOST_DAYS * len(dated):
        return found
    for place, following in zip(under, [*under[1:], len(groups) + 1], strict=True):
        headline, bare = groups[place - 1], _heading(_line(text, groups[place]), 0, today, None)
        for number in range(place - 1, min(following - 1, len(groups))):
            block = groups[number][0].block.number
            found.headline[block] = headline
            if number <= place + (bare is not None):
                found.days[block] = dated[place]
    return found


def _day_of(text: str, parts: Sequence[Sentence], today: date | None, alone: Alone) -> Frame | None:
    """The whole day that a block opens with, or is."""
    line, start = _line(text, parts), parts[0].start
    if parts[0].block.section:
        return None
    match = _ENTRY.match(line)
    frame = alone(line, start)
    if frame is None and match:
        frame = _frame(match["date"], start + match.start("date"), today, None)
    return frame if frame and len(frame.notation or "") == _DAY else None


def _is_headline(text: str, parts: Sequence[Sentence]) -> bool:
    block = parts[0].block
    long = len(text[block.start : block.end].split()) >= HEADLINE
    return block.heading and not block.item and not block.section and long


def _line(text: str, parts: Sequence[Sentence]) -> str:
    return text[parts[0].start : parts[-1].end]


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence, str]]:
    """Each block's number, its first sentence and its text."""
    for number, parts in groupby(sentences, key=lambda s: s.block.number):
        opening, *others = parts
        last = others[-1] if others else opening
        yield number, opening, text[opening.start : last.end]


def _heading(line: str, start: int, today: date | None, above: Frame | None) -> Frame | None:
    """The frame of a line that is nothing but a date."""
    if len(line) > LONGEST:
        return None
    return _frame(line, start, today, above)


def _entry(line: str, start: int, today: date | None, above: Frame | None) -> Frame | None:
    """The frame of a line that opens with a date and a colon or dash; the article's own day is a dateline."""
    if day := _day_entry(line, start, above):
        return day
    match = _ENTRY.match(line) or _DAY_SENTENCE.match(line)
    if not match:
        return None
    frame = _frame(match["date"], start + match.start("date"), today, above)
    if frame is None or (today and frame.notation == today.isoformat()):
        return None
    return frame


def _day_entry(line: str, start: int, month: Frame | None) -> Frame | None:
    """The frame of a line that opens with a day of the month above it."""
    day = _DAY_ENTRY.match(line) if month and month.month else None
    if day is None or month is None or month.window.earliest is None:
        return None
    window = day_in(month.window.earliest.year, month.window.earliest.month, int(day[1]))
    return (
        Frame(start + day.start(1), start + day.end(1), notation_of(window), window, True) if window else None
    )


def _frame(words: str, start: int, today: date | None, above: Frame | None) -> Frame | None:
    # Most lines have no date, and the lead-ins below bring none.
    in_full, leaning = holds_year(words), may_lean(words, 0, len(words))
    if not in_full and not leaning:
        return None
    lean = Lean(Side.SAME_YEAR if _is_year(above) else Side.NEAR, above.window) if above else None
    for lead_in in ("", "in ", "in the "):
        said = lead_in + words
        place = start - len(lead_in)
        for found in absolute_dates(said) if in_full else ():
            if _alone(said, found.start, found.end):
                window = window_of(found.notation)
                return Frame(max(start, place + found.start), place + found.end, found.notation, window, True)
        relatives = relative_dates(said, 0, len(said), today, lean=lambda _: lean) if leaning else ()
        for relative in relatives:
            if relative.window.earliest and _alone(said, relative.start, relative.end):
                notation = notation_of(relative.window)
                if today and not above and today - relative.window.earliest > _LONG_AGO:
                    return None  # a calendar of what is to come
                return Frame(
                    max(start, place + relative.start),
                    place + relative.end,
                    notation,
                    relative.window,
                    bool(above and above.stated),
                )
    return None


def _is_year(frame: Frame) -> bool:
    return len(frame.notation or "") == len("2023")


def _alone(words: str, start: int, end: int) -> bool:
    """Whether hardly a word stands beside words[start:end]."""
    return bool(_SMALL_WORDS.fullmatch(words[:start]) and _SMALL_WORDS.fullmatch(words[end:]))
