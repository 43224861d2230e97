"""What came of an address, in the form in which tests compare it."""

from milestones.fetch import Answer, Failed, Fetched


def data(answer: Answer) -> bytes:
    """The body of what was fetched."""
    assert isinstance(answer, Fetched), answer
    return answer.data


def said(answer: Answer) -> str:
    """What the user is told, without the address."""
    assert isinstance(answer, Failed), answer
    assert str(answer.problem).isprintable()
    return str(answer.problem).partition(": ")[2]
