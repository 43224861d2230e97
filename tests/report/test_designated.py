from collections.abc import Sequence

import pytest

from milestones.model.milestone import Milestone
from milestones.report.designated import undesignated
from milestones.report.record import Gap, Record

from .records import milestone

ORPHAN_US = milestone("orphan-designation", "US", "stated 2022-02")
BREAKTHROUGH_CN = milestone("breakthrough-designation", "CN", "stated 2021-02")


def _lacking(found: Sequence[Milestone], against: Sequence[str] = ()) -> list[Gap]:
    return list(undesignated(Record(found), against))


@pytest.mark.parametrize(
    ("found", "against", "lacking", "why"),
    [
        ([ORPHAN_US], ["EU"], [("EU", "orphan-designation")], "the EU has orphan status"),
        ([ORPHAN_US], ["CN", "CA", "GB", "DE"], [], "they have none of their own"),
        ([ORPHAN_US, milestone("orphan-designation", "EU")], [], [], "both have it"),
        ([ORPHAN_US, milestone("ind-approval", "KR")], [], [("KR", "orphan-designation")], "it is followed"),
        ([ORPHAN_US, milestone("nda-approval", "EU")], [], [], "after an approval it is too late"),
        (
            [ORPHAN_US, milestone("nda-approval", "EU", indication="gout")],
            [],
            [("EU", "orphan-designation")],
            "another disease's approval",
        ),
        ([BREAKTHROUGH_CN], ["US", "EU", "JP"], [
            ("EU", "prime-designation"), ("JP", "sakigake-designation"), ("US", "breakthrough-designation"),
        ], "each has its own name for it"),
        ([BREAKTHROUGH_CN, milestone("rmat-designation", "US")], [], [], "RMAT is comparable"),
        ([BREAKTHROUGH_CN, milestone("prime-designation", "EU")], [], [], "PRIME is comparable"),
        ([BREAKTHROUGH_CN, milestone("fast-track-designation", "US")], [],
         [("US", "breakthrough-designation")], "fast track is less"),
        ([milestone("fast-track-designation", "US")], ["EU", "CN"], [], "nobody else has fast track"),
        ([milestone("priority-review", "US")], ["EU", "CN"], [], "it belongs to one application"),
        ([milestone("orphan-designation", "US", expected=True)], ["EU"], [], "nobody has it yet"),
        (
            [ORPHAN_US, milestone("orphan-designation", "EU", expected=True)],
            [],
            [("EU", "orphan-designation")],
            "it is only hoped for",
        ),
    ],
)  # fmt: skip
def test_where_a_status_is_lacking(
    found: list[Milestone], against: list[str], lacking: list[tuple[str, str]], why: str
) -> None:
    assert [(gap.jurisdiction, gap.kind) for gap in _lacking(found, against)] == lacking, why


def test_it_says_who_has_which_and_counts_from_the_first() -> None:
    prime = milestone("prime-designation", "EU", "stated 2022")
    (gap,) = _lacking([prime, BREAKTHROUGH_CN], ["US"])
    assert gap.lead == "Breakthrough in CN (2021-02), PRIME in EU (2022)"
    assert (gap.jurisdiction, gap.words) == ("US", "no expedited development")
    assert gap.since is BREAKTHROUGH_CN
    assert gap.judged == (BREAKTHROUGH_CN, prime)
    assert gap.closes == "a report of Breakthrough in US"
