"""The types of gap: what each means, and how much it weighs.

Standard library only: the command line shows it in its help, before anything heavy is loaded.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GapType:
    """One type of gap."""

    id: str
    meaning: str
    """One line for a person, without a full stop."""
    weight: int
    """100 for what may change a decision, 10 for what only completes a file."""


TAXONOMY = (
    GapType("jurisdiction", "further on, or with a status, elsewhere than here", 100),
    GapType("overdue", "a step is open longer than the authority's clock", 90),
    GapType("expected-passed", "an expected day has passed without an outcome", 80),
    GapType("conflict", "articles contradict each other", 70),
    GapType("missing-step", "a later step is on record, one before it is not", 60),
    GapType("doubtful-date", "dated only by articles of a doubtful day", 40),
    GapType("undated", "no article dates it", 35),
    GapType("copies-only", "several articles tell it, copies of one source", 30),
    GapType("single-source", "one source tells it", 25),
    GapType("implied-step", "its application is not on record, only implied", 10),
)
"""The types of gap, the weightiest first."""

GAPS = tuple(found.id for found in TAXONOMY)
"""Their names, in the same order."""
