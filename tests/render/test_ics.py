"""Calendars, read back as a calendar program reads them."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar, Event

from milestones.model.agenda import Agenda, Occasion
from milestones.model.problem import UsageError
from milestones.model.table import Table
from milestones.render.rendering import render

from .test_hostile import ACTING, HOSTILE

QUARTER = Occasion(
    "milestones-k2m4p6q8",
    date(2024, 10, 1),
    date(2024, 12, 31),
    datetime(2024, 1, 10, tzinfo=UTC),
    "Zelvora · expected: Approved · US FDA · heart failure",
    "Expected: Approved, US FDA, by 2024-Q4\nwire.txt: “a decision; by year's end, 泽沃拉注射液”",
    ("Approved", "US"),
)
TABLE = Table("calendar", ("id",), [{"id": "k2m4p6q8"}])


def written(*occasions: Occasion) -> str:
    out = io.StringIO(newline="")
    agenda = Agenda("Expected milestones", occasions, 0, TABLE)
    render(agenda, "ics", out, width=80, color=False)
    return out.getvalue()


def read_back(*occasions: Occasion) -> list[Event]:
    calendar: Any = Calendar.from_ical(written(*occasions))
    assert calendar.errors == []
    assert (calendar["version"], calendar["calscale"]) == ("2.0", "GREGORIAN")
    assert calendar["prodid"] == "-//milestones//Expected milestones//EN"
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}, "no alarms, no time zones"
    events: list[Event] = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in events)
    return events


def test_a_quarter_is_a_span_of_whole_days_with_an_exclusive_end() -> None:
    (event,) = read_back(QUARTER)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 10, 1), date(2025, 1, 1))
    lines = written(QUARTER).split("\r\n")
    assert {"DTSTART;VALUE=DATE:20241001", "DTEND;VALUE=DATE:20250101"} <= set(lines)
    assert {"DTSTAMP:20240110T000000Z", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"} <= set(lines)
    assert (event["uid"], event["summary"]) == (QUARTER.uid, QUARTER.summary)
    assert event["description"] == QUARTER.description
    assert event["categories"].to_ical() == b"Approved,US"


def test_one_day_is_one_day_also_the_last_of_all() -> None:
    one, last = read_back(
        replace(QUARTER, first=date(2024, 2, 29), last=date(2024, 2, 29)),
        replace(QUARTER, first=date.max, last=date.max),
    )
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2024, 2, 29), date(2024, 3, 1))
    assert last["dtstart"].dt == date.max
    assert "dtend" not in last, "without an end it is one day"


def test_lines_end_as_the_standard_says_and_are_no_longer_than_75_bytes() -> None:
    text = written(replace(QUARTER, summary="泽沃拉注射液" * 60, description="x" * 1000))
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert written(QUARTER) == written(QUARTER)


def test_an_empty_calendar_is_one() -> None:
    assert read_back() == []


INJECTED = {
    **HOSTILE,
    "an event's end": "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY",
    "escapes": "a\\nb\\,c\\;d\\\\e",
    "separators of values": 'a,b;c:d"e',
    "a parameter": ";VALUE=DATE:20200101",
}


@pytest.mark.parametrize("text", INJECTED.values(), ids=INJECTED.keys())
def test_nothing_in_an_article_acts(text: str) -> None:
    hostile = replace(QUARTER, summary=text, description=f"first\n{text}", categories=(text, "US"))
    hostile = replace(hostile, description=hostile.description.replace("\r\n", " "))
    (event,) = read_back(hostile)
    assert not set(written(hostile)) & set(ACTING)
    assert sorted(event.keys()) == sorted(read_back(QUARTER)[0].keys())
    assert "\n" not in event["summary"]
    if text.isprintable():
        assert event["summary"] == text
        assert event["description"] == f"first\n{text}"
        assert [str(category) for category in event["categories"].cats] == [text, "US"]


def test_other_formats_are_those_of_the_table() -> None:
    agenda = Agenda("Expected milestones", (QUARTER,), 0, TABLE)
    for format in ("table", "csv", "tsv", "json", "jsonl", "md"):
        one, other = io.StringIO(), io.StringIO()
        render(agenda, format, one, width=80, color=False)
        render(TABLE, format, other, width=80, color=False)
        assert one.getvalue() == other.getvalue() != ""


def test_a_table_is_no_calendar() -> None:
    with pytest.raises(UsageError, match="no format 'ics'"):
        render(TABLE, "ics", io.StringIO(), width=80, color=False)
