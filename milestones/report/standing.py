"""How far a product has come for a disease in a jurisdiction, and what else is on record there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from milestones.lexicon.diseases import parents
from milestones.lexicon.unions import holds_in
from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.report.record import is_orphan_opinion, key_of
from milestones.report.rows import in_time, path_of
from milestones.report.stages import stage_of

_APPROVED = "nda-approval"
_WITHDRAWN = "withdrawal"
_HELD = "clinical-hold"
_LIFTED = "clinical-hold-lifted"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on record about one product and disease in one jurisdiction."""

    stage: Milestone | None
    """The highest stage that was reached; of several, the first. None where none was."""
    designations: tuple[Milestone, ...]
    """One of each kind, the first, in their order of time."""
    next: Milestone | None
    """What is expected next."""
    setback: Milestone | None
    """What stopped it since."""
    all: tuple[Milestone, ...]
    """All that it rests on, in order of time; empty where nothing is on record."""
    via: str = ""
    """The union that reached the stage for this place too (unions.toml); empty where it did so itself."""


def diseases(milestones: Sequence[Milestone]) -> Iterator[tuple[str | None, list[Milestone]]]:
    """The indications of one product's milestones, with the milestones of each.

    As for milestones themselves, the narrowest on record count: what is told for a broader disease joins the
    only narrower one, what is told for none the only one. None stands for milestones without a disease.
    """
    stated = {key for m in milestones if (key := key_of(m))}
    home = {key: _home(key, stated) for key in stated}
    homes = set(home.values())
    home[""] = homes.pop() if len(homes) == 1 else ""
    gathered: dict[str, list[Milestone]] = {}
    for milestone in milestones:
        gathered.setdefault(home[key_of(milestone)], []).append(milestone)
    for key, about in gathered.items():
        names = Counter(m.indication for m in about if m.indication and key_of(m) == key)
        yield min(names, key=lambda name: (-names[name], name), default=None), about


def _home(key: str, stated: set[str]) -> str:
    narrower = {other for other in stated if key in parents(other)}
    narrowest = [other for other in narrower if not any(other in parents(third) for third in narrower)]
    return narrowest[0] if len(narrowest) == 1 else key


def standing_in(about: Sequence[Milestone], place: str) -> Standing:
    """Where a product stands in a place by its milestones for one disease, in whatever jurisdiction.

    An approval by a union that covers the place counts, with its withdrawal, where the place's own record
    does not go as far.
    """
    own = standing([m for m in about if m.jurisdiction == place])
    approvals = [
        m
        for m in about
        if m.jurisdiction != place
        and m.kind == _APPROVED
        and m.status is Status.ACHIEVED
        and holds_in(m.jurisdiction, place, m.date.window.latest)
    ]
    if not approvals or (own.stage and own.stage.kind == _APPROVED):
        return own
    via = approvals[0].jurisdiction
    ended = [m for m in about if m.jurisdiction == via and m.kind == _WITHDRAWN]
    held = standing([*approvals, *ended])
    rests = sorted((*own.all, *held.all), key=in_time)
    return replace(own, stage=held.stage, setback=held.setback, next=None, all=tuple(rests), via=via)


def standing(here: Sequence[Milestone]) -> Standing:
    """Where a product stands by its milestones for one disease in one jurisdiction."""
    ordered = sorted(here, key=in_time)
    achieved = [m for m in ordered if m.status is Status.ACHIEVED]
    # max takes the first of equals, which is the earliest.
    stage = max((m for m in achieved if rank(m)), key=rank, default=None)
    designations: dict[str, Milestone] = {}
    for milestone in achieved:
        if path_of(milestone.kind) == "designation":
            designations.setdefault(milestone.kind, milestone)
    return Standing(
        stage,
        tuple(designations.values()),
        _next([m for m in ordered if m.status is Status.EXPECTED], stage),
        _setback(achieved, stage),
        tuple(ordered),
    )


def rank(milestone: Milestone) -> float:
    """How high a stage it is, from 1 on; 0 for what is none, such as an opinion on orphan status.

    An authorisation for an emergency is more than an opinion and less than an approval.
    """
    return 0 if is_orphan_opinion(milestone) else _rank_of(milestone.kind)


@lru_cache
def _rank_of(kind: str) -> float:
    if stage := stage_of(kind):
        path, step = stage
        return path * 10 + step
    return 13.5 if kind == "emergency-authorization" else 0


def _next(expected: Sequence[Milestone], stage: Milestone | None) -> Milestone | None:
    """The first stage that is expected beyond the one reached, else the first of whatever is expected."""
    beyond = [m for m in expected if rank(m) > (rank(stage) if stage else 0)]
    others = [m for m in expected if not rank(m)]
    return next(iter([*beyond, *others]), None)


def _setback(achieved: Sequence[Milestone], stage: Milestone | None) -> Milestone | None:
    """The last that stopped the product after it had come so far; none where it has gone on since.

    What is told without a day is taken to be of before an approval, unless it is a withdrawal.
    """
    lifted = [m for m in achieved if m.kind == _LIFTED]
    for milestone in reversed(achieved):
        if path_of(milestone.kind) != "setback" or milestone.kind == _LIFTED or is_orphan_opinion(milestone):
            continue
        if milestone.kind == _HELD and any(not m.date.window.before(milestone.date.window) for m in lifted):
            continue
        if stage is None or stage.date.window.before(milestone.date.window):
            return milestone
        open_end = stage.kind != _APPROVED or milestone.kind == _WITHDRAWN
        if open_end and not milestone.date.window.before(stage.date.window):
            return milestone
    return None
