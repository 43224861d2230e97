"""Candidates that only repeat an act told before: "Europe followed in May", "and Canada in June"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from milestones.extract.acting import SHARED
from milestones.extract.candidate import CLAUSE, Candidate
from milestones.extract.document import Sentence
from milestones.extract.mentions import Act, Where

Told = tuple[Sentence, list[Candidate], list[Act]]
"""A sentence with its candidate events and the words of events.toml in it."""

_MEANS_NEXT = re.compile(
    r"\s*(?:$|[.,;!]|(?:in|on|last|this|next|later|soon|within|shortly|and|early|late|two|three|four|five|six|a|an|the"
    r"|just|only|at|with\s+(?:its|their)\s+own|suit)\b|\d)",
    re.IGNORECASE,
)
"""What stands behind "followed" where it does not follow a thing."""
_NEEDS_PLACE = (
    "followed",
    "came next",
    "was next",
    "came after",
    "came second",
    "came third",
    "comes second",
    "comes third",
    "comes next",
    "agreed",
    "consented",
    "both did",
    "opened the door",
    "turn came",
    "turn was",
)
"""Echoes that mean much else as well where no place is their subject."""
_THEN_ONLY = re.compile(
    r"\s+(?:in|on|last|that|this)\s+(?:(?:early|late|mid|the|same|following|next|month|year|week|spring|summer|autumn"
    r"|fall|winter|of|that|[A-Z][a-z]+|\d+),?\s*)+(?=[,.;]|\s*and\b|\s*already)"
)
_ALSO = re.compile(
    r"[^.;]{0,60}?(?:,|\band\b)\s+(?:(?:then|finally|lastly|later|also)\s+)?(?:(?:in|by)\s+)?(?:the\s+|its\s+)?(?:[A-Z]\w+['’]s\s+)?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\s*(?:,\s*)?(?:(?:second|third|next|last)\s+)?(?:(?:in|on|last|this|that)\s|(?:a|one|two|three|four|five|six|\d+)\s+\w+\s+(?:later|after)\b)",
    re.IGNORECASE,
)
_AND_THAT_OF = re.compile(
    r"(?:[,;]|\band|\bwhile|\bfollowed\s+by)\s+(?:then\s+|later\s+)?"
    r"(?P<when>(?:\w+\s+){1,4}later,?\s+|(?:in|on)\s+(?:\w+,?\s+){1,3})?$",
    re.IGNORECASE,
)
"""Ends with what puts one more thing beside the first: ", that of", "and, a month later, that of"."""
_THING_THEN = re.compile(
    r"\s+(?!\S+\s+(?:was|were|is|are|has|have)\b)[^.;,]{2,60}?,?\s+(?:in|on|last|this|that|\w+\s+\w+\s+later)\b"
)
"""A name and its time."""
_THEN_DATED = re.compile(r"\s+(?:in|on|last|this|\w+\s+\w+\s+later)\b")
_WITH_PLACE = re.compile(r"\bwith\s+(?:the\s+)?(?:[A-Z][\w.'’]+\s+){1,3}$")
"""Ends with the subject of "following": "with Europe following in May"."""
_ANSWERED = re.compile(
    r"\s*(?:$|[.,;:!?)”\"–—]|(?:to|on|in|for|over|as|at|with|by|and|but|or|because|after|when|while|citing|last|this|again|once|twice"
    r"|too|also|outright|first|then|there|early|late|a|one|two|three|\d+|that\s+(?:(?-i:[A-Z])\w+|year|month|week|day|spring|summer|autumn|fall|winter)"
    r"|the\s+(?:same|next|following|month|year|week|day|spring|summer|autumn|fall|winter))\b)",
    re.IGNORECASE,
)
"""Behind "said no" where that is the whole answer: not "said no meeting is planned"."""
SUBJECT = 4
"""So many words may stand between the place and "followed"."""
BACK = 3
"""So many sentences before may tell what is repeated."""


def echoed(text: str, told: Sequence[Told], wheres: Sequence[Where]) -> Iterator[Candidate]:
    """The candidates that repeat another place's act, each for the place that stands with it."""
    starts = [where.start for where in wheres]
    for number, (sentence, own, acts) in enumerate(told):
        inside = wheres[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for hit in acts:
            if (echo := hit.value.echo) is None:
                continue
            first = _repeated(text, told, number, hit)
            if (first is None and not echo.kind) or not _has_place(sentence, hit, inside):
                continue
            candidate = _echo(sentence, hit.start, hit.end, first, echo.kind)
            yield candidate
            yield from _gapped(text, candidate, inside)
        for candidate in own:
            if candidate.form == "past" and any(w.end <= candidate.start for w in inside):
                yield from _gapped(text, candidate, [w for w in inside if w.start >= candidate.end])


def _repeated(text: str, told: Sequence[Told], number: int, hit: Act) -> Candidate | None:
    """The candidate told last before; what only one country grants is repeated by no other place."""
    elsewhere = text[hit.start : hit.end].lower() in _NEEDS_PLACE
    sentence = told[number][0]
    for other, candidates, _ in reversed(told[: number + 1]):
        if other.block.number != sentence.block.number or sentence.number - other.number > BACK:
            return None
        earlier = [
            c
            for c in candidates
            if c.end <= hit.start and not c.expected and not (elsewhere and c.jurisdiction)
        ]
        if earlier:
            return earlier[-1]
    return None


def _has_place(sentence: Sentence, hit: Act, inside: Sequence[Where]) -> bool:
    """Whether a place stands before "followed" as its subject; other echoes need none."""
    text = sentence.text
    said = text[hit.start : hit.end].lower()
    if said == "that of":
        return _sets_beside(text, hit)
    if said == "and again":
        return _THEN_DATED.match(text, hit.end) is not None
    if said.startswith("said "):
        return _ANSWERED.match(text, hit.end) is not None
    if said == "following":
        placed = any(sentence.words_between(w.end, hit.start) == 0 for w in inside if w.end < hit.start)
        return placed and _with_and_then(text, hit)
    if said in ("agreed", "consented") and not _THEN_ONLY.match(text, hit.end):
        return False
    if said not in _NEEDS_PLACE:
        return True
    if not _MEANS_NEXT.match(text, hit.end):
        return False
    return any(
        where.end <= hit.start
        and sentence.words_between(where.end, hit.start) <= SUBJECT
        and not CLAUSE.search(text, where.end, hit.start)
        for where in inside
    )


def _with_and_then(text: str, hit: Act) -> bool:
    """Whether "following" has a subject and a time: "with Europe following in May"."""
    subject = _WITH_PLACE.search(text, max(0, hit.start - 40), hit.start)
    return subject is not None and _THEN_DATED.match(text, hit.end) is not None


def _sets_beside(text: str, hit: Act) -> bool:
    """Whether "that of" adds one more thing with a time of its own: ", that of the sister drug in May"."""
    before = _AND_THAT_OF.search(text, max(0, hit.start - 40), hit.start)
    return before is not None and (before["when"] or _THING_THEN.match(text, hit.end)) is not None


def _echo(sentence: Sentence, start: int, end: int, first: Candidate | None, kind: str) -> Candidate:
    """The repeated act at its new place; "said yes" to an application approves what it asked for."""
    if first is None:
        return Candidate(kind, "echo", sentence, start, end, start, "past", False)
    if kind == "nda-approval":
        kind = _ANSWERS.get(first.kind, kind)
    return Candidate(
        kind or first.kind, "echo", sentence, start, end, start, "past", False, first.application
    )


_ANSWERS = {
    "ind-submission": "ind-approval",
    "ind-acceptance": "ind-approval",
    "ind-approval": "ind-approval",
    "emergency-authorization": "emergency-authorization",
    "positive-opinion": "nda-approval",
}
"""What a "yes" is after an act of this kind, where it is not an approval."""


def _gapped(text: str, candidate: Candidate, inside: Sequence[Where]) -> Iterator[Candidate]:
    """The same act at further places with a time of their own: "..., the EMA in May and Canada in June"."""
    last = candidate.end
    for where in inside:
        if where.start < last:
            continue
        if not _ALSO.fullmatch(text, last, where.start) or not _THEN.match(text, where.end):
            continue
        yield Candidate(
            candidate.kind, f"echo{SHARED}", candidate.sentence, where.start, where.end, where.start,
            "past", False, candidate.application,
        )  # fmt: skip
        last = where.end
