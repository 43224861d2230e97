"""The page of a report, filled in by Jinja2, which escapes whatever it is given."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from milestones.model.harmless import plain
from milestones.model.table import text_of
from milestones.render.html.drawing import HEAD, NAMES, drawings, glyph, short
from milestones.render.html.links import pieces
from milestones.render.safe import address
from milestones.report.board import RESTS_ON, Board

_PACKAGE = "milestones.render.html"


def write_board(board: Board, out: TextIO) -> None:
    """The whole page, as HTML 5 in UTF-8. Nothing from an article acts in it, and it loads nothing."""
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"address": address, "short": short, "words": text_of}
    environment.globals |= {"glyph": glyph, "pieces": pieces}
    style, script = _file("style.css"), _file("script.js")
    share = NAMES / (NAMES + round(board.chart.axis.width))
    style = style.replace("NAMES_WIDTH", f"{100 * share:.3f}%").replace(
        "PLOT_WIDTH", f"{100 - 100 * share:.3f}%"
    )
    page = environment.get_template("report.html")
    labels = {e.id: f"{e.title}, {e.code}" for chapter in board.chapters for e in chapter.entries}
    for chunk in page.generate(
        board=board,
        ids=labels.keys(),
        labels=labels,
        rests_on=RESTS_ON,
        drawings=list(drawings(board.chart)),
        head=HEAD,
        names=NAMES,
        # Both are the program's own text, and the policy lets nothing else act.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    ):
        out.write(chunk)


def _policy(style: str, script: str) -> str:
    """A Content Security Policy: this very style and script, and nothing from anywhere."""
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _file(name: str) -> str:
    return files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Text without any character that acts; what is no text, or the program's own, stays as it is."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
