"""What is told of an application and is neither its filing nor its review."""

import re

from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.backing import ORDER
from milestones.extract.factuality.reporting import is_second_to_come
from milestones.extract.factuality.standing import is_sued_over, says_whose
from milestones.extract.factuality.telling import ELSEWHERE
from milestones.extract.text.document import Sentence
from milestones.lexicon.guards import guards
from milestones.lexicon.wordpatterns import Worded

BESIDE = 80
"""Characters before a filing in which a word says what is done to it."""
_ONLY_PLANNED = re.compile(
    r"\b(?:planned|proposed|intended|future|potential)\s+(?!withdrawal\b)(?:[\w-]+\s+){0,3}[\w-]+",
    re.IGNORECASE,
)
"""Beside or within a withdrawal: what is given up was not filed yet."""
PLANNED = 24
"""Within so many characters before a withdrawal begins what describes the thing withdrawn."""
DEALT_WITH = 140
"""Within so many characters behind a filing stands what was done to it."""
_IT_WAS = re.compile(
    r"\)?(?:\s+\([^()]{1,30}\)|(?:['’]s)?\s+(?!(?:and|but|or|which|who|that|after|before|as|when|while|is|are|was|were)\b)"
    r"[\w.'’®™/-]+){0,14}?\s+(?:was|were|is|are|(?:has|have|had)\s+been)\s+(?:(?:\w+ly|now|also|then|first)\s+)?"
    r"|\s(?:(?:in|for|with)\s(?:[\w.'’®™/-]+\s){1,5})?",
    re.IGNORECASE,
)
"""Between a filing and what was done to it: nothing but what was filed, for what and with whom.
Headlines leave the verb out: "Zelvora filing in Japan rejected"."""
_SHOWN = re.compile(
    r"present(?:ed|ing|s)?\s+at\b"
    r"|fil(?:ed|es|ing)\s+(?:[\w-]+\s+){0,4}?(?:lawsuits?|suits?|complaints?|patents?|motions?)\b",
    re.IGNORECASE,
)
"""What is told or filed elsewhere than with an authority: "presented at a congress", "filed a lawsuit"."""

SUIT = 80
_SUIT = Worded.needing(
    "lawsuit lawsuits suit suits complaint complaints motion motions petition injunction counterclaim",
    r"\b(?:lawsuits?|suits?|complaints?|motions?|petition|injunction|counterclaim)\b[^;:,]{0,40}?"
    r"(?:,?\s(?:that|which))?\s(?:was|were|been)\s$",
)
"""Ends with what was filed with a court, within so many characters: "a suit against Korvane, which was"."""

_OF_A_CHANGE = re.compile(
    r"(?:[^.;,]{0,40}?\b(?:submission|filing|application|submitted|filed|files|submits)\b)?(?:\s+(?:of|an?|the|its)){0,3}\s+(?:[\w-]+\s+){0,2}"
    r"(?:substantial\s+modification|substantial\s+amendment|protocol\s+(?:amendment|modification))",
    re.IGNORECASE,
)
"""Around a filing: it changes a trial that runs."""
_DATA = re.compile(
    r"\b(?:data|results|information|documentation|updates?|modules?)\s+(?:(?:also|later|already)\s+)?$",
    re.IGNORECASE,
)
"""Ends with what is sent in beside an application: "with durability data submitted during the review"."""
_OF_DATA = re.compile(
    r"\b(?:data|evidence|study|trial|safety|briefing|protocol)\s+(?:dossier|file|submission|package)s?\b",
    re.IGNORECASE,
)
"""What is looked at and is no application: "agreed to review our data dossier"."""
_WITH_MODULES = re.compile(
    r"\bwith\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:modules?|portions?|sections?)\s+(?:to\s+be\s+|being\s+)?$",
    re.IGNORECASE,
)
"""Ends with parts of an application: "to complete the filing with the final modules" before "submitted"."""
_LATER = re.compile(
    r"\w+\s+(?:during|throughout|within|as\s+part\s+of|in\s+the\s+course\s+of)\s", re.IGNORECASE
)
"""Behind its verb: an application is under way already."""

_BEGUN_IN_PARTS = re.compile(
    r"\brolling\b(?![^.;]{0,90}?\bcomplet(?:ed|es)\b)[^.;]{0,90}?\b(?:initiat\w+|begins?|beg[au]n|started|starts|commenc\w+|underway|under\s+way"
    r"|ongoing|in\s+progress|in\s+process|progress(?:es|ing|ed)|continu\w+|requests?)\b"
    r"|\b(?:some|first|second|third|initial|several|further|more|two|three|four|all\s+but)\s+(?:\w+\s+){0,2}?(?:modules?|portions?|sections?)\s+of\b",
    re.IGNORECASE,
)
"""Within a sentence: a filing in parts goes on, "rolling submission underway", "some modules of the NDA"."""
_INTO_A_FILE = re.compile(
    r"\b(?:[Ss]ubmi(?:t|ts|tted|tting|ssion)|sent|added)\s+(?:(?!(?:an?|the|its|their|our)\s+(?:s?NDA|s?BLA|IND|MAA|CTA)\b)[\w.'’-]+\s+){0,8}?"
    r"(?:to|into|under)\s+(?:the|its|our|their|this|an\s+existing|an\s+open)\s+"
    r"(?:(?!(?:and|for|of|its?|an?|the|their|our|agency|regulators?|authorit\w+|commission|ministry|committee)\s)[a-z][\w-]*\s+"
    r"|(?:New|Drug|Investigational|Biologics?|Licen[cs]e|Marketing|Authori[sz]ation|Clinical|Trial|Supplemental|Abbreviated)\s+){0,5}"
    r"(?:[A-Z][\w-]*\s?[®™]\s)?\(?(?:s?NDA|s?BLA|IND|MAA|CTA|[Aa]pplication|dossier)\b\)?(?!\s+(?:division|office|reviewers?|team))"
)
"""From a verb on: something is sent in to an application that is there: "submitted data to the NDA"."""

_FOR_A_MEETING = re.compile(
    r"[Ss]ubmi(?:t|ts|tted|tting)\s+(?:(?:to|with)\s+(?:the\s+)?[A-Z]\w+\s+)?(?:in|with|within|as\s+part\s+of|through|via)\s+"
    r"(?:the|its|an?|our|their)\s+(?:[\w-]+\s+){0,3}?(?:briefing|meeting|pre-read)\s+(?:[\w-]+\s+)?(?:packages?|books?|documents?|materials?|requests?)\b"
)
"""The same of what is sent in before a meeting: "data submitted in a briefing package"."""
_OPENED_ELSE = re.compile(
    r"\b(?:open|activat)\w*\b.*\b(?:under|in|at|into|sites?|cent(?:er|re)s?|enrol\w*|cohorts?|arms?|doors?|up)\b",
    re.IGNORECASE,
)
"""From "opened" to an application: what is opened is a part of its trial."""
_TO_OPEN_IT = re.compile(
    r"\W*(?:(?:human|clinical|phase|\w*-?enabling)\s+)*(?:stud(?:y|ies)|trials?|cohorts?|programs?|package)\b",
    re.IGNORECASE,
)
"""Behind "IND-opening": what shall bring that about."""
_INFORMATION = re.compile(
    r"\w+\s+(?:(?:the|its|this|these|all|additional|further|requested|required|remaining)\s+){0,3}"
    r"(?:information|responses?|answers?|documents?|documentation|updates?)\b",
    re.IGNORECASE,
)
"""From a verb on: what an authority asked for is sent to it, no application."""
_ITS_OWN_CLAUSE = re.compile(r",\s+(?:the|its|their|our|an?|this)\s", re.IGNORECASE)
"""Between a filing's noun and what was filed: another clause has that, "Following submission, the NDA"."""
_OPENS = re.compile(
    r"\W*(?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his)\s+)?(?:(?:[Ss]upplemental|[Nn]ew|U\.?S\.?|EU|FDA|EMA|[Rr]egulatory|[Mm]arketing)\s+){0,2}"
)
_ITS_CONTENTS = re.compile(
    r"(?:\s+(?:to|with)\s+(?:the\s+)?[A-Z]\w+)?\s+(?:seeks|requests|includes|contains|covers|comprises|proposes|addresses|builds"
    r"|relies|rests|(?:(?:is|are|was)\s+)?(?:supported|backed|underpinned|based|bolstered)\s+(?:by|on|upon))\b"
)
"""Before and behind a filing that is only described, which was told of in its own words."""
_PARTS = frozenset(["rolling", "module", "modules", "portion", "portions", "section", "sections"])
_LAST_PART = re.compile(r"\b(?:complet\w+|final|last|remaining|rest|finish\w*|conclud\w+)\b", re.IGNORECASE)
"""Tells of a filing's last part."""

_THE_FILING = re.compile(
    r"\W*(?:The|This|That)\s+(?:(?:rolling|BLA|NDA|initial|first)\s+)?(?:submission|filing|application|module)\s+"
    r"(?:was|is|has\s+been|follows|followed|came|comes)\b"
)
"""Opens a sentence that says more of a filing told before: "The submission was made after"."""
_FIRST_PARTS = re.compile(
    r"\b(?:(?:first|initial|nonclinical|preclinical|non-clinical)\s+(?:\w+\s+)?(?:module|section|part|portion)|rolling|module)\b",
    re.IGNORECASE,
)
_LAST_FILED = re.compile(
    r"\b(?:completed?|completing|completion\s+of|final\s+(?:module|section|part|portion)s?\s+of|last\s+(?:module|section|part|portion)s?\s+of)\b",
    re.IGNORECASE,
)
"""What the sentence before tells of it: parts of it, and not the last."""
_ITS_BEGIN = re.compile(
    r"[^,;.]{0,80}?\b(?:on\s+track|planned|expected|anticipated|targeted|slated|scheduled|due)\b[^,;.]{0,25}?"
    r"\s(?:initiation|start|commencement)\b"
)
"""Behind a filing: only its begin is planned, "on track for Q3 initiation"."""

_WIDENS_EMERGENCY = re.compile(
    r"[^.;,]{0,60}?\bto\s+(?:expand|extend|widen|broaden|amend)\s+(?:[\w'’-]+\s+){0,3}?(?:EUA|emergency)\b"
)
"""Behind a filing: only leave for an emergency is to be widened."""


def no_filing(text: str, candidate: Candidate) -> str:
    """Why what is told of an application is neither its filing nor its review; "" where it can be."""
    sentence, beside = candidate.sentence, (candidate.start - BESIDE, candidate.start)
    if reason := _no_review(text, candidate):
        return reason
    if candidate.kind == "withdrawal" and _was_planned(text, candidate):
        return "never filed"
    if not candidate.kind.endswith("-submission"):
        return "done to an application" if _opens_else(text, candidate) else ""
    sued = sentence.search(_SUIT, max(sentence.start, candidate.start - SUIT), candidate.start)
    if sued or _SHOWN.match(text, candidate.anchor):
        return "told elsewhere than to an authority"
    if _is_only_begun(text, candidate):
        return "start of a rolling submission"
    informs = candidate.rule.startswith("present ") and _INFORMATION.match(text, candidate.anchor)
    if informs or any(i.match(text, candidate.anchor, sentence.end) for i in (_INTO_A_FILE, _FOR_A_MEETING)):
        return "sent in to an application"
    if candidate.form == "noun" and (reason := _no_filing_of_its_own(text, candidate)):
        return reason
    if _is_handled(text, candidate):
        return "done to an application"
    undone = guards().undoing.search(text, candidate.start, candidate.end + ORDER)
    if undone or _WIDENS_EMERGENCY.match(text, candidate.end, sentence.end):
        return "no application for an approval"
    amended = sentence.search(guards().amended, *beside) or _OF_A_CHANGE.match(
        text, candidate.start, sentence.end
    )
    return "amendment" if amended else ""


def _no_review(text: str, candidate: Candidate) -> str:
    """Why what is looked at is no whole application; "" where it can be one."""
    if candidate.rule.startswith(("weigh ", "go_on ")) and candidate.sentence.has(guards().in_parts):
        return "review of parts"
    of_data = candidate.rule == "review file" and _OF_DATA.search(text, candidate.start, candidate.end)
    return "review of data" if of_data else ""


def _opens_else(text: str, candidate: Candidate) -> bool:
    """Whether not the application is opened, but a site or an arm under it; or only a trial is to open it."""
    if candidate.rule != "open ind":
        return False
    if _OPENED_ELSE.match(text, candidate.anchor, candidate.end):
        return True
    noun = candidate.start < candidate.anchor and text.startswith("ing", candidate.end - 3)
    return noun and _TO_OPEN_IT.match(text, candidate.end, candidate.sentence.end) is not None


def _is_only_begun(text: str, candidate: Candidate) -> bool:
    """Whether an application is being filed in parts, and no word speaks of the last one."""
    if candidate.kind == "nda-submission" and candidate.sentence.has(guards().rolling_start):
        return True
    return begun_in_parts(text, candidate) and not ends_in_parts(text, candidate)


def takes_up_a_start(text: str, candidate: Candidate, before: Sentence) -> bool:
    """Whether "the submission" is the one in parts of which the sentence before tells that it began."""
    sentence = candidate.sentence
    if candidate.kind != "nda-submission" or not _THE_FILING.match(text, sentence.start, sentence.end):
        return False
    module = (
        _FIRST_PARTS.search(text, before.start, before.end) if before.has(guards().rolling_start) else None
    )
    return module is not None and not _LAST_FILED.search(text, before.start, before.end)


def begun_in_parts(text: str, candidate: Candidate) -> bool:
    """Whether parts of an application are in, and not all of it."""
    sentence = candidate.sentence
    if candidate.kind != "nda-submission" or sentence.words.isdisjoint(_PARTS):
        return False
    return _BEGUN_IN_PARTS.search(text, sentence.start, sentence.end) is not None


def is_ahead_by_its_verbs(text: str, candidate: Candidate) -> bool:
    """Whether the last part of a filing is to come, or an act is the second of two that are."""
    return begun_in_parts(text, candidate) or is_second_to_come(text, candidate)


def ends_in_parts(text: str, candidate: Candidate) -> bool:
    """Whether the same clause speaks of the last part as well, which is still to come."""
    begun = _BEGUN_IN_PARTS.search(text, candidate.sentence.start, candidate.sentence.end)
    last = _LAST_PART.search(text, candidate.sentence.start, candidate.sentence.end)
    if begun is None or last is None:
        return False
    return ";" not in text[min(begun.start(), last.start()) : max(begun.end(), last.end())]


def _was_planned(text: str, candidate: Candidate) -> bool:
    """Whether what is taken back was only planned: "dropped a planned European filing"."""
    left = max(candidate.sentence.start, candidate.start - PLANNED)
    return _ONLY_PLANNED.search(text, left, candidate.end) is not None


def _is_handled(text: str, candidate: Candidate) -> bool:
    """Whether something is done to an application, or sent in beside it."""
    sentence = candidate.sentence
    if is_sued_over(text, candidate):
        return False
    noun = candidate.form == "noun" or (candidate.form == "gerund" and candidate.start < candidate.anchor)
    if noun and sentence.search(guards().handled, candidate.start - BESIDE, candidate.start):
        return True
    if _WITH_MODULES.search(text, sentence.start, candidate.anchor):
        return True
    beside = _LATER.match(text, candidate.anchor) and _DATA.search(text, sentence.start, candidate.anchor)
    return beside is not None or _is_dealt_with(text, candidate) or says_whose(text, candidate)


def _no_filing_of_its_own(text: str, candidate: Candidate) -> str:
    """Why a filing's noun tells only its begin, or what is in it; "" where it can tell of it."""
    sentence, beside = candidate.sentence, (candidate.start - BESIDE, candidate.start)
    begun = sentence.search(guards().begun, *beside) or _ITS_BEGIN.match(text, candidate.end, sentence.end)
    if begun:
        return "start of a filing"
    return ELSEWHERE if _is_described(text, candidate) else ""


def _is_described(text: str, candidate: Candidate) -> bool:
    """Whether a sentence opens with a filing, and tells what is in it: "NDA resubmission seeks approval"."""
    opens = _OPENS.fullmatch(text, candidate.sentence.start, min(candidate.start, candidate.anchor))
    return opens is not None and _ITS_CONTENTS.match(text, candidate.end, candidate.sentence.end) is not None


def _is_dealt_with(text: str, candidate: Candidate) -> bool:
    """Whether a filing is the subject of what was done to it: "the submission of the NDA was accepted"."""
    if candidate.form != "noun" or _ITS_OWN_CLAUSE.search(text, candidate.start, candidate.end):
        return False
    done = candidate.sentence.search(guards().dealt_with, candidate.end, candidate.end + DEALT_WITH)
    return done is not None and _IT_WAS.fullmatch(text, candidate.end, done.start()) is not None


def is_what_was_filed(candidate: Candidate, cue: re.Match[str]) -> bool:
    """Whether the word behind an application only says that it was filed: "accepted the NDA submission"."""
    taken = candidate.form == "past" or candidate.rule.startswith("accept ")
    return taken and bool(candidate.application) and cue.group().lower() in _FILED


_FILED = ("submission", "submissions", "application", "applications")


_NOT_OF_IT = re.compile(
    r"[\s-]+(?:approvals?|clearance|acceptance|forms?|numbers?|fees?|status|review|authori[sz]ation|designation|package|update)\b"
)
"""Behind an application: something that only bears on it."""


def takes_in(text: str, candidate: Candidate) -> bool:
    """Whether what somebody received is the application itself: not "received NDA approval"."""
    return candidate.anchor == candidate.start and _NOT_OF_IT.match(text, candidate.end) is None


_ON_SOMETHING_ELSE = re.compile(
    r"\b(?:hold|lift|grants?|loan|funding|withdraw\w*|amend\w*|exten\w+|transfer|meeting|pre-IND|chang\w+|updat\w+|questions?|comments?|advice)\b"
)
"""Between "asked" and a trial's application: what else was asked for."""


def asks_for_it(text: str, candidate: Candidate) -> bool:
    """Whether a trial's application is what was asked for: "applied for an IND", not "to lift its hold"."""
    return _ON_SOMETHING_ELSE.search(text[candidate.start : candidate.end]) is None
