"""Events of another company's medicine, which has no name here: "Lumivale's vaccine was cleared".

News with one item a paragraph tells of medicines without naming them. Such an event is not one of the
medicine that the paragraphs around it name.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.owning import own_disease
from milestones.extract.medicines.products import ArticleProduct
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import Worded, alternatives

_CLASSES = (
    *("drug", "medicine", "treatment", "therapy", "vaccine", "antibody", "pill", "candidate", "biosimilar"),
    *("generic", "injection", "inhibitor", "jab", "shot", "compound", "product", "immunotherapy", "combo"),
    *("combination", "regimen", "cocktail"),
)
_CLASS = rf"(?:{'|'.join(_CLASSES)})"
_NAME = r"(?P<owner>[A-Z][\w&-]*(?:\.(?=[a-z]))?\w*)(?:,?\s(?:[A-Z][\w&-]*|&|and(?=\s[A-Z]))\.?){0,5}['’]s?"
_OWNED = Worded(
    frozenset(_CLASSES), re.compile(rf"\b{_NAME}\s+(?:\([^()]{{1,60}}\)\s+|[\w/-]+\s+){{0,8}}?{_CLASS}\b")
)
"""A medicine told of by its owner: "Walvane Biotechnology's papillomavirus (HPV) vaccine"."""
_OWNER = re.compile(rf"\b{_NAME}\s+(?:\([^()]{{1,40}}\)\s+)?(?:[a-z0-9/-]+\s+){{0,6}}$")
"""Ends with the owner of the medicine that follows."""
_SOME = re.compile(
    rf"\b(?:an|a|another)\s+(?:(?:experimental|investigational|unnamed|potential|new|novel|oral)\s+){{1,3}}"
    rf"(?:[\w/-]+\s+){{0,3}}?{_CLASS}\s+(?:for|to|against)\s"
)
"""A medicine of which nothing more is said: "an experimental drug for gout"."""
_ITS = Worded(
    frozenset(("its", "their")),
    re.compile(rf"\b(?:for|of|to)\s+(?:its|their)\s+(?:[\w/-]+\s+){{1,6}}?{_CLASS}\b"),
)
"""A medicine of the sentence's subject: "approval for its gout drug"."""
_GIVEN_TO = Worded(
    frozenset(("to",)),
    re.compile(
        rf"\bto\s+(?P<owner>[A-Z][\w&-]*)(?:,?\s(?:[A-Z][\w&.-]*|&|and(?=\s[A-Z]))){{0,5}}\s+for\s+(?:an?|its|their)\s+"
        rf"(?:[\w/-]+\s+){{0,6}}?{_CLASS}\b"
    ),
)
"""Who was given something for a medicine without a name: "authorization to Korvane for a flu vaccine"."""
_CAREER = re.compile(
    r"(?:\b[Hh]e|\b[Ss]he|\b(?:Mr|Ms|Mrs|Dr|Prof)\.?(?:\s[A-Z][\w.'’-]*){1,3})\s(?:\w+ly\s|also\s|then\s|later\s|has\s|had\s)?"
    r"(?:became|served|serves|joined|held|led|oversaw|overseen|worked|headed|managed|ran|organi[sz]ed|helped|spent|directed|supervised|guided"
    r"|played|contributed|was\s(?:responsible|involved|instrumental|part|vice|senior|head|director|chief|global|key|a\b))\s"
)
"""Who did what in other places: what was approved there is another firm's."""
_KINDS = rf"(?:{_CLASS}|patch|spray|cream|gel|ointment|inhaler|implant|(?:eye)?drops|capsule|tablet|remedy)"
_ITS_OWN_PATH = (
    r"(?:(?!\b(?:it|its|they|their|he|she|we|said|says|which|who|that"
    r"|the\s+(?:agency|company|firm|drug|same\s+drug))\b)[^.;])"
)
_ANOTHER_IS = re.compile(
    r"(?:\A\W*|\b(?:that|while|whereas|but)\s+|;\s+)"
    rf"(?P<subject>(?:an?\s+(?:[\w-]+\s+)?(?:rival|competitor|peer)['’]s\s+(?:[\w/-]+\s+){{0,4}}?{_KINDS}\b"
    rf"|(?:an?|another)\s+(?:[\w/-]+\s+){{0,4}}?{_KINDS}(?!\s+(?:of|version|form|called|named|known)\b)"
    rf"{_ITS_OWN_PATH}{{0,60}}?\s(?:for|against|to\s+treat|made\s+by|developed\s+by|from|by)\s){_ITS_OWN_PATH}{{0,110}})\Z",
    re.IGNORECASE,
)
"""Ends in a clause upon a medicine told of anew: "a patch for the same allergy, made by a rival, was"."""
_RIVAL = Worded.needing(
    "rival competitor competing similar",
    rf"(?:\A(?:[^.;]{{3,90}}\s[–—-]+\s)?\W*|[;:]\s+|\b(?:after|as|that|while|whereas|when|because|but|and|before|since)\s+)"
    rf"an?(?:other)?\s+(?:[\w-]+\s+){{0,2}}?(?:(?:rival|competitor|competing|similar)(?:\s+{_KINDS})?|{_KINDS}\s+similar)\s+(?:to|of|with|for)\s"
    rf"{_ITS_OWN_PATH}{{1,90}}\Z",
)
"""Ends in a clause upon what is only known as another one's rival: "a rival drug to Zelvora won"."""
REMEMBERED = 64
"""Paragraphs of which the words are kept, for the next event that asks."""
SEVERAL = 200
"""An article of more medicines has none that is meant by its disease."""
OWNER = 90
"""So many characters before a medicine its owner stands."""


def is_strangers(context: Context, candidate: Candidate, product: ArticleProduct) -> bool:
    """Whether the event's sentence, which names no medicine, tells of one that is not `product`."""
    sentence = candidate.sentence
    if sentence.title or context.headline(sentence):
        return False
    if _CAREER.search(context.text, sentence.start, candidate.anchor):
        return True
    firm = _firm_first().match(context.text, sentence.start, candidate.anchor)
    if firm and _knows_not(context, product, firm["owner"]):
        return _told_apart(context, candidate, product)
    owned = sentence.first(_OWNED)
    some = _SOME.search(context.text, sentence.start, candidate.anchor)
    if some and not owned:
        return _told_apart(context, candidate, product)
    given = sentence.search(_GIVEN_TO, candidate.start)
    if given and _knows_not(context, product, given["owner"]):
        return _told_apart(context, candidate, product, few=1)
    its = sentence.search(_ITS, candidate.end)
    if its and _for_another_disease(context, product, *its.span()):
        return _told_apart(context, candidate, product, few=1)
    if owned is None or context.wheres_in(*owned.span("owner")):
        return False
    if not _knows_not(context, product, owned["owner"]):
        return False
    return _has_owner(context, product) or _told_apart(context, candidate, product)


def tells_of_another(context: Context, candidate: Candidate) -> bool:
    """Whether the event's own subject is a medicine without a name, though others were named before it.

    Where the story opens so, it is the one that is named next: "A pill for gout was approved. Zelvora is".
    """
    sentence = candidate.sentence
    if sentence.heading:
        return False
    lead_in = context.text[sentence.start : candidate.anchor]
    if sentence.may_have(_RIVAL) and (rival := _RIVAL.pattern.search(lead_in)):
        return len(context.products_in(sentence.start + rival.start(), sentence.end)) == 1
    another = _ANOTHER_IS.search(lead_in)
    if another is None:
        return False
    start = sentence.start + another.start("subject")
    if context.products_in(start, sentence.end):
        return False
    told = context.naming.values()
    return any(not part.heading and part.start < start for parts in told for part in parts)


@cache
def _firm_first() -> re.Pattern[str]:
    """Opens an item of a digest: the company of which it tells, a dateline before it or none."""
    return re.compile(
        r"\W*(?:[A-Z]{3,}(?:\s[A-Z]+)*(?:,\s[A-Z][a-z]+)?\s[–—-]\s)?(?:Partners\s)?(?P<owner>[A-Z][\w&-]*)"
        rf"(?:\s(?:[A-Z][\w&-]*|and|&)){{0,6}}?\s(?:{alternatives(naming().firm_words)})\b"
    )


def _knows_not(context: Context, product: ArticleProduct, owner: str) -> bool:
    """Whether no paragraph that names the medicine names the company."""
    return not any(owner in _words_around(context, number) for number in _blocks(context, product))


def of_its_disease(context: Context, candidate: Candidate) -> ArticleProduct | None:
    """The medicine meant by its disease, "the approval of its gout drug"; None where it is not one."""
    its = candidate.sentence.search(_ITS, candidate.end)
    meant = {disease.key for disease in context.diseases_in(*its.span())} if its else set()
    if not meant or not 1 < len(context.naming) <= SEVERAL:
        return None
    own = [(product, own_disease(context, product)) for product in context.naming]
    found = [product for product, disease in own if disease and disease.key in meant]
    return found[0] if len(found) == 1 else None


def _told_apart(context: Context, candidate: Candidate, product: ArticleProduct, few: int = 2) -> bool:
    """Whether the medicine, one of at least `few`, was told before in its own paragraph, not in the title."""
    naming = context.naming.get(product, [])
    if not naming or any(part.title for part in naming) or naming[0].start > candidate.anchor:
        return False
    return len(context.naming) >= few and naming[0].block.number != candidate.sentence.block.number


def _for_another_disease(context: Context, product: ArticleProduct, start: int, end: int) -> bool:
    """Whether the words name a disease that no sentence gives together with the medicine."""
    named = {disease.key for disease in context.diseases_in(start, end)}
    told = context.naming.get(product, ())
    own = {d.key for part in told for d in context.diseases_in(part.start, part.end)}
    return bool(named) and named.isdisjoint(own)


def _blocks(context: Context, product: ArticleProduct) -> set[int]:
    return {part.block.number for part in context.naming.get(product, [])}


def _words_around(context: Context, number: int) -> frozenset[str]:
    """The words of a paragraph."""
    first = bisect_left(context.sentences, number, key=lambda part: part.block.number)
    block = context.sentences[first].block
    return _words_in(context.text, block.start, block.end)


@lru_cache(maxsize=REMEMBERED)
def _words_in(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(re.findall(r"[\w&-]+", text[start:end]))


def _has_owner(context: Context, product: ArticleProduct) -> bool:
    """Whether the text gives an owner of the medicine."""
    for part in context.naming.get(product, []):
        for mention in context.products_in(part.start, part.end):
            left = max(part.start, mention.start - OWNER)
            if mention.product is product and _OWNER.search(context.text, left, mention.start):
                return True
    return False
