"""ZIP archives: the files in them, by name, as in a folder. Nothing is written anywhere: a name is a label.

A web archive packed as WACZ is a ZIP archive too; of that only the crawled pages are read.
"""

import os
import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from milestones.model.problem import Problem
from milestones.read.containers.packed import HARMLESS, MOST_DEPTH, MOST_TIMES, BrokenError
from milestones.read.document import Document
from milestones.read.kinds import SUFFIXES, is_read
from milestones.read.origin import Origin
from milestones.read.splitting import documents_in_member
from milestones.read.stream import Stream

MOST_COPIED = 2_000_000_000
"""Bytes of an archive that comes through a pipe."""
_LEAST_TOTAL = 100_000_000
"""Bytes which the documents of any archive may have together."""
_LARGEST_LIST = 16_000_000
"""Bytes of an archive's list of files: some 150,000 names. 350,000 of one letter take 200 MB when read."""
_LOCAL_HEADER = 30
"""Bytes before a file in an archive, without its name (PKWARE's APPNOTE 4.3.7)."""
_IS_ENCRYPTED, _NAME_IS_UTF8 = 0x1, 0x800
"""Flags of a file in an archive (APPNOTE 4.4.4)."""
_LEADING = ("", ".", "..")
_DRIVE = re.compile("[A-Za-z]:")
_CRAWLED = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")

_BAD = (BadZipFile, NotImplementedError, EOFError, ValueError, OverflowError, struct.error, OSError)
"""What zipfile raises for bytes that are no archive; ValueError also for names that are not UTF-8."""
_OUTSIDE = ("its name leads out of the archive", "pack it anew without such names")
_ENCRYPTED = ("encrypted", "unpack it with its password first")
_METHOD = ("packed in a way that is not read", "pack it anew as a usual ZIP archive")
_BOMB = (
    f"unpacks to more than {MOST_TIMES} times its size (a ZIP bomb?)",
    "unpack it by hand to read it",
)


class _Member(NamedTuple):
    parts: tuple[str, ...]
    info: ZipInfo

    @property
    def name(self) -> str:
        return "/".join(self.parts)


def documents(stream: Stream, origin: Origin) -> Iterator[Document | Problem]:
    """The documents in the files of the archive, and a Problem for what cannot be unpacked."""
    if origin.depth >= MOST_DEPTH:
        yield Problem(
            origin.where, f"lies in more than {MOST_DEPTH - 1} other archives", "unpack those first"
        )
        return
    with stream.as_file(MOST_COPIED) as file:
        if file is None:
            yield Problem(origin.where, f"more than {MOST_COPIED:,} bytes", "give it as a file")
            return
        try:
            archive = ZipFile(_Guarded(file))
        except _TooManyError:
            yield Problem(origin.where, "a ZIP archive of too many files", "split it")
            return
        except _BAD:
            what = "not a ZIP archive, or one that is cut short or damaged"
            yield Problem(origin.where, what, "fetch or pack it anew")
            return
        with archive:
            yield from _within(_unpacked(archive, origin, stream), _most_total(file), origin)


def _most_total(file: IO[bytes]) -> int:
    return max(MOST_TIMES * file.seek(0, os.SEEK_END), _LEAST_TOTAL)


def _within(found: Iterator[Document | Problem], most: int, origin: Origin) -> Iterator[Document | Problem]:
    """What is found, as long as the documents have no more bytes than `most` together."""
    for one in found:
        most -= len(one.data) if isinstance(one, Document) else 0
        if most < 0:
            yield Problem(origin.where, *_BOMB)
            return
        yield one


def _unpacked(archive: ZipFile, origin: Origin, stream: Stream) -> Iterator[Document | Problem]:
    infos = archive.infolist()
    if _overlapping(infos):
        yield Problem(origin.where, "files in it overlap (a ZIP bomb?)", "pack it anew")
        return
    members = _wanted(infos)
    if not members:
        yield Problem(origin.where, "no file of a kind that is read", f"these are: {' '.join(SUFFIXES)}")
    refused: dict[tuple[str, str], list[_Member]] = {}
    seen: Counter[str] = Counter()
    for member in members:
        if reason := _refusal(member):
            refused.setdefault(reason, []).append(member)
            continue
        seen[member.name] += 1
        place = origin.member(member.name)
        number = seen[member.name]
        stream.taken += member.info.compress_size
        yield from _member(archive, member, place.numbered(number) if number > 1 else place)
    for (what, advice), those in refused.items():
        more = f" (and {len(those) - 1:,} more)" if len(those) > 1 else ""
        yield Problem(origin.member(those[0].name).where, what + more, advice)


def _member(archive: ZipFile, member: _Member, place: Origin) -> Iterator[Document | Problem]:
    try:
        with archive.open(member.info) as packed:
            yield from documents_in_member(Stream(_Unpacking(packed)), place, member.name)
    except (BrokenError, *_BAD):
        yield Problem(place.where, "damaged: it cannot be unpacked", "fetch or pack the archive anew")


class _Unpacking:
    """A file in an archive, to be read once from its start (going back would unpack it anew each time)."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed

    def read(self, size: int = -1, /) -> bytes:
        """At most so many of the next bytes; raises BrokenError."""
        try:
            return self._packed.read(size)
        except (zlib.error, *_BAD) as error:
            raise BrokenError(str(error)) from error


class _TooManyError(Exception):
    """The list of an archive's files is too large."""


class _Guarded:
    """A file for zipfile, which reads the list of all files in one go."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1, /) -> bytes:
        if size > _LARGEST_LIST:
            raise _TooManyError
        return self._file.read(size)


def _wanted(infos: Sequence[ZipInfo]) -> list[_Member]:
    """The files of kinds that are read, by name; of a WACZ archive the crawled pages alone."""
    # `info.is_dir()` fails at a file without a name.
    files = (info for info in infos if not (info.filename.endswith("/") or _is_link(info)))
    members = [_Member(_parts(info), info) for info in files]
    crawled = [member for member in members if _CRAWLED.fullmatch(member.name)]
    if crawled and any(member.name == "datapackage.json" for member in members):
        members = crawled
    wanted = (
        member
        for member in members
        if member.parts and is_read(member.parts[-1]) and not any(map(_is_hidden, member.parts))
    )
    return sorted(wanted, key=lambda member: (member.parts, member.info.header_offset))


def _is_link(info: ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_hidden(part: str) -> bool:
    return part.startswith(".") or part == "__MACOSX"


def _path(info: ZipInfo) -> str:
    """The name, with "/" between folders; in UTF-8 also where the packer forgot to say so."""
    name = info.filename
    if not info.flag_bits & _NAME_IS_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _parts(info: ZipInfo) -> tuple[str, ...]:
    """The folders and the name of a file, without those that lead elsewhere."""
    return tuple(
        part for part in _path(info).split("/") if part not in _LEADING and not _DRIVE.fullmatch(part)
    )


def _refusal(member: _Member) -> tuple[str, str] | None:
    """Why the file is not unpacked, and what to do about it; None where it is."""
    info, path = member.info, _path(member.info)
    if path.startswith("/") or ".." in path.split("/") or _DRIVE.match(path):
        return _OUTSIDE
    if info.flag_bits & _IS_ENCRYPTED:
        return _ENCRYPTED
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        # zipfile unpacks the others without a bound: 64 kB of LZMA can become 600 MB at one go.
        return _METHOD
    # zipfile never gives more bytes than the list says, so the list can be believed here.
    return _BOMB if info.file_size > max(HARMLESS, MOST_TIMES * info.compress_size) else None


def _overlapping(infos: Sequence[ZipInfo]) -> bool:
    """Whether two files share bytes of the archive, by which a small one unpacks to any size."""
    places = sorted((info.header_offset, info.compress_size, len(info.filename)) for info in infos)
    return any(
        start + _LOCAL_HEADER + name + size > following
        for (start, size, name), (following, _, _) in pairwise(places)
    )
