"""Holds on trials that are told by their name alone: "the agency's clinical hold on X"."""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.events.candidate import Candidate
from milestones.extract.events.pairing import Action, Thing
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import event_words

_HOLD_NAMED = re.compile(r"\b(?:clinical|partial|full)\b|\bFDA\b", re.IGNORECASE)
_HOLD_ON = re.compile(r"\s+(?:on|for|of)\s|,|$|(?<=on)\s", re.IGNORECASE)
"""Behind the name of a hold: what it stops."""
_IN_PLACE = re.compile(
    r"(?:[^.;:]{0,80}?\bin\s+(?:place|effect|force)|(?<=\shold))\s+(?=(?:since|from)\s)", re.IGNORECASE
)
"""Behind a hold: since when it has held, "on the trial of Zelvora, in place since June"."""
_DATED = re.compile(r"\b(?:19|20)\d\d\s+$")
"""Ends with the year of what follows: "the FDA's September 2021 hold"."""
_OF_AN_AUTHORITY = re.compile(
    r"(?:\b[A-Z]{3,5}|(?i:agency|regulators?|administration|authority|ministry|canada))(?:['’]s|['’])\s+(?:\w+\s+){0,2}$"
)
"""Ends with an authority as the owner of what follows."""


def named_holds(
    text: str, sentence: Sentence, objects: Sequence[Thing], actions: Sequence[Action]
) -> Iterator[Candidate]:
    """A hold told by its name alone, where nothing is done to it: "the agency's clinical hold on X"."""
    holds = [thing for thing in objects if thing.word.object == "hold"]
    acts = [action.word.action for action in actions]
    if not holds or "hold" in acts:
        return
    hold = holds[0]
    if since := _IN_PLACE.match(text, hold.end, sentence.end):
        kind, end = event_words().kinds["hold", "hold"], since.end()
        yield Candidate(kind, "hold hold", sentence, hold.start, end, end, "past", False, jurisdiction="US")
        return
    if "lift" in acts:
        return
    named = _HOLD_NAMED.search(text, hold.start, hold.end) or _DATED.search(text, sentence.start, hold.start)
    if not named or not _HOLD_ON.match(text, hold.end):
        return
    owned = _OF_AN_AUTHORITY.search(text, sentence.start, hold.start) is not None
    if owned or sentence.heading:
        kind = event_words().kinds["hold", "hold"]
        yield Candidate(
            kind, "hold hold", sentence, hold.start, hold.end, hold.start, "status", False, jurisdiction="US"
        )
