"""JSON objects → articles: {"id", "title", "published", "url", "publisher", "text"}, only "text" required."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.days import in_years
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.elements import has_markup
from milestones.read.encoding import decoded, empty, folded_line_ends, storable, too_large
from milestones.read.origin import Given, Origin

_KEYS = ("id", "title", "published", "url", "publisher", "text")
_MOST_MARKS = 5_000_000
"""Brackets, commas and quotes: what begins a value, of which a small one takes thirty times its bytes."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)
_NAMES = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
_SHAPE = 'write {"text": "..."} with id, title, published, url or publisher as you like'


def articles(document: Document) -> Iterator[Article | Problem]:
    """The articles of one object, or of a list of objects."""
    where = document.origin.where
    text = decoded(document.data, where)
    if isinstance(text, str) and not text.strip():
        yield empty(where)
        return
    value = text if isinstance(text, Problem) else _parsed(text.strip(" \t\n"), where)
    if isinstance(value, Problem):
        yield value
    elif isinstance(value, list):
        if not value:
            yield empty(where)
        for number, item in enumerate(value, 1):
            yield _article(item, document.origin.item(number))
    else:
        yield _article(value, document.origin)


def _parsed(source: str, where: str) -> Any | Problem:
    """The JSON value in `source`, or a Problem that names the place of the error."""
    if sum(map(source.count, '[{,"')) > _MOST_MARKS:
        return Problem(where, "not an article: too many lists, objects and strings", _SHAPE)
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return Problem(where, f"not JSON: {error.msg} ({place})", "mend it or leave it out")
    except RecursionError:
        return Problem(where, "not an article: nested too deeply", _SHAPE)
    except ValueError:
        return Problem(where, "not an article: a number of too many digits", _SHAPE)


def _article(value: Any, origin: Origin) -> Article | Problem:
    """The article that a JSON value holds."""
    where = origin.where
    if not isinstance(value, dict):
        return Problem(where, f"{_kind(value)} where an article's object was expected", _SHAPE)
    for key in _KEYS:
        if not isinstance(value.get(key), str | None):
            return Problem(where, f'"{key}" is {_kind(value[key])}', "write it as a string")
    fields = {key: storable(value.get(key) or "") for key in _KEYS}
    fields |= {key: _unmarked(fields[key]) for key in ("title", "text") if has_markup(fields[key])}
    text = folded_line_ends(fields["text"])
    if not text.strip():
        missing = '"text" is missing' if value.get("text") is None else '"text" is empty'
        return Problem(where, missing, _SHAPE)
    if len(text.encode()) > MOST_BYTES[Kind.TEXT]:
        return too_large(where, Kind.TEXT)
    day = _published(fields)
    if day is None and fields["published"].strip():
        what = f'"published" is no day: {fields["published"][:40]!r}'
        return Problem(where, what, "write it as 2024-06-19")
    return build_article(text, origin, _given(fields, day))


def _unmarked(html: str) -> str:
    """The words of what an interface gave out as a page has it."""
    from milestones.read.markup import text_of_fragment  # asks for lxml, which few texts need

    return text_of_fragment(html)


def _given(fields: Mapping[str, str], day: date | None) -> Given:
    def stripped(key: str) -> str | None:
        return " ".join(fields[key].split()) or None

    published = Published(day, DateTrust.GIVEN) if day else None
    return Given(stripped("id"), stripped("title"), published, stripped("url"), stripped("publisher"))


def _published(fields: Mapping[str, str]) -> date | None:
    """The day of an ISO 8601 date or timestamp; None for anything else, also for years no article is from."""
    value = fields["published"].strip()
    if not _DAY.fullmatch(value):
        return None
    try:
        return in_years(datetime.fromisoformat(value).date())
    except ValueError:
        return None


def _kind(value: object) -> str:
    return "nothing (null)" if value is None else _NAMES.get(type(value), "a string")
