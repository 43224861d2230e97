"""The elements of HTML by what they do to text."""

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
