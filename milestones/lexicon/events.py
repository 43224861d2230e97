"""What authorities act on and what they do (events.toml), flattened for one pass over a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from milestones.lexicon.cues import any_of
from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.kinds import kinds

VERB_FORMS = ("past", "present", "base", "gerund")


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
    statuses: Mapping[str, StatusWord]
    heads: frozenset[str]
    shields: frozenset[str]
    """Wordings that hold a word of an event and are none."""
    kinds: Mapping[tuple[str, str], str]
    """(object, action) to the kind of milestone."""
    application_jurisdictions: Mapping[str, str]
    """Where an application of this form is filed when the text does not say."""
    by_actor: tuple["ByActor", ...]
    by_words: tuple["ByWords", ...]

    def kind_by(self, kind: str, jurisdiction: str, committee: bool) -> str:
        """The kind that an act is when done there, by an authority or by its committee."""
        for rule in self.by_actor:
            if (
                rule.kind == kind
                and rule.committee == committee
                and rule.jurisdiction in (None, jurisdiction)
            ):
                return rule.becomes
        return kind


@dataclass(frozen=True, slots=True)
class ByWords:
    """An act that is another kind of milestone when these words follow it."""

    kind: str
    after: re.Pattern[str]
    becomes: str


@dataclass(frozen=True, slots=True)
class ByActor:
    """An act that is another kind of milestone when this actor does it."""

    kind: str
    committee: bool
    jurisdiction: str | None
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
    actions: dict[str, tuple[ActionWord, ...]] = {}
    for name, entry in data["actions"].items():
        for form in (*VERB_FORMS, "nouns"):
            for word in entry[form]:
                actions[word] = (*actions.get(word, ()), ActionWord(name, form.removesuffix("s")))
    table: dict[tuple[str, str], str] = {}
    for event in data["event"]:
        if event["kind"] not in kinds() or event["action"] not in data["actions"]:
            raise LexiconError(f"events.toml: event {event} names an unknown kind or action")
        table[event["object"], event["action"]] = event["kind"]
    by_actor = tuple(
        ByActor(entry["kind"], entry["committee"], entry.get("jurisdiction"), entry["becomes"])
        for entry in data["by_actor"]
    )
    by_words = tuple(
        ByWords(entry["kind"], any_of(entry["after"]), entry["becomes"]) for entry in data["by_words"]
    )
    return EventWords(
        objects,
        actions,
        _statuses(data["status"]),
        frozenset(data["heads"]["words"]),
        frozenset(data["shields"]["words"]),
        table,
        data["application_jurisdictions"],
        by_actor,
        by_words,
    )


def _statuses(entries: list[dict[str, Any]]) -> dict[str, StatusWord]:
    found: dict[str, StatusWord] = {}
    for entry in entries:
        kind = entry["kind"]
        if kind not in kinds():
            raise LexiconError(f"events.toml: status {kind!r} is not in kinds.toml")
        for list_name in ("forms", "bare"):
            for word in entry[list_name]:
                found[word] = StatusWord(
                    kind, list_name == "bare", entry.get("jurisdiction"), entry.get("expected", False)
                )
    return found
