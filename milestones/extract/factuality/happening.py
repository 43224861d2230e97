"""Whether a candidate event is told as having happened, as planned, or not told as an event at all."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milestones.extract.context import Context
from milestones.extract.events.belated import came_at_last
from milestones.extract.events.candidate import Candidate, named_up_to
from milestones.extract.factuality.fulfilled import is_granted
from milestones.extract.factuality.mentioned import outright
from milestones.extract.factuality.reporting import (
    is_inserted_apart,
    is_next_step,
    is_next_verb,
    is_next_verdict,
    is_no_cue,
    is_of_a_step,
    is_put_off,
    is_time_to_come,
    of_another_subject,
    would_do,
)
from milestones.extract.factuality.standing import is_state, stands
from milestones.extract.factuality.telling import untold
from milestones.lexicon.cues import CueRule, cues

_OUTLOOK = re.compile(r"\bwith\s+(?:an?\s+|the\s+)?(?:potential|possible)\s+(?:[\w.]+\s+){0,3}$")
"""Ends with what opens an outlook beside a plan: "will be filed in May, with potential"."""
REFUSING = ("negated", "generic", "requested", "hypothetical")
SUBJECT = 24
"""The same where the act's noun opens the sentence: "Permission to run a trial of X has been obtained"."""
BEHIND = 5
"""How many words may stand between a status and the verb behind it ("designation was granted")."""
LISTED = 12
"""The same for a status, which may stand in a list: "orphan and fast track designations had been granted"."""
NOUN_REACH = 8
"""How many words may stand between "received" and the approval or status that it governs."""

_AND = re.compile(
    r"\b(?:and|or)\s+(?:(?:also|then|later|subsequently|ultimately)\s+)?(?:to\s+)?$", re.IGNORECASE
)
"""Ends with what joins an infinitive to one before it, of which the same is said: "expects to X and to Y"."""
_FOLLOWS = re.compile(
    r"\b(?:follow(?:s|ed)|comes?\s+after|came\s+after|builds?\s+on|adds?\s+to|joins?|complements?)\b",
    re.IGNORECASE,
)
"""Between an act's noun and a verb behind it: the verb gives what came before."""
_TO_HAVE = re.compile(
    r"\b(?:to|will)\s+(?:have|get|see)\s+(?:(?!been\b)[\w.'’()-]+\s+){0,4}[\w.'’()-]+,?\s+(?:[^,.;]{3,60},\s+)?$",
    re.IGNORECASE,
)
"""Ends with what is to be had done: "expects to have its drug, a pill for gout, approved"."""
_HEADLINE_PLAN = re.compile(r"[A-Za-z],?\s+to\s+$", re.IGNORECASE)
_PRESENT_PASSIVE = re.compile(r"\b(?:is|are|be|gets?|becomes?)\s+(?:[\w-]+\s+){0,3}?$", re.IGNORECASE)

PASSIVE = 4
"""So many words has its longest wording."""
_NEW_CLAUSE = re.compile(r",\s+(?:we|it|they|he|she)(?:\s|['’])(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Ends with the subject of a clause of its own: "a ruling is expected in May, we have"."""

_GRANTED_AND = re.compile(
    r"(?:\s+from\s+(?:the\s+)?\w+)?\s+(?:granted|received|awarded|obtained|secured)\s+and\s"
)
"""Behind a status: it was given, and something else is to come: "PRIME granted and filing planned"."""


@dataclass(frozen=True, slots=True)
class Reality:
    """The outcome: `refused` names the reason ("" where believed)."""

    refused: str = ""
    expected: bool = False
    possible: bool = False
    """Expected, but as no more than possible: a claim only where the text gives the time to come."""
    background: bool = False
    """Told as history: the article's own date is not the event's."""
    handed: bool = False
    """Told by a verb that hands it over: "receives clearance"."""
    cue: tuple[int, int] = (0, 0)
    """Place of the deciding cue; equal offsets where the words themselves decide."""


def reality(
    context: Context, candidate: Candidate, granting: Sequence[tuple[int, int, str]], named: bool
) -> Reality:
    """What the sentence makes of the candidate; `named`: whether the act's own clause names a medicine."""
    text = context.text
    if reason := outright(candidate, named):
        return Reality(reason)
    governing, verb = _governing(text, candidate, granting)
    told_by = _told_by(text, candidate, governing, verb)
    found = _cues(context, candidate, told_by) | is_put_off(text, candidate)
    planned = candidate.expected or any(
        _nearer(candidate, found, "expected", other) for other in ("hypothetical", "possible", "awaited")
    )
    if candidate.expected:
        found.pop("requested", None)  # "accepted its application for X and set a goal date of 2 May"
    if stands(text, candidate) and not {"negated", "generic"} & found.keys():
        return Reality(background=True)
    for category in REFUSING:
        if category in found and not (category == "hypothetical" and planned):
            return Reality(category, cue=found[category])
    # "Is under review" tells of a state that began some day before.
    background = (
        "background" in found or candidate.rule.startswith(("weigh ", "go_on ")) or is_state(text, candidate)
    )
    if candidate.expected:
        return Reality(expected=True)
    if not planned and (open_ := _possible(text, candidate, found)):
        return open_
    handed = governing in ("past", "present") or candidate.form in ("past", "present")
    if "expected" in found and not _told_anyway(text, candidate, found["expected"], told_by, handed=handed):
        return Reality(expected=True, cue=found["expected"])
    if (
        candidate.form == "base"
        and candidate.sentence.heading
        and _HEADLINE_PLAN.search(text[candidate.sentence.start : candidate.anchor])
    ):
        return Reality(expected=True)
    refused = untold(text, candidate, governing, named, verb)
    return Reality(refused, background=background, handed=handed, cue=found.get("background", (0, 0)))


def _possible(text: str, candidate: Candidate, found: Mapping[str, tuple[int, int]]) -> Reality | None:
    """What is only possible, or waited for; what is possible is expected where a word says that as well.

    So it is in an outlook: "with potential approval in 2027".
    """
    one = candidate.form == "noun" and text[candidate.end - 1] != "s"
    outlook = one and _OUTLOOK.search(text, candidate.sentence.start, candidate.start)
    if "possible" in found and "expected" not in found and not outlook:
        return Reality("hypothetical", cue=found["possible"])
    awaited, due = found.get("awaited"), found.get("expected")
    if awaited and due and "possible" not in found and candidate.end <= awaited[0] < due[0]:
        return None  # "is awaited and is expected during the quarter"
    cue = found.get("possible") or awaited
    return Reality(expected=True, possible=True, cue=cue) if cue else None


def _cues(context: Context, candidate: Candidate, told_by: int | None) -> dict[str, tuple[int, int]]:
    """The place of the first cue of each category that reaches the candidate."""
    text = context.text
    undone = candidate.kind in ("withdrawal", "refusal", "complete-response")
    came = came_at_last(text, candidate)
    found: dict[str, tuple[int, int]] = {}
    for rule in cues().rules.among(candidate.sentence.words):
        if rule.category in found or (rule.category == "requested" and undone):
            continue
        if rule.category == "negated" and undone and candidate.rule.startswith("echo"):
            continue
        if came and rule.category in came:
            continue
        if place := _cue(context, candidate, rule, told_by):
            found[rule.category] = place
    if _nearer(candidate, found, "expected", "requested"):
        del found["requested"]  # "asked for a meeting and plans to resubmit"
    if "awaited" in found and _told_anyway(text, candidate, found["awaited"], told_by):
        del found["awaited"]  # "as it awaits approval in Japan, the company filed"
    if would_do(text, candidate, found.get("hypothetical")):
        found["expected"] = found.pop("hypothetical")
    return found


def _told_by(text: str, candidate: Candidate, governing: str, verb: int) -> int | None:
    """Where the past verb that tells the candidate begins; None where none does."""
    if candidate.form != "past" and (governing != "past" or candidate.form not in ("noun", "status")):
        return None
    told = candidate.anchor if candidate.form == "past" else verb
    return None if _PRESENT_PASSIVE.search(text, candidate.sentence.words_back(told, PASSIVE), told) else told


def _nearer(candidate: Candidate, found: Mapping[str, tuple[int, int]], one: str, other: str) -> bool:
    """Whether of two cues before the candidate the first stands nearer: "hopes it will be able to file"."""
    if one not in found or other not in found:
        return False
    return found[other][1] <= found[one][1] <= candidate.anchor


def _told_anyway(
    text: str, candidate: Candidate, cue: tuple[int, int], told_by: int | None, *, handed: bool = False
) -> bool:
    """Whether a finite past verb is out of the reach of "will" before it or of "is expected" behind it.

    Of what was `handed` over "is expected" can be said of its next step.
    """
    told = handed or (told_by is not None and told_by < candidate.start)
    if told and is_of_a_step(text, candidate.end, cue[0]):
        return True
    if cue[0] >= candidate.end:
        if candidate.form == "status" and _GRANTED_AND.match(text, candidate.end):
            return True
        under_review = candidate.rule.startswith(("weigh ", "go_on "))
        return candidate.form == "past" and (told_by is not None or under_review)
    if told_by is not None and cue[1] <= told_by and _NEW_CLAUSE.search(text, cue[1], told_by):
        return True
    if _TO_HAVE.search(text, candidate.sentence.start, candidate.anchor):
        return False
    finite = candidate.form in ("past", "present") and not candidate.passive
    return finite and candidate.sentence.words_between(cue[1], candidate.anchor) > 2


def _cue(
    context: Context, candidate: Candidate, rule: CueRule, told_by: int | None
) -> tuple[int, int] | None:
    """Place of a cue of this rule that reaches the candidate; `told_by` is where its past verb begins."""
    text, sentence = context.text, candidate.sentence
    joined = candidate.form == "base" and rule.category == "expected" and _follows_and(text, candidate)
    named = named_up_to(text, candidate) if rule.category == "hypothetical" else candidate.end
    for match in rule.words.pattern.finditer(text, *_within_reach(candidate, rule, joined=joined)):
        gap = (match.end(), candidate.anchor) if rule.forward else (named, match.start())
        if sentence.words_between(*gap) > rule.reach and not joined:
            continue
        if _is_cut_off(text, rule, gap) or of_another_subject(text, candidate, gap, forward=rule.forward):
            continue
        if _goes_on(candidate, rule, match):
            continue
        if rule.category == "negated" and is_next_verdict(text, candidate, match):
            continue
        if is_no_cue(text, sentence.start, match) or is_granted(text, candidate, rule, match):
            continue
        if is_inserted_apart(context, candidate, match, forward=rule.forward):
            continue
        if rule.spares_told and told_by is not None and _is_told(text, candidate, rule, match, told_by):
            continue
        around = text[max(sentence.start, match.start() - 40) : match.end() + 20]
        if rule.exceptions and rule.exceptions.search(around):
            continue
        return match.start(), match.end()
    return None


def _goes_on(candidate: Candidate, rule: CueRule, cue: re.Match[str]) -> bool:
    """Whether the act is only joined to what the cue is said of: "a meeting and to resubmit"."""
    if rule.category == "requested":
        return is_next_verb(candidate.sentence.text, candidate, cue.end() if rule.forward else candidate.end)
    return rule.category == "hypothetical" and is_next_step(candidate, cue)


def _is_cut_off(text: str, rule: CueRule, gap: tuple[int, int]) -> bool:
    """Whether a clause ends between cue and event, or a bracket says how: "refused (CRL, 1 May)"."""
    between_them = text[slice(*gap)]
    if not rule.whole_sentence and cues().terminators.search(text, *gap):
        return True
    explains = rule.forward and rule.category == "negated" and between_them.strip() == "("
    return explains or (rule.ends_at_comma and "," in between_them)


def _within_reach(candidate: Candidate, rule: CueRule, *, joined: bool) -> tuple[int, int]:
    """The stretch of the sentence in which a cue of this rule can reach the candidate."""
    sentence = candidate.sentence
    words = sys.maxsize if joined else rule.reach + 2 * rule.longest
    if not rule.forward:
        # "Completed the rolling NDA submission": the word behind is what was filed.
        filed = not rule.reach and candidate.form == "past" and candidate.rule.startswith("submit ")
        end = named_up_to(sentence.text, candidate) if rule.category == "hypothetical" else candidate.end
        return candidate.end, candidate.end if filed else sentence.words_ahead(end, words)
    # "Application for" is no request where the application itself is what was acted on.
    requested = rule.category == "requested"
    right = min(candidate.anchor, candidate.start) if requested else candidate.anchor
    return sentence.words_back(candidate.anchor, words), right


def _follows_and(text: str, candidate: Candidate) -> bool:
    """Whether an infinitive is joined to one before it."""
    start = candidate.sentence.words_back(candidate.anchor, len(("and", "then", "to")))
    return _AND.search(text, start, candidate.anchor) is not None


def _is_told(text: str, candidate: Candidate, rule: CueRule, cue: re.Match[str], told_by: int) -> bool:
    """Whether the past verb at `told_by` takes the candidate out of the reach of a cue.

    What was asked for is told only by a verb behind the asking and before the candidate.
    """
    if rule.category == "requested":
        return cue.end() <= told_by < candidate.start
    return not rule.forward or (told_by >= cue.end() and not is_time_to_come(text, cue, told_by))


def _governing(text: str, candidate: Candidate, granting: Sequence[tuple[int, int, str]]) -> tuple[str, int]:
    """Form and place of the nearest "received" or "granted" that governs the noun; "" where none does."""
    best: tuple[int, str, int] | None = None
    first = min(candidate.anchor, candidate.start)
    for start, end, form in granting:
        if first < start and end <= candidate.anchor:
            distance = 0  # "the IND for X received clearance"
        elif end <= first:
            distance = candidate.sentence.words_between(end, first)
        elif start >= candidate.end and form == "past":
            distance = candidate.sentence.words_between(candidate.end, start) + 1
            if distance > _reach_behind(text, candidate) or _FOLLOWS.search(text, candidate.end, start):
                continue
        else:
            continue
        reach = NOUN_REACH + (12 if candidate.form == "status" else SUBJECT if start >= candidate.end else 0)
        if distance <= reach and (best is None or distance < best[0]):
            best = (distance, form, start)
    return (best[1], best[2]) if best else ("", -1)


def _reach_behind(text: str, candidate: Candidate) -> int:
    if _opens(text, candidate):
        return SUBJECT
    return LISTED if candidate.form == "status" else BEHIND


def _opens(text: str, candidate: Candidate) -> bool:
    """Whether the candidate is a noun that begins its sentence: "Approval", "The American licence"."""
    return (
        candidate.form == "noun"
        and candidate.sentence.words_between(candidate.sentence.start, candidate.start) <= 2
    )
