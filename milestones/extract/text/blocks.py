"""The blocks of an article: a headline, a paragraph, a list item or a line that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from milestones.extract.text.lines import (
    BULLET,
    are_keywords,
    continues,
    ends_line,
    is_wrapped,
    lines_of,
    width_of,
)
from milestones.extract.text.trailing import other_headlines
from milestones.lexicon.cues import Section, sections
from milestones.lexicon.sentences import sentence_words
from milestones.model.article import Article

_SENTENCE_END = re.compile(r"[.!?]\s|[。！？]")
YEARS = 5
"""So many years stand in a ticker of events at least."""
_YEAR = re.compile(r"(?:19|20)\d\d")
FEW = 6
"""So many words and a bracket at their end are a heading."""
MORE = 14
"""So many are one where no verb stands among them: "Zelvora for Limb-Girdle Dystrophy Type 2I (LGMD2I)"."""
TOLD = 9
"""So many words has a sentence that tells some news, below a heading."""
HEADING = 250
"""Up to this length a line without an end is a headline, a sub-headline or a cell of a table."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that belongs together. `section` is the name of a section without claims, or ""."""

    start: int
    end: int
    number: int
    section: str
    heading: bool
    """A short line without an end: a headline, a sub-heading, a table cell."""
    item: bool = False
    """Opens with a bullet or a number: one of a list."""


def _calendar_like(line: str) -> bool:
    """A run of event names and years with hardly a sentence: a ticker of conferences or of old headlines."""
    return not _SENTENCE_END.search(line) and len(_YEAR.findall(line)) >= YEARS


def flowing(article: Article) -> Article:
    """The article with its lines as long as they were, where it is broken to a width throughout.

    A space stands for the end of a line, so that each character keeps its place: most patterns of language
    look for words that are parted by one.
    """
    lines = lines_of(article.text)
    width = width_of(article.text, lines)
    if not width:
        return article
    text = list(article.text)
    for start, end in _joined(article, lines, len(text), width):
        text[start:end] = article.text[start:end].replace("\n", " ")
    return replace(article, text="".join(text))


def _joined(
    article: Article, lines: Sequence[tuple[int, int]], others: int, width: int
) -> list[tuple[int, int]]:
    """The lines, those only broken to a width as one; other articles' headlines begin at `others`."""
    text = article.text
    groups: list[tuple[int, int]] = []
    wrapped = is_wrapped(text, lines)
    for number, line in enumerate(lines):
        in_title = number and (lines[number - 1][1] == article.title_end or line[0] == article.title_start)
        may_go_on = groups and not in_title and line[0] < min(line[1], others)
        if may_go_on and continues(text, lines, number, wrapped=wrapped, width=width):
            groups[-1] = groups[-1][0], line[1]
        else:
            groups.append(line)
    return groups


def blocks(article: Article) -> list[Block]:
    """The blocks of the article in order, blank ones left out."""
    text, title_end = article.text, article.title_end
    lines = lines_of(text)
    others = other_headlines(text, lines)
    groups = _joined(article, lines, others, width_of(text, lines))
    found: list[Block] = []
    opened: Section | None = None
    begun = False
    for number, (start, end) in enumerate(groups):
        content = text[start:end]
        if not content.strip():
            opened = None if opened and opened.until == "paragraph" else opened
            continue
        title = start < title_end and end > article.title_start
        # A page that lost its lines has the text behind the headline.
        heading = (title and end <= title_end) or _is_open(content.strip())
        goes_on = heading and _tells(text, groups[number + 1 : number + 3])
        opened, section = (
            (None, "")
            if title
            else _section(content, heading, opened, begun=begun, news=goes_on or not heading)
        )
        begun = begun or not (title or heading or section)
        if _calendar_like(content) and not title:
            section = "event calendar"
        if not title and are_keywords(content):
            section = "keywords"
        if end <= article.title_start:
            section = "page header"
        if start >= others and not title:
            section = "related articles"
        # Before the text begins, dashes are around what stands below the headline.
        dashed = begun and _DASHED.fullmatch(content) is not None
        item = not title and BULLET.match(content) is not None and not dashed
        found.append(Block(start, end, len(found), section, heading, item))
    return found


_DASHED = re.compile(r"\s*[-–—]\s[^\n]*\S\s?[-–—]\s*")
"""The whole of a heading between dashes: "– Zelvora in gout –"."""


def _is_open(line: str) -> bool:
    """Whether a line has no end of a sentence; a bracket may end a few words ("Orphan drug (EU)")."""
    if len(line) >= HEADING or not line.endswith(")"):
        return len(line) < HEADING and not ends_line(line)
    words, told = len(line.split()), sentence_words().finite.search(line) or _SENTENCE_END.search(line)
    return words <= FEW or (words <= MORE and told is None)


def _tells(text: str, following: Sequence[tuple[int, int]]) -> bool:
    """Whether the first line with words among these is a sentence, not cut and of some length."""
    lines = (text[start:end].strip() for start, end in following)
    line = next((line for line in lines if line), "")
    return line.endswith((".", ".”", '."', ".)")) and not line.endswith("..") and len(line.split()) >= TOLD


def _section(
    content: str, heading: bool, opened: Section | None, *, begun: bool, news: bool
) -> tuple[Section | None, str]:
    """The section that is open after this block, and the one that the block belongs to.

    Where `news` is told in sentences, words under which a digest has its own open none.
    Before the text has `begun`, "Back to top" and "Latest news" are the page's links and end nothing.
    """
    if opened and opened.until == "end":
        return opened, opened.name
    for section in sections():
        if section.opening.match(content) and not (section.headlines and news):
            alone = section.until == "line" or (section.until == "end" and not begun)
            return (None if alone else section), section.name
    if opened and not (opened.until == "heading" and heading and len(content.split()) > 1):
        return opened, opened.name
    return None, ""
