"""Places with their days that leave out the act: "Licensed: US 9 May 2022, Canada (June 2023), EU in 2024".

What is done there stands before them ("Approvals:", "Approved so far:"), or a medicine does, of which then
its approvals are told: "Zelvora (KV-12). In Europe since March; in Japan since 2022".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from milestones.extract.context import Context
from milestones.extract.events.acting import SHARED
from milestones.extract.events.candidate import Candidate
from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import event_words

_APART = re.compile(
    r"\s*(?:[,;]\s*|\)\s*)?(?:(?:and|then|later|finally|also|plus)\s+)*"
    r"(?:(?:in|by|from|with)\s+)?(?:the\s+)?(?:[A-Z]\w+['’]s\s+)?"
)
"""Between a day and the next place."""
_WHEN = re.compile(
    r"(?:['’]s\s+[A-Z]{2,8})?[\s:,(–—-]*(?:(?:said\s+)?yes\b|approved|licen[cs]ed|authori[sz]ed|cleared|registered|already|only|just)?[\s:,(–—-]*"
    r"(?:(?:since|from|on|in|as\s+of|of|late|early|mid|at|by\s+the\s+end\s+of|the\s+end\s+of)[\s-]+){0,3}"
)
"""Between a place and its day."""
_BEHIND = re.compile(r"(?:\s*\)|\s+\([^()]{1,60}\)|,?\s+for\s+(?:(?!in\b|and\s+in\b)[\w'’/-]+\s*){1,9})*")
"""Behind a day: in brackets how it was done, or for which use."""
_ENDS = re.compile(r"\s*(?:[.;!]|$|[–—]\s)")
_SINCE = re.compile(r"\bsince\b|\byes\b")
"""Says of one place alone that something holds there."""
_OPENS = re.compile(
    r"\s*(?:so\s+far|to\s+date|until\s+now|history|dates?|status|(?:already\s+)?(?:in|by|from))?(?:\s+(?:for|of)\s[^:;.]{2,60}?)?\s*[:–—-]\s*(?:the\s+)?"
)
"""From a word for what was done to the first of its places: "Approvals so far for Zelvora:"."""
_NAME_ENDS = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,60}\))?(?:\s+[A-Z][\w-]*\d\w*)?\s*(?:[:,(–—.-]\s*)?(?:(?:in|by|from)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""From a medicine's name to the first of its places: "Zelvora (KV-12) — "."""
_BARE_NAME = re.compile(r"\s?[®™]?(?:\s\([^()]{1,80}\))?\s*[.:]?\s*")
"""Behind a medicine that is all its sentence says."""
_ACT = re.compile(r"[\s•*·▪–—-]*(?P<act>[A-Z][a-z]+)(?:\s+in|\s+by|\s+with)?\s*:\s*(?:the\s+)?")
"""Opens a sentence with one word for what was done: "Filed: "."""
_OPENING = re.compile(r"[\s•*·▪–—-]*(?:\d{1,2}[.)]\s+)?(?:[Ii]n\s+|[Bb]y\s+)?(?:the\s+|The\s+)?")
_PLACES = re.compile(r"\s\((?:the\s)?[A-Z][^();]{1,60}\)")
"""Behind a day: where it was, "(EU and Japan)"."""
_BETWEEN = re.compile(r"\s\((?:the\s)?")
MANY = 2
"""So many days with places make a list."""
MADE = (
    "nda-approval",
    "nda-submission",
    "nda-acceptance",
    "orphan-designation",
    "withdrawal",
    "ind-approval",
)
"""What is told by places and their days."""


def placed_days(context: Context, sentence: Sentence, own: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates of a sentence that only says where and when, each at its place."""
    wheres = context.wheres_in(sentence.start, sentence.end)
    if not wheres or sentence.title or len(own) > 1:
        return
    event = own[0] if own else None
    if event and (behind := _behind_days(context, event, wheres)):
        yield from (_at(event.kind, sentence, where, event.application) for where in behind)
        return
    first = wheres[0]
    if event is not None and not _leads_in(context, event, first):
        return
    kind = event.kind if event else _kind_over(context, sentence, first)
    listed = _dated_places(context, sentence, wheres) if kind else []
    if not listed or (len(listed) == 1 and event is None and not _alone(context, sentence, first)):
        return
    for where in listed:
        yield _at(kind, sentence, where, event.application if event else "")


def _at(kind: str, sentence: Sentence, where: Where, application: str) -> Candidate:
    """What was done at a place."""
    return Candidate(
        kind, f"echo{SHARED}", sentence, where.start, where.end, where.start, "past", False, application
    )


def _behind_days(context: Context, event: Candidate, wheres: Sequence[Where]) -> list[Where]:
    """The places in brackets behind their days: "approved in May 2022 (US) and June 2022 (EU and Japan)"."""
    text, sentence = context.text, event.sentence
    if event.kind not in MADE or event.expected or text.count(" (", event.end, sentence.end) < MANY:
        return []
    days = [d for d in context.told.within(sentence, expected=False) if d.start >= event.end]
    groups = []
    for day in days:
        bracket = _PLACES.match(text, day.end, sentence.end)
        inside = [w for w in wheres if bracket and bracket.start() < w.start < bracket.end()]
        if inside and _BETWEEN.fullmatch(text[day.end : inside[0].start]):
            groups.append(inside)
    return [where for group in groups for where in group] if len(groups) >= MANY else []


def _leads_in(context: Context, event: Candidate, first: Where) -> bool:
    """Whether the event's word only opens the list: "Licensed: ", "Approvals so far for Zelvora: "."""
    if event.kind not in MADE or event.expected or event.end > first.start:
        return False
    before = _OPENING.match(context.text, event.sentence.start)
    opens = before is not None and before.end() >= event.start
    return opens and _OPENS.fullmatch(context.text, event.end, first.start) is not None


def _kind_over(context: Context, sentence: Sentence, first: Where) -> str:
    """What was done by the word, the medicine or the sentence before the first place; "" where none tells."""
    text = context.text
    if named := _ACT.match(text, sentence.start, first.start):
        words = event_words()
        acts = [act.action for act in words.actions.get(named["act"].lower(), ())]
        kinds = [words.kinds.get(("marketing", act), "") for act in acts]
        return next((kind for kind in kinds if kind in MADE), "")
    return "nda-approval" if _of_a_name(context, sentence, first) else ""


def _of_a_name(context: Context, sentence: Sentence, first: Where) -> bool:
    """Whether a medicine's name stands directly before the first place, or is all that is said before it."""
    text = context.text
    named = [m for m in context.products_in(sentence.start, sentence.end) if m.end <= first.start]
    if named:
        opening = _OPENING.match(text, sentence.start)
        opens = opening is not None and opening.end() >= named[0].start
        joined = all(_NAME_ENDS.match(text, a.end) for a, b in pairwise(named) if a.end < b.start)
        return opens and joined and _NAME_ENDS.fullmatch(text, named[-1].end, first.start) is not None
    opening = _OPENING.match(text, sentence.start)
    if opening is None or opening.end() < first.start:
        return False
    before = next(context.before_in_block(sentence), None) or _line_above(context, sentence)
    if before is None or sentence.number != before.number + 1:
        return False
    told = [event.kind for event in context.candidates_in(before) if not event.expected]
    return _is_name(context, before) or (
        before.block.number == sentence.block.number and told == ["nda-approval"]
    )


def _line_above(context: Context, sentence: Sentence) -> Sentence | None:
    above = context.sentences[sentence.number - 1] if sentence.number else None
    return above if above and above.block.heading and not above.title else None


def _is_name(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is a medicine's name and no more: "Zelvora (KV-12, Halden Bio)."."""
    named = context.products_in(sentence.start, sentence.end)
    opening = _OPENING.match(context.text, sentence.start)
    if not named or opening is None or opening.end() < named[0].start:
        return False
    return _BARE_NAME.fullmatch(context.text, named[0].end, sentence.end) is not None


def _alone(context: Context, sentence: Sentence, first: Where) -> bool:
    """Whether one place is enough: "In Europe since March", "Zelvora — Health Canada, February."."""
    since = _SINCE.search(context.text, first.end, sentence.end) is not None
    return since or (first.agency is not None and first.start > sentence.start)


def _dated_places(context: Context, sentence: Sentence, wheres: Sequence[Where]) -> list[Where]:
    """The places in a row, each with a day of its own; none where something else is told."""
    text, found, last = context.text, [], None
    days = context.told.within(sentence, expected=False)
    for where in wheres:
        if last is not None and (where.start < last or not _APART.fullmatch(text, last, where.start)):
            continue
        day = next(
            (d for d in days if d.start >= where.end and _WHEN.fullmatch(text, where.end, d.start)), None
        )
        if day is None:
            break
        found.append(where)
        said = _BEHIND.match(text, day.end, sentence.end)
        last = said.end() if said else day.end
    return found if last is not None and _ENDS.match(text, last, sentence.end) else []
