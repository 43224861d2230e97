"""The clauses of a sentence: words are counted without what is inserted."""

import re

from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.events.clauses import clauses
from milestones.extract.text.document import sentences
from tests.extract.comparing import article

_BRACKET = re.compile(r"\([^()]*\)")


@given(st.text("ab( )", min_size=1, max_size=24))
def test_an_insertion_counts_as_one_word(text: str) -> None:
    for part in sentences(article(text)):
        parts = clauses(text, part, ())
        brackets = [match.span() for match in _BRACKET.finditer(text, part.start, part.end)]
        places = range(part.start, part.end + 1)
        for left, right in ((left, right) for left in places for right in places if left <= right):
            inside = [span for span in brackets if left <= span[0] and span[1] <= right]
            count = len(text[left:right].split()) - sum(len(text[a:b].split()) - 1 for a, b in inside)
            assert parts.words(left, right) == max(count, 0)
            holding = [span for span in brackets if span[0] <= left < span[1]]
            assert parts.insertion_at(left) == (holding[0] if holding else (left, left))
