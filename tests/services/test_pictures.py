"""What an analyst sees in a terminal: pinned pictures of a small store at two widths."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from milestones.model.table import Table
from milestones.render.rendering import render
from milestones.services import extraction, rulings
from milestones.services.by_country import by_country
from milestones.services.gaps import gaps
from milestones.services.ingest import ingest
from milestones.services.matrix import matrix
from milestones.services.request import request
from milestones.services.timeline import timeline
from milestones.store import Store, open_store

from .conftest import told
from .telling import ANA, the_one

PICTURES = Path(__file__).parent / "pictures"
TODAY = date(2025, 3, 1)

NEWS = {
    "wire-2021.txt": (
        "2021-03-05",
        "Alfarin,A-1,阿法林 US ind-approval 2021-03-02 for relapsed or refractory multiple myeloma\n"
        "Alfarin US orphan-designation 2021-02 for relapsed or refractory multiple myeloma\n",
    ),
    "wire-2023.txt": (
        "2023-07-03",
        "阿法林 CN nda-acceptance 2022-08-15 for relapsed or refractory multiple myeloma\n"
        "阿法林 CN nda-approval 2023-06-30 for relapsed or refractory multiple myeloma\n",
    ),
    "paper.txt": (
        "2023-07-10",
        "A-1 CN nda-approval 2023-06 for relapsed or refractory multiple myeloma\n"
        "A-1 US nda-submission 2024 for relapsed or refractory multiple myeloma\n",
    ),
    "blog.txt": (
        "2024-02-01",
        "Alfarin CN nda-approval 2024-01 for relapsed or refractory multiple myeloma\n"
        "Alfarin US nda-approval 2025-Q3 expected for relapsed or refractory multiple myeloma\n"
        "Betrix US fast-track-designation 2023-02 for lupus nephritis\n"
        "Betrix US rmat-designation 2023-03 for lupus nephritis\n",
    ),
    "seoul.txt": (
        "2024-03-04",
        "Alfarin KR orphan-designation ≤2024-03-04 for 재발성 또는 불응성 특발성 폐섬유증\n"
        "Betrix,베트릭스 KR ind-approval 2023-11-20 for lupus nephritis\n"
        "Betrix US nda-approval 2025-01 expected for lupus nephritis\n",
    ),
    "brussels.txt": (
        "2024-09-30",
        "Betrix,B-2 EU nda-approval 2022-05-11 for lupus nephritis\n"
        "Betrix US complete-response 2024-05 for lupus nephritis\n"
        "Betrix US ind-approval 2022 for lupus nephritis\n"
        "Betrix GB nda-submission 2022-Q4\n",
    ),
}
"""Made-up articles: what each tells, in the words of the stand-in extractor, and the day it appeared."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small store, only to be looked at."""
    lines = [
        json.dumps(
            {"id": id, "published": day, "text": text, "url": f"https://news.example/{id}?a=1&b={len(id)}"}
        )
        for id, (day, text) in NEWS.items()
    ]
    path = tmp_path_factory.mktemp("pictures") / "news.db"
    with pytest.MonkeyPatch.context() as patch, open_store(str(path)) as store:
        patch.setattr(extraction, "extract", told)
        ingest(store, ["-"], io.BytesIO("\n".join(lines).encode()))
        rulings.confirm(store, [the_one(store, kind="orphan-designation", jurisdiction="US").id], ANA)
        yield store


VIEWS = {
    "timeline": lambda store: timeline(store, ["a-1"], request(), today=TODAY),
    "side-by-side": lambda store: timeline(store, ["betrix", "alfarin"], request(), today=TODAY),
    "by-country": lambda store: by_country(store, ["KR", "CN", "JP"], request()),
    "matrix": lambda store: matrix(store, request()),
    "coverage": lambda store: matrix(store, request(countries=["KR,CN"])),
    "gaps": lambda store: gaps(store, request(), today=TODAY),
    "gaps-korea": lambda store: gaps(store, request(products=["a-1"], countries=["KR"]), today=TODAY),
}


def seen(table: Table, width: int, *, color: bool = False) -> str:
    out = io.StringIO()
    render(table, "table", out, width=width, color=color)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", VIEWS)
def test_pictures(news: Store, name: str, width: int) -> None:
    assert seen(VIEWS[name](news), width) == (PICTURES / f"{name}-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 40, 60, 79, 100, 119, 120, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_terminal(news: Store, name: str, width: int) -> None:
    assert max(map(cell_len, seen(VIEWS[name](news), width).splitlines())) <= width


@pytest.mark.parametrize("name", VIEWS)
def test_the_same_store_gives_the_same_bytes_in_colour_too(news: Store, name: str) -> None:
    assert seen(VIEWS[name](news), 140, color=True) == seen(VIEWS[name](news), 140, color=True)


def test_articles_are_links_where_there_is_colour(news: Store) -> None:
    link = "\x1b]8;id=1;https://news.example/wire-2021.txt?a=1&b=13\x1b\\"
    for width in (80, 140):
        colored = seen(VIEWS["timeline"](news), width, color=True)
        assert link in colored
        assert "\x1b" not in seen(VIEWS["timeline"](news), width)
