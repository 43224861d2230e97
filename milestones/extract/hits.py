"""A name found in a text, before it is known which medicine it belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: its place, and the finder."""

    start: int
    end: int
    finder: str
