"""Substances that everybody knows, where a text treats them as medicines: "an NDA for oral aspirin".

A word for one stands as often for a cause, a target or what the body has too little of ("plasminogen
deficiency"). So one is a medicine's name only in a text that files, approves or designates it somewhere.
"""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.titled import form_words
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.substances import substances
from milestones.lexicon.wordpatterns import alternatives

FINDER = "a substance in a medicine's place"
BEFORE = 130
"""Within so many characters before a substance begins what makes its place a medicine's."""
_HOW = (
    r"(?:(?:[Ii]ntravenous|[Oo]ral|[Ii]nhaled|[Nn]ebuli[sz]ed|[Ii]ntranasal|[Nn]asal|[Tt]opical|[Ss]ubcutaneous|[Ii]ntramuscular|[Ii]njectable|[Tt]ransdermal"
    r"|[Ll]iposomal|[Bb]uffered|[Gg]eneric|[Rr]ecombinant|[Hh]uman|[Ss]almon|[Pp]urified|[Ss]ynthetic|[Pp]lasma-derived|[Ff]ast-acting|[Ll]ong-acting|[Ll]iquid"
    r"|[Ll]ow-dose|[Hh]igh-dose|[Nn]ovel|[Pp]roprietary|[Ii]nvestigational|[Ee]xperimental|[Ff]irst|[A-Za-z]+-[Rr]elease|[A-Za-z]+-[Ff]ree)"
    r"\s(?:\([A-Z]{2,4}\)\s)?){0,3}"
)
"""How it is given or made."""
_FILED = (
    r"\b(?i:applications?|s?ndas?|andas?|s?blas?|maa|ind|designations?|status|approvals?|clearance|authori[sz]ation|licen[cs]e|submission|filing|letter"
    r"|hold|opinion|review|use|form|version|formulation|dose|candidate|drug)\b(?:\s\([^()]{1,24}\))?"
    r"(?:\s(?:to|from|by|with)\s(?:the\s)?[A-Z][\w.&-]*(?:\s(?:[A-Z][\w.&-]*|and|for)){0,6}(?:\s\([A-Z]{2,6}\))?)?\s(?:of|for|to|on)\s"
)
_WHOSE = r"(?:(?:its|their|our|the|an?|[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}['’]s?)\s)?"
_DONE = (
    r"\b(?:(?i:approve[sd]?|accept(?:s|ed)|clear(?:s|ed)|validate[sd]|reject(?:s|ed)|authori[sz]e[sd]|designate[sd]|grant(?:s|ed))\s"
    r"|(?i:granted|awarded|given|conferred)\s(?:by\s(?:the\s)?[A-Z][\w. ]{1,40}\s)?(?:to|on)\s)"
)
_BEHIND_IT = re.compile(rf"(?:{_FILED}|{_DONE}){_WHOSE}{_HOW}\Z")
"""Ends with an application, a decision or a status, before what it is for."""
_OWNED = re.compile(rf"(?:\b(?:[Ii]ts|[Tt]heir|[Oo]ur)|['’]s|s['’])\s{_HOW}\Z")
"""Ends with whose it is."""
_GETS = re.compile(
    r"(?:,[^,.;]{3,60},)?\s(?:(?:was|were|is|has|have|had|been|also|now|already)\s){0,3}"
    r"(?:granted|awarded|given|received|receives|won|wins|got|gets|obtained|secured|approved|cleared|designated|accepted|rejected|filed|submitted"
    r"|NDA|BLA|sNDA|sBLA|IND|MAA|application)\b"
)
"""Behind what is somebody's: what it got, or is filed in."""
_FROM_ITS_MAKER = re.compile(
    r",?\s(?:from|of)\s[A-Z][^;\n]{2,60}?,?\s(?:for|in)\s(?:the\s)?(?:treatment|prevention|management)\s"
)
"""Behind an item of a list of medicines: "ascorbic acid, from Korvane Ltd, for treatment of"."""


@cache
def _named() -> re.Pattern[str]:
    names = alternatives(substances().names)
    return re.compile(
        rf"(?<![\w-])(?P<name>{names})(?:\s(?:citrate|sodium|sulfate|hydrochloride|acetate))?(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _is_other() -> re.Pattern[str]:
    """Behind a substance: it is a cause, a target or a state there."""
    return re.compile(rf"[\s-](?:{alternatives(substances().others_behind)})(?!\w)", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    """Behind a substance that is a medicine: how it is used, in which form, or nothing more of its name."""
    forms = alternatives(form_words())
    return re.compile(
        rf"\s*(?:$|[,.;:()®™]|\s(?:for|to|in|as|and|was|is|has|had|by|from|on|with|after|under|that|which|{forms})\b)",
        re.IGNORECASE,
    )


@sorting
def _opens_substance(word: str) -> bool:
    """Whether one of the names begins with the word."""
    return word.lower() in substances().first_words


def substance_hits(words: Words) -> Iterator[NameHit]:
    """The substances of a text that it treats as medicines, at all their places."""
    text = words.text
    places = (words.starts[number] for number in words.of(_opens_substance))
    found = [match for match in words.matches(_named(), places) if not _is_other().match(text, match.end())]
    told = {match["name"].lower() for match in found if _in_place(text, match)}
    for match in found:
        if match["name"].lower() in told:
            yield NameHit(match.start(), match.end(), FINDER)


def _in_place(text: str, match: re.Match[str]) -> bool:
    """Whether the substance is filed, approved or designated there, or somebody's that was."""
    left = max(0, match.start() - BEFORE)
    if _BEHIND_IT.search(text, left, match.start()):
        return _ends().match(text, match.end()) is not None
    if _FROM_ITS_MAKER.match(text, match.end()):
        return True
    return _OWNED.search(text, left, match.start()) is not None and _GETS.match(text, match.end()) is not None
