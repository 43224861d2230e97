"""Web archives (WARC, ISO 28500): the pages in them, one record after another."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from milestones.model.problem import Problem
from milestones.read.addresses import cleaned
from milestones.read.containers.http_body import unwrapped
from milestones.read.containers.packed import BrokenError
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import storable, too_large
from milestones.read.kinds import MEDIA_TYPES, kind_of
from milestones.read.origin import Given, Origin
from milestones.read.splitting import documents_in
from milestones.read.stream import BLOCK, Stream

_PAGES = (Kind.HTML, Kind.PDF, Kind.DOCX, Kind.TEXT, Kind.FEED)
"""Kinds in which news is served. JSON is not among them: in crawls it is what scripts talk with servers."""
_MARKED = (Kind.HTML, Kind.PDF, Kind.DOCX, Kind.FEED)
"""Those of them that the first bytes tell."""
_LARGEST = max(MOST_BYTES.get(kind, 0) for kind in _PAGES)
_SAYS_NOTHING = ("", "application/octet-stream", "application/xml", "text/xml")
"""Media types of which only the first bytes tell what they are."""
_FOR_ROBOTS = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/llms.txt", "/humans.txt", "/security.txt")
_OK = 200
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """The pages that were served, each with its address.

    Requests, repeated pages ("revisit"), errors, pictures, styles, scripts and the like are passed over. The
    day of the crawl is given to nobody: it is not that of the article.
    """
    found = False
    try:
        for record in _records(stream):
            for one in _page(record, origin):
                found = True
                yield one
    except OSError as error:
        if error.errno is not None:
            raise  # the file cannot be read; what FastWARC raises has no number
        yield Problem(origin.where, f"a damaged web archive: {error}", "what stands before that was read")
        return
    if not found:
        yield Problem(origin.where, "a web archive without pages", "leave it out")


def _records(stream: Stream) -> Iterator[WarcRecord]:
    """The records that may hold a page."""
    source = cast(BinaryIO, stream)
    kinds = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(source, record_types=kinds, parse_http=False, stream_detect=False):
        address = _address(record).lower()
        if address.startswith(("http://", "https://")) and not address.endswith(_FOR_ROBOTS):
            yield record


def _page(record: WarcRecord, origin: Origin) -> Iterator[Document | Problem]:
    """What the record holds, if that is of a kind in which news is served."""
    place = _place(origin, _address(record))
    fields = record.headers
    if record.record_type == WarcRecordType.response:
        try:
            record.parse_http()
        except OSError:
            yield Problem(place.where, "an answer whose header cannot be read", "leave it out")
            return
        fields = record.http_headers
        if not fields or fields.status_code != _OK:
            return
    media, _, rest = (fields.get("Content-Type") or "").partition(";")
    media = media.strip().lower()
    named = None if media in _SAYS_NOTHING else MEDIA_TYPES.get(media)
    start = record.reader.read(BLOCK)
    if (named or kind_of(start, None)) not in (_PAGES if named else _MARKED):
        return
    charset = _CHARSET.search(rest)
    place = replace(place, charset=charset[1].lower() if charset else None)
    yield from _body(record, fields, start, named, place)


def _body(
    record: WarcRecord, fields: HeaderMap, start: bytes, named: Kind | None, place: Origin
) -> Iterator[Document | Problem]:
    body = start + record.reader.read(_LARGEST + 1 - len(start))
    if len(body) < min(record.content_length, _LARGEST + 1):
        yield Problem(place.where, "cut short, and so is the web archive", "fetch it anew")
        return
    try:
        transfer, coding = fields.get("Transfer-Encoding") or "", fields.get("Content-Encoding") or ""
        body = unwrapped(body, transfer, coding, _LARGEST)
    except BrokenError as error:
        yield Problem(place.where, str(error), "save the page itself")
        return
    kind = kind_of(body[:BLOCK], named)
    if kind == Kind.FEED:
        yield from documents_in(Stream(io.BytesIO(body)), place, kind)
    elif kind in _PAGES:
        yield too_large(place.where, kind) if len(body) > MOST_BYTES[kind] else Document(body, kind, place)


def _address(record: WarcRecord) -> str:
    """Some programs write it in angle brackets, as the first edition of the standard had it."""
    return storable(record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _place(origin: Origin, address: str) -> Origin:
    return replace(
        origin,
        where=f"{origin.where}: {address}",
        name=cleaned(address),
        location=origin.location and f"{origin.location}/{address}",
        given=Given(url=address).over(origin.given),
    )
