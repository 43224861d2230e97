"""What stands at addresses → documents."""

from collections.abc import Callable, Iterator
from io import BytesIO
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from milestones.model.problem import Problem
from milestones.read import Document, Given, Origin, Stream, cleaned, documents_in, kind_named

if TYPE_CHECKING:
    from milestones.fetch import Fetched, Fetcher


def fetcher(*, allow_private: bool = False, contact: str | None = None) -> "Fetcher":
    """What fetches addresses by the usual limits. `contact` is told to the hosts. Raises UsageError."""
    from milestones.fetch import Fetcher, Policy

    return Fetcher(Policy(allow_private=allow_private, contact=contact or None))


class Addresses:
    """Gives what stands at addresses that a person names; what fetches them is made when it is needed."""

    def __init__(self, make: Callable[[], "Fetcher"]) -> None:
        self._make = make
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fetcher:
            self._fetcher.close()

    def documents(self, address: str) -> Iterator[Document | Problem]:
        """The documents there, or the Problem that keeps them from being fetched."""
        from milestones.fetch import Fetched, Unchanged

        self._fetcher = self._fetcher or self._make()
        answer = self._fetcher.get(address)
        if isinstance(answer, Fetched):
            yield from documents_of(answer, address)
        elif not isinstance(answer, Unchanged):
            yield answer.problem


def documents_of(answer: "Fetched", where: str, given: Given | None = None) -> Iterator[Document | Problem]:
    """The documents in what was fetched; their articles are called by its address.

    `given` is what is known of it from elsewhere.
    """
    address = cleaned(answer.url)
    known = Given(url=address).over(given or Given())
    origin = Origin(where, address, address, known, answer.charset)
    name = answer.filename or urlsplit(address).path.rpartition("/")[2]
    return documents_in(Stream(BytesIO(answer.data)), origin, kind_named(answer.media_type, name))
