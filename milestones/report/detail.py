"""One milestone in full: each claim, its words, its date reasoning, and what disagrees."""

from collections.abc import Iterator, Mapping

from milestones.lexicon.facets import told_apart
from milestones.model.article import Article
from milestones.model.claim import Claim, Cue, Status
from milestones.model.dates import Basis, Window
from milestones.model.milestone import Milestone, Role, Testimony
from milestones.model.names import as_seen
from milestones.model.ruling import Ruling
from milestones.model.table import Detail, Passage
from milestones.report.claims import claims_table
from milestones.report.rows import title_of, when
from milestones.report.rulings import remark

_CONTEXT = 80
"""Characters shown before and after the quoted words."""

ROLES = {
    Role.SUPPORTS: "supports",
    Role.CONTRADICTS: "contradicts",
    Role.FORESAW: "expected it before it came",
    Role.REVISED: "expected it on a day that has since been changed",
    Role.BOUNDS: "tells another step, which bounds this one",
}
"""What a claim does for its milestone, as a person reads it."""


def detail(milestone: Milestone, articles: Mapping[str, Article]) -> Detail:
    """The milestone with its claims quoted from `articles`, by id; a claim of an absent one stands alone.

    The tabular form is the table of its claims. Needs the milestone's testimony.
    """
    name, title = milestone.product.name, title_of(milestone.kind)
    return Detail(
        title=f"{name} · {title} · {milestone.jurisdiction} · {when(milestone.date, milestone.status)}",
        fields=tuple((label, value) for label, value in _fields(milestone) if value),
        remarks=(
            *(_remark(ruling, milestone) for ruling in milestone.rulings),
            *milestone.reasons,
            *((f"Conflict: {milestone.conflict}",) if milestone.conflict else ()),
        ),
        passages=tuple(
            _passage(part, articles.get(part.sourced.claim.article)) for part in milestone.testimony
        ),
        table=claims_table(part.sourced.claim for part in milestone.testimony),
    )


def _remark(ruling: Ruling, milestone: Milestone) -> str:
    """A ruling in words; one on the expectation that the milestone has met says so."""
    foretold = ruling.subject is not None and ruling.subject.status is not milestone.status
    return f"{remark(ruling)}, of what was expected" if foretold and not milestone.ruling else remark(ruling)


def _fields(milestone: Milestone) -> Iterator[tuple[str, str | None]]:
    product, told = milestone.product, milestone.date
    yield "Id", milestone.id
    yield "Ruling", milestone.ruling
    yield "Product", as_seen(product.name)
    yield "Also", ", ".join(map(as_seen, product.names[1:]))
    yield "Indication", milestone.indication
    yield "Population", milestone.population
    yield "Told apart by", told_apart(milestone.distinction)
    yield "Where", milestone.jurisdiction
    yield "Authority", milestone.agency
    yield "Kind", f"{title_of(milestone.kind)} ({milestone.kind})"
    yield "Application", milestone.application
    yield "Date", f"{told.text or 'none'} ({told.basis.value})"
    yield "Window", _days(told.window)
    yield "Expected", milestone.expected
    yield "Status", milestone.status.value
    yield "Sources", str(milestone.sources)


def _days(window: Window) -> str:
    return f"{window.earliest or '…'} to {window.latest or '…'}" if window != Window() else ""


def _passage(part: Testimony, article: Article | None) -> Passage:
    claim = part.sourced.claim
    heading = [claim.article]
    if article and article.title:
        heading.append(article.title)
    if article and article.published:
        heading.append(f"{article.published.day} ({article.published.trust.value})")
    heading.append(ROLES[part.role])
    return Passage(
        heading=" · ".join(heading),
        before=_before(article.text, claim.start) if article else "",
        quoted=claim.evidence,
        after=_after(article.text, claim.end) if article else "",
        remarks=tuple(_remarks(claim, article)),
    )


def _before(text: str, start: int) -> str:
    """Up to 80 characters before `start`, from a whole word on, "…" where more goes before."""
    cut = max(start - _CONTEXT, 0)
    words = text[cut:start]
    if cut and not text[cut - 1].isspace():
        words = words.partition(" ")[2] or words
    return ("…" if cut else "") + words


def _after(text: str, end: int) -> str:
    """Up to 80 characters after `end`, up to a whole word, "…" where more follows."""
    cut = min(end + _CONTEXT, len(text))
    words = text[end:cut]
    if cut < len(text) and not text[cut].isspace():
        words = words.rpartition(" ")[0] or words
    return words + ("…" if cut < len(text) else "")


def _remarks(claim: Claim, article: Article | None) -> Iterator[str]:
    """How the date came about, then which rule and words decided each other field."""
    yield _date_reasoning(claim, article)
    for cue in claim.cues:
        if cue.field != "date":
            words = _words(cue, article)
            yield f"{cue.field}: {_value(claim, cue.field)}, by {cue.rule}" + (
                f" on {words}" if words else ""
            )
    yield f"found by {claim.rule}"


def _date_reasoning(claim: Claim, article: Article | None) -> str:
    """ "relative: 'Last month' against the article's 2024-07-15"."""
    told = claim.date
    words = " and ".join(filter(None, (_words(cue, article) for cue in claim.cues if cue.field == "date")))
    day = str(article.published.day) if article and article.published else None
    if told.basis is Basis.STATED:
        return f"stated: {words or told.text}"
    if told.basis is Basis.RELATIVE:
        against = f"the article's {day}" if day else "the article's own day"
        return f"relative: {words or told.text} against {against}"
    if told.basis is Basis.ANNOUNCED:
        return f"announced: the article's own day, {told.text}; on that day or before"
    if claim.status is Status.EXPECTED:
        return "no date for what is expected"
    return f"no date: told as past on {told.window.latest}" if told.window.latest else "no date, and no bound"


def _words(cue: Cue, article: Article | None) -> str:
    """The deciding words in quotation marks; empty where no words decided or the text is not at hand."""
    words = " ".join(article.text[cue.start : cue.end].split()) if article else ""
    return f"'{words}'" if words else ""


def _value(claim: Claim, field: str) -> str:
    values = {
        "kind": claim.kind,
        "product": claim.product,
        "jurisdiction": claim.jurisdiction,
        "indication": claim.indication,
        "status": claim.status.value,
    }
    return values.get(field) or "none"
