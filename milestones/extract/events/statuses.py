"""Candidate events that a status or an outcome tells by its own name, such as "orphan designation"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from milestones.extract.events.candidate import CLAUSE, Candidate, told_form
from milestones.extract.events.clauses import APPOSED
from milestones.extract.events.phrasing import filing
from milestones.extract.events.shortstatuses import ONTO, is_short
from milestones.extract.events.statuslists import first_of_list, has_head
from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import GLUE
from milestones.lexicon.datewords import date_words
from milestones.lexicon.events import ActionWord, StatusWord, event_words
from milestones.lexicon.wordpatterns import Worded, alternatives, any_of

_AS = re.compile(
    r"\b(?:as|an?|to|into|in|for|onto|on|of)\s+(?:(?:its|the|their|that)\s+)?(?:[\w.'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what ties a name to the verb that gives it."""
_BARELY = re.compile(r"\s+(?:(?:US|U\.S\.|EU|UK)\s+)?[A-Z]{2,6}\s+")
"""From a headline's verb to the name that it gives: "named FDA breakthrough therapy"."""
_BE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"(?:\s+in\s+(?:the\s+)?[A-Z][\w.]*)?,?\s+(?:since|from)\s+(?:\w+\s+)?(?:19|20)\d\d\b")
"""Behind a bare status: it has been one for some time."""
_PART_OPENS = re.compile(r"(?:[:;,|(]|\s[-–—])\s+(?:(?:an?|the|its|also)\s+)?$")
"""Ends with what parts the steps of a history: "US: orphan drug 2019, fast track 2020"."""
_WAS_GIVEN = re.compile(
    r"\s+(?:(?:for|to|from|by)\s+(?:[\w.'’&-]+\s+){1,6}?)?(?:was|were|has\s+been|had\s+been)\s+(?:\w+ly\s+)?"
    r"(?:granted|given|awarded|received|conferred|issued|obtained|assigned)\b|\s+(?:granted|awarded|went\s+to)\b"
)
_REVIEWED_UNDER = re.compile(
    r"\b(?:reviewed|evaluated|assessed|considered)\s[^.;,]{0,60}?\b(?:under|through|via|within)\s+(?:its|the)\s+"
    r"(?:[\w.]+(?:['’]s)?\s+){0,2}[\"“'‘]?$"
)
"""Ends with what tells that a scheme is used, for which the medicine has its status."""
_IN_A_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]")
"""Behind "is an orphan drug": where it is one."""
_ITS_DAY = re.compile(
    r":?\s+(?:(?:is|was|are|now)\s+)*(?:(?:set|scheduled|due|slated|assigned|expected)\s+)?(?:(?:of|in|on|for|by)\s+)?"
    r"(?:(?:[a-z]+\s+){0,4}(?:[A-Z][a-z]{2,8}\.?\s+|Q)?\d|(?:early|mid|late)?[\s-]?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|(?:this|next)\s+(?:week|month|quarter)\b)"
)
"""Behind "PDUFA": the day that it sets."""
_ITS_HOLDER = re.compile(r"(?:,\s+for|:|\s[–—-])\s+(?=[A-Za-z])")
"""Behind a status that opens an item."""
_BY_AUTHORITY = re.compile(r"\b[A-Z]{2,}(?:'s|’s)?\s+$")
_AUXILIARY = re.compile(
    r"(?:has|have|had)\s+(?:(?:been|also|already|now|just|recently|\w+ly)\s+)*"
    r"(?:applied|asked|filed|sought|requested|petitioned|submitted|planned|intended|hoped|wanted|failed)\b",
    re.IGNORECASE,
)
"""No verb of having, but a part of one that asks: "has applied for"."""
_IS_ONE = re.compile(
    r"\b(?:is|are|was|were|been|remains?|became)\s+(?:(?:also|now|already|both|still)\s+)?an?\s+(?:[A-Z]{2,5}\s+)?$"
)
"""Ends with what makes of the name behind it a property: "is a"."""
_NOTHING_ELSE = ("qidp-designation", "rmat-designation")
"""Statuses whose bare names mean nothing else: who is one has been made one."""
_TICKER = re.compile(
    r"\b(?i:nasdaq|nyse|amex|otc\w*|tsx\w*|cse|neo|aim|lse|lon|asx|euronext|hkex|hkse|kosdaq|kospi|sse|szse|bse|nse|tse|six|stock)\b[\w\s]{0,20}:\s?$"
)
"""Ends with the exchange before the letters of a share: "(NYSE: CRL)"."""
_A_LIST = re.compile(r"\b(?:list|register)\b", re.IGNORECASE)
_STANDS_ON = re.compile(
    r"\b(?:is|are|was|were|been|remains?|stands?|stood|appears?|figures?)\s+(?:(?:also|now|already|still)\s+)?on\s+"
    r"(?:[\w.'’-]+\s+){0,6}$",
    re.IGNORECASE,
)
_OR = re.compile(rf"{GLUE.pattern}|,\s+or\s+")
"""Between the name of a status and its abbreviation: "complete response letters, or CRLs"."""
_NOMINAL = Worded.needing(
    "designation recognition classification",
    r"\b(?:designation|recognition|classification)\s+of\s+(?:(?!(?:of|in|at|to|is|was)\b)[\w®™()/'’-]+\s+){1,12}?as\s+(?:an?\s+|the\s+)?$",
)
"""Ends with the noun that gives a bare status: "designation of Zelvora as an"."""
PART = 8
"""Characters of the longest mark, with its article, that parts the steps of a history."""
HEADING = 5
"""A heading over a list has at most so many words."""
ABBREVIATIONS = 64
"""Abbreviations whose brackets are remembered."""
DEFINED = 80
"""Within so many characters before its bracket stand the words of an abbreviation."""
_CODE = re.compile(r"-\d")
"""Goes on to a medicine's code that begins as a status: "CRL-101"."""
NOMINAL = 18
"""So many words before a bare status the noun that gives it stands at most."""
JOINED = 4
"""So many between "joins" and the scheme: "joins the EMA's PRIME scheme"."""
NAMED = 12
"""So many words may stand between the verb and the status that it gives."""


def statuses(text: str, sentence: Sentence, acts: Sequence[Act]) -> Iterator[Candidate]:
    """The candidates of a sentence's statuses, each told once: "Orphan Drug Designation (ODD)" is one."""
    named = [hit for hit in acts if hit.value.status]
    heads = [hit for hit in acts if hit.value.head] if named else []
    last: tuple[str, int] | None = None
    for hit in named:
        status = hit.value.status
        if status is None or _CODE.match(text, hit.end):
            continue
        if last and last[0] == status.kind and _is_said_again(text, last[1], hit):
            last = (status.kind, hit.end)
            continue
        if (status.bare and _is_other(text, hit, status)) or _TICKER.search(text, sentence.start, hit.start):
            continue
        if status.bare and not has_head(text, hit, heads, named) and not _is_label(text, sentence, hit):
            if candidate := _designated(text, sentence, hit, status, acts):
                last = (status.kind, hit.end)
                yield candidate
            continue
        last = (status.kind, hit.end)
        asked = filing(text, sentence, hit.start, hit.end, "noun", True) if _of_trial(status) else None
        yield asked or _by_name(sentence, hit, status)


_WHOSE = re.compile(r"\W*(?:New\s+)?(?:(?:U\.?S\.?|E\.?U\.?|FDA|EMA|European|Chinese|NMPA|CDE)\s+){1,2}")
_COLON = re.compile(r"s?:\s+(?!(?:an?|the|this|that|what|how|why)\s)(?=\S)", re.IGNORECASE)
"""Before and behind a status that is a label, with who gives it; no definition follows."""


def _is_label(text: str, sentence: Sentence, hit: Act) -> bool:
    """Whether a bare status is the label of those that have it: "FDA fast track: X for gout; Y for lupus"."""
    whose = _WHOSE.fullmatch(text, sentence.start, hit.start)
    return whose is not None and _COLON.match(text, hit.end, sentence.end) is not None


def _is_said_again(text: str, end: int, hit: Act) -> bool:
    """Whether a name only shortens the one that ends at `end`: "(ODD)", ", or CRLs,"."""
    short = text[hit.start : hit.end].rstrip("s").isupper()
    return (_OR if short else GLUE).fullmatch(text, end, hit.start) is not None


def _is_other(text: str, hit: Act, status: StatusWord) -> bool:
    """Whether the text makes an abbreviation of words that are not the status: "dementia (FTD)"."""
    said = text[hit.start : hit.end]
    bracket = _bracket(text, said) if said.isupper() else -1
    if bracket < 0:
        return False
    return _words_of(status.kind).search(text, max(0, bracket - DEFINED), bracket) is None


@lru_cache(maxsize=ABBREVIATIONS)
def _bracket(text: str, said: str) -> int:
    """Where the text first has an abbreviation alone in a bracket; -1 where it has it nowhere."""
    return text.find(f"({said})")


@cache
def _words_of(kind: str) -> re.Pattern[str]:
    """The words, no abbreviations, by which a status is named."""
    words = event_words().statuses
    return any_of([word for word in words if words[word].kind == kind and not word.isupper()])


def _designated(
    text: str,
    sentence: Sentence,
    hit: Act,
    status: StatusWord,
    acts: Sequence[Act],
) -> Candidate | None:
    """A bare status behind a verb that gives or names it: "named X a breakthrough therapy"."""
    if _stands_alone(text, sentence, hit, status) or _is_one(text, sentence, hit, status, acts):
        return _by_name(sentence, hit, status)
    if status.expected:
        return _by_name(sentence, hit, status) if _ITS_DAY.match(text, hit.end, sentence.end) else None
    if noun := sentence.search(_NOMINAL, sentence.words_back(hit.start, NOMINAL), hit.start):
        return replace(_by_name(sentence, hit, status), start=noun.start(), anchor=noun.start())
    short = is_short(text, sentence, hit)
    first = first_of_list(text, hit, acts)
    for other in reversed(acts):
        if other.end <= hit.start and other.value.status and _is_opinion(other.value.status):
            return None  # what was given is the opinion: "adopted a positive opinion on X as an orphan drug"
        if other.end > hit.start or CLAUSE.search(text, other.end, hit.start):
            continue
        for act in other.value.actions:
            if not _gives(text, sentence, other, act, first, short=short):
                continue
            passive = _BE.search(text[sentence.start : other.start]) is not None
            form = told_form(text, sentence, other.start, act.form)
            return Candidate(
                status.kind, "designate status", sentence, other.start, hit.end, other.start, form,
                passive, jurisdiction=status.jurisdiction,
            )  # fmt: skip
    if (
        sentence.heading
        and _BY_AUTHORITY.search(text[sentence.start : hit.start])
        and ONTO.match(text, hit.end)
    ):
        return _by_name(sentence, hit, status)
    return None


def _gives(text: str, sentence: Sentence, verb: Act, act: ActionWord, hit: Act, *, short: bool) -> bool:
    """Whether a verb before a bare status gives or names it: "designated X an orphan drug"."""
    said = text[hit.start : hit.end]
    lists = act.form == "gerund" and text.startswith("includ", verb.start)
    if lists or sentence.words_between(verb.end, hit.start) > NAMED:
        return False  # "designated two drugs, including X, as"
    if text.startswith("approv", verb.start) and APPOSED.search(text, verb.end, hit.start):
        return False  # "approved X, an orphan drug": so much it was before
    one_word = said.islower() and " " not in said and "-" not in said
    if act.action == "designate" and short and text.startswith("join", verb.start):
        return sentence.words_between(verb.end, hit.start) <= JOINED
    if act.action == "designate" and not one_word and _AS.search(text, verb.start, hit.start):
        return True
    if act.action == "designate" and sentence.heading and _BARELY.fullmatch(text, verb.end, hit.start):
        return " " in said
    return act.action in ("give", "get") and short and not _AUXILIARY.match(text, verb.start)


def _stands_alone(text: str, sentence: Sentence, hit: Act, status: StatusWord) -> bool:
    """Whether a bare name needs no verb before it: over or on a list, with a time or a verb behind it."""
    if (
        _over_a_list(text, sentence, hit)
        or _on_a_list(text, sentence, hit)
        or _opens_item(text, sentence, hit)
    ):
        return True
    if _is_status(status):
        said = text[hit.start : hit.end]
        # "Fast track went to X"; "orphan drug" and its like can be the medicine itself.
        plain = said.isupper() or said.lower().endswith("track")
        given = plain and _WAS_GIVEN.match(text, hit.end, sentence.end)
        if given or _REVIEWED_UNDER.search(text, sentence.start, hit.start):
            return True
    if _SINCE.match(text, hit.end) is not None:
        return True
    step = _PART_OPENS.search(text, max(sentence.start, hit.start - PART), hit.start)
    return step is not None and _dated().match(text, hit.end, sentence.end) is not None


@cache
def _dated() -> re.Pattern[str]:
    """Behind a step of a history that has but its name: its time, "orphan drug, June 2019"."""
    words = date_words()
    month = rf"(?:{alternatives(words.months)})\b\.?"
    return re.compile(
        rf",?\s+\(?(?:in\s+|on\s+|since\s+)?(?:(?:that|this|last|early|late|mid)[\s-]+)?(?:(?:\d{{1,2}}\s+)?{month}|Q[1-4]\b|H[12]\b|(?:19|20)\d\d\b)"
        r"(?:\s\d{1,2}\b)?(?:,?\s(?:19|20)\d\d)?(?=\W|$)(?!\s+[a-z])",
        re.IGNORECASE,
    )


def _over_a_list(text: str, sentence: Sentence, hit: Act) -> bool:
    """Whether the name opens a heading of a few words: "Orphan drug (EU)"."""
    few = len(text[sentence.start : sentence.end].split()) <= HEADING
    return few and sentence.block.heading and not sentence.title and hit.start == sentence.start


def _opens_item(text: str, sentence: Sentence, hit: Act) -> bool:
    """Whether the name opens an item that says whose it is: "- Orphan drug, for Korvane's X, for gout"."""
    bulleted = sentence.block.item and not re.search(r"\w", text[sentence.start : hit.start])
    return bulleted and _ITS_HOLDER.match(text, hit.end) is not None


def _on_a_list(text: str, sentence: Sentence, hit: Act) -> bool:
    """Whether it is an authority's list on which the medicine stands: "is on the list of orphan drugs"."""
    if not _A_LIST.search(text, hit.start, hit.end):
        return False
    return _STANDS_ON.search(text[sentence.start : hit.start]) is not None


def _is_one(
    text: str,
    sentence: Sentence,
    hit: Act,
    status: StatusWord,
    acts: Sequence[Act],
) -> bool:
    """Whether the medicine is one, beside another status: "is an orphan drug and has PRIME status"."""
    if not _IS_ONE.search(text[sentence.start : hit.start]):
        return False
    if status.kind in _NOTHING_ELSE or " " not in text[hit.start : hit.end]:
        return status.kind in _NOTHING_ELSE
    if _is_status(status) and _IN_A_PLACE.match(text, hit.end):
        return True
    others = [hit.value.status for hit in acts if hit.value.status and _is_status(hit.value.status)]
    return any(not other.bare and other.kind != status.kind for other in others)


def _of_trial(word: StatusWord) -> bool:
    """Whether what is named is leave for a trial, which can be filed for: "clinical trial approval"."""
    return word.kind == "ind-approval"


def _is_opinion(word: StatusWord) -> bool:
    return word.kind.endswith("-opinion")


def _is_status(word: StatusWord) -> bool:
    return word.kind.endswith("-designation") or word.kind == "innovation-passport"


def _by_name(sentence: Sentence, hit: Act, status: StatusWord) -> Candidate:
    """What the status' own name tells, without a verb that gives it."""
    return Candidate(
        status.kind, "status", sentence, hit.start, hit.end, hit.start, "status", False,
        jurisdiction=status.jurisdiction, expected=status.expected,
    )  # fmt: skip
