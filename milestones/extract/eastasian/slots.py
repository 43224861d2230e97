"""The medicine of an East Asian event: from its sentence, or from those around it."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.eastasian.events import Event, rivals
from milestones.extract.eastasian.groups import (
    both_before,
    labelled_above,
    labelled_behind,
    listed_below,
    listed_with,
    number_of_items,
)
from milestones.extract.fields.slots import Filled
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.eastasian import shared

CLAUSE = 12
"""What the end of a clause between an event and a word costs, in characters."""
ACT = 40
"""What another act between them costs."""
_NAMES_FOLLOW = re.compile(r"[,:;]\s?(?:包括|分别|其中|即|为|一[款个是]|—)|:|—")
"""Stands between a number of medicines and their names."""
_SOME = re.compile(r"(?:^|(?<=[|:,、 ]))(?:又)?(?:一[款种個个]|[两二三四五六七八九十]款)(?!同)")
"""Opens what a headline tells of a medicine that it does not name: "一款口服新药获批"."""
SHORT_LINE = 50
"""Characters of the longest line that is a heading though a bracket ends it."""
UNDER = 6
"""So many blocks back a sub-heading may stand."""
ATTRIBUTE = 25
"""Characters between a Japanese or Korean act and the medicine that it describes."""
_ARE_LISTED = re.compile(r"(?:은|는|로는|으로는|は|には)\s?[▲△▽・■]")
"""Behind what was done to some, the first mark of their list: "허가된 의약품은 ▲"."""


def eastern_products_of(context: Context, event: Event) -> list[Filled]:
    """The medicines that the event is about; empty where the text gives none."""
    sentence = event.candidate.sentence
    if _unnamed(context, event):
        return []
    there = [m for m in context.products_in(sentence.start, sentence.end) if not _is_partner(event, m)]
    named = [m for m in there if not _too_far_behind(event, m)]
    if bracketed := _bracketed(event, named):
        return [Filled(bracketed.product, "before the bracket", bracketed.start, bracketed.end)]
    costs = [(cost_of(context, event, m.start, m.end), number) for number, m in enumerate(named)]
    if costs:
        # A list that begins near the act may run on however far.
        listed = listed_with(event, there, there.index(named[min(costs)[1]]))
        return [Filled(m.product, "in the sentence", m.start, m.end) for m in listed]
    grouped = (
        listed_below(context, event, sentence)
        or both_before(context, event)
        or labelled_behind(context, event)
        or labelled_above(context, event)
    )
    if not grouped and number_of_items(event, sentence) > 1:
        return []
    if grouped or sentence.title:
        return grouped or _main(context, event)
    return _before(context, event) or _main(context, event)


def _unnamed(context: Context, event: Event) -> bool:
    """Whether the act is upon a number of medicines that no name follows: "另有5个产品获批临床"."""
    start, end = event.clause
    if event.candidate.sentence.title and _SOME.search(event.text, start, event.candidate.anchor):
        return not context.products_in(start, end)
    counted = shared().number_of_items.search(event.text, start, event.candidate.anchor)
    if counted is None or context.products_in(start, end) or shared().both.search(event.text, start, end):
        return False
    sentence = event.candidate.sentence
    named = context.products_in(end, sentence.end)
    if named and shared().examples.search(event.text, end, named[0].start):
        return False
    return event.language.code == "zh" and _NAMES_FOLLOW.match(event.text, end) is None


def _before(context: Context, event: Event) -> list[Filled]:
    """The medicine that the sentences before tell of, or the sub-heading above."""
    for earlier in context.before_in_block(event.candidate.sentence):
        if listed := listed_below(context, event, earlier):
            return listed
        found = [m for m in context.products_in(earlier.start, earlier.end) if not _is_partner(event, m)]
        if found:
            return [Filled(found[0].product, "told before", found[0].start, found[0].end)]
    if shared().that_medicine.search(event.text, event.candidate.sentence.start, event.candidate.anchor):
        for earlier in context.earlier(event.candidate.sentence, UNDER):
            found = [m for m in context.products_in(earlier.start, earlier.end) if not _is_partner(event, m)]
            if found and (earlier.title or len({m.product for m in found}) > 1):
                break
            if found:
                return [Filled(found[0].product, "taken up", found[0].start, found[0].end)]
    under = _heading_product(context, event)
    return [Filled(under.product, "in the heading", under.start, under.end)] if under else []


def _bracketed(event: Event, named: Sequence[ProductMention]) -> ProductMention | None:
    """The medicine directly before the bracket that the event stands in: "X(2017年3月获批)、Y(...)"."""
    start, anchor = event.candidate.sentence.start, event.candidate.anchor
    opening = event.text.rfind("(", start, anchor)
    if opening < 0 or event.text.find(")", opening, anchor) >= 0:
        return None
    return next(
        (m for m in named if event.text[m.end : opening].strip("®™」』》”\"'’ ") == "" and m.end <= opening),
        None,
    )


def _main(context: Context, event: Event) -> list[Filled]:
    """The medicine that the article is about."""
    at = event.candidate.start
    return [Filled(context.main_product, "main product", at, at)] if context.main_product else []


def _too_far_behind(event: Event, mention: ProductMention) -> bool:
    """Whether a name behind the act is another matter: Japanese and Korean acts take only "承認されたX"."""
    if mention.start < event.candidate.end:
        return False
    gap = event.text[event.candidate.end : mention.start]
    ends = len(event.language.clause_end.findall(gap))
    if listed := _ARE_LISTED.search(gap):
        gap = gap[listed.end() :]
    return ends > 1 if event.language.code == "zh" else ends > 0 or len(gap) > ATTRIBUTE


def _heading_product(context: Context, event: Event) -> ProductMention | None:
    """The first medicine of the sub-heading that the sentence stands under."""
    for earlier in context.earlier(event.candidate.sentence, UNDER):
        if earlier.title:
            return None
        if _heads(event, earlier) and earlier.block.number != event.candidate.sentence.block.number:
            found = context.products_in(earlier.start, earlier.end)
            if found or shared().outline.match(event.text, earlier.start):
                return found[0] if found else None
    return None


def _heads(event: Event, sentence: Sentence) -> bool:
    """Whether a line stands as a heading, also one that ends with a bracket."""
    block = sentence.block
    return block.heading or (
        block.end - block.start < SHORT_LINE and "。" not in event.text[block.start : block.end]
    )


def cost_of(context: Context, event: Event, start: int, end: int, act: int = ACT) -> float:
    """How badly words fit the event, in characters between them; the least wins."""
    candidate = event.candidate
    behind = start >= candidate.anchor
    left, right = (candidate.end, start) if behind else (end, candidate.anchor)
    gap = event.text[left : max(left, right)]
    cost = float(len(gap)) + CLAUSE * len(event.language.clause_end.findall(gap))
    cost += act * sum(left <= o.anchor < right for o in rivals(context, event))
    return cost + (_behind(event, gap) if behind else 0)


def _behind(event: Event, gap: str) -> float:
    """What it costs to stand behind the act: little for a Chinese object, much in the other languages."""
    if event.language.code == "zh":
        return float(ACT * bool(event.language.clause_end.search(gap)))
    return float(ACT)


def _is_partner(event: Event, mention: ProductMention) -> bool:
    """Whether the mention is a partner, a comparator or a prior treatment."""
    names = event.language.names
    if names.partner_after.match(event.text, mention.end):
        return True
    return names.partner_before.search(event.text, max(0, mention.start - 10), mention.start) is not None
