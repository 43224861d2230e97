"""Acts that are only a property of things: "all approved therapies", "FDA-approved drugs"."""

import re
from collections.abc import Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.events.examples import examples_of
from milestones.lexicon.cues import cues
from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import Worded

_THINGS_THAT = re.compile(
    r"\b(?:medicines|drugs|products|therapies|treatments|vaccines)\s+(?:that|which)\s+(?:are|were|have\s+been)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Ends with what makes a passive a property of things: "medicines that are already"."""
_ALL_OF = re.compile(r"\b(?:all|any|other|no|existing|available|currently)\s+(?:\w+\s+)?[A-Z]{2,}-$")
"""Ends with "all other FDA-": whatever is approved, not an approval."""
_BY_AUTHORITY = re.compile(
    r"\b[A-Z]{2,}-$|\b(?:an?|only|its|their|first)\s+(?:\w+\s+){0,2}(?!(?:A?NDA|BLA|MAA|INDA?|CTA|CTN)\s)[A-Z]{2,}\s$"
)
"""Ends with an authority as the first part of "FDA-approved"; no application: "an IND filed"."""
_WITH_ANOTHERS = re.compile(r"\bwith\s+(?:[A-Z][\w&.-]*\s+)*[A-Z][\w&.-]*['’]s\s+[\w.]+-\Z")
"""Ends with the owner of what the medicine is joined with: "combines it with Korvane's FDA-"."""
_NEXT_WORD = re.compile(
    r"\s+(?:(?:\w+-[a-z-]+|oral|topical|systemic|injectable|inhaled|targeted|biologic|generic|standard|conventional|available)\s+){0,2}([a-z-]+)"
)
_WORD = re.compile(r"[\w'’-]+")
_THING = re.compile(r"\s+(?!(?:the|an?|its|it|this|that|both|two|by|for|as|to|under|in|on)\b)[a-z]")
_THEN = re.compile(r"\s+(?:since|in|on)\s")
_LISTS = re.compile(
    r"(?:\s+by\s[^,.;:]{2,40}?)?(?:\s+(?:in|during|for|this|last|on)\s[^,.;:]{2,30}?)?"
    r"(?:\s+(?:include[sd]?|including|comprise[sd]?|(?:are|were|was)(?!\s+(?:[a-z]+(?:ed|en)|not|also|only|in|on)\b))\b|:)"
)
"""Behind "the drugs approved": the list of them follows."""
_NAMED_ONES = re.compile(
    r"\s+[a-z-]+s(?:\s+(?:for|in|to\s+treat)\s+(?:[\w-]+\s+){0,3}[\w-]+)?"
    r"(?P<sign>:|,|\s+(?:are|is|include[sd]?|including|such\s+as|namely))\s+(?=[A-Z][\w®™-]{3})"
)
"""Behind "approved": the medicines by their names, "products: Zelvora and Ostrevia"."""
_THEY_ARE = re.compile(
    r"(?:\s+(?:by|in)\s[^.;:,]{2,60}?)?(?:(?:,|\s[–—-])\s+(?:(?:namely|notably|specifically|being)\s+)?(?=[A-Z][\w®™-]{3})"
    r"|,\s+(?:including|such\s+as|namely)\s|:\s)"
)
"""Behind "products approved": the medicines in apposition, "in the United States, Zelvora and Ostrevia"."""
_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|both|its|our|their)\s+(?:(?!of\b)[\w-]+\s+){0,3}?[a-z]+s\s+$",
    re.IGNORECASE,
)
"""Ends with how many things they are: "has two commercial products"."""
_NAMED_FORM = re.compile(
    r"(?<![.;:,]\s)\b([A-Z][\w-]+)[®™]?\s+(?:\([^()]{2,60}\)\s+)?(?:(?:[\w/-]+|\d+(?:\.\d+)?\s?(?:mg|mcg|%))\s+){0,3}?[a-z]+s\s+$"
)
"""Ends with the form of a medicine that is named: "as Zelvora (zelbrutinib) extended-release capsules"."""
_COUNTED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|its|our|their)\s+(?:[A-Z][\w.&-]*\s?)*-?$"
)
"""Ends with what tells that all of them are named: "its three FDA-"."""
_PARTS = re.compile(
    r"\b(?:combin\w+|formulations?|mixtures?|composed|made\s+up)\s+(?:\w+\s+)?(?:of|from)\s[^,;]{0,40}$",
    re.IGNORECASE,
)
"""Ends with what is made of medicines: "a fixed-dose combination of two FDA-"."""
_ONE_OF = re.compile(
    r"\b(?:is|are|was|were|becomes|became|remains?)\s+(?:\w+ly\s+|also\s+)?(?:one|among)\s+(?:of\s+)?(?:only\s+|just\s+|the\s+)*(?:\w+\s+){0,2}\w+\s+$"
)
"""Ends with what makes of a medicine one of those approved: "Zelvora is one of only two drugs"."""
_HAS = re.compile(r"\b(?:has|have|had)\s+(?:(?:also|both|already|an?|U\.S\.|[A-Z]{2,4}|orphan|and)\s+){0,4}$")
_ANY = ("a", "an", "any", "each", "every", "no")
_REDUCED = re.compile(
    r"(?:,|\s[–—-]|\()\s*(?:already|previously|recently|currently|first|newly|originally|initially)?\s*$"
)
"""Ends with the comma that opens a reduced clause: "X, already approved in Japan, ..."."""
_BY_OR_DATE = re.compile(
    r"\s+(?:(?:[\w®™-]+\s+){0,6}?(?:by|in|on|last|this|earlier)|(?:for|to\s+treat)\s+\w+)\b|\s+(?-i:(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s\d|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"already|previously|recently|only|currently")
_SHARING = ("each", "all")
_DID = re.compile(r"[a-z]+(?::|\s+(?:the|its|their|an?|for|with|it)\s)")
"""A verb with what it governs: "the partners each filed an NDA", "all filed: an NDA for X"."""
_ITS_OBJECT = re.compile(r"\s+(?:the|its|it|this|that|both|an?)\s", re.IGNORECASE)
"""Behind a participle with an adverb: it is a verb with its object: "Canada already approved the drug"."""
_NOUNS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}[a-z-]+s\b")
"""Behind a participle: what has the property: "newly approved drugs"."""
AUTHORITY = (
    r"(?:\b[A-Z]{3,6}"
    r"|\b(?i:regulators?|agency|commission|ministry|administration|authority|canada|adcomm|panel|committee|advis[eo]rs))\)?"
)
AGENT = re.compile(
    rf"(?:{AUTHORITY}|\b(?:E[CU]|U[KS])|\b[A-Z][A-Za-z]*[a-z]\)?|\b[Ww]e)\s+(?:(?:also|now|has|have|had|since|just|[a-z]+ly)\s+){{0,3}}$"
)
"""Ends with an authority as the subject of the verb that follows."""


_INSERTION = re.compile(
    rf"(?:^\W*|[,;:]\s+|\b(?:and|but|that|said|as|while|when|after|because)\s+)(?:[Tt]he\s+)?(?:[A-Z][\w.’'&-]*\s+|of\s+|and\s+|for\s+|drugs?\s+|health\s+|medicines?\s+){{0,8}}?"
    rf"(?:{AUTHORITY}|E[CU]|UK|U\.S\.|Swissmedic|TGA|Brussels)(?:\s\([^()]{{2,12}}\))?,\s+[^;]{{2,120}},\s+$"
)
"""Ends with an authority and what is inserted behind it: the verb that follows is its own."""
_HOPED_FIRST = re.compile(
    r"(?<!proud\s)(?<!pleased\s)(?<!delighted\s)(?<!excited\s)(?<!thrilled\s)\b(?:to|of|toward|towards|at|in)\s+"
    r"(?:be|becom|deliver|develop|bring|provid|offer|launch|creat|commerciali[sz]|advanc|mak|hav)(?:e|ing)?\s+"
    r"(?:(?:patients|people|families|children|them)\s+)?(?:forward\s+)?(?:what\s+[a-z]+\s+be\s+)?"
    r"(?:the|an?|its|our|their)\s+(?:world['’]s\s+|potential(?:ly)?\s+)?(?:very\s+)?(?:first|only|next|new)\s+(?:and\s+only\s+)?(?:[A-Z]{2,}-)?$"
)
"""Ends with what is striven for: "its mission to deliver the first"."""


_TRADED = Worded.needing(
    "launched launches introduced introduces unveiled unveils shipping selling marketing distributing"
    " promoting supplying commercializing commercialising relaunched acquired acquires bought buys purchased"
    " in-licensed out-licensed licensed rights rolled divested",
    r"\b(?:(?:re)?launche[sd]|introduce[sd]|unveil(?:s|ed)|acquire[sd]|bought|buys|purchased|(?:in-|out-)?licensed"
    r"|(?:beg[au]n|begins|start(?:s|ed))\s(?:shipping|selling|marketing|distributing|promoting|supplying|commerciali[sz]ing)"
    r"|rolled\s+out|divested|rights\s+(?:to|for|in))\s[^,;]{3,60}"
    r"(?:,\s+(?:(?:which|that)\s+(?:is|are)\s+|an?\s+)?|\s+(?:which|that)\s+(?:is|are)\s+)"
    r"(?:(?:now|already|fully|first|currently)\s+)?(?:[A-Z][\w.]*-)?$",
)
"""Ends with what was done with a medicine, before what it is: "launched Zelvora, an FDA-"."""


def words_before(text: str, candidate: Candidate, place: int, left: int | None = None) -> list[str]:
    """The few words of the sentence (or from `left`) before `place`, small letters, the nearest last."""
    start = candidate.sentence.start if left is None else left
    return _WORD.findall(text[start:place].lower())[-6:]


_IS_ONE = re.compile(
    r"(?<!\b[Tt]here\s)\b(?:is|are|was|were|remains?)\s+(?:(?:of\s+course|already|now|also|still|both|\w+ly),?\s+)*an?\s+(?:fully\s+|conditionally\s+)?$"
)
"""Ends with what makes of an approved medicine what one is: "Zelvora is already an"."""
_ONE_THERE = re.compile(
    r"\s+(?:medicine|medication|drug|product|treatment|therapy|vaccine|pill|antibody)\s+in\s+(?:the\s+)?(?=[A-Z])"
)
"""Behind "approved": where it is one."""


def attributive(text: str, candidate: Candidate, named: bool) -> str:
    """ "All approved CAR-T therapies", "FDA-approved drugs": a property, not an event."""
    if candidate.passive and _THINGS_THAT.search(text, candidate.sentence.start, candidate.anchor):
        return "attributive"
    if (
        candidate.rule.startswith("echo")
        or candidate.passive
        or examples_of(text, candidate)
        or "," in text[candidate.end : candidate.end + 1]
        or text.endswith(": ", candidate.sentence.start, candidate.anchor)
        or (named and (_is_one_there(text, candidate) or _has_its_subject(text, candidate)))
    ):
        return ""
    lead_in = text[candidate.sentence.start : candidate.anchor]
    if _ALL_OF.search(lead_in) or _HOPED_FIRST.search(lead_in):
        return "attributive"
    behind = _NEXT_WORD.match(text, candidate.end, candidate.end + 60)
    if behind and behind[1] in naming().class_plurals:
        listed = _NAMED_ONES.match(text, candidate.end, candidate.sentence.end)
        counted = listed is not None and (listed["sign"] != "," or _COUNTED.search(lead_in) is not None)
        counted = counted and not _PARTS.search(lead_in)
        return "" if named and (counted or AGENT.search(lead_in)) else "attributive"
    if _BY_AUTHORITY.search(lead_in):
        if _WITH_ANOTHERS.search(lead_in) and behind:
            return "attributive"
        return "" if named or _THEN.match(text, candidate.end) else "attributive"
    before = words_before(text, candidate, candidate.anchor)
    if before and before[-1] in naming().class_plurals:
        end = candidate.sentence.end
        lists = named and (_LISTS.match(text, candidate.end, end) or _are_named(text, candidate))
        form = _NAMED_FORM.search(lead_in) if named and before[-1] in drug_names().dosage_forms else None
        lists = lists or (form is not None and form[1] not in naming().not_names)
        return "" if lists or _ONE_OF.search(lead_in) else "attributive"
    if len(before) > 1 and not named and before[-1] in naming().class_nouns and before[-2] in _ANY:
        return "attributive"
    if candidate.rule == "approve product" and _REDUCED.search(lead_in):
        its_own = _BY_OR_DATE.match(text, candidate.end, candidate.sentence.end)
        return "" if its_own else "attributive"
    return "attributive" if lead_in.endswith("-") or _described(text, candidate, before) else ""


def _is_one_there(text: str, candidate: Candidate) -> bool:
    """Whether a medicine is said to be one that a country approved: "is an authorised medicine in the EU"."""
    is_one = _IS_ONE.search(text[candidate.sentence.start : candidate.anchor])
    return is_one is not None and _ONE_THERE.match(text, candidate.end) is not None


def _has_its_subject(text: str, candidate: Candidate) -> bool:
    """Whether the comma before a verb ends an insertion behind its subject: "The FDA, on Friday, cleared"."""
    if candidate.rule != "approve product" or not text.endswith(", ", 0, candidate.anchor):
        return False
    return _INSERTION.search(text[candidate.sentence.start : candidate.anchor]) is not None


def _are_named(text: str, candidate: Candidate) -> bool:
    """Whether a number of things follow by their names: "has two products approved in the EU, X and Y"."""
    follow = _THEY_ARE.match(text, candidate.end, candidate.sentence.end)
    if follow is None:
        return False
    return _SO_MANY.search(text, candidate.sentence.start, candidate.anchor) is not None


def is_held(lead_in: str) -> bool:
    """Whether the status that follows is what a medicine has, since some day before: "which has FDA"."""
    return _HAS.search(lead_in) is not None


def is_property(text: str, candidate: Candidate) -> bool:
    """Whether the act says what a thing is, not what was done to it: "to buy X, an FDA-approved drug"."""
    if is_traded(text, candidate):
        return True
    if candidate.form != "past" or candidate.passive:
        return False
    if _are_named(text, candidate):
        return True
    if _THEN.match(text, candidate.end):
        return False
    before = _BY_AUTHORITY.search(text, candidate.sentence.start, candidate.anchor)
    return before is not None and _THING.match(text, candidate.end) is not None


def is_traded(text: str, candidate: Candidate) -> bool:
    """Whether the act says what the medicine is that something was done with: "launched X, approved by"."""
    if candidate.kind != "nda-approval" or candidate.form != "past":
        return False
    start = candidate.sentence.start
    return candidate.sentence.search(_TRADED, start, candidate.anchor) is not None


def _described(text: str, candidate: Candidate, before: Sequence[str]) -> bool:
    """Whether the word before makes a property of the act: "already approved drugs", "all approved ones"."""
    if not before or before[-1] not in cues().attributive:
        return False
    if before[-1].endswith("ly") and AGENT.search(text, candidate.sentence.start, candidate.anchor):
        return _NOUNS.match(text, candidate.end) is not None  # "the ministry newly designated X"
    told = any(word in ("has", "have", "had", "was", "were", "not") for word in before[-3:-1])
    infinitive = before[-1] == "to" and not text[candidate.start : candidate.end].endswith("ed")
    finite = _ADVERB.fullmatch(before[-1]) and _ITS_OBJECT.match(text, candidate.end)
    did = before[-1] in _SHARING and _DID.match(text, candidate.anchor)
    opens = (
        len(before) == 1
        and _ADVERB.fullmatch(before[-1])
        and _BY_OR_DATE.match(text, candidate.end, candidate.sentence.end)
    )
    return not (told or infinitive or finite or did or opens)  # "Already approved in Japan, X is ..." tells
