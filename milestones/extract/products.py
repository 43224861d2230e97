"""The medicines of one article: which names belong together, and where each is mentioned."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from milestones.extract.document import Sentence
from milestones.extract.folding import Folded
from milestones.extract.mentions import Where
from milestones.extract.names import NameHit, listed_hits, name_hits, proper_hits
from milestones.extract.organisations import organisations
from milestones.extract.phrases import Hit, Phrases, longest
from milestones.lexicon.datewords import date_words
from milestones.lexicon.naming import alternatives, naming
from milestones.model.names import name_key, without_marks

_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_SHORT_CELL = re.compile(r"(?i)(.{3,})-cel")
_CELL_INN = re.compile(r"(?i).*(?:cel|gene|vec)")


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
    excluded = _excluded(text, wheres)
    hits = name_hits(text, excluded)
    hits += proper_hits(text, _running(text, parts, wheres), excluded)
    hits += listed_hits(text, list(hits), excluded)
    listed = known.find(text, folded)
    hits += [NameHit(hit.start, hit.end, "known name") for hit in listed]
    single = [hit.value for hit in longest(Hit(hit.start, hit.end, hit) for hit in hits)]
    groups = _joined(text, single)
    for hit in listed:
        groups.join([name_key(text[hit.start : hit.end]), *map(name_key, known.group(hit.value))])
    return mentions_of(
        text, folded, single, groups, {name_key(n): n for h in listed for n in known.group(h.value)}
    )


def _running(text: str, parts: Sequence[Sentence], wheres: Sequence[Where]) -> list[tuple[int, int]]:
    """Sentences in which a capital means a name: not headlines in which every word has one."""
    named = {position for where in wheres for position in range(where.start, where.end)}
    found = []
    for part in parts:
        words = [
            match.group()
            for match in _LONG_WORD.finditer(text, part.start, part.end)
            if match.start() not in named
        ]
        headline = part.heading and sum(word[0].isupper() for word in words) > 0.5 * len(words)
        if not part.block.section and not headline:
            found.append((part.start, part.end))
    return found


def _excluded(text: str, wheres: Sequence[Where]) -> frozenset[str]:
    """Capitalised words that are something else here: organisations, places, words also written small."""
    small = {word.capitalize() for word in re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", text)}
    elsewhere = {word for where in wheres for word in re.findall(r"[\w-]+", text[where.start : where.end])}
    brackets = {
        match[1]
        for where in wheres
        if (match := re.match(r"\s*\(([A-Z]\w+)\)", text[where.end : where.end + 12]))
    }
    months = {word.capitalize() for word in date_words().months}
    return (
        organisations(text)
        | small
        | elsewhere
        | brackets
        | months
        | naming().not_names
        | naming().organisation_words
    )


class Groups:
    """Name keys joined to sets."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        while self._parent.setdefault(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, keys: Sequence[str]) -> None:
        first = self.root(keys[0])
        for key in keys[1:]:
            self._parent[self.root(key)] = first


@cache
def _alias_gap() -> re.Pattern[str]:
    """What stands between two names of one medicine."""
    cue = alternatives(naming().alias_cues)
    return re.compile(
        rf"\s*[®™]?[)\]]?\s*(?:[(\[（]\s*(?:(?:{cue})(?:\s+\w+){{0,3}}?\s*[:,]?\s*)?[\"“']?|,?\s*(?:and\s+|is\s+|was\s+|which\s+is\s+|now\s+)?(?:{cue})[:,]?\s+[\"“']?)",
        re.IGNORECASE,
    )


def _joined(text: str, hits: Sequence[NameHit]) -> Groups:
    """Names that the text gives as names of one medicine: "A (B)", "A, also known as B or C"."""
    groups = Groups()
    chain = False
    for left, right in pairwise(hits):
        gap = text[left.end : right.start]
        keys = [name_key(text[left.start : left.end]), name_key(text[right.start : right.end])]
        cued = not gap or (
            len(gap) < 60 and _alias_gap().fullmatch(gap) is not None and gap.strip(" ,") != "or"
        )
        onward = (
            chain and re.fullmatch(r"\s*[®™]?[\"”']?\s*(?:,|;|/|or|,\s*or|and)\s*[\"“']?", gap) is not None
        )
        chain = cued or onward
        if chain and all(keys):
            groups.join(keys)
        if ")" in gap:
            chain = cued
    return groups


def mentions_of(
    text: str, folded: Folded, hits: Sequence[NameHit], groups: Groups, listed: Mapping[str, str]
) -> list[ProductMention]:
    """Every mention of the names at `hits`, one group as one medicine; `listed` gives known names by key."""
    spelled: dict[str, Counter[str]] = {}
    finders: dict[str, str] = {}
    for hit in hits:
        name = without_marks(text[hit.start : hit.end])
        if key := name_key(name):
            spelled.setdefault(key, Counter())[name] += 1
            finders.setdefault(groups.root(key), hit.finder)
    _join_shortened(spelled, groups)
    found = Phrases(((name, key) for key, names in spelled.items() for name in names), any_case=True).find(
        text, folded
    )
    uses = Counter(hit.value for hit in found)
    products: dict[str, ArticleProduct] = {}
    for root in dict.fromkeys(groups.root(key) for key in spelled):
        keys = sorted((k for k in spelled if groups.root(k) == root), key=lambda k: -uses[k])
        names = [spelled[key].most_common(1)[0][0] for key in keys]
        others = [name for key, name in listed.items() if groups.root(key) == root and key not in keys]
        products[root] = ArticleProduct(
            names[0], (*names[1:], *others), finders.get(root, finders.get(keys[0], ""))
        )
    return [
        ProductMention(hit.start, hit.end, products[groups.root(hit.value)])
        for hit in found
        if len(hit.value) > 3 or text[hit.start : hit.end] in spelled[hit.value]
    ]


def _join_shortened(spelled: Mapping[str, Counter[str]], groups: Groups) -> None:
    """Join "equecabtagene" to "equecabtagene autoleucel"; "insulin" beside two insulins is neither."""
    inns = {name: key for key, names in spelled.items() for name in names if _CELL_INN.fullmatch(name)}
    for key, names in spelled.items():
        short = _SHORT_CELL.fullmatch(next(iter(names)))
        if short:
            # "Eque-cel" is short for the one INN here that begins so: "equecabtagene autoleucel".
            full = {
                groups.root(k) for n, k in inns.items() if n.lower().startswith(short[1].lower()) and k != key
            }
            if len(full) == 1:
                groups.join([*full, key])
    for key in spelled:
        longer = [other for other in spelled if other.startswith(key) and other != key and len(key) > 6]
        roots = {groups.root(other) for other in longer}
        if len(roots) == 1 and any(" " in name for other in longer for name in spelled[other]):
            groups.join([longer[0], key])
