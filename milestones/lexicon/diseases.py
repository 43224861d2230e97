"""What tells the name of a disease (diseases.toml), and when two names are one disease's."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from milestones.lexicon.files import toml_file
from milestones.lexicon.languages import disease_modifiers, english_diseases
from milestones.lexicon.seeds import seed_indications

_FILE = "diseases.toml"
_REMEMBERED = 1 << 14
"""How many names keep their key: enough for a store, bounded for a stream of articles."""
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTES = re.compile(r"[‘’`´]")
_HYPHENS = re.compile(r"[‐‑‒–—]")
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s|$)")
_MARKS = re.compile(r"[^\w/+.]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TIMES_OF_ILLNESS = ("attack", "relapse", "exacerbation", "episode")
"""Behind the name of a disease: when it shows, "hereditary angioedema attacks"."""
_NOT_PLURAL = ("ss", "is", "us", "sis", "os", "as")


@dataclass(frozen=True, slots=True)
class Suffix:
    """An ending that makes a disease of a word."""

    ending: str
    stem: int
    """The least number of letters that stand before it."""


@dataclass(frozen=True, slots=True)
class Diseases:
    """The content of diseases.toml, which explains each list. All but `named_exact` is lower case."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    """Heads that make a disease only with a modifier to their left."""
    suffixes: tuple[Suffix, ...]
    endings: tuple[str, ...]
    """The endings alone: one test tells most words apart."""
    not_diseases: frozenset[str]
    named: frozenset[str]
    named_exact: frozenset[str]
    """Abbreviations: they count in this spelling only."""
    short_names: Mapping[str, str]
    """What is said for short, with the full name: "sickle cell", "Crohn's"."""
    modifiers: frozenset[str]
    """Words and phrases that may stand to the left of a head."""
    eponyms: frozenset[str]
    """Words of names that keep their capital."""
    qualifiers: tuple[str, ...]
    """Modifiers that do not change which disease it is, longest first."""
    population_words: frozenset[str]
    population_patterns: tuple[re.Pattern[str], ...]
    """Whole words that name a biomarker or an age, for `fullmatch`, any case."""
    cjk_heads: tuple[str, ...]
    """Endings of a disease's name in Chinese, Japanese and Korean, longest first."""
    cjk_not_diseases: frozenset[str]
    cjk_qualifiers: tuple[str, ...]
    cjk_population_words: tuple[str, ...]


@cache
def diseases() -> Diseases:
    """The lexicon of diseases."""
    data = toml_file(_FILE)
    return Diseases(
        heads=frozenset(data["heads"]) | frozenset(data["weak_heads"]),
        weak_heads=frozenset(data["weak_heads"]),
        suffixes=tuple(Suffix(ending, stem) for ending, stem in data["suffixes"]),
        endings=tuple(ending for ending, _ in data["suffixes"]),
        not_diseases=frozenset(data["not_diseases"]),
        named=frozenset(data["named"]),
        named_exact=frozenset(data["named_exact"]),
        short_names=data["short_names"],
        modifiers=frozenset(word.lower() for word in data["modifiers"]) | frozenset(data["qualifiers"]),
        eponyms=frozenset(data["eponyms"]),
        qualifiers=_longest_first(data["qualifiers"]),
        population_words=frozenset(data["population_words"]),
        population_patterns=tuple(re.compile(p, re.IGNORECASE) for p in data["population_patterns"]),
        cjk_heads=_longest_first(data["cjk_heads"]),
        cjk_not_diseases=frozenset(data["cjk_not_diseases"]),
        cjk_qualifiers=_longest_first(data["cjk_qualifiers"]),
        cjk_population_words=_longest_first(data["cjk_population_words"]),
    )


@lru_cache(maxsize=_REMEMBERED)
def is_disease_word(word: str) -> bool:
    """Whether one word by itself names a disease: "asthma", "NMOSD"; not "diagnosis", "failure"."""
    known = diseases()
    lower = word.lower().replace("’", "'")
    if word in known.named_exact or lower in known.named:
        return True
    if lower in known.not_diseases or lower in known.weak_heads:
        return False
    if lower in known.heads:
        return True
    return lower.endswith(known.endings) and any(
        lower.endswith(suffix.ending) and len(lower) - len(suffix.ending) >= suffix.stem
        for suffix in known.suffixes
    )


def says_disease(words: Sequence[str]) -> bool:
    """Whether one of words that follow each other names a disease, or two do: "heart failure"."""
    heads = diseases().heads
    return any(map(is_disease_word, words)) or any(
        second.lower() in heads or f"{first} {second}".lower() in diseases().named
        for first, second in pairwise(words)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_population(words: str) -> bool:
    """Whether a word or short phrase tells of the patients, not of the disease: "adult", "HER2-positive"."""
    lower = words.lower()
    known = diseases()
    return lower in known.population_words or any(p.fullmatch(lower) for p in known.population_patterns)


@lru_cache(maxsize=_REMEMBERED)
def disease_key(name: str) -> str:
    """What two names of one disease share, whatever the spelling, number, abbreviation or qualifier.

    "RRMM", "relapsed and/or refractory multiple myeloma" and "multiple myeloma" share a key; "lung cancer"
    and "non-small cell lung cancer" do not. Empty for a name without letters.
    """
    for text in dict.fromkeys((name, _BRACKETS.sub("", name))):
        for form in _stripped(_folded(text)):
            if form in _keys():
                return _keys()[form]
    if english := _english(_folded(_BRACKETS.sub("", name))):
        return disease_key(english)
    forms = _stripped(_folded(_BRACKETS.sub("", name)) or _folded(name))
    for form in forms:
        before, _, last = form.rpartition(" ")
        if last in _TIMES_OF_ILLNESS and before in _keys():
            return _keys()[before]
        if before and last in _abbreviations():
            whole = _stripped(f"{before} {_keys()[last]}")
            return next((_keys()[known] for known in whole if known in _keys()), whole[-1])
    return forms[-1]


def _english(folded: str) -> str | None:
    """The English name of a disease named in another language, with or without modifiers of that language."""
    names = _foreign_names()
    bare = " ".join(_foreign_modifier().sub(" ", folded).split())
    found = names.get(folded) or names.get(bare)
    return found if found and _folded(found) != folded else None


@cache
def _foreign_names() -> Mapping[str, str]:
    """English names by the folded ones of other languages."""
    return {_folded(name): english for name, english in english_diseases().items()}


@cache
def _foreign_modifier() -> re.Pattern[str]:
    words = sorted({_folded(word) for word in disease_modifiers()}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, words))})(?!\S)")


@lru_cache(maxsize=_REMEMBERED)
def parents(key: str) -> tuple[str, ...]:
    """The keys of the broader diseases of which a disease is a form, the nearest first; of each of "a/b"."""
    found: dict[str, None] = {}
    for part in key.split("/"):
        above = part
        while (above := _parents().get(above, "")) and above not in found:
            found[above] = None
    return tuple(found)


def are_siblings(one: str, other: str) -> bool:
    """Whether two names are told apart by a word each before one head: "cutaneous and mucosal melanoma"."""
    first, second = one.lower().split(), other.lower().split()
    return first[-1] == second[-1] and bool(set(first) - set(second)) and bool(set(second) - set(first))


def disease_name(key: str) -> str | None:
    """The standing name of a disease in seeds/indications.csv; None for one that is not there."""
    return _names().get(key)


@cache
def _names() -> Mapping[str, str]:
    return {_folded(seed.name): seed.name for seed in seed_indications()}


@cache
def _keys() -> Mapping[str, str]:
    """The key for each folded name in the seeds. A standing name comes before another disease's synonym."""
    found = {key: key for key in _names()}
    for seed in seed_indications():
        key = _folded(seed.name)
        for other in seed.names:
            found.setdefault(_folded(other), key)
    return found


@cache
def _abbreviations() -> frozenset[str]:
    """The folded names of the seeds that are abbreviations, and may end a longer name: "chronic HF"."""
    names = (name for seed in seed_indications() for name in seed.names)
    return frozenset(_folded(name) for name in names if name.isalpha() and sum(map(str.isupper, name)) > 1)


@cache
def _parents() -> Mapping[str, str]:
    return {_folded(seed.name): _folded(seed.parent) for seed in seed_indications() if seed.parent}


def _folded(name: str) -> str:
    """Lower case, American spelling, singular, words parted by single spaces."""
    if name.isascii():
        text = name.casefold().replace("`", "'")
    else:
        text = _QUOTES.sub("'", unicodedata.normalize("NFKC", name).casefold())
        text = _HYPHENS.sub("-", text)
    for british, american in toml_file(_FILE)["spelling"].items():
        text = text.replace(british, american)
    if "'" in text:
        text = _POSSESSIVE.sub("", text)
    if not name.isascii() and _CJK.search(text):
        return "".join(text.split())
    words = _MARKS.sub(" ", text).split()
    return " ".join(_singular(word.strip(".")) for word in words).strip()


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("omas") or (len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)):
        return word[:-1]
    return word


def _stripped(folded: str) -> tuple[str, ...]:
    """The folded name, then with one leading qualifier less each time, then with none anywhere."""
    forms = [folded]
    if _CJK.search(folded):
        for qualifier in diseases().cjk_qualifiers:
            folded = folded.removeprefix(_folded(qualifier))
            forms.append(folded)
        return tuple(form for form in dict.fromkeys(forms) if form) or ("",)
    leading = _leading_qualifier().match(folded)
    while leading:
        folded = folded[leading.end() :]
        forms.append(folded)
        leading = _leading_qualifier().match(folded)
    bare = " ".join(_any_qualifier().sub(" ", folded).split())
    return (*forms, bare) if bare else tuple(forms)


@cache
def _qualifier_pattern() -> str:
    folded = sorted({_folded(word) for word in diseases().qualifiers}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in folded)


@cache
def _leading_qualifier() -> re.Pattern[str]:
    """A qualifier with what may join it to the next, never the whole name."""
    return re.compile(rf"(?:(?:{_qualifier_pattern()})(?:/| and/or | and | or | to | )+)(?=\S)")


@cache
def _any_qualifier() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{_qualifier_pattern()})(?!\S)")


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))
