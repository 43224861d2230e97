"""How well and how fast articles come out of web pages: ours and other libraries, on the tests' pages.

`python -m benchmarks.pages` prints a table. Libraries that are not installed are left out.
"""

import statistics
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from milestones.model.article import Article
from milestones.read import articles_of
from milestones.read.charsets import named_in, text_of
from milestones.read.document import Document, Kind
from milestones.read.formats.html.words import words_of
from milestones.read.origin import Given, Origin

PAGES = Path(__file__).parent.parent / "tests" / "read" / "pages"
RUNS = 3


@dataclass(frozen=True)
class Page:
    """A page and what must come out of it."""

    data: bytes
    address: str | None
    text: str
    day: date

    @property
    def source(self) -> str:
        """The page's characters."""
        return text_of(self.data, named_in(self.data))


@dataclass(frozen=True)
class Taken:
    """What was taken out of a page; the day is None where it was not asked for."""

    text: str
    day: str | None = None


def pages() -> list[Page]:
    """The pages of the tests with their texts."""
    wanted = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
    return [
        Page(
            (PAGES / f"{name}.html").read_bytes(),
            told.get("address") or told.get("url"),
            (PAGES / f"{name}.txt").read_text("utf-8"),
            told["published"],
        )
        for name, told in wanted.items()
    ]


def ours(page: Page) -> Taken:
    """The reader of this program, without the headline, which the texts do not have."""
    (found,) = articles_of(
        Document(page.data, Kind.HTML, Origin("page", "page", given=Given(url=page.address)))
    )
    if not isinstance(found, Article):
        return Taken("")
    text = found.text.replace(f"{found.title}\n\n", "", 1)
    return Taken(text, str(found.published.day) if found.published else None)


def trafilatura(page: Page) -> Taken:
    """trafilatura as it comes, with the day that htmldate finds."""
    from trafilatura import bare_extraction, extract

    text = extract(page.source, url=page.address, include_comments=False)
    told = bare_extraction(page.source, url=page.address, with_metadata=True)
    return Taken(text or "", getattr(told, "date", None))


def readability(page: Page) -> Taken:
    """readability-lxml, which finds no day."""
    from lxml.html import fromstring
    from readability import Document as Readable

    return Taken(str(fromstring(Readable(page.source).summary()).text_content()))


def resiliparse(page: Page) -> Taken:
    """resiliparse, which finds no day."""
    from resiliparse.extract.html2text import extract_plain_text

    return Taken(extract_plain_text(page.source, main_content=True))


def word_f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall of the words, as often as they come."""
    one, other = Counter(words_of(found)), Counter(words_of(wanted))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def measured(take: Callable[[Page], Taken], all_pages: list[Page]) -> str:
    """A row of the table: the mean F1, its worst, the days that are right, milliseconds a page."""
    taken = [take(page) for page in all_pages]
    f1 = [word_f1(found.text, page.text) for found, page in zip(taken, all_pages, strict=True)]
    right = sum(found.day == str(page.day) for found, page in zip(taken, all_pages, strict=True))
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for page in all_pages:
            take(page)
        times.append((time.perf_counter() - start) / len(all_pages) * 1000)
    return (
        f"| {take.__name__} | {statistics.mean(f1):.3f} | {min(f1):.3f}"
        f" | {right} of {len(all_pages)} | {statistics.median(times):.0f} |"
    )


def main() -> None:
    """Prints the table."""
    all_pages = pages()
    print("| library | mean F1 | worst F1 | days right | ms a page |\n|---|--:|--:|--:|--:|")
    for take in (ours, trafilatura, readability, resiliparse):
        try:
            print(measured(take, all_pages), flush=True)
        except ImportError as error:
            print(f"| {take.__name__} | not installed: {error.name} | | | |")


if __name__ == "__main__":
    main()
