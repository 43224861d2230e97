"""What is said about a settled date: the conflict, and the reasons."""

from collections.abc import Iterable, Sequence

from milestones.model.claim import Status
from milestones.model.dates import Basis, EventDate, Window
from milestones.model.milestone import SourcedClaim
from milestones.model.ruling import Ruling, Verb
from milestones.reconcile.settlement import Settlement, window

_NAMED = 3
_DEEDS = {
    Verb.CONFIRM: "confirmed",
    Verb.REJECT: "rejected",
    Verb.ADD: "added",
    Verb.MERGE: "merged",
    Verb.SPLIT: "split",
}


def sources_of(claims: Iterable[SourcedClaim]) -> int:
    """How many independent sources the claims have."""
    return len({sourced.source for sourced in claims})


def conflict_of(settlement: Settlement) -> str:
    """Empty, or what disagrees: "b.txt says 2024-06 (relative), against 2023-06 from 3 sources"."""
    if not settlement.outside:
        return ""
    support = _count(sources_of(settlement.within), "source")
    return f"{_sayings(settlement.outside)}, against {date_words(settlement.date)} from {support}"


def reasons_of(settlement: Settlement) -> tuple[str, ...]:
    """One to four sentences: what the date rests on, who agrees, what narrows it, what was outweighed."""
    if settlement.ruling:
        return _ruled(settlement, settlement.ruling)
    if not settlement.within:
        return ()
    date, within, outside = settlement.date, settlement.within, settlement.outside
    reasons = [_ground(settlement)]
    if len({sourced.claim.article for sourced in within}) > 1:
        reasons.append(_agreement(within))
    if date.text and date.window != window(within[0]):
        reasons.append(f"Together they leave {_days(date.window)}.")
    if outside:
        count = f"{_count(sources_of(within), 'source')} against {sources_of(outside)}"
        say = "says" if len({sourced.claim.article for sourced in outside}) == 1 else "say"
        reasons.append(
            f"What {articles_of(outside)} {say} cannot be true as well ({count}); "
            f"the date kept {settlement.decided}."
        )
    if settlement.revised:
        reasons.append(
            f"Before that, {articles_of(settlement.revised)} expected it otherwise: {_changed(settlement)}."
        )
    return tuple(reasons)


def ruling_words(rulings: Sequence[Ruling]) -> str:
    """What the rulings come to, the last first: "date set by Ana Roth on 2026-11-22"; empty for none."""
    said = dict.fromkeys(
        f"{_deed(ruling)} by {ruling.who} on {ruling.when:%Y-%m-%d}" for ruling in rulings[::-1]
    )
    return "; ".join(said)


def _deed(ruling: Ruling) -> str:
    if ruling.verb is Verb.SET:
        return f"{_list(list(ruling.fields), ' and ')} set"
    return _DEEDS[ruling.verb]


def _ruled(settlement: Settlement, ruling: Ruling) -> tuple[str, ...]:
    """Who gives the date, and which articles agree and do not."""
    why = f": {ruling.why}" if ruling.why else ""
    date = f"that it was {date_words(settlement.date)}" if settlement.date.text else "that no date is known"
    reasons = [f"{ruling.who} ruled on {ruling.when:%Y-%m-%d} {date}{why}."]
    if settlement.within:
        reasons.append(f"That agrees with {articles_of(settlement.within)}.")
    if settlement.outside:
        reasons.append(f"The ruling goes before what the articles say: {_sayings(settlement.outside)}.")
    return tuple(reasons)


def _changed(settlement: Settlement) -> str:
    told = sorted({(str(c.published), c.claim.date.text or "") for c in settlement.revised})
    return _list([f"{text} (told on {day})" for day, text in told], ", ")


def _ground(settlement: Settlement) -> str:
    first = settlement.within[0]
    date, article = settlement.date, first.claim.article
    if date.basis is Basis.STATED:
        return f"{article} states {date.text}."
    if date.basis is Basis.RELATIVE:
        day = f" ({first.published})" if first.published else ""
        return f"{article} tells {date.text} relative to its own day{day}."
    if date.basis is Basis.ANNOUNCED:
        return f"No article dates the event; {article} reports it on {date.text}, so it was then or before."
    if first.claim.status is Status.EXPECTED:
        return "No article says when it is expected."
    return f"No article dates the event; all that is known is {_days(date.window)}."


def _agreement(claims: Sequence[SourcedClaim]) -> str:
    articles = {sourced.claim.article for sourced in claims}
    sources = sources_of(claims)
    copies = f" ({_count(len(articles), 'article')}; copies count once)" if len(articles) > sources else ""
    return f"{_count(sources, 'independent source')}{copies}: {articles_of(claims)}."


def _sayings(claims: Sequence[SourcedClaim]) -> str:
    """Who says what: "a.txt says 2024-06 (relative), b.txt and c.txt say 2024-07 (stated)"."""
    by_date: dict[EventDate, list[SourcedClaim]] = {}
    for sourced in claims:
        by_date.setdefault(sourced.claim.date, []).append(sourced)
    return _list([f"{articles_of(some)} {_say(date, some)}" for date, some in by_date.items()], ", ")


def _say(date: EventDate, claims: Sequence[SourcedClaim]) -> str:
    one = len({sourced.claim.article for sourced in claims}) == 1
    if date.basis is Basis.ANNOUNCED:
        return f"{'reports' if one else 'report'} it on {date.text} (announced)"
    if date.text:
        return f"{'says' if one else 'say'} {date.text} ({date.basis.value})"
    return f"{'has' if one else 'have'} it {_days(date.window)} (undated)"


def date_words(date: EventDate) -> str:
    """A date in a sentence: "2023-06", "2023-07-03 (announced)", "on or before 2024-07-15"."""
    if date.basis is Basis.ANNOUNCED:
        return f"{date.text} (announced)"
    return date.text or _days(date.window)


def _days(days: Window) -> str:
    if days.earliest and days.latest:
        return str(days.latest) if days.earliest == days.latest else f"{days.earliest} to {days.latest}"
    if days.latest:
        return f"on or before {days.latest}"
    return f"on or after {days.earliest}" if days.earliest else "that it happened"


def articles_of(claims: Iterable[SourcedClaim]) -> str:
    """The articles of claims by id: the first three, and how many more."""
    return _list(sorted({sourced.claim.article for sourced in claims}), ", ")


def _list(items: Sequence[str], joint: str) -> str:
    more = len(items) - _NAMED
    return joint.join(items[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
