"""How a store is, as a table of one row."""

from milestones.model.condition import Age, Condition, Readers
from milestones.model.table import Row, Table, ViewColumn

COLUMNS = (
    "store",
    "schema",
    "program",
    "state",
    "bytes",
    "journal",
    "synchronous",
    "writable",
    "articles",
    "claims",
    "milestones",
    "products",
    "rulings",
    "feeds",
    "ingested",
    "readers",
)
_TITLES = {
    "store": "Store",
    "schema": "Schema",
    "program": "This program's",
    "state": "State",
    "bytes": "Bytes",
    "journal": "Journal",
    "synchronous": "Synchronous",
    "writable": "Writable",
    "articles": "Articles",
    "claims": "Claims",
    "milestones": "Milestones",
    "products": "Products",
    "rulings": "Rulings",
    "feeds": "Feeds",
    "ingested": "Last ingested",
    "readers": "Can be read by",
}
_ADVICE = {
    Age.CURRENT: (),
    Age.OLDER: ("An upgrade is needed, and keeps a copy: milestones db upgrade",),
    Age.NEWER: ("A newer version of milestones made it: install that one",),
    Age.UNKNOWN: ("No version of milestones has this schema: restore a copy",),
}
_PRIVACY: dict[Readers | None, tuple[str, ...]] = {
    Readers.GROUP: ("Others of its group can read it: chmod 600 FILE, if they should not",),
    Readers.EVERYONE: ("Everyone on this machine can read it: chmod 600 FILE, if they should not",),
}


def condition_table(condition: Condition) -> Table:
    """One row; in a terminal a line for each of its entries. A count is None where there is no such table."""
    row: Row = {
        "store": condition.where,
        "schema": condition.schema,
        "program": condition.program,
        "state": condition.age.value,
        "bytes": condition.bytes,
        "journal": condition.journal,
        "synchronous": condition.synchronous,
        "writable": "yes" if condition.is_writable else "no",
        "ingested": condition.ingested,
        "readers": condition.readers and condition.readers.value,
        **condition.counts,
    }
    return Table(
        "store",
        COLUMNS,
        [row],
        view=(ViewColumn("", "what", style="dim", whole=True), ViewColumn("", "value")),
        shown=[{"what": title, "value": row.get(column)} for column, title in _TITLES.items()],
        notes=(*_ADVICE[condition.age], *_PRIVACY.get(condition.readers, ())),
    )
