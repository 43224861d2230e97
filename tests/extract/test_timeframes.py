"""What headings and the openings of lines say of time."""

from datetime import date

import pytest

from milestones.extract.dates.timeframes import frames
from milestones.extract.text.document import sentences
from milestones.model.article import Article

BODY = "The regulator has cleared Fucaso, a cell therapy."


def frame_of(text: str, today: date | None = None) -> str | None:
    """The notation of the frame of the last line."""
    article = Article("a", text, "")
    parts = sentences(article)
    found = frames(article.text, parts, today).of(parts[-1])
    return found.notation if found else None


@pytest.mark.parametrize(
    ("heading", "notation"),
    [
        ("Fourth quarter of 2024", "2024-Q4"),
        ("Q4 2024", "2024-Q4"),
        ("2023", "2023"),
        ("- 2023 -", "2023"),
        ("March 2024", "2024-03"),
        ("March 2024\n\nApril", "2024-04"),
        ("January 2024\n\nDecember", "2023-12"),
        ("2023\n\nMay", "2023-05"),
    ],
)
def test_a_heading_that_is_a_date_frames_what_follows(heading: str, notation: str) -> None:
    assert frame_of(f"{heading}\n\n{BODY}") == notation


@pytest.mark.parametrize(
    "heading",
    [
        "Results for 2023",
        "Why 2023 was a good year",
        "Korvane in March",
        "January",  # of which year?
        "March 4, 2024",  # alone, it is rather the article's day
        "May",
    ],
)
def test_other_headings_frame_nothing(heading: str) -> None:
    assert frame_of(f"{heading}\n\n{BODY}") is None


def test_days_that_head_entries_frame_them() -> None:
    text = f"March 4, 2024\n\n{BODY}\n\nMarch 9, 2024\n\n{BODY}"
    assert frame_of(text) == "2024-03-09"


@pytest.mark.parametrize(
    ("line", "notation"),
    [
        (f"March 4, 2024: {BODY}", "2024-03-04"),
        (f"- 4 March 2024 – {BODY}", "2024-03-04"),
        (f"March 4: {BODY}", "2024-03-04"),
        (f"July 15, 2024 – {BODY}", None),  # the article's own day: a dateline
        (f"November 4: {BODY}", None),  # to come, in a calendar
        (f"On March 4, 2024 {BODY}", None),
    ],
)
def test_a_line_that_opens_with_a_day_is_framed_by_it(line: str, notation: str | None) -> None:
    assert frame_of(f"The year so far, told in order.\n\n{line}", date(2024, 7, 15)) == notation


def test_days_of_a_month_open_sentences_within_a_paragraph() -> None:
    text = "MARCH 2024\n\n4: The agency says yes. It adds a condition. 18: The ministry agrees."
    told = Article("a", text, "")
    parts = sentences(told)
    found = frames(told.text, parts, None)
    days = [
        frame.notation
        for part in parts
        if (frame := found.of(part)) and part.block.number == parts[-1].block.number
    ]
    assert days == ["2024-03-04", "2024-03-04", "2024-03-18"]
