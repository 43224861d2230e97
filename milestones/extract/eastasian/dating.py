"""When an East Asian event happened: the date that its sentence ties to it, else the article's."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from milestones.extract.context import Context
from milestones.extract.eastasian.dates import EasternDate, eastern_dates
from milestones.extract.eastasian.events import Event, rivals
from milestones.extract.fields.dating import Dated, plausible, undated
from milestones.lexicon.eastasian import shared
from milestones.model.dates import Basis, EventDate

CLAUSE = 20
"""What the end of a clause between a date and an act costs, in characters."""
ACT = 110
"""What another act between them costs."""
BEHIND = 45
"""What it costs a date to stand behind the act, where no bracket ties it to it."""
NEAR_BEHIND = 20
"""The same in the act's own clause in Japanese and Korean: "승인은 내년 3분기로"."""
LIMIT = 120
"""Beyond this cost a date belongs to something else."""
LOOKING_BACK = 3
"""Blocks before in which a date that others lean on may stand."""
LEANING = 12
"""The same for a date that the sentence itself leans on: "同日付で"."""
LONG = 2
"""Years from which a text that tells of them looks back."""
ITSELF = 2
"""Characters between a Chinese verb of telling and an act that is what is told."""
REPORTED = 40
"""Within so many characters behind a day a word of telling makes it the day of the report."""
FORM = 16
"""Within so many characters behind its label a day stands in the form of a notice."""
_DATELINE = re.compile(r"\s?[/)\]】]?\s?(?:电|讯|消息|/|--?|—|[-–—]{1,2}|】|=|\)|\])")
_AHEAD = re.compile(r"将|预计|计划|有望|拟|预期|力争")
"""Before a date of what is planned in Chinese."""
_SPACE = re.compile(r"\s*")
_AND_SO = re.compile(r"\s?(?:并|且|同时)")
_AND_THEN = re.compile(r"(?:され|受け)[、,]\s?\Z|[았었했됐]고,?\s?\Z|[았었했됐]으며,?\s?\Z")
"""Before a clause that goes on in Japanese or Korean."""
_TOPIC = re.compile(r"[가-힣A-Za-z0-9)’'](?:은|는)\s|は[、,]?")
_BRACKETED = re.compile(r"(?:上市|取得|승인)?\s?\(\s?\Z")


def eastern_dated(
    context: Context, event: Event, places: int, place: int, at: int, *, expected: bool, background: bool
) -> Dated:
    """The event's date with the words it rests on, in the given one of so many `places`, which is told `at`.

    "FDA于2月、国家药监局于4月分别批准" gives each its own: as many dates as places stand in their order; else
    the last date before a place is its own.
    """
    best: tuple[float, EasternDate, EventDate] | None = None
    dates = _dates(context, event, expected)
    since = max((r.end for r in rivals(context, event) if r.end <= event.candidate.anchor), default=0)
    before = [told for told in dates if since <= told.start < event.candidate.anchor]
    if len(before) == places > 1:
        dates = [before[place]]
    elif places > len(before) > 1 and since <= at < event.candidate.anchor:
        dates = [told for told in before if told.end <= at][-1:] or dates
    if event.language.code != "zh" and len(before) == 1 and before[0].whole_day:
        # "19일 허가받았다고 21일 밝혔다": the day of the report is not the event's.
        dates = [told for told in dates if told is before[0] or not _told_at_once(event, told.end)]
    for told in dates:
        date_ = _as_event(context, event, told)
        fits = date_ is not None and plausible(context, date_.window, expected)
        if date_ is None or not (fits or event.candidate.rule.startswith("decide")):
            continue
        cost = _cost(context, event, told)
        if cost < LIMIT and (best is None or cost < best[0]):
            best = (cost, told, date_)
    if best and plausible(context, best[2].window, expected):
        rule = "day of the report" if best[2].basis == "announced" else f"{best[2].basis}: in the sentence"
        return Dated(best[2], rule, best[1].start, best[1].end)
    when = undated(context, event.candidate, expected=expected, background=background)
    return _of_notice(context, event) or when if when.date.basis == Basis.ANNOUNCED else when


def _of_notice(context: Context, event: Event) -> Dated | None:
    """The day on which it happened by the form of an exchange's notice: "事實發生日:113/05/20"."""
    label = _fact_label(event.text)
    if label is None:
        return None
    for told in eastern_dates(event.text, label, label + FORM, context.told.day, None, future=False):
        if told.whole_day and plausible(context, told.date.window, expected=False):
            return Dated(told.date, "the notice's day of the fact", told.start, told.end)
    return None


@lru_cache(maxsize=1)
def _fact_label(text: str) -> int | None:
    """Where the label of the day of the fact ends."""
    label = shared().day_of_fact.search(text)
    return label.end() if label else None


def only_later(context: Context, event: Event) -> bool:
    """Whether the date that fits the event best is stated in full and lies after the article's day."""
    day = context.told.day
    if day is None:
        return False
    when = eastern_dated(context, event, 1, 0, 0, expected=True, background=False)
    earliest = when.date.window.earliest
    told = eastern_dated(context, event, 1, 0, 0, expected=False, background=True)
    return when.date.basis == "stated" and earliest is not None and earliest > day and told.date.text is None


def _goes_on(context: Context, event: Event) -> bool:
    """Whether the event's clause goes on with what was told of that day: "5月获受理,并被纳入优先审评"."""
    start = event.clause[0]
    if event.language.code == "zh":
        since = max((r.end for r in rivals(context, event) if r.end <= event.candidate.anchor), default=start)
        return _AND_SO.search(event.text, max(start, since), event.candidate.anchor) is not None
    return _AND_THEN.search(event.text, max(0, start - len("され、")), start) is not None


def _of_rival(context: Context, event: Event, told: EasternDate) -> bool:
    """Whether the date's own clause, which is not the event's, tells of another act or of a plan."""
    end = event.language.clause_end
    if event.language.code != "zh" and _TOPIC.search(event.text, event.candidate.end, told.start):
        # "지정된 X는 지난해 11월 허가를 신청했다": what is told of the date stands behind it.
        return any(told.end <= other.anchor for other in rivals(context, event))
    if not end.search(event.text, event.candidate.end, told.start):
        return False
    opening = max(m.end() for m in end.finditer(event.text, event.candidate.end, told.start))
    if event.language.code == "zh" and _AHEAD.search(event.text, opening, told.start):
        return True
    following = end.search(event.text, told.end, event.candidate.sentence.end)
    right = following.start() if following else event.candidate.sentence.end
    return any(told.end <= other.anchor < right for other in rivals(context, event))


def _dates(context: Context, event: Event, expected: bool) -> Sequence[EasternDate]:
    sentence = event.candidate.sentence
    day = context.told.day
    return eastern_dates(
        event.text, sentence.start, sentence.end, day, _told_before(context, event, day), future=expected
    )


def _told_before(context: Context, event: Event, day: date | None) -> str | None:
    """The date told last before the sentence in its paragraph."""
    for earlier in context.before_in_block(event.candidate.sentence):
        found = eastern_dates(event.text, earlier.start, earlier.end, day, None, future=False)
        told = [f.date.text for f in found if f.date.text]
        if told:
            return told[-1]
    return _long_ago(context, event, day)


def _long_ago(context: Context, event: Event, day: date | None) -> str | None:
    """The date told last in the paragraphs before, where the text has long looked back."""
    sentence = event.candidate.sentence
    leans = _leans(event)
    if not leans and shared().outline.match(event.text, sentence.block.start):
        return None
    for earlier in context.earlier(sentence, LEANING if leans else LOOKING_BACK):
        found = eastern_dates(event.text, earlier.start, earlier.end, day, None, future=False)
        if told := [f.date.text for f in found if f.date.text and (f.whole_day or not leans)]:
            return told[-1] if leans or (day and int(told[-1][:4]) <= day.year - LONG) else None
    return None


def _leans(event: Event) -> bool:
    """Whether the sentence itself leans on a date told before: "同日付で"."""
    sentence = event.candidate.sentence
    return shared().leaning_day.search(event.text, sentence.start, sentence.end) is not None


def _as_event(context: Context, event: Event, told: EasternDate) -> EventDate | None:
    """The date as the event's; a day of telling only bounds it; None for the date of something else."""
    text, sentence = event.text, event.candidate.sentence
    if event.language.not_the_event.search(text, max(sentence.start, told.start - 12), told.start):
        return None
    if told.whole_day and told.start - sentence.start < REPORTED and _DATELINE.match(text, told.end):
        return None
    latest = told.date.window.latest
    if told.whole_day and latest and _reported(context, event, told):
        return EventDate.announced(latest)
    return told.date


def _reported(context: Context, event: Event, told: EasternDate) -> bool:
    """Whether a day is that on which somebody told of the event."""
    text, sentence = event.text, event.candidate.sentence
    if told.end > event.candidate.anchor:
        return event.language.code != "zh" and _told_at_once(event, told.end)
    if event.language.code == "zh":
        verb = event.language.reporting.search(
            text, told.end, min(event.candidate.anchor, told.end + REPORTED)
        )
        # "7月25日发布积极意见": to tell is the act itself.
        return verb is not None and event.candidate.start - verb.end() > ITSELF
    if _told_at_once(event, told.end):
        return True
    if any(_told_at_once(event, other.end) for other in _dates(context, event, False)):
        return False
    # "A社は13日、Xの承認を取得したと発表した": the verb of telling ends the sentence.
    verb = event.language.reporting.search(text, event.candidate.end, sentence.end)
    between = text[told.end : event.candidate.anchor]
    return verb is not None and told.start - sentence.start < REPORTED and _parted(event, between)


def _told_at_once(event: Event, end: int) -> bool:
    """Whether a verb of telling follows a day directly: "21일 밝혔다"."""
    space = _SPACE.match(event.text, end)
    return event.language.reporting.match(event.text, space.end() if space else end) is not None


def _parted(event: Event, between: str) -> bool:
    """Whether something else than the act follows the day: a comma or a quotation, or many words."""
    return re.match(r"\s?(?:、|,|「|付|に|、)", between) is not None or len(between) > 12


def _cost(context: Context, event: Event, told: EasternDate) -> float:
    """How badly a date fits the event, in characters between them; the least wins."""
    candidate = event.candidate
    behind = told.start >= candidate.anchor
    left, right = (candidate.end, told.start) if behind else (told.end, candidate.anchor)
    gap = event.text[left : max(left, right)]
    cost = len(gap) / 2 + CLAUSE * len(event.language.clause_end.findall(gap))
    act = CLAUSE if not behind and _goes_on(context, event) else ACT
    cost += act * sum(left <= other.anchor < right for other in rivals(context, event))
    if behind and not _BRACKETED.search(gap) and not event.candidate.rule.startswith("decide"):
        cost += (
            BEHIND if event.language.code == "zh" or event.language.clause_end.search(gap) else NEAR_BEHIND
        )
    if behind and _of_rival(context, event, told):
        cost += ACT
    return cost + (15 if told.date.basis == "announced" else 0)
