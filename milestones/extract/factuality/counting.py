"""Acts, statuses and applications that are only counted: "seven refusals", "scores of INDs were filed"."""

import re
from functools import cache

from milestones.extract.events.attributive import words_before
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.cues import cues
from milestones.lexicon.wordpatterns import Worded

COUNTED = "counted, not told"
"""Why a number of acts is refused."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_APPLICATIONS = re.compile(
    r"\b(?:applications|submissions|filings|dossiers|requests|INDs|NDAs|BLAs|MAAs|ANDAs|CTAs|sNDAs|sBLAs)\b"
)
_LARGE = r"(?<![\d,.])(?:(?!(?:19|20)\d\d\b)\d{2,4}|\d{1,3},\d{3})"
_SORTS = (
    r"(?:(?:abbreviated|generic|investigational|experimental|new|drug|biologics?|biological|licen[cs](?:e|ing)"
    r"|supplement(?:al|ary)|marketing|authori[sz]ation|approval|registration|regulatory|clinical|trial|orphan|such"
    r"|similar|other|more|separate|additional|further|individual|U\.?S\.?|[A-Z]{2,5}|\([A-Z]{2,5}s?\))\s+){0,5}?"
)
"""Words between a number and "applications" that say which."""
_HUNDREDS = re.compile(
    rf"{_LARGE}\s+{_SORTS}(?:ANDAs?|applications?|INDs|NDAs|BLAs|dossiers|filings)\b", re.IGNORECASE
)
"""So many applications are nobody's: "has filed over 280 ANDAs"."""
_MANY = re.compile(
    r"\b(?i:[5-9]|\d{2,3}|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozens\s+of|numerous)\s+$"
)
"""Ends with a number of statuses that is nobody's list: "holds 20 orphan designations"."""
_SO_MANY_WITH = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|most|some|many|\d{1,2})\s+(?:of\s+(?:them|these|which|the\s+\w+)\s+)?"
    r"(?:with|have|had|hold|carry|enjoy|boast)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
"""Ends with how many medicines have a status, none of which is named: "four with"."""
_SO_MANY_GOT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d{1,2})\s+(?:that|which|of\s+(?:them|these|which|those))?\s*(?:(?:have|had|has)\s+)?"
    r"(?:(?:since|already|now|so\s+far|previously|been|just|only|recently|finally|also)\s+){0,2}(?:received|won|gained|obtained|secured|earned|got|gotten|achieved|reached|granted)\s+(?:[\w.'’]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Ends with how many medicines got it, none of which is named: "including three that have received FDA"."""
_SUCH_A_NUMBER = re.compile(
    r"(?:^|[,;:.]\s|\b(?:and|while|where|that|as)\s)(?:(?:in|during|since|over)\s[^,;]{3,40},\s)?"
    r"(?:(?:a\s+total\s+of|some|about|around|roughly|nearly|almost|(?:more|fewer|less)\s+than|over|at\s+least|approximately|up\s+to)\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens\s+of|hundreds\s+of|scores\s+of|several|many|numerous|\d{1,3})\s+"
    r"(?:(?!(?:of|and|or|in|for|with)\b)[\w'’-]+\s+){0,4}"
    r"(?:drugs|agents|candidates|medicines|therapies|treatments|products|compan(?:y|ies)|firms|developers|molecules|compounds|programs|programmes|assets|vaccines|biologics)\s+"
    r"(?:(?:have|had|were|was|has|are|been|also|already|now|since|so\s+far)\s+)*"
    r"(?:(?:received|won|gained|obtained|secured|earned|got|achieved|holds?|granted|awarded|designated|given)\s+(?:[\w.'’]+\s+){0,4})?$",
    re.IGNORECASE,
)
"""Ends with how many medicines got it, none of which is named: "four Korean agents have earned the FDA's"."""
_NEXT_CLAUSE = re.compile(r",\s(?:while|and|but)\s")
_THE_NAMES = re.compile(
    r"[^.;]{0,60}?(?::|\((?![A-Z]{2,6}\))|\s[-–—]+\s|\b(?:including|namely|among\s+them|such\s+as)\b)"
)
"""Behind that: which they are."""
_FOR_ONE = re.compile(r"\s+(?:for|to)\s", re.IGNORECASE)
"""Behind statuses: what they are for."""
_BY_THE_DOZEN = re.compile(r"\s+by\s+the\s+(?:dozen|score|hundred|handful|bucketload)s?\b")
"""Behind statuses: there were many."""
COUNT = 40
"""Within so many characters before an application stands how many there are."""
_HEAPED = Worded.needing(
    "flurry burst wave string raft spate slew batch crop host shower showers rush parade stream glut clutch"
    " bevy array torrent flood",
    r"(?<!\bamong\sthe\s)(?<!\bamong\sthe\sbumper\s)(?<!\bamong\sthe\slatest\s)(?<!\bamong\sa\s)"
    r"\b(?:flurry|burst|wave|string|raft|spate|slew|batch|crop|host|showers?|rush|parade|stream|glut|clutch|bevy"
    r"|array|torrent|flood)\s+of\s+(?:[\w-]+\s+){0,3}$",
)
"""Ends with what makes of an act's noun a heap of them: "a flurry of refusals"."""
_BY_WHOM = re.compile(r"\s+(?:by|at|with)\s+(?:the\s+)?[A-Z]")
"""Behind a review: who does it, so that it is no title of a list."""
_QUARTER = re.compile(r"[1-4]q|q[1-4]|[12]h|h[12]")
"""Directly before "approvals": those of a quarter, in a list's title."""
_OF_ALL_SORTS = re.compile(
    r"\s+(?:and|or)\s+(?:other\s+)?(?:designations?|actions|submissions|decisions|reviews)\b"
)
"""Behind "approvals": the title of a list."""
_STATUSES = ("designations", "statuses", "holds", "letters", "reviews")
"""End the names of statuses in the plural."""


@cache
def _quantity() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Ends with a number that nobody counted ("scores of", "quite a few"); the same before applications."""
    said = rf"\b(?<!\bin\s)(?:{cues().quantities})\s+(?:of\s+(?:the\s+)?)?"
    return (
        re.compile(rf"{said}(?:[a-z]+\s+)?$", re.IGNORECASE),
        re.compile(rf"{said}{_SORTS}(?=(?-i:{_APPLICATIONS.pattern}))", re.IGNORECASE),
    )


_OF_THE_TRADE = re.compile(
    r"\b(?:(?:new|novel|regulatory|annual|yearly|quick|speedy|fast|swift|cancer|orphan|biotech|pharma|medicine|vaccine|product)\s+)*"
    r"(?:drug|medicine|vaccine|product|biologic|biosimilar|generics?)\s+$|\b(?:quick|speedy|swift|fast|rapid|hasty|lax|record|annual)\s+$"
    r"|\b(?:run|pace|rate|number|tally|total|year|history|record|lack|dearth|shortage|absence)\s+of\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what makes of "approvals" those of all medicines: "good news on new drug"."""


def of_the_trade(text: str, candidate: Candidate) -> bool:
    """Whether a plural noun tells of approvals in general: "known for its quick approvals"."""
    if candidate.form != "noun" or candidate.sentence.title or not text.endswith("s", 0, candidate.end):
        return False
    start = max(candidate.sentence.start, candidate.start - COUNT)
    return _OF_THE_TRADE.search(text, start, candidate.start) is not None


def _such_a_number(text: str, candidate: Candidate) -> bool:
    """Whether a number of medicines got a status, and the sentence goes on without their names."""
    if not candidate.kind.endswith("-designation"):
        return False
    start, stop = candidate.sentence.start, candidate.sentence.end
    if not any(_SUCH_A_NUMBER.search(text[start:end]) for end in {candidate.start, candidate.anchor}):
        return False
    clause = _NEXT_CLAUSE.search(text, candidate.end, stop)
    return _THE_NAMES.match(text, candidate.end, clause.start() if clause else stop) is None


def in_a_heap(candidate: Candidate) -> bool:
    """Whether an act's noun is one of a heap: "a flurry of refusals"."""
    return candidate.sentence.search(_HEAPED, end=candidate.start) is not None


def many_statuses(text: str, candidate: Candidate, named: bool) -> bool:
    """Whether statuses are a number of them and nobody's: "holds 20 orphan designations"."""
    if _such_a_number(text, candidate):
        return True
    left = max(candidate.sentence.start, candidate.start - COUNT)
    if not named and _SO_MANY_WITH.search(text, left, candidate.start):
        return True
    if not text[candidate.start : candidate.end].lower().endswith(_STATUSES):
        return False
    if _BY_THE_DOZEN.match(text, candidate.end, candidate.sentence.end):
        return True
    if _MANY.search(text, candidate.sentence.start, candidate.start):
        return _FOR_ONE.match(text, candidate.end) is None
    return not named and _quantity()[0].search(text, left, candidate.start) is not None


def counted(text: str, candidate: Candidate) -> bool:
    """Whether a noun is only a number of acts: "seven recommendations, two refusals"."""
    if _SO_MANY_GOT.search(text, candidate.sentence.start, candidate.start):
        return True
    words = words_before(text, candidate, candidate.start)[-3:]
    plural = text[candidate.start : candidate.end].endswith("s")
    if plural and _OF_ALL_SORTS.match(text, candidate.end):
        return True
    if plural and any(
        word in cues().numbers
        or (word.isdigit() and not _YEAR.fullmatch(word))
        or (word == words[-1] and _QUARTER.fullmatch(word))
        for word in words
    ):
        return True
    start = max(candidate.sentence.start, candidate.start - COUNT)
    return plural and _quantity()[0].search(text, start, candidate.start) is not None


def many_applications(text: str, candidate: Candidate, named: bool) -> str:
    """Why an act is done to a number of things and to none by its name: "has accepted 24 applications"."""
    block = candidate.sentence.block
    titled = block.heading and not text.endswith(".", 0, candidate.sentence.end)
    if candidate.rule.startswith(("weigh ", "go_on ")) and titled and not (named and block.item):
        by_whom = named and _BY_WHOM.match(text, candidate.end, candidate.sentence.end)
        return "" if by_whom else COUNTED
    if _HUNDREDS.search(text, candidate.start, candidate.end) or _such_a_number(text, candidate):
        return COUNTED
    if named or not _APPLICATIONS.search(text, candidate.start, candidate.end):
        return ""
    left = max(candidate.sentence.start, candidate.start - COUNT)
    if _quantity()[1].search(text, left, candidate.end) or _HUNDREDS.search(text, left, candidate.end):
        return COUNTED
    found = _APPLICATIONS.search(text, left, candidate.end)
    words = text[left : found.start()].lower().split()[-3:] if found else []
    return COUNTED if any(word in cues().numbers or word.isdigit() for word in words) else ""
