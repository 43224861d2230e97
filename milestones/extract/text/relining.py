"""Headings "About ..." that stand within a long line, of a page that lost its lines.

"... rests on a trial. About Zelvora Zelvora is a pill that ...": what is told below such a heading is
background, and that can be seen only where the heading has a line of its own.
"""

import re
from dataclasses import replace

from milestones.lexicon.sentences import sentence_words
from milestones.model.article import Article

LONG = 1200
"""A line of so many characters is no paragraph but a page."""
_LINE = re.compile(rf"^[^\n]{{{LONG},}}", re.MULTILINE)
_ABOUT = re.compile(r"(?<=[.!?)\]”\"])\s(?=About\s(?:the\s)?(?P<name>[^\s.,;:!?]+)\s)")
"""Before the heading, behind a sentence."""
_WORD = re.compile(r"\S+")
HEAD = 12
"""A heading has at most so many words."""
LONGEST = 150
"""And so many characters."""


def relined(article: Article) -> Article:
    """The article with such headings in lines of their own; each character keeps its place."""
    text = article.text
    if len(text) < LONG or "About " not in text:
        return article
    letters = list(text)
    for line in _LINE.finditer(text):
        for about in _ABOUT.finditer(text, *line.span()):
            below = _below(text, about)
            if below and not article.title_start <= about.start() < article.title_end:
                letters[about.start()] = letters[below] = "\n"
    return replace(article, text="".join(letters))


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
