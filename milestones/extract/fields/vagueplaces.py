"""Events that happened somewhere without a name: "approved in more than forty countries"."""

import re
from collections.abc import Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.places import Placed
from milestones.lexicon.cues import cues
from milestones.lexicon.wordpatterns import Worded

_INCLUDING = re.compile(r"\b(?:including|includes?|among\s+them|such\s+as|namely)\b", re.IGNORECASE)
_VAGUELY = re.compile(r"\b(?:globally|internationally|widely)[\s-]$", re.IGNORECASE)
"""Directly before an act: "a globally approved treatment"."""
_WORLD = re.compile(r"\bW(?:orld\s+Health\s+Organi[sz]ation|HO)\b|\b[Ee]mergency\s+[Uu]se\s+[Ll]isting\b")
"""Who acts for the world is nowhere: "the WHO gave it an Emergency Use Listing"."""
_SO_MANY = Worded.needing(
    "countries markets territories nations jurisdictions regions",
    r"\b(?!(?:15|25|27|28|29|30|31)\s+(?:EU|EEA|European\s+Union|[Mm]ember|(?:countries|nations)\s+of\s+the\s+E)\b)"
    r"(?:\d{1,3}\+?|(?:dozens|scores|hundreds)\s+of|(?:a|two|three|several)\s+dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
    r"\s+(?!of\b)(?:[\w-]+\s+){0,2}?(?:countries|markets|territories|nations|jurisdictions|regions)\b",
)
"""So many places, without a name: "in more than 40 countries"; all of the Union's are not."""
_OTHERS = re.compile(
    r"(?:[^.;]*,\s+(?:and|with|while)\s+)?\W*(?:(?:Other|Further|Additional|More|Several|Multiple|Parallel|Various)\s+(?:(?:global|worldwide|regulatory|marketing)\s+)?"
    r"|(?:Global|Worldwide|International)\s+(?:regulatory\s+)?)"
    r"(?:reviews|submissions|filings|applications|registrations|approvals|decisions)\b",
    re.IGNORECASE,
)
"""Opens what goes on in places without a name: "Other regulatory reviews are under way"."""
VAGUE_REACH = 16
"""Within so many words behind the act a vague place is where it happened."""


def vague(text: str, candidate: Candidate, here: Sequence[Placed]) -> bool:
    """Whether the sentence places the event somewhere without a name ("in multiple countries").

    A named place that stands nearer than the vague one still counts, and so do those that it is said to
    include ("in forty countries, including Japan").
    """
    sentence = candidate.sentence
    if not here and _WORLD.search(text, sentence.start, sentence.end):
        return True
    if not here and _OTHERS.match(text, sentence.start, candidate.end):
        return True
    if _VAGUELY.search(text, sentence.words_back(candidate.anchor, 1), candidate.anchor):
        return True
    # "Global regulatory submissions": the word that says where stands before the event's own.
    start = sentence.words_back(candidate.start, 1)
    said = (sentence.search(words, start) for words in (cues().vague_places, _SO_MANY))
    match = min((match for match in said if match), key=re.Match.start, default=None)
    if match is None or sentence.words_between(candidate.end, match.start()) > VAGUE_REACH:
        return False
    behind = [place for place in here if place.start > match.end()]
    named = text.startswith((":", " (", " –", " —"), match.end())
    if any(named or _INCLUDING.search(text, match.end(), place.start) for place in behind):
        return False
    nearest = min((sentence.words_between(candidate.end, place.start) for place in here), default=VAGUE_REACH)
    return sentence.words_between(candidate.end, match.start()) < nearest
