"""An entry of a feed, as its format has it → as an article needs it."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from urllib.parse import urljoin

from milestones.extract.dates.daylines import weight
from milestones.model.article import DateTrust, Published
from milestones.read.days import first_day, in_years
from milestones.read.elements import has_markup
from milestones.read.encoding import storable
from milestones.read.entry import FeedEntry
from milestones.read.markup import text_of_fragment


@dataclass(slots=True)
class RawEntry:
    """What stands in a feed for one entry: markup as it is, empty where there is none."""

    key: str = ""
    link: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    content: str = ""
    """Of the whole article, if the feed keeps to the rules."""
    summary: str = ""
    source: str = ""


_LONG = 250
"""Words (see `weight`) of a text that is hardly a teaser; feeds cut at 55 (WordPress) to 100."""
_LONGER = 2
"""So many times as long as the summary is a content that is more than that."""
_LEAST = 60
"""Words of a content that could be an article."""
_CUT = re.compile(
    r"(?:…|\.\.\.|(?:continue reading|read (?:more|the full|the rest)|阅读全文|더보기).{0,80})\W*\Z",
    re.IGNORECASE,
)
"""How a teaser ends."""
_FOOTER = re.compile(
    r"\n*^The post .{1,500} (?:appeared first on|first appeared on) .{1,200}$\s*\Z", re.MULTILINE
)
"""What WordPress puts below each entry: the title again, and the site's name."""
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_EPOCH = date(1970, 1, 1)
"""What programs write that know no day."""


def entry_of(raw: RawEntry, base: str, publisher: str) -> FeedEntry:
    """The entry; `base` is the feed's address, to which links may be relative."""
    title = " ".join(_text(raw.title).split())
    content, summary = _text(raw.content), _text(raw.summary)
    words, in_summary = weight(content), weight(summary)
    text = content if words >= in_summary else summary
    link = _absolute(raw.link, base)
    key = storable(raw.key).strip() or link or _digest(title + "\n" + text)
    source = " ".join(_text(raw.source).split()) or publisher
    is_full = not _CUT.search(text[-200:]) and (
        max(words, in_summary) >= _LONG or (words >= _LEAST and words >= _LONGER * in_summary)
    )
    return FeedEntry(key, title, link, _published(raw), text or title, is_full, source)


def _text(html: str) -> str:
    text = text_of_fragment(html)
    if has_markup(text):  # was escaped once too often
        text = text_of_fragment(text)
    return _FOOTER.sub("", text)


def _absolute(link: str, base: str) -> str:
    """The address of the web that is meant; empty for none."""
    link = "".join(storable(link).split())
    if not link:
        return ""
    with suppress(ValueError):
        link = urljoin(base, link)
    return link if link.lower().startswith(("http://", "https://")) else ""


def _published(raw: RawEntry) -> Published | None:
    """The day as it is written, not as it was in Greenwich: the sender's clock is the article's.

    A day of the last change is believed less.
    """
    if day := day_written(raw.published):
        return Published(day, DateTrust.GIVEN)
    day = day_written(raw.updated)
    return Published(day, DateTrust.FOUND) if day else None


def day_written(words: str) -> date | None:
    """The day of a timestamp as RFC 3339, RFC 5322 or people write it; None where none is found."""
    words = words[:100]
    day: date | None = None
    with suppress(ValueError, OverflowError):
        if match := _ISO_DAY.match(words):
            day = date(*map(int, match.groups()))
        elif parsed := parsedate(words):
            day = date(*parsed[:3])
        else:
            day = first_day(words)
    return in_years(day) if day != _EPOCH else None


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
