"""The coverage matrix as a reader sees it: what is on record of each disease, place by place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.table import Row, Table
from milestones.report.labels import date_of
from milestones.report.places import place_name
from milestones.report.rows import path_of, title_of


@dataclass(frozen=True, slots=True)
class Sight:
    """One milestone in a field of the matrix."""

    id: str
    group: str
    """The path of its kind."""
    title: str
    when: str
    """Empty where nothing is known of its date."""
    achieved: bool
    disputed: bool
    highest: bool
    """Whether it is the highest stage reached there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A product's disease: a field for each jurisdiction, empty where nothing is on record."""

    product: str
    disease: str
    """Empty where none is told."""
    fields: tuple[tuple[Sight, ...], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Lines below jurisdictions."""

    places: tuple[tuple[str, str], ...]
    """Codes and names."""
    lines: tuple[Line, ...]


def coverage(matrix: Table, milestones: Mapping[str, Milestone], against: Sequence[str] = ()) -> Coverage:
    """The matrix of report.matrix with the milestones, by id, that its rows rest on.

    Lines come in its order; jurisdictions as first met in it with those of most lines before others, then
    those `against` which nothing is on record. Of a field the highest stage comes first, then what is on
    record there in the order of time.
    """
    lines: dict[tuple[str, str], dict[str, tuple[Sight, ...]]] = {}
    for row in matrix.rows:
        sights = _sights(row, milestones)
        if sights:
            line = lines.setdefault((str(row["product"]), str(row["indication"] or "")), {})
            line[str(row["jurisdiction"])] = sights
    met = [code for line in lines.values() for code in line]
    codes = sorted(dict.fromkeys(met), key=lambda code: -met.count(code))
    codes = list(dict.fromkeys([*codes, *against]))
    return Coverage(
        tuple((code, place_name(code)) for code in codes),
        tuple(
            Line(product, disease, tuple(line.get(code, ()) for code in codes))
            for (product, disease), line in lines.items()
        ),
    )


def _sights(row: Row, milestones: Mapping[str, Milestone]) -> tuple[Sight, ...]:
    stage, ids = row["id"], row["ids"]
    found = [milestones[id] for id in ids if id in milestones] if isinstance(ids, tuple) else []
    return tuple(_sight(m, highest=m.id == stage) for m in sorted(found, key=lambda m: m.id != stage))


def _sight(milestone: Milestone, *, highest: bool) -> Sight:
    return Sight(
        id=milestone.id,
        group=path_of(milestone.kind),
        title=title_of(milestone.kind),
        when=date_of(milestone),
        achieved=milestone.status is Status.ACHIEVED,
        disputed=bool(milestone.conflict),
        highest=highest,
    )
