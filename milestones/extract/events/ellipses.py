"""Places that take an act without its verb: "..., the EMA in May and Canada a month later"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from milestones.extract.events.acting import SHARED
from milestones.extract.events.candidate import Candidate
from milestones.extract.mentions import Where
from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import alternatives

_ALSO = re.compile(
    r"[^.;]{0,60}?(?:,|\band\b|;|(?P<after>\b(?:following|after|behind)\b)|\bfollowed\s+by\b)\s+(?:(?:and|but|then|finally|lastly|later|also)\s+)*(?:(?:in|by|of|from)\s+)?(?:the\s+|its\s+)?"
    r"(?:[A-Z]\w+['’]s\s+|European\s+|(?:agency|regulators?|authorit(?:y|ies)|watchdog|counterparts?)\s+(?:of|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""From an act to one more place beside it."""
_INSERTED = re.compile(
    r",\s+(?:after|following|despite|with|by|which|where|whose|for\s+its\s+part|however|too)\b[^,;.]{0,70},\s*"
)
"""Between a place and its time: "and the TGA, after some hesitation, on the last day of June"."""
_ANSWER = re.compile(
    r"(?:['’]s?(?:\s+(?:(?:own|drug|health|medicines)\s+)?(?:agency|regulators?|authorit(?:y|ies)|watchdog|counterpart))?)?(?:\s+(?:one|approval|licen[cs]e|nod|clearance|blessing|authori[sz]ation))?(?:\s+(?:said\s+)?(?P<said>yes|no)\b)?"
)
"""Behind a place: its own act ("Norway's"), or another answer ("Britain yes")."""
_ANSWERS = {"yes": "nda-approval", "no": "refusal"}
SEQUEL = f"followed{SHARED}"
"""The rule of an act at a place that only follows another: history, without a time of its own."""
_FIRST = re.compile(
    r"\s+(?:(?:regulators|authorities|agencies|approvals|those|health\s+authorities)\s+(?:in|of)\s+|(?:in|by)\s+)?(?:the\s+)?"
)
_NEXT = re.compile(r"(?:,\s+|,?\s+and\s+)(?:then\s+)?(?:(?:in|by)\s+)?(?:the\s+)?")
_ENDS_ROW = re.compile(r"\s*(?:[.;)]|$)")
"""What stands before the first and between the further places of a row, and behind its last."""
_ENDS = re.compile(r"\s*(?:(?:19|20)\d\d\s*)?(?:[.,;)]|and\b|$)")
"""Behind the time of a place that came first: no clause of its own, "after the agency in May placed"."""
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)"


@cache
def time_opens() -> re.Pattern[str]:
    """What stands behind a place with a time of its own: "in May", "a few weeks later", "the year after"."""
    words = date_words()
    days = alternatives([*words.months, *words.weekdays, *words.seasons, "Christmas", "Easter"])
    named = rf"(?:{days}|{_UNIT}|(?:19|20)\d\d)"
    count = rf"(?:{alternatives(words.numbers)}|some|several|a\s+few|a\s+couple\s+of|half\s+an?|\d{{1,3}})"
    lead = (
        r"(?:,\s*)?(?:(?:but|though|if)\s+)?"
        r"(?:(?:only|just|already|finally|not|until|since|as\s+(?:early|late)\s+as|early|late|back|at\s+last|about"
        r"|barely|nearly|almost|some|another|second|third|next|last|too)\s+){0,3}"
    )
    modifier = (
        r"(?:the|early|late|mid|that|this|about|around|its|same|very|first|second|third|fourth|last|next|following"
        r"|previous|beginning|end|start|course|middle|eve|days?|weeks?|months?|half|quarter|of|\d{1,2}(?:st|nd|rd|th)?)"
    )
    return re.compile(
        rf"\s*{lead}(?:"
        rf"(?:in|on|by|from|around|during|at|within)\s+(?:{modifier}[\s-]+){{0,6}}(?:{named}|\d{{1,2}}(?:st|nd|rd|th)?)\b"
        rf"|(?:last|this|that|next|the\s+(?:same|next|following|previous|preceding))\s+(?:week|{named})\b"
        rf"|the\s+{named}\s+(?:after|before|thereafter|afterwards)\b"
        rf"|{count}\s+(?:\w+\s+)?{_UNIT}s?\s+(?:later|slower|more|longer|after|afterwards?|thereafter|earlier|before|ahead|behind|on|ago|previously)\b"
        r"|(?:(?:soon|shortly)\s+)?(?:after(?:wards)?|later|before)\s*(?=[,.;]|and\b|$)|yesterday\b|today\b"
        rf"|(?<=\buntil\s)(?:{days}|(?:19|20)\d\d)\b(?:\s+(?:19|20)\d\d\b)?"
        rf"|(?<=,\s)(?:(?:19|20)\d\d|{alternatives(words.months)})\b)",
        re.IGNORECASE,
    )


def gapped(text: str, candidate: Candidate, inside: Sequence[Where]) -> Iterator[Candidate]:
    """The same act at further places with a time of their own: "..., the EMA in May and Canada in June"."""
    last = candidate.end
    for where in inside:
        joined = _ALSO.fullmatch(text, last, where.start) if where.start >= last else None
        if joined is None:
            continue
        answer = _ANSWER.match(text, where.end)
        begin = answer.end() if answer else where.end
        inserted = _INSERTED.match(text, begin, candidate.sentence.end)
        time = time_opens().match(text, inserted.end() if inserted else begin, candidate.sentence.end)
        if time is None or (joined["after"] and not _ENDS.match(text, time.end())):
            continue
        yes = _ANSWERS[answer["said"]] if answer and answer["said"] else candidate.kind
        # What makes a plan of the first is said once, before it.
        anchor, form = (candidate.anchor, "base") if candidate.form == "base" else (where.start, "past")
        yield Candidate(
            yes, f"echo{SHARED}", candidate.sentence, where.start, where.end, anchor, form, False,
            candidate.application,
        )  # fmt: skip
        last = where.end


def in_a_row(text: str, candidate: Candidate, start: int, inside: Sequence[Where]) -> Iterator[Candidate]:
    """The same act at places that end their clause without a time: "followed by Europe and Japan"."""
    row: list[Where] = []
    last = start
    for where in inside:
        if not (_NEXT if row else _FIRST).fullmatch(text, last, where.start):
            break
        row.append(where)
        last = where.end
    if not _ENDS_ROW.match(text, last, candidate.sentence.end):
        return
    for where in row:  # Whether it has come, is planned or denied is said of the first.
        yield replace(candidate, rule=SEQUEL, start=where.start, end=where.end, passive=False)
