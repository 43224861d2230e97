"""Finding names of medicines with an open vocabulary. Each finder is one way in which texts name them.

A name may be marked (® or ™), an INN by its WHO stem, a development code, or a capitalised word in a place
where only a medicine stands: before a bracket with an INN or a code, beside a class noun ("the pill X",
"X, an antibody"), or as the object of an act ("approved X", "the NDA for X").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, is_target, looks_like_code, stem_of
from milestones.lexicon.naming import alternatives, naming

# A capitalised word, or a word with a capital or digit inside (eGFR-like words are sorted out later).
_PROPER = r"(?=[A-Z]+[a-z]|[A-Z]{5})[A-Z][A-Za-z]+(?:-[A-Za-z0-9]+)*"
_MARKED = re.compile(r"([A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|\d+(?:/\d+)?))?)\s?(?:®|™|℠|\((?:R|TM|r|tm)\))")
_CODE = re.compile(
    r"(?<![\w.@/-])(?:[A-Za-z]{1,7}-)?[A-Z][A-Za-z]{0,6}[- ]?\d[\w-]*\w(?![\w-])|(?<![\w.@/-])m?RNA-\d[\w-]*"
    r"|(?<![\w.@/-])[A-Z][A-Za-z]{1,6}-\d{1,6}[A-Za-z]{0,3}(?![\w-])"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{3,}")
_SECOND_WORD = re.compile(r"\s+([a-zA-Z]{4,}(?:-[a-z]{4})?)\b")
_TRIAL_NAME = re.compile(
    r"\b([A-Z][\w-]*\d\w*)[,\s]+(?:\([^)]{2,30}\)\s+)?(?:(?:the|a|Phase|phase|pivotal|registrational|global|clinical|[\dI]+[ab]?(?:/[\dI]+[ab]?)?)\s+){0,4}"
    r"(?:trial|study|studies|trials)\b"
)
_GLUED = re.compile(r"(?P<inn>(?:[A-Z][a-z]{4,}\s+)?[A-Z]?[a-z]{4,})(?P<code>[A-Z]{2,6}-?\d{2,}[A-Z]?)\b")
_SHORT_INN = re.compile(r"(?<![\w-])[A-Za-z]{2,12}-cel(?![\w-])", re.IGNORECASE)


_AFTER_OWNER = re.compile(r"\b(?:from|by|at|&)\s$")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: its place, and the finder."""

    start: int
    end: int
    finder: str


def name_hits(text: str, excluded: frozenset[str]) -> list[NameHit]:
    """The names that `text` itself shows to be medicines, in order of place; overlaps are kept.

    `excluded` holds words that are something else here, see `proper_hits`.
    """
    found = [*_marked(text), *_codes(text), *_inns(text)]
    return sorted(
        [*found, *_bracketed(text, found, excluded), *_salted(text), *_titled(text)],
        key=lambda hit: (hit.start, -hit.end),
    )


def _marked(text: str) -> Iterator[NameHit]:
    for match in _MARKED.finditer(text):
        words = match[1].split()
        start = match.start(1)
        while words and words[0] in naming().not_names:
            start += text[start:].index(words[0]) + len(words[0]) + 1
            words = words[1:]
        while len(words) > 1 and words[-1].isupper() and not words[0].isupper():
            start += text[start:].index(words[0]) + len(words[0]) + 1
            words = words[1:]
        if words and not _organisation(text, start, match.end()) and not _technology(text, match.end()):
            yield NameHit(start, match.end(1), "marked")


def _technology(text: str, end: int) -> bool:
    """Whether the marked name is a platform's, a device's or a trial's: "BiDAC™ degraders", "X™ platform"."""
    after = re.match(r"[®™\s]*(?:\([RTM]{1,2}\)\s*)?(?:[\w-]+\s+)?([\w-]+)", text[end : end + 50])
    return bool(after and after[1].lower() in naming().technology_words) or bool(
        (first := re.match(r"[®™\s]*(?:\([RTM]{1,2}\)\s*)?([\w-]+)", text[end : end + 50]))
        and first[1].lower() in naming().technology_words
    )


def _salted(text: str) -> Iterator[NameHit]:
    """A word before a salt: "clobetasol propionate", "zolpidem tartrate"."""
    for match in _salts().finditer(text):
        if match[1].lower() not in drug_names().generic_words:
            yield NameHit(match.start(), match.end(), "salt")


@cache
def _salts() -> re.Pattern[str]:
    salts = [salt for salt in drug_names().salts if len(salt) > 6]
    return re.compile(rf"(?<![\w-])([A-Za-z]{{5,}})\s+(?:{alternatives(salts)})(?!\w)", re.IGNORECASE)


@cache
def _titled_pattern() -> re.Pattern[str]:
    forms = alternatives(form.title() for form in naming().titled_forms)
    return re.compile(rf"(?<=[a-z,] )(?:the )?((?:[A-Z][\w-]*\s+){{1,4}}(?:{forms}))(?![\w])")


def _titled(text: str) -> Iterator[NameHit]:
    """A name with its form in capitals within running text: "the Orvance Influenza Vaccine"."""
    for match in _titled_pattern().finditer(text):
        first = match[1].split()[0]
        if first not in naming().not_names:
            yield NameHit(match.start(1), match.end(1), "titled")


def _codes(text: str) -> Iterator[NameHit]:
    trials = {match[1] for match in _TRIAL_NAME.finditer(text)}
    for match in _CODE.finditer(text):
        if looks_like_code(match.group()) and match.group() not in trials:
            yield NameHit(match.start(), match.end(), "code")


def _inns(text: str) -> Iterator[NameHit]:
    """Words with a WHO stem, with the second word of a two-word INN ("equecabtagene autoleucel")."""
    for match in _SHORT_INN.finditer(text):
        yield NameHit(match.start(), match.end(), "short INN")
    for match in _GLUED.finditer(text):
        if stem_of(match["inn"].split()[-1]) and looks_like_code(match["code"]):
            yield NameHit(match.start("inn"), match.end("inn"), "INN before a code")
            yield NameHit(match.start("code"), match.end("code"), "code behind an INN")
    for match in _WORD.finditer(text):
        word = match.group()
        if not stem_of(word):
            continue
        end = match.end()
        second = _SECOND_WORD.match(text, end)
        if second and stem_of(second[1]) and second[1][0].isupper() <= word[0].isupper():
            end = second.end()
        yield NameHit(match.start(), end, "INN")


def _bracketed(text: str, known: list[NameHit], excluded: frozenset[str]) -> Iterator[NameHit]:
    """A capitalised word before or inside a bracket whose other side is a name: "Jemperli (dostarlimab)"."""
    for hit in known:
        before = re.search(
            rf"((?:{_PROPER})(?:\s\d+)?)\s*(?:®|™|\(R\)|\(TM\))?\s?[(\[]\s?$",
            text[max(0, hit.start - 60) : hit.start],
        )
        if before and _can_be_name(before[1]) and before[1] not in excluded:
            start = max(0, hit.start - 60) + before.start(1)
            yield NameHit(start, start + len(before[1]), "before bracket")
        after = re.match(rf"\s*\(((?:{_PROPER}))(?:®|™)?\s?\)", text[hit.end : hit.end + 60])
        if after and _can_be_name(after[1]) and after[1] not in excluded:
            yield NameHit(hit.end + after.start(1), hit.end + after.end(1), "in bracket")


def _can_be_name(words: str) -> bool:
    parts = words.split()
    return bool(parts) and parts[0] not in naming().not_names and len(parts[0]) > 2


def _organisation(text: str, start: int, end: int) -> bool:
    """Whether the words are part of an organisation's name."""
    after = re.match(r"[®™]?\s+([\w./&]+)", text[end : end + 40])
    return bool(after and after[1].rstrip(",") in naming().organisation_words)


@cache
def _beside_class_noun() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = alternatives(naming().class_nouns)
    before = re.compile(rf"\b(?:{nouns})s?,?\s+(?P<name>{_PROPER})(?![\w'’])")
    after = re.compile(
        rf"(?<![\w.])(?P<name>{_PROPER}),?\s+(?:an?|the\s+(?:first|only|new|once)|its|our)\s+(?:[\w/-]+\s+){{0,8}}?(?:{nouns})\b"
    )
    return before, after


@cache
def _places_of_names() -> tuple[re.Pattern[str], ...]:
    """Places in running text where only a medicine stands: behind an act, as what is given, tried or sold."""
    owner = r"(?:[A-Z][\w&.-]+(?:['’]s|['’])\s+)?(?:[a-z][\w-]+\s+){0,3}?"
    name = rf"(?P<name>{_PROPER})(?![\w'’])"
    return (
        re.compile(rf"\b(?i:{naming().before_names})\s+{owner}{name}"),
        re.compile(
            rf"['’]s\s+(?:[a-z-]+\s+){{0,2}}{name}(?=\s+(?:wins|gets|receives|gains|secures|approved|cleared|was|is|has)\b)"
        ),
        re.compile(
            rf"(?<![\w.])(?P<name>{_PROPER})\s+(?:for|in|to)\s+(?:the\s+)?(?:treat|treatment|use|patients)\b"
        ),
        re.compile(rf"(?<![\w.])(?P<name>{_PROPER})(?:\s\([^)]{{3,60}}\))?,?\s+{naming().after_names}"),
        re.compile(rf"^About\s+{name}\s*$", re.MULTILINE),
    )


def _before_class_noun(text: str, end: int) -> bool:
    """ "A GlaxoSmithKline drug" is a company's: a medicine's own name seldom stands before its class."""
    after = re.match(r"\s+(?:[a-z][\w-]+\s+)?([a-z-]+)", text[end : end + 40])
    first = re.match(r"\s+([a-z-]+)", text[end : end + 40])
    return any(match and match[1] in naming().class_nouns for match in (first, after))


def proper_hits(text: str, spans: Iterable[tuple[int, int]], excluded: frozenset[str]) -> Iterator[NameHit]:
    """Capitalised words in the given spans of running text that stand where only a medicine stands.

    `excluded` holds words that are something else here: companies, places, authorities, words that the
    text also writes small.
    """
    patterns = (*_beside_class_noun(), *_places_of_names())
    for start, end in spans:
        for number, pattern in enumerate(patterns):
            for match in pattern.finditer(text, start, end):
                name = match["name"]
                if is_target(name) or _AFTER_OWNER.search(
                    text, max(start, match.start("name") - 12), match.start("name")
                ):
                    continue
                if is_disease_word(name) or _before_class_noun(text, match.end("name")):
                    continue
                if name in excluded or not _can_be_name(name) or name.split("-")[0] in excluded:
                    continue
                if _organisation(text, match.start("name"), match.end("name")):
                    continue
                yield NameHit(match.start("name"), match.end("name"), f"place {number}")


def listed_hits(text: str, known: Iterable[NameHit], excluded: frozenset[str]) -> Iterator[NameHit]:
    """Capitalised words in one list with a name: "Covovax and Corbevax"."""
    for hit in known:
        after = re.match(
            rf"(?:\s\([^)]{{2,40}}\))?(?:,|,?\s+and|,?\s+or)\s+({_PROPER})(?=[\s,.;)])(?!\s+[A-Z])",
            text[hit.end : hit.end + 80],
        )
        if after and after[1] not in excluded and _can_be_name(after[1]) and not is_disease_word(after[1]):
            yield NameHit(hit.end + after.start(1), hit.end + after.end(1), "in a list with a name")
        before = re.search(
            rf"(?<=[a-z]\s)({_PROPER})(?:,|,?\s+and)\s+$", text[max(0, hit.start - 60) : hit.start]
        )
        if (
            before
            and before[1] not in excluded
            and _can_be_name(before[1])
            and not is_disease_word(before[1])
        ):
            start = max(0, hit.start - 60) + before.start(1)
            yield NameHit(start, start + len(before[1]), "in a list with a name")
