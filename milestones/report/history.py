"""All that articles have told and analysts have decided, in order of time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.model.ruling import Ruling, Verb, undone
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.detail import ROLES
from milestones.report.rows import count, iso, title_of
from milestones.report.rulings import holds, moment, subject, what

COLUMNS = ("when", "by", "who", "what", "detail", "number", "holds", "id")

_VIEW = (
    ViewColumn("Day", "day", whole=True),
    ViewColumn("No", "number", justify="right", whole=True),
    ViewColumn("Who", "who"),
    ViewColumn("What", "said", style="bold"),
    ViewColumn("Words, or why", "detail"),
)


def history(
    milestones: Sequence[Milestone], rulings: Sequence[Ruling], every: Iterable[Ruling], title: str
) -> Table:
    """One row per article's claim about the milestones and per ruling, by day.

    `by` is "article" or "analyst" and `who` the article's id or the analyst's name. For an article `when` is
    the day it appeared, None where that is unknown or doubtful, which comes first; `detail` its words; `id`
    the milestone. For a ruling `when` is its moment in UTC, `detail` the reason, `number` its number and
    `holds` "yes" or what undid it, which `every` ruling of the store tells. Needs the testimony.
    """
    gone = undone(every)
    told = [pair for milestone in milestones for pair in _told(milestone)]
    told.sort(key=lambda pair: pair[0])
    several = len(milestones) != 1
    decided = [(_moment(ruling), _decided(ruling, gone.get(ruling.number), several)) for ruling in rulings]
    rows = [row for _, row in sorted([*told, *decided], key=lambda pair: pair[0])]
    return Table(
        "history",
        COLUMNS,
        rows,
        view=_VIEW,
        title=title,
        notes=(f"{count(len(told), 'claim')} of articles, {count(len(decided), 'ruling')}",),
    )


def _moment(ruling: Ruling) -> tuple[object, ...]:
    return (ruling.when.date(), 1, ruling.number)


def _told(milestone: Milestone) -> Iterator[tuple[tuple[object, ...], Row]]:
    """What each article says of the milestone, with what sorts it."""
    for part in milestone.testimony:
        if not part.is_own:
            continue
        claim, published = part.sourced.claim, part.sourced.published
        told = f"{claim.date.text} ({claim.date.basis.value})" if claim.date.text else "undated"
        expected = "expected " if claim.status is Status.EXPECTED else ""
        words = f"{title_of(claim.kind)} · {claim.jurisdiction} · {expected}{told}"
        said = f"{ROLES[part.role]}: {words}"
        row: Row = {
            "when": iso(published),
            "day": iso(published),
            "by": "article",
            "who": claim.article,
            "what": said,
            "said": said,
            "detail": claim.evidence,
            "number": None,
            "holds": None,
            "id": milestone.id,
        }
        yield (published or date.min, 0, claim.article, claim.start, claim.kind, milestone.id), row


def _decided(ruling: Ruling, undone_by: int | None, several: bool) -> Row:
    """The row of a ruling, with what it is about where there are several, or one became another."""
    of = subject(ruling.subject) if several or ruling.verb is Verb.MERGE else ""
    words = f"{of}: {what(ruling)}" if of else what(ruling)
    kept = holds(undone_by)
    return {
        "when": moment(ruling),
        "day": iso(ruling.when.date()),
        "by": "analyst",
        "who": ruling.who,
        "what": words,
        "said": words if undone_by is None else f"{words} ({kept})",
        "detail": ruling.why,
        "number": ruling.number,
        "holds": kept,
        "id": None,
    }
