"""Articles put together from the words of the lexicon, by whoever makes the choices."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.files import DATA, toml_file
from milestones.lexicon.seeds import seed_indications, seed_products

Value = TypeVar("Value")


class Chooser(Protocol):
    """Decides: `Choices` by bytes, tests by what hypothesis draws."""

    def of(self, values: Sequence[Value], /) -> Value:
        """One of the values."""
        ...

    def below(self, most: int, /) -> int:
        """A number from 0 to `most` - 1."""
        ...


_WORDS = re.compile(r"[^\W_][\w .,'’/&()-]{0,60}")
_EASTERN = ("zh.toml", "ja.toml", "ko.toml", "eastasian.toml")

PRODUCTS = (
    "Zelvora",
    "ZV-101",
    "zelvoracel",
    "zelvorine",
    "FUCASO® (equecabtagene autoleucel)",
    "Otherix™",
    "otherimab-abcd",
    "CT-53, also known as zevimab,",
    "Besponta (besponib, BE-7)",
    "the drug",
    "its vaccine, Moravax,",
    "泽沃基奥仑赛注射液",
    "젤보라주",
    "ゼルボラ",
)
DATES = (
    *(
        "on 30 June 2023",
        "in June 2023",
        "June 30, 2023:",
        "(2023-06-30)",
        "2023",
        "in Q2 2024",
        "last month",
    ),
    *("today", "yesterday", "in the first half of 2025", "by the end of the year", "since 2020", "on Friday"),
    *("on 31 February 2023", "0000-00-00", "9999-12-31", "two weeks ago", "by mid-2024", "am 3. Juli 2023"),
    *(
        "le 3 juillet 2023",
        "2023年6月30日",
        "近日",
        "2023년 6월 30일",
        "昨年",
        "上个月",
        "30/06/2023",
        "06/30/23",
    ),
)
JOINTS = (
    *(
        " ",
        " ",
        " ",
        ", ",
        " and ",
        " or ",
        " for ",
        " of ",
        " by ",
        " to ",
        " from ",
        " in ",
        " with ",
        " the ",
    ),
    *(
        ". ",
        "; ",
        ": ",
        " - ",
        " – ",
        " (",
        ") ",
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        " | ",
        "\t",
        '"',
        "，",
        "。",
        "、",
    ),
    *("-", "/", "", "'s ", "® ", " [", "] ", "…", "!", "?", "\u00a0", "\u2028", "\u200b"),
)
FORMS = (
    "{agency} {act} {product} for {disease} {date}.",
    "{product} {cue} {act} by {agency} for the treatment of {disease} {date}.",
    "{agency} {cue} {act} {product} and {product} {date}, the company said.",
    "Both {agency} and {agency} {act} {product} in {place}.",
    "{product} received {act}, {act} and {act} from {agency} for {disease}.",
    "{date}: {agency} {act} the application for {product} ({disease}).",
    "{cue} {product} {cue} {act}, {cue} {agency} {act} it {date} for {disease} in {place}.",
    "- {product}: {act} ({agency}, {date})",
    "# {product} {act} in {place}",
    "| {product} | {disease} | {agency} | {act} | {date} |",
    "{act} {act} {act} {agency} {agency}",
    "{section}",
    "SHANGHAI, {date} /Newswire/ -- {agency} {act} {product}.",
    "{eastern}{product}{eastern}{eastern}{date}{eastern}{disease}。",
    "{date}，{eastern}{agency}{eastern}{product}{eastern}。",
    "{foreign} {agency} {foreign} {product} {foreign} {disease} {date}.",
    "{foreign} {foreign} {product} {foreign} {place} {foreign} {foreign}.",
)
"""Sentences, lines of lists and tables, headings."""


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """What may fill each place of a form."""
    foreign = (f"languages/{file.name}" for file in sorted((DATA / "languages").glob("*.toml")))
    return {
        "agency": _sorted(surface_forms()),
        "act": _sorted([*_in_files("events.toml"), *_in_files("kinds.toml")]),
        "cue": _sorted([*_in_files("cues.toml"), *_in_files("guards.toml"), *_in_files("datewords.toml")]),
        "disease": _sorted(
            [*(name for one in seed_indications() for name in one.names), *_in_files("diseases.toml")]
        ),
        "place": _sorted(_in_files("places.toml")),
        "section": _sorted([*_in_files("sections.toml"), *_in_files("mails.toml")]),
        "eastern": _sorted(word for file in _EASTERN for word in _in_files(file)),
        "foreign": _sorted(word for file in foreign for word in _in_files(file)),
        "product": (*PRODUCTS, *(name for one in seed_products()[:200] for name in one.names)),
        "date": DATES,
    }


def _sorted(found: Any) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def _in_files(name: str) -> Iterator[str]:
    """All strings of a file that could stand in prose."""
    return (text for text in _strings(toml_file(name)) if _WORDS.fullmatch(text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _strings(inner)


def sentence(choose: Chooser) -> str:
    """One form, filled in."""
    return re.sub(r"\{(\w+)\}", lambda place: choose.of(words()[place[1]]), choose.of(FORMS))


def salad(choose: Chooser) -> str:
    """Words in no order that means anything."""
    kinds = tuple(words())
    return "".join(
        choose.of(words()[choose.of(kinds)]) + choose.of(JOINTS) for _ in range(1 + choose.below(8))
    )


def text_of(choose: Chooser, most: int = 12) -> str:
    """Some sentences, lines and heaps of words."""
    parts = []
    for _ in range(1 + choose.below(most)):
        parts.append(salad(choose) if choose.below(4) == 3 else sentence(choose))
        parts.append(choose.of((" ", "\n\n", "\n", " ", "\n\n\n")))
    return "".join(parts)
