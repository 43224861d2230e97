"""Tables and details → text for terminals, spreadsheets, programs and documents."""

from milestones.render.formats import FORMATS, render

__all__ = ["FORMATS", "render"]
