"""Medicines for which a company gets a status: "Korvane wins orphan status for Zelvora"."""

import re

from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.products import ProductMention

_FOR_ITS = re.compile(
    r"(?:\s+(?:tag|status|designation)s?)?\s+for\s+(?:its\s+|the\s+|their\s+)?(?:(?!(?:use|combination|patients|people|adults|children|treatment)\b)[a-z][\w-]*\s+){0,4}"
)
"""From a status to the medicine that has it, so that its subject is the company: "wins the tag for X"."""


def is_got_for(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the medicine stands behind the status as what has it, so that its subject is the company."""
    return candidate.form == "status" and _FOR_ITS.fullmatch(text, candidate.end, mention.start) is not None
