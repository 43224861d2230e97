"""The page as a browser's parser reads it (html5lib, which also reports every error)."""

import io
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.milestone import Milestone, Product
from milestones.model.ruling import Ruling, Verb
from milestones.model.table import Table, ViewColumn
from milestones.render.html import write_board
from milestones.report.board import board
from milestones.report.matrix import matrix
from tests.render.test_hostile import ACTING, HOSTILE
from tests.report.records import claim, milestone, part

TODAY = date(2025, 3, 1)
MARKUP = {
    "script": "<script>alert(1)</script>",
    "end of a tag": '"><img src=x onerror=alert(1)>',
    "end of the style": "</style><script>alert(1)</script>",
    "comment": "<!-- --><svg onload=alert(1)>",
    "entity": "&lt;b&gt; &amp;",
    "quotes": "' onclick='alert(1)' \" onclick=\"alert(1)",
    "template": "{{ 7 * 7 }}{% include 'style.css' %}",
}


def _table(*words: str) -> Table:
    view = (
        ViewColumn("Gap", "gap"),
        ViewColumn("What", "what"),
        ViewColumn("Days", "days", justify="right", whole=True),
        ViewColumn("Also", "also"),
    )
    rows = [
        {
            "gap": "undated",
            "what": text,
            "days": 7,
            "also": (text, "b"),
            "milestones": ("nda-approval-US", text),
        }
        for text in words
    ]
    return Table("gaps", ("gap", "what", "milestones"), rows, view=view, title="Gaps", notes=words)


def _page(*found: Milestone, articles: dict[str, Article] | None = None, table: Table | None = None) -> str:
    out = io.StringIO()
    tables = (table or _table("something is missing"),)
    asked = found[0].product if found else Product("zelvora", "Zelvora", ("Zelvora",))
    made = board(
        found,
        articles or {},
        matrix(found, 7),
        tables,
        asked=[asked],
        against=["KR"],
        today=TODAY,
        articles_read=7,
        version="1.2",
    )
    write_board(made, out)
    return out.getvalue()


def _read(page: str) -> Element:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def _text(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def _said(word: str) -> Milestone:
    """A milestone in which everything that can come from outside says `word`."""
    quoted = claim("a.txt", evidence=word, start=6, end=6 + len(word), rule=word)
    ruling = Ruling(1, Verb.CONFIRM, word, datetime(2025, 1, 1, tzinfo=UTC), why=word)
    return replace(
        milestone("nda-approval", indication=word, conflict=word),
        product=Product("zelvora", word, (word, f"{word} 2")),
        population=word,
        agency=word,
        testimony=(part(quoted),),
        reasons=(word,),
        rulings=(ruling,),
        ruling=word,
    )


def _article(word: str, url: str) -> Article:
    day = Published(date(2024, 7, 15), DateTrust.FOUND)
    return Article("a.txt", f"News. {word} More.", word, published=day, url=url, publisher=word)


def _hostile(word: str) -> str:
    return _page(_said(word), articles={"a.txt": _article(word, word)}, table=_table(word))


@pytest.mark.parametrize("word", (HOSTILE | MARKUP).values(), ids=(HOSTILE | MARKUP).keys())
def test_words_from_outside_are_text_and_change_nothing_else(word: str) -> None:
    page = _hostile(word)
    assert not set(page) & set(ACTING)
    tame, wild = _read(_hostile("harmless")), _read(page)
    assert [element.tag for element in wild.iter()] == [element.tag for element in tame.iter()]
    assert [sorted(element.keys()) for element in wild.iter()] == [sorted(e.keys()) for e in tame.iter()]
    assert {name for element in wild.iter() for name in element.attrib if name.startswith("on")} == set()


@pytest.mark.parametrize("word", MARKUP.values(), ids=MARKUP.keys())
def test_markup_is_shown_as_it_stands(word: str) -> None:
    page = _read(_hostile(word))
    shown = " ".join(word.split())
    assert _text(page.find(".//h1")) == shown
    assert shown in _text(page.find(".//blockquote"))
    assert shown in _text(page.find(".//h4"))


@pytest.mark.parametrize(
    ("url", "followed"),
    [("https://news.example/1?a=1&b=2", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_addresses_of_the_web_can_be_followed(url: str, followed: bool) -> None:
    page = _read(_page(_said("words"), articles={"a.txt": _article("words", url)}))
    outside = [a for a in page.iter("a") if not a.get("href", "").startswith("#")]
    assert [a.get("href") for a in outside] == ([url] if followed else [])
    assert all(a.get("rel") == "noopener noreferrer" for a in outside)
    assert followed or url in _text(page)


def test_the_policy_allows_this_very_style_and_script_and_nothing_else() -> None:
    page = _page(milestone("nda-approval"))
    read = _read(page)
    (policy,) = [m.get("content", "") for m in read.iter("meta") if m.get("http-equiv")]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        (found,) = list(read.iter(name))
        digest = b64encode(sha256((found.text or "").encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
        assert not found.attrib
    assert not re.search(r'\s(style|on\w+|src|srcset|data|action|formaction)="', page)
    assert not re.search(r"@import|url\((?!#)|https?:", page)


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() -> None:
    found = (milestone("nda-approval", "US"), milestone("ind-approval", "CN", "undated"))
    page = _read(_page(*found, table=_table("rests on nda-approval-US")))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    inside = [a.get("href", "")[1:] for a in page.iter("a")]
    assert {"m-nda-approval-US", "m-ind-approval-CN", "gaps", "milestones"} <= set(inside) <= set(ids)
    for name in ("aria-labelledby",):
        for element in page.iter():
            assert set((element.get(name) or "").split()) <= set(ids)


def test_a_screen_reader_finds_landmarks_headings_captions_and_scopes() -> None:
    page = _read(_page(milestone("nda-approval", conflict="b.txt says 2021"), milestone("ind-approval")))
    assert page.get("lang") == "en"
    assert [len(list(page.iter(tag))) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    levels = [int(e.tag[1]) for e in page.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in page.iter("table"):
        assert _text(table.find("caption"))
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
    (plot,) = [svg for svg in page.iter("svg") if svg.get("role") == "group"]
    assert plot.find("title") is not None and plot.find("desc") is not None
    names = [_text(a.find("title")) for a in plot.iter("a")]
    assert "Approved, United States, 2023-06, heart failure, 2 sources, articles disagree" in names
    assert len(names) == 2
    for svg in page.iter("svg"):
        assert svg.get("role") == "group" or svg.get("aria-hidden") == "true"


def test_the_page_says_what_it_rests_on() -> None:
    page = _read(_page(milestone("nda-approval")))
    head = _text(page.find(".//header"))
    assert "in the 7 articles read, as of 2025-03-01" in head
    assert "may have happened all the same" in head
    assert "milestones 1.2" in _text(page.find(".//footer"))
    assert _text(page.find(".//title")) == "Zelvora: regulatory milestones as of 2025-03-01"
    assert _text(page.find(".//blockquote")) == "approved"


def test_nothing_on_record_is_a_page_too() -> None:
    page = _page(table=Table("gaps", ("gap",), (), view=(ViewColumn("Gap", "gap"),), title="Gaps"))
    assert "Nothing on record in the 7 articles read" in page
    assert not list(_read(page).iter("table"))


def _luminance(color: str) -> float:
    digits = color if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_from_their_ground_in_light_dark_and_print() -> None:
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    style = (_read(_page()).find(".//style")).text or ""  # type: ignore[union-attr]
    palettes = [
        dict(re.findall(r"--(\w+): (#\w+)", rule)) for rule in re.findall(r":root \{([^}]*)\}", style)
    ]
    assert len(palettes) == 3
    for colors in palettes:
        for ink, ground in (
            *(("ink", ground) for ground in ("paper", "panel", "tint", "back")),
            *(("soft", ground) for ground in ("paper", "panel", "back")),
            *(("accent", ground) for ground in ("paper", "panel", "back")),
        ):
            light, dark = sorted((_luminance(colors[ink]), _luminance(colors[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground, colors)
