"""The diseases of East Asian sentences: an ending such as 癌 with what belongs to it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from milestones.extract.diseases.indications import Disease
from milestones.extract.eastasian.script import EASTERN, Eastern
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import Hit, longest, standing
from milestones.lexicon.diseases import disease_key, diseases

LONGEST = 30
"""Characters of the longest name."""
_RUN = re.compile(rf"[{EASTERN}A-Za-z0-9ー・α-ωΑ-ΩⅠ-Ⅻ+/-]+\Z")
_NO_HIRAGANA = re.compile(r"[\u30a1-\u30ff\u3400-\u9fffA-Za-z0-9ー・α-ωⅠ-Ⅻ+-]+\Z")
_WORD_END = (
    r"(?=(?:은|는|이|가|을|를|의|에|에서|에도|로|으로|과|와|도|용|등|인)?(?:[^가-힣]|\Z)"
    r"|\s?치료|\s?환자|\s?신약|\s?백신|\s?적응증|에\s?대)"
)
"""A Korean head ends its word, but for a particle."""
_INDICATION = ("适应症", "適応症", "적응증", "并发症", "后遗症")
_MARKERS = re.compile(r"(?:[A-Za-z0-9]+[+-]/?)+(?=[^A-Za-z0-9])")
"""Biomarkers before a disease: "HR+/HER2-"."""
_LETTERED = re.compile(r"(?:慢性|急性)?[A-E](?=型)")
"""Begins a disease whose types have letters: nothing before it belongs to its name."""
_AGAINST = ("抗", "制")
"""Before a disease in the name of a class of medicines: "抗がん剤"."""
_STATUS_SHORT = re.compile(r"(?:认定|资格|通道|指定|지정|심사|트랙|치료제)\s?\(\Z")
"""Ends with a status, whose abbreviation in a bracket is no disease's: "快速通道资格(FTD)"."""
_SLASH = re.compile("/")
_GLUED_BEFORE = re.compile(r"[A-Za-z0-9/-]")
_GLUED_AFTER = re.compile(r"[A-Za-z0-9-]")
"""What makes an abbreviation a part of another word."""
_SHORT = re.compile(r"\s?[(]\s?[“\"'「]?([A-Z][A-Za-z0-9/-]{1,7}(?: [A-Z]{2,6})?)[”\"'」]?\s?[),]")


@cache
def _heads() -> re.Pattern[str]:
    longest_first = sorted(diseases().cjk_heads, key=len, reverse=True)
    heads = "|".join(map(re.escape, longest_first))
    hangul = "|".join(re.escape(head) for head in longest_first if re.match("[가-힣]", head))
    return re.compile(rf"(?:{hangul}){_WORD_END}|(?:{heads})(?<![가-힣])")


@cache
def _population() -> re.Pattern[str]:
    words = "|".join(map(re.escape, diseases().cjk_population_words))
    return re.compile(rf"(?:(?:{words})(?:人|の|형|기)?\s?)+")


def eastern_diseases(eastern: Eastern, others: Sequence[Disease]) -> list[Disease]:
    """The diseases of the sentences; `others` were found by their names in the seeds, the longest wins."""
    found: list[Hit[str]] = []
    for part in eastern.sentences:
        if not part.block.section:
            found += _in_sentence(eastern, part)
    defined = {
        match[1]: span.value for span in longest(found) if (match := _SHORT.match(eastern.text, span.end))
    }
    found += [
        Hit(other.start, other.end, other.name)
        for other in others
        if eastern.holds(other.start)
        and eastern.text[other.start : other.end] not in defined
        and eastern.text[other.start - 1 : other.start] not in _AGAINST
        and not _STATUS_SHORT.search(eastern.text, max(0, other.start - 8), other.start)
    ]
    spans = longest(found)
    spans += [
        Hit(start, end, defined[short])
        for short, start, end in standing(eastern.text, defined, before=_GLUED_BEFORE, after=_GLUED_AFTER)
    ]
    return [Disease(s.start, s.end, s.value, disease_key(s.value)) for s in longest(spans)]


def _in_sentence(eastern: Eastern, part: Sentence) -> Iterator[Hit[str]]:
    """Each head with what stands left of it, population left out."""
    words = eastern.language.diseases
    for head in _heads().finditer(eastern.text, part.start, part.end):
        if words.not_after.match(eastern.text, head.end()) or _names_class(eastern, head.start()):
            continue
        left = _left(eastern, part, head.start(), head.end())
        if people := _population().match(eastern.text, left, head.end()):
            left = people.end()
        if markers := _MARKERS.match(eastern.text, left, head.end()):
            left = markers.end()
        name = " ".join(eastern.text[left : head.end()].split())
        bare = name.strip("-・/ ")
        if left < head.end() and len(bare) > 1 and not _is_none(bare):
            left += len(eastern.text[left : head.end()]) - len(
                eastern.text[left : head.end()].lstrip("-・/ ")
            )
            yield Hit(left, head.end(), eastern.written(left, head.end()))


def _names_class(eastern: Eastern, start: int) -> bool:
    """Whether a head says against what a class of medicines is: "抗肿瘤新药"."""
    return eastern.language.code == "zh" and eastern.text[start - 1 : start] == "抗"


def _is_none(name: str) -> bool:
    """Whether the words end like a disease and are none: "同一适应症"."""
    none = diseases().cjk_not_diseases
    return name in none or any(
        name.endswith(word) for word in none if len(word) > 2 and word.endswith(_INDICATION)
    )


def _left(eastern: Eastern, part: Sentence, head: int, end: int) -> int:
    text, words = eastern.text, eastern.language.diseases
    if eastern.language.code == "ko":
        return _left_in_words(eastern, part, head)
    window = max(part.start, end - LONGEST)
    run = (_NO_HIRAGANA if eastern.language.code == "ja" else _RUN).search(text, window, head)
    left = run.start() if run else head
    if eastern.language.code == "ja":
        return _with_phrases(eastern, part, left)
    kept = [match.span() for match in words.inside.finditer(text, left, head)]
    for stop in [*words.stops.finditer(text, left, head), *_SLASH.finditer(text, left, head)]:
        if stop.start() >= left and not any(a <= stop.start() < b for a, b in kept):
            left = stop.end()
    lettered = _LETTERED.search(text, left, end)
    return lettered.start() if lettered else left


def _with_phrases(eastern: Eastern, part: Sentence, left: int) -> int:
    """Japanese: phrases with の before the name belong to it; words of the population do not."""
    words = eastern.language.diseases
    moved = True
    while moved:
        moved = False
        for match in words.inside.finditer(eastern.text, max(part.start, left - LONGEST), left):
            if match.end() == left and match.start() < left:
                left, moved = match.start(), True
                break
    return left


def _left_in_words(eastern: Eastern, part: Sentence, head: int) -> int:
    """Korean: the head's own word, and the words before it that say which form of the disease it is."""
    text, modifiers = eastern.text, eastern.language.diseases.modifiers
    left = head
    while left > part.start and re.match(r"[가-힣A-Za-z0-9·/-]", text[left - 1]):
        left -= 1
    while before := re.search(r"([가-힣A-Za-z0-9·/~-]+)\s\Z", text[max(part.start, left - 20) : left]):
        if not modifiers.fullmatch(before[1]):
            break
        left -= len(before[0])
    return left
