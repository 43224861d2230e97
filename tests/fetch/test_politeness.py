"""Turns, pauses, what hosts ask for, and robots.txt. Waiting moves the tests' clock, and takes no time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from milestones.fetch import Cause, Failed, Fetched, Fetcher
from milestones.fetch.client import user_agent
from milestones.model.problem import UsageError
from tests.fetch.outcomes import data, said
from tests.fetch.sites import PAGE, Reply, Site, Visitor, in_turn, page, raw, redirect, reset, status
from tests.fetch.world import Fetchers, Time

ROBOTS = "/robots.txt"
AUTOMATIC = [Cause.SUBSCRIBED, Cause.FOLLOWED]


def text(words: str) -> Reply:
    """A file of plain text."""
    return page(words.encode(), Content_Type="text/plain")


def test_a_host_is_left_alone_for_a_second_after_each_request(
    site: Site, fetcher: Fetcher, time: Time
) -> None:
    site.answers["/a"] = page()
    for host in ("a.test", "b.test", "a.test", "b.test"):
        data(fetcher.get(site.url("/a", host=host)))
    assert time.waits == [1]


def test_a_pause_that_has_passed_is_not_waited_for(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.answers["/a"] = page()
    for _ in range(2):
        data(fetcher.get(site.url("/a")))
        time.now += timedelta(seconds=0.75)
    assert time.waits == [0.25]


def test_threads_ask_a_host_one_at_a_time_and_hosts_together(site: Site, fetcher: Fetcher) -> None:
    together = Barrier(2, timeout=5)

    def meet(visitor: Visitor) -> None:
        together.wait()
        page()(visitor)

    site.answers |= {"/meet": meet, "/a": page()}
    with ThreadPoolExecutor(4) as threads:
        # Two requests that each wait for the other one: to two hosts they meet.
        assert list(
            threads.map(data, threads.map(fetcher.get, [site.url("/meet", host=f"{x}.test") for x in "ab"]))
        ) == [PAGE, PAGE]
        site.most_at_once = 0
        answers = list(threads.map(fetcher.get, [site.url("/a")] * 8))
    assert [data(answer) for answer in answers] == [PAGE] * 8
    assert site.most_at_once == 1


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("value", ["30", "Mon, 02 Mar 2026 12:00:30 GMT"])
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    site: Site, fetcher: Fetcher, time: Time, code: int, value: str
) -> None:
    site.answers["/a"] = in_turn(status(code, Retry_After=value), page())
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert time.waits == [30]


WHENEVER = f"Mon, 03 Jun {'9' * 40} 10:00:00 GMT"
"""A year that no machine can count to."""


@pytest.mark.parametrize(
    "value", ["0", "", "soon", "-5", "Mon, 02 Mar 2020 12:00:00 GMT", "9e9", "٣", WHENEVER]
)
def test_a_wish_that_makes_no_sense_is_none(site: Site, fetcher: Fetcher, time: Time, value: str) -> None:
    site.answers["/a"] = in_turn(
        raw(b"HTTP/1.1 429 x\r\nContent-Length: 0\r\nRetry-After: " + value.encode() + b"\r\n\r\n"), page()
    )
    assert data(fetcher.get(site.url("/a"))) == PAGE
    assert time.waits == [1]


@pytest.mark.parametrize("value", ["0", "Mon, 02 Mar 2020 12:00:00 GMT", "Thu, 01 Jan 0001 00:00:00 +1400"])
def test_nobody_is_told_to_wait_until_long_ago(site: Site, fetchers: Fetchers, value: str) -> None:
    site.answers["/a"] = status(503, Retry_After=value)
    assert said(fetchers(attempts=1).get(site.url("/a"))) == "503 Service Unavailable; try again later"


@pytest.mark.parametrize("value", ["9" * 500, "999999999", "Fri, 31 Dec 9999 23:59:59 -1200"])
def test_nobody_is_left_alone_for_more_than_a_year(site: Site, fetcher: Fetcher, value: str) -> None:
    site.answers["/a"] = status(503, Retry_After=value)
    assert (
        said(fetcher.get(site.url("/a"))) == "503 Service Unavailable; try again after 2027-03-03 12:00 UTC"
    )


@pytest.mark.parametrize("value", ["3600", "Mon, 02 Mar 2026 13:00:00 GMT"])
def test_a_host_that_asks_for_long_is_given_up(site: Site, fetcher: Fetcher, time: Time, value: str) -> None:
    site.answers |= {"/a": status(429, Retry_After=value), "/b": page()}
    answer = fetcher.get(site.url("/a"))
    assert said(answer) == "429 Too Many Requests; try again after 2026-03-02 13:00 UTC"
    assert isinstance(answer, Failed)
    assert (answer.status, answer.until) == (429, time.now + timedelta(hours=1))
    # Nor is anything else asked of it.
    other = fetcher.get(site.url("/b"))
    assert said(other) == "its host asks to be left alone until 2026-03-02 13:00 UTC; try again then"
    assert isinstance(other, Failed)
    assert other.until == answer.until
    assert data(fetcher.get(site.url("/b", host="b.test"))) == PAGE
    time.now += timedelta(hours=1)
    assert data(fetcher.get(site.url("/b"))) == PAGE
    assert site.paths == ["/a", "/b", "/b"]
    assert time.waits == []


def test_a_server_that_keeps_failing_is_asked_three_times_and_ever_more_rarely(
    site: Site, fetchers: Fetchers, time: Time
) -> None:
    site.answers["/a"] = status(500)
    assert said(fetchers().get(site.url("/a"))) == "500 Internal Server Error; try again later"
    assert time.waits == [1, 4]
    assert said(fetchers(attempts=1).get(site.url("/a"))) == "500 Internal Server Error; try again later"
    assert time.waits == [1, 4]


def test_a_page_that_a_person_names_is_read_as_by_a_browser(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": page(), ROBOTS: text("User-agent: *\nDisallow: /")}
    assert data(fetcher.get(site.url("/a"), Cause.TYPED)) == PAGE
    assert site.paths == ["/a"]


@pytest.mark.parametrize("cause", AUTOMATIC)
def test_robots_txt_is_asked_for_once_and_obeyed(site: Site, fetcher: Fetcher, cause: Cause) -> None:
    site.answers |= {"/a": page(), "/private/b": page(), ROBOTS: text("User-agent: *\nDisallow: /private/")}
    refused = (
        "its host's robots.txt asks programs not to read it; open it in a browser, save it, and read the file"
    )
    assert data(fetcher.get(site.url("/a"), cause)) == PAGE
    assert said(fetcher.get(site.url("/private/b"), cause)) == refused
    assert data(fetcher.get(site.url("/a"), cause)) == PAGE
    assert site.paths == [ROBOTS, "/a", "/a"]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: Milestones\nDisallow: /", False),
        ("User-agent: milestones\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/a", True),
        ("User-agent: *\nDisallow: /*/a$", False),
        ("User-agent: *\nDisallow: /*/b$", True),
        ("\ufeffUser-agent: *\r\nDisallow: /news/\r\n", False),
        ("<html>no such page</html>", True),
        ("User-agent: *\nDisallow: /" + "\n#" * 600_000 + "\nUser-agent: milestones\nAllow: /", False),
    ],
    ids=[
        "empty",
        "nothing",
        "all",
        "us",
        "all but us",
        "others",
        "the longest rule",
        "wildcards",
        "other wildcards",
        "byte order mark",
        "a page",
        "only its start counts",
    ],
)
def test_what_robots_txt_allows(site: Site, fetcher: Fetcher, rules: str, allowed: bool) -> None:
    site.answers |= {"/news/a": page(), ROBOTS: text(rules)}
    assert isinstance(fetcher.get(site.url("/news/a"), Cause.FOLLOWED), Fetched if allowed else Failed)
    assert ("/news/a" in site.paths) == allowed


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_all(site: Site, fetcher: Fetcher, code: int) -> None:
    site.answers |= {"/a": page(), ROBOTS: status(code)}
    assert data(fetcher.get(site.url("/a"), Cause.FOLLOWED)) == PAGE


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (status(500), "500 Internal Server Error; try again later"),
        (status(503), "503 Service Unavailable; try again later"),
        (status(429, Retry_After="600"), "429 Too Many Requests; try again after 2026-03-02 12:10 UTC"),
        (reset, "ended early: the connection was broken off; try again later"),
        (raw(b"nonsense"), "what answers is no web server; check the address"),
    ],
)
def test_a_host_whose_robots_txt_cannot_be_read_is_left_alone(
    site: Site, fetcher: Fetcher, reply: Reply, told: str
) -> None:
    site.answers |= {"/a": page(), ROBOTS: reply}
    for _ in range(2):
        answer = fetcher.get(site.url("/a"), Cause.FOLLOWED)
        assert said(answer) == f"its host's robots.txt cannot be read: {told}"
    assert set(site.paths) == {ROBOTS}
    assert len(site.paths) <= 3


def test_robots_txt_may_stand_elsewhere(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {
        "/a": page(),
        ROBOTS: redirect("/rules"),
        "/rules": text("User-agent: *\nDisallow: /a"),
    }
    assert "asks programs not to read it" in said(fetcher.get(site.url("/a"), Cause.FOLLOWED))


def test_the_robots_txt_of_each_host_on_the_way_is_obeyed(site: Site, fetcher: Fetcher) -> None:
    with Site() as other:
        site.answers |= {"/a": redirect(other.url("/b", host="other.test"))}
        other.answers |= {"/b": page(), ROBOTS: text("User-agent: *\nDisallow: /")}
        assert said(fetcher.get(site.url("/a"), Cause.FOLLOWED)).startswith(
            f"leads to {other.url('/b', host='other.test')}: its host's robots.txt asks programs not to"
        )
        assert other.paths == [ROBOTS]
        fetcher.close()


@pytest.mark.parametrize(("delay", "pause"), [("5", 5), ("0.1", 1), ("86400", 30), ("-1", 1)])
def test_the_pauses_that_robots_txt_asks_for_are_kept(
    site: Site, fetcher: Fetcher, time: Time, delay: str, pause: float
) -> None:
    site.answers |= {"/a": page(), ROBOTS: text(f"User-agent: *\nCrawl-delay: {delay}")}
    for _ in range(2):
        data(fetcher.get(site.url("/a"), Cause.FOLLOWED))
    # The first pause is after robots.txt, before it is known what that asks for.
    assert time.waits == [1, pause]


@pytest.mark.parametrize("contact", ["news@pharma.example", "https://pharma.example/about", "Ana [ext. 7]"])
def test_a_contact_is_sent(contact: str) -> None:
    assert user_agent(contact).endswith(f"; {contact})")


@pytest.mark.parametrize("contact", ["a\r\nCookie: x", "(a", "a)", "ü", "a" * 201, "\\"])
def test_a_contact_that_cannot_be_sent_is_refused(contact: str) -> None:
    with pytest.raises(UsageError, match="is no contact that can be sent"):
        user_agent(contact)


def test_nobody_needs_to_name_a_contact() -> None:
    assert user_agent(None).endswith(" (reader of regulatory news)")
