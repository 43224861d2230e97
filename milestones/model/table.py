"""What reports hand to renderers: rows under the contract's columns, and a view for a terminal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Cell = str | int | tuple[str, ...] | None
Row = Mapping[str, Cell]


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
