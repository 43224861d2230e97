"""The disease of an East Asian event and medicine: from its sentence, or from those around it."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.eastasian.events import Event
from milestones.extract.eastasian.groups import items_of
from milestones.extract.eastasian.slots import ACT, cost_of
from milestones.extract.fields.diseaselists import distinct, reach
from milestones.extract.fields.slots import Filled
from milestones.extract.fields.tying import FilledDisease
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.eastasian import shared

SHARED = 20
"""The same for a disease, which several acts of a sentence may share."""
INTRODUCED = 25
"""What a disease gains that is said to be what a medicine is for: "拟用于"."""
AHEAD = 2
"""So many sentences ahead the indication may be told: "获批上市。该药用于治疗..."."""
LINES = ("listed below", "in a line for the product")
"""How a medicine was found that a line of its own tells of."""
SHEET = 4
"""So many sentences above a line may belong to its sheet."""
EACH = 20
"""Characters before a list of diseases in which "分别" may stand."""
_DISEASE_LIST = re.compile(
    r"\)?(?:\([^)]*\))?\s?(?:和|与|及|以及|或|、|,|/|와|과|및|·|또는|と|及び|および|又は|または|や|・|並びに)\s?(?:用于)?(?:治疗)?"
)
_OF_NAME = re.compile(
    r"[®™」』》”\"'’]*(?:\([^()]*\)[」』》”\"'’]*)?(?:\((?:[^(),、]*[,、;])?\s?|的?(?:用于|拟用于|适用于|针对|单药用于)?(?:治疗)?(?:成人|儿童|患者)?)"
)
"""Stands between a medicine and its disease."""
_CLASS_OF_NAME = re.compile(
    r"\s?(?:的?(?:治疗|创新|口服|候选)?(?:新?药物?|疗法|疫苗)|の?(?:治療)?(?:候補)?(?:薬|ワクチン)の?|\s?(?:치료\s?)?(?:후보물질|신약|백신|치료제|약))\s?[「『《“\"'‘]?"
)
"""Stands between a disease and its medicine."""


def eastern_diseases_of(
    context: Context, event: Event, product: Filled, medicines: Sequence[Filled]
) -> list[FilledDisease]:
    """The indications of the event: several for a list of diseases; empty where the text ties none to it."""
    sentence = event.candidate.sentence
    given = _of_item(context, event, product) if product.rule in LINES else []
    if given or product.rule == "listed below":
        return given
    if len(medicines) > 1 and (item := _marked_item(event, product)):
        return [FilledDisease(d, "in its item", 2) for d in distinct(_usable(context, event, *item))]
    inside = _usable(context, event, sentence.start, sentence.end)
    if beside := _beside(context, event, product, sentence):
        return [FilledDisease(d, "beside the medicine", 2) for d in beside]
    costs = [(_disease_cost(context, event, d), number) for number, d in enumerate(inside)]
    if costs and min(costs)[0] < 2 * ACT:
        listed = _disease_list(event, inside, min(costs)[1])
        return [FilledDisease(d, "in the sentence", 2) for d in _own(event, listed, product, medicines)]
    if not sentence.title and (before := _told_before(context, event, product)):
        return before
    if beside := _beside_behind(context, event, product):
        return [FilledDisease(d, "told behind", 1) for d in beside]
    near = context.sentences[max(0, sentence.number - SHEET) : sentence.number]
    if labelled := _labelled(context, event, near[::-1]):
        return [FilledDisease(d, "in a line for the indication", 1) for d in labelled]
    return _of_article(context, event, product)


def _marked_item(event: Event, product: Filled) -> tuple[int, int] | None:
    """The item of a list within the sentence that names the medicine: "▲편두통 치료제 ‘X’ ▲..."."""
    items = items_of(event.text, event.candidate.sentence)[1:]
    own = [item for item in items if item[0] <= product.start < item[1]]
    return own[0] if own and len(items) > 1 else None


def _of_article(context: Context, event: Event, product: Filled) -> list[FilledDisease]:
    """The indication by what the article tells of the medicine, or is about."""
    if own := _beside_anywhere(context, event, product):
        return [FilledDisease(own, "beside the medicine elsewhere", 1)]
    if product.value is not context.main_product:
        return []
    if behind := _told_behind(context, event, product):
        return [FilledDisease(d, "told behind", 1) for d in behind]
    if labelled := _labelled(context, event, context.sentences):
        return [FilledDisease(d, "in a line for the indication", 1) for d in labelled]
    main = context.main_disease
    return [FilledDisease(main, "main disease", 0)] if main and not _is_others(context, main, product) else []


def _own(event: Event, listed: list[Disease], product: Filled, medicines: Sequence[Filled]) -> list[Disease]:
    """Of diseases in a list those of this medicine: "A、B分别用于治疗C、D" gives each its own."""
    before = event.text[max(event.candidate.sentence.start, listed[0].start - EACH) : listed[0].start]
    if len(listed) != len(medicines) or not shared().each.search(before):
        return listed
    return [listed[[m.value for m in medicines].index(product.value)]]


def _told_before(context: Context, event: Event, product: Filled) -> list[FilledDisease]:
    """The disease that the sentences before, or the heading, give, as far as they tell of this medicine."""
    own = event.candidate.sentence
    ahead = [d for d in _usable(context, event, own.start, own.end) if d.end <= event.candidate.anchor]
    if ahead and not _of_others(context, own, product):
        # "2024年に日本で胃癌を効能として承認され、欧州でも承認された": of the same use.
        return [FilledDisease(ahead[-1], "in the sentence", 1)]
    for earlier in context.before_in_block(own):
        if beside := _beside(context, event, product, earlier):
            return [FilledDisease(d, "told before", 1) for d in beside]
        if _of_others(context, earlier, product):
            break
        if found := _usable(context, event, earlier.start, earlier.end):
            return [FilledDisease(found[-1], "told before", 1)]
    headed = _in_heading(context, event, product)
    return [FilledDisease(headed, "in the heading", 1)] if headed else []


def _in_heading(context: Context, event: Event, product: Filled) -> Disease | None:
    """The only disease of the sub-heading that the event stands under: "▇PV已拿下近50國"."""
    for earlier in context.earlier(event.candidate.sentence, SHEET):
        if earlier.title:
            return None
        if earlier.block.heading or shared().outline.match(event.text, earlier.start):
            found = _usable(context, event, earlier.start, earlier.end)
            alone = len(distinct(found)) == 1 and not _of_others(context, earlier, product)
            return found[0] if alone else None
    return None


def _is_others(context: Context, disease: Disease, product: Filled) -> bool:
    """Whether the sentence that tells of the disease is about other medicines."""
    told = context.sentence_at(disease.start)
    return _of_others(context, told, product)


def _of_others(context: Context, sentence: Sentence, product: Filled) -> bool:
    """Whether a sentence names other medicines and not this one."""
    named = {m.product for m in context.products_in(sentence.start, sentence.end)}
    return bool(named) and product.value not in named


def _beside(context: Context, event: Event, product: Filled, sentence: Sentence) -> list[Disease]:
    """The disease that stands with this medicine, where a sentence names several: "X(D)", "D 치료제 Y"."""
    inside = _usable(context, event, sentence.start, sentence.end)
    mentions = context.products_in(sentence.start, sentence.end)
    if len({m.product for m in mentions}) < 2:
        return []
    own = [m for m in mentions if m.product is product.value]
    for number, disease in enumerate(inside):
        for mention in own:
            behind = event.text[mention.end : disease.start] if disease.start >= mention.end else "\n"
            before = event.text[disease.end : mention.start] if disease.end <= mention.start else "\n"
            if _OF_NAME.fullmatch(behind) or _CLASS_OF_NAME.fullmatch(before):
                return _disease_list(event, inside, number)
    return []


def _beside_anywhere(context: Context, event: Event, product: Filled) -> Disease | None:
    """The disease that stands with this medicine where the article names it: "건선 치료제 X"."""
    for sentence in context.naming.get(product.value, ()):
        if not event.eastern.holds(sentence.start):
            continue
        inside = _usable(context, event, sentence.start, sentence.end)
        for mention in context.products_in(sentence.start, sentence.end) if inside else ():
            if mention.product is product.value and (found := _disease_of(event, inside, mention)):
                return found
    return None


def _disease_of(event: Event, inside: Sequence[Disease], mention: ProductMention) -> Disease | None:
    """The disease directly before or behind a medicine's name that says what it is for."""
    for disease in inside:
        behind = event.text[mention.end : disease.start] if disease.start >= mention.end else "\n"
        before = event.text[disease.end : mention.start] if disease.end <= mention.start else "\n"
        if _OF_NAME.fullmatch(behind) or (before and _CLASS_OF_NAME.fullmatch(before)):
            return disease
    return None


def _beside_behind(context: Context, event: Event, product: Filled) -> list[Disease]:
    """The disease that the next sentences give each of several medicines: "其中,X用于D,Y用于E"."""
    sentence = event.candidate.sentence
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + AHEAD]:
        if later.block.number != sentence.block.number or context.candidates_in(later):
            break
        if found := _beside(context, event, product, later):
            return found
    return []


def _told_behind(context: Context, event: Event, product: Filled) -> list[Disease]:
    """The diseases that the next sentences of the paragraph introduce: "获批上市。该药用于治疗..."."""
    sentence = event.candidate.sentence
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + AHEAD]:
        if _of_others(context, later, product):
            return []
        told = later.block.number == sentence.block.number and not sentence.title
        if told and not context.candidates_in(later):
            found = _usable(context, event, later.start, later.end)
            for number, disease in enumerate(found):
                if _introduced(event, disease):
                    return _disease_list(event, found, number)
    return []


def _of_item(context: Context, event: Event, product: Filled) -> list[FilledDisease]:
    """The disease that the list's item names beside the medicine."""
    item = context.sentence_at(product.start)
    span = next(s for s in items_of(event.text, item) if s[0] <= product.start < s[1])
    found = _usable(context, event, *span)
    if product.rule == "listed below":
        return [FilledDisease(d, "in the list", 2) for d in found[:1]]
    listed = _disease_list(event, found, 0) if found else []
    listed = listed or _of_sheet(context, event, item)
    return [FilledDisease(d, "in a line for the product", 1) for d in listed]


def _of_sheet(context: Context, event: Event, item: Sentence) -> list[Disease]:
    """What the sheet gives below the line that names its medicine: "効能又は効果" with a line behind it."""
    words = event.language.diseases
    below = context.sentences[item.number + 1 : item.number + 1 + SHEET + 1]
    for part in below:
        if shared().product_label.match(event.text, part.start, part.end):
            break
        if label := words.label.match(event.text, part.start, part.end):
            behind = event.text[label.end() : part.end].strip()
            told = part if behind else next(iter(context.sentences[part.number + 1 :][:1]), part)
            found = _usable(context, event, told.start, told.end)
            return _disease_list(event, found, 0) if found else []
    return []


def _labelled(context: Context, event: Event, parts: Sequence[Sentence]) -> list[Disease]:
    """The diseases of the first of these lines that gives an indication: "适应症:转移性胃癌。"."""
    label = event.language.diseases.label
    for part in parts:
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
    cost = cost_of(context, event, disease.start, disease.end, SHARED)
    if disease.start >= event.candidate.anchor and event.language.code != "zh":
        cost -= ACT / 2
    return cost - (INTRODUCED if _introduced(event, disease) else 0)


def _disease_list(event: Event, inside: Sequence[Disease], best: int) -> list[Disease]:
    """The disease with those of its list, each once; a broader one beside a narrower is dropped."""

    def goes_on(first: Disease, second: Disease) -> bool:
        gap = event.text[first.end : second.start]
        return (first.key == second.key and gap.strip() == "(") or _DISEASE_LIST.fullmatch(gap) is not None

    chosen = [inside[number] for number in reach(inside, best, goes_on)]
    # "A/B" is one disease under two names, or one indication.
    return distinct(d for n, d in enumerate(chosen) if n == 0 or event.text[d.start - 1] != "/")
