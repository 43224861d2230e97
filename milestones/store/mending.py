"""Making anew what follows from articles, claims and rulings, in a transaction that others end."""

from sqlalchemy import Connection, delete, exists

from milestones.store import schema
from milestones.store.adding import add_claim_names, add_prints
from milestones.store.checking import DERIVED, check_rows, check_values
from milestones.store.copies import Copies, prints_of
from milestones.store.engines import link_on
from milestones.store.errors import StoreError
from milestones.store.faults import RESTORE, Faults
from milestones.store.proving import Told, check_articles, names_missing_articles, stored_articles


def renew_tables(connection: Connection) -> None:
    """Empties the tables of what is derived, in the form that they should have, and makes all indexes anew.

    What belongs to articles or feeds that are not there goes; what was read of places whose articles are
    not there is forgotten, so that it is read again.
    """
    for table in DERIVED:
        table.drop(connection, checkfirst=True)
    schema.metadata.create_all(connection, tables=DERIVED)
    for table in schema.metadata.sorted_tables:
        for index in table.indexes:
            index.drop(connection, checkfirst=True)
            index.create(connection)
    connection.exec_driver_sql("REINDEX")
    for table, column, parent in (
        (schema.claims, schema.claims.c.article, schema.articles.c.number),
        (schema.refusals, schema.refusals.c.article, schema.articles.c.number),
        (schema.feed_entries, schema.feed_entries.c.feed, schema.feeds.c.name),
    ):
        connection.execute(delete(table).where(~exists().where(parent == column)))
    connection.execute(delete(schema.documents).where(names_missing_articles()))


def broken_articles(connection: Connection, told: Told) -> list[str]:
    """The ids of the articles that are to be understood anew.

    Raises StoreError where articles or rulings cannot be read: nothing follows from them then.
    """
    faults, link = Faults(), link_on(connection)
    check_values(connection, faults)
    check_rows(link, faults)
    if faults.concern("articles", "rulings"):
        raise StoreError(f"articles or rulings cannot be read, so nothing is mended; {RESTORE}")
    return check_articles(link, faults, told)


def renew_looked_up(connection: Connection, told: Told) -> None:
    """Makes anew by what claims are found and copies are told: names, prints and sources."""
    link = link_on(connection)
    for table in ("claim_names", "article_prints"):
        link.change(f"DELETE FROM {table}")
    for done, stored in enumerate(stored_articles(link), start=1):
        told(f"{done} articles mended")
        claims = [(told.number, told.claim()) for told in stored.claims]
        add_claim_names(link, claims)
        add_prints(link, {stored.number: prints_of(stored.article.text, [claim for _, claim in claims])})
    Copies(link).put_right()
