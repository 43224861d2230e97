"""The articles that a milestone rests on, as a row shows them."""

from collections.abc import Mapping, Sequence

from milestones.model.milestone import Source
from milestones.model.table import Cell

_NAMED = 2
"""More articles than these are counted, not named."""


Told = Mapping[str, Sequence[Source]]
"""The articles that tell of each milestone, by its id, those that support it first."""


def source_cells(told: Sequence[Source]) -> dict[str, Cell]:
    """For views: `names` of the first articles, their `addresses`, and the first `address` that there is."""
    named = told[:_NAMED]
    more = len(told) - len(named)
    return {
        "names": (*(source.article for source in named), *((f"{more} more",) if more else ())),
        "addresses": tuple(source.url or "" for source in named),
        "address": next(((source.url,) for source in told if source.url), ()),
    }
