"""Names that the text gives to devices, tests, software and platforms: no medicines, wherever they stand.

"Orven is a portable device" says so of all its sentences, also of "Orven was approved by the FDA in May".
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from milestones.extract.medicines.finders import filed_for
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import LONGEST
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives, opening

_CAPITAL = opening("A-Z", r"\w")
_DEVICES = ("system", "systems", "procedure", "procedures", "technology")
_FOR_DEVICE = re.compile(
    rf"\b[Dd]evice\s(?:[Dd]esignation|[Ss]tatus|[Ee]xemption|[Cc]lassification)\s(?:for|to|of)\s(?:the\s|its\s)?({_CAPITAL}[\w-]{{1,{LONGEST}}}+)"
)
"""A name for which a device's status was given."""
_DEVICE = re.compile(rf"({_CAPITAL}[\w-]{{1,{LONGEST}}}+)\s?[®™]?\s+(?:{'|'.join(_DEVICES)})\b")
"""A name that the text somewhere gives to a device or to what is done with it."""
DEVICE = "a device"
"""The finder of names that are devices."""
MARKED = 90
"""Within so many characters before a name stands the mark of a device that it was given."""
SAID = 220
"""Within so many characters behind a name stands what it is."""
OPENING = 3000
"""Within so many characters a release says who its company is."""
_GENERIC = re.compile(r"\s?[®™]?\s\([a-z]{5}")
"""Behind a brand: another name in small letters, which only medicines have."""


def device_names(words: Words, brands: Iterable[NameHit]) -> tuple[set[str], set[str]]:
    """Of the brands found those of devices and platforms; and the names that are no product's at all."""
    text = words.text
    told = (number - 1 for number in words.of(_tells_device) if number)
    nothing = {match[1] for match in words.matches(_DEVICE, words.beginnings(told))}
    nothing = {name for name in nothing if not filed_for(text, name)}
    if " Device " in text or " device " in text:
        nothing |= {match[1] for match in _FOR_DEVICE.finditer(text)}
    devices: set[str] = set()
    if evidence := [words.starts[number] for number in words.of(_is_evidence)]:
        of_a_maker = _maker().search(text, 0, OPENING) is not None
        for name in {text[hit.start : hit.end] for hit in brands}:
            places = list(_places(text, name))
            generic = any(_GENERIC.match(text, end) for _, end in places)
            said = any(_is_device(text, start, end, evidence) for start, end in places)
            platform = any(_is_platform(text, start, end, evidence) for start, end in places)
            if said or (of_a_maker and not generic) or (platform and not filed_for(text, name)):
                devices.add(name)
    return devices, nothing


def is_of(name: str, others: Iterable[str]) -> bool:
    """Whether the name, or a name of which it is a part, is one of the others."""
    return any(name in (whole, *whole.split()) for whole in others)


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(name, end)


def _is_device(text: str, start: int, end: int, evidence: Sequence[int]) -> bool:
    """Whether a name is said to be a device's, or bears a mark that only devices have."""
    if _GENERIC.match(text, end):
        return False
    before, stop = max(0, start - MARKED), end + SAID
    if any(says().match(text, end, stop) for says in (_is_marked, _is_called)):
        return True
    if _any_within(evidence, end, stop) and _is_one().match(text, end, stop):
        return True
    if _mark_for().search(text, before, start):
        return True
    return _any_within(evidence, before, start) and _goods_before().search(text, before, start) is not None


def _is_platform(text: str, start: int, end: int, evidence: Sequence[int]) -> bool:
    """Whether a name is said to be that of a platform."""
    before, stop = max(0, start - MARKED), end + SAID
    if _any_within(evidence, end, stop) and _is_platform_of().match(text, end, stop):
        return True
    return _any_within(evidence, before, start) and _platform_before().search(text, before, start) is not None


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in text[start:end]."""
    return bisect_left(places, start) < bisect_left(places, end)


@sorting
def _tells_device(word: str) -> bool:
    """Whether the word, or what it has before its hyphen, ends `_DEVICE`."""
    return word.partition("-")[0] in _DEVICES


@sorting
def _is_evidence(word: str) -> bool:
    """Whether the word can end what says that a name is no medicine's."""
    return word.lower() in _evidence()


@cache
def _evidence() -> frozenset[str]:
    told = naming().told_devices
    return frozenset(
        phrase.lower().split()[-1] for phrase in (*told.heads, *told.goods, *told.platforms, *told.marks)
    )


_NAME_END = r"\s?[®™*]?(?:\s\((?:the\s|[“\"])[^()]{1,60}\))?"
_STOPS = (
    r"(?!(?:that|which|who|for|to|with|in|of|on|from|by|and|as|through|via|using|made|built|based|derived|developed"
    r"|engineered|produced|discovered|created)\b)"
)
_BOUND = (
    r"(?=\s*(?:[.,;:)–—\n]|$)|\s+(?:that|which|for|to|designed|intended|used|with|indicated|worn|placed|implanted"
    r"|developed|cleared|approved|in|of|from|by|made|on|and|consisting|comprising|comprised|capable|powered|it|delivering)\b)"
)


@cache
def _is_one() -> re.Pattern[str]:
    """Behind a name: what it is, "Orven is a portable device that", "Orven, a test for"."""
    told = naming().told_devices
    forms = alternatives(told.medicines)
    words = rf"(?:{_STOPS}(?!(?:{forms})[\w-]*)[\w/’'-]+,?\s+){{0,9}}?"
    return re.compile(
        rf"{_NAME_END}(?:\s+(?:is|was|remains)|,)\s+(?:(?:currently|now)\s+)?(?:an?|the|our|its)\s+"
        rf"{words}(?:{alternatives((*told.heads, *told.goods))}){_BOUND}",
        re.IGNORECASE,
    )


@cache
def _is_called() -> re.Pattern[str]:
    """Behind a name: the device directly, "the Orven test", "Orven CDx"."""
    told = naming().told_devices
    called = alternatives((*told.called, *(thing for thing in told.goods if " " in thing)))
    return re.compile(
        rf"\s?[®™*]?\s(?:\w+\s)?(?:{called})(?=\s+(?:is|was|in|for|to|as|and|that|which|received|has)\b|\s*[.,;:)])"
    )


@cache
def _is_platform_of() -> re.Pattern[str]:
    """Behind a name: that it is a platform, "Orven is our discovery platform"."""
    words = alternatives(naming().told_devices.platforms)
    return re.compile(
        rf"{_NAME_END}(?:\s+(?:is|was|remains)|,)\s+(?:an?|the|our|its)\s+(?:{_STOPS}[\w/’'-]+\s+){{0,9}}?(?:{words}){_BOUND}",
        re.IGNORECASE,
    )


@cache
def _is_marked() -> re.Pattern[str]:
    """Behind a name: a mark of devices that it was given, "has received the CE mark"."""
    told = naming().told_devices
    others = (
        r"(?!(?:and|while|together|alongside|plus|using|patients|tests?|diagnostics?|assays?|but|whose)\b)"
    )
    return re.compile(
        rf"{_NAME_END}\s+(?:has|have|had|is|was|were|received|receives|obtain(?:s|ed)|gain(?:s|ed)|earn(?:s|ed)|secure[sd]"
        r"|got|gets|won|wins|bears|carries|achieve[sd]|granted|cleared|approved|authori[sz]ed)"
        rf"(?:\s+{others}[\w.,/&’'()-]+){{0,14}}?\s+\(?(?:{alternatives(told.marks)})(?![\w-])",
    )


@cache
def _mark_for() -> re.Pattern[str]:
    """Ends with the mark of a device that the name behind it was given: "CE mark certification for its"."""
    told = naming().told_devices
    return re.compile(
        rf"(?:{alternatives(told.marks)})(?:\s\([^()]{{2,12}}\))?"
        r"(?:\s+(?:certification|certificate|approval|clearance|authori[sz]ation|supplement|submission|application"
        r"|classification|for|of|to|its|the|new|next-generation))*\s+(?:for|of|to)(?:\s+(?:its|the|our|new|next-generation))*\s+$",
    )


@cache
def _goods_before() -> re.Pattern[str]:
    """Ends with what the name behind it is: "the pesticide", "an implantable device called"."""
    told = naming().told_devices
    named = r"(?:named|called|dubbed|branded|known\s+as|marketed\s+as|sold\s+as),?\s+(?:the\s+)?[\"“]?"
    forms = alternatives(told.medicines)
    return re.compile(
        rf"(?<![\w-])(?:(?:{alternatives(told.goods)}),?\s+(?:{named})?"
        rf"|(?:an?|the|its)\s+(?:(?!(?:{forms}))[\w-]+\s+){{0,3}}(?:{alternatives(told.heads)}),?\s+{named})$",
        re.IGNORECASE,
    )


@cache
def _platform_before() -> re.Pattern[str]:
    """Ends with what the name behind it is: "its RNA medicines platform, "."""
    words = alternatives(naming().told_devices.platforms)
    return re.compile(
        rf"(?<![\w-])(?:{words}),?\s+(?:(?:called|named|dubbed|known\s+as),?\s+)?(?:the\s+)?$", re.IGNORECASE
    )


@cache
def _maker() -> re.Pattern[str]:
    """Who a release's company is: "Orven Corp. (NASDAQ: ORV), a medical device company"."""
    makers = alternatives(naming().told_devices.makers)
    return re.compile(
        r"\((?:NASDAQ|NYSE|TSX|AIM|ASX|LSE|OTC|SIX|Euronext|HKEX|SSE)[^()]{1,60}\)(?:\s\([^()]{1,60}\))?,\s+(?:an?|the)\s+"
        rf"(?:[\w-]+,?\s+){{0,6}}?(?:{makers})\s+(?:and\s+[\w-]+\s+)?(?:company|firm|manufacturer|maker|leader)\b",
        re.IGNORECASE,
    )
