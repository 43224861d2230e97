"""Articles made from templates, for measuring how long many of them take to read and store.

The medicines are invented: each has a brand, an INN and a code that no other one shares, so that articles of
different medicines never become one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ARTICLES_A_MEDICINE = 10
_SYLLABLES = ("ba", "cor", "da", "fen", "gil", "ho", "ka", "lum", "mo", "nex", "pra", "ru", "sel", "tor")
_STEMS = ("limab", "tinib", "ciclib", "gepant", "autocel")
_AUTHORITIES = (
    ("The U.S. Food and Drug Administration (FDA)", "the United States"),
    ("China's National Medical Products Administration (NMPA)", "China"),
    ("The Ministry of Food and Drug Safety (MFDS)", "South Korea"),
    ("Japan's Pharmaceuticals and Medical Devices Agency (PMDA)", "Japan"),
    ("Health Canada", "Canada"),
)
_DISEASES = (
    "relapsed or refractory multiple myeloma",
    "generalized myasthenia gravis",
    "metastatic colorectal cancer",
    "systemic lupus erythematosus",
    "diffuse large B-cell lymphoma",
    "moderate to severe atopic dermatitis",
)
_EVENTS = (
    "{authority} has approved the marketing application for {name} in {disease}.",
    "{authority} cleared the investigational new drug (IND) application for {name} in {disease} in {month}.",
    "{authority} granted orphan drug designation to {name} for the treatment of {disease} on {day}.",
    "{authority} accepted the new drug application (NDA) for {name} in patients with {disease} last month.",
)
_BACKGROUND = (
    "The company holds the rights to {name} everywhere except in Latin America. Terms were not disclosed.",
    "In the pivotal study {share} percent of patients responded; the median follow-up was {months} months.",
    "Side effects were mostly mild. Two patients left the study, neither because of {name}.",
    "{code} is made at a plant that the company opened two years ago; a second line will follow.",
    "Analysts had expected the news. The share closed {share} cents higher on heavy trading.",
    "The company plans to submit an application for {name} in {place} in {year}.",
    "It is not known how many people live with {disease} in {place}; registers differ widely.",
)
_NOISE = (
    "The plant at the edge of the town employs {months} people, most of whom came from the paper mill.",
    "Revenue for the quarter rose {share} percent on higher sales of diagnostics and of a cough syrup.",
    '"We are grateful to the people who took part, to their families and to the staff of the hospitals."',
    "A webcast of the call will be kept on the company's site for {months} days.",
    "The board proposed a dividend of {share} cents a share, to be voted on at the meeting in spring.",
    "Doctors at the congress spoke of long waits for a bed, and of patients who travel for hours.",
    "In a model of the disease in mice, the antibody lowered the count of plasma cells by {share} percent.",
    "The patent on the process, which a court upheld last year, runs out after {months} years.",
    "Hospitals in {place} pay for such treatments out of a budget that has not grown since the pandemic.",
    "Researchers of two universities will look at blood samples that were kept from an earlier study.",
    "The company had {share} million in cash at the end of the quarter, enough for {months} months.",
    "Its founder, a chemist by training, has sold part of her shares to a fund for art in hospitals.",
)
"""What stands in real articles for pages, and tells no event."""
_ABOUT = (
    "About {brand}\n{brand} ({inn}; {code}) is given once a month. It has not been approved in {place}.",
    "Forward-looking statements\nThere can be no assurance that {brand} will be approved in any country.",
)


@dataclass(frozen=True, slots=True)
class _Medicine:
    brand: str
    inn: str
    code: str


def articles(count: int, seed: int = 1, year: int = 1, noise: int = 0) -> Iterator[dict[str, str]]:
    """`count` articles with the keys id, title, published and text; the same seed gives the same ones.

    Ten articles tell of each medicine. Each has about 1,400 characters and tells of two or three events.
    Another `year` has other articles, on the same medicines. With `noise`, as many characters more on
    average, of which some articles have many and most have few, as real ones do.
    """
    choose = random.Random(seed)  # noqa: S311 - nothing here is a secret
    medicines = _medicines(max(1, count // ARTICLES_A_MEDICINE), choose)
    choose = random.Random(seed * 1000 + year)  # noqa: S311
    for number in range(count):
        filler = choose.expovariate(1 / noise) if noise else 0.0
        yield _article(number, medicines[number % len(medicines)], choose, filler)


def _medicines(count: int, choose: random.Random) -> list[_Medicine]:
    stems: set[str] = set()
    # Of three syllables there are 2,744: with more medicines than half of that, names have four.
    syllables = 3 if count < 1400 else 4
    while len(stems) < count:
        stems.add("".join(choose.choices(_SYLLABLES, k=syllables)))
    return [
        _Medicine(f"{stem}xa".capitalize(), f"{stem}{_STEMS[at % len(_STEMS)]}", f"QX-{1000 + at}")
        for at, stem in enumerate(sorted(stems))
    ]


def _article(number: int, medicine: _Medicine, choose: random.Random, filler: float) -> dict[str, str]:
    published = date(2019, 1, 1) + timedelta(days=choose.randrange(2000))
    earlier = published - timedelta(days=choose.randrange(40, 900))
    authority, place = choose.choice(_AUTHORITIES)
    words = {
        "authority": authority,
        "place": place,
        "disease": choose.choice(_DISEASES),
        "name": medicine.inn,
        "brand": medicine.brand,
        "inn": medicine.inn,
        "code": medicine.code,
        "month": f"{earlier:%B %Y}",
        "day": f"{earlier:%B} {earlier.day}, {earlier.year}",
        "year": str(published.year + 1),
        "share": str(choose.randrange(20, 90)),
        "months": str(choose.randrange(6, 40)),
    }
    lead, *others = choose.sample(_EVENTS, k=choose.choice((2, 3)))
    told = [f"News of {medicine.brand} ({medicine.inn}; {medicine.code}). {lead}", *others]
    # Real articles say most things that are no event: so do these.
    told += choose.sample(_BACKGROUND, k=len(_BACKGROUND))
    while filler > 0:
        told.append(choose.choice(_NOISE))
        filler -= len(told[-1])
    paragraphs = [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)] + list(_ABOUT)
    return {
        "id": f"generated-{number:05}",
        "title": f"{medicine.brand} news from {place}",
        "published": published.isoformat(),
        "text": "\n\n".join(paragraph.format(**words) for paragraph in paragraphs),
    }
