"""The claims as they stand in the articles, and the candidates that were not believed."""

from collections.abc import Iterable

from milestones.model.claim import Claim, Refusal
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.rows import date_cells, title_of, when

CLAIM_COLUMNS = (
    "article",
    "product",
    "aliases",
    "indication",
    "population",
    "jurisdiction",
    "agency",
    "kind",
    "application",
    "date",
    "earliest",
    "latest",
    "basis",
    "status",
    "evidence",
    "start",
    "end",
    "rule",
)
REFUSAL_COLUMNS = ("article", "kind", "reason", "evidence", "start", "end", "rule")

_CLAIM_VIEW = (
    ViewColumn("Product", "product"),
    ViewColumn("Where", "jurisdiction", whole=True),
    ViewColumn("Milestone", "title", style="bold"),
    ViewColumn("Date", "when", whole=True),
    ViewColumn("Indication", "indication"),
    ViewColumn("Rule", "rule", from_width=120, style="dim"),
    ViewColumn("Evidence", "evidence", style="dim", under=True),
)
_REFUSAL_VIEW = (
    ViewColumn("Seen", "title"),
    ViewColumn("Reason", "reason", style="bold"),
    ViewColumn("Words", "evidence", style="dim", under=True),
)


def claims_table(claims: Iterable[Claim]) -> Table:
    """One row per claim, in the order given; rows are made as they are asked for."""
    rows = map(_claim_row, claims)
    return Table("claims", CLAIM_COLUMNS, rows, view=_CLAIM_VIEW, title="Claims", groups="article")


def refusals_table(refusals: Iterable[Refusal]) -> Table:
    """One row per candidate that was seen and not believed, in the order given, with the reason."""
    rows = map(_refusal_row, refusals)
    title = "Seen and not believed"
    return Table("refusals", REFUSAL_COLUMNS, rows, view=_REFUSAL_VIEW, title=title, groups="article")


def _claim_row(claim: Claim) -> Row:
    return {
        "article": claim.article,
        "product": claim.product,
        "aliases": claim.aliases,
        "indication": claim.indication,
        "population": claim.population,
        "jurisdiction": claim.jurisdiction,
        "agency": claim.agency,
        "kind": claim.kind,
        "application": claim.application,
        **date_cells(claim.date),
        "status": claim.status.value,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "title": title_of(claim.kind),
        "when": when(claim.date, claim.status),
    }


def _refusal_row(refusal: Refusal) -> Row:
    return {
        "article": refusal.article,
        "kind": refusal.kind,
        "reason": refusal.reason,
        "evidence": refusal.evidence,
        "start": refusal.start,
        "end": refusal.end,
        "rule": refusal.rule,
        "title": title_of(refusal.kind),
    }
