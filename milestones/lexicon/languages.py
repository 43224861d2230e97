"""Languages whose articles are read by way of English (data/languages), each in a file of its own.

`signs.toml` holds the function words that tell the languages apart. A language's own file is loaded only when
a text is in that language, so that English articles pay for none of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from milestones.lexicon.files import LexiconError, toml_file
from milestones.lexicon.wordpatterns import alternatives

ENGLISH = "en"
_MONTHS = "languages/months.toml"
_ASCII = bytes(range(128))
_LETTERS = bytes(code if code > 127 or chr(code).isalpha() else ord(" ") for code in range(256))
"""Each byte of a text in UTF-8, but for a space in place of marks and digits."""
_FIELD = re.compile(r"\{(\w+)\}")
_TABLES = ("words", "diseases", "modifiers", "months", "weekdays", "ordinals", "numbers", "participles")
"""Where two tables know a word, the first one's reading is taken."""
_GROUPS = {"verb": "participles", "month": "months", "ordinal": "ordinals", "number": "numbers"}
_ADJECTIVE = re.compile(r"([^\W\d_A-Z]{3,}?)(?:e|en|er|es|em)")
_CLAUSE = r"(?:[^.;:\n]|(?<=\d)\.|(?<=\b[A-Za-z])\.|:(?=\w)|\n(?=[a-zà-ÿ])){1,260}?"
"""Words of one clause: a full stop goes by only behind a number or a single letter."""

DIFFERENT = 3
"""So many different signs of a language tell it."""
MARGIN = 2
"""So many signs more than of the language supposed make it another."""
FEW = 40
"""Up to so many different marks a pass for each takes less time than one for all."""
SHARE = 0.05
"""At least this part of a text's words are signs of its language."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A turn of phrase, and how English says it."""

    find: re.Pattern[str]
    say: tuple[tuple[str, str], ...]
    """Pairs of English words and the name of the group that follows them, "" at the end."""


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says what the English lexicon knows; de.toml explains the tables."""

    code: str
    words: Mapping[str, str]
    """What is said by other words in English: function words, acts, statuses, dates, diseases."""
    groups: Mapping[str, Mapping[str, str]]
    """The words of a pattern's group that has one of these names are read so and no other way."""
    patterns: tuple[Pattern, ...]
    endings: tuple[tuple[re.Pattern[str], str], ...]
    """Endings of diseases' names, for words that stand in no table."""
    name_endings: tuple[tuple[re.Pattern[str], str], ...]
    """Endings of INNs in this language ("-mabe") and in the WHO's English list."""
    any_ending: re.Pattern[str]
    """Any of both sorts: most words have none."""
    common_nouns: re.Pattern[str] | None
    """Capitalised words that are no names, where a language writes all nouns so."""
    disease_tail: re.Pattern[str] | None
    """Adjectives behind a disease's name, of which the table of modifiers knows only some."""
    inflected: bool
    """Whether a name's form in the text need not be the form in which it is cited."""
    cited: frozenset[str]
    """Names of diseases, of one word each, in the form in which they are cited."""
    adjectives: tuple[tuple[str, str], ...]
    """Endings of such names, and the ending of an adjective before them when they are cited."""

    def cite(self, name: str) -> str | None:
        """A disease's name as it is cited, from its form in a text; None where that does not tell."""
        *before, noun = name.split(" ")
        ending = next((said for last, said in self.adjectives if noun.lower().endswith(last)), None)
        if noun not in self.cited or (before and ending is None):
            return None
        stems = [_ADJECTIVE.fullmatch(word) for word in before]
        said = [f"{stem[1]}{ending}" for stem in stems if stem]
        return " ".join([*said, noun]) if len(said) == len(before) else None


def words_of(text: str) -> list[str]:
    """The words of a text, small, by which its language is told.

    Marks and digits are made spaces first: that and a split take a third of the time of a search for words.
    """
    small = text.lower()
    if not small.isascii():
        others = set(small.encode(errors="replace").translate(None, _ASCII).decode())
        marks = [other for other in others if not other.isalnum() or other.isdecimal()]
        if len(marks) > FEW:
            small = small.translate(dict.fromkeys(map(ord, marks), " "))
        else:
            for mark in marks:
                small = small.replace(mark, " ")
    return small.encode(errors="replace").translate(_LETTERS).decode().split()


def language_of(words: Sequence[str], otherwise: str = ENGLISH) -> str:
    """The code of the language that these words are in; `otherwise` where they do not tell another.

    Counts function words: deterministic, the same for any order of the languages' files.
    """
    signs = _signs_among(words)
    if signs.keys() <= {otherwise}:
        return otherwise
    counts = {code: sum(map(found.__contains__, words)) for code, found in signs.items()}
    most = max(counts.values())
    best = sorted(code for code, count in counts.items() if count == most)
    if most - counts.get(otherwise, 0) < MARGIN or most < SHARE * len(words):
        return otherwise
    return ENGLISH if ENGLISH in best else best[0]


def only_english(words: Iterable[str]) -> bool:
    """Whether no part of a text of these words can be in another language: spares a look at every line."""
    return _signs_among(words).keys() <= {ENGLISH}


def _signs_among(words: Iterable[str]) -> dict[str, Set[str]]:
    """The signs among the words, by language; too few different ones ("la" alone) tell nothing."""
    different = set(words)
    return {code: found for code, signs in _signs().items() if len(found := different & signs) >= DIFFERENT}


@cache
def _signs() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in toml_file("languages/signs.toml").items()}


@cache
def months() -> Mapping[str, str]:
    """The months' names in all languages, lower case, with their English ones."""
    return {name.lower(): month for names in toml_file(_MONTHS).values() for name, month in names.items()}


@cache
def english_diseases() -> Mapping[str, str]:
    """The names of diseases in all languages, with the English ones."""
    found: dict[str, str] = {}
    for code in _signs():
        if code != ENGLISH:
            data = toml_file(f"languages/{code}.toml")
            for name, english in _expanded(data, "diseases"):
                found.setdefault(name, english)
    return found


@cache
def disease_modifiers() -> frozenset[str]:
    """The words in all languages that stand beside a disease's name ("metastásico", "schweres")."""
    files = (toml_file(f"languages/{code}.toml") for code in _signs() if code != ENGLISH)
    return frozenset(name for data in files for name, _ in _expanded(data, "modifiers"))


@cache
def language(code: str) -> Language:
    """The language with this code; LexiconError names an entry that its loader cannot read."""
    file = f"languages/{code}.toml"
    data = toml_file(file)
    data = {**data, "months": toml_file(_MONTHS)[code]}
    tables = {name: dict(_expanded(data, name)) for name in _TABLES}
    words = {key: said for name in reversed(_TABLES) for key, said in tables[name].items()}
    holders = {name.removesuffix("s"): _either(tables[name]) for name in _TABLES if name != "words"}
    holders |= {"year": r"(?:19|20)\d\d", "clause": _CLAUSE, "auxiliary": _either(data["auxiliaries"])}
    words |= data["auxiliaries"]
    nouns = data.get("common_noun_endings", ())
    return Language(
        code,
        words,
        {group: tables[name] for group, name in _GROUPS.items()},
        tuple(_patterns(file, data, holders)),
        _ending_rules(data["endings"]),
        _ending_rules(data["name_endings"]),
        _any_of([*data["endings"], *data["name_endings"]]),
        re.compile(rf"\b[A-ZÄÖÜ][a-zäöüß]*(?:{'|'.join(nouns)})\b") if nouns else None,
        _disease_tail(data),
        data["inflected"],
        frozenset(
            re.sub(r"\([^)]*\)", "", name) for name in data["diseases"] if not re.search(r"[~\s]", name)
        ),
        tuple((last, said) for said, nouns in data.get("adjectives", {}).items() for last in nouns),
    )


def _expanded(data: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """The table's entries in all their forms: "~" is any ending of an adjective, "(s)" may be left out."""
    endings: Sequence[str] = data["inflections"]
    for key, said in data.get(name, {}).items():
        parts = re.split(r"(~|\([^)]*\))", key)
        choices = [_forms(part, endings) for part in parts]
        for form in product(*choices):
            yield "".join(form).lower() if name in _GROUPS.values() else "".join(form), said


def _forms(part: str, endings: Sequence[str]) -> Sequence[str]:
    if part == "~":
        return endings
    if part.startswith("("):
        return ("", *part[1:-1].split("|"))
    return (part,)


def _disease_tail(data: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Up to two adjectives behind a disease, of those with the endings of the language's file."""
    if "disease_tails" not in data:
        return None
    others, endings = alternatives(data["no_disease_tails"]), alternatives(data["disease_tails"])
    return re.compile(rf"(?:\s(?!(?:{others})s?(?!\w))[^\W\d_A-Z]{{3,}}(?:{endings})s?(?![\w-])){{1,2}}")


def _either(words: Mapping[str, str]) -> str:
    """A pattern for any of the words in any case, the longest first, with word ends."""
    small = dict.fromkeys(word.lower() for word in words)
    return rf"(?:(?<!\w)(?:{alternatives(small)})(?!\w))" if small else r"(?!)"


def _patterns(file: str, data: Mapping[str, Any], holders: Mapping[str, str]) -> Iterator[Pattern]:
    for entry in data["pattern"]:
        source = entry["find"]
        for name, words in holders.items():
            source = source.replace("{" + name + "}", words)
        try:
            find = re.compile(source.replace(" ", r"\s+"), re.IGNORECASE)
        except re.error as error:
            raise LexiconError(f"{file}: {entry['find']!r}: {error}") from error
        pieces = _FIELD.split(entry["say"])
        fields = [*pieces[1::2], ""]
        if unknown := set(fields) - set(find.groupindex) - {""}:
            raise LexiconError(f"{file}: {entry['say']!r} names no group {sorted(unknown)} of its pattern")
        yield Pattern(find, tuple(zip(pieces[::2], fields, strict=True)))


def _any_of(entries: Sequence[Sequence[str]]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)(?:{'|'.join(ending for ending, _ in entries)})\b")


def _ending_rules(entries: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(\w+){ending}\b"), said) for ending, said in entries)
