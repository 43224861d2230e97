"""Where the headlines of other articles begin below an article's own text."""

import pytest

from milestones.extract.text.lines import lines_of
from milestones.extract.text.trailing import other_headlines

TOLD = (
    "Korvane said on Monday that the FDA has cleared its application for a trial of KRV-101 in gout. It "
    "means to enrol sixty people at ten hospitals. It has worked on the antibody for six years, and tested "
    "it in healthy volunteers before.\n"
)
OTHERS = (
    "Orvel wins European approval for Orvance in early lupus\n"
    "Pelvane submits Corvella filing to Swissmedic for asthma\n"
    "Lumivale signs deal with Tarvos on gene therapy for Fabry disease\n"
)


@pytest.mark.parametrize(
    ("below", "listed"),
    [
        pytest.param(OTHERS, True, id="three headlines"),
        pytest.param(OTHERS + "© 2024 The Desk\nAbout us\n", True, id="with the foot of the page below"),
        pytest.param(
            "12 May 2024\n" + OTHERS.replace("\nP", "\n11 May 2024\nP"), True, id="days between them"
        ),
        pytest.param(OTHERS.split("\n", 1)[1], False, id="two are none"),
        pytest.param(OTHERS + TOLD, False, id="the text goes on"),
        pytest.param(
            "Korvane submits KRV-101 filing to the FDA for gout\n"
            "Korvane starts a trial of KRV-101 in sixty people\n"
            "Korvane reports results of KRV-101 at ten hospitals\n",
            False,
            id="of the article's own company",
        ),
        pytest.param(
            "Orvel wins nod to sell Orvance again, resubmits application to the FDA\n"
            "Pelvane and Tarvos announce approval of Corvella in Japan\n"
            "Lumivale snags Swissmedic nod for gene therapy Lumigene\n",
            True,
            id="of partners, resubmitted, and in slang",
        ),
        pytest.param("- " + OTHERS.strip().replace("\n", "\n- "), False, id="items of a list"),
    ],
)
def test_headlines_below_the_text_are_other_articles(below: str, listed: bool) -> None:
    text = TOLD + below
    start = other_headlines(text, lines_of(text))
    assert (start < len(text)) == listed
    assert not listed or text.startswith("Orvel wins", start)


def test_a_page_of_headlines_alone_is_no_article_with_a_list_below() -> None:
    assert other_headlines(OTHERS, lines_of(OTHERS)) == len(OTHERS)
