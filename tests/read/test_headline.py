"""Which line is the headline, and where it stands in the text."""

import pytest

from milestones.read.article.building import build_article
from milestones.read.origin import Given, Origin

LEAD = (
    "The medicines regulator has cleared Fucaso, a cell therapy for relapsed multiple myeloma, after a "
    "review of a trial in which most patients responded, the company that makes it said in a short notice "
    "to its investors."
)
BEST = "Regulator clears Fucaso for relapsed multiple myeloma"


def titled(*lines: str, body: str = LEAD) -> str:
    text = "\n\n".join((*lines, body))
    article = build_article(text, Origin("a.txt", "a.txt"))
    assert article.text == text, "reading must not change the text"
    assert text[article.title_start : article.title_end] == article.title
    return article.title


@pytest.mark.parametrize(
    "above",
    [
        (),
        ("Pharma Daily Asia",),
        ("GENE NEWS|Views &", "Opinion", "Blog"),
        ("Home > Business > Bio & Pharma",),
        ("Home » Markets » Company news",),
        ("Back   Zoom +   Zoom -",),
        ("[Home](/) | [News](/news)",),
        ('" class="no-js "lang="en-US"> Regulator clears Fucaso for myeloma - Medtech News',),
        ("Tuesday, January 14, 2025",),
        ("2023-01-17| China",),
        ("By Joy Lin",),
        ("SHANGHAI, July 3, 2023",),
        ("================",),
        ("Subscribe to our weekly letter for free",),
    ],
)
def test_what_stands_above_a_headline_is_none(above: tuple[str, ...]) -> None:
    assert titled(*above, BEST) == BEST


@pytest.mark.parametrize(
    "first",
    [
        "FDA Clears Fucaso",  # short, but its words come back
        "Fucaso",
        "Maker to present Fucaso in Basel on August 20, 2025",
        "MAKER <MKR>, PARTNER <PTN> SELL FUCASO",
        "Fucaso | A cell therapy for relapsed multiple myeloma arrives",
        "监管机构批准 Fucaso 用于多发性骨髓瘤",
    ],
)
def test_the_first_line_is_the_headline_though_a_longer_one_follows(first: str) -> None:
    assert titled(first, "A cell therapy for relapsed multiple myeloma comes to patients") == first


@pytest.mark.parametrize(
    "line", [f"# {BEST}", f"## {BEST} ##", f"**{BEST}**", f"# **{BEST}**", f"   {BEST}  ", f"{BEST}\n======"]
)
def test_markdown_marks_are_no_part_of_it(line: str) -> None:
    assert titled(line) == BEST


def test_a_headline_in_chinese_brackets() -> None:
    assert (
        titled(body="【监管机构批准骨髓瘤细胞疗法】公司公告,其细胞疗法获批。") == "监管机构批准骨髓瘤细胞疗法"
    )


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    wrapped = (
        "The medicines regulator has cleared Fucaso, a cell therapy for\n"
        "relapsed multiple myeloma, after a review of a trial in which\n"
        "most patients responded, its maker said."
    )
    assert titled("Pharma Daily Asia", BEST, body=wrapped) == BEST


def test_no_headline() -> None:
    assert titled(body=" ".join([LEAD] * 3)) == ""
    assert titled("Tuesday, January 14, 2025", body=" ".join([LEAD] * 3)) == ""


@pytest.mark.parametrize(
    "given, first, expected",
    [
        (BEST, BEST, BEST),
        ("REGULATOR CLEARS FUCASO FOR RELAPSED MULTIPLE MYELOMA", BEST, BEST),
        ("Maker's therapy – Fucaso – is cleared", "Maker’s therapy - Fucaso - is cleared", None),
        (BEST, f"{BEST} July 3, 2023 6:45 am ET", BEST),
        (BEST, f"# {BEST}", BEST),
        ("Fucaso", "Fucaso", "Fucaso"),
    ],
)
def test_a_given_title_that_stands_in_the_head_is_found_there(
    given: str, first: str, expected: str | None
) -> None:
    text = f"News of the day\n\n{first}\n\n{LEAD}"
    article = build_article(text, Origin("a", "a"), Given(title=given))
    assert article.text == text
    assert article.title == (expected or first) == text[article.title_start : article.title_end]


@pytest.mark.parametrize("given", ["Another headline", "The medicines", "Fucaso"])
def test_another_given_title_is_put_before_the_text(given: str) -> None:
    article = build_article(f"{LEAD}\n\nFucaso is new.", Origin("a", "a"), Given(title=given))
    assert article.text == f"{given}\n\n{LEAD}\n\nFucaso is new."
    assert (article.title, article.title_start) == (given, 0)
