"""One row of a table said as sentences, by the heads of its columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from milestones.extract.text.rewording import Piece
from milestones.extract.text.tables import Cell, Table, date_in
from milestones.lexicon.datewords import date_words
from milestones.lexicon.tables import Head, Role, cell_words
from milestones.model.article import Article

_LED = re.compile(
    r"(?:for|to|in|as|indicated|used|approved|provides\s+for|provides|intended)\b", re.IGNORECASE
)
_DOING = re.compile(
    r"(?:treat|prevent|reduce|lower|delay|relieve|manage|improve|slow|diagnose|detect)\b", re.IGNORECASE
)
_CODES = re.compile(r"\s*[,;/•]\s*|\s+and\s+|\n")
_DATED = re.compile(r"\s*\((?P<date>[^()]{3,20})\)\s*$")
"""Ends a status with its day: "Orphan drug status granted (11/9)"."""
_LATER = re.compile(r"; (?=\w)")
_FOR = re.compile(r"\b(?:for|in|to|as)\b", re.IGNORECASE)
"""In a status that says itself what the medicine is for, perhaps."""
_NAME = re.compile(r"[^\W\d_][\w-]+")
_FIRST = re.compile(r"[A-Z][\w-]{2,}(?=$|\s\()")
"""One word, alone or before a bracket."""
_APPLICATION = re.compile(
    r"(?:s?NDA|s?BLA|MAA|IND|CTA|J-?NDA)(?=\s(?:in\s)?(?:[1-4]?Q|H?[12]H|[Mm]id|[Ee]arly|[Ll]ate|20\d\d|H[12]|by\s))"
)
"""Opens a cell with an application alone and its time: "IND 4Q 2026"."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_STATUS_NEAR = re.compile(r"\b(?:orphan|breakthrough|fast[- ]track|PRIME|RMAT)\b", re.IGNORECASE)
OVER = 4000
"""So many characters before a table are searched for its year."""
NEAR = 400
"""Within so many characters before a table of designations stands which ones they are."""
MONTHS = 12
_DUE = "has a PDUFA date"
_Said = list[tuple[str, Cell | None]]
"""Words, or the words of a cell where one is given with ""; the words given with a cell stand for it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row say."""

    names: _Said
    use: _Said
    place: _Said
    statuses: Sequence[Cell]
    coming: Sequence[Cell]
    dates: Sequence[tuple[Head, Cell]]
    marks: Sequence[tuple[Head, Cell]]


class Saying:
    """How the rows of one table are said."""

    def __init__(self, article: Article, table: Table, *, days_first: bool, months_first: bool) -> None:
        text = article.text
        self._heads, self._caption = table.heads, table.caption
        # Days without a year are the article's own year's, or that of what stands over the table.
        years = (
            []
            if article.published
            else _YEAR.findall(text, max(0, table.head_start - OVER), table.head_start)
        )
        self._year = years[-1] if years else ""
        self._designation = _designation(text, table)
        self._days_first, self._months_first = days_first, months_first

    def row(self, cells: Sequence[Cell]) -> list[Piece]:
        """The sentences of a row; none where its columns tell nothing."""
        row = _row(self._heads, cells)
        if not row.names:
            return []
        told = [*self._dated(row), *self._told(row)] or list(self._captioned(row))
        sentences = [*told, *self._marked(row), *_to_come(row)]
        return _pieces(sentences)

    def _dated(self, row: _Row) -> Iterator[_Said]:
        """What happened on the dates whose columns say so."""
        outcome = next((said for cell in row.statuses if (said := _outcome(cell))), None)
        for head, cell in row.dates:
            if not date_in(cell.text):
                continue
            act = self._act(head)
            if head.said == "goal":
                act = outcome or "" if row.statuses and not _pending(row.statuses) else _DUE
            elif outcome and not head.where:
                act = outcome
            if act:
                on = [(" of ", None), *self._day(cell)] if act == _DUE else self._then(cell)
                named = head.where and act.startswith("was")
                where: _Said = [(f" {head.where}", None)] if named else row.place
                yield [*row.names, (f" {act}", None), *where, *on, *row.use]

    def _captioned(self, row: _Row) -> Iterator[_Said]:
        """What the line over the table says of all its medicines, where no column tells more of this one."""
        over = self._caption
        if over is None or row.statuses or row.coming or any(head.said == "goal" for head, _ in row.dates):
            return
        day = next((cell for _, cell in row.dates if date_in(cell.text)), None)
        where: _Said = [(f" {over.where}", None)] if over.where else row.place
        when: _Said = [(f" {over.when}", None)] if over.when else []
        yield [*row.names, (f" {over.act}", None), *where, *(self._then(day) or when), *row.use]

    def _act(self, head: Head) -> str:
        designated = f"was granted {self._designation}" if self._designation else ""
        acts = {
            "approved": "was approved", "designated": designated,
            "submitted": "was submitted for approval", "accepted": "had its marketing application accepted",
        }  # fmt: skip
        return acts.get(head.said, "")

    def _told(self, row: _Row) -> Iterator[_Said]:
        """What the cells of a status say in words of their own, or without a day that says it."""
        day = next((cell for head, cell in row.dates if head.said == "plain" and date_in(cell.text)), None)
        spoken = any(head.said != "plain" and date_in(cell.text) for head, cell in row.dates)
        for cell in row.statuses:
            if _pending([cell]):
                continue
            if (outcome := _outcome(cell)) is not None:
                if outcome and not spoken and not day:
                    yield [*row.names, (f" {outcome}", None), *row.place, *row.use]
                continue
            yield from self._in_words(row, cell, day)

    def _in_words(self, row: _Row, cell: Cell, day: Cell | None) -> Iterator[_Said]:
        """A status told in words: "Approved in China for adjuvant treatment", with its row's day."""
        dated = _DATED.search(cell.text)
        end = cell.end
        if dated and date_in(dated["date"]):
            end = cell.start + dated.start()
            day = _within(cell, *dated.span("date"))
        name = next((match.group() for _, one in row.names if one and (match := _NAME.search(one.text))), "")
        named = bool(name) and name in cell.text
        left = cell.start
        for cut in [*(cell.start + match.start() for match in _LATER.finditer(cell.text)), end]:
            if cut > end:
                break
            said = _within(cell, left - cell.start, cut - cell.start)
            if said.text:
                clause = self._clause([] if named else [*row.names, *row.use], said, day)
                yield [*clause, *row.use] if named and not _FOR.search(said.text) else clause
            left = cut + 2

    def _clause(self, about: _Said, said: Cell, day: Cell | None) -> _Said:
        """One of the things that a status tells, of what, and on which day."""
        on: _Said = [(f"{_on(day)} ", None), *self._day(day), (", ", None)] if day else []
        if not about:
            return [*on, ("", said)]
        if said.text.split()[0].lower() in cell_words().passives:
            return [*on, *about, (" was ", None), ("", said)]
        return [*about, (": ", None), *on, ("", said)]

    def _marked(self, row: _Row) -> Iterator[_Said]:
        """The statuses whose columns have a mark, with the day behind it: "Yes (Jan 11, 2022)"."""
        words = cell_words()
        plain = next((cell for head, cell in row.dates if head.said == "plain" and date_in(cell.text)), None)
        for head, cell in row.marks:
            said, _, rest = cell.text.partition(" ")
            dated = _DATED.search(cell.text)
            day = _within(cell, *dated.span("date")) if dated and date_in(dated["date"]) else None
            if head.role is Role.FLAG and said.lower().strip(",;") in words.yes and (day or not rest):
                yield [*row.names, (f" was granted {head.said}", cell), *self._then(day), *row.use]
            elif head.role is Role.STATUSES:
                for code in _CODES.split(cell.text):
                    if status := words.statuses.get(code.lower().strip(" .")):
                        yield [*row.names, (f" was granted {status}", cell), *self._then(plain), *row.use]

    def _then(self, day: Cell | None) -> _Said:
        return [(f" {_on(day)} ", None), *self._day(day)] if day else []

    def _day(self, cell: Cell) -> _Said:
        """A day as a sentence says it."""
        match = date_in(cell.text)
        if match and match["short"]:
            return [(f"{match['month']} 20{match['short']}", cell)]
        if match is None or not match["first"]:
            return [("", cell)]
        first, second = int(match["first"]), int(match["second"])
        days_first = self._days_first or (match["mark"] == "." and not self._months_first)
        if match["year"] and not (days_first or self._months_first):
            return [("", cell)]
        day, month = (first, second) if days_first else (second, first)
        if not 1 <= month <= MONTHS:
            return [("", cell)]
        year = match["year"] or self._year
        return [
            (f"{_months()[month]} {day}{', ' if year else ''}{'20' if len(year) == 2 else ''}{year}", cell)
        ]


def _designation(text: str, table: Table) -> str:
    """Which status a table of designations is about, by its heads or what stands over it."""
    over = text[max(0, table.head_start - NEAR) : table.head_end]
    found = {match.group().lower() for match in _STATUS_NEAR.finditer(over)}
    said = {cell_words().statuses[name.replace("-", " ")] for name in found}
    return said.pop() if len(said) == 1 else ""


def _row(heads: Sequence[Head], cells: Sequence[Cell]) -> _Row:
    def of(role: Role) -> list[Cell]:
        none = cell_words().none
        return [
            cell
            for head, cell in zip(heads, cells, strict=True)
            if head.role is role and cell.text.lower() not in none
        ]

    products, substances = of(Role.PRODUCT), of(Role.SUBSTANCE)
    names: _Said = [("the drug ", None)]
    if products and substances and products[0].text.lower() != substances[0].text.lower():
        names += [*_named(products[0]), (" (", None), ("", substances[0]), (")", None)]
    elif products or substances:
        names += _named([*products, *substances][0])
    places = of(Role.PLACE)
    return _Row(
        names if len(names) > 1 else [],
        _use(of(Role.INDICATION)),
        [(" in ", None), ("", places[0])] if places else [],
        of(Role.STATUS),
        of(Role.NEXT),
        [(head, cell) for head, cell in zip(heads, cells, strict=True) if head.role is Role.DATE],
        [
            (head, cell)
            for head, cell in zip(heads, cells, strict=True)
            if head.role in (Role.FLAG, Role.STATUSES)
        ],
    )


def _to_come(row: _Row) -> Iterator[_Said]:
    """What a row expects next: "the drug Zelvora for gout: expected PDUFA date May 3, 2026"."""
    for cell in row.coming:
        filed = _APPLICATION.match(cell.text)
        said: _Said = [("", cell)]
        if filed:
            said = [
                ("", _within(cell, 0, filed.end())),
                (" filing", None),
                ("", _within(cell, filed.end(), len(cell.text))),
            ]
        yield [*row.names, *row.use, (": expected ", None), *said]


def _named(cell: Cell) -> _Said:
    """The name of a medicine, which a sign shows to be one whatever its shape."""
    match = _FIRST.match(cell.text)
    if match is None:
        return [("", cell)]
    cut = cell.start + match.end()
    rest = Cell(cell.text[match.end() :], cut, cell.end)
    return [("", Cell(match.group(), cell.start, cut)), ("®", None), *([("", rest)] if rest.text else [])]


def _use(cells: Sequence[Cell]) -> _Said:
    """What a medicine is for, as a sentence goes on with it."""
    if not cells:
        return []
    cell = cells[0]
    link = " " if _LED.match(cell.text) else " to " if _DOING.match(cell.text) else " for "
    return [(link, None), ("", _within(cell, 0, len(cell.text)))]


def _on(cell: Cell) -> str:
    """Before a day "on", before what is longer "in"."""
    match = date_in(cell.text)
    longer = match and not match["first"] and (match["short"] or len(re.findall(r"\d+", cell.text)) == 1)
    return "in" if longer else "on"


def _outcome(cell: Cell) -> str | None:
    """What a sentence says for a cell that is nothing but an outcome; None for words of its own."""
    return cell_words().outcomes.get(cell.text.lower().strip(" .*"))


def _pending(cells: Sequence[Cell]) -> bool:
    return all(_outcome(cell) == "" for cell in cells)


def _within(cell: Cell, start: int, end: int) -> Cell:
    """A part of what a cell says, without what ends it."""
    said = cell.text[start:end].rstrip(" .*;")
    return Cell(said, cell.start + start, cell.start + start + len(said))


def _pieces(sentences: Sequence[_Said]) -> list[Piece]:
    """The sentences of one row in a line; words without a cell stand for no place of their own."""
    found: list[Piece] = []
    for sentence in sentences:
        place = next(cell.start for _, cell in sentence if cell)
        for number, (words, cell) in enumerate(sentence):
            words = words[:1].upper() + words[1:] if number == 0 else words
            if cell and not words:
                found.append(Piece(cell.text, cell.start, cell.start + len(cell.text), True))
            elif cell:
                found.append(Piece(words, cell.start, cell.end, False))
            else:
                found.append(Piece(words, place, place, False))
        found.append(Piece(". ", place, place, False))
    return found


@cache
def _months() -> dict[int, str]:
    """The months' names by their numbers."""
    return {number: name.capitalize() for name, number in reversed([*date_words().months.items()])}
