"""What a medicine has or is, told without the event that gave it: "X, which has orphan status in gout"."""

import re

from milestones.extract.events.attributive import is_property
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.clauses import apposed

HAVING = 9
"""So many words back "has" can stand before the last status of a list."""
_HAS = re.compile(
    r"\b(?:has|have|having)\s+(?:(?!(?:been|received|won|got|given|granted|secured|gained|obtained|earned|had)\b|[\w-]+ed\b)[\w./’'-]+,?\s+){0,7}$"
    r"|\b(?:drug|medicine|therapy|treatment|product|vaccine|candidate|antibody|pill|antagonist|agonist|inhibitor|blocker"
    r"|conjugate|biologic|compound|molecule|modulator|degrader|activator|agent)\s+with\s+(?:(?!\w+ed\b)[\w./()’'-]+,?\s+){0,8}$"
)
"""Ends with a medicine's having something, and no verb that gives it."""
_THE_ONLY = re.compile(
    r"\b(?:is|are|remains?)\s+(?:still\s+|currently\s+)?the\s+(?:first\s+and\s+)?only\s[^.;]{0,120}$"
)
_HOLDER = re.compile(r"\bholder\b|\bholds?\s+the\s+marketing\b", re.IGNORECASE)
_PENDING = re.compile(
    r"\b(?:pending(?:\s+(?:with|before|at|in))?"
    r"|(?:is|are|remains?|lies|sits|rests|still|now|currently|also)\s+(?:before|with|in\s+front\s+of|in\s+the\s+hands\s+of|on\s+the\s+desks?\s+of))$",
    re.IGNORECASE,
)
"""Ends what tells where an application lies."""
_IS = re.compile(r"\b(?:is|are)\s+(?:(?:also|already|currently)\s+)?$")
"""Ends with a medicine's being what follows."""
_STANDING = re.compile(
    r"(?:\b(?:the|its|their|an|our)|\w['’]s)\s+(?:existing|current|present)\s+(?:[A-Z]{2,6}\s+)?$"
)
"""Ends with what makes a status one that is in force."""
_UNDER_ITS = re.compile(
    r"\b(?:under|thanks\s+to|owing\s+to|because\s+of|by\s+virtue\s+of|(?:benefits?|advantages?|privileges?)\s+of"
    r"|(?:made\s+possible|enabled|afforded|provided)\s+by|as\s+part\s+of)\s+"
    r"(?:its|their|our|(?:the\s+)?[\w-]+(?:\s\w+){0,2}['’]s)\s+(?:[A-Z]{2,6}\s+)?$",
    re.IGNORECASE,
)
"""Ends with what a designation is made use of for: "seeks priority review under the drug's"."""
_FOLLOWS = re.compile(
    r"\b(?:follow(?:s|ed|ing)|(?:comes|came|issued|taken|made|granted)\s+after|after|based\s+on|on\s+the\s+basis\s+of|in\s+line\s+with)\s+"
    r"(?:the|an?|its)\s+(?:(?:recent|earlier|unanimous|previous|favou?rable)\s+)?(?:CHMP['’]?s?\s+)?$",
    re.IGNORECASE,
)
_OF_ADVISERS = re.compile(
    r"(?:\s+(?:(?:issued|adopted|given|received|delivered|provided)\s+)?(?:from|of|by)\s+(?:the\s+)?"
    r"(?:EMA['’]s\s+|European\s+Medicines\s+Agency['’]s\s+)?(?:CHMP|Committee|COMP|EMA|European\s+Medicines\s+Agency))\b"
)
"""Before and behind an opinion: it is what a decision followed, and whose it is."""
_FOUND_IN = re.compile(
    r"\b(?:identified|raised|cited|noted|outlined|described|listed|contained|highlighted|detailed|specified|mentioned|stated|laid\s+out"
    r"|set\s+out|set\s+forth|flagged|posed|included|communicated|(?:issues|deficienc(?:y|ies)|comments?|concerns?|questions?|observations?|points|items"
    r"|findings|matters|requests?)|(?:respon(?:d|ds|ded|ding|se|ses)|repl(?:y|ies|ied|ying)|answers?|appeal\w*)(?=\s+to)|(?:answer(?:s|ed|ing)?|resolv\w+|rebut\w*"
    r"|address(?:es|ed|ing)?|(?:discuss|review|evaluat|assess|appeal|disput|contest)\w*)(?=\s+(?:the|its|our|this|that|[\w.]+['’]s)\s))\s+(?:(?:in|by|from|of|with|to)\s+)?(?:the|its|our|their|that|this|[\w.]+['’]s)\s+(?:(?!if\b|any\b)[\w.'’,-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Ends with what a letter says, which was there to be read: "the deficiencies identified in the FDA's"."""
_ITS_YEAR = re.compile(r"\b(?:19|20)\d\d\s+(?:[\w.]+\s+){0,2}$")
_ITS_DAY = re.compile(
    r"(?:\s\([A-Z]{2,5}\))?(?:,?\s+(?:that\s+|which\s+)?(?:(?:we|it|they|was|(?:the\s+)?(?:FDA|agency|regulator|company)|[A-Z]\w+)\s+(?:had\s+)?)?(?:received|issued|sent|dated))?(?:\s+(?:by|from|to)\s+(?:the\s+|its\s+)?(?:[A-Z][\w.]*\s?|U\.S\.\s?|of\s|and\s|us\s){1,7}(?:\([A-Z]{2,5}\))?)?"
    r"(?:,?\s*(?:received|issued|sent|dated))?\s+(?:(?:in|on|of|last|dated)\s+)?(?:(?:early|late|mid)[\s-]+)?(?:[A-Z][a-z]{2,8}\.?\s+\d|\d{1,2}\s[A-Z]|(?:19|20)\d\d|Q[1-4]\b|(?:month|week|year)\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""Before and behind a letter: its own time."""
_OWNER = re.compile(r"(?:['’]s?|\b(?:its|their))\s+(?:(?:recent|earlier|prior)\s+)?$")
_ABBREVIATED = re.compile(r"\bANDAs?\b|\bAbbreviated\s+New\s+Drug\b", re.IGNORECASE)
_SUIT = re.compile(
    r"\b(?:litigations?|lawsuits?|suits?|sued|infring\w+|patents?|complaints?|paragraph\s+IV|notice\s+letters?|settle\w*)\b",
    re.IGNORECASE,
)
"""Before and in the filing of a copy, and in its sentence: what owners of patents answer by a suit."""
_ANYBODYS = re.compile(
    r"\b(?:could|would|might|may|if|any|third[-\s]part\w+|potential|possible|competitors?)\b", re.IGNORECASE
)
"""Speaks of filings that somebody may make."""
_IN_FORCE = re.compile(r"(?:\s+\([A-Z]{2,5}\))?\s+(?:now|currently|already)\s+in\s+(?:force|place|effect)\b")


def is_state(text: str, candidate: Candidate) -> bool:
    """Whether it says what a medicine has or is: "X, which has orphan status", "an FDA-approved drug"."""
    if is_property(text, candidate) or apposed(text, candidate) or is_held_by(text, candidate):
        return True
    if is_pending(text, candidate) or _is_the_only(text, candidate):
        return True
    start = candidate.sentence.words_back(candidate.start, HAVING)
    return candidate.form == "status" and _HAS.search(text, start, candidate.start) is not None


def _is_the_only(text: str, candidate: Candidate) -> bool:
    """Whether it says what sets a medicine apart: "X is the only cream approved for gout"."""
    if candidate.form != "past" or candidate.kind != "nda-approval":
        return False
    return _THE_ONLY.search(text, candidate.sentence.start, candidate.anchor) is not None


def is_pending(text: str, candidate: Candidate) -> bool:
    """Whether it says where an application lies, and not when it was filed: "has an NDA pending"."""
    filed = candidate.kind.endswith("-submission")
    return filed and _PENDING.search(text, candidate.start, candidate.end) is not None


def is_held_by(text: str, candidate: Candidate) -> bool:
    """Whether it says who holds an authorization: "the marketing authorization holder in Japan"."""
    return candidate.form == "status" and _HOLDER.search(text, candidate.start, candidate.end) is not None


def is_on_the_market(text: str, candidate: Candidate) -> bool:
    """Whether it says where a medicine is on the market: "Zelvora is approved in Japan", not "is now"."""
    if candidate.kind != "nda-approval" or candidate.form != "past" or candidate.sentence.heading:
        return False
    return _IS.search(text, candidate.sentence.words_back(candidate.anchor, 2), candidate.anchor) is not None


def is_read(text: str, candidate: Candidate) -> bool:
    """Whether of a letter only its contents are told: "the deficiencies identified in the CRL"."""
    if candidate.kind != "complete-response" or candidate.form != "status" or candidate.expected:
        return False
    return _FOUND_IN.search(text, candidate.sentence.start, candidate.start) is not None


def is_read_undated(text: str, candidate: Candidate) -> bool:
    """Whether it has no day of its own beside that: its sentence's is then a meeting's or a filing's."""
    used = _is_made_use_of(text, candidate)
    if not (used or is_read(text, candidate)) or _ITS_YEAR.search(
        text, candidate.sentence.start, candidate.start
    ):
        return False
    return _ITS_DAY.match(text, candidate.end, candidate.sentence.end) is None


def is_sued_over(text: str, candidate: Candidate) -> bool:
    """Whether a filing is what a suit is about: "litigation relating to Brill's filing of an ANDA"."""
    if candidate.kind != "nda-submission" or candidate.form != "noun":
        return False
    start, end = candidate.sentence.start, candidate.sentence.end
    owned = _OWNER.search(text, start, candidate.start) and _ABBREVIATED.search(text, *candidate.span)
    told = owned is not None and _SUIT.search(text, start, end) is not None
    return told and _ANYBODYS.search(text, start, end) is None


def stands(text: str, candidate: Candidate) -> bool:
    """Whether a status is told to be in force: "would replace the existing authorization"; or a letter is."""
    if is_read(text, candidate) or is_sued_over(text, candidate):
        return True
    given = candidate.kind.endswith(("-designation", "-approval", "-authorization"))
    if not given or candidate.expected or candidate.form not in ("noun", "status"):
        return False
    start = candidate.sentence.start
    before = _STANDING.search(text, start, candidate.start)
    return (
        before is not None
        or _is_made_use_of(text, candidate)
        or _IN_FORCE.match(text, candidate.end) is not None
    )


def _is_made_use_of(text: str, candidate: Candidate) -> bool:
    """Whether something is done by means of a designation: "will meet with the FDA under its fast track"."""
    if not candidate.kind.endswith("-designation") or candidate.kind == "other-designation":
        return False
    return _UNDER_ITS.search(text, candidate.sentence.start, candidate.start) is not None


def is_followed(text: str, candidate: Candidate) -> bool:
    """Whether an opinion is what a decision followed: "the decision follows the opinion of the CHMP"."""
    if candidate.kind != "positive-opinion" or candidate.form not in ("noun", "status"):
        return False
    first = min(candidate.start, candidate.anchor)
    before = _FOLLOWS.search(text, candidate.sentence.start, first)
    return before is not None and (
        _OF_ADVISERS.match(text, candidate.end) is not None or "CHMP" in text[before.start() : candidate.end]
    )


_ACTED_ON = re.compile(
    r"\b(?:approv|accept|clear|reject|refus|validat|declin|authori[sz]|turn(?:ed|s)\sdown|given?\s|gave\s|grant)"
    r"(?:[^.;]|\.(?=\w)){0,110}?\b(?:[Aa]pplications?|NDA|BLA|A?NDAs?|MAA|IND|CTA|[Ss]ubmission|[Ff]iling|[Dd]ossier)"
    r"(?:\s\([A-Z][\w -]{1,12}\))?\s(?:that\swas\s)?\Z"
)
"""Ends with an application to which something was done: "approved the application (ANDA)"."""
DONE_WITHIN = 140
"""So many characters before an application's filer what was done to it stands."""
_BY_WHOM = re.compile(r"(?:filed|submitted|lodged|made)\s+by\b")


def says_whose(text: str, candidate: Candidate) -> bool:
    """Whether a participle only says whose application it is: "accepted the NDA submitted by Korvane"."""
    if not _BY_WHOM.match(text, candidate.anchor):
        return False
    left = max(candidate.sentence.start, candidate.anchor - DONE_WITHIN)
    return _ACTED_ON.search(text, left, candidate.anchor) is not None
