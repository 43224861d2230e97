"""What a disk can have of recorded acts when the power is cut.

It has all for which it was made to wait (fsync). Of the writes to a file since then each is there or not, by
itself, and a torn one is there up to a sector. Of new names, removals and renamings in the folder since it
was made to wait for that, those up to one of them are there: file systems with a journal keep their order.
"""

import random
from collections.abc import Callable, Mapping

from torture.tracing import Act, Event

_SECTOR = 512
_KEPT = (0.0, 0.5, 0.9, 1.0)
"""How likely each write is there; another one for each cut."""
_TORN = 0.1

Files = dict[str, bytes]


class Replay:
    """Takes acts in their order; can be cut at any time."""

    def __init__(self, before: Mapping[str, bytes], *, lying: bool = False) -> None:
        """`before` is what the disk has, as numbered by a Recorder; a `lying` one never waits."""
        self._names = {name: number for number, name in enumerate(sorted(before), 1)}
        self._files = {number: bytearray(before[name]) for name, number in self._names.items()}
        self._writes: dict[int, list[Event]] = {}
        self._renamings: list[Event] = []
        self._lying = lying

    def take(self, event: Event) -> None:
        """Takes one more act."""
        if event.act in (Act.WRITE, Act.CUT):
            self._writes.setdefault(event.file, []).append(event)
        elif event.act in (Act.MAKE, Act.REMOVE, Act.RENAME):
            self._renamings.append(event)
        elif event.act is Act.SYNC and not self._lying:
            for write in self._writes.pop(event.file, []):
                _write(self._files.setdefault(event.file, bytearray()), write)
        elif event.act is Act.SYNC_NAMES and not self._lying:
            for renaming in self._renamings:
                _rename(self._names, renaming)
            self._renamings.clear()

    def cut(self, choose: random.Random) -> Files:
        """The files as they can be when the power is back."""
        kept = choose.choice(_KEPT)
        renamings = choose.randint(0, len(self._renamings))
        return self._found(renamings, lambda: choose.random() < kept, choose)

    def written(self) -> Files:
        """The files as they were for all programs before the cut."""
        return self._found(len(self._renamings), lambda: True, None)

    def _found(self, renamings: int, is_kept: Callable[[], bool], tearing: random.Random | None) -> Files:
        names = dict(self._names)
        for renaming in self._renamings[:renamings]:
            _rename(names, renaming)
        found = {}
        for name, number in names.items():
            data = bytearray(self._files.get(number, b""))
            for write in self._writes.get(number, []):
                if is_kept():
                    _write(data, write, _tear(write, tearing))
            found[name] = bytes(data)
        return found


def _tear(write: Event, choose: random.Random | None) -> int:
    """How many bytes of it are there."""
    whole = len(write.data)
    return choose.randrange(0, whole + 1, _SECTOR) if choose and choose.random() < _TORN else whole


def _write(data: bytearray, event: Event, length: int | None = None) -> None:
    data.extend(bytes(max(0, event.at - len(data))))
    if event.act is Act.CUT:
        del data[event.at :]
    else:
        part = event.data[:length]
        data[event.at : event.at + len(part)] = part


def _rename(names: dict[str, int], event: Event) -> None:
    if event.act is Act.MAKE:
        names[event.name] = event.file
        return
    names.pop(event.name, None)
    if event.act is Act.RENAME:
        names[event.new] = event.file
