"""Marks that open the items of lists, all told in one way."""

import pytest

from milestones.extract.text.bulleting import bulleted
from tests.extract.comparing import article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("News\n● Gout\n● Lupus", "News\n• Gout\n• Lupus"),
        ("News\n○ Gout", "News\n▪ Gout"),
        ("News\n  o Gout\n  o Lupus", "News\n  ▪ Gout\n  ▪ Lupus"),
        ("News\na) Gout\n(ii) Lupus", "News\n▪  Gout\n▪    Lupus"),
        ("News\n→ Gout\n→ KRV-12", "News\n▪ Gout\n▪ KRV-12"),
    ],
)
def test_marks_are_told_as_bullets_and_each_character_keeps_its_place(text: str, told: str) -> None:
    assert bulleted(article(text)).text == told
    assert len(told) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "News\no Gout",  # one alone is a slip
        "News of phase 1 → Phase 2 → Phase 3",
        "News\na) gout, which is\nb) a disease",  # a sentence that goes on
        "News\n(see annex) Gout",
        "o Gout\nNews",
    ],
)
def test_what_opens_no_item_stays(text: str) -> None:
    assert bulleted(article(text)).text == text
