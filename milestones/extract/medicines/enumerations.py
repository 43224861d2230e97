"""Names that an enumeration in running text shows, by what leads in to it or by how its items are built.

"Two medicines: Zelvora and Orvance"; "backed drugs including Korvane's Zelvora, Lumivale's shot Orvance and
Tarn's Belvista"; "among them were Zelvora for gout and Orvance for lupus".
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.listednames import ITEM, ITEM_NAME, unbracketed
from milestones.extract.medicines.shapes import PROPER, Others, can_be_name, class_behind
from milestones.extract.medicines.titled import form_words
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.datewords import date_words
from milestones.lexicon.naming import naming
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import alternatives

_FINDER = "in a list with a name"
BEFORE = 220
"""So many characters before the first item of a list at most what leads in to it stands."""
SHORT = 3
"""Letters of a noun that is no plural."""
BETWEEN = 160
"""So many characters at most stand between one item's name and the next one's owner."""
APART = 400
"""Within so many characters of each other two owners of one list are named."""


@cache
def _apposed_list() -> re.Pattern[str]:
    things = alternatives([*naming().class_plurals, "copies", "versions"])
    return re.compile(
        rf"[TtFfBb](?<!\w.)(?i:(?<=t)(?:wo|hree)|(?<=f)(?:our|ive)|(?<=b)oth)\s+"
        rf"(?:(?:[\w-]+\s+){{0,3}}?(?:{things})|(?:of\s+)?(?:from|by)\s+(?:[A-Z][\w&.-]*\s?){{1,3}}),\s+"
        rf"(?P<list>{ITEM}(?:,\s+{ITEM})*,?\s+and\s+{ITEM})(?=[,.;:]|\s(?:for|in|from|by|both|were|was)\b)"
    )


@cache
def _counted_list() -> re.Pattern[str]:
    things = alternatives(naming().class_plurals)
    return re.compile(
        rf"\b(?:{things})\b(?:(?!\b(?:from|by|at|with|makers?|companies)\b)[^.;:()]){{0,80}}:\s+"
        rf"(?P<list>{ITEM}(?:,\s+{ITEM})*,?\s+(?:and|or)\s+{ITEM})(?=[.;]|\s*$)",
        re.MULTILINE,
    )


@cache
def _counted_uses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Things and a colon with what follows; and an item of that list with what it is for."""
    things = alternatives([*naming().class_plurals, *_acts()])
    return (
        re.compile(
            rf"(?i:\b(?:{things})\b)[^.;:()\n]{{0,80}}:\s+(?P<list>[^.\n]{{12,500}})"
            rf"|\b[Aa]mong\s[^.;:()\n]{{0,40}}\b(?:{things})\b[^.;:()\n]{{0,80}}\s(?:were|are)\s+(?P<told>[^.\n]{{12,500}})"
        ),
        re.compile(
            rf"(?:^|(?<=[,;]\s)|(?<=\band\s))(?P<name>{ITEM_NAME})(?:\s?[®™])?(?:\s\([^()]{{2,60}}\))?"
            r"(?:,?\s(?:from|by)\s(?:[A-Z][\w&.-]*\s?){1,4})?,?\s?(?<=[\s,])(?:for|in|against|to\s+treat)\s"
        ),
    )


@sorting
def _counts_things(word: str) -> bool:
    """Whether a part of the word begins one for several things."""
    return not _things().isdisjoint(word.split("-"))


@cache
def _things() -> frozenset[str]:
    things = [*(thing.split()[0] for thing in naming().class_plurals), *_acts()]
    return frozenset(["among", *things, *(thing.capitalize() for thing in ["among", *things])])


@cache
def _acts() -> tuple[str, ...]:
    """Nouns of acts upon several medicines: "approvals", "opinions"."""
    return tuple(sorted(noun for noun in naming().before_nouns if noun.endswith("s") and len(noun) > SHORT))


@sorting
def _is_few(word: str) -> bool:
    """Whether a part of the word is a number that `_apposed_list` begins with."""
    return not _NUMBERS.isdisjoint(word.lower().split("-"))


_NUMBERS = frozenset(["two", "three", "four", "five", "both"])


def counted_hits(words: Words, others: Others) -> Iterator[NameHit]:
    """The names behind a colon that say which things were meant: "two medicines: Zelvora and Orvance"."""
    text, things = words.text, list(words.parts(_counts_things, _things()))
    lists, items = _counted_uses()
    for found in words.matches(lists, things):
        group = "list" if found["list"] else "told"
        uses = list(items.finditer(found[group]))
        for item in uses if len(uses) > 1 else ():
            if can_be_name(item["name"].split()[0], others):
                start = found.start(group) + item.start("name")
                yield NameHit(start, start + len(item["name"]), _FINDER)
    counted = words.matches(_counted_list(), things)
    for found in (*counted, *words.matches(_apposed_list(), words.parts(_is_few, _NUMBERS))):
        yield from unbracketed(text, found.start("list"), found.end("list"), others)


_OWNER = re.compile(
    r"(?<![\w.’'-])(?:[A-Z][\w&./-]*+(?:,(?=\s(?:Inc|Ltd|Co|Corp|LLC)\b))?\s(?:(?:and|&|of)\s)?){0,6}"
    r"(?P<last>[A-Z][\w&.-]*)$"
)
"""Ends with whose a medicine is: "Tarn & Isley"."""
_POSSESSIVE = re.compile(r"['’](?<=[\w.)].)s?\s(?=[A-Za-z0-9(])")
OWNER = 60
"""So many characters at most an owner's name has."""


@cache
def _own() -> re.Pattern[str]:
    """Behind an owner: its medicine, perhaps with a class before it, and a second one beside it."""
    forms = alternatives(word.capitalize() for word in form_words())
    return re.compile(
        r"(?:\([^()]{2,40}\)\s)?(?:(?!(?:and|or|said|says)\b)[a-z0-9][\w/+-]*\s){0,6}(?:[A-Z0-9][\w-]*-[a-z]+\s)?"
        rf"(?P<name>{PROPER}(?:\s(?:[A-Z]{{2,4}}(?=[\s,;.])|[IVX]{{1,3}}\b))?)(?:\s(?:{forms}))?"
        rf"(?:(?:\s?[®™])?(?:\s\([^()]{{2,60}}\))?\s(?:and|or)\s(?P<second>{PROPER})(?!['’]|\s[A-Z]))?"
        r"(?=\s?[®™]|\s?[,;.:]|\s[(\[]|\s(?:for|to\s+treat|in|against|as|from|and|or|on|by|were|was|are|is|have|has"
        r"|both|each|all|won|received|got|also)\b|\s*$|\s[–—-]\s)",
        re.MULTILINE,
    )


_NEXT = re.compile(
    r"(?:\s?[®™])?(?:\s\([^()]*\))?(?:(?!\b(?:said|says)\b)[^.;:\n()]|\([^()]*\))*?"
    r"(?:[,;]|\band|\bas well as|\balong with)\s(?:(?:and|also|for|to|by|of)\s){0,2}"
)
"""Between one owner's medicine and the next owner of the same list."""


@dataclass(frozen=True, slots=True)
class _Owned:
    """An owner's medicine: where the owner begins, and where its name, or its two names, are."""

    start: int
    names: tuple[tuple[int, int], ...]


def owned_hits(words: Words, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """Names of a list in which each has its owner before it: "Korvane's Zelvora and Lumivale's Orvance".

    That they are medicines is said by what leads in to the list ("approved", "drugs including"), or by one of
    them that is known as a medicine.
    """
    names = {(hit.start, hit.end) for hit in known}
    chain: list[_Owned] = []
    for owned in _owned(words.text, others):
        if chain and not _goes_on(words.text, chain[-1].names[-1][1], owned.start):
            yield from _of_medicines(words.text, chain, names)
            chain = []
        chain.append(owned)
    yield from _of_medicines(words.text, chain, names)


def _owned(text: str, others: Others) -> Iterator[_Owned]:
    """Each medicine that an owner opens, by its shape."""
    last = 0
    for mark in _near_each_other(list(_POSSESSIVE.finditer(text))):
        owner = _OWNER.search(text, max(last, mark.start() - OWNER), mark.start())
        if owner is None or owner["last"] in others.words:
            continue
        found = _own().match(text, mark.end())
        if found is None or not can_be_name(found["name"].split()[0], others):
            continue
        if class_behind().match(text, found.end("name")):
            continue
        groups = ("name", "second") if found["second"] and can_be_name(found["second"], others) else ("name",)
        last = found.end(groups[-1])
        yield _Owned(owner.start(), tuple(found.span(group) for group in groups))


def _near_each_other(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Possessives that have another one near enough for a list: most texts have none."""
    ends = [mark.end() for mark in marks]
    follows = [right - left <= APART for left, right in pairwise(ends)]
    return [
        m
        for m, before, behind in zip(marks, [False, *follows], [*follows, False], strict=False)
        if before or behind
    ]


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether an owner at `start` goes on with the list whose last name ends at `end`."""
    if not 0 < start - end <= BETWEEN or _NEXT.fullmatch(text, end, start) is None:
        return False
    return sentence_words().finite.search(text, end, start) is None


def _of_medicines(text: str, chain: list[_Owned], known: Container[tuple[int, int]]) -> Iterator[NameHit]:
    names = [name for owned in chain for name in owned.names]
    if len(names) < 2:
        return
    if any(name in known for name in names) or _led_in(text, chain[0].start):
        for start, end in names:
            yield NameHit(start, end, _FINDER)


def _led_in(text: str, start: int) -> bool:
    """Whether the words before a list, in its sentence, say that it is one of medicines."""
    before = re.split(r"[.!?]\s(?=[A-Z])|\n", text[max(0, start - BEFORE) : start])[-1]
    return _medicines().search(before) is not None


@cache
def _medicines() -> re.Pattern[str]:
    words = alternatives([*naming().class_plurals, *naming().before_verbs, *_acts()])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_TIMED = ("in", "on")
"""Before the time of what was told first."""


@sorting
def _is_time(word: str) -> bool:
    """Whether a word can end the time of what was told first, or say that something followed."""
    return word in _times()


@cache
def _times() -> frozenset[str]:
    return frozenset(["later", "followed", *(word.capitalize() for word in date_words().months)])


@cache
def _gapped() -> re.Pattern[str]:
    """From a time to a name that only has its own beside it: "in May, followed by Orvance in June"."""
    month = rf"(?:{alternatives(word.capitalize() for word in date_words().months)})"
    later = r"\w+\s(?:days?|weeks?|months?)\slater"
    when = rf"(?:(?:in|on)\s(?:{month}\.?|\d{{1,2}}\s{month}|(?:19|20)\d\d)|{later})(?![\w-])"
    return re.compile(
        r"(?:\w+\.?(?:\s\d{1,2}|,?\s(?:19|20)\d\d){0,2}(?:,?\s(?:for|in)\s[^.;,()]{3,50})?"
        r"(?:,|,?\sand)\s(?:then\s|later\s)?"
        r"|followed\s(?:[\w-]+\s){0,3}?by\s)(?:(?:[A-Z][\w&.-]*\s){0,3}[A-Z][\w&.-]*['’]s?\s)?"
        rf"(?P<name>{PROPER})(?:\s\([^()]{{2,40}}\))?,?\s(?={when})"
    )


def _timed(words: Words) -> Iterator[int]:
    """Where what comes next in time can be told: at the words that end a time, and at "followed"."""
    for number in words.of(_is_time):
        said, before = words.said[number], words.said[number - 1] if number else ""
        if not said[0].isupper() or before in _TIMED or before.isdigit():
            yield words.starts[number]


def gapped_hits(words: Words, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """Names told with nothing but a time, in a sentence whose verb has a medicine with its own time."""
    text, starts = words.text, sorted(hit.start for hit in known)
    for place in sorted(_timed(words)):
        found = _gapped().match(text, place)
        if found is None or not can_be_name(found["name"], others):
            continue
        begin = max(text.rfind(stop, 0, place) for stop in (". ", "\n", "; "))
        first = bisect_left(starts, begin + 1)
        if first < len(starts) and starts[first] < found.start("name"):
            starts.insert(bisect_left(starts, found.start("name")), found.start("name"))
            yield NameHit(found.start("name"), found.end("name"), _FINDER)
