"""Candidates that only repeat an act told before: "Europe followed in May", "and Canada in June"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from milestones.extract.events.candidate import CLAUSE, Candidate
from milestones.extract.events.ellipses import gapped, in_a_row, time_opens
from milestones.extract.events.repeating import repeated
from milestones.extract.mentions import Act, Where
from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

Told = tuple[Sentence, list[Candidate], list[Act]]
"""A sentence with its candidate events and the words of events.toml in it."""

_MEANS_NEXT = re.compile(
    r"\s*(?:$|[.,;!]|(?:in|on|last|this|next|later|soon|within|shortly|and|early|late|a|an"
    r"|the(?!\s+(?:[\w'’-]+\s+){0,3}?(?:advice|recommendations?|opinions?|views?|votes?|verdicts?)\b)|just|only|at|through"
    r"|(?:not\s+)?until|with\s+(?:its|their)\s+own|suit)\b|\d"
    r"|(?:(?:some|about|almost|nearly|barely|roughly)\s+)?(?:two|three|four|five|six|[a-z]+(?=\s+(?:days|weeks|months|years)\b))\b"
    r"|(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
    re.IGNORECASE,
)
"""What stands behind "followed" where it does not follow a thing."""
_THEN_ONLY = re.compile(
    r"\s+(?:in|on|last|that|this)\s+(?:(?:early|late|mid|the|same|following|next|month|year|week|spring|summer|autumn"
    r"|fall|winter|of|that|[A-Z][a-z]+|\d+),?\s*)+(?=[,.;]|\s*and\b|\s*already)"
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
_FOLLOWED_BY = Worded.needing(
    "followed and joining becoming making",
    r"\bfollowed\s+by\b|\band\s+(?:of|from)(?=\s+(?:the\s+)?[A-Z])|,\s+(?:thus\s+|thereby\s+)?joining\b"
    r"|,\s+(?:becoming|making\s+(?:it|the\s+country|[A-Z]\w+))\s+(?:only\s+)?the\s+(?:second|third|fourth|fifth|sixth|seventh|latest|\d+(?:nd|rd|th))"
    r"\s[^.;,]{2,60}?\s(?:after|behind|following)\b",
)
"""Before the places that did it too: "followed by", ", becoming the third country to do so after"."""
_NEW_CLAUSE = re.compile(
    r";|\b(?:which|where|who|while|but|is|are|was|were|has|have|had|sells?|sales|revenues?|largest|biggest|highest)\b"
)
"""Between an act and "followed by": something else is followed."""
_DID_SO = re.compile(r"\)?\s+(?:(?:then|also|soon|later|has|had|quickly|promptly|duly)\s+){0,2}")
"""The whole gap between a place and what it did."""
SUBJECT = 4
"""So many words may stand between the place and "followed"."""
_NAMED = re.compile(r"(?:\w+\s)?the\ssame\s(?:status|designation|label|tag|distinction)\b", re.IGNORECASE)
"""Says what is repeated."""


def echoed(text: str, told: Sequence[Told], wheres: Sequence[Where]) -> Iterator[Candidate]:
    """The candidates that repeat another place's act, each for the place that stands with it."""
    starts = [where.start for where in wheres]
    known: list[tuple[Sentence, list[Candidate]]] = []
    for sentence, own, acts in told:
        inside = wheres[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found: list[Candidate] = []
        known.append((sentence, [*own]))
        for hit in acts:
            if hit.value.echo is not None and (echo := _echo_at(text, known, hit, inside)):
                found += [echo, *gapped(text, echo, inside)]
                # What repeats can be repeated: "Canada followed in May. Then came the turn of Japan."
                known[-1][1].append(echo)
        for candidate in own:
            # "Plans to file in Japan in May and in Canada in June": only a filing is planned so.
            planned = candidate.form == "base" and candidate.kind.endswith("-submission")
            if planned and inside:
                found += gapped(text, candidate, [w for w in inside if w.start >= candidate.end])
            found += _at_further_places(text, candidate, inside)
        yield from found


def _at_further_places(text: str, candidate: Candidate, inside: Sequence[Where]) -> list[Candidate]:
    """The same act at the places behind it in its sentence: "..., the EMA in May", "followed by Japan"."""
    behind = [w for w in inside if w.start >= candidate.end]
    found: list[Candidate] = []
    if candidate.form in ("past", "noun") and any(w.end <= candidate.start for w in inside):
        found = [*gapped(text, candidate, behind)]
    elif first := _came_from(text, candidate, inside):
        came = replace(candidate, end=first.end, form="past")
        found = [*gapped(text, came, [w for w in behind if w.start >= first.end])]
    if found or not (then := candidate.sentence.search(_FOLLOWED_BY, candidate.end)):
        return found
    if _NEW_CLAUSE.search(text, candidate.end, then.start()):
        return found
    behind = [w for w in behind if w.start >= then.end()]
    further = replace(candidate, end=then.start())
    return [*gapped(text, further, behind)] or [*in_a_row(text, further, then.end(), behind)]


def _came_from(text: str, candidate: Candidate, inside: Sequence[Where]) -> Where | None:
    """The first of the places from which an act came in turn: "approval came from A in May, B in June"."""
    if candidate.form not in ("noun", "status") or len(inside) < SEVERAL:
        return None
    first = next((where for where in inside if where.start >= candidate.end), None)
    if first is None or not _CAME.fullmatch(text, candidate.end, first.start):
        return None
    return first if time_opens().match(text, first.end, candidate.sentence.end) else None


_CAME = re.compile(
    r"[^.;:]{0,60}?\s(?:came|arrived|followed|(?:was|were)\s+(?:granted|given|awarded|issued|obtained|won))"
    r"\s+(?:(?:first|then|in\s+turn)\s+)?(?:from|by|in)\s+(?:the\s+)?"
)
"""From an act's noun to the first of the places that did it."""
SEVERAL = 2
_AFTER_ADVICE = ("decided", "signed", "acted")
"""Answers to nothing but a committee's advice."""
_WAITED = (
    *("waited", "had to wait", "have had to wait", "had to be patient", "held out", "needed only"),
    *("took only", "took another", "needed another", "took its time"),
)
"""What comes late: "Japan waited until May"."""
_WAITED_FOR = ("nda-approval", "ind-approval", "emergency-authorization")
_POSSESSED = ("arrived", "came")
"""Said of a place's own act only: "Canada's arrived in May"."""
_CONSENTS = ("agreed", "consented", "obliged", "did it")
_PLACE_BEHIND = ("as ", "so ", "that ", "the same ", "this ")
"""Opens what has its place behind it: "as did Japan", "that of the agency"."""


_OF_A_STATUS = re.compile(r"\b(?:status|designation|label|tag|distinction|recognition|badge|accolade)s?$")
"""Ends with the name of what is repeated."""


def _only_statuses(
    known: Sequence[tuple[Sentence, list[Candidate]]],
) -> list[tuple[Sentence, list[Candidate]]]:
    """What was told before, without what is no status."""
    return [(sentence, [c for c in own if c.kind.endswith("-designation")]) for sentence, own in known]


def _echo_at(
    text: str, known: Sequence[tuple[Sentence, list[Candidate]]], hit: Act, inside: Sequence[Where]
) -> Candidate | None:
    """What the words at a place repeat or answer there; None where they mean something else."""
    echo, sentence = hit.value.echo, known[-1][0]
    if echo is None:
        return None
    said = sentence.text[hit.start : hit.end].lower()
    named = _NAMED.match(sentence.text, hit.start) is not None
    told = _only_statuses(known) if _OF_A_STATUS.search(said) else known
    first = repeated(told, hit, placed=echo.placed, apart=named)
    if said in _STATUSES and (first is None or not first.kind.endswith("-designation")):
        return None
    if said in _AFTER_ADVICE and (first is None or first.kind != "positive-opinion"):
        return None  # Only what a committee has recommended is then decided, and in its favour.
    if said in _WAITED and (first is None or first.kind not in _WAITED_FOR):
        return None  # One waits for a "yes" only.
    if (first is None and not echo.kind) or not _has_place(sentence, hit, inside, placed=echo.placed):
        return None
    subject = None if said.startswith(_PLACE_BEHIND) else _subject(sentence, hit, inside)
    if first and first.sentence.block is not sentence.block and not _acts_itself(sentence, subject, hit):
        return None
    return _echo(sentence, subject.start if subject else hit.start, hit, first)


def _acts_itself(sentence: Sentence, subject: Where | None, hit: Act) -> bool:
    """Whether the place acts and no thing of it does: "Brussels followed", "Japan then did"."""
    return subject is not None and _DID_SO.fullmatch(sentence.text, subject.end, hit.start) is not None


def _subject(sentence: Sentence, hit: Act, inside: Sequence[Where]) -> Where | None:
    """The place that is the subject of the words: "Brussels had by then said yes"; its patients may wait."""
    waits = sentence.text[hit.start : hit.end].lower() in _WAITED
    before = [
        where
        for where in inside
        if where.end <= hit.start
        and sentence.words_between(where.end, hit.start) <= SUBJECT
        and not CLAUSE.search(sentence.text, where.end, hit.start)
        and not _OF_ELSE.search(sentence.text, max(sentence.start, where.start - AROUND), where.start)
        and (waits or not _ELSE.search(sentence.text, where.end, hit.start))
    ]
    return before[-1] if before else None


_THING = (
    r"(?:sales|launch(?:es)?|trials?|stud(?:y|ies)|prices?|dosing|generics?|rivals?|deals?|investors|patients|compan(?:y|ies)"
    r"|firms?|partners?|shares|subsidiar(?:y|ies)|doctors|copies|competitors?|lawsuits?|patents?|licensees?"
    r"|makers?|results|data|findings|news|talks|reports?)"
)
"""What follows or comes next as an authority's act does."""
AROUND = 40
_OF_ELSE = re.compile(rf"\b{_THING}\s+(?:in|from|of|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""Ends with another subject, which the place only modifies: "sales in"."""
_ELSE = re.compile(rf"\b{_THING}\b", re.IGNORECASE)
"""Between a place and a verb: the place's things are the subject, "Canadian sales followed"."""


def _has_place(sentence: Sentence, hit: Act, inside: Sequence[Where], *, placed: bool) -> bool:
    """Whether a place stands where these words need one: before "followed", behind "as did"."""
    text = sentence.text
    said = text[hit.start : hit.end].lower()
    if said in _STATUSES:
        return _GOT.search(text, max(sentence.start, hit.start - HANDED), hit.start) is not None
    if said.startswith(("the same ", "this ")):
        handed = _HANDED.search(text, max(sentence.start, hit.start - HANDED), hit.start) is not None
        return handed and (bool(inside) or said.startswith("the same "))
    if said in ("that of", "that in"):
        return _sets_beside(text, hit)
    if said == "and again":
        return _THEN_DATED.match(text, hit.end) is not None
    if said.startswith(("said ", "answered ")):
        return _ANSWERED.match(text, hit.end) is not None
    if said == "following":
        behind_place = any(sentence.words_between(w.end, hit.start) == 0 for w in inside if w.end < hit.start)
        return behind_place and _with_and_then(text, hit)
    if said.startswith(("as ", "so ")):
        return any(_THE.fullmatch(text, hit.end, where.start) for where in inside if where.start > hit.end)
    if said in (*_CONSENTS, *_AFTER_ADVICE, *_WAITED) and not _only_then(text, hit.end):
        return False
    if not placed:
        return True
    return _follows(sentence, hit, inside)


def _follows(sentence: Sentence, hit: Act, inside: Sequence[Where]) -> bool:
    """Whether a place is the subject of "followed", or owns the act that "came"."""
    text = sentence.text
    said = text[hit.start : hit.end].lower()
    if said == "came" and _THEN_CAME.fullmatch(text, sentence.start, hit.start):
        behind = [w for w in inside if w.start > hit.end and _THE.fullmatch(text, hit.end, w.start)]
        return bool(behind) and _WHOLE.match(text, behind[0].end) is not None
    subject = _subject(sentence, hit, inside)
    if subject is None or (said in _POSSESSED and text[subject.end : subject.end + 2] not in ("'s", "’s")):
        return False
    return _MEANS_NEXT.match(text, hit.end) is not None


def _only_then(text: str, place: int) -> bool:
    """Whether nothing but a time stands behind: "agreed in May", not "agreed in May to sell"."""
    time = time_opens().match(text, place)
    return _THEN_ONLY.match(text, place) is not None or bool(time and _STOPS.match(text, time.end()))


_STOPS = re.compile(r"\s*(?:[.,;]|and\b|$)")
HANDED = 60
_HANDED = re.compile(
    r"\b(?:gave|given|granted?|grants|won|got|gets|received|obtained|conferred|conferring|awarded|earned|secured"
    r"|holds|held|had|has|have|carries|accorded|bestowed)\b(?!\s+not\b)[^.;,]{0,40}$"
)
"""Ends with a verb that hands over or takes: "Japan's ministry gave it the same status"."""
_GOT = re.compile(
    r"\b(?:gave|given|granted|won|got|received|receives|obtained|conferred|awarded|earned|secured|gained|landed|bagged|extended"
    r"|(?:next|latest|last)\s+(?:[\w-]+\s+){0,4}to\s+(?:get|win|obtain|receive|earn|secure|gain|hold|have))\b"
    r"(?!\s+not\b)[^.;,]{0,40}$"
)
"""The same where what is handed over is only "the designation": who has it or will have it tells nothing."""
_STATUSES = ("the designation", "the status", "the distinction", "the designations")
_THE = re.compile(
    r"(?:,\s(?:in|on|by|last|this|a|one|two|three)\s[^,;]{2,25},)?\s+(?:the\s+|its\s+)?(?:[A-Z]\w+['’]s\s+)?"
)
"""Between "as did" and a place."""
_THEN_CAME = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:then|next|later|finally|last|after\s+(?:that|it|them)|(?:in|on|by)\s[^,;:.]{3,25}"
    r"|\w+\s+(?:days?|weeks?|months?|years?)\s+(?:on|later|after(?:wards)?))\s*,?\s*",
    re.IGNORECASE,
)
"""From a sentence's begin to a verb whose subject stands behind it: "A year on came"."""
_WHOLE = re.compile(
    r"(?:['’]s\s(?:\w+\s)?(?:agency|ministry|regulators?|authority|watchdog))?\s*(?:[.,;]|$|(?:and|in|on|with|too|only)\b)"
)
"""Behind a place that is itself the subject, not what it owns."""


def _with_and_then(text: str, hit: Act) -> bool:
    """Whether "following" has a subject and a time: "with Europe following in May"."""
    subject = _WITH_PLACE.search(text, max(0, hit.start - 40), hit.start)
    return subject is not None and _THEN_DATED.match(text, hit.end) is not None


def _sets_beside(text: str, hit: Act) -> bool:
    """Whether "that of" adds one more thing with a time of its own: ", that of the sister drug in May"."""
    before = _AND_THAT_OF.search(text, max(0, hit.start - 40), hit.start)
    return before is not None and (before["when"] or _THING_THEN.match(text, hit.end)) is not None


def _echo(sentence: Sentence, start: int, hit: Act, first: Candidate | None) -> Candidate:
    """The repeated act at its new place; "said yes" to an application approves what it asked for."""
    echo = hit.value.echo
    kind, form = (echo.kind, echo.form) if echo else ("", "")
    if first is None:
        return Candidate(kind, "echo", sentence, start, hit.end, hit.start, form, False)
    if kind == "nda-approval":
        kind = _ANSWERS.get(first.kind, kind)
    return Candidate(
        kind or first.kind, "echo", sentence, start, hit.end, hit.start, form, False, first.application
    )


_ANSWERS = {
    "ind-submission": "ind-approval",
    "ind-acceptance": "ind-approval",
    "ind-approval": "ind-approval",
    "emergency-authorization": "emergency-authorization",
    "positive-opinion": "nda-approval",
}
"""What a "yes" is after an act of this kind, where it is not an approval."""
