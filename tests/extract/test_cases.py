"""The tables in cases/: what a careful reader finds in a few sentences, by the rules for claims.

A case has an id, a text, and where they matter a title, a day of publication (`published`) and the trust in
it (`trust`). `claims` lists all that the text claims; no claim at all is an empty list. Products, companies
and events are invented, authorities are real. See comparing.FIELDS for the fields of a claim.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.kinds import kinds
from milestones.model.article import DateTrust
from tests.extract.comparing import FIELDS, article, differences

TABLES = sorted((Path(__file__).parent / "cases").rglob("*.toml"))
CASES: list[tuple[str, dict[str, Any]]] = [
    (table.stem, case)
    for table in TABLES
    for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{topic}:{case['id']}") for topic, case in CASES])
def test_a_text_makes_these_claims(case: dict[str, Any]) -> None:
    trust = DateTrust(case.get("trust", "given"))
    told = article(case["text"], case.get("title", ""), case.get("published"), trust)
    wrong = differences(case["claims"], extract(told, KnownNames()).claims)
    assert not wrong, "\n".join(["", told.text, "", *wrong])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_has_cases_with_claims_and_cases_without(table: Path) -> None:
    cases = tomllib.loads(table.read_text(encoding="utf-8"))["case"]
    assert any(case["claims"] for case in cases) or table.stem == "not-a-medicine"
    assert any(not case["claims"] for case in cases)


def test_the_tables_are_well_formed() -> None:
    ids = [(topic, case["id"]) for topic, case in CASES]
    assert len(ids) == len(set(ids))
    for _, case in CASES:
        assert case.keys() <= {"id", "title", "text", "published", "trust", "claims"}
        assert isinstance(case.get("published", date.min), date)
        for claim in case["claims"]:
            assert {"product", "jurisdiction", "kind"} <= claim.keys() <= FIELDS
            assert claim["kind"] in kinds()
