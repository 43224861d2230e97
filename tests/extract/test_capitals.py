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


@pytest.mark.parametrize(
    ("alert", "told"),
    [
        ("* HEALTH CANADA APPROVED CO'S ZELVANTA", "* Health Canada approved co's Zelvanta"),
        ("FDA ACCEPTS NDA FOR ORAL OSTIRELIN", "FDA accepts NDA for oral Ostirelin"),
        ("* SAYS RECEIVED LETTER FROM FDA ON ZELVANTA", "* Says received letter from FDA on Zelvanta"),
    ],
)
def test_alerts_all_in_capitals_tell_in_small_letters_what_news_are_made_of(alert: str, told: str) -> None:
    assert recased(article(alert, "")).text == told


def test_what_is_no_news_of_medicines_stays_in_capitals() -> None:
    told = article("OUR NEIGHBOURS WALKED THEIR DOGS ALONG QUIET RIVERS", "")
    assert recased(told) is told
