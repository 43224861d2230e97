"""The elements of HTML by what they do to text, and whether a text has any."""

import re

_PARAGRAPHS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend main menu nav ol p pre section summary table ul
"""
_PARTS = "li tbody td tfoot th thead tr"
_UNSEEN = "audio canvas embed iframe map math object style svg template video"
_UNREAD = "button head input noscript script select textarea title"

PARAGRAPHS = frozenset(_PARAGRAPHS.split())
"""Elements that begin and end a paragraph (the HTML standard's default style sheet, `display: block`)."""
BREAKS = PARAGRAPHS | frozenset(_PARTS.split())
"""Elements that begin and end a line: also items, and the rows and cells of tables."""
UNSEEN = frozenset(_UNSEEN.split())
"""Elements that hold pictures, sounds, formulas, or other documents."""
SILENT = UNSEEN | frozenset(_UNREAD.split())
"""Elements that show no text of the article."""

_NAMES = (
    "a|b|i|u|p|br|hr|em|div|span|strong|small|sup|sub|ul|ol|li|dl|dt|dd|img|h[1-6]|table|thead|tbody|tr|td|th"
    "|section|article|figure|figcaption|blockquote"
)
_WRITTEN = re.compile(
    rf"</(?:{_NAMES})\s*>|<(?:{_NAMES})(?:\s+[\w:-]+\s*=[^<>]{{0,500}})?\s*/?>", re.IGNORECASE
)
"""A tag that somebody wrote, and no "p<a and b>c"."""


def has_markup(text: str) -> bool:
    """Whether a text that should hold none has tags of HTML: it was taken from a page, or escaped twice."""
    return _WRITTEN.search(text) is not None
