"""Names of rarer shapes where only a medicine stands: small words, codes with a space, mixed letters.

"Approval of dretomast", "its lead candidate, nGEN-41", "the application for KRV 4": the words beside say what
stands there (beside.py), so that the shape need only be that of no other word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import islice, takewhile

from milestones.extract.medicines.behind import told_behind
from milestones.extract.medicines.beside import introduced
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.inns import SHORT_SALT
from milestones.extract.medicines.shapes import Others, is_device
from milestones.extract.medicines.stemless import common_nouns, has_shape
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.datewords import written_weekdays
from milestones.lexicon.diseases import is_disease_word, says_disease
from milestones.lexicon.drugnames import drug_names, is_target, looks_like_code, looks_like_inn
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

BEFORE = 90
"""So many characters before a name may hold the words that introduce it."""
_MIXED = re.compile(
    r"[a-z]{1,4}[A-Z]{2,5}-?\d{1,5}[A-Za-z]?(?:-[A-Z]{2,4}\d{0,2})?|[a-z]{1,2}[A-Z](?:[a-z]{3,}|[A-Z]{5,})"
    r"|\d{1,3}[A-Z][A-Za-z]{0,3}-[\w-]*\d|\d-[A-Z]{3,5}"
    r"|(?!(?:mid|late|pre|post|non|tier|top|page|type|part|form|step|anti|sub|day|week|year|area|unit|line|rule|act|co|no)-?\d)"
    r"[a-z]{2,4}-?\d{3,5}[a-z]?"
)
"""What a small letter or a digit opens: "nGEN-1345", "eVestra", "177Lu-KOR-4", "3-HOKA", "kv-013"."""
_PARTED = re.compile(
    r"[A-Z]{2,5}-(?:[A-Z]{2,4}|\d{2,4})-\d{1,4}[A-Z]?|[A-Z]{3,5}-[A-Z]?\d[A-Z]{1,3}|[A-Z]{2}\d"
)
"""A code of three parts, a short one, or one with its number within: "KRV-TNF-2", "KP1", "KRV-N2D"."""
_JOINED = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Za-z]?")
_CAPITAL = re.compile(r"[A-Z]")
_ACRONYM = re.compile(r"[A-Z]{3,5}(?:-[A-Z]{1,4})?|[A-Z]{6,8}-[A-Z]{2,5}")
_BRACKETED = re.compile(r"\(([A-Z]{3,5}(?:-[A-Z]{1,4})?)\)")
"""An abbreviation where it is explained."""
_USE = re.compile(r"\s(?:for|in|to\streat)\s((?:[\w'’-]+\s?){1,6})")
"""Behind an acronym, what it is for."""
_TAIL = re.compile(
    r"\s(?:\d{1,8}(?:\s?[A-Z])?|\d{2}-\d{4,5})(?![\w%/-]|[.,]\d|\s(?:mg|mcg|g|ml|percent|patients|people|million|billion)\b)"
)
"""Behind letters, the number of a code that has a space in it: "KRV 4", "KT 103 A", "KOR 94-9027"."""


_OWNER = re.compile(
    r"\b[A-Z][\w&.-]*(?:['’]s|s['’])\s(?:(?:oral|lead|own|new|topical|inhaled|generic|injectable|ophthalmic|intravenous|once-daily|long-acting)\s)?$"
)
"""Ends with whose a small word is: "Korvane's dretolast"."""


_OPENS_LINE = re.compile(r"(?:.*\n)?\s*(?:[-•*·▪◦–—●]\s*|\(?\d{1,2}[.)]\s)?", re.DOTALL)
_LABELS = re.compile(
    r"(?::|\s[–—-])\s[^.;\n]{0,60}?\b(?:IND|CTA|NDA|BLA|MAA|sNDA|sBLA|FDA|EMA|CHMP|NMPA|MHRA|PMDA|PDUFA|orphan|approv\w+"
    r"|clear(?:ed|ance)|submitted|filed|filing|submission|designation)\b"
)
"""Behind the name that labels a line: what came of it, "KRV 4: IND cleared"."""
BULLET = 8
"""Characters that open a line at most."""


@cache
def _whole() -> re.Pattern[str]:
    words = alternatives([*naming().behind_whole, *naming().name_modifiers])
    return re.compile(rf"\s?[®™]?\s?(?:$|[.,;:()\"”’'–—]|\s\+\s|\s(?:(?:{words}|{written_weekdays()})\b|\d))")


@sorting
def _is_small(word: str) -> bool:
    return has_shape(word)


@sorting
def _is_small_in_capital(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and has_shape(word.lower())


@sorting
def _is_mixed(word: str) -> bool:
    """Whether the word is built as some codes and brands are, or a small letter or a digit opens it so."""
    if not (_PARTED if word[0].isupper() else _MIXED).fullmatch(word):
        return False
    return not (looks_like_code(word) or is_target(word) or is_disease_word(word))


@sorting
def _is_abbreviation(word: str) -> bool:
    """Whether the word can be the letters of a code with a space in it."""
    return 2 <= len(word) <= 9 and all(
        2 <= len(p) <= 5 and p.isalpha() and p.isupper() for p in word.split("-")
    )


@sorting
def _opens_joined(word: str) -> bool:
    """Whether the word can be the first part of a code with a point or a stroke in it."""
    return _JOINED.fullmatch(word) is not None and not looks_like_code(word)


@sorting
def _is_acronym(word: str) -> bool:
    return _ACRONYM.fullmatch(word) is not None and word not in naming().not_names and not is_target(word)


@sorting
def _is_first(word: str) -> bool:
    """Whether an INN of two words can begin with the word: "sodium", "insulin"."""
    return word.lower() in drug_names().first_words


@sorting
def _is_short_salt(word: str) -> bool:
    return len(word) <= SHORT_SALT and word in drug_names().salts


_SALTED = re.compile(r"[a-z]{6,}")
_SECOND = re.compile(r"\s([a-z]{5,}(?:-[a-z]{4})?)(?![\w-])")


def placed_hits(words: Words, spans: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """Small words, codes with a space and mixed letters in the spans that stand where a medicine stands."""
    text = words.text
    places = sorted(_shaped(words, others))
    common = common_nouns(words) if places else ()
    for start, end in spans:
        first = bisect_left(places, (start, start))
        for place, stop in takewhile(partial(_begins_in, end), islice(places, first, None)):
            if text[place:stop].lower() in common:
                continue
            if _is_told(text, (start, end), (place, stop), others):
                yield NameHit(place, stop, "place of an INN" if text[place + 1 : stop].islower() else "code")


def _begins_in(end: int, place: tuple[int, int]) -> bool:
    return place[0] < end


def _shaped(words: Words, others: Others) -> Iterator[tuple[int, int]]:
    """The places of words with such shapes."""
    yield from (_span(words, number) for number in words.of(_is_small))
    for number in words.of(_is_small_in_capital):
        # The same word, small elsewhere, opens a sentence: "about dretolast", "Dretolast is approved".
        if words.said[number].lower() in others.said:
            yield _span(words, number)
    for number in words.of(_is_mixed):
        if not others.holds(words.said[number]):
            yield _span(words, number)
    bracketed: frozenset[str] | None = None
    for number in words.of(_is_acronym):
        start, stop = _span(words, number)
        if others.holds(words.said[number]):
            continue
        if not (_is_for_a_disease(words.text, stop) or _is_makers_code(words.said[number])):
            continue
        if bracketed is None:
            bracketed = frozenset(_BRACKETED.findall(words.text))
        if words.said[number] not in bracketed:
            yield start, stop
    yield from _of_two_parts(words, others)
    yield from _joined(words, others)
    yield from _with_short_salts(words)


def _span(words: Words, number: int) -> tuple[int, int]:
    return words.starts[number], words.starts[number] + len(words.said[number])


def _of_two_parts(words: Words, others: Others) -> Iterator[tuple[int, int]]:
    """The places of letters with a number behind a space, and of INNs that an element opens."""
    text = words.text
    for number in words.of(_is_abbreviation):
        (start, stop), word = _span(words, number), words.said[number]
        tail = None if others.holds(word) or others.holds(word.capitalize()) else _TAIL.match(text, stop)
        other = is_target(word) or is_disease_word(word)
        if tail and not other and not is_target(f"{word}-{tail.group().strip()}"):
            yield start, tail.end()
    for number in words.of(_is_first):
        start, stop = _span(words, number)
        second = _SECOND.match(text, stop)
        if second and _is_second(second[1]):
            yield start, second.end()


def _joined(words: Words, others: Others) -> Iterator[tuple[int, int]]:
    """The places of codes whose parts a point or a stroke joins: "Kd35.COV2.T", "K31/Matrix-Q"."""
    for number in words.of(_opens_joined):
        last = number
        while words.gaps[last + 1] in (".", "/") and _CAPITAL.match("".join(words.said[last + 1 : last + 2])):
            last += 1
        targets = words.gaps[number + 1] == "/" and is_target(words.said[number])  # "HER2/CD3"
        if last > number and not targets and not others.holds(words.said[number]):
            yield words.starts[number], _span(words, last)[1]


def _with_short_salts(words: Words) -> Iterator[tuple[int, int]]:
    """The places of small words before a salt that may be an element too: "fosdetan sodium"."""
    for number in words.of(_is_short_salt):
        before = words.said[number - 1] if number else ""
        named = _SALTED.fullmatch(before) and words.gaps[number] == " " and not is_disease_word(before)
        if named and looks_like_inn(before, strictly=False) and before not in drug_names().first_words:
            yield words.starts[number - 1], _span(words, number)[1]


def _is_makers_code(word: str) -> bool:
    """Whether a maker's letters stand before those of a disease or a virus: "KRV-HPV", not "ANTI-HIV"."""
    first, _, last = word.partition("-")
    of_disease = bool(last) and (is_target(last) or is_disease_word(last))
    return of_disease and first not in _WORDS and not (is_target(first) or is_disease_word(first))


_WORDS = frozenset(
    ["ANTI", "NON", "POST", "PRE", "LONG", "MULTI", "PAN", "PRO", "SEMI", "SUB", "FOR", "WITH", "LATE"]
)
"""What stands before a disease in a headline in capitals."""


def _is_for_a_disease(text: str, stop: int) -> bool:
    use = _USE.match(text, stop, stop + BEFORE)
    return use is not None and says_disease(use[1].split())


def _is_second(word: str) -> bool:
    """Whether a word can stand behind "sodium" or "arsenic": an INN, a salt, "trioxide"."""
    if word in drug_names().salts or word.endswith("oxide"):
        return True
    plural = word.endswith("s")
    return looks_like_inn(word, strictly=False) and not is_disease_word(word) and not plural


def _is_told(text: str, span: tuple[int, int], place: tuple[int, int], others: Others) -> bool:
    """Whether the words beside the place, in their span, show a medicine."""
    (start, end), (first, stop) = span, place
    if not _whole().match(text, stop, end) or is_device(text, stop, end):
        return False
    left = text[max(start, first - BEFORE) : first]
    if left.endswith(("/", ".")):
        return False
    # "Doses to inoculate": a verb.
    if left.endswith("to ") and text[first:stop].endswith("ate"):
        return False
    if text[first].islower() and _OWNER.search(left):
        return True
    if _LABELS.match(text, stop, end) and _OPENS_LINE.fullmatch(left[-BULLET:]):
        return True
    told = introduced(left, text[stop : stop + 60], others.organisations)
    return bool(told or told_behind(text, left, stop, end))
