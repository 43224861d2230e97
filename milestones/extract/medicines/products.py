"""The medicines of one article: which names belong together, and where each is mentioned."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from milestones.extract.medicines.abbreviated import disease_abbreviations
from milestones.extract.medicines.aliases import Groups, NamePlace, join_spellings, join_told
from milestones.extract.medicines.countedout import counted_out_hits
from milestones.extract.medicines.devices import DEVICE, device_names, is_of
from milestones.extract.medicines.enumerations import counted_hits, gapped_hits, owned_hits
from milestones.extract.medicines.finders import GLUED, MARK_WITHIN, bracketed_hits, headline_hits, name_hits
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.labelled import labelled_hits
from milestones.extract.medicines.listednames import family_hits, item_hits, listed_hits, part_hits, used_hits
from milestones.extract.medicines.organisations import organisations
from milestones.extract.medicines.placed import placed_hits
from milestones.extract.medicines.proper import proper_hits
from milestones.extract.medicines.shapes import Others
from milestones.extract.medicines.spelledout import spelled_hits
from milestones.extract.medicines.therapies import therapy_hits
from milestones.extract.medicines.trials import trials
from milestones.extract.medicines.vaccines import vaccine_hits
from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence
from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Hit, Phrases, longest
from milestones.extract.text.words import Words
from milestones.lexicon.datewords import date_words
from milestones.lexicon.drugnames import stem_of
from milestones.lexicon.naming import naming
from milestones.model.names import name_key, without_marks

_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_WORD = re.compile(r"[\w-]+")
_SHORT_NAME = re.compile(r"\s*\(([A-Z]\w+)\)")
"""Behind an authority or a place, its abbreviation."""
_BULLET = re.compile(r"\s*(?:[-•*·▪◦–—]\s|\d{1,2}[.:]\s)")
CAPITALS = 0.65
"""From this share of capitalised words on, a capital in a headline does not show a name."""
ITEM_CAPITALS = 0.85
"""The same for an item of a list, in which names and makers crowd."""
_GENERIC = frozenset(
    [
        "INN",
        "combination",
        "short INN",
        "salt",
        "code",
        "INN before a code",
        "code behind an INN",
        "place of an INN",
    ]
)
"""Finders of INNs and codes, which are no brand names."""
_BY_STEM = _GENERIC - {"place of an INN"}
"""Those of them that go by more than the name's place."""


@dataclass(frozen=True, slots=True)
class ArticleProduct:
    """One medicine as this article names it."""

    name: str
    """The name used most; the first of those used equally often."""
    aliases: tuple[str, ...]
    """Its other names here and in the list of known names."""
    finder: str
    """How its first name was recognised."""


@dataclass(frozen=True, slots=True)
class ProductMention:
    """A place where a medicine is named."""

    start: int
    end: int
    product: ArticleProduct


class KnownNames:
    """Names that are medicines wherever they stand, in groups of one medicine each."""

    def __init__(self, groups: Sequence[Sequence[str]] = ()) -> None:
        self._groups = groups
        entries = [(name, number) for number, group in enumerate(groups) for name in group if len(name) > 3]
        self._phrases = Phrases(entries, any_case=True)

    def find(self, text: str, folded: Folded) -> list[Hit[int]]:
        """The known names in `text`; the value is the number of the group."""
        return self._phrases.find(text, folded)

    def group(self, number: int) -> Sequence[str]:
        """All names of the group."""
        return self._groups[number]


def products(
    text: str, folded: Folded, parts: Sequence[Sentence], wheres: Sequence[Where], known: KnownNames
) -> list[ProductMention]:
    """Every mention of a medicine in the text, in order of place, none overlapping another.

    `wheres` are the authorities and places of the text: their words are no medicines.
    """
    words = Words(text)
    others = _others(words, wheres)
    running, headlines, items = _spans(text, parts, wheres)
    hits = name_hits(words, others)
    hits += proper_hits(words, running, others)
    placed = list(placed_hits(words, sorted({*running, *headlines}), others))
    hits += [*placed, *bracketed_hits(text, placed, others)]
    hits += [
        *counted_hits(words, others),
        *counted_out_hits(words, others),
        *used_hits(text, others),
        *labelled_hits(text, others),
    ]
    hits += headline_hits(text, headlines, others)
    listed = known.find(text, folded)
    known_hits = [NameHit(hit.start, hit.end, "known name") for hit in listed]
    hits += owned_hits(words, [*hits, *known_hits], others)
    hits += gapped_hits(words, [*hits, *known_hits], others)
    hits += listed_hits(words, [*hits, *known_hits], others)
    hits += item_hits(text, items, [*hits, *known_hits], others)
    hits += [*part_hits(text, [*hits, *known_hits], others), *family_hits(text, hits, others)]
    hits += vaccine_hits(words, sorted({*running, *headlines}), list(hits), others)
    hits += spelled_hits(text, sorted({*running, *headlines}), others)
    if not hits and not known_hits:
        hits += therapy_hits(words, sorted({*running, *headlines}), others)
    devices, nothing = device_names(words, [hit for hit in hits if hit.finder not in _BY_STEM])
    hits = [hit for hit in hits if not is_of(text[hit.start : hit.end], nothing)]
    hits = [
        h._replace(finder=DEVICE) if is_of(text[h.start : h.end], devices) else h for h in hits
    ] + known_hits
    single = longest(hits)
    groups = Groups()
    for key, number in {(name_key(text[hit.start : hit.end]), hit.value): None for hit in listed}:
        groups.join([key, *map(name_key, known.group(number))])
    return mentions_of(
        text,
        folded,
        single,
        groups,
        {name_key(n): n for h in listed for n in known.group(h.value)},
        told=True,
    )


Spans = list[tuple[int, int]]


def _spans(text: str, parts: Sequence[Sentence], wheres: Sequence[Where]) -> tuple[Spans, Spans, Spans]:
    """Sentences in which a capital means a name; headlines; first sentences of blocks."""
    named = {position for where in wheres for position in range(where.start, where.end)}
    running, headlines, items = [], [], []
    for part in parts:
        if part.block.section:
            continue
        if not text[part.block.start : part.start].strip():
            items.append((part.block.start, part.end))
        if part.heading:
            headlines.append((part.start, part.end))
        if not (part.heading and _in_capitals(text, part, named)):
            running.append((part.start, part.end))
    return running, headlines, items


def _in_capitals(text: str, part: Sentence, named: Container[int]) -> bool:
    """Whether so many words have a capital, those at `named` apart, that it does not show a name."""
    words = [
        match.group()
        for match in _LONG_WORD.finditer(text, part.start, part.end)
        if match.start() not in named
    ]
    item = _BULLET.match(text, part.block.start) is not None
    capitals = sum(word[0].isupper() for word in words)
    return capitals > (ITEM_CAPITALS if item else CAPITALS) * len(words)


def _others(words: Words, wheres: Sequence[Where]) -> Others:
    """What capitalised words are here when no medicines: organisations, places, words also written small."""
    text = words.text
    elsewhere = {word for where in wheres for word in _WORD.findall(text, where.start, where.end)}
    brackets = {match[1] for where in wheres if (match := _SHORT_NAME.match(text, where.end, where.end + 12))}
    said = frozenset(words.said)
    no_codes = trials(words).union(disease_abbreviations(text))
    return Others(elsewhere | brackets, organisations(words), no_codes, _no_names(), said)


@cache
def _no_names() -> frozenset[str]:
    """Capitalised words that are no medicines in any text."""
    months = {word.capitalize() for word in date_words().months}
    return naming().not_names | naming().organisation_words | months


def _parted(text: str, hits: Sequence[NameHit]) -> Iterator[tuple[str, str]]:
    """Names with a mark within, as they are written, each with its key: "ORVEN®2-73"."""
    for hit in hits:
        if MARK_WITHIN.search(text, hit.start, hit.end):
            yield text[hit.start : hit.end], name_key(text[hit.start : hit.end])


def mentions_of(
    text: str,
    folded: Folded,
    hits: Sequence[NameHit],
    groups: Groups,
    listed: Mapping[str, str],
    *,
    told: bool = False,
) -> list[ProductMention]:
    """Every mention of the names at `hits`, one group as one medicine; `listed` gives known names by key.

    With `told`, names that the text gives in English as names of one medicine are joined.
    """
    spelled: dict[str, Counter[str]] = {}
    finders: dict[str, str] = {}
    for hit in hits:
        name = without_marks(text[hit.start : hit.end])
        if key := name_key(name):
            if key not in spelled:
                spelled[key], finders[key] = Counter(), hit.finder
            spelled[key][name] += 1
            if hit.finder == GLUED:
                spelled[key][f"{name}TM"] += 0
    found = [
        hit
        for hit in Phrases(
            [*_parted(text, hits), *((name, key) for key, names in spelled.items() for name in names)],
            any_case=True,
        ).find(text, folded)
        if len(hit.value) > 3 or text[hit.start : hit.end] in spelled[hit.value]
    ]
    generic = {
        key for key in spelled if finders[key] in _GENERIC or any(stem_of(name) for name in spelled[key])
    }
    if told:
        places = [NamePlace(h.start, h.end, h.value, finders[h.value], h.value in generic) for h in found]
        copied = join_told(text, places, groups)
        found = [hit for hit in found if hit.start not in copied]
    join_spellings(text, spelled, groups)
    uses = Counter(hit.value for hit in found)
    products: dict[str, ArticleProduct] = {}
    joined: dict[str, list[str]] = {}
    for key in spelled:
        joined.setdefault(groups.root(key), []).append(key)
    others: dict[str, list[str]] = {}
    for key, name in listed.items():
        if key not in spelled:
            others.setdefault(groups.root(key), []).append(name)
    for root, members in joined.items():
        keys = sorted(members, key=lambda k: -uses[k])
        names = [spelled[key].most_common(1)[0][0] for key in keys]
        products[root] = ArticleProduct(names[0], (*names[1:], *others.get(root, [])), finders[keys[0]])
    return [ProductMention(hit.start, hit.end, products[groups.root(hit.value)]) for hit in found]
