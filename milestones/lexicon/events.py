"""What authorities act on and what they do (events.toml), flattened for one pass over a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.inflecting import VERB_FORMS, inflected, written_out
from milestones.lexicon.kinds import kinds
from milestones.lexicon.wordpatterns import Worded, any_of

NOTHING: frozenset[str] = frozenset()
GAP = " … "
"""Between words of one act that stand apart, such as "waved … through"."""


@dataclass(frozen=True, slots=True)
class ObjectWord:
    """A word for what is acted on: "biologics license application"."""

    object: str
    application: str
    """The form of application it names, "" where none."""


@dataclass(frozen=True, slots=True)
class ActionWord:
    """A word for what is done: "accepted"."""

    action: str
    form: str
    """One of VERB_FORMS, or "noun"."""
    intransitive: bool = False
    """Told of its subject: "the trial may begin"."""
    jurisdiction: str | None = None
    """Where this is done when the text names no authority."""


@dataclass(frozen=True, slots=True)
class SplitWord:
    """An act whose words stand apart ("waved X through"), known by its first words."""

    tails: tuple[str, ...]
    """The words of which some must follow within the clause."""
    action: ActionWord


@dataclass(frozen=True, slots=True)
class EchoWord:
    """Words by which one authority does what another did before: "Canada followed suit"."""

    kind: str
    """The kind that they tell by themselves; "" where it is the one told last."""
    placed: bool = False
    """Whether they mean much else as well where no authority and no place is their subject."""
    form: str = "past"
    """"past", or "base" for what is to be done."""


@dataclass(frozen=True, slots=True)
class StatusWord:
    """Words that name an outcome or a special status by themselves."""

    kind: str
    bare: bool
    """True where the words mean the status only beside "designation", "status" or "designated"."""
    jurisdiction: str | None
    """Where this status exists when the text names no authority."""
    expected: bool
    """True for target dates: the event is still to come."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The whole of events.toml. Words are as written there; capitals count for all-capital ones."""

    objects: Mapping[str, ObjectWord]
    actions: Mapping[str, tuple[ActionWord, ...]]
    """One word may be two forms: "cleared" tells and "licence" names."""
    splits: Mapping[str, tuple[SplitWord, ...]]
    echoes: Mapping[str, EchoWord]
    statuses: Mapping[str, StatusWord]
    heads: frozenset[str]
    shields: frozenset[str]
    """Wordings that hold a word of an event and are none."""
    kinds: Mapping[tuple[str, str], str]
    """(object, action) to the kind of milestone."""
    things: Mapping[str, frozenset[str]]
    """What each action can be done to."""
    application_jurisdictions: Mapping[str, str]
    """Where an application of this form is filed when the text does not say."""
    unknown_applications: Mapping[str, frozenset[str]]
    """The forms of application that a place does not know."""
    by_actor: tuple["ByActor", ...]
    by_words: Mapping[str, tuple["ByWords", ...]]
    """By the kind that the act is otherwise."""

    def needs_no_word(self, action: str) -> bool:
        """Whether the action can be one on a medicine, or on "it", which needs no other word of an event."""
        things = self.things.get(action, NOTHING)
        return action in ("submit", "lift", "hold") or not things.isdisjoint(("product", "marketing"))

    def kind_by(self, kind: str, jurisdiction: str, committee: bool, action: str = "") -> str:
        """The kind that an action is when done there, by an authority or by its committee."""
        for rule in self.by_actor:
            if (
                rule.kind == kind
                and rule.committee == committee
                and rule.unless != (action or None)
                and rule.jurisdiction in (None, jurisdiction)
            ):
                return rule.becomes
        return kind


@dataclass(frozen=True, slots=True)
class ByWords:
    """An act that is another kind of milestone when these words stand beside it."""

    after: Worded | None
    """Words behind it in its clause."""
    before: Worded | None
    """Words directly before it."""
    parted: Worded | None
    """Words that make what stands behind them another matter: "backs it after an earlier rejection"."""
    becomes: str


@dataclass(frozen=True, slots=True)
class ByActor:
    """An act that is another kind of milestone when this actor does it."""

    kind: str
    committee: bool
    jurisdiction: str | None
    unless: str | None
    """The action that stays what it is."""
    becomes: str


@cache
def event_words() -> EventWords:
    """The words of events.toml; LexiconError names an entry that fits no kind."""
    data = toml_file("events.toml")
    objects = {
        form: ObjectWord(name, application)
        for name, entry in data["objects"].items()
        for form, application in entry["forms"].items()
    }
    actions, splits = _actions(data["actions"], data["sets"])
    table: dict[tuple[str, str], str] = {}
    for event in data["event"]:
        if event["kind"] not in kinds() or event["action"] not in data["actions"]:
            raise LexiconError(f"events.toml: event {event} names an unknown kind or action")
        table[event["object"], event["action"]] = event["kind"]
    things: dict[str, frozenset[str]] = {}
    for thing, action in table:
        things[action] = things.get(action, frozenset()) | {thing}
    by_actor = tuple(
        ByActor(
            entry["kind"],
            entry["committee"],
            entry.get("jurisdiction"),
            entry.get("unless"),
            entry["becomes"],
        )
        for entry in data["by_actor"]
    )
    by_words: dict[str, tuple[ByWords, ...]] = {}
    for entry in data["by_words"]:
        parted = Worded.any_of(entry["parted"]) if "parted" in entry else None
        rule = ByWords(_behind(entry), _before(entry), parted, entry["becomes"])
        by_words[entry["kind"]] = (*by_words.get(entry["kind"], ()), rule)
    echoes = {
        word: EchoWord("" if kind == "same" else kind, "placed" in name, "base" if "base" in name else "past")
        for name in ("echoes", "placed_echoes", "base_echoes", "placed_base_echoes")
        for kind, words in data[name].items()
        for word in words
    }
    return EventWords(
        objects,
        actions,
        splits,
        echoes,
        _statuses(data["status"], data["sets"]),
        frozenset(data["heads"]["words"]),
        frozenset(data["shields"]["words"]),
        table,
        things,
        data["application_jurisdictions"],
        {place: frozenset(forms) for place, forms in data["unknown_applications"].items()},
        by_actor,
        by_words,
    )


def _actions(
    entries: Mapping[str, Mapping[str, Any]], sets: Mapping[str, list[str]]
) -> tuple[dict[str, tuple[ActionWord, ...]], dict[str, tuple[SplitWord, ...]]]:
    """The words of [actions], those in one piece and those that stand apart."""
    actions: dict[str, tuple[ActionWord, ...]] = {}
    splits: dict[str, tuple[SplitWord, ...]] = {}
    # Hundreds of heads share their tails: written out for each, they took a third of all memory.
    written: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, entry in entries.items():
        apart: dict[tuple[str, ActionWord], list[str]] = {}
        for action, word in _forms(name, entry, sets):
            head, _, tail = word.partition(GAP)
            if tail:
                apart.setdefault((head, action), []).append(tail)
            else:
                actions[word] = (*actions.get(word, ()), action)
        for (head, action), tails in apart.items():
            if (short := tuple(tails)) not in written:
                written[short] = tuple(dict.fromkeys(written_out(short, sets)))
            splits[head] = (*splits.get(head, ()), SplitWord(written[short], action))
    return actions, splits


def _forms(
    name: str, entry: Mapping[str, Any], sets: Mapping[str, list[str]]
) -> Iterable[tuple[ActionWord, str]]:
    """Each word of an action with what it is: the forms of its verbs, and those without other forms.

    Sets behind a gap are not yet written out.
    """
    found: dict[tuple[ActionWord, str], None] = {}
    verbs = [inflected(verb) for verb in _to_the_gap(entry.get("verbs", ()), sets)]
    for form in (*VERB_FORMS, "nouns", "intransitive"):
        alone = form == "intransitive"
        told = "past" if alone else form.removesuffix("s")
        action = ActionWord(name, told, alone, entry.get("jurisdiction"))
        for words in (*(verb.get(form, ()) for verb in verbs), _to_the_gap(entry.get(form, ()), sets)):
            found.update({(action, word): None for word in words})
    return found


def _to_the_gap(words: Iterable[str], sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for word in words:
        head, gap, tail = word.partition(GAP)
        for one in written_out([head], sets):
            yield one + gap + tail


def _behind(entry: Mapping[str, Any]) -> Worded | None:
    return Worded.any_of(entry["after"]) if "after" in entry else None


def _before(entry: Mapping[str, Any]) -> Worded | None:
    return Worded.any_of(entry["before"], r"\s+$") if "before" in entry else None


def _statuses(entries: list[dict[str, Any]], sets: Mapping[str, Sequence[str]]) -> dict[str, StatusWord]:
    found: dict[str, StatusWord] = {}
    for entry in entries:
        kind = entry["kind"]
        if kind not in kinds():
            raise LexiconError(f"events.toml: status {kind!r} is not in kinds.toml")
        for list_name in ("forms", "bare"):
            for word in written_out(entry[list_name], sets):
                found[word] = StatusWord(
                    kind, list_name == "bare", entry.get("jurisdiction"), entry.get("expected", False)
                )
    return found


@cache
def _grades(kind: str) -> Mapping[str, re.Pattern[str]]:
    table: Mapping[str, list[str]] = toml_file("events.toml")["grades"].get(kind, {})
    return {grade: any_of(words) for grade, words in table.items()}


def grade_of(kind: str, sentence: str) -> str:
    """Which event of its kind a sentence tells, such as "provisional"; "" where it tells none or several."""
    told = [grade for grade, pattern in _grades(kind).items() if pattern.search(sentence)]
    return told[0] if len(told) == 1 else ""
