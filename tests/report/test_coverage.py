from milestones.model.milestone import Milestone
from milestones.model.table import Row, Table
from milestones.report.coverage import Coverage, coverage

from .records import milestone

APPROVED = milestone("nda-approval", "CN", "stated 2023", conflict="b.txt says 2022")
TRIAL = milestone("ind-approval", "CN", "undated")
ORPHAN = milestone("orphan-designation", "US", "announced 2024-01-05")
HOPED = milestone("nda-approval", "US", "stated 2026", expected=True)
ALL = {m.id: m for m in (APPROVED, TRIAL, ORPHAN, HOPED)}


def _row(place: str, *found: Milestone, stage: Milestone | None = None, disease: str | None = "gout") -> Row:
    return {
        "product": "Zelvora",
        "indication": disease,
        "jurisdiction": place,
        "id": stage.id if stage else None,
        "ids": tuple(m.id for m in found),
    }


def _coverage(*rows: Row, against: tuple[str, ...] = ()) -> Coverage:
    return coverage(Table("matrix", (), iter(rows)), ALL, against)


def test_the_highest_stage_comes_first_and_all_else_after_it() -> None:
    found = _coverage(_row("CN", TRIAL, APPROVED, stage=APPROVED), _row("US", ORPHAN, HOPED))
    assert found.places == (("CN", "China"), ("US", "United States"))
    ((china, states),) = [line.fields for line in found.lines]
    assert [(sight.title, sight.when, sight.highest) for sight in china] == [
        ("Approved", "2023", True),
        ("IND approved", "", False),
    ]
    assert [(sight.title, sight.when, sight.achieved) for sight in states] == [
        ("Orphan", "≤ 2024-01-05", True),
        ("Approved", "by 2026", False),
    ]
    assert [sight.group for sight in (*china, *states)] == ["marketing", "trial", "designation", "marketing"]
    assert [sight.disputed for sight in china] == [True, False]


def test_a_field_is_empty_where_nothing_is_on_record() -> None:
    found = _coverage(
        _row("US", ORPHAN),
        _row("CN", APPROVED, disease=None),
        _row("US", HOPED, disease=None),
        against=("KR", "CN"),
    )
    assert [code for code, _ in found.places] == ["US", "CN", "KR"]
    assert [(line.disease, [len(field) for field in line.fields]) for line in found.lines] == [
        ("gout", [1, 0, 0]),
        ("", [1, 1, 0]),
    ]


def test_what_is_not_in_the_report_is_not_shown() -> None:
    other = milestone("refusal", "JP")
    assert _coverage(_row("JP", other, stage=other)) == Coverage((), ())
