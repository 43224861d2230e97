"""Subjects that an act's clause has of its own, whether they are known for names or not.

"X won approval, but Y got a letter": the letter is Y's, and where nothing says that Y is a medicine, it is
nobody's. "The agency accepted X and gave it a status; Y waits": "it" is X, however near Y stands.
"""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.medicines.products import ProductMention
from milestones.lexicon.naming import naming

_OTHER = re.compile(
    r"(?:[,;]\s+|\s)(?:but|while|whereas|though|although)\s+(?P<name>[A-Z][\w-]*(?:\s[A-Z\d][\w-]*)?)[®™]?\s+"
    r"(?:was|were|is|has|had|got|gets|received|receives|won|wins|drew|obtained|secured|gained)\s+(?:[\w-]+\s+){0,4}$"
    r"|,?\s+and\s+(?P<thing>[A-Z][\w-]*(?:\s[A-Z\d][\w-]*)?),\s+which\s+(?:it|they|the\s+\w+|regulators)\s+(?:(?:has|had|have)\s+)?$"
)
"""Between a medicine and an act: the act's own subject, "but Zelvora got a"."""
_IT_BEFORE = re.compile(
    r"\b(?:it|the\s+(?:drug|pill|medicine|therapy|vaccine|treatment))\s+(?:(?:an?|the)\s+)?$"
)
_IT_BEHIND = re.compile(r"\s+(?:it|the\s+(?:drug|pill|medicine|therapy|vaccine|treatment))\b")
"""What stands beside an act that befell what was told before: "granted it a status", "rejected it"."""

_GETS = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,40}\))?\s+(?:got|gets|won|wins|received|secured|gained|obtained|earned|landed|was\s+(?:granted|given|awarded))\b"
)
"""Behind a name: what the medicine was given."""
_SET_OFF = re.compile(
    r"\b(?:rivals?|competitors?|challengers?|alternatives?|successors?|answer|follow-up|follow-on)\s+(?:to|of|for)\s+(?:[\w'’.-]+\s+){0,4}$"
)
"""Ends with what the subject is to the next name: "the rival to Zelvora got"."""
BEFORE = 60
"""Within so many characters before a name it is set off from the subject."""

_DIRECTLY = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,60}\))?\s+(?:(?:now|already|just|finally|recently|first|\w+ly)\s+)?"
)
_BY = re.compile(r"\s+by\s")
"""Before and behind a participle that tells what befell the name before it: "X, now approved by"."""

NEXT = 4
"""So many characters behind "the drug" its name begins, with a comma or a bracket."""


def is_acted_on_there(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the act's participle stands directly behind the name: "with Zelvora approved by the FDA"."""
    if candidate.form != "past" or mention.end > candidate.start or _BY.match(text, candidate.end) is None:
        return False
    return _DIRECTLY.fullmatch(text, mention.end, candidate.start) is not None


def with_its_subject(
    context: Context, candidate: Candidate, named: Sequence[ProductMention]
) -> Sequence[ProductMention] | None:
    """Those of a sentence's names that the act's own subject or object leaves it; None for another."""
    before = [m for m in named if m.end <= candidate.start]
    if before and len(before) < len(named) and _befell_it(context, candidate):
        return before
    left = [m for m in named if not _is_cut_off(context, candidate, m)]
    return left if left or not named else None


def gets(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the name opens the act's clause as its subject: "rival Acme's zelbrutinib got a status"."""
    if mention.end > candidate.start or _GETS.match(text, mention.end, candidate.start) is None:
        return False
    return _SET_OFF.search(text, max(0, mention.start - BEFORE), mention.start) is None


def _befell_it(context: Context, candidate: Candidate) -> bool:
    text, sentence = context.text, candidate.sentence
    if candidate.form == "status":
        return _IT_BEFORE.search(text, sentence.start, candidate.start) is not None
    active = candidate.form in ("past", "present") and not candidate.passive
    behind = _IT_BEHIND.match(text, candidate.end) if active else None
    # "Approved the drug Zelvora" names it.
    return behind is not None and not context.products_in(behind.end(), behind.end() + NEXT)


def _is_cut_off(context: Context, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether a name that stands nowhere else is the subject between the medicine and the act."""
    text = context.text
    other = _OTHER.search(text[mention.end : candidate.start]) if mention.end < candidate.start else None
    name = (other["name"] or other["thing"]) if other else ""
    if other is None or name.split()[0] in naming().not_names:
        return False
    start = mention.end + other.start("name" if other["name"] else "thing")
    stop = start + len(name)
    if context.products_in(start, stop) or context.wheres_in(start, stop):
        return False
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) == 1
