"""The whole program in this process, and a store with the seed articles."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from milestones.cli.environment import Environment
from milestones.cli.main import main

ROOT = Path(__file__).parent.parent
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

    def __call__(self, *argv: str | Path, stdin: bytes = b"") -> Ran:
        out, err = io.StringIO(), io.StringIO()
        env = Environment(
            io.BytesIO(stdin), out, err, self.environ, self.today, self.width, self.terminal, self.terminal
        )
        status = main([str(argument) for argument in argv], env)
        return Ran(status, out.getvalue(), err.getvalue())


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program before its first run: there is no store yet."""
    return Program({"MILESTONES_DB": str(tmp_path / "store" / "news.db")})


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the seed articles, not to be changed."""
    path = tmp_path_factory.mktemp("seeds") / "news.db"
    assert Program({"MILESTONES_DB": str(path)})("ingest", ARTICLES).status == 0
    return path


@pytest.fixture
def filled(program: Program, seed_store: Path) -> Program:
    """The program with a store of its own that holds the seed articles."""
    path = Path(program.environ["MILESTONES_DB"])
    path.parent.mkdir()
    shutil.copy(seed_store, path)
    return program


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text to a file below the test's folder and gives its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
