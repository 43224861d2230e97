"""The analysts' rulings in words."""

from collections.abc import Iterable, Sequence

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.ruling import Ruling, Subject, Verb, undone
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.rows import count, some, title_of, when

COLUMNS = ("number", "when", "who", "verb", "what", "about", "why", "holds")

_VIEW = (
    ViewColumn("No", "number", justify="right", whole=True),
    ViewColumn("Day", "day", whole=True),
    ViewColumn("Who", "who"),
    ViewColumn("What", "what", style="bold"),
    ViewColumn("About", "about"),
    ViewColumn("Why", "why"),
    ViewColumn("Holds", "holds"),
)
_SHOWN = 6
"""Names or ids that a sentence tells before it says how many more."""


def rulings_table(rulings: Iterable[Ruling]) -> Table:
    """One row per ruling in the order made. `holds` is "yes", or says which ruling undid it."""
    ordered = sorted(rulings, key=lambda ruling: ruling.number)
    gone = undone(ordered)
    rows: list[Row] = [
        {
            "number": ruling.number,
            "when": moment(ruling),
            "day": ruling.when.date().isoformat(),
            "who": ruling.who,
            "verb": ruling.verb.value,
            "what": what(ruling),
            "about": about(ruling),
            "why": ruling.why,
            "holds": holds(gone.get(ruling.number)),
        }
        for ruling in ordered
    ]
    held = sum(ruling.number not in gone for ruling in ordered)
    notes = (f"{count(len(rows), 'ruling')}, {held} of them hold",) if gone else (count(len(rows), "ruling"),)
    return Table("rulings", COLUMNS, rows, view=_VIEW, title="Rulings", notes=notes)


def moment(ruling: Ruling) -> str:
    """When it was made: 2026-11-22T09:30:00Z."""
    return ruling.when.strftime("%Y-%m-%dT%H:%M:%SZ")


def holds(undone_by: int | None) -> str:
    """ "yes", or "undone by 4"."""
    return "yes" if undone_by is None else f"undone by {undone_by}"


def what(ruling: Ruling) -> str:
    """What the ruling decides: "date set to 2023-06-30; population emptied"."""
    match ruling.verb:
        case Verb.CONFIRM:
            date = ruling.fields.get("date")
            return f"confirmed, dated {date}" if date else "confirmed"
        case Verb.REJECT:
            return "rejected"
        case Verb.SET:
            return "; ".join(_field(name, value) for name, value in ruling.fields.items())
        case Verb.ADD:
            date = ruling.fields.get("date")
            return f"added, dated {date}" if date else "added"
        case Verb.MERGE:
            return f"is the same event as {subject(ruling.into)}"
        case Verb.SPLIT:
            return f"an event of its own is told by {some(ruling.names, _SHOWN)}"
        case Verb.JOIN:
            return f"one product: {some(ruling.names, _SHOWN)}"
        case Verb.PART:
            return f"a product of its own: {some(ruling.names, _SHOWN)}"
        case Verb.UNDO:
            return f"ruling {ruling.undoes} undone"


def sentence(ruling: Ruling) -> str:
    """What it decides, where nothing else names its subject: of a merger, also what became another."""
    merged = subject(ruling.subject) if ruling.verb is Verb.MERGE else ""
    return f"{merged} {what(ruling)}".lstrip()


def about(ruling: Ruling) -> str:
    """What the ruling is about: a milestone as it was, or a product; empty for an undo."""
    if ruling.subject:
        return subject(ruling.subject)
    if ruling.verb is Verb.PART:
        return some(ruling.rest, _SHOWN)
    return ruling.names[0] if ruling.names else ""


def subject(named: Subject | None) -> str:
    """ "Fucaso · Approved · CN · multiple myeloma"; an expected one says so."""
    if named is None:
        return ""
    expected = "expected" if named.status is Status.EXPECTED else ""
    parts = (named.product, title_of(named.kind), named.jurisdiction, named.indication, expected)
    return " · ".join(filter(None, parts))


def remark(ruling: Ruling) -> str:
    """ "Ruling 3, Ana Roth on 2026-11-22: date set to 2023-06-30 (the label says so)"."""
    why = f" ({'source: ' if ruling.verb is Verb.ADD else ''}{ruling.why})" if ruling.why else ""
    return f"Ruling {ruling.number}, {ruling.who} on {ruling.when.date()}: {sentence(ruling)}{why}"


def label(milestone: Milestone) -> str:
    """A milestone in a line of talk: "k2m4p6q8 Fucaso Approved CN 2023-06-30"."""
    told = when(milestone.date, milestone.status)
    return f"{_named(milestone)} {told}" if told != "–" else _named(milestone)


def outcome(
    ruling: Ruling,
    milestones: Sequence[Milestone],
    of: Ruling | None,
    *,
    again: bool = False,
    bare: Sequence[Ruling] = (),
) -> str:
    """What a ruling has come to, and how to take it back: one line.

    `milestones` are those that it bears on, as they are now; `of` is the ruling that an undo is about,
    which with `again` holds again; `bare` are those that stand on no article since.
    """
    came_to = _came_to(ruling, milestones, of, again)
    left = "".join(
        f"; ruling {one.number} ({sentence(one)}) stands on no article now; to take it back too: "
        f"milestones undo {one.number}"
        for one in bare
    )
    return f"ruling {ruling.number}: {came_to}{left}; undo with: milestones undo {ruling.number}"


def _came_to(ruling: Ruling, milestones: Sequence[Milestone], of: Ruling | None, again: bool) -> str:
    now = some([label(milestone) for milestone in milestones]) or subject(ruling.subject)
    match ruling.verb:
        case Verb.CONFIRM:
            undated = "" if ruling.fields.get("date") else ", its date left open: milestones set ID --date"
            return f"{now} is confirmed{undated}"
        case Verb.REJECT:
            where = "shown by list --rejected only" if milestones else "no article tells of it"
            return f"{now} is rejected, {where}"
        case Verb.SET:
            named = some([_named(milestone) for milestone in milestones]) or now
            return f"{named} {_is_and_has(ruling)}"
        case Verb.ADD:
            return f"{now} is on record"
        case Verb.MERGE:
            return f"{now} is now one with {subject(ruling.subject)}"
        case Verb.SPLIT:
            return f"{count(len(milestones), 'event')} now: {now}"
        case Verb.JOIN:
            return f"{some(ruling.names, _SHOWN)} are names of one product"
        case Verb.PART:
            return f"{some(ruling.names, _SHOWN)} is a product apart from {some(ruling.rest, _SHOWN)}"
        case Verb.UNDO:
            undone = f"ruling {of.number} ({sentence(of)})" if of else f"ruling {ruling.undoes}"
            left = "" if of and of.subject is None else f": {now or 'nothing is left on record'}"
            return f"{undone} holds {'again' if again else 'no longer'}{left}"


def _named(milestone: Milestone) -> str:
    words = (milestone.id, milestone.product.name, title_of(milestone.kind), milestone.jurisdiction)
    return " ".join(words)


def _field(name: str, value: str | None) -> str:
    return f"{name} emptied" if value is None else f"{name} set to {value}"


def _is_and_has(ruling: Ruling) -> str:
    """ "is now dated 2023-06-30 and has kind nda-approval, no population"."""
    given = dict(ruling.fields)
    now = []
    if "date" in given:
        date = given.pop("date")
        now.append(f"dated {date}" if date else "undated")
    if status := given.pop("status", None):
        now.append(status)
    fields = [f"{name} {value}" if value else f"no {name}" for name, value in given.items()]
    words = [f"is now {', '.join(now)}"] if now else []
    words += [f"{'' if now else 'now '}has {', '.join(fields)}"] if fields else []
    return " and ".join(words)
