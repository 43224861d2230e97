"""Addresses of pages: whether two are of one page, and the day that a path names."""

import re
from datetime import date
from urllib.parse import unquote, urljoin, urlsplit

from milestones.lexicon.datewords import date_words
from milestones.read.days import day_of

_ARCHIVED = re.compile(r"^https?://[^/]+/web/\d{14}[a-z_]*/", re.IGNORECASE)
"""What an archive of the web puts before the address that it keeps: the time of keeping."""
_SEPARATED = re.compile(
    r"(?<![0-9])((?:19|20)\d\d)(?P<s>[/_-])(\d{1,2}|[a-z]{3,9})[/_-](\d{1,2})(?![0-9])", re.IGNORECASE
)
_HALF_JOINED = re.compile(
    r"(?<![0-9])((?:19|20)\d\d)[/_-]([01]\d)([0-3]\d)(?![0-9])"
    r"|(?<![0-9])((?:19|20)\d\d)([01]\d)[/_-]([0-3]\d)(?![0-9])"
)
_JOINED = re.compile(r"(?<![0-9])((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?![0-9])")


def absolute(url: str | None, base: str | None) -> str | None:
    """The whole address of a link on a page; None for what is no address of the web."""
    if not url:
        return None
    try:
        whole = urljoin(base or "", url.strip())
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and host and not re.search(r"\s", whole) else None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to one page, whatever the scheme, "www.", query and marks at the end."""
    first, second = _key(one), _key(other)
    return bool(first and first == second)


def _key(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    path = unquote(parts.path).rstrip("/").casefold()
    return (host, path) if host and path else None


def day_in_path(url: str | None) -> date | None:
    """The day that the address's path names: "/2023/07/03/", "/202307/03/", "t20230703_12.html"."""
    try:
        path = urlsplit(_ARCHIVED.sub("", url or "")).path
    except ValueError:
        return None
    for match in _SEPARATED.finditer(path):
        month = match[3] if match[3].isdigit() else date_words().months.get(match[3].lower())
        if month and (day := day_of(match[1], month, match[4])):
            return day
    for pattern in (_HALF_JOINED, _JOINED):
        for match in pattern.finditer(path):
            if day := day_of(*[group for group in match.groups() if group]):
                return day
    return None
