"""Writing to standard output or to a file, wholly or not at all."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from milestones.cli.settings import Settings
from milestones.model.problem import MilestonesError
from milestones.model.shortage import shortage

_ADVICE = {
    errno.EBADF: "it is closed; give a file with --output",
    errno.ENAMETOOLONG: "choose a shorter name",
}
"""What to do where something cannot be written, by what the system says."""


def write_to(settings: Settings, path: Path | None, write: Callable[[TextIO], None]) -> None:
    """Lets `write` fill the file, or without a path standard output.

    Raises MilestonesError where it cannot be written, a file then stays as it was; and BrokenPipeError where
    whoever reads it has seen enough.
    """
    try:
        if path:
            _fill(path, write)
        else:
            write(settings.env.stdout)
            settings.env.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Within, the file is written. Raises MilestonesError where it cannot be."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path | None, error: OSError) -> MilestonesError:
    where = path or "standard output"
    what, advice = shortage(error) or (
        error.strerror or error,
        _ADVICE.get(error.errno or 0, "check the folder and its permissions"),
    )
    return MilestonesError(f"{where}: cannot be written ({what}); {advice}")


def _fill(path: Path, write: Callable[[TextIO], None]) -> None:
    # Only here: who writes to standard output need not wait for them.
    import shutil
    import tempfile

    before = None
    with suppress(FileNotFoundError):
        before = path.stat()
    if before and not stat.S_ISREG(before.st_mode):
        # A device or a pipe is written to; replacing it would take it away. What a link such as /dev/stdout
        # leads to has no path of its own.
        with path.open("w", encoding="utf-8", newline="") as out:
            write(out)
        return
    target = path.resolve()
    # The start of the name tells whose part it is; with the whole of a long one, there would be none left.
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            write(out)
            out.flush()
            os.fsync(handle)
        if before:
            shutil.copymode(target, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
