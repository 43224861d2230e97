"""Dates that a text gives in full: found with their place, written in the notation of `model.dates`.

Only what stands there is read: "June 2023" stays a month, "second quarter of 2023" a quarter. Dates whose
year must be inferred are `relative_dates`' matter.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from milestones.extract.dates.bare import named_day
from milestones.lexicon.datewords import date_words
from milestones.lexicon.languages import months
from milestones.lexicon.wordpatterns import ByWords, first_words, words_in
from milestones.model.dates import DateNotationError, window_of

_YEAR = re.compile(r"[1-4QHqh](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=[QHqh])[1-4]|(?<=[1-4])[QHqh])")
"""What every form has in it. It looks back behind the first character only: Python leaps to one of a set."""
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"[1-4QHqh](?:(?<=[QHqh])[1-4]|(?<=[1-4])[QHqh])")
_PART = ("Q1",)
"""Stands among the words of a text that names a quarter or a half, for what is glued to it: "2Q23"."""
_NUMBERED = re.compile(r"\d[-/.]\s?\d")
_NUMBERS = ("1.1",)
"""Stands among them where a date can be given in numbers: "30.6.2023"."""
_EDGES = {"opening": 1, "last": 4, "final": 4, "closing": 4}
"""Quarters told by where they stand in a year that is given."""
MONTHS = 12
BESIDE = 60
"""Within so many characters of it the whole form stands, and what must not follow it."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its place, its notation ("2023-06-30", "2023-Q2"), and the form it was found by."""

    start: int
    end: int
    notation: str
    form: str


def _either(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _forms() -> ByWords[tuple[str, re.Pattern[str]]]:
    """The forms, each with its name; the first that fits at a place wins.

    The patterns have groups y, m (number), month (word), d, q, h. With each go the words or marks of which it
    needs one, as `words_in` gives them, _PART or _NUMBERS.
    """
    ordinals, foreign = _either(date_words().ordinals), _either(months())
    month = rf"(?P<month>{_either(date_words().months)})\.?"
    year = r"(?P<y>(?:19|20)\d\d)"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    english, acts = date_words().months, date_words().dated_acts
    named = date_words().named_days
    halves = ("first", "second", "1st", "2nd", "1h", "2h", "h1", "h2", "back half", "latter half")
    calendar = r"(?:\s+calendar(?:\s+year)?)?"
    sources: tuple[tuple[Iterable[str], str], ...] = (
        (english, rf"{month}(?:\s+|(?<=\.)){day}(?:,?\s+|,){year}"),
        # Of several days the last: "September 16-19, 2024".
        (english, rf"{month}\s+\d{{1,2}}\s?(?:[-–—]|to|and|through)\s?{day},?\s+{year}"),
        (english, rf"{day}(?:\s+(?:of\s+)?|-){month}(?:,?\s+|-){year}"),
        (_NUMBERS, rf"{year}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)"),
        (_NUMBERS, rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{year}"),
        (_NUMBERS, rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/{year}"),
        ("年년", rf"{year}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日일号])?"),
        (english, rf"{month},?\s+(?:of\s+)?{year}"),
        (
            first_words([*named, "christmas"]),
            rf"(?:(?:(?P<n>{_either(date_words().numbers)}|\d)\s+days?|the\s+day)\s+before\s+(?P<feast>christmas|{_either(named)})"
            rf"|(?P<named>{_either(named)})),?\s+(?:in\s+|of\s+)?{year}",
        ),
        (
            ("quarter",),
            rf"(?P<q>{ordinals}|{_either(_EDGES)}){calendar}[-\s]quarter(?:\s+of|,)?(?:\s+fiscal|{calendar})\s+{year}",
        ),
        (_PART, rf"Q(?P<q>[1-4])(?:,\s|[-\s/]?(?:of\s+)?){year}"),
        (_PART, rf"(?P<q>[1-4])Q(?:,\s|[-\s/]?){year}"),
        (first_words(halves), rf"(?P<h>{'|'.join(halves)})(?:[-\s]half)?(?:\s+of|,)?{calendar}\s+{year}"),
        (_PART, rf"{year}\s?[-/]?\s?(?:Q(?P<q>[1-4])|H(?P<h>[12]))\b"),
        (("mid", "early", "late", "end"), rf"(?:mid|early|late|(?:year[-\s]+)?end)[-\s]+(?:of\s+)?{year}"),
        ("年", rf"{year}年"),
        # In another language, whose head is read before its gloss is made: "12 de marzo de 2024".
        (
            first_words(months()),
            rf"(?P<d>\d{{1,2}})(?:[.º°]|er)?\s+(?:de\s+)?(?P<month>{foreign})\s+(?:del?\s+)?{year}",
        ),
        (first_words(acts), rf"(?<=\s){year}(?=\s+(?:[a-z]+\s+){{0,2}}(?:{_either(acts)})\b)"),
        (
            _PART,
            r"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|H(?P<h>[12])|(?P<h2>[12])H)\s?['’]?(?P<yy>[0-4]\d)(?!\s?%)",
        ),
    )
    forms = [
        (needed, re.compile(rf"(?<![0-9A-Za-z./]){source}(?![0-9A-Za-z]|/(?!/))", re.IGNORECASE))
        for needed, source in sources
    ]
    forms.append(((*_BEFORE_YEAR, *date_words().acts_before_year, "("), _bare_year()))
    return ByWords((needed, (f"form-{number}", form)) for number, (needed, form) in enumerate(forms))


_BEFORE_YEAR = (
    *(
        "in",
        "since",
        "during",
        "within",
        "of",
        "by",
        "until",
        "from",
        "late",
        "early",
        "mid",
        "throughout",
        "for",
    ),
    *(
        "year",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "as far back as",
        "as long ago as",
        "back to",
        "as early as",
        "as late as",
        "as recently as",
        "fiscal",
    ),
    # What was put off: "has slipped to 2027".
    *(
        f"{verb} {to}"
        for verb in (
            "slipped",
            "slips",
            "slid",
            "slides",
            "pushed",
            "moved",
            "delayed",
            "postponed",
            "deferred",
            "out",
        )
        for to in ("to", "into")
    ),
    "back into",
)
"""A year alone is a date only after one of these words, or in brackets."""


@cache
def _bare_year() -> re.Pattern[str]:
    behind = r"(?!\w|[-/]\d|,\d|\.\d|\s?%)"
    acts = date_words().acts_before_year
    # Python tries each word at each place: none where none of them begins.
    opens = "".join(sorted({word[0].lower() for word in (*_BEFORE_YEAR, *acts)}))
    return re.compile(
        rf"\b(?=[{opens}])(?:(?:{'|'.join(_BEFORE_YEAR)})[-\s]+(?P<y>(?:19|20)\d\d){behind}"
        rf"|(?:{_either(acts)}),?\s(?P<of_act>(?:19|20)\d\d)(?=[^\S\n]*(?:[.,;:)|\n]|\Z)))"
        rf"|\((?:[A-Z]{{2,6}},\s)?(?P<in_brackets>(?:19|20)\d\d)\)",
        re.IGNORECASE,
    )


_BARE = ("y", "of_act", "in_brackets")
"""The groups of which one holds a year alone."""
_LISTED_YEAR = re.compile(
    r"(?<=\d{4})(?:,|,?\s+and|,?\s+or)\s+(?P<y>(?:19|20)\d\d)(?!\w|[-/]\d|,\d|\.\d|\s?%)"
)
"""A year behind another one of a list: "in 2019, 2020 and 2021"."""


def _month(word: str) -> int:
    known = date_words().months
    return known[word] if word in known else known[months()[word].lower()]


def _notation(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    year = found.get("y") or found.get("of_act") or found.get("in_brackets") or f"20{found['yy']}"
    if quarter := found.get("q") or found.get("q2"):
        known = {**_EDGES, **date_words().ordinals}
        text = f"{year}-Q{quarter if quarter.isdigit() else known[quarter.lower()]}"
    elif name := found.get("named") or found.get("feast"):
        said = (found.get("n") or "").lower()
        days = int(said) if said.isdigit() else date_words().numbers.get(said, bool(found.get("feast")))
        text = str(date(int(year), *named_day(name)) - timedelta(days))
    elif half := found.get("h") or found.get("h2"):
        text = f"{year}-H{1 if '1' in half or half.lower() == 'first' else 2}"
    else:
        word = found.get("month")
        month = _month(word.lower()) if word else found.get("m")
        text = year + (f"-{int(month):02}" if month else "")
        text += f"-{int(found['d']):02}" if found.get("d") else ""
    try:
        window_of(text)
    except DateNotationError:
        return None
    return text


_SLASHED = re.compile(r"(\d(?<![\d/].)\d?)/(\d{1,2})/\d{4}(?![\d/])")


def _ambiguous(match: re.Match[str]) -> bool:
    """6/7/2023 is June in one country and July in another; 6/30/2023 is June everywhere."""
    slashed = _SLASHED.fullmatch(match.group())
    return bool(slashed and int(slashed[2]) <= MONTHS and slashed[1] != slashed[2])


def _is_american(text: str) -> bool:
    """Whether the text's other dates tell how it writes them: 1/27/2023 beside 2/1/2023."""
    slashed = _SLASHED.findall(text) if "/" in text else ()
    written = [(int(first), int(second)) for first, second in slashed]
    american = any(second > MONTHS for _, second in written)
    return american and not any(first > MONTHS for first, _ in written)


def holds_year(text: str) -> bool:
    """Whether anything stands in the text that can be the year, quarter or half of a date."""
    return _YEAR.search(text) is not None


def absolute_dates(text: str) -> list[FoundDate]:
    """All dates that `text` gives with their year, in order of place; none overlaps another."""
    found: list[FoundDate] = []
    spans = list(_around_years(text))
    if not spans:
        return found
    american = cache(partial(_is_american, text))
    taken: set[int] = set()
    for span in spans:
        said = words_in(text, *span)
        if _QUARTER.search(text, *span):
            said = said.union(_PART)
        if _NUMBERED.search(text, *span):
            said = said.union(_NUMBERS)
        for name, form in _forms().among(said):
            if form is _bare_year() and all(
                year.start() in taken for year in _WHOLE_YEAR.finditer(text, *span)
            ):
                continue
            for match in form.finditer(text, *span):
                start, end = match.span()
                if form is _bare_year():
                    start, end = match.span(next(group for group in _BARE if match[group]))
                notation = None if _ambiguous(match) and not american() else _notation(match)
                if notation and taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    found.append(FoundDate(start, end, notation, name))
    found += [year for date in found for year in _listed_years(text, date.end, taken)]
    return sorted(found, key=lambda date: date.start)


def _listed_years(text: str, end: int, taken: Set[int]) -> Iterator[FoundDate]:
    """The years of a list that go on behind a date, up to one that is `taken` as part of another."""
    while (match := _LISTED_YEAR.match(text, end)) and taken.isdisjoint(range(*match.span("y"))):
        end = match.end()
        yield FoundDate(match.start("y"), end, match["y"], "listed year")


def _around_years(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text in which alone a form can stand: the years, with what belongs to a date."""
    left = right = 0
    for match in _YEAR.finditer(text):
        if match.start() - BESIDE > right:
            if right:
                yield left, right
            left = max(0, match.start() - BESIDE)
        right = match.end() + BESIDE
    if right:
        yield left, right
