"""What else tells two milestones apart when product, disease, place and kind are the same."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from milestones.lexicon.facets import any_facet, facets
from milestones.model.claim import Claim

Facets = tuple[tuple[str, str], ...]
"""Names of facets with their values, by name. A facet that is not in it is left open."""

PART = "part"
"""The facet that a ruling gives to what it splits off; its value is free. What has none is the rest."""

_BESIDE_ACT = 20
"""Characters before and after the words that name an act in which its facets are looked for."""
_REMEMBERED = 1_000
"""Texts looked at once: claims of one medicine name the same patients, and copies the same words."""
_SEPARATOR = ";"
_PATIENTS = "patients"


def facets_of(claim: Claim) -> Facets:
    """What a claim's words state: the line of therapy, the patients' age, a conditional approval ..."""
    counting = [facet for facet in facets() if not facet.kinds or claim.kind in facet.kinds]
    texts = {
        where: [_stated_in(text, where) for text in _texts(where, claim)]
        for where in {f.where for f in counting}
    }
    return _sorted({f.name: _first(f.name, texts[f.where]) or f.default for f in counting})


def facets_of_patients(population: str | None, indication: str | None) -> Facets:
    """What an analyst's words on the patients and their disease state."""
    text = " ; ".join(filter(None, (population, indication)))
    stated = _stated_in(text, _PATIENTS)
    return _sorted({f.name: stated.get(f.name) for f in facets() if f.where == _PATIENTS})


def merged(one: Facets, other: Facets) -> Facets | None:
    """What both state together; None where they contradict each other.

    What a ruling has split off is never the rest.
    """
    together = dict(one)
    if together.get(PART) != dict(other).get(PART):
        return None
    for name, value in other:
        if together.setdefault(name, value) != value:
            return None
    return tuple(sorted(together.items()))


def restricted(stated: Facets, names: Iterable[str]) -> Facets:
    """What is stated of these facets only."""
    return tuple(pair for pair in stated if pair[0] in set(names))


def distinction_of(stated: Facets) -> str:
    """The facets as a milestone's `distinction` writes them: "line=2;route=full"."""
    return _SEPARATOR.join(f"{name}={value}" for name, value in stated)


def facets_in(distinction: str) -> Facets:
    """The facets of a `distinction`."""
    pairs = (part.partition("=") for part in distinction.split(_SEPARATOR) if part)
    return tuple(sorted((name, value) for name, _, value in pairs))


def part(stated: Facets, label: str) -> Facets:
    """What a claim states after a ruling has split it off under this label."""
    return over(((PART, label),), stated)


def over(given: Facets, stated: Facets) -> Facets:
    """What is stated, with some facets given otherwise."""
    return _sorted({**dict(stated), **dict(given)})


def subsets(stated: Facets) -> Iterator[Facets]:
    """All that less detail can have stated, from nothing to everything."""
    for mask in range(1 << len(stated)):
        yield tuple(pair for place, pair in enumerate(stated) if mask >> place & 1)


def telling_names(all_stated: Iterable[Facets]) -> frozenset[str]:
    """The facets that tell events apart: those stated in two ways, and what is split off from the rest."""
    values = _values(all_stated)
    return frozenset(name for name, found in values.items() if len(found) > 1 or name == PART)


def stated_by(all_stated: Iterable[Facets]) -> Facets:
    """What accounts of one event state together, without what they state in two ways."""
    return _sorted({name: min(found) for name, found in _values(all_stated).items() if len(found) == 1})


def _values(all_stated: Iterable[Facets]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for stated in set(all_stated):
        for name, value in stated:
            found[name] = found.get(name, frozenset()) | {value}
    return found


def _sorted(values: Mapping[str, str | None]) -> Facets:
    return tuple(sorted((name, value) for name, value in values.items() if value is not None))


def _first(name: str, texts: Iterable[Mapping[str, str]]) -> str | None:
    """What the first of some texts that states a facet states of it."""
    return next((stated[name] for stated in texts if name in stated), None)


@lru_cache(maxsize=_REMEMBERED)
def _stated_in(text: str, where: str) -> Mapping[str, str]:
    """The facets looked for there of which a text states one value, with that; several tell of two events."""
    if not (first := any_facet(where).search(text)):
        return {}
    found = {
        f.name: [value.value for value in f.values if value.pattern.search(text, first.start())]
        for f in facets()
        if f.where == where
    }
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def _texts(where: str, claim: Claim) -> Iterator[str]:
    """The texts in which facets are looked for, one after the other."""
    if where == "act":
        yield from _acts(claim)
        return
    if where == _PATIENTS:
        yield " ; ".join(filter(None, (claim.population, claim.indication)))
    yield _folded(claim.evidence)


def _acts(claim: Claim) -> Iterator[str]:
    for cue in claim.cues:
        if cue.field == "kind":
            start, end = cue.start - claim.start, cue.end - claim.start
            yield _folded(claim.evidence[max(start - _BESIDE_ACT, 0) : end + _BESIDE_ACT])


def _folded(text: str) -> str:
    return " ".join(text.split())
