"""Words that dates are made of (datewords.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file


@dataclass(frozen=True, slots=True)
class DateWords:
    """Lower-case words and the numbers they stand for."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday is 0, as in `datetime.date.weekday`."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    page_clock: re.Pattern[str]
    """Ends with words that say when a page was printed or fetched, not when the article appeared."""
    not_the_event: re.Pattern[str]
    """Ends with words before the date of something else than the event."""
    reporting_after: re.Pattern[str]
    """Begins with such a verb: "today announced"."""
    reporting: re.Pattern[str]
    """Ends with a verb of speaking: the day after it is when somebody told of the event."""


@cache
def date_words() -> DateWords:
    """The words of datewords.toml."""
    data = toml_file("datewords.toml")
    before = "|".join(map(re.escape, data["not_the_event"]["before"]))
    clock = "|".join(data["page_clock"]["words"])
    reporting = "|".join(data["reporting"]["words"])
    return DateWords(
        data["months"],
        data["weekdays"],
        data["numbers"],
        data["ordinals"],
        re.compile(rf"\b(?:{clock})\W*(?:on\s+)?(?:\w+,?\s*)?$", re.IGNORECASE),
        re.compile(rf"(?:{before})\s+(?:\w+\s+)?$", re.IGNORECASE),
        re.compile(rf"\s+(?:{reporting})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{reporting})\s+(?:on\s+|late\s+|earlier\s+)?$", re.IGNORECASE),
    )
