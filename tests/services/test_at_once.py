"""Several commands at once on one store: nothing is lost, nothing doubled, and nothing told too early."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milestones.read import Document
from milestones.read.document import Kind
from milestones.read.origin import Origin
from milestones.services.ingest import Watch, ingest, keep
from milestones.services.outcomes import IngestResult, SourceOutcome
from milestones.store import Store, open_store

from .telling import ALFA, ARTICLES, snapshot

BRAVO = "Bravo US nda-approval 2022 for lupus"


@pytest.fixture
def other(store: Store, tmp_path: Path) -> Iterator[Store]:
    """The same store, as another command has it open."""
    with open_store(str(tmp_path / "news.db")) as opened:
        yield opened


def document(text: str, location: str) -> Document:
    name = location.rpartition("/")[2]
    return Document(text.encode(), Kind.TEXT, Origin(location, name, location))


def texts(store: Store) -> dict[str, str]:
    ids = [entry.article.id for entry in store.articles()]
    return {id: store.article(id).text for id in ids}


def test_an_id_that_another_command_takes_meanwhile_is_not_taken_from_it(store: Store, other: Store) -> None:
    theirs, ours = IngestResult(), IngestResult()

    def found() -> Iterator[Document]:
        yield document(ALFA, "/a/news.txt")
        # What has been read so far is not stored yet.
        keep(other, [document(BRAVO, "/b/news.txt")], theirs)

    keep(store, found(), ours)
    assert sorted(texts(store).values()) == [ALFA, BRAVO]
    assert texts(store)["news.txt"] == BRAVO
    assert (theirs.new, len(theirs.renamed), ours.new, len(ours.renamed)) == (1, 0, 1, 1)


def test_what_another_command_stores_meanwhile_is_stored_once(store: Store, other: Store) -> None:
    ours = IngestResult()

    def found() -> Iterator[Document]:
        yield document(ALFA, "/a/news.txt")
        keep(other, [document(ALFA, "/a/news.txt")], IngestResult())

    keep(store, found(), ours)
    assert texts(store) == {"news.txt": ALFA}
    assert (ours.new, ours.unchanged) == (0, 1)


def test_a_copy_that_nobody_edited_keeps_its_words(store: Store) -> None:
    keep(store, [document(ALFA, "/a/news.txt"), document(ALFA, "/b/news.txt")], IngestResult())
    keep(store, [document(BRAVO, "/a/news.txt"), document(ALFA, "/b/news.txt")], IngestResult())
    assert sorted(texts(store).values()) == [ALFA, BRAVO]


@given(data=st.data(), size=st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_however_two_commands_alternate_they_come_to_what_one_does(data: st.DataObject, size: int) -> None:
    """Each reads articles in an order of its own, some of them both, and batches end anywhere."""
    given_ = [document(text, f"/{id}/{id}") for id, text, _ in ARTICLES]
    ours, theirs = (data.draw(st.lists(st.sampled_from(given_), unique_by=id)) for _ in range(2))
    rest = iter(theirs)

    def found() -> Iterator[Document]:
        for one in ours:
            yield one
            keep(other, islice(rest, data.draw(st.integers(0, 2))), IngestResult())

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr("milestones.services.batching._ARTICLES", size)
        path = str(Path(folder) / "news.db")
        with open_store(path) as store, open_store(path) as other:
            keep(store, found(), IngestResult())
            keep(other, rest, IngestResult())
            at_once = snapshot(store), texts(store)
        with open_store(str(Path(folder) / "serial.db")) as serial:
            keep(serial, [one for one in given_ if one in ours or one in theirs], IngestResult())
            assert at_once == (snapshot(serial), texts(serial))


def test_nothing_is_told_before_it_is_stored(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milestones.services.batching._ARTICLES", 2)
    lines = [json.dumps({"id": str(number), "text": f"{ALFA} {number}"}) for number in range(5)]
    told: list[int] = []

    def progress(result: IngestResult) -> None:
        assert result.read <= other.article_count()
        told.append(result.read)

    def outcome(what: SourceOutcome) -> None:
        assert all(other.has(id) for id, _ in what.articles)

    ingest(store, ["-"], io.BytesIO("\n".join(lines).encode()), watch=Watch(progress, outcome))
    assert {0, 2, 4, 5} == set(told)


def test_what_is_known_already_needs_no_turn_to_write(store: Store, other: Store) -> None:
    given = [document(ALFA, "/a/news.txt")]
    keep(store, given, IngestResult())
    with other.writing():
        result = IngestResult()
        keep(store, given, result)
    assert (result.read, result.unchanged) == (1, 1)
