"""What the body of a mail consists of: headings, paragraphs, items of lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from milestones.extract.dates.daylines import weight
from milestones.lexicon.mails import mail_words

NO_HEADING = 0
LIKE_HEADING = 7
"""Looks like a heading, but is not marked as one; h1 to h6 are 1 to 6."""
_LONGEST_HEADING = 250
_PROSE = 10
"""Words of the shortest paragraph that tells something."""
_EASTERN_PROSE = 9
_SENTENCE_END = re.compile(r"[.!?。！？…다요][)\"'”’」』\]]*$")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CARRIES = frozenset(
    ("url", "u", "q", "target", "to", "dest", "destination", "redirect", "redirect_url", "link", "goto", "r")
)
"""Parameters of a redirection in which the real address stands."""
_RELATED_RUN = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands alone."""

    text: str
    heading: int = NO_HEADING
    linked: bool = False
    """All of it is a link."""
    href: str | None = None
    """Where its first link leads."""
    more: str | None = None
    """Where a link in it leads that says "Read more"; its words are no part of the text."""
    item: bool = False
    links: int = 0
    path: tuple[str, ...] = ()
    """How it is nested: equal for blocks that a template made alike."""
    ruled: bool = False
    """A rule stands before it."""

    @property
    def prose(self) -> bool:
        """Whether it tells something: running text, not a heading or a button."""
        if self.heading or self.linked:
            return False
        least = _EASTERN_PROSE if _EASTERN.search(self.text) else _PROSE
        return weight(self.text) >= least

    @property
    def could_head(self) -> bool:
        """Whether its words could be a headline."""
        return weight(self.text) >= 2 and len(self.text) <= _LONGEST_HEADING and "\n" not in self.text.strip()

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text[-4:]))


def prose_weight(blocks: Iterable[Block]) -> int:
    """About how many words of running text the blocks hold."""
    return sum(weight(block.text) for block in blocks if block.prose)


def plain_address(href: str | None) -> str | None:
    """The address of a link; where it leads over a counter that shows the real one, that. None for others."""
    if not href or not href.startswith(("http://", "https://")):
        return None
    try:
        asked = parse_qsl(urlsplit(href).query)
    except ValueError:
        return None
    for name, value in asked:
        if name.lower() in _CARRIES and value.startswith(("http://", "https://")):
            return value
    return href


def without_furniture(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without those that are about the mail itself, and without menus."""
    words = mail_words()
    found = []
    for block in blocks:
        lines = [line for line in block.text.split("\n") if not words.is_furniture(line)]
        text = "\n".join(lines).strip()
        menu = block.links > 1 and block.linked
        if any(c.isalnum() for c in text) and not menu:
            found.append(replace(block, text=text))
        elif block.more and found and not text:
            found[-1] = replace(found[-1], more=found[-1].more or block.more)
    return found


def without_related(blocks: list[Block]) -> list[Block]:
    """The blocks without runs of mere links behind the text, which lead to other articles."""
    found: list[Block] = []
    run: list[Block] = []
    told = False
    for block in [*blocks, None]:
        if block is not None and block.linked:
            run.append(block)
            continue
        if not told or len(run) < _RELATED_RUN:
            found += run
        run = []
        if block is not None:
            told = told or block.prose
            found.append(block)
    return found


def text_of(blocks: Iterable[Block]) -> str:
    """The blocks as text: a blank line between paragraphs, none between the items of a list."""
    parts: list[str] = []
    item = False
    for block in blocks:
        if parts:
            parts.append("\n" if item and block.item else "\n\n")
        parts.append(f"- {block.text}" if block.item else block.text)
        item = block.item
    return "".join(parts)
