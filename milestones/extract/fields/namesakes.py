"""Which country's FDA is meant: that of the place over the text or before the name, or the only one told of.

"GHANA" over "The FDA licensed it", "In Manila the FDA said", "Thai FDA clears jab" over "The FDA agreed
yesterday": without such a word it is the American one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence
from milestones.lexicon.authorities import Authority, authorities, authority
from milestones.lexicon.namesakes import SHORT, desks, namesakes
from milestones.lexicon.wordpatterns import Phrased, alternatives

BEFORE = 60
"""So many characters before the name its place may begin."""
AMERICAN = "US"
BARE = frozenset([SHORT, "Food and Drug Administration", "Food and Drugs Administration"])
"""What such an authority is called where nothing in the name tells whose it is."""
OWNED_BY = frozenset([" ", "'s ", "’s ", "' ", "’ "])
"""Between a country and the authority of that name: "Nepal's FDA"."""
OF = frozenset([" of ", " of the "])
"""The same behind it: "the FDA of Nepal"."""
UNION = "EU"
DATELINE = 400
"""Within so many characters of a text's begin its dateline stands."""
_RELEASED = re.compile(r"news\s?wire|business\s?wire", re.IGNORECASE)
"""Says of a text that a company wrote it, which has its seat where the dateline tells."""


def at_home(text: str, wheres: Sequence[Where], parts: Sequence[Sentence]) -> list[Where]:
    """The places, each bare "FDA" as the authority of the country of which the text speaks there."""
    if not any(_is_bare(text, where) for where in wheres):
        return list(wheres)
    beside = zip([None, *wheres[:-1]], wheres, [*wheres[1:], None], strict=True)
    wheres = [_owned(text, before, where, after) for before, where, after in beside]
    bare = {where for where in wheres if _is_bare(text, where)}
    named = [w for w in wheres if w not in bare]
    # Once America is named, the name alone can be that of either.
    american = min((w.start for w in named if w.jurisdiction == AMERICAN), default=len(text))
    told_of = _only_one_told_of(text, named)
    if told_of is None and not _names_one(text):
        return list(wheres)
    over = list(_headings(text, parts)) if any(part.block.heading for part in parts) else []
    found = []
    for where in wheres:
        meant = _meant(text, where, over) if where in bare else None
        if told_of and where in bare and where.start < american and not _beside_one(text, where, named):
            meant = meant or told_of
        found.append(replace(where, jurisdiction=meant.jurisdiction, agency=meant.id) if meant else where)
    return found


def _is_bare(text: str, where: Where) -> bool:
    """Whether it is the name alone."""
    return where.agency == SHORT and text[where.start : where.end] in BARE


def _owned(text: str, before: Where | None, where: Where, after: Where | None) -> Where:
    """The authority as that of the country beside it: "Nepal's FDA", "the FDA of Nepal"."""
    if not _is_bare(text, where) or text.startswith("-", where.end):
        return where
    if before is not None and text[before.end : where.start] in OWNED_BY and _has_another(before):
        return _of(where, before)
    if after is not None and text[where.end : after.start] in OF and _has_another(after):
        return _of(where, after)
    return where


def _has_another(place: Where) -> bool:
    """Whether a place is a country whose authority goes by another name, or by none that is known."""
    return not place.agency and place.jurisdiction not in (AMERICAN, UNION)


def _of(where: Where, country: Where) -> Where:
    """The authority as that of a country."""
    agency = next((a.id for a in authorities() if a.jurisdiction == country.jurisdiction), None)
    return replace(where, jurisdiction=country.jurisdiction, agency=agency)


def _only_one_told_of(text: str, named: Sequence[Where]) -> Authority | None:
    """The authority of that name that a text tells of, or at whose seat its dateline is."""
    ids = {found.id for found in namesakes().values()}
    told = {w.agency for w in named if w.agency in ids and text.endswith(f" {SHORT}", 0, w.end)}
    if told:
        return authority(told.pop() or SHORT) if len(told) == 1 else None
    opened = _dateline().search(text, 0, DATELINE)
    if opened is None or _RELEASED.search(text, opened.start(), opened.end() + DATELINE):
        return None
    return desks()[opened["desk"]] if opened["desk"] else namesakes()[opened["place"].lower()]


def _beside_one(text: str, where: Where, named: Sequence[Where]) -> bool:
    """Whether the name stands in a sentence with one that tells whose it is: "by Thai FDA and FDA"."""
    gaps = (text[other.end : where.start] for other in named if other.agency and other.end <= where.start)
    return any(_SENTENCE_ENDS.search(gap) is None for gap in gaps)


_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")


def _meant(text: str, where: Where, over: Sequence[tuple[int, int, Authority | None]]) -> Authority | None:
    left = max(0, where.start - BEFORE)
    if beside := next((m for tied in _beside() if (m := tied.search(text, left, where.start))), None):
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


def _names_one(text: str) -> bool:
    """Whether a country or a capital with an authority of that name stands in the text."""
    return bool(_words().places(text)) and _words().pattern.search(text) is not None


@cache
def _words() -> Phrased:
    names = rf"(?<!\w)(?:{alternatives(namesakes())})(?!\w)"
    return Phrased(namesakes(), re.compile(names, re.IGNORECASE))


@cache
def _country() -> re.Pattern[str]:
    """The whole of a heading that is a country, perhaps with its authority: "GHANA", "Philippines / FDA"."""
    return re.compile(rf"\W*(?P<place>(?i:{alternatives(namesakes())}))(?:\W+{SHORT})?\W*")


@cache
def _beside() -> tuple[re.Pattern[str], ...]:
    """End with the country or its capital before the name: "in Accra the", "Ghana, whose"."""
    place = rf"(?P<place>(?i:{alternatives(namesakes())}))"
    return (
        re.compile(rf"\b[Ii]n\s+(?:the\s+)?{place},?\s+(?:the\s+|its\s+|the\s+country['’]s\s+)$"),
        re.compile(rf"(?<!\w){place},?\s+(?:whose|and\s+its|with\s+its)\s+$"),
    )


@cache
def _dateline() -> re.Pattern[str]:
    """The town before the dash or colon that opens a newspaper's text, or the desk's mark behind its own.

    "MANILA, Philippines —", "BANGKOK:", "Taipei, July 19 (CNA)".
    """
    day = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s*(?:\d{4},?\s*)?)?"
    return re.compile(
        rf"^\W*(?:(?P<place>(?i:{alternatives(namesakes())})),?\s*(?:[A-Z][\w.]*,?\s*)?"
        rf"{day}(?:[(/][\w .]{{2,30}}[)/]\s*)?(?:--|[–—:]|-\s)"
        rf"|[A-Z][a-z]+,\s*{day}\((?P<desk>{alternatives(desks())})\))",
        re.MULTILINE,
    )
