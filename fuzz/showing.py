"""Any text into each format of output, and through the store and back."""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz import promises
from fuzz.choices import Choices
from milestones.model.agenda import Agenda, Occasion
from milestones.model.article import Article, DateTrust, Published
from milestones.model.briefing import Briefing, Entry, Section
from milestones.model.claim import Claim, Cue, Findings, Refusal, Status
from milestones.model.dates import EventDate
from milestones.model.filters import Filter
from milestones.model.table import Cell, Detail, Passage, Table
from milestones.render.rendering import render, render_binary
from milestones.services.rebuilding import catch_up
from milestones.store import Saved, Store, open_store

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Controls, what reorders a line, and what cannot be seen or written."""
_TINTS = re.compile("\x1b\\[[0-9;]*m")
_NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d+\Z)")


def shown(data: bytes) -> None:
    """A table, a detail, a briefing and an agenda that hold any texts."""
    choose = Choices(data)
    width, color = choose.of((80, 100, 30, 7, 1, 300)), choose.of((False, True))
    texts = [choose.part(60).decode("utf-8", "surrogateescape") for _ in range(4)]
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts]
    one, two, three, four = texts
    rows: list[dict[str, Cell]] = [
        {"name": one, "names": (two, three), "days": -30},
        {"name": four, "names": (), "days": None},
    ]
    table = Table("t", ("name", "names", "days"), rows, (), one, (two,))
    detail = Detail(one, ((two, three),), (four,), (Passage(one, two, three, four, (one,)),), table)
    entry = Entry(one, two, three, "0a", four)
    briefing = Briefing(one, two, (Section(three, (entry, entry), four),), (one,), table)
    agenda = Agenda(
        one,
        (Occasion("a@example.org", date(2024, 2, 29), date.max, _NOW, two, f"{three}\n{four}", (one, two)),),
        0,
        table,
    )
    for content in (table, detail, briefing, agenda):
        for format in ("table", "csv", "tsv", "json", "jsonl", "md"):
            _harmless(_rendered(content, format, width, color), format, color)
    _harmless(_rendered(agenda, "ics", 80, False).replace("\r\n", "\n"), "ics", False)
    _parsed(table, rows)
    render_binary(table, "xlsx", io.BytesIO())


def _rendered(content: Table | Detail | Briefing | Agenda, format: str, width: int, color: bool) -> str:
    out = io.StringIO()
    render(content, format, out, width=width, color=color)
    return out.getvalue()


def _harmless(output: str, format: str, color: bool) -> None:
    plain = _TINTS.sub("", output) if color and format == "table" else output
    acting = _ACTING.search(plain)
    promises.hold(not acting, f"nothing acts in {format}", acting, output)


def _parsed(table: Table, rows: list[dict[str, Cell]]) -> None:
    """What other programs read is what was given."""
    given = [{key: list(cell) if isinstance(cell, tuple) else cell for key, cell in r.items()} for r in rows]
    promises.same(json.loads(_rendered(table, "json", 80, False)), given)
    lines = _rendered(table, "jsonl", 80, False).splitlines()
    promises.same([json.loads(line) for line in lines], given)
    for format, delimiter in (("csv", ","), ("tsv", "\t")):
        output = _rendered(table, format, 80, False)
        found = list(csv.reader(io.StringIO(output), delimiter=delimiter))
        promises.hold([len(row) for row in found] == [3, 3, 3], "rows and cells as given", output)
        promises.hold(
            not any(_FORMULA.match(cell.lstrip()) for r in found for cell in r), "no formula", found
        )
    markdown = _rendered(table, "md", 80, False).splitlines()
    bars = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in markdown]
    promises.hold(bars == [4] * 4, "a Markdown row stays one row", markdown)


def stored(data: bytes) -> None:
    """Articles with any texts that readers may give, into a store and back."""
    choose = Choices(data)
    with _store() as store:
        for _ in range(1 + choose.below(3)):
            article, findings = _told(choose)
            with store.writing() as writer:
                saved = writer.save(article, findings, _NOW)
                catch_up(writer)
            kept = store.article(article.id)
            # Where an article was read does not make it another one.
            given = replace(article, location=kept.location) if saved is Saved.UNCHANGED else article
            promises.same([given], [kept])
            claims = list(store.claims(Filter(), [article.id]))
            promises.same(claims, list(findings.claims))
            promises.same(list(store.refusals([article.id])), list(findings.refusals))
        milestones = list(store.milestones_in_full(Filter()))
        own = sum(part.is_own for one in milestones for part in one.testimony)
        promises.hold(own == len(list(store.claims(Filter()))), "every claim in one milestone", milestones)


@contextmanager
def _store() -> Iterator[Store]:
    with TemporaryDirectory(prefix="fuzz-") as folder, open_store(str(Path(folder) / "news.db")) as store:
        yield store


def _told(choose: Choices) -> tuple[Article, Findings]:
    def text(most: int) -> str:
        return choose.part(most).decode("utf-8", "ignore").replace("\0", "")

    words = text(200) or "x"
    day = Published(date(2024, 2, 29), choose.of(tuple(DateTrust))) if choose.below(2) else None
    start = choose.below(len(words))
    article = Article(
        text(8) or "a", words, words[start:], start, day, text(20) or None, text(20) or None, text(20) or None
    )
    names = (text(12) or "Zelvora", text(12) or "ZV-101", text(12) or "zelvorine")
    when = choose.of(
        (EventDate.undated(), EventDate.stated("2023-06"), EventDate.announced(date(2024, 1, 1)))
    )
    claim = Claim(
        article=article.id,
        product=names[0],
        aliases=tuple(dict.fromkeys(name for name in names[1:] if name != names[0])),
        indication=text(20) or None,
        population=text(20) or None,
        jurisdiction=choose.of(("US", "KR")),
        agency=text(9) or None,
        kind=choose.of(("nda-approval", "ind-approval")),
        application=text(9) or None,
        date=when,
        status=choose.of(tuple(Status)),
        evidence=words[start:],
        start=start,
        end=len(words),
        rule="made-up",
        cues=(Cue("kind", text(9) or "x", start, len(words)),),
    )
    refusal = Refusal(article.id, "nda-approval", text(9) or "generic", words[start:], start, len(words), "x")
    return article, Findings((claim,), (refusal,) if choose.below(2) else ())
