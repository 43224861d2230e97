"""Puts back the headings and the standfirst that were lost from an article's text.

What takes out the text judges each line by its words, and short ones often fall.
"""

import re
from collections.abc import Iterator

from milestones.read.formats.html.scene import Line
from milestones.read.formats.html.words import words_of

_HEADINGS = ("h2", "h3", "h4")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|sub-?head(?:line|ing)?|vorspann|lead-?text|summary|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 300
_NEAR = 12
"""Lines behind the headline among which the standfirst stands."""
_LEAST = 0.6
"""So many of the text's blocks must be found on the page for anything to be put back."""


def restored(text: str, lines: list[Line], place: int | None) -> str:
    """The text in the page's order, with the headings of its paragraphs and the standfirst."""
    blocks = text.split("\n\n")
    where = _places(blocks, lines, place or 0)
    if len(where) < _LEAST * len(blocks):
        return text
    if len(set(where.values())) == len(blocks):
        order = sorted(where, key=lambda number: where[number])
        blocks, where = [blocks[number] for number in order], dict(enumerate(sorted(where.values())))
    have = {tuple(words_of(block)) for block in blocks}
    found = []
    for number, block in enumerate(blocks):
        at = where.get(number)
        if at is not None:
            found += [line for line in _headings(lines, at) if tuple(words_of(line)) not in have]
        found.append(block)
    first = min((at for at in where.values() if place is None or at > place), default=0)
    lost = [] if place is None else list(_standfirst(lines[place + 1 : min(place + _NEAR, first)]))
    return "\n\n".join([*(line for line in lost if tuple(words_of(line)) not in have), *found])


def _places(blocks: list[str], lines: list[Line], place: int) -> dict[int, int]:
    """The number of the line in which each block begins, of those that are found, by the block's number.

    Of several like lines the first behind the headline counts.
    """
    numbers: dict[tuple[str, ...], int] = {}
    for number in (*range(place, len(lines)), *range(place)):
        if lines[number].text:
            numbers.setdefault(tuple(words_of(lines[number].text)), number)
    found = {}
    for number, block in enumerate(blocks):
        at = numbers.get(tuple(words_of(block.split("\n", 1)[0])))
        if at is not None:
            found[number] = at
    return found


def _headings(lines: list[Line], at: int) -> Iterator[str]:
    """The headings right before a line."""
    before = at - 1
    while before >= 0 and not lines[before].text:
        before -= 1
    line = lines[before] if before >= 0 else None
    if line and not line.chrome and len(line.text) <= _LONGEST and _within(line, _HEADINGS):
        yield line.text


def _within(line: Line, tags: tuple[str, ...]) -> bool:
    return line.element.tag in tags or any(parent.tag in tags for parent in line.element.iterancestors())


def _standfirst(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        classes = " ".join(
            one.get("class") or "" for one in (line.element, line.element.getparent()) if one is not None
        )
        if line.text and not line.chrome and len(line.text) <= _LONGEST and _STANDFIRST.search(classes):
            yield line.text
