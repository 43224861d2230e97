"""What a command asks of the file system, in its order: recorded by strace."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from torture.program import done

_CALLS = "openat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_SHARED = "-shm"
"""How the name of a file ends that SQLite shares as memory, and makes anew after a crash."""
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Act(Enum):
    """What is done to a file, or to a name in the folder."""

    WRITE = "bytes are written"
    CUT = "the file gets another length"
    SYNC = "the disk has all of the file"
    MAKE = "a name is given to a new file"
    REMOVE = "a name is taken away"
    RENAME = "a file gets another name"
    SYNC_NAMES = "the disk has all names"
    SAY = "something is reported, to the user or in a file elsewhere"


@dataclass(frozen=True, slots=True)
class Event:
    """One act. A file is known by its number, whatever it is called."""

    act: Act
    file: int = 0
    name: str = ""
    new: str = ""
    """The name that it gets."""
    at: int = 0
    """Where it is written, or how long the file is now."""
    data: bytes = b""


def is_there() -> bool:
    """Whether strace is installed."""
    return shutil.which("strace") is not None


class Recorder:
    """Runs commands on what is in one folder, and keeps what they do there."""

    def __init__(self, folder: Path, said: Path | None = None) -> None:
        self.events: list[Event] = []
        self.files = {path.name: number for number, path in enumerate(sorted(folder.iterdir()), 1)}
        """The numbers of the files by their names now."""
        self._last = len(self.files)
        self._folder = folder
        self._said = said
        self._trace = folder.with_name(f"{folder.name}.strace")

    def run(self, db: Path, *arguments: str | Path) -> None:
        """Runs a command that must succeed. What goes to standard error or to `said` counts as said."""
        tracer = ["strace", "-xx", "-s", "100000000", "-qq", "-e", f"trace={_CALLS}", "-e", "signal=none"]
        done(db, *arguments, under=[*tracer, "-o", str(self._trace)])
        self.events += self._events_of(self._trace.read_text(encoding="ascii").splitlines())

    def _events_of(self, lines: Sequence[str]) -> Iterator[Event]:
        opened = {2: _Handle(Act.SAY)}
        for line in lines:
            found = _LINE.match(line)
            if not found or int(found[3]) < 0:
                continue
            call, words, result = found[1], found[2], int(found[3])
            if call == "openat":
                yield from self._open(words, result, opened)
            elif call.startswith(("unlink", "rename")):
                yield from self._renamed(call, words)
            elif call == "close":
                opened.pop(int(words), None)
            elif handle := opened.get(int(words.split(",")[0])):
                yield from handle.events(call, words)

    def _open(self, words: str, number: int, opened: "dict[int, _Handle]") -> Iterator[Event]:
        path = Path(_texts(words)[0])
        opened.pop(number, None)
        if path == self._said:
            opened[number] = _Handle(Act.SAY)
        elif path == self._folder:
            opened[number] = _Handle(Act.SYNC_NAMES)
        elif path.parent == self._folder and not path.name.endswith(_SHARED):
            if "O_CREAT" in words and path.name not in self.files:
                self._last += 1
                self.files[path.name] = self._last
                yield Event(Act.MAKE, self._last, path.name)
            file = self.files[path.name]
            opened[number] = _Handle(Act.WRITE, file)
            if "O_TRUNC" in words:
                yield Event(Act.CUT, file)

    def _renamed(self, call: str, words: str) -> Iterator[Event]:
        old, *new = [Path(text) for text in _texts(words)]
        if old.parent != self._folder or old.name.endswith(_SHARED):
            return
        file = self.files.pop(old.name)
        if call.startswith("rename"):
            self.files[new[0].name] = file
            yield Event(Act.RENAME, file, old.name, new[0].name)
        else:
            yield Event(Act.REMOVE, file, old.name)


@dataclass(slots=True)
class _Handle:
    """What an open file is: one of the folder, the folder, or where something is said."""

    act: Act
    file: int = 0
    position: int = 0

    def events(self, call: str, words: str) -> Iterator[Event]:
        """What a call on it does."""
        if call in ("fsync", "fdatasync"):
            if self.act is not Act.SAY:
                yield Event(Act.SYNC if self.act is Act.WRITE else self.act, self.file)
        elif call == "ftruncate":
            yield Event(Act.CUT, self.file, at=int(words.split(",")[1]))
        elif call in ("write", "pwrite64"):
            data = bytes.fromhex("".join(_TEXT.findall(words)).replace("\\x", ""))
            at = self.position if call == "write" else int(words.rpartition(",")[2])
            if call == "write":
                self.position += len(data)
            yield Event(self.act, self.file, at=at, data=data)


def _texts(words: str) -> list[str]:
    return [bytes.fromhex(text.replace("\\x", "")).decode() for text in _TEXT.findall(words)]
