"""Acts that Chinese sentences leave out, told just before: "美国5月获批,欧盟9月,英国11月跟进"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from milestones.extract.eastasian.events import Event, events
from milestones.extract.eastasian.factuality import eastern_reality
from milestones.extract.eastasian.script import Eastern
from milestones.extract.mentions import Where

LONGEST = 30
"""Characters of the longest clause that is but a place and a date."""
_DATE = re.compile(
    r"(?:20\d\d年|[今去前同次当]年|翌年)(?:的)?(?:\d{1,2}月(?:\d{1,2}日)?(?:[初底末]|[上中下]旬)?|第?[一二三四1-4]季度|[上下]半年|[初底末年])?"
    r"|\d{1,2}月(?:\d{1,2}日)?(?:[初底末]|[上中下]旬)?|[上本次同]个?月(?:\d{1,2}日)?"
)

_USE = re.compile(r"\s*(?:拟)?(?:适?用于|针对|治疗|适应[症证]为)")
"""Opens a clause that says what a medicine is for."""


def eastern_events(eastern: Eastern, wheres: Sequence[Where]) -> list[Event]:
    """The candidate events of the sentences, with those whose act is left out, in order of place."""
    found: list[Event] = []
    by_start = sorted(wheres, key=lambda where: where.start)
    starts = [where.start for where in by_start]
    for sentence, events_of in groupby(events(eastern, wheres), key=lambda event: event.candidate.sentence):
        told = list(events_of)
        inside = by_start[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for event in told:
            found.append(event)
            if _is_last(event, told):
                ahead = (other.clause[0] for other in told if other.clause[0] > event.clause[0])
                found += _left_out(event, inside, min(ahead, default=sentence.end))
    return found


def _is_last(event: Event, told: Sequence[Event]) -> bool:
    """Whether the event is an act that nothing follows in its clause."""
    acts = event.candidate.rule.startswith(("approve", "accept", "submit"))
    return acts and not any(
        other.clause == event.clause and other.candidate.anchor > event.candidate.anchor for other in told
    )


def _left_out(event: Event, wheres: Sequence[Where], until: int) -> Iterator[Event]:
    """The events of the clauses up to `until` that give but a place and a date."""
    reality = None
    clauses = list(_clauses(event, until))
    for (start, end), following in zip(clauses, [*clauses[1:], (until, until)], strict=False):
        told = event.candidate.jurisdiction
        if _date_and_use(event.eastern.text, (start, end), following):
            end = following[1]
        elif end - start <= LONGEST and _place_and_date(event.eastern, wheres, start, end):
            told = None
        else:
            continue
        reality = reality or eastern_reality(event)
        if reality.refused or reality.expected:
            return
        rule = event.candidate.rule.replace(" ", " likewise ", 1)
        candidate = replace(event.candidate, rule=rule, start=end, end=end, anchor=end, jurisdiction=told)
        yield replace(event, candidate=candidate, clause=(start, end), anaphoric=False)


def _clauses(event: Event, until: int) -> Iterator[tuple[int, int]]:
    """The clauses behind the event's own."""
    start = event.clause[1] + 1
    while start < until:
        following = event.language.clause_end.search(event.text, start, until)
        end = following.start() if following else until
        closing = re.search(r"[。\s)]*\Z", event.text[start:end])
        yield start, start + closing.start() if closing else end
        start = end + 1


def _date_and_use(text: str, clause: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a part of a list gives but a date and a use: ";2021年2月,用于胃癌"."""
    listed = text[clause[0] - 1] in ";:" and _DATE.fullmatch(text[slice(*clause)].strip()) is not None
    return listed and _USE.match(text, *following) is not None


def _place_and_date(eastern: Eastern, wheres: Sequence[Where], start: int, end: int) -> bool:
    """Whether a clause is a place with a date, perhaps with a word such as "跟进"."""
    date = _DATE.search(eastern.text, start, end)
    places = [w for w in wheres if start <= w.start and w.end <= end]
    if date is None or not places:
        return False
    place = max(places, key=lambda w: w.end - w.start)
    said = eastern.text[start:end]
    for left, right, mark in sorted(
        [(date.start(), date.end(), "D"), (place.start, place.end, "P")], reverse=True
    ):
        said = said[: left - start] + mark + said[right - start :]
    return eastern.language.likewise.fullmatch(said) is not None
