"""What a part of the torture gives back, and what it is told."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what was counted, how many, and whether that keeps the promise."""

    name: str
    value: str | int | float
    good: bool = True

    @classmethod
    def of(cls, name: str, wrong: Sequence[str]) -> Self:
        """How much is wrong, of which there must be nothing; the first of it is told on standard error."""
        for words in wrong[:5]:
            print(f"{name}: {words}", file=sys.stderr)
        return cls(name, len(wrong), not wrong)

    def row(self) -> str:
        """A row of a Markdown table."""
        value = f"{self.value:,}" if isinstance(self.value, int) else str(self.value)
        return f"| {self.name} | {value} | {'yes' if self.good else '**NO**'} |"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a part is to run."""

    seed: int = 1
    """Decides all that is left to chance, but for what the machine's own clock does."""
    short: bool = False
    """Some ten seconds a part, as in CI, instead of some minutes."""
