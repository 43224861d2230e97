"""Cues of factuality and of place (cues.toml) and the sections that make no claims (sections.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.wordpatterns import ByWords, Phrased, Worded, alternatives, any_of

CATEGORIES = (
    "negated",
    "hypothetical",
    "generic",
    "requested",
    "possible",
    "awaited",
    "expected",
    "background",
)
FEW = 4
"""So many words stand at most behind those that open a short line: "More on this topic"."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """A group of cues that work alike; the fields are explained at the head of cues.toml."""

    category: str
    forward: bool
    reach: int
    whole_sentence: bool
    ends_at_comma: bool
    spares_told: bool
    """Whether it does not reach what a past verb tells."""
    words: Worded
    longest: int
    """How many words its longest cue has."""
    exceptions: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole of cues.toml, compiled."""

    rules: ByWords[CueRule]
    terminators: re.Pattern[str]
    anaphoric: frozenset[str]
    presupposing: frozenset[str]
    attributive: frozenset[str]
    """Directly before a participle these make a property of it, not an event."""
    numbers: frozenset[str]
    quantities: str
    """Numbers that nobody counted, as a regular expression: "scores", "a handful"."""
    reporting: frozenset[str]
    """Verbs after which "that" opens what they report."""
    habit: re.Pattern[str]
    """Behind a verb in the present tense: many things at once, or things of a class."""
    explaining: re.Pattern[str]
    """Opens a heading that explains instead of telling."""
    vague_places: Worded
    not_place_after: frozenset[str]
    not_place_before: tuple[str, ...]
    only_with: tuple[str, ...]
    """End what stands before an authority that only took part in talks."""
    expecting: re.Pattern[str]
    """Ends with words directly before what is expected: "on track for an"."""
    expected_behind: re.Pattern[str]
    """Begins with words directly behind it: "for Y is expected"."""
    planning: re.Pattern[str]
    """Ends with a verb of planning whose object follows: "plans a"."""
    ahead_of: re.Pattern[str]
    """Between a decision and the target date that it came before."""
    decided_else: re.Pattern[str]
    """Beside a decision that is not whether a medicine may be sold."""
    unsure: re.Pattern[str]
    """Beside a decision of which only the earliest day is told."""
    verdict: re.Pattern[str]
    """Directly before an opinion: it has been given."""
    gone: re.Pattern[str]
    """Beside a target date that went by."""
    reports: Worded
    """Says of an article that it reports a period."""
    other_news: Worded
    """Says of an article that it reports what is no act of an authority."""
    anaphoric_authorities: re.Pattern[str]
    """ "The agency": who acted was named before."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that makes no claims."""

    name: str
    until: str
    opening: re.Pattern[str]
    headlines: bool = False
    """Only where headlines follow: a digest's own news can stand under its words."""


@dataclass(frozen=True, slots=True)
class Within:
    """Words that put their sentence, and the rest of its paragraph, into a section without claims."""

    name: str
    words: Phrased
    pointers: re.Pattern[str]
    """Directly before the words these only point to such a part: "see Important Safety Information below"."""

    def opens(self, text: str, start: int, end: int) -> bool:
        """Whether such a part begins in text[start:end]."""
        match = self.words.pattern.search(text, start, end)
        return match is not None and self.pointers.search(text[start : match.start()]) is None


@cache
def within() -> Within:
    """The entry [within] of sections.toml."""
    entry = toml_file("sections.toml")["within"]
    # "Approved the expansion of the X prescribing information" tells of it as well.
    acted = (
        r"\bapprov(?:ed|es|al\s+of)\s+(?:(?:the|an?|its)\s+)?"
        r"(?:expan|inclusion|addition|broad)[^.;]{0,90}?"
    )
    pointers = re.compile(rf"(?:\b(?:{alternatives(entry['pointers'])})|{acted})\s+$", re.IGNORECASE)
    return Within(entry["name"], Phrased(entry["words"], any_of(entry["words"])), pointers)


@cache
def cues() -> Cues:
    """The cues; LexiconError names a category that is none."""
    data = toml_file("cues.toml")
    rules = []
    for entry in data["cue"]:
        if entry["category"] not in CATEGORIES or entry["direction"] not in ("forward", "backward"):
            raise LexiconError(
                f"cues.toml: {entry['category']!r} {entry['direction']!r}: no such category or way"
            )
        exceptions = any_of(entry["except"]) if entry.get("except") else None
        rules.append(
            CueRule(
                entry["category"],
                entry["direction"] == "forward",
                entry["reach"],
                entry.get("scope") == "sentence",
                entry.get("scope") == "phrase",
                entry.get("told", False),
                Worded.any_of(entry["words"]),
                max(len(words.split()) for words in entry["words"]),
                exceptions,
            )
        )
    return Cues(
        ByWords((rule.words.needed, rule) for rule in rules),
        any_of(data["terminators"]),
        frozenset(data["anaphoric"]["words"]),
        frozenset(data["presupposing"]["words"]),
        frozenset(data["attributive"]["words"]),
        frozenset(data["numbers"]["words"]),
        alternatives(data["quantities"]["words"]),
        frozenset(data["reporting"]["words"]),
        _habit(data["habit"]["quantities"], "|".join(data["habit"]["plurals"])),
        re.compile(rf"\W*(?:{'|'.join(data['explaining']['words'])})\b(?![\w'’ ]{{0,24}}:)", re.IGNORECASE),
        Worded.any_of(data["vague_places"]["words"]),
        frozenset(data["not_the_place"]["after"]),
        tuple(data["not_the_place"]["before"]),
        tuple(data["not_the_place"]["with"]),
        _leading_in(data["awaited"]["before"], data["awaited"]["small"]),
        re.compile(
            r"\s+(?:(?:for|of|in|to|with)\s+(?:[\w.'’()/-]+\s+){1,9}?)?(?:(?:is|are|now|remains?|still)\s+){0,2}"
            rf"(?:{any_of(data['awaited']['behind']).pattern})(?!\s+to\s+be\s+(?:accept|approv|clear|grant))",
            re.IGNORECASE,
        ),
        _leading_in(data["awaited"]["planning"], data["awaited"]["small"]),
        any_of(data["target_dates"]["ahead_of"]),
        any_of(data["target_dates"]["decided_else"]),
        any_of(data["target_dates"]["unsure"]),
        any_of(data["target_dates"]["verdict"]),
        any_of(data["target_dates"]["gone"]),
        Worded.any_of(data["reports"]["words"]),
        Worded.any_of(data["other_news"]["words"]),
        any_of(data["anaphoric_authorities"]["words"]),
    )


def _leading_in(words: list[str], small: list[str]) -> re.Pattern[str]:
    """Ends with one of the words, and nothing but small ones behind it."""
    return re.compile(
        rf"(?:{any_of(words).pattern})(?:\s+(?:{'|'.join(map(re.escape, small))}))*\s+$", re.IGNORECASE
    )


def _habit(quantities: list[str], plurals: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(quantities)}|\d+(?![-–]\d)|(?:[\w-]+\s+){{0,2}}(?:{plurals}))\b")


@cache
def sections() -> tuple[Section, ...]:
    """The sections of sections.toml, in the order of the file."""
    found = []
    for entry in toml_file("sections.toml")["section"]:
        if entry["until"] not in ("end", "heading", "line", "paragraph"):
            raise LexiconError(
                f"sections.toml: {entry['name']}: until {entry['until']!r} is none of its values"
            )
        openings = [re.escape(words) for words in entry["begin"]]
        openings += [rf"{re.escape(words)}\W*\Z" for words in entry.get("exact", ())]
        openings += [
            rf"{re.escape(words)}(?:\s+[\w'’&-]+){{1,{FEW}}}\s*:?\Z" for words in entry.get("short", ())
        ]
        opening = _opening_with(openings)
        found.append(Section(entry["name"], entry["until"], opening, entry.get("headlines", False)))
    return tuple(found)


def _opening_with(openings: list[str]) -> re.Pattern[str]:
    """Opens with one of the expressions, marks before it or none.

    All marks are passed over at once where a word follows, so that a line of nothing but marks is read once.
    """
    words = [said for said in openings if said[0].isalnum()]
    marked = [said for said in openings if not said[0].isalnum()]
    ways = [rf"\W*+(?:{'|'.join(words)})"] if words else []
    ways += [rf"\W*?(?:{'|'.join(marked)})"] if marked else []
    return re.compile("|".join(ways), re.IGNORECASE)


@cache
def furniture() -> Phrased:
    """Words that a page puts into running text: "opens new tab"."""
    words = toml_file("sections.toml")["furniture"]["words"]
    return Phrased(words, re.compile("|".join(map(re.escape, words)), re.IGNORECASE))


@cache
def headline_verbs() -> re.Pattern[str]:
    """Finds the verb of a headline: "receives", "wins"."""
    return any_of(toml_file("sections.toml")["headlines"]["verbs"])
