"""What an act takes up as "it": "Korvane filed its NDA in March. It was accepted in May"; so with holds."""

import re
from collections.abc import Sequence
from dataclasses import replace

from milestones.extract.events.attributive import AUTHORITY
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.pairing import Action
from milestones.extract.text.document import Sentence

_IT_WAS = re.compile(
    r"(?<!before\s)\b(?:It|it|which|and|but)\s+(?:(?:was|has|had|is|then|since|later|also|now)\s+)*(?:was|been|is)\s+"
    r"(?:(?:then|since|later|also|now|promptly|duly|formally|finally)\s+)*$"
)
"""Ends with the application as the subject of a passive."""
_NOT_IN = re.compile(
    r"\s+(?:(?:in)?to\b|as\b|by\s+(?:the\s+)?(?:patients|doctors|court|judge)|for\s+(?:the|presentation|publication|inclusion)\b)",
    re.IGNORECASE,
)
"""Behind "accepted": something else took it in."""
_IT = re.compile(
    r"\s+it\b(?!\s+(?:would|will|had|has|was|is|could|can|plans|expects)\b)(?!\s+(?:in)?to\b)",
    re.IGNORECASE,
)
"""Behind an act: the application as its object."""
_AUTHORITY = re.compile(rf"{AUTHORITY}\s+(?:(?:has|had|then|since|also|later|formally)\s+)*$")
"""Ends with an authority as the subject of an act."""
_PLAIN = re.compile(
    r"(?:re-?)?(?:submit|fil|lodg)|accept|validat|lift|remov|releas|rescind|revok|withdr[ae]w|impos|plac|institut",
    re.IGNORECASE,
)
"""Begins a verb that needs no application or hold beside it: not "made", "sent", "deemed"."""
_LET_IT = re.compile(r"\s+(?:it|them)\s+(?:to\s+)?\w+$")
"""Ends with a trial as what was let go on: "allowed it to resume"."""
OF_IT = "it"
"""The thing of an act whose object is a pronoun."""
BACK = 2
"""So many sentences before may tell of the application."""
_FILED = ("ind-submission", "nda-submission", "ind-acceptance", "nda-acceptance", "ind-approval")
_HELD_WHEN = re.compile(
    r"(?:\s+it\b)?(?:[.,;)]|$|\s(?:in\s+(?:early\s+|late\s+|mid-?|the\s+)?[A-Z\d]|on\s+[A-Z\d])"
    r"|\s(?:last|this|earlier|after|when|since|because|over|once|following|by\s+the|for|at|less\s+than|within|just|only|barely|some"
    r"|on\s+the\s+(?:same|next)|\w+\s+(?:days|weeks|months|years?|month|week)\s+(?:later|after|before|ago|earlier)|and\s+(?:the|it))\b)"
)
"""Behind what is done to a hold: when or why; not "was placed under the skin", "lifted it to a high"."""
_OF_HOLDS = {"clinical-hold-lifted": "clinical-hold", "clinical-hold": "clinical-hold-lifted"}
"""What is done to a hold, and what was told before: "placed a hold on X in May and lifted it in June"."""
_HOLDING = {"lift": "clinical-hold-lifted", "hold": "clinical-hold"}
_KINDS = {"accept": "nda-acceptance", "submit": "nda-submission", **_HOLDING}


def of_it(text: str, sentence: Sentence, act: Action, *, passive: bool) -> str | None:
    """The kind of an act whose subject or object is a pronoun; None where it is another's."""
    span, action = (act.start, act.end), act.word.action
    if action == "resume":
        on = _IT_WAS.search(text, sentence.start, act.start) or _LET_IT.search(text, act.start, act.reach)
        return "clinical-hold-lifted" if on else None
    kind = _KINDS.get(action)
    if not _PLAIN.match(text, *span):
        return None
    if kind is None or _NOT_IN.match(text, span[1], sentence.end):
        return None
    if action in _HOLDING and not _HELD_WHEN.match(text, span[1], sentence.end):
        return None
    if passive:
        return kind if _IT_WAS.search(text, sentence.start, span[0]) else None
    if action == "accept" and not _AUTHORITY.search(text, sentence.start, span[0]):
        return None
    return kind if _IT.match(text, span[1], sentence.end) else None


def taken_up(
    candidate: Candidate, before: Sequence[tuple[Sentence, Sequence[Candidate]]], own: Sequence[Candidate]
) -> Candidate | None:
    """The act as one on the application told last before, None where none is; any other act as it is."""
    if not candidate.rule.endswith(f" {OF_IT}"):
        return candidate
    here = [c for c in own if c.end <= candidate.start]
    near = [
        c
        for sentence, told in before[-BACK:]
        for c in told
        if sentence.block.number == candidate.sentence.block.number
        and candidate.sentence.number - sentence.number <= BACK
    ]
    if first := _OF_HOLDS.get(candidate.kind):
        return candidate if any(c.kind == first for c in (*near, *here)) else None
    told = [c for c in (*near, *here) if c.kind in _FILED and c.kind != candidate.kind]
    if not told:
        return None
    of_trial = told[-1].kind.startswith("ind-")
    kind = candidate.kind.replace("nda-", "ind-") if of_trial else candidate.kind
    return replace(candidate, kind=kind, application=told[-1].application)
