"""The sheets of a text, each of which tells of one medicine, a line for each label: "Approval date: May 3".

A sheet is read as a table of one row, whose heads are its labels. The name of its medicine stands behind a
label, or numbered over the sheet.
"""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.text.captions import Caption
from milestones.extract.text.captions import caption as caption_of
from milestones.extract.text.lines import lines_of
from milestones.extract.text.tables import Cell, Table, cells_of, date_in
from milestones.lexicon.tables import Head, Role, head_of

LONGEST = 300
"""Characters of the longest line of a sheet."""
FEWEST = 3
"""Lines of the smallest sheet, the name over it among them."""
MOST = 40
"""Lines of the largest sheet."""
LONGEST_VALUE = 60
"""Characters of the longest value of a label that is unknown."""
_LABELLED = re.compile(
    r"\s*(?:[•*·▪◦–—-]\s*)?(?P<label>[A-Z][\w /&()'-]{1,58}?)\s*[:：](?:\s+|(?=[A-Z]))"
    r"(?P<value>\S.*?)(?:(?<=\d)\.)?\s*$"
)
_COLON = re.compile("[:：]")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}[.)]|[•*·▪])\s+(?P<name>[A-Z][^.:;|]{2,70}?)\s*$")
_NAME = re.compile(r"\s*(?P<name>[A-Z][\w-]+(?: [A-Z0-9][\w-]*){0,2}) ?[®™]?\s*$")
"""A line of a name alone, over a sheet that tells its substance."""
_ITEM = re.compile(r"\s*[•*·▪◦]\s")
_FOR = re.compile(
    r"\b(?P<use>(?:for|to|in)\s(?:(?:use\s)?in\s)?(?:the\s)?(?:treat|prevent|manag|prophyla|diagnos)[^.;]{5,}?)\s*\.?$",
    re.IGNORECASE,
)
"""Ends what an item says its medicine is for."""
_NUMBER = re.compile(r"\d{0,3}\.?")

_ALONE = (Role.PRODUCT, Role.SUBSTANCE, Role.INDICATION, Role.DATE, Role.OTHER)
"""What a label may be of that has a line to itself."""

_Line = tuple[Head, Cell]


def sheets(text: str, title: str = "", behind: int = 0) -> Iterator[Table]:
    """The sheets behind a place in a text that say what became of their medicine, in order."""
    if ":" not in text and "|" not in text:
        return
    over: tuple[Cell, bool] | None = None
    held: list[_Line] = []
    waits: Head | None = None
    caption: Caption | None = None
    for start, end in [*lines_of(text), (len(text), len(text))]:
        line = _cell(text, start, end)
        if (below := _below(text, start, end, held)) is not None:
            held += below
            continue
        if (not line.text or line.text.isdecimal()) and end < len(text):
            continue
        labelled = _labelled(text, start, end) if behind <= start and end - start <= LONGEST else None
        alone = None if labelled else _alone(line.text)
        if waits and not labelled and not alone and line.text:
            labelled = (waits, line)
        again = len(held) == MOST or (labelled and _has(held, labelled[0]))
        if held and (again or not (labelled or alone)):
            yield from _sheet(over, held, caption)
            held, over = [], None if labelled else over
        waits = alone
        if labelled:
            held.append(labelled)
        elif not alone:
            over = _over(text, start, end)
            # A name alone stands over its own sheet, anything else over all that follow.
            caption = caption if over else caption_of(line.text, title)


def _over(text: str, start: int, end: int) -> tuple[Cell, bool] | None:
    """The name that is all a line says, and whether it is numbered."""
    if numbered := _NUMBERED.match(text, start, end):
        return Cell(numbered["name"], *numbered.span("name")), True
    named = _NAME.match(text, start, end)
    return (Cell(named["name"], *named.span("name")), False) if named else None


def _below(text: str, start: int, end: int, held: Sequence[_Line]) -> list[_Line] | None:
    """What an item under a day's label tells: first the name, then the maker or what it is for.

    None for what stands under no day or is no item.
    """
    if not held or not _ITEM.match(text, start, end) or len(held) >= FEWEST:
        return None
    if held[0][0].role is not Role.DATE or held[0][0].said != "goal" or not date_in(held[0][1].text):
        return None
    if len(held) == 1:
        named = _NUMBERED.match(text, start, end)
        return [(Head(Role.PRODUCT), Cell(named["name"], *named.span("name")))] if named else None
    use = _FOR.search(text, start, end)
    return [(Head(Role.INDICATION), Cell(use["use"], *use.span("use")))] if use else []


def _has(held: Sequence[_Line], head: Head) -> bool:
    return head.role is not Role.OTHER and any(head == other for other, _ in held)


def _cell(text: str, start: int, end: int) -> Cell:
    said = text[start:end]
    left = start + len(said) - len(said.lstrip())
    return Cell(said.strip(), left, left + len(said.strip()))


def _alone(line: str) -> Head | None:
    """The head that is all a line says."""
    head = head_of(line) if line[:1].isupper() and len(line) < LONGEST_VALUE else None
    return head if head and head.role in _ALONE else None


def _labelled(text: str, start: int, end: int) -> _Line | None:
    """The head that a line's label is, and its value."""
    if text.find("|", start, end) >= 0:
        cells = [cell for cell in cells_of(text, start, end) if cell.text]
        if len(cells) > 2 and _NUMBER.fullmatch(cells[0].text):
            cells = cells[1:]
        if len(cells) != 2:
            return None
        label, value = cells
    elif _COLON.search(text, start, end) and (match := _LABELLED.match(text, start, end)):
        label, value = (Cell(match[part], *match.span(part)) for part in ("label", "value"))
    else:
        return None
    if head := head_of(label.text):
        return head, value
    return (Head(Role.OTHER), value) if len(value.text) < LONGEST_VALUE else None


def _sheet(
    over: tuple[Cell, bool] | None, lines: Sequence[_Line], caption: Caption | None
) -> Iterator[Table]:
    """The lines of one sheet as a table of one row, where they say what became of a medicine, and when.

    `over` is the name over it, and whether that is numbered; `caption` may say what became of it.
    """
    named = {head.role for head, _ in lines} & {Role.PRODUCT, Role.SUBSTANCE}
    start = lines[0][1].start
    if over and len(named) < len((Role.PRODUCT, Role.SUBSTANCE)) and (over[1] or Role.SUBSTANCE in named):
        missing = Role.SUBSTANCE if Role.PRODUCT in named else Role.PRODUCT
        lines = [(Head(missing), over[0]), *lines]
    elif not named:
        return
    known = [(head, cell) for head, cell in lines if head.role is not Role.OTHER]
    dated = any(head.role is Role.DATE and date_in(cell.text) for head, cell in known)
    if len(known) < FEWEST or not (dated or caption):
        return
    yield Table([head for head, _ in lines], start, start, [[cell for _, cell in lines]], caption)
