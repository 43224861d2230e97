"""Acts that are only mentioned: what something else happens at, costs, needs, or somebody knows about.

"At the time of BLA submission", "costs of the NDA filing", "experience in BLA submissions" tell of no event,
though a medicine is named beside them; nor does what any company may do, or befalls most medicines.
"""

import re

from milestones.extract.events.candidate import MONTH, Candidate
from milestones.extract.factuality.habits import comes_as_a_rule
from milestones.lexicon.wordpatterns import Worded

_THE = (
    r"(?:(?:the|a|an|its|their|our|any|this|that|final|full|initial|planned|first|eventual|formal"
    r"|potential|future|complete|U\.?S\.?|E\.?U\.?|regulatory|marketing|rolling)\s+){0,4}"
)
"""Before an act's noun: which one."""
_AT_ITS_TIME = Worded.needing(
    "time moment point date day stage at prior",
    r"\b(?:at|by|around|until|till|from|before|after|since)\s+(?:or\s+(?:before|around|after)\s+)?(?:the\s+|what\s+)?"
    rf"(?:time|moment|point|date|day|stage)\s+of\s+{_THE}(?:submission\s+of\s+|filing\s+of\s+)?{_THE}$"
    rf"|\bat\s+(?:or\s+(?:before|around|after)\s+)?{_THE}$"
    rf"|\bprior\s+to\s+{_THE}$",
)
"""Ends with what makes of the act behind it only the time of something else: "at the time of the final"."""
_ONCE_THERE = Worded.needing(
    "after following upon on from",
    r"\bfor\s+(?:an?|the|its|their)\s+(?:[\w.-]+\s+){0,2}"
    r"(?:launch|roll-?out|release|market\s+entry|start\s+of\s+sales)\s+(?:[\w]+\s+){0,3}"
    rf"(?:after|following|upon|on)\s+{_THE}$"
    r"|\b(?:exclusivity|monopoly|protection)\s+(?:period\s+)?(?:for|of|lasting)\s+(?:(?:up\s+to|at\s+least|a\s+period\s+of|a\s+further|the\s+first)\s+)?"
    r"[\w-]+\s+(?:additional\s+|full\s+)?years?\s+(?:in\s+(?:the\s+)?[\w.]+(?:\s[A-Z]\w+)?\s+)?(?:starting\s+|beginning\s+|counted\s+)?"
    rf"(?:after|following|upon|on|from)\s+(?:the\s+(?:date|day|time)\s+of\s+)?{_THE}$",
)
"""Ends with what makes of an approval the begin of something: "for a launch right after".

So it is where it says how long nobody may copy: "exclusivity for seven years following".
"""
_A_WHILE_AFTER = re.compile(
    rf"\W*(?:[\w-]+\s+){{0,3}}(?:after|following|upon)\s+{_THE}(?:[\w.]+['’]s\s+)?(?:[A-Z]{{2,6}}\s+)?",
    re.IGNORECASE,
)
"""Opens a sentence up to such an approval: "Two years after"."""
_MAY = re.compile(r"[^.;,]{0,60},\s+[^.;]{0,60}?\b(?:may|might|could|would|should)\s")
"""Behind it: what may come then."""
_KNOWN_BY = Worded.needing(
    "experience expertise experienced background knowledge skills skilled specialist specialists specializing"
    " specialising specializes specialises versed record adviser advisor consultant consulting",
    r"\b(?:experienced?|expertise|background|knowledge|skill(?:s|ed)|speciali[sz](?:ing|es)|specialists?|versed|track\s+record"
    r"|(?:advis[eo]r|consultant|consulting))\s+(?:\w+ly\s+)?(?:in|with|of|on|for|across|at|spanning|through)\s+"
    r"(?:(?!\b(?:has|have|had|was|were|said|announced)\b)[\w.'’&/-]+,?\s+){0,9}$",
)
"""Ends with what somebody knows about: "brings experience in IND, NDA and BLA"."""
_SPENT_ON = Worded.needing(
    "cost costs expense expenses expenditure expenditures spending spend spent fee fees activities activity"
    " work efforts resources headcount batches investments investment money funds cash proceeds materials",
    r"\b(?:costs?|expen(?:ses?|ditures?)|spen(?:ding|d|t)|fees?|activit(?:ies|y)|work|efforts|resources|headcount|batches|investments?|money|funds"
    r"|cash|proceeds|materials)\s+(?:(?!(?:after|following|since)\b)[\w$%.-]+\s+){0,5}?"
    r"(?:for|of|on|to|towards?|in|with|by|support(?:s|ing)?|required)\s+"
    r"(?:(?:the|an?|its|our|their|related|relating|ongoing|planned|preparing|preparation|preparations|support|supporting|prepare|of|for|to|and|[\w-]+['’]s?)\s+){0,6}$",
)
"""Ends with what money or work goes to: "costs related to the planned"."""
_HEADWAY = Worded.needing(
    "progress progressed headway strides inroads",
    r"\b(?:progress(?:ed)?|headway|strides|inroads)\s+(?:(?:is|was|(?:has|have)\s+been)\s+(?:being\s+)?made\s+)?(?:towards?|on|in|with)\s+"
    r"(?:(?:the|an?|its|our|their|this|planned|rolling|U\.?S\.?|E\.?U\.?|FDA|EMA|regulatory|marketing)\s+){0,4}"
    r"(?:(?:re)?(?:submi(?:ssion|tting)|fil(?:ing|e))|[A-Z-]{2,7}\s+(?:re)?(?:submission|filing))s?\b",
)
"""How far the work on a filing has come: "made progress toward the filing of"."""
_VALIDATED = Worded.needing(
    "validation validated validates validating accepted accepts",
    r"\b(?:validat(?:ion\s+of|ed|es|ing)|(?:EMA|FDA|agency|regulator)\s+(?:has\s+)?accept(?:ed|s))\s+"
    r"(?:(?:the|its|our|their|an?)\s+)?(?:(?:EU|E\.U\.|European|conditional)\s+)?$",
)
"""Ends with what is done to an application, named by what it is for: "validation of the marketing"."""
_IS_SOUGHT = re.compile(r"\s+(?:(?:is|are|was|were|currently|now|also)\s+){0,2}being\s+sought\b|\s+sought\b")
"""Behind an act's noun: somebody asks for it, "the approval being sought"."""
_WAS_EXPECTED = re.compile(
    r"(?:\s+(?:of|for|from|by|in)\s[^,.;]{2,80}?)?\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?"
    r"(?:expected|anticipated|awaited|foreseen)\b"
    r"|(?:\s+(?:of|for|from|by|in)\s[^,.;]{2,80}?)?(?:,\s[^,.;]{2,60},)?\s+(?:(?:has|have)\s+)?(?:slipped|slid|drifted)\s+(?:back\s+)?(?:in)?to\b"
)
"""Behind an act's noun: somebody had looked ahead to it, in a time gone by: "the approval was expected"."""
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|added|noted|wrote|indicated|estimated|stated|reported|announced|disclosed|that)\b"
)
"""Before it: who said so, and meant what lies ahead."""
_DATED = re.compile(
    rf"[^.;]{{0,70}}?\b(?:in|on|by|last|this|during|earlier|next|for)\s+(?:the\s+|early\s+|late\s+|mid-?){{0,2}}(?:{MONTH}\b|\d|(?:first|second|third|fourth)\s+(?:quarter|half)|[QH]\d|year|month|week|quarter)"
)
"""Behind an act's noun: it has a time of its own."""
_ANYBODY = Worded.needing(
    "company companies sponsor sponsors applicant applicants developer developers drugmaker drugmakers"
    " manufacturer manufacturers firm firms maker makers",
    r"\b(?:allow|enabl|let|permit|requir|help|encourag|entitl|oblig|forc|ask|urg|invit|giv)\w*\s+(?:(?:an?|any|each|every|all|such|most|many|other|drug|the)\s+){0,2}"
    r"(?:companies|sponsors|applicants|developers|drugmakers|manufacturers|firms|makers"
    r"|(?<=\ban\s)applicant|(?<=\ba\s)(?:company|sponsor|developer|drugmaker|manufacturer|firm|maker))\s+(?:\w+\s+)?(?:to\s+)?$"
    r"|\b(?:companies|sponsors|applicants|developers|drugmakers|manufacturers|firms)\s+(?:that|which|who|must|can|may|usually|typically|often|generally|normally)\s+(?:\w+\s+)?$",
)
"""Ends with anybody who may do it: "allows a company to"."""
_MOST = Worded.needing(
    "drugs medicines candidates compounds molecules therapies treatments applications products",
    r"\b(?:(?:one|two|three|four|nine|only\s+one|\d+)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\w+)|most|few(?:er)?|many|half|a\s+majority|[\d.]+\s?(?:%|percent|per\s+cent))\s+"
    r"(?:of\s+)?(?:all\s+|the\s+|such\s+)?(?:[a-z-]+\s+){0,3}?(?:drugs|medicines|candidates|compounds|molecules|therapies|treatments|applications|products)\b[^.;,]{0,60}$",
)
"""Ends with a share of all medicines: "one in ten drugs that enter trials is"."""
_ONE = re.compile(
    r"\b(?:an?|any|such\s+an?|future|potential|possible|planned|further|no)\s+(?:(?:new|marketing|rolling|full|initial|single|regulatory)\s+){0,2}$",
    re.IGNORECASE,
)
_IS_FIT = re.compile(
    r"[^.;]{0,160}?\s(?:is|was|are|were|be|seems?|appears?|looks?)\s+(?:(?:not|also|still|now|\w+ly)\s+)?"
    r"(?:reasonable|appropriate|acceptable|feasible|supported|supportable|sufficient|warranted|justified|possible|adequate|viable|premature"
    r"|inappropriate|achievable|realistic|needed|required|necessary|recommended|unlikely|likely|suitable|advisable|permitted|allowed)\b"
)
"""Before and behind a filing of which somebody says whether it would do: "a BLA submission is reasonable"."""
_MUST = re.compile(r"\b(?:should|must|would|will|may|might|need(?:s|ed)?\s+to|(?:has|have)\s+to)\s[^.;]*$")
_LETS = Worded.needing(
    "allows allow allowed allowing permits permit permitted permitting enables enable enabled enabling"
    " lets letting entitles entitle possible provides provide provided providing",
    r"\b(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|enabl(?:es?|ed|ing)|entitles?|lets|letting|ma(?:kes|king|de)\s+it\s+possible"
    r"|provid(?:es?|ed|ing))\s+(?:for\s+)?(?:[\w'’-]+\s+){1,9}?(?:to\s+)?be\s+$",
)
"""Ends with what may be done: "allows portions of the application to be"."""
_PARTS = re.compile(
    r"\b(?:portions?|sections?|modules?|parts|components?|segments?|stages|piecemeal|ongoing|rolling)\b"
)
"""Of such leave: an application may come in parts, which is what the leave is and no filing."""
BEFORE = 110
"""Within so many characters before an act stands what only mentions it."""
BEHIND = 40
"""Within so many behind "has been made" what is made headway on."""


def outright(candidate: Candidate, named: bool) -> str:
    """Why nothing is told at all, whatever the tense; "" where something can be."""
    if candidate.sentence.text[candidate.sentence.end - 1] == "?":
        return "question"
    if comes_as_a_rule(candidate.sentence.text, candidate):
        return "generic"
    return "only mentioned" if _only_mentioned(candidate, named) else ""


def _only_mentioned(candidate: Candidate, named: bool) -> bool:
    """Whether an act is no event by what stands before it; `named`: whether its clause names a medicine."""
    sentence = candidate.sentence
    start = min(candidate.start, candidate.anchor)
    left = max(sentence.start, start - BEFORE)
    if candidate.form in ("base", "past", "present") and sentence.search(_ANYBODY, left, start):
        return True
    filed = candidate.kind.endswith("-submission")
    if filed and sentence.search(_HEADWAY, left, min(candidate.end + BEHIND, sentence.end)):
        return True
    if not named and sentence.search(_MOST, left, start):
        return True
    if candidate.form == "noun" and not filed and _was_expected(candidate):
        return True
    if candidate.kind == "nda-approval" and candidate.form == "noun":
        return _is_no_approval(candidate, left, start)
    if candidate.form not in ("noun", "gerund") or not filed:
        return filed and _may_come_in_parts(candidate)
    if _DATED.match(sentence.text, candidate.end, sentence.end):
        return False
    if _ONE.search(sentence.text, left, start) and _IS_FIT.match(sentence.text, candidate.end, sentence.end):
        return True
    return any(sentence.search(before, left, start) for before in (_AT_ITS_TIME, _KNOWN_BY, _SPENT_ON))


def _may_come_in_parts(candidate: Candidate) -> bool:
    """Whether an application is only allowed in parts: "lets sections of the NDA be filed"."""
    sentence = candidate.sentence
    lets = sentence.search(_LETS, sentence.start, candidate.anchor)
    if lets is None or _DATED.match(sentence.text, candidate.end, sentence.end):
        return False
    return _PARTS.search(sentence.text, lets.start(), sentence.end) is not None


def _is_no_approval(candidate: Candidate, left: int, start: int) -> bool:
    """Whether an approval's noun is only asked for, an application's, a term's or the begin of something."""
    sentence = candidate.sentence
    if _IS_SOUGHT.match(sentence.text, candidate.end) or sentence.search(_VALIDATED, left, start):
        return True
    return _is_a_start(candidate, left, start) or _is_a_term(candidate, left, start)


def _was_expected(candidate: Candidate) -> bool:
    """Whether what is told to come was to come once: "This approval was expected after the vote in June"."""
    text, sentence = candidate.sentence.text, candidate.sentence
    expected = _WAS_EXPECTED.match(text, candidate.end, sentence.end)
    return expected is not None and _SAID.search(text, sentence.start, candidate.start) is None


def _is_a_start(candidate: Candidate, left: int, start: int) -> bool:
    """Whether an approval is only the day from which something else counts."""
    sentence = candidate.sentence
    if _DATED.match(sentence.text, candidate.end, sentence.end):
        return False
    if sentence.search(_ONCE_THERE, left, start):
        return True
    opened = _A_WHILE_AFTER.fullmatch(sentence.text, sentence.start, start)
    return opened is not None and _MAY.match(sentence.text, candidate.end, sentence.end) is not None


def _is_a_term(candidate: Candidate, left: int, start: int) -> bool:
    """Whether an approval is only by when something must be: "should be enrolled at the time of approval"."""
    sentence = candidate.sentence
    time = sentence.search(_AT_ITS_TIME, left, start)
    return time is not None and _MUST.search(sentence.text, sentence.start, time.start()) is not None
