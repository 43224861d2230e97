"""Two places that have one name: "on both sides of the Atlantic" said as "in the US and in Europe"."""

import re

from milestones.extract.text.rewording import Piece, Reworded
from milestones.model.article import Article

_BOTH = re.compile(
    r"\b(?:(?:on|from|at|across|of)\s+)?(?:both|either|the\s+two)\s+(?:sides?|shores?|coasts?)\s+of\s+the\s+(?:Atlantic|[Pp]ond)\b(?:\s+Ocean)?"
)


def both_sides(article: Article) -> Reworded | None:
    """The article with both places named; None where it names none so."""
    text, pieces, last = article.text, [], 0
    if "Atlantic" not in text and " pond" not in text.lower():
        return None
    for match in _BOTH.finditer(text):
        if match.start() < article.title_end and match.end() > article.title_start:
            continue
        pieces.append(Piece(text[last : match.start()], last, match.start(), True))
        pieces.append(Piece("in the US and in Europe", match.start(), match.end(), False))
        last = match.end()
    if not pieces:
        return None
    pieces.append(Piece(text[last:], last, len(text), True))
    return Reworded(article, [piece for piece in pieces if piece.words])
