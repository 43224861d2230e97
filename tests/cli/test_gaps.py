"""`gaps`, from its arguments to its exit status."""

import json

import pytest

from milestones.report.taxonomy import GAPS

from .running import Program


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        ("", 0, ""),
        ("--fail-on conflict", 1, "milestones: 1 conflict gap; --fail-on asks to fail then\n"),
        ("--fail-on expected-passed", 0, ""),
        (
            "--fail-on expected-passed,Conflict",
            1,
            "milestones: 1 conflict gap; --fail-on asks to fail then\n",
        ),
        ("--fail-on conflict --country KR", 0, ""),
    ],
)
def test_a_report_fails_only_where_it_is_asked_to(
    filled: Program, options: str, status: int, says: str
) -> None:
    ran = filled("gaps", "fucaso", *options.split())
    assert (ran.status, ran.err) == (status, says)
    assert ran.out.startswith("gap,product,"), "the report is printed all the same"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--fail-on late", "no gap 'late'; did you mean undated?"),
        ("--gap undated --fail-on conflict", "--fail-on conflict would never fail: --gap leaves it out"),
    ],
)
def test_what_cannot_fail_is_wrong_usage(filled: Program, options: str, says: str) -> None:
    ran = filled("gaps", *options.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"milestones: {says}")


def test_help_tells_every_type_and_what_it_means(program: Program) -> None:
    program.width = 80
    out = program("gaps", "--help").out
    types = out.split("Types, the weightiest first:")[1].splitlines()
    assert [line.split()[0] for line in types if line.strip()] == list(GAPS)
    assert all(len(line) <= 80 for line in out.splitlines())


def test_what_is_missing_in_korea_though_only_china_has_it(filled: Program) -> None:
    ran = filled("gaps", "fucaso", "--country", "korea", "--gap", "jurisdiction", "--format", "jsonl")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["jurisdiction"] for row in found} == {"KR"}
    assert any("Approved in CN (2023-06-30)" in row["detail"] for row in found)
    assert all(row["closes"] and row["milestones"] for row in found)
