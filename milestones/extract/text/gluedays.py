"""Days that a page glued to the words beside them: "January 9th 2018The agency", "by EMA21 May 2019"."""

import re
from functools import cache

from milestones.extract.text.rewording import Piece, Reworded
from milestones.lexicon.datewords import written_months
from milestones.model.article import Article

_GLUED = re.compile(
    r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d[A-Z]"
    r"|(?:(?<=[a-z]{2}.)|(?<=[A-Z]{3}.)|(?<=[)\]”\"?!].))\d?\s[A-Z][a-z])"
)
"""A text without it has no such day. It begins with its digit, since Python leaps to one of a set."""


@cache
def _days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day with a word glued behind it, and one glued behind a word."""
    month = rf"(?:{written_months()})\.?"
    day = rf"(?:{month}\s\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s{month},?)\s(?:19|20)\d\d"
    behind = re.compile(rf"(?<![\w/]){day}(?=[A-Z](?:[a-z]|[A-Z]|\s[a-z]))")
    before = re.compile(
        rf"(?:(?<=[a-z]{{2}})|(?<=[A-Z]{{3}})|(?<=[)\]”\"?!]))(?=\d{{1,2}}\s{month}\s(?:19|20)\d\d\b(?P<ends>\s*(?:\||$))?)",
        re.MULTILINE,
    )
    return behind, before


def unglued(article: Article) -> Reworded | None:
    """The article with such days apart, in lines of their own where they open or end one; None without."""
    text = article.text
    if not _GLUED.search(text):
        return None
    behind, before = _days()
    marks: dict[int, str] = {}
    for match in behind.finditer(text):
        if opens := _opens(text, match.start()):
            marks[match.start()] = "\n"
        marks[match.end()] = "\n" if opens else " "
    marks |= {match.start(): " " if match["ends"] is None else "\n" for match in before.finditer(text)}
    places = [place for place in sorted(marks) if not article.title_start <= place < article.title_end]
    if not places:
        return None
    pieces: list[Piece] = []
    last = 0
    for place in places:
        pieces += [Piece(text[last:place], last, place, True), Piece(marks[place], place, place, False)]
        last = place
    pieces.append(Piece(text[last:], last, len(text), True))
    return Reworded(article, [piece for piece in pieces if piece.words])


def _opens(text: str, place: int) -> bool:
    """Whether nothing but a bullet stands before it in its line."""
    return not text[text.rfind("\n", 0, place) + 1 : place].strip(" \t•*·-–")
