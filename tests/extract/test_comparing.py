"""That a table of cases cannot pass for the wrong reason."""

from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from tests.extract.comparing import article, differences

CLAIMS = extract(
    article("The FDA approved Zelquor (zelbrutinib) for mantle cell lymphoma in June 2023."), KnownNames()
).claims
RIGHT = {"product": "Zelquor", "jurisdiction": "US", "kind": "nda-approval"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"product": "zelbrutinib"},
        {"product": "ZELQUOR"},
        {"indication": "mantle cell lymphoma"},
        {"population": ""},
        {"date": "2023-06", "basis": "stated", "earliest": "2023-06-01", "latest": "2023-06-30"},
        {"evidence": "approved Zelquor"},
        {"status": "achieved"},
    ],
)
def test_what_fits_leaves_no_difference(more: dict[str, Any]) -> None:
    assert differences([{**RIGHT, **more}], CLAIMS) == []


@pytest.mark.parametrize(
    "more",
    [
        {"product": "Orvantis"},
        {"jurisdiction": "EU"},
        {"kind": "nda-acceptance"},
        {"indication": "severe asthma"},
        {"indication": ""},
        {"date": "2023"},
        {"basis": "announced"},
        {"earliest": ""},
        {"status": "expected"},
        {"application": "NDA"},
        {"evidence": "approved Orvantis"},
    ],
)
def test_one_wrong_field_is_one_missing_and_one_invented(more: dict[str, Any]) -> None:
    missing, invented = differences([{**RIGHT, **more}], CLAIMS)
    assert missing.startswith("missing:")
    assert invented.startswith("invented:")


def test_a_claim_too_many_and_one_too_few_are_told() -> None:
    assert len(differences([], CLAIMS)) == 1
    assert len(differences([RIGHT, RIGHT], CLAIMS)) == 1
    assert len(differences([RIGHT], [*CLAIMS, *CLAIMS])) == 1


def test_a_claim_that_fits_two_is_left_to_the_one_that_fits_no_other() -> None:
    (claim,) = CLAIMS
    (other,) = extract(article("The FDA approved zelbrutinib in 2020."), KnownNames()).claims
    vague = {"product": "zelbrutinib", "jurisdiction": "US", "kind": "nda-approval"}
    exact = {**vague, "date": "2023-06"}
    assert differences([vague, exact], [claim, other]) == []
    assert differences([exact, vague], [other, claim]) == []


def test_a_misspelt_field_is_an_error() -> None:
    with pytest.raises(ValueError, match="indicaton"):
        differences([{**RIGHT, "indicaton": "x"}], CLAIMS)
