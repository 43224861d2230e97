"""How Chinese, Japanese and Korean news tells of milestones (zh.toml, ja.toml, ko.toml, eastasian.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from milestones.lexicon.easternnames import EasternDiseases, EasternNames, eastern_diseases, eastern_names
from milestones.lexicon.easternpatterns import any_of
from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.kinds import kinds

CATEGORIES = ("negated", "hypothetical", "generic", "requested", "proposed", "expected", "background")


@dataclass(frozen=True, slots=True)
class ObjectWords:
    """Words for what is acted on, as `object` of eastasian.toml's events."""

    object: str
    application: str
    pattern: re.Pattern[str]
    implies_submission: bool
    """The words name the act of filing too: "承認申請"."""


@dataclass(frozen=True, slots=True)
class ActWords:
    """Words for what is done."""

    action: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that name an outcome or a special status by themselves."""

    kind: str
    jurisdiction: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class EasternCue:
    """Words that make an act a plan, a condition or no event."""

    category: str
    before: bool
    reach: str
    """"touching" and "near": within a few characters; "clause"; "sentence": also over commas."""
    unless_dated: bool
    """Does not count where the act's clause gives a date before it."""
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language; all patterns are for the folded text."""

    code: str
    home: str
    """Where an event is that nothing places elsewhere: ISO 3166-1 alpha-2."""
    traditional_homes: tuple[tuple[str, re.Pattern[str]], ...]
    """The same for Traditional script: places with the words that tell of them, the first for lack of any."""
    traditional: Mapping[int, int]
    """For `str.translate`: Traditional characters to Simplified ones."""
    clause_end: re.Pattern[str]
    home_word: re.Pattern[str]
    short_places: tuple[tuple[re.Pattern[str], str], ...]
    """One character for a country, with its code."""
    place_before: re.Pattern[str]
    place_after: re.Pattern[str]
    not_place_after: re.Pattern[str]
    objects: tuple[ObjectWords, ...]
    acts: tuple[ActWords, ...]
    statuses: tuple[StatusWords, ...]
    shields: re.Pattern[str]
    granting: re.Pattern[str]
    submission_follows: re.Pattern[str]
    """Stands behind an application that is filed, where its name tells of the filing."""
    told: re.Pattern[str]
    cues: tuple[EasternCue, ...]
    likewise: re.Pattern[str]
    """The whole of a clause that takes up the act before it: "P" a place, "D" a date."""
    anaphoric: re.Pattern[str]
    bare_noun: re.Pattern[str]
    """The whole of an act's words that may be a mere noun."""
    finite_before: re.Pattern[str]
    finite_behind: re.Pattern[str]
    """Words that make an event of it."""
    people: re.Pattern[str]
    """Words of a population: age, line of treatment, biomarker, treatment before."""
    reporting: re.Pattern[str]
    not_the_event: re.Pattern[str]
    names: EasternNames
    diseases: EasternDiseases


@dataclass(frozen=True, slots=True)
class Shared:
    """What the languages share."""

    events: Mapping[tuple[str, str], str]
    by_place: tuple[tuple[str, str, str, str], ...]
    """Kind, jurisdiction, beginning of the words, and the kind that it is there."""
    device: re.Pattern[str]
    veterinary: re.Pattern[str]
    elsewhere: re.Pattern[str]
    rolling: re.Pattern[str]
    outline: re.Pattern[str]
    """Begins a heading of the text's outline, or an item of a list: "二、", "▽"."""
    announces_list: re.Pattern[str]
    leads_in: re.Pattern[str]
    """Says in a sentence of its own that a list follows: "主な製品は以下の通り"."""
    number_of_items: re.Pattern[str]
    examples: re.Pattern[str]
    """Behind a number of medicines: some of their names follow."""
    both: re.Pattern[str]
    """Takes up two medicines told before."""
    that_medicine: re.Pattern[str]
    """Takes up the medicine told last."""
    each: re.Pattern[str]
    """Says that each of several has its own date."""
    product_label: re.Pattern[str]
    """Begins a line that names the medicine."""
    leaning_day: re.Pattern[str]
    """A day that leans on the date told before, in whatever paragraph: "同日"."""
    day_of_fact: re.Pattern[str]
    """Before the day of what an exchange's notice reports."""
    trials: re.Pattern[str]
    """In a heading over news of trials."""
    marketing: re.Pattern[str]
    """In a heading over news that are not only of trials."""
    outlook: re.Pattern[str]
    """A line that says that what follows is planned."""
    to_end: re.Pattern[str]
    """Opens a part without claims that runs to the text's end."""
    to_heading: re.Pattern[str]
    """Opens one that runs to the next heading."""


@cache
def language(code: str) -> Language:
    """The words of "zh", "ja" or "ko"; LexiconError names an entry that fits no kind or category."""
    data = toml_file(f"{code}.toml")
    pairs = "".join(data["traditional"].split())
    reporting, wording = data["reporting"], data["wording"]
    return Language(
        code=code,
        home=data["home"],
        traditional_homes=tuple(
            (place, any_of(said)) for place, said in data.get("traditional_homes", [[data["home"], []]])
        ),
        traditional={ord(old): ord(new) for old, new in zip(pairs[::2], pairs[1::2], strict=True)},
        clause_end=re.compile(data["clause_end"]),
        home_word=any_of(data["home_words"]),
        short_places=tuple((re.compile(source), place) for source, place in data["short_places"]),
        place_before=any_of(data["place_before"], "", r"\s?\Z"),
        place_after=any_of(data["place_after"]),
        not_place_after=any_of(data["not_place_after"]),
        objects=tuple(
            ObjectWords(
                entry["object"],
                entry["application"],
                any_of(entry["words"]),
                entry.get("implies_submission", False),
            )
            for entry in data["object"]
        ),
        acts=tuple(ActWords(entry["action"], any_of(entry["words"])) for entry in data["act"]),
        statuses=tuple(_status(code, entry) for entry in data["status"]),
        shields=any_of(wording["shields"]),
        granting=any_of(wording["granting"]),
        submission_follows=re.compile(wording.get("submission_follows", "")),
        told=any_of(wording.get("told", ())),
        cues=tuple(_cue(code, entry) for entry in data["cue"]),
        likewise=any_of(wording.get("likewise", ())),
        anaphoric=any_of(wording["anaphoric"], "", r"\s?(?:[^\s,。、]{0,3}\s)?\Z"),
        bare_noun=any_of(wording.get("bare_nouns", ())),
        finite_before=any_of(wording.get("finite_before", ())),
        finite_behind=any_of(wording.get("finite_behind", ())),
        people=any_of(data["diseases"]["people"]),
        reporting=any_of(reporting["after"]),
        not_the_event=any_of(reporting["not_the_event"], "", r"[^,。]{0,6}\Z"),
        names=eastern_names(data["names"]),
        diseases=eastern_diseases(data["diseases"]),
    )


@cache
def shared() -> Shared:
    """What the languages share; LexiconError names an event of no kind."""
    data = toml_file("eastasian.toml")
    events = {(obj, action): kind for obj, action, kind in data["events"]}
    unknown = {*events.values()} - kinds().keys()
    if unknown:
        raise LexiconError(f"eastasian.toml: no such kind: {', '.join(sorted(unknown))}")
    guards, sections = data["guards"], data["sections"]
    return Shared(
        events,
        tuple((kind, place, words, becomes) for kind, place, words, becomes in data["by_place"]),
        any_of(guards["device"]),
        any_of(guards["veterinary"]),
        any_of(guards["elsewhere"]),
        any_of(guards["rolling"]),
        re.compile(sections["outline"]),
        any_of(sections["announces_list"]),
        any_of(sections["leads_in"]),
        re.compile(sections["numbered"]),
        any_of(sections["examples"]),
        any_of(sections["both"]),
        any_of(sections["that_medicine"]),
        any_of(sections["each"]),
        any_of(sections["product_label"]),
        any_of(data["relative"]["same_day"]),
        any_of(sections["day_of_fact"]),
        any_of(sections["trials"]),
        any_of(sections["marketing"]),
        any_of(sections["outlook"]),
        any_of(sections["end"], sections["lead"]),
        any_of(sections["heading"], sections["lead"]),
    )


def _status(code: str, entry: Mapping[str, Any]) -> StatusWords:
    if entry["kind"] not in kinds():
        raise LexiconError(f"{code}.toml: status {entry['kind']!r} is not in kinds.toml")
    return StatusWords(entry["kind"], entry.get("jurisdiction"), any_of(entry["words"]))


def _cue(code: str, entry: Mapping[str, Any]) -> EasternCue:
    if entry["category"] not in CATEGORIES or entry["where"] not in ("before", "after"):
        raise LexiconError(
            f"{code}.toml: cue {entry['category']!r} {entry['where']!r}: no such category or way"
        )
    return EasternCue(
        entry["category"],
        entry["where"] == "before",
        entry["reach"],
        entry.get("unless_dated", False),
        any_of(entry["words"]),
    )
