"""The parts of a report for readers who were not there: figures, timeline, tables, and all evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from milestones.model.article import Article
from milestones.model.claim import Claim, Status
from milestones.model.milestone import Milestone, Product, Role, Testimony
from milestones.model.table import Passage, Row, Table, ViewColumn
from milestones.report.coverage import Coverage, coverage
from milestones.report.detail import ROLES, detail
from milestones.report.gap_view import WEAK
from milestones.report.lanes import Chart, chart
from milestones.report.places import place_name
from milestones.report.rows import by_product, count, disease, read, some, title_of, when
from milestones.report.summary import Figure, figures, words
from milestones.report.taxonomy import TAXONOMY

_SHOWN = 4
"""So many milestones are named below a figure."""
_LONG = 30
"""Groups of more rows are shown when they are asked for, as are types of gap of a weight up to WEAK."""
RESTS_ON = "milestones"
"""The column of a table that holds the ids of the milestones that a row rests on."""
_GROUPED = {"gaps": "gap"}
"""The tables that are cut into groups, and the column that tells which."""
_REPEATED = {"Id", "Product", "Also", "Where", "Sources", "Ruling"}
"""The fields of a detail that stand beside it anyway."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a quotation."""

    text: str
    decided: str
    """Which fields these words decided: "kind and status"; empty where they decided none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article says of a milestone."""

    article: str
    title: str
    url: str
    """As the source gave it: nothing says that it is an address."""
    publisher: str
    published: str
    """The article's day, and how far it is believed; empty where it is unknown."""
    role: str
    agrees: bool
    """Whether the claim speaks for the milestone as it is shown."""
    before: str
    quoted: tuple[Words, ...]
    after: str
    reasoning: str
    """How its date came about."""
    remarks: tuple[str, ...]
    """Which rule and words decided the other fields."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One milestone with all that is known of it."""

    id: str
    when: str
    code: str
    place: str
    title: str
    disease: str
    achieved: bool
    sources: str
    """ "5 sources", "1 source", "no article"."""
    disputed: bool
    ruling: str
    fields: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    """Rulings, how the date was settled, conflicts."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The milestones of one product, in order of time."""

    product: Product
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with the first of what it counts."""

    number: int
    label: str
    note: str
    first: tuple[tuple[str, str], ...]
    """Ids and words of milestones."""
    more: int
    """How many others it counts."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one sort."""

    name: str
    """Empty for all rows of a table that is whole."""
    meaning: str
    """In one line, where the sort is known."""
    rows: tuple[Row, ...]
    opened: bool
    """Whether its rows are shown at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, cut into groups."""

    table: Table
    columns: tuple[ViewColumn, ...]
    """What is shown of each row; not the column that the groups are named after."""
    groups: tuple[Group, ...]
    size: int
    """How many rows there are."""


@dataclass(frozen=True, slots=True)
class Board:
    """A whole report."""

    title: str
    names: str
    """The other names of the one product that it is about; else empty."""
    scope: str
    """What it rests on: "the 7 articles read"."""
    milestones: int
    articles: int
    """How many there are of each; of articles, those that the milestones rest on."""
    today: str
    version: str
    """Of the program."""
    facts: tuple[Fact, ...]
    chart: Chart
    coverage: Coverage
    parts: tuple[Part, ...]
    chapters: tuple[Chapter, ...]


def board(
    milestones: Iterable[Milestone],
    articles: Mapping[str, Article],
    matrix: Table,
    tables: Sequence[Table],
    *,
    asked: Sequence[Product],
    against: Sequence[str],
    today: date,
    articles_read: int,
    version: str,
) -> Board:
    """The report on milestones that are given in full, with the articles that they rest on, by id.

    `matrix` is that of report.matrix; the other `tables` follow in their order. `asked` are the products that
    it is about; none: all. `against` are jurisdictions that the matrix shows also where nothing is on record.
    """
    found = sorted(milestones, key=by_product)
    products = {m.product.key for m in found}
    return Board(
        title=some([product.name for product in asked], _SHOWN) or count(len(products), "product"),
        names=", ".join(asked[0].names[1:]) if len(asked) == 1 else "",
        scope=read(articles_read),
        milestones=len(found),
        articles=len(articles),
        today=today.isoformat(),
        version=version,
        facts=tuple(_fact(figure, named=len(products) > 1) for figure in figures(found, today)),
        chart=chart(found, today),
        coverage=coverage(matrix, {m.id: m for m in found}, against),
        parts=tuple(map(_part, tables)),
        chapters=tuple(
            Chapter(product, tuple(_entry(m, articles) for m in own))
            for product, own in groupby(found, key=lambda m: m.product)
        ),
    )


def _fact(figure: Figure, *, named: bool) -> Fact:
    counted = figure.milestones
    told = [words(m, named=named) for m in counted]
    first = tuple(
        (m.id, ", ".join(filter(None, (said, disease(m) if told.count(said) > 1 else None))))
        for m, said in zip(counted[:_SHOWN], told, strict=False)
    )
    return Fact(len(counted), figure.label, figure.note, first, len(counted) - len(first))


def _part(table: Table) -> Part:
    rows = tuple(table.rows)
    grouped = _GROUPED.get(table.name, "")
    view = table.viewed
    hidden = {grouped, RESTS_ON, *(("id",) if RESTS_ON in table.columns else ())}
    columns = [column for column in view if column.key not in hidden]
    if RESTS_ON in table.columns:
        columns.append(ViewColumn("Evidence", RESTS_ON))
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(str(row[grouped]) if grouped else "", []).append(row)
    return Part(table, tuple(columns), tuple(_group(*group) for group in groups.items()), len(rows))


def _group(name: str, rows: Sequence[Row]) -> Group:
    known = next((sort for sort in TAXONOMY if sort.id == name), None)
    weighty = known is None or known.weight > WEAK
    return Group(name, known.meaning if known else "", tuple(rows), weighty and len(rows) <= _LONG)


def _entry(milestone: Milestone, articles: Mapping[str, Article]) -> Entry:
    full = detail(milestone, articles)
    return Entry(
        id=milestone.id,
        when=when(milestone.date, milestone.status),
        code=milestone.jurisdiction,
        place=place_name(milestone.jurisdiction),
        title=title_of(milestone.kind),
        disease=disease(milestone) or "",
        achieved=milestone.status is Status.ACHIEVED,
        sources=count(milestone.sources, "source") if milestone.sources else "no article",
        disputed=bool(milestone.conflict),
        ruling=milestone.ruling,
        fields=tuple(field for field in full.fields if field[0] not in _REPEATED),
        remarks=full.remarks,
        evidence=tuple(
            _evidence(part, passage, articles.get(part.sourced.claim.article))
            for part, passage in zip(milestone.testimony, full.passages, strict=True)
        ),
    )


def _evidence(part: Testimony, passage: Passage, article: Article | None) -> Evidence:
    claim = part.sourced.claim
    day = article.published if article else None
    return Evidence(
        article=claim.article,
        title=article.title if article else "",
        url=(article.url or "") if article else "",
        publisher=(article.publisher or "") if article else "",
        published=f"{day.day} ({day.trust.value})" if day else "",
        role=ROLES[part.role],
        agrees=part.role is not Role.CONTRADICTS,
        before=passage.before,
        quoted=tuple(quotation(claim)),
        after=passage.after,
        reasoning=passage.remarks[0],
        remarks=passage.remarks[1:],
    )


def quotation(claim: Claim) -> Iterator[Words]:
    """The claim's evidence, cut where words begin or end that decided one of its fields."""
    cues = [cue for cue in claim.cues if claim.start <= cue.start < cue.end <= claim.end]
    cuts = sorted({claim.start, claim.end, *(end for cue in cues for end in (cue.start, cue.end))})
    for start, end in pairwise(cuts):
        fields = dict.fromkeys(cue.field for cue in cues if cue.start <= start and end <= cue.end)
        yield Words(claim.evidence[start - claim.start : end - claim.start], " and ".join(fields))
