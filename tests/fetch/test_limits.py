"""Servers that never come to an end, or send too much. Here time is real, and short."""

import tracemalloc

import pytest

from milestones.fetch import Cause
from tests.fetch.outcomes import data, said
from tests.fetch.sites import Reply, Site, Visitor, page, raw, redirect, zeros_packed
from tests.fetch.world import Fetchers, Time

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
OUT_OF_TIME = "not all there when its time was up; try again later"
TOO_MUCH = "more than 1,000,000 bytes; open it in a browser, save it, and read the file"


def after(start: bytes, again: bytes, pause: float = 0) -> Reply:
    """A start, and then the same bytes without end."""

    def reply(visitor: Visitor) -> None:
        visitor.send(start)
        visitor.forever(again, pause)

    return reply


def silent(start: bytes) -> Reply:
    """A start, and then nothing."""

    def reply(visitor: Visitor) -> None:
        visitor.send(start)
        visitor.server.site.closing.wait(5)
        visitor.hang_up()

    return reply


@pytest.mark.parametrize(
    "start", [b"", b"HTTP/1.1 2", OK, OK + b"Content-Length: 9\r\n\r\nsome", CHUNKED + b"9\r\n"]
)
def test_a_server_that_falls_silent(site: Site, fetchers: Fetchers, start: bytes) -> None:
    site.answers["/a"] = silent(start)
    answer = fetchers(silence=0.1).get(site.url("/a"))
    assert said(answer) == "no answer in time; try again later"
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    "reply",
    [
        after(b"", b"H", 0.02),
        after(OK + b"X: ", b"a", 0.02),
        after(OK, b"X: a\r\n", 0.05),
        after(OK + b"Content-Length: 99999\r\n\r\n", b"a", 0.02),
        after(CHUNKED, b"1\r\na\r\n", 0.02),
        after(CHUNKED, b"0", 0.02),
        after(CHUNKED + b"0\r\n", b"Trailer: a\r\n", 0.02),
        after(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.02),
        redirect("/b"),
    ],
    ids=[
        "status",
        "header",
        "headers",
        "body",
        "chunks",
        "chunk",
        "trailers",
        "to be continued",
        "behind one",
    ],
)
def test_a_server_that_goes_on_slowly_for_ever(site: Site, fetchers: Fetchers, reply: Reply) -> None:
    site.answers |= {"/a": reply, "/b": after(OK + b"Content-Length: 99999\r\n\r\n", b"a", 0.02)}
    answer = fetchers(total=0.3).get(site.url("/a"))
    assert said(answer).removeprefix(f"leads to {site.url('/b')}: ") == OUT_OF_TIME


def test_the_time_of_redirects_is_counted_together(site: Site, fetchers: Fetchers) -> None:
    def slowly(visitor: Visitor) -> None:
        visitor.server.site.closing.wait(0.15)
        redirect(f"/{int(visitor.path[1:]) + 1}")(visitor)

    site.answers |= {f"/{step}": slowly for step in range(9)}
    assert OUT_OF_TIME in said(fetchers(total=0.4).get(site.url("/0")))


def test_silence_ends_when_the_time_is_up(site: Site, fetchers: Fetchers) -> None:
    site.answers["/a"] = silent(b"")
    assert said(fetchers(total=0.1, attempts=1).get(site.url("/a"))) == OUT_OF_TIME


def test_time_spent_waiting_for_a_turn_is_not_counted(site: Site, fetchers: Fetchers, time: Time) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": page()}
    assert data(fetchers(pause=50, total=3).get(site.url("/a")))
    assert time.waits == [50]


@pytest.mark.parametrize(
    "reply",
    [
        page(b"a" * 1_000_001),
        page(b"", Content_Length="1000001"),
        page(zeros_packed(1_000_000_000), Content_Encoding="gzip"),
        page(zeros_packed(2_000_000), Content_Encoding="gzip"),
        after(OK + b"\r\n", b"a" * 65_536),
        after(CHUNKED, b"10000\r\n" + b"a" * 65_536 + b"\r\n"),
    ],
    ids=["by one byte", "announced", "1 GB of zeros", "2 MB of zeros", "endless", "endless chunks"],
)
def test_more_than_is_taken(site: Site, fetchers: Fetchers, reply: Reply) -> None:
    site.answers["/a"] = reply
    fetcher = fetchers(most_bytes=1_000_000)
    tracemalloc.start()
    try:
        assert said(fetcher.get(site.url("/a"))) == TOO_MUCH
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_connection_with_something_unread_is_not_used_again(site: Site, fetchers: Fetchers) -> None:
    site.answers |= {
        "/robots.txt": silent(OK + b"Content-Length: 900000\r\n\r\n" + b"#" * 8 * 65_536),
        "/a": page(b"a"),
    }
    assert data(fetchers(silence=1).get(site.url("/a"), Cause.FOLLOWED)) == b"a"


def test_just_as_much_as_is_taken(site: Site, fetchers: Fetchers) -> None:
    site.answers["/a"] = page(zeros_packed(1_000_000), Content_Encoding="gzip")
    assert data(fetchers(most_bytes=1_000_000).get(site.url("/a"))) == bytes(1_000_000)


@pytest.mark.parametrize(
    "reply",
    [
        raw(OK + b"X: " + b"a" * 10_000_000 + b"\r\n\r\n"),
        raw(OK + (b"X: " + b"a" * 60_000 + b"\r\n") * 170 + b"\r\n"),
        raw(CHUNKED + b"a" * 10_000_000),
    ],
    ids=["one header", "170 headers", "the size of a chunk"],
)
def test_heads_of_10_mb(site: Site, fetchers: Fetchers, reply: Reply) -> None:
    site.answers["/a"] = reply
    fetcher = fetchers(attempts=1)
    tracemalloc.start()
    try:
        assert said(fetcher.get(site.url("/a"))).startswith(("what answers is no web server", "ended early"))
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_a_chunk_of_less_than_nothing(site: Site, fetchers: Fetchers) -> None:
    """Which http.client reads as one without end."""
    site.answers["/a"] = after(CHUNKED + b"-1\r\n", b"a" * 65_536)
    assert said(fetchers(most_bytes=1_000_000).get(site.url("/a"))) == TOO_MUCH
