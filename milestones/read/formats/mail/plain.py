"""Plain text of a mail → the blocks in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from milestones.lexicon.mails import mail_words
from milestones.read.formats.mail.blocks import LIKE_HEADING, NO_HEADING, Block

_RULE = re.compile(r"\s*(?:[-=_*~#—–─━·•+]\s?){4,}\s*")
_ADDRESS = r"[<(\[]?\s*(?P<address>https?://[^\s<>()\[\]]+)\s*[>)\]]?"
_ONLY_ADDRESS = re.compile(rf"\s*(?P<words>[^:\n]{{0,40}}?)[\s:：→>»-]*{_ADDRESS}[.\s]*")
_ENDS_WITH_ADDRESS = re.compile(rf"^(?P<text>.*\S)\s+{_ADDRESS}[.\s]*$", re.DOTALL)
_NUMBER = re.compile(r"\s*[\[(]?(?P<number>\d{1,2})[.)\]]\s+(?P<text>\S.*)")
_STARRED = re.compile(
    r"\s*(?P<mark>\*{1,3}|_{1,2}|#{1,4}|={2,4})\s*(?P<text>[^*_#=\n]+?)\s*(?:\*{1,3}|_{1,2}|#{1,4}|={2,4})\s*"
)
_MARKED = re.compile(r"\s*(?:[■▶►◆●◇□★☆▪◾#]|>>|\*)\s*(?P<text>\S.*)")
_SENTENCE_END = re.compile(r"[.!?。！？…:;,]\s*$")
_LONGEST = 160
_FULL = 55
"""Characters of a heading's line from which it may go on in the next."""
_SIGNATURE = 12
"""Lines of the longest signature."""


@dataclass(slots=True)
class _Reading:
    """What was seen so far."""

    number: int = 0
    """The last number of an item."""
    ruled: bool = False


def without_signature(text: str) -> str:
    """The text up to the line "-- " above a signature (RFC 3676), if no more than that follows."""
    lines = text.split("\n")
    for number in range(max(0, len(lines) - _SIGNATURE), len(lines)):
        if lines[number] == "-- ":
            return "\n".join(lines[:number])
    return text


def plain_without_furniture(text: str) -> str:
    """The text without the lines that are about the mail itself."""
    words = mail_words()
    lines = [line for line in text.split("\n") if not words.is_furniture(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text, with what can serve as headings marked as such."""
    reading = _Reading()
    found: list[Block] = []
    for group in _groups(text):
        for block in _of_group(group, reading):
            if block.more and not block.text:
                if found:
                    found[-1] = replace(found[-1], more=found[-1].more or block.more)
                continue
            found.append(block)
    return found


def _groups(text: str) -> Iterator[list[str]]:
    """Lines between blank lines."""
    group: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def _of_group(lines: list[str], reading: _Reading) -> Iterator[Block]:
    kept: list[str] = []
    for place, line in enumerate(lines):
        if _RULE.fullmatch(line):
            if kept and len(kept) <= 2 and not _SENTENCE_END.search(kept[-1]):
                yield Block(_on_one_line(kept), heading=2, path=("underlined",), ruled=reading.ruled)
                reading.ruled = False
            else:
                yield from _paragraph(kept, reading)
                reading.ruled = True
            kept = []
            continue
        first = not kept
        kept.append(line)
        heads = _heading_lines(lines[place:]) if first else 0
        if heads and (
            heading := _heading(_on_one_line(lines[place : place + heads]), reading, len(lines) > heads)
        ):
            yield heading
            reading.ruled = False
            kept = []
            yield from _of_group(lines[place + heads :], reading)
            return
    yield from _paragraph(kept, reading)


def _on_one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _heading_lines(lines: list[str]) -> int:
    """How many lines a heading takes that begins with the first."""
    goes_on = len(lines) > 1 and len(lines[0]) >= _FULL and lines[1].strip()[:1].islower()
    return 2 if goes_on else 1


def _heading(line: str, reading: _Reading, in_group: bool) -> Block | None:
    """The line as a heading, if it looks like one."""
    if len(line) > _LONGEST:
        return None
    ruled = reading.ruled
    if (match := _NUMBER.fullmatch(line)) and int(match["number"]) == reading.number + 1:
        if _SENTENCE_END.search(match["text"]):
            return None
        reading.number += 1
        return _with_link(match["text"], "numbered", ruled)
    if match := _STARRED.fullmatch(line):
        return _with_link(match["text"], "starred", ruled)
    if _SENTENCE_END.search(line) or _ONLY_ADDRESS.fullmatch(line):
        return None
    if match := _MARKED.fullmatch(line):
        return _with_link(match["text"], "marked", ruled)
    if line.isupper() and len(line.split()) > 1:
        return _with_link(line, "capitals", ruled)
    if (match := _ENDS_WITH_ADDRESS.match(line)) and not _SENTENCE_END.search(match["text"]):
        return _with_link(line, "linked", ruled)
    return _with_link(line, "ruled", ruled) if ruled else None


def _with_link(text: str, make: str, ruled: bool) -> Block:
    match = _ENDS_WITH_ADDRESS.match(text)
    if match:
        return Block(match["text"], LIKE_HEADING, True, match["address"], path=(make,), ruled=ruled, links=1)
    return Block(text, LIKE_HEADING, path=(make,), ruled=ruled)


def _paragraph(lines: list[str], reading: _Reading) -> Iterator[Block]:
    """The paragraph; the address at its end is where its item leads."""
    more: str | None = None
    while lines and (match := _ONLY_ADDRESS.fullmatch(lines[-1])):
        more = match["address"]
        lines = lines[:-1]
    addresses = []
    while lines and (match := _ONLY_ADDRESS.fullmatch(lines[0])):
        addresses.append(match["address"])
        lines = lines[1:]
    if addresses:
        yield Block("", more=addresses[0])
    text = "\n".join(line.strip() for line in lines)
    if not more and (match := _ENDS_WITH_ADDRESS.match(text)):
        text, more = match["text"], match["address"]
    if text or more:
        yield Block(text, NO_HEADING, more=more, ruled=reading.ruled)
        reading.ruled = False
