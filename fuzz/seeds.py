# ruff: noqa: E501 (files are not broken to a width)
"""What a search starts from: the tree's own articles, pages and files, and a small one of each other kind."""

import gzip
import io
import json
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

CORPUS = Path(__file__).resolve().parent / "corpus"
"""Inputs that earlier searches found to reach what no other does, in a folder for each target."""
_ROOT = CORPUS.parent.parent
_NEWS = "The FDA approved Zelvora (zelvoracel, ZV-101) for multiple myeloma on 30 June 2023, Harbor said."
_KOREAN = "식약처는 6월 30일 다발골수종 치료제 젤보라주를 희귀의약품으로 지정했다."
_PAGE = f"<!doctype html><html><head><title>Zelvora</title></head><body><h1>Zelvora</h1><p>{_NEWS}</p></body></html>"
_RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example</link><item>'
    "<title>Zelvora</title><link>/1</link><guid isPermaLink='false'>a</guid><pubDate>Wed, 19 Jun 2024 10:00:00 GMT"
    f"</pubDate><description><![CDATA[<p>{_NEWS}</p>]]></description></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>urn:a</id><title type="html">Zelvora'
    '</title><link href="https://news.example/1"/><updated>2024-06-19T10:00:00Z</updated><content type="xhtml">'
    f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{_NEWS}</p></div></content></entry></feed>'
)
_JSON_FEED = json.dumps(
    {
        "version": "https:/~/jsonfeed.org/version/1.1",
        "title": "News",
        "items": [{"id": "1", "url": "https://news.example/1", "title": "Zelvora", "content_text": _NEWS}],
    }
).replace("/~/", "//")
_OPML = '<opml version="2.0"><body><outline text="N"><outline text="A" xmlUrl="https://news.example/f"/></outline></body></opml>'
_HEAD = "From: Ana <ana@example.org>\nSubject: Fwd: Zelvora\nDate: Mon, 3 Jun 2024 10:00:00 +0200\nMessage-ID: <1@a.test>\n"
_PLAIN_MAIL = (
    f"{_HEAD}\n---------- Forwarded message ---------\nFrom: Ben <ben@example.org>\nDate: Tue, 28 May 2024 at 9:00\n"
    f"Subject: Zelvora approved\n\n{_NEWS}\n\n-- \nAna\n"
)
_ITEM = f'<h2><a href="https://news.example/1">Zelvora approved</a></h2><p>{_NEWS} {_NEWS}</p><a href="/1">Read more</a>'
_HTML_MAIL = (
    f"{_HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
    f"{_NEWS}\n--b\nContent-Type: text/html; charset=utf-8\n\n<table><tr><td>{_ITEM}</td></tr><tr><td>{_ITEM}"
    "</td></tr></table>\n--b--\n"
)
_SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example/1\nMIME-Version: 1.0\n"
    f'Content-Type: multipart/related; boundary="b"; type="text/html"\n\n--b\nContent-Type: text/html\n\n{_PAGE}\n--b--\n'
)
_MBOX = f"From a@b.test Mon Jun  3 10:00:00 2024\n{_PLAIN_MAIL}\nFrom a@b.test Mon Jun  3 10:00:00 2024\n{_HTML_MAIL}\n"
_BODY = (
    '<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Zelvora is approved'
    f"</w:t></w:r></w:p><w:p><w:r><w:t>{_NEWS}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>"
    "</w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_ROBOTS = b"User-agent: *\nDisallow: /private*\nAllow: /a$\nCrawl-delay: 2\n\nUser-agent: milestones\nDisallow: /b\n"
_WEB = "https:" + "//"
_ADDRESSES = (
    *(
        f"{_WEB}news.example/a?b=1#c",
        f"{_WEB}[::1]:80/",
        f"{_WEB}b\u00fccher.example/\u00fc",
        "//news.example/x",
    ),
    *(f"{_WEB}127.1/", f"{_WEB}a.test.:443/%7Ea/../b", f"{_WEB}user:pass@news.example/", "../c?d"),
)


def seeds(target: str) -> Iterator[bytes]:
    """The inputs that a search for faults in this target starts from; none where any bytes will do."""
    longest = {"extract-text": 900, "text": 2900, "build": 2900}.get(target, 20_000)
    for data in _MADE.get(target, tuple)():
        yield data[:longest]


def _articles() -> Iterator[bytes]:
    """Texts in all languages that are read, with the first byte that decides something else."""
    for path in sorted((_ROOT / "seeds" / "articles").glob("*.txt")):
        yield b"\1" + path.read_bytes()
    for line in (_ROOT / "labelled" / "written.jsonl").read_text(encoding="utf-8").splitlines()[:40]:
        yield b"\2" + json.loads(line)["text"].encode()
    for path in sorted((_ROOT / "tests" / "extract" / "cases").rglob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])[::10]:
            yield b"\1" + str(case.get("text", "")).encode()


def _pages() -> Iterator[bytes]:
    for path in sorted((_ROOT / "tests" / "read" / "pages").glob("*.html")):
        yield b"\0" + path.read_bytes()
    yield b"\0" + _PAGE.encode()


def _pdfs() -> Iterator[bytes]:
    for path in sorted((_ROOT / "tests" / "read" / "files" / "pdf").glob("*.pdf")):
        if path.stat().st_size < 8000:
            yield b"\0" + path.read_bytes()


def _zip(members: Mapping[str, str], kind: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return out.getvalue()


_DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": _BODY}


def _warc() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _PAGE.encode()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nContent-Type: "
    return head + b"application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
        len(page),
        page,
    )


def _behind(first: bytes, *texts: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (first + text.encode() for text in texts)


_MADE: Mapping[str, Callable[[], Iterator[bytes] | tuple[bytes, ...]]] = {
    "extract-text": _articles,
    "text": _articles,
    "build": _articles,
    "html": _pages,
    "fragment": _pages,
    "pdf-file": _pdfs,
    "mail": _behind(b"\0", _PLAIN_MAIL, _HTML_MAIL, _SAVED),
    "mbox": _behind(b"", _MBOX),
    "feed": _behind(b"\0", _RSS, _ATOM, _JSON_FEED),
    "xml": _behind(b"\0", _RSS, _ATOM),
    "opml": _behind(b"", _OPML),
    "docx": _behind(b"\0\0", _BODY),
    "docx-file": lambda: (b"\0" + _zip(_DOCX), b"\0" + _zip(_DOCX, zipfile.ZIP_DEFLATED)),
    "zip": lambda: (_zip({"a.txt": _NEWS, "n/b.html": _PAGE, "../c.json": '{"text": "a"}'}),),
    "gzip": lambda: (gzip.compress(_NEWS.encode(), mtime=0), gzip.compress(_warc(), mtime=0)),
    "warc": lambda: (_warc(), _warc() * 2),
    "json": _behind(
        b"\0", json.dumps({"id": "1", "published": "2024-06-19", "text": _NEWS}), '[{"text": "a"}, 1]'
    ),
    "json-lines": _behind(b"", json.dumps({"text": _NEWS}) + '\n{"text": "b"}\n', '{"text": "\\ud800"}'),
    "any-kind": _behind(
        b"\0", _NEWS, _KOREAN, _PAGE, _RSS, _PLAIN_MAIL, _MBOX, '{"text": "a"}\n{"text": "b"}'
    ),
    "robots": lambda: (b"\2/a" + _ROBOTS,),
    "address": _behind(b"", *_ADDRESSES),
    "http-head": _behind(
        b"",
        "text/html; charset=gb2312",
        "attachment; filename*=utf-8''a%20b.pdf",
        "Mon, 03 Jun 2030 10:00:00 GMT",
        "9",
    ),
    "answer": lambda: (b"\1\0\2\x10\1" + gzip.compress(_NEWS.encode(), mtime=0),),
    "http-body": lambda: (
        b"\1\0\2" + b"5\r\nhello\r\n0\r\n\r\n",
        b"\0\1\2" + gzip.compress(b"hello", mtime=0),
    ),
    "filters": _behind(b"\2", "KR,US", "korea", "MFDS"),
}
