"""A day as metadata write it → the day, as it stands there: no time zone is reckoned with."""

import re
from datetime import UTC, date, datetime

from milestones.read.days import day_of, first_day

_ISO = re.compile(r"\D{0,3}(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?\d{4,6}Z?)?")
_EPOCH = re.compile(r"(1\d{9})(?:\.\d+|\d{3})?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_MONTHS = 12
_AMERICAN = re.compile(r"en[-_](?:us|ph)\b", re.IGNORECASE)
_NAMED_ZONE = re.compile(r"^\w{3} (\w{3}) (\d{1,2}) [\d:]+ \w{2,5} (\d{4})$")


def written_day(value: str | None, language: str = "") -> date | None:
    """The whole day that a value states; None for less than a day, and for years no article is from.

    `language` (an RFC 5646 tag) decides 7/3/2023: the month comes first in American English, the day in
    the languages that do so; "en" alone tells nothing.
    """
    said = " ".join((value or "").split())
    if not said or len(said) > 100:
        return None
    if match := _ISO.match(said) or _DIGITS.fullmatch(said):
        return day_of(*match.groups())
    if match := _EPOCH.fullmatch(said):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    if match := _NAMED_ZONE.match(said):
        said = f"{match[1]} {match[2]}, {match[3]}"
    return first_day(said) or (_slashed(said, language) if language else None)


def _slashed(said: str, language: str) -> date | None:
    match = _SLASHED.search(said)
    if not match or (language.lower() == "en" and int(match[1]) <= _MONTHS):
        return None
    first, second, year = match.groups()
    return day_of(year, first, second) if _AMERICAN.match(language) else day_of(year, second, first)
