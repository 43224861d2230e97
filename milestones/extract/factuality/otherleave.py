"""Leave for something else than to sell a medicine: for a wish, a scheme, a fact, a trial in a register."""

import re

from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.access import before_a_licence, doses
from milestones.extract.factuality.licences import (
    is_no_licence,
    is_of_a_thing,
    is_of_holders,
    is_won_by_a_thing,
)
from milestones.extract.factuality.rooms import of_rooms, room_is
from milestones.extract.factuality.turningdown import turns_down_else

_PERMITS = re.compile(
    r"(?:allow|permit)(?:ed|s|ing)?\s+(?!it\b|the\s+(?:study|trial)\b)[^.;,]{0,60}?\bto\s+"
    r"(?!(?:be\s+)?(?:market|sell|sold|launch|import|distribut|commercial|supply|prescri)\w*)[a-z]+"
    r"|(?:allow|permit)(?:ed|s|ing)?\s+(?:it|them|the\s+(?:agency|regulators?))\s+to\s+(?:also\s+)?"
    r"(?:consider|rely|look|weigh|review|accept|require|ask|act|use|make|take|grant|approve|reach"
    r"|resume|restart|continue|reopen)\b"
    r"|(?:permission|leave|authority|clearance)\s+(?:(?:by|from)\s+[^,;.]{2,40}\s+|,\s+[^,;.]{2,40},\s+)?to\s+"
    r"(?:rely|use\s+data|refer|cite|reference|(?:be\s+)?(?:ma[dk]e|manufactur\w*|produc\w*|compound\w*)\b(?!,?\s*(?:and|&|/|or)\s*(?:also\s+)?(?:market|sell|sold|launch|distribut|commercial|suppl|import)))"
    r"|(?:allow|permit|authori[sz]|clear|invit)(?:e?d|e?s|ing)?\s+[^.;,]{1,60}?\bto\s+(?:(?:re)?submit|(?:re)?file|apply|seek|request|pursue)\b"
    r"|(?:allow|permit|authori[sz]|clear|approv)(?:e?d|e?s|ing)\s+(?:the|its|our)\s+(?:company|board(?:\s+of\s+directors)?|directors|management)\s+to\s"
    r"|passed\s+[^.;,]{0,50}?\b(?:inspections?|audits?|tests?)\b"
    r"|approved\s+drug\s+products\s+with\b",
    re.IGNORECASE,
)
"""Leave to do something else than to sell, what a factory passes, and the title of the Orange Book."""
_TO_TEST = re.compile(
    r"\s+(?:[^.;,]{2,40}?\s+)?to\s+(?:perform|carry\s+out|conduct|process|run|analy[sz]e|provide|offer)\s+(?:(?!(?:clinical|human|in-human)\b)[\w®™’'-]+\s+){0,4}?"
    r"(?:testing|assays?|analys[ei]s|screening|sequencing|diagnostics?|samples|diagnostic\s+tests?)\b",
    re.IGNORECASE,
)
"""Before and behind an act: who may test patients or samples, "its laboratory is authorized to perform"."""
_ACT = re.compile(
    r"(?:clear|open|pav|authori[sz]|approv|licen[cs]|permit|allow|certif|accredit)\w*", re.IGNORECASE
)
_TO_FILE = re.compile(
    r"\s+(?:an?|the|its|our)?\s*(?:clear\s+)?(?:way|path|pathway|road|runway|stage|decks?)\s+(?:for|to|toward|towards)\s+(?!(?:approval|licensure)\b)[^.;,]{0,70}?"
    r"\b(?:submission|submissions|submit|resubmission|resubmit|filing|filings|file|application|applications|registration\s+(?:package|dossier|filing)|meeting|discussions?|talks|dialogue)\b",
    re.IGNORECASE,
)
"""Behind "clears": what comes nearer is a filing, "clears the way for an NDA submission"."""
_OF_MAKING = re.compile(
    r"(?:\s+(?:by|from)\s+(?:the\s+)?[\w.]+)?(?:\s+(?:of|for|to))?\s+(?:[\w'’-]+[®™]?\s+){0,4}?(?:\([^()]{1,90}\)\s+)?"
    r"(?:(?:commercial|clinical|large|full|commercial-scale|large-scale|scale|drug|substance|product|vial|in-house|U\.?S\.?)\s+){0,3}"
    r"(?:manufactur(?:e|ing)|production|fill[-/\s]finish)(?:\s+of\s+(?:[\w'’-]+[®™]?\s+){1,3}?)?\s*(?:at|in|by|from)\s+(?:its|the|our|an?|[A-Z])",
    re.IGNORECASE,
)
"""Behind an act: that a medicine may be made somewhere, "approval for X commercial manufacturing at its"."""
_IN_A_TRIAL = re.compile(
    r"(?:\s+(?:by|from)\s+(?:the\s+)?[\w.]+)?\s+(?:(?:of|for|to)\s+)?(?:the\s+|its\s+)?[Uu]se\s(?:(?!\b(?:which|that|and|after|based)\b)[^.;,]){0,90}?"
    r"\bin\s+(?:(?:the|its|an?|our|this|ongoing|pivotal|clinical)\s+)*(?:(?:[\w/-]+\s+){0,4}?(?i:trials?|stud(?:y|ies))\b|[A-Z]{4,}(?:-[A-Z\d]+)*-?\d+\b)"
)
"""Behind an act: in which trial something may be used, "approved for use in AURORA-01"."""
_BY_OTHERS = re.compile(
    r"\b(?:boards?(?:\s+of\s+(?:directors|trustees))?|[Ss]hareholders|[Ss]tockholders|[Ii]nvestors|[Mm]anagement|[Ll]enders|[Cc]reditors|[Ii]nsurers|steering\s+committee|[Cc]ourts?|[Jj]udge"
    r"|NIH|BARDA|CMS|National\s+Institutes?\s+of\s+[A-Z]\w+|[Ff]oundation|patent\s+office|USPTO)(?:\s+\([^()]{2,12}\)|\s+(?:of|in|at)\s+(?:[A-Z][\w.&-]*\s?){1,4}(?<!\s))?\s+(?:(?:has|have|had|also|\w+ly)\s+)*$"
)
"""Ends with who acts and is no authority for medicines: "the board of directors"."""
_FROM_OTHERS = re.compile(
    r"[^.;,]{0,60}?\b(?:by|from)\s+(?:(?:the|its|their|our|company['’]s|U\.?S\.?)\s+)*(?:[Bb]oards?(?:\s+of\s+(?:[Dd]irectors|[Tt]rustees))?(?=\s*(?:[.,;]|$|\s(?:in|on|and|to|for|allows?|last|this)\b))"
    r"|shareholders|stockholders|lenders|creditors|bondholders|noteholders|unitholders|courts?"
    r"|(?:\w+\s+)?[Pp]atent\s+(?:and\s+[Tt]rademark\s+)?[Oo]ffice|USPTO)\b"
)
"""The same behind an act."""
_FOR_LISTING = re.compile(
    r"\b[Aa]pplications?\s+(?:for|to)\s+(?:(?:the|its|an?|their)\s+)?(?:\w+\s+)?"
    r"(?:list(?:ing)?|uplist(?:ing)?|admission\s+to\s+trading|trad(?:e|ing)|patents?|trademarks?|grants?|funding|membership)\b"
)
"""An application for something that no authority for medicines gives."""
_DELIVERED = re.compile(
    r"deliver(?:s|ed|ing)?\s(?:(?:an?|the|its)\s)?[^.;]{0,60}?(?:data|option|information)\s(?:[\w-]+\s)?(?:package|set)s?\b(?![^.;]{0,120}\b(?:FDA|EMA|MHRA|NMPA|PMDA|MFDS|[Aa]gency|[Rr]egulators?|[Aa]uthorit(?:y|ies)|NDA|BLA|MAA|IND)\b)"
)
"""From a verb on: something is handed to a partner, "deliver an option data package to"."""
_OF_AN_IND = re.compile(
    r"(?:\s+(?:from|by)\s+(?:the\s+)?(?:[\w.&'’()-]+\s+){1,8}?)?\s*(?:for|of|on)\s+(?:(?:the|its|our|their|an?)\s+)?(?:[\w-]+['’]s\s+)?"
    r"(?:(?!and\b)[\w-]+\s+){0,2}?(?:[Ii]nvestigational\s+[Nn]ew\s+[Dd]rug|INDs?\b|[Cc]linical\s+[Tt]rial\s+(?:[Aa]pplication|[Nn]otification)|CTAs?\b)"
)
"""Behind an act: the application to try it in people, of which another candidate tells."""
_ENDING = re.compile(
    r"\b(?:terminat(?:e|es|ed|ing|ion)|ended|ending|the\s+end|expir(?:y|ation))\s[^.;,]*$", re.IGNORECASE
)
_WILL_END = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:\s+(?:for|of)\s+(?:(?!and\b)[^\s,;.]+\s+){0,6}?(?:[^\s,;.]+))?\s+(?:will|would|is\s+(?:set|due)\s+to|shall)\s+"
    r"(?:end|expire|terminate|lapse|be\s+(?:terminated|ended))\b"
)
"""Before and behind what is over, or will be."""
ENDING = 90
_SITES = (
    r"(?:(?:clinical|clinical[-\s]trial|trial|study|investigator|investigational|screening|recruiting|enrol(?:l)?ing)\s+){1,2}"
    r"(?:sites?|cent(?:er|re)s?)\b"
)
_SITE_WORDS = frozenset(("site", "sites", "center", "centers", "centre", "centres"))
_OF_SITES = re.compile(
    rf"(?:\w+)?(?:\s+(?:of|for))?\s+(?:(?:the|its|an?|first|second|new|all|additional|further|more|\w+)\s+){{0,3}}{_SITES}",
    re.IGNORECASE,
)
_SITES_WERE = re.compile(
    rf"\b{_SITES}(?:(?!\b(?:and|but|after|for\s+which)\b)[^.;,]){{0,60}}$", re.IGNORECASE
)
"""Behind an act, and before one: where a trial runs, which is let do so by others or one by one."""
_NO_LABEL = re.compile(r"\bopen-label|\bto\s+(?:permit|sanction)\b", re.IGNORECASE)
"""Within a wider label: a sort of trial, and a verb."""
_TO_A_SCHEME = re.compile(
    r"\s+(?:(?!(?:in)?to\b)[^\s.;]+\s+){1,9}?(?:in)?to\s+(?:its|the|an?)\s+[^.;,]{0,60}?\b(?:schemes?|program(?:me)?s?|pathways?|pilot|track)\b",
    re.IGNORECASE,
)
"""Behind an act: a medicine was let into a scheme, not on the market."""
_LETS = re.compile(r"\blet(?:s|ting)?\s+[^.;,]{1,60}$", re.IGNORECASE)
"""Ends with who or what is let "go ahead", which is no noun there."""
_A_HURDLE = re.compile(
    r"\s+(?:(?:its|their|an?|[Pp]hase|trials?|tests?)\b|\d|the\s+(?![A-Z]{2,}\b|[a-z]+['’]s\b|agency|regulator))"
)
"""Behind "got through": something else than an authority."""
_A_FACT = re.compile(
    r"\s+(?:(?:on|in|last|this)\s+(?:\w+\s+){1,2})?(?:that|to\s+having|having|it\b|there\b)", re.IGNORECASE
)
"""Behind "admitted": what was conceded."""
_A_TRIAL = re.compile(
    r"\s+(?:of\s+)?(?:(?:\w+-[\w-]+|the|an?|its|their|first|new|clinical|human|pivotal|large|early|phase|[1-3I]+[ab]?)\s+){0,5}?"
    r"(?:stud(?:y|ies)|trials?|protocols?|patients?|participants?|volunteers|subjects|patents?|trademarks?|devices?|designs?|shares|securities"
    r"|statements?|fees?|numbers?|exemptions?|rights)\b"
)
"""Behind "registered" or "the registration": what is entered in a list of trials, of people or of rights."""
_REGISTERS = frozenset(["register product", "be_registered product"])
_FOR_A_STUDY = re.compile(
    r"\s+(?:for|of)\s+(?:an?|its|the)\s+(?:[\w-]+,?\s+){0,4}(?:stud(?:y|ies)|trials?)\b"
)
"""Behind an application: it asks for a study of what is sold already."""
_A_WARNING = re.compile(
    r"\s+(?:an?\s+|the\s+)?(?:(?:new|stronger|strengthened|updated|revised|additional|further|boxed|black\s+box|black-box|safety|class-wide)\s+){0,3}"
    r"(?:warnings?|precautions?|contraindications?|safety\s+(?:labell?ing|information)|medication\s+guides?|REMS)\b",
    re.IGNORECASE,
)
"""Behind an act: what a label is to warn of."""
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
    r"\b(?:designation|status|tag)s?\s+(?:(?:for|of|to|in|as)\s+(?:(?!(?:was|were|is|are|and|that|which)\b)(?:[^\s.;,()]+|\([^()]*\))\s+){1,10})?"
    r"(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with a status as the subject of a passive: "the orphan drug designation was"."""
_OF_A_TRIAL = re.compile(
    r"\s+(?:the\s+)?(?:(?:continued|further|initial|first|higher|resumed)\s+)?(?:dosing|treatment|enrol(?:l)?ment|recruitment|expansion|escalation)\s+"
    r"(?:(?!(?:for|to|and|by)\b)[\w-]+\s+){0,6}?(?:cohorts?|arms?|trials?|stud(?:y|ies)|participants|sites)\b",
    re.IGNORECASE,
)
"""Behind an act: what goes on in a trial, "approved dosing in cohort 8"."""
_NAME = r"(?:brand|trade|proprietary|invented|commercial|product)\s?names?\b"
_A_NAME = re.compile(
    rf"\s+(?:of\s+)?(?:(?:the|its|an?|new|proposed)\s+){{0,3}}(?:[A-Z][\w-]*[®™]?\s+(?:(?i:as\s+(?:the|its|a)\s+(?:(?:proposed|new|proprietary)\s+)?))?)?(?i:{_NAME}|name\s+[A-Z])"
)
"""Behind an act: only what the medicine shall be called."""
_NAME_IS = re.compile(
    rf"(?<!\()(?<!under\sthe\s)(?<!with\sthe\s)(?<!by\sthe\s)(?<!under\sits\s)\b{_NAME}"
    r"(?:[^.;,]{0,60}?\b(?:was|were|is|has\s+been|have\s+been)|,?\s+(?:that|which)\s+[^.;,]{2,40}?)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with the name as the subject of a passive or of a clause: "a trade name that the EMA"."""
_FROM_THE_BODY = re.compile(
    r"\s+(?:rates?\b|of\s+(?:[\w-]+\s+){0,4}?(?:lesions?|skin|plaques?|virus(?:es)?|tumou?rs?|cells?|amyloid|bacteria|infections?"
    r"|lactate|creatinine|mucus|warts?|psoriasis|symptoms?|parasites?|antigen|hbsag|ctdna)\b)",
    re.IGNORECASE,
)
_OF_THE_BODY = re.compile(
    r"\b(?:complete|near-complete|histologic(?:al)?|visual|visible|skin|viral|lesion|plaque|total|creatinine|renal|hepatic|systemic"
    r"|mucociliary|ctdna|mrd|hpv|facial|tumou?r|bacterial|amyloid|wart)\s+$",
    re.IGNORECASE,
)
"""Of what a medicine clears the body, behind "clearance" and before it."""

_AS_NO_MEDICINE = re.compile(
    r"(?:\s+(?:by|from)\s+(?:the\s+)?[\w.]+)?(?:\s+(?!as\b)[\w®™’'-]+){0,5}?\s+as\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:sweeteners?|foods?|additives?|ingredients?|dietary\s+supplement|food\s+supplement|pesticide|disinfectant|cosmetics?"
    r"|colou?r(?:ing|ant)?|preservative|excipient|biomarker|surrogate|endpoint|sterilant|sunscreen\s+filter|packaging)\b",
    re.IGNORECASE,
)
"""Behind an act: as what else than a medicine something is let in, "approved as a food additive"."""
_ITS_NAME = re.compile(
    r"(?:\s+(?:of|for))?\s+(?:the|its|our|this)\s+(?:(?:proposed|new)\s+)?(?:[\w®™-]+\s+)?(?:trade|brand|proprietary|product|global)[\s-]?names?\b"
    r"|(?:\s+of)?\s+[\w®™-]+\s+as\s+(?:the|its|an?)\s+(?:[\w-]+\s+){0,2}(?:trade|brand|proprietary|invented)[\s-]?name\b",
    re.IGNORECASE,
)
"""Behind an act: what a medicine may be called, "approved the trade name"."""
_NAME_WAS = re.compile(
    r"(?<!\()(?<!under\sthe\s)(?<!under\sits\s)(?<!by\sthe\s)(?<!by\sits\s)(?<!with\sthe\s)"
    r"\b(?:trade|brand|proprietary)[\s-]?name\s+(?:[\w®™-]+\s+){0,2}(?:for\s+[\w®™-]+\s+)?(?:was|were|is|has\s+been|had\s+been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Ends with what a medicine may be called as the subject of a passive."""


def is_by_others(text: str, candidate: Candidate) -> bool:
    """Whether somebody else acts than an authority for medicines, or gives something else than it gives."""
    sentence = candidate.sentence
    if candidate.kind.endswith("-opinion"):
        return False
    if not candidate.passive and _BY_OTHERS.search(text, sentence.start, candidate.anchor):
        return True
    if _FROM_OTHERS.match(text, candidate.end, sentence.end):
        return True
    if candidate.rule.startswith("submit ") and _DELIVERED.match(text, candidate.anchor, sentence.end):
        return True
    of_a_file = candidate.rule.endswith(" file")
    return of_a_file and _FOR_LISTING.search(text, sentence.start, sentence.end) is not None


def permits_else(text: str, candidate: Candidate) -> bool:
    """Whether leave is given to do something else than to sell: "allowed it to rely on foreign data"."""
    sentence = candidate.sentence
    if _PERMITS.match(text, candidate.start, sentence.end) or _ITS_NAME.match(text, candidate.end):
        return True
    elses = (_OF_MAKING, _IN_A_TRIAL, *([_FOR_A_STUDY] if candidate.rule == "approve file" else []))
    if is_no_licence(text, candidate) or is_of_holders(text, candidate) or of_rooms(text, candidate):
        return True
    if candidate.rule == "approve product" and _OF_AN_IND.match(text, candidate.end, sentence.end):
        return True
    if any(p.match(text, candidate.end, sentence.end) for p in elses):
        return True
    act = _ACT.match(text, candidate.anchor)
    if act and _TO_FILE.match(text, act.end(), sentence.end):
        return True
    if candidate.rule.startswith("extend ") and _NO_LABEL.search(
        text, max(0, candidate.start - 5), candidate.end
    ):
        return True
    if before_a_licence(text, candidate) or doses(text, candidate):
        return True
    return candidate.passive and _NAME_WAS.search(text, sentence.start, candidate.anchor) is not None


def is_to_end(text: str, candidate: Candidate) -> bool:
    """Whether an authorization is told to end: "a notice of termination for", "will expire in May"."""
    sentence = candidate.sentence
    if _WILL_END.match(text, candidate.end, sentence.end):
        return True
    left = max(sentence.start, candidate.start - ENDING)
    return _ENDING.search(text, left, candidate.start) is not None


def lets_sites(text: str, candidate: Candidate) -> bool:
    """Whether what is approved is where a trial runs: "clinical sites have received approval to screen".

    So is who tests or treats there: "its laboratory is authorized to perform the testing".
    """
    sentence = candidate.sentence
    act = _ACT.match(text, candidate.anchor)
    if act and _TO_TEST.match(text, act.end(), sentence.end):
        return True
    if room_is(text, candidate):
        return True
    if _SITE_WORDS.isdisjoint(sentence.words):
        return False
    if any(_OF_SITES.match(text, place, sentence.end) for place in (candidate.start, candidate.end)):
        return True
    return _SITES_WERE.search(text, sentence.start, candidate.anchor) is not None


def is_leave_for_else(text: str, candidate: Candidate) -> bool:
    """Whether what was allowed, refused or passed is no sale: a wish, a scheme, a fact, a hurdle, a walk."""
    sentence = candidate.sentence
    behind = [_A_REQUEST, _OF_A_TRIAL, _A_NAME, _AS_NO_MEDICINE, _A_WARNING]
    if candidate.rule == "reject product" and turns_down_else(text, candidate):
        return True
    if candidate.rule == "admit product":
        behind += [_TO_A_SCHEME, _A_FACT]
    if candidate.rule == "pass product":
        behind += [_A_HURDLE]
    if candidate.rule in _REGISTERS:
        behind += [_A_TRIAL]
    if any(pattern.match(text, candidate.end, sentence.end) for pattern in behind):
        return True
    walks = text[candidate.start : candidate.end].lower() == "go ahead"
    if walks and _LETS.search(text, sentence.start, candidate.start):
        return True
    if is_won_by_a_thing(text, candidate) or is_of_a_thing(text, candidate):
        return True
    return _is_wish(text, candidate) or _is_a_name(text, candidate) or _is_of_the_body(text, candidate)


def _is_a_name(text: str, candidate: Candidate) -> bool:
    """Whether it is a name that was approved: "the trade name Zelvora has been approved"."""
    start, end = candidate.sentence.start, candidate.anchor
    return "name" in text[start:end] and _NAME_IS.search(text, start, end) is not None


def _is_of_the_body(text: str, candidate: Candidate) -> bool:
    """Whether "clearance" is what a medicine does: "complete clearance of the lesions"."""
    if not text[candidate.start : candidate.end].lower().endswith(("clearance", "clearances")):
        return False
    start, end = candidate.sentence.start, candidate.sentence.end
    before = _OF_THE_BODY.search(text, start, candidate.end - len("clearance"))
    return before is not None or _FROM_THE_BODY.match(text, candidate.end, end) is not None


def _is_wish(text: str, candidate: Candidate) -> bool:
    """Whether what is approved or refused is a wish or a status, told in the passive.

    A status that is recommended is advised on by a committee: "orphan status was recommended by COMP".
    """
    start = candidate.sentence.start
    subjects = (_WISHED_FOR,) if candidate.kind.endswith("-opinion") else (_WISHED_FOR, _STATUS_IS)
    return candidate.passive and any(
        subject.search(text, start, candidate.anchor) is not None for subject in subjects
    )
