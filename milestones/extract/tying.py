"""Which diseases an event is about: its sentence's, else those told before, else the medicine's own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from milestones.extract.candidate import Candidate, between
from milestones.extract.context import Context
from milestones.extract.describing import is_vague
from milestones.extract.document import Sentence
from milestones.extract.indications import Disease
from milestones.extract.lines import USE_LINE
from milestones.extract.owning import (
    MANY,
    by_epithet,
    eligible,
    introduced,
    only_disease,
    own_disease,
    owners_of,
)
from milestones.extract.products import ArticleProduct
from milestones.extract.respective import respective
from milestones.extract.slots import Filled
from milestones.lexicon.datewords import date_words
from milestones.lexicon.diseases import is_population, parents
from milestones.lexicon.indications import indication_words, is_broad, is_description
from milestones.lexicon.wordpatterns import alternatives

_USE_LABEL = re.compile(r"\W*(?:Approved\s+)?(?:Indications?|Uses?)(?:\(s\))?\s*:", re.IGNORECASE)
"""Opens the line of a sheet that says what the medicine is for."""
SHEET = 12
"""So many lines around a line may belong to its sheet."""
_LATTER = re.compile(r"\s+(?:[\w-]+\s+){0,4}?(?:for|in)\s+the\s+(former|latter)\b", re.IGNORECASE)
"""Behind an act: which of the uses told before is meant."""
_IS_FOR = re.compile(
    r"(?:It|(?:The|This)\s+(?:[\w-]+\s+){0,2}?(?:medicine|drug|product|therapy|treatment|antibody|vaccine|compound|candidate|pill"
    r"|inhibitor|injection|agent))\s+(?:is|was|has\s+been|had\s+been)\s+(?:also\s+|being\s+)?"
    r"(?:intended|indicated|meant|developed|designed|used|studied|tested|under\s+development|in\s+development)\b"
    r"|The\s+(?:[\w-]+\s+){0,2}?(?:s?BLA|s?NDA|MAA|IND|application|submission|filing)\s+(?:seeks|is\s+seeking|is\s+for|covers|is\s+based\s+on\s+use)\b"
    r"|(?:The\s+[\w-]+['’]s|Its)\s+intended\s+use\s+is\b"
)
"""Opens a sentence that says what the medicine told before is for."""
_WIDENED = re.compile(
    r"\b(?:expand\w*|wider|broader|new|additional|second|extended|another|further)\s+(?:\w+\s+){0,2}?"
    r"(?:use|uses|indications?|label)\b[^.;]*$",
    re.IGNORECASE,
)
"""Ends behind a use that is added to the one that names the medicine: "a wider use of its gout drug"."""
OLD = 16
"""By so much the use is nearer that is added."""
FAR = 20
"""From this cost on, a word such as "the same disease" is nearer to the event than the disease."""
_WHEN = re.compile(
    rf",?\s+(?:in|on|since)\s+(?:(?:early|late)\s+|mid-)?(?:(?:{alternatives(date_words().months)})\.?"
    r"(?:\s+\d{1,2})?(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
"""A time behind a disease."""
_SHORT_FORM = re.compile(r"^\s?\([A-Z][\w/-]{0,9}\)|^\)")
"""The disease's short form behind it, or what closes its bracket."""
AHEAD = 20_000
"""Within so many characters behind a headline its disease is told in full."""
BACK = 4
"""So many sentences back within a paragraph an event's disease can stand."""


@dataclass(frozen=True, slots=True)
class FilledDisease:
    """An indication with its place in the text and the rule that chose it."""

    value: Disease
    rule: str
    tie: int
    """How firmly the text ties it to the event: 2 in its sentence, 1 just before, 0 the article's own."""


def diseases_of(context: Context, candidate: Candidate, product: Filled) -> list[FilledDisease]:
    """The indications of the event: several for a list of diseases; empty where the text ties none to it."""
    sentence = candidate.sentence
    inside = _spelled(context.text, eligible(context, sentence, product.value))
    costs = [(_cost(context, candidate, disease, product.value), n) for n, disease in enumerate(inside)]
    anaphoric = sentence.has(indication_words().anaphors)
    if len(inside) > 1 and (meant := _LATTER.match(context.text, candidate.end, sentence.end)):
        place = 0 if meant[1].lower() == "former" else -1
        return [FilledDisease(inside[place], "the former or the latter", 2)]
    if costs:
        own = [one for one in costs if by_epithet(context, sentence, inside[one[1]]) is product.value]
        cost, place = min(costs)
        if own and is_vague(context.text, inside[place]):
            cost, place = min(own)
        if not (anaphoric and cost > FAR) and not _beside_the_point(context, inside[place], product, cost):
            chosen = respective(context, sentence, _list(context, place, inside), product.value)
            return [FilledDisease(_in_full(context, sentence, d), "in the sentence", 2) for d in chosen]
    if anaphoric and (told := _several_told(context, candidate, product.value)):
        return [FilledDisease(disease, "told before", 1) for disease in told]
    if below := _line_below(context, sentence, product.value):
        return [FilledDisease(disease, "in the line below", 1) for disease in below]
    return _outside(context, candidate, product, anaphoric=anaphoric)


def _cost(context: Context, candidate: Candidate, disease: Disease, product: ArticleProduct) -> float:
    """How far the disease is from the event: words between, more where another clause holds it."""
    text, sentence = context.text, candidate.sentence
    left, right = between(candidate.span, (disease.start, disease.end))
    parts = context.clauses_of(sentence)
    cost = float(parts.words(left, right))
    cost += 20 * parts.apart(candidate, disease.start) + 8 * parts.inserted(candidate, disease.start)
    cost -= 6 * introduced(context, sentence, disease)
    cost -= 6 * (product in owners_of(context, sentence, disease))
    if by_epithet(context, sentence, disease) and _WIDENED.search(text, sentence.start, disease.start):
        cost += OLD
    return cost + (0 if disease.start >= candidate.start else 3)


def _beside_the_point(context: Context, disease: Disease, product: Filled, cost: float) -> bool:
    """Whether a whole field ("rare blood disorders") stands where the article names the disease itself."""
    vague = is_description(disease.name) or (cost > 0 and is_vague(context.text, disease))
    return vague and _specific(context, product.value) is not None


def _specific(context: Context, product: ArticleProduct) -> Disease | None:
    """The medicine's own disease, else that of the article's opening, where it is more than a whole field."""
    own = own_disease(context, product)
    if own and not is_vague(context.text, own):
        return own
    if not any(s.title or s.number in context.lead for s in context.naming.get(product, ())):
        return None
    main = _main(context, product)
    return main if main and not is_vague(context.text, main) else None


def _list(context: Context, place: int, inside: Sequence[Disease]) -> list[Disease]:
    """The disease with those of its list, each once; a broader one beside a narrower is dropped."""
    chosen = [inside[place]]
    for step in (-1, 1):
        here = place
        while 0 <= here + step < len(inside):
            first, second = sorted((inside[here], inside[here + step]), key=lambda d: d.start)
            gap = context.text[first.end : second.start]
            short = gap in (" (", "(")
            if not short and not _joined(gap):
                break
            here += step
            if not short:
                chosen.append(inside[here])
    return _distinct(sorted(chosen, key=lambda d: d.start))


def _spelled(text: str, inside: Sequence[Disease]) -> list[Disease]:
    """The diseases without the abbreviation that stands in a bracket behind its name."""
    kept: list[Disease] = []
    for disease in inside:
        last = kept[-1] if kept else None
        if not (last and last.key == disease.key and text[last.end : disease.start].strip() == "("):
            kept.append(disease)
    return kept


def _joined(gap: str) -> bool:
    """Whether the words between two diseases join them in one list.

    Words of the population do not count, nor does the first one's time: "for gout in 2019 and for asthma".
    """
    if len(gap) > 80:
        return False
    gap = _SHORT_FORM.sub(" ", _WHEN.sub(" ", gap))
    bare = " ".join(word for word in gap.split() if not is_population(word.strip(",")))
    return indication_words().joined.fullmatch(f" {bare} ") is not None


def _distinct(diseases: Iterable[Disease]) -> list[Disease]:
    kept: dict[str, Disease] = {}
    for disease in diseases:
        kept.setdefault(disease.key, disease)
    return [d for key, d in kept.items() if not any(key in parents(other) for other in kept)]


def _in_full(context: Context, sentence: Sentence, disease: Disease) -> Disease:
    """A headline's short name as the text below spells it out: "thalassemia", then "beta thalassemia"."""
    if not sentence.heading:
        return disease
    fuller: Disease | None = None
    for other in context.diseases_in(sentence.end, sentence.end + AHEAD):
        if other.key == disease.key:
            return disease
        if f" {other.key}".endswith(f" {disease.key}"):
            if fuller and fuller.key not in other.key and other.key not in fuller.key:
                return disease
            fuller = fuller or other
    return replace(disease, name=fuller.name, key=fuller.key) if fuller else disease


def _several_told(context: Context, candidate: Candidate, product: ArticleProduct) -> list[Disease]:
    """What "both diseases" stands for: the nearest earlier sentence that tells of several."""
    sentence, words = candidate.sentence, indication_words()
    if not sentence.has(words.anaphors_of_several):
        return []
    for earlier in context.earlier(sentence, sentence.block.number):
        told = [d for d in eligible(context, earlier, product) if not is_broad(d.name)]
        if len(found := _distinct(told)) > 1:
            return found
    return []


def _outside(
    context: Context, candidate: Candidate, product: Filled, *, anaphoric: bool
) -> list[FilledDisease]:
    """The disease told last before in the paragraph, else the medicine's own, else the article's."""
    sentence = candidate.sentence
    firm, loose = _before(context, candidate, product.value)
    if firm:
        return [FilledDisease(disease, "told before", 1) for disease in firm]
    own = own_disease(context, product.value)
    if own and not is_broad(own.name):
        return [FilledDisease(own, "the product's disease", 0)]
    if labelled := _labelled(context, sentence, product.value):
        return [FilledDisease(disease, "behind its label", 1) for disease in labelled]
    if meant := _meant_for(context, sentence, product.value):
        return [FilledDisease(disease, "told just after", 1) for disease in meant]
    if loose:
        return [FilledDisease(loose[0], "told before", 1)]
    if anaphoric and (told := _told_last(context, sentence, product.value)):
        return [FilledDisease(told, "told before", 1)]
    if own is None and product.value is not context.main_product:
        only = only_disease(context)
        return [FilledDisease(only, "the article's only disease", 0)] if only else []
    for earlier in [] if sentence.title else context.earlier(sentence, 1):
        if earlier.heading and (found := eligible(context, earlier, product.value)):
            return [FilledDisease(found[-1], "told in the paragraph before", 1)]
    main = _specific(context, product.value) or own or _main(context, product.value)
    return [FilledDisease(main, "main disease", 0)] if main else []


def _line_below(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of the line below a name's line: "Zelvora (zelbrutinib)", "Treatment of gout"."""
    for below in context.sentences[sentence.number + 1 : sentence.number + 2]:
        lines = sentence.block.heading and below.block.heading and below.block is not sentence.block
        if lines and not sentence.title and USE_LINE.match(context.text, below.start):
            found = eligible(context, below, product)
            return _list(context, 0, found) if found else []
    return []


def _labelled(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of a sheet's line for the use, under the same heading: "Indication(s): ..."."""
    over = context.governing(sentence)
    if not sentence.block.item or not over:
        return []
    near = context.sentences[max(0, sentence.number - SHEET) : sentence.number + SHEET]
    for other in near:
        labelled = _USE_LABEL.match(context.text, other.start, other.end)
        if labelled and list(context.governing(other)) == list(over):
            found = eligible(context, other, product)
            return _list(context, 0, found) if found else []
    return []


def _meant_for(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """What the next sentence of the paragraph says that the medicine is for: "It was intended for gout"."""
    for following in context.sentences[sentence.number + 1 : sentence.number + 2]:
        if following.block.number == sentence.block.number and _IS_FOR.match(context.text, following.start):
            found = eligible(context, following, product)
            return _list(context, 0, found) if found else []
    return []


def _told_last(context: Context, sentence: Sentence, product: ArticleProduct) -> Disease | None:
    """What "the same disease" stands for: the disease told last, a whole field only where nothing else is."""
    told = [
        d for s in context.earlier(sentence, sentence.block.number) for d in eligible(context, s, product)
    ]
    return next((d for d in told if not is_broad(d.name)), told[0] if told else None)


def _before(
    context: Context, candidate: Candidate, product: ArticleProduct
) -> tuple[list[Disease], list[Disease]]:
    """The diseases told last before in the paragraph: firmly, of an event or the medicine, or loosely."""
    loose: list[Disease] = []
    sentence = candidate.sentence
    for back, earlier in enumerate([] if sentence.title else context.before_in_block(sentence)):
        others = {m.product for m in context.products_in(earlier.start, earlier.end)}
        if back >= BACK or (others and product not in others):
            break
        found = [
            d
            for d in eligible(context, earlier, product)
            if not (is_broad(d.name) and _specific(context, product))
        ]
        if not found:
            continue
        if events := context.candidates_in(earlier):
            event = events[-1]
            best = min(found, key=lambda d: _cost(context, event, d, product))
            return [best], loose
        treated = [d for d in found if introduced(context, earlier, d)]
        if product in others or (back == 0 and treated):
            return (treated or found)[-1:], loose
        loose = loose or found[-1:]
    return [], loose


def _main(context: Context, product: ArticleProduct) -> Disease | None:
    """The disease named first in the headline, else in the lead; a whole field only where nothing else is.

    None where the opening tells of many: then no one of them is what the article is about.
    """
    titles, lead = context.opening
    told = [d for s in titles for d in eligible(context, s, product)]
    if not told:
        told = [d for s in lead for d in eligible(context, s, product)]
        if len({d.key for d in told}) >= MANY:
            return None
    return next((d for d in told if not is_broad(d.name)), told[0] if told else None)
