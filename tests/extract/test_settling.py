"""Target dates of decisions that were taken since."""

from datetime import date

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.claim import Status
from tests.extract.comparing import article


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The FDA approved Zelvora for gout. Its target date had been August 8, 2024.", False),
        ("The FDA approved Zelvora for gout. Its target date for Zelvora in lupus is August 8, 2024.", True),
        ("The FDA approved Zelvora for gout. The target date for Orvance in gout is August 8, 2024.", True),
        ("Zelvora was approved in Japan in May 2020 for gout. Its PDUFA date is August 8, 2024.", True),
    ],
)
def test_a_target_date_is_settled_by_its_own_decision(text: str, due: bool) -> None:
    claims = extract(article(text, "", date(2024, 7, 5)), KnownNames()).claims
    assert any(claim.status == Status.EXPECTED for claim in claims) == due
