"""Clinical holds that a sentence takes up without naming the authority again."""

import re
from functools import lru_cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate

_CLINICAL_HOLD = re.compile(r"\bclinical\s+hold\b", re.IGNORECASE)


def of_a_named_hold(text: str, candidate: Candidate) -> bool:
    """Whether "the hold" is one that the text has called a clinical hold before, so an authority's."""
    first = _first_hold(text) if candidate.rule.endswith(" hold") else None
    return first is not None and first <= candidate.start


@lru_cache(maxsize=1)
def _first_hold(text: str) -> int | None:
    """Where the text's first "clinical hold" ends."""
    first = _CLINICAL_HOLD.search(text)
    return first.end() if first else None


def of_a_lifted_hold(context: Context, candidate: Candidate) -> bool:
    """Whether the trial was halted by the hold of whose end the article has just told."""
    halted = candidate.passive and candidate.kind == "clinical-hold"
    before = next(context.earlier(candidate.sentence, 1), None)
    told = context.candidates_in(before) if before and halted else []
    return any(other.kind == "clinical-hold-lifted" for other in told)
