"""How far a product has come in each jurisdiction, and where it lags."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from milestones.lexicon.kinds import kinds
from milestones.lexicon.unions import union_of
from milestones.model.claim import ACHIEVED, EXPECTED
from milestones.model.milestone import Milestone
from milestones.report.naming import report_of
from milestones.report.record import Disease, Gap, Record, is_orphan_opinion
from milestones.report.rows import dated, path_of, some, title_of, when

Stage = tuple[int, int]
_PATHS = ("trial", "marketing")
"""The paths that lead to a market, in their order."""
APPROVED = 5
"""The furthest reach (kinds.toml)."""
_ASKED = 3
"""The reach of a product whose marketing is asked for."""


@cache
def stage_of(kind: str) -> Stage | None:
    """How far a kind is on the way to a market: place of its path, and step; None for one beside the way."""
    known = kinds().get(kind)
    if known is None or known.step is None or known.path not in _PATHS:
        return None
    return (_PATHS.index(known.path), known.step)


def reach_of(milestone: Milestone) -> int:
    """How far a product has come with what was achieved, by kinds.toml; 0 for what is beside the way.

    Coarser than a stage, so that places can be compared: not each authority accepts an application before it
    decides, or hears a committee.
    """
    reach = _reach(milestone.kind)
    return reach if reach and milestone.status is ACHIEVED and not is_orphan_opinion(milestone) else 0


@lru_cache
def _reach(kind: str) -> int:
    known = kinds().get(kind)
    return (known.reach or 0) if known else 0


def compared(places: Collection[str], against: Sequence[str]) -> Sequence[str]:
    """The jurisdictions in which a product is looked for, in the order of the alphabet.

    The `places` with anything on record for it, and those of `against`. The EU stands for its member states,
    since it is the EU that would approve, unless they are asked for.
    """
    return _compared(frozenset(places), tuple(against))


@lru_cache
def _compared(places: frozenset[str], against: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({union_of(code) or code for code in places}.union(against)))


def behind(record: Record, against: Sequence[str]) -> Iterator[Gap]:
    """For each product and disease, the jurisdictions that lag behind the furthest reach on record.

    Trials are run in some countries and not in others: that one may start elsewhere makes a place late only
    where something is on record for that disease, or where the place is asked for.
    """
    for disease in record.diseases:
        yield from _behind(disease, against)


def _behind(disease: Disease, against: Sequence[str]) -> Iterator[Gap]:
    withdrawn = [m for m in disease.about if m.kind == "withdrawal" and m.status is ACHIEVED]
    standing = [(reach, m) for m in disease.lead if (reach := reach_of(m)) and not _ended(m, withdrawn)]
    if not standing:
        return
    furthest = max(reach for reach, _ in standing)
    leaders = tuple([m for reach, m in standing if reach == furthest])
    first = leaders[0]
    indication = next((m.indication for m in leaders if m.indication), None)
    led = _led(leaders)
    places = disease.places if furthest >= _ASKED else {m.jurisdiction for m in disease.lead}
    for place in compared(places, against):
        here = disease.counting(place)
        reached = max(map(reach_of, here)) if here else 0
        if reached < furthest:
            yield Gap(
                "jurisdiction",
                indication,
                place,
                first.kind,
                first,
                _here(here, first, place),
                (*leaders, *here) if here else leaders,
                _closes(furthest, reached, place, first.kind),
                lead=led,
                order=APPROVED - furthest,
            )


def _ended(approval: Milestone, withdrawn: Sequence[Milestone]) -> bool:
    """Whether an approval no longer stands: it was withdrawn there on a later day."""
    if not withdrawn or reach_of(approval) != APPROVED:
        return False
    latest = approval.date.window.latest
    return any(
        m.jurisdiction == approval.jurisdiction
        and latest is not None
        and m.date.window.latest is not None
        and m.date.window.latest > latest
        for m in withdrawn
    )


def _closes(furthest: int, reached: int, place: str, kind: str) -> str:
    if reached >= _ASKED:
        return report_of(kind, place)
    if furthest >= _ASKED:
        return f"a report of an application or approval in {place}"
    return f"a report of a trial's application or start in {place}"


def _led(leaders: Sequence[Milestone]) -> str:
    """ "Approved in CN (2023-06), SA (2025)"."""
    named = {m.jurisdiction: dated(m.jurisdiction, m) for m in reversed(leaders)}
    places = [named[code] for code in dict.fromkeys(m.jurisdiction for m in leaders)]
    return f"{title_of(leaders[0].kind)} in {some(places)}"


def _here(here: Sequence[Milestone], wanted: Milestone, place: str) -> str:
    if not here:
        return "nothing for this disease" if wanted.indication else "nothing"
    achieved = [m for m in here if m.status is ACHIEVED]
    steps = [m for m in achieved if reach_of(m)]
    if steps:
        last = max(steps, key=lambda m: (reach_of(m), stage_of(m.kind) or (0, 0)))
        where = "" if last.jurisdiction == place else f" in {last.jurisdiction}"
        words = f"nothing beyond {dated(title_of(last.kind) + where, last)}{_set_back(achieved)}"
    elif achieved:
        words = f"nothing comparable, only {some(list(dict.fromkeys(title_of(m.kind) for m in achieved)))}"
    else:
        words = "nothing for this disease" if wanted.indication else "nothing"
    expected = [_hoped(m, wanted) for m in here if m.status is EXPECTED and stage_of(m.kind)]
    hope = f" (expected: {some(list(dict.fromkeys(expected)))})" if expected else ""
    return f"{words}{hope}"


def _set_back(achieved: Sequence[Milestone]) -> str:
    """ ", but Complete response (2024-05)": the last setback there, if any."""
    setbacks = [m for m in achieved if path_of(m.kind) == "setback"]
    return f", but {dated(title_of(setbacks[-1].kind), setbacks[-1])}" if setbacks else ""


def _hoped(milestone: Milestone, wanted: Milestone) -> str:
    """ "by 2025-Q1" of the kind that others have; "Application filed by 2024" of another."""
    day = when(milestone.date, milestone.status).strip("–")
    if milestone.kind == wanted.kind and day:
        return day
    return f"{title_of(milestone.kind)} {day}".rstrip()
