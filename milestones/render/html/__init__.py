"""A report as one web page that holds everything it needs."""

from milestones.render.html.page import write_board

__all__ = ["write_board"]
