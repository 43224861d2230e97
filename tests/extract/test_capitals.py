"""Lines all in capitals, told as the rest of the article spells their words."""

import pytest

from milestones.extract.text.capitals import recased
from tests.extract.comparing import article

BODY = (
    "Korvane said on Monday that the FDA has approved ZelVanta (ostirelin) for adults with moderate to "
    "severe hepatitis B, and that patients in Japan are to get it next. "
    "The FDA, as the WHO does, calls it an advance."
)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("KORVANE'S ZELVANTA APPROVED BY FDA", "Korvane's ZelVanta Approved by FDA"),
        ("FDA APPROVES OSTIRELIN FOR HEPATITIS B", "FDA Approves Ostirelin for Hepatitis B"),
        ("ZELVANTA IS AN ADVANCE, AS THE WHO SAID", "ZelVanta is an Advance, as the WHO Said"),
        ("KORVANE: US APPROVED IT FOR ADULTS", "Korvane: US Approved it for Adults"),
        ("FDA, CHMP AND MHRA APPROVED ZELVANTA", "FDA, CHMP and MHRA Approved ZelVanta"),
    ],
)
def test_a_headline_in_capitals_is_spelled_as_the_text_does(title: str, told: str) -> None:
    assert recased(article(BODY, title)).title == told


@pytest.mark.parametrize(
    "title",
    [
        "FDA approves ZELVANTA",
        "ABOUT ZELVANTA",
        "NOBODY EVER HEARD OF SUCH A THING",
        "FDA STATUS REPORT: ZelVanta",
    ],
    ids=["small letters", "a few words", "words of which the text says nothing", "one name not in capitals"],
)
def test_other_headlines_stay_as_they_are(title: str) -> None:
    told = article(BODY, title)
    assert recased(told) is told


def test_each_character_keeps_its_place() -> None:
    told = article(f"{BODY}\n\nZELVANTA IS APPROVED IN İSTANBUL, GROßSTADT AND JAPAN\n\n{BODY}", "A title")
    assert len(recased(told).text) == len(told.text)
    assert recased(told).text.casefold() == told.text.casefold()


def test_a_text_all_in_capitals_stays_as_it_is() -> None:
    told = article(BODY.upper(), "FDA APPROVES OSTIRELIN FOR HEPATITIS")
    assert recased(told) is told
