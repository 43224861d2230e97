"""What stands on pages without belonging to the text: running heads and feet, page numbers."""

import re
from collections import Counter
from dataclasses import replace

from milestones.extract.dates.full import absolute_dates
from milestones.read.formats.pdf.engine import Page, Piece

_MARGIN = 0.15
"""Part of a page's height at its top and at its foot where such lines stand."""
_SHARE = 0.4
"""Part of the pages on which a line recurs; left and right pages can have different ones."""
_MOST = 40
"""Pieces of running lines on a page."""
_NEXT = 1.6
"""Heights of a letter by which the lines of a paragraph stand apart at most."""
_SHORT = 60
"""Characters of the longest running line that holds the number of its page."""
_GRAIN = 4
"""Points within which two lines stand at the same height."""
_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?:page|seite|pagina|página|p\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,4})?"
    r"\s*(?:页|頁|ページ|쪽)?[-–—\s|]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?,? \d{1,2}:\d\d(?:\s?[AP]M)?|(?:https?|file)://\S+", re.IGNORECASE
)
_FEW = 4
"""Lines that a browser prints on a page."""
_TIME = re.compile(r"\d:\d\d")
_WHOLE_DAY = len("2023-06-30")


def without_running_lines(pages: tuple[Page, ...]) -> list[Page]:
    """The pages without them. One that tells a day, as of a release, stays on the first page.

    Not one with a time of day: that is when somebody printed the page.
    """
    counts = Counter(key for page in pages for key in {_key(page, piece) for piece in page.pieces})
    least = max(2, _SHARE * len(pages))
    found = []
    for number, page in enumerate(pages):
        again = [
            piece
            for piece in page.pieces
            if _in_margin(page, piece)
            and counts[_key(page, piece)] >= least
            and not (number == 0 and _tells_day(piece.text))
        ]
        running = _apart(page, again) | _by_the_browser(page)
        kept = (p for p in page.pieces if id(p) not in running and not _is_page_number(page, p))
        found.append(replace(page, pieces=tuple(kept)))
    return found


def _by_the_browser(page: Page) -> set[int]:
    """The identities of what a browser prints above and below a page: the time, the title, the address."""
    told = [piece for piece in page.pieces if _PRINTED.fullmatch(piece.text) and _in_margin(page, piece)]
    return {
        id(piece)
        for piece in page.pieces
        if any(abs(piece.middle - one.middle) < _NEXT / 4 * one.height for one in told[:_FEW])
    }


def _apart(page: Page, again: list[Piece]) -> set[int]:
    """The identities of those lines that stand apart from the text, as running lines do."""
    if len(again) > _MOST:
        return set()
    apart = {id(piece) for piece in again}
    text = [piece for piece in page.pieces if id(piece) not in apart]
    while text:
        joined = [p for p in again if id(p) in apart and any(_is_next_to(p, other) for other in text)]
        apart -= {id(piece) for piece in joined}
        text = joined
    return apart


def _is_next_to(piece: Piece, other: Piece) -> bool:
    """Whether two lines stand below each other as those of a paragraph do."""
    distance = abs(piece.middle - other.middle)
    overlap = piece.left < other.right and other.left < piece.right
    return overlap and distance < _NEXT * max(piece.height, other.height)


def _key(page: Page, piece: Piece) -> tuple[str, int]:
    # A long line is text; the number of a page stands in a short one.
    text = re.sub(r"\d+", "0", piece.text) if len(piece.text) <= _SHORT else piece.text
    return text, round((page.height - piece.middle) / _GRAIN)


def _in_margin(page: Page, piece: Piece) -> bool:
    return not _MARGIN * page.height < piece.middle < (1 - _MARGIN) * page.height


def _is_page_number(page: Page, piece: Piece) -> bool:
    """Whether the piece looks like one and nothing stands beyond it or beside it."""
    if not _PAGE_NUMBER.fullmatch(piece.text) or not _in_margin(page, piece):
        return False
    low = piece.middle < page.height / 2
    others = [other for other in page.pieces if other is not piece]
    return all(other.bottom >= piece.top if low else other.top <= piece.bottom for other in others)


def _tells_day(text: str) -> bool:
    return not _TIME.search(text) and any(
        len(found.notation) == _WHOLE_DAY and found.notation[5].isdigit() for found in absolute_dates(text)
    )
