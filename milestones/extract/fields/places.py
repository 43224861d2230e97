"""Where an event happened: the authority or place that the sentence ties to it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milestones.extract.events.acting import SHARED
from milestones.extract.events.candidate import Candidate, between
from milestones.extract.events.clauses import Clauses
from milestones.extract.medicines.products import ProductMention
from milestones.extract.mentions import Where
from milestones.lexicon.cues import cues
from milestones.lexicon.events import event_words

_LIST_GAP = re.compile(
    r"(?:[\"”’]?\))?(?:\s+(?:(?:drugs?|health|medicines?|regulatory)\s+)?(?:regulators?|authorit(?:y|ies)|watchdogs?|officials)\b)?"
    r"\s*(?:'s|’s)?\s*(?:(?:IND|CTA|NDA|BLA|MAA|[Cc]linical\s+[Tt]rial\s+[Aa]pplication)s?\s*)?(?:(?:in|on)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4}\s*)?(?:\([^)]{1,40}\))?\s*(?:,|,?\s*and|,?\s*or|&|as\s+well\s+as|,?\s*both|/|、|和|及)\s*"
    r"(?:that\s+of\s+)?(?:(?:in|from|by|for|with|to|at)\s+)?(?:the\s+)?"
    r"(?:(?:(?:(?:all|most|the)\s+)?(?:member\s+)?(?:states|countries)|most|much|all|parts)\s+of\s+(?:the\s+)?)?"
    r"(?:\w+['’]s\s+)?",
    re.IGNORECASE,
)
_ITS_SHORT_FORM = re.compile(r"\s?\((?:the\s)?[\"“‘]?")
"""The whole gap between an authority and its short form: "European Medicines Agency (EMA)"."""
_TIES = re.compile(
    r"(?i)\b(?:from|by|in|with|to|at|of|within|across|under)\s+(?:both\s+)?(?:the\s+|their\s+|its\s+)?$"
)


_COMPANY = re.compile(
    r"['’]s\s(?!(?:[\w&-]+\s){0,4}(?:Minist\w+|Agency|Authorit\w+|Administration|Department|Commission|Board|Bureau|Council"
    r"|Cent(?:er|re)|Institute|Office|Directorate|Regulat\w+|Committee|Health)\b)[A-Z][a-z][\w-]+"
)
"""Behind a place: a company there, and no authority."""
_OF_ITS = re.compile(r"(?:'s|’s)?\s*(?:the\s+)?")
"""The whole gap between a country and its authority."""
_NEXT_WORD = re.compile(r"[-\s]*([\w.]+)")
_OWNER = re.compile(r"['’]s\s+(?:[A-Z][\w&.-]*['’]s\s+)?")
_VERDICT = re.compile(
    r"[®™]?\s+(?:\w+\s+)?(?:approvals?|clearance|nod|authori[sz]ations?|licen[cs]es?|applications?|filings?"
    r"|submissions?|reviews?|decisions?|go-ahead|listing|registration|rejection|refusal|opinion)\b",
    re.IGNORECASE,
)
"""Behind a medicine: what the place before it decides."""
_TIE = re.compile(r"\b(by|in|from|to)\s+(?:both\s+)?(?:the\s+)?$", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:,|\band|\bas well as|\bplus|\bthen)\s+(?:also\s+|later\s+|then\s+)?"
    r"(?:(?:in|on)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},?\s+)?(?:\d{4},?\s+)?)?(by|in|from|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Ends with what takes the first place's preposition up again: "in A, where ..., as well as in the"."""
_OWN_TIME = re.compile(r"\d{4},?\s+and\s+(?:the\s+)?$")
"""Ends with a time that only the place before has."""
_FINITE = re.compile(
    r"\s+(?:(?:also|now|then)\s+)?(?:is|are|has|have|will|was|were|expects?|plans?|continues?|gave|\w+ed)\b"
)
"""Behind a place that stands so: a clause begins with it, "by A in May 2024, and B is reviewing it"."""
_ACTS = re.compile(r"\s+(?:(?:also|then|later)\s+)?(?:ha[sd]\s+)?(?:(?!based)[a-z]+ed|gave|given|let)\b")
"""Behind the second of two authorities: a clause begins with it, "approved by A, and B granted it"."""
LIST_REACH = 120
"""Within so many characters a preposition that is taken up again goes on with the list."""
_INCLUDING = re.compile(r"\b(?:including|includes?|among\s+them|such\s+as|namely)\b", re.IGNORECASE)
_SURNAME = re.compile(
    r"(?:^|[^\w-])(?!(?:The|In|And|But|So|When|As|By|At|On|Only|Even|Then|While|Both)\s)"
    r"[A-Z](?:[a-z]+|\.)\s(?:[A-Z]\.\s)?$"
)
"""Ends with a given name."""
_WITH_TITLE = re.compile(
    r",?\s(?:[MP]\.?h?\.?D\b|MBA\b|said\b|added\b)|,\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?:director|president|chief|head|analyst|professor|executive|officer|chairman|founder)\b",
    re.IGNORECASE,
)
"""Behind a person's name: a degree, an office or what was said: "Anna Jordan, director of research"."""
_ADVISED = re.compile(
    r"\s(?:federal\s|government\s)(?:advis|health|expert|panel|regulat|drug)", re.IGNORECASE
)
"""Behind a place: who acts for it, "a U.S. government advisory panel"."""
_WHERE = re.compile(r",\s+where\s")
"""Behind a place: what happened there, "is sold in Japan, where it was cleared in May"."""
_VAGUELY = re.compile(r"\b(?:globally|internationally|widely)[\s-]$", re.IGNORECASE)
"""Directly before an act: "a globally approved treatment"."""
_LET_RUN = re.compile(
    r"\b(?:approved|cleared|authori[sz]ed|approval|clearance|permission|go-ahead|nod|green\s+light)\s+"
    r"(?:(?:in|on)\s+(?:\w+,?\s+){1,3}?|(?:from|by)\s+(?:the\s+)?(?:[a-z-]+\s+){1,4}?)?(?:for|to)\s+"
    r"(?:[\w/-]+\s+){0,5}(?:trials?|stud(?:y|ies)|tests?)\s+in\s+(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
"""Ends with trials that were let run: the place behind is where, "approved for clinical trials in China"."""
_IN = re.compile(r"[iI][nN]\s+(?:(?i:the|both)\s+)?$")
"""Ends as that does."""
LET_RUN = 110
"""So many characters before a place may hold that."""
SUBJECT = -50.0
"""What it costs that a place is the subject of the act that repeats another's."""
VAGUE_REACH = 12
"""Within so many words behind the act a vague place is where it happened."""


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


def usable(text: str, wheres: Sequence[Where], medicines: Sequence[ProductMention]) -> list[Where]:
    """The mentions that can be where an authority acted.

    A place inside or beside an authority of its own country is part of that authority's name; a place that
    tells where a company, patients or a market are is left out, and so is one from which one of
    the `medicines` comes.
    """
    ends = {medicine.start: medicine.end for medicine in medicines}
    agencies = [where.start for where in wheres if where.agency]
    found: list[Where] = []
    left_out: Where | None = None
    for number, where in enumerate(wheres):
        if where.agency and _took_part(text, where, left_out):
            left_out = where
            continue
        if where.agency is None:
            following = wheres[number + 1] if number + 1 < len(wheres) else None
            part = following and following.agency and following.jurisdiction == where.jurisdiction
            if part and following and _OF_ITS.fullmatch(text, where.end, following.start):
                continue
            listed = left_out is not None and _LIST_GAP.fullmatch(text, left_out.end, where.start) is not None
            after = bisect_right(agencies, where.start - LET_RUN)
            alone = not agencies[after : bisect_left(agencies, where.end + LET_RUN // 2)]
            if alone and _let_run(text, where):
                found.append(where)
                continue
            if listed or _elsewhere(text, where) or _is_origin(text, where, ends):
                left_out = where
                continue
        found.append(where)
    return found


def _let_run(text: str, where: Where) -> bool:
    """Whether a place is only where trials were let run."""
    left = max(0, where.start - LET_RUN)
    return bool(_IN.search(text, left, where.start) and _LET_RUN.search(text, left, where.start))


def _took_part(text: str, where: Where, left_out: Where | None) -> bool:
    """Whether an authority was only spoken or worked with: "in close collaboration with the FDA and EMA"."""
    if left_out and left_out.agency and _LIST_GAP.fullmatch(text, left_out.end, where.start):
        return True
    return _before(text, where).endswith(cues().only_with)


def _before(text: str, where: Where) -> str:
    """The few words before a place, in small letters."""
    return " ".join(text[max(0, where.start - 40) : where.start].lower().split()).removesuffix(" the")


def _elsewhere(text: str, where: Where) -> bool:
    if _SURNAME.search(text[max(0, where.start - 30) : where.start]) and _WITH_TITLE.match(text, where.end):
        return True
    if _ADVISED.match(text, where.end) or _WHERE.match(text, where.end):
        return False
    after = _NEXT_WORD.match(text, where.end, where.end + 30)
    if after and after[1].lower().rstrip(".") in cues().not_place_after:
        return True
    return _before(text, where).endswith(cues().not_place_before)


def _is_origin(text: str, where: Where, ends: Mapping[int, int]) -> bool:
    """Whether a medicine or its maker comes from the place: "Russia's X got the same", "Japan's Korvane".

    Not so "Japan's X approval", nor "from Ghana's Food and Drugs Authority".
    """
    if _before(text, where).endswith((" from", " by")) and _COMPANY.match(text, where.end):
        return True
    owner = _OWNER.match(text, where.end)
    end = ends.get(owner.end()) if owner else None
    return end is not None and _VERDICT.match(text, end) is None


def placed(
    text: str, candidate: Candidate, inside: Sequence[Where], others: Sequence[Candidate], parts: Clauses
) -> list[Placed]:
    """Where the sentence says it happened: two for "in China and the U.S.", none where it does not.

    `inside` are the usable mentions of the sentence, `others` its candidate events, `parts` its clauses.
    """
    here = [where for where in inside if _possible(candidate, where, parts)]
    best: tuple[float, Where] | None = None
    for where in here:
        cost = _cost(text, candidate, where, parts)
        if best is None or cost < best[0]:
            best = (cost, where)
    if best is None:
        return []
    if parts.apart(candidate, best[1].start) and not _let_run(text, best[1]):
        if points_back(text, candidate, parts):
            return []
        if home := _other_home(text, candidate, best[1], others):
            return [Placed(home, None, f"where a {candidate.application} is filed", *candidate.span)]
    elsewhere = [other for other in others if other.start != candidate.start]
    alone = candidate.rule.endswith(SHARED)
    listed = [
        where
        for where in _list_around(text, best[1], here)
        if where is best[1] or (not alone and not any(_belongs(where, other) for other in elsewhere))
    ]
    found: dict[str, Placed] = {}
    for where in listed:
        known = found.get(where.jurisdiction)
        if known is None or (known.agency is None and where.agency):
            rule = "authority" if where.agency else "place"
            found[where.jurisdiction] = Placed.at(where, rule)
    return list(found.values())


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
    if candidate.jurisdiction in (None, where.jurisdiction):
        return True
    return where.agency is not None and not parts.apart(candidate, where.start)


def points_back(text: str, candidate: Candidate, parts: Clauses) -> bool:
    """Whether the candidate's clause says "the agency": who acted was named before."""
    return cues().anaphoric_authorities.search(text, *parts.stretches[candidate.start]) is not None


def _belongs(where: Where, other: Candidate) -> bool:
    """Whether the mention is another event's own: "and by the FDA's IND"."""
    return where.end <= other.start and other.sentence.words_between(where.end, other.start) <= 1


def _cost(text: str, candidate: Candidate, where: Where, parts: Clauses) -> float:
    """How badly a mention fits the event; the least wins."""
    if where.start == candidate.start and candidate.rule.startswith("echo"):
        return SUBJECT
    behind = where.start >= candidate.start
    left, right = between(candidate.span, (where.start, where.end))
    cost = float(parts.words(left, right))
    cost += 40 * parts.apart(candidate, where.start) + 15 * parts.inserted(candidate, where.start)
    if where.agency is None:
        cost += 6
    if behind and _TIES.search(text[max(candidate.sentence.start, where.start - 20) : where.start]):
        cost -= 5
    if candidate.jurisdiction == where.jurisdiction:
        cost -= 10
    return cost


def _list_around(text: str, best: Where, inside: Sequence[Where]) -> list[Where]:
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
    if left.jurisdiction == right.jurisdiction and _ITS_SHORT_FORM.fullmatch(gap):
        return True
    tie = _TIE.search(text[max(0, left.start - 12) : left.start])
    if _LIST_GAP.fullmatch(gap):
        own_time = _OWN_TIME.search(gap) and _FINITE.match(text, right.end)
        return not (own_time or (tie and tie[1] == "by" and _ACTS.match(text, right.end)))
    again = _AGAIN.search(gap)
    return (
        bool(tie and again and tie[1].lower() == again[1].lower())
        and len(gap) < LIST_REACH
        and ";" not in gap
    )


def vague(text: str, candidate: Candidate, here: Sequence[Placed]) -> bool:
    """Whether the sentence places the event somewhere without a name ("in multiple countries").

    A named place that stands nearer than the vague one still counts, and so do those that it is said to
    include ("in forty countries, including Japan").
    """
    sentence = candidate.sentence
    if _VAGUELY.search(text, sentence.words_back(candidate.anchor, 1), candidate.anchor):
        return True
    match = sentence.search(cues().vague_places, candidate.start)
    if match is None or sentence.words_between(candidate.end, match.start()) > VAGUE_REACH:
        return False
    if any(_INCLUDING.search(text, match.end(), place.start) for place in here if place.start > match.end()):
        return False
    nearest = min((sentence.words_between(candidate.end, place.start) for place in here), default=VAGUE_REACH)
    return sentence.words_between(candidate.end, match.start()) < nearest
