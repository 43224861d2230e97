"""Names of medicines that a text marks as such, or that have the shape of one. Each finder is one way.

A name may be marked (® or ™), stand before or in a bracket with a name, or in a headline behind an act. See
codes.py and inns.py for development codes and INNs, proper.py for brand names in running text, listednames.py
for lists.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from milestones.extract.medicines.behind import gets_for_a_disease
from milestones.extract.medicines.beside import TO_ACT
from milestones.extract.medicines.codes import codes
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.inns import inns
from milestones.extract.medicines.shapes import LONGEST, PROPER, Others, can_be_name, class_behind, heads_part
from milestones.extract.medicines.substances import substance_hits
from milestones.extract.medicines.titled import form_words, titled_hits
from milestones.extract.medicines.tracers import tracer_hits
from milestones.extract.text.phrases import standing
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.drugnames import is_target
from milestones.lexicon.naming import is_modifier, naming
from milestones.lexicon.wordpatterns import alternatives

_LATIN = r"[A-Z][A-Za-z0-9À-ÿ-]*+"
_MARK = "[®™℠]"
_ANY_MARK = re.compile(_MARK)
_MARKED = re.compile(
    rf"(?<![\w-])(?P<name>{_LATIN}(?:[^\S\n](?:{_LATIN}|\d+(?:/\d+)?))?)\s?{_MARK}(?P<number>(?:\d-\d{{2,3}}|\s\d{{1,2}})(?![\w.,%/-]|\s*(?:mg|mcg|µg|is|was)\b))?"
)
MARK_WITHIN = re.compile(rf"(?<=\w)\s?{_MARK}(?=\s?\d)")
"""Within a name: "ORVEN®2-73", "Orven® 13"."""
_GLUED = re.compile(r"[A-Z][a-z]+TM")
GLUED = "marked, glued"
"""The finder of names with "TM" directly behind them."""
BEFORE_MARK = 4
"""So many words, as they are parted, the longest marked name has: "Orvance 50/100"."""


def name_hits(words: Words, others: Others) -> list[NameHit]:
    """The names that a text itself shows to be medicines, in order of place; overlaps are kept.

    `others` holds what the text's capitalised words are else: a company in a bracket is no medicine.
    """
    generic = (hit for hit in inns(words) if not _is_maker(words.text[hit.start : hit.end], others))
    found = [
        *_marked(words, others),
        *_glued(words),
        *codes(words, others.trials),
        *generic,
        *substance_hits(words),
        *tracer_hits(words),
    ]
    hits = [*found, *bracketed_hits(words.text, found, others), *titled_hits(words, others)]
    return sorted(
        (hit for hit in hits if hit.end - hit.start <= LONGEST), key=lambda hit: (hit.start, -hit.end)
    )


def _is_maker(name: str, others: Others) -> bool:
    """Whether a word with an INN's ending is a company's here: "Halvorsen Therapeutics"."""
    return name in others.organisations and name[0].isupper() and name.lower() not in others.said


def _marked(words: Words, others: Others) -> Iterator[NameHit]:
    text = words.text
    marks = [words.before(mark.start()) for mark in _ANY_MARK.finditer(text)]
    before = (number for mark in marks for number in range(max(0, mark - BEFORE_MARK), mark))
    for match in words.matches(_MARKED, words.beginnings(before)):
        said = match["name"].split()
        start = match.start("name")
        # "Approves Zelvora®", "P-KRV Zelvora®": only the last word is the name.
        while len(said) > 1 and (
            said[0] in naming().not_names
            or (said[-1].isalpha() and said[0] in others.organisations)
            or (not said[-1].isupper() and said[0].isupper())
            or (said[-1].isupper() and not said[0].isupper() and not is_modifier(said[-1]))
        ):
            start = text.index(said[1], start + len(said[0]))
            said = said[1:]
        if said[0] in naming().not_names or said[0] in others.trials or _technology(text, match.end()):
            continue
        if len(said) == 1 and said[0] in naming().organisation_words:
            continue  # "Korvane Bio®"
        if len(said) == 1 and said[0] in _marked_devices(words) and not filed_for(text, said[0]):
            continue
        if (said[0] in others.organisations and _owns_marks(text, said[0])) or _is_firm(text, match["name"]):
            continue
        if len(said) == 2 and not is_modifier(said[1]) and said[1] in _alone_words(text):
            start, said = match.end("name") - len(said[1]), said[1:]
        if not _organisation(text, match.end()) and len(said[0]) > 1:
            yield NameHit(start, match.end("number") if match["number"] else match.end("name"), "marked")


@sorting
def _has_glued_mark(word: str) -> bool:
    return word.endswith("TM") and _GLUED.fullmatch(word) is not None


def _glued(words: Words) -> Iterator[NameHit]:
    """Names whose mark lost its form: "Orvance LoTM"."""
    for number in words.of(_has_glued_mark):
        first = number
        before = words.said[number - 1] if number and words.gaps[number] == " " else ""
        if before.istitle() and before not in naming().not_names and not before.endswith("TM"):
            first = number - 1
        yield NameHit(words.starts[first], words.starts[number] + len(words.said[number]) - len("TM"), GLUED)


_OF_A_WORD = re.compile(r"[\w-]")
_FIRM_ENDS = re.compile(r",?\s+(?:Inc|Corp|Ltd|Limited|LLC|plc|PLC|AG|SA|S\.A|NV|N\.V|SE|GmbH|AB|A/S)\b")
"""Behind a company's name: its form."""


def _is_firm(text: str, name: str) -> bool:
    """Whether a marked name is told to be a company's: "Korvane Bionix™", "Korvane Bionix, Inc."."""
    if " " not in name:
        return False  # A company can have the name of its medicine.
    places = standing(text, [name], before=_OF_A_WORD, after=_OF_A_WORD)
    return any(_FIRM_ENDS.match(text, end) for _, _, end in places)


def _owns_marks(text: str, name: str) -> bool:
    """Whether a name is marked only where it owns marks: "Korvane™ and X™ are trademarks of Korvane Inc."."""
    owner = re.escape(name)
    if re.search(rf"(?i:trademarks?|marks?)\s+of\s+{owner}(?![\w-])", text) is None:
        return False
    elsewhere = rf"(?<![\w-]){owner}\s?{_MARK}(?![^\n.]{{0,150}}\b(?:trade)?marks?\s+of\b)"
    return re.search(elsewhere, text) is None


_DEVICES = ("cdx", "platform", "stent", "catheter", "device", "procedure")
_MARKED_DEVICE = re.compile(
    rf"(?<![\w-])({_LATIN}){_MARK}?\s+(?:[A-Z][\w-]*\s+)?(?:CDx|[Pp]latform|[Ss]tent|[Cc]atheter|[Dd]evice|[Pp]rocedure)s?\b"
)
_ALONE = re.compile(r"(?:^|[a-z,.(] )([A-Z][A-Za-z]{3,})(?![\w-])", re.MULTILINE)
"""A capitalised word with none before: the second word of a marked pair is the name then."""


@sorting
def _is_device(word: str) -> bool:
    """Whether the word, or what it has before its hyphen, ends `_MARKED_DEVICE`."""
    return word.partition("-")[0].removesuffix("s").lower() in _DEVICES


def _marked_devices(words: Words) -> frozenset[str]:
    named = (before for number in words.of(_is_device) for before in range(max(0, number - 3), number))
    return frozenset(match[1] for match in words.matches(_MARKED_DEVICE, words.beginnings(named)))


_FILED_FOR = re.compile(
    r"\b(?:[Aa]pplication|NDA|BLA|MAA|IND|CTA|[Aa]pproval|[Dd]esignation|[Ss]tatus)s?\b[^.;\n]{0,60}?\b(?:for|of|to)\s+$"
)
"""Ends with an application or a decision, before what it is for."""
FILED = 100
"""So many characters before a name this begins."""
_PLATFORM_BEHIND = re.compile(rf"{_MARK}?\s+(?:technology|platform)")


def filed_for(text: str, name: str) -> bool:
    """Whether an application or a decision is told to be for the name, which its platform has as well."""
    return any(
        _FILED_FOR.search(text, max(0, start - FILED), start) and not _PLATFORM_BEHIND.match(text, end)
        for _, start, end in standing(text, [name], before=_OF_A_WORD, after=_OF_A_WORD)
    )


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
    return _technology_behind().match(text, end, end + 60) is not None and not heads_part(text, end)


@cache
def _before_bracket() -> re.Pattern[str]:
    forms = alternatives([*form_words(), *(word.capitalize() for word in form_words())])
    return re.compile(
        rf"(?P<name>{PROPER}(?:\s\d{{1,2}})?)\s*(?:{_MARK}|\*)?(?:\s+(?:{forms})){{0,3}}\s?[(\[]\s?$"
    )


_RARE_CODE = re.compile(r"[A-Z]{2,5}\s\d{2,6}|[a-z]{1,4}[A-Z]{2,5}-?\d{1,5}")
"""A code with a space, or one that small letters open."""
_IN_BRACKET = re.compile(
    rf"(?:\s\(HCl\))?(?:\s(?:[a-z]+-release|tablets?|capsules?|injection|gel|cream))?\s*"
    rf"\(({PROPER}(?:\s(?:XR|ER|SR|CR|XL))?|{_RARE_CODE.pattern})\s?{_MARK}?\s?(?:\)|[,;]\s[A-Z][^()]{{1,50}}\))"
)
"""The brand behind an INN, alone or before its maker: "zelbrutinib (Zelvora, Korvane)"."""


_QUOTED = re.compile(r"\s*\([\"“]([A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)[\"”]\)")
"""The name by which the text goes on to call a medicine: "slow zelbrutinib (“KR-Zel”)"."""


def bracketed_hits(text: str, known: Iterable[NameHit], others: Others) -> Iterator[NameHit]:
    """A capitalised word before or inside a bracket whose other side is a name: "Jemperli (dostarlimab)"."""
    for hit in known:
        offset = max(0, hit.start - 80)
        if text[offset : hit.start].rstrip()[-1:] in ("(", "["):
            before = _before_bracket().search(text[offset : hit.start])
            if before and (copied := _of_a_copy(text, hit, offset + before.start("name"))):
                yield NameHit(copied, offset + before.end("name"), "before bracket")
            elif before and _can_be_name(before["name"], others):
                start = offset + before.start("name")
                yield NameHit(start, start + len(before["name"]), "before bracket")
        after = _IN_BRACKET.match(text, hit.end, hit.end + 100)
        if after and hit.finder != "marked" and _can_be_name(after[1], others):
            yield NameHit(after.start(1), after.end(1), "in bracket")
        short = _QUOTED.match(text, hit.end, hit.end + 40)
        if short and not others.holds(short[1]):
            yield NameHit(short.start(1), short.end(1), "in bracket")


def _can_be_name(words: str, others: Others) -> bool:
    first = words.split()[0]
    if _RARE_CODE.fullmatch(words):
        return not others.holds(first) and not is_target("".join(words.split()))
    return can_be_name(first, others)


def _of_a_copy(text: str, inn: NameHit, maker: int) -> int:
    """Where a copy's name begins that is INN and maker: "Zelbrutinib Korvane (zelbrutinib)"; else 0."""
    start = maker - (inn.end - inn.start) - 1
    same = start >= 0 and text[start : maker - 1].lower() == text[inn.start : inn.end].lower()
    return start if same and text[start].isupper() and text[maker - 1] == " " else 0


_NEXT_WORD = re.compile(r"[®™]?[^\S\n]+([\w./&]+)")


def _organisation(text: str, end: int) -> bool:
    """Whether the words before `end` are part of an organisation's name."""
    after = _NEXT_WORD.match(text, end, end + 40)
    return bool(after and after[1].rstrip(",") in naming().organisation_words)


_BEHIND = (
    r"for|For|as|As|in|In|to|To|after|After|following|Following|despite|Despite|with|With|on|On|over|Over|amid|Amid"
    r"|again|Again|from|From|at|At|citing|Citing|\("
)
"""What stands behind a name in a headline."""


_TO_WHOM = r"(?:[Tt]o|[Ff]rom|[Bb]y|[Ww]ith)\s+(?:[Tt]he\s+)?(?:[A-Z][\w&.'’-]*\s+){1,5}?"


_OWNERS = r"(?:(?:[A-Z][\w&.-]*(?:[\s/]|,\s)(?:(?:and|And|&)\s)?){0,5}[A-Z][\w&.-]+['’]s?\s+)?"
"""Before a name: whose it is, "Korvane and Lundvik's", "Tarn/Isley's"."""
_COPY = (
    r"(?:(?:[Ii]ts\s|[Aa]\s)?(?:[Ff]irst\s)?(?:[Gg]eneric\s(?=[A-Z])|(?:[Gg]eneric|[Bb]iosimilar)s?"
    r"(?:\s(?:[Vv]ersion|[Ee]quivalent|[Cc]opy|[Cc]andidate))?\s(?:[Oo]f|[Tt]o)\s))?"
)
"""Before the name of what is copied: "Approval for First Generic of Zelvora"."""


_OF_ITS_OWN = re.compile(r"\s(?:for|on)\s(?:its|their)\s")
"""Behind whose application it is: "the application of Korvane for its pill"."""


@cache
def _headline() -> tuple[re.Pattern[str], ...]:
    act, modifiers = alternatives(naming().headline_acts), alternatives(naming().name_modifiers)
    more = rf"(?:\s(?:\d{{1,2}}|[A-Z]{{2}}|[IVX](?![\w-])|(?:{modifiers})(?![\w-])))?"
    return (
        re.compile(
            rf"\b(?:{act})\s+{_OWNERS}{_COPY}(?P<name>{PROPER}{more})(?=\s?[®™*]|\s+(?:{_BEHIND})|\s?$|[,;])"
        ),
        re.compile(
            rf"(?P<name>{PROPER})(?:\s+(?:[Aa]pproved|[Cc]leared|[Aa]uthori[sz]ed|[Rr]ejected|[Rr]ecommended|[Ss]anctioned|[Ee]ndorsed"
            r"|[Ll]icen[sc]ed|OK['’]?d|[Oo]kayed|[Ss]nubbed|[Ss]purned|[Rr]ebuffed|[Nn]ixed|[Tt]urned\s[Dd]own|[Kk]nocked\s[Bb]ack"
            r"|[Tt]urned\s[Aa]way|[Vv]oted\s[Dd]own|[Gg]reen-?[Ll]it|[Bb]acked|[Vv]alidated)\s+(?:by|in|for|as|In|For|By|As)\b"
            r"|(?:['’]s)?\s+(?:[Uu]se|[Ll]abel|[Ii]ndications?|[Aa]pproval)\s+(?:[Ee]xpanded|[Ww]idened|[Bb]roadened|[Ee]xtended)\b)"
        ),
        re.compile(
            rf"\b(?:[Aa]pproval|[Dd]esignation|[Cc]learance|[Nn]od|NDA|BLA|sNDA|sBLA|MAA|IND|[Aa]pplication|[Ss]tatus|[Hh]old|[Rr]eview|[Oo]pinion"
            r"|CRL|[Rr]ejection|[Rr]efusal|[Rr]ebuff|[Ss]nub|[Ll]etter|[Ll]ight|[Gg]o-[Aa]head|OK|[Tt]humbs[\s-](?:[Uu]p|[Dd]own)|[Tt]ag|[Ff]iling"
            r"|[Ss]ubmission|[Bb]lessing|[Ss]ays\s(?:[Yy]es|[Nn]o)|[Bb]acking|[Ss]upport|[Ll]icen[cs]e|[Ww]ithdrawal)"
            rf"\s+(?:{_TO_WHOM}[Ff]or|of|for|to|on|Of|For|To|On)\s+{_OWNERS}{_COPY}(?P<name>{PROPER}{more})(?=\s?[®™*]|\s+(?:{_BEHIND})|\s?$|[,;])"
        ),
    )


_OPENS = re.compile(rf"(?:[A-Z][\w&. -]{{1,24}}:\s)?(?P<name>{PROPER})")
"""What a headline tells of first: "FDA Watch: Zelvora"."""


def headline_hits(text: str, spans: Iterable[tuple[int, int]], others: Others) -> Iterator[NameHit]:
    """Names in headlines in which every word has a capital: "Agency Approves Zelvora for Gout"."""
    for start, end in spans:
        opens = _OPENS.match(text, start, end)
        if opens and _can_be_name(opens["name"], others) and gets_for_a_disease(text, opens.end(), end):
            yield NameHit(opens.start("name"), opens.end(), "in a headline")
        for pattern in _headline():
            for match in pattern.finditer(text, start, end):
                if class_behind().match(text, match.end("name"), end):
                    continue
                if _OF_ITS_OWN.match(text, match.end("name"), end):
                    continue
                acting = _organisation(text, match.end("name")) or TO_ACT.match(text, match.end("name"))
                if _can_be_name(match["name"], others) and not acting:
                    yield NameHit(match.start("name"), match.end("name"), "in a headline")
