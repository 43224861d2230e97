"""How well a date fits an event of its sentence: by the words, clauses and other events between them."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import Candidate, between
from milestones.extract.events.clauses import Clauses, apposed
from milestones.extract.events.relatives import beside_clause, relative_start
from milestones.extract.fields.disowned import BESIDE, disowned, fronts
from milestones.extract.fields.inserted import IS_DUE, aside, inserted_apart, open_relative, tells_when
from milestones.extract.fields.listdates import AND_THEN_IN
from milestones.extract.fields.nextsteps import of_another_step
from milestones.extract.fields.turnstaken import done_before_plans, each_placed
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import date_words
from milestones.lexicon.wordpatterns import Worded
from milestones.model.dates import Basis

_TURN = Worded.needing(
    "; while whereas but although though which who whose after following before since when where despite"
    " ahead advance prior because based supported that addition follows",
    r";|(?<!\w)(?:while|whereas|but|although|though|which|who|whose|after|following|before(?!\s+the\s+(?:end|close|start)\s+of\b)|since|when|where|despite"
    r"|because|ahead\s+of|in\s+advance\s+of|prior\s+to|in\s+addition\s+to|follows(?!\s+(?:in|on|within|after)\b)|based\s+on|supported\s+by|that(?=\s+(?:was|were)\b))\s",
)
"""What begins a clause with a time of its own."""
_OWN_SUBJECT = re.compile(
    r"(?:,|\band)\s+(?:(?:the|its?|they|one|another)\s+(?:[\w-]+\s+){0,3}?)?(?:is|was|were|has|had|have|also)\b",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(r",\s+and\s+(?:the|its|their|an?)\s+$", re.IGNORECASE)
"""Ends with what opens a clause whose subject is the thing acted on: ", and the application was filed"."""
_AGENT = re.compile(r"\bby\s+(?:the\s+)?(?:[A-Z][\w.]*\s+|of\s+|for\s+)*(?:\([^()]*)?$")
"""Ends with what makes an authority the one who did what was told before: "accepted by the"."""
_NEW_ACTOR = re.compile(r",\s+and\s+(?:the\s+)?[A-Z][^,;]{0,70}$")
"""Ends with who does what follows, in a clause beside the one before: ", and the FDA"."""
_ACTS = re.compile(
    r",?\s+(?:and|but)\s+(?:the\s+)?[A-Z][^,;]{0,60}?\s(?:(?:has|have|had|also|then|later)\s+){0,3}"
    r"(?:added|gave|given|granted|issued|awarded|conferred|followed|came|[a-z]+ed)\s+(?:(?:it|an?|the|its|with)\s+)*(?:[\w-]+\s+)?$"
)
"""The same before a status: ", and the European Commission added"."""
_SUBORDINATE = re.compile(
    r"\W*(?:which|who|whose|where|after|following|since|having|although|though|while|with|despite|besides|in\s+addition\s+to|as\s+well\s+as|prior\s+to|before)\b",
    re.IGNORECASE,
)

_COMMA_AND = re.compile(r",\s+and\b", re.IGNORECASE)
_AND_THAT = re.compile(r"\band\s+that\b", re.IGNORECASE)
_INTRODUCED = re.compile(r"\b(?:since|before|after|following)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Ends with a word that belongs to the date behind it and begins no clause."""
_SECOND_VERB = re.compile(r",?\s+and\s+(?:then\s+|later\s+)?(?=\w+ed\b|won\b|got\b)", re.IGNORECASE)
"""Behind a date: a second verb follows, the date is rather the first one's: "began in 2020 and filed"."""
_ON_THE_NEWS = re.compile(r"[^.;]*?\s(?:after|following)\s[^,;]*")
"""Between the date of what followed an event and the event itself."""
_OPENS_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_THAT_IT_FILED = re.compile(
    r"(?:\b(?:that|which)(?:\s+(?:it|they|the\s+\w+|[A-Z][\w-]*))?|\b(?:application|NDA|BLA|MAA|bid|dossier|file|request|holds?)\s+(?:it|they|the\s+\w+))"
    r"(?:\s+(?:had|has|have|was|were|been|first|only|\w+ly))*\s+$"
)
"""Ends with what opens a clause on when an application was filed: "withdrew the NDA that it"."""
_SINCE = re.compile(r"\s*(?:(?:since|from)\s+)?(?:\w+\s+)?")
"""Between a hold and the day on which it began: "the hold, in place since"."""
_APPLICATION = re.compile(r"\b(?:applications?|[sA]?(?:NDA|BLA)s?|MAAs?|INDs?|CTAs?|dossiers?)\)?\s+$")
"""Ends with what "filed in May" behind it belongs to: "accepted the NDA"."""
_THEN_PLANS = re.compile(
    r",\s[^,;]*\b(?:plans?|expects?|intends?|aims?|hopes?|will|anticipates?|targets?|is\s+(?:set|due|ready|preparing)|looks|prepares)\s"
)
"""Within an act whose object stands in what is planned on it: "with its nod, it plans a trial in 2025"."""
_TODAY = re.compile(r"(?:earlier\s+)?(?:today|this\s+(?:morning|afternoon|week)|yesterday)", re.IGNORECASE)
_OF_A_PLAN = re.compile(
    r"\b(?:plans?|planned|planning|intentions?|intent|intends?|expects?|expectations?|aims?|goals?|targets?|timelines?|guidance|strategy|paths?|on\s+track|readiness|preparations?|prepares?)\b",
    re.IGNORECASE,
)
"""Between the day of the telling and what is planned."""
_AS_WHO = re.compile(
    r",?\s+(?:as|while)\s+(?:the\s+)?(?:[A-Z][\w.’'&-]*\s+){1,6}(?:(?:has|have|had|also)\s+)*"
)
"""Between a time and who does something meanwhile."""
OPENING = 2
"""A date within so many words opens its sentence."""
OTHER_ACT = 60
"""Of the words between an event and a date behind it at most the last so many can give it to another act."""


def cost_of(context: Context, candidate: Candidate, told: Told, *, expected: bool) -> float | None:
    """How badly a date fits the event, the least wins; None where it belongs to something else."""
    text, sentence = context.text, candidate.sentence
    # A date between an act and what it acts on is measured from the act.
    inside = candidate.start < told.start < candidate.end
    act = (candidate.anchor, candidate.anchor) if inside else candidate.span
    behind = told.start >= act[0]
    left, right = between(act, (told.start, told.end))
    others = [other for other in context.candidates_in(sentence) if other.start != candidate.start]
    between_them = [
        other
        for other in others
        if left <= other.start < right
        # "A decision on the approval of X is due by May": one event.
        and not (candidate.expected and sentence.words_between(candidate.end, other.start) <= 1)
    ]
    parts = context.clauses_of(sentence)
    tells_more = open_relative(text, parts, left, right) if behind else None
    if tells_more and not (expected and tells_when(text, tells_more.end(), told.start)):
        return None
    if candidate.end <= told.start and text.startswith(",", told.end):
        next_ = any(other.start >= told.end for other in others)
        if next_ and AND_THEN_IN.search(text, candidate.end, told.start):
            return None
    meanwhile = _of_what_went_on(text, candidate, told) or (
        expected and _of_the_telling(text, candidate, told)
    )
    if meanwhile or (behind and of_another_step(text, candidate, told, expected=expected)):
        return None
    not_own = disowned(context, candidate, told, between_them if behind else ())
    not_own = not_own or (behind and each_placed(context, candidate, told, between_them))
    if not_own or _of_the_first(candidate, told, others) or _told_apart(parts, candidate, told, between_them):
        return None
    if behind and any(_answers(candidate, other) for other in others):
        return None
    filed = _when_filed if behind else _when_acted_on
    if any(filed(text, candidate, told, other) for other in others):
        return None
    if behind and not expected and _is_another_acts(candidate, told, parts, left):
        return None
    parted = _parted(context, candidate, told, others, behind=behind)
    if parted is None:
        return None
    words = parts.words(left, right)
    cost = float(words) + 8 * len(between_them) + parted + 15 * (told.date.basis == Basis.ANNOUNCED)
    # "A decision on X, which is expected in May": the clause only tells when.
    return cost if tells_more else cost + _breaks(sentence, left, right)


def _is_another_acts(candidate: Candidate, told: Told, parts: Clauses, left: int) -> bool:
    """Whether words for another act stand between event and date, outside of insertions that have ended."""
    sentence = candidate.sentence
    near = max(parts.past(left, told.start), sentence.words_back(told.start, OTHER_ACT))
    return date_words().other_acts.search(sentence.text, near, told.start) is not None


def _of_the_telling(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether it is the day on which plans were told: "today outlined its plans to submit X"."""
    if told.end > candidate.anchor or not _TODAY.fullmatch(text, told.start, told.end):
        return False
    return _OF_A_PLAN.search(text, told.end, candidate.anchor) is not None


def _of_what_went_on(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether it is the time of what went on meanwhile: "grew sales in Q2 as the FDA approved X"."""
    if candidate.sentence.words_between(candidate.sentence.start, told.start) <= OPENING:
        return False  # "In May, as the FDA approved X"
    return told.end <= candidate.anchor and _AS_WHO.fullmatch(text, told.end, candidate.anchor) is not None


def _told_apart(parts: Clauses, candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether event and date stand in clauses of their own: a relative one, or one behind "and the FDA"."""
    own = relative_start(candidate)
    if own is not None and told.end <= own:
        return True
    text = candidate.sentence.text
    if candidate.end <= told.start and _THEN_PLANS.search(text, candidate.anchor, candidate.end):
        return True
    if any(o.end <= told.start and beside_clause(candidate, o) for o in others):
        return True
    starts = (relative_start(other) for other in others)
    opened = (start for start in starts if start is not None and candidate.end <= start < told.start)
    return not all(start < parts.insertion_at(start)[1] <= told.start for start in opened)


def _answers(candidate: Candidate, other: Candidate) -> bool:
    """Whether the event is the answer to a letter, behind whose name stands when that came."""
    letter = other.kind == "complete-response" and other.end == candidate.end
    return letter and candidate.kind.startswith("nda-") and candidate.start < other.start


def _when_filed(text: str, candidate: Candidate, told: Told, other: Candidate) -> bool:
    """Whether the date is when that was filed on which the act is: "withdrew the NDA it filed in May"."""
    if not _undone(candidate, other):
        return False
    if other.kind == "clinical-hold" and _SINCE.fullmatch(text, other.end, told.start):
        return True
    if not candidate.end <= other.anchor < told.start or "," in text[other.anchor : told.start]:
        return False
    reach = 2 * BESIDE + 2 if other.kind == "clinical-hold" else BESIDE
    near = candidate.sentence.words_between(other.anchor, told.start) <= reach
    if near and other.form == "past" and _APPLICATION.search(text, candidate.anchor, other.anchor):
        return True
    return near and _THAT_IT_FILED.search(text, candidate.anchor, other.anchor) is not None


def _undone(act: Candidate, first: Candidate) -> bool:
    """Whether an act is on what was done `first`: on what was filed, or on a hold that was imposed."""
    of_hold = act.kind == "clinical-hold-lifted" and first.kind == "clinical-hold"
    return of_hold or (first.kind.endswith("-submission") and first.kind != act.kind)


def _when_acted_on(text: str, candidate: Candidate, told: Told, other: Candidate) -> bool:
    """Whether the date is that of an act on what was filed: "accepted in May the NDA that it filed"."""
    if _undone(candidate, other) and other.end <= told.start and "," not in text[other.anchor : told.start]:
        return _THAT_IT_FILED.search(text, candidate.sentence.start, other.anchor) is not None
    if not _undone(other, candidate):
        return False
    if not other.anchor < told.start < candidate.anchor:
        return False
    return _THAT_IT_FILED.search(text, told.end, candidate.anchor) is not None


def _parted(
    context: Context, candidate: Candidate, told: Told, others: Sequence[Candidate], *, behind: bool
) -> float | None:
    """What it costs that a date stands in another clause than the event; None where it is only that one's."""
    parts, cost = context.clauses_of(candidate.sentence), 0.0
    if inserted_apart(parts, candidate, told, others):
        return None
    if parts.inserted(candidate, told.start):
        if aside(context, candidate, told):
            return None
        cost = 15.0
    when = not behind and _OPENS_WHEN.match(context.text, told.end) is not None
    if parts.apart(candidate, told.start) and not when:
        return cost + 20 if _shared(context, candidate, told) else None
    return cost if behind else cost + 12 * _of_another(context.text, candidate, told, others)


def _of_another(text: str, candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether a date before the event stands behind another one, or between two verbs, as the first one's."""
    if candidate.form == "past" and _SECOND_VERB.match(text, told.end):
        return True
    return _just_behind(candidate, told, others)


def _of_the_first(candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether a date stands just behind another event, and a clause with a subject of its own follows it."""
    if done_before_plans(candidate, told, others):
        return True
    behind = candidate.passive and told.end <= candidate.start
    opened = _NEW_SUBJECT.search(candidate.sentence.text, told.end, candidate.start) if behind else None
    return behind and opened is not None and _just_behind(candidate, told, others)


def _just_behind(candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether a date stands within a few words behind one of the sentence's other events."""
    count = candidate.sentence.words_between
    return any(o.end <= told.start and count(o.end, told.start) <= BESIDE for o in others)


def _breaks(sentence: Sentence, left: int, right: int) -> float:
    """What the ends of clauses between an event and a date cost, also where no second event parts them."""
    turns = 12 * (sentence.search(_TURN, left, right) is not None)
    commas = sentence.text.count(",", left, right)
    joined = sum(1 for _ in _COMMA_AND.finditer(sentence.text, left, right)) if commas else 0
    return turns + 3 * commas + 5 * joined


def on_the_news(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether the date is that of what followed the event: "fell on Tuesday after the FDA refused"."""
    return _ON_THE_NEWS.fullmatch(text, told.end, max(told.end, candidate.anchor)) is not None


def turns(text: str, left: int, right: int, *, expected: bool = False) -> bool:
    """Whether a clause with a time of its own begins in text[left:right].

    Of what is `expected`, one that only tells when it is due is no other one.
    """
    turn = _TURN.pattern.search(text, left, right)
    return turn is not None and not (expected and IS_DUE.match(text, turn.end(), right))


def _shared(context: Context, candidate: Candidate, told: Told) -> bool:
    """Whether a date in another event's stretch is this one's as well: "approved and designated in May"."""
    if apposed(context.text, candidate):
        return False
    if told.end <= candidate.start and fronts(context.text, candidate, told):
        return True
    text, count = context.text, candidate.sentence.words_between
    left, right = between(candidate.span, (told.start, told.end))
    others = [o for o in context.candidates_in(candidate.sentence) if o.start != candidate.start]
    stretch = context.clauses_of(candidate.sentence).stretches[candidate.start]
    subordinate = _SUBORDINATE.match(text, stretch[0], candidate.start) is not None
    if told.date.basis == Basis.ANNOUNCED:
        return not subordinate
    crossed = [o for o in others if left <= o.start and o.end <= right]
    if not crossed:
        near = count(left, right)
        apart = [count(*between(o.span, (told.start, told.end))) for o in others]
        gap = _INTRODUCED.sub("", text[left:right])
        nearest = min(apart, default=near + 1)
        # Between two events, as near to both, a date stands rather behind its own.
        return (
            near < nearest or (near == nearest and told.start >= candidate.end)
        ) and not _TURN.pattern.search(gap)
    if told.end <= candidate.start:
        fronted = not _just_behind(candidate, told, others)
        place = max(o.end for o in crossed)
        if _AND_THAT.search(text, place, candidate.start):
            return fronted
        other = any(
            where.agency and not _AGENT.search(text, place, where.start)
            for where in context.wheres_in(place, candidate.start)
        )
        return fronted and not other and not _TURN.pattern.search(text, place, candidate.start)
    return not subordinate and _joined(text, candidate.end, min(crossed, key=lambda o: o.start))


def _joined(text: str, left: int, other: Candidate) -> bool:
    """Whether nothing that stands before another event, a turn or a new subject, parts it from the first."""
    if _TURN.pattern.search(text, left, other.start) or _OWN_SUBJECT.search(text, left, other.start):
        return False
    if other.form == "past" and not other.passive and _NEW_ACTOR.search(text, left, other.anchor):
        return False
    if other.form in ("status", "noun") and _ACTS.search(text, left, other.anchor):
        return False
    new = other.passive and other.start < other.anchor and _NEW_SUBJECT.search(text, left, other.start)
    return not new
