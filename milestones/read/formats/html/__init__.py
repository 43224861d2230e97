"""Web pages → the one article in each: its title, day, publisher, own address and text."""

from milestones.read.formats.html.page import articles

__all__ = ["articles"]
