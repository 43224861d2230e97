"""Places that have each a use of its own: "approved in the US for gout and in Japan for lupus".

Without this the nearest use would be that of all places, or the nearest place that of all uses.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.diseaselists import joined, spelled
from milestones.extract.fields.owning import eligible
from milestones.extract.fields.places import Placed
from milestones.extract.fields.tying import FilledDisease
from milestones.extract.fields.usableplaces import ITS_SHORT_FORM, LIST_GAP
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.mentions import Where

GAP = 90
"""Characters between two of such a list at most."""
LEAST = 4
"""So many parts has the shortest list: two places and two uses."""
_TIME = (
    r"(?:,?\s+(?:in|on|since)\s+(?:early\s+|late\s+|mid-)?(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{1,2},\s+)?\d{4})?"
)
_TIED = (
    r"(?:as\s+an?\s+(?:treatment|therapy)\s+(?:for|of)|for|in|by|from|with|against|to\s+treat)\s+"
    r"(?:(?!(?:and|or|but)\b)[\w'’/-]+\s+){0,6}"
)
_ASIDE = r"['’]?s?\)?(?:\s*\([^()]{1,40}\))*"
_WITHIN = re.compile(rf"{_ASIDE}{_TIME},?\s+(?:also\s+|only\s+)?{_TIED}", re.IGNORECASE)
"""From a place to its use, or from a use to its place: " for the treatment of adults with"."""
_BETWEEN = re.compile(
    rf"{_ASIDE}{_TIME}(?:,|;|,?\s+(?:and|as\s+well\s+as|while),?|;\s+and)\s+(?:(?:also|then|later)\s+)?{_TIED}",
    re.IGNORECASE,
)
"""From one pair to the next: ", and in"."""
Part = Where | Disease


def uses_by_place(
    context: Context, candidate: Candidate, product: ArticleProduct
) -> Iterator[tuple[FilledDisease, Placed]]:
    """Each use with each place that the sentence gives it behind the act; nothing where it pairs none."""
    groups = _groups(context, candidate, product)
    if len(groups) < LEAST or len(groups) % 2 or not _alternate(context.text, groups):
        return
    for first, second in zip(groups[::2], groups[1::2], strict=True):
        uses, places = (first, second) if isinstance(first[0], Disease) else (second, first)
        for place in {where.jurisdiction: where for where in places if isinstance(where, Where)}.values():
            for use in uses:
                if isinstance(use, Disease):
                    yield FilledDisease(use, "with its place", 2), Placed.at(place, "with its use")


def _groups(context: Context, candidate: Candidate, product: ArticleProduct) -> list[list[Part]]:
    """The places and uses behind the act, those of one sort that follow each other together."""
    sentence = candidate.sentence
    others = [c.start for c in context.candidates_in(sentence) if c.start >= candidate.end]
    stop = min(others, default=sentence.end)
    places = context.wheres_in(candidate.end, stop)
    if len({where.jurisdiction for where in places}) == 1 or not places:
        return []
    uses = spelled(context.text, eligible(context, sentence, product))
    parts: list[Part] = [*places, *(d for d in uses if candidate.end <= d.start and d.end <= stop)]
    parts.sort(key=lambda part: part.start)
    return [list(group) for _, group in groupby(parts, key=lambda part: isinstance(part, Disease))]


def _alternate(text: str, groups: Sequence[Sequence[Part]]) -> bool:
    """Whether nothing but prepositions and commas parts the groups, and the parts of each."""
    for number, (group, following) in enumerate(pairwise(groups)):
        gap = text[group[-1].end : following[0].start]
        shape = _BETWEEN if number % 2 else _WITHIN
        if len(gap) > GAP or shape.fullmatch(gap) is None:
            return False
    return all(_listed(text, one, other) for group in groups for one, other in pairwise(group))


def _listed(text: str, one: Part, other: Part) -> bool:
    gap = text[one.end : other.start]
    if isinstance(one, Disease):
        return joined(gap)
    return LIST_GAP.fullmatch(gap) is not None or ITS_SHORT_FORM.fullmatch(gap) is not None
