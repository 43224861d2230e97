"""What servers answer, and addresses, into the parts that fetch."""

from datetime import UTC, datetime

from fuzz import promises
from fuzz.choices import Choices
from milestones.fetch.addresses import is_loopback, seems_public
from milestones.fetch.bodies import body
from milestones.fetch.headers import filename, location, media_type, retry_after, validator
from milestones.fetch.robots import Robots
from milestones.fetch.troubles import FetchError, TooManyBytesError
from milestones.fetch.urls import Url, address_of, parsed, shown
from milestones.model.problem import Problem

_NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def robots(data: bytes) -> None:
    """A robots.txt, and whether an address is for programs."""
    choose = Choices(data)
    path = "/" + choose.part(40).decode("latin-1")
    rules = choose.rest()
    try:
        url = parsed("https://news.example").joined(path)
        pause = Robots(lambda _url, _guarded: rules).check(url, guarded=False)
    except FetchError as error:
        promises.hold(error.what and error.advice, "says what is wrong")
        return
    promises.hold(isinstance(pause, int | float), "a pause in seconds", pause)


def head(data: bytes) -> None:
    """The head of an answer, as the client gets it."""
    value = data.decode("latin-1")
    # The client gets no control characters: a line with one is no header.
    value = "".join(character for character in value if character not in "\r\n\0")
    kind, charset = media_type({"Content-Type": value})
    promises.hold(kind is None or kind.isascii(), "a plain media type", kind)
    promises.hold(charset is None or charset.isascii(), "a plain charset", charset)
    name = filename({"Content-Disposition": value})
    promises.hold(name is None or ("/" not in name and name.isprintable()), "a plain name", name)
    until = retry_after({"Retry-After": value}, _NOW)
    promises.hold(until is None or until > _NOW, "a time to come", until)
    validator(value)
    if leads := location({"Location": value}):
        _followed(leads)


def address(data: bytes) -> None:
    """An address as people type it and pages name it."""
    text = data.decode("utf-8", "surrogateescape")
    promises.hold(shown(text).isprintable(), "is shown harmless", text)
    if not shown(text):
        return  # nothing is asked for without a word
    found = address_of(text)
    if isinstance(found, Problem):
        promises.told(found)
        return
    promises.hold(found.isascii() and found.isprintable(), "an address that can be sent", found)
    promises.hold(address_of(found) == found, "the same again", text, found)
    _followed(text)


def _followed(link: str) -> None:
    try:
        url: Url = parsed("https://news.example/a/b").joined(link)
    except FetchError as error:
        promises.hold(error.what and error.advice, "says what is wrong")
        return
    line = f"{url}{url.host}{url.target}"
    promises.hold(line.isascii() and line.isprintable() and " " not in line, "can be sent", url)
    seems_public(url.host)
    is_loopback(url.host)


def answer(data: bytes) -> None:
    """The body of an answer, packed or not."""
    choose = Choices(data)
    encoding = choose.of(("", "gzip", "deflate", "x-gzip", "br", "\xff"))
    cut, most, size = bool(choose.below(2)), choose.of((0, 100, 1_000_000)), 1 + choose.below(256)
    rest = choose.rest()
    blocks = [rest[at : at + size] for at in range(0, len(rest), size)]
    try:
        found = body(blocks, choose.of((None, len(rest))), encoding, most, cut=cut)
    except (FetchError, TooManyBytesError) as error:
        promises.hold(str(error) or getattr(error, "what", ""), "says what is wrong")
        return
    promises.hold(len(found) <= most, "no more than is wanted", len(found), most)
