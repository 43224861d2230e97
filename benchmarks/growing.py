"""What one more article costs: in a store of many articles, and in an empty one.

Prints {"large": [milliseconds, one an article], "empty": [...]}: `python -m benchmarks.growing COUNT RUNS`.
"""

import io
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

from benchmarks.generated import articles
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article
from milestones.model.claim import Claim, Findings, Refusal
from milestones.read import Document, articles_of
from milestones.read.document import Kind
from milestones.read.origin import Origin
from milestones.services.ingest import ingest
from milestones.services.rebuilding import catch_up
from milestones.store import Store, open_store

READ = 1000
"""So many articles are read; the rest are the same with other names, for reading 100,000 takes long."""
BATCH = 1000

Read = tuple[Article, Findings]


def main() -> None:
    """Fills a store, then adds the same articles to it and to empty ones, taking turns."""
    count, runs = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = list(_sources(folder, runs + 1))
        with open_store(str(folder / "large.db")) as large:
            _fill(large, count)
        seconds: dict[str, list[float]] = {"large": [], "empty": []}
        for number, source in enumerate(sources):
            for which, path in (("large", folder / "large.db"), ("empty", folder / f"empty-{number}.db")):
                # Each time opened anew, as a command does: what the store has prepared does not count.
                with open_store(str(path)) as store:
                    seconds[which].append(_one_more(store, source) * 1e3)
    # The first one warms up the lexicon.
    print(json.dumps({which: found[1:] for which, found in seconds.items()}))


def _sources(folder: Path, count: int) -> Iterator[Path]:
    """Articles on medicines that the large store knows, each in a file of its own."""
    for number, article in enumerate(islice(articles(READ, year=2), count)):
        path = folder / f"more-{number}.json"
        path.write_text(json.dumps({**article, "id": f"more-{number}"}), encoding="utf-8")
        yield path


def _one_more(store: Store, source: Path) -> float:
    start = time.perf_counter()
    ingest(store, [str(source)], io.BytesIO())
    return time.perf_counter() - start


def _fill(store: Store, count: int) -> None:
    read = list(_read())
    found = islice(_renamed(read), count)
    while batch := list(islice(found, BATCH)):
        with store.writing() as writer:
            for article, findings in batch:
                writer.save(article, findings)
            catch_up(writer)


def _read() -> Iterator[Read]:
    for given in articles(READ):
        document = Document(json.dumps(given).encode(), Kind.JSON, Origin("standard input"))
        article = next(articles_of(document))
        assert isinstance(article, Article)
        yield article, extract(article, KnownNames([]))


def _renamed(read: Sequence[Read]) -> Iterator[Read]:
    """The articles, then the same on other medicines, over and over; all names stay as long as they are."""
    yield from read
    used = {_stem(article) for article, _ in read}
    for number, (by_consonant, by_vowel) in enumerate(product(range(1, 21), range(5))):
        letters = _turned(by_consonant, by_vowel)
        stems = {_stem(article).translate(letters) for article, _ in read}
        if used.isdisjoint(stems):
            used |= stems
            series = f"{chr(65 + number % 26)}{chr(65 + number // 26)}"
            for article, findings in read:
                yield _about_another(article, findings, letters, series)


def _turned(by_consonant: int, by_vowel: int) -> dict[int, int]:
    """Puts consonants for consonants, and vowels for vowels, so that two names stay two."""
    found = {}
    for letters, by in (("bcdfghjklmnpqrstvwxyz", by_consonant), ("aeiou", by_vowel)):
        turned = letters[by:] + letters[:by]
        found |= str.maketrans(letters + letters.upper(), turned + turned.upper())
    return found


def _stem(article: Article) -> str:
    """What a brand shares with its INN, as the brand has it: "Bacorsel" of "Bacorselxa"."""
    return article.title.partition(" ")[0][:-2]


def _about_another(article: Article, findings: Findings, letters: dict[int, int], series: str) -> Read:
    stem = _stem(article)
    other_stem = stem.translate(letters)
    names = {stem: other_stem, stem.lower(): other_stem.lower(), "QX-": f"{series}-"}

    def renamed(text: str) -> str:
        for old, new in names.items():
            text = text.replace(old, new)
        return text

    def of_claim(claim: Claim) -> Claim:
        return replace(
            claim,
            article=id,
            product=renamed(claim.product),
            aliases=tuple(map(renamed, claim.aliases)),
            evidence=renamed(claim.evidence),
        )

    def of_refusal(refusal: Refusal) -> Refusal:
        return replace(refusal, article=id, evidence=renamed(refusal.evidence))

    id = f"{article.id}-{series}"
    other = replace(article, id=id, text=renamed(article.text), title=renamed(article.title))
    return other, Findings(tuple(map(of_claim, findings.claims)), tuple(map(of_refusal, findings.refusals)))


if __name__ == "__main__":
    main()
