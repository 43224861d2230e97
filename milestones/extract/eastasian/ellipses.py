"""Acts that sentences leave out, told just before: "美国5月获批,欧盟9月,英国11月跟进".

Also in the next sentence, and line by line under a heading: "承認取得状況" over "米国 2024年6月".
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from milestones.extract.eastasian.events import Event, events
from milestones.extract.eastasian.factuality import eastern_reality
from milestones.extract.eastasian.script import Eastern
from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence

LONGEST = 30
"""Characters of the longest clause that is but a place and a date."""
LINES = 20
"""Lines of the longest list under a heading."""
_DATE = re.compile(
    r"(?:(?:20|翌)?\d\d\s?[年년]|[今去前同次当明昨][年年]|翌年|지난해|올해|작년|같은\s?해|이듬해)(?:[的の]|\s)?"
    r"(?:\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?(?:[初底末]前?|[上中下]旬)?|第?[一二三四1-4]季度?|[上下]半年|年?[初底末]前?)?"
    r"|\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?(?:[初底末]|[上中下]旬)?|[上本次同先今翌]个?月(?:\d{1,2}日)?|지난달|이달|같은\s?달"
)

_USE = re.compile(r"\s*(?:拟)?(?:适?用于|针对|治疗|适应[症证]为)")
"""Opens a clause that says what a medicine is for."""
_WITHIN = re.compile(r"\s?\([^()]{1,12}(?:\)|\Z)")
"""What a bracket behind a date adds: "(現地時間)"."""
_LEDGER = re.compile(
    r"状況|状况|情况|现状|历程|経緯|実績|一覧|一览|概况|进展|国・地域|国家|현황|이력|실적|국가"
)
"""In a heading over lines of places and dates."""


def eastern_events(eastern: Eastern, wheres: Sequence[Where]) -> list[Event]:
    """The candidate events of the sentences, with those whose act is left out, in order of place."""
    found: list[Event] = []
    by_start = sorted(wheres, key=lambda where: where.start)
    starts = [where.start for where in by_start]

    def places(part: Sentence) -> Sequence[Where]:
        return by_start[bisect_left(starts, part.start) : bisect_left(starts, part.end)]

    following = _following(eastern)
    for sentence, events_of in groupby(events(eastern, wheres), key=lambda event: event.candidate.sentence):
        told = list(events_of)
        for event in told:
            found.append(event)
            if _is_last(event, told):
                ahead = (other.clause[0] for other in told if other.clause[0] > event.clause[0])
                until = min(ahead, default=sentence.end)
                found += _left_out(event, sentence, places(sentence), until)
                if until == sentence.end:
                    found += _behind(event, following.get(sentence.number, ()), places)
    return sorted(found, key=lambda event: event.candidate.start)


def heads_ledger(event: Event) -> bool:
    """Whether the event only names what the lines below tell: "海外での承認状況"."""
    sentence = event.candidate.sentence
    if not sentence.block.heading or sentence.title:
        return False
    return _LEDGER.search(event.text, event.candidate.end, sentence.end) is not None


def _following(eastern: Eastern) -> dict[int, Sequence[Sentence]]:
    """The sentences behind each sentence, by its number."""
    parts = eastern.sentences
    return {part.number: parts[at + 1 : at + 1 + LINES] for at, part in enumerate(parts)}


def _behind(
    event: Event, following: Sequence[Sentence], places: Callable[[Sentence], Sequence[Where]]
) -> Iterator[Event]:
    """The events of the next sentence, or of the lines under a heading, that are told so."""
    sentence, ledger = event.candidate.sentence, heads_ledger(event)
    for part in following if ledger else following[:1]:
        if not ledger and part.block.number != sentence.block.number:
            return
        found = list(_left_out(event, part, places(part), part.end, ledger=ledger))
        if ledger and not found:
            return
        yield from found


def _is_last(event: Event, told: Sequence[Event]) -> bool:
    """Whether the event is an act that nothing follows in its clause."""
    acts = event.candidate.rule.startswith(("approve", "accept", "submit"))
    if event.candidate.kind == "nda-submission" and not acts:
        acts = not any(other.candidate.rule.startswith("approve") for other in told)
    return acts and not any(
        other.clause == event.clause and other.candidate.anchor > event.candidate.anchor for other in told
    )


def _left_out(
    event: Event, part: Sentence, wheres: Sequence[Where], until: int, *, ledger: bool = False
) -> Iterator[Event]:
    """The events of the clauses in `part`, up to `until`, that give but a place and a date."""
    reality = None
    clauses = list(_clauses(event, part, until))
    for (start, end), following in zip(clauses, [*clauses[1:], (until, until)], strict=False):
        told = event.candidate.jurisdiction
        if _date_and_use(event.eastern.text, (start, end), following):
            end = following[1]
        elif end - start <= LONGEST and (place := _place_and_date(event.eastern, wheres, start, end)):
            told = place.jurisdiction
        elif part is event.candidate.sentence:
            continue
        else:
            return
        reality = reality or eastern_reality(event)
        if not ledger and (reality.refused or reality.expected):
            return
        rule = event.candidate.rule.replace(" ", " likewise ", 1)
        candidate = replace(
            event.candidate, rule=rule, sentence=part, start=end, end=end, anchor=end, jurisdiction=told
        )
        yield replace(event, candidate=candidate, clause=(start, end), anaphoric=False)


def _clauses(event: Event, part: Sentence, until: int) -> Iterator[tuple[int, int]]:
    """The clauses of `part` behind the event's own."""
    start = event.clause[1] + 1 if part is event.candidate.sentence else part.start
    while start < until:
        following = event.language.clause_end.search(event.text, start, until)
        end = following.start() if following else until
        closing = re.search(r"[。.\s)]*\Z", event.text[start:end])
        yield start, start + closing.start() if closing else end
        start = end + 1


def _date_and_use(text: str, clause: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a part of a list gives but a date and a use: ";2021年2月,用于胃癌"."""
    listed = text[clause[0] - 1] in ";:" and _DATE.fullmatch(text[slice(*clause)].strip()) is not None
    return listed and _USE.match(text, *following) is not None


def _place_and_date(eastern: Eastern, wheres: Sequence[Where], start: int, end: int) -> Where | None:
    """The place of a clause that is a place with a date, perhaps with a word such as "跟进"."""
    said = _WITHIN.sub("", eastern.text[start:end])
    date = _DATE.search(said)
    places = [w for w in wheres if start <= w.start and w.end <= start + len(said)]
    if date is None or not places:
        return None
    place = max(places, key=lambda w: w.end - w.start)
    for left, right, mark in sorted(
        [(date.start(), date.end(), "D"), (place.start - start, place.end - start, "P")], reverse=True
    ):
        said = said[:left] + mark + said[right:]
    return place if eastern.language.likewise.fullmatch(said.strip()) else None
