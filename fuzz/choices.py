"""Bytes as a list of decisions, so that a fuzzer that knows only bytes can make structured input."""

from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


class Choices:
    """Decides by one byte after another; at their end always for the first or the least."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes have not decided anything yet."""
        return len(self._data) - self._at

    def below(self, most: int) -> int:
        """A number from 0 to `most` - 1: of one byte where that is enough, else of two."""
        return int.from_bytes(self.some(1 if most <= 256 else 2), "big") % most

    def of(self, values: Sequence[Value]) -> Value:
        """One of the values."""
        return values[self.below(len(values))]

    def some(self, most: int) -> bytes:
        """The next bytes, at most so many."""
        given = self._data[self._at : self._at + most]
        self._at += len(given)
        return given

    def part(self, most: int = 256) -> bytes:
        """Some of the next bytes: how many is decided first, fewer than `most`."""
        return self.some(self.below(most))

    def rest(self) -> bytes:
        """All that is left."""
        return self.some(self.left)
