"""The commands that watch the time."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from rich.cells import cell_len

from .running import ARTICLES, Program

NEWS = (
    "Harbor expects the FDA to decide on the biologics license application for Fucaso for lupus nephritis "
    "by 15 June 2025. It plans to file a marketing application for Fucaso with the EMA in the second half of "
    "2025. It also plans to submit a marketing application for Fucaso in Japan."
)
"""Two expectations for known days, and one for none."""
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


@pytest.fixture
def expecting(filled: Program) -> Program:
    """The program with a store of expectations."""
    news = json.dumps({"id": "n1", "published": "2025-02-20", "text": NEWS})
    assert filled("ingest", "-", stdin=news.encode()).status == 0
    return filled


def test_what_is_expected_in_order(expecting: Program) -> None:
    ran = expecting("calendar", "fucaso", "--since", "2025", "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["kind"], row["date"], row["state"]) for row in rows] == [
        ("nda-approval", "2025-06-15", "ahead"),
        ("nda-submission", "2025-H2", "ahead"),
    ]
    later = expecting("calendar", "fucaso", "--since", "2025", "--today", "2025-06-16", "--format", "jsonl")
    first = json.loads(later.out.splitlines()[0])
    assert (first["state"], first["days"]) == ("passed", -1)


def test_a_calendar_file_that_a_calendar_can_read(expecting: Program, tmp_path: Path) -> None:
    path = tmp_path / "fucaso.ics"
    ran = expecting("calendar", "fucaso", "--output", path)
    assert (ran.status, ran.out) == (0, "")
    left_out = sum(
        row["state"] == "undated"
        for row in json.loads(expecting("calendar", "fucaso", "--format", "json").out)
    )
    assert left_out > 1
    assert ran.err == f"{left_out} more are expected on no known day, and left out: milestones calendar\n"
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    decision = next(event for event in events if event["dtstart"].dt == date(2025, 6, 15))
    assert decision["dtend"].dt == date(2025, 6, 16)
    assert "Harbor expects the FDA to decide" in decision["description"]
    to_pipe = expecting("calendar", "fucaso", "--format", "ICS")
    assert (to_pipe.out.encode(), to_pipe.err) == (path.read_bytes(), ran.err)


def test_one_that_is_left_out_is_one(program: Program) -> None:
    text = b"Harbor plans to submit a marketing application for Zelvora in Japan."
    assert program("ingest", "-", stdin=text).status == 0
    ran = program("calendar", "--format", "ics")
    assert ran.err == "1 more is expected on no known day, and left out: milestones calendar\n"
    assert program("calendar", "--format", "csv").err == ""


def test_a_calendar_without_anything_expected(expecting: Program) -> None:
    ran = expecting("calendar", "--country", "FR", "--format", "table")
    assert (ran.status, ran.err) == (0, "")
    assert "Nothing on record." in ran.out


@pytest.mark.parametrize("command", ["digest", "calendar"])
@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_lines_fit_the_terminal_and_colours_can_be_left_out(
    expecting: Program, command: str, width: int
) -> None:
    expecting.terminal, expecting.width = True, width
    plain = expecting(command, "--no-color").out
    assert "\x1b" not in plain
    assert max(map(cell_len, plain.splitlines())) <= width
    coloured = expecting(command).out
    assert "\x1b[1m" in coloured
    expecting.environ["NO_COLOR"] = "1"
    assert expecting(command).out == plain
