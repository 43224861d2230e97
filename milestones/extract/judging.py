"""From a candidate event to the claims that it makes, or to the reason why it makes none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from milestones.extract.claims.drafting import Filling, drafted, in_its_sentence
from milestones.extract.claims.expecting import ahead, is_to_do, not_expected
from milestones.extract.claims.merging import Draft
from milestones.extract.context import Context
from milestones.extract.diseases.population import population_of
from milestones.extract.events.candidate import CLAUSE_ENDS, Candidate
from milestones.extract.events.relatives import relative_start
from milestones.extract.factuality.filings import is_ahead_by_its_verbs
from milestones.extract.factuality.fulfilled import is_decided_on
from milestones.extract.factuality.guarding import guarded
from milestones.extract.factuality.happening import Reality, reality
from milestones.extract.factuality.headed import only_applied_for, under_explanation, under_plans
from milestones.extract.factuality.standing import is_followed, is_read_undated, stands
from milestones.extract.factuality.telling import ELSEWHERE
from milestones.extract.fields.classifying import kind_of
from milestones.extract.fields.dating import Dated, dated, undated
from milestones.extract.fields.listdates import Beside
from milestones.extract.fields.locating import MAIN_AUTHORITY, located
from milestones.extract.fields.news import is_subtitle
from milestones.extract.fields.places import Placed
from milestones.extract.fields.placeuses import uses_by_place
from milestones.extract.fields.slots import Filled, is_named, products_of
from milestones.extract.fields.tocome import only_ahead
from milestones.extract.fields.tying import FilledDisease, diseases_of
from milestones.extract.medicines.devices import DEVICE
from milestones.lexicon.authorities import authority
from milestones.lexicon.guards import guards
from milestones.model.dates import Basis

TENSELESS = ("", "infinitive", "present tense", "hypothetical")
"""Outcomes that a heading over what is to come turns into a plan."""


def judged(
    context: Context, candidate: Candidate, verbs: Sequence[tuple[int, int, str]]
) -> list[Draft] | str:
    """The claims that a candidate makes, or the reason why it makes none."""
    section = candidate.sentence.block.section
    if section:
        return f"boilerplate: {section}"
    if candidate.sentence.block.number in context.headings and not (
        is_named(context, candidate) or is_subtitle(context, candidate)
    ):
        return "heading over a part"
    if reason := guarded(context, candidate):
        return reason
    fact = _fact(context, candidate, verbs)
    if fact.refused:
        return fact.refused
    medicines = [] if _is_cut_off(context, candidate) else products_of(context, candidate)
    if not medicines:
        return "no product"
    medicines = [medicine for medicine in medicines if medicine.value.finder != DEVICE]
    if not medicines:
        return "device"
    if fact.expected and (reason := not_expected(context, candidate, fact)):
        return reason
    where, elsewhere = located(context, candidate, expected=fact.expected)
    if not where:
        return "no jurisdiction"
    if elsewhere and _told_before(context, candidate):
        return ELSEWHERE
    return _drafts(context, candidate, fact, medicines, where, elsewhere)


def _fact(context: Context, candidate: Candidate, verbs: Sequence[tuple[int, int, str]]) -> Reality:
    """What the sentence makes of the candidate, and the heading over it."""
    fact = reality(context, candidate, verbs, is_named(context, candidate))
    if fact.refused == "hypothetical" and _should_be_filed(context.text, candidate):
        fact = Reality(expected=True, possible=True)
    if not fact.refused and only_ahead(context, candidate):
        fact = ahead(context, candidate, fact)
    if not fact.refused and (is_to_do(context, candidate) or is_ahead_by_its_verbs(context.text, candidate)):
        fact = replace(fact, expected=True)
    if not fact.expected and fact.refused in TENSELESS and under_plans(context, candidate):
        fact = Reality(expected=True, possible=fact.refused == "hypothetical")
    if not fact.refused and (under_explanation(context, candidate) or only_applied_for(context, candidate)):
        fact = Reality("generic")
    if not fact.refused and _decided_on(context, candidate):
        fact = replace(fact, expected=True)
    if fact.expected and _is_in_hand(context.text, candidate):
        fact = replace(fact, expected=False, background=True)
    if fact.refused in ("", ELSEWHERE) and not fact.expected and is_followed(context.text, candidate):
        fact = Reality(background=True)
    if not fact.refused and _is_only_said_of_it(context, candidate):
        fact = replace(fact, background=True)
    return fact


def _told_before(context: Context, candidate: Candidate) -> bool:
    """Whether a designation was told before, where its place stands: "benefits of its existing"."""
    first = context.first_ends.get(candidate.kind, candidate.end)
    told = candidate.kind.endswith("-designation") and first <= candidate.start
    return told and stands(context.text, candidate)


def _is_only_said_of_it(context: Context, candidate: Candidate) -> bool:
    """Whether a sentence tells something else, and this of its medicine: "backs X, which A refused"."""
    relative = relative_start(candidate)
    return relative is not None and any(
        other.end <= relative for other in context.candidates_in(candidate.sentence)
    )


def _should_be_filed(text: str, candidate: Candidate) -> bool:
    """Whether a filing is said to come in time: "the NDA should be submitted by year's end"."""
    filed = candidate.passive and candidate.kind.endswith("-submission")
    return filed and _SHOULD.search(text, candidate.sentence.start, candidate.anchor) is not None


def _is_in_hand(text: str, candidate: Candidate) -> bool:
    """Whether an application is filed and something else to come: "will review its resubmitted BLA"."""
    filed = candidate.form == "past" and not candidate.passive and candidate.kind.endswith("-submission")
    return filed and _OWNED.search(text, candidate.sentence.start, candidate.anchor) is not None


def _is_cut_off(context: Context, candidate: Candidate) -> bool:
    """Whether a digest breaks off before the medicine: "has also accepted a filing for…"."""
    sentence = candidate.sentence
    broken = _BREAKS_OFF.search(context.text, max(sentence.start, sentence.end - 12), sentence.end)
    return broken is not None and not is_named(context, candidate)


def _decided_on(context: Context, candidate: Candidate) -> bool:
    """Whether an approval is only what is to be decided on: "a decision on approval is due"."""
    sentence = candidate.sentence
    return candidate.form == "noun" and any(
        other.expected
        and other.end <= candidate.start
        and is_decided_on(sentence, other.end, candidate.start)
        for other in context.candidates_in(sentence)
    )


def _of_before(context: Context, candidate: Candidate, place: Placed) -> bool:
    """Whether a committee stands in what came before: "After a refusal by a panel in May, X is approved".

    So it does behind "though": "X is approved, though a panel voted against it"; and it does another thing
    now where what came before stands behind it: "A panel backs X after an earlier rejection".
    """
    text, sentence = context.text, candidate.sentence
    start = sentence.start
    if _decided_on(context, candidate) or _came_before(context, candidate, place):
        return True
    if candidate.form == "noun" and _FINAL.search(text, start, candidate.anchor):
        return True
    relative = relative_start(candidate)
    if relative is not None and place.end <= relative:
        return True
    if place.start >= candidate.end and sentence.search(CLAUSE_ENDS, candidate.end, place.start):
        return True
    opened = _AFTER.match(text, start) if start <= place.start < candidate.anchor else None
    return opened is not None and "," in text[place.end : candidate.anchor]


def _came_before(context: Context, candidate: Candidate, place: Placed) -> bool:
    """Whether what a committee does now is told before the candidate, a noun behind "after" or "despite"."""
    if candidate.form != "noun" or not _DESPITE.search(context.text, place.end, candidate.start):
        return False
    return any(place.end <= o.start < candidate.start for o in context.candidates_in(candidate.sentence))


def _is_anothers(_: Context, candidate: Candidate, place: Placed) -> bool:
    """Whether an approval that names nobody is not the American panel's that was told of before it."""
    bare = candidate.form == "noun" or candidate.passive
    unnamed = (
        place.jurisdiction == "US" and not candidate.sentence.start <= place.start < candidate.sentence.end
    )
    return bare and unnamed and candidate.rule == "approve product"


_FINAL = re.compile(r"\b[Ff]inal\s+(?:(?:EU|European|marketing|regulatory)\s+)?$")
_WHY = re.compile(r"(?:on|following)\s+the\s+(?:advice|recommendation)\b", re.IGNORECASE)
"""Opens an opinion that is told as why the authority did what the sentence tells and dates."""
_DESPITE = re.compile(
    r"\b(?:after|following|despite|reversing|overcoming)\s+(?:an?\s+|the\s+|its\s+)?"
    r"(?:(?:prior|previous|earlier|initial|first|past|last\s+year['’]s)\s+)(?:(?:FDA|EMA|agency|U\.?S\.?)\s+)?$",
    re.IGNORECASE,
)
"""Ends with what makes the noun behind it something of before: "despite an earlier"."""
_SHOULD = re.compile(r"\bshould\s+(?:\w+ly\s+|now\s+|also\s+)?be\s+$", re.IGNORECASE)


def _of_else(context: Context, candidate: Candidate, place: Placed) -> bool:
    """Whether a committee is only what the article is about: "Approval was granted in May 2017"."""
    if place.rule != MAIN_AUTHORITY or candidate.sentence.has(guards().committee):
        return False
    return any(
        told.date.basis == Basis.STATED for told in context.told.within(candidate.sentence, expected=False)
    )


_BREAKS_OFF = re.compile(r"\b(?:for|of|on|to)\s*(?:…|\.\.\.)\W*\Z")
"""Ends with a preposition and dots for what would follow."""
_OWNED = re.compile(r"(?:\b(?:the|its|their|our|this|an?)|\w['’]s)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Ends with whose application it is: "its resubmitted BLA"."""
_ITS_BRACKET = re.compile(r"\s?[®™]?\s?\([^()]{2,60}\)")
"""Behind one of several medicines or diseases: what is said of it alone."""
_AFTER = re.compile(r"\W*(?:After|Following|Despite|Having)\b")
"""Opens a sentence with what came before, up to its comma."""


def _of_its_bracket(
    context: Context, candidate: Candidate, medicine: Filled, disease: FilledDisease | None
) -> list[Placed]:
    """The authorities in the bracket behind one of several things: "for gout (FDA, May) and lupus (EMA)"."""
    ends = [disease.value.end] if disease and in_its_sentence(disease) else []
    for end in (*ends, medicine.end):
        if opened := _ITS_BRACKET.match(context.text, end, candidate.sentence.end):
            inside = [w for w in context.wheres_in(opened.start(), opened.end()) if w.agency]
            if inside:
                return [Placed.at(where, "in its bracket") for where in inside]
    return []


def _drafts(
    context: Context,
    candidate: Candidate,
    fact: Reality,
    medicines: Sequence[Filled],
    where: Sequence[Placed],
    elsewhere: bool,
) -> list[Draft]:
    """One draft for each medicine, disease and place of the event."""
    drafts = []
    for medicine in medicines:
        told: list[FilledDisease | None] = [*diseases_of(context, candidate, medicine)]
        ends = [other.value.end for other in told if other]
        several = len(medicines) > 1 or len(told) > 1
        rows: list[tuple[FilledDisease | None, Placed]] = []
        if len(medicines) == 1:
            rows += uses_by_place(context, candidate, medicine.value)
        if rows:
            ends, where = [use.value.end for use, _ in rows if use], [place for _, place in rows]
        else:
            for use in told or [None]:
                own = _of_its_bracket(context, candidate, medicine, use) if several else []
                rows += [(use, place) for place in own or where]
        for use, place in rows:
            beside = (
                Beside([other.end for other in where], place.end),
                Beside([other.end for other in medicines], medicine.end),
                Beside(ends, use.value.end if use else 0),
            )
            drafts.append(_draft(context, candidate, fact, medicine, use, place, elsewhere, beside))
    return drafts


def _draft(
    context: Context,
    candidate: Candidate,
    fact: Reality,
    medicine: Filled,
    use: FilledDisease | None,
    place: Placed,
    elsewhere: bool,
    beside: Sequence[Beside],
) -> Draft:
    """The draft for one medicine, one use and one place."""
    people = None
    if in_its_sentence(use):
        people = population_of(context.text, candidate.sentence, use.value)
    kind = _kind_at(context, candidate, place)
    when = _when(context, candidate, fact, place, beside)
    filling = Filling(kind, medicine, use, people, place, elsewhere, when)
    return drafted(context, candidate, fact, filling, candidate.rule)


_FOLLOWING = re.compile(
    r"(?P<rank>\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|next|only\s+other)\s[^.;]{0,70}?)?"
    r"\b(?:following|follow(?:s|ed)|after|joining|joins|behind|besides|in\s+addition\s+to|on\s+top\s+of)\s+"
    r"(?:(?:its|those|earlier|prior|previous)\s+)*(?:(?:approvals|clearances|authori[sz]ations)\s+(?:in|by|from)\s+)?"
    r"(?:(?:[A-Z][\w.&’'-]*|the|of|and),?\s+){0,14}$"
)
"""Ends with what opens a list of places where it was so before: "its fourth approval, after the US and"."""

_LISTED = re.compile(r"(?:\s\([^()]*\))?(?:\W*$|[,.;)]|\s(?:and|or|in|on|to\s[a-z]+)\b)")
"""Behind a place that is one of a list, not "after FDA hold"."""


def _of_earlier(context: Context, candidate: Candidate, place: Placed) -> bool:
    """Whether the place is one of those before that of the news: "following the US and Japan"."""
    text, sentence = context.text, candidate.sentence
    if not candidate.sentence.start <= place.start < sentence.end:
        return False
    opened = _FOLLOWING.search(text, sentence.start, place.start)
    if opened is None or not _LISTED.match(text, place.end):
        return False
    if opened["rank"] or candidate.end <= opened.start():
        return True
    counted = candidate.form == "noun" and text[candidate.start : candidate.end].endswith("s")
    return counted and any(o.end <= opened.start() for o in context.candidates_in(sentence))


def _when(
    context: Context, candidate: Candidate, fact: Reality, place: Placed, beside: Sequence[Beside]
) -> Dated:
    """The event's date; of a filing in hand not the one of what else its sentence tells."""
    several = len(context.candidates_in(candidate.sentence)) > 1
    if _WHY.match(context.text, candidate.start) or is_read_undated(context.text, candidate):
        return undated(context, candidate, expected=False, background=True)
    if (several or fact.background) and not fact.expected and _is_in_hand(context.text, candidate):
        return undated(context, candidate, expected=False, background=True)
    background = fact.background or _of_earlier(context, candidate, place)
    return dated(context, candidate, beside, expected=fact.expected, background=background)


def _kind_at(context: Context, candidate: Candidate, place: Placed) -> str:
    """The event's kind by who acted there: what a committee says is an opinion."""
    committee = bool(place.agency and authority(place.agency).committee)
    others = (_of_before, _of_else, _is_anothers)
    committee = committee and not any(other(context, candidate, place) for other in others)
    return kind_of(context, candidate, place.jurisdiction, committee=committee)
