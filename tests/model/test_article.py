import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.model.article import Article, ascii_words


@pytest.mark.parametrize(
    "other",
    [
        "ZORVACEL  was\tcleared!",
        "zorvacel_was-cleared",
        "“Zorvacel” was (cleared).",
        " Zorvacel was cleared\n",
    ],
)
def test_articles_with_the_same_words_share_a_digest(other: str) -> None:
    assert Article("a", other, "").digest == Article("b", "Zorvacel was cleared.", "").digest


def test_articles_with_other_words_do_not() -> None:
    assert (
        Article("a", "Zorvacel was not cleared.", "").digest
        != Article("a", "Zorvacel was cleared.", "").digest
    )


@given(st.text(st.characters(max_codepoint=127)))
def test_the_words_of_an_ascii_text_are_those_that_a_pattern_finds(text: str) -> None:
    assert ascii_words(text) == re.findall(r"[^\W_]+", text.casefold())
