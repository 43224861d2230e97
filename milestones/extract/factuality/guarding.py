"""Candidates that are about something else than a medicine, or that no authority stands behind."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.advising import no_opinion
from milestones.extract.factuality.backing import SUBJECT, by_authority, has_authority
from milestones.extract.factuality.filings import no_filing
from milestones.extract.factuality.holding import of_a_lifted_hold, of_a_named_hold
from milestones.lexicon.guards import guards

BESIDE = 80
"""Characters behind a name or an act in which a word for a device makes it one."""
_OF_APPLICATION = re.compile(r"\bapplications?\s+(?:for|to|of)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
"""Ends with an application, which only an authority has before it."""
_ADJECTIVE = re.compile(
    r"(?:\b(?:the|its|their|an?|only|any|no|in|of|current|other)|['’]s)\s+$", re.IGNORECASE
)
"""Ends with what makes of "approved use" a thing, no act: "its approved use in gout"."""
PAYER = 60
"""Within so many characters before an act stands the body that judges a medicine by its price."""
_PERMITS = re.compile(
    r"(?:allow|permit)(?:ed|s|ing)?\s+(?!it\b|the\s+(?:study|trial)\b)[^.;,]{0,60}?\bto\s+"
    r"(?!(?:be\s+)?(?:market|sell|sold|launch|import|distribut|commercial|supply|prescri)\w*)[a-z]+"
    r"|(?:allow|permit)(?:ed|s|ing)?\s+(?:it|them|the\s+(?:agency|regulators?))\s+to\s+(?:also\s+)?"
    r"(?:consider|rely|look|weigh|review|accept|require|ask|act|use|make|take|grant|approve|reach"
    r"|resume|restart|continue|reopen)\b"
    r"|(?:permission|leave|authority|clearance)\s+(?:(?:by|from)\s+[^,;.]{2,40}\s+|,\s+[^,;.]{2,40},\s+)?to\s+"
    r"(?:rely|use\s+data|refer|cite|reference|(?:be\s+)?(?:ma[dk]e|manufactur\w*|produc\w*|compound\w*))\b"
    r"|passed\s+[^.;,]{0,50}?\b(?:inspections?|audits?|tests?)\b",
    re.IGNORECASE,
)
"""Leave to do something else than to sell, and what a factory passes."""
_TO_A_SCHEME = re.compile(
    r"\s+(?:(?!(?:in)?to\b)[^\s.;]+\s+){1,9}?(?:in)?to\s+(?:its|the|an?)\s+[^.;,]{0,60}?\b(?:schemes?|program(?:me)?s?|pathways?|pilot|track)\b",
    re.IGNORECASE,
)
"""Behind an act: a medicine was let into a scheme, not on the market."""
_LETS = re.compile(r"\blet(?:s|ting)?\s+[^.;,]{1,60}$", re.IGNORECASE)
"""Ends with who or what is let "go ahead", which is no noun there."""
_A_HURDLE = re.compile(
    r"\s+(?:its|their|an?|\d|[Pp]hase|trials?|tests?|the\s+(?![A-Z]{2,}\b|[a-z]+['’]s\b|agency|regulator))"
)
"""Behind "got through": something else than an authority."""
_A_FACT = re.compile(
    r"\s+(?:(?:on|in|last|this)\s+(?:\w+\s+){1,2})?(?:that|to\s+having|having|it\b|there\b)", re.IGNORECASE
)
"""Behind "admitted": what was conceded."""
_A_TRIAL = re.compile(
    r"\s+(?:of\s+)?(?:(?:\w+-[\w-]+|the|an?|its|their|first|new|clinical|human|pivotal|large|early|phase|[1-3I]+[ab]?)\s+){0,5}?"
    r"(?:stud(?:y|ies)|trials?|protocols?)\b"
)
"""Behind "registered" or "the registration": what is entered in a list of trials."""
_A_REQUEST = re.compile(
    r"\s+(?:the|its|their|an?|his|her|(?:[\w.&-]+\s+){0,3}[\w.&-]+(?:['’]s|s['’]))\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:requests?|appeals?|claims?|offers?|bids?|pleas?|calls?|classification)\b"
    r"(?!\s+to\s+(?:sell|market|launch|introduce|expand|supplement|broaden|widen))(?!\s+(?:for|to\s+(?:win|gain|get|obtain))\s+(?:[\w.]+\s+)?approval)",
    re.IGNORECASE,
)
"""Behind an act: what is granted or refused is a wish."""
_WISHED_FOR = re.compile(
    r"\b(?:requests?|petitions?|pleas?)\s+for\s+[^.;]{3,150}?\b(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with a wish as the subject of a passive: "the request for orphan status has been"."""
_STATUS_IS = re.compile(
    r"\b(?:designation|status|tag)s?\s+(?:(?:for|of|to|in|as)\s+(?:(?!(?:was|were|is|are|and|that|which)\b)[^\s.;,]+\s+){1,10})?"
    r"(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with a status as the subject of a passive: "the orphan drug designation was"."""
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+)?$")
"""Ends with an owner: "the FDA's surprising"."""
_BEFORE_FILING = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|to\s+support|in\s+support\s+of)\s+(?:[\w.'’&-]+\s+){0,6}?"
    r"(?:submit\w*|submission|fil(?:e|es|ed|ing)|appl(?:y|ies|ied|ying|ication)|seek(?:s|ing)?)\b",
    re.IGNORECASE,
)
"""Behind what an authority wants: no application is there yet that it could turn down."""
_TO_GO_ON = re.compile(r"\b(?:resum|restart|continu|reopen|extend|expand)\w*\b", re.IGNORECASE)
"""Within what is asked for: a trial that was begun goes on."""
_AUTHORITYS = ("turn_back ", "fast_track ")
"""Begin the rules of acts that only an authority does, whatever they are done to."""
_NOT_TAKEN_UP = re.compile(r"(?:refused\s+(?:for|the|its)|not)\s", re.IGNORECASE)
"""Words for an application that an authority turned back, whoever is named: "was refused for filing"."""
_VERBS_TOO = ("test", "tests", "monitor")
"""Words for a device that are verbs before a medicine: "cleared to test X"."""
_FOR_THING = re.compile(r"\b(?:for|to)\s+(?:(?:an?|its|the|their)\s|[A-Z][\w-]*['’]s?\s)")
THING = 60
"""Within so many characters behind a status stands what it is for."""
VOLUNTARILY = 16
"""Within so many characters before an act its adverb begins."""
_PHRASE_END = re.compile(r"[,.;:()]|\b(?:for|to|in|that|which|and|of|against)\b")
_BY_OR_FROM = re.compile(r"\s+(?:by|from|of|to|with|out)\b", re.IGNORECASE)


def guarded(context: Context, candidate: Candidate) -> str:
    """Why the candidate is no milestone of a medicine; "" where nothing speaks against it."""
    text, sentence = context.text, candidate.sentence
    rules = guards()
    if rules.elsewhere.match(text, sentence.start, sentence.end):
        return "pointer to another article"
    if sentence.has(rules.veterinary) or context.veterinary:
        return "veterinary"
    if reason := no_filing(text, candidate):
        return reason
    if reason := _for_something_else(text, candidate):
        return reason
    if candidate.rule.startswith(_AUTHORITYS) and not _refused(context, candidate):
        return "no authority's act"
    if candidate.application or candidate.form == "status":
        return ""
    if sentence.has(rules.device_sentence) or _names_device(context, candidate):
        return "device"
    if candidate.rule.endswith("product"):
        return _not_of_a_medicine(context, candidate)
    return _not_by_an_authority(context, candidate)


def _for_something_else(text: str, candidate: Candidate) -> str:
    """Why what is given is no leave to sell a medicine, nor advice to give it; "" where it can be."""
    sentence = candidate.sentence
    if candidate.kind == "emergency-authorization" and _for_a_device(text, candidate):
        return "device"
    if candidate.kind == "nda-approval" and _PERMITS.match(text, candidate.start, sentence.end):
        return "leave for something else"
    if candidate.kind.endswith("-opinion") and sentence.has(guards().study_plans):
        return "opinion on a plan of studies"
    return ""


def _for_a_device(text: str, candidate: Candidate) -> bool:
    """Whether a status is told to be for a device or a test: "authorization for a rapid antibody test"."""
    opened = _FOR_THING.search(text, candidate.end, min(candidate.sentence.end, candidate.end + THING))
    if opened is None:
        return False
    near = _near(text, candidate, opened.end())
    device = candidate.sentence.search(guards().device, opened.end(), near)
    return device is not None and _PHRASE_END.search(text, opened.end(), device.start()) is None


def _near(text: str, candidate: Candidate, start: int) -> int:
    """Where the words beside `start` end: never inside a word, since "app" begins "approved"."""
    end = min(candidate.sentence.end, start + BESIDE)
    while end < candidate.sentence.end and text[end].isalnum():
        end += 1
    return end


def _not_by_an_authority(context: Context, candidate: Candidate) -> str:
    """Why an act on a trial, a hold or a licence is no authority's; "" where it can be one's."""
    text, sentence, rules = context.text, candidate.sentence, guards()
    if candidate.rule.endswith("trial") and sentence.has(rules.oversight):
        return "oversight of a trial"
    if candidate.rule == "ask trial":
        if by_authority(context, candidate) or _is_an_authoritys(context, candidate):
            return "asked for by the authority"
        if _TO_GO_ON.search(text, candidate.start, candidate.end):
            return "leave for something else"
    if (
        candidate.rule in rules.by_agent
        and not by_authority(context, candidate)
        and not of_a_lifted_hold(context, candidate)
    ):
        return "no authority's act"
    if candidate.rule == "withdraw label" and _gives_up(context, candidate):
        return ""
    named = "clinical" in text[candidate.start : candidate.end].lower() or of_a_named_hold(text, candidate)
    asked = _OF_APPLICATION.search(text, max(sentence.start, candidate.start - BESIDE), candidate.start)
    if candidate.rule in rules.shared and not (named or asked) and not has_authority(context, candidate):
        return "no authority"
    return ""


def _gives_up(context: Context, candidate: Candidate) -> bool:
    """Whether a company gives up a use: "voluntarily withdrew the indication", "in the US"."""
    sentence = candidate.sentence
    near = max(sentence.start, candidate.start - VOLUNTARILY)
    of_free_will = "voluntar" in context.text[near : candidate.end].lower()
    return of_free_will or bool(context.wheres_in(candidate.start, sentence.end))


def _is_an_authoritys(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is the owner of the act's noun: "the FDA's request for one more study"."""
    owned = _OWNER.search(context.text, candidate.sentence.start, candidate.anchor)
    return owned is not None and any(
        where.agency and where.end == owned.start()
        for where in context.wheres_in(candidate.sentence.start, candidate.anchor)
    )


def _not_of_a_medicine(context: Context, candidate: Candidate) -> str:
    """Why "approved" and its like, without a thing that they act on, are not said of a medicine."""
    text, sentence, rules = context.text, candidate.sentence, guards()
    act = text[candidate.start : candidate.end]
    left, right = max(sentence.start, candidate.start - 30), min(sentence.end, candidate.end + 45)
    comma = text.find(",", candidate.end, right)
    right = comma if comma >= 0 else right
    if sentence.search(rules.agreed, left, right):
        return "agreement, not an approval of a medicine"
    if sentence.search(rules.payers, candidate.start - PAYER, candidate.start):
        return "verdict on the price"
    if act.startswith("approved use") and _ADJECTIVE.search(text, sentence.start, candidate.start):
        return "attributive"
    if _is_leave_for_else(text, candidate):
        return "leave for something else"
    if candidate.rule in rules.shared and not has_authority(context, candidate):
        return "no authority"
    asks = candidate.rule == "reject product" and rules.asking.match(act)
    if asks and not by_authority(context, candidate):
        return "no authority's act"
    if asks and _BEFORE_FILING.search(text, candidate.end, sentence.end):
        return "asked for before a filing"
    if reason := no_opinion(context, candidate):
        return reason
    if not rules.weak.match(act) or has_authority(context, candidate) or _goes_on(text, candidate):
        return ""
    return "" if _plainly_of_a_medicine(context, candidate) else "no authority"


def _is_leave_for_else(text: str, candidate: Candidate) -> bool:
    """Whether what was allowed, refused or passed is no sale: a wish, a scheme, a fact, a hurdle, a walk."""
    sentence, behind = candidate.sentence, [_A_REQUEST]
    if candidate.rule == "admit product":
        behind += [_TO_A_SCHEME, _A_FACT]
    if candidate.rule == "pass product":
        behind += [_A_HURDLE]
    if candidate.rule == "register product":
        behind += [_A_TRIAL]
    if any(pattern.match(text, candidate.end, sentence.end) for pattern in behind):
        return True
    walks = text[candidate.start : candidate.end].lower() == "go ahead"
    return _is_wish(text, candidate) or bool(walks and _LETS.search(text, sentence.start, candidate.start))


def _is_wish(text: str, candidate: Candidate) -> bool:
    """Whether what is approved or refused is a wish or a status, told in the passive."""
    start = candidate.sentence.start
    return candidate.passive and any(
        subject.search(text, start, candidate.anchor) is not None for subject in (_WISHED_FOR, _STATUS_IS)
    )


def _goes_on(text: str, candidate: Candidate) -> bool:
    """Whether a participle leads in to more of what was told before: "Also cleared: X for gout"."""
    before = text[candidate.sentence.start : candidate.start].lower()
    return before in ("also ", "also newly ") and text.startswith(":", candidate.end)


def _plainly_of_a_medicine(context: Context, candidate: Candidate) -> bool:
    """Whether a passive says it of a medicine, or of its use or time: "was cleared for gout in May"."""
    text, sentence = context.text, candidate.sentence
    reduced = text.endswith(", ", sentence.start, candidate.start)
    if (candidate.passive or reduced) and guards().plain.match(text, candidate.start, sentence.end):
        return True
    if not candidate.passive or _BY_OR_FROM.match(text, candidate.end):
        return False
    before = context.products_in(sentence.start, candidate.start)
    gap = text[before[-1].end : candidate.start].removeprefix(",") if before else ","  # "X, was"
    return "," not in gap and len(gap.split()) <= SUBJECT


def _refused(context: Context, candidate: Candidate) -> bool:
    """Whether an authority does not take an application up; a company may not file one either."""
    told_of_it = _NOT_TAKEN_UP.match(context.text, candidate.anchor) is not None
    return told_of_it or by_authority(context, candidate)


def _names_device(context: Context, candidate: Candidate) -> bool:
    """Whether a name in the sentence, or what follows the act, is a device's."""
    sentence = candidate.sentence
    if not sentence.may_have(guards().device):
        return False
    named = context.products_in(sentence.start, sentence.end)
    for mention in named:
        for word in sentence.find_all(guards().device, mention.start - BESIDE, mention.start):
            beside = context.text[word.end() : mention.start].isspace()
            if beside and word.group().lower() not in _VERBS_TOO:
                return True  # "its spinal implant Orthrex"
    for spot in [mention.end for mention in named] or [candidate.end]:
        behind = sentence.search(guards().device, spot, _near(context.text, candidate, spot))
        # The Japanese authority's name holds the word.
        verb = behind and context.text.endswith(" to ", 0, behind.start())
        if behind and not verb and not context.text.startswith(" Agency", behind.end()):
            return True
    return False
