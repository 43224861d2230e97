"""Ids of articles: when two articles of one id are one article, and what another one is called."""

from dataclasses import dataclass, replace
from functools import cached_property

from milestones.model.article import Article
from milestones.store import Store

_DIGITS = (6, 12, 32)


@dataclass(frozen=True, slots=True)
class Renamed:
    """An article that got another id, because another article has its own."""

    article: Article
    former: str

    def __str__(self) -> str:
        where = self.article.location or "standard input"
        return f"{where}: another article has the id {self.former}; this one is {self.article.id}"


class ArticleIds:
    """Gives each article of a run an id of its own.

    The id and text of an article that is stored, or was read in this run, are those of the same article. With
    another text it is an edited one where it was read at the stored one's location, and replaces that.
    Else it is another article that happens to have the same name (two folders with a "news.txt"): its id
    becomes "news.txt (1a2b3c)", with the first digits of its digest.
    """

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._in_run: dict[str, str] = {}

    def settle(self, article: Article) -> Article | Renamed | None:
        """The article with an id of its own; None where this run has had the same id and words."""
        id = article.id if self._is_own(article) else self._other(article)
        digest = article.digest
        if self._in_run.get(id) == digest:
            return None
        self._in_run[id] = digest
        return article if id == article.id else Renamed(replace(article, id=id), article.id)

    def _is_own(self, article: Article) -> bool:
        if article.id in self._in_run:
            return self._in_run[article.id] == article.digest
        stored = self._store.has(article.id) if self._store else None
        return stored is None or article.digest == stored[0] or article.location == stored[1]

    def _other(self, article: Article) -> str:
        ids = [f"{article.id} ({article.digest[:digits]})" for digits in _DIGITS]
        free = next(id for id in ids if self._is_free(id, article.digest))
        if self._store and not self._store.has(free) and article.location:
            # Perhaps it had another text, and so other digits, when it was read before.
            before = self._by_location.get((article.id, article.location))
            if before and before not in self._in_run:
                return before
        return free

    def _is_free(self, id: str, digest: str) -> bool:
        stored = self._store.has(id) if self._store else None
        return self._in_run.get(id, digest) == digest and (stored is None or stored[0] == digest)

    @cached_property
    def _by_location(self) -> dict[tuple[str, str], str]:
        """The stored ids with digits, by the id without and the location."""
        if self._store is None:
            return {}
        stored = [entry.article for entry in self._store.articles()]
        return {
            (article.id.rpartition(" (")[0], article.location): article.id
            for article in stored
            if article.location
        }
