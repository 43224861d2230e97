"""A mail → the articles in it: the one it tells, or a newsletter's items, and what is attached to it.

Its day is that on which it was sent, which is when a newsletter or a release appears. A day that the text
itself shows at its head and that is earlier is believed more: people pass on what appeared before. What is
attached has appeared by then: a bound, if it shows no day of its own.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from milestones.extract.dates.daylines import weight
from milestones.lexicon.mails import mail_words
from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read.article.building import build_article
from milestones.read.document import MOST_BYTES, Document, Kind
from milestones.read.encoding import too_large
from milestones.read.formats.mail.blocks import Block, text_of, without_furniture, without_related
from milestones.read.formats.mail.forwarded import original
from milestones.read.formats.mail.items import Item, items_of
from milestones.read.formats.mail.marked import blocks_of
from milestones.read.formats.mail.message import DAMAGED, MESSAGE, Attached, Mail, TooLongError, read_mail
from milestones.read.formats.mail.message import MOST_BYTES as MOST_MAIL
from milestones.read.formats.mail.plain import plain_blocks, plain_without_furniture, without_signature
from milestones.read.kinds import MEDIA_TYPES, SUFFIXES, kind_of, suffix_of
from milestones.read.origin import Given, Origin
from milestones.read.reading import articles_of, is_read
from milestones.read.splitting import documents_in
from milestones.read.stream import BLOCK, Stream

_NOTE = 40
"""Words of a mail that only says what is attached."""
_RICHER = 1.5
"""Times as many words that the plain text has where the HTML is only a stub."""
_HIGH = 2
"""Headings of articles are h1 or h2."""
_HEADLINE = 4
"""Words of the shortest headline; a letter's name has fewer."""
_DEEPEST = 5
"""Mails within mails, and archives within them."""
_MOST_ATTACHED = 50
_ATTACHED = {Kind.PDF, Kind.DOCX, Kind.HTML, Kind.MAIL, Kind.TEXT, Kind.ZIP, Kind.MBOX}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of the text in a mail."""

    title: str
    sender: str
    day: date | None
    address: str | None

    def given(self, title: str, address: str | None) -> Given:
        """Without the day: see `_dated`."""
        return Given(None, title or None, None, address, self.sender or None)


def articles(document: Document) -> Iterator[Article | Problem]:
    """The articles of the mail and of what is attached to it; a Problem for what cannot be read."""
    origin = document.origin
    if not document.data.strip():
        yield Problem(origin.where, "empty", "leave it out")
        return
    try:
        mail = read_mail(document.data)
    except TooLongError:
        yield Problem(
            origin.where, f"a mail with more than {MOST_MAIL:,} bytes of text", "save the article in it alone"
        )
        return
    except DAMAGED as error:
        yield _damaged(error, origin.where)
        return
    saved_from = mail.saved_from
    if saved_from is not None and mail.html_bytes and is_read(Kind.HTML):
        yield from articles_of(_page(mail, saved_from, origin))
        return
    found = False
    attached = [one for one in mail.attached if _kind(one) in _ATTACHED]
    for article in _told(mail, origin, _NOTE if attached else 1):
        found = True
        yield article
    for one in attached[:_MOST_ATTACHED]:
        found = True
        yield from _attached(one, mail, origin)
    if len(attached) > _MOST_ATTACHED:
        yield Problem(origin.where, f"a mail with more than {_MOST_ATTACHED} files", "save the rest")
    if not found:
        yield _nothing(mail, origin.where)


def _damaged(error: Exception, where: str) -> Problem:
    return Problem(where, f"a mail that is damaged ({type(error).__name__} in its parts)", "save it anew")


def _nothing(mail: Mail, where: str) -> Problem:
    if mail.encrypted:
        return Problem(where, "a mail that is encrypted", "save it decrypted")
    if not mail.headers.keys():
        return Problem(where, "this is no mail", "save it as .eml or plain text")
    return Problem(where, "a mail without text", "leave it out")


def _page(mail: Mail, address: str, origin: Origin) -> Document:
    """The web page that was saved as a mail. The day is that of saving, on which it stood there already."""
    day = Published(mail.day, DateTrust.DOUBTFUL) if mail.day else None
    given = Given(published=day, url=address or None).over(origin.given)
    return Document(mail.html_bytes, Kind.HTML, replace(origin, given=given))


def _told(mail: Mail, origin: Origin, least: int) -> Iterator[Article | Problem]:
    """The articles of the mail's own text, if it has so many words."""
    subject = mail.subject
    facts = _Facts(mail_words().prefixes.sub("", subject).strip(), mail.sender, mail.day, mail.address)
    blocks = blocks_of(mail.html) if mail.html else []
    by_plain = weight(mail.plain) > _RICHER * sum(weight(block.text) for block in blocks)
    if by_plain:
        text, facts = _passed_on_text(mail.plain, subject, facts)
        blocks = plain_blocks(plain_without_furniture(text))
    else:
        blocks, facts = _passed_on_blocks(blocks, subject, facts)
        blocks = without_furniture(blocks)
        text = ""
    if parted := items_of(blocks):
        items, rest = parted
        yield from (_item(item, facts, origin.numbered(number)) for number, item in enumerate(items, 1))
        if rest:
            yield _one(text_of(rest), facts, origin)
        return
    one = plain_without_furniture(text) if by_plain else text_of(without_related(list(blocks)))
    if weight(one) >= least:
        facts = replace(facts, title=_headline(blocks) or facts.title)
        yield _one(one, facts, origin)


def _one(text: str, facts: _Facts, origin: Origin) -> Article | Problem:
    return _dated(text, facts, origin, facts.given(facts.title, facts.address))


def _headline(blocks: list[Block]) -> str | None:
    """The heading above the text that is marked as one of the highest; the subject may be a letter's name."""
    for block in blocks:
        if block.prose:
            return None
        if 0 < block.heading <= _HIGH and block.could_head and weight(block.text) >= _HEADLINE:
            return block.text
    return None


def _item(item: Item, facts: _Facts, origin: Origin) -> Article | Problem:
    return _dated(text_of(item.blocks), facts, origin, facts.given(item.title, item.address))


def _dated(text: str, facts: _Facts, origin: Origin, given: Given) -> Article | Problem:
    """The article, with the mail's day unless its own head shows an earlier one."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES[Kind.TEXT]:
        return too_large(origin.where, Kind.TEXT)
    article = build_article(text, origin, given)
    own = article.published
    if not facts.day or (own and own.trust is not DateTrust.DOUBTFUL and own.day <= facts.day):
        return article
    return replace(article, published=Published(facts.day, DateTrust.GIVEN))


def _passed_on_text(text: str, subject: str, facts: _Facts) -> tuple[str, _Facts]:
    """The plain text, of the message passed on if there is one, and what is known of it."""
    lines = text.split("\n")
    passed = original(lines, subject)
    if not passed:
        return without_signature(text), facts
    rest = lines[passed.start :]
    quoted = [line for line in rest if line.startswith(">")]
    if 2 * len(quoted) > sum(bool(line.strip()) for line in rest):
        rest = [line.lstrip(">").removeprefix(" ") for line in rest]
    return "\n".join(rest), _of_original(facts, passed.subject, passed.sender, passed.day)


def _passed_on_blocks(blocks: list[Block], subject: str, facts: _Facts) -> tuple[list[Block], _Facts]:
    """The same for HTML."""
    places = [(number, line) for number, block in enumerate(blocks) for line in block.text.split("\n")]
    passed = original([line for _, line in places], subject)
    if not passed:
        return blocks, facts
    rest = places[passed.start :]
    first = rest[0][0] if rest else len(blocks)
    kept = blocks[first:]
    if kept:
        kept[0] = replace(kept[0], text="\n".join(line for number, line in rest if number == first))
    return kept, _of_original(facts, passed.subject, passed.sender, passed.day)


def _of_original(facts: _Facts, subject: str, sender: str, day: date | None) -> _Facts:
    return _Facts(subject or facts.title, sender, day or facts.day, None)


def _kind(attached: Attached) -> Kind | None:
    """What a file is; None for a text that is no prose."""
    if attached.media_type == MESSAGE:
        return Kind.MAIL
    named = SUFFIXES.get(suffix_of(attached.name)) or MEDIA_TYPES.get(attached.media_type)
    kind = kind_of(attached.data[:BLOCK], named)
    if kind is Kind.TEXT and named is not Kind.TEXT:
        return None  # an image, a calendar, a signature
    return kind


def _attached(attached: Attached, mail: Mail, origin: Origin) -> Iterator[Article | Problem]:
    """The articles of a file."""
    inside = origin.member(attached.name)
    if inside.depth > _DEEPEST:
        yield Problem(inside.where, f"more than {_DEEPEST} files within files", "save it by itself")
        return
    kind = _kind(attached)
    # A message has a day and a sender of its own.
    sent = Published(mail.day, DateTrust.DOUBTFUL) if mail.day and kind is not Kind.MAIL else None
    publisher = mail.sender or None if kind is not Kind.MAIL else None
    inside = replace(inside, given=Given(published=sent, publisher=publisher), charset=None)
    try:
        data = attached.data
    except DAMAGED as error:
        yield _damaged(error, inside.where)
        return
    for found in documents_in(Stream(io.BytesIO(data)), inside, kind):
        if isinstance(found, Problem):
            yield found
        elif is_read(found.kind):
            yield from (_bounded(article, sent) for article in articles_of(found))


def _bounded(article: Article | Problem, sent: Published | None) -> Article | Problem:
    """The article, with the day of sending where it has none, or a later one, to which it looks forward."""
    if isinstance(article, Problem) or sent is None:
        return article
    own = article.published
    return article if own and own.day <= sent.day else replace(article, published=sent)
