"""Candidate events of a sentence: words for an act and for what is acted on, put together to a kind.

Three shapes: an act with a named application ("accepted its IND application"), an act on the medicine itself
("approved X", "won approval for X"), and a status or outcome that its own name tells ("orphan designation").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from milestones.extract.events.acting import acts_of
from milestones.extract.events.candidate import HEAP, Candidate
from milestones.extract.events.echoes import Told, echoed
from milestones.extract.events.pronouns import taken_up
from milestones.extract.events.statuses import statuses
from milestones.extract.events.tallies import carried, is_tie, votes_on_else
from milestones.extract.mentions import Act, Where
from milestones.extract.text.document import Sentence


def told_in(
    text: str, parts: Sequence[tuple[Sentence, list[Act]]], wheres: Sequence[Where]
) -> list[Candidate]:
    """All candidate events of an article's sentences that hold words of events, in order of place."""
    told: list[Told] = []
    for part, acts in parts:
        own: list[Candidate] = []
        for found in candidates(text, part, acts):
            own.append(_taken_up(found, told, own))
        before = [(sentence, events) for sentence, events, _ in told[-2:]]
        told.append((part, [up for c in own if (up := taken_up(c, before, own))], acts))
    kept = [candidate for _, own, _ in told for candidate in own]
    return sorted([*kept, *echoed(text, told, wheres)], key=lambda c: (c.start, c.end))


def candidates(text: str, sentence: Sentence, acts: Sequence[Act]) -> list[Candidate]:
    """All candidate events of the sentence, in order of place; none where it is a heap of such words."""
    if len(acts) > HEAP or not any(act.value.telling for act in acts):
        return []
    named = list(statuses(text, sentence, acts))
    found = [*named, *acts_of(text, sentence, acts, named)]
    if not found:
        return []
    found = [c for c in found if not any(_is_way(text, c, o) or _followed(text, c, o) for o in found)]
    withdrawn = [c for c in found if c.kind == "withdrawal"]
    if any(c.kind in _OPINIONS for c in found) and is_tie(text, sentence):
        found = [c for c in found if c.kind not in _OPINIONS]
    found = [
        _as_counted(text, c)
        for c in found
        if not (c.rule.startswith("recommend ") and votes_on_else(text, c.anchor))
    ]
    kept = [_of_trial(text, c, found) for c in found if not any(_taken_away(c, other) for other in withdrawn)]
    return sorted(kept, key=lambda c: (c.start, c.end))


def _as_counted(text: str, candidate: Candidate) -> Candidate:
    """A committee's vote as its numbers say that it ended: "six in favour and 13 against"."""
    if candidate.kind not in _OPINIONS or (ended := carried(text, candidate.sentence)) is None:
        return candidate
    return replace(candidate, kind=_OPINIONS[not ended])


_OPINIONS = ("positive-opinion", "negative-opinion")


def _taken_up(candidate: Candidate, told: Sequence[Told], inside: Sequence[Candidate]) -> Candidate:
    """A bare "application" is the trial's where the paragraph has just told of a trial and nothing else.

    Those `inside` the same sentence stand before it there.
    """
    if not candidate.rule.endswith(" file") or candidate.kind not in OF_TRIAL:
        return candidate
    before = [
        other
        for part, own, _ in told[-2:]
        for other in own
        if part.block.number == candidate.sentence.block.number
    ]
    before += inside
    of_trial = [other for other in before if other.kind.startswith("ind-")]
    if not of_trial or any(other.kind.startswith("nda-") for other in before):
        return candidate
    return replace(candidate, kind=OF_TRIAL[candidate.kind], application=of_trial[-1].application)


OF_TRIAL = {
    "nda-submission": "ind-submission",
    "nda-acceptance": "ind-acceptance",
    "nda-approval": "ind-approval",
}
"""What befalls a marketing application, and the same of a trial's."""


_BY_WAY = re.compile(
    r"^[^.;,]{0,80}?\b(?:under|via|through|by\s+way\s+of)\s+(?:the\s+|an?\s+)?(?:FDA['’]s\s+)?$"
)
"""From an act to the name of the way on which it came."""
_GOES_ON = re.compile(r"[^;,]{0,40}?(?:,\s+(?:and\s+)?|\s+and\s+)(?:then\s+|later\s+|was\s+|were\s+)?")
"""Between two acts on one thing: "accepted on 2 May and approved"."""


FOR_SALE = re.compile(r"\b(?:market(?:ing)?|commerciali[sz]ation|sales?)\b", re.IGNORECASE)
"""Within an act that says what it permits: "granted marketing authorization"."""


def _of_trial(text: str, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A bare approval beside a trial's application is that one's: "accepted the IND, with clearance due"."""
    if candidate.kind != "nda-approval" or candidate.rule != "approve product":
        return candidate
    if FOR_SALE.search(text, *candidate.span):
        return candidate
    before = [other for other in others if other.start < candidate.start and other.form != "status"]
    if candidate.form != "noun" and not (
        before and _GOES_ON.fullmatch(text, before[-1].end, candidate.start)
    ):
        return candidate
    told = (
        "ind-submission",
        "ind-acceptance",
        *(("ind-approval",) if _is_clearance(text, candidate) else ()),
    )
    of_trial = before and all(other.kind in told for other in before)
    return replace(candidate, kind="ind-approval") if of_trial else candidate


def _is_clearance(text: str, candidate: Candidate) -> bool:
    """Whether it is a word said of trials as of medicines: "cleared the IND, after a clearance in"."""
    return text[candidate.start : candidate.end].lower().endswith(("clearance", "go-ahead", "green light"))


def _is_way(text: str, candidate: Candidate, act: Candidate) -> bool:
    """Whether it only says by which way the other came: "was approved under accelerated approval"."""
    if (
        candidate.rule != act.rule
        or candidate.form != "noun"
        or act.form != "past"
        or candidate.start < act.end
    ):
        return False
    return _BY_WAY.search(text, act.end, candidate.start) is not None


def _followed(text: str, candidate: Candidate, act: Candidate) -> bool:
    """Whether it is the advice on which the other acts: "endorsed the opinion of May"."""
    if candidate.rule != "recommend product" or act.rule != "approve product":
        return False
    inside = act.start <= candidate.start < act.end or candidate.start <= act.start < candidate.end
    return inside and text[act.start : act.end].lower().endswith(("opinion", "recommendation", "advice"))


def _taken_away(candidate: Candidate, withdrawal: Candidate) -> bool:
    """Whether what the candidate names is just what the other withdraws: "revoked the authorization"."""
    named = candidate.form in ("noun", "status") and candidate is not withdrawal
    return named and (candidate.end == withdrawal.end or candidate.start == withdrawal.start)
