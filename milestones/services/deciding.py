"""How an analyst's decision is taken: who decides, what may be written, and what follows at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from milestones.model.harmless import prints
from milestones.model.milestone import Milestone
from milestones.model.problem import MilestonesError, UsageError
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.reconcile import stated_in
from milestones.report.rulings import label
from milestones.services.finding import milestone_of, own_name
from milestones.services.rebuilding import names_of, rebuild

if TYPE_CHECKING:
    from milestones.store import Writer


@dataclass(frozen=True, slots=True)
class Analyst:
    """Who decides, and when."""

    name: str
    now: datetime
    """In UTC, to the second."""

    def ruling(
        self,
        verb: Verb,
        why: str,
        subject: Subject | None = None,
        fields: Mapping[str, str | None] | None = None,
        *,
        into: Subject | None = None,
        names: tuple[str, ...] = (),
        rest: tuple[str, ...] = (),
        undoes: int | None = None,
    ) -> Ruling:
        """A decision of this analyst, under a number that stands until the store gives it its own."""
        return Ruling(1, verb, self.name, self.now, why, subject, fields or {}, into, names, rest, undoes)


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling that has been made, and what has come of it."""

    ruling: Ruling
    milestones: tuple[Milestone, ...]
    """What it bears on, as it is now; empty where nothing is on record any more, or for names alone."""
    undone: Ruling | None = None
    """UNDO: the ruling that is undone, or the one that holds again."""
    again: bool = False
    """UNDO: an undo was undone, so that `undone` holds again."""
    bare: tuple[Ruling, ...] = ()
    """UNDO: rulings on what the undone one had made of its milestone; now they stand on no article."""


def analyst_of(name: str, now: datetime) -> Analyst:
    """The analyst of that name. Raises UsageError for none, and for one that cannot be shown."""
    name = written(name, "--by")
    if not name:
        raise UsageError("nobody is named as deciding; give --by NAME or set MILESTONES_ANALYST")
    return Analyst(name, now.replace(microsecond=0))


def written(text: str, option: str) -> str:
    """What a user has written, on one line. Raises UsageError for what does not print (escapes, bidi marks).

    Whoever decides must see what is kept: nothing is replaced silently but white space, which is folded.
    """
    line = " ".join(text.split())
    for character in line:
        if not prints(character):
            raise UsageError(f"{option} holds a character that does not print (U+{ord(character):04X})")
    return line


def needed(text: str, option: str) -> str:
    """What a user has written, on one line, at least a word. Raises UsageError."""
    line = written(text, option)
    if not any(character.isalnum() for character in line):
        raise UsageError(f"{option} needs words")
    return line


def decide(writer: "Writer", ruling: Ruling, before: Sequence[Milestone] = ()) -> Decision:
    """Keeps the ruling, and brings the milestones up to date. `before` are those it is about."""
    kept = writer.rule(ruling)
    rebuild(writer, names_of(kept))
    return Decision(kept, tuple(now_of(writer, kept.number, before)))


def now_of(writer: "Writer", number: int, before: Sequence[Milestone]) -> list[Milestone]:
    """The milestones that a ruling bears on, else those that the claims of `before` now tell of."""
    claims = {part.sourced.number for found in before for part in found.testimony}
    return writer.milestones_ruled(number) or writer.milestones_told(claims)


def standing(writer: "Writer", id: str) -> Milestone:
    """The milestone of that id, one that is not rejected. Raises MilestonesError."""
    found = milestone_of(writer, id)
    if found.rejected:
        last = next(ruling for ruling in reversed(found.rulings) if ruling.verb is Verb.REJECT)
        raise MilestonesError(
            f"{label(found)} is rejected already, by {last.who} on {last.when.date()}; to take that back: "
            f"milestones undo {last.number}"
        )
    return found


def subject_of(writer: "Writer", milestone: Milestone) -> Subject:
    """The milestone as the subject of a ruling, with all that could tell it from others later."""
    return Subject(
        own_name(writer, milestone.product),
        milestone.indication,
        milestone.jurisdiction,
        milestone.kind,
        milestone.status,
        stated_in(milestone),
    )
