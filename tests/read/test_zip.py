"""ZIP archives → the documents in them."""

import io
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read import documents as read_documents
from milestones.read.containers import zipped
from milestones.read.document import MOST_BYTES, Document, Kind

from .reading import read_sources
from .splitting import Pipe, documents, problem, split

TEXT = b"Fucaso is cleared in Korea\n\nThe Korean ministry has cleared Fucaso."
Member = tuple[str | zipfile.ZipInfo, bytes]


def packed(*members: Member, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name) if isinstance(name, str) else name  # a file of 1980, in each run
            archive.writestr(info, content, method)
    return file.getvalue()


def places(found: Iterable[Document | Problem]) -> list[str]:
    return [one.origin.where if isinstance(one, Document) else str(one) for one in found]


def test_files_are_read_by_name_as_in_a_folder() -> None:
    names = ("n/b.txt", "n/a/z.md", "B.txt", "n/a.txt", "n/notes", "n/c/")
    found = documents(packed(*((name, TEXT) for name in names)), "news.zip")
    order = ["B.txt", "n/a/z.md", "n/a.txt", "n/b.txt", "n/notes"]
    assert [one.origin.where for one in found] == [f"news.zip/{name}" for name in order]
    assert [one.origin.name for one in found] == ["B.txt", "z.md", "a.txt", "b.txt", "notes"]
    assert [one.origin.location for one in found] == [f"/news/news.zip/{name}" for name in order]
    assert {(one.data, one.kind) for one in found} == {(TEXT, Kind.TEXT)}


def test_what_a_folder_passes_over_is_passed_over() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    others = ["logo.png", ".hidden.txt", ".git/c.txt", "__MACOSX/a.txt", "list.csv.gz", "run.py", "a.txt~"]
    members: list[Member] = [(name, TEXT) for name in others]
    found = documents(packed(*members, (link, b"a.txt"), ("settings.xml", b"<x/>"), ("a.txt", TEXT)), "n.zip")
    assert places(found) == ["n.zip/a.txt"]


def test_an_archive_without_articles_says_so() -> None:
    assert problem(packed(("logo.png", b"x")), "a.zip").what == "no file of a kind that is read"
    assert problem(packed(), "a.zip").what == "no file of a kind that is read"


def test_archives_in_archives_up_to_a_depth() -> None:
    inner = packed(("a.txt", TEXT))
    for _ in range(2):
        inner = packed(("in.zip", inner))
    assert places(documents(inner, "o.zip")) == ["o.zip/in.zip/in.zip/a.txt"]
    (found,) = split(packed(("in.zip", inner)), "o.zip")
    assert str(found) == "o.zip/in.zip/in.zip/in.zip: lies in more than 2 other archives; unpack those first"


def test_articles_in_an_archive_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(packed(("a.txt", TEXT), ("b.jsonl", b'{"text": "One"}\n{"text": "Two"}')))
    found = [one for one in read_sources([str(tmp_path)]) if isinstance(one, Article)]
    assert [(one.id, one.location) for one in found] == [
        ("a.txt", f"{path}/a.txt"),
        ("b.jsonl:1", f"{path}/b.jsonl:1"),
        ("b.jsonl:2", f"{path}/b.jsonl:2"),
    ]


def test_the_first_bytes_tell_an_archive_whatever_its_name() -> None:
    data = packed(("a.txt", TEXT))
    assert places(documents(data, "news.txt")) == ["news.txt/a.txt"]
    assert places(documents(Pipe(data), "standard input")) == ["standard input/a.txt"]


def test_a_pipe_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_COPIED", 100)
    assert problem(Pipe(packed(("a.txt", TEXT)))).what == "more than 100 bytes"


# Names


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "c:\\a.txt", "..\\a.txt", "//host/a.txt"],
)
def test_names_that_lead_out_are_refused_and_nothing_of_them_is_kept(name: str) -> None:
    found = split(packed((name, TEXT), ("b.txt", TEXT)), "n.zip")
    document, refused = found
    assert isinstance(document, Document) and document.origin.location == "/news/n.zip/b.txt"
    assert isinstance(refused, Problem) and refused.what == "its name leads out of the archive"
    assert ".." not in refused.where and refused.where.startswith("n.zip/") and "a.txt" in refused.where


def test_many_refusals_of_one_sort_are_one_line() -> None:
    found = split(packed(*((f"../{number}.txt", TEXT) for number in range(1000)), ("b.txt", TEXT)), "n.zip")
    assert places(found) == [
        "n.zip/b.txt",
        "n.zip/0.txt: its name leads out of the archive (and 999 more); pack it anew without such names",
    ]


def test_names_in_other_notations() -> None:
    data = packed(("n\\a.txt", TEXT), ("./b.txt", TEXT), ("中国.txt", TEXT), ("n//c.txt", TEXT))
    assert [one.origin.where for one in documents(data, "n.zip")] == [
        "n.zip/b.txt",
        "n.zip/n/a.txt",
        "n.zip/n/c.txt",
        "n.zip/中国.txt",
    ]


def test_utf8_names_without_their_flag_and_old_names() -> None:
    data = packed(("é.txt", TEXT), ("zz.txt", TEXT))
    unflagged = data.replace(struct.pack("<HHH", 20, 0x800, 8), struct.pack("<HHH", 20, 0, 8))
    assert unflagged != data
    assert places(documents(unflagged, "n.zip")) == ["n.zip/zz.txt", "n.zip/é.txt"]
    old = packed(("zz.txt", TEXT)).replace(b"zz.txt", b"\x82\x8a.txt")
    assert places(documents(old, "n.zip")) == ["n.zip/éè.txt"]


def test_a_file_without_a_name_costs_no_other() -> None:
    listed = zipfile.ZipInfo("b.txt")
    data = packed(("a.txt", TEXT), (listed, TEXT))
    at = data.rindex(b"PK\x01\x02")
    # Its name becomes a comment.
    nameless = data[: at + 28] + b"\0\0\0\0\5\0" + data[at + 34 :]
    assert places(split(nameless, "n.zip")) == ["n.zip/a.txt"]


def test_names_that_are_not_what_they_claim_are_told() -> None:
    data = packed(("é.txt", TEXT)).replace("é.txt".encode(), b"\xff\xff.txt")
    assert problem(data, "n.zip").what.startswith("not a ZIP archive")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_stay_apart() -> None:
    found = documents(packed(("a.txt", b"One"), ("a.txt", b"Two")), "n.zip")
    assert [(one.data, one.origin.location) for one in found] == [
        (b"One", "/news/n.zip/a.txt"),
        (b"Two", "/news/n.zip/a.txt:2"),
    ]


# Damaged and hostile archives


def test_encrypted_files_are_one_line_and_the_others_go_on() -> None:
    data = bytearray(packed(("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)))
    for name in (b"a.txt", b"b.txt"):
        data[data.index(name) - 24] |= 1
        data[data.rindex(name) - 38] |= 1
    assert places(split(bytes(data), "n.zip")) == [
        "n.zip/c.txt",
        "n.zip/a.txt: encrypted (and 1 more); unpack it with its password first",
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bound_are_not_read(method: int) -> None:
    assert problem(packed(("a.txt", TEXT), method=method)).what == "packed in a way that is not read"


def test_a_damaged_file_is_told_and_the_others_go_on() -> None:
    data = bytearray(packed(("a.txt", TEXT), ("b.txt", TEXT), method=zipfile.ZIP_STORED))
    data[data.index(TEXT)] ^= 1
    damaged = "n.zip/a.txt: damaged: it cannot be unpacked; fetch or pack the archive anew"
    assert places(split(bytes(data), "n.zip")) == [damaged, "n.zip/b.txt"]
    data = bytearray(packed(("a.txt", TEXT * 100), ("b.txt", TEXT)))
    data[45:60] = b"\xff" * 15
    assert places(split(bytes(data), "n.zip")) == [damaged, "n.zip/b.txt"]


@pytest.mark.parametrize("length", [3, 30, 100, -1, -30])
def test_an_archive_that_is_cut_short_is_told(length: int) -> None:
    data = packed(("a.txt", TEXT), ("b.txt", TEXT))
    assert problem(data[:length], "n.zip").what == "not a ZIP archive, or one that is cut short or damaged"


def test_what_is_no_archive_is_told() -> None:
    assert problem(b"Fucaso is cleared", "n.zip").what.startswith("not a ZIP archive")


def test_an_archive_with_something_before_it_is_read() -> None:
    assert places(documents(b"#!/bin/sh\n" + packed(("a.txt", TEXT)), "n.zip")) == ["n.zip/a.txt"]


def test_zip64_is_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(TEXT)
    assert documents(file.getvalue())[0].data == TEXT


def test_a_bomb_is_told_and_the_others_go_on_in_little_memory() -> None:
    bomb = packed(("a.txt", bytes(100_000_000)), ("b.txt", TEXT))
    tracemalloc.start()
    found = places(split(bomb, "n.zip"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [
        "n.zip/b.txt",
        "n.zip/a.txt: unpacks to more than 200 times its size (a ZIP bomb?); unpack it by hand to read it",
    ]
    assert peak < 2_000_000


def test_a_bomb_that_lies_about_its_size_unpacks_to_what_it_says() -> None:
    data = packed(("a.txt", bytes(50_000_000)))
    honest, lie = struct.pack("<I", 50_000_000), struct.pack("<I", 500)
    assert data.count(honest) == 2
    (found,) = split(data.replace(honest, lie), "n.zip")
    assert isinstance(found, Problem) and found.what.startswith("damaged")


def test_a_bomb_of_overlapping_files_is_refused() -> None:
    """Many entries of the list lead to the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        for number in range(100):
            info = zipfile.ZipInfo(f"{number}.txt")
            source = archive.filelist[0]
            info.compress_type, info.CRC = source.compress_type, source.CRC
            info.compress_size, info.file_size = source.compress_size, source.file_size
            info.header_offset = 0
            archive.filelist.append(info)
    assert problem(file.getvalue()).what == "files in it overlap (a ZIP bomb?)"


def test_a_bomb_of_archives_in_an_archive_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file and each archive keeps its proportion, but all together do not."""
    monkeypatch.setattr(zipped, "_LEAST_TOTAL", 1_000_000)
    sheet = packed(*((f"{number}.txt", bytes(900_000)) for number in range(20)))
    data = packed(*((f"{number}.zip", sheet) for number in range(20)))
    assert len(data) < 12_000
    *read, last = split(data, "n.zip")
    assert isinstance(last, Problem) and last.what.startswith("unpacks to more than 200 times its size")
    assert sum(len(one.data) for one in read if isinstance(one, Document)) <= 200 * len(data)


def test_a_list_of_too_many_files_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(*((f"{number}.txt", b"") for number in range(100)))
    monkeypatch.setattr(zipped, "_LARGEST_LIST", 5_000)
    assert problem(data).what == "a ZIP archive of too many files"


def test_a_file_that_is_too_large_for_its_kind_is_told() -> None:
    data = packed(("a.txt", zlib.compress(b"") * (MOST_BYTES[Kind.TEXT] // 8 + 1)), method=zipfile.ZIP_STORED)
    assert problem(data, "n.zip").what == "more than 5,000,000 bytes for one article"


# Web archives in ZIP archives


def test_of_a_packed_web_archive_only_the_crawled_pages_are_read() -> None:
    page = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    members: list[Member] = [(name, TEXT) for name in ("datapackage.json", "pages/pages.jsonl", "note.txt")]
    found = problem(packed(*members, ("archive/data.warc", page)), "crawl.wacz")
    assert str(found) == "crawl.wacz/archive/data.warc: a web archive without pages; leave it out"


def test_how_far_an_archive_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(packed(*((f"{number}.txt", TEXT * 9) for number in range(9)), method=zipfile.ZIP_STORED))
    heard: list[int] = []
    found = list(read_documents([str(path)], io.BytesIO(), went_through=heard.append))
    assert len(found) == 9
    assert sum(heard) == path.stat().st_size
    assert all(step >= 0 for step in heard) and len([step for step in heard if step]) >= 9


def test_a_disk_without_room_for_a_copy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("milestones.read.stream.SpooledTemporaryFile", refuse)
    (told,) = read_documents(["-"], Pipe(packed(("a.txt", TEXT))))
    room = "make room and run the command again"
    assert str(told) == f"standard input: cannot be read: No space left on device; {room}"
