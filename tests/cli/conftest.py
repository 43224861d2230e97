"""The program without a store, and with one that holds the seed articles."""

import shutil
from pathlib import Path

import pytest

from .running import ARTICLES, Program


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
