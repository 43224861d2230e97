"""Chinese, Japanese and Korean articles: words are not parted, and the act stands behind its object.

What is meant is told by patterns over characters and by clauses, not by words and their distance as in
English. A language is data (zh.toml, ja.toml, ko.toml in the lexicon) and none of this code. The way of an
article, module by module (`reading` joins them):

- `script` finds the sentences of each language and folds their text, offsets kept;
- `names` (in Latin letters: `latin`, before a strength: `dosed`) and `products` find the medicines,
  `diseases` the diseases, `places` where an authority acted;
- `events` finds acts with their objects, and statuses, `ellipses` acts that are left out; `factuality` tells
  a plan from a fact;
- `slots` and `groups` fill the product, `tying` the indication, `people` whom it is for; `dates` (`relative`
  those that lean on others) and `dating` fill the date.

The drafts are merged with those of the article's English sentences by the caller.

Its modules are loaded when the first text with letters of these languages comes: few texts have any.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from milestones.extract.eastasian.diseases import eastern_diseases
    from milestones.extract.eastasian.ellipses import eastern_events
    from milestones.extract.eastasian.places import eastern_wheres
    from milestones.extract.eastasian.products import eastern_products
    from milestones.extract.eastasian.reading import eastern_drafts
    from milestones.extract.eastasian.script import Eastern, eastern_parts

__all__ = [
    "Eastern",
    "eastern_diseases",
    "eastern_drafts",
    "eastern_events",
    "eastern_parts",
    "eastern_products",
    "eastern_wheres",
    "has_eastern",
]
_HOMES = {
    "Eastern": "script",
    "eastern_diseases": "diseases",
    "eastern_drafts": "reading",
    "eastern_events": "ellipses",
    "eastern_parts": "script",
    "eastern_products": "products",
    "eastern_wheres": "places",
}
"""The module of each name that others use."""
_LETTER = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7af]")


def has_eastern(text: str) -> bool:
    """Whether a letter of these languages stands in the text."""
    return not text.isascii() and _LETTER.search(text) is not None


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
