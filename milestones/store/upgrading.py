"""Running the migrations. Imports Alembic, which nothing else does."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from milestones.shipped import shipped
from milestones.store.schema import HEAD


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
    command.upgrade(config, revision)
