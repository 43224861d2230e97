"""One article tells one fact several times: headline, lead and body make one claim, with the best of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, NamedTuple

from milestones.lexicon.diseases import are_siblings, disease_key, parents
from milestones.lexicon.events import grade_of
from milestones.lexicon.indications import is_broad, is_description
from milestones.model.claim import Claim, Status
from milestones.model.dates import Basis, EventDate

MOST = 50
"""More facts than any article tells of one kind, product and place, and more ways to tell one; what comes
behind them is compared with these alone."""
YEAR = 4
"""Characters of a date that is a year."""
ROUNDED = timedelta(days=120)
"""So much a count of whole years can be off: "two years ago" of December is said of a January."""
LONG_WORD = 8
"""Letters of a word that names a disease also as the end of another word."""
OLD = timedelta(days=365)
LONG = timedelta(days=30)
"""By so much an earlier event of its kind comes before the article's news."""
_WORTH = {Basis.STATED: 3, Basis.RELATIVE: 2, Basis.ANNOUNCED: 1, Basis.NONE: 0}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what decides how it merges."""

    claim: Claim
    tie: int
    """How firmly the text ties the indication to the event (tying.FilledDisease.tie)."""
    heading: bool
    elsewhere: bool
    """Whether the jurisdiction is borrowed from elsewhere in the article."""
    opening: Literal["title", "lead", ""] = ""
    """Where in the article's opening it stands."""


def merged(drafts: Sequence[Draft]) -> list[Claim]:
    """The claims, one for each distinct fact, in order of place."""
    groups: dict[tuple[str, ...], list[_Group]] = {}
    ordered = sorted(drafts, key=lambda d: (-d.tie, d.elsewhere, d.claim.start, d.claim.end))
    for draft in ordered:
        claim, telling = draft.claim, _telling(draft)
        alike = groups.setdefault((claim.product, claim.kind, claim.jurisdiction, claim.status), [])
        group = next((g for g in alike[:MOST] if g.takes(draft, telling)), None)
        if group is None:
            group = _Group([], {})
            alike.append(group)
        group.drafts.append(draft)
        if len(group.tellings) < MOST:
            known = group.tellings.setdefault(telling, draft)
            group.tellings[telling] = draft if draft.opening == "lead" else known
    found = [_best(group.drafts) for alike in groups.values() for group in alike]
    return sorted(found, key=lambda c: (c.start, c.end, c.kind, c.jurisdiction, c.product))


@dataclass(frozen=True, slots=True)
class _Group:
    """Drafts of one fact, with one draft for each way in which it is told."""

    drafts: list[Draft]
    tellings: "dict[_Telling, Draft]"

    def takes(self, draft: Draft, telling: "_Telling") -> bool:
        return telling in self.tellings or all(
            dates_agree(draft.claim, other.claim)
            and (not telling.grade or not known.grade or telling.grade == known.grade)
            and not (_is_earlier(telling, known.date) or _is_earlier(known, telling.date))
            and not (_is_old(other, draft) or _is_old(draft, other))
            and same_disease(draft, other)
            for known, other in self.tellings.items()
        )


class _Telling(NamedTuple):
    """What decides whether two drafts of one act are one fact."""

    tied: bool
    indication: str | None
    date: EventDate
    grade: str
    """Which of its kind the event is said to be: "provisional", "first"; "" where nothing is said."""


def _is_earlier(telling: _Telling, news: EventDate) -> bool:
    """Whether it is told to be the first of its kind, on a day long before that of the article's news."""
    last, day = telling.date.window.latest, news.window.latest
    if telling.grade != "first" or telling.date.basis != Basis.STATED or news.basis != Basis.ANNOUNCED:
        return False
    return last is not None and day is not None and last + LONG < day


def _is_old(one: Draft, news: Draft) -> bool:
    """Whether one is dated a year and more before what the article's lead tells as its news."""
    last, day = one.claim.date.window.latest, news.claim.date.window.latest
    if one.claim.date.basis != Basis.STATED or news.claim.date.basis != Basis.ANNOUNCED:
        return False
    return news.opening == "lead" and last is not None and day is not None and last + OLD < day


def _telling(draft: Draft) -> _Telling:
    claim = draft.claim
    return _Telling(draft.tie > 0, claim.indication, claim.date, grade_of(claim.kind, claim.evidence))


def same_disease(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be about one disease: one ties none to its event, or says less of it."""
    if not one.tie or not other.tie or not one.claim.indication or not other.claim.indication:
        return True
    vague = _is_vague(one.claim.indication), _is_vague(other.claim.indication)
    if vague[0] != vague[1] and one.claim.start != other.claim.start:
        return True
    first, second = disease_key(one.claim.indication), disease_key(other.claim.indication)
    if one.claim.start == other.claim.start and are_siblings(one.claim.indication, other.claim.indication):
        return first == second
    if first in parents(second) or second in parents(first):
        return True
    if not (first.isascii() and second.isascii()) and (first.endswith(second) or second.endswith(first)):
        # Scripts without spaces: what qualifies a disease stands before it.
        return True
    # One article that says less and then more of a disease speaks of one event.
    words, others = first.split(), second.split()
    return _say_less(words, others) or _say_less(others, words)


def _say_less(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each word stands among the others, a long one also at a word's end: "polyneuropathy"."""
    whole = set(others)
    return all(w in whole or (len(w) >= LONG_WORD and any(o.endswith(w) for o in whole)) for w in words)


def _is_vague(name: str) -> bool:
    """Whether a name tells no disease but a field of them: "lung disease", "blood cancers"."""
    return is_description(name) or is_broad(name)


def dates_agree(a: Claim, b: Claim) -> bool:
    """Whether two claims can be of one day."""
    if a.status == Status.EXPECTED and (a.date.text is None or b.date.text is None):
        return True
    return a.date.window.meet(b.date.window) is not None or _about(a.date, b.date) or _about(b.date, a.date)


def _about(vague: EventDate, exact: EventDate) -> bool:
    """Whether a year that is counted back can be one told exactly: "two years ago", "in May 2012"."""
    first, last, day = vague.window.earliest, vague.window.latest, exact.window.earliest
    if vague.basis != Basis.RELATIVE or len(vague.text or "") != YEAR or exact.basis != Basis.STATED:
        return False
    if first is None or last is None or day is None:
        return False
    return first - ROUNDED <= day <= last + ROUNDED


def _telling_most(draft: Draft) -> tuple[bool, bool, int, int]:
    """What makes one of several wordings of a disease the one to keep."""
    name = draft.claim.indication or ""
    return not is_description(name), not draft.heading, len(name), -draft.claim.start


def _fineness(date: EventDate) -> int:
    """How finely a date tells when: years are coarser than halves, quarters, months and days."""
    text = date.text or ""
    return len(text) * 4 + (0 if "H" in text else 1 if "Q" in text else 2)


def _best(group: Sequence[Draft]) -> Claim:
    """The claim that shows the most, with the best date and the tied indication of its group."""

    def quality(draft: Draft) -> tuple[int, ...]:
        date = draft.claim.date
        return (
            min(_WORTH[date.basis], _WORTH[Basis.RELATIVE]),
            _fineness(date),
            _WORTH[date.basis],
            not draft.elsewhere,
            draft.tie,
            not draft.heading,
            -draft.claim.start,
        )

    best = max(group, key=quality)
    claim = best.claim
    tied = [d for d in group if d.tie == 2 and d.claim.indication]
    # A headline tells its readers' word for a disease, the lead the exact one.
    exact = [d for d in tied if d.opening == "lead" and not _is_vague(d.claim.indication or "")]
    if best.opening == "title" and exact:
        tied = exact
    if tied and (best.tie < 2 or tied is exact or is_description(claim.indication or "")):
        source = max(tied, key=_telling_most).claim
        cues = tuple(c for c in claim.cues if c.field != "indication") + tuple(
            c for c in source.cues if c.field == "indication"
        )
        claim = replace(claim, indication=source.indication, population=source.population, cues=cues)
    if len(group) == 1:
        return claim
    told = [claim, *(draft.claim for draft in group)]
    return replace(
        claim,
        population=next((one.population for one in told if one.population), None),
        agency=next((one.agency for one in told if one.agency), None),
        application=next((one.application for one in told if one.application), None),
    )
