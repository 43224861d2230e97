"""Ids of articles: when two articles of one id are one article, and what another one is called."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from milestones.model.article import Article
from milestones.store import Head, Notes, Reader

_DIGITS = (6, 12, 32)


@dataclass(frozen=True, slots=True)
class Renamed:
    """An article that got another id, because another article has its own."""

    article: Article
    former: str

    def __str__(self) -> str:
        where = self.article.location or "standard input"
        return f"{where}: another article has the id {self.former}; this one is {self.article.id}"


class Stored:
    """What is stored under the ids of some articles, looked up at once; nothing is written meanwhile."""

    def __init__(self, reader: Reader, ids: Iterable[str]) -> None:
        self._asked = set(ids)
        self._heads = reader.heads(self._asked)
        self._reader = reader

    def has(self, id: str) -> Head | None:
        """As of a Reader."""
        return self._heads.get(id) if id in self._asked else self._reader.has(id)

    def holds(self, article: Article) -> bool:
        """As of a Reader."""
        head = self.has(article.id)
        return head is not None and head.digest == article.digest and self._reader.holds(article)

    def is_elsewhere(self, id: str, location: str) -> bool:
        """As of a Reader."""
        return self._reader.is_elsewhere(id, location)

    def id_with_digits(self, id: str, location: str) -> str | None:
        """As of a Reader."""
        return self._reader.id_with_digits(id, location)


class ArticleIds:
    """Gives each article of a run an id of its own.

    The id and text of an article that is stored, or was read in this run, are those of the same article. With
    another text it is an edited one where it was read at the stored one's location, and replaces that.
    Else it is another article that happens to have the same name (two folders with a "news.txt"): its id
    becomes "news.txt (1a2b3c)", with the first digits of its digest. So it does where the stored text still
    stands somewhere else: a copy in another folder, that nobody has edited, must not lose what it says.
    """

    def __init__(self) -> None:
        self._in_run = Notes()
        """The digest of each id."""

    def settle(self, article: Article, stored: Stored | None) -> Article | Renamed | None:
        """The article with an id of its own; None where this run has had the same id and words.

        What is `stored` is asked in the very transaction that stores the article: another command could
        take the id in between. None where nothing is.
        """
        is_own = self._is_own(article, stored)
        id = article.id if is_own else self._other(article, stored)
        digest = article.digest
        if self._in_run.get(id) == digest:
            return None
        self._in_run.note(id, digest)
        return article if is_own else Renamed(replace(article, id=id), article.id)

    def _is_own(self, article: Article, stored: Stored | None) -> bool:
        if in_run := self._in_run.get(article.id):
            return in_run == article.digest
        before = stored.has(article.id) if stored else None
        if stored is None or before is None or article.digest == before.digest:
            return True
        at = article.location
        return at == before.location and (at is None or not stored.is_elsewhere(article.id, at))

    def _other(self, article: Article, stored: Stored | None) -> str:
        ids = [f"{article.id} ({article.digest[:digits]})" for digits in _DIGITS]
        free = next(id for id in ids if self._is_free(id, article.digest, stored))
        if stored and not stored.has(free) and article.location:
            # Perhaps it had another text, and so other digits, when it was read before.
            before = stored.id_with_digits(article.id, article.location)
            if before and not self._in_run.get(before) and not stored.is_elsewhere(before, article.location):
                return before
        return free

    def _is_free(self, id: str, digest: str, stored: Stored | None) -> bool:
        before = stored.has(id) if stored else None
        return self._in_run.get(id) in (None, digest) and (before is None or before.digest == digest)
