"""Products and their diseases against jurisdictions: the highest stage on record in each."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from milestones.lexicon.diseases import disease_key
from milestones.lexicon.kinds import kinds
from milestones.model.milestone import Milestone
from milestones.model.table import Again, Cell, Row, Table, ViewColumn
from milestones.report.labels import signs_of
from milestones.report.places import in_order, tint
from milestones.report.record import key_of
from milestones.report.rows import count, date_cells, read, title_of, when
from milestones.report.standing import Standing, diseases, rank, standing_in

COLUMNS = (
    "product",
    "indication",
    "jurisdiction",
    "stage",
    "date",
    "earliest",
    "latest",
    "sources",
    "designations",
    "next",
    "next_date",
    "id",
    "setback",
    "setback_date",
    "conflict",
    "ids",
    "via",
)
_ROOM = 14
"""Characters of a line in a cell of the terminal's matrix: a date, and how many sources it has."""
_REMEMBERED = 1 << 14
"""How many parts of cells keep their lines."""
_SIGNS = {
    re.compile(shape): words
    for shape, words in (
        ("×", "×N told by N independent sources"),
        (r"×\d+\*?!", "! articles disagree"),
        (r"×\d+\*", "* ruled by an analyst"),
        (r"×\S+~", "~ told for a broader disease, or for none"),
        (r"(?<!\()≤", "≤ told on that day: happened then or before"),
        (r"\(≤", "(≤ …) undated: happened on or before that day"),
        (r"\(≥", "(≥ …) undated: happened on or after that day"),
        (r"\[", "[…] expected next"),
        ("✕", "✕ set back since"),
        (r"\(EU\)", "(EU) approved by the EU, which holds here"),
    )
}
"""What the signs in a cell look like, and what they mean."""


def matrix(milestones: Iterable[Milestone], articles_read: int, jurisdictions: Sequence[str] = ()) -> Table:
    """One row per product, disease and jurisdiction, with the highest stage reached there; a grid to look at.

    `milestones` come product by product, as the store gives them. `stage`, `next` and `setback` are kinds;
    `sources`, `date`, `earliest`, `latest`, `conflict` and `id` are those of the stage's milestone, empty
    where no stage was reached; `ids` are all milestones that the row rests on. `via` is the union that has
    reached the stage for a member state (report.standing). With `jurisdictions`, each of them has a row, also
    where nothing is on record; else those where something is.
    """
    lines = [line for line in _lines(milestones, jurisdictions) if line[2]]
    lines.sort(key=_weight)
    shown = list(dict.fromkeys(jurisdictions)) or in_order(code for _, _, places in lines for code in places)
    products = {product for product, _, _ in lines}
    found = [
        (product, disease, code, places.get(code))
        for product, disease, places in lines
        for code in shown
        if jurisdictions or code in places
    ]
    seen = [_seen(*line) for line in lines]
    return Table(
        "matrix",
        COLUMNS,
        Again(lambda: (_row(*cell) for cell in found)),
        view=(
            ViewColumn("Indication", "disease", blank="none told"),
            *(ViewColumn(code, code, stacked=True, tint=f"tint {code}", blank="–") for code in shown),
        ),
        title="Highest stage on record",
        notes=(
            f"{count(len(products), 'product')} in {count(len(shown), 'jurisdiction')}, "
            f"in {read(articles_read)}; what they do not tell may have happened all the same",
            "What a cell rests on: milestones timeline PRODUCT --country CODE",
            *_legend(seen, shown),
        ),
        groups="product",
        shown=seen,
        pinned=1,
    )


_Line = tuple[tuple[str, str], str | None, dict[str, Standing]]
"""The product's name and key, the disease, and where the product stands in each jurisdiction."""


def _lines(milestones: Iterable[Milestone], jurisdictions: Sequence[str]) -> Iterator[_Line]:
    for key, members in groupby(milestones, key=lambda m: m.product.key):
        of_product = list(members)
        name = of_product[0].product.name
        for disease, about in diseases(of_product):
            codes = jurisdictions or sorted({m.jurisdiction for m in about})
            found = {code: standing_in(about, code) for code in codes}
            yield (name, key), disease, {code: there for code, there in found.items() if there.all}


def _weight(line: _Line) -> tuple[object, ...]:
    (name, key), disease, places = line
    furthest = max(rank(found.stage) if found.stage else 0 for found in places.values())
    return (name.casefold(), key, disease is None, -furthest, disease or "")


def _row(product: tuple[str, str], disease: str | None, code: str, found: Standing | None) -> Row:
    stage = found.stage if found else None
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    row |= {"product": product[0], "indication": disease, "jurisdiction": code, "designations": (), "ids": ()}
    if found:
        row["designations"] = tuple(m.kind for m in found.designations)
        row["ids"] = tuple(m.id for m in found.all)
        for name, milestone in (("next", found.next), ("setback", found.setback)):
            if milestone:
                row[name], row[f"{name}_date"] = milestone.kind, milestone.date.text
    if stage:
        dates = date_cells(stage.date)
        row |= {key: dates[key] for key in ("date", "earliest", "latest")}
        row |= {"stage": stage.kind, "sources": stage.sources, "id": stage.id, "conflict": stage.conflict}
        row["via"] = found.via if found else ""
    return row


def _seen(product: tuple[str, str], disease: str | None, places: dict[str, Standing]) -> Row:
    """A row of the grid: under each code, the lines of its cell."""
    row: dict[str, Cell] = {"product": product[0], "disease": disease}
    for code, found in places.items():
        row[code] = _cell(found, disease)
        row[f"tint {code}"] = tint(code)
    return row


def _cell(found: Standing, disease: str | None) -> tuple[str, ...]:
    """The lines of "Approved", "2023-06 ×3! ODD BTD", "✕ Withdrawn 2025", "[Approved by 2026-Q1]"."""
    head = found.stage or (found.designations[0] if len(found.designations) == 1 else None)
    short = " ".join(map(_short, found.designations)) if found.designations != (head,) else ""
    parts: list[str] = []
    if head:
        union = f" ({found.via})" if found.via else ""
        parts = [f"{title_of(head.kind)}{union}", f"{_when(head)} {_marks(head, disease)} {short}"]
    elif short:
        parts = [short]
    if found.setback:
        parts.append(f"✕ {title_of(found.setback.kind)} {_when(found.setback)}")
    if found.next:
        awaited = f"{title_of(found.next.kind)} {when(found.next.date, found.next.status)}"
        parts.append(f"[{awaited.rstrip(' –')}]")
    if not parts:
        last = found.all[-1]
        parts = [title_of(last.kind), f"{_when(last)} {_marks(last, disease)}"]
    return tuple(line for part in parts for line in _folded(part.strip()))


@lru_cache(maxsize=_REMEMBERED)
def _folded(part: str) -> tuple[str, ...]:
    """The lines that a part of a cell takes; most cells share them with others."""
    return tuple(textwrap.wrap(part, _ROOM, break_on_hyphens=False))


def _short(milestone: Milestone) -> str:
    known = kinds().get(milestone.kind)
    return known.short if known else milestone.kind


def _when(milestone: Milestone) -> str:
    """The date without blanks, so that it stays on one line."""
    return when(milestone.date, milestone.status).replace(" ", "").replace("–", "")


def _marks(milestone: Milestone, disease: str | None) -> str:
    """ "×3*!~": sources, a ruling, a disagreement, and whether told for another disease than the row's."""
    return f"×{milestone.sources}{signs_of(milestone)}" + (
        "~" if disease and key_of(milestone) != disease_key(disease) else ""
    )


def _legend(rows: Iterable[Row], codes: Sequence[str]) -> tuple[str, ...]:
    """Explains the signs that the cells show, and the short forms of what has been granted."""
    cells = [row[code] for row in rows for code in codes if code in row]
    told = " ".join(line for cell in cells if isinstance(cell, tuple) for line in cell)
    words = set(told.split())
    signs = [meaning for shape, meaning in _SIGNS.items() if shape.search(told)]
    short = [f"{k.short} {k.title}" for k in kinds().values() if k.short in words and k.short != k.title]
    return tuple(" · ".join(part) for part in (signs, short) if part)
