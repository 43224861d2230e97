"""What has changed since a moment: from articles and rulings, whatever their order."""

import io
import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milestones.model.problem import NothingFoundError, UsageError
from milestones.model.table import Row
from milestones.services.deciding import Analyst
from milestones.services.digest import change_sorts, digest, moment_of
from milestones.services.ingest import ingest
from milestones.services.request import request
from milestones.services.rulings import confirm, reject, set_fields, undo
from milestones.services.upkeep import reread
from milestones.store import Store, open_store

from .telling import ARTICLES, on_record, the_one

MONDAY = datetime(2024, 3, 4, 8, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
TODAY = date(2024, 3, 5)
ANA = Analyst("Ana Roth", TUESDAY)


def come(store: Store, now: datetime | None, *articles: tuple[str, ...]) -> None:
    """Ingests articles: id, text, and the day on which each appeared."""
    lines = [json.dumps(dict(zip(("id", "text", "published"), one, strict=False))) for one in articles]
    ingest(store, ["-"], io.BytesIO("\n".join(lines).encode()), now=now)


def found(store: Store, since: datetime = TUESDAY, today: date = TODAY, **asked: Sequence[str]) -> list[Row]:
    return list(digest(store, request(**asked), since=since, today=today).table.rows)  # type: ignore[arg-type]


def told(store: Store, since: datetime = TUESDAY, today: date = TODAY) -> list[tuple[object, ...]]:
    """Of each change the sort, the kind, and the dates before and after."""
    return [
        tuple(row[key] for key in ("change", "kind", "before", "after")) for row in found(store, since, today)
    ]


def test_what_new_articles_have_done_to_what_was_known(store: Store) -> None:
    come(
        store,
        MONDAY,
        ("a", "Alfa KR nda-approval 2023-06 for gout\nAlfa US nda-submission 2024 expected for gout"),
        ("b", "Alfa EU nda-approval 2024-Q1 expected for gout", "2023-12-01"),
        ("c", "Alfa JP nda-approval 2022 for gout\nBravo US ind-approval 2020"),
    )
    come(
        store,
        TUESDAY,
        (
            "d",
            "Alfa KR nda-approval 2023-06-30 for gout\nAlfa EU nda-approval 2024-02-28 for gout",
            "2024-03-01",
        ),
        (
            "e",
            "Alfa JP nda-approval 2022 for gout\nAlfa US nda-submission 2025-Q1 expected for gout",
            "2024-03-02",
        ),
        ("f", "Alfa CN orphan-designation 2021 for gout"),
    )
    assert told(store) == [
        ("achieved", "nda-approval", "by 2024-Q1", "2024-02-28"),
        ("moved", "nda-submission", "by 2024", "by 2025-Q1"),
        ("added", "orphan-designation", None, "2021"),
        ("narrowed", "nda-approval", "2023-06", "2023-06-30"),
        ("confirmed", "nda-approval", "2022", "2022"),
    ]
    assert {row["articles"] for row in found(store)} == {("d",), ("e",), ("f",)}
    assert {row["change"] for row in found(store, MONDAY)} == {"added"}
    assert found(store, TUESDAY + timedelta(seconds=1)) == []


def test_a_product_that_two_articles_join_is_followed(store: Store) -> None:
    come(
        store,
        MONDAY,
        ("a", "Alfa KR nda-approval 2023 for gout"),
        ("b", "Zulu US nda-approval 2022 for gout"),
    )
    come(store, TUESDAY, ("c", "Alfa,Zulu KR nda-approval 2023-05 for gout"))
    assert told(store) == [("narrowed", "nda-approval", "2023", "2023-05")]


def test_an_article_of_unknown_coming_counts_as_known_before(store: Store) -> None:
    come(store, None, ("a", "Alfa KR nda-approval 2023 for gout"))
    come(store, TUESDAY, ("b", "Alfa KR nda-approval 2023 for gout again"))
    briefing = digest(store, request(), since=MONDAY, today=TODAY)
    assert [row["change"] for row in briefing.table.rows] == ["added"], "another disease"
    assert "it was not kept when they came in" in briefing.notes[-1]
    later = digest(store, request(), since=TUESDAY + timedelta(days=1), today=TODAY)
    assert later.notes == (), "by then it was kept"


def test_what_is_ingested_again_or_reread_is_no_news(store: Store) -> None:
    come(store, MONDAY, *ARTICLES)
    come(store, TUESDAY, *ARTICLES)
    reread(store)
    assert found(store) == []
    come(store, TUESDAY, ("c", "A-1 KR nda-acceptance 2023-05 for multiple myeloma", "2023-06-20"))
    assert [row["articles"] for row in found(store)] == [("c",)]


def test_rulings_since_then(store: Store) -> None:
    come(store, MONDAY, ("a", "Alfa KR nda-approval 2023 for gout\nAlfa US ind-approval 2020 for gout"))
    early = Analyst("Ben Ito", MONDAY)
    confirm(store, [the_one(store, kind="ind-approval").id], early)
    set_fields(store, the_one(store, kind="nda-approval").id, {"date": "2023-05"}, ANA, "the label")
    (row,) = found(store)
    assert (row["change"], row["before"], row["after"]) == ("ruled", "2023", "2023-05")
    assert row["detail"] == "Ana Roth: date set to 2023-05 (the label)"
    undo(store, 2, ANA)
    assert [row["change"] for row in found(store)] == ["ruled", "ruled"]
    reject(store, the_one(store, kind="nda-approval").id, ANA, "never was")
    assert [row["change"] for row in found(store)] == ["ruled"] * 3


def test_a_ruling_of_before_still_holds_on_both_sides(store: Store) -> None:
    come(store, MONDAY, ("a", "Alfa KR nda-approval 2023 for gout"))
    set_fields(store, the_one(store).id, {"date": "2022-05"}, Analyst("Ben Ito", MONDAY), "the label")
    come(
        store,
        TUESDAY,
        ("b", "Alfa KR nda-approval 2023 for gout"),
        ("c", "Alfa KR nda-approval 2022-05 for gout"),
    )
    assert told(store) == [("confirmed", "nda-approval", "2022-05", "2022-05")], "the label stands"


@pytest.mark.parametrize(
    ("since", "today", "passed"),
    [
        ("2024-03-04", "2024-03-05", False),  # The last expected day is not over.
        ("2024-03-05", "2024-03-06", True),
        ("2024-03-06", "2024-03-07", False),  # It was told a day ago.
        ("2024-03-01", "2024-03-31", True),
    ],
)
def test_each_expected_day_passes_in_one_digest_of_a_daily_series(
    store: Store, since: str, today: str, passed: bool
) -> None:
    come(store, MONDAY - timedelta(days=9), ("a", "Alfa EU nda-approval 2024-03-05 expected for gout"))
    moment = datetime.fromisoformat(f"{since}T08:00:00+00:00")
    rows = found(store, moment, date.fromisoformat(today))
    assert [row["change"] for row in rows] == (["passed"] if passed else [])


def test_what_has_come_on_time_does_not_pass(store: Store) -> None:
    come(store, MONDAY, ("a", "Alfa EU nda-approval 2024-03-05 expected for gout", "2024-01-01"))
    come(store, MONDAY, ("b", "Alfa EU complete-response 2024-03-04 for gout", "2024-03-04"))
    assert found(store, today=date(2024, 3, 9)) == []


def test_only_what_is_asked_for(store: Store) -> None:
    come(store, TUESDAY, *ARTICLES)
    assert {row["product"] for row in found(store, products=["c-3"])} == {"C-3"}
    assert {row["jurisdiction"] for row in found(store, countries=["KR"])} == {"KR"}
    assert {row["kind"] for row in found(store, kinds=["nda-approval"])} == {"nda-approval"}
    assert {row["indication"] for row in found(store, indication="myeloma")} == {"multiple myeloma"}
    with pytest.raises(NothingFoundError):
        found(store, products=["unheard"])
    none = digest(store, request(), since=TUESDAY, today=TODAY, sorts=["moved"])
    assert none.summary.startswith("No such change since 2024-03-05 08:00 UTC: 8 articles came in")


def test_a_digest_writes_nothing(store: Store) -> None:
    come(store, MONDAY, *ARTICLES)
    before = on_record(store)
    with store.writing():
        assert found(store, MONDAY), "and it waits for nobody who writes"
    assert on_record(store) == before


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(ARTICLES))), st.integers(1, 4))
def test_the_order_within_the_period_does_not_count(order: list[int], known: int) -> None:
    """The first `known` came in before; of the others any may come first."""
    with tempfile.TemporaryDirectory() as folder:
        digests = []
        for name, rest in (("sorted", sorted(order[known:])), ("as drawn", order[known:])):
            with open_store(str(Path(folder) / name)) as store:
                come(store, MONDAY, *(ARTICLES[number] for number in sorted(order[:known])))
                for number in rest:
                    come(store, TUESDAY, ARTICLES[number])
                digests.append([{**row, "articles": row["articles"]} for row in found(store)])
        assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("7d", MONDAY - timedelta(days=7)),
        (" 2W ", MONDAY - timedelta(days=14)),
        ("0d", MONDAY),
        ("2024-03-04", datetime(2024, 3, 4, tzinfo=UTC)),
        ("2024-02", datetime(2024, 2, 1, tzinfo=UTC)),
        ("2024-Q1", datetime(2024, 1, 1, tzinfo=UTC)),
    ],
)
def test_moments_as_a_user_writes_them(text: str, moment: datetime) -> None:
    assert moment_of(text, MONDAY.replace(microsecond=17)) == moment


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("soon", "neither a date nor a time span: 'soon'; write 2023-06-30, 7d or 2w"),
        ("", "neither a date nor a time span: ''"),
        ("-7d", "neither a date nor a time span"),
        ("7h", "neither a date nor a time span"),
        ("2024-02-30", "neither a date nor a time span"),
        ("2024-03-05", "'2024-03-05' is yet to come"),
        ("999999w", "nothing was so long ago: '999999w'"),
    ],
)
def test_moments_that_are_none(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        moment_of(text, MONDAY)


def test_sorts_of_change_as_a_user_writes_them() -> None:
    assert change_sorts(["moved,ADDED", "moved"]) == ("moved", "added")
    with pytest.raises(UsageError, match="no change 'move'; did you mean moved"):
        change_sorts(["move"])
