"""Web archives → the pages in them."""

import gzip
import io
import tracemalloc
import zipfile
import zlib

import brotli
import pytest

from milestones.model.problem import Problem
from milestones.read.containers.http_body import unwrapped
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.origin import Given

from .splitting import Pipe, documents, problem, split

PAGE = b"<!doctype html><title>Fucaso</title><p>Fucaso is cleared in Korea."
URL = "https://news.example/fucaso?id=1&utm_source=x"
HTML = b"Content-Type: text/html; charset=EUC-KR\r\n"


def record(content: bytes, kind: str = "response", url: str = URL, fields: str = "") -> bytes:
    """One record of the archive; what it holds is of the kind of an HTTP answer."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"{fields or 'Content-Type: application/http; msgtype=response'}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def answer(body: bytes = PAGE, fields: bytes = HTML, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + fields + b"\r\n" + body


def bodies(data: bytes) -> list[bytes]:
    return [one.data for one in documents(data, "crawl.warc")]


INFO = record(b"software: crawler\r\n", "warcinfo", fields="Content-Type: application/warc-fields")


def test_a_page_with_its_address_but_not_the_day_of_the_crawl() -> None:
    (page,) = documents(INFO + record(answer()), "crawl.warc")
    assert (page.data, page.kind) == (PAGE, Kind.HTML)
    assert page.origin.where == f"crawl.warc: {URL}"
    assert page.origin.name == "https://news.example/fucaso?id=1"
    assert page.origin.location == f"/news/crawl.warc/{URL}"
    assert page.origin.given == Given(url=URL)
    assert page.origin.charset == "euc-kr"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "news", "standard input"])
def test_compressed_or_not_by_record_or_as_a_whole(name: str) -> None:
    records = [INFO, record(answer()), record(answer(b"<p>Two"))]
    for data in (
        b"".join(records),
        b"".join(map(gzip.compress, records)),
        gzip.compress(b"".join(records), mtime=0),
    ):
        if name != "crawl.warc.gz" or data[:2] == b"\x1f\x8b":
            assert [one.data for one in documents(Pipe(data), name)] == [PAGE, b"<p>Two"]


def test_a_packed_crawl() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.warc.gz", gzip.compress(record(answer())))
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"text": "not an article"}')
    (page,) = documents(file.getvalue(), "crawl.wacz")
    assert page.origin.where == f"crawl.wacz/archive/data.warc.gz: {URL}"
    assert page.origin.location == f"/news/crawl.wacz/archive/data.warc.gz/{URL}"


@pytest.mark.parametrize(
    "passed_over",
    [
        INFO,
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer(b""), "revisit"),
        record(b"via: x\r\n", "metadata", fields="Content-Type: application/warc-fields"),
        record(PAGE, "conversion", fields="Content-Type: text/plain"),
        record(answer(status=b"404 Not Found")),
        record(answer(status=b"301 Moved")),
        record(answer(status=b"206 Partial Content")),
        record(answer(b"\x89PNG", b"Content-Type: image/png\r\n")),
        record(answer(b"p {}", b"Content-Type: text/css\r\n")),
        record(answer(b'{"text": "x"}', b"Content-Type: application/json\r\n")),
        record(answer(b"\x89PNG", b"")),
        record(answer(b"<urlset/>", b"Content-Type: application/xml\r\n")),
        record(
            answer(b"User-agent: *", b"Content-Type: text/plain\r\n"), url="https://news.example/robots.txt"
        ),
        record(answer(), url="dns:news.example"),
        record(PAGE, "resource", url="urn:text:https://news.example/", fields="Content-Type: text/plain"),
        record(b"no answer at all"),
        record(b""),
    ],
)
def test_what_is_no_page_is_passed_over(passed_over: bytes) -> None:
    assert bodies(passed_over + record(answer()) + passed_over) == [PAGE]
    assert problem(passed_over, "crawl.warc").what == "a web archive without pages"


@pytest.mark.parametrize(
    "content, kind",
    [
        (record(answer(b"Text", b"Content-Type: text/plain\r\n")), Kind.TEXT),
        (record(answer(PAGE, b"content-type: Text/HTML\r\n")), Kind.HTML),
        (record(PAGE, "resource", fields="Content-Type: text/html; charset=utf-8"), Kind.HTML),
        (record(answer(), url=f"<{URL}>"), Kind.HTML),
        (record(answer().replace(b"HTTP/1.1 200 OK", b"HTTP/2 200")), Kind.HTML),
    ],
)
def test_kinds_of_pages(content: bytes, kind: Kind) -> None:
    (page,) = documents(content, "crawl.warc")
    assert (page.kind, page.origin.given.url) == (kind, URL)


@pytest.mark.parametrize("media", [b"text/xml", b"application/rss+xml", b"application/octet-stream"])
def test_a_feed_in_a_crawl_is_its_entries(media: bytes) -> None:
    feed = (
        b"<rss><channel><item><title>Fucaso</title><link>https://news.example/1</link></item></channel></rss>"
    )
    (entry,) = documents(record(answer(feed, b"Content-Type: " + media + b"\r\n")), "crawl.warc")
    assert (entry.kind, entry.origin.name) == (Kind.TEXT, "https://news.example/1")


@pytest.mark.parametrize("host", ["[", "[x]", "a]b", "\u2100.example", "a\0b.example"])
def test_a_feed_from_what_is_no_address_is_read(host: str) -> None:
    feed = b"<rss><channel><item><title>Fucaso</title><link>/1</link></item></channel></rss>"
    data = record(answer(feed, b"Content-Type: text/xml\r\n"), url=f"https://{host}/feed")
    (entry,) = documents(data, "crawl.warc")
    assert "\0" not in f"{entry.origin.name}{entry.origin.location}"


# How bodies are wrapped


def chunked(body: bytes) -> bytes:
    return b"%x;x=y\r\n%b\r\n%X\r\n%b\r\n0\r\n\r\n" % (5, body[:5], len(body) - 5, body[5:])


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def quick_brotli(body: bytes) -> bytes:
    return brotli.compress(body, quality=1)


@pytest.mark.parametrize(
    "fields, body",
    [
        ("Transfer-Encoding: chunked", chunked(PAGE)),
        ("Transfer-Encoding: Chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(PAGE, mtime=0))),
        ("Content-Encoding: GZIP", gzip.compress(PAGE, mtime=0)),
        ("Content-Encoding: x-gzip", gzip.compress(PAGE, mtime=0)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", raw_deflate(PAGE)),
        ("Content-Encoding: br", brotli.compress(PAGE)),
        ("Content-Encoding: br, gzip", gzip.compress(brotli.compress(PAGE), mtime=0)),
        ("Content-Encoding: identity", PAGE),
        # Stored unwrapped, with the headers of what was sent.
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: br", PAGE),
        ("Content-Encoding: deflate", PAGE),
    ],
)
def test_bodies_are_unwrapped(fields: str, body: bytes) -> None:
    assert bodies(record(answer(body, HTML + fields.encode() + b"\r\n"))) == [PAGE]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_that_is_cut_short_is_given_as_far_as_it_goes(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": quick_brotli}[coding]
    body = b"".join(b"%d " % (number * 7919) for number in range(100_000))
    found = unwrapped(pack(body)[:-1000], "", coding, 10_000_000)
    assert body.startswith(found) and len(found) > 90_000


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, quick_brotli])
def test_a_bomb_in_a_body_ends_early(pack: object) -> None:
    assert callable(pack)
    coding = {gzip.compress: "gzip", zlib.compress: "deflate"}.get(pack, "br")
    bomb = pack(bytes(100_000_000))
    tracemalloc.start()
    found = unwrapped(bomb, "", coding, 1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 1_000_001
    assert peak < 10_000_000


def test_a_compression_that_is_not_known_is_told() -> None:
    page = record(answer(b"(\xb5/\xfdx", HTML + b"Content-Encoding: zstd\r\n"))
    wrong, right = split(page + record(answer()), "crawl.warc")
    assert isinstance(wrong, Problem) and wrong.what == "compressed in a way that is not read ('zstd')"
    assert isinstance(right, Document)


# Damaged and hostile archives


def test_a_page_that_is_too_large_is_told_and_the_others_go_on() -> None:
    large = record(answer(b"<p>" + b"x" * MOST_BYTES[Kind.HTML]))
    wrong, right = split(large + record(answer()), "crawl.warc")
    assert isinstance(wrong, Problem) and wrong.what == "more than 20,000,000 bytes for one article"
    assert isinstance(right, Document)


@pytest.mark.parametrize("lost", [1, 30, 100])
def test_an_archive_that_is_cut_short_is_told(lost: int) -> None:
    data = record(answer()) + record(answer()).rstrip()
    found = split(data[:-lost], "crawl.warc")
    assert isinstance(found[0], Document)
    assert lost > len(PAGE) or (isinstance(found[1], Problem) and found[1].what.startswith("cut short"))


@pytest.mark.parametrize(
    "damage",
    [
        b"junk that is no record\r\n\r\n",
        b"WARC/1.0\r\n" + b"\xff" * 100_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\n",
    ],
)
def test_damage_is_told_after_what_stands_before_it(damage: bytes) -> None:
    page, wrong = split(record(answer()) + damage + record(answer()), "crawl.warc")
    assert isinstance(page, Document)
    assert isinstance(wrong, Problem) and wrong.what.startswith("a damaged web archive: ")


@pytest.mark.parametrize("length", [b"-1", b"x", b"99999999999999999999", b"9999999"])
def test_wrong_lengths_end_in_one_line(length: bytes) -> None:
    data = record(answer())
    right = b"Content-Length: %d" % len(answer())
    found = split(data.replace(right, b"Content-Length: " + length) + record(answer()), "crawl.warc")
    assert found and any(isinstance(one, Problem) for one in found)


def test_a_header_of_an_answer_that_is_too_long_is_told() -> None:
    wrong, right = split(
        record(answer(fields=b"X: " + b"a" * 100_000 + b"\r\n")) + record(answer()), "crawl.warc"
    )
    assert isinstance(wrong, Problem) and wrong.what == "an answer whose header cannot be read"
    assert isinstance(right, Document)


def test_a_large_archive_is_read_page_by_page() -> None:
    data = INFO + record(answer(PAGE + b"x" * 100_000)) * 1000
    tracemalloc.start()
    from milestones.read.containers.warc import documents as pages
    from milestones.read.origin import Origin
    from milestones.read.stream import Stream

    count = sum(isinstance(one, Document) for one in pages(Stream(Pipe(data)), Origin("a")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < len(data) + 5_000_000
