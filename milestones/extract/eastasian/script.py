"""Which sentences of an article are Chinese, Japanese or Korean, and their text folded for look-up."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from milestones.extract.text.document import Sentence
from milestones.lexicon.eastasian import Language, language, shared

EASTERN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HANGUL = re.compile("[\uac00-\ud7af]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0xA0: 0x20,
    0x3014: 0x28,
    0x3015: 0x29,
    0xFF61: 0x3002,
    0xFF65: 0x30FB,
    0x2019: 0x27,
    0x2018: 0x27,
    0x2013: 0x2D,
    0x2011: 0x2D,
    0x2010: 0x2D,
}
"""Full-width letters, digits and marks as plain ones; never another length."""
LEAST = 12
"""East Asian characters from which an article without others of its kind is East Asian."""
WEIGHT = 3
"""A character of these scripts says as much as so many Latin letters."""
KANA_SHARE = 0.15
"""From this share of kana on a text is Japanese: Chinese texts hold a Japanese name at most."""


@dataclass(frozen=True)
class Eastern:
    """The sentences of one language in an article."""

    language: Language
    original: str
    """The article's text."""
    text: str
    """The same folded for this language; offsets are the article's own."""
    sentences: tuple[Sentence, ...]
    traditional: bool
    """Whether a Chinese text is in Traditional characters."""

    def holds(self, place: int) -> bool:
        """Whether the character at `place` is in one of the sentences."""
        number = bisect_right(self.sentences, place, key=lambda part: part.start) - 1
        return number >= 0 and place < self.sentences[number].end

    def written(self, start: int, end: int) -> str:
        """The words there in the article's own characters, white space and wide letters as plain ones."""
        return " ".join(self.original[start:end].translate(_FOLD).split())

    @cached_property
    def home(self) -> str:
        """Where events are that nothing places elsewhere."""
        if not self.traditional:
            return self.language.home
        homes = self.language.traditional_homes
        return max(homes, key=lambda home: len(home[1].findall(self.text)))[0]


def folded(text: str, code: str) -> str:
    """The text with plain letters, digits and marks, Chinese in Simplified characters; as long as before."""
    return text.translate(_FOLD).translate(language(code).traditional)


def eastern_parts(text: str, parts: Sequence[Sentence]) -> list[Eastern]:
    """The East Asian sentences of an article, by language; empty for an article that has none."""
    main = language_of(text)
    found: dict[str, list[Sentence]] = {}
    for part in _in_sections(text, parts):
        if code := _language_in(text[part.start : part.end], main):
            found.setdefault(code, []).append(part)
    return [
        Eastern(language(code), text, folded(text, code), tuple(sentences), _traditional(text, code))
        for code, sentences in found.items()
    ]


def language_of(text: str) -> str:
    """The code of the East Asian language that a text is in; "" where it is in none."""
    hangul, kana, han = (len(p.findall(text)) for p in (_HANGUL, _KANA, _HAN))
    eastern = hangul + kana + han
    if not eastern or WEIGHT * eastern < len(_LATIN.findall(text)):
        return ""
    if hangul >= max(han, kana):
        return "ko"
    return "ja" if kana >= KANA_SHARE * eastern else "zh"


def _language_in(sentence: str, main: str) -> str:
    """The language of a sentence: one without kana in a Japanese article is Japanese still."""
    own = language_of(sentence)
    if main and (own or _HAN.search(sentence) or _HANGUL.search(sentence) or _KANA.search(sentence)):
        return main if not own or own == "zh" else own
    eastern = sum(len(p.findall(sentence)) for p in (_HANGUL, _KANA, _HAN))
    return own if eastern >= LEAST else ""


def _traditional(text: str, code: str) -> bool:
    """Whether a good share of the characters change when Traditional ones are made Simplified."""
    changed = sum(ord(c) in language(code).traditional for c in text)
    return changed > 0.05 * len(_HAN.findall(text))


def _in_sections(text: str, parts: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, with the parts that make no claims marked as such."""
    found: list[Sentence] = []
    section = ""
    for part in parts:
        said = text[part.block.start : part.block.end]
        if part.title:
            section = ""
        elif shared().to_end.match(said) and len(said) < 60:
            section = "related articles"
        elif shared().to_heading.match(said):
            section = "risks"
        elif section == "risks" and part.block.heading:
            section = ""
        marked = section if section and not part.block.section else part.block.section
        found.append(replace(part, block=replace(part.block, section=marked)))
    return found
