"""Where a product lacks a status that it has elsewhere."""

from collections.abc import Iterator, Sequence

from milestones.lexicon.programmes import Programme, programmes
from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.report.record import Gap, Record
from milestones.report.rows import dated, some, title_of
from milestones.report.stages import APPROVED, by_disease, compared, counting, reach_of

_AFTER_STAGES = APPROVED + 1


def undesignated(record: Record, against: Sequence[str]) -> Iterator[Gap]:
    """For each product and disease, the jurisdictions without a status that others have granted.

    Only comparable designations are compared, and places that have them (programmes.toml). A place where the
    product is approved for the disease lacks none: these are granted before an approval (for orphan status in
    the EU, Article 5(1) of Regulation (EC) No 141/2000).
    """
    for milestones in record.products():
        places = compared(milestones, against)
        for about, lead in by_disease(milestones):
            for programme in programmes():
                yield from _lacking(programme, about, lead, places)


def _lacking(
    programme: Programme, about: Sequence[Milestone], lead: Sequence[Milestone], places: Sequence[str]
) -> Iterator[Gap]:
    leaders = [m for m in lead if _counts(programme, m)]
    if not leaders:
        return
    first = leaders[0]
    indication = next((m.indication for m in leaders if m.indication), None)
    for place in places:
        here = counting(about, place)
        if (
            place not in programme.places
            or any(_counts(programme, m) for m in here)
            or any(reach_of(m) == APPROVED for m in here)
        ):
            continue
        wanted = programme.places[place][0]
        yield Gap(
            "jurisdiction",
            indication,
            place,
            wanted,
            first,
            f"no {programme.name}",
            tuple(leaders),
            f"a report of {title_of(wanted)} in {place}",
            lead=_led(leaders),
            order=_AFTER_STAGES,
        )


def _counts(programme: Programme, milestone: Milestone) -> bool:
    return milestone.status is Status.ACHIEVED and milestone.kind in programme.places.get(
        milestone.jurisdiction, ()
    )


def _led(leaders: Sequence[Milestone]) -> str:
    """ "Breakthrough in CN (2021-02), PRIME in EU (2022)"."""
    named = [dated(f"{title_of(m.kind)} in {m.jurisdiction}", m) for m in leaders]
    return some(list(dict.fromkeys(named)))
