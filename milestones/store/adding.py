"""Adding rows to tables, among them those by which claims are found and copies are told."""

from collections.abc import Iterable, Mapping

from milestones.model.claim import Claim
from milestones.store.link import Link
from milestones.store.rows import Values, claim_keys


def add_rows(link: Link, table: str, values: Iterable[Values]) -> None:
    """Adds these rows, which can be none; all give the same columns."""
    if rows := list(values):
        columns = ", ".join(f'"{column}"' for column in rows[0])
        given = ", ".join(f":{column}" for column in rows[0])
        link.change_each(f"INSERT INTO {table} ({columns}) VALUES ({given})", rows)


def add_claim_names(link: Link, claims: Iterable[tuple[int, Claim]]) -> set[str]:
    """Adds the names by which claims, each with its number, are found; gives back the keys of all."""
    names = [(key, number) for number, claim in claims for key in sorted(claim_keys(claim))]
    add_rows(link, "claim_names", ({"key": key, "claim": number} for key, number in names))
    return {key for key, _ in names}


def add_prints(link: Link, prints: Mapping[int, Iterable[int]]) -> None:
    """Adds the prints of articles, which are given by number."""
    rows = sorted((one, number) for number, found in prints.items() for one in found)
    add_rows(link, "article_prints", ({"print": one, "article": number} for one, number in rows))
