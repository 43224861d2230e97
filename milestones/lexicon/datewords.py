"""Words that dates are made of (datewords.toml)."""

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


@cache
def date_words() -> DateWords:
    """The words of datewords.toml."""
    data = toml_file("datewords.toml")
    return DateWords(data["months"], data["weekdays"], data["numbers"], data["ordinals"])
