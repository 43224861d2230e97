"""What a part of the torture gives back, and what it is told."""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what was counted, how many, and whether that keeps the promise."""

    name: str
    value: str | int | float
    good: bool = True

    @classmethod
    def some(cls, name: str, count: int) -> Self:
        """Of what there must be some, or nothing was tried."""
        return cls(name, count, count > 0)

    @classmethod
    def none(cls, name: str, wrong: Sequence[str]) -> Self:
        """Of what there must be nothing, in words; the first of it is told on standard error."""
        for words in wrong[:5]:
            print(f"{name}: {words}", file=sys.stderr)
        return cls(name, len(wrong), not wrong)

    @classmethod
    def parts(cls, counts: Mapping[str, int], lead: str = "") -> Iterator[Self]:
        """What the figure before is made of; `lead` stands before each name."""
        return (cls(f"... {lead}{name}", count) for name, count in sorted(counts.items()))

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

    def choices(self, *of: object) -> random.Random:
        """What is left to chance, of something; the same seed chooses the same."""
        return random.Random(" ".join(map(str, (self.seed, *of))))  # noqa: S311 - nothing here is a secret
