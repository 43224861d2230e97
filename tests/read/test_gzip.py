"""Compressed files → the documents in them."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from milestones.model.problem import Problem
from milestones.read.document import Document, Kind

from .reading import read_sources
from .splitting import Pipe, documents, problem, split

TEXT = b"Fucaso is cleared in Korea"
PACKED = gzip.compress(TEXT, mtime=0)
LINES = b'{"text": "One"}\n{"text": "Two"}\n'


def test_the_name_without_its_end_tells_the_kind() -> None:
    (page,) = documents(PACKED, "page.txt.gz")
    assert (page.data, page.kind) == (TEXT, Kind.TEXT)
    assert (page.origin.where, page.origin.name) == ("page.txt.gz", "page.txt")
    assert page.origin.location == "/news/page.txt.gz"
    assert [one.origin.where for one in documents(gzip.compress(LINES, mtime=0), "NEWS.JSONL.GZ")] == [
        "NEWS.JSONL.GZ:1",
        "NEWS.JSONL.GZ:2",
    ]


@pytest.mark.parametrize("name", ["standard input", "news", "news.gz", "news.txt"])
def test_the_first_bytes_tell_it_where_the_name_does_not(name: str) -> None:
    assert [one.kind for one in documents(Pipe(gzip.compress(LINES, mtime=0)), name)] == [
        Kind.JSON,
        Kind.JSON,
    ]


def test_members_and_padding_are_one_stream() -> None:
    data = (
        gzip.compress(LINES[:16], mtime=0)
        + gzip.compress(LINES[16:], mtime=0)
        + gzip.compress(b"", mtime=0)
        + bytes(1000)
    )
    assert [one.data for one in documents(data, "a.jsonl.gz")] == LINES.splitlines()


@pytest.mark.parametrize(
    "data, what",
    [
        (PACKED[:-9], "a compressed file that is cut short"),
        (PACKED[:5], "a compressed file that is cut short"),
        (PACKED[:10] + b"\xff" * 30, "a compressed file that is damaged"),
        (PACKED[:-8] + bytes(8), "a compressed file that is damaged"),
        (PACKED + b"junk", "a compressed file that is damaged"),
        (b"\x1f\x8b\x07" + TEXT, "a compressed file that is damaged"),
        (TEXT, "not compressed, whatever its name says"),
        (b"", "not compressed, whatever its name says"),
    ],
)
def test_bad_files_are_told(data: bytes, what: str) -> None:
    assert problem(data, "a.txt.gz").what == what


def test_what_stands_before_the_damage_is_read() -> None:
    lines = b"".join(json.dumps({"text": f"{number * 7919}"}).encode() + b"\n" for number in range(50_000))
    *read, last = split(gzip.compress(lines, mtime=0)[:-1000], "a.jsonl.gz")
    assert isinstance(last, Problem) and last.what == "a compressed file that is cut short"
    assert len(read) > 40_000 and all(isinstance(one, Document) for one in read)


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.mbox.gz", "bomb.zip.gz"])
def test_a_bomb_is_told_in_little_memory(name: str) -> None:
    bomb = gzip.compress(bytes(200_000_000), mtime=0)
    tracemalloc.start()
    found = problem(bomb, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.what == "unpacks to more than 200 times its size (a bomb?)"
    assert peak < 60_000_000


def test_a_bomb_in_a_bomb_is_told() -> None:
    bomb = TEXT
    for _ in range(5):
        bomb = gzip.compress(bomb, mtime=0)
    assert problem(bomb, "a").what == "lies in more than 2 other archives"


def test_other_kinds_are_told_when_named_and_passed_over_in_folders(tmp_path: Path) -> None:
    (tmp_path / "list.csv.gz").write_bytes(gzip.compress(b"a,b", mtime=0))
    named = str(tmp_path / "list.csv.gz")
    (found,) = read_sources([named])
    assert isinstance(found, Problem) and found.what == "not a kind of file that is read (.csv.gz)"
    (found,) = read_sources([str(tmp_path)])
    assert isinstance(found, Problem) and found.what == "no file of a kind that is read"
