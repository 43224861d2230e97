"""The noun that goes with the preposition before a name, be it far: "approval went to Orvance and to"."""

from milestones.lexicon.naming import naming

_IS_FOR = frozenset(["is", "was", "are", "were", "applies", "applied", "relates", "refers"])
"""Between a noun and its preposition: "the designation is for Zelvora"."""
FILED = ("application", "applications", "submission", "filing")
_TIMES = ("last", "this", "earlier", "month", "week", "year", "today", "yesterday", "on", "late", "early")
_WHEN = frozenset([*_TIMES, "unit", "subsidiary", "partner"])
"""Words between whom it was given and what for: "with the agency last month for", "Korvane's unit for"."""
_FROM = frozenset(["to", "from", "by", "with", "at", "in"])
_BODIES = frozenset(
    ["Committee", "Council", "Institute", "Center", "Centre", "Office", "Association", "Society"]
)
"""Of these "for" goes on with the name: "the Committee for Medicinal Products"."""


def shared_noun(words: list[str], noun: str, last: str) -> str:
    """The noun that goes with a preposition, `noun` before it or one told before."""
    if noun in _IS_FOR and len(words) > 2:
        return words[-3].lower()
    if noun in ("and", "or") and last == "to":
        return _given_noun(words) or noun
    if last in ("for", "on") and noun not in naming().before_nouns:
        return _given_by(words) or noun
    return noun


def _given_noun(words: list[str]) -> str:
    """What was given to one before, as to the next: "approval went to Orvance and to"; else ""."""
    before = [word.lower() for word in words[:-2]]
    if "to" not in before:
        return ""
    last = len(before) - before[::-1].index("to")
    return next((word for word in before[:last] if word in naming().before_nouns), "")


def _given_by(words: list[str]) -> str:
    """The noun of "approval to Korvane for", "a letter in 2019 from the European Commission for"; else ""."""
    place = len(words) - 2
    while place > 0 and (words[place].lower() in _WHEN or words[place].isdecimal()):
        place -= 1
    if place < len(words) - 2 and words[place].lower() in naming().before_nouns:
        return words[place].lower()  # "approval last year for"
    while place > 0 and (words[place].strip("()")[:1].isupper() or words[place] in ("the", "of", "and", "&")):
        place -= 1
    if words[place + 1 : place + 3] == ["of", "the"] and place + 3 < len(words) - 1:
        return words[place].lower().strip("(),")  # "the decision of the FDA on"
    if words[place].lower() in FILED and words[place + 1] == "of" and words[-2] not in _BODIES:
        return words[place].lower()  # "the application of Korvane for"
    if words[-1] == "on":
        return ""
    named = place < len(words) - 2 and words[place].lower() in _FROM and words[-2] not in _BODIES
    return words[place - 1].lower().strip("(),") if named and place > 0 else ""


_PLACED = frozenset(["placed", "imposed", "put", "slapped", "kept", "lifted", "removed"])
_HOLD = frozenset(["hold", "holds", "hold,", "suspension"])


def is_held(words: list[str]) -> bool:
    """Whether a hold is placed on what follows, or lifted: "the hold that the agency placed on"."""
    placed = words[-1].lower() in ("on", "from") and words[-2].lower() in _PLACED
    return placed and not _HOLD.isdisjoint(words[-12:-2])
