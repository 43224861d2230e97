"""Days, tallies and notes between a medicine's name and the act before it: "approved in May 2024 Zelvora"."""

import re

_NOTE = re.compile(r"(?<=['’]s)\s\([^()]{2,40}\)\s$")
"""Ends with a bracket between an owner and its medicine: "Korvane Inc.'s (KRVN - Free Report) Zelvora"."""
_RULED_BY = re.compile(
    r"\b(?:rul(?:e|ing)|deci(?:de|sion)|verdict|vote|opinion)\s+(?:by|before|in|next|this|later|from)\s+[\w.,\s]{2,22}?\son\s$"
    r"|\bdate\s+(?:of|on|set\s+for)\s+[\w.,\s]{2,22}?\s(?:for|on)\s$"
)
"""Ends with what is to be ruled on, and by when: "is to rule by Oct. 3 on"."""
_ACTED_WHEN = re.compile(
    r"(?<=[aeioul](?:[dzts]ed|ved|red))\s(?:in\s(?:[A-Z][a-z]+\s(?:of\s)?)?(?:19|20)\d\d|on\s\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?)\s$"
)
"""Ends with an act and its time, before what it was done to: "approved in May 2024"."""
_TALLY = re.compile(
    r"\bvot(?:e[ds]?|ing)\s(?:by\s)?(?:on\s[A-Z][a-z]+day\s)?(?:(?:unanimously|narrowly|overwhelmingly|resoundingly)\s|(?:\w+\s)?\(?\d{1,2}\s?(?:-|–|to)\s?\d{1,2}\)?,?\s)+(?:on\s[A-Z][a-z]+day\s)?"
    r"(?:(?:for|against)|(?:on|in\sfavou?r\sof))\s$"
)
"""Ends with a vote and how it went, before the medicine that it was on: "voted 9-4 against"."""
_VOTED = ("on", "for", "against", "of")
"""With these what was voted on, or is to be ruled on, begins."""
_DIGIT = re.compile(r"\d")


def without_circumstances(left: str) -> str:
    """The words before a name without the day, the tally or the note that parts it from its act."""
    if left[:-1].endswith(_VOTED):
        left = _RULED_BY.sub("ruling on ", _TALLY.sub("voted for ", left))
    if left[:-1].endswith(")"):
        left = _NOTE.sub(" ", left)
    return _ACTED_WHEN.sub(" ", left) if _DIGIT.search(left) else left
