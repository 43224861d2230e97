"""Medicines that are named for another one's sake: partners, rivals, and those that say who a company is."""

import re

from milestones.extract.context import Context
from milestones.extract.events.examples import is_example
from milestones.extract.fields.asking import once
from milestones.extract.fields.copies import beside_another
from milestones.extract.fields.sharing import ITS_TIME, NEW_CLAUSE
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.naming import naming

_MAKER = re.compile(
    r"\b[Mm]akers?\s+of\s+(?!the\b)(?:(?!(?:said|says|has|have|had|was|were|is|are|will|won|received|got|plans)\b)[\w'’/-]+,?\s+){2,12}$"
)
"""Ends with what a company makes."""
_COPIED = re.compile(
    r"\s?[®™]?\s+(?:(?:biosimilar|bioequivalent|generic|copycat|lookalike|rival|competitor)\s+(?=[A-Z(])"
    r"|(?:rival|competitor|challenger)\s+(?=(?:was|were|is|has|had|got|gets|won|wins|received|gained|obtained|secured|from|by|that|which)\b))"
)
"""Between the name of what is copied and that of the copy: "the Orvance biosimilar Zelvora"."""
_BOTH_ARE = re.compile(
    r"\b[A-Z][\w-]+\s+and\s+[A-Z][\w®™()-]+,\s+(?:both|each)\s+(?:(?:forms|versions|copies|biosimilars|generics)\s+of\s+)?"
    r"(?:[A-Z][\w.&-]*(?:['’]s|s['’])\s+)?$"
)
"""Ends with what says of two names of which substance both are: "Zelvora and Velnib, both Korvane's"."""
_MADE_OF = re.compile(
    r"\b(?:is|was|of)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,6}?(?:forms?|formulations?|salts?|prodrugs?|esters?|enantiomers?|isomers?"
    r"|metabolites?|hydrogels?|suspensions?|derivatives?)\s+of\s+(?:the\s+)?$"
)
"""Ends with what makes the next name what another medicine is made of: "is a long-acting form of"."""
_WITH = re.compile(r"\bwith\s+(?:[\w'’.-]+\s+){0,4}$")
_GIVEN_WITH = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,60}\))?(?:,|\s[–—-])?\s+(?:with|plus|\+|(?:together|combined|along|in\s+combination)\s+with)\s+"
    r"(?:[A-Z][\w.&-]*(?:['’]s|s['’])\s+)?"
)
"""The whole gap between a medicine and its partner."""
_NEXT = re.compile(r"\bfollowed\s+(?:[\w-]+\s+){0,3}?by\s+(?:[\w.'’-]+\s+){0,4}$")
_ON_ITS_WAY = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,60}\))?\s+(?:on\s+track|expected|anticipated|planned|poised|slated|scheduled|set|due|currently|now|already"
    r"|still|remaining|advancing|moving|progressing|nearing|approaching|pending|having|being|ready|approved|cleared|authori[sz]ed|licen[cs]ed|rejected|backed|filed|submitted|recommended|granted|under\s+(?:review|evaluation))\b"
)
"""Behind the name in "with Zelvora on track for a filing": what becomes of it."""
_ONLY_WITH = re.compile(
    r"(?<!combination\s)(?<!combined\s)(?<!together\s)\b[Ww]ith\s+(?:(?:the|its|our)\s+)?(?:[a-z][\w-]*\s+){0,3}$"
)
_OPENS_WITH_RIVAL = re.compile(
    r"\W*(?:(?:Its|Their|The|A|One|Another|[A-Z][\w&.-]*(?:['’]s|s['’]))\s+)?(?:(?:main|chief|older|closest|only|biggest|potential)\s+)?"
    r"(?:[Rr]ival|[Cc]ompetitor|[Cc]ompeting)\s+(?:(?:drug|medicine|therapy|treatment|vaccine|pill|antibody),?\s+)?"
)
"""From a sentence's begin to the medicine that it is about: "Its rival Zelvora was approved in 2019"."""
_CLAUSE_OF_RIVAL = re.compile(
    r"(?:\b(?:while|whereas|but|and|as|though|although|because|when|after|since|that)|[;:])\s+"
    r"(?:(?:its|their|the|a|one|another|[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*)?(?:['’]s|s['’]))\s+)?(?:(?:main|chief|older|closest|biggest|potential)\s+)?"
    r"(?:rival|competitor|competing)\s+(?:(?:[\w-]+\s+)?(?:drug|medicine|therapy|treatment|vaccine|pill|antibody|product|injection|jab|biosimilar|generic),?\s+)?"
    r"(?:[A-Z][\w&.-]*(?:['’]s|s['’])\s+)?$"
)
"""The same within a sentence, up to the medicine: "while Korvane's rival pill"."""
_ITS_VERB = re.compile(
    r"[®™]?(?:\s\([^()]{1,60}\))?(?:,\s[^,.;]{3,60},)?\s+(?:was|were|is|has|had|got|gets|won|wins|received|gained|obtained|secured|failed|drew|hit|became)\b"
)
"""Behind a medicine: what became of it, as its clause's subject."""
RIVAL = 90
"""So many characters before a medicine its clause begins that makes it a rival."""
_OPENS_ASIDE = re.compile(
    r"\W*(?:(?:[Aa]part|[Aa]side)\s+from|[Bb]esides?|[Bb]eyond|[Ii]n\s+addition\s+to|[Aa]longside|[Aa]long\s+with|[Ae]xcept\s+for|[Oo]ther\s+than|[Nn]ext\s+to)"
    r"\s+(?:(?:the|its|their)\s+)?(?:[\w'’&./-]+\s+){0,5}\(?"
)
"""From a sentence's begin to a medicine that is only set beside the one it tells of: "Apart from X,"."""
MAKER = 120
"""Within so many characters before a medicine its maker is named."""
BESIDE = 60
"""Within so many characters before a medicine stands what makes it a partner."""
_TAKEN_UP = re.compile(r"\s?[®™]?(?:\s\([^()]{1,60}\))?,?\s+(?:and|but|so)\s[^,;]{0,80}$")
_IT = re.compile(r"\s+it\b")
"""Between a rival and an act, and behind that: "a rival, Zelvora, and the FDA approved it"."""
_OPENS_BRACKET = re.compile(r"[\s®™(\[]*")
"""The whole gap between a name and the other one in its bracket."""


def is_partner(context: Context, sentence: Sentence, mention: ProductMention, act: int = 0) -> bool:
    """Whether the mention, or the name before its bracket, is a partner, a rival or a prior treatment.

    Of a name behind the act only the words from `act` on say so: "a week after a panel backed X" backed X.
    """
    if _only_describes(context, sentence, mention) or goes_with_another(context, sentence, mention):
        return True
    first = _before_bracket(context, sentence, mention)
    if first.end < act and _TAKEN_UP.match(context.text, mention.end, act) and _IT.match(context.text, act):
        return False
    behind = sentence.start < act <= first.start
    if _is_next_in_time(context.text, mention) or _is_on_its_way(context.text, first):
        return False
    if behind and is_example(context.text, act, first.start):
        return False
    if behind and first.start - BESIDE < act:
        return beside_another().pattern.search(context.text[act : first.start].lower()) is not None
    return _is_beside_another(context, sentence, first)


@once
def goes_with_another(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether nothing but "with" stands between the mention and the medicine that it is given with."""
    return any(
        other.product is not mention.product
        and _GIVEN_WITH.fullmatch(context.text, other.end, mention.start) is not None
        for other in context.products_in(sentence.start, mention.start)
    )


def _is_next_in_time(text: str, mention: ProductMention) -> bool:
    """Whether "followed by" sets the mention behind another in time: "followed by Zelvora in June"."""
    before = _NEXT.search(text, max(0, mention.start - BESIDE), mention.start)
    return before is not None and ITS_TIME.match(text, mention.end) is not None


def _is_on_its_way(text: str, mention: ProductMention) -> bool:
    """Whether "with" opens what becomes of the mention: "with Zelvora on track for a filing"."""
    before = max(0, mention.start - BESIDE)
    on_its_way = _ON_ITS_WAY.match(text, mention.end) is not None
    return on_its_way and _ONLY_WITH.search(text, before, mention.start) is not None


def is_beside(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention is a partner or a rival, also one of which more is said: "with the pill X"."""
    joined = _WITH.search(context.text, sentence.start, mention.start) is not None
    return joined or is_partner(context, sentence, mention)


def _is_its_makers(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention only says who a company is: "the maker of X, Y and Z said"."""
    maker = sentence.first(naming().maker_of)
    if (
        maker is None
        or maker.end() > mention.start
        or len({named.product for named in context.products_in(sentence.start, sentence.end)}) == 1
    ):
        return False
    if any(maker.end() <= c.anchor < mention.start for c in context.candidates_in(sentence)):
        return False
    return NEW_CLAUSE.search(context.text, maker.end(), mention.start) is None


@once
def _is_beside_another(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the words directly before the mention make it a partner or a rival."""
    text = context.text
    if _OPENS_WITH_RIVAL.fullmatch(text, sentence.start, mention.start):
        return False
    left = max(sentence.start, mention.start - RIVAL)
    if _CLAUSE_OF_RIVAL.search(text, left, mention.start) and _ITS_VERB.match(text, mention.end):
        return False
    return sentence.before(mention.start, beside_another(), BESIDE) is not None


@once
def _before_bracket(context: Context, sentence: Sentence, mention: ProductMention) -> ProductMention:
    """The name in whose bracket the mention stands, else the mention: "Zelvora (zelbrutinib)"."""
    first = mention
    for other in context.products_in(sentence.start, mention.start):
        gap = context.text[other.end : mention.start]
        if other.product is mention.product and _OPENS_BRACKET.fullmatch(gap):
            first = other
    return first


@once
def _only_describes(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention only says who somebody is, or what another medicine is a copy of."""
    if _is_its_makers(context, sentence, mention) or _is_set_aside(context, sentence, mention):
        return True
    if _BOTH_ARE.search(context.text, max(sentence.start, mention.start - BESIDE), mention.start):
        return True
    copied = _COPIED.match(context.text, mention.end, sentence.end) is not None
    before = max(sentence.start, mention.start - MAKER)
    if context.products_in(sentence.start, before + 1) or context.products_in(before, mention.start):
        copied = copied or _MADE_OF.search(context.text, before, mention.start) is not None
    return copied or _of_its_maker(context.text, sentence, _before_bracket(context, sentence, mention))


def _is_set_aside(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether a sentence on another medicine opens with what the mention is set beside: "Besides X, Y"."""
    if not _OPENS_ASIDE.fullmatch(context.text, sentence.start, mention.start):
        return False
    comma = context.text.find(", ", mention.end, sentence.end)
    behind = context.products_in(comma, sentence.end) if comma >= 0 else ()
    return any(other.product is not mention.product for other in behind)


def _of_its_maker(text: str, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention only says who somebody is: "the maker of the gout drug X, and the pill Y, said"."""
    return _MAKER.search(text, max(sentence.start, mention.start - MAKER), mention.start) is not None
