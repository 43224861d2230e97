"""A name found in a text, before it is known which medicine it belongs to."""

from typing import NamedTuple


class NameHit(NamedTuple):
    """A name found: its place, and the finder."""

    start: int
    end: int
    finder: str
