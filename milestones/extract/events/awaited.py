"""Applications that are only announced, without a word for the filing: "an IND is planned for May".

What is planned needs no time ("an MAA is in preparation"). A mere name behind or before a word of expecting
("on track for an IND in the first quarter", "BLA expected in 2H26") needs one close behind it.
"""

import re
from collections.abc import Container, Iterator, Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.events.pairing import Thing
from milestones.extract.text.document import Sentence
from milestones.lexicon.cues import cues
from milestones.lexicon.datewords import written_months
from milestones.lexicon.events import event_words
from milestones.lexicon.wordpatterns import Worded

_IS_PLANNED = re.compile(
    r"\s+(?:[\w.'’()/-]+\s+){0,12}?(?:is|are|remains?)\s+(?:\w+ly\s+|now\s+|still\s+)?"
    r"(?:planned|scheduled|slated|targeted|in\s+preparation|on\s+track|foreseen|being\s+prepared"
    r"|imminent|close\s+at\s+hand|in\s+the\s+works"
    r"|(?:expected|anticipated|due)\s+(?:soon|shortly|imminently|to\s+follow|to\s+be\s+(?:filed|submitted|made)))\b"
    r"|\s+(?:[\w.'’()/-]+\s+){0,8}?(?:is|are|was|will\s+be|has\s+been)\s+(?:now\s+)?(?:delayed|postponed|deferred|pushed\s+(?:back|out))\s+(?:to|until|into)\b"
    r"|\s+(?:[\w.'’()/-]+\s+){0,8}?(?:(?:has|have)\s+(?:now\s+)?)?(?:slipped|slid|moved|shifted|drifted)\s+(?:back\s+|out\s+)?(?:to|into)\s+(?:the\s+|early|late|mid|next|Q|H|[1-4]Q|[12]H|20)"
    r"|\s+(?:[\w.'’()/-]+\s+){0,8}?(?:(?:should|will|is\s+to)\s+(?:come|go\s+in|be\s+in)|follows|comes|goes\s+in|is\s+on\s+the\s+(?:cards|calendar|agenda|schedule)|is\s+up\s+next)"
    r"\s+(?:for\s+)?(?=(?:in|during|by|before|next|later|early|late|mid|Q|20)\b)"
    r"|\s+(?:[\w.'’()/-]+\s+){0,8}?(?:should|will|is\s+to|are\s+to|is\s+expected\s+to|are\s+expected\s+to)\s+(?:then\s+)?follow\b"
    r"|\s+(?:[\w.'’()/-]+\s+){0,8}?to\s+follow\s+(?:in|by|on|at|later|next|within|before|this|shortly|soon)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s+(?:[\w.'’()/-]+,?\s+){0,9}?(?:in|by|for|during|before|around|to|until|later|early|mid|late|next|this|expected|planned|targeted|anticipated|slated)[\s-]+"
    r"(?:(?:the|early|late|mid|first|second|third|fourth|end|of|this|next|a)[\s-]+){0,5}"
    r"(?:[1-4]Q|Q[1-4]|[12]H|H[12]|1st|2nd|quarter|half|year(?:-end)?|month|20\d\d"
    rf"|{written_months()}\b)",
)
"""Behind an application: when it is to come."""
_TIMED = re.compile(
    r"\b(?:(?:early|late|mid|first|second|third|fourth|end)[\s-]+)?(?:(?:quarter|half|year)[\s-]+)?"
    r"(?:20\d\d|Q[1-4](?:\s20\d\d)?|[1-4]Q(?:\s?\d\d)?|H[12](?:\s20\d\d)?|[12]H(?:\s?\d\d)?|year-end|(?:quarter|half|year)(?=\s))\s+"
    r"(?:(?:U\.?S\.?|E\.?U\.?|FDA|EMA|European|Japanese|Chinese|regulatory)\s+)?$",
    re.IGNORECASE,
)
"""Directly before an application: when it is to come: "targets 2025 filing"."""
_THERE = re.compile(
    r"(?:U\.?S\.?|E\.?U\.?|FDA|EMA|PMDA|NMPA|European|Japanese|Japan|Chinese|China|Canadian|American|British|UK|Korean|regulatory)\s+$"
)
"""Ends with whose filing it is, that of a country or an authority."""
_FOR_IT = re.compile(
    r"\s+(?:to\s+the\s+[A-Z]{2,5}\s+)?(?:of|for)\s+(?:(?:its|the|our|an?)\s+)?(?:[\w'’/-]+\s+){0,4}?(?:[A-Z][\w-]{3,}|[\w-]+(?:mab|nib|tide|gene|cel)\b)"
    r"|\s+(?:to|with|in)\s+(?:the\s+)?(?:[A-Z]{2,5}\b|U\.S|European|Japan|China|Canada)"
)
"""Behind it: of which medicine, or with whom."""
_OTHER_PAPERS = re.compile(
    r"\b(?:patent|IPO|SEC|court|tax|annual|bankruptcy|regulatory\s+exchange|safety|data|paper|abstract|designation|orphan|protocol)\s+$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:\s+(?:submission|filing|application)s?)?(?:\s*[,.;]|\s*$|\s+(?:to|with|for|in|by|of|at|on|this|next|later|and|once|after|soon|early|late|mid)\b)"
)
"""Behind an application that is the thing itself."""
_IN_BRACKETS = re.compile(
    r"(?:\s+(?:(?!\b(?:was|were|has|is|are|will)\b)[\w.'’/-]+\s+){0,6}?[\w.'’/-]+)?\s*\("
    r"(?:expected\s+|planned\s+|in\s+|by\s+)?(?:(?:early|late|mid|year-end|end)[\s-]+(?:of\s+)?)?"
    r"(?:[1-4]Q|Q[1-4]|[12]H|H[12]|20\d\d|year-end)[^()]{0,12}\)",
    re.IGNORECASE,
)
"""Behind an application in a list: the time alone, in brackets."""
_AFTER_COLON = re.compile(
    r"(?:\s+(?:(?!\b(?:was|were|has|is|are|will)\b)[\w.'’/-]+\s+){0,4}?[\w.'’/-]+)?:\s+(?:(?:expected|planned|targeted|in|by)\s+){0,2}"
    r"(?:(?:early|late|mid|year-end|end)[\s-]+(?:of\s+)?)?(?:[1-4]Q|Q[1-4]|[12]H|H[12]|20\d\d|year-end)",
    re.IGNORECASE,
)
"""Behind an application in a note: the time alone, behind a colon: "U.S. filing: Q4 2026"."""
_PUT_OFF = re.compile(
    r"\b(?:(?:push(?:ed|es|ing)?|put|moved?|moving)\s+(?:back|out|off)|delay(?:ed|s|ing)|postpon(?:ed|es|ing)|deferr(?:ed|ing)|promis(?:ed|es)|pledg(?:ed|es)|owes)\s+"
    r"(?:(?:the\s+)?[A-Z]{3,5}\s+)?(?:(?:its|the|their|an?)\s+)?(?:(?:planned|first|[A-Z]\.?[A-Z]\.?)\s+)?$"
)
"""Ends with what is done to an application that is yet to come."""
_TALKS = re.compile(
    r"\s+(?:meetings?|discussions?|talks|feedback|readiness"
    r"|of\s+(?:[\w-]+\s+){0,2}?(?:data|results|papers?|abstracts?|manuscripts?))\b",
    re.IGNORECASE,
)
"""Behind an application: only talks about it are meant."""
_TALK_OF = re.compile(
    r"\b(?:meetings?|discussions?|talks|feedback|advice|consultations?|hearing|conference|call)\s+(?:with\s+(?:the\s+)?[\w.]+\s+)?"
    r"(?:to\s+(?:discuss|review|consider|support|prepare)|on|about|regarding|concerning|for|ahead\s+of|before)\s+"
    r"(?:(?:the|its|our|their|an?)\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with talks of which an application is the subject: "a meeting to discuss the"."""
_DECISION = re.compile(
    r"\b(?:decisions?|rulings?|verdict|opinion|action|response|answer|reply|outcome|word)\b", re.IGNORECASE
)
"""Before an application: what is awaited is not that it is filed."""
_OUTCOME = re.compile(
    r"\s+to\s+(?:receive|get|win|gain|secure|earn|obtain|land|clear|pass|be\s+(?:\w+ly\s+)?(?:approved|cleared|authori[sz]ed|granted|accepted|rejected"
    r"|reviewed|decided|acted|ruled))\b",
    re.IGNORECASE,
)
"""Behind "expected": what becomes of an application that is filed."""
_FOLLOWED_BY = re.compile(
    r"\b(?:followed|joined)\s+by\s+(?:(?:an?|the|its|their|our)\s+)?(?:[\w.-]+\s+){0,2}$", re.IGNORECASE
)
"""Ends with what comes after another filing, which is planned itself."""
_A_PLAN = Worded.any_of(
    ["plans to", "expects to", "intends to", "aims to", "hopes to", "will submit", "will file", "on track to"]
)
AWAITED = "awaited "
"""Begins the name of the rule by which a name alone is what is expected."""
BEFORE = 60
"""So many characters before an application a word of expecting may begin."""


def awaited(
    text: str, sentence: Sentence, things: Sequence[Thing], paired: Container[Thing]
) -> Iterator[Candidate]:
    """The applications that are announced, of those that no act is paired with."""
    for thing in things:
        kind = event_words().kinds.get((thing.word.object, "submit"))
        if kind is None or thing in paired or _TALKS.match(text, thing.end):
            continue
        if _TALK_OF.search(text, max(sentence.start, thing.start - BEFORE), thing.start):
            continue
        planned = _IS_PLANNED.match(text, thing.end, sentence.end) or _plans(text, sentence, thing)
        if not planned and not _expected(text, sentence, thing):
            continue
        if not planned and thing.word.object == "file" and not _of_a_medicine(text, sentence, thing):
            continue
        rule = f"planned {thing.word.object}" if planned else f"{AWAITED}{thing.word.object}"
        yield Candidate(
            kind, rule, sentence, thing.start, thing.end, thing.start, "base", False, thing.word.application,
            expected=True,
        )  # fmt: skip


def _plans(text: str, sentence: Sentence, thing: Thing) -> bool:
    """Whether the application is what is planned: "plans an MAA for X", not "plans an NDA meeting"."""
    if _ITSELF.match(text, thing.end) is None:
        return False
    left = max(sentence.start, thing.start - BEFORE)
    if _FOLLOWED_BY.search(text, left, thing.start):
        return sentence.search(_A_PLAN, end=thing.start) is not None
    return cues().planning.search(text, left, thing.start) is not None


def _expected(text: str, sentence: Sentence, thing: Thing) -> bool:
    """Whether a word of expecting stands directly beside the application, and a time behind it or before."""
    left = max(sentence.start, thing.start - BEFORE)
    timed = _TIMED.search(text, left, thing.start)
    apart = max(text.rfind(";", sentence.start, thing.start), sentence.start)
    in_brackets = sentence.block.item and _IN_BRACKETS.match(text, thing.end, sentence.end)
    in_brackets = in_brackets or _AFTER_COLON.match(text, thing.end, sentence.end)
    dated = timed or in_brackets or _TIME.match(text, thing.end, sentence.end)
    if not dated or _DECISION.search(text, apart, thing.start):
        return False
    if behind := cues().expected_behind.match(text, thing.end, sentence.end):
        return _OUTCOME.match(text, behind.end(), sentence.end) is None
    if in_brackets or _PUT_OFF.search(text, left, thing.start):
        return True
    return cues().expecting.search(text, left, timed.start() if timed else thing.start) is not None


def _of_a_medicine(text: str, sentence: Sentence, thing: Thing) -> bool:
    """Whether a bare "filing" is one for a medicine or in a country: "a US filing", "filing for Zelvora"."""
    left = max(sentence.start, thing.start - BEFORE)
    if _OTHER_PAPERS.search(text, left, thing.start):
        return False
    return _THERE.search(text, left, thing.start) is not None or (
        _FOR_IT.match(text, thing.end, sentence.end) is not None
    )
