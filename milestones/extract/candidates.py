"""Candidate events of a sentence: words for an act and for what is acted on, put together to a kind.

Three shapes: an act with a named application ("accepted its IND application"), an act on the medicine itself
("approved X", "won approval for X"), and a status or outcome that its own name tells ("orphan designation").
"""

from collections.abc import Sequence

from milestones.extract.acting import acts_of
from milestones.extract.candidate import Candidate
from milestones.extract.document import Sentence
from milestones.extract.echoes import echoed
from milestones.extract.mentions import Act, Where
from milestones.extract.phrases import Hit
from milestones.extract.statuses import statuses

HEAP = 30
"""More words of acts than any sentence holds: a list of terms, or a text made to be slow."""


def told_in(
    text: str, parts: Sequence[tuple[Sentence, list[Hit[tuple[Act, ...]]]]], wheres: Sequence[Where]
) -> list[Candidate]:
    """All candidate events of an article's sentences that hold words of events, in order of place."""
    told = [(part, candidates(text, part, acts), acts) for part, acts in parts]
    found = [candidate for _, own, _ in told for candidate in own]
    return sorted([*found, *echoed(text, told, wheres)], key=lambda c: (c.start, c.end))


def candidates(text: str, sentence: Sentence, acts: Sequence[Hit[tuple[Act, ...]]]) -> list[Candidate]:
    """All candidate events of the sentence, in order of place; none where it is a heap of such words."""
    if len(acts) > HEAP:
        return []
    named = list(statuses(text, sentence, acts))
    found = [*named, *acts_of(text, sentence, acts, named)]
    withdrawn = [c for c in found if c.kind == "withdrawal"]
    kept = [c for c in found if not any(_taken_away(c, other) for other in withdrawn)]
    return sorted(kept, key=lambda c: (c.start, c.end))


def _taken_away(candidate: Candidate, withdrawal: Candidate) -> bool:
    """Whether what the candidate names is just what the other withdraws: "revoked the authorization"."""
    named = candidate.form in ("noun", "status") and candidate is not withdrawal
    return named and (candidate.end == withdrawal.end or candidate.start == withdrawal.start)
