"""Bytes into each reader: files of one kind, containers, and what decides which kind bytes are."""

import gzip
import io
import struct
import zipfile
from datetime import date

from fuzz import promises
from fuzz.choices import Choices
from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read import Document, Given, Kind, Origin, Stream, articles_of, documents_in, feed_entries
from milestones.read.addresses import cleaned
from milestones.read.article.building import build_article
from milestones.read.charsets import text_of
from milestones.read.containers.http_body import unwrapped
from milestones.read.containers.opml import outlines
from milestones.read.containers.packed import BrokenError
from milestones.read.containers.xml_text import Xml
from milestones.read.formats.pdf.child import pieces
from milestones.read.formats.pdf.engine import Page, Piece
from milestones.read.formats.pdf.layout import text_of as text_of_pages
from milestones.read.kinds import SUFFIXES, is_read, kind_of
from milestones.read.markup import text_of_fragment
from milestones.read.reading import is_read as is_document

_DAY = Published(date(2024, 6, 19), DateTrust.FOUND)
_ORIGINS = (
    Origin("news/a.txt", "a.txt", "/news/a.txt"),
    Origin("standard input"),
    Origin(
        "https://news.example/a",
        "https://news.example/a",
        "https://news.example/a",
        Given(None, "Agency clears zelvora", _DAY, "https://news.example/a", "News"),
        "gb2312",
    ),
    Origin("a.zip/a", "a", "/a.zip/a", Given(title="Zelvora"), "iso-2022-jp", depth=2),
    Origin("a", "a", "/a", charset="utf-7"),
)
"""A file, a pipe, an answer of a server, a file in an archive."""


def article(kind: Kind, data: bytes) -> None:
    """One document of this kind; the first byte decides where it comes from."""
    choose = Choices(data)
    origin = choose.of(_ORIGINS)
    _articles(Document(choose.rest(), kind, origin))


def _articles(document: Document) -> list[Article]:
    found = list(articles_of(document))
    promises.hold(found, "an article or a problem", document)
    return promises.read(found)


def container(kind: Kind, data: bytes) -> None:
    """A stream of this kind, and the articles in it."""
    _stream(data, Origin("a", "a", "/news/a"), kind)


def anything(data: bytes) -> None:
    """A stream of which the bytes tell the kind, or a name that may be wrong."""
    choose = Choices(data)
    suffix = choose.of(("", *SUFFIXES))
    promises.hold(isinstance(is_read(f"a{suffix}"), bool), "a name is read or not")
    _stream(choose.rest(), Origin(f"a{suffix}", f"a{suffix}", "/a"), SUFFIXES.get(suffix))


class _Pipe:
    """Bytes that can be read only once, a few at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(min(size, 1000) if size > 0 else size)


def _stream(data: bytes, origin: Origin, kind: Kind | None) -> None:
    documents: list[Document | Problem] = []
    for one in documents_in(Stream(io.BytesIO(data)), origin, kind):
        documents.append(one)
        if isinstance(one, Document):
            promises.hold(is_document(one.kind), "a document of a kind that is read", one.kind)
            promises.hold(len(one.digest) == 32, "a digest", one.digest)
            _articles(one)
    promises.read(documents)
    # In archives, XML that is no feed is passed over.
    promises.hold(documents or b"PK" in data, "documents or problems")
    if len(data) % 4 == 0:
        promises.same(documents, list(documents_in(Stream(_Pipe(data)), origin, kind)))


def pdf_layout(data: bytes) -> None:
    """Letters anywhere on pages, as PDFium could give them."""
    choose = Choices(data)
    pages = []
    while choose.left and len(pages) < 6:
        letters = []
        left, bottom, size = 50.0, 700.0, 10.0
        for _ in range(choose.below(120)):
            move = choose.below(16)
            letter = choose.of("aB1 .-•一\r\n\x02\ufffe\ue000ﬁé|") if move < 12 else choose.of("Zelvora fd")
            size = choose.of((10.0, 10.0, 14.0, 0.0, -3.0, 1e9)) if move == 15 else size
            left = float(choose.below(600)) if move in (8, 13) else left + 0.6 * size
            bottom = float(choose.below(840)) if move in (9, 14) else bottom
            letters.append((letter, (left, bottom, left + 0.5 * size, bottom + size)))
        found = pieces(letters)
        pages.append(Page(595.0, choose.of((842.0, 0.0)), tuple(Piece(*piece) for piece in found)))
    text = text_of_pages(pages)
    promises.same([text], [text_of_pages(pages)])


def docx(data: bytes) -> None:
    """A Word document of which the parts are any bytes, in an archive that is whole."""
    choose = Choices(data)
    title = choose.part(100) if choose.below(2) else b""
    relations = choose.part(200) if choose.below(8) == 7 else b""
    body = choose.rest()
    if not body.lstrip().startswith(b"<"):
        body = b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>' + body + b"</w:t></w:r></w:p></w:body>"
        body += b"</w:document>"
    members = {"word/document.xml": body}
    members |= {"docProps/core.xml": title} if title else {}
    members |= {"_rels/.rels": relations} if relations else {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    _articles(Document(out.getvalue(), Kind.DOCX, _ORIGINS[0]))


_TYPES = (
    *("text/plain", "text/html", "text/plain; charset=gb2312", "text/html; charset=iso-2022-jp"),
    *("multipart/mixed; boundary=b", "multipart/alternative; boundary=b", "multipart/related; boundary=b"),
    *("message/rfc822", "application/pdf; name=a.pdf", "application/octet-stream; name=a.docx", "image/png"),
    *(
        "text/plain; format=flowed; delsp=yes",
        "text/html; charset=utf-7",
        "multipart/signed",
        "text/calendar",
    ),
)
_CODINGS = ("7bit", "quoted-printable", "base64", "8bit", "x-uuencode", "")


def mail_parts(data: bytes) -> None:
    """A mail whose frame is whole, with parts of any types and bytes."""
    choose = Choices(data)
    mail = b"From: " + choose.part(40) + b"\nSubject: " + choose.part(60) + b"\nDate: "
    mail += choose.of((b"Mon, 3 Jun 2024 10:00:00 +0000", b"31 Feb 2024 10:00", b"", choose.part(30)))
    mail += b"\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    for _ in range(1 + choose.below(4)):
        mail += b"--b\nContent-Type: " + choose.of(_TYPES).encode()
        mail += b"\nContent-Transfer-Encoding: " + choose.of(_CODINGS).encode() + b"\n"
        mail += choose.of((b"", b"Content-Disposition: attachment; filename=" + choose.part(30) + b"\n"))
        mail += b"\n" + choose.some(choose.below(2000)) + b"\n"
    _articles(Document(mail + b"--b--\n" + choose.rest(), Kind.MAIL, choose.of(_ORIGINS)))


def zipped(data: bytes) -> None:
    """An archive that is whole but for a few bytes."""
    choose = Choices(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(choose.below(5)):
            name = choose.part(30).decode("utf-8", "replace").replace("\0", "")
            info = zipfile.ZipInfo(f"{name}{number}{choose.of(('', *SUFFIXES))}")
            info.compress_type = choose.of((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            info.external_attr = choose.of((0, 0, 0o120777 << 16, 0x10))
            archive.writestr(info, choose.some(choose.below(1000)))
    whole = bytearray(out.getvalue())
    for _ in range(choose.below(4)):
        _damage(whole, choose)
    container(Kind.ZIP, bytes(whole))


def zipped_twice(data: bytes) -> None:
    """Compressed files within each other, whole but for a few bytes."""
    choose = Choices(data)
    depth, damaged, cut = choose.below(5), choose.below(4), choose.below(8)
    packed = bytearray(gzip.compress(choose.some(max(0, choose.left - 16)), 1, mtime=0))
    for _ in range(depth):
        packed = bytearray(gzip.compress(bytes(packed), 1, mtime=0))
    for _ in range(damaged):
        _damage(packed, choose)
    container(Kind.GZIP, bytes(packed[:-cut] if cut else packed))


def _damage(data: bytearray, choose: Choices) -> None:
    if data:
        at = struct.unpack(">H", choose.some(2).rjust(2, b"\0"))[0] % len(data)
        data[at : at + choose.below(3)] = choose.some(choose.below(4))


_HEADERS = (
    *(
        b"Content-Encoding: gzip",
        b"Content-Encoding: br",
        b"Transfer-Encoding: chunked",
        b"Content-Encoding: x",
    ),
    *(b"Content-Type: text/html; charset=gbk", b"Content-Type: application/xml", b"Content-Type: text/plain"),
    *(b"Content-Type: application/pdf", b"X: y", b"Content-Type: application/rss+xml"),
)


def warc_records(data: bytes) -> None:
    """A web archive of records whose lengths are right, with any heads and bodies."""
    choose = Choices(data)
    archive = b""
    for _ in range(1 + choose.below(3)):
        body = b"HTTP/1.1 " + choose.of((b"200 OK", b"404 No", b"200", choose.part(20))) + b"\r\n"
        for _ in range(choose.below(4)):
            body += choose.of(_HEADERS) + b"\r\n"
        body += b"\r\n" + choose.some(choose.below(1500))
        kind = choose.of((b"response", b"response", b"resource", b"revisit", b"conversion"))
        address = choose.of((b"https://news.example/1", b"<http://news.example/a b>", choose.part(40)))
        length = len(body) + choose.of((0, 0, 0, 0, 1, -1, 1000))
        archive += b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Target-URI: " + address
        archive += b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
        archive += b"%d\r\n\r\n" % length + body + b"\r\n\r\n"
    container(Kind.WARC, archive + choose.rest())


def feed(data: bytes) -> None:
    """A feed as those who follow it read it, and as a file."""
    choose = Choices(data)
    charset = choose.of((None, "utf-8", "gb18030", "utf-7", "utf-16", "idna", "base64", "punycode", "x"))
    rest = choose.rest()
    entries = feed_entries(rest, "https://news.example/feed", charset)
    if isinstance(entries, Problem):
        promises.told(entries)
    else:
        for entry in entries:
            promises.hold(entry.key, "an entry has a key", entry)
            promises.hold(entry.link == "" or entry.link.lower().startswith("http"), "a link", entry.link)
            for text in (entry.key, entry.title, entry.link, entry.text, entry.publisher):
                promises.storable(text)
    container(Kind.FEED, rest)


def opml(data: bytes) -> None:
    """A list of feeds."""
    found = outlines(data, "a.opml")
    if isinstance(found, Problem):
        promises.told(found)
        return
    for name, address in found:
        promises.hold(name and address.lower().startswith(("http://", "https://")), "named feeds", found)


def xml_text(data: bytes) -> None:
    """What is made harmless before XML is parsed."""
    choose = Choices(data)
    xml = Xml(choose.rest(), choose.of((None, "utf-8", "utf-16", "iso-2022-jp", "hz", "cp037")))
    for element in xml.ends_of("item", "a"):
        for text in element.itertext():
            promises.storable(str(text))


def http_body(data: bytes) -> None:
    """The body of a stored answer."""
    choose = Choices(data)
    codings = ("", "gzip", "br", "deflate", "x-gzip, br", "identity, gzip", "gzip,gzip,gzip", "zstd")
    transfer, coding, most = choose.of(("", "chunked")), choose.of(codings), choose.of((0, 10, 100_000))
    try:
        found = unwrapped(choose.rest(), transfer, coding, most)
    except BrokenError as error:
        promises.hold(str(error), "says why")
        return
    promises.hold(len(found) <= most + 1, "no more than is wanted", len(found), most)


def fragment(data: bytes) -> None:
    """A piece of HTML, and bytes in encodings that are named wrongly."""
    choose = Choices(data)
    label = choose.of((None, "utf-8", "gb2312", "iso-2022-jp", "utf-7", "hz-gb-2312", "utf-16", "x", "big5"))
    text = text_of(choose.rest(), label)
    promises.hold("\0" not in text and "\r" not in text, "clean text", text)
    plain = text_of_fragment(text)
    promises.storable(plain)
    promises.same([plain], [text_of_fragment(text)])
    address = cleaned(text)
    promises.hold(cleaned(address) == address, "a cleaned address is clean", text, address)


def built(data: bytes) -> None:
    """The headline and the day of any text."""
    choose = Choices(data)
    title = " ".join(choose.part(40).decode("utf-8", "ignore").replace("\0", "").split())
    text = choose.rest().decode("utf-8", "ignore").replace("\0", "").replace("\r", "\n")
    if text.strip():
        promises.whole(build_article(text, _ORIGINS[0], Given(title=title or None)))
    kind = kind_of(data, None)
    promises.hold(isinstance(kind, Kind), "bytes are of a kind")
