"""The dates that sentences tell, asked for in any order."""

from datetime import date

import pytest

from milestones.extract.dates.told import DatesTold
from milestones.extract.text.document import sentences
from tests.extract.comparing import article

CHAIN = (
    "Korvane filed Zelvora in May 2021. Nothing was said of it. The agency took it up two months later. "
    "It was cleared the following year. Europe followed in March. That same month it was sold."
)


@pytest.mark.parametrize("published", [date(2024, 6, 3), None])
@pytest.mark.parametrize("expected", [False, True])
def test_what_a_sentence_tells_does_not_depend_on_which_was_asked_first(
    published: date | None, expected: bool
) -> None:
    told = article(CHAIN, published=published)
    parts = sentences(told)
    forwards, backwards = DatesTold(told, parts), DatesTold(told, parts)
    inwards = [backwards.within(part, expected=expected) for part in reversed(parts)]
    assert [forwards.within(part, expected=expected) for part in parts] == inwards[::-1]


def test_dates_lean_on_what_was_told_before_though_nobody_asked_for_that() -> None:
    told = article(CHAIN, published=date(2024, 6, 3))
    parts = sentences(told)
    (later,) = DatesTold(told, parts).within(parts[2], expected=False)
    assert later.date.text == "2021-07"
    (next_year,) = DatesTold(told, parts).within(parts[3], expected=False)
    assert next_year.date.text == "2022"
