"""Which feeds are followed: `feeds add`, `feeds list`, `feeds remove`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from milestones.model.feed import Feed
from milestones.model.harmless import plain, prints
from milestones.model.problem import MilestonesError, Problem, UsageError
from milestones.model.table import Table
from milestones.read import outlines_in
from milestones.report.feeds import feeds_table
from milestones.store import Reader, Store

_LONGEST = 80
"""Characters of a name: it heads a column."""


@dataclass(slots=True)
class Added:
    """What adding feeds came to."""

    feeds: list[Feed] = field(default_factory=list)
    known: list[Feed] = field(default_factory=list)
    """Those that were followed already."""
    problems: list[Problem] = field(default_factory=list)


def add(store: Store, name: str, url: str, now: datetime) -> Feed:
    """Follows a feed; one that is followed under that name and address is given back as it is.

    Raises UsageError where either cannot be used, and MilestonesError where either belongs to another feed.
    """
    name, url = _fit(name), _address(url)
    with store.writing() as writer:
        for known in _all(writer):
            if (known.name, known.url) == (name, url):
                return known
            if known.name == name:
                raise MilestonesError(
                    f"there is a feed {name!r} already, at {known.url}; choose another name"
                )
            if known.url == url:
                raise MilestonesError(f"{url} is followed already, as {known.name!r}")
        feed = Feed(name, url, now)
        writer.feeds.put(feed)
        return feed


def listed_in(path: str) -> list[tuple[str, str]]:
    """The feeds in a list of another reader (OPML), as names and addresses. Raises MilestonesError."""
    found = outlines_in(path)
    if isinstance(found, Problem):
        raise MilestonesError(str(found))
    return found


def add_all(store: Store, outlines: Iterable[tuple[str, str]], now: datetime, where: str) -> Added:
    """Follows all feeds of a list, given as names and addresses.

    A name that another feed has gets a number. What is no address is a problem of the result, found `where`.
    """
    from milestones.fetch import address_of

    added = Added()
    with store.writing() as writer:
        by_url = {feed.url: feed for feed in _all(writer)}
        names = {feed.name for feed in by_url.values()}
        for title, address in outlines:
            url = address_of(address)
            if isinstance(url, Problem):
                added.problems.append(Problem(where, str(url)))
                continue
            if url in by_url:
                added.known.append(by_url[url])
                continue
            feed = Feed(_free(_shortened(title or url), names), url, now)
            by_url[url] = feed
            names.add(feed.name)
            writer.feeds.put(feed)
            added.feeds.append(feed)
    return added


def remove(store: Store, name: str) -> Feed:
    """Follows a feed no longer; what was read from it stays. Raises NothingFoundError."""
    with store.writing() as writer:
        feed = writer.feeds.named(name)
        writer.feeds.remove(name)
        return feed


def listed(store: Store) -> Table:
    """All feeds by name, with how far each has been read."""
    with store.reading() as reader:
        return feeds_table(reader.feeds.all())


def _all(reader: Reader) -> list[Feed]:
    return [followed.feed for followed in reader.feeds.all()]


def _fit(name: str) -> str:
    """The name, if it can be shown as it is. Raises UsageError."""
    name = " ".join(name.split())
    if not name or not prints(name):
        raise UsageError("a feed needs a name that prints")
    if len(name) > _LONGEST:
        raise UsageError(f"the name of a feed has at most {_LONGEST} characters")
    return name


def _shortened(title: str) -> str:
    """A name made of a title, which can be anything."""
    printable = "".join(character if character.isprintable() else " " for character in title)
    return " ".join(plain(printable).split())[:_LONGEST].strip() or "feed"


def _free(name: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def _address(url: str) -> str:
    """The address as it is fetched. Raises UsageError for one that is not."""
    from milestones.fetch import address_of

    found = address_of(url)
    if isinstance(found, Problem):
        raise UsageError(str(found))
    return found
