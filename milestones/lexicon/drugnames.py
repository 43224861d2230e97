"""How the names of medicines look: INN stems and development codes (drugnames.toml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from milestones.lexicon.diseases import diseases
from milestones.lexicon.files import toml_file

_FILE = "drugnames.toml"
_REMEMBERED = 1 << 16
"""How many words keep their answer: enough for a language, bounded for a stream of articles."""
_SHORTEST = 4
"""Letters of the longest ending that a short INN puts behind its hyphen: "tisa-cel", "valo-cel"."""
_BIOLOGIC_SUFFIX = re.compile(r"-(?!like|type|free|dose|only|line|arms|plus)[a-z]{4}$")


@dataclass(frozen=True, slots=True)
class DrugNames:
    """The content of drugnames.toml, which explains each list. Words are lower case."""

    stems: tuple[tuple[str, int], ...]
    """An ending of INNs and the least number of letters before it, longest ending first."""
    endings: tuple[str, ...]
    """The endings alone: one test tells most words apart."""
    opening_stems: tuple[tuple[str, str, int], ...]
    """A beginning of INNs, their ending, and the least number of letters between them."""
    openings: tuple[str, ...]
    second_words: frozenset[str]
    first_words: frozenset[str]
    """Words that an INN may open with, which say little alone: "sodium", "insulin"."""
    elements: tuple[tuple[str, str], ...]
    """Symbols and names of what radioactive medicines hold."""
    salts: frozenset[str]
    dosage_forms: frozenset[str]
    generic_words: frozenset[str]
    not_drugs: frozenset[str]
    weak_endings: tuple[str, ...]
    plain_endings: tuple[str, ...]
    plain_words: frozenset[str]


@cache
def drug_names() -> DrugNames:
    """The lexicon of drug names."""
    data = toml_file(_FILE)
    return DrugNames(
        stems=tuple(sorted(dict(data["stems"]).items(), key=lambda stem: (-len(stem[0]), stem[0]))),
        endings=tuple(dict(data["stems"])),
        opening_stems=tuple((stem, ending, least) for stem, ending, least in data["opening_stems"]),
        openings=tuple(stem for stem, _, _ in data["opening_stems"]),
        second_words=frozenset(data["second_words"]),
        first_words=frozenset(data["first_words"]),
        elements=tuple((symbol, name) for symbol, name in data["elements"]),
        salts=frozenset(data["salts"]),
        dosage_forms=frozenset(data["dosage_forms"]),
        generic_words=frozenset(data["generic_words"]),
        not_drugs=frozenset(data["not_drugs"]),
        weak_endings=tuple(data["weak_endings"]),
        plain_endings=tuple(data["plain_endings"]),
        plain_words=frozenset(data["plain_words"]),
    )


@lru_cache(maxsize=_REMEMBERED)
def stem_of(word: str) -> str | None:
    """The INN stem that a word ends in or begins with ("mab" for "satralizumab-mwge"); None for no medicine.

    The four letters that the FDA appends to a biologic's name do not count. Any case.
    """
    known = drug_names()
    lower = word.lower()
    for form in dict.fromkeys((lower, _BIOLOGIC_SUFFIX.sub("", lower))):
        last = form.rpartition("-")[2]
        # "nab-paclitaxel" is judged by its last part, the short INN "eque-cel" as a whole.
        judged = last if len(last) > _SHORTEST else form
        if judged in known.not_drugs or form in known.not_drugs or form in known.generic_words:
            continue
        if not judged.replace("-", "").isalpha():
            continue
        if judged.startswith(known.openings) and (opening := _opening_stem(judged)):
            return opening
        if not judged.endswith(known.endings):
            continue
        for ending, least in known.stems:
            if judged.endswith(ending) and len(judged) - len(ending) >= least:
                return ending
    return None


def _opening_stem(word: str) -> str | None:
    """The stem that an INN begins with: "cef" for "cefixime"."""
    for stem, ending, least in drug_names().opening_stems:
        between = len(word) - len(stem) - len(ending)
        if between >= least and word.startswith(stem) and word.endswith(ending):
            return stem
    return None


@lru_cache(maxsize=_REMEMBERED)
def looks_like_inn(word: str, *, strictly: bool) -> bool:
    """Whether a small word without a stem may be an INN where it stands in an INN's place ("bezorterim").

    With `strictly` it must have one of the endings that INNs like; without, it must only be no word of
    English that the lexicon knows by itself or by its ending.
    """
    known = drug_names()
    if word in known.plain_words or word in known.generic_words or word in known.not_drugs:
        return False
    if word.endswith("s") and word[:-1] in known.plain_words:
        return False
    if word.endswith(known.plain_endings) or word in known.dosage_forms:
        return False
    return not strictly or word.endswith(known.weak_endings)


@lru_cache(maxsize=_REMEMBERED)
def looks_like_code(token: str) -> bool:
    """Whether a token looks like a development code: "CT103A", "RP-L102", "BGB-A317", "R788".

    Targets, genes, diseases, viruses, trial numbers, fiscal years and forms that look like one are none
    ("CD19", "SPG50", "NCT05066646", "H5N1", "FY2024", "10-K"). Case counts.
    """
    if is_target(token):
        return False
    return any(pattern.fullmatch(token) for pattern in _patterns("code_patterns"))


@lru_cache(maxsize=_REMEMBERED)
def is_target(token: str) -> bool:
    """Whether a token names a target, a virus, a disease, a test or a form of filing, no medicine."""
    if token in diseases().named_exact:
        return True
    return _squeezed(token) in _targets() or any(p.fullmatch(token) for p in _patterns("not_codes"))


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.ASCII if key == "code_patterns" else 0) for pattern in toml_file(_FILE)[key]
    )


@cache
def _targets() -> frozenset[str]:
    return frozenset(_squeezed(word) for word in toml_file(_FILE)["targets"])


def _squeezed(token: str) -> str:
    return token.lower().replace("-", "")
