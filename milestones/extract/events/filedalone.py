"""Filings of which no application is named: "filed X with the FDA", "X was submitted in Japan"."""

import re
from functools import cache

from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import written_months
from milestones.lexicon.drugnames import looks_like_code, stem_of
from milestones.lexicon.places import places
from milestones.lexicon.wordpatterns import alternatives

_FILED_WITH = re.compile(
    r"(?P<name>\s+(?:(?:its|their)\s+(?:(?!(?:against|over|about|on|for|of)\b)[a-z][\w'’-]+\s+){1,5}?(?=[A-Z][\w-]*[a-z]))?"
    r"(?!(?:Application|Request|Dossier|Data|Response|Report|Letter|Package|Petition|Amendment|Protocol|Document)s?\s)"
    r"(?P<word>[A-Za-z][\w-]{2,})[®™]?(?:\s+\([^()]{2,40}\))?)?\s+(?:with|to)\s+(?:the\s+)?"
    r"(?:(?:U\.?S\.?|E\.?U\.?|[A-Z][a-z]+(?:['’]s?)?)\s+(?:and\s+)?){0,3}?"
    r"(?:[A-Z]{3,}\b|Food\b|Medicines\b|Health\s+Canada\b|Swissmedic\b|(?:drugs?\s+|health\s+)?(?:regulators?|authorities)\b)"
)
"""Behind "filed": a medicine ("its gout drug Zelbrin") and the authority, or
the authority alone where the medicine stands before."""
_FILED_IN = re.compile(
    r"\s+in\s+(?:the\s+)?(?:U\.?S\.?A?\b|E\.?U\.?\b|U\.?K\.?\b|United\s+States|European\s+Union|Europe|Japan|China|Canada"
    r"|Switzerland|Australia|South\s+Korea|Korea|Taiwan|Brazil|India|Israel)"
)
"""Behind "was filed": where a medicine was."""
_USE_AND_PLACE = re.compile(
    r"(?:\s+(?:for|as|in)\s+(?!(?:the\s+)?(?:U\.|E\.|U\.K|[A-Z]))(?:(?!(?:and|which|that|who|was|is|were|expected|planned)\b)[\w'’/-]+\s+){0,11}?[\w'’/-]+)?"
    rf"(?:{_FILED_IN.pattern}|\s+(?:to|with)\s+(?:the\s+)?(?:(?:U\.?S\.?|E\.?U\.?|[A-Z][a-z]+)\s+){{0,2}}"
    r"(?:FDA|EMA|PMDA|NMPA|MHRA|TGA|CDE|MFDS|MHLW|SFDA|Food\b|European\s+Medicines\b|Health\s+Canada\b|Swissmedic\b"
    r"|ANVISA\b|health\s+authorities|regulators?|authorities)\b)"
)
"""From a medicine to the place of its filing, its use between: "for gout in Japan"."""
_OF_A_MEDICINE = re.compile(
    r"\s+(?:of|for)\s+(?:(?:its|the|our)\s+)?(?:(?:drug|candidate|therapy|vaccine|oral|subcutaneous|weekly)\s+){0,2}"
    r"(?P<name>[A-Za-z][\w-]{3,})[®™]?(?:\s+\([^()]{2,60}\))?"
)
"""Behind a filing's noun: the medicine, "submission of zelbrutinib", which has then still to be placed."""
_PLACED = re.compile(
    r"(?:\b(?:U\.?S\.?A?|E\.?U\.?|U\.?K\.?|FDA|EMA|PMDA|NMPA|MHRA|European|Japanese|Chinese|Canadian|British|Australian|Korean)(?:\s+and\s+[\w.]+)?"
    r"\s+(?:regulatory\s+|marketing\s+)?$)"
)
"""Ends with whose filing the noun behind it is."""
_PAPERS = re.compile(
    r"(?:Applications?|Requests?|Dossiers?|Data|Responses?|Reports?|Letters?|Packages?|Petitions?|Amendments?|Protocols?|Marketing|New|Biologics?|Drug|Investigational|Clinical|Regulatory|Phase|Orphan|Fast|Breakthrough|Rare|RMAT|PRIME|QIDP|IND|CTA|IPO|Chapter|Form|Patent|Pediatric|Paediatric|Comments?|Abstracts?)\b"
)
"""Words with a capital that are no medicine."""
_FILED_THERE = re.compile(r"(?P<name>\s+[A-Z][\w-]{2,}[®™]?(?:\s+\([^()]{2,40}\))?)" + _FILED_IN.pattern)
"""Behind "filed" in the active: a medicine and the country."""
_A_MEDICINE = re.compile(
    r"\s+(?:(?:its|their|our)\s+(?:[a-z][\w-]+\s+){0,4}?)?(?P<name>[A-Za-z][\w-]{3,})[®™]?(?:\s+\([^()]{2,60}\))?"
)
"""Behind "filed" in the active: what may be a medicine, whose place has then still to follow."""
_PLANS_TO = re.compile(r"\b(?:to|will|should|would)\s+(?:(?:then|also|next|now|first)\s+)?$", re.IGNORECASE)
"""Ends with what makes an infinitive of the act behind it."""
_SOMEWHERE = re.compile(
    r"\s+(?:again|anew|once\s+more)\b|(?=\s+(?:in|by|before|during|later|early|late|within|around)\s+(?:the\s+)?"
    r"(?:(?:early|late|mid|end|first|second|third|fourth|of|next|this|coming)[\s-]+){0,4}"
    r"(?:quarter|half|year|month|months|weeks|Q[1-4]|[1-4]Q|H[12]|[12]H|20\d\d"
    rf"|{written_months()})\b)|"
    + _FILED_IN.pattern
    + r"|\s+(?:with|to)\s+(?:the\s+)?(?:(?:U\.?S\.?|European|Japanese|Chinese)\s+)?"
    r"(?:[A-Z]{3,}\b|Health\s+Canada\b|Swissmedic\b|(?:drugs?\s+|health\s+)?(?:regulators?|authorities)\b)"
)
_THEN = re.compile(
    r"(?:\s+and\s+(?:the\s+)?[\w.]+)?\s*(?:[.,;]|$|(?:in|by|for|before|later|this|next|early|late|mid|during|within|after|once|around|at|soon|shortly|on)\b)"
)
"""Behind where a company files: nothing that it hands in, but when or for what."""
_NO_OBJECT = (
    r"(?<!over\s)(?<!about\s)(?<!against\s)(?<!\son\s)(?<!\sof\s)(?<!for\s)(?<!with\s)(?<!\sto\s)(?<!from\s)"
    r"(?<!by\s)"
)
"""Before a medicine that is what something else is about: "a suit over"."""
_IT_WAS = re.compile(
    rf"{_NO_OBJECT}\b(?:[A-Z][\w-]{{2,}}|drug|medicine|therapy|treatment|vaccine|antibody|pill|it)"
    rf"(?:\s*\([^()]{{2,40}}\))?(?:\s+(?:for|in)\s+(?:[\w-]+\s+){{0,3}}[\w-]+)?(?:,\s+which)?\s+(?:(?:was|has\s+been|had\s+been)\s+(?:also\s+)?|[^.;]{{3,90}}\s+and\s+(?:was|has\s+been)\s+(?:also\s+)?)$"
)
"""Ends with a medicine as the subject of a passive, also of a second one."""
_WAS = re.compile(
    r"\b(?<!against\s)(?<!by\s)(?<!from\s)(?<!with\s)[A-Z][\w-]{2,}\s?[®™]?(?:\s\([^()]{2,40}\))?(?:,\s+which)?\s+(?:was|has\s+been|had\s+been)\s+(?:(?:first|also|originally|initially|then)\s+)?$"
)
"""Ends with a name as the subject of a passive, also behind "which"."""
_AGAIN = re.compile(
    r"\s*(?=[.,;]|$|(?:in|on|last|this|earlier|to|with|by|and|after|within|at|but|a|two|three|four|five|six)\s)"
    r"|\s+(?!data\b|analyses\b|responses\b|the\b|its\b|an?\b|their\b)[\w-]+\s+(?:to|with)\s+(?:the\s+)?[A-Z]",
    re.IGNORECASE,
)
"""Behind "resubmitted": nothing that is handed in a second time but what was told before."""
_TO_COME = re.compile(
    r"(?:\s+(?:of|for)(?:\s+[\w.'’-]+){1,4}?)?(?:\s+(?:to|with)\s+the\s+[A-Z]{2,5})?\s+(?:(?:is|remains)\s+)?(?:now\s+|still\s+)?(?:planned|expected|anticipated|targeted|on\s+track|scheduled|slated)\b"
    r"|\s+(?:in|by)\s+(?:the\s+)?(?:first|second|third|fourth|early|mid|late|end|year|Q[1-4]|[1-4]Q|[12]H|H[12])\b",
    re.IGNORECASE,
)
"""Behind a bare "resubmission": when it is to come."""
_IS_FILED = re.compile(
    _NO_OBJECT
    + r"\b(?:[A-Z][\w-]{2,}[®™]?|it|[a-z]{4,}(?:mab|nib|tide|cel|vec|gene|stat|cept|parin|sartan|gliptin"
    r"|gliflozin|gepant|siran|rsen|ciclib|parib|lisib|prazan|xaban|vir|imod|platin|taxel|rubicin|degib))"
    r"(?:\s*\([^()]{2,60}\))?(?:,\s[^,;]{3,80},)?\s+"
    r"(?:(?:is|are|was|has\s+(?:also\s+|now\s+)?been|had\s+(?:also\s+)?been|have\s+(?:also\s+)?been"
    r"|(?:will|should|shall)\s+(?:(?:also|then|first|next|soon)\s+)?be)\s+"
    r"|(?:is|are|remains?)\s+(?:(?:now|also|still|currently)\s+)?"
    r"(?:(?:expected|due|set|scheduled|slated|planned|on\s+track|on\s+course|likely|intended)\s+)?to\s+be\s+)"
    r"(?:(?:also|now|already|first|since|recently|currently|next|then|soon)\s+){0,2}$"
)
"""Ends with a medicine that is filed somewhere, or is to be."""
_ARE_FILED = re.compile(
    r"\b(?:products|medicines|drugs|treatments|therapies|vaccines)\s+(?:that|which)\s+(?:have\s+been|were|are)\s+(?:(?:also|now|recently|newly)\s+)?$"
)
"""Ends with medicines one of which is told: "is among the products that have been"."""
BACK = 120
"""So many characters before an act its subject is looked for."""


def filed_unnamed(text: str, sentence: Sentence, start: int, end: int, *, infinitive: bool) -> str:
    """What is filed where no application is named: "product", or "file" where nothing is; or ""."""
    if _filed_by_name(text, sentence, start, end):
        return "product"
    there = infinitive and _files_there(text, sentence, start, end)
    return "file" if there or _filed_again(text, sentence, start, end) else ""


def _filed_by_name(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a medicine itself is filed: "filed Cordane with the FDA", "Cordane was filed in Japan"."""
    left = max(sentence.start, start - BACK)
    if text[start:end].lower().endswith(("submission", "filing")):
        return _submission_of(text, sentence, start, end)
    if _FILED_THERE.match(text, end, sentence.end) or _filed_for_a_use(text, end, sentence.end):
        return True
    if not text.endswith(" for", start, end) and _filed_there_then().match(text, end, sentence.end):
        return True
    if _with_somebody().match(text, end, sentence.end) and any(
        told.search(text, left, start) for told in (_IS_FILED, _ARE_FILED)
    ):
        return True
    if _FILED_IN.match(text, end, sentence.end):
        return _IT_WAS.search(text, left, start) is not None
    match = _FILED_WITH.match(text, end, sentence.end)
    if match is None:
        return False
    if match["name"]:
        return _may_be_a_medicine(match["word"])
    return _WAS.search(text, max(sentence.start, start - BACK), start) is not None


def _submission_of(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a filing's noun has a medicine and a place: "the submission of zelbrutinib in Japan"."""
    what = _OF_A_MEDICINE.match(text, end, sentence.end)
    if what is None or _PAPERS.match(what["name"]):
        return False
    if not _may_be_a_medicine(what["name"]):
        return False
    if _PLACED.search(text, max(sentence.start, start - BACK), start):
        return True
    return _USE_AND_PLACE.match(text, what.end(), sentence.end) is not None


def _filed_for_a_use(text: str, start: int, end: int) -> bool:
    """Whether a medicine, what it is for and the place follow: "filed zelbrutinib for gout in Japan"."""
    what = _A_MEDICINE.match(text, start, end)
    if what is None or _PAPERS.match(what["name"]) or not _may_be_a_medicine(what["name"]):
        return False
    return _USE_AND_PLACE.match(text, what.end(), end) is not None


def _may_be_a_medicine(name: str) -> bool:
    """Whether a word can name a medicine by its shape: a capital, an INN's stem, or a code."""
    return name[0].isupper() or bool(stem_of(name)) or looks_like_code(name)


@cache
def _filed_there_then() -> re.Pattern[str]:
    """Behind "filed", also with the medicine: a country and a time: "filed in Canada in May"."""
    country = alternatives(place.name for place in places())
    return re.compile(
        r"\s+(?:(?!(?:an?|the|against|over|about|for|with|suits?|lawsuits?|patents?|complaints?|claims?|papers|charges|documents|Form)\b)"
        r"[\w'’-]+\s+){0,5}?(?:(?<!filed\s)(?<!file\s)(?<!files\s)for\s+(?:[\w-]+\s+){1,4}?)?"
        rf"(?:there|in\s+(?:the\s+)?(?:{country}|U\.?S\.?A?|E\.?U\.?|U\.?K\.?|Europe|UAE|Emirates|Korea))"
        r"(?:\s+and\s+(?:the\s+)?[A-Z][\w.]+)?,?\s+"
        r"(?:(?:in|by|during|before)\s+(?:the\s+|early\s+|late\s+|mid-)*(?:[A-Z][a-z]+\b|(?:first|second|third|fourth|last|end|turn|year|half|next|coming)\b|(?:19|20)\d\d|Q[1-4]|H[12])"
        r"|last\s|this\s|next\s|later\s+this)",
    )


@cache
def _with_somebody() -> re.Pattern[str]:
    """Behind "is filed": with whom, or where: "for review by the EMA", "in Canada"."""
    country = alternatives(place.name for place in places())
    there = rf"(?:{country}|U\.?S\.?A?|E\.?U\.?|U\.?K\.?|Europe|Korea|Emirates)\b"
    desk = (
        r"(?:(?:U\.?S\.?|E\.?U\.?|[A-Z][a-z]+)\s+){0,2}(?:[A-Z]{3,6}\b|Food\s+and\s+Drug|Medicines\s+Agency|Health\s+Canada|Swissmedic"
        r"|(?:(?:drugs?|health)\s+)?(?:regulators?|authorities)\b)"
    )
    review = r"for\s+(?:\w+\s+)?(?:review|approval|evaluation|assessment|registration|authori[sz]ation)"
    return re.compile(
        rf"\s+(?:{review}\s+(?:(?:in|by|with|to|at)\s+(?:the\s+)?(?:{there}|{desk}))|in\s+(?:the\s+)?{there}|(?:with|to)\s+(?:the\s+)?{desk})"
    )


def _files_there(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company is to file, and only where: "plans to file with the FDA by May", "in Japan"."""
    if not _PLANS_TO.search(text, sentence.start, start):
        return False
    where = _SOMEWHERE.match(text, end, sentence.end)
    return where is not None and _THEN.match(text, where.end(), sentence.end) is not None


def _filed_again(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether an application that is not named is filed a second time: "which Korvane resubmitted in May"."""
    if not text[start:end].lower().startswith(("resubmi", "re-submi", "refil", "re-fil")):
        return False
    noun = text[start:end].lower().endswith("ion")
    return (_TO_COME if noun else _AGAIN).match(text, end, sentence.end) is not None
