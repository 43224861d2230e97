"""Texts made to be slow: no article has them, but nothing keeps them out of a file that is ingested.

Each is a function from a number of characters to a text of about so many, the same one each time. All
medicines and companies are invented.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle, islice

from milestones.lexicon.files import DATA, toml_file

Text = Callable[[int], str]

_WORDS = {
    "act": ("approved", "accepted", "granted", "withdrawn", "submitted", "cleared", "rejected", "lifted"),
    "thing": ("NDA", "IND application", "BLA", "marketing authorization", "clinical hold", "trial", "filing"),
    "status": ("orphan drug designation", "priority review", "fast track", "breakthrough therapy", "orphan"),
    "agency": ("FDA", "the U.S. Food and Drug Administration", "EMA", "CHMP", "NMPA", "Health Canada"),
    "place": ("China", "South Korea", "the European Union", "U.S."),
    "name": ("Zelvora", "zelbrutinib", "XB-1234", "Zelvora (zelbrutinib)", "XB-1234, also known as zel-cel,"),
    "disease": ("multiple myeloma", "gout", "relapsed or refractory follicular lymphoma", "NMOSD"),
    "date": ("on 3 May 2023", "in June 2023", "last month", "2024-06-30", "by the end of the year", "today"),
    "cue": ("not", "expected to", "if", "plans to", "may", "seeking", "would be", "has been", "will"),
    "small": ("for", "of", "the", "and", "which", "to", "with", "respectively", "that", "because", "after"),
    "mark": (",", ".", ";", "(", ")", '"', "-", ":", "|", "\n", "\n\n", "\n- ", "“", "”", "®", "/", "[1]"),
}
"""Words of each class: what rules relate to each other."""
_ALONE = (
    *("approved", "FDA", "orphan", "not", "expected to", "on Monday", "Phase 3", "3 May 2023", "May", "2023"),
    *("if approved,", "the", "drug", "granted", "IND", "orphan drug designation", "U.S.", "EU", "China"),
    *("cancer", "multiple myeloma", "relapsed or refractory", "patients with", "for the treatment of"),
    *("Zelvora", "ZELVORA", "zelbrutinib", "XB-1234", "Zelvora®", "(A)", "()", "(zel)", '"Zelvora"', "Inc."),
    *("known as", "(formerly known as XB-1)", "Zelvora (zelbrutinib)", "Zelvora® (zelbrutinib)", "and"),
    *("respectively", "news@mail.example", "https://news.example/a?b=c", "www.news.example", "'", "it's"),
    *("last week", "in the second half of", "Q3 2024", "the same day", "a year later", "ten days later"),
    *(
        "批准",
        "2024年6月",
        "药品",
        "国家药品监督管理局批准",
        "(泽尔替尼)",
        "承認",
        "厚生労働省",
        "승인",
        "식약처",
    ),
    *("zugelassen", "Zulassung", "approuvé", "la Commission européenne", "aprobado", "approvato"),
    *("goedgekeurd", "#", "*", "**", "_", "[a](b)", "<b>", "&amp;", "\u00ad", "\u200b", "e\u0301", "- ", "•"),
    *("…", "—", "\t", "[1]", "1.", "Dr.", "$1", "은", "、", "|"),
)
"""Said over and over."""
_CHARACTERS = "()[]\"'-–.,;:|/\\*#_<>&®™1aAé药の은（【 \t\n\u3000\u00a0\u00ad\u200b\u0301"
_SYLLABLES = "ba cor da fen gil ho ka lum mo nex pra ru sel tor vi zu"
_PARTS = re.findall(r"\w+", _SYLLABLES)


def texts() -> Iterator[tuple[str, Text]]:
    """All texts, each with what it is."""
    for word in _ALONE:
        for between, said in ((" ", ""), ("\n", " a line"), (", ", " with commas")):
            yield f"{word!r}{said}", _repeated(word + between)
    for mark in _CHARACTERS:
        yield f"{mark!r} without end", _repeated(mark)
    yield from _of_classes()
    yield from _counted()
    yield from _shaped()
    for seed in range(6):
        yield f"random words ({seed})", _shuffled(_all_words(), seed)
        yield f"random lexicon ({seed})", _shuffled(lexicon_words(), seed)


def _repeated(unit: str) -> Text:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(pattern: str) -> Text:
    """The pattern with another invented name each time."""
    return lambda size: _filled(
        (pattern.format(n=name, N=name.capitalize(), i=i) for i, name in enumerate(_names())), size
    )


def _filled(parts: Iterable[str], size: int) -> str:
    found, length = [], 0
    for part in parts:
        found.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(found)[:size]


def _names() -> Iterator[str]:
    """Invented names, all different."""
    for number in count(len(_PARTS) ** 2):
        letters = ""
        while number:
            number, at = divmod(number, len(_PARTS))
            letters += _PARTS[at]
        yield letters


def _all_words() -> list[str]:
    return [word for words in _WORDS.values() for word in words]


def lexicon_words() -> list[str]:
    """All short strings of the lexicon's files, patterns among them."""
    return sorted(
        {word for path in DATA.rglob("*.toml") for word in _strings(toml_file(str(path.relative_to(DATA))))}
    )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if len(value) < 60 else []
    elif isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from _strings(below)


def _shuffled(words: list[str], seed: int) -> Text:
    def made(size: int) -> str:
        choose = random.Random(seed)  # noqa: S311 - nothing here is a secret
        return _filled((choose.choice(words) + " " for _ in count()), size)

    return made


def _of_classes() -> Iterator[tuple[str, Text]]:
    """Words of two and three classes in turn, and of a whole claim, in the places where they can stand."""
    classes = [name for name in _WORDS if name != "mark"]
    for first in classes:
        for second in classes:
            yield f"{first} {second}", _in_turn((first, second), " ")
    whole = ("name", "act", "agency", "disease", "date")
    for between in (" ", ", ", "\n", "\n- ", " | ", '" "', ") (", "; ", ". ", "\n\n"):
        yield f"claims with {between!r} between words", _in_turn(whole, between)
    for end in (" ", ", ", "\n", "\n- ", " |\n", '" "', ") (", "; ", ". ", "\n\n", " and ", ") ", " (", '"'):
        claim = f"the FDA approved Zelvora (zelbrutinib) for gout on 3 May 2023{end}"
        yield f"one claim with {end!r} behind", _repeated(claim)
        yield f"products with {end!r} behind", _numbered(f"the FDA approved {{N}}xa for gout in May{end}")


def _in_turn(classes: Iterable[str], between: str) -> Text:
    return lambda size: _filled(
        (next(words) + between for words in cycle([cycle(_WORDS[name]) for name in classes])), size
    )


def _counted() -> Iterator[tuple[str, Text]]:
    """Ever new names."""
    for pattern in (
        "{N}xa ({n}tinib), also known as {n}cel. ",
        "{N}xa ({n}tinib), also known as {N}, formerly known as XB-{i}, ",
        "{N}xa® ({n}tinib) ",
        "XB-{i} ",
        "XB-{i} (XB-{i}1)\n",
        "{N}{N} ",
        "{n}limab ",
        "{n}tinib, and ",
        "{N} Pharma Inc. ",
        "{N} {n} disease ({N}D) ",
        "severe {n} syndrome (SS{i}) ",
        "approval of {n} for {N} disease in {N}land. ",
        "The FDA approved {N}xa ({n}tinib) for {n} syndrome on 3 May 2023. ",
        "The FDA approved {N}xa for {n} syndrome on 3 May 2023.\n\n",
        "The FDA approved XB-{i}.\n",
        "Zelvora was approved in {N}land on 3 May {i}.\n",
        "The FDA approved Zelvora on day {i}.\n",
        "{N}xa, ",
        "{N}xa and ",
        "{N}xa approved\n",
        "- {N}xa: orphan drug designation, {i}\n",
        "{N}xa | FDA | approved | gout | May 2023 |\n",
        "{N}xa\nFDA approval, May 2023\n\n",
        "## {N}xa\n",
        "国家药品监督管理局批准了{N}xa(泽{i}替尼)用于治疗痛风。",
        "{N}xa注射液获批上市,",
        "식약처는 {N}xa를 2024년 6월 승인했다. ",
        "厚生労働省は2024年6月3日、{N}xaを承認した。",
        "Die FDA hat {N}xa zur Behandlung von Gicht zugelassen. ",
        "L'EMA a approuvé {N}xa (XB-{i}) en mai 2023. ",
    ):
        yield f"{pattern!r} counted", _numbered(pattern)


def _shaped() -> Iterator[tuple[str, Text]]:
    """Lists, nestings and sentences without end."""
    yield "nested parentheses", lambda size: "(" * (size // 2) + ")" * (size // 2)
    yield "nested quotes", lambda size: "“" * (size // 2) + "”" * (size // 2)
    yield "nested words", lambda size: "(a " * (size // 5) + ") " * (size // 5)
    for word in ("a", "the trial was", "Zelvora", "approved"):
        yield f"one sentence of {word!r} that ends in a claim", _ended(word + " ")
    yield "respectively", lambda size: _listed(size, "{n}tinib", "gout")
    yield "and", lambda size: _listed(size, "{N}", "{N}land")
    yield "a long word", lambda size: _filled(islice(_names(), size), size)
    for part in ("Zel", "ZEL", "XB1"):
        yield (
            f"one name of {part!r} and hyphens",
            lambda size, part=part: f"Korvane's {_repeated(part + '-')(size)}cel.",
        )
    yield "CamelCase", lambda size: _filled((name.capitalize() for name in _names()), size)
    yield "WORDS IN CAPITALS", lambda size: _filled((name.upper() + " " for name in _names()), size)


def _ended(unit: str) -> Text:
    return lambda size: (
        "The FDA has " + unit * (size // len(unit)) + "approved Zelvora for gout on 3 May 2023."
    )


def _listed(size: int, first: str, second: str) -> str:
    """Two lists and what was done to their items, one for one."""
    half = size // 2
    names = _filled((first.format(n=name, N=name.capitalize()) + ", " for name in _names()), half)
    others = _filled((second.format(n=name, N=name.capitalize()) + ", " for name in _names()), half)
    return f"The FDA approved {names} and Zelvora for {others} and NMOSD, respectively."
