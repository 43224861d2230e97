"""Words of headlines and lines, as they are compared."""

import re

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


def one_line(text: str) -> str:
    """The text in one line, with single blanks."""
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    """The words in lower case; each ideograph or kana is one."""
    return _WORD.findall(text.casefold())


def shared(one: str, other: str) -> float:
    """The part of one's words that are the other's too."""
    words = set(words_of(one))
    return len(words & set(words_of(other))) / len(words) if words else 0.0


def same_words(one: str, other: str) -> bool:
    """Whether both say the same, whatever the case, blanks and marks."""
    return words_of(one) == words_of(other)
