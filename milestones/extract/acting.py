"""Candidate events that an act makes with what it acts on: "accepted its IND application", "approved X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milestones.extract.candidate import CLAUSE, Candidate, told_form, words_between
from milestones.extract.document import Sentence
from milestones.extract.mentions import Act
from milestones.extract.phrases import GLUE, Hit
from milestones.lexicon.events import ActionWord, ObjectWord, event_words

_STARTS_TRIAL = re.compile(
    r"\b(?:begin|start|initiate|commence|conduct|proceed|run|launch|advance|enter|test)\w*\b"
    r"|\b(?:carry out|move|dose|evaluate)\w*\b|^\s*(?:of|for)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|get|gets|got)\s+"
    r"(?:(?:\w+ly|also|now|already|first|since|then|not\s+only|both)\s+)?$",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\bvoted\b[^.;]{0,60}$", re.IGNORECASE)
_ONLY_ARTICLE = re.compile(
    r"\s*(?:(?:the|an?|its|their|first|new|global|pivotal|proposed)\s+){0,3}", re.IGNORECASE
)
_FILED_FOR = re.compile(
    r"\b(?:(?P<past>filed|submitted|applied)|(?P<present>files|submits|applies)|file|submit|apply)\b[^.;]{0,80}?"
    r"\bfor\s+(?:[\w.-]+\s+){0,4}?$",
    re.IGNORECASE,
)
GRANTING = ("give", "get")
SHARED = ", act shared"
"""Ends the name of the rule by which a second thing shares the first one's act."""
RECOMMENDED = 8
"""Within so many words behind "recommended" an approval is what is recommended."""
FAR = 14
"""How many words may stand between an act and what it acts on."""


@dataclass(frozen=True, slots=True)
class _Object:
    start: int
    end: int
    word: ObjectWord


@dataclass(frozen=True, slots=True)
class _Action:
    start: int
    end: int
    word: ActionWord


def acts_of(
    text: str, sentence: Sentence, acts: Sequence[Hit[tuple[Act, ...]]], taken: Sequence[Candidate]
) -> list[Candidate]:
    """The candidate events of the sentence's acts; those inside a status that is `taken` are no acts."""
    objects = _objects(text, acts)
    actions = _actions(acts, objects)
    found: list[Candidate] = []
    paired: set[_Object] = set()
    for action in actions:
        if action.word.action in GRANTING or any(c.start <= action.start < c.end for c in taken):
            continue
        if candidate := _acted(text, sentence, action, objects, actions, paired):
            found.append(candidate)
    return [*found, *_elliptic(text, sentence, objects, actions, paired)]


def granting(
    text: str, sentence: Sentence, acts: Sequence[Hit[tuple[Act, ...]]]
) -> list[tuple[int, int, str]]:
    """Places and forms of the verbs that hand over or take an approval or a status: "granted", "receives"."""
    return [
        (hit.start, hit.end, told_form(text, sentence, hit.start, act.form))
        for hit in acts
        for act in hit.value
        if isinstance(act, ActionWord) and act.action in GRANTING
    ]


def _objects(text: str, acts: Sequence[Hit[tuple[Act, ...]]]) -> list[_Object]:
    """What is acted on; "investigational new drug (IND) application" is one thing."""
    found: list[_Object] = []
    for hit in acts:
        word = next((act for act in hit.value if isinstance(act, ObjectWord)), None)
        if word is None:
            continue
        last = found[-1] if found else None
        glued = last is not None and GLUE.fullmatch(text[last.end : hit.start]) is not None
        bare = word.object == "file" and text[hit.start : hit.end].lower().startswith("application")
        if last and glued and (word.object == last.word.object or bare):
            found[-1] = _Object(
                last.start,
                hit.end,
                last.word if last.word.application else ObjectWord(last.word.object, word.application),
            )
        else:
            found.append(_Object(hit.start, hit.end, word))
    return found


def _actions(acts: Sequence[Hit[tuple[Act, ...]]], objects: Sequence[_Object]) -> list[_Action]:
    covered = [(o.start, o.end) for o in objects if o.word.object not in ("file", "licence")]
    return [
        _Action(hit.start, hit.end, act)
        for hit in acts
        for act in hit.value
        if isinstance(act, ActionWord) and not any(s <= hit.start < e for s, e in covered)
    ]


def _acted(
    text: str,
    sentence: Sentence,
    action: _Action,
    objects: Sequence[_Object],
    actions: Sequence[_Action],
    paired: set[_Object],
) -> Candidate | None:
    """The event that an act makes with what it acts on."""
    if voted := _vote(text, sentence, action):
        return voted
    if action.word.action == "approve" and any(_recommends(text, other, action) for other in actions):
        return None
    passive = action.word.form == "past" and _PASSIVE.search(text[sentence.start : action.start]) is not None
    target = _target(text, action, objects, actions, passive)
    if filing := _filing(text, sentence, action):
        return filing
    kinds = event_words().kinds
    if target:
        paired.add(target)
        kind = kinds.get((target.word.object, action.word.action))
        start, end = min(action.start, target.start), max(action.end, target.end)
        application = target.word.application
        rule = f"{action.word.action} {target.word.object}"
    else:
        kind = kinds.get(("product", action.word.action))
        start, end, application, rule = action.start, action.end, "", f"{action.word.action} product"
    if kind is None:
        return None
    kind = _by_words(text, sentence, kind, end)
    form = told_form(text, sentence, action.start, action.word.form)
    return Candidate(
        kind, rule, sentence, start, end, action.start, form, passive, application
    )  # fmt: skip


def _vote(text: str, sentence: Sentence, action: _Action) -> Candidate | None:
    """A committee's vote for or against what the act would do: "voted 9-5 against recommending approval"."""
    match = _VOTED.search(text, max(sentence.start, action.start - 60), action.start)
    if match is None or action.word.action not in ("approve", "recommend"):
        return None
    kind = "negative-opinion" if "against" in match.group().lower() else "positive-opinion"
    return Candidate(kind, "vote product", sentence, match.start(), action.end, match.start(), "past", False)


def _filing(text: str, sentence: Sentence, action: _Action) -> Candidate | None:
    """ "Filed for approval", "submitted X for approval": an application, told by what it is for."""
    if action.word.action != "approve" or action.word.form != "noun":
        return None
    match = _FILED_FOR.search(text, max(sentence.start, action.start - 120), action.start)
    if match is None:
        return None
    form = "present" if match["present"] else "past" if match["past"] else "base"
    start, rule = match.start(), "submit for approval"
    return Candidate("nda-submission", rule, sentence, start, action.end, start, form, False)


def _recommends(text: str, other: _Action, action: _Action) -> bool:
    """Whether the act is only what another recommends: "recommended that it be approved"."""
    advises = other.word.action == "recommend" and other.end <= action.start
    return advises and words_between(text, other.end, action.start) <= RECOMMENDED


def _by_words(text: str, sentence: Sentence, kind: str, end: int) -> str:
    """The kind that the words behind the act make of it: "authorised X for emergency use"."""
    for rule in event_words().by_words:
        match = rule.after.search(text, end, sentence.end) if rule.kind == kind else None
        if match and words_between(text, end, match.start()) <= FAR and ";" not in text[end : match.start()]:
            return rule.becomes
    return kind


def _target(
    text: str, action: _Action, objects: Sequence[_Object], actions: Sequence[_Action], passive: bool
) -> _Object | None:
    """What is acted on: behind an active verb or "acceptance of", before a passive verb or a bare noun."""
    kinds = event_words().kinds
    best: tuple[int, _Object] | None = None
    for thing in objects:
        if thing.start == action.start or (thing.word.object, action.word.action) not in kinds:
            continue
        behind = thing.start >= action.end
        left, right = (action.end, thing.start) if behind else (thing.end, action.start)
        if left > right or CLAUSE.search(text, left, right):
            continue
        distance = words_between(text, left, right)
        if not _fits(text[left:right], action, thing, behind, passive, distance):
            continue
        blocked = any(
            left <= other.start < right and other.word.action == action.word.action for other in actions
        )
        cost = (
            distance
            + (0 if behind != passive else 4)
            + (10 if blocked else 0)
            + (3 if thing.word.object in ("file", "trial") else 0)
        )
        if cost <= FAR and (best is None or cost < best[0]):
            best = (cost, thing)
    return best[1] if best else None


def _fits(gap: str, action: _Action, thing: _Object, behind: bool, passive: bool, distance: int) -> bool:
    """Whether the words between let the act act on the thing."""
    if thing.word.object == "trial" and not behind:
        return passive and distance <= 9 and not re.search(r"[,;]|\bbased on\b", gap)
    if thing.word.object == "trial":
        if behind and action.word.form != "noun" and _ONLY_ARTICLE.fullmatch(gap):
            return True
        return behind and distance <= 10 and _STARTS_TRIAL.search(gap) is not None and "based on" not in gap
    if action.word.form == "noun":
        if behind:
            return re.match(r"\s*(?:\([^)]*\)\s*)?(?:of|for|on|to)\b", gap) is not None and distance <= 10
        return distance <= 2 and not re.search(r"[,;]", gap)
    if behind:
        return not passive or distance <= 3
    return passive or distance <= 6


def _elliptic(
    text: str,
    sentence: Sentence,
    objects: Sequence[_Object],
    actions: Sequence[_Action],
    paired: set[_Object],
) -> Iterator[Candidate]:
    """ "Approval from A in June and B's IND in May": the second thing shares the first one's act."""
    for thing in objects:
        if thing in paired or thing.word.object not in ("ind", "marketing"):
            continue
        before = [
            a
            for a in actions
            if a.end <= thing.start and (thing.word.object, a.word.action) in event_words().kinds
        ]
        if not before:
            continue
        action = before[-1]
        gap = text[action.end : thing.start]
        if re.search(r"\band\b", gap) and ";" not in gap and len(gap.split()) <= 20:
            yield Candidate(
                event_words().kinds[thing.word.object, action.word.action],
                f"{action.word.action} {thing.word.object}{SHARED}",
                sentence,
                thing.start,
                thing.end,
                action.start,
                action.word.form,
                False,
                thing.word.application,
            )
