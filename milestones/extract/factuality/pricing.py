"""Bodies that say whether a medicine is worth its price, which let none be sold."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.guards import guards

PAYER = 60
"""Within so many characters before an act stands the body that judges a medicine by its price."""
_BY = re.compile(r"\s+(?:by|from)\s+(?:the\s+|[A-Z][a-z]+['’]s\s+)?")
_FOR = re.compile(
    r"\s+for\s+(?:(?:routine|wider|broader|general|limited)\s+)?(?:use\s+(?:in|on|by|across)\s+)?(?=[Tt]he\s|NHS)"
)
"""Behind an act: whose use a medicine is for, "recommended for NHS use"."""


def judges_price(context: Context, candidate: Candidate) -> bool:
    """Whether who acts is a body that judges a medicine by its price, and no authority stands nearer."""
    text, payers = context.text, guards().payers
    by_whom = _BY.match(text, candidate.end)
    if by_whom and payers.pattern.match(text, by_whom.end()):
        return True
    if by_whom and any(w.agency for w in context.wheres_in(by_whom.end(), by_whom.end() + 1)):
        return False
    for_use = _FOR.match(text, candidate.end)
    if for_use and payers.pattern.match(text, for_use.end()):
        return True
    before = candidate.sentence.search(payers, candidate.start - PAYER, candidate.start)
    if before is None:
        return False
    return not any(where.agency for where in context.wheres_in(before.end(), candidate.start))
