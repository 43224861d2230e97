"""Capitalised words that stand where only a medicine stands: an open vocabulary of brand names.

What stands there is said by the words beside the name: an act or a noun before it ("approved X", "the NDA for
X", "a trial of X"), a class ("the pill X", "X, an antibody"), or what is told of it behind ("X was approved",
"X tablets", "X's label").
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from milestones.extract.medicines.behind import told_behind
from milestones.extract.medicines.beside import introduced
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.initem import in_a_digest
from milestones.extract.medicines.shapes import Others, can_be_name, class_behind, is_device, is_no_other
from milestones.extract.medicines.sorts import is_class_noun, own_class
from milestones.extract.medicines.topics import as_topic
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import diseases, is_disease_word
from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.naming import naming
from milestones.lexicon.organisations import organisation_names
from milestones.lexicon.wordpatterns import alternatives, opening

_SHAPE = r"[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_SHAPED = re.compile(rf"[A-Z]{_SHAPE}")
_WORD = opening("A-Z", r"\w.@/&’-") + r"(?<!\w'.)" + _SHAPE
"""A quote may open a name, an apostrophe not: "Korvane's 'Zelvora'", "O'Brien"."""
_NUMERAL = re.compile(r"[IVX]{1,3}(?!\w)")
_COUNTED = (
    "mg|mcg|µg|g|ml|percent|patients|people|adults|trials?|studies|study|months?|weeks?|days?|years?|hours?|"
    r"million|billion|and\s+\d|of|to|countries"
)
_NUMBER = rf"\d{{1,2}}(?![\w%/-]|[.,]\d|\s*(?:{_COUNTED})\b)"
_TITLE = re.compile(r"\s[A-Z][a-z]{3,}\b(?!\s(?:tablets?|capsules?|injection)\b)")
"""A third capitalised word: the three are a title or the name of a disease."""
_PAIR = re.compile(r"\b([A-Z][\w-]*)\s(?=([A-Z][A-Za-z]{2,})\b)")
_SMALL_WORDS = re.compile(r"[a-z-]+")
_DISEASE_GOES_ON = re.compile(
    r"(?:\s(?:[a-z-]+(?:al|ic|ous|ive|ary|ated)|cell|type)){0,3}\s(?P<last>[a-z][a-z-]{3,})"
    r"(?=[.,;:)]|\s(?:in|for|to|and|or|that|who|with|from|by|is|was)\b|$)"
)
"""Behind a capital: adjectives and a noun that ends the phrase."""
_LETTERS = re.compile(r"[A-Za-z]+")
_LAST_NAME = re.compile(r"(?:^|[^\w.])([A-Z][\w-]*+)\s$")
_TITLES = frozenset(["Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "Professor", "Sen.", "Rep.", "President", "Judge"])
"""Before the name of a person."""
_BEFORE = 90
"""So many characters before a name may hold the words that introduce it."""


@cache
def _name() -> re.Pattern[str]:
    modifiers = alternatives(naming().name_modifiers)
    return re.compile(
        rf"(?P<word>{_WORD})"
        rf"(?P<more>\s(?:(?:(?:{modifiers})(?:-(?:{modifiers}))?|[IVX]{{1,3}})(?![\w-])|{_NUMBER}))?"
        r"(?P<second>\s[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,})?(?![\w-]))?"
    )


@sorting
def _can_open(word: str) -> bool:
    """Whether a name can begin with the word: it is capitalised, and has the shape of one."""
    name = _SHAPED.match(word)
    return name is not None and name.group() not in naming().not_names and is_no_other(name.group())


@sorting
def _goes_with(word: str) -> bool:
    """Whether the word can belong to the name before it, or what it has before its first hyphen can."""
    return _NUMERAL.match(word) is not None or word.partition("-")[0] in naming().name_modifiers


def _placed(words: Words, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The names in the spans by their shape alone, each with the start and the end of its span."""
    # A word that belongs to the one before it is no name, whatever that one is.
    openings = sorted({*words.of(_can_open), *(number - 1 for number in words.of(_goes_with) if number)})
    starts = [words.starts[number] for number in openings]
    for start, end in spans:
        position = start
        for place in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            if place >= position and (match := _name().match(words.text, place, end)):
                position = match.end("more") if match["more"] else match.end("word")
                yield start, end, match


def proper_hits(words: Words, spans: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """Capitalised words in the given spans of running text that stand where only a medicine stands."""
    text = words.text
    accepted: dict[str, list[NameHit]] = {}
    refused: set[str] = set()
    for start, end, match in _placed(words, spans):
        if not can_be_name(match["word"], others):
            continue
        if is_device(text, match.end("word"), end) or (
            match["more"] and is_device(text, match.end("more"), end)
        ):
            refused.add(match["word"])
            continue
        if hit := _judged(text, start, end, match, others):
            accepted.setdefault(match["word"], []).append(hit)
    for word, hits in accepted.items():
        if word not in refused:
            yield from hits


def _judged(text: str, start: int, end: int, match: re.Match[str], others: Others) -> NameHit | None:
    """The name at `match` where the words beside it show that it is a medicine's."""
    first = match.start("word")
    left = text[max(start, first - _BEFORE) : first]
    stop = match.end("more") if match["more"] else match.end("word")
    second = (match["second"] or "").strip()
    if second:
        if second in naming().organisation_words or match["word"] in organisation_names().first_names:
            return None
        if (lower := second.lower()) in diseases().heads or lower in diseases().weak_heads:
            return None
        if _goes_on(text, match["word"], second, others):
            stop = match.end("second")
            if _TITLE.match(text, stop, end):
                return None
    if _continues_name(left, first - len(left) > start, others):
        return None
    if class_behind().match(text, stop, end):
        return None
    if _shouted(match["word"], left, text[stop : stop + 20]):
        return None
    told = (
        in_a_digest(text, start, first, stop, end)
        or introduced(left, text[stop : stop + 60], others.organisations)
        or told_behind(text, left, stop, end)
        or as_topic(text, start, first, stop, end)
    )
    if told and _is_a_disease(match["word"], text, stop, end):
        return None
    return NameHit(first, stop, told) if told else None


def _names_disease(text: str, stop: int, end: int) -> bool:
    """Whether a name before `stop` is a disease's: "its Dravet therapy", "Becker muscular dystrophy"."""
    if own_class().match(text, stop, end):
        return True
    behind = _SMALL_WORDS.findall(text[stop : min(end, stop + _BEFORE)].partition(",")[0])[:4]
    return any(word in diseases().heads for word in behind)


def _is_a_disease(word: str, text: str, stop: int, end: int) -> bool:
    """Whether a capitalised word before `stop` is a disease's name, or the first of one."""
    if word.lower() in diseases().eponyms and _names_disease(text, stop, end):
        return True
    return _opens_disease(text, stop, end)


def _opens_disease(text: str, stop: int, end: int) -> bool:
    """Whether a disease goes on behind a capital: "of Tardive dyskinesia", not "Zelvora gout pill"."""
    behind = _DISEASE_GOES_ON.match(text, stop, end)
    last = behind["last"] if behind else ""
    return is_disease_word(last) or (last in diseases().heads and not is_class_noun(last))


def _shouted(word: str, left: str, behind: str) -> bool:
    """Whether the word is in capitals because its sentence is."""
    if not (word.isupper() and word.isalpha()):
        return False
    around = [*_LETTERS.findall(left)[-1:], *_LETTERS.findall(behind)[:1]]
    return any(len(other) > 3 and other.isupper() for other in around)


def _goes_on(text: str, word: str, second: str, others: Others) -> bool:
    """Whether the second capitalised word belongs to the name: "Orvance Fentanyl", not "Orvance Tablets"."""
    lower = second.lower()
    if second in naming().not_names or lower in drug_names().dosage_forms:
        return False
    if others.has_word(second) and (text.count(second) < 2 or _pairs(text)[word, second] < 2):
        return False
    return lower not in drug_names().generic_words and not is_disease_word(second)


@lru_cache(maxsize=1)
def _pairs(text: str) -> Counter[tuple[str, str]]:
    """How often each two capitalised words stand together."""
    return Counter((match[1], match[2]) for match in _PAIR.finditer(text))


def _continues_name(left: str, cut: bool, others: Others) -> bool:
    """Whether a capitalised word directly before makes the name a part of another: "Isaac Cohen"."""
    if not (last := left.rsplit(None, 1)[-1:]) or last[0].islower():
        return False
    if last[0] in _TITLES:
        return True
    before = _LAST_NAME.search(left)
    if before is None:
        return False
    word = before[1]
    opens = before.start() == 0 and not cut
    return not (opens or others.has_word(word) or word in others.organisations or word.isupper())
