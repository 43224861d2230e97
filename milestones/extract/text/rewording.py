"""An article said in other words, each piece of which knows for what of the article it stands.

What is found in the other words is handed back with the places, and the words, of the article itself.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from milestones.model.article import Article
from milestones.model.claim import Claim, Cue, Findings, Refusal


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said, and text[start:end] for which they stand."""

    words: str
    start: int
    end: int
    literal: bool
    """Whether the words are the text's own, character for character."""


class Reworded:
    """An article said in other words, and the way back from what was found in them."""

    def __init__(self, original: Article, pieces: Sequence[Piece]) -> None:
        self._original = original
        self._pieces = pieces
        self._starts: list[int] = []
        length = 0
        for piece in pieces:
            self._starts.append(length)
            length += len(piece.words)
        text = "".join(piece.words for piece in pieces)
        title = self._place(original.title_start), self._place(original.title_end)
        self.article = replace(original, text=text, title=text[slice(*title)], title_start=title[0])
        """The article with these words for its text."""

    def _place(self, offset: int) -> int:
        """Where in the words the article's `offset` lies; what is not said lies before what follows it."""
        later: list[tuple[int, int]] = []
        for piece, start in zip(self._pieces, self._starts, strict=True):
            if piece.start <= offset < piece.end:
                return start + (offset - piece.start if piece.literal else 0)
            if piece.start > offset:
                later.append((piece.start, start))
        return min(later)[1] if later else self._starts[-1] + len(self._pieces[-1].words)

    def _back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the article for which words[start:end] stand."""
        first = bisect_right(self._starts, start) - 1
        if end <= start:
            piece = self._pieces[first]
            here = piece.start + (min(start - self._starts[first], len(piece.words)) if piece.literal else 0)
            return here, here
        spans = []
        for number in range(first, bisect_right(self._starts, end - 1)):
            piece, place = self._pieces[number], self._starts[number]
            if not piece.words or piece.end == piece.start:
                continue
            if piece.literal:
                left = piece.start + max(0, start - place)
                spans.append((left, min(piece.end, piece.start + end - place)))
            else:
                spans.append((piece.start, piece.end))
        if not spans:
            return self._back(start, start)
        return min(left for left, _ in spans), max(right for _, right in spans)

    def back(self, found: Findings) -> Findings:
        """What was found in the words, told of the article itself."""
        return Findings(
            tuple(self._claim(claim) for claim in found.claims),
            tuple(self._refusal(refusal) for refusal in found.refusals),
        )

    def _claim(self, claim: Claim) -> Claim:
        start, end = self._back(claim.start, claim.end)
        cues = tuple(Cue(cue.field, cue.rule, *self._back(cue.start, cue.end)) for cue in claim.cues)
        evidence = self._original.text[start:end]
        return replace(claim, evidence=evidence, start=start, end=end, cues=cues)

    def _refusal(self, refusal: Refusal) -> Refusal:
        start, end = self._back(refusal.start, refusal.end)
        return replace(refusal, evidence=self._original.text[start:end], start=start, end=end)
