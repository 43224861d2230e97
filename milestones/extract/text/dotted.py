"""Authorities whose letters are written with full stops: "the F.D.A." said as "the FDA"."""

import re
from functools import cache

from milestones.extract.text.rewording import Piece, Reworded
from milestones.lexicon.authorities import authorities
from milestones.model.article import Article

_DOTTED = re.compile(r"[A-Z](?<![\w.].)\.(?:[A-Z]\.){1,3}[A-Z](?!\w)(?P<stop>\.)?(?P<own>['’]s)?")
_ENDS = re.compile(
    r"\s*$|\s*\n|[\"”’')]*\s+[\"“‘]?(?:The|It|Its|They|Their|He|She|We|I|This|That|These|Those|There|In|On|At|By|For|From|With|After|Before"
    r"|Since|But|And|If|As|While|When|Although|However|An?|Last|Both|Some|Many|Most|No|Not|Now|Other|Under|What)\b"
)
"""Behind the last full stop: it ends the sentence as well."""


@cache
def _letters() -> frozenset[str]:
    return frozenset(one.id for one in authorities() if one.id.isalpha() and one.id.isupper())


def undotted(article: Article) -> Reworded | None:
    """The article with such letters together, a sentence's end kept; None where it has none."""
    text, pieces, last = article.text, [], 0
    if "." not in text:
        return None
    for match in _DOTTED.finditer(text):
        letters = match.group().partition("'")[0].partition("’")[0].replace(".", "")
        if letters not in _letters():
            continue
        ends = match["stop"] and not match["own"] and _ENDS.match(text, match.end())
        said = letters + ("." if ends else "") + (match["own"] or "")
        pieces += [
            Piece(text[last : match.start()], last, match.start(), True),
            Piece(said, match.start(), match.end(), False),
        ]
        last = match.end()
    if not pieces:
        return None
    pieces.append(Piece(text[last:], last, len(text), True))
    return Reworded(article, [piece for piece in pieces if piece.words])
