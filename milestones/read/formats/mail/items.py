"""The items of a newsletter, where its structure shows several; else the mail is one article.

An item is a heading, running text below it, and a link of its own: the heading is the link, or "Read more"
stands below. Several such, each with another link and made alike, are a newsletter. In doubt there are none:
a release has headings ("About the company") without links, an essay has one link at its top, a list of
related links has no text. Text that belongs to no item is one more article, so that nothing is lost.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from milestones.lexicon.mails import mail_words
from milestones.read.formats.mail.blocks import LIKE_HEADING, Block, plain_address, prose_weight

_LEAST = 2
_DISTINCT = 0.6
"""Part of the items that lead elsewhere than all others."""
_SHARE = 0.4
"""Part of the mail's running text that stands in items."""
_REST = 25
"""Words of text outside of all items from which it is an article too."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news in a newsletter; the blocks begin with its heading."""

    title: str
    address: str | None
    blocks: tuple[Block, ...]


def items_of(blocks: Sequence[Block]) -> tuple[list[Item], list[Block]] | None:
    """The items, and the blocks of an article beside them, if any; None for a mail that is one article."""
    spans = _spans(blocks)
    if len(spans) < _LEAST:
        return None
    spans[-1] = spans[-1][0], _last_end(blocks, spans)
    items = [_item(blocks[start:end]) for start, end in spans]
    if len({item.address for item in items}) < max(_LEAST, _DISTINCT * len(items)):
        return None
    inside = {number for start, end in spans for number in range(start, end)}
    rest = [block for number, block in enumerate(blocks) if number not in inside]
    told = sum(prose_weight(item.blocks) for item in items)
    if told < _SHARE * prose_weight(blocks):
        return None
    return items, rest if prose_weight(rest) >= _REST else []


def _spans(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where the items begin and end."""
    heads = [number for number, block in enumerate(blocks) if _could_head(block)]
    makes = Counter(_make(blocks[number]) for number in heads)
    # What only looks like a heading counts where others look the same.
    heads = [n for n in heads if blocks[n].heading < LIKE_HEADING or makes[_make(blocks[n])] >= _LEAST]
    found: list[tuple[int, int]] = []
    for place, start in enumerate(heads):
        if found and start < found[-1][1]:
            continue
        opening = (number for number in heads[place + 1 :] if _opens(blocks[number], blocks[start]))
        end = _end(blocks, start, next(opening, len(blocks)))
        if prose_weight(blocks[start + 1 : end]) and _address(blocks[start:end]):
            found.append((start, end))
    return found


def _opens(block: Block, head: Block) -> bool:
    """Whether a heading opens an item of its own below another."""
    return block.linked or _make(block) == _make(head) or block.heading < LIKE_HEADING


def _could_head(block: Block) -> bool:
    if not block.heading or not block.could_head:
        return False
    return not mail_words().part.match(block.text)


def _make(block: Block) -> tuple[object, ...]:
    return block.path, block.linked


def _address(blocks: Sequence[Block]) -> str | None:
    """Where the item that begins with these blocks leads."""
    head = blocks[0]
    if head.href and head.linked and (address := plain_address(head.href)):
        return address
    return next((address for block in blocks if (address := plain_address(block.more))), None)


def _end(blocks: Sequence[Block], start: int, following: int) -> int:
    """Where the item ends at the latest: before a heading of its own rank or a higher one, or a rule."""
    head = blocks[start]
    told = False
    for number in range(start + 1, following):
        block = blocks[number]
        higher = 0 < block.heading < LIKE_HEADING and block.heading <= head.heading
        alike = block.heading == head.heading and block.path == head.path
        if told and (higher or alike or block.ruled):
            return number
        told = told or block.prose
        if told and block.more:
            return number + 1
    return following


def _last_end(blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> int:
    """Where the last item ends: what follows in another make than the other items have is the mail's foot."""
    makes = {block.path for start, end in spans[:-1] for block in blocks[start:end]}
    start, end = spans[-1]
    for number in range(start + 1, end):
        if blocks[number].path not in makes and prose_weight(blocks[start:number]):
            return number
    return end


def _item(blocks: Sequence[Block]) -> Item:
    return Item(blocks[0].text, _address(blocks), tuple(blocks))
