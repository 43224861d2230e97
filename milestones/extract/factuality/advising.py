"""Verdicts for or against a medicine that are no committee's opinion: advice, praise, what staff think."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.guards import guards

_BACKER = re.compile(r"\s+by\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\s+(?:of\s+)?(?:(?!recommending|backing|endorsing|supporting|granting|approving|(?:extend|expand|broaden|widen)ing\s+(?:(?:the|its|their|current|approved|therapeutic)\s+){0,3}(?:use|indication|label|approval|licen|authori|marketing)|its\b)[a-z]+ing\b|that\s+(?!it\b|the\s+(?:drug|medicine|product)\b)"
    r"|(?:the\s+|an?\s+)?(?:continu(?:ation|ed)|removal|inclusion|addition|omission|exclusion|resumption|modification|postponement|collection|enrol?l?ment|further)\b"
    r"|(?:to\s+|the\s+|new\s+|further\s+|some\s+|tighter\s+)*(?:restrict|limit|suspend|revok|withdraw|curb)(?!\s+(?:its|their)\s+(?:negative|refusal|opposition))[a-z]*\b"
    r"|(?:(?:new|further|additional|precautionary|risk|minimi[sz]ation|safety)\s+){1,3}(?:measures|warnings|contraindications?)\b"
    r"|(?:uniform|daily|starting|maximum|phase|dos(?:e|es|age|ing)|vaccination|screening)\b"
    r"|(?:an?|the|any|some|further|more|other|one|two|lower|higher|additional)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:dos(?:e|es|ing|age)|trials?|stud(?:y|ies)|tests?|analys[ei]s|data|changes?|monitoring|endpoints?|design)\b"
    r"|(?:that\s+)?(?:it|they|we|the\s+(?:company|firm|drugmaker|maker|sponsor|partners|companies)|(?-i:(?:[A-Z][\w.-]*\s+){1,3}?))\s*"
    r"(?:not\s+|first\s+|also\s+)?(?:suspend|stop|halt|run|conduct|perform|do|carry|test|study|change|amend|add|lower|reduce"
    r"|increase|use|submit|resubmit|file|refile|provide|collect|wait|delay|meet|seek|focus|explore|revise|redesign|drop|start|begin)\b)",
    re.IGNORECASE,
)
"""Behind "recommended": what the maker, a doctor or a patient is to do."""
_ADVICE_ON_STUDIES = re.compile(
    r"\s+(?:of\s+)?(?:(?:running|conducting|doing|performing|including|excluding|enrol?ling|recruiting|dosing|combining|changing|adjusting"
    r"|altering|adding|dropping|repeating|requesting|collecting|measuring|monitoring|testing|screening|comparing|pooling|stratifying"
    r"|starting|delaying|stopping|pausing|amending|submitting|filing|pursuing|initiating)\b"
    r"|(?:(?:an?|the|any|some|that|this|all)\s+)?(?:(?:further|more|other|another|one|two|new|lower|higher|additional|clinical|confirmatory|single-arm|longer)\s+)*"
    r"(?:(?!(?:for|of|in|approval|use)\b)[\w-]+\s+){0,2}?"
    r"(?:trials?|stud(?:y|ies)|tests?|testing|analys[ei]s|data|changes?|monitoring|endpoints?|design|enrol?lment|inclusion)\b)",
    re.IGNORECASE,
)
"""Behind "did not recommend": how a medicine is tested, of which no committee is asked."""
_UNTIL_THEN = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|to\s+support|in\s+support\s+of|for\s+(?:a|its|the)\s+future|until)\b[^.;]*$"
)
"""Between "recommended" and an approval: what is to be done before somebody asks for it."""
_UPON = re.compile(r"recommendations?\s+(?:on|about|regarding|concerning)\s", re.IGNORECASE)
"""A recommendation that says not for what it is: "following the EMA's recommendation on X"."""
_FOR_IT = re.compile(
    r"\b(?:positive|favou?rable|follows|followed|CHMP|committee|panel|advis[eo]rs)\b", re.IGNORECASE
)
_IS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+|also\s+|not\s+)?$")
_AFTERWARDS = re.compile(r"\b(?:following|after|based\s+on|ahead\s+of|before|since)\b", re.IGNORECASE)
_OF_AN_ACT = re.compile(
    r"\b(?:approval|authori[sz]ation|decision|designation|clearance|letter)s?\b[^.;,]{0,60}?\b(?:was|were|is|are|been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with what is backed and is no medicine: "the approval of X was endorsed"."""
_BY_ADVISERS = re.compile(
    r"\s+by\s+(?:(?:the|an?)\s+)?(?:[\w.'’&-]+\s+){0,5}?(?:EMA|EMEA|CHMP|COMP|CAT|European\s+Medicines\s+Agency|committee|panel|advis[eo]rs)\b",
    re.IGNORECASE,
)
"""Behind that: a committee advised to give it, "approval of X was recommended by EMA's committee"."""
_AS = re.compile(r"\bas\s+(?:was\s+|previously\s+|also\s+)?$", re.IGNORECASE)
"""Ends with what makes of "recommended by the FDA" how something is done; not so of a committee."""
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
"""Within the words of an act: "voted in May not to back"."""
_ON_TRIALS = re.compile(
    r"[^.;,]{0,60}?\bto\s+(?:initiate|conduct|start|begin|run|continue|commence|proceed|carry\s+out|undertake|go\s+ahead)\b"
    r"[^.;,]{0,60}?\b(?:trials?|stud(?:y|ies)|phase|enrol|dosing)",
    re.IGNORECASE,
)
"""Behind an opinion: what it is on is how a medicine is tried."""
_ON_PLANS = re.compile(
    r"\s+(?:(?:to|for|of|in\s+favou?r\s+of)\s+)?(?:(?!(?:approv|clear|licen|authori|after|based|following|on|in)\w*\b)[\w.'’&/-]+\s+){0,7}?"
    r"(?:(?:trial|study|development|testing|dosing|clinical|research)\s+(?:plans?|designs?|proposals?|program(?:me)?s?|strateg(?:y|ies)|protocols?|concepts?|endpoints?)"
    r"|(?:single-arm|randomi[sz]ed|confirmatory|proposed|planned|pivotal|late-stage|phase\s+[\dI]+)\s+(?:trials?|stud(?:y|ies)))\b",
    re.IGNORECASE,
)
"""Behind an opinion: a plan of trials, "voted in favor of Korvane's trial plan"."""
_LEAVE_WAS = re.compile(
    r"\b(?:authori[sz]ations?|approvals?|licen[cs]es?|extensions?(?:\s+of\s+(?:the\s+)?(?:indications?|use))?)\s+"
    r"(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+)?$"
)
"""Ends with leave as what was recommended: "a conditional marketing authorisation was"."""
_BY_ITS = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:for|of|to|in|on|as|panel|committee)\b)[\w-]+\s+){0,3}?(?:designations?|status|guidance|feedback|approvals?|clearance|funding|grants?|alignment|data|agreement)\b",
    re.IGNORECASE,
)
"""Behind an authority: what of its stands behind a medicine, "backed by FDA fast track designation"."""
AGENT = 60
"""Within so many characters behind "backed by" stands who backs it."""


def on_trials(text: str, candidate: Candidate) -> bool:
    """Whether an opinion is on how a medicine is tried: "a favourable opinion to begin a phase 3 trial"."""
    given = candidate.kind == "positive-opinion"
    on = (_ON_TRIALS, _ON_PLANS)
    return given and any(words.match(text, candidate.end, candidate.sentence.end) for words in on)


def no_opinion(context: Context, candidate: Candidate) -> str:
    """Why what is advised is no committee's opinion; "" where nothing speaks against it."""
    text, sentence, rules = context.text, candidate.sentence, guards()
    if candidate.kind == "positive-opinion" and _NOT.search(text, candidate.start, candidate.end):
        return "negated"
    if candidate.rule not in ("oppose product", "recommend product"):
        return ""
    acting = context.names_agency(sentence)
    if not acting and sentence.has(rules.users):
        return "advice, not an opinion"
    anybodys = rules.advice if candidate.rule == "oppose product" else rules.weighed
    if anybodys.match(text, candidate.start) and not sentence.search(rules.committee, end=candidate.start):
        return "no committee"
    if sentence.search(rules.staff, candidate.anchor - AGENT, candidate.anchor):
        return "view of an authority's staff"
    if candidate.rule == "oppose product" and _is_on_studies(text, candidate):
        return "advice, not an opinion"
    if candidate.rule == "recommend product" and not _LEAVE_WAS.search(
        text, sentence.start, candidate.anchor
    ):
        if _advises(text, candidate):
            return "advice, not an opinion"
        if _backed_by_another(context, candidate):
            return "no authority"
    return ""


def _is_on_studies(text: str, candidate: Candidate) -> bool:
    """Whether it is no medicine that was not recommended, but a trial or how to run one."""
    advised = "recommend" in text[candidate.start : candidate.end]
    return advised and _ADVICE_ON_STUDIES.match(text, candidate.end, candidate.sentence.end) is not None


def _advises(text: str, candidate: Candidate) -> bool:
    """Whether what is recommended is how to test or take a medicine, not to approve it."""
    against = candidate.kind == "negative-opinion"
    approving = candidate.sentence.search(guards().approving, candidate.end)
    if against or (approving and not _UNTIL_THEN.search(text, candidate.end, approving.start())):
        return False
    if _ADVICE.match(text, candidate.end, candidate.sentence.end):
        return True
    sentence = candidate.sentence
    if _UPON.match(text, candidate.anchor) and not _FOR_IT.search(text, sentence.start, sentence.end):
        return True
    if _OF_AN_ACT.search(text, sentence.start, candidate.anchor):
        return _BY_ADVISERS.match(text, candidate.end, sentence.end) is None
    if _AS.search(text, candidate.sentence.start, candidate.start) and not candidate.sentence.has(
        guards().committee
    ):
        return True
    return candidate.passive and _IS.search(text, candidate.sentence.start, candidate.anchor) is not None


def _backed_by_another(context: Context, candidate: Candidate) -> bool:
    """Whether what follows "backed by" is no authority and no committee: "backed by Acme Capital"."""
    text, sentence = context.text, candidate.sentence
    if candidate.form != "past" or not _BACKER.match(text, candidate.end):
        return False
    right = min(sentence.end, candidate.end + AGENT)
    other = _AFTERWARDS.search(text, candidate.end, right)
    right = other.start() if other else right
    acting = [where for where in context.wheres_in(candidate.end, right) if where.agency]
    if acting and all(_BY_ITS.match(text, where.end) for where in acting):
        return True
    if acting:
        return False
    rules = guards()
    return not any(sentence.search(p, candidate.end, right) for p in (rules.authority, rules.committee))


_PROPOSED = re.compile(r"\b(?:proposed|draft)\b")
"""Within a status: the public may still comment on it, "in the proposed breakthrough therapy list"."""
_ADVISED = re.compile(
    r"\b(?:recommend(?:ed|s|ing)|endors(?:ed|es|ing)|backed)\s(?:that\s)?(?:(?!\b(?:and|which|who|has|have|was|were|after|(?<!the\s)following)\b)[^.;,]){2,90}?"
    r"\s(?:for|be\s(?:granted|given|designated|awarded)(?:\sas)?)\s(?:(?:an?|the)\s)?(?:designation\sas\s(?:an?\s)?)?$"
    r"|\b(?:recommend(?:ed|s|ing)|endors(?:ed|es|ing)|backed)\s(?:the\s)?(?:grant|granting|award|awarding|adoption)\sof\s(?:[\w.®™-]+\s){0,3}$"
)
"""Ends with a status that is only advised: "recommended Korvane's Zelvora for"."""


_WAS_ADVISED = re.compile(
    r"(?:\s(?:for|to|in|of)\s(?:(?!(?:was|were|is|are|has|have|had|and|but|that|which|who)\b)[^\s.;]+\s){1,14}?|\s)"
    r"(?:was|were|is|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+ly\s|also\s)?(?:recommended|endorsed|backed|supported)\b"
)
"""Behind a status: it was advised, "designation for Zelvora was recommended by COMP"."""


def only_advised(text: str, candidate: Candidate) -> str:
    """Why a status is only advised; "" where it is given."""
    if not candidate.kind.endswith("-designation"):
        return ""
    sentence = candidate.sentence
    proposed = _PROPOSED.search(text, candidate.anchor, candidate.end)
    advised = _ADVISED.search(text, sentence.start, candidate.start)
    behind = _WAS_ADVISED.match(text, candidate.end, sentence.end)
    return "requested" if proposed or advised or behind else ""
