"""Which country's FDA is meant: the one of the place over the text, or directly before the name.

"GHANA" over "The FDA licensed it", "In Manila the FDA said": without such a word it is the American one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence
from milestones.lexicon.authorities import Authority
from milestones.lexicon.namesakes import SHORT, namesakes
from milestones.lexicon.wordpatterns import alternatives

BEFORE = 60
"""So many characters before the name its place may begin."""


def at_home(text: str, wheres: Sequence[Where], parts: Sequence[Sentence]) -> list[Where]:
    """The places, each bare "FDA" as the authority of the country of which the text speaks there."""
    bare = [w for w in wheres if w.agency == SHORT and text[w.start : w.end] == SHORT]
    if not bare or _words().search(text) is None:
        return list(wheres)
    over = list(_headings(text, parts)) if any(part.block.heading for part in parts) else []
    found = []
    for where in wheres:
        meant = _meant(text, where, over) if where in bare else None
        found.append(replace(where, jurisdiction=meant.jurisdiction, agency=meant.id) if meant else where)
    return found


def _meant(text: str, where: Where, over: Sequence[tuple[int, int, Authority | None]]) -> Authority | None:
    if beside := _beside().search(text, max(0, where.start - BEFORE), where.start):
        return None if text.startswith("-", where.end) else namesakes()[beside["place"].lower()]
    return next((meant for start, end, meant in over if start <= where.start < end), None)


def _headings(text: str, parts: Sequence[Sentence]) -> Iterator[tuple[int, int, Authority | None]]:
    """The stretch from each heading to the next, with the authority whose country it names, or None."""
    heads = [part.block for part in parts if part.block.heading and not part.title and not part.block.item]
    blocks = sorted({(block.start, block.end) for block in heads})
    for number, (start, end) in enumerate(blocks):
        named = _country().fullmatch(text, start, end)
        stop = blocks[number + 1][0] if number + 1 < len(blocks) else len(text)
        yield start, stop, namesakes()[named["place"].lower()] if named else None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(namesakes())})(?!\w)", re.IGNORECASE)


@cache
def _country() -> re.Pattern[str]:
    """The whole of a heading that is a country, perhaps with its authority: "GHANA", "Philippines / FDA"."""
    return re.compile(rf"\W*(?P<place>(?i:{alternatives(namesakes())}))(?:\W+{SHORT})?\W*")


@cache
def _beside() -> re.Pattern[str]:
    """Ends with the country or its capital before "the": "in Accra the", "in the Philippines, the"."""
    return re.compile(
        rf"\b[Ii]n\s+(?:the\s+)?(?P<place>(?i:{alternatives(namesakes())})),?\s+(?:the\s+|its\s+|the\s+country['’]s\s+)$"
    )
