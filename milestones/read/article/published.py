"""The day on which an article appeared, as its own head tells it, and how far that is believed.

Where a day is looked for: in the head, that is the first lines up to the first long paragraph:

* a line that is there to give the day: "3 July 2023", "Published on ...", "By A. Writer | Sept. 9, 2020";
* a dateline: "SHANGHAI, July 3, 2023 /PRNewswire/ -- ..."; without a place only before running text;
* failing both, a day with its time of day among the first words, where a page's lines ran together.

Only whole days count. Not looked at: prose ("in October 2022", "as of March 20, 2022"), bulleted lines,
timelines ("30 June 2023: ..."), lists at the foot, calendars of events.

Of several days the one nearest to the running text counts; a page's clock yields to all others. Of the
days of a digest's news the latest counts.

Trust. A page saved from the web often shows above its headline the day on which it was *fetched*. Such a
line holds the weekday and the date and nothing else. It is DOUBTFUL where the text cannot support it: the
latest month or day that the running text names lies more than a year before it. A day that stands below the
headline or shares its line with a byline or place, that is supported, or that no date in the text speaks
against, is FOUND.

These rules are our own: no standard says where an article shows its day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from milestones.extract.dates.daylines import DayLine, dateline, day_line, stamped, weight
from milestones.extract.dates.full import absolute_dates
from milestones.model.article import DateTrust, Published
from milestones.model.dates import window_of
from milestones.read.article.paragraphs import HEAD, Paragraph, paragraphs

_SUPPORT = timedelta(days=366)
"""How far the text's latest date may lie before the article's day: a year, leap day included."""
_RUN_TOGETHER = 600
"""Characters at the start of the text in which a day with its time of day is the article's."""
_DIGEST = 3
"""So many days in the head are those of a digest's news."""
_LEAST_WORDS = 12
"""Words of a line that counts as running text."""
_MONTH_OR_DAY = (len("2023-06"), len("2023-06-30"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    day: date
    page_clock: bool
    start: int


def find_published(text: str, head: list[Paragraph], headline: int | None) -> Published | None:
    """The article's day; None where the head shows none.

    `head` is what `paragraphs.head` gives, `headline` the offset of the headline or None.
    """
    found = list(_candidates(text, head, len(text) if headline is None else headline))
    if not found:
        run_together = stamped(text[:_RUN_TOGETHER])
        return Published(run_together.day, DateTrust.FOUND) if run_together else None
    if len({candidate.day for candidate in found if not candidate.page_clock}) >= _DIGEST:
        return Published(max(candidate.day for candidate in found), DateTrust.FOUND)
    best = max(found, key=lambda candidate: (not candidate.page_clock, candidate.start))
    doubtful = best.page_clock and not _supported(text, head, best.day)
    return Published(best.day, DateTrust.DOUBTFUL if doubtful else DateTrust.FOUND)


def _candidates(text: str, head: list[Paragraph], headline: int) -> Iterator[_Candidate]:
    for number, line in enumerate(islice(paragraphs(text), HEAD)):
        found = _day_of(line, in_head=number < len(head))
        if found:
            yield _Candidate(found.day, found.clock and line.start < headline, line.start)


def _day_of(line: Paragraph, in_head: bool) -> DayLine | None:
    if not in_head:
        return dateline(line.text, place_needed=True) if line.long else None
    # The plain line is tried first: "Friday, June 14, 2024 - 10:32" is a clock, not a dateline.
    plain = None if line.long or line.bulleted else day_line(line.text)
    running = line.sentence and weight(line.text) >= _LEAST_WORDS
    return plain or dateline(line.text, place_needed=line.bulleted or not running)


def _supported(text: str, head: list[Paragraph], day: date) -> bool:
    """Whether the running text names a month or day within the year before `day` or later, or none at all."""
    latest = [
        last
        for line in paragraphs(text)
        if (line not in head or line.long) and line.sentence and weight(line.text) >= _LEAST_WORDS
        for found in absolute_dates(line.text)
        if len(found.notation) in _MONTH_OR_DAY and found.notation[5].isdigit()
        for last in [window_of(found.notation).latest]
        if last
    ]
    return not latest or max(latest) >= day - _SUPPORT
