"""Which diseases an event is about: its sentence's, else those told before, else the medicine's own."""

import re
from dataclasses import dataclass, replace

from milestones.extract.context import Context
from milestones.extract.diseases.describing import is_vague
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate, between
from milestones.extract.fields.besidenames import beside_its_name
from milestones.extract.fields.diseaselists import distinct, for_which, listed_with, the_same
from milestones.extract.fields.newuses import eligible_for
from milestones.extract.fields.owning import (
    MANY,
    by_epithet,
    eligible,
    introduced,
    is_made_for,
    is_sort,
    is_still_developed,
    only_disease,
    own_disease,
    owners_of,
)
from milestones.extract.fields.respective import by_its_place, respective
from milestones.extract.fields.slots import IN_LINES, Filled
from milestones.extract.fields.uselines import labelled_use, line_below, meant_for, use_of_item
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence
from milestones.lexicon.indications import indication_words, is_broad, is_description

_LATTER = re.compile(r"\s+(?:[\w-]+\s+){0,4}?(?:for|in)\s+the\s+(former|latter)\b", re.IGNORECASE)
"""Behind an act: which of the uses told before is meant."""
_WIDENED = re.compile(
    r"\b(?:expand\w*|wider|broader|new|additional|second|extended|another|further)\s+(?:\w+\s+){0,2}?"
    r"(?:use|uses|indications?|label)\b[^.;]*$",
    re.IGNORECASE,
)
"""Ends behind a use that is added to the one that names the medicine: "a wider use of its gout drug"."""
_UNNAMED_USE = re.compile(
    r"\b(?:for|in)\s+(?:(?:an?|the|one|two|three|four)\s+)?(?:various|multiple|several|different|numerous|undisclosed|unspecified|additional"
    r"|other|certain)\s+(?:(?:cancer|oncology|tumou?r|orphan|disease|therapeutic|clinical|rare)\s+){0,2}indications?\b"
    r"(?!\s*(?:[:(—–-]|,?\s*(?:of|for|in|to|including|such|namely|like)\b))",
    re.IGNORECASE,
)
"""What an event is for, without a name: "for various cancer indications", "for an additional indication"."""
_DEVELOPED_FOR = re.compile(
    r"\b(?:(?:in|under)\s+(?:[\w-]+\s+){0,2}?development|being\s+(?:developed|studied|evaluated|investigated|tested))\s+"
    r"(?:for|as|to\s+treat|in)\b[^.;]*$"
)
"""Ends behind what a medicine is developed for: "X, in development for the treatment of"."""
OLD = 16
"""By so much the use is nearer that is added."""
FAR = 20
"""From this cost on, a word such as "the same disease" is nearer to the event than the disease."""
AHEAD = 20_000
"""Within so many characters behind a headline its disease is told in full."""
_INCLUDING = re.compile(r",?\s+(?:including|such\s+as|among\s+them|notably|namely)\s")
CROWD = 3
"""Of so many medicines in a sentence none but its own has the article's only disease."""
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
    if _is_for_something_unnamed(context, candidate):
        return []
    told = _told_of(context, candidate, product)
    if not candidate.sentence.title:
        return told
    # "Sleep drug" is the headline's word for what the text tells exactly.
    sorts = [one.tie == 2 and is_sort(context.text, one.value) for one in told]
    return [replace(one, tie=1) if sort else one for one, sort in zip(told, sorts, strict=True)]


def _told_of(context: Context, candidate: Candidate, product: Filled) -> list[FilledDisease]:
    """The diseases of the event's sentence, else those that stand before it, or that are the medicine's."""
    sentence = candidate.sentence
    inside = eligible_for(context, candidate, product)
    costs = [(_cost(context, candidate, disease, product.value), n) for n, disease in enumerate(inside)]
    anaphoric = sentence.has(indication_words().anaphors)
    if len(inside) > 1 and (placed := by_its_place(context, sentence, product.value)):
        return [FilledDisease(placed, "by its place in the list", 2)]
    if len(inside) > 1 and (own_use := beside_its_name(context, candidate, product, inside)):
        chosen = listed_with(context, inside.index(own_use), inside)
        return [FilledDisease(_in_full(context, sentence, d), "beside its name", 2) for d in chosen]
    if len(inside) > 1 and (meant := _LATTER.match(context.text, candidate.end, sentence.end)):
        return [FilledDisease(inside[-(meant[1].lower() == "latter")], "the former or the latter", 2)]
    if costs:
        own = [one for one in costs if by_epithet(context, sentence, inside[one[1]]) is product.value]
        cost, place = min(costs)
        if own and is_vague(context.text, inside[place]):
            cost, place = min(own)
        if not (anaphoric and cost > FAR) and not _beside_the_point(context, inside[place], product, cost):
            listed = listed_with(context, place, inside)
            last = for_which(context.text, candidate, listed)
            chosen = [last] if last else respective(context, sentence, listed, product.value)
            loose = last is None and _is_only_developed_for(context.text, candidate, inside[place])
            tie = 0 if loose else 2
            return [FilledDisease(_in_full(context, sentence, d), "in the sentence", tie) for d in chosen]
    if again := the_same(context.text, candidate, inside):
        return [FilledDisease(again, "the same again", 2)]
    if anaphoric and (told := _several_told(context, candidate, product.value)):
        return [FilledDisease(disease, "told before", 1) for disease in told]
    if counted := not inside and sentence.first(indication_words().unnamed):
        return _named_of(context, sentence, counted.end())
    return _beside(context, candidate, product, anaphoric=anaphoric)


def _is_only_developed_for(text: str, candidate: Candidate, disease: Disease) -> bool:
    """Whether a disease is what the medicine is said to be developed for, before what happened to it."""
    if disease.end > candidate.start:
        return False
    said = _DEVELOPED_FOR.search(text, candidate.sentence.start, disease.start)
    return said is not None and "," in text[disease.end : candidate.start]


def _beside(
    context: Context, candidate: Candidate, product: Filled, *, anaphoric: bool
) -> list[FilledDisease]:
    """The disease in the medicine's row or in the line below, else outside of the sentence."""
    sentence = candidate.sentence
    row = context.diseases_in(product.end, sentence.start) if product.rule == IN_LINES else ()
    if row:
        return [FilledDisease(row[-1], "in its row", 1)]
    below = line_below(context, sentence, product.value) or use_of_item(context, candidate, product.value)
    if below:
        return [FilledDisease(disease, "in the line below", 1) for disease in below]
    if candidate.kind == "nda-approval" and is_still_developed(context, product.value):
        return []
    return _outside(context, candidate, product, anaphoric=anaphoric)


def _named_of(context: Context, sentence: Sentence, place: int) -> list[FilledDisease]:
    """What is named of uses that are counted up to `place`: "across multiple indications, including gout"."""
    if not _INCLUDING.match(context.text, place):
        return []
    return [
        FilledDisease(disease, "in the sentence", 2) for disease in context.diseases_in(place, sentence.end)
    ]


def _is_for_something_unnamed(context: Context, candidate: Candidate) -> bool:
    """Whether the text says that the event is for a use, and not for which."""
    sentence = candidate.sentence
    if sentence.heading:
        return False  # the text below tells it
    found = _UNNAMED_USE.search(context.text, candidate.end, sentence.end)
    if found is None or context.diseases_in(found.end(), sentence.end):
        return False
    return not context.clauses_of(sentence).apart(candidate, found.start())


def _cost(context: Context, candidate: Candidate, disease: Disease, product: ArticleProduct) -> float:
    """How far the disease is from the event: words between, more where another clause holds it."""
    text, sentence = context.text, candidate.sentence
    left, right = between(candidate.span, (disease.start, disease.end))
    parts = context.clauses_of(sentence)
    cost = float(parts.words(left, right))
    cost += 20 * parts.apart(candidate, disease.start) + 8 * parts.inserted(candidate, disease.start)
    cost -= 6 * introduced(context, sentence, disease)
    cost -= 6 * (product in owners_of(context, sentence, disease))
    cost += FAR * (disease.end < candidate.start and is_made_for(context, sentence, disease))
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
        if len(found := distinct(told)) > 1:
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
        return [FilledDisease(own, "the product's disease", int(anaphoric))]
    if labelled := labelled_use(context, sentence, product.value):
        return [FilledDisease(disease, "behind its label", 1) for disease in labelled]
    if meant := meant_for(context, sentence, product.value):
        return [FilledDisease(disease, "told just after", 1) for disease in meant]
    if loose:
        return [FilledDisease(loose[0], "told before", 1)]
    if anaphoric and (told := _told_last(context, sentence, product.value)):
        return [FilledDisease(told, "told before", 1)]
    if own is None and product.value is not context.main_product:
        named = {mention.product for mention in context.products_in(sentence.start, sentence.end)}
        only = only_disease(context) if len(named) < CROWD else None
        return [FilledDisease(only, "the article's only disease", 0)] if only else []
    for earlier in [] if sentence.title else context.earlier(sentence, 1):
        other_list = earlier.block.item and not sentence.block.item
        if earlier.heading and not other_list and (found := eligible(context, earlier, product.value)):
            return [FilledDisease(found[-1], "told in the paragraph before", 1)]
    main = _specific(context, product.value) or own or _main(context, product.value) or _alone(context)
    return [FilledDisease(main, "main disease", 0)] if main else []


def _alone(context: Context) -> Disease | None:
    """The one disease, told of twice at least, of an article on one medicine."""
    told = [disease for disease in context.diseases if not is_broad(disease.name)]
    one = len(context.naming) == 1 and len(told) > 1 and len({disease.key for disease in told}) == 1
    return told[0] if one else None


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
