"""Medicines without a name that their words tell from one told before: "its RSV vaccine", "Lundvik's pill".

A sentence that only describes what was acted on leaves the name to those before it. But "the FDA approved its
asthma antibody" behind a gout pill tells of something else: the disease, the form, the owner and words such
as "another" say so. Nothing of it is said by a word that the text never told of the named one.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import islice

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import written_months, written_weekdays
from milestones.lexicon.diseases import parents
from milestones.lexicon.drugnames import is_target
from milestones.lexicon.indications import may_be_again
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import Worded

_HEAD = (
    r"(?:(?:gene|cell|CAR[\s-]T(?:[\s-]cell)?|RNA|mRNA)\s+(?:therap(?:y|ies)|treatment|medicine)|T[\s-]cell\s+engager"
    r"|drug\s+candidate|product\s+candidate|vaccine\s+candidate|drug|medicine|medication|treatment|therapy|vaccine|antibody|pill|tablet|capsule"
    r"|candidate|biosimilar|generic|injection|inhibitor|jab|shot|compound|product|immunotherapy|combination|regimen|cocktail|spray|cream|gel"
    r"|ointment|inhaler|implant|patch|eye\s?drops?|degrader|engager|radioligand|radiopharmaceutical|molecule|peptide|siRNA|nanobody|bispecific|stimulator|modulator|agonist|antagonist|conjugate|ADC|blocker|thinner|antibiotic|antiviral"
    r"|antidepressant|steroid|painkiller|insulin|booster|program(?:me)?s?|candidates|GLP-1|rival|competitor|predecessor)"
    r"(?:\s+(?:candidate|program(?:me)?|product)s?)?"
)
_OF = r"(?:for|against|to\s+treat|in|targeting|directed\s+(?:at|against)|from|by|made\s+by|developed\s+by)"
_NO_MOD = "was|were|is|are|has|had|have|that|which|who|of|for|to|by|from|in|on|won|got|received"
_MOD = rf"(?!(?:{_NO_MOD})\b)[\w'’./+-]+"
_PHRASE = (
    r"(?P<whose>(?:(?i:the|a|an)\s+[a-z]+['’]s|(?i:the|a|an|its|their|his|her|our|this|that|another)"
    r"|(?:[A-Z][\w&.-]*\s+){0,2}(?P<owner>[A-Z][\w&-]+)(?:['’]s|(?<=s)['’]))\s+)"
    rf"(?P<what>(?:{_MOD}\s+){{0,6}}?(?P<head>{_HEAD}))(?![\w-])(?P<use>\s+{_OF}\s+[^,;.:]{{2,70}})?"
)
_OBJECT = re.compile(
    r"\s*(?:\([A-Z]{2,6}\)\s*)?(?:(?:status|application|review)\s+)?(?:(?:by|from|with|to|at)\s+(?:the\s+)?(?:[A-Z][\w.&-]*\s+){1,4})?(?:(?:for|of|to|on|upon)\s+)?"
    + _PHRASE
)
"""Behind an act: what it was done to."""
_WITHIN = re.compile(rf"\b(?:for|of|to|on|upon)\s+{_PHRASE}")
"""The same in the words of the act: "an IND for a second conjugate is to be filed"."""
_VERB = (
    r"(?:was|were|is|are|has|had|have|won|wins|got|gets|received|receives|secured|secures|gained|gains|obtained|earned|holds?|held|landed"
    r"|scored|picked|became|remains|went|entered)"
)
_SUBJECT = re.compile(
    rf"(?:^\W*|[,;:]\s+|\b(?:that|while|and|but|after|as|when|because|before|since|also|includes?|is|was|has|have|had|makes|sells|owns|with)\s+){_PHRASE}"
    rf"(?:,[^,;.]{{2,60}},)?(?:\s+{_VERB}\s+(?:[\w-]+\s+){{0,5}}|['’]s\s+(?:[\w-]+\s+){{0,3}}|,?\s+(?:that|which)\s+(?:[\w.'’-]+\s+){{1,4}}|\s+)$"
)
"""Ends with the subject of an act, and its verb."""
BEFORE = 170
"""So many characters before an act its subject begins."""
_ANEW = re.compile(r"(?:second|third|fourth|fifth|next|other|separate|different|unnamed|undisclosed)\s")
_RIVAL = re.compile(r"(?:[\w-]+\s+)??(?:rival|competing|competitor|predecessor)(?!\w)")
_ANOTHER_OF = Worded.needing(
    "another other",
    r"\b(?:another|one\s+of\s+(?:its|their|the|[\w.&-]+['’]s)\s+other)\s+(?:of\s+|drugs\b|medicines\b)",
)
"""Says that it is one of several: "another of Korvane's drugs"."""
_OF_A_CLASS = re.compile(
    r"\s*(?:in|of|from)\s+(?:the|its|this|that)\s+class\b|\s*(?:in|for|against|to\s+treat)\s+(?:the|this|that)\s+(?:disease|disorder|condition|illness)\b"
)
_EARLIER = re.compile(r"(?:first|last|previous|earlier|earliest|older|oldest)\s")
_SORTS = (
    (re.compile(r"vaccine|\bbooster"), re.compile(r"vaccin|immuni[sz]|booster|\bshots?\b|\bjabs?\b|mRNA")),
    (
        re.compile(r"biosimilar"),
        re.compile(r"biosimilar|cop(?:y|ies)\b|reference|[Ii]nterchangeab|-[a-z]{4}\b"),
    ),
    (re.compile(r"\bgene\s+therap"), re.compile(r"\bgenes?\b|vector|AAV|-vec\b|vovec|parvovec|\bedit")),
    (re.compile(r"engager|[a-z]specific\b"), re.compile(r"engager|specific|antibod|mab\b")),
    (re.compile(r"\bADC\b|conjugate"), re.compile(r"ADC|conjugate|antibod|mab\b|tecan\b|vedotin")),
    (re.compile(r"degrader"), re.compile(r"degrad|PROTAC")),
    (
        re.compile(r"\bcell\s+therap|CAR[\s-]T"),
        re.compile(r"\bcells?\b|CAR[\s-]?T|-?cel\b|autologous|allogen|leucel"),
    ),
)
"""Sorts of medicines, each with what an article says of one."""
_ROUTES = {
    "mouth": re.compile(
        r"\b(?:pills?|tablets?|capsules?|oral(?:ly)?|by\s+mouth|swallow\w*|small[\s-]molecules?)\b"
    ),
    "needle": re.compile(
        r"\b(?:inject\w*|shots?|jabs?|infus\w*|subcutaneous\w*|intravenous\w*|antibod(?:y|ies)|monoclonal)\b|mab\b"
    ),
    "skin": re.compile(r"\b(?:cream|gel|ointment|lotion|topical\w*|patch(?:es)?|skin)\b"),
    "nose": re.compile(r"\b(?:nasal|nose|sprays?|inhale[dr]?s?|intranasal)\b"),
    "eye": re.compile(r"\b(?:eye|ophthalmic|intravitreal\w*)\b"),
}
"""How medicines are given."""
_OWNER_BEFORE = (
    re.compile(r"\b([A-Z][\w&-]+)(?:['’]s|(?<=s)['’])\s+(?:[\w/-]+\s+){0,5}$"),
    re.compile(
        r"\b([A-Z][\w&-]+)(?:\s(?:[A-Z][\w&.-]*|&))*,?\s+(?:(?:also|now|already)\s+)?"
        r"(?:sells|makes|markets|developed|develops|owns|discovered|launched|is\s+developing)\s[^.;]{0,40}$"
    ),
)
"""Ends with whose the next medicine is."""
_OWNER_BEHIND = (
    re.compile(
        r"[®™]?(?:\s\([^()]{1,60}\))?,?(?:\san?\s[^,.;]{2,50}?|\sthe\s[^,.;]{2,50}?)?"
        r"\s(?:(?:made|developed|sold|marketed|discovered)\sby|from)\s(?P<owner>[A-Z][\w&-]+)"
    ),
    re.compile(
        r"[®™]?(?:\s\([^()]{1,60}\))?(?:,[^,.;]{2,60},)?(?:\sis|,)(?:\salso)?\s(?P<owner>[A-Z][\w&-]+)(?:['’]s|(?<=s)['’])\s"
    ),
)
"""Behind a medicine: whose it is."""
_FROM = re.compile(
    rf"\s+(?:from|by|made\s+by|developed\s+by)\s+(?!(?:{written_months()}|{written_weekdays()})\b)([A-Z][a-z][\w&-]+)"
)
"""Behind a medicine: who makes it."""
_FIRM = re.compile(
    r"\W*(?:(?:Meanwhile|Separately|Elsewhere|Earlier|Also),?\s|(?:In|Last|This)\s\w+,?\s)?(?:(?:[Rr]ival|[Cc]ompetitor|[Ss]hares\s(?:of|in))\s)?"
    r"(?P<owner>[A-Z][\w&-]+)(?:\s[A-Z][\w&.-]*){0,3}"
    r"(?:['’]s\s|\s(?:received|receives|got|gets|won|wins|said|says|has|had|also|gained|secured|obtained|filed|submitted|plans|expects|fell|rose)\s)"
)
"""Opens a sentence: the company of which it tells."""
_PARTNER = Worded.needing(
    "partner partners partnered licensed licence license licensee licensor rights collaborator affiliate"
    " subsidiary unit distributor sublicensee acquirer",
    r"\b(?:partner(?:s|ed)?|licen[cs]ed?|licensee|licensor|rights|collaborator|affiliate|subsidiary|unit|distributor|sublicensee|acquirer)\b",
)
"""Says of a company that it has the same medicine."""
_TARGETS = re.compile(r"[A-Za-z][A-Za-z0-9.-]*[A-Z0-9](?![A-Za-z0-9])")
OWNER = 80
"""So many characters before a medicine its owner stands."""


@dataclass(frozen=True, slots=True)
class Described:
    """The words for a medicine without a name."""

    whose: str
    what: str
    """From the first word of it to its sort: "oral asthma pill"."""
    use: str
    """Behind it, what it is for or from."""
    owner: str
    """The company whose it is, in capitals; else empty."""
    start: int
    end: int

    @property
    def definite(self) -> bool:
        """Whether it is one told before: "the drug"."""
        return self.whose in ("the", "this", "that", "The", "This", "That")


def tells_another(context: Context, candidate: Candidate, product: ArticleProduct) -> bool:
    """Whether what the event's sentence describes cannot be the medicine that was told before."""
    told = [s for s in context.naming.get(product, ()) if not s.title and s.start < candidate.sentence.start]
    if not told:
        return False
    if _of_a_newcomer(context, candidate, product):
        return True
    if candidate.sentence.search(_ANOTHER_OF, candidate.sentence.start, candidate.anchor):
        return True
    if (meant := _described(context, candidate)) is None:
        return False
    if meant.whose.lower() == "another" or _RIVAL.match(meant.what):
        return True
    if _ANEW.match(meant.what) and not meant.definite:
        return True
    if meant.definite and _EARLIER.match(meant.what) and _OF_A_CLASS.match(meant.use):
        return True
    return (
        _for_another_disease(context, meant, product)
        or _of_another_sort(context, meant, product)
        or _for_another_target(context, meant, product)
        or _of_another_owner(context, candidate, meant, product)
    )


def _described(context: Context, candidate: Candidate) -> Described | None:
    """The words for the medicine that the act befell, where they say more than "the drug"."""
    text, sentence = context.text, candidate.sentence
    left = max(sentence.start, candidate.start - BEFORE)
    found = _OBJECT.match(text[candidate.end : sentence.end])
    start = candidate.end
    if found is None:
        found, start = _WITHIN.search(text[candidate.start : candidate.end]), candidate.start
    if found is None:
        found, start = _SUBJECT.search(text[left : candidate.start]), left
    if found is None:
        return None
    whose, what = found["whose"].strip(), found["what"]
    return Described(
        whose,
        what,
        found["use"] or "",
        found["owner"] or "",
        start + found.start("what"),
        start + found.end(),
    )


def _for_another_disease(context: Context, meant: Described, product: ArticleProduct) -> bool:
    """Whether it is for a disease of which no paragraph on the medicine tells, nor a broader or narrower one.

    "The asthma drug" takes up one told before, and behind "the drug" stands its use, which may be new.
    """
    if meant.definite:
        return False
    named = {d.key for d in context.diseases_in(meant.start, meant.end) if not may_be_again(d.name)}
    if not named:
        return False
    parts = _paragraphs(context, product, meant.start)
    own = {disease.key for start, stop in parts for disease in context.diseases_in(start, stop)}
    return bool(own) and not any(_alike(key, other) for key in named for other in own)


def _alike(one: str, other: str) -> bool:
    return (
        one == other
        or one in parents(other)
        or other in parents(one)
        or not set(parents(one)).isdisjoint(parents(other))
        or not _content(one).isdisjoint(_content(other))
    )


def _content(key: str) -> Set[str]:
    return {word for word in key.split() if len(word) > 3} - {"disease", "syndrome", "disorder", "infection"}


def _of_another_sort(context: Context, meant: Described, product: ArticleProduct) -> bool:
    """Whether it is a vaccine, say, or an injection, and the named one is told to be something else."""
    if meant.definite:
        return False
    parts = _paragraphs(context, product, meant.start)
    said = " ".join(context.text[start:end] for start, end in parts)
    for sort, signs in _SORTS:
        if sort.search(meant.what) and not signs.search(said):
            return True
    ways = {way for way, words in _ROUTES.items() if words.search(meant.what)}
    own = {way for way, words in _ROUTES.items() if words.search(said)}
    return bool(ways and own) and ways.isdisjoint(own)


def _for_another_target(context: Context, meant: Described, product: ArticleProduct) -> bool:
    """Whether it has a target of which no paragraph on the medicine tells: "its CLDN18.2 program"."""
    named = [word for word in _TARGETS.findall(f"{meant.what} {meant.use}") if is_target(word)]
    if meant.definite or not named:
        return False
    parts = _paragraphs(context, product, meant.start)
    return not any(word in context.text[start:end] for start, end in parts for word in named)


def _of_another_owner(
    context: Context, candidate: Candidate, meant: Described, product: ArticleProduct
) -> bool:
    """Whether it is a company's that the text has not told of before, and the named one is another's."""
    made = _FROM.match(meant.use)
    owner = meant.owner or (made[1] if made else "")
    if not owner or context.wheres_in(meant.start - len(meant.whose) - 1, meant.start):
        return False
    return _is_new(context, candidate.sentence, owner) and bool(_owners(context, product) - {owner})


def _of_a_newcomer(context: Context, candidate: Candidate, product: ArticleProduct) -> bool:
    """Whether the sentence opens with a company new in it, no partner, and the named one has its own."""
    sentence = candidate.sentence
    firm = _FIRM.match(context.text[sentence.start : candidate.anchor])
    if firm is None or firm["owner"] in naming().not_names or sentence.search(_PARTNER):
        return False
    if context.wheres_in(*(sentence.start + place for place in firm.span("owner"))):
        return False
    return _is_new(context, sentence, firm["owner"]) and bool(_owners(context, product))


def _is_new(context: Context, sentence: Sentence, owner: str) -> bool:
    """Whether a company is not told of before the sentence."""
    return re.search(rf"(?<![\w-]){re.escape(owner)}(?![\w-])", context.text[: sentence.start]) is None


def _owners(context: Context, product: ArticleProduct) -> Set[str]:
    """The companies that the text says to own the medicine."""
    found: set[str] = set()
    for part in context.naming.get(product, ()):
        for mention in context.products_in(part.start, part.end):
            if mention.product is not product:
                continue
            left = max(part.start, mention.start - OWNER)
            told = [before.search(context.text, left, mention.start) for before in _OWNER_BEFORE]
            found.update(match[1] for match in told if match)
            behind = [pattern.match(context.text, mention.end, part.end) for pattern in _OWNER_BEHIND]
            found.update(match["owner"] for match in behind if match)
    return found


def _paragraphs(context: Context, product: ArticleProduct, before: int) -> list[tuple[int, int]]:
    """The spans that tell of the medicine: its sentences, and those of its paragraphs up to `before`."""
    spans: dict[int, tuple[int, int]] = {}
    for part in context.naming.get(product, ()):
        spans[part.start] = (part.start, part.end)
        for follower in islice(context.sentences, part.number + 1, None):
            if follower.block.number != part.block.number or follower.start <= before < follower.end:
                break
            spans[follower.start] = (follower.start, follower.end)
    return list(spans.values())
