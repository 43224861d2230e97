"""Addresses as ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.read.addresses import cleaned

PAGE = "https://news.example/2024/fucaso"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        f"  {PAGE}\n",
        "HTTPS://News.Example/2024/fucaso",
        "https://news.example:443/2024/fucaso",
        "https://news.example:/2024/fucaso",
        f"{PAGE}?",
        f"{PAGE}?&&",
        f"{PAGE}#comments",
        f"{PAGE} #comments",
        f"{PAGE}?utm_source=rss\x1d#comments",
        f"{PAGE}? \t#comments",
        f"{PAGE}#:~:text=cleared",
        f"{PAGE}?utm_source=rss&utm_medium=feed",
        f"{PAGE}?UTM_Campaign=x",
        f"{PAGE}?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&mkt_tok=5&_hsenc=6&_hsmi=7#top",
        f"{PAGE}?ref=rss",
        f"{PAGE}?source=newsletter",
        f"{PAGE}?from=singlemessage&isappinstalled=0",
        f"{PAGE}?rss=1",
    ],
)
def test_ways_that_lead_to_one_page(url: str) -> None:
    assert cleaned(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        f"{PAGE}?id=123",
        f"{PAGE}?b=2&a=1&b=3",
        f"{PAGE}?q=utm_source",
        f"{PAGE}?ref=123",
        f"{PAGE}?ref=1",
        f"{PAGE}?source=fda",
        f"{PAGE}?from=2024-06-01",
        f"{PAGE}?page=1",
        f"{PAGE}?rss=2",
        f"{PAGE}?feed=rss2",
        f"{PAGE}?newsletter=rss",
        f"{PAGE}?x&y=",
        f"{PAGE}?a=b?c",
        f"{PAGE}/",
        f"{PAGE}/A%2fb/%E4%B8%AD/中",
        "https://news.example:8443/2024/fucaso",
        "https://news.example:80/",
        "https://news.example/#!/fucaso",
        "https://news.example/#/fucaso",
        "https://Ana:Key@news.example/",
        "https://[::1]/",
        "mailto:ana@news.example?utm_source=x",
        "urn:uuid:7#x",
        "/2024/fucaso?utm_source=x",
        "",
    ],
)
def test_what_chooses_the_page_stays(url: str) -> None:
    assert cleaned(url) == url


def test_only_the_counters_go() -> None:
    assert cleaned(f"{PAGE}?id=1&utm_source=x&page=2&fbclid=3#x") == f"{PAGE}?id=1&page=2"


def test_a_bare_host_has_a_path() -> None:
    assert cleaned("http://News.example:80?utm_id=1") == "http://news.example/"


@given(st.one_of(st.text(), st.from_regex(r"https?://[a-z.:@]*/?[^ ]*")))
def test_any_text_is_cleaned_once_for_all(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
