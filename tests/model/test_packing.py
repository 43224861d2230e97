import pickle
from datetime import date

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue, Findings, Refusal, Status
from milestones.model.dates import EventDate, Window

DAY = date(2024, 7, 15)
CUE = Cue("kind", "approved", 4, 12)
CLAIM = Claim(
    *("a.txt", "Zorvacel", ("ZV-1",), None, "adults", "US", "FDA", "nda-approval", None),
    *(EventDate.announced(DAY), Status.ACHIEVED, "FDA approved Zorvacel", 0, 21, "verb", (CUE,)),
)
REFUSAL = Refusal("a.txt", "nda-approval", "negated", "not approved", 3, 15, "verb")
RECORDS = [
    Window(None, DAY),
    EventDate.stated("2024-07"),
    CUE,
    CLAIM,
    REFUSAL,
    Findings((CLAIM,), (REFUSAL,)),
    Published(DAY, DateTrust.FOUND),
    Article("a.txt", "FDA approved Zorvacel", "", published=Published(DAY, DateTrust.GIVEN), location="/a"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was_made(record: object) -> None:
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - of our own making
    assert again == record
    assert repr(again) == repr(record)
    make, made_of = record.__reduce__()[:2]
    assert make is type(record)
    assert make(*made_of) == record
