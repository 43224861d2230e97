"""How far a product has come in each jurisdiction, and where it lags."""

from collections.abc import Iterator, Sequence
from functools import cache

from milestones.lexicon.kinds import kinds
from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.report.record import Gap, Record, key_of, may_be_one
from milestones.report.rows import dated, some, title_of, when

Stage = tuple[int, int]
_PATHS = ("trial", "marketing")
"""The paths that lead to a market, in their order."""


@cache
def stage_of(kind: str) -> Stage | None:
    """How far a kind is on the way to a market: place of its path, and step; None for one beside the way."""
    known = kinds().get(kind)
    if known is None or known.step is None or known.path not in _PATHS:
        return None
    return (_PATHS.index(known.path), known.step)


@cache
def _comparable() -> frozenset[str]:
    """The steps that every authority knows: those that need another or are needed (kinds.toml).

    A committee's opinion is none of them: most authorities have no such step, so its absence says nothing.
    """
    needed = {need for kind in kinds().values() for need in kind.needs}
    return frozenset(
        kind.id for kind in kinds().values() if stage_of(kind.id) and (kind.needs or kind.id in needed)
    )


def behind(record: Record, against: Sequence[str]) -> Iterator[Gap]:
    """For each product and disease, the jurisdictions that lag behind the furthest stage on record.

    Compared are the jurisdictions with anything on record for the product, whatever the disease, and
    those in `against`. A milestone without a disease counts for every disease where it spares a
    jurisdiction from being called late, and leads only where the product has no more than one disease.
    """
    for milestones in record.products():
        places = sorted({m.jurisdiction for m in milestones} | set(against))
        stated = sorted({key_of(m) for m in milestones} - {""})
        for disease in stated or [""]:
            about = [m for m in milestones if may_be_one(key_of(m), disease)]
            lead = [m for m in about if key_of(m) == disease or len(stated) == 1]
            yield from _behind(about, lead, places)


def _behind(about: Sequence[Milestone], lead: Sequence[Milestone], places: Sequence[str]) -> Iterator[Gap]:
    reached = [m for m in lead if m.status is Status.ACHIEVED and m.kind in _comparable()]
    furthest = max((stage_of(m.kind) or (0, 0) for m in reached), default=None)
    if furthest is None:
        return
    leaders = [m for m in reached if stage_of(m.kind) == furthest]
    first = leaders[0]
    indication = next((m.indication for m in leaders if m.indication), None)
    for place in places:
        here = [m for m in about if m.jurisdiction == place]
        stages = [stage for m in here if m.status is Status.ACHIEVED and (stage := stage_of(m.kind))]
        if max(stages, default=(-1, 0)) < furthest:
            words = f"{_led(leaders)}; {_here(here, first)}"
            yield Gap("jurisdiction", indication, place, first.kind, first, words, (*leaders, *here))


def _led(leaders: Sequence[Milestone]) -> str:
    """ "Approved in CN (2023-06), SA (2025)"."""
    named = {m.jurisdiction: dated(m.jurisdiction, m) for m in reversed(leaders)}
    places = [named[code] for code in dict.fromkeys(m.jurisdiction for m in leaders)]
    return f"{title_of(leaders[0].kind)} in {some(places)}"


def _here(here: Sequence[Milestone], wanted: Milestone) -> str:
    achieved = [m for m in here if m.status is Status.ACHIEVED]
    steps = [m for m in achieved if stage_of(m.kind)]
    if steps:
        last = max(steps, key=lambda m: stage_of(m.kind) or (0, 0))
        words = f"nothing beyond {dated(title_of(last.kind), last)} here"
    elif achieved:
        words = (
            f"nothing comparable here, only {some(list(dict.fromkeys(title_of(m.kind) for m in achieved)))}"
        )
    else:
        words = "nothing achieved here for this disease" if wanted.indication else "nothing achieved here"
    expected = [when(m.date, m.status) for m in here if m.status is Status.EXPECTED and m.kind == wanted.kind]
    hope = f" (expected: {some(expected)})" if expected else ""
    return f"{words}{hope}"
