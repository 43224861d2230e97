"""Running the migrations. Imports Alembic, which nothing else does."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from milestones.shipped import shipped
from milestones.store.revisions import HEAD


def configured() -> Config:
    """Alembic's configuration for the migrations that ship with the program."""
    config = Config()
    # Alembic reads "%" in an option as the start of a reference.
    config.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    return config


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Runs the migrations up to `revision` in the connection's transaction, which the caller ends."""
    config = configured()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except SQLAlchemyError as error:
        raise _first(error) from None


def _first(error: SQLAlchemyError) -> SQLAlchemyError:
    """What failed first: where a disk fails, SQLite undoes all by itself, and Alembic fails to tidy up."""
    before = error.__context__
    while before:
        if isinstance(before, SQLAlchemyError):
            error = before
        before = before.__context__
    return error
