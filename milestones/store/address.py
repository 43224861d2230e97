"""Where the store is."""

from collections.abc import Mapping
from pathlib import Path

from milestones.store.errors import StoreError

VARIABLE = "MILESTONES_DB"
_FILE = "milestones.db"


def default_url(environ: Mapping[str, str]) -> str:
    """What MILESTONES_DB says in `environ`, else the path of a file in the user's data folder.

    The folder is the platform's (on Linux XDG_DATA_HOME, else ~/.local/share), as the process sees it.
    Raises StoreError where the user has no home folder to hold it.
    """
    if url := environ.get(VARIABLE, "").strip():
        return url
    import platformdirs

    # Without HOME and without an entry for the user in the system's list, platformdirs raises an error, or in
    # its older versions leaves "~" as it is.
    try:
        folder = Path(platformdirs.user_data_path("milestones", appauthor=False))
    except RuntimeError:
        folder = Path()
    if not folder.is_absolute():
        raise StoreError(f"no home folder is known to keep the store in; set {VARIABLE} or give --db")
    return str(folder / _FILE)
