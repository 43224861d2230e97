"""Words that dates are made of in Chinese, Japanese and Korean (eastasian.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file

_LEANING = {
    "same_year": 0,
    "same_month": 0,
    "same_day": 0,
    "next_day": 1,
    "previous_day": -1,
    "next_year": 1,
    "next_month": 1,
}


@dataclass(frozen=True, slots=True)
class EasternDateWords:
    """Words and the numbers that they stand for."""

    units: Mapping[str, Mapping[str, int]]
    """For "day", "week", "month" and "year": words and how many units they lie from the article's day."""
    leaning: Mapping[str, Mapping[str, int]]
    """For "day", "month" and "year": words and how many units they lie from the date told before."""
    eras: Mapping[str, int]
    """The year of our era before an era's first."""
    numbers: Mapping[str, int]
    past: tuple[str, ...]
    """Words before a month or day that is past."""
    coming: tuple[str, ...]
    tally: tuple[str, ...]
    """Words behind a year in which events are counted: "올해만 셋"."""


@cache
def eastern_date_words() -> EasternDateWords:
    """The words of eastasian.toml."""
    data = toml_file("eastasian.toml")
    relative = data["relative"]
    leaning: dict[str, dict[str, int]] = {}
    for key, step in _LEANING.items():
        leaning.setdefault(key.partition("_")[2], {}).update(dict.fromkeys(relative[key], step))
    return EasternDateWords(
        {unit: relative[unit] for unit in ("day", "week", "month", "year")},
        leaning,
        data["eras"]["years"],
        data["ordinals"]["numbers"],
        tuple(relative["past"]),
        tuple(relative["coming"]),
        tuple(relative["tally"]),
    )
