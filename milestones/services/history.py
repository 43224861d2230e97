"""`history`: all that was ever told or decided about a milestone, or about a product."""

from collections.abc import Iterable, Sequence

from milestones.lexicon.diseases import disease_key
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone, Product
from milestones.model.names import name_key
from milestones.model.ruling import Ruling, Subject
from milestones.model.table import Table
from milestones.report.history import history as report_history
from milestones.report.rulings import label
from milestones.services.finding import milestone_or_product
from milestones.services.rebuilding import names_of
from milestones.store import Store


def history(store: Store, of: str) -> Table:
    """What articles tell and analysts have decided, in order of time, with what was undone.

    `of` is a milestone's id or a product's name. Raises NothingFoundError and AmbiguousNameError.
    """
    found = milestone_or_product(store, of)
    every = list(store.rulings())
    if isinstance(found, Milestone):
        kept = _with_undos(_about(found, every), every)
        return report_history([found], kept, every, label(found))
    told = list(store.milestones_in_full(Filter(products=(found.key,), rejected=None)))
    bearing = {ruling.number for milestone in told for ruling in milestone.rulings}
    names = _keys(found)
    about = [r for r in every if r.number in bearing or not names.isdisjoint(names_of(r))]
    return report_history(told, _with_undos(about, every), every, ", ".join(found.names))


def _about(milestone: Milestone, rulings: Iterable[Ruling]) -> list[Ruling]:
    """The rulings that bear on the milestone or did so, and those on the names of its product."""
    bearing = {ruling.number for ruling in milestone.rulings}
    names = _keys(milestone.product)
    known = {
        (milestone.jurisdiction, milestone.kind, disease_key(milestone.indication or "")),
        *(
            (c.jurisdiction, c.kind, disease_key(c.indication or ""))
            for c in (t.sourced.claim for t in milestone.testimony)
        ),
        *(_place(subject) for ruling in milestone.rulings if (subject := ruling.subject)),
    }

    def is_about(ruling: Ruling) -> bool:
        if ruling.number in bearing:
            return True
        if ruling.subject is None:
            return not names.isdisjoint(names_of(ruling))
        return any(
            name_key(subject.product) in names and _place(subject) in known
            for subject in (ruling.subject, ruling.into)
            if subject
        )

    return list(filter(is_about, rulings))


def _with_undos(rulings: Sequence[Ruling], every: Iterable[Ruling]) -> list[Ruling]:
    """The rulings with those that undo them, and those that undo these."""
    kept = {ruling.number: ruling for ruling in rulings}
    for ruling in every:
        if ruling.undoes in kept:
            kept[ruling.number] = ruling
    return [kept[number] for number in sorted(kept)]


def _keys(product: Product) -> frozenset[str]:
    return frozenset(map(name_key, product.names))


def _place(subject: Subject) -> tuple[str, str, str]:
    return (subject.jurisdiction, subject.kind, disease_key(subject.indication or ""))
