"""What somebody is told to have said, and what has a subject of its own.

Where it is said, "had" only moves the tense back, and "would" is a "will".
"""

import re

from milestones.extract.context import Context
from milestones.extract.events.belated import took_until
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.kinds import hoped_for

_REPORTED = re.compile(
    r"\b(?:said|says|announced|reported|on\s+word|on\s+news|news\s+that|word\s+that)\b(?:(?!\b(?:which|who|after|before|since|when)\b)[^;])*$",
    re.IGNORECASE,
)
"""Ends in what somebody said, where "had" only moves the tense back."""
_SAID_OF_ITSELF = re.compile(
    r"\b(?:said|announced|told|added|confirmed|disclosed|reported|stated|noted|says)\b[^.;,]{0,60}?\b"
    r"(?:it|they|he|she|we|the\s+(?:company|companies|firm|drugmaker|partners|pair|group|biotech))\s+$",
    re.IGNORECASE,
)
"""Ends with who says what they would do."""
_TO_BE_DONE = re.compile(r"\s+(?:\w+ly\s+|also\s+|now\s+)?be\s+$")
"""Between "would" and what a company will have done: "said that an application would be submitted"."""
_CONDITION = re.compile(r"\W*(?:If|Should|Unless|Were|Assuming|Provided|In\s+case|In\s+the\s+event)\s")
"""Opens a sentence that says on what the rest of it hangs."""
_GOT = re.compile(
    r"\b(?:received|earned|recogni[sz]ed|awarded|paid|achieved|triggered|obtained|collected)\b"
    r"(?:(?!\b(?:will|would|may|might|could|can|eligible|entitled|expects?|payable|exercisable|vests?|contingent)\b)[^.;])*$",
    re.IGNORECASE,
)
"""Ends with what somebody got: what it came upon has happened, "received $25 million upon approval"."""
_AND_SUBJECT = re.compile(
    r",\s+(?:and|so|then)\s+(?:[\w.'’&-]+\s+){1,5}$|,\s+(?:and\s+)?(?:it|they|he|she)\s+(?:then\s+)?$",
    re.IGNORECASE,
)
"""Ends with a subject that opens a clause beside the one before."""
_AFTER = re.compile(r"\W*(?:After|Following|Since|Despite)\s")
_DESPITE = re.compile(r"\W*(?:Despite|Notwithstanding|In\s+spite\s+of|Thanks\s+to|Regardless\s+of)\s")
"""Opens a sentence with a fact, whatever its clause behind the comma expects."""
_ITS_TIME = re.compile(r"\s+(?:in|on|last|earlier)\s+(?:[A-Z]|\d|the\s|this\s|month|week|year)")
"""Opens a sentence with what came before; behind that: when it came."""
_IN_RELATIVE = re.compile(r",\s+(?:which|who|that)\s+[^,;]{0,80}$")
"""Ends within a relative clause: what follows its comma is said of something else."""
_CLOSES = re.compile(
    r"[^,;]{0,80},\s+(?:(?:also|then|now|already|recently|itself|later)\s+)?"
    r"(?:(?:has|have|had|was|were|is|are|won|got|gave|took|put|sought|withdrew)\b|[a-z]+ed\b|$)"
)
"""The rest of a relative clause, with the verb behind it of which its head is the subject."""

_ANOTHERS = re.compile(
    r"\b(?:of|for|to|before|after|with|from|until|towards?|into|upon|on|the|an?|its|their|our|his|her|this|that|any"
    r"|and|or|support(?:s|ing)|enabl(?:es|ing)|preced(?:es|ing)|including|ensuring)\s+(?:[\w]+ly\s+|much[-\s]|long[-\s])?$",
    re.IGNORECASE,
)
"""Ends with what makes the participle behind it one of the noun that follows: "ahead of", "the"."""
_EXPECTED_THING = re.compile(
    r"(?:expected|anticipated)\s+(?!(?:in|on|by|to|for|from|during|at|within|before|after|between|later|around|early|late|mid|next|this"
    r"|as|and|or|some|soon|shortly|today|tomorrow|first|second|third|fourth|any)\b)[A-Za-z]",
    re.IGNORECASE,
)
"""A participle with the noun that it describes, and no time: "anticipated launch"."""

_STEP = re.compile(
    r"(?:^|[,;]|\b(?:with|and|as|while|then|for|of|to|before)\b)\s*(?:(?!(?:which|who|that)\b)[\w.'’/&-]+\s+){0,6}?"
    r"(?:launch|dates?|(?:user\s+fee\s+)?act|pdufa|roll-?out|availability|shipments?|sales|revenues?|dosing|enrol(?:l)?ment|recruitment|initiation|start|commencement|trial|study"
    r"|trials|studies|data|results|read-?outs?|top-?line|decision|action|verdict|ruling|opinion|answer|outcome|review|fil(?:ing|ings)|submissions?|approvals?"
    r"|licen[cs]es?|clearance|authori[sz]ations?|nod|go-ahead|green\s+light|registrations?|recommendation|clos(?:e|ing)"
    r"|completion|patients?|subject|participant|phase(?:\s+\w{1,3})?)\s+(?:(?:by|from|of|in)\s+(?:the\s+)?[A-Z][\w.]*\s+(?:[A-Z][\w.]*\s+){0,3})?"
    r"(?:(?:now|also|still|currently|expected|anticipated|planned|targeted|slated|scheduled|due|set|in|by|for|on|during)\s+)*"
    r"(?:(?:the|early|late|mid|end|of|year-?end|first|second|third|fourth|quarter|half|as|soon)[\s-]+)*$",
    re.IGNORECASE,
)
"""Ends with another step, of which what follows is said: "with first patient dosing"."""


def is_of_a_step(text: str, start: int, end: int) -> bool:
    """Whether what is said at `end` is said of a step told between: "clears Korvane, launch expected"."""
    return _STEP.search(text, start, end) is not None


FAR = 8
"""Within so many words before an approval stands what puts it off."""
_PUT_OFF = re.compile(
    r"(?<![\w-])(?:delay(?:s|ed|ing)?|postpon(?:es?|ed|ing)|defer(?:s|red|ring)?|(?:hold(?:s|ing)?|held)\s+(?:up|back|off(?:\s+on)?)"
    r"|put(?:s|ting)?\s+(?:off|back)|stall(?:s|ed|ing)?|push(?:es|ed|ing)?\s+(?:back|off|out)|slow(?:s|ed|ing)?(?:\s+down)?"
    r"|set(?:s|ting)?\s+back|withhold(?:s|ing)?|withheld|block(?:s|ed|ing)?|derail(?:s|ed|ing)?|thwart(?:s|ed|ing)?)\s+"
    r"(?:(?:the|its|their|any|final|full|formal|potential|possible|planned|first|regulatory|marketing|accelerated|conditional|[A-Z][\w.]*|[\w.]+['’]s?)\s+){0,3}$"
)
"""Ends with what keeps an approval from coming: "delaying final", "puts off the EU's"."""


_WONT = re.compile(r"(?:will|would|wo(?=n['’]t)|can|could)(?:n['’]t|\s?not)\b", re.IGNORECASE)
_YET = re.compile(
    r"[^.;]{0,90}?\b(?:until|till|(?:only|solely|merely)\s+(?:on|with|because)|(?:based|on\s+the\s+basis)\s+(?:only|solely))\b"
)
"""Behind "will not approve": it may yet, or on other grounds."""


def is_put_off(text: str, candidate: Candidate) -> dict[str, tuple[int, int]]:
    """The cue of an approval or filing that is only kept from coming, or only kept from coming yet."""
    start = candidate.anchor
    if candidate.form == "noun" and candidate.kind.endswith("-submission"):
        start = min(start, candidate.start)
        delayed = _PUT_OFF.search(text, candidate.sentence.words_back(start, FAR), start)
        return {"awaited": (start, start)} if delayed else {}
    if candidate.kind in ("refusal", "complete-response"):
        wont = _WONT.match(text, start)
        put_off = wont is not None and _YET.match(text, wont.end(), candidate.sentence.end) is not None
    else:
        put_off = candidate.kind == "nda-approval" and candidate.form == "noun"
        put_off = (
            put_off and _PUT_OFF.search(text, candidate.sentence.words_back(start, FAR), start) is not None
        )
    return {"negated": (start, start)} if put_off else {}


_SHORT_PLURAL = re.compile(r"[A-Z]{2,}s")
"""An abbreviation in the plural: "ODDs" are designations, no odds."""


def is_no_cue(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words are something else here: the month May, "ODDs", "had" where somebody reports."""
    said = match.group()
    if said == "to be" and took_until(text, start, match.start()):
        return True
    if said.startswith("plan") and text.startswith(("trial plan", "study plan"), max(0, match.start() - 6)):
        return True  # "the trial plan for X won the ministry's nod"
    if said == "had":
        return is_reported(text, start, match.start())
    if said == "upon":
        return came_upon(text, start, match.start())
    return said == "May" or _SHORT_PLURAL.fullmatch(said) is not None


def is_reported(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends in what somebody said."""
    return _REPORTED.search(text, start, end) is not None


def came_upon(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] tells what somebody got, upon what is told behind it."""
    return _GOT.search(text, start, end) is not None


def would_do(text: str, candidate: Candidate, cue: tuple[int, int] | None) -> bool:
    """Whether somebody said what they would do themselves: "the company said it would file by May"."""
    if cue is None or hoped_for(candidate.kind) or text[slice(*cue)].lower() != "would":
        return False
    start = candidate.sentence.start
    if _CONDITION.match(text, start):
        return False
    if candidate.passive and _TO_BE_DONE.fullmatch(text, cue[1], candidate.anchor):
        return is_reported(text, start, cue[0])
    return _SAID_OF_ITSELF.search(text, start, cue[0]) is not None


def of_another_subject(text: str, candidate: Candidate, near: tuple[int, int], *, forward: bool) -> bool:
    """Whether the act and the cue have a subject each: "it might fail, and the FDA rejected it".

    Before a cue the act stands in a relative clause then: "X, which is approved in A, is expected to sell".
    """
    if not forward:
        start, end = candidate.sentence.start, near[0]
        if _EXPECTED_THING.match(text, near[1]) and _ANOTHERS.search(text, start, near[1]):
            return True  # "wins approval ahead of anticipated data"
        if _AFTER.match(text, start, candidate.start) and _ITS_TIME.match(text, *near):
            return True
        if _DESPITE.match(text, start, candidate.start) and "," in text[slice(*near)]:
            return True
        return "," in text[slice(*near)] and _IN_RELATIVE.search(text, start, end) is not None
    told = candidate.form != "status" and _CLOSES.match(text, *near) is not None
    if told and _IN_RELATIVE.search(text, candidate.sentence.start, near[0]):
        return True  # "Korvane, which would get half of the sales, filed"
    finite = candidate.form == "past" and not candidate.passive
    return finite and _AND_SUBJECT.search(text, *near) is not None


_TO_BE_AND = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)\b(?:to|will|would|should|could|may|might|can)\s+be\s+(?:\w+ly\s+)?(?:re-?)?"
    r"(?:submitted|filed|lodged|completed|reviewed|accepted|assessed|validated|finali[sz]ed)\b[^;.]*?,?\s+and\s+(?:then\s+|\w+ly\s+)?$"
)
"""Ends with what makes of the participle behind it the second of two that are to come: "to be filed and"."""


def is_second_to_come(text: str, candidate: Candidate) -> bool:
    """Whether the act is the second of two that are to come: "will be filed in 2025 and approved in 2026"."""
    start = candidate.sentence.start
    return candidate.form == "past" and _TO_BE_AND.search(text, start, candidate.anchor) is not None


_MEETING_AND = re.compile(
    r"\b(?:meeting|feedback|advice|guidance|hearing|consultation)\b[^.;]*\band\s+(?:then\s+)?(?:to\s+)?$"
)
"""From a request on: for what it is, and what is to be done besides: "a meeting and to resubmit"."""
_AND_THEN = re.compile(r"\band\s+(?:also\s+|then\s+)?$", re.IGNORECASE)
"""Ends with what joins one verb to another."""


def is_next_verb(text: str, candidate: Candidate, start: int) -> bool:
    """Whether a finite verb is joined to what was told before it: "an opinion for X and recommended Y"."""
    if candidate.form == "base" and _MEETING_AND.search(text, start, candidate.anchor):
        return True
    finite = candidate.form == "past" and not candidate.passive
    return finite and _AND_THEN.search(text, start, candidate.anchor) is not None


_VERDICT = frozenset(["rejected", "refused", "turned down", "declined", "denied"])
_AND_VERDICT = re.compile(
    r"(?:\band|,|\bthen)\s+(?:(?:also|then|later|since|now|meanwhile|\w+ly)\s+)*(?:(?:was|were|has\s+been|had\s+been)\s+)?$"
    r"|\b(?:and|then)\s+(?:the\s+)?(?-i:[A-Z][\w.]*)\s+(?:(?!(?:to|not|never)\b)[\w.'’]+\s+){0,4}?(?:(?:has|had|have|also|later|then)\s+)*$",
    re.IGNORECASE,
)
"""Ends with what joins one participle to another, or a clause with a subject of its own."""


def is_next_verdict(text: str, candidate: Candidate, cue: re.Match[str]) -> bool:
    """Whether what was refused here was dealt with elsewhere: "rejected in the US and approved in Japan"."""
    if candidate.form != "past" or cue.group().lower() not in _VERDICT:
        return False
    return _AND_VERDICT.search(text, cue.end(), candidate.anchor) is not None


_AND_TO_FILE = re.compile(r"\band\s+(?:then\s+|subsequently\s+)?(?:to\s+)?$", re.IGNORECASE)
"""Ends with what joins an infinitive to one before it."""


def is_next_step(candidate: Candidate, cue: re.Match[str]) -> bool:
    """Whether a filing is what is to be done besides talks: "to discuss the data and to submit an NDA"."""
    filing = candidate.form == "base" and candidate.kind.endswith("-submission")
    if not filing or not cue.group().lower().startswith(("discuss", "align", "feedback", "guidance")):
        return False
    return _AND_TO_FILE.search(candidate.sentence.text, cue.end(), candidate.anchor) is not None


_HAS_YET_TO = re.compile(
    r"(?:\s+(?!(?:had|was|were|again|more|daily|weekly|monthly|a|every|per)\b)[\w.'’&®™-]+){1,8}?\s+(?:has|have)\s+"
    r"(?:(?:also|finally|fully|formally|been)\s+){0,2}"
)
"""From "once", "until" and the like to a participle: "the FDA has" tells of a time to come."""
_TIME = frozenset(["once", "until", "when", "whenever", "before", "assuming", "provided", "as soon as"])


def is_time_to_come(text: str, cue: re.Match[str], verb: int) -> bool:
    """Whether a perfect behind "once" and its like has yet to come true: "until the FDA has approved it"."""
    return cue.group().lower() in _TIME and _HAS_YET_TO.fullmatch(text, cue.end(), verb) is not None


def is_inserted_apart(context: Context, candidate: Candidate, cue: re.Match[str], *, forward: bool) -> bool:
    """Whether of event and cue one stands in an insertion: "X, approved in Japan in 2021, was rejected".

    What is said before a bracket goes for what the bracket holds: "expects two approvals (FDA in May)".
    """
    parts = context.clauses_of(candidate.sentence)
    if parts.inserted(candidate, cue.start()):
        # "Approval, which could come in May": the clause is on what stands before it.
        return forward or parts.insertion_at(cue.start())[0] > candidate.end
    left, right = parts.insertion_at(candidate.anchor)
    if left == right or left <= cue.start() < right:
        return False
    return not (forward and context.text[left] == "(")
