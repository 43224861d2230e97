"""The article's day as its head tells it. Each case names the rule that it shows."""

from datetime import date

import pytest

from milestones.model.article import DateTrust
from milestones.read.article.building import build_article
from milestones.read.origin import Given, Origin

HEADLINE = "Regulator clears Fucaso for relapsed multiple myeloma"
LEAD = (
    "The medicines regulator has cleared Fucaso, a cell therapy for relapsed multiple myeloma, after a "
    "review of a trial in which most patients responded, the company that makes it said in a short notice "
    "to its investors."
)
FOUND, DOUBTFUL = DateTrust.FOUND, DateTrust.DOUBTFUL


def page(*lines: str, body: str = LEAD) -> str:
    return "\n\n".join((*lines, body))


@pytest.mark.parametrize(
    "line, day",
    [
        ("3 July 2023", date(2023, 7, 3)),
        ("Monday, July 03, 2023", date(2023, 7, 3)),
        ("Sept. 9, 2020 - 15:21", date(2020, 9, 9)),
        ("2023-01-17| ChinaPartnerships", date(2023, 1, 17)),
        ("07.08.2025 - 18:05:16 | Source: Business wire", date(2025, 8, 7)),
        ("2024年6月19日", date(2024, 6, 19)),
        ("2024年6月19日(水)15:00", date(2024, 6, 19)),
        ("2024년 6월 19일", date(2024, 6, 19)),
        ("发布时间:2024-06-19 来源:证券报", date(2024, 6, 19)),
        ("Published on 3 July 2023", date(2023, 7, 3)),
        ("Publié le 3 juillet 2023", date(2023, 7, 3)),
        ("3. Juli 2023, 10:15 Uhr", date(2023, 7, 3)),
        ("Published 3 July 2023 | Updated 5 July 2023", date(2023, 7, 3)),
        ("By Staff reporter | Sept. 9, 2020 - 15:21", date(2020, 9, 9)),
        ("For Immediate Release: March 03, 2017", date(2017, 3, 3)),
        ("LONDON, 3 July 2023", date(2023, 7, 3)),
        ("**3 July 2023**", date(2023, 7, 3)),
    ],
)
def test_a_line_that_gives_the_day_above_or_below_the_headline(line: str, day: date) -> None:
    for text in (page(HEADLINE, line), page(line, HEADLINE)):
        found = build_article(text, Origin("a.txt", "a.txt"))
        assert found.published and (found.published.day, found.published.trust) == (day, FOUND)
        assert found.title == HEADLINE


@pytest.mark.parametrize(
    "opening, day",
    [
        ("SHANGHAI, July 3, 2023 /PRNewswire/ -- ", date(2023, 7, 3)),
        ("SAN DIEGO and BASEL, Switzerland, Jan. 29, 2024 (GLOBE NEWSWIRE) -- ", date(2024, 1, 29)),
        ("MUNICH, 29 January 2026 – ", date(2026, 1, 29)),
        ("Basel, 5 March 2024 - ", date(2024, 3, 5)),
        ("Saint Herblain (France), July 1, 2024 – ", date(2024, 7, 1)),
        ("DALLAS, TX -- June 4, 2025 -- ", date(2025, 6, 4)),
        ("July 3, 2023 – ", date(2023, 7, 3)),
        ("MONDAY, Jan. 21, 2013 (HealthNews) -- ", date(2013, 1, 21)),
        ("中国上海，2024年6月19日——", date(2024, 6, 19)),
        ("上海2024年6月19日电 ", date(2024, 6, 19)),
        ("서울, 2024년 6월 19일 – ", date(2024, 6, 19)),
    ],
)
def test_a_dateline(opening: str, day: date) -> None:
    found = build_article(page(HEADLINE, body=opening + LEAD), Origin("a.txt", "a.txt")).published
    assert found and (found.day, found.trust) == (day, FOUND)


def test_a_dateline_below_a_long_standfirst() -> None:
    text = page(HEADLINE, LEAD, body="SHANGHAI, July 3, 2023 /PRNewswire/ -- " + LEAD)
    found = build_article(text, Origin("a.txt", "a.txt")).published
    assert found and found.day == date(2023, 7, 3)


def test_a_day_with_its_time_where_the_lines_ran_together() -> None:
    text = f"{HEADLINE} September 28, 2023 6:45 am ET {LEAD}"
    found = build_article(text, Origin("a.txt", "a.txt")).published
    assert found and (found.day, found.trust) == (date(2023, 9, 28), FOUND)


@pytest.mark.parametrize(
    "lines",
    [
        ("On 30 June 2023 the regulator cleared Fucaso for adults.",),
        ("On June 30, 2023, the regulator cleared it.",),
        ("As of March 20, 2022 twelve patients had been treated in the study",),
        ("June 2023",),
        ("• PDUFA date: June 30, 2025",),
        ("• 14 March 2024 – the file is accepted",),
        ("14 March 2024: the file is accepted after four months of checks by the regulator's own staff.",),
        ("Maker to present at the Basel growth conference on August 20, 2025",),
    ],
)
def test_no_day_of_the_article(lines: tuple[str, ...]) -> None:
    assert build_article(page(HEADLINE, *lines), Origin("a.txt", "a.txt")).published is None


@pytest.mark.parametrize(
    "foot",
    [
        ("Related posts", "Another company reports results", "2024-05-03"),
        ("EVENTS", "Cell therapy week, 12 June 2024", "Friday, June 14, 2024"),
        ("Timeline", "14 March 2024: the regulator accepts the file", "30 June 2024: it approves"),
    ],
)
def test_lists_at_the_foot_and_the_running_text_do_not_count(foot: tuple[str, ...]) -> None:
    body = LEAD + " The regulator had accepted the file in October 2022; the cut-off was March 20, 2022."
    assert (
        build_article(
            page(HEADLINE, body=body) + "\n\n" + "\n".join(foot), Origin("a.txt", "a.txt")
        ).published
        is None
    )


CLOCK = "Tuesday, January 14, 2025"


def told(day: str) -> str:
    return f"{LEAD} As of {day} twelve patients had been treated with it."


@pytest.mark.parametrize(
    "lines, body, trust",
    [
        ((CLOCK, HEADLINE), told("March 20, 2022"), DOUBTFUL),
        ((CLOCK, HEADLINE), told("December 2023"), DOUBTFUL),
        (("Tue, January 14, 2025 10:32", HEADLINE), told("March 20, 2022"), DOUBTFUL),
        (("2025年1月14日 星期二", HEADLINE), told("March 20, 2022"), DOUBTFUL),
        (("2025년 1월 14일 (화)", HEADLINE), told("March 20, 2022"), DOUBTFUL),
        (("Medtech News", CLOCK, HEADLINE), told("March 20, 2022"), DOUBTFUL),
        # supported by the text
        ((CLOCK, HEADLINE), told("January 2024"), FOUND),
        ((CLOCK, HEADLINE), told("March 20, 2024"), FOUND),
        ((CLOCK, HEADLINE), told("March 20, 2022") + " Sales begin in May 2025.", FOUND),
        # no month or day in the text speaks against it
        ((CLOCK, HEADLINE), LEAD, FOUND),
        ((CLOCK, HEADLINE), told("2019"), FOUND),
        # not above the headline, or not a clock
        ((HEADLINE, CLOCK), told("March 20, 2022"), FOUND),
        (("January 14, 2025", HEADLINE), told("March 20, 2022"), FOUND),
        (("By A. Writer | Tuesday, January 14, 2025", HEADLINE), told("March 20, 2022"), FOUND),
        (("LONDON, Tuesday, January 14, 2025", HEADLINE), told("March 20, 2022"), FOUND),
    ],
)
def test_a_page_clock_that_the_text_cannot_support_is_doubtful(
    lines: tuple[str, ...], body: str, trust: DateTrust
) -> None:
    found = build_article(page(*lines, body=body), Origin("a.txt", "a.txt")).published
    assert found and (found.day, found.trust) == (date(2025, 1, 14), trust)


def test_dates_of_related_posts_do_not_support_a_clock() -> None:
    foot = "Related posts\n\nAnother company appoints a head of research\n\nJanuary 10, 2025"
    text = page(CLOCK, HEADLINE, body=told("March 20, 2022")) + "\n\n" + foot
    found = build_article(text, Origin("a.txt", "a.txt")).published
    assert found and found.trust is DOUBTFUL


def test_a_clock_above_a_text_whose_headline_is_given_apart() -> None:

    text = page(CLOCK, body=told("March 20, 2022"))
    found = build_article(text, Origin("a.txt", "a.txt"), Given(title="Myeloma therapy cleared")).published
    assert found and found.trust is DOUBTFUL


@pytest.mark.parametrize(
    "lines, body, day",
    [
        # nearer to the text
        (("3 July 2023", HEADLINE), "SHANGHAI, July 1, 2023 /PRNewswire/ -- " + LEAD, date(2023, 7, 1)),
        (("3 July 2023", HEADLINE, "1 July 2023"), LEAD, date(2023, 7, 1)),
        # a clock yields, wherever it stands
        (("1 July 2023", CLOCK, HEADLINE), LEAD, date(2023, 7, 1)),
        ((CLOCK, "1 July 2023", HEADLINE), LEAD, date(2023, 7, 1)),
    ],
)
def test_of_two_days_one_wins(lines: tuple[str, ...], body: str, day: date) -> None:
    found = build_article(page(*lines, body=body), Origin("a.txt", "a.txt")).published
    assert found and (found.day, found.trust) == (day, FOUND)
