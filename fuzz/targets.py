"""All that is fuzzed, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from fuzz import asking, reading, showing, understanding
from milestones.read import Kind


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the program that takes bytes, and what helps a fuzzer to know it."""

    run: Callable[[bytes], None]
    """Raises whatever escapes the part, and BrokenPromiseError where a promise does not hold."""
    longest: int = 4096
    """Bytes of an input."""
    words: tuple[str, ...] = ()
    """What stands in such input, for the fuzzer to put in."""


_HTML = (
    *(
        "<p>",
        "</p>",
        "<div class='",
        "<h1>",
        "<time datetime='",
        "<meta property='og:title' content='",
        "<table>",
    ),
    *("<tr><td>", "<a href='https://news.example/1'>", "<script type='application/ld+json'>", "<!--", "-->"),
    *("<br>", "<svg>", "<template>", "<base href='", "<li>", "<article>", "charset=gb2312", "&nbsp;", "&#0;"),
    *(
        '{"@type": "NewsArticle", "headline": "',
        '"datePublished": "2024-06-19"',
        '"articleBody": "',
        "<b></b>",
    ),
)
_MAIL = (
    *("From: ", "Subject: ", "Date: ", "Content-Type: multipart/mixed; boundary=b", "\n--b\n", "\n--b--\n"),
    *(
        "Content-Type: text/html; charset=",
        "Content-Transfer-Encoding: base64",
        "=?utf-8?B?",
        "=?gb2312?Q?",
        "?=",
    ),
    *(
        "---------- Forwarded message ---------",
        "Content-Type: message/rfc822",
        "quoted-printable",
        "-- \n",
        "> ",
    ),
    *(
        "Received: ",
        "Archived-At: <https://news.example/1>",
        "filename*=utf-8''",
        "Snapshot-Content-Location: ",
    ),
)
_XML = (
    *(
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "<link>",
        "<guid isPermaLink='false'>",
        "<pubDate>",
    ),
    *("<description>", "<![CDATA[", "]]>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "&amp;"),
    *(
        "<content type='xhtml'>",
        "<link href='",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "<?xml version='1.0'?>",
        "&#0;",
    ),
    *("encoding='utf-16'", "<outline xmlUrl='https://news.example/' text='", "<opml>", "xmlns:a='b'", "&a;"),
    *(
        '{"version": "https:\\/\\/jsonfeed.org/version/1"',
        '"items": [',
        '"content_html": "',
        '"date_published": "',
    ),
)
_JSON = (
    '{"text": "',
    '"id": "',
    '"title": "',
    '"published": "2024-06-19"',
    '"url": "',
    "\\ud800",
    "[",
    "null",
    "1e9",
)
_WARC = (
    *(
        "WARC/1.0\r\n",
        "WARC-Type: response\r\n",
        "WARC-Target-URI: https://news.example/1\r\n",
        "HTTP/1.1 200 OK",
    ),
    *(
        "Content-Length: ",
        "Content-Type: application/http; msgtype=response\r\n",
        "\r\n\r\n",
        "Content-Encoding: br",
    ),
    *("Transfer-Encoding: chunked", "WARC-Block-Digest: sha1:", "WARC/0.18", "Content-Type: text/html"),
)
_TEXT = (
    *(
        "approved",
        "Zelvora",
        "the FDA",
        "MFDS",
        "NMPA",
        "multiple myeloma",
        "orphan drug designation",
        "in June 2023",
    ),
    *(
        "accepted the BLA",
        "granted",
        "has not",
        "plans to",
        "复发",
        "批准",
        "승인",
        "承認",
        "Zulassung",
        "autorisation",
    ),
    *(
        "SHANGHAI, July 3, 2023 /Newswire/ -- ",
        "# ",
        "- ",
        "| ",
        "[1]",
        "http://news.example",
        "(also known as ",
    ),
)
_ZIP = ("PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "../", "a.txt", "C:\\")
_MBOX = ("From a@b.test Mon Jun  3 10:00:00 2024\n", ">From ", *_MAIL[:4])
_W = (
    *(
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:del>",
        "<w:vanish/>",
        "<w:br/>",
    ),
    *(
        "<w:pStyle w:val='Title'/>",
        "<w:numId w:val='1'/>",
        "<!DOCTYPE x>",
        "<Fallback>",
        "<w:tab/>",
        "xmlns:w='w'",
    ),
)

TARGETS: Mapping[str, Target] = {
    "extract-text": Target(understanding.any_text, 1000, _TEXT),
    "extract-words": Target(understanding.worded, 300),
    "html": Target(partial(reading.article, Kind.HTML), 3000, _HTML),
    "mail": Target(partial(reading.article, Kind.MAIL), 4096, _MAIL),
    "mail-parts": Target(reading.mail_parts, 4096, _MAIL),
    "feed": Target(reading.feed, 4096, _XML),
    "zip": Target(partial(reading.container, Kind.ZIP), 3000, _ZIP),
    "zip-members": Target(reading.zipped, 3000, _ZIP),
    "text": Target(partial(reading.article, Kind.TEXT), 4096, _TEXT),
    "json": Target(partial(reading.article, Kind.JSON), 2000, _JSON),
    "json-lines": Target(partial(reading.container, Kind.LINES), 2000, _JSON),
    "warc": Target(partial(reading.container, Kind.WARC), 4096, _WARC),
    "warc-records": Target(reading.warc_records, 4096, (*_WARC, *_HTML)),
    "docx": Target(reading.docx, 4096, _W),
    "docx-file": Target(partial(reading.article, Kind.DOCX), 4096, _W),
    "mbox": Target(partial(reading.container, Kind.MBOX), 3000, _MBOX),
    "gzip": Target(partial(reading.container, Kind.GZIP), 3000),
    "gzip-layers": Target(reading.zipped_twice, 3000),
    "pdf-layout": Target(reading.pdf_layout, 2000),
    "pdf-file": Target(
        partial(reading.article, Kind.PDF), 8000, ("obj", "endobj", "stream", "/Type /Page", "BT")
    ),
    "opml": Target(reading.opml, 3000, _XML),
    "xml": Target(reading.xml_text, 3000, _XML),
    "http-body": Target(reading.http_body, 3000, ("\r\n", "0\r\n\r\n", "ffffffff")),
    "fragment": Target(reading.fragment, 3000, _HTML),
    "any-kind": Target(
        reading.anything, 4096, (*_XML[:9], *_WARC[:4], *_MBOX[:1], *_HTML[:6], *_ZIP, *_JSON)
    ),
    "build": Target(reading.built, 3000, _TEXT),
    "claims": Target(understanding.claims, 600),
    "filters": Target(understanding.filters, 120, ("2023-Q2", "2023-H1", "KR", "korea", "nda-approval", ",")),
    "output": Target(
        showing.shown, 400, ("\x1b[31m", "\u202e", "=1+1", "|", "[red]", "<b>", "`", "\r\nBEGIN:VEVENT")
    ),
    "store": Target(showing.stored, 1200),
    "robots": Target(
        asking.robots, 2000, ("User-agent: *\n", "Disallow: /", "Allow: ", "Crawl-delay: ", "*", "$")
    ),
    "http-head": Target(
        asking.head, 400, ("text/html; charset=", "filename*=utf-8''", "attachment; filename=", "GMT")
    ),
    "address": Target(
        asking.address, 200, ("https://", "http://", "[::1]", "xn--", "@", "%00", "0x7f", ".local")
    ),
    "answer": Target(asking.answer, 2000),
}
