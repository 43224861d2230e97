"""Feeds and addresses as a user meets them, with a real server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.sites import Site, page, status

from .running import Program

TOLD = """Harbor Bio wins approval for zorvacel
3 July 2023

The FDA approved zorvacel for multiple myeloma on 30 June 2023, Harbor Bio said today.
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Approvals \x1b[31m</title>
<item><title>Zorvacel &lt;b&gt;approved&lt;/b&gt;</title><link>{link}</link>
<pubDate>Mon, 03 Jul 2023 08:00:00 GMT</pubDate><description>In short.</description></item>
</channel></rss>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        opened.answers["/a"] = page(TOLD.encode(), Content_Type="text/plain")
        feed = FEED.replace("\x1b", "").format(link=opened.url("/a", "127.0.0.1"))
        opened.answers["/feed"] = page(feed.encode(), Content_Type="application/rss+xml")
        yield opened


def test_an_address_is_read_and_a_copy_with_counters_is_the_same(program: Program, site: Site) -> None:
    address = site.url("/a", "127.0.0.1")
    ran = program("ingest", address)
    assert (ran.status, ran.err) == (0, "1 article read: 1 new\n")
    (article,) = json.loads(program("articles", "--format", "json").out)
    assert (article["article"], article["url"]) == (address, address)
    assert program("ingest", f"{address}?utm_source=mail#top").err == "1 article read: 1 unchanged\n"


def test_the_same_article_at_another_address_is_a_copy(program: Program, site: Site) -> None:
    site.answers["/b"] = site.answers["/a"]
    ran = program("ingest", site.url("/a", "127.0.0.1"), site.url("/b", "127.0.0.1"))
    assert ran.err == "2 articles read: 2 new, 1 copy\n"
    assert [row["sources"] for row in json.loads(program("list", "--format", "json").out)] == [1]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("ftp://news.example/a", "only http and https addresses are fetched, not ftp"),
        ("https://user:secret@news.example/a", "an address with a user name or password"),
        ("http://localhost:9/", "connection refused"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_one_line(program: Program, address: str, says: str) -> None:
    ran = program("ingest", address)
    assert ran.status == 1
    assert says in ran.err.splitlines()[0]
    assert "secret" not in ran.err
    assert len(ran.err.splitlines()) == 2


def test_feeds_are_followed(program: Program, site: Site) -> None:
    assert program("feeds", "add", "agency", site.url("/feed", "127.0.0.1")).status == 0
    dry = program("feeds", "fetch", "--dry-run")
    assert dry.status == 0
    assert (
        dry.out.splitlines()[1] == f"agency,2023-07-03,Zorvacel approved,{site.url('/a', '127.0.0.1')},page"
    )
    assert program("articles", "--format", "json").out.strip() == "[]"
    ran = program("feeds", "fetch")
    assert ran.status == 0
    assert ran.err.splitlines() == ["agency: 1 new entry", "1 article read: 1 new"]
    assert "zorvacel" in program("products").out
    assert program("feeds", "fetch", "--quiet").err == ""
    (feed,) = json.loads(program("feeds", "list", "--format", "json").out)
    assert (feed["feed"], feed["checked"], feed["entries"]) == ("agency", "2025-03-01T09:30Z", 1)
    assert program("feeds", "remove", "agency").status == 0
    assert json.loads(program("feeds", "list", "--format", "json").out) == []
    assert "zorvacel" in program("products").out


def test_a_feed_that_fails_is_told(program: Program, site: Site) -> None:
    site.answers["/feed"] = status(404)
    program("feeds", "add", "agency", site.url("/feed", "127.0.0.1"))
    ran = program("feeds", "fetch")
    assert ran.status == 1
    assert "404 Not Found" in ran.err
    held = program("feeds", "fetch")
    assert (held.status, held.err.splitlines()[0]) == (
        0,
        "agency: has failed before, left alone until 2025-03-01 09:40 UTC",
    )
    assert "404 Not Found" in program("feeds", "list").out


def test_a_list_of_another_reader(program: Program, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    outlines = "".join(f'<outline text="F{n}" xmlUrl="https://news.example/{n}"/>' for n in range(3))
    opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    ran = program("feeds", "add", "--opml", opml)
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "3 feeds added")
    assert program("feeds", "add", "--opml", opml).err == "0 feeds added, 3 followed already\n"
    assert program("feeds", "list").out.count("https://news.example/") == 3


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("add",), 2, "give a name and an address, or --opml and a file"),
        (("add", "x"), 2, "give a name and an address, or --opml and a file"),
        (("add", "x", "https://news.example/", "--opml", "f"), 2, "give a name and an address"),
        (("add", "x", "nonsense"), 2, "nonsense: only http and https addresses are fetched"),
        (("add", "--opml", "nowhere.opml"), 1, "nowhere.opml: cannot be read"),
        (("fetch", "--format", "csv"), 2, "--format and --output go with --dry-run"),
        (("fetch", "--dry-run", "--report", "x"), 2, "--report goes without --dry-run"),
        (("list",), 1, "no store at"),
        (("fetch",), 1, "no store at"),
    ],
)
def test_wrong_use_is_told(program: Program, arguments: tuple[str, ...], status: int, says: str) -> None:
    ran = program("feeds", *arguments)
    assert ran.status == status
    assert says in ran.err


@pytest.mark.parametrize("command", ["fetch", "remove"])
def test_a_feed_that_nobody_knows(program: Program, command: str) -> None:
    program("feeds", "add", "agency", "https://news.example/feed")
    ran = program("feeds", command, "other")
    assert ran.status == 1
    assert ran.err == "milestones: no feed 'other'; `milestones feeds list` lists them\n"


def test_without_a_feed_nothing_is_fetched(filled: Program) -> None:
    ran = filled("feeds", "fetch")
    assert (ran.status, ran.err) == (0, "no feeds; add one: milestones feeds add NAME URL\n")
