from dataclasses import replace

import pytest

from milestones.report.labels import date_of, label, signs_of, width_of, words_of

from .records import milestone


def test_the_words_say_all_that_is_seen() -> None:
    found = milestone(
        "nda-approval", "KR", "announced 2024-07-03", articles=["a.txt"], conflict="b.txt says 2023"
    )
    found = replace(found, ruling="confirmed by Ana Roth on 2025-02-01")
    assert words_of(found, "South Korea") == (
        "Approved, South Korea, on or before 2024-07-03, heart failure, 1 source, articles disagree, "
        "confirmed by Ana Roth on 2025-02-01"
    )
    assert signs_of(found) == "*!"
    undated = milestone("nda-approval", "KR", "undated", expected=True, indication=None)
    assert words_of(undated, "South Korea") == "Approved, South Korea, no date, expected, 2 sources"


@pytest.mark.parametrize(
    ("when", "expected", "told"),
    [
        ("stated 2023-06", False, "2023-06"),
        ("announced 2023-07-03", False, "≤ 2023-07-03"),
        ("stated 2025-Q3", True, "by 2025-Q3"),
        ("undated", False, ""),
    ],
)
def test_a_label_says_what_when_and_where_it_must_of_which_disease(
    when: str, expected: bool, told: str
) -> None:
    found = milestone("nda-approval", when=when, expected=expected, conflict="b.txt says 2021")
    assert date_of(found) == told
    assert label(found, "gout") == " ".join(filter(None, ("Approved", told, "gout", "!")))


def test_a_label_has_the_room_that_its_letters_take() -> None:
    assert width_of("多发") == 24
    assert width_of("mill") < width_of("Mill") + 1 < width_of("MOON")
    # What the string takes in DejaVu Sans at 12 pixels, as Chromium measures it.
    assert 183 <= width_of("IND approved (≤ 2024-07-15)") < 200
