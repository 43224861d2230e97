"""Lines that a page lost: headings "About ..." and the items of lists that stand within a long line.

"... rests on a trial. About Zelvora Zelvora is a pill that ...": what is told below such a heading is
background, and that can be seen only where the heading has a line of its own. So have the items of "• Sales
grew • Zelvora was approved • A plant opened" nothing to do with each other.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from milestones.extract.text.bulleting import BULLET, INNER
from milestones.lexicon.sentences import sentence_words
from milestones.model.article import Article

LONG = 1200
"""A line of so many characters is no paragraph but a page."""
_LINE = re.compile(rf"^[^\n]{{{LONG},}}", re.MULTILINE)
_ABOUT = re.compile(r"\s(?=About\s)(?<=[.!?)\]”\"].)(?=About\s(?:the\s)?(?P<name>[^\s.,;:!?]+)\s)", re.DOTALL)
"""Before the heading, behind a sentence."""
_WORD = re.compile(r"\S+")
HEAD = 12
"""A heading has at most so many words."""
LONGEST = 150
"""And so many characters."""
_MARK = f"[{BULLET}{INNER}]"
_WITH_BULLETS = re.compile(rf"^[^\n]*\s{_MARK}\s[^\n]*", re.MULTILINE)
_ITEM = re.compile(rf"\s(?={_MARK}\s)")
ITEM = 4
"""The items of a list have so many words at least, on average; a page's links have fewer."""


def relined(article: Article) -> Article:
    """The article with such headings and items in lines of their own; each character keeps its place."""
    text = article.text
    ends = [*_around_headings(article), *_before_items(article)]
    if not ends:
        return article
    letters = list(text)
    for place in ends:
        letters[place] = "\n"
    return replace(article, text="".join(letters))


def _around_headings(article: Article) -> Iterator[int]:
    """Where a heading "About ..." begins and ends, each a space."""
    text = article.text
    if len(text) < LONG or "About " not in text:
        return
    for line in _LINE.finditer(text):
        for about in _ABOUT.finditer(text, *line.span()):
            below = _below(text, about)
            if below and not article.title_start <= about.start() < article.title_end:
                yield from (about.start(), below)


def _before_items(article: Article) -> Iterator[int]:
    """The spaces before the bullets of lists that stand in one line."""
    text = article.text
    if BULLET not in text and INNER not in text:
        return
    for line in _WITH_BULLETS.finditer(text):
        if article.title_start <= line.start() < article.title_end:
            continue
        begin = line.end() - len(line.group().lstrip())
        ends = [item.start() for item in _ITEM.finditer(text, begin, line.end())]
        words = len(text[ends[0] : line.end()].split()) - len(ends) if ends else 0
        alone = len(ends) == 1 and line.group().lstrip()[0] not in (BULLET, INNER)
        if ends and not alone and words >= ITEM * len(ends):
            yield from ends


def _below(text: str, about: re.Match[str]) -> int:
    """Where the heading ends, before its name is told again or a sentence opens; 0 where neither comes."""
    name = about["name"].rstrip("®™").casefold()
    words = _WORD.finditer(text, about.end("name"), about.end() + LONGEST)
    for _, word in zip(range(HEAD), words, strict=False):
        said = word.group().rstrip("®™,")
        if said in sentence_words().openers or (said.casefold() == name and not said.isdigit()):
            return word.start() - 1
        if said.endswith((".", "?", "!")):
            break
    return 0
