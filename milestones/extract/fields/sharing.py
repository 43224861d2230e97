"""Medicines that share an event: those that stand in one list with the one it was found for."""

import re
from collections.abc import Sequence
from functools import cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.clauses import Clauses
from milestones.extract.fields.dosages import undosed
from milestones.extract.medicines.products import ProductMention
from milestones.lexicon.datewords import written_months, written_weekdays
from milestones.lexicon.naming import naming
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import alternatives

_NOTED = r"(?:\([A-Z]{1,5}(?:\s[^()]{1,20})?\)\s)?"
"""Behind an owner: its ticker, "Korvane's (KRVN - Free Report)"."""
_OWNER = rf"(?:[A-Z][\w&.-]*(?:\s(?:and\s|&\s)?|/)){{0,3}}[A-Z][\w&.-]*['’]s?\s{_NOTED}"
_ITS_USE = re.compile(
    r"\)?(?:®|™)?(?:\s*\([^()]*\))?,?\s+(?:for|to\s+treat|in|against|from|of|as\s+an?)\s[^;:]*?(?:,|\band|\bas\s+well\s+as)\s+(?:and\s+)?"
    r"(?:for\s+|of\s+|to\s+)?(?:[\w&.'’-]+\s+){0,5}",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[^();]{0,40}\),?\s+(?:and\s+|or\s+)?(?:for\s+)?(?:[\w’'/-]+\s+){1,6}\(")
"""Between two medicines in brackets behind what each is for: "gout (A tablets) and chronic pain (B)"."""
_OWN_BRACKET = re.compile(r"(?:\s[A-Z][\w.-]*){0,2}\s?[®™]?\s?(?:[(\[]\s?(?:[a-z-]+:?\s){0,4})?")
"""Between a medicine and its other name: a maker, as generics have in their names, and the bracket."""
_PART_ENDS = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,60}\))?(?:[.;]|,\s(?:an?|the|another|its|which)\s|,?\s+(?:for|to\s+treat|in|against|from|and)\s|\s*$)",
    re.MULTILINE,
)
"""Behind a medicine that its semicolon parts from others: what it is or is for, or nothing more."""
_PART_CLOSES = re.compile(r";|\.(?=\s+[A-Z]|\s*$)|\n", re.MULTILINE)
_PART_VERB = re.compile(
    r"(?:(?!\b(?:who|that|which|whose|when|where|patients|people|adults|children)\b)[^;])*?\b(?:is|are|was|were|has|have|had|will|remains|fail(?:s|ed)|entered|enters|missed|fell|awaits|faces|won|got|gained"
    r"|received|met|showed|shows|beat|lost|began|starts|started)\b"
)
"""Says of a part that it tells something else."""
_PLURALS = ("are", "were", "have", "won", "got", "had", "will")
"""Verbs that have several subjects, or may have."""
_OWN_VERB = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,60}\))?,?\s+(?:for|to\s+treat|in|against)\s"
    r"(?:(?!(?:who|that|which|whose|when)\b)[^\s,;.]+\s+){1,6}?"
    r"(?:is|are|was|were|has|had|will|remains|failed|fails|entered|enters|missed|fell|awaits|faces)\b"
)
"""Behind a medicine and its use: it is the subject of another clause: "and Y for asthma is in phase 3"."""
_ITS_PART = re.compile(
    r"\s?[®™]?(?:,?\s+[^;:]{2,100})?;\s+(?:(?:and|also|then|to|for|of)\s+){0,2}"
    r"(?:(?:an?|the|its|their|another)\s+(?:[\w/-]+\s+){0,5}?(?:[\w-]+,\s+)?)?(?:[A-Z][\w&.-]*\s+){0,3}(?:[A-Z][\w&.-]*['’]s?\s+(?:[a-z][\w/-]*\s+){0,5})?"
)
"""Between two medicines that a semicolon parts."""
_AND_MAKERS_PART = re.compile(
    r"\s?[®™]?(?:,?\s+[^;:]{2,100})?;\s+(?:(?:and|also|then|plus)\s+){0,2}"
    r"(?:an?|another|the|its|one|two|three)\s(?:[\w/-]+\s+){0,5}?(?:from|by|of)\s[^;:]{2,70}?,\s+"
)
"""Between two medicines that a semicolon parts, the second one's class and maker told first."""
_PEOPLE = re.compile(
    r"\b(?:(?:adult|paediatric|pediatric|certain|some)\s+)?(?:patients|people|adults|children|adolescents|women|men|infants|persons|those)\s+with\s+"
)
"""Those who have a disease: what stands before it opens no clause."""
_PLUS = re.compile(r";\s+(?:and\s+)?plus\b")
NEW_CLAUSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|which|who|whose|that|said|after|while|but|with|plus|versus|against|combined"
    r"|such|than|compared|following|received|won|got|gained|secured|obtained|earned|treated|including|like|over)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\s?[®™]?['’]s\s+(?:label|sales|maker|patent|price|data|trial|stud|launch|prescri|safety|market|rival|revenue)"
)
"""Behind a medicine: something of its own, of which the clause tells: "approved X in May, Y's label"."""
_OTHER_NEWS = re.compile(
    r"\b(?:submissions?|filings?|applications?|acceptance|designations?|initiation|start|launch|readouts?|results|data|enrol(?:l)?ment|acquisition)"
    r"\s+(?:for|of|to|from|in)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what is told of the second of two medicines: "approval of X for gout, and the submission for"."""
_APPOSED = re.compile(
    r"\)?\s?[®™]?(?:\s\([^()]{2,60}\))?,\s+(?:an?|the|its|their)\s[^,;:]{3,90},\s+(?:(?:and|as\s+well\s+as)\s+(?:(?:for|of|to|on)\s+)?)?"
    rf"(?:{_OWNER}(?:[a-z][\w/-]*\s+){{0,5}})?"
)
"""Between two medicines of one list, of which the first one's class stands behind it: "X, a gout pill, Y"."""
_FOLLOWED = re.compile(
    r"[^;:]{0,80}?,?\s+(?:(?:later|then|soon|was|were|and|to\s+be)\s+)*"
    r"(?:(?:followed|joined)\s+(?:[\w-]+\s+){0,3}?by|(?:as|and\s+so)\s+(?:did|do|was|were|is|are|has|have|had))\s+"
    rf"(?:{_OWNER}|the\s+|its\s+|an?\s+)?(?:[a-z][\w/-]*\s+){{0,5}}"
)
"""Before a medicine that the same befell: "in May, followed by Acme's", ", as did"."""
_AND_THEN = re.compile(
    rf"[^;:]{{0,80}}?\b(?:in|on|later)\b[^;:]{{0,80}}?(?:,|,?\s+and)\s+(?:then\s+|later\s+)?(?:{_OWNER})?(?:[a-z][\w/-]*\s+){{0,3}}"
)
"""Between two medicines: the first one's time, and what joins the second, which has its own, to it."""
ITS_TIME = re.compile(
    rf"\s?[®™]?(?:\s\([^()]{{2,40}}\))?,?\s(?:in|on)\s(?:(?:{written_months()}|{written_weekdays()})\b|\d{{1,2}}\s[A-Z]|(?:19|20)\d\d)"
    r"|\s?[®™]?,?\s\w+\s(?:days?|weeks?|months?|years?)\slater\b",
)
"""Behind a medicine: when the same befell it."""
_BRACKET = re.compile(r"\s?\([^()]*\)")
USES = 160
"""Within so many characters a second medicine shares the first one's act."""
_TIED = re.compile(r"\b(to|for|of|on)\s+(?:[A-Z][\w&.-]*(?:['’]s?)?\s+){0,3}$", re.IGNORECASE)
_TIED_AGAIN = re.compile(
    r"(?:,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+)(to|for|of|on)\s+(?:[A-Z][\w&.-]*(?:['’]s?)?\s+){0,3}$"
)
"""Between two medicines of one list: what one is for, and the preposition of the first again."""
OWNER = 60
"""Within so many characters before a medicine stands its maker's name."""


_CALLED = (
    r"\s+(?:(?:from|by|of)\s+(?:[\w&.'’-]+\s+){1,6}?)?(?:called|named|dubbed|branded|known\s+as)\s+[\"“‘]?"
)
"""Between a class and a medicine: who makes it, and that it is called so."""
_ANOTHER_CALLED = re.compile(
    r"\)?(?:®|™)?(?:\s*\([^()]*\))?(?:,?\s+(?:for|to\s+treat|in|against)\s[^;:,]*?)?,\s+(?:and\s+)?(?:an?|another|the)\s"
    rf"(?:(?!and\b|or\b)[\w'’/-]+\s+){{0,6}}?[a-z]+{_CALLED}"
)
"""Between two medicines, the second one called so: "X for gout, a new eye drop from Acme called Y"."""


@cache
def _product_list() -> re.Pattern[str]:
    """Between two medicines of one list: "on A and on two sister products, B and the CD19-directed C"."""
    nouns = alternatives(naming().class_nouns)
    return re.compile(
        r"\s*\)?(?:®|™)?(?:\s*\([^()]{1,60}\))?\s*(?:,|and|,\s*and|&|as\s+well\s+as)\s*"
        r"(?:(?:on|of|for|to)\s+(?:[\w.'’-]+,?\s+){0,6}|(?:the|its|another)\s+(?:[\w.'’-]+\s+){0,2}"
        rf"|(?<=and\s)(?-i:(?:[a-z][a-z-]+\s+){{0,5}}(?:{nouns})\s+))?",
        re.IGNORECASE,
    )


@cache
def _and_anothers() -> re.Pattern[str]:
    """Between two medicines, each with its class: "A and a gout pill, B", "A and Acme's pill B"."""
    nouns = alternatives(naming().class_nouns)
    return re.compile(
        r"\)?\s?[®™]?(?:\s\([^()]{2,60}\))?(?:,?\s(?:from|by)\s[^,;]{2,40})?"
        rf"(?:,?\s+(?:and|as\s+well\s+as|along\s+with)\s+|,\s+(?={_OWNER}))"
        r"(?:an?\s|the\s|its\s|their\s|another\s|"
        rf"{_OWNER})(?:(?!and\b|or\b)[\w'’/-]+\s+){{0,6}}?(?:{nouns})(?:(?:\s(?:for|against|in)\s[^,;:]{{3,60}},)?,?\s+|{_CALLED})"
    )


_AND_OWNERS = re.compile(
    r"[\"”’]?\s?[®™]?(?:,?\s+(?:and|as\s+well\s+as|along\s+with)\s+|,\s+|;\s+(?:and\s+)?)"
    r"(?:(?:one|two|three|another|others|more)\s+(?:from|by|of)\s+(?:[A-Z][\w&.-]*\s?){1,3},\s+|"
    r"(?:(?:[A-Z][\w-]*|[a-z]+)-based\s+)?(?:[a-z]+\s+)?(?:[A-Z][\w&.-]*\s+(?:and\s+)?){0,3}(?:[A-Z][\w&.-]*|[a-z]{4,})['’]s?\s+"
    rf"{_NOTED}[\"“‘]?)"
)
"""Between two medicines, the second one with its owner: "Korvane's X and drugmaker Acme's Y"."""
_VERB = re.compile(
    r"[\"”’]?\s?[®™]?(?:\s\([^()]{2,60}\))?(?:(?:,\s+|,?\s+and\s+)[A-Z][\w.’'-]*){0,4},?\s+"
    r"(?:is|are|was|were|has|had|have|will|remains|failed|fails|awaits|faces|got|won)\b"
)
"""Behind a medicine, and more of its list: it is the subject of a clause of its own."""


def sharing(
    context: Context, candidate: Candidate, best: ProductMention, mentions: Sequence[ProductMention]
) -> list[ProductMention]:
    """The mention, and others that stand in one list with it: "PXL770 and PXL065 were designated"."""
    text, parts = context.text, context.clauses_of(candidate.sentence)
    place = list(mentions).index(best)
    chosen = [best]
    plain = False
    for step in (-1, 1):
        here = place
        while 0 <= here + step < len(mentions):
            first, second = sorted((mentions[here], mentions[here + step]), key=lambda m: m.start)
            gap = undosed(text[first.end : second.start])
            if _told_apart(context, candidate, first, second):
                break
            used = _each_described(text, first, second) or _joined(text, candidate, first, second)
            used = used or _AND_OWNERS.fullmatch(_plain(gap)) is not None
            if _has_its_verb(text, candidate, second):
                break
            shared = used and not _told_elsewhere(candidate, parts, mentions[here + step])
            shared = shared or _IN_BRACKETS.fullmatch(gap) is not None
            shared = shared or (first.product is second.product and _OWN_BRACKET.fullmatch(gap) is not None)
            if not shared and (not _product_list().fullmatch(gap) or NEW_CLAUSE.search(gap)):
                break
            here += step
            plain = plain or (not used and first.product is not second.product)
            if mentions[here].product not in [m.product for m in chosen]:
                chosen.append(mentions[here])
    combined = plain and re.search(
        r"\b(?:plus|combination|combined|regimen)\b", text[max(0, best.start - 60) : best.end + 60]
    )
    return (
        sorted(chosen, key=lambda m: m.start)[:1]
        if combined and len(chosen) > 1
        else sorted(chosen, key=lambda m: m.start)
    )


def _has_its_verb(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the mention is the subject of a verb of its own, not of one that is the whole list's.

    "Approved X for gout, and Y is in a trial", but "X for gout and Y for asthma were approved".
    """
    behind = undosed(text[mention.end : mention.end + USES])
    verb = _OWN_VERB.match(behind) or _VERB.match(behind)
    return verb is not None and not (candidate.start >= mention.end and verb.group().endswith(_PLURALS))


def _told_elsewhere(candidate: Candidate, parts: Clauses, mention: ProductMention) -> bool:
    """Whether the mention stands in another clause of the candidate's sentence."""
    inside = candidate.sentence.start <= mention.start < candidate.sentence.end
    return inside and parts.apart(candidate, mention.start)


def _told_apart(
    context: Context, candidate: Candidate, first: ProductMention, second: ProductMention
) -> bool:
    """Whether another act stands between two medicines: "the FDA approved X and the EMA approved Y"."""
    return any(
        first.end <= other.anchor < second.start and other.form in ("past", "present") and not other.passive
        for other in context.candidates_in(candidate.sentence)
    )


def _plain(gap: str) -> str:
    """What stands between two medicines, brackets left out, also the one that the first stands in."""
    opened, closed = gap.find("("), gap.find(")")
    if closed >= 0 and (opened < 0 or closed < opened):
        gap = gap[closed + 1 :]
    return undosed(_BRACKET.sub("", gap))


def _each_described(text: str, first: ProductMention, second: ProductMention) -> bool:
    """Whether nothing parts two medicines of a list but what the first is for and whose the second is.

    "Approved X for gout and Acme's Y", "X, for gout; and a flu shot, Y", "X, a gout pill, and Y".
    """
    if _taken_up(text, first, second):
        return True
    gap = _PEOPLE.sub("", _PLUS.sub(";", _plain(text[first.end : second.start])))
    if len(gap) >= USES or NEW_CLAUSE.search(gap) or _OTHER_NEWS.search(gap):
        return False
    if _OWNS.match(text, second.end):
        return False
    if _ITS_PART.fullmatch(gap) or _AND_MAKERS_PART.fullmatch(gap):
        told = _PART_VERB.match(text, second.end, _part_end(text, second.end))
        return _PART_ENDS.match(text, second.end) is not None and told is None
    return any(shape.fullmatch(gap) for shape in (_ITS_USE, _APPOSED, _ANOTHER_CALLED, _and_anothers()))


def _part_end(text: str, start: int) -> int:
    """Where the part of a list ends that semicolons or a full stop close."""
    closed = _PART_CLOSES.search(text, start, start + USES)
    return closed.start() if closed else min(len(text), start + USES)


def _joined(text: str, candidate: Candidate, first: ProductMention, second: ProductMention) -> bool:
    """Whether the second comes after what was told of the first: "X was approved in May, followed by Y"."""
    start = candidate.end if first.end <= candidate.start < second.start else first.end
    gap = _plain(text[start : second.start])
    if _FOLLOWED.fullmatch(gap):
        return True
    timed = _AND_THEN.fullmatch(gap) and ITS_TIME.match(text, second.end)
    return timed is not None and sentence_words().finite.search(gap) is None


def _taken_up(text: str, first: ProductMention, second: ProductMention) -> bool:
    """Whether the first one's preposition is taken up by the second: "to A's X, for gout, and to B's Y"."""
    one = _TIED.search(text, max(0, first.start - OWNER), first.start)
    other = _TIED_AGAIN.search(text, first.end, second.start)
    if not (one and other) or one[1].lower() != other[1].lower() or second.start - first.end > USES:
        return False
    return sentence_words().finite.search(text, first.end, second.start) is None


def is_bracketed(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the event is told in the bracket behind the medicine: "X for gout (decision by May), Y"."""
    opened = text.rfind("(", mention.end, candidate.start)
    if opened < 0 or text.find(")", mention.end, candidate.start) >= 0:
        return False
    return _TO_ITS_BRACKET.fullmatch(text, mention.end, opened) is not None


_TO_ITS_BRACKET = re.compile(r"[®™]?\s?(?:(?:for|in|against|to\s+treat)\s+(?:[\w'’/-]+\s+){1,6})?")
"""Between a medicine and the bracket on it: nothing, or what it is for."""


def up_to_its_bracket(
    text: str, candidate: Candidate, chosen: Sequence[ProductMention]
) -> Sequence[ProductMention]:
    """Without those behind the bracket in which the event is told: "X (approved in May) and Y wait".

    Nor is it of those with a bracket of their own: "X (data in April), Y (decision in May)".
    """
    opened = text.rfind("(", candidate.sentence.start, candidate.start)
    if opened < 0 or ")" in text[opened : candidate.end]:
        return chosen
    closed = text.find(")", candidate.end, candidate.sentence.end)
    chosen = [m for m in chosen if closed < 0 or m.start < closed] or chosen
    return [m for m in chosen if not _SAID_OF_IT.search(text, m.end, opened)] or chosen


_SAID_OF_IT = re.compile(r"\([^()]*\s[^()]*\)")
"""A bracket of several words, which are no other name."""
