"""How far a disease's name reaches: from its head to the left over modifiers, to the right over its tail.

"Relapsed and/or refractory multiple myeloma" is found from "myeloma" leftwards, "osteoarthritis of the knee"
rightwards. Words of the population (adults, HER2-positive) are left out. "Gastric and breast cancer" is two
diseases with one head, "gastric or gastroesophageal junction cancer" one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from milestones.extract.diseases.belonging import TOKEN, belongs, is_person, plain
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import Hit
from milestones.lexicon.diseases import diseases, is_disease_word, is_population
from milestones.lexicon.indications import indication_words

_LAST = re.compile(r"[\s-](\d|[A-E]|I{1,3}|IV)$")
_SIBLING = re.compile(
    r"(?:\s*,|,?\s+(?:and/or|and|or))\s+(\d|[A-E]|I{1,3}|IV)(?=[\s,.;:)]|$)(?!\s+(?:trials?|stud))"
)
_KIND = re.compile(r"(?<![\w-])[A-Z]{1,4}-$")
"""Ends with what an abbreviation begins with: "TA-TMA", "B-ALL"."""
SHORT = 6
"""Characters of that, with the one before."""
_JOINERS = frozenset({"or", "and", "and/or", "to"})
_PERSONS = re.compile(r"(?:[A-Z][a-zà-ÿ'’-]+\s){1,2}(?:diseases|syndromes)\b")
"""The names of one or two persons, and the diseases that are called after them and others."""
LONGEST = 9
"""Modifiers to the left of a head, at most."""
REACH = 160
"""Characters to the left of a head within which its modifiers stand."""
NEAR = 40
"""Most stand within so many."""
ASKED = 5
"""A step to the left looks at no more than so many words."""


class Named(NamedTuple):
    """The span of a disease's name; `name` where that is not what the span says."""

    start: int
    end: int
    name: str = ""


def widened(text: str, part: Sentence, head: Hit[bool]) -> Iterator[Named]:
    """The head with its modifiers and its tail; several names where a head or an end is shared.

    Gives nothing for a weak head that stands alone.
    """
    starts, shared = _units(text, head), 0
    if kind := _KIND.search(text, max(part.start, head.start - SHORT), head.start):
        starts = [kind.start()] if text[head.start : head.end].isupper() else starts
    left = max(part.start, head.start - REACH)
    tokens = _words_before(text, left, head.start)
    while tokens and len(starts) <= LONGEST:
        step, joined = _step_left(text, part, tokens, starts[-1], head)
        if step == 0 or (plain(tokens[-1].group()) in _JOINERS and len(starts) == 1):
            break
        if joined:
            shared = len(starts)
        starts.append(tokens[-step].start())
        enough = len(tokens) - step >= ASKED
        tokens = tokens[:-step] if enough else _words_before(text, left, starts[-1])
    start = _without_population(text, starts[-1], head.start)
    after = indication_words().tail.match(text, head.end, part.end)
    said = text[head.start : head.end].lower()
    if start == head.start and not after and said in diseases().weak_heads and said not in diseases().named:
        return
    end = after.end() if after else head.end
    if shared and starts[shared] >= start:
        yield from _parted(text, [s for s in starts if s >= start], shared, end)
    else:
        yield Named(start, end)
    yield from _siblings(text, start, end)


def _words_before(text: str, left: int, end: int) -> list[re.Match[str]]:
    """The words of text[left:end]; where the last ones are enough for a step to the left, only these."""
    near = text.rfind(" ", left, max(left, end - NEAR))
    if near > left:
        found = list(TOKEN.finditer(text, near, end))
        if len(found) >= ASKED:
            return found
    return list(TOKEN.finditer(text, left, end))


def _units(text: str, head: Hit[bool]) -> list[int]:
    """Where the head's own last word and its modifiers start, from the right: "breast cancer" has one."""
    if text[head.start : head.end].isalpha():
        return [head.start]
    words = list(TOKEN.finditer(text, head.start, head.end))
    if len(words) < 2 or plain(words[-1].group()) not in diseases().heads:
        return [head.start]
    starts, rest = [words[-1].start()], words[:-1]
    while rest:
        length = next((n for n in (4, 3, 2, 1) if len(rest) >= n and _known(text, rest, n)), 0)
        if not length:
            return [head.start]
        starts.append(rest[-length].start())
        del rest[-length:]
    return starts


def _parted(text: str, starts: Sequence[int], shared: int, end: int) -> Iterator[Named]:
    """The diseases of "gastric and breast cancer": those before the "and" lend the last one's shared end.

    Each of `starts` is that of one modifier, from the head leftwards; starts[shared - 1] begins the last
    disease, whose first modifier is its own: "small cell and non-small cell lung cancer" share "lung cancer".
    """
    last, common = starts[shared - 1], _of_one(text[starts[max(shared - 2, 0)] : end])
    before = re.sub(r",?\s+and\s*$", "", text[starts[-1] : last])
    for piece in re.finditer(r"[^\s,][^,]*", before):
        left = starts[-1] + piece.start()
        yield Named(left, left + len(piece.group()), " ".join(f"{piece.group()} {common}".split()))
    yield Named(last, end, _of_one(text[last:end]))


def _of_one(names: str) -> str:
    """The end that several diseases share as one of them has it: "syndromes" gives "syndrome"."""
    shared = names.removesuffix("s")
    return " ".join((shared if plain(shared.rpartition(" ")[2]) in diseases().heads else names).split())


def _siblings(text: str, start: int, end: int) -> Iterator[Named]:
    """Further diseases that differ in the last letter or number alone: "hemophilia A and B"."""
    name = text[start:end]
    last = _LAST.search(name)
    if not last:
        return
    following = _SIBLING.match(text, end)
    while following:
        yield Named(
            following.start(1), following.end(1), " ".join(f"{name[: last.start(1)]}{following[1]}".split())
        )
        following = _SIBLING.match(text, following.end())


def _step_left(
    text: str, part: Sentence, tokens: Sequence[re.Match[str]], start: int, head: Hit[bool]
) -> tuple[int, bool]:
    """How many words directly to the left of `start` belong to the name (0 to 4), and whether a second
    disease begins with them."""
    gap = text[tokens[-1].end() : start]
    if gap.strip() not in ("", ",", "/"):
        return 0, False
    comma = "," in gap
    known = diseases().modifiers
    word = tokens[-1].group()
    lower = plain(word)
    if not comma and lower in _phrase_ends():
        for length in (4, 3, 2):
            if len(tokens) >= length and _known(text, tokens, length):
                return length, False
    if lower == "to" and plain(tokens[-2].group() if len(tokens) > 1 else "") == "secondary":
        return 0, False  # "geographic atrophy (GA), secondary to macular degeneration"
    if lower in _JOINERS and len(tokens) > 1 and not comma:
        return _joined_step(text, tokens, start, lower)
    # "Lupus nephritis", but "lupus, nephritis and gout".
    if lower in indication_words().not_modifiers or (comma and _is_whole(lower)):
        return 0, False
    if lower in known:
        return 1, False
    if comma:
        return 0, False
    return (1 if belongs(text, part, tokens, start, head) else 0), False


@cache
def _phrase_ends() -> frozenset[str]:
    """The last words of modifiers that have several: one look tells most words apart."""
    return frozenset(
        TOKEN.findall(words)[-1] for words in diseases().modifiers if len(TOKEN.findall(words)) > 1
    )


def _joined_step(text: str, tokens: Sequence[re.Match[str]], start: int, joiner: str) -> tuple[int, bool]:
    """The step over "relapsed and", "gastric and", "small cell or"."""
    known, qualifiers, words = diseases().modifiers, frozenset(diseases().qualifiers), indication_words()
    following = [match.group() for match in _first(text, start)]
    said = (plain(" ".join(following[:length])) for length in (3, 2, 1))
    right = next((words for words in said if words in known), None)
    if right is None:
        several = is_person(tokens[-2].group()) and _PERSONS.match(text, start) is not None
        return (2, True) if several else (0, False)
    for length in (3, 2, 1):
        if len(tokens) > length:
            left = _phrase(text, tokens[:-1], length)
            if left in known:
                if _is_whole(left):
                    return 0, False
                apart = joiner == "and" and not {left, right} & (qualifiers | words.not_parting)
                return length + 1, apart
    return 0, False


def _is_whole(words: str) -> bool:
    """Whether a modifier is by itself a disease, so that "and" begins another: "Crohn's and ..."."""
    last = words.rpartition(" ")[2]
    return words in diseases().short_names or last in diseases().heads or is_disease_word(words)


def _first(text: str, start: int) -> list[re.Match[str]]:
    """The first three words from `start`."""
    found: list[re.Match[str]] = []
    at = start
    while len(found) < 3 and (match := TOKEN.match(text, at)):
        found.append(match)
        at = match.end() + (text[match.end() : match.end() + 1].isspace())
    return found


def _known(text: str, tokens: Sequence[re.Match[str]], length: int) -> bool:
    """Whether the last so many tokens are a modifier of the lexicon."""
    return _phrase(text, tokens, length) in diseases().modifiers


def _phrase(text: str, tokens: Sequence[re.Match[str]], length: int) -> str:
    return plain(" ".join(text[tokens[-length].start() : tokens[-1].end()].split()))


def _without_population(text: str, start: int, head: int) -> int:
    """The start of the name once words of the population at its left end are left out."""
    if start == head:
        return head
    tokens = list(TOKEN.finditer(text, start, head))
    while tokens:
        if len(tokens) > 1 and is_population(" ".join((tokens[0].group(), tokens[1].group()))):
            del tokens[:2]
        elif is_population(tokens[0].group()):
            del tokens[0]
        else:
            return tokens[0].start()
    return head
