"""Lines of a paragraph → one line: words put together that were broken at the ends of lines."""

import re
from collections import Counter
from collections.abc import Sequence

from milestones.lexicon.hyphens import word_parts
from milestones.model.harmless import seen
from milestones.read.article.letters import plainly_set
from milestones.read.formats.pdf.child import HYPHENS

_SOFT = "\u00ad"
_BROKEN = re.compile(rf"(?P<first>[\w’']+(?:-[\w’']+)*)(?P<mark>[-\u2010{_SOFT}{HYPHENS}])$")
_WORD = re.compile(r"[\w’']+")
_NO_SPACE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
"""Written without spaces between words."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_HANGUL_END = re.compile(r"[\uac00-\ud7a3]+$")


def joined(lines: Sequence[str], known: Counter[str]) -> str:
    """The lines as one, with the ligatures and the hyphens of typesetters made plain.

    `known` counts the words in the whole document as they stand within lines; it decides whether "eque-" and
    "cel" are one word with a hyphen or without.
    """
    text = ""
    for line in lines:
        text = _appended(text, line, known) if text else line
    for mark in HYPHENS:
        text = text.replace(mark, "-")
    return " ".join(plainly_set(seen(text)).split())


def _appended(text: str, line: str, known: Counter[str]) -> str:
    broken = _BROKEN.search(text)
    if not broken:
        eastern = _NO_SPACE.match(text[-1]) and _NO_SPACE.match(line)
        return f"{text}{line}" if eastern or _one_korean_word(text, line, known) else f"{text} {line}"
    following = _WORD.match(line)
    stem = text[: broken.start("mark")]
    if broken["mark"] == _SOFT:
        return stem + line
    if not following:
        return f"{text} {line}"
    keeps = _keeps_hyphen(broken["first"], following[0], known)
    return f"{stem}-{line}" if keeps else stem + line


def _one_korean_word(text: str, line: str, known: Counter[str]) -> bool:
    """Whether a Korean word was broken between syllables: known whole, or a particle would stand alone."""
    first, second = _HANGUL_END.search(text), _HANGUL.match(line)
    return bool(first and second and (second[0] in word_parts().particles or known[first[0] + second[0]]))


def _keeps_hyphen(first: str, second: str, known: Counter[str]) -> bool:
    if not second[0].islower() or first[-1].isdigit() or (first.isupper() and len(first) > 1):
        return True  # CAR-T, PD-1, OSTRA-3
    whole, hyphenated = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if known[whole] != known[hyphenated]:
        return known[hyphenated] > known[whole]
    parts = first.lower().split("-")
    return second in word_parts().second or parts[-1] in word_parts().first
