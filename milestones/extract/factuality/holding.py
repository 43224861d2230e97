"""Clinical holds that a sentence takes up without naming the authority again."""

import re
from functools import lru_cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate

_CLINICAL_HOLD = re.compile(r"\bclinical\s+hold\b", re.IGNORECASE)


def of_a_named_hold(text: str, candidate: Candidate) -> bool:
    """Whether "the hold" is one that the text has called a clinical hold before, so an authority's."""
    first = _first_hold(text) if candidate.rule.endswith(" hold") else None
    return first is not None and first <= candidate.start


@lru_cache(maxsize=1)
def _first_hold(text: str) -> int | None:
    """Where the text's first "clinical hold" ends."""
    first = _CLINICAL_HOLD.search(text)
    return first.end() if first else None


def of_a_lifted_hold(context: Context, candidate: Candidate) -> bool:
    """Whether the trial was halted by the hold of whose end the article has just told."""
    halted = candidate.passive and candidate.kind == "clinical-hold"
    before = next(context.earlier(candidate.sentence, 1), None)
    told = context.candidates_in(before) if before and halted else []
    return any(other.kind == "clinical-hold-lifted" for other in told)


_ITS_OWN = re.compile(
    r"\s+(?:voluntarily\s+)?(?:all\s+|both\s+)?(?:its|their|our)\s(?!(?:partial|full|clinical)\b)[^.;,]*?\bon\s+(?:voluntary\s+)?hold$",
    re.IGNORECASE,
)
"""From a verb on: somebody puts a trial of his own on hold: "put its own trial on hold"."""


def is_ones_own(text: str, candidate: Candidate) -> bool:
    """Whether somebody puts a trial of his own on hold, which is no clinical hold."""
    if candidate.rule != "hold hold" or candidate.passive:
        return False
    said = _WORD.match(text, candidate.anchor)
    return said is not None and _ITS_OWN.fullmatch(text, said.end(), candidate.end) is not None


_WORD = re.compile(r"\w+")
_MORE = re.compile(
    r"\b(?:more|additional|further|new)\s+(?:[\w-]+\s+){0,2}(?:data|information|evidence|details|tests|studies|analyses)\b"
)
_OF_A_TRIAL = re.compile(
    r"\b(?:clinical|on|partial|full)\s+hold\b|\bINDs?\b|\bCTAs?\b"
    r"|\b(?:trials?|stud(?:y|ies)|dosing|enrol?lment|testing)\b[^.;]{0,60}?\b(?:continue|resume|begin|start|proceed|restart|go\s+ahead|move\s+ahead)\b"
)
_OF_A_FILE = re.compile(
    r"\b(?:[sA]?NDAs?|s?BLAs?|MAAs?|marketing|approv\w*|complete\s+response|resubmi\w+)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:before|until|unless)\s(?:(?!\b(?:and|but)\b)[^;,])*$", re.IGNORECASE)
"""Ends with what has yet to come before that: "wants more data before the study"."""


def asks_for_a_trial(text: str, candidate: Candidate) -> bool:
    """Whether data are asked for by which a trial may go on: "wants more data on the IND"."""
    sentence = candidate.sentence
    if candidate.rule != "reject product" or not _MORE.search(text, candidate.start, sentence.end):
        return False
    if _OF_A_FILE.search(text, sentence.start, sentence.end):
        return False
    return _OF_A_TRIAL.search(text, sentence.start, sentence.end) is not None


_ASKS = re.compile(r"\b(?:ask|request|seek|sought|want)(?:s|ed|ing)?\b", re.IGNORECASE)


def asks_about_trials(text: str, candidate: Candidate) -> bool:
    """Whether only more is to be told of trials, which go on: "asked for more information on trials"."""
    if candidate.rule != "reject trial" or not _ASKS.match(text, candidate.anchor):
        return False
    sentence = candidate.sentence
    asked = _MORE.search(text, candidate.anchor, sentence.end) is not None
    return asked and _OF_A_TRIAL.search(text, sentence.start, sentence.end) is None


def only_waits(text: str, candidate: Candidate) -> bool:
    """Whether a trial is only to go on after something else: "more data before the trial can resume"."""
    if not candidate.rule.startswith(("resume ", "start ")):
        return False
    return _BEFORE.search(text, candidate.sentence.start, candidate.start) is not None
