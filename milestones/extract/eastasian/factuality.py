"""Whether an East Asian candidate is told as having happened, as planned, or not told as an event at all."""

import re
from datetime import date

from milestones.extract.eastasian.dates import eastern_dates
from milestones.extract.eastasian.events import Event
from milestones.extract.factuality.happening import Reality
from milestones.lexicon.eastasian import EasternCue

NEAR = 10
"""Characters within which a cue of reach "near" works."""
TOUCHING = 3
"""The same for "touching"."""
REFUSING = ("negated", "hypothetical", "generic", "proposed", "requested")
_ANY_DAY = date(2000, 12, 31)
"""A day to lean on where only whether a date stands there is asked."""
_CARRIED = re.compile(r"[,、]\s?(?:并|且|以及|及|其后|随后|之后)")


def eastern_reality(event: Event) -> Reality:
    """What the sentence makes of the candidate."""
    candidate = event.candidate
    told = _told(event)
    found: dict[str, tuple[int, int]] = {}
    for cue in event.language.cues:
        if cue.category == "requested" and event.candidate.rule.startswith("submit"):
            continue
        if cue.category not in found and (place := _cue(event, cue, told)):
            found[cue.category] = place
    for category in REFUSING:
        if category in found:
            return Reality(category, cue=found[category])
    if candidate.rule.startswith("decide"):
        return Reality(expected=True)
    if "expected" in found:
        return Reality(expected=True, cue=found["expected"])
    if candidate.form == "status" and not _granted(event):
        return Reality("no event")
    return Reality(background="background" in found, cue=found.get("background", (0, 0)))


def _told(event: Event) -> int:
    """Where, behind the act, a verb tells of the past: what stands behind it is another matter."""
    start, end = event.candidate.end, event.clause[1]
    match = event.language.told.search(event.text, start, end)
    return match.start() if match else end


def _cue(event: Event, cue: EasternCue, told: int) -> tuple[int, int] | None:
    """Place of a cue that reaches the candidate."""
    return _cue_before(event, cue) if cue.before else _cue_behind(event, cue, told)


def _cue_before(event: Event, cue: EasternCue) -> tuple[int, int] | None:
    anchor = event.candidate.anchor
    for match in cue.pattern.finditer(event.text, _reach_back(event, cue), anchor):
        if cue.reach != "near" or anchor - match.end() <= NEAR:
            return match.span()
    return None


def _cue_behind(event: Event, cue: EasternCue, told: int) -> tuple[int, int] | None:
    """A cue behind the act, before a verb tells of the past; what explains a status follows it at once."""
    left, end = event.candidate.end, event.candidate.sentence.end
    wide = cue.reach == "touching" or cue.category == "generic"
    right = end if wide else min(told, left + NEAR if cue.reach == "near" else end)
    match = cue.pattern.search(event.text, left, max(left, _with_end(event, right)))
    if match is None:
        return None
    if match.start() - left > (TOUCHING if cue.reach == "touching" else NEAR if wide else end):
        return None
    if match.start() > told and cue.category != "generic":
        return None
    if cue.unless_dated and eastern_dates(
        event.text, event.clause[0], event.candidate.anchor, _ANY_DAY, None, future=False
    ):
        return None
    return match.span()


def _with_end(event: Event, right: int) -> int:
    """The mark that ends the clause is part of what a cue may see: "する。" """
    return min(right + 1, event.candidate.sentence.end) if right == event.clause[1] else right


def _reach_back(event: Event, cue: EasternCue) -> int:
    """Where the text begins that a cue before the act may stand in."""
    sentence, start = event.candidate.sentence, event.clause[0]
    opening = event.text.rfind("(", start, event.candidate.anchor)
    if opening >= 0 and event.text.find(")", opening, event.candidate.anchor) < 0:
        # "同类产品包括X(2017年获批)": what stands in a bracket is told for itself.
        start = opening + 1
    if cue.reach == "sentence":
        return sentence.start
    if cue.category in ("expected", "hypothetical") and _CARRIED.match(
        event.text, max(sentence.start, start - 1)
    ):
        # "预计今年递交上市申请,并于明年获批": the plan goes on.
        before = [m.end() for m in event.language.clause_end.finditer(event.text, sentence.start, start - 1)]
        return before[-1] if before else sentence.start
    return start


def _is_all(event: Event) -> bool:
    """Whether a status is all that the sentence says of a medicine: "希少疾病用医薬品。"."""
    candidate = event.candidate
    said = event.text[candidate.sentence.start : candidate.sentence.end]
    return len(said.strip(" 。.;、(（)）・▽○")) == len(event.text[candidate.start : candidate.end])


def _granted(event: Event) -> bool:
    """Whether a status is given: its clause says so, or a headline names it."""
    candidate = event.candidate
    by_itself = candidate.kind in ("complete-response", "emergency-authorization", "nda-submission")
    if candidate.sentence.heading or by_itself or _is_all(event):
        return True
    outside = (
        event.text[event.clause[0] : candidate.start] + "\n" + event.text[candidate.start : event.clause[1]]
    )
    return event.language.granting.search(outside) is not None
