"""What is told of an application and is neither its filing nor its review."""

import re

from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.backing import ORDER
from milestones.lexicon.guards import guards

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
_LATER = re.compile(
    r"\w+\s+(?:during|throughout|within|as\s+part\s+of|in\s+the\s+course\s+of)\s", re.IGNORECASE
)
"""Behind its verb: an application is under way already."""


def no_filing(text: str, candidate: Candidate) -> str:
    """Why what is told of an application is neither its filing nor its review; "" where it can be."""
    sentence, beside = candidate.sentence, (candidate.start - BESIDE, candidate.start)
    if candidate.rule.startswith(("weigh ", "go_on ")) and sentence.has(guards().in_parts):
        return "review of parts"
    if candidate.kind == "withdrawal" and _was_planned(text, candidate):
        return "never filed"
    if not candidate.kind.endswith("-submission"):
        return ""
    if _SHOWN.match(text, candidate.anchor):
        return "told elsewhere than to an authority"
    if candidate.kind == "nda-submission" and sentence.has(guards().rolling_start):
        return "start of a rolling submission"
    if candidate.form == "noun" and sentence.search(guards().begun, *beside):
        return "start of a filing"
    if _is_handled(text, candidate):
        return "done to an application"
    if guards().undoing.search(text, candidate.start, candidate.end + ORDER):
        return "no application for an approval"
    amended = sentence.search(guards().amended, *beside) or _OF_A_CHANGE.match(
        text, candidate.start, sentence.end
    )
    return "amendment" if amended else ""


def _was_planned(text: str, candidate: Candidate) -> bool:
    """Whether what is taken back was only planned: "dropped a planned European filing"."""
    left = max(candidate.sentence.start, candidate.start - PLANNED)
    return _ONLY_PLANNED.search(text, left, candidate.end) is not None


def _is_handled(text: str, candidate: Candidate) -> bool:
    """Whether something is done to an application, or sent in beside it."""
    sentence = candidate.sentence
    if candidate.form == "noun" and sentence.search(
        guards().handled, candidate.start - BESIDE, candidate.start
    ):
        return True
    beside = _LATER.match(text, candidate.anchor) and _DATA.search(text, sentence.start, candidate.anchor)
    return beside is not None or _is_dealt_with(text, candidate)


def _is_dealt_with(text: str, candidate: Candidate) -> bool:
    """Whether a filing is the subject of what was done to it: "the submission of the NDA was accepted"."""
    if candidate.form != "noun":
        return False
    done = candidate.sentence.search(guards().dealt_with, candidate.end, candidate.end + DEALT_WITH)
    return done is not None and _IT_WAS.fullmatch(text, candidate.end, done.start()) is not None
