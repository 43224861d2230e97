"""What stops a command that uses the store, always as one line."""

from collections.abc import Iterator
from contextlib import contextmanager

from milestones.model.problem import MilestonesError

_ADVICE = {
    "locked": "another command is writing to it, try again when that is done",
    "readonly": "make the file and its folder writable, or give another store with --db",
    "not a database": "it is no store, give another with --db",
    "unable to open": "check that the file and its folder can be read and written",
    "malformed": "the file is damaged, restore a copy of it",
    "disk is full": "make room and run the command again",
}
"""What to do about a database's complaint, by words of it."""


class StoreError(MilestonesError):
    """The store cannot be opened, read or written: says which, why, and what to do."""


def shown(text: str) -> str:
    """The text as it may stand in a message: whatever does not print (escapes, bidi marks) becomes "?"."""
    return "".join(character if character.isprintable() else "?" for character in text)


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Raises the database's errors as StoreError of one line that begins with `where`."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(f"{where}: a text holds half a character (a lone surrogate); correct it") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{where}: {complaint(error)}") from error


def complaint(error: Exception) -> str:
    """The first line of what a database complains of, with advice where there is some."""
    lines = str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__]
    advice = next((advice for words, advice in _ADVICE.items() if words in lines[0]), "")
    return shown(lines[0]) + (f"; {advice}" if advice else "")
