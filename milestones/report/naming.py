"""Whose act is awaited: the words that say what would close a gap."""

from functools import cache, lru_cache

from milestones.lexicon.authorities import authorities
from milestones.lexicon.kinds import kinds
from milestones.report.rows import title_of

_COMMISSION = "nda-approval"
"""The kind on which in the EU the Commission decides, not the agency."""
_ACTS = {"nda-acceptance": "acceptance", "nda-approval": "decision", "positive-opinion": "opinion"}


@lru_cache
def report_of(kind: str, place: str) -> str:
    """What would tell that this has happened there, or that something else has been decided.

    "a report of the FDA's decision", "a report that it was filed", "a report of Orphan in KR".
    """
    known = kinds().get(kind)
    if known is not None and known.step == 1:
        return "a report that it was filed"
    if known is not None and known.path == "trial":
        return "a report that the trial may start, or of a hold"
    if kind not in _ACTS:
        return f"a report of {title_of(kind)} in {place}"
    authority = "European Commission" if (place, kind) == ("EU", _COMMISSION) else _first().get(place)
    if authority is None:
        return f"a report of the {_ACTS[kind]} in {place}"
    # Only abbreviations and common nouns take an article: "the FDA", but "Health Canada".
    the = "the " if authority.isupper() or authority.startswith("European") else ""
    return f"a report of {the}{authority}'s {_ACTS[kind]}"


@cache
def _first() -> dict[str, str]:
    """Place → its first authority in the lexicon that decides."""
    found: dict[str, str] = {}
    for authority in authorities():
        if not authority.committee and not authority.of:
            found.setdefault(authority.jurisdiction, authority.id)
    return found
