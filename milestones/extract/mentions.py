"""All lexicon words of an article, found in one pass and grouped by what they are."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

from milestones.extract.diseases.indications import disease_words
from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Hit, Phrases, Together
from milestones.lexicon.authorities import authority_at, surface_forms
from milestones.lexicon.events import ActionWord, EchoWord, ObjectWord, SplitWord, StatusWord, event_words
from milestones.lexicon.places import borne_acts, capital_acts, place_words


class Meanings(NamedTuple):
    """What a word of events.toml can be: "filing" is an application, and the act of filing one."""

    object: ObjectWord | None = None
    status: StatusWord | None = None
    echo: EchoWord | None = None
    actions: tuple[ActionWord, ...] = ()
    as_verb: tuple[ActionWord, ...] = ()
    as_noun: tuple[ActionWord, ...] = ()
    """What is left of the actions where the words around show a verb, or a noun: "to grant", "a grant"."""
    splits: tuple[SplitWord, ...] = ()
    head: bool = False
    telling: bool = False
    """Whether a sentence without any other word of an event can tell of one."""


Act = Hit[Meanings]
"""A word of events.toml in a text."""


@dataclass(frozen=True, slots=True)
class Where:
    """A word that says which jurisdiction acted: an authority's name, or a place."""

    start: int
    end: int
    jurisdiction: str
    agency: str | None
    """Short name of the authority; None for a place."""
    committee: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """The lexicon words of one article, each list in order of place."""

    acts: list[Act] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    heads: list[Hit[bool]] = field(default_factory=list)
    """Words of which diseases are made; see indications.py."""


@cache
def _acts() -> Phrases[Meanings]:
    words = event_words()
    named = (words.objects, words.statuses, words.echoes, words.actions, words.splits)
    # A word that is a shield as well is what it names: of two entries alike the first counts.
    phrases = dict.fromkeys(chain(words.heads, *named, words.shields))
    return Phrases((phrase, _meanings(phrase)) for phrase in phrases)


def _meanings(phrase: str) -> Meanings:
    words = event_words()
    thing, status = words.objects.get(phrase), words.statuses.get(phrase)
    actions, splits = words.actions.get(phrase, ()), words.splits.get(phrase, ())
    done = {act.action for act in (*actions, *(split.action for split in splits))}
    telling = bool(thing or status) or any(words.needs_no_word(action) for action in done)
    return Meanings(
        object=thing,
        status=status,
        echo=words.echoes.get(phrase),
        actions=actions,
        as_verb=_without("noun", "base", actions),
        as_noun=_without("base", "noun", actions),
        splits=splits,
        head=phrase in words.heads,
        telling=telling,
    )


def _without(form: str, kept: str, actions: tuple[ActionWord, ...]) -> tuple[ActionWord, ...]:
    """The actions without those of one form that the other form has as well."""
    both = {act.action for act in actions if act.form == kept}
    return tuple(act for act in actions if act.form != form or act.action not in both)


@cache
def _wheres() -> Phrases[str | None]:
    """Authorities stand for None here, since the words around decide which one is meant."""
    authorities = ((key, None) for key in surface_forms())
    return Phrases([*authorities, *((key, key) for key in place_words())])


@cache
def _all() -> Together:
    return Together(_acts(), _wheres(), disease_words())


_CODE = re.compile(r"[-‑–]\d")
"""Behind letters that an authority has too: with these they are a medicine's code, "ACM-101"."""


def _where(text: str, hit: Hit[str | None]) -> Where | None:
    if hit.value is None:
        if _CODE.match(text, hit.end) and text[hit.start : hit.end].isupper():
            return None
        found = authority_at(text, hit.start, hit.end)
        return Where(hit.start, hit.end, found.jurisdiction, found.id, found.committee) if found else None
    word = place_words()[hit.value]
    if word.code is None or (word.case_sensitive and text[hit.start : hit.end] != word.text):
        return None
    if word.capital and not _acts_here(text, hit.start, hit.end):
        return None
    if word.borne and not _is_a_country(text, hit.start, hit.end, word.borne):
        return None
    return Where(hit.start, hit.end, word.code, None)


def _acts_here(text: str, start: int, end: int) -> bool:
    """Whether a capital stands for its authority: "London said yes", "licensed by London"."""
    behind, before = capital_acts()
    if behind.match(text, end):
        return not text.endswith(("in ", "at ", "near ", "of "), max(0, start - 5), start)
    return before.search(text, max(0, start - CAPITAL), start) is not None


def _is_a_country(text: str, start: int, end: int, bearers: str) -> bool:
    """Whether a name that others bear is the country's: "Jordan has registered", not "Michael Jordan has"."""
    if _OF_A_PERSON.search(text, max(0, start - CAPITAL), start):
        return False
    return bool(borne_acts(bearers).match(text, end)) or _among_places(text, start, end)


def _among_places(text: str, start: int, end: int) -> bool:
    """Whether it stands in a list beside a country that is named alone: "Mongolia, Jordan and Georgia"."""
    before = _LISTED_BEFORE.search(text, max(0, start - CAPITAL), start)
    behind = _LISTED_BEHIND.match(text, end)
    return any(
        beside is not None
        and (word := place_words().get(beside["place"].lower())) is not None
        and word.code is not None
        for beside in (before, behind)
    )


_OF_A_PERSON = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|CEO|President)\.?"
    r"|\b(?!(?:In|And|But|While|As|South|Meanwhile|Also|Now|Like|Both|Then|Yet|So)\b)[A-Z][a-z]+) \Z"
)
"""Ends with what stands before a person's family name: "Michael"."""
_PLACE = r"(?P<place>[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|and\s(?=[A-Z])))??)"
_LISTED_BEFORE = re.compile(rf"(?<![\w-]){_PLACE}(?:,\s(?:and\s)?|\sand\s)$")
_LISTED_BEHIND = re.compile(rf"(?:,\s(?:and\s)?|\sand\s){_PLACE}(?=[\s.,;:)]|$)")
"""Before and behind a place: one more of a list."""
CAPITAL = 70
"""So many characters before a capital may hold the act that it did: "licensed by London"."""


def mentions(text: str, folded: Folded) -> Mentions:
    """The lexicon words of `text`."""
    acts, named, heads = _all().find(text, folded)
    wheres = [where for hit in named if (where := _where(text, hit))]
    return Mentions(acts, wheres, heads)
