"""Diseases that stand in one list: "for gout in 2019, for asthma (also in children) and for lupus"."""

import re
from collections.abc import Iterable, Sequence

from milestones.extract.context import Context
from milestones.extract.indications import Disease
from milestones.lexicon.datewords import date_words
from milestones.lexicon.diseases import is_population, parents
from milestones.lexicon.indications import indication_words
from milestones.lexicon.wordpatterns import alternatives

_WHEN = re.compile(
    rf",?\s+(?:in|on|since)\s+(?:(?:early|late)\s+|mid-)?(?:(?:{alternatives(date_words().months)})\.?"
    r"(?:\s+\d{1,2})?(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
"""A time behind a disease."""
_SHORT_FORM = re.compile(r"^\s?\([A-Z][\w/-]{0,9}\)|^\)")
"""The disease's short form behind it, or what closes its bracket."""


def listed_with(context: Context, place: int, inside: Sequence[Disease]) -> list[Disease]:
    """The disease with those of its list, each once; a broader one beside a narrower is dropped."""
    chosen = [inside[place]]
    for step in (-1, 1):
        here = place
        while 0 <= here + step < len(inside):
            first, second = sorted((inside[here], inside[here + step]), key=lambda d: d.start)
            gap = context.text[first.end : second.start]
            short = gap in (" (", "(")
            if not short and not _joined(gap):
                break
            here += step
            if not short:
                chosen.append(inside[here])
    return distinct(sorted(chosen, key=lambda d: d.start))


def spelled(text: str, inside: Sequence[Disease]) -> list[Disease]:
    """The diseases without the abbreviation that stands in a bracket behind its name."""
    kept: list[Disease] = []
    for disease in inside:
        last = kept[-1] if kept else None
        if not (last and last.key == disease.key and text[last.end : disease.start].strip() == "("):
            kept.append(disease)
    return kept


def _joined(gap: str) -> bool:
    """Whether the words between two diseases join them in one list.

    Words of the population do not count, nor does the first one's time: "for gout in 2019 and for asthma".
    """
    if len(gap) > 80:
        return False
    gap = _SHORT_FORM.sub(" ", _WHEN.sub(" ", gap))
    bare = " ".join(word for word in gap.split() if not is_population(word.strip(",")))
    return indication_words().joined.fullmatch(f" {bare} ") is not None


def distinct(diseases: Iterable[Disease]) -> list[Disease]:
    """Each disease once, without those that another one of them is a sort of."""
    kept: dict[str, Disease] = {}
    for disease in diseases:
        kept.setdefault(disease.key, disease)
    return [d for key, d in kept.items() if not any(key in parents(other) for other in kept)]
