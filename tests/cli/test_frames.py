"""One article on several sites is one source, whatever stands around it there."""

import json
from pathlib import Path

import pytest

from milestones.model.article import Article
from tests.read.reading import read_sources
from tests.read.test_wrapped import FRAMES, SEEDS, wrapped

from .running import Program


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_the_frames_of_sites_make_copies(program: Program, tmp_path: Path, path: Path) -> None:
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / path.name).write_bytes(path.read_bytes())
    for frame in FRAMES:
        (pages / f"{frame}.html").write_bytes(wrapped(article, frame))
    ran = program("ingest", pages)
    assert ran.err.splitlines()[-1].startswith(f"{len(FRAMES) + 1} articles read: {len(FRAMES) + 1} new, ")
    assert f"{len(FRAMES)} copies" in ran.err
    assert {row["sources"] for row in json.loads(program("list", "--format", "json").out)} == {1}
