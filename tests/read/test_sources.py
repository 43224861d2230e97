"""Files, folders and standard input → articles and problems."""

import io
import json
import os
import socket
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read.document import MOST_BYTES, Kind
from milestones.read.sources import shown

from .reading import read_sources

MAX_BYTES = MOST_BYTES[Kind.TEXT]

TEXT = "Fucaso is cleared in Korea\n\nThe Korean ministry has cleared Fucaso."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def results(*sources: str, stdin: bytes = b"") -> list[Article | Problem]:
    return list(read_sources(sources, io.BytesIO(stdin)))


def article(*sources: str, stdin: bytes = b"") -> Article:
    (found,) = results(*sources, stdin=stdin)
    assert isinstance(found, Article), found
    return found


def problem(*sources: str, stdin: bytes = b"") -> Problem:
    (found,) = results(*sources, stdin=stdin)
    assert isinstance(found, Problem), found
    assert "\n" not in str(found)
    return found


def put(name: str, content: bytes | str = TEXT) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def line(**fields: Any) -> bytes:
    return json.dumps(fields).encode() + b"\n"


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a.markdown", "a", "A.TXT", "Novo vs. Lilly"])
def test_plain_texts(name: str, folder: Path) -> None:
    found = article(put(name))
    assert (found.id, found.text, found.title) == (name, TEXT, "Fucaso is cleared in Korea")
    assert found.location == str(folder / name)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends_give_one_text(content: bytes) -> None:
    assert article(put("a.txt", content)).text == TEXT


def test_nothing_else_is_changed() -> None:
    odd = "  Fucaso \u3000 is\tcleared \x1b[31m\u202e \u2028 \n\n\n驯鹿 \n "
    assert article(put("a.txt", odd)).text == odd


@pytest.mark.parametrize(
    "content, what",
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"Caf\xe9 news", "not UTF-8: byte 3 is 0xE9"),
        (b"\xef\xbb\xbfCaf\xe9 news", "not UTF-8: byte 6 is 0xE9"),
        (b"\xff\xfeA\x00\x00\xd8A\x00", "not UTF-16: byte 4 is 0x00"),
        (b"Fucaso\x00\x01", "this is not text (NUL at character 6)"),
        (b"\xff\xfe\x00\x00A\x00\x00\x00", "this is UTF-32 text, not plain text"),
        (b"PK\x03\x04....", "not a ZIP archive, or one that is cut short or damaged"),
        (b"\x89PNG\r\n", "this is an image, not plain text"),
        (b"x" * (MAX_BYTES + 1), "more than 5,000,000 bytes for one article"),
    ],
)
def test_texts_that_cannot_be_read(content: bytes, what: str) -> None:
    found = problem(put("a.txt", content))
    assert (found.where, found.what) == ("a.txt", what)
    assert found.advice


def test_the_largest_text_is_read() -> None:
    assert len(article(put("a.txt", b"x" * MAX_BYTES)).text) == MAX_BYTES


@pytest.mark.parametrize(
    "source, what",
    [
        ("missing.txt", "no such file or folder"),
        ("missing.pdf", "no such file or folder"),
        ("missing", "no such file or folder"),
        ("a\0b", "no such file or folder"),
        ("", "no such file or folder"),
        ("https://news.example/a", "addresses are not fetched here"),
        ("HTTP://news.example/a", "addresses are not fetched here"),
        ("x" * 5000, "cannot be read: File name too long"),
    ],
)
def test_sources_that_are_no_files(source: str, what: str) -> None:
    assert problem(source).what == what


@pytest.mark.parametrize("name", ["logo.png", "list.csv", "run.py", "a.txt~"])
def test_other_kinds_are_told_when_named_and_passed_over_in_folders(name: str) -> None:
    put(f"news/{name}", b"x")
    put("news/a.txt")
    assert problem(f"news/{name}").what.startswith("not a kind of file that is read")
    assert article("news").id == "a.txt"


def test_a_folder_is_read_by_name_with_all_in_it() -> None:
    for name in ("n/b.txt", "n/a/z.md", "n/a/.hidden.txt", "n/.git/c.txt", "n/c/d/e.txt", "n/B.txt"):
        put(name)
    found = results("n")
    assert [entry.id for entry in found if isinstance(entry, Article)] == ["B.txt", "z.md", "b.txt", "e.txt"]


def test_loops_of_links_end_and_linked_files_are_read() -> None:
    put("n/a.txt")
    put("elsewhere/b.txt")
    Path("n/loop").symlink_to("..", target_is_directory=True)
    Path("n/c.txt").symlink_to("../elsewhere/b.txt")
    Path("n/self.txt").symlink_to("self.txt")
    found = results("n")
    assert [entry.id for entry in found if isinstance(entry, Article)] == ["a.txt", "c.txt", "b.txt"]
    (loop,) = (entry for entry in found if isinstance(entry, Problem))
    assert loop.where == "n/self.txt"


def test_a_folder_without_articles_says_so() -> None:
    put("n/logo.png", b"x")
    assert problem("n").what == "no file of a kind that is read"


def test_pipes_devices_and_sockets_are_told_and_not_opened() -> None:
    os.mkfifo("pipe.txt")
    assert problem("pipe.txt").what == "neither a file nor a folder"
    assert problem(os.devnull).what == "neither a file nor a folder"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert problem("socket.txt").what == "neither a file nor a folder"


@pytest.mark.parametrize(
    "error, what",
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_a_file_that_the_system_refuses(monkeypatch: pytest.MonkeyPatch, error: OSError, what: str) -> None:
    def refuse(self: Path, *_: object) -> None:
        raise error

    put("a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert problem("a.txt").what == what


def test_a_folder_that_the_system_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    put("n/a.txt")
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert problem("n").what == "may not be read"


def test_one_bad_source_does_not_stop_the_rest() -> None:
    put("a.txt")
    kinds = [type(found) for found in results("missing", "a.txt", "https://news.example", "a.txt")]
    assert kinds == [Problem, Article, Problem, Article]


def test_a_name_that_is_not_utf8_can_be_stored() -> None:
    assert shown(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\ufffd.txt"


# JSON


def test_all_fields_of_a_json_article() -> None:
    put(
        "a.jsonl",
        line(
            id="n-1",
            title=" Fucaso\n cleared ",
            published="2024-06-19",
            url="https://news.example/1",
            publisher="News",
            text="It was.\r\nYes.",
        ),
    )
    assert article("a.jsonl") == Article(
        id="n-1",
        text="Fucaso cleared\n\nIt was.\nYes.",
        title="Fucaso cleared",
        title_start=0,
        published=Published(date(2024, 6, 19), DateTrust.GIVEN),
        url="https://news.example/1",
        publisher="News",
        location=str(Path("a.jsonl").absolute()) + ":1",
    )


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_json_lines_number_their_lines(name: str, folder: Path) -> None:
    put(
        name,
        line(text="One") + b"\n  \r\n" + line(text="Two", id=None, extra=1) + line(text="Three").rstrip(),
    )
    found = results(name)
    assert [(a.id, a.location) for a in found if isinstance(a, Article)] == [
        (f"{name}:{number}", f"{folder / name}:{number}") for number in (1, 4, 5)
    ]


@pytest.mark.parametrize(
    "broken, what",
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes (column 2)"),
        (b'{"text": "a\tb"}', "not JSON: Invalid control character at (column 12)"),
        (b"[]", "empty"),
        (b'"text"', "a string where an article's object was expected"),
        (b"null", "nothing (null) where an article's object was expected"),
        (b"{}", '"text" is missing'),
        (b'{"text": null}', '"text" is missing'),
        (b'{"text": " \\n"}', '"text" is empty'),
        (b'{"text": 5}', '"text" is a number'),
        (b'{"text": ["a"]}', '"text" is a list'),
        (b'{"text": "a", "title": {}}', '"title" is an object'),
        (b'{"text": "a", "id": 7}', '"id" is a number'),
        (b'{"text": "a", "url": true}', '"url" is true or false'),
        (b'{"text": "a", "published": 20240619}', '"published" is a number'),
        (b'{"text": "a", "published": "June 2024"}', "\"published\" is no day: 'June 2024'"),
        (b'{"text": "a", "published": "2024-02-30"}', "\"published\" is no day: '2024-02-30'"),
        (b'{"text": "a", "published": "2024-06"}', "\"published\" is no day: '2024-06'"),
        (b'{"text": "a", "published": "0001-01-01"}', "\"published\" is no day: '0001-01-01'"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 13 is 0xE9"),
        (b'{"text": ' + b"[" * 100_000, "not an article: nested too deeply"),
        (b'{"text": ' + b"1" * 5_000 + b"}", "not an article: a number of too many digits"),
        (line(text="x" * (MAX_BYTES + 1)).strip(), "more than 5,000,000 bytes for one article"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_a_broken_line_is_named_and_the_others_go_on(broken: bytes, what: str) -> None:
    put("news.jsonl", line(text="One") + broken + b"\n" + line(text="Three"))
    first, second, third = results("news.jsonl")
    assert isinstance(first, Article) and isinstance(third, Article)
    assert isinstance(second, Problem) and (second.where, second.what) == ("news.jsonl:2", what)


@pytest.mark.parametrize(
    "published",
    [
        "2024-06-19",
        " 2024-06-19 ",
        "2024-06-19T08:30:00Z",
        "2024-06-19T23:59:59.123+09:00",
        "2024-06-19 08:30",
    ],
)
def test_given_days(published: str) -> None:
    put("a.jsonl", line(text="It was.", published=published))
    assert article("a.jsonl").published == Published(date(2024, 6, 19), DateTrust.GIVEN)


@pytest.mark.parametrize("published", [None, "", "  "])
def test_without_a_given_day_the_head_is_read(published: str | None) -> None:
    put("a.jsonl", line(text=f"Fucaso is cleared\n\n3 July 2023\n\n{TEXT}", published=published))
    assert article("a.jsonl").published == Published(date(2023, 7, 3), DateTrust.FOUND)


def test_half_characters_and_nul_are_replaced() -> None:
    put("a.jsonl", rb'{"text": "a\ud800b\u0000c \ud83c\udf89", "id": "x\udc00"}')
    found = article("a.jsonl")
    assert (found.text, found.id) == ("a\ufffdb\ufffdc 🎉", "x\ufffd")


def test_json_lines_in_utf16() -> None:
    put("a.jsonl", (line(text="驯鹿").decode() + '{"text": "Two"}').encode("utf-16"))
    assert [found.text for found in results("a.jsonl") if isinstance(found, Article)] == ["驯鹿", "Two"]


def test_json_lines_in_broken_utf16() -> None:
    put("a.jsonl", '{"text": "One"}\n'.encode("utf-16") + b"\x00")
    assert problem("a.jsonl").what == "not UTF-16 at byte 34"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_empty_json(name: str, content: bytes) -> None:
    assert problem(put(name, content)).what == "empty"


def test_a_json_file_of_one_object(folder: Path) -> None:
    put("a.json", json.dumps({"text": "One", "title": "Fucaso"}, indent=2))
    found = article("a.json")
    assert (found.id, found.text, found.location) == ("a.json", "Fucaso\n\nOne", str(folder / "a.json"))


def test_a_json_file_of_a_list() -> None:
    put("a.json", json.dumps([{"text": "One"}, {"title": "no text"}, {"text": "Three", "id": "n-3"}]))
    first, second, third = results("a.json")
    assert isinstance(first, Article) and first.id == "a.json:1"
    assert second == Problem(
        "a.json, article 2",
        '"text" is missing',
        'write {"text": "..."} with id, title, published, url or publisher as you like',
    )
    assert isinstance(third, Article) and third.id == "n-3"


def test_broken_json_names_line_and_column() -> None:
    put("a.json", '{\n  "text": "One",\n}')
    assert problem("a.json").what.endswith("(line 3, column 1)")


@pytest.mark.parametrize("part", ["[],", '"ab",', "{},", '{"a":1},'])
def test_json_of_millions_of_parts_is_not_taken_apart(part: str) -> None:
    import tracemalloc

    content = "[" + part * 3_000_000 + "1]"
    tracemalloc.start()
    found = problem(put("a.json", content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.what == "not an article: too many lists, objects and strings"
    assert peak < 6 * len(content)


class Endless(io.RawIOBase):
    """A line of JSON of many gigabytes, of which no more may be asked for than can be held."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= 10 * MAX_BYTES, "the whole stream must never be asked for"
        given = min(size, self.left)
        self.left -= given
        return b"{" * given


def test_a_line_of_gigabytes_is_one_problem_and_is_not_held() -> None:
    import tracemalloc

    tracemalloc.start()
    (found,) = read_sources(["-"], Endless(300_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, Problem) and found.where == "standard input:1"
    assert found.what.startswith("a line of more than")
    assert peak < 100_000_000


# Standard input


def test_standard_input_as_text() -> None:
    found = article("-", stdin=TEXT.encode())
    assert (found.id, found.text, found.location) == (f"stdin-{found.digest[:8]}", TEXT, None)


@pytest.mark.parametrize(
    "lead", [b"", b"\n\n  ", b"\xef\xbb\xbf", b"\n" * 200_000], ids=["plain", "blank", "mark", "far"]
)
def test_standard_input_as_json_lines(lead: bytes) -> None:
    one, two = results("-", stdin=lead + line(text="One", id="n-1") + line(text="Two"))
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.id, two.id, two.location) == ("n-1", f"stdin-{two.digest[:8]}", None)


def test_standard_input_as_json_lines_in_utf16() -> None:
    assert article("-", stdin='\n{"text": "驯鹿"}'.encode("utf-16")).text == "驯鹿"


@pytest.mark.parametrize(
    "stdin, where, what",
    [
        (b"", "standard input", "empty"),
        (b"caf\xe9", "standard input", "not UTF-8: byte 3 is 0xE9"),
        (b'{"text": 1}', "standard input:1", '"text" is a number'),
        (b"x" * (MAX_BYTES + 1), "standard input", "more than 5,000,000 bytes for one article"),
    ],
    ids=["empty", "bytes", "type", "size"],
)
def test_standard_input_that_cannot_be_read(stdin: bytes, where: str, what: str) -> None:
    found = problem("-", stdin=stdin)
    assert (found.where, found.what) == (where, what)


def test_articles_come_one_by_one() -> None:
    def lines() -> Iterator[bytes]:
        yield line(text="One" * 50_000)
        raise AssertionError("the second block must not be read for the first article")

    class Slow(io.RawIOBase):
        source = lines()

        def read(self, size: int = -1) -> bytes:
            return next(self.source)

    first = next(read_sources(["-"], Slow()))
    assert isinstance(first, Article)


def test_folders_in_folders_without_end() -> None:
    """As deep as names can be said, and one name deeper; far beyond what calls within calls could follow."""
    levels = [Path("0")]
    while len(os.fsencode(levels[-1].absolute())) < 3_880:
        levels.append(levels[-1] / ("0" if len(levels) <= sys.getrecursionlimit() else "0" * 200))
    for level in levels:
        level.mkdir()
    put(str(levels[-1] / "a.txt"))
    within = os.open(levels[-1], os.O_RDONLY)
    os.mkdir("0" * 250, dir_fd=within)
    try:
        found, beyond = results(str(levels[0].absolute()))
        assert isinstance(found, Problem)
        assert found.what == "cannot be read: File name too long"
        assert isinstance(beyond, Article)
    finally:
        os.rmdir("0" * 250, dir_fd=within)
        os.close(within)
        (levels[-1] / "a.txt").unlink()
        for level in reversed(levels):
            level.rmdir()


def test_of_a_large_folder_only_names_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(self: Path) -> Iterator[Path]:
        return (self / f"{number:07}.txt" for number in range(50_000))

    Path("many").mkdir()
    article(put("a.txt"))  # so that all is imported
    monkeypatch.setattr(Path, "iterdir", listed)
    tracemalloc.start()
    try:
        found = iter(read_sources(["many"], io.BytesIO()))
        assert isinstance(next(found), Problem), "none of them is there"
        assert tracemalloc.get_traced_memory()[1] < 50_000 * 200
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["txt", "html", "pdf", "docx", "eml", "json", "rss", "warc", "zip", ""])
def test_a_file_of_gigabytes_is_refused_and_not_held(name: str) -> None:
    path = Path(f"large.{name}")
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # which takes no room
    tracemalloc.start()
    try:
        assert isinstance(problem(str(path)), Problem)
        assert tracemalloc.get_traced_memory()[1] < 250_000_000
    finally:
        tracemalloc.stop()


def test_what_nobody_foresaw_in_one_file_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise IndexError("no such\npart")

    monkeypatch.setattr("milestones.read.containers.mbox.documents", fails)
    for name in ("a.txt", "b.mbox", "c.txt"):
        (folder / name).write_text(TEXT)
    first, wrong, last = results(str(folder))
    assert isinstance(first, Article) and isinstance(last, Article)
    assert str(wrong).endswith("b.mbox: not read (IndexError: no such part); leave it out and report it")
