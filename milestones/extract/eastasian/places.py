"""Where an event happened: authorities, and places that the words around make more than a name's part."""

import re
from collections.abc import Sequence
from itertools import pairwise

from milestones.extract.context import Context
from milestones.extract.eastasian.events import Event, rivals
from milestones.extract.eastasian.script import Eastern
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.places import Placed
from milestones.extract.mentions import Where

_LISTED = re.compile(
    r"\)?\s?(?:で|において|에서|于[^,、]{2,8}|在[^,、]{2,8})?\s?(?:和|与|及|以及|、|,|/|와|과|및|·|と|及び|および|や|・)\s?"
    r"(?:(?:于|在)?[0-9年月日同今去昨翌次本上]{2,10}(?:に|에)?\s?)?"
)
"""What stands between two places of one list, perhaps with the date of each."""
WHEN = (
    r"(?:[今去前同昨翌][年月]|(?:(?:지난해|올해|같은\s?해)\s?)?(?:20\d\d\s?[年년]\s?)?\d{1,2}\s?[月월]"
    r"(?:\s?\d{1,2}\s?[日일])?|同年\d{1,2}月|20\d\d\s?[年년])"
)
_EACH_WITH_DATE = re.compile(
    rf"\)?\s?(?:では?|において|には?|에서는?|은|는)?\s?{WHEN}(?:に|에)?\s?[、,]\s?(?:在|于)?"
    rf"|\)?(?:에서|에|로부터|[은는이가]|で|に|から|より)?\s?[、,]\s?(?:于|在)?{WHEN}\s?(?:に|에는?|在|于)?\s?"
    rf"|\s?\({WHEN}\)(?:で|에서)?\s?(?:、|,|·|和|与|及|以及|と|や|および|及び|과|와|및)\s?(?:在|于)?"
)
"""The same where each has its date: "米国で2022年5月、欧州で", "2019年11月在美国、2021年11月在欧盟",
"加拿大(2021年3月)和欧盟"."""
_ITS_WHEN = re.compile(rf"\s?\({WHEN}\)")
"""Behind a place: when it happened there."""
_OF_ITS_COUNTRY = re.compile(r"\s?(?:の|의|的)?\s?")
COMMA = 25
"""What a comma between an act and a place costs, in characters."""
ACT = 40
"""What another act between them costs."""


def eastern_wheres(eastern: Eastern, wheres: Sequence[Where]) -> list[Where]:
    """The mentions in the sentences that can be where an authority acted, with words for the home country."""
    inside = [where for where in wheres if eastern.holds(where.start)]
    inside += [
        Where(match.start(), match.end(), eastern.home, None)
        for part in eastern.sentences
        for match in eastern.language.home_word.finditer(eastern.text, part.start, part.end)
        if not any(w.start < match.end() and match.start() < w.end for w in inside)
    ]
    inside += _short(eastern)
    inside = _of_their_country(sorted(inside, key=lambda where: where.start))
    found: list[Where] = []
    for number, where in enumerate(inside):
        following = inside[number + 1] if number + 1 < len(inside) else None
        home = eastern.language.home_word.fullmatch(eastern.text, where.start, where.end)
        usable = home and not eastern.language.not_place_after.match(eastern.text, where.end)
        short = where.end - where.start == 1
        if usable or short or where.agency or _counts(eastern, where, following):
            found.append(where)
    return _with_lists(eastern, inside, found)


def _short(eastern: Eastern) -> list[Where]:
    """Countries of one character, as headlines have them: "美 FDA", "中、美两国"."""
    return [
        Where(match.start(), match.end(), code, None)
        for part in eastern.sentences
        for pattern, code in eastern.language.short_places
        for match in pattern.finditer(eastern.text, part.start, part.end)
    ]


def _of_their_country(wheres: Sequence[Where]) -> list[Where]:
    """The mentions, an authority behind another country's name being that country's: "哥伦比亚国家...局"."""
    found: list[Where] = []
    for where in wheres:
        last = found[-1] if found else None
        other = last is not None and last.jurisdiction != where.jurisdiction and last.end == where.start
        if last and other and where.agency and not last.agency:
            found[-1] = Where(last.start, where.end, last.jurisdiction, None)
        else:
            found.append(where)
    return found


def _counts(eastern: Eastern, where: Where, following: Where | None) -> bool:
    text, words = eastern.text, eastern.language
    if re.search("局|署|厅|庁|청|부\\Z", text[where.start : where.end]):
        return True
    if following and following.agency and _OF_ITS_COUNTRY.fullmatch(text[where.end : following.start]):
        return False
    if words.not_place_after.match(text, where.end):
        return False
    behind = (words.place_after.match(text, where.end) or _ITS_WHEN.match(text, where.end)) is not None
    return behind or words.place_before.search(text, max(0, where.start - 4), where.start) is not None


def _with_lists(eastern: Eastern, inside: Sequence[Where], found: Sequence[Where]) -> list[Where]:
    """Places that stand in one list with one that counts: "中、美两国"."""
    kept = list(found)
    for first, second in pairwise(inside):
        if _LISTED.fullmatch(eastern.text[first.end : second.start]) and (first in kept) != (second in kept):
            other = second if first in kept else first
            if not eastern.language.not_place_after.match(eastern.text, other.end):
                kept.append(other)
    return sorted(kept, key=lambda where: where.start)


def eastern_placed(context: Context, event: Event) -> list[Placed]:
    """Where the sentence says it happened: several for "中、美两国", none where it does not say."""
    candidate = event.candidate
    inside = context.wheres_in(candidate.sentence.start, candidate.sentence.end)
    costs = [(_cost(context, event, where), number) for number, where in enumerate(inside)]
    if not costs:
        return []
    best = min(costs)[1]
    chosen = [inside[best]]
    for step in (-1, 1):
        here = best
        while 0 <= here + step < len(inside):
            first, second = sorted((inside[here], inside[here + step]), key=lambda w: w.start)
            if not _one_list(event.text, first, second):
                break
            here += step
            chosen.append(inside[here])
    found: dict[str, Placed] = {}
    for where in sorted(chosen, key=lambda w: w.start):
        known = found.get(where.jurisdiction)
        if known is None or (known.agency is None and where.agency):
            rule = "authority" if where.agency else "place"
            found[where.jurisdiction] = Placed.at(where, rule)
    return list(found.values())


def _one_list(text: str, first: Where, second: Where) -> bool:
    """Whether two places stand in one list, or the second is the first one's short name in a bracket."""
    gap = text[first.end : second.start]
    if first.jurisdiction == second.jurisdiction and gap.strip() in ("", "("):
        return True
    if not gap and first.end - first.start == second.end - second.start == 1:
        return True
    return _LISTED.fullmatch(gap) is not None or _EACH_WITH_DATE.fullmatch(gap) is not None


def _cost(context: Context, event: Event, where: Where) -> float:
    """How badly a mention fits the event; the least wins."""
    candidate = event.candidate
    left, right = _gap(candidate, where)
    gap = event.text[left:right]
    cost = float(len(gap)) + COMMA * len(event.language.clause_end.findall(gap))
    cost += ACT * sum(left <= other.anchor < right for other in rivals(context, event))
    if where.start >= candidate.end:
        cost += 2 * ACT * (";" in gap)
        cost += COMMA if where.agency is None else 8
    if where.agency is None:
        cost += 4
    return cost


def _gap(candidate: Candidate, where: Where) -> tuple[int, int]:
    if where.end <= candidate.anchor:
        return where.end, candidate.anchor
    return candidate.end, max(candidate.end, where.start)
