"""When an event happened: the date that its sentence ties to it, else what the article's date supports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.attributive import is_held
from milestones.extract.events.candidate import LISTED, REPEATED, Candidate, between
from milestones.extract.events.ellipses import SEQUEL
from milestones.extract.factuality.reporting import is_of_a_step
from milestones.extract.fields.dateties import cost_of, on_the_news
from milestones.extract.fields.listdates import Beside, in_order, of_the_next, own_item
from milestones.extract.fields.news import is_news
from milestones.extract.fields.periods import (
    line_above,
    summed_up,
    time_of_plans,
    told_of_all,
    told_of_its_paragraph,
    told_vaguely,
)
from milestones.extract.fields.turnstaken import statuses_in_turn
from milestones.extract.lists.over import told_of
from milestones.extract.text.document import Sentence
from milestones.model.article import DateTrust
from milestones.model.dates import Basis, EventDate, Window, window_of

_PROPERTY = re.compile(
    r"\b[A-Z]{2,}\)?-\s*$|\b(?:an?|only|its|their|[Oo]ur|other|recently|previously|newly)\b(?:(?!\b(?:the|after|as|when|because|that)\b)[\w\s().-]){0,45}[A-Z]{2,}\)?\s+$"
)
"""Ends with an authority that makes the participle behind it a property: "its FDA-approved"."""
_LED_IN = re.compile(
    r"\W*(?:(?:In\s+addition\s+to|Besides|Beyond|Following|After|Alongside)\s[^,;]*|Already\s)", re.IGNORECASE
)
"""From a sentence's begin to what only leads in to its news: "Following its approval in Japan, the EU"."""
_SO_DESIGNATED = re.compile(r"\s+(?:medicine|drug|product|therapy|treatment)\b")
"""Behind a status that only describes: "an orphan designated medicine"."""
_COMES = re.compile(
    r"\W*(?:disclosed|announced|dated|received|issued|granted|signed|effective)\s+(?=(?:on|in|last|this|\d|[A-Z]))"
    r"|\W*(?:more\s+(?:information|info|details)|read\s+more|source|link)?\s*\((?=[A-Z\d])"
    r"|\W*(?:(?:the\s+)?[\w’'-]+\s+(?:said|says)\s+(?:that\s+)?)?(?:the|this|that)\s+(?:[\w-]+['’]s\s+)?(?:decision|approval|ruling|nod|letter|green\s+light|clearance|verdict|designation|notice|authori[sz]ation),?\s+"
    r"(?:which\s+)?(?:(?:was|is)\s+)?(?:made|taken|announced|issued|granted|given|handed\s+down|received|dated|issued|reached|published|disclosed|revealed|posted)\s+"
    r"|\W*(?:the|this|that|its?|notice|word|news|formal|official)\b[^.;:]{0,80}?\b(?:came|comes|dates?|dated|bears|carries|fell"
    r"|arrived|landed|followed|took\s+effect|took\s+place|happened|was\s+(?:issued|granted|given|received|signed|handed|taken|made|dated))\b"
    r"|\W*[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,4}['’]s\s+(?:\w+\s+){0,2}(?:decision|ruling|verdict|letter|notice|approval|order|nod|answer|green\s+light)\s+"
    r"(?:came|comes|dates?|fell|arrived|was\s+(?:issued|granted|given|received|signed|taken|made|dated|handed\s+down))\b",
    re.IGNORECASE,
)
"""Opens a sentence that only says when something told before came to pass: "It dates from January"."""
FOLLOWED = 22
"""Words of the longest sentence of that sort."""
_GIVEN = re.compile(r"\b(?:granted|given|approved|won|received|obtained)\b", re.IGNORECASE)
"""Says of what was taken away when it was given: "That indication was granted in May"."""
_TO_MEET = re.compile(r"\b(?:will|would|due|expected|scheduled|slated|set|is\s+to|are\s+to)\b[^;]*$")
"""Ends with what makes of a meeting one to come: "will give its opinion at a December"."""
_MEETING = re.compile(r"\b(?:meeting|met)\b", re.IGNORECASE)
_SEVERAL_DAYS = re.compile(r"\b\d{1,2}\s?(?:[-–—]|to|and|through)\s?\d{1,2}\b[^\d]{0,16}(?:\d{4})?$")
"""Ends with several days: which of them was meant is not told."""

HEAD = 3
"""Lines that open an article, headings among them."""
BEFORE = 4
"""A time so many words before a noun is its own: "Q3 2025: submission"."""
_OTHER_VERB = re.compile(
    r"\b(?:and|will|plans?|expects?|intends?|aims?|hopes?|paving|positioning|setting|opening|clearing|enabling|allowing|ahead|following|after|upon|pending)\b|\bto\s+(?!the\b|an?\b|its\b|[A-Z])",
)
"""Between a noun and a time: the time is another event's."""
BRACKET = 60
"""A bracket that says a date more exactly begins within so many characters behind it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's date with the words it rests on, and the rule."""

    date: EventDate
    rule: str
    start: int
    end: int


def dated(
    context: Context,
    candidate: Candidate,
    beside: Sequence[Beside] = (),
    *,
    expected: bool,
    background: bool,
) -> Dated:
    """The event's date; `expected` events look ahead, `background` ones never take the article's own date.

    `beside` tells of places, medicines or diseases of which the event has several, and which is meant: "from
    the FDA in November 2023 and Health Canada last month" gives each its own date.
    """
    if candidate.rule == SEQUEL:
        return undated(context, candidate, expected=expected, background=background)
    lists = [items for items in beside if len(set(items.ends)) > 1]
    if in_turn := statuses_in_turn(context, candidate):
        lists.append(in_turn)
    dates = [
        told
        for told in context.told.within(candidate.sentence, expected=expected)
        if plausible(context, told.date.window, expected)
        and not ((background or expected) and told.date.basis == Basis.ANNOUNCED)
    ]
    for items in lists:
        if paired := in_order(context.text, dates, items):
            return Dated(paired.date, paired.rule, paired.start, paired.end)
    best = _best(context, candidate, dates, lists, expected=expected)
    vague = best is None or best.date.basis == Basis.ANNOUNCED
    if vague and not expected and (after := _told_after(context, candidate)):
        return after
    followed = best is not None and on_the_news(context.text, candidate, best)
    if best and followed and not expected:
        return _on_or_before(best)
    if best and not followed:
        return Dated(best.date, best.rule, best.start, best.end)
    return undated(context, candidate, expected=expected, background=background)


def _best(
    context: Context, candidate: Candidate, dates: Sequence[Told], lists: Sequence[Beside], *, expected: bool
) -> Told | None:
    """The date that fits the event best, or the bracket behind it that says it more exactly; None: no fit."""
    best: tuple[float, Told] | None = None
    for told in dates:
        cost = cost_of(context, candidate, told, expected=expected)
        if cost is None or any(of_the_next(context.text, told, items) for items in lists):
            continue
        others = sum(own_item(candidate.sentence, told, items, dates) for items in lists)
        cost += others
        exactly = best is not None and others <= 0 and _within(told, best[1])
        if best is None or cost < best[0] or exactly:
            best = (min(cost, best[0]) if best else cost, told)
    return best[1] if best else None


def _on_or_before(told: Told) -> Dated:
    """The date of what an event led to: a bound, as the day of an announcement is."""
    first, last = told.date.window.earliest, told.date.window.latest
    date_ = EventDate.announced(first) if first and first == last else told.date
    return Dated(date_, f"what followed: {told.rule}", told.start, told.end)


def _within(told: Told, other: Told) -> bool:
    """Whether a date in brackets only says another one of the event more exactly: "in 2019 (March 26)"."""
    window, wider = told.date.window, other.date.window
    inside = wider.earliest and window.earliest and wider.latest and window.latest
    if not inside or window == wider or not 0 <= told.start - other.end <= BRACKET:
        return False
    return told.bracketed and window.meet(wider) == window


def undated(context: Context, candidate: Candidate, *, expected: bool, background: bool) -> Dated:
    """What the headings and the article's own day give an event without a date of its own."""
    published = context.told.published
    nowhere = candidate.start, candidate.start
    above = line_above(context, candidate) or (time_of_plans(context, candidate) if expected else None)
    if above and plausible(context, above.date.window, expected):
        return Dated(above.date, "the line above", above.start, above.end)
    if expected:
        return Dated(EventDate.undated(), "no date", *nowhere)
    frame = None if background else context.told.frame(candidate.sentence)
    if frame and frame.notation and plausible(context, frame.window, expected=False):
        date_ = EventDate(frame.notation, frame.window, Basis.STATED)
        return Dated(date_, "date of the heading above", frame.start, frame.end)
    if given := _of_its_list(context, candidate, background=background):
        return given
    if published is None:
        return Dated(EventDate.undated(), "no date", *nowhere)
    doubtful = published.trust == DateTrust.DOUBTFUL
    if (
        not doubtful
        and not background
        and is_news(context, candidate)
        and not _is_property(context, candidate)
    ):
        return Dated(EventDate.announced(published.day), "the article's own date", *nowhere)
    rule = "the page's date as a bound" if doubtful else "the article's date as a bound"
    return Dated(EventDate.undated(published.day), rule, *nowhere)


def _of_its_list(context: Context, candidate: Candidate, *, background: bool) -> Dated | None:
    """The day of the list in which the event stands, of the meeting, or of the period summed up."""
    if said := told_of_all(context, candidate):
        return Dated(said.date, "the day of all", said.start, said.end)
    met = _met(context, candidate)
    if candidate.rule == REPEATED and (first := context.candidates_in(candidate.sentence)):
        return dated(context, first[0], expected=False, background=background)
    when = None
    if candidate.rule == LISTED and (over := _over(context, candidate)):
        when = dated(context, over, expected=False, background=background)
        if when.date.basis not in (Basis.ANNOUNCED, Basis.NONE):
            return when
    period = None if met or background else told_of_its_paragraph(context, candidate)
    if period or (not met and not background and (period := summed_up(context, candidate))):
        return Dated(period.date, "the period of the digest", period.start, period.end)
    return met or when


def _over(context: Context, candidate: Candidate) -> Candidate | None:
    """The event of the heading or lead-in that a list's item stands under, else of the sentence before."""
    before = context.sentences[max(0, candidate.sentence.number - 1)]
    for over in (*context.governing(candidate.sentence), before):
        if events := context.candidates_in(told_of(context, over)):
            return events[-1]
    return None


def _met(context: Context, candidate: Candidate) -> Dated | None:
    """The days of the meeting of which the article's head tells, for what a committee says."""
    if not candidate.kind.endswith("-opinion"):
        return None
    titles, lead = context.opening
    for sentence in (*context.governing(candidate.sentence), *context.sentences[:HEAD], *titles, *lead):
        # "Extended the goal date to Oct. 4 so that it could hold the meeting" dates no opinion.
        ahead = any(event.expected for event in context.candidates_in(sentence))
        meeting = _MEETING.search(context.text, sentence.start, sentence.end)
        if not ahead and meeting and not _TO_MEET.search(context.text, sentence.start, meeting.start()):
            told = context.told.within(sentence, expected=False)
            given = len(told) == 1 and told[0].date.basis in (Basis.STATED, Basis.RELATIVE)
            if given and plausible(context, told[0].date.window, False) and (notation := told[0].date.text):
                several = _SEVERAL_DAYS.search(context.text, sentence.start, told[0].end)
                when = EventDate.stated(notation[: len("2024-04")]) if several else told[0].date
                return Dated(when, "the days of the meeting", told[0].start, told[0].end)
    return None


def has_date_beside(context: Context, candidate: Candidate, *, handed: bool) -> bool:
    """Whether a date stands beside the event: not in "won clearance and plans a trial in 2025".

    Of what was `handed` over another step behind it can have the date: "won clearance, launch due in 2025".
    """
    text = context.text
    return any(
        _beside(text, candidate, one) and not (handed and is_of_a_step(text, candidate.end, one.start))
        for one in context.told.within(candidate.sentence, expected=True)
    )


def _beside(text: str, candidate: Candidate, told: Told) -> bool:
    """Whether a date stands beside the event, with no other verb between them."""
    left, right = between(candidate.span, (told.start, told.end))
    near = FOLLOWED if told.start >= candidate.end else BEFORE
    return candidate.sentence.words_between(left, right) <= near and not _OTHER_VERB.search(text, left, right)


def _is_property(context: Context, candidate: Candidate) -> bool:
    """Whether the act only describes ("its FDA-approved tablets"), or is told of no certain time."""
    sentence = candidate.sentence
    lead_in = context.text[max(sentence.start, candidate.anchor - 70) : candidate.anchor]
    if candidate.form == "past" and not candidate.passive and _PROPERTY.search(lead_in):
        return True
    if candidate.form == "status" and _SO_DESIGNATED.match(context.text, candidate.end, sentence.end):
        return lead_in.endswith(("an ", "a ", "other ", "An ", "A "))
    if _LED_IN.fullmatch(context.text, sentence.start, candidate.start) and any(
        other.start > candidate.end and not other.expected for other in context.candidates_in(sentence)
    ):
        return True
    held = candidate.form == "status" and is_held(lead_in)
    return held or told_vaguely(sentence, lead_in[-30:])


def plausible(context: Context, window: Window, expected: bool) -> bool:
    """What has happened cannot lie after the article, nor what is expected before it."""
    day = context.told.day
    if day is None:
        return True
    if expected:
        return window.latest is None or window.latest >= day or window == window_of(f"{day:%Y-%m}")
    return window.earliest is None or window.earliest <= day


def _told_after(context: Context, candidate: Candidate) -> Dated | None:
    """The date of a sentence close behind that only says when the event came: "It dates from May"."""
    sentence = candidate.sentence
    reach = 4 if sentence.title else 2
    for following in context.sentences[sentence.number + 1 : sentence.number + 1 + reach]:
        if following.title or following.block.section:
            continue
        if not sentence.title and following.block.number > sentence.block.number + 1:
            return None
        others = context.candidates_in(following)
        if any(other.kind != candidate.kind for other in others):
            return None
        if candidate.kind == "withdrawal" and _GIVEN.search(context.text, following.start, following.end):
            return None
        if date_ := _only_when(context, following, sentence):
            return date_
        if others:
            return None
    return None


def _only_when(context: Context, sentence: Sentence, before: Sentence) -> Dated | None:
    """The date of a sentence that names no medicine and says when what is told `before` came to pass.

    Nor does it name another place: "The European Commission followed on May 5".
    """
    text = context.text
    opening = _COMES.match(text, sentence.start, sentence.end)
    if not opening or context.products_in(sentence.start, sentence.end):
        return None
    known = {where.jurisdiction for where in context.wheres_in(before.start, before.end)}
    for told in context.told.within(sentence, expected=False):
        close = told.start >= opening.end() and sentence.words_between(opening.end(), told.start) <= 6
        if not close or not plausible(context, told.date.window, False):
            continue
        if known and any(w.jurisdiction not in known for w in context.wheres_in(sentence.start, told.start)):
            return None
        if sentence.words_between(sentence.start, told.end) <= FOLLOWED:
            return Dated(told.date, f"told just after: {told.rule}", told.start, told.end)
    return None
