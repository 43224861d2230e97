"""PDF files: their text as paragraphs, and what keeps one from being read."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read import Document, articles_of
from milestones.read.document import Kind
from milestones.read.formats.pdf import child, engine
from milestones.read.kinds import kind_of
from milestones.read.origin import Origin
from tests.read.claims import SEEDS, claims_of, seed_article
from tests.read.pdfs import Placed, broken, column, packed, pdf, pdf_of, pdf_of_streams

FILES = Path(__file__).parent / "files" / "pdf"
HEADLINE = "European Commission approves Ostravel for advanced liver cancer"
LEAD = (
    "FILDERSTADT, Germany, May 14, 2024 -- The European Commission has approved Ostravel (zelorafenib) of "
    "Brennholt Therapeutics for adults with advanced hepatocellular carcinoma, the company said on Tuesday."
)
MORE = (
    "In Japan, the health ministry granted orphan drug designation to zelorafenib for cholangiocarcinoma in "
    "October 2023, and the company has begun to speak with the authority there about what a file must hold."
)


def results(data: bytes) -> list[Article | Problem]:
    return list(articles_of(Document(data, Kind.PDF, Origin("in/a.pdf", "a.pdf", "in/a.pdf"))))


def only(data: bytes) -> Article:
    (article,) = results(data)
    assert isinstance(article, Article), article
    return article


def paragraphs(*pages: list[Placed]) -> list[str]:
    return only(pdf(pages)).text.split("\n\n")


def problem(data: bytes) -> Problem:
    (found,) = results(data)
    assert isinstance(found, Problem), found
    return found


# Paragraphs


def test_the_lines_of_a_paragraph_are_one() -> None:
    article = only(pdf([column([HEADLINE, LEAD, MORE])]))
    assert article.text == f"{HEADLINE}\n\n{LEAD}\n\n{MORE}"
    assert (article.id, article.title) == ("a.pdf", HEADLINE)
    assert article.published == Published(date(2024, 5, 14), DateTrust.FOUND)


def test_paragraphs_that_are_told_by_their_first_line_alone() -> None:
    def indented(top: float, text: str) -> list[Placed]:
        lines = broken("___" + text, 70)
        lines[0] = lines[0].removeprefix("___")
        return [(60 + 18 * (n == 0), top - 12 * n, 10, line) for n, line in enumerate(lines)]

    first, second = indented(700, LEAD), indented(700 - 12 * len(broken("___" + LEAD, 70)), MORE)
    assert paragraphs([*first, *second]) == [LEAD, MORE]


def test_short_lines_below_each_other_stay_apart() -> None:
    lines = ["Press release", "14 May 2024", "Filderstadt, Germany"]
    placed = [(60, 780 - 12 * n, 10, line) for n, line in enumerate(lines)]
    assert paragraphs([*placed, *column([LEAD, MORE], top=720)]) == [*lines, LEAD, MORE]


def test_a_headline_in_large_letters_is_one_line() -> None:
    placed = [(60, 780, 20, "European Commission approves"), (60, 755, 20, "Ostravel for liver cancer")]
    assert paragraphs([*placed, *column([LEAD], top=700)])[0] == f"{placed[0][3]} {placed[1][3]}"


def test_items_of_a_list() -> None:
    items = ["Approved for adults in all member states", "Launch in July"]
    wrapped = broken(MORE, 66)
    placed = [(70, 700 - 12 * n, 10, f"\u2022 {item}") for n, item in enumerate(items)]
    placed.append((70, 676, 10, f"\u2022 {wrapped[0]}"))
    placed += [(82, 664 - 12 * n, 10, line) for n, line in enumerate(wrapped[1:])]
    found = paragraphs([*column([LEAD], top=780), *placed])
    assert found == [LEAD, *(f"- {item}" for item in items), f"- {MORE}"]


def test_a_bullet_far_from_its_words() -> None:
    placed = [
        (60, 700, 10, "\u2022"),
        (85, 700, 10, "Approved for adults"),
        (60, 680, 10, "2."),
        (85, 680, 10, "In July"),
    ]
    assert paragraphs(placed) == ["- Approved for adults", "2. In July"]


def test_a_table_has_its_rows_on_one_line() -> None:
    rows = [
        ("Region", "Step", "Day"),
        ("European Union", "Approved", "May 14, 2024"),
        ("Japan", "Orphan", "2023"),
    ]
    cells = [
        (60 + 150 * c, 700 - 20 * r, 9, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)
    ]
    assert paragraphs([*cells, *column([LEAD], top=600)]) == [*(" | ".join(row) for row in rows), LEAD]


def test_cells_of_several_lines() -> None:
    placed: list[Placed] = [
        *((60.0, 700.0 - 11 * n, 9.0, line) for n, line in enumerate(("European", "Union"))),
        *((160.0, 700.0 - 11 * n, 9.0, line) for n, line in enumerate(("Marketing", "authorisation"))),
        (300, 700, 9, "May 2024"),
        *column([LEAD], top=640),
    ]
    assert paragraphs(placed)[0] == "European Union | Marketing authorisation | May 2024"


# Columns and pages


def columns(by_rows: bool) -> list[Placed]:
    left = column([LEAD, MORE], left=50, top=700, size=8, width=50)
    right = column([MORE.replace("Japan", "Korea"), LEAD.replace("May", "June")], 310, 700, 8, 50)
    if not by_rows:
        return left + right
    return sorted(left + right, key=lambda piece: (-piece[1], piece[0]))


@pytest.mark.parametrize("by_rows", [False, True], ids=["by columns", "by rows"])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    found = paragraphs([(50, 760, 16, HEADLINE), *columns(by_rows)])
    assert found == [HEADLINE, LEAD, MORE, MORE.replace("Japan", "Korea"), LEAD.replace("May", "June")]


def test_a_paragraph_goes_on_in_the_next_column_and_page() -> None:
    lines = broken(f"{LEAD} {MORE}", 50)
    placed = [(50.0, 700.0 - 10 * n, 8.0, line) for n, line in enumerate(lines)]
    first, second, third = placed[:3], placed[3:6], placed[6:]
    beside = [(310.0, 700.0 - 10 * n, 8.0, line) for n, (_, _, _, line) in enumerate(second)]
    assert paragraphs([*first, *beside], third) == [f"{LEAD} {MORE}"]


HEAD, FOOT = "Brennholt Therapeutics | News for the press", "Industriestrasse 4, Filderstadt"


def test_running_lines_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            (60.0, 815.0, 8.0, HEAD),
            *column([text]),
            (60.0, 40.0, 8.0, FOOT),
            (280.0, 25.0, 8.0, f"Page {n} of 3"),
        ]
        for n, text in enumerate((HEADLINE, LEAD, MORE), 1)
    ]
    assert paragraphs(*pages) == [HEADLINE, LEAD, MORE]


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "1/3", "Seite 1 von 3"])
def test_the_number_of_an_only_page_is_dropped(number: str) -> None:
    assert paragraphs([*column([HEADLINE, LEAD]), (290, 30, 8, number)]) == [HEADLINE, LEAD]


def test_a_number_within_the_text_stays() -> None:
    assert paragraphs([*column([HEADLINE]), (60, 500, 10, "17"), *column([LEAD], top=460)])[1] == "17"


def test_a_running_line_with_the_day_of_the_release_stays_once() -> None:
    head = "Press release, 14 May 2024"
    pages = [[(60.0, 815.0, 8.0, head), *column([text])] for text in (HEADLINE, MORE)]
    assert paragraphs(*pages) == [head, HEADLINE, MORE]
    printed = [[(60.0, 815.0, 8.0, "14 May 2024, 10:32"), *column([text])] for text in (HEADLINE, MORE)]
    assert paragraphs(*printed) == [HEADLINE, MORE]


@pytest.mark.parametrize("when", ["11/22/26, 1:57 PM", "22.11.2026, 13:57", "2026/11/22 13:57"])
def test_what_a_browser_prints_around_an_only_page_is_dropped(when: str) -> None:
    around = [(24.0, 820.0, 8.0, when), (250.0, 820.0, 8.0, "Ostravel approved | News")]
    around += [(24.0, 15.0, 8.0, "https://news.example.com/1"), (560.0, 15.0, 8.0, "1/1")]
    assert paragraphs([*column([HEADLINE, LEAD]), *around]) == [HEADLINE, LEAD]


def test_two_columns_from_a_browser() -> None:
    article = only((FILES / "two-columns.pdf").read_bytes())
    assert article.title == HEADLINE
    found = article.text.split("\n\n")
    assert "Japan | Orphan drug designation | October 2023" in found
    assert "About Ostravel" in found and "Page 1 of 2" not in article.text
    lead = next(text for text in found if text.startswith("FILDERSTADT"))
    assert lead.endswith("in all member states of the European Union.")


# Words


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("treated with immuno-", "suppressants for a year", "immunosuppressants"),
        ("patients with late-", "stage disease of the liver", "late-stage"),
        ("the cell therapy CAR-", "T was given to all of them", "CAR-T"),
        ("the study called OSTRA-", "3 was begun in spring", "OSTRA-3"),
        ("the placebo-", "controlled study was begun in", "placebo-controlled"),
        ("eque-cel is known and so is eque-", "cel in all countries of Asia", "so is eque-cel"),
        ("approved by the whole Com-", "mission of the European Union", "Commission"),
    ],
)
def test_words_broken_at_the_end_of_a_line(first: str, second: str, whole: str) -> None:
    start = "These are some more words before it of " + first
    placed = [
        (60, 700, 10, start),
        (60, 688, 10, second + " and " * 6 + "on"),
        (60, 676, 10, "it goes with them."),
    ]
    assert whole in paragraphs([*placed])[0]


def test_letters_that_are_spaced_out() -> None:
    words = [(60.0 + 8 * n, 780.0, 9.0, c) for n, c in enumerate("NEWS RELEASE") if c != " "]
    assert paragraphs([*words, *column([LEAD], top=700)])[0] == "NEWS RELEASE"


def cjk(font: str, order: str, cmap: str, lines: list[str]) -> bytes:
    """Lines in an East Asian font that the file only names."""
    shown = "\n".join(
        f"BT /F 12 Tf 60 {700 - 16 * n} Td <{line.encode('utf-16-be').hex()}> Tj ET"
        for n, line in enumerate(lines)
    )
    data = pdf_of_streams(
        [shown.encode()],
        more=[
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{font} /CIDSystemInfo << /Registry (Adobe) "
            f"/Ordering ({order}) /Supplement 0 >> /FontDescriptor 7 0 R /DW 1000 >>".encode(),
            f"<< /Type /FontDescriptor /FontName /{font} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            f"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>".encode(),
        ],
    )
    named = f"/Type0 /BaseFont /{font} /Encoding /{cmap} /DescendantFonts [6 0 R] ".encode()
    return data.replace(b"/Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding", named)


def test_chinese_lines_are_put_together_without_spaces() -> None:
    data = cjk(
        "STSong-Light",
        "GB1",
        "UniGB-UCS2-H",
        ["国家药品监督管理局今日批准欧斯特维用于治疗", "成人晚期肝细胞癌，公司说。"],
    )
    assert only(data).text == "国家药品监督管理局今日批准欧斯特维用于治疗成人晚期肝细胞癌，公司说。"


def test_korean_particles_are_put_to_their_words() -> None:
    lines = ["식품의약품안전처는 오스트라벨을 희귀의약품으로 지정한 위원회", "가 이 결정을 오늘 알렸다."]
    data = cjk("HYSMyeongJo-Medium", "Korea1", "UniKS-UCS2-H", lines)
    assert only(data).text == "".join(lines)


# Metadata


@pytest.mark.parametrize(
    ("title", "used"),
    [
        ("Ostravel for advanced liver cancer: European Commission approves", True),
        ("Microsoft Word - European Commission approves Ostravel.docx", False),
        ("European Commission approves Ostravel.indd", False),
        ("Quarterly results of the whole group for shareholders", False),
        ("untitled", False),
        ("Ostravel", False),
    ],
)
def test_the_title_in_the_metadata_is_used_if_the_text_bears_it_out(title: str, used: bool) -> None:
    article = only(pdf([column([HEADLINE, LEAD])], info=f"/Title ({title})"))
    assert article.title == (title if used else HEADLINE)


def test_the_day_on_which_the_file_was_made_is_not_taken() -> None:
    body = LEAD.partition(" -- ")[2]
    info = "/CreationDate (D:20250601120000Z) /ModDate (D:20250601120000Z)"
    assert only(pdf([column([HEADLINE, body])], info=info)).published is None


# What cannot be read


GOOD = pdf_of([HEADLINE, LEAD])
FORM = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>"
    b"\nstream\n/X Do\nendstream"
)


@pytest.mark.parametrize("name", ["no-password", "no-password-rc4"])
def test_a_file_encrypted_without_a_password_opens(name: str) -> None:
    assert only((FILES / f"{name}.pdf").read_bytes()).title == HEADLINE


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ((FILES / "password.pdf").read_bytes(), "a PDF file that is encrypted; save it without a password"),
        (b"%PDF-1.7\n", "a PDF file that is damaged or cut off; fetch it again"),
        (b"", "a PDF file that is damaged or cut off; fetch it again"),
        (b"no such thing", "a PDF file that is damaged or cut off; fetch it again"),
        (pdf([[]]), "a PDF file without text (pictures of pages?); run it through OCR first"),
        (
            pdf([[(60, 700, 10, "x")]] * (child.MOST_PAGES + 1)),
            "a PDF file of more than 2,000 pages, or as much text; split it",
        ),
    ],
    ids=["password", "start", "empty", "text", "pictures", "pages"],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, told: str) -> None:
    assert str(problem(data)) == f"in/a.pdf: {told}"


def test_what_is_left_of_a_truncated_file_is_read_and_told() -> None:
    cut = GOOD[: GOOD.index(b"xref")]
    article, told = results(cut)
    assert isinstance(article, Article) and article.title == HEADLINE
    assert isinstance(told, Problem) and "cut off" in told.what


@pytest.mark.parametrize(
    "data",
    [
        GOOD.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        GOOD.replace(b"/Count 1", b"/Count 999999999"),
        GOOD.replace(b"/Count 1", b"/Count -5"),
        GOOD.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
        pdf_of_streams([b"[" * 1_000_000]),
        pdf_of_streams([b"BT ET"], more=[b"[" * 1_000_000]),
        pdf_of_streams([b"BT ET"], info="/Title " + "<< /a " * 100_000),
        pdf_of_streams([b"/X Do"], more=[FORM]).replace(
            b"/Resources << /Font", b"/Resources << /XObject << /X 6 0 R >> /Font"
        ),
    ],
    ids=["pages in a ring", "count", "negative", "parents", "arrays", "objects", "dictionaries", "forms"],
)
def test_hostile_structure_ends_in_one_article_or_problem(data: bytes) -> None:
    assert len(results(data)) == 1


BOMBS = {
    "blanks": packed(b" " * 1_000_000, 1_000),
    "letters": packed(b"BT /F 10 Tf 0 0 Td " + b"(a)Tj " * 100_000, 80),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_stream_that_unpacks_to_hundreds_of_megabytes_costs_one_file(bomb: str) -> None:
    data = pdf_of_streams([BOMBS[bomb]], filters="/Filter /FlateDecode")
    assert problem(data).what == "a PDF file that takes too much memory or time to read"
    assert only(GOOD).title == HEADLINE  # the next one is read all the same


def test_a_bomb_takes_no_more_memory_than_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(pdf_of_streams([BOMBS["letters"]], filters="/Filter /FlateDecode"))
    code = (
        "import resource, sys; from pathlib import Path; from milestones.read import *; "
        "from milestones.read.document import Kind; from milestones.read.origin import Origin; "
        "print(len(list(articles_of(Document(Path(sys.argv[1]).read_bytes(), Kind.PDF, Origin('a'))))), "
        "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    found, peak = map(int, done.stdout.split())
    assert found == 1 and peak < 400_000


def test_a_process_that_dies_is_replaced() -> None:
    assert only(GOOD).title == HEADLINE
    engine._kept()[0]._process.kill()
    assert problem(GOOD).what == "a PDF file that takes too much memory or time to read"
    assert only(GOOD).title == HEADLINE


CURIOUS_PDFIUM = """
import os, socket, subprocess, sys

TRIED = {
    "reads a file": lambda: open(__file__).close(),
    "writes a file": lambda: open("left.txt", "w").close(),
    "opens a connection": lambda: socket.socket().close(),
    "starts a program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "knows a secret": lambda: os.environ["MILESTONES_DB"],
}

def FPDF_GetMetaText(document, tag, buffer, size):
    found = []
    for what, act in TRIED.items():
        try:
            act()
            found.append(what)
        except (OSError, KeyError, subprocess.SubprocessError):
            pass
    said = (", ".join(found) or "nothing").encode("utf-16-le")
    if buffer:
        buffer.raw = said
    return len(said)

def FPDF_LoadMemDocument64(*data):
    return 1

def FPDF_GetPageCount(document):
    return 0

def FPDF_CloseDocument(document):
    pass
"""


def test_the_process_can_open_nothing_and_is_told_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdfium2").mkdir()
    (tmp_path / "pypdfium2" / "__init__.py").touch()
    (tmp_path / "pypdfium2" / "raw.py").write_text(CURIOUS_PDFIUM, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("MILESTONES_DB", "postgresql://ann:secret@db.example/x")
    monkeypatch.chdir(tmp_path)
    process = engine._Child()
    try:
        answer = process.ask(b"%PDF-")
    finally:
        process.end()
    assert answer
    assert json.loads(answer)["title"] == "nothing"


def test_a_pdf_is_told_by_its_first_kilobyte() -> None:
    assert kind_of(b"%PDF-1.4\n", None) is Kind.PDF
    assert kind_of(b"\r\n\x00junk" * 50 + b"%PDF-1.4\n", Kind.TEXT) is Kind.PDF
    assert kind_of(b" " * 2000 + b"%PDF-", Kind.TEXT) is Kind.TEXT


# The seeds


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_printed_as_pdf_claims_what_its_text_does(seed: Path) -> None:
    expected = seed_article(seed)
    found = only((FILES / f"seed-{seed.name[:2]}.pdf").read_bytes())
    assert claims_of(found) == claims_of(expected)
    assert (found.title, found.published) == (expected.title, expected.published)


def test_the_words_of_the_printed_seeds_are_those_of_their_texts() -> None:
    for seed in SEEDS:
        words = re.findall(r"\w+", only((FILES / f"seed-{seed.name[:2]}.pdf").read_bytes()).text)
        assert words == re.findall(r"\w+", seed.read_text(encoding="utf-8"))
