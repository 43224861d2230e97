"""The article's own day, where its text bears out or contradicts what its source says."""

from datetime import date

import pytest

from milestones.extract.dates.full import absolute_dates
from milestones.extract.dates.ownday import own_day
from milestones.model.article import Article, DateTrust, Published

CRAWLED = date(2024, 9, 11)
LEAD = "The regulator has cleared Fucaso, a cell therapy for relapsed multiple myeloma."


def day_of(text: str, said: date | None = CRAWLED, trust: DateTrust = DateTrust.GIVEN) -> Published | None:
    article = Article("a", text, "", published=Published(said, trust) if said else None)
    return own_day(article, absolute_dates(text))


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("For Immediate Release: March 3, 2017\n\n", date(2017, 3, 3)),
        ("SHANGHAI, July 3, 2023 /Newswire/ -- ", date(2023, 7, 3)),
        ("Basel, 5 March 2023 - ", date(2023, 3, 5)),
        ("Lund, Sweden; August 23, 2023, 07:00 CET; regulated information - ", date(2023, 8, 23)),
        ("Regulator clears Fucaso LUND,Oct. 13, 2021// -- ", date(2021, 10, 13)),
        ("Regulator clears Fucaso October 13, 2021 * * * * * ", date(2021, 10, 13)),
    ],
)
def test_the_texts_own_word_counts_more(head: str, day: date) -> None:
    for said in (CRAWLED, None):
        assert day_of(head + LEAD, said) == Published(day, DateTrust.FOUND)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"{LEAD} It had been filed on July 3, 2023.",
        f"- July 3, 2023: the file is accepted.\n- {LEAD}",
        f"{LEAD} Data are expected in 2026.",
        f"{LEAD} Data had been expected in the first quarter of 2024.",
        f"{LEAD} Data are expected in the first quarter of 2024. It was filed in August 2024.",
    ],
)
def test_other_days_do_not_contradict_it(text: str) -> None:
    assert day_of(text) == Published(CRAWLED, DateTrust.GIVEN)


def test_a_page_that_still_expects_what_is_long_past_is_doubtful() -> None:
    text = f"{LEAD} Data are expected in the first quarter of 2023."
    assert day_of(text) == Published(CRAWLED, DateTrust.DOUBTFUL)


def test_a_doubtful_day_that_the_dateline_gives_is_found() -> None:
    text = f"LUND, September 11, 2024 -- {LEAD}"
    assert day_of(text, trust=DateTrust.DOUBTFUL) == Published(CRAWLED, DateTrust.FOUND)


def test_without_any_day_there_is_none() -> None:
    assert day_of(LEAD, None) is None
