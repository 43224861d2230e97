"""What the head of an answer says, as far as it makes sense."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r"[a-z0-9_.:+-]{1,40}")
_VALIDATOR = re.compile(r"[\x21-\x7e\xa0-\xff][\x20-\x7e\xa0-\xff]{0,999}")
_LONGEST_NAME = 200
_MOST_DAYS = 366
_MOST_DIGITS = 9


def media_type(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Media type and charset, each in lower case, or None."""
    value = headers.get("Content-Type", "")
    stated = value.partition(";")[0].strip().lower()
    charset = str(_message("Content-Type", value).get_param("charset", "")).strip(" '\"").lower()
    return (
        stated if _MEDIA_TYPE.fullmatch(stated) else None,
        charset if _CHARSET.fullmatch(charset) else None,
    )


def filename(headers: Mapping[str, str]) -> str | None:
    """The name under which the server would have the body saved, without folders."""
    name = _message("Content-Disposition", headers.get("Content-Disposition", "")).get_filename() or ""
    name = re.split(r"[/\\]", name)[-1].strip()
    return name if name.isprintable() and 0 < len(name) <= _LONGEST_NAME and name.strip(".") else None


def validator(value: str | None) -> str | None:
    """An ETag or a day of change, if it can be sent back as it is."""
    return value if value and _VALIDATOR.fullmatch(value) else None


def location(headers: Mapping[str, str]) -> str | None:
    """Where a redirect leads. Its bytes are UTF-8 where they are not ASCII, as browsers read them."""
    value = headers.get("Location")
    try:
        return value.encode("latin-1").decode() if value else None
    except UnicodeError:
        return value


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Until when the host asks to be left alone: seconds or a date (RFC 9110, 10.2.3), if still to come."""
    value = headers.get("Retry-After", "").strip()
    latest = now + timedelta(days=_MOST_DAYS)
    if value.isascii() and value.isdigit():
        until = now + timedelta(seconds=int(value)) if len(value) <= _MOST_DIGITS else latest
    else:
        try:
            until = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
        until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return min(until, latest).astimezone(UTC) if until > now else None


def _message(name: str, value: str) -> Message:
    message = Message()
    message[name] = value
    return message
