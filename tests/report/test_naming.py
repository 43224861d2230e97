import pytest

from milestones.report.naming import report_of


@pytest.mark.parametrize(
    ("kind", "place", "words"),
    [
        ("nda-approval", "US", "a report of the FDA's decision"),
        ("nda-approval", "CN", "a report of the NMPA's decision"),
        ("nda-approval", "EU", "a report of the European Commission's decision"),
        ("positive-opinion", "EU", "a report of the EMA's opinion"),
        ("nda-acceptance", "CA", "a report of Health Canada's acceptance"),
        ("nda-approval", "CH", "a report of Swissmedic's decision"),
        ("nda-approval", "AX", "a report of the decision in AX"),
        ("nda-submission", "US", "a report that it was filed"),
        ("ind-submission", "US", "a report that it was filed"),
        ("ind-approval", "CN", "a report that the trial may start, or of a hold"),
        ("orphan-designation", "KR", "a report of Orphan in KR"),
        ("unheard-of", "KR", "a report of unheard-of in KR"),
    ],
)
def test_whose_act_is_awaited(kind: str, place: str, words: str) -> None:
    assert report_of(kind, place) == words
