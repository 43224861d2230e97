"""Feeds on a real server of this machine, read into a store."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

import pytest

from milestones.fetch import Fetcher, Policy, World
from milestones.model.filters import Filter
from milestones.model.problem import NothingFoundError
from milestones.services.feeds import FeedOutcome, News, fetch, plan
from milestones.services.outcomes import IngestResult
from milestones.services.subscriptions import add, remove
from milestones.store import Store
from tests.fetch.sites import Site, Visitor, in_turn, is_public, page, redirect, resolve, status

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
WORDS = " The gazette of the ministry has printed the decision, which a clerk read out on Monday." * 12


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        yield opened


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(*means()) as opened:
        yield opened


def means() -> tuple[Policy, World]:
    policy = Policy(connect=2, silence=2, total=4, pause=0, attempts=1)
    return policy, World(resolve, is_public, proxy=lambda url: None)


def item(link: str, title: str, text: str = "In short: news.", *, full: str = "", guid: str = "") -> str:
    day = format_datetime(datetime(2026, 3, 1, 8, 0, tzinfo=UTC))
    content = f"<content:encoded>{escape(full)}</content:encoded>" if full else ""
    name = f"<guid>{guid}</guid>" if guid else ""
    return (
        f"<item><title>{title}</title><link>{link}</link>{name}<pubDate>{day}</pubDate>"
        f"<description>{text}</description>{content}</item>"
    )


def rss(*items: str) -> bytes:
    content = "http://purl.example/rss/1.0/modules/content/"
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="{content}"><channel>'
        f"<title>Approvals</title>{''.join(items)}</channel></rss>"
    ).encode()


def feed(*items: str, **headers: str) -> object:
    return page(rss(*items), Content_Type="application/rss+xml", **headers)


def told(words: str) -> object:
    return page(words.encode(), Content_Type="text/plain; charset=utf-8")


def follow(store: Store, site: Site, path: str = "/feed", name: str = "agency") -> None:
    add(store, name, site.url(path), NOW)


def run(
    store: Store, fetcher: Fetcher, now: datetime = NOW, names: tuple[str, ...] = ()
) -> tuple[list[FeedOutcome], IngestResult]:
    return fetch(store, fetcher, names, now)


def stored(store: Store) -> dict[str, str]:
    """The texts of all articles by id."""
    return {entry.article.id: store.article(entry.article.id).text for entry in store.articles()}


def test_pages_behind_links_are_read_and_asked_for_once(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers |= {
        "/feed": feed(item(site.url("/a?utm_source=rss"), "Alfa news"), ETag='"1"'),
        "/a": told("Alfa KR nda-approval 2023-06 for asthma\n"),
    }
    follow(store, site)
    (outcome,), result = run(store, fetcher)
    assert (outcome.news, outcome.entries, result.new, result.problems) == (News.ENTRIES, 1, 1, [])
    (entry,) = store.articles()
    assert entry.article.id == entry.article.url == site.url("/a")
    assert entry.article.published is not None
    assert entry.article.published.day.isoformat() == "2026-03-01"
    assert [m.product.name for m in store.milestones(Filter())] == ["Alfa"]
    (outcome,), result = run(store, fetcher, LATER)
    assert (outcome.news, result.read) == (News.NOTHING, 0)
    asked = [path for path in site.paths if path != "/robots.txt"]
    assert asked == ["/feed", "/a?utm_source=rss", "/feed"]


def test_what_has_not_changed_is_not_sent_again(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = in_turn(
        feed(ETag='"1"', Last_Modified="Sun, 01 Mar 2026 08:00:00 GMT"), status(304)
    )
    follow(store, site)
    run(store, fetcher)
    (outcome,), _ = run(store, fetcher, LATER)
    assert outcome.news is News.NOTHING
    assert outcome.feed.checked == LATER
    asked = site.asked[-1].headers
    assert asked["If-None-Match"] == '"1"'
    assert asked["If-Modified-Since"] == "Sun, 01 Mar 2026 08:00:00 GMT"


def test_a_whole_article_in_the_feed_needs_no_page(store: Store, site: Site, fetcher: Fetcher) -> None:
    full = f"<p>Alfa KR nda-approval 2023-06 for asthma</p><p>{WORDS}</p>"
    site.answers["/feed"] = feed(item(site.url("/a"), "Alfa news", full=full))
    follow(store, site)
    _, result = run(store, fetcher)
    assert result.new == 1
    assert site.paths == ["/robots.txt", "/feed"]
    assert list(stored(store)) == [site.url("/a")]


def test_a_page_that_is_refused_leaves_the_summary(store: Store, site: Site, fetcher: Fetcher) -> None:
    summary = "Alfa KR nda-approval 2023-06 for asthma"
    site.answers |= {"/feed": feed(item(site.url("/a"), "Alfa news", summary)), "/a": status(403)}
    follow(store, site)
    _, result = run(store, fetcher)
    assert [str(problem) for problem in result.problems] == [
        f"{site.url('/a')}: 403 Forbidden; what the feed says of it is read in its stead"
    ]
    assert summary in stored(store)[site.url("/a")]
    run(store, fetcher, LATER)
    assert site.paths.count("/a") == 1


def test_a_page_that_fails_is_asked_for_again_for_some_time(
    store: Store, site: Site, fetcher: Fetcher
) -> None:
    site.answers |= {"/feed": feed(item(site.url("/a"), "Alfa news"), ETag='"1"'), "/a": status(503)}
    follow(store, site)
    for times in range(1, 5):
        _, result = run(store, fetcher, NOW + timedelta(hours=times))
        assert "it is asked for again at the next fetch" in str(result.problems[0])
        assert stored(store) == {}
    _, result = run(store, fetcher, LATER)
    assert "read in its stead" in str(result.problems[0])
    assert "In short: news." in stored(store)[site.url("/a")]
    run(store, fetcher, LATER)
    assert site.paths.count("/a") == 5


def test_a_page_that_comes_back_is_read(store: Store, site: Site, fetcher: Fetcher) -> None:
    page_then = in_turn(status(503), told("Alfa KR nda-approval 2023-06 for asthma\n"))
    site.answers |= {"/feed": feed(item(site.url("/a"), "Alfa news"), ETag='"1"'), "/a": page_then}
    follow(store, site)
    run(store, fetcher)
    _, result = run(store, fetcher, LATER)
    assert (result.new, result.problems) == (1, [])
    assert "If-None-Match" not in site.asked[-2].headers


def test_a_page_without_an_article_leaves_the_summary(store: Store, site: Site, fetcher: Fetcher) -> None:
    picture = page(b"\x89PNG\r\n\x1a\n\0\0", Content_Type="image/png")
    site.answers |= {"/feed": feed(item(site.url("/a"), "Alfa news")), "/a": picture}
    follow(store, site)
    _, result = run(store, fetcher)
    assert len(result.problems) == 1
    assert "In short: news." in stored(store)[site.url("/a")]


def test_links_out_of_a_public_feed_may_not_be_private(store: Store, site: Site, fetcher: Fetcher) -> None:
    private = site.url("/a", host="private.test")
    site.answers |= {"/feed": feed(item(private, "Alfa news"), item(site.url("/b"), "Bravo news"))}
    site.answers |= {"/b": redirect(private), "/a": told("Alfa KR nda-approval 2023-06 for asthma\n")}
    follow(store, site)
    _, result = run(store, fetcher)
    assert "/a" not in site.paths
    assert len(result.problems) == 2
    assert set(stored(store)) == {private, site.url("/b")}


def test_robots_txt_is_obeyed(store: Store, site: Site, fetcher: Fetcher) -> None:
    rules = page(b"User-agent: *\nDisallow: /a\n", Content_Type="text/plain")
    site.answers |= {"/robots.txt": rules, "/feed": feed(item(site.url("/a"), "Alfa news"))}
    follow(store, site)
    run(store, fetcher)
    assert "/a" not in site.paths
    assert "In short: news." in stored(store)[site.url("/a")]


def test_a_feed_that_fails_is_left_alone_longer_each_time(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = status(500)
    follow(store, site)
    (first,), result = run(store, fetcher)
    assert (first.news, first.feed.failures) == (News.FAILED, 1)
    assert first.feed.until == NOW + timedelta(minutes=10)
    assert len(result.problems) == 1
    (held,), result = run(store, fetcher, NOW + timedelta(minutes=5))
    assert (held.news, result.problems) == (News.HELD, [])
    (second,), _ = run(store, fetcher, NOW + timedelta(minutes=11))
    assert second.feed.until == NOW + timedelta(minutes=31)
    site.answers["/feed"] = feed()
    (well,), _ = run(store, fetcher, LATER)
    assert well.news is News.NOTHING
    assert (well.feed.failures, well.feed.problem, well.feed.until) == (0, None, None)


def test_a_server_that_wants_to_be_left_alone_is(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = status(429, Retry_After="7200")
    follow(store, site)
    (outcome,), _ = run(store, fetcher, datetime.now(UTC))
    assert outcome.feed.until is not None
    assert timedelta(minutes=110) < outcome.feed.until - datetime.now(UTC) < timedelta(minutes=130)


def test_a_clock_that_was_far_ahead_holds_no_feed(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = status(503)
    follow(store, site)
    run(store, fetcher, NOW + timedelta(days=3000))
    site.answers["/feed"] = feed()
    (outcome,), _ = run(store, fetcher)
    assert outcome.news is News.NOTHING


def test_what_is_no_feed_is_told(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = page(b"<!doctype html><title>Sorry</title><p>We moved.")
    follow(store, site)
    (outcome,), result = run(store, fetcher)
    assert outcome.news is News.FAILED
    assert len(result.problems) == 1


def test_a_feed_that_has_moved_for_good_is_followed_there(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/feed": redirect("/new", 301), "/new": feed()}
    follow(store, site)
    run(store, fetcher)
    with store.reading() as reader:
        assert reader.feeds.named("agency").url == site.url("/new")


def test_one_feed_that_fails_does_not_keep_the_others(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": status(404), "/b": feed(item(site.url("/x"), "Alfa news")), "/x": told("Alfa")}
    follow(store, site, "/a", "one")
    follow(store, site, "/b", "two")
    outcomes, result = run(store, fetcher)
    assert [outcome.news for outcome in outcomes] == [News.FAILED, News.ENTRIES]
    assert result.new == 1


def test_two_runs_share_the_feeds(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = feed()
    follow(store, site)
    with store.writing() as writer:
        assert writer.feeds.take("agency", NOW)
    (outcome,), _ = run(store, fetcher)
    assert (outcome.news, site.paths) == (News.BUSY, [])
    (outcome,), _ = run(store, fetcher, NOW + timedelta(hours=1))
    assert outcome.news is News.NOTHING


def test_another_run_that_was_quicker_is_not_undone(store: Store, site: Site, fetcher: Fetcher) -> None:
    def visited_meanwhile(visitor: Visitor) -> None:
        with Fetcher(*means()) as second:
            run(store, second, names=("bulletin",))
        feed()(visitor)

    site.answers |= {
        "/agency": visited_meanwhile,
        "/bulletin": in_turn(feed(ETag='"1"'), status(304)),
    }
    follow(store, site, "/agency")
    follow(store, site, "/bulletin", "bulletin")
    run(store, fetcher)
    assert site.asked[-1].headers["If-None-Match"] == '"1"'


@pytest.mark.parametrize("again", [False, True])
def test_a_feed_that_is_removed_while_it_is_read_stays_so(
    store: Store, site: Site, fetcher: Fetcher, again: bool
) -> None:
    def removed(visitor: Visitor) -> None:
        remove(store, "agency")
        if again:
            add(store, "agency", site.url("/other"), NOW)
        told("Alfa KR nda-approval 2023-06 for asthma")(visitor)

    site.answers |= {"/feed": feed(item(site.url("/a"), "Alfa news")), "/a": removed}
    follow(store, site)
    _, result = run(store, fetcher)
    assert (result.new, result.problems) == (1, [])
    with store.reading() as reader:
        left = [(followed.feed.url, followed.entries) for followed in reader.feeds.all()]
    assert left == ([(site.url("/other"), 0)] if again else [])


def test_a_run_gives_back_no_feed_that_another_has_taken_since(store: Store, site: Site) -> None:
    follow(store, site)
    with store.writing() as writer:
        assert writer.feeds.take("agency", NOW)
        assert writer.feeds.take("agency", LATER), "the first run is believed to be dead"
        writer.feeds.give_back("agency", NOW)
        assert writer.feeds.take("agency", LATER) is None


def test_a_run_that_breaks_off_gives_the_feed_back_and_keeps_what_it_has_read(
    store: Store, site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = [site.url(path) for path in ("/a", "/b", "/c")]
    site.answers["/feed"] = feed(*(item(link, "News") for link in links))
    site.answers |= {path: told(f"Nothing of note at {path}.") for path in ("/a", "/b")}

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("milestones.services.batching._ARTICLES", 1)
    monkeypatch.setattr("milestones.services.workers._MOST", 1)
    follow(store, site)
    real = fetcher.get
    monkeypatch.setattr(
        fetcher, "get", lambda url, *a, **k: interrupt(url) if url.endswith("/c") else real(url, *a, **k)
    )
    with pytest.raises(KeyboardInterrupt):
        run(store, fetcher)
    assert set(stored(store)) == set(links[:2])
    monkeypatch.setattr(fetcher, "get", real)
    site.answers["/c"] = told("Nothing of note at /c.")
    (outcome,), result = run(store, fetcher)
    assert (outcome.entries, result.new) == (1, 1)
    assert site.paths.count("/a") == 1


def test_a_plan_stores_nothing(store: Store, site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = feed(
        item(site.url("/a"), "Alfa news"), item(site.url("/b"), "Bravo news", full=f"<p>{WORDS}</p>")
    )
    follow(store, site)
    follow(store, site, "/none", "other")
    table, problems = plan(store, fetcher, ())
    assert [(row["feed"], row["published"], row["title"], row["reads"]) for row in table.rows] == [
        ("agency", "2026-03-01", "Alfa news", "page"),
        ("agency", "2026-03-01", "Bravo news", "entry"),
    ]
    assert len(problems) == 1
    assert stored(store) == {}
    with store.reading() as reader:
        assert reader.feeds.seen("agency") == {}
        assert reader.feeds.named("agency").checked is None


def test_a_name_that_is_none(store: Store, fetcher: Fetcher) -> None:
    with pytest.raises(NothingFoundError, match="no feed 'x'"):
        run(store, fetcher, names=("x",))


def test_a_mark_by_a_clock_that_was_set_back_since_holds_nothing_up(store: Store, site: Site) -> None:
    follow(store, site)
    with store.writing() as writer:
        assert writer.feeds.take("agency", NOW.replace(year=NOW.year + 70))
        assert writer.feeds.take("agency", NOW)
