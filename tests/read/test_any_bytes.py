"""Whatever bytes are given as whatever kind, there are documents or problems."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milestones.model.problem import Problem
from milestones.read import feed_entries
from milestones.read.containers.opml import outlines
from milestones.read.document import Document
from milestones.read.kinds import SUFFIXES

from .splitting import Pipe, split

RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 71\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\nText\r\n\r\n"
)
FEED = b"<rss><channel><title>T</title><item><title>One</title><link>/1</link><pubDate>19 Jun 2024</pubDate>"
FEED += b"<description>&lt;p>a&amp;b</description></item></channel></rss>"
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">x</title><link href="x"/></entry>'
)
OPML = b'<opml><body><outline text="T" xmlUrl="https://a.test/"/></body></opml>'
MBOX = b"From a@b.test Mon Jun  3 10:00:00 2024\nSubject: x\n\ny\n\n" * 2


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("n/a.txt"), "Text " * 50)
        archive.writestr(zipfile.ZipInfo("b.jsonl"), '{"text": "One"}')
    return file.getvalue()


WHOLE = [_zipped(), gzip.compress(RECORD, mtime=0), RECORD * 2, FEED, ATOM, OPML, MBOX]
PIECES = [
    b"\r\n",
    b"\0",
    b"\xff\xff\xff\xff",
    b"<item>",
    b"</",
    b"<![CDATA[",
    b"<!DOCTYPE x [",
    b"&a;",
    b"&#0;",
    b'encoding="utf-16"',
    b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"xmlns:a='b'",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole file of some kind, with some bytes lost, changed, repeated or put in."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        what = draw(st.sampled_from(["lose", "change", "repeat", "put"]))
        length = draw(st.integers(1, 40))
        if what == "lose":
            del data[at : at + length]
        elif what == "change":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
        elif what == "repeat":
            data[at:at] = data[at : at + length]
        else:
            data[at:at] = draw(st.sampled_from(PIECES))
    return bytes(data)


@pytest.mark.parametrize("suffix", [*sorted(SUFFIXES), ""])
@settings(max_examples=60, deadline=None)
@given(st.one_of(damaged(), st.binary(max_size=200)))
def test_there_are_documents_or_problems(suffix: str, data: bytes) -> None:
    found = split(data, f"a{suffix}")
    assert found
    assert all(isinstance(one, Document | Problem) for one in found)
    assert found == split(Pipe(data), f"a{suffix}")
    for one in found:
        assert not isinstance(one, Problem) or (one.advice and "\n" not in str(one))


@settings(max_examples=200, deadline=None)
@given(st.one_of(damaged(), st.binary(max_size=200)), st.text(max_size=20))
def test_feeds_and_lists_are_read_or_told(data: bytes, charset: str) -> None:
    entries = feed_entries(data, "https://news.example/feed", charset)
    assert isinstance(entries, Problem) or all(entry.key for entry in entries)
    assert isinstance(outlines(data, "a.opml"), Problem | list)
