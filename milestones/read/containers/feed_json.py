"""JSON Feed (1.0, 1.1) → what stands in it for each entry."""

import json
from html import escape
from typing import Any

from milestones.read.charsets import text_of
from milestones.read.containers.feed_entry import RawEntry
from milestones.read.containers.feed_xml import MOST_ENTRIES, RawFeed

_LARGEST = 10_000_000
"""Bytes. Of lists without content, Python makes forty times as many."""


def read_json(data: bytes, charset: str | None) -> RawFeed | None:
    """What stands in the feed; None if it is none."""
    if len(data) > _LARGEST:
        return None
    try:
        value = json.loads(text_of(data, charset))
    except (ValueError, RecursionError):
        return None
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        return None
    feed = RawFeed(_string(value, "title"), _string(value, "home_page_url"))
    feed.entries = [_entry(item) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    feed.is_cut = len(items) > MOST_ENTRIES
    return feed


def _entry(item: dict[str, Any]) -> RawEntry:
    content = _string(item, "content_html") or escape(_string(item, "content_text"))
    return RawEntry(
        key=_string(item, "id"),
        link=_string(item, "url"),
        title=escape(_string(item, "title")),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        content=content,
        summary=escape(_string(item, "summary")),
    )


def _string(item: dict[str, Any], key: str) -> str:
    """A value that is a string or a number (as ids were allowed to be in the first version)."""
    value = item.get(key)
    return str(value) if isinstance(value, str | int) else ""
