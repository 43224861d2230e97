"""The commands that watch the time."""

import csv
import io
import json
from datetime import timedelta

import pytest

from .running import ARTICLES, Program

DIGEST = "change,product,indication,jurisdiction,kind,before,after,days,articles,id,detail"


@pytest.fixture
def later(filled: Program) -> Program:
    """The program two days after the seed articles came in."""
    filled.now += timedelta(days=2)
    filled.today += timedelta(days=2)
    return filled


def test_a_digest_by_the_clock_handed_in(later: Program) -> None:
    week, day = later("digest"), later("digest", "--since", "1d")
    assert (week.status, week.err, day.status, day.err) == (0, "", 0, "")
    assert week.out.splitlines()[0] == DIGEST
    assert {row["change"] for row in csv.DictReader(io.StringIO(week.out))} == {"added"}
    assert day.out == DIGEST + "\n"
    assert later("digest", "--since", "1d", "--format", "table").out == (
        "Nothing has changed since 2025-03-02 09:30 UTC: 0 articles came in, 7 articles read in all\n"
    )
    assert later("digest", "--since", "1d", "--format", "jsonl").out == ""


def test_what_an_article_of_today_adds(later: Program) -> None:
    text = "The FDA granted fast track designation to Fucaso for lupus nephritis on 28 February 2025."
    assert later("ingest", "-", stdin=text.encode()).status == 0
    (row,) = [
        json.loads(line) for line in later("digest", "--since", "1d", "--format", "jsonl").out.splitlines()
    ]
    assert list(row) == DIGEST.split(",")
    assert (row["change"], row["kind"], row["after"]) == ("added", "fast-track-designation", "2025-02-28")
    assert later("show", row["id"]).status == 0
    mail = later("digest", "--since", "1d", "--format", "md").out
    assert mail.startswith(
        "# Changes since 2025-03-02 09:30 UTC\n\n1 added; 1 article came in\n\n## Fucaso ("
    )
    assert later("ingest", ARTICLES).status == 0
    assert len(later("digest", "--since", "1d", "--format", "jsonl").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            "digest --since soon",
            "milestones: neither a date nor a time span: 'soon'; write 2023-06-30, 7d or 2w",
        ),
        ("digest --since 2025-03-04", "milestones: '2025-03-04' is yet to come"),
        ("digest --change new", "milestones: no change 'new'; "),
    ],
)
def test_wrong_usage_is_one_line(later: Program, arguments: str, says: str) -> None:
    ran = later(*arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(says)
    assert len(ran.err.splitlines()) == 1


def test_a_product_that_nobody_knows(later: Program) -> None:
    ran = later("digest", "unheard")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "milestones: no product 'unheard' in the articles read\n"
