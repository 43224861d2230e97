"""Feeds → entries and documents."""

import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read import FeedEntry, feed_entries, outlines_in
from milestones.read.document import Document, Kind

from .reading import read_sources
from .splitting import Pipe, documents, problem, split

FEED = "https://news.example/feed/"
CONTENT = 'xmlns:content="https://vocabulary.test/rss/1.0/modules/content/"'
"""Vocabularies are known by the names of their elements: those of RSS are addresses that no test may hold."""
JSON_FEED = "https" + "://jsonfeed.org/version/1.1"
LONG = " ".join(["Fucaso is cleared in Korea, the ministry has said on Monday."] * 30)


def rss(
    *items: str, head: str = "<title>News &amp; Views</title><link>https://news.example/</link>"
) -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>\n<rss version="2.0" {CONTENT}><channel>{head}{inner}</channel></rss>'.encode()
    )


def atom(*entries: str) -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    head = "<title>News</title><link rel='self' href='/feed/'/><link href='https://news.example/'/>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{inner}</feed>'.encode()


def found(data: bytes, address: str = FEED) -> list[FeedEntry]:
    entries = feed_entries(data, address)
    assert not isinstance(entries, Problem), entries
    return entries


def entry(data: bytes) -> FeedEntry:
    (only,) = found(data)
    return only


RSS_ITEM = (
    "<title>Fucaso&#8217;s day</title><link>https://news.example/1?utm_source=rss</link>"
    "<guid isPermaLink='false'>n-1</guid><pubDate>Wed, 19 Jun 2024 23:30:00 -0400</pubDate>"
    "<description>&lt;p&gt;It is &lt;b&gt;cleared&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Yes.&lt;/p&gt;</description>"
)


def test_an_item_of_rss() -> None:
    assert entry(rss(RSS_ITEM)) == FeedEntry(
        key="n-1",
        title="Fucaso’s day",
        link="https://news.example/1?utm_source=rss",
        published=Published(date(2024, 6, 19), DateTrust.GIVEN),
        text="It is cleared.\n\nYes.",
        is_full=False,
        publisher="News & Views",
    )


def test_an_entry_of_atom() -> None:
    data = atom(
        "<id>urn:n:1</id><title type='html'>Fucaso &amp;amp; Co</title><link rel='self' href='/x'/>"
        "<link rel='alternate' href='../1'/><published>2024-06-19T23:30:00-04:00</published>"
        "<updated>2025-01-01T00:00:00Z</updated><summary>Short.</summary>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>It is <b>cleared</b>.</p>"
        "<p>Yes, it is.</p></div></content>"
    )
    assert entry(data) == FeedEntry(
        key="urn:n:1",
        title="Fucaso & Co",
        link="https://news.example/1",
        published=Published(date(2024, 6, 19), DateTrust.GIVEN),
        text="It is cleared.\n\nYes, it is.",
        is_full=False,
        publisher="News",
    )


def test_an_item_of_rss_1() -> None:
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="urn:rss" xmlns:dc="urn:dc">'
        b"<channel><title>News</title><link>https://news.example/</link></channel>"
        b'<item rdf:about="https://news.example/1"><title>One</title><dc:date>2024-06-19</dc:date>'
        b"<dc:publisher>Agency</dc:publisher></item></rdf:RDF>"
    )
    one = entry(data)
    assert (one.link, one.key, one.text) == ("https://news.example/1", "https://news.example/1", "One")
    assert one.published == Published(date(2024, 6, 19), DateTrust.GIVEN)
    assert one.publisher == "Agency"


def test_an_item_of_a_json_feed() -> None:
    item = {
        "id": 7,
        "url": "/1",
        "title": "Fucaso <1>",
        "date_published": "2024-06-19T23:30:00-04:00",
        "content_html": "<p>It is.</p>",
        "summary": "Is",
    }
    feed = {
        "version": JSON_FEED,
        "title": "News",
        "items": [item, 5],
    }
    (document,) = documents(json.dumps(feed).encode(), "feed.json")
    assert document.data == b"It is."
    one = entry(json.dumps(feed).encode())
    assert (one.key, one.link, one.title, one.text) == ("7", "https://news.example/1", "Fucaso <1>", "It is.")
    assert one.published == Published(date(2024, 6, 19), DateTrust.GIVEN)


# Days


@pytest.mark.parametrize(
    "words, day",
    [
        ("Wed, 19 Jun 2024 23:30:00 -0400", date(2024, 6, 19)),
        ("Wed, 19 Jun 2024 00:10:00 +0900", date(2024, 6, 19)),
        ("19 Jun 24 10:00 GMT", date(2024, 6, 19)),
        ("Wednesday, 19 June 2024", date(2024, 6, 19)),
        ("2024-06-19T00:00:00Z", date(2024, 6, 19)),
        ("2024-06-19 10:00:00", date(2024, 6, 19)),
        (" 2024-06-19 ", date(2024, 6, 19)),
        ("June 19, 2024", date(2024, 6, 19)),
        ("2024/06/19 10:00", date(2024, 6, 19)),
        ("2024年6月19日", date(2024, 6, 19)),
        ("2024-06", None),
        ("2024-13-45", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        (f"Wed, {'1' * 40} Jun 2024 10:00:00 GMT", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_senders_clock(words: str, day: date | None) -> None:
    published = entry(rss(f"<title>One</title><pubDate>{words}</pubDate>")).published
    assert published == (Published(day, DateTrust.GIVEN) if day else None)


def test_a_day_of_change_alone_is_believed_less() -> None:
    one = entry(atom("<id>1</id><title>One</title><updated>2024-06-19T10:00:00Z</updated>"))
    assert one.published == Published(date(2024, 6, 19), DateTrust.FOUND)


# Texts


@pytest.mark.parametrize(
    "item, text, is_full",
    [
        (f"<description>Short</description><content:encoded>{LONG}</content:encoded>", LONG, True),
        (f"<description>{LONG}</description>", LONG, True),
        (f"<description>{LONG} …</description>", f"{LONG} …", False),
        (f"<description>{LONG} [&amp;hellip;]</description>", f"{LONG} […]", False),
        (f"<description>{LONG} Read more »</description>", f"{LONG} Read more »", False),
        ("<description>Short</description><content:encoded>Short</content:encoded>", "Short", False),
        ("<description>Longer words</description><content:encoded/>", "Longer words", False),
        ("<description><![CDATA[<p>a &amp; b</p>]]></description>", "a & b", False),
        (
            "<description>&amp;lt;p&amp;gt;Escaped twice&amp;lt;/p&amp;gt;</description>",
            "Escaped twice",
            False,
        ),
        ("<description><p>Not escaped</p><p>at all</p></description>", "Not escaped\n\nat all", False),
        ("<description>One\nTwo</description>", "One\nTwo", False),
        (
            "<description>&lt;p&gt;One&lt;/p&gt;"
            "&lt;p&gt;The post &lt;a&gt;X&lt;/a&gt; appeared first on Y.&lt;/p&gt;</description>",
            "One",
            False,
        ),
        ("<description></description>", "X", False),
    ],
)
def test_texts_and_teasers(item: str, text: str, is_full: bool) -> None:
    one = entry(rss(f"<title>X</title>{item}"))
    assert (one.text, one.is_full) == (text, is_full)


def test_plain_text_of_atom_is_no_markup() -> None:
    assert (
        entry(atom("<title>A &lt; B</title><content>p &lt; 0.05 &amp;amp; so</content>")).text
        == "p < 0.05 &amp; so"
    )


def test_pictures_and_sounds_tell_nothing() -> None:
    other = 'xmlns:media="https://search.yahoo.test/mrss/"'.replace("yahoo.test", "yahoo.com")
    one = entry(rss(f"<media:title {other}>Picture</media:title><title>One</title>"))
    assert one.title == "One"


# Links and keys


@pytest.mark.parametrize(
    "item, link, key",
    [
        ("<link>https://news.example/1</link>", "https://news.example/1", "https://news.example/1"),
        ("<link>/1</link>", "https://news.example/1", "https://news.example/1"),
        ("<link> https://news.example/1\n</link><guid>g</guid>", "https://news.example/1", "g"),
        ("<guid>https://news.example/1</guid>", "https://news.example/1", "https://news.example/1"),
        ("<guid isPermaLink='false'>https://news.example/1</guid>", "", "https://news.example/1"),
        (
            "<link>https://a.test/1</link><origLink>https://news.example/1</origLink>",
            "https://news.example/1",
            None,
        ),
        (
            "<link>https://news.example/?a=1&amp;b=2&amp;copy=3</link>",
            "https://news.example/?a=1&b=2&copy=3",
            None,
        ),
        ("<link>https://news.example/?a=1&b=2&copy=3</link>", "https://news.example/?a=1&b=2&copy=3", None),
        ("<link>javascript:alert(1)</link>", "", None),
        ("<link>https://[</link>", "https://[", None),
        ("<link rel='enclosure' href='https://a.test/x.mp3'/>", "", None),
    ],
)
def test_links_and_keys(item: str, link: str, key: str | None) -> None:
    one = entry(rss(f"<title>One</title>{item}"))
    assert one.link == link and one.key
    assert key is None or one.key == key


@pytest.mark.parametrize("sign", ["\ud800", "\0"], ids=["half a character", "NUL"])
@pytest.mark.parametrize("key", ["id", "url", "title", "content_text"])
def test_what_no_store_takes_does_not_come_out_of_a_json_feed(key: str, sign: str) -> None:
    item = {"id": "a", "url": "https://news.example/1", "title": "T", "content_text": "Text"}
    item[key] += sign
    one = entry(json.dumps({"version": JSON_FEED, "title": "N", "items": [item]}).encode())
    for words in (one.key, one.link, one.title, one.text):
        assert not set(words) & {"\0", "\ud800"}


def test_without_link_and_id_the_words_are_the_key() -> None:
    one, two, three = found(rss("<title>One</title>", "<title>Two</title>", "<title>One</title>"))
    assert one.key == three.key != two.key


def test_the_source_of_an_item_is_its_publisher() -> None:
    assert entry(rss("<title>One</title><source url='https://a.test/'>Agency</source>")).publisher == "Agency"
    assert entry(atom("<title>One</title><source><title>Agency</title></source>")).publisher == "Agency"


# Encodings and broken XML


@pytest.mark.parametrize(
    "declared, used",
    [
        ("utf-8", "utf-8"),
        ("utf-8", "latin-1"),
        ("iso-8859-1", "utf-8"),
        ("windows-1252", "windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-le"),
        ("nonsense", "utf-8"),
        ("punycode", "latin-1"),
        ("base64", "latin-1"),
        ("us-ascii", "utf-8-sig"),
    ],
)
def test_declarations_of_encodings_may_be_wrong(declared: str, used: str) -> None:
    item = "<item><title>Café</title></item>"
    text = f'<?xml version="1.0" encoding="{declared}"?><rss><channel>{item}</channel></rss>'
    assert entry(text.encode(used)).title == "Café"


@pytest.mark.parametrize("encoding", ["gbk", "euc-kr", "shift_jis", "iso-2022-jp", "big5"])
def test_encodings_of_the_east(encoding: str) -> None:
    word = {"euc-kr": "허가", "shift_jis": "承認", "iso-2022-jp": "承認", "big5": "核准"}.get(
        encoding, "批准"
    )
    inner = f"<rss><channel><item><title>{word}</title></item></channel></rss>"
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{inner}'
    assert entry(declared.encode(encoding)).title == word
    sent = feed_entries(inner.encode(encoding), FEED, encoding)
    assert isinstance(sent, list) and sent[0].title == word


@pytest.mark.parametrize(
    "title, read",
    [
        ("AT&T & Co", "AT&T & Co"),
        ("a&nbsp;b &rsquo; &#146; &#x2019;", "a b ’ ’ ’"),
        ("a&unknown;b &LT;", "a&unknown;b <"),
        ("a\x0bb &#0; &#x1f; &#xD800; &#99999999;", "ab"),
        ("<![CDATA[a & b]]>", "a & b"),
        ("p &lt; 0.05", "p < 0.05"),
    ],
)
def test_references_that_xml_does_not_know(title: str, read: str) -> None:
    assert entry(rss(f"<title>{title}</title>")).title.replace("\ufffd", "").strip() == read


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    data = rss("<title>One</titel>", "<title>Two</title><x:y>z</x:y><br>", "<title>Three</title>")
    assert next(one.title for one in found(data)) == "One"
    assert "Three" in [one.title for one in found(data)]


def test_names_that_no_element_may_have_cost_no_feed() -> None:
    one = entry(
        atom("<id>a</id><content type='xhtml'><div><p>The <o:p>FDA</o:p> agreed.<2-x>Yes</p></div></content>")
    )
    assert "FDA agreed." in one.text


def test_a_reference_may_stand_where_blocks_meet() -> None:
    title = "&amp;" * 40_000
    assert entry(rss(f"<title>{title}</title>")).title == "&" * 40_000


# What is no feed, and what would do harm


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  ",
        b"Fucaso",
        b"<!doctype html><html><body>x",
        b"<urlset/>",
        b"{}",
        b'{"items": 5}',
        b"{",
        b"\xff\xfe",
        b"[",
    ],
)
def test_what_is_no_feed_is_told(data: bytes) -> None:
    told = feed_entries(data, FEED)
    assert isinstance(told, Problem) and told.what == "not a feed (RSS, Atom or JSON Feed)"


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
OUTSIDE = '<!ENTITY a9 SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://localhost:9/x"> %p;'
PARAMETERS = "<!ENTITY % a \"<!ENTITY b 'bbb'>\"> %a; %a;"


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE, PARAMETERS, f'<!ENTITY a9 "{"x" * 100_000}">'])
@pytest.mark.parametrize("comment", ["", "<!-- c -->"])
def test_entities_are_neither_fetched_nor_multiplied(doctype: str, comment: str) -> None:
    item = "<item><title>T" + "&a9;" * 1000 + "</title></item>"
    data = f'<?xml version="1.0"?>{comment}<!DOCTYPE rss [{doctype}]><rss><channel>{item}</channel></rss>'
    tracemalloc.start()
    one = entry(data.encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.title == "T" + "&a9;" * 1000
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss><channel>" + b"<a/>" * 1_000_000,
        b"<rss><channel>" + (b"<item/>" + b"<a/>" * 200_000) * 3,
        b"<rss><channel><item " + b"".join(b'a%d="" ' % number for number in range(200_000)) + b"/>",
        b"<rss><channel><item><title>" + b"x" * 11_000_000 + b"</title></item></channel></rss>",
        b"<rss><channel>" + b"<item/>" * 100_001,
        rss("<title>One</title>")[:-20],
    ],
    ids=["deep", "wide", "wide between", "attributes", "long", "many", "cut"],
)
def test_too_much_of_anything_ends_in_one_line(data: bytes) -> None:
    *_, last = split(data, "news.rss")
    assert isinstance(last, Problem)
    assert str(last).startswith("news.rss: cut short or damaged; ")


# As files


def test_each_entry_of_a_file_is_a_document() -> None:
    feed = rss(RSS_ITEM, "<title>Two</title>", "<title>Three</title><guid isPermaLink='false'>g 3</guid>")
    one, two, three = documents(feed, "news.rss")
    assert (one.kind, one.data) == (Kind.TEXT, b"It is cleared.\n\nYes.")
    assert one.origin.where == "news.rss:1"
    assert one.origin.name == "https://news.example/1"
    assert one.origin.location == "/news/news.rss/https://news.example/1"
    assert one.origin.given.url == "https://news.example/1?utm_source=rss"
    assert one.origin.given.publisher == "News & Views"
    assert two.data == b"Two" and two.origin.name and two.origin.name != "news.rss:2"
    assert three.origin.name == "g 3"


def test_articles_of_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    path.write_bytes(rss(RSS_ITEM))
    (one,) = read_sources([str(tmp_path)])
    assert isinstance(one, Article)
    assert (one.id, one.title) == ("https://news.example/1", "Fucaso’s day")
    assert one.text == "Fucaso’s day\n\nIt is cleared.\n\nYes."
    assert one.published == Published(date(2024, 6, 19), DateTrust.GIVEN)


@pytest.mark.parametrize("name", ["news.rss", "news.xml", "news.txt", "news", "standard input", "news.json"])
@pytest.mark.parametrize("data", [rss("<title>One</title>"), b"\xef\xbb\xbf\n" + atom("<title>One</title>")])
def test_the_first_bytes_tell_a_feed(name: str, data: bytes) -> None:
    assert [one.data for one in documents(Pipe(data), name)] == [b"One"]


def test_a_text_about_feeds_is_no_feed() -> None:
    (text,) = documents(b"The <rss> element comes first.", "a.txt")
    assert text.data.startswith(b"The")


def test_other_xml_is_told_when_named_and_passed_over_in_folders(tmp_path: Path) -> None:
    path = tmp_path / "settings.xml"
    path.write_bytes(b"<settings/>")
    (named,) = read_sources([str(path)])
    assert isinstance(named, Problem) and named.what == "not a feed (RSS, Atom or JSON Feed)"
    (walked,) = read_sources([str(tmp_path)])
    assert isinstance(walked, Problem) and walked.what == "no file of a kind that is read"


def test_a_feed_without_entries_is_told() -> None:
    assert problem(rss(), "news.rss").what == "a feed without entries"
    assert found(rss()) == []


def test_a_feed_is_read_in_bounded_memory() -> None:
    data = rss(
        *(f"<title>{number}</title><description>{'x' * 500}</description>" for number in range(10_000))
    )
    tracemalloc.start()
    count = sum(isinstance(one, Document) for one in split(data, "news.rss"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 8 * len(data)


# Lists of feeds


def opml(tmp_path: Path, body: str) -> str:
    path = tmp_path / "feeds.opml"
    path.write_text(
        f"<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body>{body}</body></opml>"
    )
    return str(path)


def test_lists_of_feeds(tmp_path: Path) -> None:
    body = (
        "<outline text='Folder'><outline type='rss' text='T' title='A &amp; B' xmlUrl='https://a.test/feed?x=1&y=2'/>"
        "<outline text='Inner'><outline text=' C\n D ' XMLURL='http://c.test/'/></outline></outline>"
        "<outline text='Again' xmlUrl='http://c.test/'/><outline text='No feed' htmlUrl='http://d.test/'/>"
        "<outline text='Bad' xmlUrl='file:///etc/passwd'/><outline xmlUrl='https://e.test/'/>"
    )
    assert outlines_in(opml(tmp_path, body)) == [
        ("A & B", "https://a.test/feed?x=1&y=2"),
        ("C D", "http://c.test/"),
        ("https://e.test/", "https://e.test/"),
    ]


def test_lists_that_are_none_are_told(tmp_path: Path) -> None:
    empty = outlines_in(opml(tmp_path, ""))
    assert isinstance(empty, Problem) and empty.what == "a list without feeds"
    (tmp_path / "feeds.opml").write_bytes(rss())
    for path in (str(tmp_path / "feeds.opml"), str(tmp_path / "nowhere"), str(tmp_path), "a\0b"):
        assert isinstance(outlines_in(path), Problem)
