"""What opens a clause and is acted on at its far end: "the trial of X, a gout pill, was cleared"."""

import re
from collections.abc import Sequence

from milestones.extract.events.pairing import Action, Thing
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import event_words
from milestones.lexicon.sentences import sentence_words

_OPENS = re.compile(
    r"(?:^\W*|\bthat\s+|\b(?:said|says|announced|announces)\s+|[;,:]\s+)"
    r"(?:(?:the|its|an?|their|our|two|three|both|all|first|new|drug|planned|proposed|pivotal|clinical|human|investigational"
    r"|application|applications|for|phase|\d[ab]?(?:/\d[ab]?)?|I{1,3}[ab]?(?:/I{1,3})?|(?-i:[A-Z]{2,5}))\s+){0,7}$",
    re.IGNORECASE,
)
"""Ends where what a clause is about can stand: "announced that the phase 1"."""
_HELPING = re.compile(r"(?:\s+(?:was|were|is|are|has|have|had|been|being|also|both|then|now|\w+ly))+\s*$")
"""Ends with what stands between a subject and its participle."""
_RELATIVE = re.compile(r"\b(?:which|who|whose|that|where)\b[^,;]*(?:,|$)|\([^()]*\)")
"""What is told of something else within."""
_OTHER = re.compile(
    r"\b(?:it|they|she|he|we|showed|shows?|found|met|failed|suggested|demonstrated|ended|began|started|proved|ran|helped|led"
    r"|after|when|while|but|so|before|because|although|since)\b|,\s+(?:and\s+)?(?:the|its)\s+(?:drug|medicine|pill)|\band\s+(?:the|its)\s"
)
"""Tells of another subject, or of what the first one did."""
FARTHEST = 60
"""So many words are between a subject and its verb at most."""


def subject_of(text: str, sentence: Sentence, action: Action, objects: Sequence[Thing]) -> Thing | None:
    """The trial or application that is the subject of a passive too far away to be told by its distance."""
    for thing in objects:
        if thing.end > action.start or (thing.word.object, action.word.action) not in event_words().kinds:
            continue
        if thing.word.object not in ("trial", "ind", "marketing", "hold"):
            continue
        if sentence.words_between(thing.end, action.start) > FARTHEST:
            continue
        if not _OPENS.search(text[sentence.start : thing.start]):
            continue
        said = _HELPING.sub("", _RELATIVE.sub(" ", text[thing.end : action.start]))
        if ";" not in said and not _OTHER.search(said) and not sentence_words().finite.search(said):
            return thing
    return None
