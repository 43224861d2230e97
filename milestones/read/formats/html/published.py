"""The day on which a page's article appeared, and how far that is believed.

GIVEN is what metadata state: JSON-LD, `<meta>`, `itemprop="datePublished"` of the article itself. FOUND is
what stands around the headline (`<time>`, a line that is there to give the day) or in the address. DOUBTFUL
is what can be the page's clock: a weekday and a day above the headline, `<meta name="date">` that says the
day of such a clock; and what htmldate makes of the rest of the page.

A line in the head, foot or side of a page is never the article's. The day of a change is none of
publication.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from itertools import islice

from lxml.html import HtmlElement

from milestones.extract.dates.daylines import DayLine, dateline, day_line, weight
from milestones.model.article import DateTrust, Published
from milestones.read.formats.html.addresses import day_in_path
from milestones.read.formats.html.days import written_day
from milestones.read.formats.html.metatags import DATED, PUBLISHED, MetaTags
from milestones.read.formats.html.scene import Line, edited

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Recipe|Blog|WebPage)\b")
_GREENWICH = re.compile(r"\d\d:\d\d.*(?:Z|[+-]00:?00|GMT|UTC)$")
_BEFORE, _AFTER, _LONG, _WORDS = 8, 30, 2, 120
"""Lines around the headline, and how much of those behind it may be running text: lines, or words of all."""
_PIECE, _SHORT = 60, 80
"""Characters of the longest text between tags that is a day, and of a line that is a clock."""
_NEWEST, _OLDEST = "2199-12-31", "1990-01-01"
"""No clock is asked: what htmldate holds for possible must not change from day to day."""


def published(
    root: HtmlElement,
    tags: MetaTags,
    described: str | None,
    lines: list[Line],
    place: int | None,
    url: str | None,
    language: str,
) -> Published | None:
    """The article's day; None where the page tells none. `place` is the headline's among the `lines`."""
    near = list(_near(lines, place, language))
    shown = [*(one.day for one in near if not one.clock), *filter(None, [day_in_path(url)])]
    stated = (described, *(tags[name] for name in PUBLISHED if name in tags))
    for one in stated:
        if day := written_day(one, language):
            return Published(_local(day, one or "", shown), DateTrust.GIVEN)
    if given := _of_item(lines, place, language):
        return Published(given, DateTrust.GIVEN)
    clocks = {day for line in lines if line.chrome and (day := _clock(line, language))}
    shown = shown or _only_stamp(lines, language)
    if shown:
        return Published(shown[0], DateTrust.FOUND)
    dated = next((day for name in DATED if (day := written_day(tags.get(name), language))), None)
    clocks |= {one.day for one in near if one.clock}
    if dated:
        return Published(dated, DateTrust.DOUBTFUL if dated in clocks else DateTrust.FOUND)
    guess = _guessed(root, url) or min(clocks, default=None)
    return Published(guess, DateTrust.DOUBTFUL) if guess else None


def _local(day: date, stated: str, shown: list[date]) -> date:
    """The day as the page shows it, where that is the one beside a day stated with a time at Greenwich."""
    if _GREENWICH.search(stated):
        return next((one for one in shown[:2] if abs(one - day) == timedelta(days=1)), day)
    return day


def _of_item(lines: list[Line], place: int | None, language: str) -> date | None:
    """The `datePublished` of the article itself: the one nearest behind the headline, or the only one."""
    days = [
        (number, day)
        for number, line in enumerate(lines)
        for stamp in line.stamps
        if not line.chrome and not stamp.edited and _states(stamp.element)
        if (day := written_day(stamp.value, language))
    ]
    if len({day for _, day in days}) == 1:
        return days[0][1]
    around = [] if place is None else [one for one in days if -_BEFORE <= one[0] - place <= _AFTER]
    return min(around, key=lambda one: abs(one[0] - (place or 0)))[1] if around else None


def _only_stamp(lines: list[Line], language: str) -> list[date]:
    """The day of all stamps of the page that belong to no other thing, where they agree."""
    days = {
        day
        for line in lines
        for stamp in line.stamps
        if not line.chrome and not stamp.edited and (day := written_day(stamp.value, language))
    }
    return list(days) if len(days) == 1 else []


def _states(element: HtmlElement) -> bool:
    """Whether an element is, or is in, one that states when an article was published."""
    stating = next(
        (
            one
            for one in (element, *islice(element.iterancestors(), 3))
            if "datePublished" in f"{one.get('itemprop') or ''} {one.get('property') or ''}"
        ),
        None,
    )
    if stating is None:
        return False
    owner = next((one for one in stating.iterancestors() if "itemscope" in one.attrib), None)
    return owner is None or bool(_ARTICLE.search(owner.get("itemtype") or "Article"))


def _near(lines: list[Line], place: int | None, language: str) -> Iterator[DayLine]:
    """The days around the headline: those behind it in order, then those before it, the nearest first.

    The days of changes come last.
    """
    if place is None:
        return
    late: list[DayLine] = []
    for behind, line in _around(lines, place):
        day, late_one = _day_of(line, behind, language)
        if day and late_one:
            late.append(day)
        elif day:
            yield day
    yield from late


def _around(lines: list[Line], place: int) -> Iterator[tuple[bool, Line]]:
    long = words = 0
    for line in lines[place : place + _AFTER + 1]:
        long += line.long
        words += weight(line.text)
        if not line.chrome:
            yield True, line
        if long >= _LONG or words >= _WORDS:
            break
    for line in reversed(lines[max(0, place - _BEFORE) : place]):
        if not line.chrome:
            yield False, line


def _day_of(line: Line, behind: bool, language: str) -> tuple[DayLine | None, bool]:
    """The day of a line near the headline, and whether it is that of a change; a clock stands above only."""
    for stamp in sorted(line.stamps, key=lambda one: one.edited):
        if day := written_day(stamp.value, language) or written_day(line.text, language):
            return DayLine(day), stamp.edited or edited(line.text)
    if line.long:
        return dateline(line.text, place_needed=True), False
    said = day_line(line.text) or dateline(line.text)
    if said:
        return DayLine(said.day, clock=said.clock and not behind), edited(line.text)
    for before, piece in zip(("", *line.pieces), line.pieces, strict=False):
        day = written_day(piece, language) if len(piece) <= _PIECE else None
        if day and (said := day_line(piece) or DayLine(day)):
            return DayLine(said.day, clock=said.clock and not behind), edited(before) or edited(piece)
    return None, False


def _clock(line: Line, language: str) -> date | None:
    """The day that a line of the page's head, foot or side shows."""
    said = day_line(line.text) if len(line.text) < _SHORT else None
    stamped = (written_day(stamp.value, language) for stamp in line.stamps)
    return said.day if said else next(filter(None, stamped), None)


def _guessed(root: HtmlElement, url: str | None) -> date | None:
    """What htmldate finds in all of the page; no day that it makes of a year alone."""
    from htmldate import find_date

    page = deepcopy(root)
    for script in list(page.iter("script")):
        script.drop_tree()  # What it says of the article is known by now; the rest is about other things.
    try:
        said = find_date(page, original_date=True, url=url, min_date=_OLDEST, max_date=_NEWEST)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return written_day(said) if said and not said.endswith("-01-01") else None
