"""What articles contradict each other in, and what time has contradicted."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from milestones.model.milestone import Disagreement, Milestone
from milestones.model.table import Row, Table, ViewColumn
from milestones.report.overdue import overdue
from milestones.report.record import Record
from milestones.report.rows import count, date_cells, disease, order_of, read, title_of, when

COLUMNS = (
    "conflict",
    "id",
    "product",
    "indication",
    "jurisdiction",
    "kind",
    "date",
    "detail",
    "articles",
)
EXPECTED = "expected"
"""The sort of conflict between an expectation and the calendar."""
SORTS = (*(sort.value for sort in Disagreement), EXPECTED)
"""The sorts of conflict, in the order in which they are listed."""

_VIEW = (
    ViewColumn("Conflict", "conflict", style="bold", whole=True),
    ViewColumn("Product", "product"),
    ViewColumn("Where", "jurisdiction", whole=True),
    ViewColumn("Milestone", "title"),
    ViewColumn("Indication", "disease", from_width=120),
    ViewColumn("Date", "when", from_width=100, whole=True),
    ViewColumn("Detail", "detail"),
    ViewColumn("Articles", "articles", from_width=120),
    ViewColumn("Id", "id", whole=True, style="dim"),
)


def conflicts(
    products: Iterable[Iterable[Milestone]],
    *,
    today: date,
    articles_read: int,
    wanted: Callable[[Milestone], bool] = lambda _: True,
) -> Table:
    """One row per conflict of the `wanted` among the milestones of each product, by sort and product.

    The milestones are given with who tells of them; each product is forgotten before the next. The sorts are
    those of model.milestone.Disagreement, and "expected": an expected event whose last expected day is before
    `today`, with no outcome on record. `detail` says who says what, `articles` names all that tell of the
    milestone.
    """
    rows = [
        _row(sort, words, milestone)
        for milestones in products
        for milestone, sort, words in found(milestones, today)
        if wanted(milestone)
    ]
    rows.sort(key=_weight)
    return Table(
        "conflicts",
        COLUMNS,
        rows,
        view=_VIEW,
        title="Conflicts",
        notes=(f"{count(len(rows), 'conflict')} in {read(articles_read)}, as of {today}",),
    )


def found(milestones: Iterable[Milestone], today: date) -> Iterator[tuple[Milestone, str, str]]:
    """Each conflict: the milestone, the sort, and in words what disagrees."""
    record = Record(milestones)
    for milestone in record.milestones:
        for conflict in milestone.conflicts:
            yield milestone, conflict.about.value, conflict.words
        if passed := overdue(milestone, record.beside(milestone), today):
            yield milestone, EXPECTED, passed


def _row(sort: str, words: str, milestone: Milestone) -> Row:
    return {
        "conflict": sort,
        "id": milestone.id,
        "product": milestone.product.name,
        "indication": milestone.indication,
        "jurisdiction": milestone.jurisdiction,
        "kind": milestone.kind,
        "date": date_cells(milestone.date)["date"],
        "detail": words,
        "articles": tuple(sorted({told.article for told in milestone.told})),
        "title": title_of(milestone.kind),
        "when": when(milestone.date, milestone.status),
        "disease": disease(milestone),
    }


def _weight(row: Row) -> tuple[object, ...]:
    return (
        SORTS.index(str(row["conflict"])),
        str(row["product"]).casefold(),
        str(row["product"]),
        row["jurisdiction"],
        order_of(str(row["kind"])),
        str(row["indication"] or ""),
        row["id"],
        row["detail"],
    )
