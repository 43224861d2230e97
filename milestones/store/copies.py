"""Which stored articles are copies of one another: their `source`, kept right as articles come and go.

A source is called by the least digest among its articles. It depends on the stored articles and their claims
alone, never on the order in which they came.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from milestones.model.article import Article
from milestones.model.claim import Claim, Findings
from milestones.reconcile.alike import Marked, join_near
from milestones.reconcile.copies import Sources, Wording
from milestones.store.adding import add_prints
from milestones.store.batches import batches
from milestones.store.link import Link

_OPEN = 50
"""Texts that are kept ready for comparing."""
_STANDING = "SELECT number, digest, source FROM articles"


class Copies:
    """Notes which articles come and go in a transaction, and settles the sources of those concerned."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._come: dict[int, str] = {}
        """The texts of the articles that have come: their words would take ten times as much memory."""
        self._prints: dict[int, frozenset[int]] = {}
        self._left: set[str] = set()
        """Sources that have lost an article, and perhaps fall apart."""

    def come(self, number: int, article: Article, findings: Findings) -> None:
        """Notes an article that has come, under its own digest as source."""
        names = _names_in(findings.claims)
        self._come[number] = article.text
        self._prints[number] = _wording(article.text, names).prints(names)

    def go(self, number: int, source: str) -> None:
        """Notes an article that goes."""
        if number in self._come:
            del self._come[number], self._prints[number]
        self._left.add(source)

    def settle(self) -> set[int]:
        """Gives all articles their sources, and says which have another one than before, by number."""
        if not self._come and not self._left:
            return set()
        add_prints(self._link, self._prints)
        before = self._concerned()
        changed = self._changed(before, self._joined(before))
        self._give(changed)
        self._come.clear()
        self._prints.clear()
        self._left.clear()
        return set(changed)

    def misplaced(self) -> dict[int, str]:
        """The articles whose source is not what copies come to, by number, with the right one."""
        every = {number: (digest, source) for number, digest, source in self._link.rows(_STANDING)}
        return self._changed(every, self._joined(every))

    def put_right(self) -> None:
        """Gives each article that is misplaced the right source."""
        self._give(self.misplaced())

    def _give(self, sources: Mapping[int, str]) -> None:
        self._link.change_each(
            "UPDATE articles SET source = :source WHERE number = :number",
            [{"number": number, "source": source} for number, source in sorted(sources.items())],
        )

    def _concerned(self) -> dict[int, tuple[str, str]]:
        """The digest and present source of each article that has come, or whose source has lost one."""
        come = self._link.rows_of(f"{_STANDING} WHERE number IN :some", self._come)
        left = self._link.rows_of(f"{_STANDING} WHERE source IN :some", self._left)
        return {number: (digest, source) for number, digest, source in chain(come, left)}

    def _joined(self, concerned: Mapping[int, tuple[str, str]]) -> Mapping[str, str]:
        """The source of each digest and each present source that has to do with the articles concerned.

        The sources of all other articles hold together as they are, since none of these has gone.
        """
        stands = {number: digest for number, (digest, _) in concerned.items()}
        found = Sources()
        for digest in stands.values():
            found.join(digest)
        for digest, source in self._same_words(stands):
            found.join(digest, source)
        alike = self._comparing()
        for batch in batches(stands):
            join_near(found, self._around(batch, stands), alike)
        return found.named()

    def _same_words(self, stands: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """The digests that other articles have too, with the source of these."""
        found = self._link.rows_of(f"{_STANDING} WHERE digest IN :some", stands.values())
        return ((digest, source) for number, digest, source in found if number not in stands)

    def _around(self, batch: Sequence[int], stands: Mapping[int, str]) -> dict[int, Marked]:
        """These articles, in ascending order, and all that share prints with them.

        But none of those concerned that have a lower number: these have been compared with all others.
        """
        query = """
            SELECT article, print FROM article_prints WHERE article IN (
                SELECT article FROM article_prints WHERE print IN (
                    SELECT print FROM article_prints WHERE article IN :some))
        """
        # Thousands meet where each new article has ten others like it: as sets they take six times the room.
        held: dict[int, array[int]] = defaultdict(lambda: array("q"))
        for number, one in self._link.rows_of(query, batch):
            if number >= batch[0] or number not in stands:
                held[number].append(one)
        keys = {number: stands[number] for number in held if number in stands}
        sources = "SELECT number, source FROM articles WHERE number IN :some"
        keys.update(self._link.rows_of(sources, held.keys() - keys.keys()))
        ours = frozenset(batch)
        return {number: Marked(keys[number], held[number], number in ours) for number in held}

    def _comparing(self) -> Callable[[int, int], bool]:
        """Tells whether the texts of two articles are copies."""

        text = "SELECT text FROM articles WHERE number = :number"

        @lru_cache(maxsize=_OPEN)
        def wording(number: int) -> Wording:
            come = self._come.get(number)
            return Wording(self._link.value(text, number=number) if come is None else come)

        return lambda one, other: wording(one).is_copy(wording(other))

    def _changed(self, before: Mapping[int, tuple[str, str]], now: Mapping[str, str]) -> dict[int, str]:
        """The articles whose source is another one now, with that source."""
        changed = {
            number: now[digest] for number, (digest, source) in before.items() if now[digest] != source
        }
        renamed = {source for source, called in now.items() if source != called}
        others = self._link.rows_of("SELECT number, source FROM articles WHERE source IN :some", renamed)
        changed |= {number: now[source] for number, source in others if number not in before}
        return changed


def _names_in(claims: Iterable[Claim]) -> set[str]:
    return {name for claim in claims for name in (claim.product, *claim.aliases)}


def _wording(text: str, names: Collection[str]) -> Wording:
    """The words of an article; none where it makes no claim.

    That has no part in any count: it is a copy only word for word.
    """
    return Wording(text if names else "")


def prints_of(text: str, claims: Iterable[Claim]) -> frozenset[int]:
    """The prints of an article that makes these claims."""
    names = _names_in(claims)
    return _wording(text, names).prints(names)
