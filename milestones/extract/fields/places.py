"""Where an event happened: the authority or place that the sentence ties to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milestones.extract.events.acting import SHARED
from milestones.extract.events.candidate import Candidate, between
from milestones.extract.events.clauses import Clauses
from milestones.extract.factuality.backing import IS_THE_NTH
from milestones.extract.fields.leaveplaces import let_run
from milestones.extract.fields.usableplaces import ACTS, ITS_SHORT_FORM, LIST_GAP, OWN_CLAUSE
from milestones.extract.mentions import Where
from milestones.lexicon.authorities import authority
from milestones.lexicon.cues import cues
from milestones.lexicon.events import event_words
from milestones.lexicon.kinds import kinds

_TIES = re.compile(
    r"(?i)\b(?:from|by|in|with|to|at|of|within|across|under)\s+(?:both\s+)?(?:the\s+|their\s+|its\s+)?$"
)
"""Ends with what ties a place to an act."""
_IN_LIST = r"(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:,|,?\s+and)\s+(?:the\s+)?){0,6}"
_TIE = re.compile(rf"\b(?i:(by|in|from|to)\s+(?:both\s+)?(?:the\s+|[a-z]+['’]s\s+)?){_IN_LIST}$")
TIED_WITHIN = 80
_PERIOD = r"(?:first|second|third|fourth|early|mid|late|end)[\s-](?:(?:quarter|half)\s+)?(?:of\s+)?"
_AGAIN = re.compile(
    r"(?:,|\band|\bas well as|\bplus|\bthen)\s+(?:also\s+|later\s+|then\s+)?"
    r"(?:(?:in|on)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},?\s+)?(?:\d{4},?\s+)?"
    rf"|(?:in|by|during)\s+(?:the\s+)?(?:{_PERIOD})?20\d\d\s+|(?:the\s+)?{_PERIOD}20\d\d\s+)?"
    r"(by|in|from|to|with)\s+(?:the\s+|[a-z]+['’]s\s+)?$",
    re.IGNORECASE,
)
"""Ends with what takes the first place's preposition up again: "in A, where ..., as well as in the"."""
_ITS_PLACE = re.compile(r"(?:\s\([^()]{2,10}\))?\s+(?:in|of)\s+(?:the\s+)?")
"""The whole gap between an authority and its country: "the MHRA in the UK"."""
_WITH = re.compile(r",\s+with\s")
_AND = re.compile(r",?\s+and\s+")
_OWN_TIME = re.compile(r"\d{4},?\s+and\s+(?:the\s+)?$")
"""Ends with a time that only the place before has."""
_FINITE = re.compile(
    r"\s+(?:(?:also|now|then)\s+)?(?:is|are|has|have|will|was|were|expects?|plans?|continues?|gave|\w+ed)\b"
)
"""Behind a place that stands so: a clause begins with it, "by A in May 2024, and B is reviewing it"."""
LIST_REACH = 120
"""Within so many characters a preposition that is taken up again goes on with the list."""
_ADVICE = re.compile(
    r"\b(?:advice|advised|recommendations?|opinion|endorsement|backing|support|blessing|vote)\s+(?:of|from|by)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
"""Ends with what makes of the committee behind it an adviser."""
_ITS_ADVICE = re.compile(
    r"(?:['’]s?)?\s+(?:(?:positive|favou?rable|earlier|own|June|May)\s+)?(?:advice|recommendations?|opinion|endorsement|backing|support|blessing|vote|thumbs-up)\b"
)
"""Behind the committee: what it gave."""
_AND_PLANS = re.compile(
    r"\band\s+(?:(?:also|now|then)\s+)?(?:will|plans?|expects?|intends?|aims?|hopes?|(?:is|are)\s+(?:planning|preparing|expecting))\s+(?:to\s+)?"
    r"(?:also\s+)?(?:submit|file|apply|seek|lodge|ask|make)\b"
)
"""Opens what is to be filed next."""
_FROM = re.compile(
    r"(?:(?!\b(?:and|but|while|with)\s+(?:an?|the|its|it)\b)[^;.]){0,60}?(?<!and)(?<!or),?\s+(?:by|from)\s+(?:the\s+)?(?:[A-Z][\w.]*['’]s\s+|[A-Z][a-z]+\s+)?"
)
"""From a place to the authority that acted there."""
_AND_ANOTHER = re.compile(r",\s+(?:and|but)\s+(?:the\s+)?$")
"""Ends with what opens a clause beside the one before, whose subject follows."""
_OF_THE_FDA = re.compile(r"pdufa|fda|user[- ]fee|bsufa|prescription", re.IGNORECASE)
"""Within the name of a target date: no other authority sets it."""
SUBJECT = -50.0
"""What it costs that a place is the subject of a repeated act, or stands right before the act's noun."""
_SAME_SUBJECT = re.compile(
    r",?\s+(?:and|but)\s+(?:(?:also|then|later|now)\s+)*(?:had|has|have|gave|[a-z]+ed)\b"
)
"""Opens a clause whose subject is that of the one before: "and had given it"."""
_CONTRAST = re.compile(
    r"\b(?:while|whereas|although|though|but|even\s+as)\s+(?:the\s+)?(?:U\.?S\.?\s+)?$", re.IGNORECASE
)
"""Ends with what opens a clause on what another one did: "the EMA refused it, while the"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an event happened, and by which rule; `where` is None for what the kind itself tells."""

    jurisdiction: str
    agency: str | None
    rule: str
    start: int
    end: int

    @classmethod
    def at(cls, where: Where, rule: str) -> "Placed":
        """The place that a mention names."""
        return cls(where.jurisdiction, where.agency, rule, where.start, where.end)


def placed(
    text: str, candidate: Candidate, inside: Sequence[Where], others: Sequence[Candidate], parts: Clauses
) -> list[Placed]:
    """Where the sentence says it happened: two for "in China and the U.S.", none where it does not.

    `inside` are the usable mentions of the sentence, `others` its candidate events, `parts` its clauses.
    """
    here = [where for where in inside if _possible(candidate, where, parts)]
    here = [where for where in here if not _of_plans(text, candidate, where)]
    here = [where for where in here if not _only_advised(text, candidate, where, here)]
    here = [where for where in here if not _only_continent(text, candidate, where, here, parts)]
    first = [where for where in here if _is_the_nth(text, candidate, where)]
    here = [where for where in here if not any(nth.end <= where.start < candidate.start for nth in first)]
    best: tuple[float, Where] | None = None
    for where in here:
        cost = _cost(text, candidate, where, parts)
        if best is None or cost < best[0]:
            best = (cost, where)
    if best is None:
        return []
    if parts.apart(candidate, best[1].start) and not let_run(text, best[1]):
        if points_back(text, candidate, parts):
            return []
        if home := _other_home(text, candidate, best[1], others):
            return [Placed(home, None, f"where a {candidate.application} is filed", *candidate.span)]
    elsewhere = [other for other in others if other.start != candidate.start]
    alone = candidate.rule.endswith(SHARED)
    listed = [
        where
        for where in list_around(text, best[1], here)
        if where is best[1]
        or not (
            alone
            or any(_belongs(where, other) for other in elsewhere)
            or _elsewhere(text, candidate, where, best[1], parts)
        )
    ]
    found: dict[str, Placed] = {}
    for where in [*(nth for nth in first if nth is not best[1]), *listed]:
        known = found.get(where.jurisdiction)
        if known is None or (known.agency is None and where.agency):
            rule = "authority" if where.agency else "place"
            found[where.jurisdiction] = Placed.at(where, rule)
    return list(found.values())


def _elsewhere(text: str, candidate: Candidate, where: Where, best: Where, parts: Clauses) -> bool:
    """Whether a place is another event's, by its clause: "filed in A and B, and C approved it"."""
    if where.end > best.start or parts.apart(candidate, best.start):
        return False
    told = parts.apart(candidate, where.start) and not parts.opens(where.start)
    return told and _AND_ANOTHER.search(text, where.end, best.start) is not None


def _of_plans(text: str, candidate: Candidate, where: Where) -> bool:
    """Whether a place is only that of plans told next: "filed in May and plans to apply in Europe"."""
    return where.start > candidate.end and _AND_PLANS.search(text, candidate.end, where.start) is not None


def _is_the_nth(text: str, candidate: Candidate, where: Where) -> bool:
    """Whether a place is told to do it as others did before: "the UK is the third country to approve X"."""
    return IS_THE_NTH.fullmatch(text, where.end, candidate.start) is not None


def _only_advised(text: str, candidate: Candidate, where: Where, here: Sequence[Where]) -> bool:
    """Whether a committee only advised the authority that acted: "on its advice the Commission approved"."""
    if not candidate.rule.startswith("approve ") or not _is_committee(where):
        return False
    others = [o for o in here if o.agency and o.jurisdiction == where.jurisdiction and not _is_committee(o)]
    if not others:
        return False
    owned = _ITS_ADVICE.match(text, where.end) is not None
    return owned or _ADVICE.search(text, candidate.sentence.start, where.start) is not None


def _only_continent(
    text: str, candidate: Candidate, where: Where, here: Sequence[Where], parts: Clauses
) -> bool:
    """Whether Europe is but where the country lies that acted: "approval in Europe, from the MHRA"."""
    if where.agency or where.jurisdiction != "EU":
        return False
    return any(
        other.agency
        and other.jurisdiction != "EU"
        and where.end < other.start
        and not parts.apart(candidate, other.start)
        and _FROM.fullmatch(text, where.end, other.start)
        for other in here
    )


def _is_committee(where: Where) -> bool:
    return bool(where.agency and authority(where.agency).committee)


def _other_home(text: str, candidate: Candidate, where: Where, others: Sequence[Candidate]) -> str | None:
    """Where the application's form is filed, if the place stands with one that is filed only there.

    "A BLA, and an MAA to the EMA"; so does a place behind a semicolon that has forms of its own.
    """
    homes = event_words().application_jurisdictions
    home = homes.get(candidate.application)
    if home is None or home == where.jurisdiction or where.jurisdiction not in homes.values():
        return None
    left, right = between(candidate.span, (where.start, where.end))
    filed = any(homes.get(other.application) == where.jurisdiction for other in others)
    return home if filed or ";" in text[left:right] else None


def _possible(candidate: Candidate, where: Where, parts: Clauses) -> bool:
    """Whether a status that one country alone has (RMAT, PRIME) can have been given there.

    Only another authority in the status' own clause speaks against its country.
    """
    if not kinds()[candidate.kind].given_in(where.jurisdiction):
        return False
    if candidate.jurisdiction in (None, where.jurisdiction):
        return True
    if (
        where.agency
        and candidate.expected
        and not _OF_THE_FDA.search(candidate.sentence.text[slice(*candidate.span)])
    ):
        return True
    return where.agency is not None and not parts.apart(candidate, where.start)


def points_back(text: str, candidate: Candidate, parts: Clauses) -> bool:
    """Whether the candidate's clause says "the agency": who acted was named before."""
    start, end = _with_its_subject(text, candidate, parts)
    return cues().anaphoric_authorities.search(text, start, end) is not None


def _with_its_subject(text: str, candidate: Candidate, parts: Clauses) -> tuple[int, int]:
    """The candidate's clause, with the one before it where it has its subject there: "and had given it"."""
    start, end = parts.stretches[candidate.start]
    if _SAME_SUBJECT.match(text, start, end):
        start = next((left for left, right in parts.stretches.values() if right == start), start)
    return start, end


def _belongs(where: Where, other: Candidate) -> bool:
    """Whether the mention is another event's own: "and by the FDA's IND"."""
    if other.start == where.start:
        return True
    if where.agency is None and other.form == "base":
        return False  # "filed in Canada and Japan to expand its use"
    if _AND.fullmatch(other.sentence.text, where.end, other.start):
        return False  # "orphan status in the US and EU and PRIME status"
    if other.expected and ";" in other.sentence.text[where.end : other.start]:
        return False  # "under review by the FDA and the EMA; decisions are due"
    if other.form == "status" and other.sentence.text[where.end : other.start] == ", ":
        return False  # "orphan status in the US and Korea, breakthrough status in China"
    if other.sentence.text.startswith(")", where.end):
        return False  # "orphan status (US, EU), fast track (US)"
    return where.end <= other.start and other.sentence.words_between(where.end, other.start) <= 1


def _cost(text: str, candidate: Candidate, where: Where, parts: Clauses) -> float:
    """How badly a mention fits the event; the least wins."""
    if where.start == candidate.start and candidate.rule.startswith("echo"):
        return SUBJECT
    if candidate.form in ("noun", "status") and text[where.end : candidate.start].isspace():
        return SUBJECT  # "U.S. approval"
    behind = where.start >= candidate.start
    left, right = between(candidate.span, (where.start, where.end))
    cost = float(parts.words(left, right))
    first, _ = _with_its_subject(text, candidate, parts) if parts.apart(candidate, where.start) else (0, 0)
    subject = where.agency and first <= where.start < candidate.start
    subject = subject and not _TIES.search(text, max(first, where.start - 24), where.start)
    cost += 40 * (parts.apart(candidate, where.start) and not subject)
    cost += 15 * parts.inserted(candidate, where.start)
    if where.agency is None:
        cost += 6
    if behind and _CONTRAST.search(text, max(candidate.end, where.start - 24), where.start):
        cost += 30
    if behind and _TIES.search(text[max(candidate.sentence.start, where.start - 20) : where.start]):
        cost -= 5
    if candidate.jurisdiction == where.jurisdiction:
        cost -= 10
    return cost


def list_around(text: str, best: Where, inside: Sequence[Where]) -> list[Where]:
    """The mention with those that stand in one list with it ("both China and the U.S.")."""
    place = inside.index(best)
    first = last = place
    while first > 0 and _listed(text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _listed(text, inside[last], inside[last + 1]):
        last += 1
    return list(inside[first : last + 1])


def _listed(text: str, left: Where, right: Where) -> bool:
    """Whether two mentions stand in one list, also "by A for this in June and by B in May"."""
    gap = text[left.end : right.start]
    if left.jurisdiction == right.jurisdiction and (
        ITS_SHORT_FORM.fullmatch(gap) or _ITS_PLACE.fullmatch(gap)
    ):
        return True
    tie = _TIE.search(text, max(0, left.start - TIED_WITHIN), left.start)
    if LIST_GAP.fullmatch(gap):
        if _WITH.match(gap) and not (tie is None and text.endswith(("with ", "with the "), 0, left.start)):
            return False  # "approved by A, with B's clearance to follow"
        if left.agency is None and right.agency and "," in gap and ACTS.match(text, right.end):
            return False  # "that of A in the UK, and B has agreed"
        own_time = _OWN_TIME.search(gap) and _FINITE.match(text, right.end)
        return not (own_time or (tie and tie[1] == "by" and ACTS.match(text, right.end)))
    again = _AGAIN.search(gap)
    if again and OWN_CLAUSE.match(text, right.end):
        return False  # "approved in A for this, and in B it is sold for that"
    return (
        bool(tie and again and tie[1].lower() == again[1].lower())
        and len(gap) < LIST_REACH
        and ";" not in gap
    )
