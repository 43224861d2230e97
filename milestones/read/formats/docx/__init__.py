"""Word documents (.docx) → the one article in each."""

from milestones.read.formats.docx.reading import articles

__all__ = ["articles"]
