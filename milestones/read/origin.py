"""Where something to be read comes from, and what is known of it beforehand."""

from dataclasses import dataclass, replace

from milestones.model.article import DateTrust, Published

_BELIEVED = (DateTrust.GIVEN, DateTrust.FOUND, DateTrust.DOUBTFUL)


def more_trusted(one: Published | None, other: Published | None) -> Published | None:
    """Of two days the one that is believed more; the first where both are believed alike."""
    return min(filter(None, (one, other)), key=lambda found: _BELIEVED.index(found.trust), default=None)


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says about an article; wins over what its text shows."""

    id: str | None = None
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    publisher: str | None = None

    def over(self, other: "Given") -> "Given":
        """What is given here, and the rest from the other; of two days the one that is believed more."""
        return Given(
            self.id or other.id,
            self.title or other.title,
            more_trusted(self.published, other.published),
            self.url or other.url,
            self.publisher or other.publisher,
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes were found."""

    where: str
    """As messages name it: "news.zip/a.html", "news.jsonl:7"."""
    name: str | None = None
    """The id of the article in it, where that gives none itself; None where nothing has a name."""
    location: str | None = None
    """Absolute path or URL, always of the same form for the same place; None for standard input."""
    given: Given = Given()
    charset: str | None = None
    """The encoding that the sender names; None where nobody does."""
    depth: int = 0
    """How many archives it lies in."""

    def numbered(self, number: int) -> "Origin":
        """A part that has no name, from 1: a line, an item."""
        return self._with(f":{number}")

    def item(self, number: int) -> "Origin":
        """An article among several that stand in one place, from 1."""
        return replace(
            self, where=f"{self.where}, article {number}", name=self.name and f"{self.name}:{number}"
        )

    def member(self, name: str) -> "Origin":
        """A part that has a name: a file in an archive. Only its last part becomes the article's id."""
        inside = self._with(f"/{name}")
        return replace(inside, name=name.rstrip("/").rpartition("/")[2] or name, depth=self.depth + 1)

    def _with(self, end: str) -> "Origin":
        return replace(
            self,
            where=self.where + end,
            name=self.name and self.name + end,
            location=self.location and self.location + end,
        )
