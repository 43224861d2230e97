"""Names of products and diseases: when two spellings are one name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from milestones.model.harmless import seen

_HYPHENS = str.maketrans("\u2010\u2011", "--")
_REMEMBERED = 2_000
"""Names whose key is worked out once: claims of one medicine give the same few again and again."""
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaeopcyxijshdqwvABEZHIKMNOPTYXo",
)
"""Letters of Cyrillic and Greek that are drawn as those of Latin are; α, β or κ are none."""
_MARKS = re.compile(r"[®™©℠]|\((?:r|tm)\)", re.IGNORECASE)


def without_marks(name: str) -> str:
    """The name without trade-mark signs, with plain spaces and hyphens: "FUCASO ® " gives "FUCASO"."""
    return " ".join(_MARKS.sub("", name).translate(_HYPHENS).split())


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """What two spellings of one name share: letters and digits only, case folded, NFKC.

    "CT-103A" and "ct103a" share a key; so do "Eque-cel" and "eque cel". Never fuzzy: another letter is
    another name, also one that looks the same in another alphabet (see `lookalike`). Empty for a name without
    letters or digits.
    """
    return "".join(filter(str.isalnum, _folded(name)))


def all_keys(names: Sequence[str]) -> list[str]:
    """The key of each; of thousands in a fifth of the time. None of them holds a line break."""
    return ["".join(filter(str.isalnum, line)) for line in _folded("\n".join(names)).split("\n")]


def _folded(text: str) -> str:
    return seen(unicodedata.normalize("NFKC", _MARKS.sub("", text))).casefold()


def lookalike(name: str) -> str:
    """The name in Latin letters that another one is taken for when read; empty where there is none.

    "Fuсaso" and "СТ103А" with Cyrillic letters look like Fucaso and CT103A, and are other names.
    """
    latin = "" if name.isascii() else name.translate(_LOOKALIKES)
    return latin if latin.isascii() else ""


def as_seen(name: str) -> str:
    """The name; one that is taken for another says so."""
    latin = lookalike(name)
    return f"{name} (looks like {latin}, with letters of another alphabet)" if latin else name
