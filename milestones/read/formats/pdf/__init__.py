"""PDF files → the one article in each."""

from milestones.read.formats.pdf.reading import articles

__all__ = ["articles"]
