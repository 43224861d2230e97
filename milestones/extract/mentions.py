"""All lexicon words of an article, found in one pass and grouped by what they are."""

from dataclasses import dataclass, field
from functools import cache

from milestones.extract.folding import Folded
from milestones.extract.phrases import Hit, Phrases
from milestones.lexicon.authorities import authority_at, surface_forms
from milestones.lexicon.events import ActionWord, ObjectWord, StatusWord, event_words
from milestones.lexicon.places import place_forms

Act = ObjectWord | StatusWord | tuple[ActionWord, ...] | str
"""What a word of events.toml is; a plain string is one of its `heads`."""


@dataclass(frozen=True, slots=True)
class Where:
    """A word that says which jurisdiction acted: an authority's name, or a place."""

    start: int
    end: int
    jurisdiction: str
    agency: str | None
    """Short name of the authority; None for a place."""
    committee: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """The lexicon words of one article, each list in order of place."""

    acts: list[Hit[Act]] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)


@cache
def _acts() -> Phrases[Act]:
    words = event_words()
    entries: list[tuple[str, Act]] = [*words.objects.items(), *words.actions.items(), *words.statuses.items()]
    return Phrases([*entries, *((head, head) for head in words.heads)])


@cache
def _wheres() -> Phrases[str]:
    authorities = ((form.text if form.case_sensitive else form.text.lower(), "") for form in surface_forms().values())
    places = ((form, code) for form, code in place_forms())
    return Phrases([*authorities, *places])


def mentions(text: str, folded: Folded) -> Mentions:
    """The lexicon words of `text`."""
    wheres = []
    for hit in _wheres().find(text, folded):
        if hit.value:
            wheres.append(Where(hit.start, hit.end, hit.value, None))
        elif authority := authority_at(text, hit.start, hit.end):
            wheres.append(
                Where(hit.start, hit.end, authority.jurisdiction, authority.id, authority.committee)
            )
    return Mentions(_acts().find(text, folded), wheres)
