"""Whether an authority stands behind an act: named in its sentence, over it or just before."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import CLAUSE, Candidate
from milestones.extract.mentions import Where
from milestones.lexicon.guards import guards

ORDER = 20
"""Characters before or behind an authority's name in which "by" or "order" makes the act its own."""
SUBJECT = 4
"""So many words may stand between an authority and its verb."""
OPENS = 8
"""Within so many characters of a sentence's begin its subject begins."""
_SAID_OF_ITSELF = re.compile(
    r"\)?\s+(?:has\s+|had\s+)?(?:said|says|told|tells|announced|informed|notified|advised|confirmed)\b[^.;]{0,60}?\b(?:it|they)\s+(?:\w+\s+){0,2}"
)
"""From an authority to what it tells of itself: "told Korvane on Friday that it was"."""
AMONG_MANY = (
    r"(?:[\w-]+\s+){0,5}(?:countries|markets|territories|nations|jurisdictions|regions)(?:\s+worldwide)?,?\s+"
    r"(?:including|such\s+as|among\s+(?:them|which)|like|notably)\s+(?:the\s+)?"
)
"""Before the first place of those that stand for many: "more than 40 countries, including the"."""
_INSIDE = re.compile(rf"\b(?:in|across|throughout)\s+(?:the\s+|all\s+of\s+|{AMONG_MANY})?$", re.IGNORECASE)
NEXT = 2
"""So many words behind the act a place is its own: "licensed in the US"."""
_PASS = re.compile(r"(?:go-?\s?ahead|green[\s-]?light|nod|ok|okay|thumbs[\s-]up)\b", re.IGNORECASE)
"""Nouns of nothing but an approval."""
_OPENS = re.compile(r"(?:^|[,;:]\s*)(?:and\s+|but\s+)?in\s+(?:the\s+)?$", re.IGNORECASE)
"""Ends with an "in" that opens its clause: "In Canada the go-ahead came"."""
_RELATIVE = re.compile(r",\s+(?:which|who|whose|after|in|on|for|citing|following|late|early|last)\b[^,;]*,")
_TAKES_UP = re.compile(
    r"(?:It|They|The\s+(?:committee|agency|panel|regulator))\s+(?:(?:has|have|had|also|then|now|further)\s+){0,2}"
)
"""From a sentence's begin to its verb: who acted in the sentence before."""
_WERE = re.compile(r"\s+(?:too\s+|instead\s+)?(?:was|were|is|are)\b")
"""Behind a participle that opens its sentence: "Rejected were"."""
_WAS_ALSO = re.compile(r"\b(?:was|were|is|are|has|have)\s+(?:also|likewise|too)\s+(?:been\s+)?$")
_GOT_TOO = re.compile(
    r"(?:It|They|The\s+(?:company|firm|drugmaker|group))\s+(?:(?:has|have|had|also|then|earlier|recently|separately)\s+){1,3}"
    r"(?:got|received|won|secured|obtained|gained|bagged|picked\s+up)\s"
)
"""Opens a sentence with what its subject got besides: "It also got a tentative nod for"."""
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_AND_THEN = re.compile(r"\b(?:and|but)\s+(?:(?:also|then)\s+)?$")
_NEXT = re.compile(r",\s+$")
"""Ends with what joins a headline's second verb to its first: "FDA rejects X, asks for a trial"."""
IS_THE_NTH = re.compile(
    r"(?:\s*\([^()]*\))?\s+(?:is|was|were|becomes?|became|ha[sd]\s+become)\s+(?:now\s+|thus\s+)?"
    r"(?:only\s+|among\s+|one\s+of\s+)?(?:the|its|our)\s+(?:[\w-]+\s+){1,6}to\s+(?:\w+ly\s+)?"
)
"""From a place to the act that it does before or after others: "Peru is the first country to permit"."""
_HELPING = re.compile(
    r"\b(?:had|has|have|already|also|since|then|finally|just|now|only|soon|too|by\s+then|at\s+last|[a-z]+ly|today|yesterday"
    r"|(?:late\s+)?on\s+(?:the\s+)?(?-i:[A-Z]\w+)(?:\s\d{1,2})?|in\s+(?:late\s+|early\s+)?(?-i:[A-Z]\w+|\d{4})|(?:this|last)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
"""Between a subject and its verb: words that part them not, as when it was."""
_GIVEN = re.compile(
    r"\s+(?:for\s+[\w-]+\s+)?(?:(?:was|ha[sd]\s+been)\s+(?:\w+ly\s+)?(?:granted|given|issued|handed)"
    r"|(?:finally\s+)?(?:came|followed|arrived)|did\s+not\s+(?:arrive|come))\b"
)
"""Behind "the licence": it was given, by whom the paragraph has told."""


_BY_APPLICANT = re.compile(r"\bby\s+(?:the|its)\s+(?:applicant|sponsor)\b")
"""Says of a medicine that was taken back that it was an authority's to decide on."""


def has_authority(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence or its heading names an authority, or a place that stands for one."""
    sentence, text = candidate.sentence, context.text
    if _is_an_authoritys(context, candidate) or _led_to_a_filing(context, candidate):
        return True
    for where in context.wheres_in(sentence.start, sentence.end):
        if where.agency or sentence.heading or _stands_for_authority(text, candidate, where):
            return True
    if _goes_on_with_another(context, candidate) and context.last_authority(sentence.start):
        return True
    if _TAKES_UP.fullmatch(text, sentence.start, candidate.start):
        told = context.told_before(sentence)
        if told is not None:
            return told.agency is not None
    if _takes_up_an_event(context, candidate):
        return True
    for over in context.governing(sentence):
        if over.block.number in context.headings and context.wheres_in(over.start, over.end):
            return True
    return sentence.has(guards().authority)


def _is_an_authoritys(context: Context, candidate: Candidate) -> bool:
    """Whether the act is on what only an authority decides: a hold told before, an applicant's file."""
    if candidate.rule == "retract product":
        return _BY_APPLICANT.search(context.text, candidate.start, candidate.end) is not None
    holds = (c for c in context.candidates if c.kind == "clinical-hold")
    return candidate.rule == "lift hold" and any(told.start < candidate.start for told in holds)


_EARLIER = re.compile(
    r"\b(?:after|following|since)\s+(?:an?|its|the)\s+(?:earlier|previous|prior|initial|first|original)\s+$",
    re.IGNORECASE,
)
"""Ends with what came before: "resubmitted its application after an earlier"."""


def _led_to_a_filing(context: Context, candidate: Candidate) -> bool:
    """Whether a refusal, by the authority told before, is why an application was filed again."""
    sentence = candidate.sentence
    if candidate.form != "noun" or candidate.kind not in ("refusal", "complete-response"):
        return False
    if not _EARLIER.search(context.text, sentence.start, candidate.start):
        return False
    filed = any(other.kind == "nda-submission" for other in context.candidates_in(sentence))
    return filed and context.last_authority(sentence.start) is not None


def _goes_on_with_another(context: Context, candidate: Candidate) -> bool:
    """Whether a passive sets one more medicine beside those told just before: "Rejected were X and Y"."""
    text, sentence = context.text, candidate.sentence
    if not context.products_in(sentence.start, sentence.end):
        return False
    opens = text[sentence.start : candidate.start].strip().lower() in ("", "also", "and")
    inverted = opens and _WERE.match(text, candidate.end) is not None
    also = candidate.passive and _WAS_ALSO.search(text, sentence.start, candidate.start)
    got = candidate.form == "noun" and _GOT_TOO.match(text, sentence.start, candidate.start)
    if not (inverted or also or got):
        return False
    before = next(context.earlier(sentence, 1), None)
    return before is not None and bool(context.candidates_in(before))


def _takes_up_an_event(context: Context, candidate: Candidate) -> bool:
    """Whether the paragraph has told who acts where "the licence" is handed over."""
    text, sentence = context.text, candidate.sentence
    if text[candidate.start - 4 : candidate.start].lower() != "the ":
        return False
    if not _GIVEN.match(text, candidate.end, sentence.end):
        return False
    told = any(other.start < candidate.start for other in context.candidates_in(sentence))
    return told or any(map(context.candidates_in, context.before_in_block(sentence)))


def _stands_for_authority(text: str, candidate: Candidate, where: Where) -> bool:
    if candidate.rule in ("sell product", "present product"):
        return True  # "applied to market it in Japan", "Japan has had it on the market since 2021"
    if candidate.start <= where.start < candidate.end:
        return False
    before = text[candidate.sentence.start : where.start]
    if not before.strip("\t •*-–—") and text.startswith(":", where.end):
        return True  # "JAPAN: Orvance cleared for psoriasis"
    inside = _INSIDE.search(before) is not None
    if IS_THE_NTH.fullmatch(text, where.end, max(candidate.start, where.end)):
        return True
    if candidate.rule.endswith("hold"):
        return where.start >= candidate.end and inside and candidate.passive
    if where.end <= candidate.start:
        gap = _HELPING.sub("", text[where.end : candidate.start])
        if inside and candidate.form == "noun" and _PASS.match(text, candidate.start):
            return _OPENS.search(before) is not None and CLAUSE.search(gap) is None
        near = SUBJECT if candidate.form == "noun" else 1
        return not inside and "," not in gap and len(gap.split()) <= near
    behind = text[candidate.end : where.start]
    filed = candidate.rule == "submit product"
    told = candidate.passive or candidate.form == "noun" or filed or len(behind.split()) <= NEXT
    return inside and told and not _BY.search(behind)


def by_authority(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is the subject of the act, or the one who ordered it."""
    text, sentence = context.text, candidate.sentence
    named = [(w.start, w.end) for w in context.wheres_in(sentence.start, sentence.end) if w.agency]
    named += [match.span() for match in sentence.find_all(guards().authority)]
    if sentence.heading:  # "US halts Korvane's trial": a country stands for its authority
        inside = context.wheres_in(sentence.start, candidate.anchor)
        home = "US" if candidate.rule.startswith("fast_track ") else None
        inside = [w for w in inside if home in (None, w.jurisdiction)]
        named += [(w.start, w.end) for w in inside if text[w.end : candidate.anchor].isspace()]
    for start, end in named:
        gap = _RELATIVE.sub(" ", text[end : candidate.anchor])
        if end <= candidate.anchor and len(gap.split()) <= SUBJECT and not re.search(r"[,;]|['’]s\b", gap):
            return True
        turned_back = candidate.rule.startswith("turn_back ")
        if turned_back and _SAID_OF_ITSELF.fullmatch(text, end, max(end, candidate.anchor)):
            return True
        gerund = text[candidate.anchor : candidate.end].partition(" ")[0].endswith("ing")
        if gerund and start - sentence.start < OPENS and text.endswith(", ", end, candidate.anchor):
            return True  # "The FDA dealt Korvane a blow, refusing to file its application"
        tied = text[max(candidate.anchor, start - ORDER) : start]
        if start > candidate.anchor and guards().ordered.search(tied):
            return True
        after = text[end : end + ORDER]
        if start > candidate.anchor and re.match(r"['’]s\s", after) and guards().ordered.search(after):
            return True
    return _acts_again(context, candidate)


def _acts_again(context: Context, candidate: Candidate) -> bool:
    """Whether the verb is an authority's second one: "The FDA approved X for gout and asked for a trial"."""
    text, sentence = context.text, candidate.sentence
    joins = _NEXT.search(text, sentence.start, candidate.anchor) if sentence.heading else None
    if not joins and not _AND_THEN.search(text, sentence.start, candidate.anchor):
        return False
    first = next((c for c in context.candidates_in(sentence) if c.anchor < candidate.anchor), None)
    if first is None or first.form not in (("past", "present") if joins else ("past",)) or first.passive:
        return False
    return by_authority(context, first)
