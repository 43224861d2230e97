"""What comes of pages, and of answers that are none."""

import gzip
import zlib
from ipaddress import ip_address

import pytest
from urllib3.util.connection import HAS_IPV6

from milestones.fetch import Failed, Fetched, Fetcher, Unchanged, World, address_of
from milestones.fetch.connections import MOST_IDLE
from milestones.fetch.urls import shown
from tests.fetch.outcomes import data, said
from tests.fetch.sites import PAGE, Site, in_turn, page, raw, reset, status, zeros_packed
from tests.fetch.world import Fetchers, Time

LOOPBACKS = [("127.0.0.1", "127.0.0.1"), *([("::1", "[::1]")] if HAS_IPV6 else [])]
OK = b"HTTP/1.1 200 OK\r\n"
ENDED_EARLY = "ended early: the connection was broken off; try again later"
HTTP = "http://"


def test_a_page_comes_with_all_that_its_server_says(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = page(
        Content_Type="Text/HTML; Charset=GB2312",
        ETag='"v1"',
        Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT",
        Content_Disposition="attachment; filename*=utf-8''notice%20%E2%80%93%201.html",
    )
    assert fetcher.get(site.url("/a#top")) == Fetched(
        url=site.url("/a"),
        data=PAGE,
        media_type="text/html",
        charset="gb2312",
        filename="notice – 1.html",
        etag='"v1"',
        modified="Mon, 02 Mar 2026 08:00:00 GMT",
        moved=None,
        public=True,
    )


def test_the_request_says_who_asks_and_nothing_else_of_the_user(site: Site, fetchers: Fetchers) -> None:
    site.answers["/a"] = page()
    data(fetchers(contact="news@pharma.example").get(site.url("/a")))
    sent = site.asked[0].headers
    assert sent.pop("User-Agent").endswith("(reader of regulatory news; news@pharma.example)")
    assert sent.pop("Accept").startswith("text/html, ")
    assert sent == {"Host": f"public.test:{site.port}", "Accept-Encoding": "gzip, deflate"}


@pytest.mark.parametrize(
    ("given", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ('text/html;charset="utf-8"', "text/html", "utf-8"),
        ("text/html; charset='utf-8'", "text/html", "utf-8"),
        ("text/html; x=1; CHARSET = Shift_JIS ", "text/html", "shift_jis"),
        ("application/atom+xml; charset=", "application/atom+xml", None),
        ("text/html; charset=../../etc", "text/html", None),
        ("html", None, None),
        ("", None, None),
    ],
)
def test_media_type_and_charset(
    site: Site, fetcher: Fetcher, given: str, media_type: str | None, charset: str | None
) -> None:
    site.answers["/a"] = page(Content_Type=given)
    answer = fetcher.get(site.url("/a"))
    assert isinstance(answer, Fetched)
    assert (answer.media_type, answer.charset) == (media_type, charset)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ('inline; filename="report.pdf"', "report.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\news\\\\a.pdf"', "a.pdf"),
        ('attachment; filename=".."', None),
        ("attachment; filename*=utf-8''a%0Ab.pdf", None),
        ("attachment", None),
    ],
)
def test_the_name_of_a_file_is_only_a_name(site: Site, fetcher: Fetcher, given: str, name: str) -> None:
    site.answers["/a"] = page(Content_Disposition=given)
    answer = fetcher.get(site.url("/a"))
    assert isinstance(answer, Fetched)
    assert answer.filename == name


def test_spaces_and_letters_of_any_script_are_sent_encoded(site: Site, fetcher: Fetcher) -> None:
    site.answers["/%E6%96%B0%20a"] = page()
    assert data(fetcher.get(site.url("/新 a?q=ü", host="münchen.test"))) == PAGE
    assert site.paths == ["/%E6%96%B0%20a?q=%C3%BC"]
    assert site.asked[0].headers["Host"].startswith("xn--mnchen-3ya.test:")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://public.test/a", "only http and https addresses are fetched, not ftp"),
        ("file:///etc/passwd", "only http and https addresses are fetched, not file"),
        ("data:text/html,x", "only http and https addresses are fetched, not data"),
        ("gopher://public.test", "only http and https addresses are fetched, not gopher"),
        ("public.test/a", "only http and https addresses are fetched"),
        ("http://user:secret@public.test/", "an address with a user name or password"),
        (f"{HTTP}user:a@secret@public.test/", "an address with a user name or password"),
        (f"{HTTP}user:a/secret@public.test/", "not an address of the web"),
        (f"{HTTP}user:a#secret@public.test/", "not an address of the web"),
        ("http:/user:secret@public.test/", "an address without a host that can be asked"),
        ("user:secret@public.test/", "only http and https addresses are fetched, not user"),
        ("http://public.test/\r\nHost: other.test", "an address with characters that do not print"),
        ("http://public.test/\x1b[31m", "an address with characters that do not print"),
        ("http://public.test/" + "a" * 8_000, "an address of more than 8,000 characters"),
        ("http:///a", "an address without a host that can be asked"),
        ("http://a..test/", "an address without a host that can be asked"),
        ("http://public.test:0/", "an address without a host that can be asked"),
        ("http://public.test:77777/", "not an address of the web"),
        ("http://[::zz]/", "not an address of the web"),
        ("http://nowhere.test/", "no such host, or no network"),
    ],
)
def test_addresses_that_are_not_fetched(fetcher: Fetcher, address: str, told: str) -> None:
    answer = fetcher.get(address)
    assert isinstance(answer, Failed)
    assert answer.problem.what == told
    assert "secret" not in str(answer.problem)
    assert str(answer.problem).isprintable()


@pytest.mark.parametrize(
    "address",
    [
        *("https://a.test/@ann/b", "https://a.test:8080/@ann", "https://a.test:8080?to=ann@b.test"),
        *("https://a.test/b:c@d", "https://[::1]/@ann", "https://a.test:8080"),
    ],
)
def test_what_is_no_password_is_shown(address: str) -> None:
    assert shown(address) == address


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (204, "204 No Content; check the address"),
        (206, "206 Partial Content; check the address"),
        (401, "401 Unauthorized; open it in a browser, save it, and read the file"),
        (403, "403 Forbidden; open it in a browser, save it, and read the file"),
        (404, "404 Not Found; check the address"),
        (410, "410 Gone; leave it out"),
        (451, "451 Unavailable For Legal Reasons; check the address"),
        (304, "304 Not Modified; check the address"),
        (302, "302 Found; check the address"),
        (501, "501 Not Implemented; try again later"),
        (799, "the server answers 799; check the address"),
    ],
)
def test_an_answer_that_is_no_page_is_told_and_not_asked_for_again(
    site: Site, fetcher: Fetcher, code: int, told: str
) -> None:
    site.answers["/a"] = status(code)
    answer = fetcher.get(site.url("/a"))
    assert said(answer) == told
    assert isinstance(answer, Failed)
    assert answer.status == code
    assert site.paths == ["/a"]


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = status(304, ETag='"v2"')
    day = "Mon, 02 Mar 2026 08:00:00 GMT"
    answer = fetcher.get(site.url("/feed"), etag='"v1"', modified=day)
    assert answer == Unchanged(site.url("/feed"), '"v2"', day)
    sent = site.asked[0].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', day)


def test_what_cannot_be_sent_back_is_not(site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = page()
    data(fetcher.get(site.url("/feed"), etag='"v1"\r\nCookie: x', modified="\x00"))
    assert {"If-None-Match", "If-Modified-Since", "Cookie"} & site.asked[0].headers.keys() == set()


PACKED = zlib.compressobj(wbits=-15)
BARE = PACKED.compress(PAGE) + PACKED.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("X-GZIP", gzip.compress(PAGE, mtime=0)),
        ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("gzip", gzip.compress(PAGE, mtime=0) + b"rubbish" * 20_000),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", BARE),
    ],
    ids=["not", "gzip", "gzip's old name", "two parts", "rubbish behind", "deflate", "bare deflate"],
)
def test_packed_bodies_are_unpacked(site: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    site.answers["/a"] = page(body, Content_Encoding=encoding)
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert len({asked.client for asked in site.asked}) == 1


@pytest.mark.parametrize(
    ("encoding", "body", "told"),
    [
        ("gzip", PAGE, "packed so that it cannot be unpacked; try again later"),
        (
            "gzip",
            gzip.compress(PAGE, mtime=0)[:-9],
            "ended early: its packed body has no end; try again later",
        ),
        ("gzip", gzip.compress(bytes(999))[:-1], "ended early: its packed body has no end; try again later"),
        ("deflate", b"\x07\xff\xff", "packed so that it cannot be unpacked; try again later"),
        ("br", b"x", "packed with br, which was not asked for; save it and read the file"),
        (
            "gzip, gzip",
            b"x",
            "packed with an unknown way, which was not asked for; save it and read the file",
        ),
    ],
    ids=["not packed", "no checksum", "no end", "neither form", "Brotli", "twice"],
)
def test_bodies_that_cannot_be_unpacked(
    site: Site, fetcher: Fetcher, encoding: str, body: bytes, told: str
) -> None:
    site.answers["/a"] = page(body, Content_Encoding=encoding)
    assert said(fetcher.get(site.url("/a"))) == told


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"",
        OK + b"Content-Length: 100\r\n\r\nonly this",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nonly ",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nonly this\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nonly \r\n",
    ],
    ids=["nothing", "short", "chunk cut", "no chunk", "no last chunk"],
)
def test_an_answer_that_ends_early_is_asked_for_again_and_then_told(
    site: Site, fetcher: Fetcher, time: Time, bytes_sent: bytes
) -> None:
    site.answers["/a"] = raw(bytes_sent)
    assert said(fetcher.get(site.url("/a"))) == ENDED_EARLY
    assert site.paths == ["/a"] * 3
    assert time.waits == [1, 4]


@pytest.mark.parametrize("first", [reset, status(500), status(502), status(503), status(504), status(429)])
def test_what_fails_in_passing_is_asked_for_again(site: Site, fetcher: Fetcher, first: object) -> None:
    site.answers["/a"] = in_turn(first, page())  # type: ignore[arg-type]
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert site.paths == ["/a", "/a"]


def test_more_than_was_announced_is_not_read(site: Site, fetcher: Fetcher) -> None:
    site.answers["/long"] = raw(OK + b"Content-Length: 4\r\n\r\nthis and HTTP/1.1 200 OK\r\n\r\nforged")
    site.answers["/a"] = page()
    assert data(fetcher.get(site.url("/long"))) == b"this"
    assert data(fetcher.get(site.url("/a"))) == PAGE


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"garbage of a very old kind\r\n",
        b"\x15\x03\x01\x00\x02\x02\x46",
        b"HTTP/1.1 two hundred\r\n\r\n",
        OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
        OK + b"X: a\r\n" * 2_000 + b"\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nsome",
    ],
    ids=["HTTP/0.9", "TLS", "status", "a header of 70 kB", "2,000 headers", "two lengths"],
)
def test_what_is_no_web_server_is_told(site: Site, fetcher: Fetcher, bytes_sent: bytes) -> None:
    site.answers["/a"] = raw(bytes_sent)
    told = "what answers is no web server; check the address"
    assert said(fetcher.get(site.url("/a"))) == told


def test_connections_are_used_again(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": page(), "/chunked": raw_chunks}
    for path in ("/a", "/none", "/chunked", "/a"):
        fetcher.get(site.url(path))
    assert len({asked.client for asked in site.asked}) == 1


def raw_chunks(visitor: object) -> None:
    """A body in chunks; the connection stays open."""
    visitor.send(OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n0\r\n\r\n")  # type: ignore[attr-defined]


def test_a_server_that_closes_between_requests_does_no_harm(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.answers |= {"/a": page(), "/b": in_turn(raw(b""), page())}
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert data(fetcher.get(site.url("/b"))) == PAGE
    assert site.paths == ["/a", "/b", "/b"]
    # It is no failure of the server's, which would be followed by a pause of its own.
    assert time.waits == [1]


def test_only_some_connections_are_kept_open(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = page()
    for number in range(MOST_IDLE + 4):
        data(fetcher.get(site.url("/a", host=f"{number}.test")))
    assert site.open_connections(MOST_IDLE) == MOST_IDLE


@pytest.mark.parametrize(("place", "host"), LOOPBACKS)
def test_a_host_may_be_a_number(fetcher: Fetcher, place: str, host: str) -> None:
    with Site(host=place) as site:
        site.answers["/a"] = page()
        assert data(fetcher.get(site.url("/a", host=host))) == PAGE
        assert site.asked[0].headers["Host"] == f"{host}:{site.port}"
        fetcher.close()


def test_the_next_of_a_hosts_addresses_is_tried(site: Site, fetchers: Fetchers) -> None:
    places = [ip_address("127.0.0.9"), ip_address("127.0.0.1")]
    site.answers["/a"] = page()
    fetcher = fetchers(World(lambda host: places, lambda address: True, proxy=lambda url: None))
    assert data(fetcher.get(site.url("/a"))) == PAGE


def test_nobody_listens(site: Site, fetcher: Fetcher) -> None:
    with Site() as other:
        url = other.url("/a")
    assert said(fetcher.get(url)) == "connection refused; check the address"


def test_zeros_are_packed_as_said() -> None:
    assert gzip.decompress(zeros_packed(2_000_000)) == bytes(2_000_000)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (" HTTP://News.Example:80/新 a#top ", "http://news.example/%E6%96%B0%20a"),
        ("https://news.example:443", "https://news.example/"),
        ("http://[::1]:8000/a/../b?c=%e6", "http://[::1]:8000/b?c=%E6"),
        (
            "ftp://news.example/a",
            "ftp://news.example/a: only http and https addresses are fetched, not ftp; ",
        ),
    ],
)
def test_the_form_in_which_an_address_is_fetched(given: str, address: str) -> None:
    assert str(address_of(given)).startswith(address)
