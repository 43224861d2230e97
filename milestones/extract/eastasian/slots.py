"""The medicine and the disease of an East Asian event: from its sentence, or from those around it."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.document import Sentence
from milestones.extract.eastasian.events import Event, rivals
from milestones.extract.indications import Disease
from milestones.extract.products import ProductMention
from milestones.extract.slots import Filled
from milestones.extract.tying import FilledDisease
from milestones.lexicon.diseases import parents
from milestones.lexicon.eastasian import shared

CLAUSE = 12
"""What the end of a clause between an event and a word costs, in characters."""
ACT = 40
"""What another act between them costs."""
SHARED = 20
"""The same for a disease, which several acts of a sentence may share."""
AHEAD = 2
"""So many sentences ahead the indication may be told: "获批上市。该药用于治疗..."."""
SHORT_LINE = 50
"""Characters of the longest line that is a heading though a bracket ends it."""
ITEMS = 20
"""Items of the longest list that a sentence announces."""
UNDER = 6
"""So many blocks back a sub-heading may stand."""
ATTRIBUTE = 25
"""Characters between a Japanese or Korean act and the medicine that it describes."""
_DISEASE_LIST = re.compile(
    r"(?:\([^)]*\))?\s?(?:和|与|及|以及|或|、|,|/|와|과|및|·|또는|と|及び|および|又は|または|や|・|並びに)\s?(?:用于)?(?:治疗)?"
)
_ALIASES = re.compile(r"[®™」』》”\"'’\s]*[(,、;/].{0,14}", re.DOTALL)


def eastern_products_of(context: Context, event: Event) -> list[Filled]:
    """The medicines that the event is about; empty where the text gives none."""
    sentence = event.candidate.sentence
    named = [
        m
        for m in context.products_in(sentence.start, sentence.end)
        if not _is_partner(event, m) and not _too_far_behind(event, m)
    ]
    costs = [(_cost(context, event, m.start, m.end), number) for number, m in enumerate(named)]
    if costs:
        return [
            Filled(m.product, "in the sentence", m.start, m.end) for m in _listed(event, named, min(costs)[1])
        ]
    if listed := _listed_below(context, event):
        return listed
    if not sentence.title:
        for earlier in context.before_in_block(sentence):
            found = [m for m in context.products_in(earlier.start, earlier.end) if not _is_partner(event, m)]
            if found:
                return [Filled(found[0].product, "told before", found[0].start, found[0].end)]
        if under := _heading_product(context, event):
            return [Filled(under.product, "in the heading", under.start, under.end)]
    if context.main_product:
        at = event.candidate.start
        return [Filled(context.main_product, "main product", at, at)]
    return []


def _listed_below(context: Context, event: Event) -> list[Filled]:
    """The medicines of a list that the sentence announces: "以下の新薬の承認を了承した。▽X ... ▽Y ..."."""
    sentence = event.candidate.sentence
    if not shared().announces_list.search(event.text, sentence.start, sentence.end):
        return []
    found: list[Filled] = []
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + ITEMS]:
        named = context.products_in(later.start, later.end)
        if not named or not shared().outline.match(event.text, later.start):
            break
        found.append(Filled(named[0].product, "listed below", named[0].start, named[0].end))
    return found


def _too_far_behind(event: Event, mention: ProductMention) -> bool:
    """Whether a name behind the act is another matter: Japanese and Korean acts take only "承認されたX"."""
    if mention.start < event.candidate.end:
        return False
    gap = event.text[event.candidate.end : mention.start]
    ends = len(event.language.clause_end.findall(gap))
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


def _cost(context: Context, event: Event, start: int, end: int, act: int = ACT) -> float:
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


def _listed(event: Event, mentions: Sequence[ProductMention], best: int) -> list[ProductMention]:
    """The mention, with others that stand in one list with it."""
    chosen = [mentions[best]]
    joiner = re.compile(
        rf"[®™」』》”\"'’]*(?:\([^)]*\))?[」』》”\"'’]*{event.language.names.joiner.pattern}"
        r"(?:[^,、。;\s]{1,8}[的の])?[「『《“\"'‘]?"
    )
    for step in (-1, 1):
        here = best
        while 0 <= here + step < len(mentions):
            first, second = sorted((mentions[here], mentions[here + step]), key=lambda m: m.start)
            gap = event.text[first.end : second.start]
            same = first.product is second.product
            if not (same and _ALIASES.fullmatch(gap)) and not joiner.fullmatch(gap):
                break
            here += step
            if mentions[here].product not in [m.product for m in chosen]:
                chosen.append(mentions[here])
    return sorted(chosen, key=lambda m: m.start)


def eastern_diseases_of(context: Context, event: Event, product: Filled) -> list[FilledDisease]:
    """The indications of the event: several for a list of diseases; empty where the text ties none to it."""
    sentence = event.candidate.sentence
    if product.rule == "listed below":
        return _of_item(context, event, product)
    inside = _usable(context, event, sentence.start, sentence.end)
    costs = [(_disease_cost(context, event, d), number) for number, d in enumerate(inside)]
    if costs and min(costs)[0] < 2 * ACT:
        return [FilledDisease(d, "in the sentence", 2) for d in _disease_list(event, inside, min(costs)[1])]
    for earlier in [] if sentence.title else context.before_in_block(sentence):
        if found := _usable(context, event, earlier.start, earlier.end):
            return [FilledDisease(found[-1], "told before", 1)]
        others = {m.product for m in context.products_in(earlier.start, earlier.end)}
        if others and product.value not in others:
            break
    if product.value is not context.main_product:
        return []
    if behind := _told_behind(context, event):
        return [FilledDisease(behind, "told behind", 1)]
    if labelled := _labelled(context, event):
        return [FilledDisease(d, "in a line for the indication", 1) for d in labelled]
    return [FilledDisease(context.main_disease, "main disease", 0)] if context.main_disease else []


def _told_behind(context: Context, event: Event) -> Disease | None:
    """A disease that the next sentences of the paragraph introduce: "获批上市。该药用于治疗..."."""
    sentence = event.candidate.sentence
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + AHEAD]:
        if later.block.number == sentence.block.number and not sentence.title:
            for disease in _usable(context, event, later.start, later.end):
                if _introduced(event, disease):
                    return disease
    return None


def _of_item(context: Context, event: Event, product: Filled) -> list[FilledDisease]:
    """The disease that the list's item names beside the medicine."""
    item = next(part for part in context.sentences if part.start <= product.start < part.end)
    return [FilledDisease(d, "in the list", 2) for d in _usable(context, event, item.start, item.end)[:1]]


def _labelled(context: Context, event: Event) -> list[Disease]:
    """The diseases of the line that gives the article's indication: "适应症:转移性胃癌。"."""
    label = event.language.diseases.label
    for part in context.sentences:
        opens = not event.text[part.block.start : part.start].strip()
        if opens and not part.title and (match := label.match(event.text, part.start, part.end)):
            found = _usable(context, event, match.end(), part.end)
            return _disease_list(event, found, 0) if found else []
    return []


def _usable(context: Context, event: Event, start: int, end: int) -> list[Disease]:
    words = event.language.diseases
    return [
        d
        for d in context.diseases_in(start, end)
        if not words.not_behind.search(event.text, max(start, d.start - 16), d.start)
    ]


def _introduced(event: Event, disease: Disease) -> bool:
    text, words = event.text, event.language.diseases
    before = words.introduced.search(text, max(0, disease.start - 24), disease.start)
    return (
        before is not None
        or re.match(
            r"(?:\([^)]*\))?\s?(?:的?(?:治疗|患者)|の?治療|を(?:適応|対象)|치료|환자|을\s?적응|를\s?적응|に対する)",
            text[disease.end : disease.end + 24],
        )
        is not None
    )


def _disease_cost(context: Context, event: Event, disease: Disease) -> float:
    cost = _cost(context, event, disease.start, disease.end, SHARED)
    if disease.start >= event.candidate.anchor and event.language.code != "zh":
        cost -= ACT / 2
    return cost - (15 if _introduced(event, disease) else 0)


def _disease_list(event: Event, inside: Sequence[Disease], best: int) -> list[Disease]:
    """The disease with those of its list, each once; a broader one beside a narrower is dropped."""
    chosen = [inside[best]]
    for step in (-1, 1):
        here = best
        while 0 <= here + step < len(inside):
            first, second = sorted((inside[here], inside[here + step]), key=lambda d: d.start)
            if not _DISEASE_LIST.fullmatch(event.text[first.end : second.start]):
                break
            here += step
            chosen.append(inside[here])
    kept: dict[str, Disease] = {}
    for disease in sorted(chosen, key=lambda d: d.start):
        kept.setdefault(disease.key, disease)
    return [d for key, d in kept.items() if not any(key in parents(other) for other in kept)]
