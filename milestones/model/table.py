"""What reports hand to renderers: rows under the contract's columns, and a view for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Cell = str | int | tuple[str, ...] | None
Row = Mapping[str, Cell]
Line = Sequence[Cell]
"""The cells of a row, in the order of the columns."""
Made = TypeVar("Made", covariant=True)


class Again(Generic[Made]):
    """What is made anew each time that it is read, for it need not all be held."""

    def __init__(self, make: Callable[[], Iterator[Made]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Made]:
        return self._make()


def text_of(cell: Cell) -> str:
    """A cell as words; empty for None."""
    return ", ".join(cell) if isinstance(cell, tuple) else "" if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column as a person sees it in a terminal."""

    title: str
    key: str
    """The row's entry that it shows; a view may show entries that are not among the columns."""
    from_width: int = 0
    """Shown only in terminals of at least so many characters."""
    justify: str = "left"
    whole: bool = False
    """Never broken over lines (dates, ids, codes)."""
    style: str = ""
    """A Rich style such as "bold" or "dim"."""
    below_width: int = 0
    """Shown only in terminals of fewer characters; 0: in all."""
    tint: str = ""
    """The row's entry that holds a number: cells of one number have one colour."""
    links: str = ""
    """The row's entry that holds an address, or an empty text, for each part of the cell."""
    stacked: bool = False
    """The parts of a cell stand under each other, each on a line of its own."""
    blank: str = ""
    """What an empty cell shows."""
    under: bool = False
    """No column in a terminal: the text stands below its row, over the whole width."""

    def fits(self, width: int) -> bool:
        """Whether it is meant for a terminal of so many characters."""
        return self.from_width <= width and (not self.below_width or width < self.below_width)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for every format. `columns` is what CSV, JSON and Markdown print, in this order."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    """Read once, from the first to the last: a long list comes as an iterator."""
    view: tuple[ViewColumn, ...] = ()
    """Empty: the terminal shows `columns`."""
    title: str = ""
    notes: tuple[str, ...] = ()
    """Lines below the table in a terminal: legends, "in the 5 articles read"."""
    groups: str = ""
    """The row's entry that heads a group in a terminal: rows that share it stand together already."""
    shown: Iterable[Row] | None = None
    """The rows of the view, where they are others than `rows`; read once."""
    lines: Iterable[Line] | None = None
    """What files hold of `rows`, where that is made faster than rows that serve a view as well.

    Either of the two is read, once.
    """
    pinned: int = 0
    """In a view too wide for the terminal, the first columns that are shown again in each of several blocks.

    0: columns for which there is no room are left out, and named.
    """

    @property
    def written(self) -> Iterable[Line]:
        """What files hold of each row."""
        if self.lines is not None:
            return self.lines
        return ([row.get(column) for column in self.columns] for row in self.rows)

    @property
    def viewed(self) -> tuple[ViewColumn, ...]:
        """The columns that a person sees."""
        return self.view or tuple(ViewColumn(column, column) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with the words before and after it, and what is said of it."""

    heading: str
    before: str
    quoted: str
    after: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing in full, for `show`: fields, remarks and quotations; `table` is its tabular form."""

    title: str
    fields: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    passages: tuple[Passage, ...]
    table: Table = field(default_factory=lambda: Table("detail", (), ()))
