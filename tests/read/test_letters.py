"""Letters, hyphens and spaces as one types them."""

import json
import unicodedata

import pytest

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.article.letters import typed
from milestones.read.document import Document, Kind
from milestones.read.formats import json_object
from milestones.read.origin import Given, Origin


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("COVID\u201119, anti\u2010CD20", "COVID-19, anti-CD20"),
        ("\ufb01brosis, in\ufb02uenza, o\ufb03ce", "fibrosis, influenza, office"),
        ("5\u00a0May, 1\u202f000\u2009mg", "5 May, 1 000 mg"),
        (unicodedata.normalize("NFD", "Sézary, 품목허가, Köln"), "Sézary, 품목허가, Köln"),
        ("R&amp;D at J&amp;J", "R&D at J&J"),
        ("Zelvora&reg; &#8211; Crohn&#x2019;s", "Zelvora® – Crohn’s"),
        ("one&#13;&#10;two", "one\ntwo"),
    ],
)
def test_what_typesetters_and_pages_put_is_read_as_typed(text: str, told: str) -> None:
    assert typed(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; Korvane",
        "R&D; sales",
        "A & B",
        "&notit;",
        "2021–22 — “x”",
        "½ of 5 µg, H₂O, ＦＤＡ",
        "驯鹿\u3000生物",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert typed(text) == text


def test_what_an_entity_hides_is_no_better_than_what_stands_there() -> None:
    read = build_article("Zel&shy;vora&#0; is&#x200b; cleared", Origin("a", "a"))
    assert read.text == "Zelvora\ufffd is cleared"


def test_a_title_is_found_in_the_text_that_writes_it_with_entities() -> None:
    read = build_article("J&amp;J&rsquo;s pill\n\nIt is new.", Origin("a", "a"), Given(title="J&J’s pill"))
    assert read.text == "J&J’s pill\n\nIt is new."


def _of_json(text: str, title: str = "") -> Article:
    document = Document(json.dumps({"text": text, "title": title}).encode(), Kind.JSON, Origin("a", "a"))
    (read,) = json_object.articles(document)
    assert isinstance(read, Article)
    return read


def test_the_text_of_a_json_object_can_hold_the_markup_of_a_page() -> None:
    html = (
        "<p>The <b>FDA</b> approved Zelvora<sup>&reg;</sup>.</p>\n<ul><li>in May</li></ul>"
        '<p class="x">It is new.<br/>Now.'
    )
    read = _of_json(html, "<b>Zelvora</b> &amp; more")
    assert read.text == "Zelvora & more\n\nThe FDA approved Zelvora®.\n\n- in May\n\nIt is new.\nNow."


@pytest.mark.parametrize(
    "text",
    ["p<a and b>c", "a < b > c", "<Zelvora>", "<script>alert(1)</script>", "it rose (R <p 0.05)", "<3"],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    assert _of_json(text).text == text


def test_an_object_with_nothing_but_markup_has_no_text() -> None:
    document = Document(b'{"text": "<p>&nbsp;</p>"}', Kind.JSON, Origin("a", "a"))
    (problem,) = json_object.articles(document)
    assert isinstance(problem, Problem)
    assert problem.what == '"text" is empty'
