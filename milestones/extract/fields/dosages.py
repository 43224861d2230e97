"""What stands between two medicines of a list and tells only how the first one is given, or is used."""

import re
from functools import cache

from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.wordpatterns import alternatives

_STRENGTH = (
    r"\d[\d.,]*\s?(?:mg|mcg|µg|μg|g|mL|ml|%|IU|units|percent)(?:\s?(?:/|per)\s?(?:\d[\d.]*\s?)?[\w.]+)?"
)
_USED = re.compile(
    r",?\s+(?:(?:which|that)\s+(?:is|are)\s+)?(?:used|indicated|prescribed|meant|intended)\s+(?=(?:for|to|in|against)\s)"
)
"""Before what a medicine is for: ", which is used to treat"."""


@cache
def _dosage() -> re.Pattern[str]:
    forms = alternatives(form for form in drug_names().dosage_forms if form.isascii())
    form = (
        rf"(?:{forms}|USP|IP|BP|release|[a-z]+-(?:release|coated|dose|filled)"
        r"|in\s+(?:multiple|several|various|\w+)\s+strengths)"
    )
    strengths = (
        rf"(?:,|\s+of|\s+in)?\s*\(?{_STRENGTH}(?:(?:,|,?\s+and|,?\s+&|\s*/|,?\s+or)\s*{_STRENGTH})*\)?"
    )
    return re.compile(rf"(?:\s?[®™])?(?:,?\s+{form}(?![\w-])|{strengths})+", re.IGNORECASE)


def undosed(gap: str) -> str:
    """The words behind a medicine without its form, strengths, and "used" before what it is for."""
    dosed = _dosage().match(gap)
    return _USED.sub(" ", gap[dosed.end() :] if dosed else gap, count=1)
