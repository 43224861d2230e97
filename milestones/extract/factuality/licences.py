"""What is done to a licence that there is: no approval, though it is called by the same nouns."""

import re
from functools import cache

from milestones.extract.events.candidate import Candidate
from milestones.lexicon.guards import guards
from milestones.lexicon.wordpatterns import Worded, alternatives

_DONE_TO_IT = Worded.needing(
    "suspend suspends suspended suspending suspension renew renews renewed renewing renewal transfer"
    " transfers transferred transferring returns returned returning hand hands handed lapse expiry",
    r"\b(?:suspend(?:s|ed|ing)?|suspension\s+of|renew(?:s|ed|ing)?|renewal\s+of|transfer(?:s|red|ring)?(?:\s+of)?|return(?:s|ed|ing)|hand(?:s|ed)?\s+(?:over|back)|lapse\s+of|expiry\s+of)\s+"
    r"(?:(?:the|its|their|a|our)\s+|[\w®™-]+['’]s?\s+)(?:(?!(?:after|and|but|following)\b)[\w®™'’-]+\s+){0,4}$",
)
"""Ends with what is done to a licence that there is: "suspended the"."""
_IT_WAS_DONE_TO = Worded.needing(
    "suspended lapsed expired renewed transferred returned handed",
    r"(?:\s+(?:for|of|to)\s+(?:[\w®™'’-]+\s*){1,5}?)?\s+(?:(?:was|were|is|are|has\s+been|had\s+been|has|had|will\s+be)\s+)?"
    r"(?:suspended|lapsed|expired|renewed|transferred|returned|handed\s+(?:over|back))\b",
)
"""The same behind it."""


def is_done_to_it(text: str, candidate: Candidate) -> bool:
    """Whether a licence is suspended, renewed, handed on or back, and not given."""
    if candidate.form != "noun":
        return False
    sentence = candidate.sentence
    ends = {candidate.start, candidate.anchor}
    if any(sentence.search(_DONE_TO_IT, sentence.start, end) is not None for end in ends):
        return True
    return (
        sentence.may_have(_IT_WAS_DONE_TO)
        and _IT_WAS_DONE_TO.pattern.match(text, candidate.end, sentence.end) is not None
    )


_NOTICES = re.compile(
    r"(?:(?i:notices?\sof\scompliance)(?:\s(?i:with\sconditions))?(?:\s\(NOCs?(?:/c)?\))?|NOCs?(?:/c)?\)?)[\s-]+"
    r"(?i:qualifying\s+notice|QN\b|polic(?:y|ies)|guid(?:ance|eline)|database|listing|fact\s+sheet|pathway|framework|program)"
)
"""A rule or a list of Canada's notices, or a letter before one."""


def is_no_licence(text: str, candidate: Candidate) -> bool:
    """Whether it is what was done to a licence that there is, or a rule by which they are given."""
    rule = _NOTICES.match(text, candidate.start, candidate.sentence.end) is not None
    return rule or is_done_to_it(text, candidate)


_HOLDERS = re.compile(
    r"\s+(?:(?:retail|community|hospital|online|private|public|treatment|specialist|medical|health|healthcare|local|foreign)\s+){0,2}"
    r"(?:psychiatrists?|doctors?|physicians?|prescribers?|practitioners?|professionals?|nurses?|pharmac(?:ies|ists?)|hospitals|clinics"
    r"|cent(?:er|re)s|dealers?|distributors?|importers?|retailers?|suppliers?|vendors?|sellers?|shops|stores|outlets|wholesalers?"
    r"|dispensaries|representatives?|signator(?:y|ies)|capital|shares|persons?|users?|personnel|staff|manufacturers?|laboratories)(?![\w-])",
    re.IGNORECASE,
)
"""Behind a participle: who has leave to do something, "authorised psychiatrists"."""


def is_of_holders(text: str, candidate: Candidate) -> bool:
    """Whether a participle tells of those who may prescribe or sell: "licensed pharmacies will stock X"."""
    described = candidate.form == "past" and not candidate.passive
    return described and _HOLDERS.match(text, candidate.end, candidate.sentence.end) is not None


@cache
def _won_by_a_thing() -> re.Pattern[str]:
    """From a sentence's begin: what is no medicine won something: "the tender for Zelvora won FDA"."""
    things = alternatives((*guards().had_of_it, *guards().had_of_trials))
    return re.compile(
        rf"(?:[^,;]{{0,80}},\s+)?\W*(?:[\w.'’&-]+\s+){{0,4}}?(?:{things})\s+(?:of|for|on|over|about|with|behind|in|by|to\s+[a-z]+)\s+(?:[\w.'’®™()-]+\s+){{1,8}}?"
        r"(?:(?:has|have|had|also|now|just|finally|recently)\s+){0,2}"
        r"(?:won|wins|received|receives|got|gets|gained|gains|secured|secures|obtained|obtains|earned|earns|was|were|is|are|been)\s+(?:[\w.'’-]+\s+){0,4}",
        re.IGNORECASE,
    )


@cache
def _of_a_thing() -> re.Pattern[str]:
    """Behind an act: what it is done to is something had of a medicine: "approved a new supplier of Zelvora".

    So it is the sale of the whole medicine to a company, not its sale to patients.
    """
    things = alternatives(guards().had_of_it)
    ends = "of|for|on|over|about|with|by|in|to|at|as|from|under|after|based|following|and|or|which|that|whose"
    no_end = rf"(?!(?:{ends})\b)"
    return re.compile(
        rf"(?:\s+(?:by|from)\s+(?:the\s+)?(?:[\w.]+\s+){{1,5}}?(?=(?:of|for|to)\s))?\s+(?:(?:of|for|to)\s+)?(?:{no_end}[\w.'’®™&-]+\s+){{0,6}}?"
        rf"(?:{things})\s+(?:of|for|on|over|about|with|behind|in|that|which|by)\s"
        r"|\s+(?:of\s+)?(?:the\s+|its\s+)?sales?\s+of\s+(?:[\w®™'’()-]+\s+){1,4}?to\s+(?-i:[A-Z][a-z])",
        re.IGNORECASE,
    )


def is_of_a_thing(text: str, candidate: Candidate) -> bool:
    """Whether what is approved is something had of a medicine, as its plant, label or price."""
    return _of_a_thing().match(text, candidate.end, candidate.sentence.end) is not None


def is_won_by_a_thing(text: str, candidate: Candidate) -> bool:
    """Whether an approval is that of something had of a medicine, as its plant, label or price."""
    return _won_by_a_thing().fullmatch(text, candidate.sentence.start, candidate.start) is not None
