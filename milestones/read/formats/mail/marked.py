"""HTML of a mail → the blocks in it.

Mails are tables within tables: an article's text cannot be told from its frame there by what serves for web
pages, which drops the short items of a newsletter. So all text that is shown is taken, with what it looks
like; what is no news is told by its words and its structure later.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree, html

from milestones.extract.dates.daylines import weight
from milestones.lexicon.mails import mail_words
from milestones.read.elements import BREAKS, SILENT
from milestones.read.formats.mail.blocks import LIKE_HEADING, NO_HEADING, Block

MOST_CHARACTERS = 10_000_000
"""Characters of HTML that are read; a newsletter has a hundred thousand."""
_UNSHOWN = SILENT | {"option", "img", "nav", "figcaption"}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*0(?![.\d])"
    r"|(?:font-size|max-height|max-width)\s*:\s*[01](?:px|pt)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3})(?:\.\d+)?px", re.IGNORECASE)
_LARGE = 18
"""Pixels of letters that headings have; running text has 14 to 16."""
_FILLER = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_HEADING_WEIGHT = 40
_HEADING = re.compile("h[1-6]")
_SENTENCE_END = re.compile(r"[.!?。！？…][)\"'”’」』\]]*$")
_COLON_OR_END = re.compile(r"[.!?。！？…:：][)\"'”’」』\]]*\s*$")
_RULE = re.compile(r"[-_=*~•·.\s]{3,}")
_NEAR = 6
"""Elements around a block by which it is told to be made like another."""
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
"""With it, lxml refuses text that is decoded already."""


class _Run(NamedTuple):
    """A piece of text that looks the same throughout."""

    text: str
    bold: bool
    level: int
    href: str | None


class _Collector:
    """Takes elements and text as they come, and gives blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._path: list[str] = []
        self._level: list[int] = [NO_HEADING]
        self._bold: list[bool] = [False]
        self._hidden = 0
        self._items = 0
        self._href: str | None = None
        self._ruled = False
        self._runs: list[_Run] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        style = attributes.get("style") or ""
        if self._hidden or tag in _UNSHOWN or "hidden" in attributes or _HIDDEN.search(style):
            self._hidden += 1
            return
        if tag in BREAKS:
            self._flush()
            self._ruled = self._ruled or tag == "hr"
        size = _SIZE.search(style)
        bold = tag in ("b", "strong") or _BOLD.search(style) or (size and int(size[1]) >= _LARGE)
        # Mailers reset what looks like a heading with each table.
        self._bold.append(bool(bold) or (self._bold[-1] and tag not in ("table", "td", "th")))
        self._level.append(int(tag[1]) if _HEADING.fullmatch(tag) else self._level[-1])
        self._path.append(f"{tag}.{attributes.get('class') or ''}")
        self._items += tag == "li"
        if tag == "a":
            self._href = (attributes.get("href") or "").strip() or None

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._hidden:
            self._hidden -= 1
            return
        if tag in BREAKS:
            self._flush()
        elif tag == "a":
            self._href = None
        self._items -= tag == "li"
        for stack in (self._bold, self._level, self._path):
            stack.pop()
        if tag == "br":
            self._break()

    def text(self, text: str | None) -> None:
        """Text stands here."""
        if text and not self._hidden:
            plain = re.sub(r"\s+", " ", _FILLER.sub("", text))
            self._runs.append(_Run(plain, self._bold[-1], self._level[-1], self._href))

    def _break(self) -> None:
        """A line ends; two in a row end a paragraph."""
        shown = [run for run in self._runs if run.text.strip(" ")]
        if shown and shown[-1].text == "\n":
            self._flush()
        elif shown:
            self._runs.append(_Run("\n", False, NO_HEADING, None))

    def _flush(self) -> None:
        """Ends the block."""
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        words = [run for run in runs if any(c.isalnum() for c in run.text)]
        if not words:
            # A rule of dashes or stars.
            self._ruled = (
                self._ruled or _RULE.fullmatch("".join(run.text for run in runs).strip()) is not None
            )
            return
        if opening := _heading_line(runs):
            self._runs = runs[:opening]
            self._flush()
            self._runs = runs[opening:]
            self._flush()
            return
        more = None
        if words[-1].href and mail_words().more.fullmatch(words[-1].text) and not words[-1].level:
            more = words[-1].href
            runs = runs[: next(i for i in range(len(runs) - 1, -1, -1) if runs[i] is words[-1])]
        lines = "".join(run.text for run in runs).split("\n")
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        self.blocks.append(self._block(text, words, more))
        self._ruled = False

    def _block(self, text: str, words: list[_Run], more: str | None) -> Block:
        hrefs = [run.href for run in words if run.href]
        linked = all(run.href for run in words) and more is None
        level = min((run.level for run in words if run.level), default=NO_HEADING)
        alike = (linked and len(set(hrefs)) == 1) or (_all_bold(words) and not _SENTENCE_END.search(text))
        if not level and alike and weight(text) <= _HEADING_WEIGHT and "\n" not in text:
            level = LIKE_HEADING
        href = hrefs[0] if hrefs else None
        path = tuple(self._path[-_NEAR:])
        item = self._items > 0 and not level
        return Block(text, level, linked, href, more, item, len(set(hrefs)), path, self._ruled)

    def close(self) -> list[Block]:
        """All blocks."""
        self._flush()
        return [block for block in self.blocks if block.text or block.more]


def _all_bold(words: list[_Run]) -> bool:
    return all(run.bold for run in words)


def _heading_line(runs: list[_Run]) -> int:
    """How many runs are a heading above text in one paragraph: a first line in bold, or a link; else 0."""
    end = next((number for number, run in enumerate(runs) if run.text == "\n"), 0)
    first, rest = (
        [run for run in part if any(map(str.isalnum, run.text))] for part in (runs[:end], runs[end:])
    )
    if not first or not rest or _all_bold(rest) or all(run.href for run in rest):
        return 0
    linked = all(run.href for run in first) and not mail_words().more.fullmatch(first[-1].text)
    text = "".join(run.text for run in runs[:end])
    return end if linked or (_all_bold(first) and not _COLON_OR_END.search(text)) else 0


def blocks_of(source: str) -> list[Block]:
    """The blocks of an HTML text in its order. Nothing is raised for bad HTML."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_DECLARED.sub("", source[:MOST_CHARACTERS]), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    collector = _Collector()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                collector.text(element.tail)
            continue
        if event == "start":
            collector.start(element.tag, element.attrib)
            collector.text(element.text)
        else:
            collector.end(element.tag)
            collector.text(element.tail)
    return collector.close()
