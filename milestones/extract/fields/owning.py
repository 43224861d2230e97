"""Which medicine a disease belongs to, of those that are what a medicine is for.

"Merck's cholesterol drug Cordane" and "Cordane, a pill for gout" each give a medicine a disease of its own.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest

from milestones.extract.context import Context
from milestones.extract.diseases.describing import gives_way, is_vague
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import LISTED, REPEATED
from milestones.extract.fields.asking import once
from milestones.extract.fields.excluded import NEAR, is_excluded
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence
from milestones.lexicon.indications import indication_words, is_broad
from milestones.lexicon.wordpatterns import Worded

MANY = 4
"""A medicine for so many diseases has none of its own, unless one stands out."""
ALONE = 0.6
"""So great a part of an article's diseases is the one of which it speaks."""
SHARE = 0.4
"""To stand out, a disease needs so great a part of what is said."""
_EPITHET = re.compile(
    r"(?:[\s-]+(?:drugs?|medicines?|medications?|treatments?|therap(?:y|ies)|vaccines?|pills?|injections?|shots?|jabs?"
    r"|candidates?|hopefuls?|blockbusters?|antibod(?:y|ies)|biologics?|agents?|products?|franchise|mainstay|asset"
    r"|program(?:me)?|tablets?|capsules?|inhalers?|sprays?|creams?|gels?|drops|eyedrops|patch(?:es)?|implants?|remed(?:y|ies)"
    r"|called|named|known|as|sold|gene|cell|combination|star)\b){1,4}"
    r"(?:\s(?:from|by)\s[^,;:]{2,50}?\s(?:called|named|dubbed|known\s+as)(?=\s))?[\s,:(“\"']*"
)
_STRENGTHS = (
    r"(?:,?\s+\d[\d.,]*\s?(?:mg|mcg|µg|μg|g|mL|ml|%|IU|units)(?:/[\w.]+(?:\s?m[gL])?)?"
    r"(?:,?\s+(?:and|&|or)\b)?){1,9}"
)
"""How strong a medicine is: ", 10 mg and 20 mg"."""
_USE = re.compile(
    r"[)\]]?(?:®|™|\(R\))?(?:\s*[(\[][^()\[\]]{1,80}[)\]])*"
    r"(?:\s+(?:tablets?|capsules?|injection|cream|gel|solution|suspension)(?:\s+USP)?)?"
    rf"(?:{_STRENGTHS})?"
    r"(?:,?\s+(?:from|by|of)\s[^,;:()]{2,40}?(?:\s\([^()]{2,40}\))?)?(?:,?\s+(?:as\s+)?(?:an?|its|the|another)\s[^,;:]{3,70}?)?,?\s+"
    r"(?:(?:is|was|has\s+been)\s+(?:an?|its|the)\s+[^,;:]{3,60}?\s+)?"
    r"(?:(?:also|approved|used|indicated|intended|designed|developed|tested|studied|as|is|was|being|currently|mainly|each|both|all)\s+){0,4}"
    r"(?:for|in|against|to\s+(?:treat|prevent)|to\s+help|treats|targets|targeting)\b[^;:]*",
    re.IGNORECASE,
)
_CANDIDATE_IN = re.compile(
    r"\b(?:program(?:me)?|candidate|asset|product|drug|medicine|treatment|therapy|vaccine|pill|antibody|compound)\s+(?:in|for|against)\s+"
    r"(?:[\w-]+\s+){0,2}$"
)
"""Ends with a medicine whose name follows behind its disease: "our program in gout, Cordane,"."""
_NAMED_NEXT = re.compile(r"(?:\s\([A-Z][\w-]{1,9}\))?(?:,\s(?:called\s|named\s)?|\s(?:called|named)\s)")
_BESIDE = re.compile(r"(?:®|™|\(R\))?(?:\s*[(\[](?:[^()\[\]:]{0,30}[;,:]\s*)?|,\s+)(?:an?\s+|the\s+)?")
"""The whole gap between a medicine and its disease in a bracket or behind a comma: "Cordane (gout)"."""
_WHICH = re.compile(
    r"(?:®|™)?(?:\s*\([^()]{1,60}\))?,\s+which\s+"
    r"(?:(?:is|was|has|had|been|also|already|recently|first|won|got|gained|received|secured|earned|itself)\s+){1,4}[^;:]*"
)
"""From a medicine to a disease that a clause upon it holds: "Cordane, which was cleared in May for"."""
_SORT = re.compile(r"\s(?:drug|medicine|pill|treatment|therapy|vaccine|injection|product|candidate)s?\b")
_COMPARED = re.compile(r"\b(?:after|before|than|unlike|versus|like|behind|following)\s+\Z")
"""Ends with a word that only measures the event by the next medicine: "two days after Cordane"."""
_COMPARED_TO = re.compile(
    r"[®™]?(?:\s\([^()]*\))?,\s[^,;]{0,50}\b(?:answer|rival|competitor|alternative|successor|challenger|response|version)\s(?:to|of|for)\s[^,;]*"
)
"""From one medicine to another by which it is told what it is."""
_BRACKETS = re.compile(r"\A[^()]*\)|\([^()]*\)|\([^()]*\Z")
"""What stands in brackets, also in one that is opened before or closed behind."""
_CALLED = re.compile(r"\b(?:an?|another)\s[^,;]{2,80}\s(?:called|named|dubbed)\s[\"“]?\Z")
"""Ends with what the next medicine of a list is, and so is for: "an eye drop from Acme called"."""
_PARTNER = re.compile(r"(?:\+|\b(?:with|plus|added\s+to|on\s+top\s+of|alongside))\s+(?:[\w-]+\s+){0,3}\Z")
"""Ends with what makes the next medicine another one's partner."""
_AND_WITH = re.compile(
    r"\band,?\s+(?:(?:also|later|then)\s+)?(?:in\s+combination\s+|together\s+|combined\s+)?with\s+(?:[\w-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
"""Ends with what makes the next medicine a partner in one more use of the first."""
_TESTED = Worded(
    frozenset(("trial", "trials", "study", "studies", "development", "testing")),
    re.compile(
        r"\b(?:trials?|stud(?:y|ies)|development|testing)\s+(?:of|with|for|evaluating|testing)\s+([A-Z][\w-]*\d[\w-]*)\s+(?:for|in)\s"
        r"(?:(?:the\s+treatment\s+of|patients\s+with|adults\s+with|[a-z-]+)\s+){0,3}$"
    ),
)
"""Ends with the code of what is tested in the disease behind it."""
_DESIGNED_FOR = re.compile(
    r"\b(?:designed|engineered|intended|meant|developed)\s+(?:to\s+(?:treat|target|address)|for\s+(?:treating|the\s+treatment\s+of))\s[^.;,]*$"
)
"""Ends behind what a medicine was made for, whatever it is approved for."""
FAR_BEFORE = 120
_DEVELOPMENT = re.compile(
    r"\b(?:development|investigation|evaluation|exploration)\s+of\s+[^.;,]{3,60}?\s(?:for|in|as|to\s+treat)\s[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Ends with what is developed, before what it is developed for: "the development of Cordane for"."""
_ASIDE = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s+with(?:out)?\s+(?:or\s+without\s+)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}"
)
"""The whole gap between a disease and a feature of its patients: "bladder cancer with carcinoma in situ"."""


def is_sort(text: str, disease: Disease) -> bool:
    """Whether the disease only says of which sort a medicine is: "a sleep drug", "its cholesterol pill"."""
    behind = _EPITHET.match(text, disease.end)
    return behind is not None or _SORT.search(text, disease.start, disease.end) is not None


@once
def eligible(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of the sentence that may be what the medicine is for, in order of place."""
    found: list[Disease] = []
    last: Disease | None = None
    named = any(m.product is product for m in context.products_in(sentence.start, sentence.end))
    inside = context.diseases_in(sentence.start, sentence.end)
    for disease, following in zip_longest(inside, inside[1:]):
        before, last = last, disease
        if following and gives_way(context.text, disease, following):
            continue
        by_name = by_epithet(context, sentence, disease)
        if by_name:
            if by_name is product:
                found.append(disease)
            continue
        if before and _ASIDE.fullmatch(context.text, before.end, disease.start):
            continue
        if named and _of_another_item(context, sentence, disease, product):
            continue
        if _is_tested_in(context, sentence, disease, product):
            continue
        others = not named and _is_partners(context, sentence, disease)
        owners = () if others else owners_of(context, sentence, disease)
        if (not owners or product in owners) and not is_excluded(context, sentence, disease):
            found.append(disease)
    return found


def _of_another_item(context: Context, sentence: Sentence, disease: Disease, product: ArticleProduct) -> bool:
    """Whether the disease stands behind another medicine in a list: "X, a pill; Y, for lupus" of X."""
    opened = context.text.rfind(";", sentence.start, disease.start)
    ahead = context.products_in(opened, disease.start) if opened >= 0 else ()
    bracketed = context.text.count(")", opened, disease.start) > context.text.count(
        "(", opened, disease.start
    )
    if not ahead or bracketed or any(m.product is product for m in ahead):
        return False
    return context.text[opened + 1 : ahead[0].start].strip().lower() in ("", "and")


def _is_tested_in(context: Context, sentence: Sentence, disease: Disease, product: ArticleProduct) -> bool:
    """Whether it is what another code is tested in: "the start of a trial of KRV-40 for gout"."""
    tested = sentence.search(_TESTED, sentence.start, disease.start)
    return tested is not None and not any(m.product is product for m in context.products_in(*tested.span(1)))


def _is_partners(context: Context, sentence: Sentence, disease: Disease) -> bool:
    """Whether the medicine before the disease is only a partner: "with Zelvora for gout" tells of another."""
    ahead = context.products_in(sentence.start, disease.start)
    return len({m.product for m in ahead}) == 1 and (
        _PARTNER.search(context.text, sentence.start, ahead[0].start) is not None
    )


@once
def owners_of(context: Context, sentence: Sentence, disease: Disease) -> list[ArticleProduct]:
    """The medicines to which the sentence gives the disease by apposition or use, partners among them."""
    if by_name := by_epithet(context, sentence, disease):
        return [by_name]
    ahead = context.products_in(sentence.start, disease.start)
    if ahead and _BESIDE.fullmatch(context.text, ahead[-1].end, disease.start):
        return [ahead[-1].product]
    if ahead and _named_after_its_use(context, ahead[-1].end, disease):
        return [ahead[-1].product]
    if ahead and _WHICH.fullmatch(context.text, ahead[-1].end, disease.start):
        return [ahead[-1].product]
    if len(ahead) > 1 and _COMPARED_TO.fullmatch(context.text, ahead[-2].end, ahead[-1].end):
        ahead = ahead[:-1]  # "Cordane, its answer to Velora, for gout"
    if not ahead or not _USE.fullmatch(context.text, ahead[-1].end, disease.start):
        return []
    if any(ahead[-1].end <= c.start < disease.start for c in context.candidates_in(sentence)):
        return []
    others = [d.end for d in context.diseases_in(sentence.start, ahead[-1].start)]
    acts = [c for c in context.candidates_in(sentence) if c.rule not in (LISTED, REPEATED)]
    events = [c.start for c in acts if c.start < ahead[-1].start]
    # "X for asthma, and with Y for gout": the partner has no disease of its own.
    partner = _AND_WITH.search(context.text, sentence.start, ahead[-1].start) is not None
    near = [m for m in ahead if partner or m.start >= max(others, default=sentence.start)]
    # "Clears X, grants Y a status for gout": the second act's medicine has the disease.
    near = [m for m in near if not (events and events[0] < m.start and any(m.end <= e for e in events))]
    near = [m for m in near if m is ahead[-1] or not _CALLED.search(context.text, sentence.start, m.start)]
    near = [m for m in near if ";" not in _BRACKETS.sub("", context.text[m.end : ahead[-1].start])]
    return [
        m.product
        for m in near
        if not _COMPARED.search(context.text, max(sentence.start, m.start - 12), m.start)
    ]


def _named_after_its_use(context: Context, end: int, disease: Disease) -> bool:
    """Whether a name, its disease and the sort of medicine stand together: "its Cordane gout drug"."""
    return context.text[end : disease.start] == " " and _SORT.match(context.text, disease.end) is not None


@once
def by_epithet(context: Context, sentence: Sentence, disease: Disease) -> ArticleProduct | None:
    """The medicine of "the gout drug Cordane", or of "gout (Cordane tablets)"."""
    behind = context.products_in(disease.end, min(sentence.end, disease.end + NEAR))
    if not behind:
        return None
    gap = context.text[disease.end : behind[0].start]
    if _NAMED_NEXT.fullmatch(gap) and _CANDIDATE_IN.search(context.text, sentence.start, disease.start):
        return behind[0].product
    return behind[0].product if gap == " (" or _EPITHET.fullmatch(gap) else None


@once
def introduced(context: Context, sentence: Sentence, disease: Disease) -> bool:
    """Whether a word before the disease says that it is treated: "for", "patients with"."""
    return sentence.before(disease.start, indication_words().introduced, NEAR) is not None


def is_made_for(context: Context, sentence: Sentence, disease: Disease) -> bool:
    """Whether a medicine is said to be made for it: "a pill designed to treat obesity, is approved for"."""
    return _DESIGNED_FOR.search(context.text, sentence.start, disease.start) is not None


def own_disease(context: Context, product: ArticleProduct) -> Disease | None:
    """The disease that the article gives most firmly to the medicine; None where it gives none."""
    if product not in context.own_diseases:
        context.own_diseases[product] = _most_firmly(context, product)
    return context.own_diseases[product]


def is_still_developed(context: Context, product: ArticleProduct) -> bool:
    """Whether the medicine's own disease is only said to be what it is developed for."""
    own = own_disease(context, product)
    if own is None:
        return False
    named = (context.diseases_in(s.start, s.end) for s in context.naming.get(product, ()))
    told = [disease for found in named for disease in found if disease.key == own.key]
    return bool(told) and all(
        _DEVELOPMENT.search(context.text, max(0, d.start - FAR_BEFORE), d.start) for d in told
    )


def _most_firmly(context: Context, product: ArticleProduct) -> Disease | None:
    weights: dict[str, float] = {}
    first: dict[str, Disease] = {}
    for sentence in context.naming.get(product, ()):
        others = any(m.product is not product for m in context.products_in(sentence.start, sentence.end))
        for disease in eligible(context, sentence, product):
            weight = 1.0 + introduced(context, sentence, disease)
            weight += 3 * (product in owners_of(context, sentence, disease))
            weight += 3 * sentence.title + (sentence.number in context.lead)
            weight *= 0.5 if others else 1.0
            weight *= 0.3 if is_vague(context.text, disease) else 1.0
            weights[disease.key] = weights.get(disease.key, 0.0) + weight
            first.setdefault(disease.key, disease)
    if not weights or (len(weights) >= MANY and max(weights.values()) < SHARE * sum(weights.values())):
        return None
    best = max(weights, key=lambda key: (weights[key], -first[key].start))
    return first[_in_full(best, weights)]


def _in_full(short: str, keys: Iterable[str]) -> str:
    """The one of the diseases that says more than its one word: "reflux", "erosive reflux disease"."""
    fuller = [key for key in keys if len(key.split()) > 1 and short in key.split()]
    return fuller[0] if len(fuller) == 1 else short


def only_disease(context: Context) -> Disease | None:
    """The disease of which the article speaks, whatever the medicine; None where it speaks of several."""
    if None not in context.own_diseases:
        context.own_diseases[None] = _most_told(context)
    return context.own_diseases[None]


def _most_told(context: Context) -> Disease | None:
    told: dict[str, list[Disease]] = {}
    for disease in context.diseases:
        if not is_broad(disease.name):
            told.setdefault(disease.key, []).append(disease)
    most = max(told.values(), key=len, default=[])
    speaks_of_it = len(most) >= MANY and len(most) > ALONE * sum(map(len, told.values()))
    return most[0] if speaks_of_it else None
