"""Names of medicines that their lists show: beside a name, or as the items are alike."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import PROGRAMME, PROPER, Others, can_be_name
from milestones.extract.medicines.stemless import has_shape
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import is_disease_word, says_disease
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

NEXT = 80
"""Within so many characters the next of one list stands."""
_SUFFIX = r"\s(?:[A-Z]{2,4}|\d{1,2})(?=[,;]|\s(?:and|e|et|und|y)\s)|\s[IVX]{1,3}(?=[,;.)]|\s[a-z]|\s*$)"
ITEM_NAME = rf"{PROPER}(?:{_SUFFIX})?"
_NAMES = re.compile(PROPER)
_PARTS = re.compile(rf"[()]|{ITEM_NAME}")
ITEM = rf"{ITEM_NAME}(?:\s?[®™])?(?:\s\([^()]{{2,60}}\))?"
_OR_INN = rf"(?:{ITEM}|[a-z]{{6,}}+(?:-[a-z]{{4}})?|[A-Z]{{1,3}}-?\d{{2,7}}[A-Za-z]?)"
SHORTEST = 6
"""Letters of the shortest INN in a list."""
LONGEST_SECOND = 4
"""Letters of the longest second word of a name in a list: "Orvance XR"."""
_AND = ("and", "or", "e", "et", "und", "y", "en")
"""Before the last of a list, in the languages whose names are found."""
LISTED = 40
"""Names between the first and the last of the longest list."""
_LIST = re.compile(
    rf"(?<![\w(-])(?P<first>{_OR_INN})(?P<more>(?:,\s+{_OR_INN}){{0,{LISTED}}}),?\s+(?:{'|'.join(_AND)})\s+"
    rf"(?P<last>{_OR_INN})(?=[\s,.;:)®™])(?!['’]s?\s)(?![ \t]+[A-Z])"
)


_LIST_ENDS = re.compile(r"\s?[®™]?(?:[,.;:)]|\s(?:for|in|to|were|have|had|are|as|by|on|at|both|all)\b|$)")
"""Behind the last of a list that goes on with none of its verbs."""
_TELLS = re.compile(r"\s(?:said|says|say|announced|told|reported|disclosed)\b")
"""Behind the last of those who told it."""
_OF_MAKER = re.compile(r"\b(?P<few>(?:two|three|four|five|pair|trio)\s)?(?:from|by)\s$")
"""Ends with what stands before a maker: "two from Korvane, Zelvora and Orvance", "from A and zelbrutinib"."""


@sorting
def _ends_list(word: str) -> bool:
    return word in _AND


def _listed(words: Words) -> Iterator[int]:
    """Where `_LIST` can begin: at the words before "and" that commas part from each other."""
    for number in words.of(_ends_list):
        before = number - 1
        while before >= 0:
            if ")" in words.gaps[before + 1]:
                opened = words.text.rfind("(", 0, words.starts[before + 1])
                before = words.before(opened) - 1
                if opened < 0 or before < 0:
                    break
            word = words.said[before]
            if len(word) < SHORTEST and not word[0].isupper():
                break
            yield words.starts[before]
            gap = words.gaps[before]
            if not ("," in gap or ")" in gap or (word.isupper() and len(word) <= LONGEST_SECOND)):
                break
            before -= 1


def listed_hits(words: Words, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """Capitalised words in one list with a name: "Covovax and Corbevax"; not the maker behind a comma."""
    text, hits = words.text, list(known)
    starts = sorted({hit.start for hit in hits})
    ends = {hit.end for hit in hits}
    names = {text[hit.start : hit.end] for hit in hits}
    for found in words.matches(_LIST, _listed(words)):
        first = bisect_left(starts, found.start())
        held = first < len(starts) and starts[first] < found.end()
        if not held and names.isdisjoint(_NAMES.findall(found.group())):
            continue
        # "The agency cleared KRV-101 and Korvane rose": a code is found without its list.
        if found["first"][-1].isdecimal() and not _LIST_ENDS.match(text, found.end()):
            continue
        if _TELLS.match(text, found.end()):
            continue  # "approved Zelvora, Korvane and Lundvik said"
        # "trastuzumab and XELOX": letters beside an INN are a regimen's.
        with_inn = held and text[starts[first]].islower()
        maker = _OF_MAKER.search(text, max(0, found.start() - 12), found.start())
        # "Zelvora from Korvane and Orvance": the first is a medicine's maker.
        own = maker is not None and _end_before(text, maker.start()) in ends
        skipped = maker is not None and (maker["few"] or found["last"].islower() or own)
        for hit in unbracketed(text, found.end("first") if skipped else found.start(), found.end(), others):
            if not (with_inn and text[hit.start : hit.end].isupper()):
                yield hit


def _end_before(text: str, place: int) -> int:
    """Where the word before a place ends, a comma and marks between left out."""
    while place and text[place - 1] in " ,®™":
        place -= 1
    return place


_TWO_WORDS = re.compile(rf"{PROPER}\s(?P<second>[A-Z][a-z]{{3,}})")
"""The whole of a name with a device or a family behind it: "Zelvora Turbuhaler"."""
FAMILIES = 8
"""Second words that are looked for again."""


def family_hits(text: str, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """Names with the second word of a known one: "Orvance Vallipta" beside "Zelvora Vallipta (x)"."""
    whole = (_TWO_WORDS.fullmatch(text, hit.start, hit.end) for hit in known)
    seconds = dict.fromkeys(match["second"] for match in whole if match)
    for second in [word for word in seconds if text.count(word) > 1][:FAMILIES]:
        for match in re.finditer(rf"(?<![\w-])(?P<first>{PROPER})\s{second}(?![\w-])", text):
            if can_be_name(match["first"], others):
                yield NameHit(match.start(), match.end(), "in a list with a name")


_FORM = r"(?:\s(?:tablets?|capsules?|injections?|cream|gel|ointment|spray|syrup|patch|inhaler|solution))?"
_BRACKETED = re.compile(rf"\((?P<name>{PROPER}){_FORM}\)(?=[,.;]|\s+(?:and|or)\b|\s+(?:were|was|in|on|by)\b)")
"""A name in the bracket behind its use: "gout (Zelvora), lupus (Orvance)"."""
_WITH_USE = re.compile(
    rf"(?<![\w-])(?P<name>{PROPER}|[a-z]{{6,30}})\s?[®™]?\s\([^();\n]{{2,40}};\s(?P<use>[^();\n]{{3,60}})\)"
)
"""A name with two things in the bracket behind it, its use the second: "Zelvora (Korvane; gout)"."""
_TWO_THINGS = re.compile(r"\([^();\n]{2,40};")
"""Such a bracket: few texts have one."""
_SMALL = re.compile(r"[\w-]+")
_USE = re.compile(r"[a-z]{3,}(?=\s\Z)")
LONGEST_USE = 40
"""Characters of the longest word that is looked for before the bracket."""


def used_hits(text: str, others: Others) -> Iterator[NameHit]:
    """Names in brackets behind the diseases that they are for, or before them, where two are in one list."""
    found = [
        match
        for match in _BRACKETED.finditer(text)
        if (use := _USE.search(text, max(0, match.start() - LONGEST_USE), match.start()))
        and is_disease_word(use.group())
        and not match["name"].isupper()
        and can_be_name(match["name"], others)
    ]
    found += [
        match
        for match in (_WITH_USE.finditer(text) if _TWO_THINGS.search(text) else ())
        if says_disease(_SMALL.findall(match["use"]))
        and (has_shape(match["name"]) if match["name"].islower() else can_be_name(match["name"], others))
    ]
    for first, second in pairwise(found):
        if second.start() - first.end() < NEXT and "." not in text[first.end() : second.start()]:
            for match in (first, second):
                finder = "place of an INN" if match["name"].islower() else "in a list with a name"
                yield NameHit(match.start("name"), match.end("name"), finder)


_FIRM = re.compile(r"\b(?:Ltd|Limited|Inc|Corp|LLC|AG|SA|GmbH|plc|Co)\.?,\s$")
"""Ends with a company, before its town: "licensed from Korvane International Ltd, Allschwil"."""
FIRM = 10
"""So many characters before a town at most it stands."""


def unbracketed(text: str, start: int, end: int, others: Others) -> Iterator[NameHit]:
    """The names of a list in text[start:end], but not what stands in brackets behind them."""
    depth = 0
    for part in _PARTS.finditer(text[start:end]):
        depth += {"(": 1, ")": -1}.get(part.group(), 0)
        town = _FIRM.search(text, max(start, start + part.start() - FIRM), start + part.start())
        if (
            depth == 0
            and not town
            and part.group() not in "()"
            and can_be_name(part.group().split()[0], others)
        ):
            yield NameHit(start + part.start(), start + part.end(), "in a list with a name")


_PART = re.compile(
    rf"^[^\S\n]*(?:#+[^\S\n])?(?P<name>{PROPER}|[A-Z]+-?\d[\w-]*)[®™]?{PROGRAMME}", re.MULTILINE
)


def part_hits(text: str, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """Names in headings such as "Zelvora Program", where another one has a known name: not "Pipeline"."""
    found = list(_PART.finditer(text))
    starts = {hit.start for hit in known} if len(found) > 1 else set()
    if any(match.start("name") in starts for match in found):
        for match in found:
            if can_be_name(match["name"], others):
                yield NameHit(match.start("name"), match.end("name"), "item of a list of names")


_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?)\s?[:–—-]\s+"
_LEAD = re.compile(
    rf"\s*(?P<bullet>[-•*·▪◦–—]\s*|\(?\d{{1,2}}[.)]\s)?(?P<date>{_DATE})?(?P<name>{PROPER})"
    rf"(?:(?:,?\s+and|\s+&)\s+(?P<second>{PROPER})(?=\s\())?(?P<behind>\s?[®™]|\s\(|,\s|:\s|\s[–—-]\s|\s\|\s)"
)
_DATED_LEAD = re.compile(rf"\s*(?:[-•*·▪◦–—]\s*|\(?\d{{1,2}}[.)]\s)?{_DATE}[\w-]+\s\(")
_OWNED = re.compile(
    rf"\s*(?:[-•*·▪◦–—]\s*|\(?\d{{1,2}}[.)]\s)?(?:(?:[A-Z][\w&.-]*,?|and|&)\s){{0,8}}?(?:[A-Z][\w&.-]*|plc)(?:['’]s|s['’])\s"
    rf"(?:\([^()]{{2,40}}\)\s)?(?P<name>{PROPER}(?:\s{PROPER})?)(?=\s?[®™]|\s[(\[]|,\s|\s(?:for|as|to|in)\s)"
)
"""An item that opens with whose its medicine is: "Korvane Inc.'s (KRVN) Zelvora for gout"."""
_FOR_USE = re.compile(
    rf"\s*(?:[-•*·▪◦–—●]\s*|\(?\d{{1,2}}[.)]\s)(?P<name>{PROPER})\s?[®™]?\s(?:for|in)\s(?P<use>[^.:\n]{{3,80}}):\s"
)
"""An item that opens with a name, what it is for, and a colon: "- Zelvora for gout (Asia): filed"."""
_MAKER_ONLY = re.compile(
    r"(?:[A-Z][\w&.-]*\s?){1,4}(?:[,;]\s(?:(?i:buy|sell|hold|neutral|out-?perform|under-?perform|over-?weight|under-?weight|not\srated)"
    r"|(?:NASDAQ:\s?|NYSE:\s?)?[A-Z.]{2,8}))?\)[.:]\s"
)
"""Behind the bracket that opens an item: "Zelvora (Korvane). The agency said yes", "(Korvane, Buy)."."""
LONGEST_OVER = 120
"""Characters of the longest line that leads in to a list of names."""
FEW = 2
"""More items than these that name nothing but a medicine and its maker are a digest."""


def item_hits(
    text: str, items: Sequence[tuple[int, int]], known: Iterable[NameHit], others: Others
) -> Iterator[NameHit]:
    """First words of list items that begin as another item does with a name.

    "Nov. 8: Zelvora (zelbrutinib), Korvane - lymphoma" beside "Dec. 1: Orvance (live virus), Lumivale - flu".
    """
    hits = list(known)
    names = {text[hit.start : hit.end] for hit in hits}
    small, starts = {name.lower() for name in names}, {hit.start for hit in hits}
    yield from _owned_hits(text, items, names, others)
    alike: dict[tuple[bool, bool], list[re.Match[str]]] = {}
    for start, end in items:
        used = _FOR_USE.match(text, start, end)
        told = used and any(map(is_disease_word, _SMALL.findall(used["use"])))
        if used and told and can_be_name(used["name"], others):
            yield NameHit(used.start("name"), used.end("name"), "item of a list of names")
        match = _LEAD.match(text, start, end)
        if match and (match["bullet"] or match["date"] or match["behind"].strip() in ("(", "|")):
            alike.setdefault((match["bullet"] is not None, match["date"] is not None), []).append(match)
    for leads in alike.values():
        with_maker = _with_maker(text, leads, items)
        led_in = len(leads) > 1 and _led_in(text, leads[0])
        if led_in or any(match["name"].lower() in small for match in leads) or len(with_maker) > FEW:
            for match in leads:
                if match.end() in starts and match["behind"] == ", " and match["name"].lower() not in small:
                    continue  # its maker: "Nov. 8 - Korvane, Zelvora, gout"
                for part in ("name", "second"):
                    if match[part] and can_be_name(match[part], others):
                        yield NameHit(match.start(part), match.end(part), "item of a list of names")


def _with_maker(
    text: str, leads: Sequence[re.Match[str]], items: Iterable[tuple[int, int]]
) -> list[re.Match[str]]:
    """The items with nothing but the maker in the bracket; behind a day names of all shapes count."""
    found = [m for m in leads if _MAKER_ONLY.match(text, m.end()) and m["behind"].endswith("(")]
    if not found or not leads[0]["date"]:
        return found
    opened = (_DATED_LEAD.match(text, start, end) for start, end in items)
    return [lead for lead in opened if lead and _MAKER_ONLY.match(text, lead.end())]


def _led_in(text: str, first: re.Match[str]) -> bool:
    """Whether the line over a list says that acts upon medicines follow: "The approvals included:"."""
    start = first.start()
    over = text[max(0, start - LONGEST_OVER) : start].rstrip().rpartition("\n")[2]
    return first["behind"][-1] != "(" and _over_acts().fullmatch(over) is not None


@cache
def _over_acts() -> re.Pattern[str]:
    """The whole of a line over what was acted on: "Other approvals in May were:", "Positive opinions:"."""
    nouns = alternatives(noun for noun in naming().before_nouns if noun.endswith("s") and len(noun) > FEW + 1)
    return re.compile(rf"(?:[\w-]+\s){{0,4}}?(?:{nouns})\b(?:\s[\w-]+){{0,5}}:", re.IGNORECASE)


def _owned_hits(
    text: str, items: Iterable[tuple[int, int]], names: Container[str], others: Others
) -> Iterator[NameHit]:
    """Names behind the owners that open the items of a list, where another item has its name there."""
    owned = [match for start, end in items if (match := _OWNED.match(text, start, end))]
    if not any(match["name"] in names or match["name"].split()[0] in names for match in owned):
        return
    for match in owned:
        first, *more = match["name"].split()
        if can_be_name(first, others):
            name = first if more and more[0] in naming().not_names else match["name"]
            yield NameHit(match.start("name"), match.start("name") + len(name), "item of a list of names")
