"""Words that dates are made of (datewords.toml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file
from milestones.lexicon.wordpatterns import alternatives


@dataclass(frozen=True, slots=True)
class DateWords:
    """Lower-case words and the numbers they stand for."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday is 0, as in `datetime.date.weekday`."""
    short_weekdays: Mapping[str, int]
    """Weekdays cut short: some are words ("Sun", "Sat"), so they count behind "on" and its like."""
    seasons: Mapping[str, int]
    """The month in which a season begins."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    named_days: Mapping[str, str]
    """Month and day: "02-14"."""
    dated_acts: frozenset[str]
    """Nouns before which a year alone is a date: "its 2019 approval"."""
    acts_before_year: frozenset[str]
    """Words behind which a year that ends its clause is a date: "approved 2014"."""
    page_clock: re.Pattern[str]
    """Ends with words that say when a page was printed or fetched, not when the article appeared."""
    not_the_event: re.Pattern[str]
    """Ends with words before the date of something else than the event."""
    performance: re.Pattern[str]
    """Ends with words before a time in which a share rose or fell."""
    superseded: re.Pattern[str]
    """Ends with words before a day that another one has taken the place of."""
    other_acts: re.Pattern[str]
    """Finds a verb of something else, whose date follows."""
    released: re.Pattern[str]
    """Opens a line that gives the day of a release."""
    looking_forward: re.Pattern[str]
    """Finds a word that expects the date behind it still."""
    reporting_after: re.Pattern[str]
    """Begins with such a verb, or a subject and the verb: "today announced", "on Friday Korvane said"."""
    soon: re.Pattern[str]
    """Finds a time that is only counted: "within 67 days"."""
    reporting: re.Pattern[str]
    """Ends with a verb of speaking: the day after it is when somebody told of the event."""


def _any(sources: Iterable[str]) -> str:
    """Regular expressions as alternatives; a space in them stands for any white space."""
    return "|".join(sources).replace(" ", r"\s+")


@cache
def date_words() -> DateWords:
    """The words of datewords.toml."""
    data = toml_file("datewords.toml")
    else_, spoken = data["not_the_event"], data["reporting"]
    reporting, to_whom = _any(spoken["words"]), _any(spoken["to_whom"])
    small = (
        r"(?:(?:on|in|at|by|for|the|of|from|early|late|mid|around|about|first|second|third|fourth)[\s-]+)*"
    )
    return DateWords(
        data["months"],
        data["weekdays"],
        data["short_weekdays"],
        data["seasons"],
        data["numbers"],
        data["ordinals"],
        data["named_days"],
        frozenset(data["dated_acts"]["nouns"]),
        frozenset(data["dated_acts"]["ending"]),
        re.compile(rf"\b(?:{_any(data['page_clock']['words'])})\W*(?:on\b\W*)?(?:\w+,?\s*)?$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(else_['before'])})\s+{small}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(data['performance']['before'])})\s+{small}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(else_['superseded'])})\s+{small}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(else_['other_acts'])})\b[^,;]{{0,70}}$", re.IGNORECASE),
        re.compile(rf"\W*(?:{_any(data['released']['words'])})\b", re.IGNORECASE),
        re.compile(
            rf"(?<!\bhad )(?<!\bwas )(?<!\bwere )\b(?:{_any(data['looking_forward']['words'])})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\s+(?:{reporting})\b|,?\s+(?:(?!that\b)[\w'’&.-]+\s+){{1,4}}?(?:{reporting})\b", re.IGNORECASE
        ),
        re.compile(rf"\b(?:{_any(data['soon']['words'])})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{reporting})\s+(?:{to_whom})?(?:(?:on|late|early|earlier|over|at)\s+)*$", re.IGNORECASE
        ),
    )


@cache
def written_months() -> str:
    """A regular expression for the months as texts write them, in full or cut short: "March", "Sept"."""
    return alternatives(word.capitalize() for word in date_words().months)


@cache
def written_weekdays() -> str:
    """The same for the days of the week."""
    return alternatives(word.capitalize() for word in date_words().weekdays)
