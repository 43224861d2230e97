from milestones.model.claim import Refusal
from milestones.report.claims import claims_table, refusals_table

from .records import claim, rows


def test_the_columns_of_claims_are_the_contracts() -> None:
    contract = (
        "article, product, aliases, indication, population, jurisdiction, agency, kind, application, date, "
        "earliest, latest, basis, status, evidence, start, end, rule"
    )
    assert ", ".join(claims_table([]).columns) == contract


def test_a_claim_keeps_its_aliases_apart_and_its_words_as_they_stand() -> None:
    (row,) = rows(claims_table([claim("a.txt", "announced 2023-07-03", evidence="=approved\n[red]")]))
    assert row["aliases"] == ("ZV-101", "zelvorine")
    assert row["evidence"] == "=approved\n[red]"
    assert (row["start"], row["end"], row["date"], row["earliest"], row["latest"]) == (
        0,
        8,
        "2023-07-03",
        None,
        "2023-07-03",
    )


def test_claims_are_read_as_they_are_asked_for() -> None:
    waiting = iter([claim("a.txt"), claim("b.txt")])
    first = next(iter(claims_table(waiting).rows))
    assert (first["article"], next(waiting).article) == ("a.txt", "b.txt")


def test_a_refusal_tells_its_reason() -> None:
    refusal = Refusal("a.txt", "nda-approval", "negated", "has not approved", 5, 21, "not")
    table = refusals_table([refusal])
    (row,) = rows(table)
    assert table.columns == ("article", "kind", "reason", "evidence", "start", "end", "rule")
    assert tuple(row[key] for key in table.columns) == (
        "a.txt",
        "nda-approval",
        "negated",
        "has not approved",
        5,
        21,
        "not",
    )
