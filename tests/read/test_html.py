"""Pages in the manner of real sites' templates: title, day, publisher, address and text of each."""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from milestones.model.article import Article, DateTrust
from milestones.model.problem import Problem
from milestones.read import articles_of
from milestones.read.document import Document, Kind
from milestones.read.formats.html.words import words_of
from milestones.read.kinds import kind_of
from milestones.read.origin import Given, Origin
from tests.read.reading import read_sources

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
LEAST_F1 = 0.97
"""Of the words of each page's article."""
STORY = (
    "<p>Halden Bio said on Monday that the FDA has named its antibody an orphan drug for myasthenia.</p>"
    "<p>The company means to begin a study of the medicine in forty patients before the end of the year.</p>"
    "<p>It expects to hear from the European agency about the same request within three months.</p>"
)
HEADLINE = "Antibody of Halden Bio is named an orphan medicine"


def page_of(body: str, head: str = "", language: str = "en") -> bytes:
    return (
        f"<!doctype html><html lang={language}><head><title>{HEADLINE}</title>{head}</head>"
        f"<body>{body}</body></html>"
    ).encode()


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def read(data: bytes, address: str | None = None, charset: str | None = None) -> Article | Problem:
    origin = Origin("page.html", "page.html", charset=charset, given=Given(url=address))
    (found,) = articles_of(Document(data, Kind.HTML, origin))
    return found


def article(data: bytes, address: str | None = None, charset: str | None = None) -> Article:
    found = read(data, address, charset)
    assert isinstance(found, Article), found
    return found


def day(data: bytes, address: str | None = None) -> tuple[str, str] | None:
    published = article(data, address).published
    return (str(published.day), published.trust.value) if published else None


def word_f1(found: str, wanted: str) -> float:
    one, other = Counter(words_of(found)), Counter(words_of(wanted))
    return 2 * (one & other).total() / (one.total() + other.total())


def page(name: str) -> Article:
    return article((PAGES / f"{name}.html").read_bytes(), EXPECTED[name].get("address"))


def test_every_page_has_its_expectations() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)
    assert len(EXPECTED) >= 25


@pytest.mark.parametrize("name", EXPECTED)
def test_metadata(name: str) -> None:
    found, wanted = page(name), EXPECTED[name]
    assert found.title == wanted["title"]
    assert found.published is not None
    assert (found.published.day, found.published.trust) == (wanted["published"], wanted["trust"])
    assert (found.publisher, found.url) == (wanted.get("publisher"), wanted.get("url"))


@pytest.mark.parametrize("name", EXPECTED)
def test_text(name: str) -> None:
    found = page(name)
    wanted = (PAGES / f"{name}.txt").read_text("utf-8").strip()
    body = found.text.replace(f"{found.title}\n\n", "", 1)
    assert word_f1(body, wanted) >= LEAST_F1
    lines = [line for line in found.text.split("\n") if line]
    assert set(wanted.split("\n")) - {""} <= set(lines)
    assert [word for word in EXPECTED[name]["absent"] if word in found.text] == []


def test_lists_tables_and_headings_are_lines_of_their_own() -> None:
    text = article(
        page_of(
            f"<article><h1>{HEADLINE}</h1>{STORY}<h2>What was found</h2>"
            "<ul><li>fewer falls</li><li>less pain</li></ul>"
            f"<table><tr><th>Dose</th><th>Patients</th></tr>"
            "<tr><td><p>10 mg</p></td><td>4</td></tr></table>"
            "<p>The study was led by a hospital in Leeds and paid for by a charity.</p></article>"
        )
    ).text
    assert {"What was found", "- fewer falls", "- less pain", "Dose | Patients", "10 mg | 4"} <= set(
        text.split("\n\n")
    )


def test_words_are_neither_glued_nor_cut_where_tags_vanish() -> None:
    body = (
        STORY + "<p>A <b>CAR</b>-T made<br>by <i>two</i> firms, <span>and</span><b></b> no more, is new.</p>"
    )
    text = " ".join(article(page_of(f"<h1>{HEADLINE}</h1><div>{body}</div>")).text.split())
    assert "A CAR-T made by two firms, and no more, is new." in text


@pytest.mark.parametrize(
    ("head", "body", "path", "found"),
    [
        (meta("article:published_time", "2023-07-03T23:30:00-05:00"), "", "", "2023-07-03 given"),
        (meta("citation_date", "2023/7/3"), "", "", "2023-07-03 given"),
        (meta("DC.date", "20230703"), "", "", "2023-07-03 given"),
        (meta("parsely-pub-date", "Mon, 03 Jul 2023 10:00:00 GMT"), "", "", "2023-07-03 given"),
        (meta("og:updated_time", "2023-07-03"), "", "", "2023-07-03 doubtful"),
        (meta("article:modified_time", "2023-07-03"), "", "/2022/05/06/x", "2022-05-06 found"),
        (meta("article:published_time", "0001-01-01"), "", "", ""),
        (meta("article:published_time", "2023-07-04T02:30:00Z"), "", "/2023/07/03/x", "2023-07-03 given"),
        ("", "<div class=meta><time datetime=2023-07-03>today</time></div>", "", "2023-07-03 found"),
        ("", "<p>3 July 2023</p>", "", "2023-07-03 found"),
        ("", "<p>Updated: 5 July 2023</p><p>3 July 2023</p>", "", "2023-07-03 found"),
        ("", "", "/202307/03/t_1.html", "2023-07-03 found"),
        ("", "", "/n1/2023/0703/c1-2.html", "2023-07-03 found"),
        ("", "", "/world/2023/jul/03/x", "2023-07-03 found"),
        ("", "", "/web/20240101000000/https://b.example/x", ""),
    ],
)
def test_day(head: str, body: str, path: str, found: str) -> None:
    shown = day(page_of(f"<h1>{HEADLINE}</h1>{body}{STORY}", head), f"https://a.example{path}")
    assert " ".join(shown or ()) == found


@pytest.mark.parametrize(
    ("language", "found"), [("en-US", "2023-07-03"), ("en-GB", "2023-03-07"), ("fr", "2023-03-07")]
)
def test_the_language_tells_the_order_of_numbers(language: str, found: str) -> None:
    head = '<meta name="dcterms.issued" content="7/3/2023">'
    assert day(page_of(f"<h1>{HEADLINE}</h1>{STORY}", head, language)) == (found, "given")


@pytest.mark.parametrize(
    "clock",
    [
        "<header class=site-header>Friday, November 20, 2026</header><h1>{}</h1>",
        "<div id=top><time class=clock datetime=2026-11-20>20 Nov 2026</time></div><h1>{}</h1>",
        "<div>Friday, November 20, 2026</div><h1>{}</h1>",
        "<aside><time datetime=2026-11-20>today</time></aside><h1>{}</h1>",
        "<h1>{}</h1><footer>Friday, November 20, 2026</footer>",
        "<meta name=date content=2026-11-20><header>Friday, November 20, 2026</header><h1>{}</h1>",
    ],
)
def test_the_clock_of_a_page_is_not_its_articles_day(clock: str) -> None:
    published = article(page_of(clock.format(HEADLINE) + STORY)).published
    assert published is None or published.trust is DateTrust.DOUBTFUL


@pytest.mark.parametrize(
    "thing",
    [
        '{"@type":"WebSite","datePublished":"2020-01-02"}',
        '{"@type":"Event","startDate":"2020-01-02","datePublished":"2020-01-02"}',
        '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2020-01-02"}]}',
        '{"@type":"NewsArticle","headline":"Something else entirely","url":"https://a.example/other","datePublished":"2020-01-02"}',
        '{"@type":"WebPage","comment":{"@type":"Comment","datePublished":"2020-01-02"}}',
        '{"@type":"NewsArticle","datePublished":',
    ],
)
def test_other_things_in_json_ld_do_not_count(thing: str) -> None:
    head = f'<script type="application/ld+json">{{"@context":"https://schema.example/","@graph":[{thing}]}}</script>'
    assert day(page_of(f"<h1>{HEADLINE}</h1>{STORY}", head), "https://a.example/this") is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"\xef\xbb\xbf\n <html lang=en>", Kind.HTML),
        ("\ufeff<html>".encode("utf-16-le"), Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<!doctype HTML PUBLIC", Kind.HTML),
        (b"<head><title>x</title>", Kind.HTML),
        (b"The tag <html> opens a page.", Kind.TEXT),
        (b"<headline>x</headline>", Kind.TEXT),
        (b"<!-- <html> -->\nText", Kind.TEXT),
        (b"<?xml version='1.0'?><svg>", Kind.TEXT),
    ],
)
def test_pages_are_told_by_their_first_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data, Kind.TEXT) is kind


@pytest.mark.parametrize(
    ("text", "codec", "label", "sender"),
    [
        ("药品监督管理局批准㐂", "gb18030", "gb2312", None),
        ("藥品監督管理局批准", "big5hkscs", "big5", None),
        ("식약처가 승인했다 똠", "cp949", "euc-kr", None),
        ("厚生労働省が承認①", "cp932", "shift_jis", None),
        ("厚生労働省が承認", "iso2022_jp", "iso-2022-jp", None),
        ("naïve “quotes” – €", "cp1252", "iso-8859-1", None),
        ("药品监督管理局批准", "gb18030", "utf-8", "gbk"),
        ("药品监督管理局批准", "utf-8", "gb2312", "gb2312"),
        ("café naïve “x”", "utf-16", "", None),
    ],
)
def test_character_sets(text: str, codec: str, label: str, sender: str | None) -> None:
    body = f"<meta charset={label}><h1>{HEADLINE}</h1>{STORY}<p>{text * 5}</p>{STORY}"
    assert text * 5 in article(page_of(body).decode().encode(codec), charset=sender).text


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<div>" * 100_000 + "x", "nested more than 256 deep"),
        ("<a href=x>link</a> " * 20_000, "more than 10,000 links"),
        ("<i>x</i>" * 60_000, "more than 50,000 elements"),
        ("<p>" + "word " * 400_000, "more than 1,500,000 characters"),
        ("<script>" + "var a=1;" * 100_000 + "</script>", "no article found in this page"),
        ("\x01\x02\x03" * 9_000, "not the text of a page"),
    ],
)
def test_hostile_pages_are_one_problem(body: str, what: str) -> None:
    found = read(page_of(body))
    assert isinstance(found, Problem)
    assert what in str(found)
    assert "\n" not in str(found)


@pytest.mark.parametrize(
    "body",
    [
        "<div data-x='" + "y" * 12_000_000 + "'>{}</div>",
        "<div " + " ".join(f"a{number}=1" for number in range(200_000)) + ">{}</div>",
        "<img src='data:image/png;base64," + "iVBO" * 1_000_000 + "'>{}",
        "\0" * 50_000 + "{}",
        "</p></b></i></table>{}<p<<<",
        "<p>&#1;a&#x1f</p>&#xfffe;{}",
        '<script type="application/ld+json">{{"schema":' + "[" * 50_000 + "</script>{}",
    ],
)
def test_articles_are_found_amid_rubbish(body: str) -> None:
    assert "Halden Bio said on Monday" in article(page_of(f"<h1>{HEADLINE}</h1>" + body.format(STORY))).text


@pytest.mark.parametrize("sign", ["\ud800", "\0"], ids=["half a character", "NUL"])
@pytest.mark.parametrize("key", ["headline", "url", "publisher", "articleBody", "@id"])
def test_what_no_store_takes_does_not_come_out_of_json_ld(key: str, sign: str) -> None:
    told = {"@context": "https://schema.example", "@type": "NewsArticle", "headline": HEADLINE}
    told |= {key: {"headline": HEADLINE, "articleBody": STORY * 2}.get(key, "https://news.example/") + sign}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    found = article(page_of(f"{script}<h1>{HEADLINE}</h1>{STORY}"))
    for words in (found.text, found.title, found.url, found.publisher):
        assert words is None or not set(words) & {"\0", "\ud800"}


@pytest.mark.parametrize("data", [b"", b" \n ", b"\xef\xbb\xbf"])
def test_an_empty_page_is_empty(data: bytes) -> None:
    assert str(read(data)) == "page.html: empty; leave it out"


def test_a_page_saved_as_text_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_bytes(page_of(f"<nav><a>Menu</a></nav><h1>{HEADLINE}</h1>{STORY}"))
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article)
    assert (found.id, found.title) == ("saved.txt", HEADLINE)
    assert "<" not in found.text


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0031)https://a.example/2023/07/03/x -->",
        "<!--\n Page saved with SingleFile \n url: https://a.example/2023/07/03/x \n saved date: Fri\n-->",
    ],
)
def test_a_saved_page_tells_where_it_is_from(note: str) -> None:
    found = article(note.encode() + page_of(f"<h1>{HEADLINE}</h1>{STORY}"))
    assert found.url == "https://a.example/2023/07/03/x"
    assert found.published is not None and found.published.trust is DateTrust.FOUND
