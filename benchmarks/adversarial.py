"""Texts made to be slow, in CPU seconds a megabyte: `python -m benchmarks.adversarial [WORD...]`.

Each text is measured at three sizes. Prints a Markdown table, the slowest first: the time at the largest
size, and by which power of the size it grows (1 is linear). With words, only texts with one of them in their
name.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, log
from types import FrameType

from benchmarks.slow_texts import Text, texts
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article
from milestones.read.article.building import build_article
from milestones.read.markup import text_of_fragment
from milestones.read.origin import Origin

SIZES = (60_000, 120_000, 240_000)
"""Characters, each twice as many as the one before."""
MOST = 60.0
"""CPU seconds, after which a text is given up."""
LEAST = 0.001
"""Seconds; less cannot be told from nothing."""
GROWS = 1.3
"""A larger power of the size is not linear."""
SHOWN = 25
"""Rows of the table."""

Work = Callable[[str], object]


class _TooLongError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Measured:
    """What a text took at each size, in CPU seconds; fewer sizes where one took more than `MOST`."""

    what: str
    seconds: tuple[float, ...]

    @property
    def a_megabyte(self) -> float:
        """Seconds a megabyte at the largest size measured."""
        return self.seconds[-1] / SIZES[len(self.seconds) - 1] * 1e6

    @property
    def growth(self) -> float:
        """The power of the size by which the time grows, from the smallest to the largest size."""
        times = max(self.seconds[-1], LEAST) / max(self.seconds[0], LEAST)
        return log(times) / log(SIZES[len(self.seconds) - 1] / SIZES[0]) if len(self.seconds) > 1 else inf

    def row(self) -> str:
        """A row of a Markdown table."""
        what = self.what.replace("|", "\\|")
        given_up = "" if len(self.seconds) == len(SIZES) else " (given up)"
        return f"| {what} | {self.a_megabyte:.2f}{given_up} | {self.growth:.1f} |"


def works() -> Iterator[tuple[str, Work]]:
    """What is done with each text: extracting, reading as text, reading as a piece of HTML."""
    known = KnownNames([seed.names for seed in seed_products()])
    yield "extract", lambda text: extract(Article("a", text, ""), known)
    yield "read", lambda text: build_article(text, Origin("a"))
    yield "markup", text_of_fragment


def main(words: Sequence[str]) -> None:
    """Measures all texts and prints the slowest."""
    signal.signal(signal.SIGVTALRM, _give_up)
    chosen = [(what, text) for what, text in texts() if not words or any(word in what for word in words)]
    for name, work in works():
        work("Zelvora was approved.")
        found = sorted((_measured(what, text, work) for what, text in chosen), key=lambda m: -m.a_megabyte)
        print(f"\n| {name} | s/MB | growth |\n|---|--:|--:|")
        for measured in found[:SHOWN]:
            print(measured.row(), flush=True)
        slow = sum(measured.a_megabyte > 1 for measured in found)
        grow = sum(measured.growth > GROWS for measured in found)
        print(f"\n{len(found)} texts: {slow} take more than 1 s/MB, {grow} grow by more than {GROWS}")


def _measured(what: str, text: Text, work: Work) -> Measured:
    seconds = []
    for size in SIZES:
        made = text(size)
        seconds.append(_cpu_seconds(made, work))
        if seconds[-1] >= MOST:
            break
    return Measured(what, tuple(seconds))


def _cpu_seconds(text: str, work: Work) -> float:
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    try:
        work(text)
    except _TooLongError:
        return MOST
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _give_up(_: int, __: FrameType | None) -> None:
    raise _TooLongError


if __name__ == "__main__":
    main(sys.argv[1:])
