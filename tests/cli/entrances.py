"""A store into which attacks have come by every way there is."""

import json
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from html import escape
from itertools import cycle
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from tests.attacks import ATTACKS, SURROGATES
from tests.read.mails import mail

_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SHORT = [text for text in ATTACKS.values() if len(text) < 900]
_TOGETHER = ["\n".join(_SHORT[first : first + 4]) for first in range(0, len(_SHORT), 4)]
"""Several at once, for ways in that each take a reader of their own."""


def told(number: int, attack: str) -> str:
    """An article about a medicine of its own, with the attack wherever something is read."""
    code = f"ZB-{number:03}"
    return (
        f"Harbor wins approval for {code} {attack}\n\n"
        f"The FDA approved {attack} {code} (Zelvo{number:03}ra{attack}) of Harbor for {attack} multiple "
        f"{attack} myeloma on 30 June 2023, Harbor said.\n"
        f"A decision by the FDA on the application for {code} {attack} for lupus {attack} nephritis is "
        "expected by 31 December 2023.\n"
        f"Harbor plans to file a marketing application for {attack}{code} with the EMA for gout in the "
        "second quarter of 2024.\n"
    )


def sources(folder: Path) -> Path:
    """The folder, filled with files of every kind by which an attack can come: names, metadata and text."""
    _as_json(folder)
    for number, text in enumerate(_TOGETHER):
        _as_text(folder, number, text)
    _as_pages(folder)
    _as_mails(folder)
    _as_feed(folder)
    _as_archive(folder)
    return folder


def _as_json(folder: Path) -> None:
    folder.mkdir(parents=True)
    lines = (
        {"id": text, "title": text, "published": "2023-07-03", "url": text, "publisher": text}
        | {"text": told(number, text[:200])}
        for number, text in enumerate((ATTACKS | SURROGATES).values())
    )
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _as_text(folder: Path, number: int, text: str) -> None:
    """A file in a folder, both of that name."""
    name = _name(text)
    inside = folder / "names" / name
    inside.mkdir(parents=True, exist_ok=True)
    (inside / f"{name}.txt").write_text(_sentence("ZC", number, text), encoding="utf-8")


def _as_pages(folder: Path) -> None:
    for number, text in enumerate(_TOGETHER):
        words = escape(text)
        linked = {"@type": "NewsArticle", "headline": text, "publisher": {"name": text}, "url": text}
        page = (
            f'<title>{words}</title><meta property="og:title" content="{words}">'
            f'<meta property="og:site_name" content="{words}"><link rel="canonical" href="{words}">'
            f'<script type="application/ld+json">{json.dumps(linked).replace("</", "<")}</script>'
            f"<article><h1>{words}</h1><p>{escape(_sentence('ZD', number, text))}</p></article>"
        )
        (folder / f"{number}.html").write_text(page, encoding="utf-8")


def _as_mails(folder: Path) -> None:
    for number, text in enumerate(_TOGETHER):
        line = " ".join(text.split())
        data = mail(subject="SUBJECT", plain=_sentence("ZE", number, text), Sender="SENDER")
        for header in (b"SUBJECT", b"SENDER", b'"Pharma Letter"'):
            data = data.replace(header, line.encode(), 1)
        (folder / f"{number}.eml").write_bytes(data)


def _as_feed(folder: Path) -> None:
    """RSS, of which XML keeps some characters out."""
    items = ""
    for number, text in enumerate(_TOGETHER):
        words = escape(_XML.sub(" ", text))
        items += (
            f"<item><title>{words}</title><link>{words}</link><guid>{words}</guid><category>{words}</category>"
            f"<author>{words}</author><description>{escape(_XML.sub(' ', _sentence('ZF', number, text)))}"
            "</description></item>\n"
        )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    (folder / "feed.xml").write_text(feed, encoding="utf-8")


def _as_archive(folder: Path) -> None:
    with ZipFile(folder / "news.zip", "w") as archive:
        for number, text in enumerate(_TOGETHER):
            name = text.replace("\0", "")[:100]
            archive.writestr(f"{name}.txt", _sentence("ZG", number, text).encode())


def subscriptions(path: Path) -> Path:
    """A list of feeds that another reader has written."""
    lines = (
        f"<outline text={quoteattr(_XML.sub(' ', text))} xmlUrl='https://news.example/{number}'/>"
        for number, text in enumerate(_SHORT)
    )
    path.write_text(f"<opml version='2.0'><body>{''.join(lines)}</body></opml>", encoding="utf-8")
    return path


def _sentence(code: str, number: int, text: str) -> str:
    return f"{text} The FDA approved {code}-{number:03} for {text} gout on 30 June 2023. {text}\n"


def _name(text: str) -> str:
    """What a file can be called, in bytes that need not be UTF-8."""
    safe = text.replace("/", "\u2215").replace("\0", "")
    return os.fsdecode(safe.encode()[:90] + b"\xff")


_POISONED = (
    *("claims.product", "claims.aliases", "claims.indication", "claims.population", "claims.agency"),
    *("claims.application", "claims.evidence", "claims.rule", "refusals.evidence", "refusals.reason"),
    *("refusals.rule", "product_names.name", "milestones.indication", "milestones.population"),
    *("milestones.agency", "milestones.application", "milestones.reasons", "milestones.conflicts"),
    *("milestones.ruling", "articles.publisher", "articles.url", "rulings.who", "rulings.why"),
    *("rulings.fields", "feeds.name", "feeds.url", "feeds.problem"),
)
"""The words that a store holds, by table and column."""
_HELD: dict[str, Callable[[str], object]] = {
    "aliases": lambda text: [text, "second"],
    "reasons": lambda text: [text],
    "conflicts": lambda text: [["date", text]],
    "fields": lambda text: {"indication": text},
}
"""How JSON holds a text, in columns that are JSON."""


def poison(path: Path) -> None:
    """Writes attacks over all words of a store, as another program could that knows its tables."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for place in _POISONED:
            table, _, column = place.partition(".")
            rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
            assert rows, f"nothing to poison in {table}"
            for row, text in zip(rows, cycle(_SHORT), strict=False):
                value = json.dumps(_HELD[column](text)) if column in _HELD else text
                # Of two feeds neither the name nor the address may be the same.
                value = f"{value} {row}" if table == "feeds" else value
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))
