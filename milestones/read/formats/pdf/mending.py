"""What is left of a PDF that was cut off → a PDF, as far as its pages are there.

A PDF is read from its end, where it says which object is the first. One whose end is missing gets a new one.
"""

import re

_CATALOG = re.compile(
    rb"(?<!\d)(\d{1,7})\s+0\s+obj\b(?=(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b)", re.DOTALL
)
_PAGE = re.compile(rb"(?<!\d)(\d{1,7})\s+0\s+obj\b(?=(?:(?!endobj).){0,2000}?/Type\s*/Page\b)", re.DOTALL)
_NUMBER = re.compile(rb"(?<!\d)(\d{1,7})\s+0\s+obj\b")
_MOST = 2_000


def mended(data: bytes) -> bytes | None:
    """The file with an end; None where no page can be found in it, or it is no PDF."""
    if b"%PDF-" not in data[:1024]:
        return None
    if catalog := _CATALOG.search(data):
        return data + b"\ntrailer\n<< /Root %s 0 R >>\n%%%%EOF\n" % catalog[1]
    pages = [match[1] for match, _ in zip(_PAGE.finditer(data), range(_MOST), strict=False)]
    if not pages:
        return None
    free = max(int(match[1]) for match in _NUMBER.finditer(data)) + 1
    kids = b" ".join(b"%s 0 R" % page for page in pages)
    tree = b"\n%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (free, len(pages), kids)
    first = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (free + 1, free)
    return (
        data + b"\nendstream\nendobj" + tree + first + b"trailer\n<< /Root %d 0 R >>\n%%%%EOF\n" % (free + 1)
    )
