"""Names of medicines that a text marks as such, or that have the shape of one. Each finder is one way.

A name may be marked (® or ™), a development code, stand before or in a bracket with a name, or in a headline
behind an act. See inns.py for the INNs, proper.py for brand names in running text, listednames.py for lists.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from milestones.extract.beside import TO_ACT, introduced, told_behind
from milestones.extract.hits import NameHit
from milestones.extract.inns import inns
from milestones.extract.phrases import occurrences
from milestones.extract.shapes import LONGEST, PROPER, Others, can_be_name, class_behind, is_device
from milestones.extract.titled import form_words, titled_hits
from milestones.lexicon.drugnames import is_target, looks_like_code
from milestones.lexicon.naming import is_modifier, naming
from milestones.lexicon.wordpatterns import alternatives, opening
from milestones.model.names import without_marks

_LATIN = r"[A-Z][A-Za-z0-9À-ÿ-]*+"
_MARK = r"(?:®|™|℠|\((?:R|TM|r|tm)\))"
_ANY_MARK = re.compile(_MARK)
_MARKED = re.compile(
    rf"(?<![\w-])(?P<name>{_LATIN}(?:[^\S\n](?:{_LATIN}|\d+(?:/\d+)?))?)\s?{_MARK}(?P<number>\s?\d{{1,2}}(?![\w.,%/-]|\s*(?:mg|mcg|µg|is|was)\b))?"
)
_CODE = re.compile(
    r"\b(?=[A-Za-z-‐‑]{1,15}+ ?\d)(?<![.@/-])(?:(?:[A-Za-z]{1,7}-)?[A-Z][A-Za-z]{0,6}[-‐‑ ]?\d"
    r"[\w‐‑-]*\w(?![\w-])"
    r"|m?RNA-\d[\w-]*|[A-Z][A-Za-z]{1,6}-\d{1,6}[A-Za-z]{0,3}(?![\w-]))"
)
_SHORT_CODE = re.compile(opening("BCDFGHJ-NP-TVWXZ", r"\w.@/-") + r"[BCDFGHJ-NP-TVWXZ]{2,3}-?\d(?![\w-])")
"""Letters without a vowel and one digit: few targets have such names."""
_TARGETED = re.compile(
    r"(?:\b(?:anti|against|target|targets|targeting|human|serum|plasma|soluble|receptor|protein|gene)[\s-])$"
)
_PARTED = re.compile(r"[A-Z]{2,4} \d{3,4}|[A-Z]{2,5}-[A-Z]{2,5} \d{1,4}")
_SUBSCRIPT = re.compile(opening("A-Z") + r"[A-Z]{0,3}-?[A-Z]{2,6}[₀-₉]{2,4}(?![\w-])")
_NUMBERED = re.compile(
    r"\b(?:abstract|poster|presentation|session|booth|no\.?|lot|reference|ref\.?|forms?|annex|schedule)\W{1,3}$",
    re.I,
)
"""Before the number of a paper or of a thing."""


def name_hits(text: str, others: Others) -> list[NameHit]:
    """The names that `text` itself shows to be medicines, in order of place; overlaps are kept.

    `others` holds what the text's capitalised words are else: a company in a bracket is no medicine.
    """
    found = [*_marked(text, others), *_codes(text, others.trials), *inns(text)]
    hits = [*found, *_bracketed(text, found, others), *titled_hits(text, others)]
    return sorted(
        (hit for hit in hits if hit.end - hit.start <= LONGEST), key=lambda hit: (hit.start, -hit.end)
    )


def _marked(text: str, others: Others) -> Iterator[NameHit]:
    if not _ANY_MARK.search(text):
        return
    for match in _MARKED.finditer(text):
        words = match["name"].split()
        start = match.start("name")
        # "Approves Zelvora®", "P-KRV Zelvora®": only the last word is the name.
        while len(words) > 1 and (
            words[0] in naming().not_names
            or (words[-1].isalpha() and words[0] in others.organisations)
            or (not words[-1].isupper() and words[0].isupper())
            or (words[-1].isupper() and not words[0].isupper() and not is_modifier(words[-1]))
        ):
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        if words[0] in naming().not_names or words[0] in others.trials or _technology(text, match.end()):
            continue
        if len(words) == 1 and words[0] in _marked_devices(text):
            continue
        if len(words) == 2 and not is_modifier(words[1]) and words[1] in _alone_words(text):
            start, words = match.end("name") - len(words[1]), words[1:]
        if not _organisation(text, match.end()) and len(words[0]) > 1:
            yield NameHit(start, match.end("number") if match["number"] else match.end("name"), "marked")


_MARKED_DEVICE = re.compile(
    rf"(?<![\w-])({_LATIN}){_MARK}?\s+(?:[A-Z][\w-]*\s+)?(?:CDx|[Pp]latform|[Ss]tent|[Cc]atheter|[Dd]evice|[Pp]rocedure)s?\b"
)
_ALONE = re.compile(r"(?:^|[a-z,.(] )([A-Z][A-Za-z]{3,})(?![\w-])", re.MULTILINE)
"""A capitalised word with none before: the second word of a marked pair is the name then."""


@lru_cache(maxsize=1)
def _marked_devices(text: str) -> frozenset[str]:
    return frozenset(_MARKED_DEVICE.findall(text))


@lru_cache(maxsize=1)
def _alone_words(text: str) -> frozenset[str]:
    return frozenset(_ALONE.findall(text))


@cache
def _technology_behind() -> re.Pattern[str]:
    words = alternatives(naming().technology_words)
    return re.compile(
        rf"[®™\s]*(?:\([RTM]{{1,2}}\)\s*)?(?:phase\s+[\dIVab/]+\s+)?(?:[\w-]+\s+)?(?:{words})(?![\w-])",
        re.IGNORECASE,
    )


def _technology(text: str, end: int) -> bool:
    """Whether the marked name is a platform's, a device's or a trial's: "BiDAC™ degraders", "X™ platform"."""
    return _technology_behind().match(text, end, end + 60) is not None


@cache
def _vaccines() -> re.Pattern[str]:
    targets = alternatives(naming().vaccine_targets)
    things = r"\b(?:[Ii]ts|[Tt]heir|(?:company|drugmaker|firm)['’]s)"
    owner = rf"(?:{things}|[A-Z][\w&.-]*(?:['’]s?|\s(?:Inc|Corp|Co|Ltd)\.?(?:['’]s)?)?)"
    described = r"(?:(?!for\b|in\b|of\b)[a-z-]+\s+){0,2}?"
    return re.compile(rf"{owner}\s+{described}(?P<name>(?i:{targets})\s+[Vv]accine)\b")


@cache
def _vaccine() -> re.Pattern[str]:
    """A vaccine and its target; to be looked for only where a vaccine is."""
    return re.compile(rf"(?i:{alternatives(naming().vaccine_targets)})\s+[Vv]accine\b")


_VACCINE = re.compile(r"[Vv]accine\b")
TARGET = 60
"""Within so many characters before "vaccine" its target stands."""


def vaccine_hits(text: str, known: Iterable[NameHit]) -> Iterator[NameHit]:
    """A vaccine that has an owner and no name in this text: "the company's dengue vaccine"."""
    if not any(_vaccine().search(text, max(0, m.start() - TARGET), m.end()) for m in _VACCINE.finditer(text)):
        return
    if any("vaccine" in text[max(0, hit.start - 30) : hit.end + 30].lower() for hit in known):
        return
    for match in _vaccines().finditer(text):
        yield NameHit(match.start("name"), match.end("name"), "a vaccine by its target")


def _is_code(text: str, match: re.Match[str], code: str, times: int) -> bool:
    """Whether letters and a number are a code; parted by a space, only where the text shows it.

    It does so where they stand so twice (`times`), and beside words that only a medicine has: "its drug,
    KRV 410,".
    """
    if " " not in code:
        return looks_like_code(code)
    if not (_PARTED.fullmatch(code) and looks_like_code("-".join(code.split()))):
        return False
    left, behind = text[max(0, match.start() - 70) : match.start()], text[match.end() : match.end() + 60]
    return (
        times > 1
        or introduced(left, behind, ()) in ("behind a class noun", "called so")
        or told_behind(text, left, match.end(), min(len(text), match.end() + 160)) != ""
    )


def _alone(text: str, match: re.Match[str], times: int) -> bool:
    """Whether a code is a line of its own and stands nowhere else: a number of the page."""
    line = text[match.start() - 1 : match.start()] == "\n" and text[match.end() : match.end() + 1] in (
        "\n",
        "",
    )
    return line and times == 1


def _codes(text: str, trials: frozenset[str]) -> Iterator[NameHit]:
    matches = (match for match in _CODE.finditer(text) if match.end() - match.start() <= LONGEST)
    found = [(match, without_marks(match.group())) for match in matches]
    times = occurrences(text, {*(match.group() for match, _ in found), *(code for _, code in found)})
    for match, code in found:
        numbered = _NUMBERED.search(text[max(0, match.start() - 20) : match.start()])
        if code in trials or numbered or not _is_code(text, match, code, times[code]):
            continue
        if not _alone(text, match, times[match.group()]):
            yield NameHit(match.start(), match.end(), "code")
    for match in _SUBSCRIPT.finditer(text):
        yield NameHit(match.start(), match.end(), "code")
    targets: set[str] = set()
    short = []
    for match in _SHORT_CODE.finditer(text):
        if match.group() in trials or is_target(match.group()):
            continue
        short.append(match)
        before = _TARGETED.search(text[max(0, match.start() - 20) : match.start()])
        if before or is_device(text, match.end(), len(text)):
            targets.add(match.group())
    for match in short:
        if match.group() not in targets:
            yield NameHit(match.start(), match.end(), "code")


@cache
def _before_bracket() -> re.Pattern[str]:
    forms = alternatives([*form_words(), *(word.capitalize() for word in form_words())])
    return re.compile(
        rf"(?P<name>{PROPER}(?:\s\d{{1,2}})?)\s*(?:{_MARK}|\*)?(?:\s+(?:{forms})){{0,3}}\s?[(\[]\s?$"
    )


_IN_BRACKET = re.compile(rf"\s*\(({PROPER})\s?{_MARK}?\s?(?:\)|[,;]\s[A-Z][^()]{{1,50}}\))")
"""The brand behind an INN, alone or before its maker: "zelbrutinib (Zelvora, Korvane)"."""


_QUOTED = re.compile(r"\s*\([\"“]([A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)[\"”]\)")
"""The name by which the text goes on to call a medicine: "slow zelbrutinib (“KR-Zel”)"."""


def _bracketed(text: str, known: list[NameHit], others: Others) -> Iterator[NameHit]:
    """A capitalised word before or inside a bracket whose other side is a name: "Jemperli (dostarlimab)"."""
    for hit in known:
        offset = max(0, hit.start - 80)
        if text[offset : hit.start].rstrip()[-1:] in ("(", "["):
            before = _before_bracket().search(text[offset : hit.start])
            if before and _can_be_name(before["name"], others):
                start = offset + before.start("name")
                yield NameHit(start, start + len(before["name"]), "before bracket")
        after = _IN_BRACKET.match(text, hit.end, hit.end + 100)
        if after and hit.finder != "marked" and _can_be_name(after[1], others):
            yield NameHit(after.start(1), after.end(1), "in bracket")
        short = _QUOTED.match(text, hit.end, hit.end + 40)
        if short and not others.holds(short[1]):
            yield NameHit(short.start(1), short.end(1), "in bracket")


def _can_be_name(words: str, others: Others) -> bool:
    return can_be_name(words.split()[0], others)


def _organisation(text: str, end: int) -> bool:
    """Whether the words before `end` are part of an organisation's name."""
    after = re.match(r"[®™]?[^\S\n]+([\w./&]+)", text[end : end + 40])
    return bool(after and after[1].rstrip(",") in naming().organisation_words)


_BEHIND = r"for|For|as|As|in|In|to|To|after|After|following|Following|despite|Despite|with|With|on|On|\("
"""What stands behind a name in a headline."""


_TO_WHOM = r"(?:[Tt]o|[Ff]rom|[Bb]y|[Ww]ith)\s+(?:[Tt]he\s+)?(?:[A-Z][\w&.'’-]*\s+){1,5}?"


@cache
def _headline() -> tuple[re.Pattern[str], ...]:
    act = alternatives(naming().headline_acts)
    return (
        re.compile(
            rf"\b(?:{act})\s+(?:(?:[A-Z][\w&.-]+\s){{0,3}}[A-Z][\w&.-]+['’]s?\s+)?(?P<name>{PROPER}(?:\s(?:\d{{1,2}}|[A-Z]{{2}}))?)(?=\s?[®™]|\s+(?:{_BEHIND})|\s?$|[,;])"
        ),
        re.compile(
            rf"(?P<name>{PROPER})\s+(?:[Aa]pproved|[Cc]leared|[Aa]uthori[sz]ed|[Rr]ejected|[Rr]ecommended)\s+(?:by|in|for|as|In|For|By|As)\b"
        ),
        re.compile(
            rf"\b(?:[Aa]pproval|[Dd]esignation|[Cc]learance|[Nn]od|NDA|BLA|sNDA|sBLA|MAA|IND|[Aa]pplication|[Ss]tatus|[Hh]old|[Rr]eview|[Oo]pinion)"
            rf"\s+(?:{_TO_WHOM}[Ff]or|of|for|to|on|Of|For|To|On)\s+(?:[A-Z][\w&.-]+['’]s?\s+)?(?P<name>{PROPER})(?=\s?[®™]|\s+(?:{_BEHIND})|\s?$|[,;])"
        ),
    )


def headline_hits(text: str, spans: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """Names in headlines in which every word has a capital: "Agency Approves Zelvora for Gout"."""
    for start, end in spans:
        for pattern in _headline():
            for match in pattern.finditer(text, start, end):
                if class_behind().match(text, match.end("name"), end):
                    continue
                acting = _organisation(text, match.end("name")) or TO_ACT.match(text, match.end("name"))
                if _can_be_name(match["name"], others) and not acting:
                    yield NameHit(match.start("name"), match.end("name"), "in a headline")
