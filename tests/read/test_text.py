"""Plain text as files have it, and as servers send it."""

import pytest

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read import articles_of
from milestones.read.document import Document, Kind
from milestones.read.origin import Given, Origin

CHINESE = "药监局批准欧斯特维上市\n\n国家药品监督管理局今日批准了欧斯特维，公司宣布。"
ADDRESS = Given(url="https://news.example/a.txt")


def read(data: bytes, charset: str | None = None, given: Given = ADDRESS) -> Article | Problem:
    (found,) = articles_of(Document(data, Kind.TEXT, Origin("a.txt", "a.txt", given=given, charset=charset)))
    return found


@pytest.mark.parametrize(
    ("codec", "charset"),
    [
        ("gb18030", "gb18030"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", None),
        ("utf-8", "gbk"),
    ],
)
def test_what_a_server_sends_is_read_in_its_encoding(codec: str, charset: str | None) -> None:
    found = read(CHINESE.encode(codec), charset)
    assert isinstance(found, Article)
    assert found.text == CHINESE


def test_a_charset_is_enough() -> None:
    assert isinstance(read(CHINESE.encode("gb18030"), "gbk", Given()), Article)


def test_a_file_that_is_not_utf_8_is_left_for_the_user_to_mend() -> None:
    found = read(CHINESE.encode("gb18030"), given=Given())
    assert str(found) == "a.txt: not UTF-8: byte 2 is 0xBC; convert it to UTF-8"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bytes(range(32)) * 20, "this is not text; leave it out"),
        (
            b"\x89PNG\r\n\x1a\n" + "é".encode() * 200,
            "this is an image, not plain text; save it as UTF-8 text",
        ),
        (b"\r\n\0", "empty; leave it out"),
    ],
)
def test_what_is_sent_as_text_and_is_none(data: bytes, problem: str) -> None:
    assert str(read(data)) == f"a.txt: {problem}"
