import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from milestones.model.problem import UsageError
from milestones.model.table import Table
from milestones.services.gaps import failing_types, failures, gap_types, gaps
from milestones.services.ingest import ingest
from milestones.services.request import request
from milestones.store import Store

from .telling import tell

TODAY = date(2025, 3, 1)


@pytest.fixture
def news(store: Store) -> Store:
    tell(
        store,
        ("a", "Alfa,A-1 KR nda-approval 2023-06 for multiple myeloma\nAlfa US ind-approval 2020 for RRMM"),
        ("b", "Bravo US nda-approval 2022-01 for lupus"),
        ("c", "Alfa JP nda-approval 2024-01 expected for multiple myeloma"),
    )
    return store


def said(table: Table, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in table.rows]


def test_gaps_are_found_in_all_that_is_on_record_and_then_filtered(news: Store) -> None:
    everything = gaps(news, request(), today=TODAY)
    types = {gap for (gap,) in said(everything, "gap")}
    assert types >= {"jurisdiction", "expected-passed", "single-source"}
    # Only the approval in KR makes the US late: it counts although only the US is asked for.
    shown = gaps(news, request(countries=["US"], products=["Alfa"]), today=TODAY)
    american = [row for row in everything.rows if (row["jurisdiction"], row["product"]) == ("US", "Alfa")]
    assert said(shown, "detail") == [(row["detail"],) for row in american]
    assert "jurisdiction" in {row["gap"] for row in american}
    assert shown.notes[0].startswith(f"{len(american)} of ")
    assert shown.title.startswith("Gaps: 1 jurisdiction · ")
    passed = gaps(news, request(products=["A-1"]), today=TODAY, types=["expected-passed"])
    assert said(passed, "gap", "jurisdiction", "days") == [("expected-passed", "JP", 395)]
    assert said(gaps(news, request(indication="lupus", kinds=["refusal"]), today=TODAY), "gap") == []
    assert gaps(news, request(kinds=["refusal"]), today=TODAY).title == "Gaps"


@pytest.mark.parametrize("asked", [{"against": ["FR"]}, {"asked": request(countries=["FR"])}])
def test_a_place_without_any_record_is_looked_at_where_it_is_asked_for(
    news: Store, asked: dict[str, object]
) -> None:
    wanted = {"asked": request(), "today": TODAY, "types": ["jurisdiction"], **asked}
    table = gaps(news, **wanted)  # type: ignore[arg-type]
    assert {("FR", "Alfa"), ("FR", "Bravo")} <= set(said(table, "jurisdiction", "product"))
    assert "FR" not in {code for (code,) in said(gaps(news, request(), today=TODAY), "jurisdiction")}


@pytest.mark.parametrize(
    ("year", "found"), [("2022", ["doubtful-date", "single-source"]), ("2025", ["single-source"])]
)
def test_an_article_of_a_doubtful_day_makes_a_doubtful_date(
    store: Store, write: Callable[[str, str], Path], year: str, found: list[str]
) -> None:
    # What the text tells of last is years before the day in its head: that is the day of printing.
    lines = (
        "Tuesday, January 14, 2025",
        "Regulator lets trial of a cell therapy begin",
        "The medicines regulator has let a trial of a cell therapy begin, after a review of a study in which "
        "most patients responded, the company said in a short notice. "
        f"As of January 10, {year} twelve patients had been treated with it.",
        "Alfa KR ind-approval ≤2022-03-20 for gout",
    )
    ingest(store, [str(write("a.txt", "\n\n".join(lines)))], io.BytesIO())
    assert [gap for (gap,) in said(gaps(store, request(), today=TODAY), "gap")] == found


def test_the_types_of_gap() -> None:
    assert gap_types(["conflict,undated", "Conflict"]) == ("conflict", "undated")
    with pytest.raises(UsageError, match="no gap 'conflit'; did you mean conflict"):
        gap_types(["conflit"])


def test_a_type_that_the_report_leaves_out_cannot_fail_it() -> None:
    assert failing_types(["overdue", "conflict"], ()) == ("overdue", "conflict")
    assert failing_types(["conflict"], ["overdue", "conflict"]) == ("conflict",)
    with pytest.raises(UsageError, match="--fail-on conflict would never fail"):
        failing_types(["overdue,conflict"], ["overdue"])


def test_what_fails_is_counted_by_type(news: Store) -> None:
    table = gaps(news, request(), today=TODAY)
    alone = sum(gap == "single-source" for (gap,) in said(table, "gap"))
    assert failures(table, ["conflict", "expected-passed"]) == "1 expected-passed gap"
    assert failures(table, ["single-source", "expected-passed"]) == (
        f"{alone} single-source gaps, 1 expected-passed gap"
    )
    assert failures(table, ["conflict"]) == failures(table, []) == ""
