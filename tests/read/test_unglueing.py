"""Spaces that a page lost around countries and months."""

import pytest

from milestones.read.article.unglueing import unglued


@pytest.mark.parametrize(
    ("glued", "freed"),
    [
        ("It was approved inJapanand sold there.", "It was approved in Japan and sold there."),
        ("The agency inChinahas approved it.", "The agency in China has approved it."),
        ("Sold inGreat BritaininOctober 2024.", "Sold in Great Britain in October 2024."),
        ("It was filed inMay 2024.", "It was filed in May 2024."),
        (
            "The approval ofzelbrutinib pleased; zelbrutinib is new.",
            "The approval of zelbrutinib pleased; zelbrutinib is new.",
        ),
        ("Zelvorawas approved, since Zelvora is good.", "Zelvora was approved, since Zelvora is good."),
        ("Patients fromGermany, and fromSpain.", "Patients from Germany, and from Spain."),
    ],
)
def test_a_lost_space_is_put_back(glued: str, freed: str) -> None:
    assert unglued(glued) == freed


@pytest.mark.parametrize(
    "text",
    [
        "BioNTech and GlobeNewswire are companies.",
        "PharmaChina and NovoJapan are no places.",
        "inMay the first was sold.",
        "An Indian and a Chinese study; Canadas two agencies.",
        "The approval of ofzelbrutinib alone.",
        "An active and an inactive arm, to day and today.",
        "Zelvorawas approved. Emphasis and Genesis stay.",
        "macOS runs on iPadOS.",
        "It was approved in Japan and sold in China.",
        "Polandia and Francesca agreed.",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert unglued(text) == text
