"""What mails and newsletters say around their news (mails.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file

_HOLDS = 240
"""Characters of the longest line that is no news because of what stands somewhere in it."""


@dataclass(frozen=True, slots=True)
class MailWords:
    """The words of mails.toml."""

    begins_furniture: re.Pattern[str]
    holds_furniture: re.Pattern[str]
    more: re.Pattern[str]
    """All of a link's words, if it leads to the whole of an item."""
    part: re.Pattern[str]
    """Opens a heading within one release or letter."""
    forward_marks: re.Pattern[str]
    passed: re.Pattern[str]
    """Opens the subject of a mail that passes on another."""
    prefixes: re.Pattern[str]
    """Opens a subject, and is no part of it."""
    header: re.Pattern[str]
    """A line with a header; the groups sender, day, subject or other are filled, and value."""

    def is_furniture(self, line: str) -> bool:
        """Whether a line is about the mail itself."""
        if self.begins_furniture.match(line):
            return True
        return len(line) <= _HOLDS and self.holds_furniture.search(line) is not None


def _any(words: Iterable[str]) -> str:
    """An alternative of all words, the longest first, with white space of any kind and length."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+")
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


@cache
def mail_words() -> MailWords:
    """The words of mails.toml."""
    data = toml_file("mails.toml")
    furniture, forwarded, headers = data["furniture"], data["forwarded"], data["headers"]
    passed, answered = _any(forwarded["passed"]), _any(forwarded["answered"])
    names = "|".join(f"(?P<{name}>{_any(headers[name])})" for name in ("sender", "day", "subject", "other"))
    ignoring = re.IGNORECASE
    return MailWords(
        re.compile(rf"[\W_]*(?:{_any(furniture['begin'])})", ignoring),
        re.compile(_any(furniture["hold"]), ignoring),
        re.compile(rf"[\W_]*(?:{_any(data['more']['words'])})[\W_]*", ignoring),
        re.compile(rf"[\W_]*(?:{_any(data['parts']['begin'])})", ignoring),
        re.compile(rf"[\W_]*(?:{_any(forwarded['marks'])})\b.{{0,60}}", ignoring),
        re.compile(rf"\s*(?:{passed})\s*(?:\[\d+\])?\s*[:：]", ignoring),
        re.compile(rf"\s*(?:(?:{passed}|{answered})\s*(?:\[\d+\])?\s*[:：]\s*)+", ignoring),
        re.compile(rf"[\s>*_]*(?:{names})\s*[*_]*\s*[:：]\s*[*_]*\s*(?P<value>.*)", ignoring | re.DOTALL),
    )
