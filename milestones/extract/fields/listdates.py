"""Which date of a list is whose, where an event has several places, medicines or diseases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from milestones.extract.dates.tolddate import Told
from milestones.extract.text.document import Sentence

_AND = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
AND_THEN_IN = re.compile(r"\b(?:and|but|then)(?:\s+then)?,\s+(?:(?:since|in|on|from)\s+)?$")
"""Ends with what leads in to the time of the next act: "gave it status and, last July, put it first"."""
_LISTED_DATES = re.compile(
    r"\s*(?:,|and|,\s*and|&)\s*(?:(?:in|on|since)\s+)?(?:(?:late|early|mid)[\s-]+)?(?:the\s+)?", re.I
)
_GOES_ON = re.compile(
    r",?\s+(?:it|they|he|she|we|(?:the|its?|their)\s+\w+)\s+(?:\w+ly\s+)?(?:also\s+)?(?:was|were|is|has|had|have|got|won|received)\b"
)
"""Behind the last date of a row: it opens a clause of its own."""
_PARTED = re.compile(
    r"[.;:]\s|\b(?:was|were|is|are|has|have|had|while|then|later|who|which)\b", re.IGNORECASE
)
"""Parts two names that do not stand in one list."""
_AT_HOME = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\s+(?:in|of)\s+(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}(?=[\s,])|,?\s+\([^()]{1,40}\))"
)
"""Behind an authority: its country, before its day: "by the FDA in the United States in May"."""
_ITS_USE = re.compile(
    r"\)?\s+(?:for|in|against|to\s+treat)\s(?:(?!and\b|or\b)[\w'’/-]+\s){1,8}\((?:[a-z]+\s){0,3}"
)
"""From a medicine to the bracket with its day: "for eosinophilic esophagitis in teenagers ("."""
_FOR_NEXT = re.compile(r"\s+(?:for|in|against|to\s+treat)\s")


@dataclass(frozen=True, slots=True)
class Beside:
    """Names of one sort that share an event: where each ends, and the end of the one that is dated."""

    ends: Sequence[int]
    here: int


def own_item(sentence: Sentence, told: Told, items: Beside, dates: Sequence[Told]) -> float:
    """What it costs that a date stands beside another name than the one that is dated.

    A date belongs to the name directly before it ("from the FDA in May"), else to the one directly behind it
    ("since May, in Europe"). Where no other of the `dates` stands between two names they share it ("by the
    FDA and the EMA in 2019").
    """
    text = sentence.text

    def count(left: int, right: int) -> int:
        # "Zelvora® for gout in May": the mark is no word.
        return sentence.words_between(left + (text[left : left + 1] in ("®", "™")), right)

    behind = [
        end
        for end in items.ends
        if end <= told.start
        and (
            count(_home_end(text, end, told.start), told.start) <= 3
            or _ITS_USE.fullmatch(text, end, told.start)
        )
        and not _AND.search(text, end, told.start)
    ]
    ahead = [
        end
        for end in items.ends
        if end > told.end
        and count(told.end, end) <= 4
        and not _AND.search(text, told.end, end)
        # "In May, followed by Orvance in June": that name has its own date.
        and not any(end <= other.start and count(end, other.start) <= 1 for other in dates)
    ]
    if not behind and not ahead:
        return 0.0
    # "In 2019 for gout, in 2020 for lupus": the comma parts the date from what stands before it.
    opens = behind and ahead and _FOR_NEXT.match(text, told.end) and "," in text[max(behind) : told.start]
    own = max(behind) if behind and not opens else min(ahead)
    if own == items.here:
        bracketed = own <= told.start and "(" in text[own : told.start]
        return -60.0 if bracketed else -30.0
    left, right = sorted((own, items.here))
    apart = any(left <= other.start < right for other in dates) or _PARTED.search(text, left, right)
    return 60.0 if apart or items.here > told.end else 0.0


def _home_end(text: str, end: int, until: int) -> int:
    """Where a name ends with the country behind it."""
    home = _AT_HOME.match(text, end, until)
    return home.end() if home else end


def of_the_next(text: str, told: Told, items: Beside) -> bool:
    """Whether a date leads in to the next name of a list: "in the U.S. and, since May, in Europe"."""
    if not items.here <= told.start or max(items.ends) <= told.end:
        return False
    return AND_THEN_IN.search(text, items.here, told.start) is not None


def in_order(text: str, dates: Sequence[Told], items: Beside) -> Told | None:
    """The date of one name where as many dates as names stand in one list behind them or before them."""
    ends = sorted(set(items.ends))
    rows = [dates[number : number + len(ends)] for number in range(len(dates) - len(ends) + 1)]
    for row in rows:
        listed = all(_listed(text, one, other) for one, other in pairwise(row))
        listed = listed and not _GOES_ON.match(text, row[-1].end)
        if listed and (row[0].start >= ends[-1] or row[-1].end <= ends[0]):
            return row[ends.index(items.here)] if items.here in ends else None
    return None


def _listed(text: str, one: Told, other: Told) -> bool:
    """Whether two dates stand next to one another in a list; the "and" can belong to the second."""
    joined = text[other.start : other.start + 4].lower() == "and " and text[one.end : other.start].isspace()
    return joined or _LISTED_DATES.fullmatch(text, one.end, other.start) is not None
