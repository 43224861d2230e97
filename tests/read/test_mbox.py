"""Mailboxes → the mails in them."""

import tracemalloc
from collections.abc import Iterator

import pytest

from milestones.model.problem import Problem
from milestones.read.containers import mbox
from milestones.read.document import MOST_BYTES, Document, Kind

from .splitting import Pipe, documents, problem, split

DIVIDER = b"From ana@news.example Mon Jun  3 10:00:00 2024\n"
MAIL = b"From: Ana <ana@news.example>\nSubject: Fucaso\n\nFucaso is cleared.\n"


def mails(data: bytes, name: str = "news.mbox") -> list[bytes]:
    return [one.data for one in documents(data, name)]


def test_each_mail_is_a_document() -> None:
    found = documents(DIVIDER + MAIL + b"\n" + DIVIDER + MAIL, "news.mbox")
    assert [(one.kind, one.origin.where, one.origin.location) for one in found] == [
        (Kind.MAIL, "news.mbox:1", "/news/news.mbox:1"),
        (Kind.MAIL, "news.mbox:2", "/news/news.mbox:2"),
    ]
    assert [one.data.strip() for one in found] == [MAIL.strip()] * 2


@pytest.mark.parametrize(
    "divider",
    [
        DIVIDER,
        b"From - Mon Jun 03 10:00:00 2024\n",
        b"From 1799@xxx Mon Jun 03 10:00:00 +0000 2024\n",
        b"From MAILER-DAEMON Fri Jul  8 12:08:34 2011\r\n",
        b"From ana@news.example Mon, 3 Jun 2024 10:00:00 +0900\n",
        b'From "Ana B"@news.example Mon Jun  3 10:00 KST 2024\n',
    ],
)
def test_dividers_as_programs_write_them(divider: bytes) -> None:
    data = divider + MAIL + b"\r\n" + divider + MAIL
    assert len(mails(data)) == 2
    assert len(mails(data, "standard input")) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"From Seoul, the company said on Monday that all is well.\n",
        b"From Monday Jun 3 on, calls are taken from 10:00 to 12:00.\nSo call.\n",
        b">" + DIVIDER + b"Subject: quoted\n",
        b"> " + DIVIDER + b"Subject: quoted\n",
        b"Text\n" + DIVIDER + b"Subject: no blank line before\n",
    ],
)
def test_lines_that_are_no_dividers(line: bytes) -> None:
    assert len(mails(DIVIDER + MAIL + b"\n" + line)) == 1


@pytest.mark.parametrize(
    "start",
    [
        b"From Seoul, the company said at 10:00 that all is well.\nTold: so.\n",
        b"From our own writer\n\nText\n",
    ],
)
def test_a_text_that_begins_like_a_mailbox_is_a_text(start: bytes) -> None:
    assert [one.kind for one in documents(start, "a.txt")] == [Kind.TEXT]


def test_marked_lines_lose_their_mark() -> None:
    body = b"Subject: x\n\n>From the start\n>>From deeper\n> From a reply\nx >From y\n"
    (mail,) = mails(DIVIDER + body)
    assert mail == b"Subject: x\n\nFrom the start\n>From deeper\n> From a reply\nx >From y\n"


def test_lengths_are_not_believed() -> None:
    data = DIVIDER + b"Content-Length: 999999\n" + MAIL + b"\n" + DIVIDER + MAIL
    assert len(mails(data)) == 2


def test_a_single_mail_under_the_name_of_a_mailbox_is_read() -> None:
    assert mails(MAIL) == [MAIL]
    assert mails(b"\n\n" + MAIL + b"\n" + DIVIDER + MAIL) == [MAIL + b"\n", MAIL]


def test_an_empty_mailbox_is_told() -> None:
    assert problem(b" \n\n", "a.mbox").what == "empty"


def test_a_mail_without_end_takes_bounded_memory_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mbox, "MOST_BYTES", {**MOST_BYTES, Kind.MAIL: 1_000_000})
    filler = (b"x" * 9_000_000, b"x\n" * 600_000, b"From " * 900_000)
    for much in filler:
        data = Pipe(DIVIDER + MAIL + b"\n" + much + b"\n\n" + DIVIDER + MAIL)
        tracemalloc.start()
        large, small = split(data, "a.mbox")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert isinstance(large, Problem) and isinstance(small, Document)
        assert str(large) == "a.mbox:1: a mail of more than 1,000,000 bytes; take out what is attached"
        assert peak < 5_000_000


def test_a_large_mailbox_is_read_mail_by_mail() -> None:
    class Endless:
        def __init__(self) -> None:
            self.block = (DIVIDER + MAIL + b"\n") * 500

        def read(self, size: int = -1, /) -> bytes:
            return self.block

    from milestones.read.origin import Origin
    from milestones.read.stream import Stream

    found: Iterator[Document | Problem] = mbox.documents(Stream(Endless()), Origin("a.mbox"))
    tracemalloc.start()
    for _ in range(9_000):
        next(found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("line", [b"From " + b"Mon " * 20_000, b"From " + b"Mon 10:00 " * 9_000])
def test_long_lines_are_told_from_dividers_at_once(line: bytes) -> None:
    """A careless pattern would need minutes."""
    assert len(documents(DIVIDER + MAIL + b"\n" + line + b"\nx: y\n", "a.mbox")) == 1
    assert len(documents(line + b"\nx y\n", "a.txt")) == 1
