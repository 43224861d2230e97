"""The tables in cases/: what a careful reader finds in Chinese, Japanese and Korean sentences.

The format is that of tests/extract/cases.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from milestones.extract.extractor import extract
from milestones.extract.products import KnownNames
from milestones.model.article import DateTrust
from tests.extract.comparing import article, differences

TABLES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
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
    claims = [case["claims"] for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]]
    assert any(claims)
    assert not all(claims)
