"""Names of products and diseases: when two spellings are one name."""

import re
import unicodedata
from functools import lru_cache

_HYPHENS = str.maketrans("\u2010\u2011", "--")
_REMEMBERED = 20_000
"""Names whose key is worked out once: claims of one medicine give the same few again and again."""
_MARKS = re.compile(r"[®™©℠]|\((?:r|tm)\)", re.IGNORECASE)


def without_marks(name: str) -> str:
    """The name without trade-mark signs, with plain spaces and hyphens: "FUCASO ® " gives "FUCASO"."""
    return " ".join(_MARKS.sub("", name).translate(_HYPHENS).split())


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """What two spellings of one name share: letters and digits only, case folded, NFKC.

    "CT-103A" and "ct103a" share a key; so do "Eque-cel" and "eque cel". Never fuzzy: another letter is
    another name. Empty for a name without letters or digits.
    """
    folded = unicodedata.normalize("NFKC", _MARKS.sub("", name)).casefold()
    return "".join(c for c in folded if c.isalnum())
