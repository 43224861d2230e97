"""Headings "About ..." within the one long line of a page that lost its lines."""

import pytest

from milestones.extract.text.relining import relined
from tests.extract.comparing import article

NEWS = "The FDA approved Zelvora for gout on May 3, 2024. " + "A trial of adults showed that it works. " * 30


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("About Zelvora Zelvora is a pill.", "About Zelvora"),
        ("About Zelvora® Zelvora® is a pill.", "About Zelvora®"),
        ("About the DAWN Trial The trial ran in Spain.", "About the DAWN Trial"),
        ("About severe gout Severe gout is a disease.", "About severe gout"),
        ("About Korvane Therapeutics At Korvane, we make pills.", "About Korvane Therapeutics"),
    ],
)
def test_such_a_heading_gets_a_line_of_its_own(text: str, heading: str) -> None:
    told = article(NEWS + text)
    assert heading in relined(told).text.split("\n")
    assert len(relined(told).text) == len(told.text)


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "About half of the adults were well again.",
        NEWS + "They asked about Zelvora. Zelvora is a pill.",
        NEWS + "About Korvane little is known.",
        "The FDA approved Zelvora. About Zelvora Zelvora is a pill.",
    ],
    ids=["a number", "within a sentence", "no text below", "a short text"],
)
def test_other_words_stay_in_their_line(text: str) -> None:
    assert "\n" not in relined(article(text)).text


def test_a_text_with_lines_stays_as_it_is() -> None:
    told = article("The FDA approved Zelvora.\n\nAbout Zelvora\nZelvora is a pill.\n" + "It works.\n" * 200)
    assert relined(told).text == told.text
