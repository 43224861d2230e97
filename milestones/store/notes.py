"""What a run notes of its articles: a million of them are not to be held in memory."""

import sqlite3
from collections.abc import Iterator

from milestones.store.errors import telling

_KILOBYTES = 400
"""Of memory for each: articles mostly come by their names, so that few pages are looked at."""
_HERE = "the system's folder for temporary files"


class Notes:
    """Words by names, for as long as the process needs them.

    SQLite holds a database without a name in memory until that outgrows what it may take, some thousand
    articles; then in a temporary file that nobody else sees. All raise StoreError where there is no room.
    """

    def __init__(self) -> None:
        self._held = sqlite3.connect("", isolation_level=None)
        with telling(_HERE):
            self._held.execute("PRAGMA journal_mode = OFF")
            self._held.execute(f"PRAGMA cache_size = -{_KILOBYTES}")
            self._held.execute("CREATE TABLE notes (name BLOB PRIMARY KEY, word TEXT NOT NULL) WITHOUT ROWID")

    def note(self, name: str, word: str = "") -> None:
        """Notes a word under a name, in place of what was noted there."""
        with telling(_HERE):
            self._held.execute("REPLACE INTO notes VALUES (?, ?)", (_bytes_of(name), word))

    def get(self, name: str) -> str | None:
        """The word under a name; None where there is none."""
        with telling(_HERE):
            found = self._held.execute("SELECT word FROM notes WHERE name = ?", (_bytes_of(name),)).fetchone()
        return found and str(found[0])

    def __iter__(self) -> Iterator[str]:
        """All names, in ascending order."""
        with telling(_HERE):
            for (name,) in self._held.execute("SELECT name FROM notes ORDER BY name"):
                yield str(name, "utf-8", "surrogatepass")

    def __del__(self) -> None:
        self._held.close()


def _bytes_of(name: str) -> bytes:
    """The name of a file can hold what is no text of SQLite's."""
    return name.encode("utf-8", "surrogatepass")
