"""The diseases of an article, by an open vocabulary: a head or an ending, with the modifiers to its left.

"Relapsed and/or refractory multiple myeloma" is found from "myeloma" leftwards. Words of the population
(adults, HER2-positive, newly diagnosed) are left out of the name. Abbreviations that the article defines
("neuromyelitis optica spectrum disorder (NMOSD)") stand for the name wherever they are used.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from milestones.extract.document import Sentence
from milestones.extract.folding import Folded
from milestones.extract.phrases import Hit, Phrases, longest
from milestones.lexicon.diseases import disease_key, disease_name, diseases, is_disease_word, is_population
from milestones.lexicon.indications import indication_words
from milestones.lexicon.seeds import seed_indications

_TOKEN = re.compile(r"[^\W_](?:[\w'’+]|[-/.](?=\w))*")
_ADJECTIVE = re.compile(r"[a-z-]{3,}(?:al|ic|ar|ary|ous|oid|ive|iac|ile|ian|ory)$")
_ABBREVIATION = re.compile(r"\s*[(\[（]\s*[\"“'‘]?([A-Za-z][\w/. -]{0,11}[A-Za-z0-9])[\"”'’]?\s*[)\]）;,]")
_AFTER = re.compile(
    r"\s+(?:type\s+(?:\d|[IV]+)|\d(?:\s|$)|of\s+the\s+(?:[a-z-]+\s){0,2}?[a-z-]+(?:\s(?:joint|tract|disc|system))?"
    r"|(?:due|secondary)\s+to\s+(?:[\w-]+\s){0,2}?[\w-]+|[A-C](?=[\s,.;)]|$))"
)
_PEOPLE_BEFORE = (
    r"(?:adults?|pa?ediatric|certain|some|eligible|elderly|older|younger?|adolescent|female|male|and|or)"
)
LONGEST = 9
"""Modifiers to the left of a head, at most."""


@dataclass(frozen=True, slots=True)
class Disease:
    """A place where a disease is named."""

    start: int
    end: int
    name: str
    """In full where the article or the seeds say what an abbreviation stands for."""
    key: str


@cache
def _phrases() -> Phrases[str]:
    known = diseases()
    entries = {name: name for name in known.named}
    entries |= {name: name for name in known.named_exact}
    for seed in seed_indications():
        for name in (seed.name, *seed.names):
            entries.setdefault(name, seed.name)
    return Phrases((name, full) for name, full in entries.items() if len(name) > 1)


def find_diseases(text: str, folded: Folded, parts: Sequence[Sentence]) -> list[Disease]:
    """Every mention of a disease in the given sentences, in order of place, none overlapping another."""
    found: list[Hit[str]] = [Hit(hit.start, hit.end, "") for hit in _phrases().find(text, folded)]
    widened = (_widened(text, part, hit) for part in parts for hit in _heads(text, part, found))
    spans = longest(span for span in widened if span)
    defined = dict(_definitions(text, spans))
    spans += _uses(text, defined, spans)
    mentions = []
    for span in longest(spans):
        said = " ".join(text[span.start : span.end].split())
        if said.isupper() and re.match(r"[-‑]\w", text[span.end : span.end + 2]):
            continue
        name = _well_spelled(_spelled_out(said, defined))
        if name.lower() not in indication_words().too_general:
            mentions.append(Disease(span.start, span.end, name, disease_key(name)))
    return mentions


@cache
def _full_names() -> Mapping[str, str]:
    """What the abbreviations of the seeds stand for; only those in capitals or with a stroke ("r/r MM")."""
    return {
        name: seed.name
        for seed in seed_indications()
        for name in seed.names
        if sum(c.isupper() for c in name) >= 2 or "/" in name
    }


def _spelled_out(said: str, defined: Mapping[str, str]) -> str:
    """The name with its abbreviation in full: "refractory NMOSD" gives "refractory neuromyelitis ..."."""
    for known in (defined, _full_names()):
        if said in known:
            return known[said]
    before, _, last = said.rpartition(" ")
    full = defined.get(last)
    return f"{before} {full[0].lower()}{full[1:]}" if before and full else said


def _well_spelled(name: str) -> str:
    """The name without a headline's capitals: as the seeds spell it, else with its common words small."""
    known = disease_name(disease_key(name))
    if known and known.casefold() == name.casefold():
        return known
    words = name.split()
    if len(words) < 2 or not all(word[0].isupper() for word in words if len(word) > 3):
        return name
    return " ".join(
        word.lower() if word.lower() in _common_words() and word.istitle() else word for word in words
    )


@cache
def _common_words() -> frozenset[str]:
    """Words of disease names that are no person's or place's name."""
    known = diseases()
    return frozenset(word for name in known.heads | known.modifiers for word in name.split())


def _heads(text: str, part: Sentence, phrases: Sequence[Hit[str]]) -> Iterator[Hit[str]]:
    """Words or phrases of the sentence that are, or end, a disease's name."""
    inside = [hit for hit in phrases if part.start <= hit.start and hit.end <= part.end]
    yield from inside
    for token in _TOKEN.finditer(text, part.start, part.end):
        word = token.group().replace("’", "'")
        compound = "-" in word and is_disease_word(word.rpartition("-")[2]) and not is_population(word)
        if compound or is_disease_word(word) or word.lower() in diseases().heads:
            yield Hit(token.start(), token.end(), "")


def _widened(text: str, part: Sentence, hit: Hit[str]) -> Hit[str] | None:
    """The head with its modifiers; None for a weak head that has none."""
    tokens = list(_TOKEN.finditer(text, max(part.start, hit.start - 160), hit.start))
    start, taken = hit.start, 0
    while tokens and taken < LONGEST:
        step = _step_left(text, part, tokens, start)
        if step == 0:
            break
        start = tokens[-step].start()
        del tokens[-step:]
        taken += step
    start = _without_population(text, start, hit.start)
    said = text[hit.start : hit.end].lower()
    if start == hit.start and said in diseases().weak_heads and said not in diseases().named:
        return None
    after = _AFTER.match(text, hit.end, part.end)
    end = after.end() if after and after.group().strip() else hit.end
    return Hit(start, end, "")


def _step_left(text: str, part: Sentence, tokens: Sequence[re.Match[str]], start: int) -> int:
    """How many words directly to the left of `start` belong to the disease's name: 0 to 3."""
    if not re.fullmatch(r"\s*|\s*[,/]\s*", text[tokens[-1].end() : start]):
        return 0
    comma = "," in text[tokens[-1].end() : start]
    known = diseases().modifiers
    for length in (3, 2):
        if len(tokens) >= length:
            phrase = re.sub(r"\s+", " ", text[tokens[-length].start() : tokens[-1].end()]).lower()
            if phrase in known and not comma:
                return length
    word = tokens[-1].group()
    lower = word.lower().replace("’", "'")
    if lower in ("or", "and", "and/or", "to") and len(tokens) > 1 and not comma:
        before = tokens[-2].group().lower()
        right = _TOKEN.match(text, start)
        joined = before in known and right is not None and right.group().lower() in known
        return 2 if joined else 0
    if lower in indication_words().not_modifiers:
        return 0
    if lower in known:
        return 1
    if comma:
        return 0
    eponym = (
        word[0].isupper()
        and (following := _TOKEN.match(text, start)) is not None
        and following.group().lower() in indication_words().eponym_heads
        and tokens[-1].start() != part.start
        and not word.isupper()
        and not _title_case(text, part)
    )
    return 1 if eponym or _ADJECTIVE.fullmatch(lower) or is_disease_word(word) else 0


def _title_case(text: str, part: Sentence) -> bool:
    words: list[str] = re.findall(r"[A-Za-z]{4,}", text[part.start : part.end])
    return sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _without_population(text: str, start: int, head: int) -> int:
    """The start of the name once words of the population at its left end are left out."""
    for token in list(_TOKEN.finditer(text, start, head)):
        if not is_population(token.group()):
            return token.start()
    return head


def _definitions(text: str, spans: Sequence[Hit[str]]) -> Iterator[tuple[str, str]]:
    """Abbreviations with the names they stand for: "multiple myeloma (MM)"."""
    for span in spans:
        match = _ABBREVIATION.match(text, span.end)
        name = " ".join(text[span.start : span.end].split())
        if match and len(match[1]) < len(name) and _stands_for(match[1], name):
            yield match[1], name


def _stands_for(short: str, name: str) -> bool:
    """Whether a bracket's content can abbreviate the name: all letters but one follow in it."""
    letters = [c.lower() for c in short if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2:
        return False
    lowered, place, hits = name.lower(), 0, 0
    for letter in letters:
        at = lowered.find(letter, place)
        if at >= 0:
            hits, place = hits + 1, at + 1
    return hits >= len(letters) - 1 and lowered[0] in letters


def _uses(text: str, defined: Mapping[str, str], spans: Sequence[Hit[str]]) -> list[Hit[str]]:
    """Places where a defined abbreviation is used."""
    return [
        Hit(match.start(), match.end(), "")
        for short in defined
        for match in re.finditer(rf"(?<![\w/]){re.escape(short)}(?![\w/-])", text)
    ]


def population_of(text: str, part: Sentence, disease: Disease) -> str | None:
    """Whom the medicine is for, in the sentence's words: "adults who have received four therapies"."""
    people = indication_words().people
    before = re.search(
        rf"\b((?:{_PEOPLE_BEFORE}\s+)*(?:{people})\b(?:\s+(?:aged?\s+)?\d+[^,.;]{{0,40}}?)?)"
        r"\s+(?:with|who\s+have|suffering\s+from|living\s+with)\s+(?:[\w/-]+\s+){0,3}$",
        text[part.start : disease.start],
        re.IGNORECASE,
    )
    after = re.match(
        r"(?:\s*\([^)]*\))?,?\s+"
        r"((?:who|whose|for whom|particularly those|after|previously)\b[^.;]{3,140}?)(?=[,.;]|$)",
        text[disease.end : part.end],
    )
    pieces = [" ".join(m[1].split()) for m in (before, after) if m]
    pieces = [
        re.sub(r"^(?:(?:in|of|for|to|the|and|or|treating|treatment)\s+)+", "", piece) for piece in pieces
    ]
    return "; ".join(pieces) or None
