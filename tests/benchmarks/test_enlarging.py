"""The enlarged store: what the measurement of listings rests on."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.enlarging import enlarge
from milestones.model.filters import Filter
from milestones.services.ingest import ingest
from milestones.store import open_store

ROOT = Path(__file__).resolve().parents[2]


def test_it_has_all_rows_as_often_as_asked_under_names_of_their_own(tmp_path: Path) -> None:
    few, many = tmp_path / "few.db", tmp_path / "many.db"
    with open_store(str(few)) as store:
        ingest(store, [str(ROOT / "seeds" / "articles")], io.BytesIO())
        once = list(store.milestones_in_full(Filter()))
    enlarge(few, many, 3)
    with open_store(str(many)) as store:
        found = list(store.milestones_in_full(Filter()))
        names = [entry.product.name for entry in store.products()]
    assert len(found) == 3 * len(once) > 0
    assert len({milestone.id for milestone in found}) == len(found)
    assert sum(len(milestone.testimony) for milestone in found) == 3 * sum(
        len(milestone.testimony) for milestone in once
    )
    assert len(set(names)) == len(names) == 3 * len({milestone.product.key for milestone in once})
    with closing(sqlite3.connect(many)) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
