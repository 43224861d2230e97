"""Where an event happened: by its own sentence, else borrowed from what stands around it."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.places import Placed, list_around, placed, points_back
from milestones.extract.fields.vagueplaces import vague
from milestones.extract.mentions import Where
from milestones.lexicon.events import event_words
from milestones.lexicon.kinds import kinds

MAIN_AUTHORITY = "the article's main authority"
"""The rule by which an event without a place is where the article's others are."""


def located(context: Context, candidate: Candidate, *, expected: bool) -> tuple[list[Placed], bool]:
    """Where it happened, and whether that is borrowed from outside the sentence."""
    text, sentence = context.text, candidate.sentence
    inside = context.wheres_in(sentence.start, sentence.end)
    if review := _of_that_review(context, candidate, inside):
        return [review], False
    if of_where := _before_where(text, candidate, inside):
        return of_where, False
    parts = context.clauses_of(sentence)
    here = placed(text, candidate, inside, context.candidates_in(sentence), parts)
    if vague(text, candidate, here):
        return [], False
    if here:
        return _in_its_place(context, candidate, here), False
    borrowed = _borrowed(context, candidate, expected=expected)
    if borrowed is None:
        return [], False
    return _all_told(context, candidate, borrowed), True


_SEVERAL = re.compile(r"(?:regulatory\s+)?(?:decisions|rulings|verdicts|actions)\b", re.IGNORECASE)
"""Opens what is due in several places."""


def _all_told(context: Context, candidate: Candidate, borrowed: Placed) -> list[Placed]:
    """The place told before, with those listed beside it where several decisions are due."""
    if borrowed.start == borrowed.end or not _SEVERAL.match(context.text, candidate.start):
        return [borrowed]
    told = context.sentence_at(borrowed.start)
    inside = context.wheres_in(told.start, told.end)
    first = next((where for where in inside if where.start == borrowed.start), None)
    listed = list_around(context.text, first, inside) if first else []
    return [Placed.at(where, borrowed.rule) for where in listed] or [borrowed]


def _borrowed(context: Context, candidate: Candidate, *, expected: bool) -> Placed | None:
    """Where it happened by what stands outside the sentence, or by what the kind itself tells."""
    text, sentence = context.text, candidate.sentence
    nowhere = candidate.start, candidate.start
    if candidate.jurisdiction:
        return Placed(candidate.jurisdiction, None, "where this kind exists", *nowhere)
    if home := _of_its_list(context, candidate):
        return Placed(home, None, "where another of its list exists", *nowhere)
    last = context.last_authority(candidate.start)
    if last and points_back(text, candidate, context.clauses_of(sentence)):
        return Placed.at(last, "the authority told last")
    application = candidate.application or _reviewed(context, candidate)
    before = context.told_before(sentence)
    if before and _takes(before, candidate, application):
        return Placed.at(before, "told before")
    by_form = event_words().application_jurisdictions.get(application)
    form = Placed(by_form, None, f"where a {application} is filed", *nowhere) if by_form else None
    known = form and any(where.jurisdiction == form.jurisdiction for where in context.wheres)
    if form and expected and (known or context.main_where is None):
        return form
    if form and context.main_where and _told_once(context, context.main_where):
        return form  # "An NDA is planned", where what follows only tells of one approval in Israel
    if context.main_where and _takes(context.main_where, candidate, application):
        return Placed.at(context.main_where, MAIN_AUTHORITY)
    return form or _usual(context, candidate)


def _of_its_list(context: Context, candidate: Candidate) -> str:
    """The one place that has those listed with this one: "fast track and orphan designations"; else ""."""
    if not candidate.kind.endswith("-designation"):
        return ""
    others = [c for c in context.candidates_in(candidate.sentence) if c.jurisdiction and c is not candidate]
    gaps = ((min(c.end, candidate.end), max(c.start, candidate.start), c) for c in others)
    homes = {c.jurisdiction for left, right, c in gaps if _IN_A_LIST.fullmatch(context.text, left, right)}
    return homes.pop() or "" if len(homes) == 1 else ""


_IN_A_LIST = re.compile(
    r"\)?(?:,?\s+(?:and|as\s+well\s+as|plus|&)|,)\s+(?:(?:[A-Z][\w-]*|orphan|drug|disease|rare|pa?ediatric|fast|track|designations?|status)[\s,]+(?:and\s+)?){0,9}"
)
"""Between two of a list of statuses."""


def _usual(context: Context, candidate: Candidate) -> Placed | None:
    """Where a status is given as a rule, where the article names none of the other places that have it."""
    kind = kinds()[candidate.kind]
    if not kind.usual or any(where.jurisdiction in kind.only_in for where in context.wheres):
        return None
    return Placed(kind.usual, None, "where this kind exists", candidate.start, candidate.start)


def _in_its_place(context: Context, candidate: Candidate, here: Sequence[Placed]) -> list[Placed]:
    """The place that stands where the act does: "orphan status and PRIME by A and B, respectively"."""
    last = max(here, key=lambda place: place.end)
    if len(here) < 2 or not _IN_ORDER.match(context.text, last.end, candidate.sentence.end):
        return [*here]
    first = min(place.start for place in here)
    told = [c for c in context.candidates_in(candidate.sentence) if c.end <= first]
    acts = [c for c in told if c.form == "status"][-len(here) :]
    if len(acts) != len(here) or candidate not in acts:
        return [*here]
    return [sorted(here, key=lambda place: place.start)[acts.index(candidate)]]


_IN_ORDER = re.compile(r"\)?,?\s+(?:respectively|in\s+that\s+order)\b", re.IGNORECASE)
"""Behind the last of several places: each is that of what stands in its place of the list before."""


def _of_that_review(context: Context, candidate: Candidate, inside: Sequence[Where]) -> Placed | None:
    """The place of the decision whose review has priority: "PDUFA date with priority review; MAA filed"."""
    if candidate.kind != "priority-review":
        return None
    for other in context.candidates_in(candidate.sentence):
        start, end = min(other.end, candidate.end), max(other.start, candidate.start)
        between = any(start <= where.start < end for where in inside)
        if other.jurisdiction and not between and ";" not in context.text[start:end]:
            return Placed(other.jurisdiction, None, "where its decision is due", other.start, other.end)
    return None


def _before_where(text: str, candidate: Candidate, inside: Sequence[Where]) -> list[Placed]:
    """The places of which a clause tells more: "rights in Korea and Taiwan, where it plans to file"."""
    opened = _WHERE.search(text, candidate.sentence.start, min(candidate.start, candidate.anchor))
    if opened is None:
        return []
    last = next((where for where in inside if where.end == opened.start()), None)
    if last is None or any(opened.end() <= where.start < candidate.end for where in inside):
        return []
    listed = [where for where in list_around(text, last, inside) if where.end <= last.end]
    return [Placed.at(where, "before its clause") for where in listed]


_WHERE = re.compile(r",\s+where\s+[^,;:()]*$")
"""Ends with a clause that tells more of the places before it."""


def _told_once(context: Context, main: Where) -> bool:
    """Whether the article tells of its main place in one sentence only, and not where it opens."""
    opening = [sentence.number for sentences in context.opening for sentence in sentences]
    named = {
        context.sentence_at(w.start).number for w in context.wheres if w.jurisdiction == main.jurisdiction
    }
    return len(named) == 1 and named.isdisjoint(opening)


def _reviewed(context: Context, candidate: Candidate) -> str:
    """The application that a bare priority review or a decision due is on: "the sBLA is under review"."""
    if candidate.kind != "priority-review" and not (candidate.expected and candidate.kind == "nda-approval"):
        return ""
    return next((o.application for o in context.candidates_in(candidate.sentence) if o.application), "")


def _takes(where: Where, candidate: Candidate, application: str) -> bool:
    """Whether an application of this form can be filed at a place: no NDA is with the EMA told before."""
    kind = kinds()[candidate.kind]
    if not kind.given_in(where.jurisdiction) or (kind.usual and kind.known_in(where.jurisdiction) != kind.id):
        return False
    unknown = event_words().unknown_applications.get(where.jurisdiction)
    return unknown is None or application not in unknown
