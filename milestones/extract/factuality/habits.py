"""What happens as a rule and is nobody's event: "sends such a letter when it has decided against it"."""

import re

from milestones.extract.events.attributive import AUTHORITY
from milestones.extract.events.candidate import MONTH, Candidate
from milestones.lexicon.cues import cues

_DONE = (
    r"(?:sent|issued|imposed|placed|given|granted|awarded|conferred|assigned|used|reserved|handed\s+out|approved|accepted"
    r"|cleared|refused|rejected|withdrawn|revoked|suspended|lifted|filed|submitted|validated|reviewed|put|what)"
)
_WHEN = (
    r"\b(?:when(?:ever)?|if|where|unless|only\s+after|once|as\s+soon\s+as|provided|after|in\s+cases?\s+(?:where|when|of)"
    r"|to\s+(?:drugs|medicines|products|therapies|treatments|applicants|sponsors|companies|applications)"
    r"|(?:on|upon|based\s+on|on\s+the\s+(?:basis|strength)\s+of)\s+(?:an?|early|preliminary|promising)\s)\b"
)
_CASES = frozenset(
    [
        "when",
        "whenever",
        "if",
        "where",
        "unless",
        "after",
        "once",
        "soon",
        "provided",
        "case",
        "cases",
        "to",
        "on",
        "upon",
    ]
)
"""Of these each of the patterns has one, as `Sentence.words` gives them."""
BEFORE = 100
"""Within so many characters before the name of a scheme stands who made it."""
_DOES = re.compile(
    rf"{AUTHORITY}\s+(?:only\s+|usually\s+|normally\s+|[a-z]+ly\s+)?"
    r"(?:sends|issues|imposes|places|gives|grants|awards|confers|assigns|uses|reserves|hands\s+out|approves|accepts"
    r"|clears|refuses|rejects|withdraws|revokes|suspends|lifts|files|validates|puts)\s"
    r"[^.;]{0,90}?\b(?:when(?:ever)?|if|where|unless|only\s+after|once|as\s+soon\s+as)\s"
)
"""What an authority does, and in which case."""
_IS_DONE = re.compile(
    r"\W*(?:[A-Z][^.;,]{0,40},\s+|In\s+(?:the\s+)?[A-Z][\w.]+\s+)?(?:(?:An?|an?)\s+(?!(?:third|second|first|new)\b)|[Ss]uch\s+|[Tt]hese\s+)(?:[\w-]+\s+){1,4}?"
    rf"(?:is|are)\s+(?:only\s+|usually\s+|[a-z]+ly\s+)?{_DONE}\b[^.;]{{0,70}}?{_WHEN}"
)
"""Opens with a thing of its sort and tells what is done to such ones, and in which case."""
_AFTER_ONE = re.compile(
    r"\W*(?:After|Following|Upon|Once)\s+(?:such\s+)?(?:an?|any)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:opinion|recommendation|approval|designation|authori[sz]ation|clearance|acceptance|validation)\b(?!\s+(?:in|on|last|from|by|of|for)\b)"
    r"[^.;]{0,90}?\b(?:would|will|may|can|could|must|usually|normally|typically|generally|has\s+(?:\w+\s+)?\d+\s+days"
    r"|decides|takes|acts|follows|issues|adopts)\b"
)
"""Opens with a step of its sort and tells what follows: "After a positive opinion the EC has 67 days"."""
_SET_UP = (
    r"(?:introduced|launched|created|established|set\s+up|rolled\s+out|unveiled|brought\s+in|devised|designed|invented"
    r"|offered|expanded|reformed|overhauled|scrapped|revived|piloted)"
)
_ITS_OWN = r"(?:the|its|an?|their|what\s+is\s+called)(?:\s+(?!to\b|for\b)[\w'’.-]+){0,3}"
"""A scheme's article, and which it is: "its own", "a so-called"."""
_SETS_UP = re.compile(
    rf"(?:{AUTHORITY}|\b(?:Congress|Parliament|lawmakers|government|Japan|China|Korea|Taiwan|Britain|Brussels|Washington|[A-Z][\w-]+\s+Act|law))"
    r"\s+(?:(?:has|have|had|first|also|itself)\s+)*"
    rf"(?:{_SET_UP}(?:\s+{_ITS_OWN})?|(?:offers|had|has|began|started|opened)\s+{_ITS_OWN})\s+[\"“'‘]?$"
)
"""Ends with who made a scheme: "since 2012 the FDA has offered a"."""
_WAS_SET_UP = re.compile(
    r"[\"”'’]?(?:\s+\([^()]{1,40}\))?(?:\s+(?:scheme|programme|program|pathway|system|route|category|process|voucher))?"
    rf"(?:,\s+which)?\s+(?:was|were|has\s+been|is)\s+(?:first\s+|only\s+|\w+ly\s+)?(?:{_SET_UP}|made\s+law|written\s+into|meant|born)\b"
)
"""Behind the name of a scheme: it was made."""
_ITS_LIKE = re.compile(
    r"\b(?:like|similar\s+to|akin\s+to|equivalent\s+(?:of|to)|counterparts?\s+(?:of|to)|modell?ed\s+(?:on|after)"
    r"|comparable\s+(?:to|with)|resembl(?:es|ing)|mirrors|mirroring|version\s+of|answer\s+to|analogous\s+to|parallels|rivals)\s+"
    r"(?:the\s+|an?\s+|its\s+)?(?:[\w.]+['’]s?\s+|[A-Z]{2,5}\s+|U\.S\.\s+){0,3}(?:own\s+)?[\"“'‘]?$"
)
"""Ends with what likens one scheme to another: "a scheme like the FDA's"."""

_SUCH_A = re.compile(r"\W*An?\s+(?:[A-Z]{2,5}\s+|U\.S\.\s+){0,2}$")
"""From a sentence's begin to the name of a status: any such one."""
_DOES_SO = re.compile(
    r"(?:\s+\([A-Z]{2,5}\))?\s+(?:also\s+|typically\s+)?(?:can|may|does\s+not|[a-z]+s)\s", re.IGNORECASE
)
"""Behind it: what it does, in the present tense."""
_HAPPENS = re.compile(r"[^.;]{0,14}\b(?:was|has|is|comes|follows|goes|remains|marks|joins|adds|builds)\s")
"""The same where it is one that was given: "An orphan designation follows"."""


_PLURAL = re.compile(
    r"(?:(?:new|novel|drug|medicine|product|marketing|vaccine)\s+){0,3}(?:approvals|licen[cs]es|authori[sz]ations|applications|submissions|filings)\b",
    re.IGNORECASE,
)
_ITS_JOB = re.compile(
    r"\b(?:rules?|decides?|final\s+say|last\s+say|last\s+word|final\s+word|final\s+decisions?|oversees?|overseeing|handles?|responsible|in\s+charge"
    r"|governs?|regulates?|polices?|grants|issues|signs\s+off|authority|powers?|jurisdiction|discretion|control)\s+(?:(?:on|over|for|of|about)\s+)?"
    r"(?:(?:all|the|any|new|such|most|drugs?|medicines?|medical|marketing|market|product|vaccine|regulatory|EU|European|U\.?S\.?)\s+){0,4}$"
)
"""Ends with what an authority is there for: "which rules over drug", "has the final say on"."""


_TREND = re.compile(
    r"\b(?:uptick|upswing|upturn|downturn|rise|increase|decrease|growth|drop|decline|fall|surge|jump|slump|slowdown|boom|dip|spike|rebound|lull|trends?|bump)\s+(?:in|of)\s+"
    r"(?:(?:the|all|new|novel|orphan|generic|biosimilar|drugs?|medicines?|cancer|oncology|marketing|product|vaccine|regulatory|number|rate|pace|of|EU|European|FDA|EMA|U\.?S\.?)\s+){0,5}$",
    re.IGNORECASE,
)
"""Ends with how many of them there were: "continues uptick in orphan"."""
_LETTERS_DO = re.compile(
    r"(?:complete\s+response\s+letters|CRLs)(?:\s+\([A-Z]{3}s?\))?\s+(?:can|may|might|often|usually|typically|tend|do|are\s+(?:often|usually|issued|sent|not|typically))\b",
    re.IGNORECASE,
)
"""What such letters do as a rule."""


_HAD = re.compile(r"Had\s[^;]{5,200}?,\s[^;]{1,80}?\b(?:would|could|might)\s")
"""Opens a sentence with a condition that was not met."""

_AS_A_RULE = frozenset(["usually", "normally", "typically", "generally", "ordinarily", "customarily", "rule"])
_RULE = r"\b(?:usually|normally|typically|generally|ordinarily|customarily|as\s+a\s+rule)\b"
_RULED = re.compile(_RULE, re.IGNORECASE)
_COMES_AS_A_RULE = re.compile(
    rf"[^,;]{{0,60}}?(?:{_RULE},?\s+[a-z]+s\b|\b(?:is|are|comes?|takes?|follows?)\s+{_RULE})"
)
"""Behind an act's noun: what becomes of such ones, "usually takes two months"."""
_FOR_ONCE = re.compile(
    r"\b(?:expect\w*|due|will|set|likely|schedul\w+|anticipat\w+|slated|plans?|hopes?|this\s+time)\b"
)
"""What is said of one decision beside a rule: "usually follows it and is expected to decide in May"."""


def comes_as_a_rule(text: str, candidate: Candidate) -> bool:
    """Whether a decision is one that comes in each such case: "normally follows the advice in two months"."""
    sentence = candidate.sentence
    if _AS_A_RULE.isdisjoint(sentence.words) or _FOR_ONCE.search(text, sentence.start, sentence.end):
        return False
    if candidate.expected:
        return _RULED.search(text, sentence.start, sentence.end) is not None
    return candidate.form == "noun" and _COMES_AS_A_RULE.match(text, candidate.end, sentence.end) is not None


def explains(text: str, candidate: Candidate, named: bool) -> bool:
    """Whether a heading explains what there is; "Why the FDA rejected X" tells that it has come.

    So does a sentence of what has not come: "Had the FDA rejected X, Korvane would have run out of cash".
    """
    if text.startswith("Had ", candidate.sentence.start) and _HAD.match(text, candidate.sentence.start):
        return candidate.end < text.find(", ", candidate.start)
    if not candidate.sentence.block.heading or (named and candidate.form == "past"):
        return False
    return cues().explaining.match(text, candidate.sentence.start) is not None


def is_a_scheme(text: str, candidate: Candidate, named: bool) -> bool:
    """Whether a status is the scheme itself, not given to anything: "the EMA launched PRIME in March"."""
    sentence = candidate.sentence
    if candidate.form != "status":
        return False
    if _ITS_LIKE.search(text, max(sentence.start, candidate.start - BEFORE), candidate.start):
        return True
    if _means_something(text, candidate):
        return True
    if named:
        return False
    if _WAS_SET_UP.match(text, candidate.end, sentence.end):
        return True
    return _SETS_UP.search(text, max(sentence.start, candidate.start - BEFORE), candidate.start) is not None


def _means_something(text: str, candidate: Candidate) -> bool:
    """Whether the sentence says what any such status does: "A priority review takes six months"."""
    if not candidate.kind.endswith(("-designation", "-passport", "-review")):
        return False
    if not _SUCH_A.fullmatch(text, candidate.sentence.start, candidate.start):
        return False
    return _DOES_SO.match(text, candidate.end) is not None and not _HAPPENS.match(text, candidate.end)


def is_a_habit(text: str, candidate: Candidate) -> bool:
    """Whether the sentence tells what is done as a rule: "A hold is imposed when the FDA sees risks"."""
    sentence = candidate.sentence
    plural = _PLURAL.match(text, candidate.start, sentence.end)
    if plural and any(told.search(text, sentence.start, candidate.start) for told in (_ITS_JOB, _TREND)):
        return True
    if candidate.kind == "complete-response" and _LETTERS_DO.match(text, candidate.start, sentence.end):
        return True
    if sentence.heading or _CASES.isdisjoint(sentence.words):
        return False
    if _IS_DONE.match(text, sentence.start, sentence.end):
        return True
    if _AFTER_ONE.match(text, sentence.start, sentence.end):
        return True
    return _DOES.search(text, sentence.start, sentence.end) is not None


_UPON = re.compile(
    r"(?:[^\w]*(?:[\w’'-]+\s+){0,6}[\w’'-]+:)?\W*(?:On|Upon|Following|After|Subject\s+to)\s+(?:the\s+|an?\s+|its\s+)?"
    r"(?:(?:full|final|initial|first|regulatory|marketing|potential)\s+)?(?:[A-Z][\w.]*\s+){0,4}(?:['’]s\s+)?$"
)
"""From a sentence's begin, or from its label, to an act's noun: "Upon FDA"."""
_WOULD = re.compile(
    r"(?![^;]{0,160}?\b(?:19|20)\d\d\b)[^;]{0,160}?,\s(?:(?!said\b|says\b|that\b)[\w.'’®™-]+\s){1,6}(?:would|could|might)\s"
)
"""Behind an act without a year: what would come of it, ", Korvane would receive"."""


_ANY_SUCH = re.compile(
    r"(?:^\W*|[,;:]\s+|\b(?:said|says|say|warns?|warned|wrote|writes?|think|thinks|that|but|and)\s+)"
    r"(?:(?:an?|any|another|such|one\s+more)\s+)?(?:(?!(?:the|its|their|this|that|his|our)\b)[\w.-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before an act's noun: it is the subject of its clause, and any one of its sort: "analysts said a"."""
_WOULD_BE = re.compile(r"\b(?:would|could|might)\s+(?!(?:not\s+)?have\b)", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:was|were|is|are|has|have|had|came|comes|did|that|which|who|said|says|after|but|so|if|means|meant)\b|[.;:]\s"
    rf"|\b(?:in|on|last|of)\s+(?:(?:early|late|mid)[\s-]+)?(?:\d|{MONTH}\b|week|month|year)",
    re.IGNORECASE,
)
"""Between an act's noun and what it would bring: another clause, a verb of its own, or its time."""
BRINGS = 130
"""Within so many characters behind an act's noun stands what it would bring."""


def would_bring(text: str, candidate: Candidate) -> bool:
    """Whether only what any such act would bring is told: "A rejection of X by the FDA would hurt it"."""
    sentence = candidate.sentence
    if sentence.words.isdisjoint(("would", "could", "might")):
        return False
    would = _WOULD_BE.search(text, candidate.end, min(sentence.end, candidate.end + BRINGS))
    if would is None or _TOLD.search(text, candidate.end, would.start()):
        return False
    before = text[sentence.words_back(candidate.start, 5) : candidate.start]
    opens = sentence.words_back(candidate.start, 5) == sentence.start
    found = _ANY_SUCH.search(before)
    return found is not None and (found.start() > 0 or opens)


def would_follow(text: str, candidate: Candidate) -> bool:
    """Whether it is only told what would come of the act: "Upon approval, X would be the first pill"."""
    if _UPON.fullmatch(text, candidate.sentence.start, candidate.start) is None:
        return False
    return _WOULD.match(text, candidate.end, candidate.sentence.end) is not None
