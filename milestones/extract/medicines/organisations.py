"""Words that name a company or an institution here, so that none is taken for a medicine."""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.medicines.beside import introduced
from milestones.extract.medicines.makers import first_partner, makers
from milestones.extract.medicines.shapes import LONGEST
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.drugnames import looks_like_inn, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.organisations import is_known_company, looks_like_company, organisation_names
from milestones.lexicon.wordpatterns import alternatives

_NAME = rf"[A-Z][\w&-]{{0,{LONGEST}}}+"
"""A whole word: nothing that stands behind one begins within."""
_SPACE = r"[^\S\n]+"
"""Within a name: what ends a headline is no part of the name that opens the next line."""
_BEFORE_TICKER = re.compile(rf"({_NAME})(?:{_SPACE}[A-Z&][\w&.-]*+)*+(?:['’]s?)?,?\s*\Z")
_NOTED = re.compile(
    rf"([A-Z](?<!\w.)[\w&-]{{0,{LONGEST}}}+)['’]s?"
    r"\s\([A-Z]{2,6}(?:\s[^()A-Za-z]{1,12})?\)\s(?=[A-Z])"
)
"""An owner with its ticker, before its medicine: "Korvane's (KRVN -1.9%) Zelvora"."""
LONGEST_NAME = 120
"""Characters of the longest name that is looked for before a ticker."""
_SHORTEST = 4
"""Letters of the shortest word that is a company's by itself."""
_WITH_ANOTHER = re.compile(
    rf"&\s({_NAME})(?=['’]s?\s|\s(?:drug|pill|vaccine|medicine)s?\b|\sfor\s(?:its|their)\b)"
)
_PAIRED = re.compile(rf"(?<!\w)({_NAME})\s{_WITH_ANOTHER.pattern}")
"""Two names that are one company's: "Korvane & Lundvik's pill"."""
_SAID = re.compile(
    r",\swhich\s[^,;.\n]{3,90},\s(?:said|says|announced|reported|disclosed)\s(?:that|the|its|it|on|in|this|last)\s"
)
_WHICH_SAID = re.compile(rf"(?<!\w)({_NAME})(?:{_SPACE}{_NAME})?{_SAID.pattern}")
"""Who says something, whatever it does: "Korvane, which works on easing gout, said the"."""
_BEFORE_FORM = re.compile(
    rf"\s({_NAME}),?\s(?:Co|Inc|Ltd|Corp|LLC|GmbH|plc|PLC|AG|KK|Limited)(?:\.?$|\.?\sand\s)"
)
"""The last word of a company's name before its form: "Hansung Zelbio Co., Ltd."."""
_COMPANY_NOUNS = (
    *("company", "firm", "drugmaker", "biotech", "corporation", "startup", "start-up", "pharma"),
    *("maker", "manufacturer", "developer", "subsidiary", "affiliate"),
    *("companies", "firms", "drugmakers", "biotechs", "corporations", "startups", "start-ups"),
)
_APPOSED = re.compile(
    rf"(?<!\w)({_NAME})(?:{_SPACE}{_NAME})?(?:,|\s(?:is|was))\s(?:an?|another|the(?:\s[\w-]+)?|one\sof\s(?:the|[A-Z][\w-]*['’]s))\s"
    r"(?:(?!(?:of|for|from|by|to|that|which|the|its|with|in|on|was|is)\b)[\w-]+\s){0,4}?"
    rf"(?:{'|'.join(_COMPANY_NOUNS)})"
    r"(?=[,.;:)]|\s(?:based|of|behind|from|backed|founded|owned|making|that|which|in|with|focus\w+|speciali\w+|headquartered|developing|working"
    r"|dedicated|listed|whose|(?:bio)?pharma\w*)\b)"
)
"""A name and what it is: "Korvane, a small drug company"."""
_GLUED = frozenset("&'’\"“")
"""Behind one of these a capital does not open a company's name."""
FAR = 12
"""So many words may stand between the first of an organisation's name and the one that shows it."""
BESIDE = 5
"""The same of a company and what is said of it."""
_GIVEN = re.compile(r"\b(?:(?:treated|dosed|vaccinated)\s+with|taking|receiving|given|using)\s\Z")
_JOINED = re.compile(rf"{_NAME}{_SPACE}and{_SPACE}")
_MEDICINE_BEFORE = re.compile(
    r"\b(?:drug|pill|vaccine|medicine|treatment|therapy|antibody|injection|shot|jab|tablet|inhaler|biosimilar|generic"
    r"|approved|approves|cleared|clears|authori[sz]e[ds]|backed|backs|recommended|recommends|rejected|rejects|passed)\s\Z"
)
"""Before a name that "and" joins to a company's: a medicine's, "the drug Zelvora and Korvane SA's pill"."""
BEFORE = 90
"""So many characters before a name may hold the words that introduce it as a medicine's."""
BEHIND = 60
"""So many behind it may go on with them."""
GIVEN = 20
"""In so many characters before a name stands what says that it was given: "those treated with X reported"."""


@cache
def _ticker() -> re.Pattern[str]:
    """A ticker in its bracket, "(NASDAQ: KRVN)", not another name: "(ingredient: X)", "(RLD: X)"."""
    labels = alternatives([*naming().alias_cues, *naming().reference_words])
    labelled = rf"(?!(?i:{labels})\s?[:：])[A-Za-z ]{{2,20}}[:：]\s*\w+"
    plain = r"[A-Z0-9]{1,6}\.[A-Z]{1,2}|\$[A-Z]{1,6}(?=\s*\))|[A-Z]{2,5}\s[+-]\d"
    return re.compile(rf"[(（<](?:(?<=<)[A-Z.]+>|(?<!<)\s*(?:{labelled}|{plain}))")


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(
        rf"({_NAME})(?:{_SPACE}(?:(?:&|and)\s+)?(?!(?:{alternatives(_GETS)})\b){_NAME}){{0,3}}?,?{_SPACE}(?:and\s+|&\s+)?(?:{alternatives(naming().organisation_words)})(?!\w)"
        r"(?:\s+and\s+(?:its\s+partner\s+)?([A-Z][\w&-]*)(?!['’]s?\s))?"
    )


_NOT_ITS = (
    "of|on|in|at|the|for|to|with|and|as|by|than|over|against|from|into|a|an|is|was|are|were|has|had|will|can|been|being|not"
    "|rival|rivals|competitor|competing|sister|successor|predecessor|cousin|active|original|generic|companion|partner|parent"
    "|use|effect|approval|label|status|maker|price|sales|launch|safety|efficacy|entry|success|failure"
)
"""No words between a maker and its drug: "Korvane's arthritis drug", not "Zelvora's rival drug"."""


_ACTED_ON = re.compile(
    r"\s?[®™]?(?:,\s[^.,;\n]{3,40},)?\s(?:was|is|were|has\sbeen|had\sbeen)\s(?:\w+ly\s|first\s|also\s|now\s|already\s)?"
    r"(?:approved|authori[sz]ed|licen[sc]ed|registered|rejected|withdrawn)\b"
    r"(?!\sto\s(?:sell|market|make|buy|begin|start|test|run|acquire|list|manufacture|import|distribute)\b)"
)
"""Behind a medicine, and no company: "rival Zelvora was approved in 2019"."""


_STATUS = (
    r"orphan|fast[\s-]track|breakthrough|priority|PRIME|RMAT|designation|status|approval|authori[sz]ation"
)
_STATUS_NEXT = rf"(?:[^\s,;]+\s){{0,4}}?(?:{_STATUS})"
"""What a medicine holds: "which holds FDA fast track status"."""


@cache
def _in_role() -> re.Pattern[str]:
    known = organisation_names()
    nouns, verbs = alternatives(naming().company_nouns), alternatives(naming().company_verbs)
    parts, things = alternatives(known.parts), alternatives(known.things)
    return re.compile(
        rf"(?<!\w)(?:(?i:{nouns}){_SPACE}({_NAME})(?![\w-])(?!{_ACTED_ON.pattern})|[Ss]hares\s+(?:of|in)\s+({_NAME})(?!(?:\s[A-Z][\w-]*)?\s(?:maker|developer)\b)"
        rf"|({_NAME})(?:(?:{_SPACE}(?:&{_SPACE})?{_NAME})?{_SPACE}(?:{verbs})\b"
        rf"|,\swhich\s(?:also\s|already\s|now\s)?(?:{alternatives(known.owning)})\s(?!(?:for|well|up|it|about|at|in|a\slot)\b|{_STATUS_NEXT})"
        rf"|(?:['’]s?)?\s+(?:{parts}|spokes\w+)\b"
        rf"|['’]s?\s+(?:(?:own|lead|new|once-\w+|experimental|oral|first|rival)\s+){{0,2}}(?:{things})s?\b"
        rf"|['’]s\s+(?:(?!(?:{_NOT_ITS})\b)[a-z][\w-]*\s+){{1,3}}(?:drug|pill|vaccine|medicine|antibody)s?\b(?!\s+(?:class|market|rival)\b)))"
    )


@sorting
def _is_company(word: str) -> bool:
    return "A" <= word[0] <= "Z" and len(word) >= _SHORTEST and looks_like_company(word)


@sorting
def _ends_organisation(word: str) -> bool:
    """Whether the word, or what it has before its hyphen, can be the first of `_suffixed`."""
    return word.partition("-")[0] in _organisation_words()


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(re.split(r"\W", word)[0] for word in naming().organisation_words)


def _suffixed_places(words: Words) -> Iterator[int]:
    """Numbers of the words before one that ends an organisation's name, in one name with it."""
    for number in words.of(_ends_organisation):
        for before in range(number - 1, max(-1, number - FAR), -1):
            gap = words.gaps[before + 1]
            if gap != " " and ("\n" in gap or gap.strip().strip(",&").strip()):
                break
            if (said := words.said[before]).islower() and said != "and":
                break
            yield before


_GETS = (
    "Receives",
    "Wins",
    "Gets",
    "Gains",
    "Secures",
    "Obtains",
    "Earns",
    "Granted",
    "Approved",
    "Snags",
    "Nabs",
)
"""Words of headlines that end the name before them: "Zelvora Receives European Commission Approval"."""


@sorting
def _tells_company(word: str) -> bool:
    """Whether the word, or what it has before its hyphen, stands behind a company's name in `_in_role`."""
    return word.partition("-")[0] in _company_words() or word.startswith("spokes")


@cache
def _company_words() -> frozenset[str]:
    known = organisation_names()
    things = (*known.things, *(f"{thing}s" for thing in known.things))
    verbs = (verb.split()[0] for verb in naming().company_verbs)
    return frozenset([*verbs, *known.owning, *known.parts, *things])


@sorting
def _names_company(word: str) -> bool:
    """Whether the word, or what it has behind its hyphen, stands before a company's name in `_in_role`."""
    return word.rpartition("-")[2].lower() in _company_nouns()


@cache
def _company_nouns() -> frozenset[str]:
    return frozenset(["shares", *(noun.split()[0] for noun in naming().company_nouns)])


def _role_places(words: Words) -> Iterator[int]:
    """Where `_in_role` can begin: at a noun, or at a capital with what is said of it near behind."""
    yield from words.parts(_names_company, _company_nouns())
    told = words.of(_tells_company)
    yield from words.beginnings(number for tells in told for number in range(max(0, tells - BESIDE), tells))


def organisations(words: Words) -> frozenset[str]:
    """First words of the names of companies and institutions that the text shows to be such."""
    text = words.text
    found = {words.said[n] for n in words.of(_is_company) if words.gaps[n][-1:] not in _GLUED}
    found -= {name for name in found if not is_known_company(name) and _is_a_medicine(text, name)}
    suffixed = [
        match
        for match in words.matches(_suffixed(), words.beginnings(_suffixed_places(words)))
        if not (
            _JOINED.match(match.group())
            and _MEDICINE_BEFORE.search(text, max(0, match.start() - GIVEN), match.start())
        )
    ]
    found.update(last[1] for match in suffixed if (last := _BEFORE_FORM.search(match.group())))
    noted = _NOTED.finditer(text) if "s (" in text else ()
    paired = _PAIRED.finditer(text) if _WITH_ANOTHER.search(text) else ()
    said = _WHICH_SAID.finditer(text) if _SAID.search(text) else ()
    apposed = words.matches(_APPOSED, words.beginnings(_apposed_places(words)))
    in_role = words.matches(_in_role(), _role_places(words))
    for match in (*suffixed, *_with_tickers(text), *noted, *paired, *said, *apposed, *in_role):
        if not _GIVEN.search(text, max(0, match.start() - GIVEN), match.start()):
            found.update(group for group in match.groups() if group)
    found -= {name for name in found if stem_of(name.lower()) and _before_its_maker(text, name)}
    found.update(makers(words))
    found.update([first for name in found if (first := first_partner(name))])
    return frozenset(found)


def _before_its_maker(text: str, name: str) -> bool:
    """Whether an INN only opens the name of a copy: "Zelbrutinib Accord Healthcare"."""
    behind = re.search(rf"(?<![\w-]){re.escape(name)}\s([A-Z][a-z]+)", text)
    return behind is not None and is_known_company(behind[1])


_STRONG = frozenset(
    [
        *("behind a class noun", "called so", "object of an act"),
        *("behind a noun and for", "behind a noun and of", "behind a noun and on"),
    ]
)
"""How words introduce what is a medicine's in spite of its ending."""
_NAME_ENDS = re.compile(
    r"[.,;)]|\s(?:for|in|as|to\streat|was|were|is|has|had|after|on|last|this)\b|\s?$", re.MULTILINE
)
_MEDICINES = re.compile(r"\s?[®™]|\s\((?P<inn>[a-z]{6,}(?:-[a-z]{4})?)[),;]")
"""Behind a name: its mark, or the INN in its bracket."""


def _is_a_medicine(text: str, name: str) -> bool:
    """Whether a name that only ends as those of companies do is told to be a medicine's."""
    for place in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        told = _MEDICINES.match(text, place.end())
        if told and (told["inn"] is None or looks_like_inn(told["inn"].partition("-")[0], strictly=False)):
            return True
        if _ACTED_ON.match(text, place.end()):
            return True
        line = max(text.rfind("\n", 0, place.start()) + 1, place.start() - BEFORE)
        if not _NAME_ENDS.match(text, place.end()):
            continue
        if introduced(text[line : place.start()], text[place.end() : place.end() + BEHIND], ()) in _STRONG:
            return True
    return False


@sorting
def _is_company_noun(word: str) -> bool:
    return word in _COMPANY_NOUNS


APPOSED = 8
"""So many words may stand between a name and the noun that says that it is a company's."""


def _apposed_places(words: Words) -> Iterator[int]:
    """Numbers of the words that `_APPOSED` can begin with."""
    for number in words.of(_is_company_noun):
        yield from range(max(0, number - APPOSED), number)


def _with_tickers(text: str) -> Iterator[re.Match[str]]:
    """The names before the tickers: "Korvane Holdings (NASDAQ: KRVN)"."""
    for ticker in _ticker().finditer(text):
        start = ticker.start()
        if before := _BEFORE_TICKER.search(text, max(0, start - LONGEST_NAME), start):
            yield before
