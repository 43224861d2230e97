"""Deriving anew what follows from articles and rulings: `reconcile` and `reread`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import NothingFoundError, Problem
from milestones.services.batching import batches
from milestones.services.extraction import findings_of
from milestones.services.rebuilding import catch_up, in_parts, names_of, rebuild
from milestones.services.workers import worked, workers
from milestones.store import Reader, Saved, Store

if TYPE_CHECKING:
    from milestones.store import Writer

_Prints = dict[str, bytes]
"""By the id of each milestone what tells whether all that is known of it is the same."""


@dataclass(slots=True)
class RereadResult:
    """What a rereading came to."""

    read: int = 0
    changed: int = 0
    """Articles that say something else by the present rules."""
    milestones: int = 0
    """Milestones that are new, gone or otherwise."""
    problems: list[Problem] = field(default_factory=list)
    """Articles at which extraction failed: they keep the claims that they had."""


def reconcile(store: Store) -> int:
    """Derives all milestones anew from claims and rulings, some products in one transaction, then others.

    So nobody has to wait for long; what others write meanwhile brings itself up to date. Gives back how many
    are new, gone or otherwise: none, unless the program or its knowledge has changed since they were derived,
    or others have written.
    """
    before = _prints(store)
    _rebuild_in_turns(store)
    return _differing(before, _prints(store))


def reread(store: Store, *, jobs: int = 1, told: Callable[[int], None] = lambda _: None) -> RereadResult:
    """Extracts all stored articles again by the present rules, and derives all milestones anew.

    Each batch of articles is stored in one transaction with all that follows from it. Rulings stay. `told`
    hears how many articles have been read so far. Raises StoreError.
    """
    result = RereadResult()
    before = _prints(store)
    ids = [entry.article.id for entry in store.articles()]
    with workers(jobs) as executor:
        found = _counted(worked(map(store.article, ids), findings_of, executor, jobs), result, told)
        for batch in batches(found, lambda one: (one[0].text,)):
            result.changed += _keep(store, batch)
    _rebuild_in_turns(store)
    result.milestones = _differing(before, _prints(store))
    return result


def _counted(
    found: Iterable[tuple[Article, Findings | Problem]], result: RereadResult, told: Callable[[int], None]
) -> Iterator[tuple[Article, Findings]]:
    for article, findings in found:
        result.read += 1
        told(result.read)
        if isinstance(findings, Problem):
            result.problems.append(replace(findings, advice="it keeps the claims it had; report it"))
        else:
            yield article, findings


def _keep(store: Store, batch: Sequence[tuple[Article, Findings]]) -> int:
    """Stores what was found; gives back in how many articles that is something else than before."""
    with store.writing() as writer:
        saved = writer.save_all([found for found in batch if _is_stored(writer, found[0])])
        catch_up(writer)
    return sum(what is not Saved.UNCHANGED for what in saved)


def _is_stored(writer: "Writer", article: Article) -> bool:
    """Whether nobody has changed the article since it was read."""
    try:
        return writer.article(article.id) == article
    except NothingFoundError:
        return False


def rebuild_all(writer: "Writer") -> None:
    """Derives the milestones of all products; products that nothing names any more go."""
    for_all_names(writer, lambda keys: rebuild(writer, keys))


def _rebuild_in_turns(store: Store) -> None:
    def rebuilt(keys: AbstractSet[str]) -> AbstractSet[str]:
        with store.writing() as writer:
            return rebuild(writer, keys)

    with store.reading() as reader:
        # Not as they are needed: who keeps on reading keeps the log from being cut.
        listed = list(_all_names(reader))
    in_parts(listed, rebuilt)


def for_all_names(reader: Reader, work: Callable[[AbstractSet[str]], AbstractSet[str]]) -> None:
    """Gives `work` the keys of all names in claims, products and rulings, some at a time.

    It gives back all those that it has reached, which it is not given again.
    """
    in_parts(_all_names(reader), work)


def _all_names(reader: Reader) -> Iterator[Sequence[str]]:
    ruled = sorted({key for ruling in reader.rulings() for key in names_of(ruling)})
    return chain([ruled], reader.name_keys())


def _prints(source: "Store | Writer") -> _Prints:
    return {found.id: print_of(found) for found in source.milestones_in_full(Filter(rejected=None))}


def print_of(milestone: Milestone) -> bytes:
    """Equal for two milestones that are shown alike; the store's own numbers of claims do not count."""
    told = [(replace(part.sourced, number=0), part.role) for part in milestone.testimony]
    words = repr((replace(milestone, testimony=()), told))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _differing(before: _Prints, after: _Prints) -> int:
    return sum(before.get(id) != after.get(id) for id in before.keys() | after.keys())
