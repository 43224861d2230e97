"""What a user wants to see, in the user's own words → a filter on the store."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from milestones.lexicon.diseases import disease_key, parents
from milestones.lexicon.kinds import kinds
from milestones.lexicon.places import jurisdiction_of, places
from milestones.model.claim import Claim, Status
from milestones.model.dates import DateNotationError, Window, window_of
from milestones.model.filters import Filter
from milestones.model.milestone import Milestone
from milestones.model.problem import UsageError
from milestones.store import Store

_OFFERED = 3
_EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Request:
    """What a user wants to see, understood as far as that needs no store."""

    filter: Filter = _EVERYTHING
    """Everything but products and indication."""
    products: tuple[str, ...] = ()
    """Names of products, in any spelling."""
    indication: str = ""

    def speaks_of(self, indication: str | None) -> bool:
        """Whether an indication is the wanted one.

        It is when it holds the wanted words, whatever the case, when both are names of one disease ("RRMM",
        "multiple myeloma"), or when the wanted disease stands above it ("lymphoma", "DLBCL").
        """
        if not self.indication:
            return True
        if indication is None:
            return False
        key, wanted = disease_key(indication), disease_key(self.indication)
        return (
            self.indication.casefold() in indication.casefold()
            or key == wanted != ""
            or wanted in parents(key)
        )


def request(
    *,
    products: Sequence[str] = (),
    indication: str = "",
    countries: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str = "",
    until: str = "",
    status: str = "",
) -> Request:
    """The request that a user's words make.

    `since` and `until` are dates as "2023", "2023-06", "2023-Q2" or "2023-06-30": from the first day of the
    one to the last of the other. Raises UsageError for a word that is no country, kind, date or status.
    """
    first, last = _days(since).earliest, _days(until).latest
    if first and last and first > last:
        raise UsageError(f"nothing is both since {first} and until {last}")
    wanted = Filter(
        jurisdictions=jurisdictions(countries),
        kinds=tuple(dict.fromkeys(kind_id for words in kinds for kind_id in map(kind_of, words.split(",")))),
        since=first,
        until=last,
        status=status_of(status) if status else None,
    )
    return Request(wanted, tuple(products), " ".join(indication.split()))


def filter_in(store: Store, asked: Request) -> Filter:
    """The store's filter for the request, its indication left out. Raises NothingFoundError for a product."""
    return replace(asked.filter, products=tuple(store.product_of(name).key for name in asked.products))


def milestones_of(store: Store, asked: Request) -> Iterator[Milestone]:
    """The milestones that meet the request, without testimony, in the store's order."""
    found = store.milestones(filter_in(store, asked))
    return (one for one in found if asked.speaks_of(one.indication)) if asked.indication else found


def lines_of(store: Store, asked: Request, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """What the same milestones have in these columns, which is read faster."""
    found = store.milestone_lines(filter_in(store, asked), columns)
    if not asked.indication:
        return found
    at = columns.index("indication")
    return (line for line in found if asked.speaks_of(line[at]))


def claims_of(store: Store, asked: Request, articles: Sequence[str]) -> Iterator[Claim]:
    """The claims of these articles, or of all, that meet the request, in the store's order."""
    wanted = filter_in(store, asked)
    return (found for found in store.claims(wanted, articles) if asked.speaks_of(found.indication))


def jurisdictions(words: Sequence[str]) -> tuple[str, ...]:
    """The codes for countries and authorities in any form ("KR", "korea", "MFDS"), also joined by commas.

    Raises UsageError for one that is unknown.
    """
    found: list[str] = []
    for text in words:
        if code := jurisdiction_of(text):
            found.append(code)
        else:
            found += (jurisdiction(part) for part in text.split(","))
    return tuple(dict.fromkeys(found))


def day_of(text: str) -> date:
    """One whole day. Raises UsageError for anything else."""
    window = _days(text)
    if window.earliest is None or window.earliest != window.latest:
        raise UsageError(f"not a day: {text!r}; write it as 2023-06-30")
    return window.earliest


def first_day(text: str) -> date:
    """The first day of a date such as 2023-06-30, 2023-06, 2023-Q2 or 2023. Raises UsageError."""
    day = _days(text).earliest
    if day is None:
        raise UsageError(f"not a date: {text!r}")
    return day


def one_of(text: str, known: Sequence[str], noun: str) -> str:
    """The member of `known` that `text` is, whatever the case. Raises UsageError, which offers close ones."""
    word = text.strip().lower()
    if word in known:
        return word
    close = difflib.get_close_matches(word, known, n=_OFFERED, cutoff=0.5)
    offer = f"did you mean {' or '.join(close)}?" if close else f"choose from {', '.join(known)}"
    raise UsageError(f"no {noun} {text!r}; {offer}")


def kind_of(text: str) -> str:
    """The id of one kind, whatever the case. Raises UsageError, which offers close ones."""
    return one_of(text, list(kinds()), "kind")


def status_of(text: str) -> Status:
    """ "achieved" or "expected", whatever the case. Raises UsageError."""
    return Status(one_of(text, [status.value for status in Status], "status"))


def notation(text: str) -> str:
    """A date as it is written: 2023, 2023-06, 2023-06-30, 2023-Q2 or 2023-H1. Raises UsageError."""
    _days(text)
    return text.strip()


def _days(text: str) -> Window:
    try:
        return window_of(text.strip()) if text else Window()
    except DateNotationError as error:
        raise UsageError(str(error)) from error


def jurisdiction(text: str) -> str:
    """The code for one country or authority in any form. Raises UsageError, which offers close ones."""
    code = jurisdiction_of(text)
    if code:
        return code
    names = {
        word.casefold(): f"{place.code} ({place.name})"
        for place in places()
        for word in (place.code, place.name, *place.words, *place.typed)
    }
    close = difflib.get_close_matches(text.strip().casefold(), names, n=_OFFERED, cutoff=0.75)
    could_be = " or ".join(dict.fromkeys(names[word] for word in close))
    offer = f"did you mean {could_be}?" if close else "write a code such as KR or EU, a name, or an authority"
    raise UsageError(f"no country or authority {text.strip()!r}; {offer}")
