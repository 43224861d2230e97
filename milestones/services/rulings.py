"""An analyst's word on single milestones: `confirm`, `reject`, `set`, `add`, `undo`, and the list of rulings.

Each decision is one ruling, kept with all that follows from it in one transaction. Raised are
NothingFoundError and AmbiguousNameError for what is not on record, UsageError for words that fit no field,
and MilestonesError for a decision that would change nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from milestones.model.claim import Status
from milestones.model.dates import Basis
from milestones.model.milestone import Milestone
from milestones.model.names import name_key
from milestones.model.problem import MilestonesError, NothingFoundError, UsageError
from milestones.model.ruling import Ruling, Subject, Verb, active, root_of, undone
from milestones.model.table import Table
from milestones.report.rulings import label, rulings_table
from milestones.services.deciding import (
    Analyst,
    Decision,
    decide,
    needed,
    now_of,
    standing,
    subject_of,
    written,
)
from milestones.services.fields import not_yet_come
from milestones.services.finding import own_name
from milestones.services.rebuilding import names_of, rebuild
from milestones.store import Store

if TYPE_CHECKING:
    from milestones.store import Writer


def rulings(store: Store) -> Table:
    """All rulings, also those undone, in the order in which they were made."""
    return rulings_table(store.rulings())


def confirm(store: Store, ids: Sequence[str], by: Analyst, why: str = "") -> list[Decision]:
    """Says of each milestone that it is as it is shown: all of them, or after an error none.

    Several people can confirm one milestone, and one person again what has changed since. A date that only
    bounds the event, such as the day of a report, is none to confirm: it stays as it is.
    """
    why = written(why, "--why")
    decisions = []
    with store.writing() as writer:
        for id in dict.fromkeys(ids):
            found = standing(writer, id)
            exact = found.date.text and found.date.basis is not Basis.ANNOUNCED
            fields = {"date": found.date.text} if exact else {}
            for said in found.rulings:
                of_this = said.subject is not None and said.subject.status is found.status
                if of_this and (said.verb, said.who, dict(said.fields)) == (Verb.CONFIRM, by.name, fields):
                    raise MilestonesError(
                        f"{label(found)} is confirmed already, by {by.name} on {said.when.date()}"
                    )
            ruling = by.ruling(Verb.CONFIRM, why, subject_of(writer, found), fields)
            decisions.append(decide(writer, ruling, [found]))
    return decisions


def reject(store: Store, id: str, by: Analyst, why: str) -> Decision:
    """Says that there was no such milestone. It is kept, with its evidence, and no longer shown."""
    why = needed(why, "--why")
    with store.writing() as writer:
        found = standing(writer, id)
        return decide(writer, by.ruling(Verb.REJECT, why, subject_of(writer, found)), [found])


def set_fields(store: Store, id: str, fields: Mapping[str, str | None], by: Analyst, why: str) -> Decision:
    """Says that fields of a milestone are otherwise; `fields` are those of `fields_of`.

    Another jurisdiction has another authority: without a word about it, that is left open.
    """
    why = needed(why, "--why")
    if not fields:
        raise UsageError("nothing to set; give at least one of --date, --kind, --indication and so on")
    with store.writing() as writer:
        found = standing(writer, id)
        not_yet_come(fields, Status(fields.get("status") or found.status), by.now.date())
        given = _settled(writer, found, fields)
        return decide(writer, by.ruling(Verb.SET, why, subject_of(writer, found), given), [found])


def add(
    store: Store,
    product: str,
    fields: Mapping[str, str | None],
    by: Analyst,
    source: str,
) -> Decision:
    """Puts a milestone on record that no article needs to tell; `fields` must hold kind and jurisdiction.

    `product` is any name of one that is known, or the name of a new one. `source` says where the analyst
    has it from.
    """
    source, product = needed(source, "--source"), needed(product, "PRODUCT")
    status = Status(fields.get("status") or Status.ACHIEVED)
    not_yet_come(fields, status, by.now.date())
    rest = {
        name: fields[name] for name in ("population", "agency", "application", "date") if fields.get(name)
    }
    with store.writing() as writer:
        subject = Subject(
            _product(writer, product),
            fields.get("indication"),
            str(fields["jurisdiction"]),
            str(fields["kind"]),
            status,
        )
        for ruling in active(writer.rulings()):
            if (ruling.verb, ruling.subject, dict(ruling.fields)) == (Verb.ADD, subject, rest):
                raise MilestonesError(f"ruling {ruling.number} of {ruling.who} has added that already")
        return decide(writer, by.ruling(Verb.ADD, source, subject, rest))


def undo(store: Store, number: int | None, by: Analyst, why: str = "") -> Decision:
    """Takes a ruling back: that of this number, or the last one that holds and is no undo itself.

    To undo an undo makes the ruling hold again.
    """
    why = written(why, "--why")
    with store.writing() as writer:
        every = writer.rulings()
        known = {ruling.number: ruling for ruling in every}
        target = _to_undo(every, number)
        of = root_of(target, known)
        before = writer.milestones_ruled(of.number)
        kept = writer.rule(by.ruling(Verb.UNDO, why, undoes=target.number))
        rebuild(writer, names_of(of))
        held = active(writer.rulings())
        now = tuple(now_of(writer, of.number, before))
        return Decision(kept, now, of, again=of in held, bare=tuple(_bare(writer, held, before)))


def _bare(writer: "Writer", held: Sequence[Ruling], before: Sequence[Milestone]) -> Iterator[Ruling]:
    """The rulings that bore on these milestones and speak of something now that no article tells."""
    bearing = {ruling.number for milestone in before for ruling in milestone.rulings}
    for ruling in held:
        if ruling.number in bearing and ruling.verb in (Verb.CONFIRM, Verb.SET):
            about = writer.milestones_ruled(ruling.number)
            if about and not any(milestone.testimony for milestone in about):
                yield ruling


def _to_undo(every: Sequence[Ruling], number: int | None) -> Ruling:
    if number is None:
        held = active(every)
        if not held:
            raise NothingFoundError("no ruling holds that could be undone")
        return held[-1]
    target = next((ruling for ruling in every if ruling.number == number), None)
    if target is None:
        raise NothingFoundError(f"no ruling {number}; `milestones rulings` lists them")
    if number in (gone := undone(every)):
        by = gone[number]
        raise MilestonesError(f"ruling {number} is undone already, by ruling {by}; milestones undo {by}")
    return target


def _settled(writer: "Writer", found: Milestone, fields: Mapping[str, str | None]) -> dict[str, str | None]:
    """The fields with the product under a name of its own. Raises MilestonesError where nothing changes."""
    given = dict(fields)
    if name := given.get("product"):
        given["product"] = _product(writer, name)
    if given.get("jurisdiction", found.jurisdiction) != found.jurisdiction and found.agency:
        given.setdefault("agency", None)
    shown = {
        "product": found.product.name,
        "indication": found.indication,
        "population": found.population,
        "jurisdiction": found.jurisdiction,
        "agency": found.agency,
        "kind": found.kind,
        "application": found.application,
        "date": found.date.text,
        "status": found.status.value,
    }
    names = set(map(name_key, found.product.names))
    changes = {
        name: value
        for name, value in given.items()
        if value != shown[name] and not (name == "product" and name_key(str(value)) in names)
    }
    if not changes:
        raise MilestonesError(
            f"{label(found)} is so already; milestones confirm {found.id} says that it is right"
        )
    return given


def _product(writer: "Writer", name: str) -> str:
    """A name that only the known product has, or the name itself where no product has it."""
    return own_name(writer, writer.product_of(name)) if writer.products_of(name) else name
