import io

import pytest

from milestones.read.kinds import Kind
from milestones.read.stream import BLOCK, Stream

from .splitting import Pipe, documents


class Trickle(Pipe):
    """Gives few bytes at a time, as a connection does."""

    def read(self, size: int = -1, /) -> bytes:
        return super().read(min(size, 1000) if size > 0 else size)


@pytest.mark.parametrize("length", [0, 999, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
@pytest.mark.parametrize("blank", [0, 5, BLOCK + 7])
def test_how_a_stream_begins_does_not_depend_on_how_its_bytes_come(length: int, blank: int) -> None:
    data = b" " * blank + b"x" * length
    at_once, in_turn = Stream(io.BytesIO(data)), Stream(Trickle(data))
    assert at_once.start() == in_turn.start()
    assert len(in_turn.start()) >= min(BLOCK, len(data))
    assert b"".join(in_turn.blocks()) == data


def test_a_mail_with_a_long_first_header_is_a_mail_also_from_a_connection() -> None:
    first = b"Subject: Zelvora\n" + b" approved for all who need it\n" * 50
    mail = first + b"From: Ann <ann@example.org>\nMIME-Version: 1.0\n\nZelvora.\n"
    assert [one.kind for one in documents(Trickle(mail))] == [Kind.MAIL]
