from dataclasses import replace
from datetime import date

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue
from milestones.model.milestone import Milestone, Product, Role
from milestones.model.table import Table, ViewColumn
from milestones.report.board import Board, Words, board, quotation

from .records import claim, milestone, part

TODAY = date(2025, 3, 1)
MATRIX = Table("matrix", (), ())
TEXT = "News. Last month the FDA approved Zelvora for heart failure. More."
START, END = TEXT.index("Last"), TEXT.index(" More")


def _cue(field: str, quoted: str) -> Cue:
    start = TEXT.index(quoted)
    return Cue(field, "rule", start, start + len(quoted))


def _claim(*cues: Cue) -> Claim:
    return claim("a.txt", "relative 2024-06", cues=cues, evidence=TEXT[START:END], start=START, end=END)


def _board(
    *found: Milestone,
    tables: tuple[Table, ...] = (),
    articles: dict[str, Article] | None = None,
    asked: tuple[Product, ...] = (),
) -> Board:
    return board(
        found,
        articles or {},
        MATRIX,
        tables,
        asked=asked,
        against=(),
        today=TODAY,
        articles_read=7,
        version="1.2",
    )


def test_a_quotation_is_cut_at_the_words_that_decided() -> None:
    found = list(
        quotation(_claim(_cue("kind", "approved"), _cue("date", "Last month"), _cue("status", "approved")))
    )
    assert found == [
        Words("Last month", "date"),
        Words(" the FDA ", ""),
        Words("approved", "kind and status"),
        Words(" Zelvora for heart failure.", ""),
    ]


def test_overlapping_words_are_cut_into_pieces_and_nothing_is_lost() -> None:
    cues = (_cue("kind", "FDA approved Zelvora"), _cue("product", "Zelvora for"), _cue("jurisdiction", "FDA"))
    found = list(quotation(_claim(*cues)))
    assert "".join(words.text for words in found) == TEXT[START:END]
    assert Words("Zelvora", "kind and product") in found
    assert Words("FDA", "kind and jurisdiction") in found


def test_words_outside_the_quotation_and_no_words_mark_nothing() -> None:
    nothing = Cue("status", "rule", START + 3, START + 3)
    assert list(quotation(_claim(_cue("indication", "News"), nothing))) == [Words(TEXT[START:END], "")]


def test_evidence_tells_all_that_is_known_of_the_article() -> None:
    article = Article(
        "a.txt",
        TEXT,
        "News",
        published=Published(date(2024, 7, 15), DateTrust.FOUND),
        url="https://news.example/1",
        publisher="Harbor News",
    )
    found = replace(
        milestone("nda-approval"),
        testimony=(part(_claim(_cue("date", "Last month"), _cue("kind", "approved")), Role.CONTRADICTS),),
    )
    ((entry,),) = [chapter.entries for chapter in _board(found, articles={"a.txt": article}).chapters]
    (evidence,) = entry.evidence
    assert (evidence.title, evidence.url, evidence.publisher) == (
        "News",
        "https://news.example/1",
        "Harbor News",
    )
    assert (evidence.published, evidence.role, evidence.agrees) == (
        "2024-07-15 (found)",
        "contradicts",
        False,
    )
    assert (evidence.before, evidence.after) == ("News. ", " More.")
    assert evidence.reasoning == "relative: 'Last month' against the article's 2024-07-15"
    assert evidence.remarks == ("kind: nda-approval, by rule on 'approved'", "found by made-up")
    assert entry.remarks == ("a.txt states it.",)
    assert dict(entry.fields)["Kind"] == "Approved (nda-approval)"
    assert not {"Id", "Product", "Where"} & {name for name, _ in entry.fields}


def test_chapters_are_products_in_order_of_name_and_entries_in_order_of_time() -> None:
    found = (
        milestone("nda-approval", "US", "stated 2024"),
        milestone("ind-approval", "US", "stated 2020"),
        milestone("nda-approval", "JP", "undated", product="aberol"),
    )
    chapters = _board(*found).chapters
    assert [chapter.product.name for chapter in chapters] == ["aberol", "Zelvora"]
    assert [entry.when for entry in chapters[1].entries] == ["2020", "2024"]
    assert _board(*found) == _board(*reversed(found))


def test_the_title_names_the_products_that_were_asked_for() -> None:
    found = milestone("nda-approval")
    asked = (found.product, *(replace(found.product, name=f"P{n}", key=f"p{n}") for n in range(5)))

    def title(*products: Product) -> tuple[str, str]:
        made = _board(found, asked=products)
        return made.title, made.names

    assert title(*asked[:1]) == ("Zelvora", "ZV-101")
    assert title(*asked) == ("Zelvora, P0, P1, P2 and 2 more", "")
    assert title() == ("1 product", "")
    assert _board(found).scope == "the 7 articles read"


def test_facts_count_all_and_name_the_first() -> None:
    found = [milestone("nda-approval", code, "stated 2024") for code in ("US", "CN", "JP", "KR", "GB", "CA")]
    fact = _board(*found).facts[0]
    assert (fact.number, len(fact.first), fact.more) == (6, 4, 2)
    assert fact.first[0] == ("nda-approval-US", "Approved, US (2024)")


def test_a_table_of_gaps_is_cut_into_its_types_and_any_other_stays_whole() -> None:
    view = (ViewColumn("Gap", "gap"), ViewColumn("What", "what"))
    rows = [
        {"gap": "undated", "what": "a"},
        {"gap": "conflict", "what": "b"},
        {"gap": "undated", "what": "c"},
    ]
    gaps = Table("gaps", ("gap", "what"), iter(rows), view=view)
    other = Table("matrix", ("gap", "what"), rows)
    first, second = _board(tables=(gaps, other)).parts
    assert [(group.name, len(group.rows)) for group in first.groups] == [("undated", 2), ("conflict", 1)]
    assert [column.key for column in first.columns] == ["what"]
    assert (first.size, second.size) == (3, 3)
    assert [group.name for group in second.groups] == [""]
    assert [column.key for column in second.columns] == ["gap", "what"]


def test_weighty_gaps_are_shown_at_once_and_weak_or_many_ones_when_asked_for() -> None:
    def opened(gap: str, number: int) -> bool:
        rows = [{"gap": gap, "what": "a"}] * number
        (part,) = _board(tables=(Table("gaps", ("gap", "what"), rows),)).parts
        return part.groups[0].opened

    assert opened("conflict", 30)
    assert not opened("conflict", 31)
    assert not opened("single-source", 1)
    assert opened("of another version", 1)


def test_the_milestones_that_a_row_rests_on_are_shown_last_whatever_the_view() -> None:
    view = (*(ViewColumn(key, key) for key in ("gap", "milestones", "id")), ViewColumn("What", "what"))
    (part,) = _board(tables=(Table("gaps", ("gap", "what", "milestones"), (), view=view),)).parts
    assert [(column.title, column.key) for column in part.columns] == [
        ("What", "what"),
        ("Evidence", "milestones"),
    ]


def test_facts_that_sound_alike_name_their_disease() -> None:
    one = milestone("nda-approval", indication="gout")
    other = replace(milestone("nda-approval", indication="acne"), id="other")
    assert {words for _, words in _board(one, other).facts[0].first} == {
        "Approved, US (2023-06), gout",
        "Approved, US (2023-06), acne",
    }


def test_nothing_on_record_is_a_report_too() -> None:
    empty = _board()
    assert (empty.chapters, empty.milestones, empty.chart.tracks) == ((), 0, ())
    assert [fact.number for fact in empty.facts] == [0, 0, 0, 0]
