from datetime import UTC, datetime
from pathlib import Path

import pytest

from milestones.model.problem import MilestonesError, NothingFoundError, UsageError
from milestones.services.subscriptions import add, add_all, listed, listed_in, remove
from milestones.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
A, B = "https://news.example/a.xml", "https://news.example/b.xml"


def names(store: Store) -> list[tuple[object, object]]:
    return [(row["feed"], row["url"]) for row in listed(store).rows]


def test_feeds_are_listed_by_name(store: Store) -> None:
    add(store, "two", B, NOW)
    add(store, " one ", A, NOW)
    assert names(store) == [("one", A), ("two", B)]
    assert next(iter(listed(store).rows))["added"] == "2026-03-02T12:00Z"


def test_a_feed_that_is_followed_already_is_left_as_it_is(store: Store) -> None:
    first = add(store, "one", A, NOW)
    assert add(store, "one", A, datetime(2027, 1, 1, tzinfo=UTC)) == first
    for name, url in (("one", B), ("two", A)):
        with pytest.raises(MilestonesError):
            add(store, name, url, NOW)
    assert names(store) == [("one", A)]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("", A),
        (" ", A),
        ("a\x1b[31m", A),
        ("x" * 81, A),
        ("one", "file:///etc/passwd"),
        ("one", "news.example/a.xml"),
        ("one", "https://user:secret@news.example/a.xml"),
        ("one", "https:///a"),
    ],
)
def test_what_is_no_name_or_address_is_refused(store: Store, name: str, url: str) -> None:
    with pytest.raises(UsageError):
        add(store, name, url, NOW)
    assert names(store) == []


def test_a_list_of_feeds(store: Store) -> None:
    add(store, "News", A, NOW)
    outlines = [
        ("News", B),
        ("Again", A),
        ("\x1b]0;x\x07 Odd", "https://news.example/c.xml"),
        ("Bad", "ftp://x.test/"),
    ]
    added = add_all(store, outlines, NOW, "my.opml")
    assert [(feed.name, feed.url) for feed in added.feeds] == [
        ("News 2", B),
        ("]0;x Odd", "https://news.example/c.xml"),
    ]
    assert [feed.url for feed in added.known] == [A]
    (problem,) = added.problems
    assert problem.where == "my.opml"


def test_a_file_with_a_list_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "my.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Agencies">'
        f'<outline text="A" type="rss" xmlUrl="{A}"/></outline></body></opml>'
    )
    assert listed_in(str(path)) == [("A", A)]
    path.write_text("no list")
    for bad in (path, tmp_path / "nowhere.opml"):
        with pytest.raises(MilestonesError, match=bad.name):
            listed_in(str(bad))


def test_a_removed_feed_is_forgotten(store: Store) -> None:
    add(store, "one", A, NOW)
    assert remove(store, "one").url == A
    assert names(store) == []
    with pytest.raises(NothingFoundError, match="no feed 'one'"):
        remove(store, "one")
