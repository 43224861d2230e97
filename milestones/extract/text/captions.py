"""Lines over tables that say what became of all medicines below: "Drugs approved in Australia, June 2024".

A table or a sheet of which no column tells what happened takes it from there, with the place and the time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.datewords import written_months
from milestones.lexicon.places import place_words
from milestones.lexicon.tables import caption_words, said_where
from milestones.lexicon.wordpatterns import alternatives

LONGEST = 120
"""Characters of the longest line over a table."""
NEAR = 3
"""So many lines above a table stands the line that says what it holds, those without words among them."""
SHORT = 4
"""Letters of the longest name that is known by its capitals alone."""
_TIME = re.compile(
    rf"(?:\b(?:in|during|on|for)\s+|[,:(|–—]\s*|^\s*)(?P<time>(?:(?P<day>\d{{1,2}})\s+)?(?:{written_months()})\.?"
    rf"\s+(?:(?P<behind>\d{{1,2}}),\s+)?20\d\d|(?:Q[1-4]\s+)?20\d\d)(?!\s*[-–—]\s*\d|\d)",
    re.IGNORECASE,
)
"""When all that stands below was done, not since when or up to when."""
_MONTH = re.compile(rf"\b(?P<time>(?:{written_months()})\s+20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a line says of all medicines below."""

    act: str
    """As a sentence says it: "was approved"."""
    where: str
    """"by the FDA", "in Japan"; "" where the line does not say."""
    when: str
    """"in March 2024"; "" where the line does not say."""


def caption_above(text: str, lines: Sequence[tuple[int, int]], number: int, title: str) -> Caption | None:
    """The caption of a table whose head is the line of this number."""
    for start, end in reversed(lines[max(0, number - NEAR) : number]):
        if text[start:end].strip():
            return caption(text[start:end], title)
    return None


def caption(line: str, title: str) -> Caption | None:
    """What a line says of the medicines below it; the headline may say where, and in which month."""
    line = line.strip(" #*:")
    if not line or len(line) > LONGEST or line[-1] in ".!?" or "|" in line or "\t" in line:
        return None
    told = list(_acts().finditer(line))
    acts = {caption_words().acts[" ".join(match.group().lower().split())] for match in told}
    if len(acts) != 1 or _denied().search(line):
        return None
    act = acts.pop()
    where = _where(line) or _where(title)
    if not where and "opinion" not in act:
        return None
    if "opinion" in act:
        where = where.replace("by ", "from ", 1) if where.startswith("by ") else ""
    return Caption(act, where, _when(line) or _when(title, _MONTH))


def _where(line: str) -> str:
    """How a sentence says the one place or authority that a line names first."""
    for found in _places().finditer(line):
        name = found.group()
        # "us" and "who" are none: short names stand in capitals.
        if name[0].isupper() and (len(name) > SHORT or name.isupper()):
            return said_where(name)
    return ""


def _when(line: str, pattern: re.Pattern[str] = _TIME) -> str:
    found = pattern.search(line)
    if found is None:
        return ""
    named = found.groupdict()
    return f"{'on' if named.get('day') or named.get('behind') else 'in'} {found['time']}"


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(caption_words().acts)})\b", re.IGNORECASE)


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(caption_words().denied)})(?![\w-])", re.IGNORECASE)


@cache
def _places() -> re.Pattern[str]:
    names = alternatives([*surface_forms(), *place_words()])
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])", re.IGNORECASE)
