"""Whether a store's file, tables and rows are what they should be, whatever the articles say."""

import json
import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Inspector,
    Table,
    Text,
    create_engine,
    func,
    inspect,
    select,
    type_coerce,
)
from sqlalchemy.exc import DatabaseError

from milestones.model.milestone import Product
from milestones.store import schema
from milestones.store.engines import is_sqlite
from milestones.store.errors import complaint
from milestones.store.faults import MEND, RECOVER, RESTORE, Faults
from milestones.store.feeds import FEED, feed_of
from milestones.store.link import Link, Row
from milestones.store.records import MILESTONE, RULING, milestone_of, ruling_of
from milestones.store.rows import folded

_MOST = 100
"""Faults of the file that are looked for: what is worse needs a copy."""
_INDEX = re.compile(r"row \d+ missing from index|wrong # of entries in index")
_VALUE = re.compile(
    r"(?:NULL value in|CHECK constraint failed in|non-unique entry in index) \"?(?:sqlite_autoindex_)?(\w+)"
)

DERIVED = (
    schema.testimony,
    schema.former_ids,
    schema.milestone_rulings,
    schema.milestones,
    schema.product_names,
    schema.products,
    schema.claim_names,
    schema.article_prints,
)
"""Tables of what follows from articles, claims and rulings, those that refer to others first."""
_MENDED = {*DERIVED, schema.claims, schema.refusals}
"""Tables of what can be found in articles again."""
_DATES = (
    schema.articles.c.published,
    schema.claims.c.earliest,
    schema.claims.c.latest,
    schema.milestones.c.earliest,
    schema.milestones.c.latest,
)
_MOMENTS = (
    schema.articles.c.ingested,
    schema.rulings.c.at,
    schema.feeds.c.added,
    schema.feeds.c.checked,
    schema.feeds.c.until,
    schema.feeds.c.busy,
)
_JSON = (
    schema.documents.c.articles,
    schema.claims.c.aliases,
    schema.claims.c.cues,
    schema.milestones.c.reasons,
    schema.milestones.c.conflicts,
    schema.rulings.c.subject,
    schema.rulings.c.fields,
    schema.rulings.c.into,
    schema.rulings.c.names,
    schema.rulings.c.rest,
)
NOT_READABLE = (ValueError, TypeError, KeyError, AttributeError)
"""What making a record of a row raises where its values are no such record's."""


def check_file(connection: Connection, faults: Faults) -> bool:
    """Notes what SQLite finds wrong: pages, indexes, constraints, references; a server is asked nothing.

    Gives back whether all pages can be read.
    """
    if not is_sqlite(connection):
        return True
    is_sound = True
    try:
        for (found,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
            for line in str(found).splitlines():
                if line != "ok" and not line.startswith("***"):
                    faults.note("file", line, advice := _advice(line))
                    is_sound &= advice != RECOVER
        _check_references(connection, faults)
    except DatabaseError as error:
        faults.note("file", complaint(error).partition(";")[0], RECOVER)
        return False
    return is_sound


def _advice(line: str) -> str:
    if _INDEX.match(line):
        return MEND
    if named := _VALUE.match(line):
        mended = any(named[1].startswith(table.name) for table in _MENDED)
        return MEND if mended else RESTORE
    return RECOVER


def _check_references(connection: Connection, faults: Faults) -> None:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        # An entry of a feed that is gone holds nothing that anybody could miss.
        mended = schema.metadata.tables.get(table) in {*_MENDED, schema.feed_entries}
        faults.note(
            table, f"refers to {parent} that are not there", MEND if mended else RESTORE, f"row {row}"
        )


def check_schema(connection: Connection, faults: Faults) -> bool:
    """Notes what the tables lack of this version's; gives back whether all columns are there to be read."""
    if not is_sqlite(connection):
        return True
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as made:
            schema.metadata.create_all(made)
            wanted, found = inspect(made), inspect(connection)
            readable = [_check_table(table, wanted, found, faults) for table in schema.metadata.sorted_tables]
            return False not in readable
    finally:
        engine.dispose()


def _check_table(table: Table, wanted: Inspector, found: Inspector, faults: Faults) -> bool:
    where = f"table {table.name}"
    advice = MEND if table in DERIVED else RESTORE
    if not found.has_table(table.name):
        faults.note(where, "is missing", advice)
        return False
    is_readable = True
    there = _described(found, table.name)
    for what, items in _described(wanted, table.name).items():
        for name, item in items.items():
            if name not in there[what]:
                faults.note(where, f"lacks the {what} {name}", MEND if what == "index" else advice)
                is_readable &= what != "column"
            elif there[what][name] != item:
                faults.note(where, f"has another {what} {name}", MEND if what == "index" else advice)
    return is_readable


def _described(inspector: Inspector, table: str) -> dict[str, dict[str, object]]:
    """Columns, constraints and indexes of a table by name."""
    listed: dict[str, list[Any]] = {
        "column": [
            {**column, "type": str(column["type"]), "primary_key": None}
            for column in inspector.get_columns(table)
        ],
        "primary key": [inspector.get_pk_constraint(table)],
        "foreign key": inspector.get_foreign_keys(table),
        "unique constraint": inspector.get_unique_constraints(table),
        "check": inspector.get_check_constraints(table),
        "index": inspector.get_indexes(table),
    }
    return {what: {str(item["name"]): item for item in items} for what, items in listed.items()}


def check_values(connection: Connection, faults: Faults) -> bool:
    """Notes days, moments and JSON that are none; gives back whether all articles can be read."""
    if not is_sqlite(connection):
        return True
    for column in _DATES:
        _check_column(connection, column, _day, "is no day", faults)
    for column in _MOMENTS:
        _check_column(connection, column, _moment, "is no moment", faults)
    for column in _JSON:
        wrong = column.is_not(None) & (func.json_valid(column) == 0)
        _note_rows(connection, column, wrong, "is no JSON", faults)
    return not faults.concern("articles")


def _day(column: Any) -> Any:
    # Only where it reckons does SQLite see that a month has no such day.
    return func.date(column, "+0 days")


def _moment(column: Any) -> Any:
    return func.strftime("%Y-%m-%dT%H:%M:%S", column, "+0 days")


def _check_column(
    connection: Connection, column: Column[Any], read: Callable[[Any], Any], what: str, faults: Faults
) -> None:
    """Notes the rows whose value is not what SQLite writes when it has read it."""
    text = type_coerce(column, Text)
    _note_rows(connection, column, text.is_not(None) & text.is_distinct_from(read(text)), what, faults)


def _note_rows(connection: Connection, column: Column[Any], wrong: Any, what: str, faults: Faults) -> None:
    table = column.table
    key = next(iter(table.primary_key))
    count, first = connection.execute(select(func.count(), func.min(key)).where(wrong)).one()
    if count:
        advice = MEND if table in _MENDED or table is schema.documents else RESTORE
        faults.note(f"{table.name}.{column.name}", what, advice, _named(table, first), count)


def check_rows(link: Link, faults: Faults) -> None:
    """Notes rows of rulings, feeds, milestones and documents that are no such records."""
    readers: dict[Table, tuple[str, Callable[[Row], object], str]] = {
        schema.rulings: (f"{RULING} FROM rulings u ORDER BY u.number", _ruling, RESTORE),
        schema.feeds: (f"{FEED} FROM feeds f ORDER BY f.name", feed_of, RESTORE),
        schema.milestones: (
            f"{MILESTONE}, m.indication_folded FROM milestones m ORDER BY m.id",
            _milestone,
            MEND,
        ),
        schema.documents: ("location, articles FROM documents ORDER BY location", _document, MEND),
    }
    for table, (query, read, advice) in readers.items():
        if faults.concern(table.name):
            continue  # what holds days or JSON that are none
        for row in link.rows(f"SELECT {query}"):
            try:
                read(row)
            except NOT_READABLE as error:
                what = f"cannot be read ({type(error).__name__})"
                faults.note(table.name, what, advice, _named(table, row[0]))


def _ruling(row: Row) -> None:
    found = ruling_of(row)
    values = (*found.names, *found.rest, *found.fields.keys(), *found.fields.values())
    if not all(value is None or isinstance(value, str) for value in values):
        raise ValueError("fields or names that are no words")


def _milestone(row: Row) -> None:
    found = milestone_of(row[:-1], Product("", "", ()))
    if row[-1] != (None if found.indication is None else folded(found.indication)):
        raise ValueError("folded otherwise")


def _document(row: Row) -> None:
    ids = json.loads(row[1])
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        raise ValueError("no list of ids")


def _named(table: Table, key: object) -> str:
    return f"{table.name.removesuffix('s')} {key}"
