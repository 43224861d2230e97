"""Mails, newsletters and saved pages (.eml, .mht) → the articles in them."""

from milestones.read.formats.mail.reading import articles

__all__ = ["articles"]
