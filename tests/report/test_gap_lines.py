from datetime import date

import pytest

from milestones.report import gap_lines
from milestones.report.gap_lines import GapLine, GapLines
from milestones.report.gaps import found_in

from .records import milestone, products

TODAY = date(2024, 7, 15)


def _lines() -> GapLines:
    names = [f"Product {n:02}" for n in range(20)]
    alone = [milestone("nda-approval", "CN", product=name, articles=["a.txt"]) for name in names]
    trials = [milestone("ind-approval", "US", product=name, when="undated") for name in names]
    lines = GapLines()
    for own in products([*alone, *trials]):
        lines.add(found_in(own, TODAY, ["KR"]), TODAY)
    return lines


def test_a_line_says_what_a_report_shows() -> None:
    line = next(iter(_lines()))
    assert line == GapLine(
        gap="jurisdiction",
        key="product 00",
        product="Product 00",
        indication="heart failure",
        jurisdiction="KR",
        kind="nda-approval",
        since="2023-06",
        days=381,
        id="nda-approval-CN",
        lead="Approved in CN (2023-06)",
        words="nothing for this disease",
        more="",
        basis="",
        closes="a report of an application or approval in KR",
        articles="a.txt",
        milestones=("nda-approval-CN",),
    )
    assert line.sentence == "Approved in CN (2023-06); in KR nothing for this disease"


@pytest.mark.parametrize("together", [1, 7, 500])
def test_lines_are_the_same_however_many_are_packed_together(
    monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    usual = list(_lines())
    monkeypatch.setattr(gap_lines, "_TOGETHER", together)
    lines = _lines()
    assert list(lines) == usual == list(lines), "as often as they are read"
    assert len(lines) == len(usual) == sum(lines.counts.values())
    types = [line.gap for line in usual]
    assert list(dict.fromkeys(types)) == ["jurisdiction", "undated", "single-source", "implied-step"]
    assert {name: types.count(name) for name in types} == dict(lines.counts)
    for name in lines.counts:
        own = list(lines.of(name))
        assert own == [line for line in usual if line.gap == name]
        assert [line.product for line in own] == sorted(line.product for line in own)
