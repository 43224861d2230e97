"""The whole program in this process, with captured streams."""

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from milestones.cli.environment import Environment
from milestones.cli.main import main

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "seeds" / "articles"


@dataclass(frozen=True)
class Ran:
    """What a run came to."""

    status: int
    out: str
    err: str


@dataclass
class Program:
    """Runs the program with captured streams; the store is the one in MILESTONES_DB."""

    environ: dict[str, str] = field(default_factory=dict)
    terminal: bool = False
    width: int = 100
    today: date = date(2025, 3, 1)
    now: datetime = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self, *argv: str | Path, stdin: bytes = b"") -> Ran:
        out, err = io.StringIO(), io.StringIO()
        env = Environment(
            io.BytesIO(stdin),
            out,
            err,
            self.environ,
            self.today,
            self.now,
            self.width,
            self.terminal,
            self.terminal,
        )
        status = main([str(argument) for argument in argv], env)
        return Ran(status, out.getvalue(), err.getvalue())
