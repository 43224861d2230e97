"""Word documents: their text in order, and what keeps one from being read."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read import Document, articles_of
from milestones.read.document import Kind
from milestones.read.formats.docx import archive as limits
from milestones.read.kinds import kind_of
from milestones.read.origin import Origin
from tests.read.claims import SEEDS, claims_of, seed_article
from tests.read.docxs import archive, docx, docx_of, paragraph, run, table

HEADLINE = "European Commission approves Ostravel for advanced liver cancer"
LEAD = (
    "FILDERSTADT, Germany, May 14, 2024 -- The European Commission has approved Ostravel (zelorafenib) of "
    "Brennholt Therapeutics for adults with advanced hepatocellular carcinoma, the company said on Tuesday."
)
MORE = "In Japan, the health ministry granted orphan drug designation to zelorafenib in October 2023."


def results(data: bytes) -> list[Article | Problem]:
    return list(articles_of(Document(data, Kind.DOCX, Origin("in/a.docx", "a.docx", "in/a.docx"))))


def only(data: bytes) -> Article:
    (article,) = results(data)
    assert isinstance(article, Article), article
    return article


def text(*paragraphs: str) -> str:
    return only(docx("".join(paragraphs))).text


def problem(data: bytes) -> str:
    (found,) = results(data)
    assert isinstance(found, Problem), found
    return str(found)


def test_paragraphs() -> None:
    article = only(docx_of([HEADLINE, LEAD, "", MORE]))
    assert article.text == f"{HEADLINE}\n\n{LEAD}\n\n{MORE}"
    assert (article.id, article.title, article.location) == ("a.docx", HEADLINE, "in/a.docx")
    assert article.published and article.published.day.isoformat() == "2024-05-14"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_items_of_a_list_stand_below_each_other() -> None:
    one, two = (
        paragraph(run("Approved"), marks=NUMBERED),
        paragraph(run("Launch in July"), style="ListBullet"),
    )
    heading = paragraph(run("What comes next"), style="Heading1", marks=NUMBERED)
    off = paragraph(run("No item"), marks=NUMBERED.replace('numId w:val="1"', 'numId w:val="0"'))
    assert text(paragraph(run(LEAD)), one, two, heading, off) == (
        f"{LEAD}\n\n- Approved\n- Launch in July\n\nWhat comes next\n\nNo item"
    )


def test_rows_of_a_table() -> None:
    rows = table(("Region", "Step"), ("European Union", "Approved"), ("", "Alone"))
    assert text(paragraph(run(LEAD)), rows, paragraph(run(MORE))) == (
        f"{LEAD}\n\nRegion | Step\nEuropean Union | Approved\n\nAlone\n\n{MORE}"
    )


def test_a_page_laid_out_as_a_table_is_read_as_paragraphs() -> None:
    cell = paragraph(run(HEADLINE)) + paragraph(run(LEAD)) + paragraph(run(MORE))
    side = paragraph(run("Press release"))
    page = f"<w:tbl><w:tr><w:tc>{side}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert text(page) == f"Press release\n\n{HEADLINE}\n\n{LEAD}\n\n{MORE}"


def test_a_table_in_a_table() -> None:
    inner = table(("a", "b"))
    assert (
        text(f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{paragraph(run('c'))}</w:tc></w:tr></w:tbl>")
        == "a | b | c"
    )


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    deleted = "<w:del><w:r><w:delText>declined</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('somewhere else ')}</w:moveFrom>"
    inserted = f"<w:ins>{run('approved')}</w:ins>"
    assert text(paragraph(run("It was "), deleted, moved, inserted, run("."))) == "It was approved."


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (run("Ostra") + run("vel"), "Ostravel"),
        (f'<w:hyperlink r="x">{run("Ostravel")}</w:hyperlink>' + run(" is new"), "Ostravel is new"),
        (run("Ostravel") + run(" (secret)", "<w:vanish/>") + run("."), "Ostravel."),
        (run("Ostravel", '<w:vanish w:val="0"/>'), "Ostravel"),
        ("<w:r><w:t>CAR</w:t><w:noBreakHyphen/><w:t>T</w:t><w:tab/><w:t>cells</w:t></w:r>", "CAR-T cells"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + run("Ostravel"), "Ostravel"),
        (run("immuno\u00adsuppressant\u00a0drug"), "immunosuppressant drug"),
        (
            "<w:ruby><w:rt>"
            + run("かんがん")
            + "</w:rt><w:rubyBase>"
            + run("肝癌")
            + "</w:rubyBase></w:ruby>",
            "肝癌",
        ),
        (f"<w:sdt><w:sdtContent>{run('Ostravel')}</w:sdtContent></w:sdt>", "Ostravel"),
    ],
)
def test_runs(runs: str, expected: str) -> None:
    assert text(paragraph(runs)) == expected


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box'))}</w:txbxContent>"
    both = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback><w:pict>{box}</w:pict></w:Fallback></w:r>"
    assert text(paragraph(run("Before"), both), paragraph(run("After"))) == "In the box\n\nBefore\n\nAfter"


def test_the_title_is_what_the_style_says_or_what_the_text_bears_out() -> None:
    letterhead = paragraph(run("Brennholt Therapeutics AG, news for the trade press"))
    body = letterhead + paragraph(run(HEADLINE), style="Title") + paragraph(run(LEAD))
    assert only(docx(body)).title == HEADLINE
    plain = letterhead + paragraph(run(HEADLINE)) + paragraph(run(LEAD))
    assert only(docx(plain, title=HEADLINE)).title == HEADLINE
    assert only(docx(plain, title="Results of the second quarter for our shareholders")).title != HEADLINE
    assert (
        only(docx(paragraph(run(HEADLINE)) + paragraph(run(LEAD)), title="release final v3.docx")).title
        == HEADLINE
    )


def test_a_document_whose_main_part_has_another_name() -> None:
    whole = zipfile.ZipFile(io.BytesIO(docx_of([LEAD])))
    files = {name: whole.read(name) for name in whole.namelist()}
    whole.close()
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert only(archive(files)).text == LEAD


# What cannot be read

LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "__substg1.0_001A".encode("utf-16-le")


def with_flag(data: bytes) -> bytes:
    """The archive with its files marked as encrypted."""
    data = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


ANEW = "open it in Word and save it anew"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty; leave it out"),
        (docx(""), "empty; leave it out"),
        (ENCRYPTED, "an office document that is encrypted; save it without a password"),
        (OUTLOOK, "a message in Outlook's own format; save it as .eml"),
        (ENCRYPTED[:300], "an office document of the old kind; save it as .docx or PDF"),
        (b"{\\rtf1 x}", "a rich text document; save it as .docx or PDF"),
        (b"plain words", "this is no Word document; save it as .docx, PDF or plain text"),
        (docx_of([LEAD])[:-40], f"a Word document that is damaged or cut off; {ANEW}"),
        (b"PK\x03\x04" + bytes(100), f"a Word document that is damaged or cut off; {ANEW}"),
        (archive({"xl/workbook.xml": b"<x/>"}), f"a Word document that holds no text; {ANEW}"),
        (docx("<w:p>"), f"a Word document that is damaged (its XML is not well-formed); {ANEW}"),
        (
            docx("", head=LAUGHS + "]>"),
            f"a Word document that declares entities, as no office program does; {ANEW}",
        ),
        (
            docx("", head=OUTSIDE),
            f"a Word document that declares entities, as no office program does; {ANEW}",
        ),
        (with_flag(docx_of([LEAD])), f"a Word document that is encrypted; {ANEW}"),
    ],
    ids=[
        *("nothing", "empty", "encrypted", "outlook", "old", "rtf", "text", "cut", "zeros", "sheet", "xml"),
        *("laughs", "outside", "flag"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, told: str) -> None:
    assert problem(data) == f"in/a.docx: {told}"


def large(opening: bytes, pattern: bytes, times: int) -> bytes:
    """A document whose main part unpacks to very much."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/document.xml", "w") as part,
    ):
        part.write(b'<w:document xmlns:w="http://www.w3.org/test"><w:body>' + opening)
        for _ in range(times):
            part.write(pattern * 10_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("pattern", "times", "what"),
    [
        (b"          ", 600, "unpacks to more than"),
        (
            b"<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>",
            12,
            "characters",
        ),
        (b"<w:tbl><w:tr><w:tc/><w:tc/><w:tc/>", 8, "nested too deeply"),
        (b"<w:tc/>", 30, "cells"),
    ],
    ids=["blanks", "words", "tables", "cells"],
)
def test_bombs_end_early_and_take_no_memory(pattern: bytes, times: int, what: str) -> None:
    data = large(b"<w:tbl><w:tr>", pattern, times)
    assert len(data) < 200_000
    tracemalloc.start()
    told = problem(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert what in told and peak < 60_000_000


def test_elements_nested_deeply() -> None:
    deep = "<w:sdt>" * 50_000 + paragraph(run(LEAD)) + "</w:sdt>" * 50_000
    assert text(deep) == LEAD


def test_more_parts_than_any_document_has() -> None:
    files = {f"{n}": b"" for n in range(limits._MOST_PARTS + 1)}
    assert "has more than" in problem(archive(files))


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (docx_of([LEAD]), Kind.DOCX),
        (archive({"word/document.xml": b"<x/>"}), Kind.DOCX),
        (ENCRYPTED, Kind.DOCX),
    ],
)
def test_a_document_is_told_by_the_names_in_it(start: bytes, kind: Kind) -> None:
    assert kind_of(start, None) is kind


def test_other_archives_are_none() -> None:
    for files in ({"word/release.txt": b"x"}, {"a.docx": docx_of([LEAD])}, {"xl/workbook.xml": b"<x/>"}):
        assert kind_of(archive(files), None) is not Kind.DOCX


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_saved_by_word_claims_what_its_text_does(seed: Path) -> None:
    expected = seed_article(seed)
    found = only(docx_of(seed.read_text(encoding="utf-8").split("\n")))
    assert claims_of(found) == claims_of(expected)
    assert (found.title, found.published) == (expected.title, expected.published)
