"""Words that name a clinical trial here, so that none is taken for a medicine."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from milestones.extract.medicines.shapes import LONGEST
from milestones.extract.text.phrases import occurrences, standing
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives, opening

LISTED = 12
"""Names of the longest list of trials, but for its last."""
FAR = 20
"""So many words stand between a name and the word for a trial at most: a list of names, or a bracket."""
_VOWELS = re.compile(r"[AEIOUYaeiouy]")
_CODE = re.compile(r"[A-Z]{1,6}-?\d[\w-]*")
_ENDS = (",", ".", ";", ")")
"""Behind a name: its phrase ends."""
RUN = 6
"""So many words from a code to the word for a trial at most: "K012 registrational phase 3 study"."""
_PHASE = re.compile(r"[\dIVab]+|phase|Phase|PHASE")
_ARTICLES = frozenset(["a", "an", "the"])
_INTO = ("investigating", "evaluating", "testing", "studying", "assessing", "of")
"""Behind a trial, before the medicine that it is about."""


@cache
def _trial_patterns() -> tuple[re.Pattern[str], ...]:
    nouns = alternatives(naming().trial_nouns)
    phase = r"(?:[Pp]hase|PHASE)\s+[\dIVab/]+"
    describing = rf"(?:{phase}|[a-z][\w-]+)"
    capital = opening("A-Z")
    name = rf"(?P<name>{capital}[A-Za-z0-9-]{{3,{LONGEST}}}+)(?:\s\d)?"
    direct = re.compile(rf"{name}(?:[®™]|\s\([^()]{{2,30}}\))?\s+(?:clinical\s+)?(?:{nouns})\b")
    joined = re.compile(
        rf"{name}(?:,\s+(?:[A-Z]{{4,}}\s)?[A-Z][\w-]++){{0,{LISTED}}},?\s+and\s+(?:[A-Z]{{4,}}\s)?[A-Z][\w-]+(?:\s\d)?"
        rf"\s+(?:clinical\s+)?(?:{nouns})\b"
    )
    apposed = re.compile(
        rf"{name}(?:(?:[,:]\s+(?:an?|the)|\s+is\s+(?:an?|the))\s+(?:{describing}\s+){{0,6}}?|\s+{phase}\s+(?:clinical\s+)?)(?:{nouns})\b"
    )
    called = re.compile(
        rf"\b(?:{nouns})(?:,?\s+(?:is\s+)?(?:called|named|dubbed|entitled|known\s+as):?\s+[\"“]?(?P<name>[A-Z][A-Za-z0-9-]{{2,}})"
        r"|(?:,\s+|\s*\()(?P<marked>[A-Z]{4,}[A-Z0-9-]*|[A-Z]+-?\d[A-Z0-9-]*)(?=[),]))"
    )
    of_another = re.compile(
        rf"(?P<name>{capital}[A-Za-z]*(?:-[A-Z]+)?-?\d[\w-]*|(?<=\bthe\s)[A-Z][a-z]{{3,}}(?=\s(?:{phase}\s)?(?:clinical\s)?[ts]))"
        rf"\s+(?:[\w/-]+\s+){{0,3}}?(?:[Tt]rial|[Ss]tudy)\s+(?:{'|'.join(_INTO)})\s+(?:[a-z-]+\s+){{0,2}}(?!(?P=name))[A-Z][A-Za-z]*-?\d"
    )
    return direct, joined, apposed, called, of_another


def _word_like(name: str) -> bool:
    """Whether a name begins like a word, as trials' names do: "CLIMB-111", not "KRV-410"."""
    letters = re.match(r"[A-Za-z]+", name)
    return letters is not None and len(letters[0]) >= 4 and _VOWELS.search(letters[0]) is not None


@sorting
def _tells_trial(word: str) -> bool:
    """Whether the word, or what it has before or behind its hyphens, begins a word for a trial."""
    return not _trial_words().isdisjoint((word.partition("-")[0].lower(), word.rpartition("-")[2].lower()))


@cache
def _trial_words() -> frozenset[str]:
    return frozenset(["trial", "study", *(noun.split()[0] for noun in naming().trial_nouns)])


def _direct(words: Words, number: int) -> Iterable[int]:
    """Numbers of the words that can be a trial's name if the one with this number is for a trial."""
    bracket = any(")" in gap for gap in words.gaps[max(0, number - 1) : number + 1])
    return range(max(0, number - (FAR if bracket else 3)), number)


def _joined(words: Words, number: int) -> Iterable[int]:
    """The same of the first of several names: "HBX-206 and HBX-210 studies"."""
    return range(max(0, number - FAR), number) if "and" in words.said[max(0, number - 4) : number] else ()


def _apposed(words: Words, number: int) -> Iterator[int]:
    """The same of a name of which it is told: "ORVALUE-2, a global phase 3 study"."""
    for before in range(number - 1, max(0, number - FAR), -1):
        word = words.said[before]
        if word in _ARTICLES:
            yield from (before - 1, max(0, before - 2))
        elif word.lower() == "phase":
            yield before - 1
        if not ("a" <= word[0] <= "z" or _PHASE.fullmatch(word)):
            return


def _of_another(words: Words, number: int) -> Iterable[int]:
    """The same of the trial of another medicine: "HBX-206 phase 2 trial of KRV-410"."""
    into = words.said[number + 1 : number + 2]
    return range(max(0, number - FAR), number) if into and into[0] in _INTO else ()


def trials(words: Words) -> frozenset[str]:
    """Names of clinical trials: "the ORVALUE-2 study", "HBX-206 and HBX-210 studies", "a trial called Rise".

    A development code may stand before "trial" too ("the KRV-410 trial"): it is a trial's only where most of
    its places are such.
    """
    if not (told := words.of(_tells_trial)):
        return frozenset()
    direct, joined, apposed, called, of_another = (
        list(words.matches(pattern, places))
        for pattern, places in zip(_trial_patterns(), _places(words, told), strict=True)
    )
    places = {(m["name"], m.start("name")) for m in (*direct, *joined)}
    places |= set(_run(words, told))
    counted = Counter(name for name, _ in places)
    found = {m["name"] or m["marked"] for m in called}
    found |= {m["name"] for m in apposed if _word_like(m["name"]) and m["name"][1].isupper()}
    found |= {m["name"] for m in of_another}
    stands = occurrences(words.text, [name for name in counted if any(c.isdigit() for c in name)])
    for name, times in counted.items():
        in_capitals = _word_like(name) and name[:4].isupper()
        most = name in stands and 2 * times > stands[name]
        if in_capitals or most or (name in stands and _is_second_word(words.text, name, stands[name])):
            found.add(name)
    of_words = [name for name in found if name in stands and _word_like(name)]
    return frozenset(found) - {name for name in of_words if _is_taken(words.text, name)}


_TAKEN = re.compile(
    r"(?:(?:treated|treatment|dosed|combined|combination)\s+with|(?:doses?|dosing|administration|formulations?|efficacy|tolerability|pharmacokinetics"
    r"|mechanism\s+of\s+action|commerciali[sz]ation|development|effects?)\s+of|receiv(?:ed|ing)|administered|granted|developing|candidates?|drugs?|therapy|product"
    r"|(?:IND|NDA|BLA|MAA|CTA|[Aa]pplications?|[Dd]esignations?|[Ss]tatus|[Aa]pprovals?|[Cc]learance)(?:\s\([A-Z]{2,5}\))?\s+(?:for|of|to))(?:,|\s+(?:the|its|our))?\s+$"
)
_DOES = re.compile(
    r"(?:-treated|\s+(?:monotherapy|treatment|tablets?|capsules?|injection|infusion|gel|cream|has\s+(?:the\s+)?potential|was\s+(?:granted|approved|(?:generally\s+)?(?:well[\s-])tolerated)"
    r"|has\s+(?:been\s+(?:granted|approved)|received|(?:\w+\s+){1,5}(?:designation|status)))|(?:\s+\([^()]{1,60}\))?(?:,|\s+is)\s+(?:an?|our|its)\s+(?!(?:[\w-]+,?\s+){0,7}(?:study|trial)\b)(?:[\w/-]+,?\s+){0,7}?"
    r"(?:inhibitor|antagonist|agonist|antibody|conjugate|candidate|molecule|therapy|drug|vaccine|compound|modulator|degrader|prodrug|peptide|medicine|formulation)\b)"
)
"""Before a code and behind it: what is said of medicines alone."""
TAKEN = 100
"""So many characters before a code begins what is said there."""
_IS_A_TRIAL = re.compile(
    r"(?:\s\([^()]{1,60}\))?(?:,|\s+is)\s+(?:an?|the|our|its)\s+(?:[\w/-]+,?\s+){0,9}?(?:study|trial)\b"
)
_OF_A_WORD = re.compile(r"[\w-]")
_GOES_ON = re.compile(r"[\w-]*\w")


def _is_taken(text: str, code: str) -> bool:
    """Whether a code that looks like a trial's is told of as a medicine is, its trials being named by it."""
    places = [(start, end) for _, start, end in standing(text, [code], before=_OF_A_WORD, after=_GOES_ON)]
    if any(_IS_A_TRIAL.match(text, end) for _, end in places):
        return False
    return any(
        _DOES.match(text, end)
        or (_TAKEN.search(text, max(0, start - TAKEN), start) and not _ran().match(text, end))
        for start, end in places
    )


@cache
def _ran() -> re.Pattern[str]:
    nouns = alternatives(naming().trial_nouns)
    sort = r"(?:[Pp]hase\s[\dIVab/]+|clinical|registrational|pivotal|confirmatory|global|ongoing)"
    field = (
        r"(?:\s(?!(?:in|for|and|with|an?|the|to|of|from|as|is|was|or)\b)[a-z-]+){0,3}\s[Pp]hase\s[\dIVab/]+"
    )
    return re.compile(rf"(?:{field}|(?:\s{sort}){{0,3}})\s(?:{nouns}|protocol|results|readout)\b")


def _run(words: Words, told: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Codes where a trial's stand: "its K012 phase 3 study", "the K012 protocol", "met in K012, the firm"."""
    codes = {word for n in told for word in words.said[max(0, n - RUN) : n] if _CODE.fullmatch(word)}
    for number, word in enumerate(words.said if codes else ()):
        if word not in codes:
            continue
        start = words.starts[number]
        within = words.said[number - 1] == "in" and words.gaps[number + 1][:1] in _ENDS
        if within or _ran().match(words.text, start + len(word)):
            yield word, start


def _is_second_word(text: str, name: str, times: int) -> bool:
    """Whether a code stands nowhere but behind one word in capitals: "the BRIGHT CLL-313 study"."""
    before = Counter(re.findall(rf"([A-Z]{{4,}})\s{re.escape(name)}(?![\w-])", text))
    return bool(before) and max(before.values()) == times


def _places(words: Words, told: Sequence[int]) -> Iterator[Iterator[int]]:
    """Where each of `_trial_patterns` can begin, if these words are for trials."""
    for near in (_direct, _joined, _apposed):
        yield words.beginnings(before for number in told for before in near(words, number))
    yield words.parts(_tells_trial, _trial_words())
    yield words.beginnings(before for number in told for before in _of_another(words, number))
