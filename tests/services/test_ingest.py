import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.filters import Filter
from milestones.services import ingest as module
from milestones.services.ingest import IngestResult, ingest, preview
from milestones.store import Store, open_store

Write = Callable[[str, str], Path]

ALFA = "Alfa,A-1 KR nda-approval 2023-06 for multiple myeloma\n"
BRAVO = "Bravo US nda-approval 2022 for lupus\n"
LINK = "A-1,Bravo CN nda-submission 2021 for asthma\n"


def read(store: Store, *sources: Path | str, stdin: bytes = b"", again: bool = False) -> IngestResult:
    return ingest(store, list(map(str, sources)), io.BytesIO(stdin), again=again)


def counts(result: IngestResult) -> tuple[int, ...]:
    return (result.read, result.new, result.changed, result.unchanged, result.copies, result.without)


def rows(store: Store) -> list[tuple[str, str, str, str]]:
    return [(m.id, m.product.name, m.jurisdiction, m.kind) for m in store.milestones(Filter())]


def test_what_an_ingest_counts(store: Store, write: Write) -> None:
    folder = write("a.txt", ALFA).parent
    write("b.txt", f"  {ALFA}\n")
    write("c.txt", "nothing at all")
    write("d.txt", "")
    result = read(store, folder)
    assert counts(result) == (3, 3, 0, 0, 1, 1)
    assert [problem.what for problem in result.problems] == ["empty"]
    assert [entry.copy_of for entry in store.articles()] == [None, "a.txt", None]
    assert counts(read(store, folder)) == (3, 0, 0, 3, 0, 1)


PROSE = (
    "The maker said that Alfa was given to 212 adults in nine hospitals. After half a year two of three "
    "could do "
    "without their inhalers. Alfa is taken once a day. Headaches were the most frequent side effect; "
    "nobody left "
    "the trial because of them. Deliveries begin in the autumn, the maker said, and Alfa will cost no more "
    "than "
    "the older medicine. Talks with the insurers are under way, and a decision on Japan is expected next "
    "year."
)
COPY = PROSE.replace("nine hospitals", "9 hospitals")


def claimed(date: str) -> str:
    return f"Alfa KR nda-approval {date} for asthma\n"


def test_a_lightly_edited_copy_is_no_further_source(store: Store, write: Write) -> None:
    write("a.txt", f"Alfa comes to Korea\n{claimed('2023-06')}{PROSE}")
    folder = write(
        "b.txt", f"Good news for asthmatics\n{claimed('2023-06')}{COPY}\nRead also: the weather"
    ).parent
    write(
        "c.txt", f"{claimed('2023')}An official of the ministry in Seoul spoke of it at a meeting on Monday."
    )
    assert counts(read(store, folder)) == (3, 3, 0, 0, 1, 0)
    (milestone,) = store.milestones_in_full(Filter())
    assert milestone.sources == 2
    assert len(milestone.testimony) == 3
    assert [(entry.copy_of, entry.copy) for entry in store.articles()] == [
        (None, None),
        ("a.txt", "near"),
        (None, None),
    ]


def test_copies_of_a_wrong_date_do_not_outvote_independent_sources(store: Store, write: Write) -> None:
    folder = write("right-1.txt", f"{claimed('2023-06')}So a clerk told the paper.").parent
    write("right-2.txt", f"{claimed('2023-06')}That is what the gazette of the ministry says.")
    for number, headline in enumerate(("Alfa here", "Breathe again", "Korea says yes to a pill")):
        write(f"wrong-{number}.txt", f"{headline}\n{claimed('2024-06')}{PROSE}\nPage {number} of the mirror")
    assert read(store, folder).copies == 2
    (milestone,) = store.milestones(Filter())
    assert (milestone.date.text, milestone.sources) == ("2023-06", 3)
    assert "against 2023-06 from 2 sources" in milestone.conflict


def test_a_copy_that_comes_later_takes_its_weight_from_the_others(store: Store, write: Write) -> None:
    read(store, write("a.txt", f"Alfa comes to Korea\n{claimed('2023-06')}{PROSE}"))
    read(store, write("z.txt", f"{claimed('2023-06')}So a clerk told the paper."))
    assert [one.sources for one in store.milestones(Filter())] == [2]
    read(store, write("b.txt", f"Asthma: news\n{claimed('2023-06')}{COPY}"))
    assert [one.sources for one in store.milestones(Filter())] == [2]
    read(store, write("a.txt", f"{claimed('2023-06')}Alfa may be sold, the gazette says."))
    assert [one.sources for one in store.milestones(Filter())] == [3]


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
def test_the_order_of_copies_does_not_count(store: Store, write: Write, order: tuple[str, ...]) -> None:
    texts = {
        "a": f"Alfa comes to Korea\n{claimed('2023-06')}{PROSE}",
        "b": f"Asthma: news\n{claimed('2023-05')}{COPY}",
        "c": f"{claimed('2023-06')}So a clerk told the paper.",
    }
    for id in order:
        read(store, write(f"{id}.txt", texts[id]))
    (milestone,) = store.milestones_in_full(Filter())
    assert (milestone.date.text, milestone.sources) == ("2023-06", 2)
    assert milestone.conflict == "b.txt says 2023-05 (stated), against 2023-06 from 2 sources"


def test_an_edited_article_replaces_what_it_said(store: Store, write: Write) -> None:
    path = write("a.txt", ALFA)
    read(store, path)
    write("a.txt", BRAVO)
    assert counts(read(store, path)) == (1, 0, 1, 0, 0, 0)
    assert [row[1:] for row in rows(store)] == [("Bravo", "US", "nda-approval")]
    assert store.article_count() == 1


def test_two_articles_of_one_name_are_both_stored(store: Store, write: Write) -> None:
    folder = write("one/news.txt", ALFA).parent.parent
    write("two/news.txt", BRAVO)
    assert [renamed.former for renamed in read(store, folder).renamed] == ["news.txt"]
    again = read(store, folder)
    assert (counts(again), again.renamed) == ((2, 0, 0, 2, 0, 0), [])
    assert [row[1] for row in rows(store)] == ["Alfa", "Bravo"]


def test_two_lines_with_one_id_are_both_stored(store: Store) -> None:
    lines = (
        b'{"id": "x", "text": "Alfa KR nda-approval 2023"}\n{"id": "x", "text": "Bravo US nda-approval 2023"}'
    )
    result = read(store, "-", stdin=lines)
    assert counts(result)[:2] == (2, 2)
    assert [row[1] for row in rows(store)] == ["Alfa", "Bravo"]


def test_products_that_turn_out_to_be_one_become_one(store: Store, write: Write) -> None:
    read(store, write("a.txt", ALFA), write("b.txt", BRAVO))
    assert len({product for _, product, _, _ in rows(store)}) == 2
    link = write("c.txt", LINK)
    read(store, link)
    assert len({product for _, product, _, _ in rows(store)}) == 1
    assert len(rows(store)) == 3
    write("c.txt", "Nothing to say any more.")
    read(store, link)
    assert [product for _, product, _, _ in rows(store)] == ["Alfa", "Bravo"]


@pytest.mark.parametrize("order", list(itertools.permutations((ALFA, BRAVO, LINK))))
def test_the_order_of_articles_does_not_count(tmp_path: Path, write: Write, order: tuple[str, ...]) -> None:
    names = {ALFA: "a.txt", BRAVO: "b.txt", LINK: "c.txt"}
    paths = [write(names[text], text) for text in order]
    with open_store(str(tmp_path / "at-once.db")) as store:
        read(store, *sorted(paths))
        expected = list(store.milestones(Filter()))
    with open_store(str(tmp_path / "one-by-one.db")) as store:
        for path in paths:
            read(store, path)
        assert list(store.milestones(Filter())) == expected


def test_a_product_named_otherwise_in_two_batches_is_one(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    # seeds/products.csv knows both names as one product's.
    monkeypatch.setattr("milestones.services.batching._ARTICLES", 1)
    read(
        store,
        write("a.txt", "Fucaso CN nda-approval 2023\n"),
        write("b.txt", "CT103A US ind-approval 2022\n"),
    )
    assert [row[1:] for row in rows(store)] == [
        ("Fucaso", "US", "ind-approval"),
        ("Fucaso", "CN", "nda-approval"),
    ]


def test_a_batch_is_stored_wholly_or_not_at_all(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = module.catch_up, []

    def failing(*arguments: object) -> object:
        seen.append(arguments)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("milestones.services.batching._ARTICLES", 1)
    monkeypatch.setattr(module, "catch_up", failing)
    with pytest.raises(KeyboardInterrupt):
        read(store, write("a.txt", ALFA), write("b.txt", BRAVO))
    assert [entry.article.id for entry in store.articles()] == ["a.txt"]
    assert [row[1] for row in rows(store)] == ["Alfa"]


def test_only_what_is_new_is_extracted(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", ALFA)
    read(store, path)
    monkeypatch.setattr("milestones.services.extraction.extract", lambda *_: pytest.fail("extracted"))
    assert counts(read(store, path)) == (1, 0, 0, 1, 0, 0)


def test_what_was_read_is_not_read_again(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("a.txt", ALFA).parent
    write("b.json", json.dumps([{"text": BRAVO}, {"text": "Nothing."}]))
    read(store, folder)
    with monkeypatch.context() as patched:
        patched.setattr("milestones.services.extraction.articles_of", lambda _: pytest.fail("read"))
        assert counts(read(store, folder)) == (3, 0, 0, 3, 0, 1)
    write("b.json", json.dumps([{"text": LINK}]))
    assert counts(read(store, folder)) == (2, 0, 1, 1, 0, 0)


def test_newer_readers_read_again(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", ALFA)
    read(store, path)
    monkeypatch.setattr(module, "READER", module.READER + 1)
    monkeypatch.setattr(
        "milestones.services.extraction.articles_of",
        lambda _: [Article("a.txt", BRAVO, "", location=str(path))],
    )
    assert counts(read(store, path)) == (1, 0, 1, 0, 0, 0)
    assert [row[1] for row in rows(store)] == ["Bravo"]


def test_problems_are_told_each_time(store: Store, write: Write) -> None:
    path = write("a.json", json.dumps([{"text": ALFA}, {}]))
    for _ in range(2):
        assert [problem.where for problem in read(store, path).problems] == [f"{path}, article 2"]


def test_a_moved_folder_brings_nothing_new(store: Store, write: Write) -> None:
    folder = write("here/a.txt", ALFA).parent
    read(store, folder)
    folder.rename(folder.with_name("there"))
    assert counts(read(store, folder.with_name("there"))) == (1, 0, 0, 1, 0, 0)


def test_again_extracts_what_is_stored(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", ALFA)
    with monkeypatch.context() as older:
        older.setattr("milestones.services.extraction.extract", lambda *_: Findings(()))
        assert counts(read(store, path)) == (1, 1, 0, 0, 0, 1)
    assert counts(read(store, path)) == (1, 0, 0, 1, 0, 1)
    assert counts(read(store, path, again=True)) == (1, 0, 1, 0, 0, 0)
    assert [row[1] for row in rows(store)] == ["Alfa"]


def test_a_new_date_beside_the_same_text_counts(store: Store, write: Write) -> None:
    text = '{"text": "Alfa KR nda-approval 2023"%s}'
    read(store, write("a.json", text % ""))
    result = read(store, write("a.json", text % ', "published": "2024-06-19"'))
    assert counts(result) == (1, 0, 1, 0, 0, 0)
    assert store.article("a.json").published is not None


def test_an_article_that_cannot_be_understood_keeps_no_other_out(store: Store, write: Write) -> None:
    result = read(store, write("a.txt", "boom\n"), write("b.txt", BRAVO))
    assert counts(result)[:2] == (1, 1)
    assert "not understood" in str(result.problems[0])


def test_a_preview_lists_claims_in_the_order_read(write: Write) -> None:
    table, result = preview(
        [str(write("b.txt", BRAVO)), str(write("a.txt", ALFA)), "nowhere.txt"], io.BytesIO()
    )
    assert [row["product"] for row in table.rows] == ["Bravo", "Alfa"]
    assert counts(result) == (2, 2, 0, 0, 0, 0)
    assert len(result.problems) == 1


@pytest.mark.parametrize("at_once", [1, 500])
def test_copies_are_counted_however_articles_are_parted_into_batches(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("milestones.services.batching._ARTICLES", at_once)
    words = [f"word{number}" if number % 10 else "Alfa" for number in range(160)]
    # The last one is a copy of both others, which are none of each other.
    for name, part in (("a", words[:100]), ("b", words[60:]), ("c", words[30:130])):
        folder = write(f"{name}.txt", claimed("2023-06") + " ".join(part)).parent
    assert counts(read(store, folder)) == (3, 3, 0, 0, 2, 0)
