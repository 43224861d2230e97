"""Small disks that can be filled: memory mounted as one, or where that is forbidden, a limit on files."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from torture.program import Ended, ran

_ROOM = 512 * 1024
"""Kilobytes of a disk on which room was made."""


@dataclass(slots=True)
class Disk:
    """A small disk. Where it is not mounted, no file may become larger than it would be."""

    path: Path
    kilobytes: int
    mounted: bool

    def ran(self, db: Path, *arguments: str | Path) -> Ended:
        """A command that has ended, on the disk as it is now."""
        if self.mounted:
            return ran(db, *arguments)
        limit = self.kilobytes * 1024
        return ran(db, *arguments, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

    def make_room(self) -> None:
        """From now on there is plenty of room."""
        self.kilobytes = _ROOM
        if self.mounted:
            self._remount(f"size={_ROOM}k")

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Within, nothing on it can be written; only for one that is mounted."""
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def _remount(self, option: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{option}", self.path], check=True)


@contextmanager
def disk(path: Path, kilobytes: int) -> Iterator[Disk]:
    """A disk of that size at `path`, which is gone with the block."""
    path.mkdir()
    kilobytes = max(4, kilobytes)
    words = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(path)]
    mounted = bool(shutil.which("mount")) and not subprocess.run(words, capture_output=True).returncode
    try:
        yield Disk(path, kilobytes, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", path], check=True)
        shutil.rmtree(path)
