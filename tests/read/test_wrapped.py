"""An article makes the same claims as plain text and within the frames of pages: `wrapped` puts it there."""

import html
import re
from datetime import date
from pathlib import Path

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article, DateTrust
from milestones.read import articles_of
from milestones.read.document import Document, Kind
from milestones.read.origin import Origin
from tests.read.reading import read_sources

PAGES = Path(__file__).parent / "pages"
SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
FRAMES = {
    "wire_release_modern": (
        "China's NMPA Approves Zelvora for Relapsed Mantle Cell Lymphoma",
        r'(<section class="release-body">).*?(</section>\n</article>)',
        {"2023-07-03T06:30": "%Y-%m-%dT06:30", "Jul 03, 2023, 06:30 ET": "%b %d, %Y, 06:30 ET"},
    ),
    "wordpress_header_clock": (
        "Orvance wins Japanese approval for hereditary angioedema",
        r'(<div class="entry-content">).*?(</div>\n<div class="sharedaddy)',
        {"March 24, 2021": "%B %d, %Y"},
    ),
    "newsroom_q4": (
        "Vessler Receives Breakthrough Therapy Designation for Tavrolin",
        r'(<div class="q4default">).*?(</div></div></div></div>\n<div class="PaneFooter")',
        {"06/19/2023": "%m/%d/%Y"},
    ),
    "chinese_portal": (
        "马洛医药泽布莱获批上市 用于复发套细胞淋巴瘤",
        r'(<div class="art-content">).*?(</div>\n<div class="disclaimer")',
        {"2023-07-03": "%Y-%m-%d"},
    ),
    "table_layout_2003": (
        "Pellarin gets approvable letter",
        r"(<P><FONT SIZE=3>).*?(</FONT><P><FONT SIZE=1>)",
        {"May 14, 2003": "%B %d, %Y"},
    ),
}  # fmt: skip
"""For each frame the title that stands in it, where its text is, and how it writes its day."""


def wrapped(article: Article, frame: str) -> bytes:
    """The frame with the article's title and text, and with its day where the text has a sure one."""
    title, place, days = FRAMES[frame]
    page = (PAGES / f"{frame}.html").read_text("utf-8").replace(title, html.escape(article.title))
    day = article.published.day if article.published and article.published.trust is DateTrust.FOUND else None
    for written, form in days.items():
        page = page.replace(written, _written(day, form))
    body = "".join(
        f"<p>{'<br>'.join(html.escape(line) for line in paragraph.split(chr(10)))}</p>\n"
        for paragraph in article.text[article.title_end :].split("\n\n")
        if paragraph.strip()
    )
    return re.sub(place, lambda match: match[1] + body + match[2], page, count=1, flags=re.DOTALL).encode()


def _written(day: date | None, form: str) -> str:
    return day.strftime(form) if day else ""


def told(article: Article) -> set[tuple[str | None, ...]]:
    """What the article claims, without its words."""
    return {
        (one.product, one.kind, one.jurisdiction, one.date.text, one.status.value, one.indication)
        for one in extract(article, KnownNames()).claims
    }


def framed(article: Article, frame: str) -> Article:
    (found,) = articles_of(Document(wrapped(article, frame), Kind.HTML, Origin("page.html", "page.html")))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_frame_changes_no_claim(seed: Path, frame: str) -> None:
    (article,) = read_sources([str(seed)])
    assert isinstance(article, Article)
    found = framed(article, frame)
    assert found.title == article.title
    assert told(found) == told(article)
