"""The medicines of an article with East Asian sentences: their names, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from milestones.extract.eastasian.dosed import UNITS
from milestones.extract.eastasian.names import eastern_name_hits, token_before
from milestones.extract.eastasian.script import EASTERN, Eastern
from milestones.extract.medicines.aliases import Groups
from milestones.extract.medicines.finders import name_hits
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.products import KnownNames, ProductMention, mentions_of
from milestones.extract.medicines.shapes import Others
from milestones.extract.text.document import Sentence
from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import longest
from milestones.extract.text.words import Words
from milestones.lexicon.drugnames import drug_names, is_target
from milestones.lexicon.eastasian import Language
from milestones.model.names import name_key

_CLOSING = rf"(?:\s?\d[\d.,]*\s?(?:{UNITS})[/\w.]*)?[®™」』》”\"'’\s]*"
"""What may stand between a name and what follows it: a strength, marks, closing quotation marks."""
_STRENGTH = re.compile(rf"\s?\d[\d.,]*\s?(?:{UNITS})[/\w.]*\Z")
_LATIN_IN_BRACKET = re.compile(
    rf"{_CLOSING}\(\s?(?P<name>[A-Z]?[A-Za-z-]{{4,}}(?: [A-Za-z]{{4,}})?)(?=[®™,、;:)\s])"
)
_LISTED_IN_BRACKET = re.compile(r"(?<=\()\s?(?P<name>[A-Z][A-Za-z-]{3,})[®™]?[,、]\s?\Z")
_WORD_IN_BRACKET = re.compile(r"\((?P<name>[가-힣]{3,8}|[ァ-ヶー]{4,14})\)")
_OPENING = re.compile(rf"{_CLOSING}\(\s?\Z")
_OPENS_BRACKET = re.compile(rf"{_CLOSING}\(\s?[「『《“\"'‘]?")
_OF_STRENGTHS = re.compile(
    r"\A\s?(?:[\d.]+\s?(?:mg|g|μg|mL|%))?(?:[、,]\s?(?:同\s?)?[\d.]+\s?(?:mg|g|μg|mL|%))+\("
)
"""Behind the first strength of a medicine: "5mg、同10mg、25mg(...)"."""
_ONWARD = re.compile(rf"{_CLOSING}[,、;/]\s?[「『《“\"'‘]?")
BRACKET = 20
"""Within so many characters before a name its bracket opens, behind a strength."""
SHORTEST_BASE = 2
"""Characters of the shortest name that is left when the form of dosage is taken away."""


def eastern_products(
    text: str, folded: Folded, parts: Sequence[Sentence], easterns: Sequence[Eastern], known: KnownNames
) -> list[ProductMention]:
    """Every mention of a medicine in the text, in order of place, none overlapping another."""
    hits = _english_hits(text, parts, easterns)
    for eastern in easterns:
        own = eastern_name_hits(eastern)
        hits += [*own, *_beside_brackets(eastern, own)]
    listed = known.find(text, folded)
    hits += [NameHit(hit.start, hit.end, "known name") for hit in listed]
    single = longest(hits)
    groups = Groups()
    for eastern in easterns:
        _join(eastern, text, single, groups)
    for hit in listed:
        groups.join([name_key(text[hit.start : hit.end]), *map(name_key, known.group(hit.value))])
    names = {name_key(n): n for h in listed for n in known.group(h.value)}
    return mentions_of(text, folded, [*single, *_bases(text, easterns, single, groups)], groups, names)


def _english_hits(text: str, parts: Sequence[Sentence], easterns: Sequence[Eastern]) -> list[NameHit]:
    if all(any(eastern.holds(part.start) for eastern in easterns) for part in parts):
        return []
    return [
        hit
        for hit in name_hits(Words(text), Others())
        if not any(eastern.holds(hit.start) for eastern in easterns)
    ]


def _beside_brackets(eastern: Eastern, hits: Sequence[NameHit]) -> Iterator[NameHit]:
    """A Latin name in the bracket behind a name, and a name before the bracket that opens with one."""
    for hit in hits:
        inside = _LATIN_IN_BRACKET.match(eastern.text, hit.end)
        if inside and _can_be_latin_name(inside["name"]):
            yield NameHit(inside.start("name"), inside.end("name"), "in a bracket behind a name")
        start = hit.start
        if listed := _LISTED_IN_BRACKET.search(eastern.text, max(0, start - 30), start):
            start = listed.start("name")
            yield NameHit(start, listed.end("name"), "in a bracket with a name")
        if opening := _OPENING.search(eastern.text, max(0, start - BRACKET), start):
            yield from token_before(eastern, opening.start())
        inside = _WORD_IN_BRACKET.match(eastern.text, hit.end)
        if inside and hit.finder == "code" and eastern.language.names.is_name(inside["name"]):
            yield NameHit(inside.start("name"), inside.end("name"), "in a bracket behind a code")


def _can_be_latin_name(name: str) -> bool:
    words = name.lower().split()
    generic = any(word in drug_names().generic_words for word in words)
    return not is_target(name) and not generic and not (name.isupper() and len(name) < 6)


def _cue_gap(language: Language) -> re.Pattern[str]:
    """What stands between two names where a word says that the second is a name of the first."""
    return re.compile(
        rf"{_CLOSING}[(,、;/\s]*[〇○◯■◆・▽]?(?:的|其|の|の製品である|인)?\s?(?:以下简称)?(?:{language.names.cue})\s?(?:为|是|称|叫|名|:|=|,|は)*(?:[^,。;()]{{0,8}}?)\s?[「『《“\"'‘]?"
    )


def _join(eastern: Eastern, text: str, hits: Sequence[NameHit], groups: Groups) -> None:
    """Joins names that the text gives as names of one medicine: "X(通用名:Y,代号Z)"."""
    cued, chain = _cue_gap(eastern.language), False
    for left, right in pairwise(hits):
        gap = _OF_STRENGTHS.sub("(", eastern.text[left.end : right.start])
        if len(gap) > 40:
            chain = False
            continue
        keys = [name_key(text[left.start : left.end]), name_key(text[right.start : right.end])]
        named = cued.fullmatch(gap) is not None
        form = eastern.language.names.forms.match(gap, 1)
        opened = _OPENS_BRACKET.fullmatch(gap[:1] + gap[form.end() :] if form else gap) is not None
        chain = named or opened or (chain and _ONWARD.fullmatch(gap) is not None)
        if chain and all(keys):
            groups.join(keys)


def _bases(
    text: str, easterns: Sequence[Eastern], hits: Sequence[NameHit], groups: Groups
) -> Iterator[NameHit]:
    """A name without its form of dosage is a name too: "X片" is X."""
    for hit in hits:
        for eastern in easterns:
            name = eastern.text[hit.start : hit.end]
            if not re.search(f"[{EASTERN}]", name):
                continue
            name = _STRENGTH.sub("", name)
            form = eastern.language.names.ends_in_form.search(name, SHORTEST_BASE)
            start = len("注射用") if name.startswith("注射用") else 0
            end = form.start() if form and not start else len(name)
            whole = (start, end) != (0, hit.end - hit.start)
            if whole and end - start > SHORTEST_BASE and eastern.language.names.is_name(name[start:end]):
                keys = [
                    name_key(text[hit.start : hit.end]),
                    name_key(text[hit.start + start : hit.start + end]),
                ]
                groups.join(keys)
                yield NameHit(hit.start + start, hit.start + end, hit.finder)
