"""Articles told to a store without files, and what analysts decide about them."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.services.deciding import Analyst
from milestones.services.ingest import ingest
from milestones.store import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ANA = Analyst("Ana Roth", NOW)
BEN = Analyst("Ben Ito", NOW)

ALFA = "Alfa,A-1 KR nda-approval 2023-06 for multiple myeloma"
"""What the stand-in extractor of conftest.py takes for a claim."""


def tell(store: Store, *articles: tuple[str, str] | tuple[str, str, str]) -> None:
    """Ingests articles: id, text, and the day on which each appeared."""
    lines = [
        json.dumps(dict(zip(("id", "text", "published"), article, strict=False))) for article in articles
    ]
    ingest(store, ["-"], io.BytesIO("\n".join(lines).encode()))


def on_record(store: Store) -> list[Milestone]:
    """All milestones that stand."""
    return list(store.milestones(Filter()))


def rejected(store: Store) -> list[Milestone]:
    """All milestones that analysts have rejected."""
    return list(store.milestones(Filter(rejected=True)))


def the_one(store: Store, **fields: object) -> Milestone:
    """The only milestone with these fields."""
    (found,) = (m for m in on_record(store) if all(getattr(m, key) == fields[key] for key in fields))
    return found


def dates(milestones: Sequence[Milestone]) -> list[str | None]:
    """Their dates, in order."""
    return sorted((m.date.text for m in milestones), key=str)


ARTICLES = [
    ("a", "Alfa,A-1 KR nda-approval 2023-06 for multiple myeloma", "2023-07-01"),
    ("b", "Alfa KR nda-approval 2024-01 for multiple myeloma\nBravo US ind-approval 2020", "2024-02-01"),
    ("c", "A-1 KR nda-acceptance 2023-06 for multiple myeloma", "2023-06-20"),
    ("d", "Bravo,B-2 US nda-approval 2022 for lupus\nCeta JP clinical-hold 2019 for gout", "2022-03-01"),
    ("e", "B-2,A-1 CN nda-submission 2021 for asthma", "2021-02-01"),
    (
        "f",
        "Ceta,C-3 JP clinical-hold 2019-05 for gout\nC-3 EU nda-approval 2024 expected for gout",
        "2023-01-01",
    ),
    ("g", "C-3 EU nda-approval 2024-03-01 for gout", "2024-03-02"),
    ("h", "Nothing to tell.", "2024-03-02"),
]
"""Articles that hang together by names, with claims of several kinds."""


def snapshot(store: Store) -> list[Milestone]:
    """All milestones in full, without the store's own numbers."""
    return [
        replace(
            found,
            testimony=tuple(replace(t, sourced=replace(t.sourced, number=0)) for t in found.testimony),
        )
        for hidden in (False, True)
        for found in store.milestones_in_full(Filter(rejected=hidden))
    ]
