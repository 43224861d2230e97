"""Where a product lacks a status that it has elsewhere."""

from collections.abc import Iterator, Sequence
from functools import cache

from milestones.lexicon.programmes import Programme, programmes
from milestones.model.claim import ACHIEVED
from milestones.model.milestone import Milestone
from milestones.report.record import Disease, Gap, Record
from milestones.report.rows import dated, some, title_of
from milestones.report.stages import APPROVED, compared, reach_of

_AFTER_STAGES = APPROVED + 1


def undesignated(record: Record, against: Sequence[str]) -> Iterator[Gap]:
    """For each product and disease, the jurisdictions without a status that others have granted.

    Only comparable designations are compared, and places that have them (programmes.toml). A place where the
    product is approved for the disease lacks none: these are granted before an approval (for orphan status in
    the EU, Article 5(1) of Regulation (EC) No 141/2000).
    """
    for disease in record.diseases:
        granted = [m for m in disease.lead if m.kind in _compared_kinds()]
        for programme in programmes() if granted else ():
            if leaders := tuple([m for m in granted if _counts(programme, m)]):
                yield from _lacking(programme, disease, leaders, against)


@cache
def _compared_kinds() -> frozenset[str]:
    """The kinds that count for any programme anywhere."""
    return frozenset(kind for found in programmes() for kinds in found.places.values() for kind in kinds)


def _lacking(
    programme: Programme, disease: Disease, leaders: tuple[Milestone, ...], against: Sequence[str]
) -> Iterator[Gap]:
    first = leaders[0]
    indication = next((m.indication for m in leaders if m.indication), None)
    led = _led(leaders)
    for place in compared(disease.places, against):
        if place not in programme.places:
            continue
        here = disease.counting(place)
        if any(_counts(programme, m) or reach_of(m) == APPROVED for m in here):
            continue
        wanted = programme.places[place][0]
        yield Gap(
            "jurisdiction",
            indication,
            place,
            wanted,
            first,
            f"no {programme.name}",
            leaders,
            f"a report of {title_of(wanted)} in {place}",
            lead=led,
            order=_AFTER_STAGES,
        )


def _counts(programme: Programme, milestone: Milestone) -> bool:
    return milestone.status is ACHIEVED and milestone.kind in programme.places.get(milestone.jurisdiction, ())


def _led(leaders: Sequence[Milestone]) -> str:
    """ "Breakthrough in CN (2021-02), PRIME in EU (2022)"."""
    named = [dated(f"{title_of(m.kind)} in {m.jurisdiction}", m) for m in leaders]
    return some(list(dict.fromkeys(named)))
