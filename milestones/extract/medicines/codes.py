"""Development codes, by their shape: "KRV-410", "CT103A"; "KRV 410" where the text shows that it is one."""

import re
from collections.abc import Iterator

from milestones.extract.medicines.behind import told_behind
from milestones.extract.medicines.beside import introduced
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import LONGEST, is_device
from milestones.extract.text.phrases import occurrences
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.drugnames import is_target, looks_like_code
from milestones.lexicon.wordpatterns import opening
from milestones.model.names import without_marks

_HYPHENS = "‐‑"
"""Part the words of a code, which are looked for everywhere then."""
_CODE = re.compile(
    r"\b(?=[A-Za-z-‐‑]{1,15}+ ?\d)(?<![.@/-])(?:(?:[A-Za-z]{1,7}-)?[A-Z][A-Za-z]{0,6}[-‐‑ ]?\d"
    r"[\w‐‑-]*\w(?![\w-])"
    r"|m?RNA-\d[\w-]*|[A-Z][A-Za-z]{1,6}-\d{1,6}[A-Za-z]{0,3}(?![\w-]))"
    r"|\d(?<![\w.,/$€£-].)[A-Z]{1,3}-?\d{3,5}(?![\w%-]|[.,]\d)"
)
"""Letters and a number; a number may also open it: "4D-710", "9MW2821"."""
_SHORT_CODE = re.compile(r"[BCDFGHJ-NP-TVWXZ](?<![\w.@/-].)[BCDFGHJ-NP-TVWXZ]{2,3}-?\d(?![\w-])")
"""Letters without a vowel and one digit: few targets have such names."""
_OPENS_CODE = re.compile(r"[A-Za-z-]{1,15}+\d|\d[A-Z]{1,3}-?\d{3}")
_TARGETED = re.compile(
    r"(?:\b(?:anti|against|target|targets|targeting|human|serum|plasma|soluble|receptor|protein|gene|enzyme|kinase|biomarker|oncogene)[\s-])$"
)
_A_TARGET = re.compile(
    r"\b(?:enzyme|gene|genes|biomarker|biomarkers|receptor|receptors|kinase|antigen|oncogene|transporter)\s$"
)
"""Ends with what the letters and the number behind it are, no medicine: "the activating enzyme"."""
_PARTED = re.compile(r"[A-Z]{2,4} \d{3,8}|[A-Z]{2,4} \d{2}-\d{4,5}|[A-Z]{2,5}-[A-Z]{2,5} \d{1,4}")
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_LISTED_BEFORE = re.compile(
    r"\b[A-Z]{2,5}-\d{2,6}[A-Za-z]?(?:\s\([^()]{1,40}\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)$"
)
_LISTED_BEHIND = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)[A-Z]{2,5}-\d{2,6}(?![\w-])")
"""Another code of the same list, before and behind one with a space."""
_SUBSCRIPT = re.compile(opening("A-Z") + r"[A-Z]{0,3}-?[A-Z]{2,6}[₀-₉]{2,4}(?![\w-])")
_VECTOR = re.compile(r"(?<![\w-])(?:r|sc|ss)?AAV-(?:[A-Za-z]{2,6}\d{0,2}-)?h?[A-Z][A-Z0-9]{1,6}\d?(?![\w-])")
"""A gene by the virus that brings it, without a number: "AAV-RPGR"."""
_OWNER = re.compile(r"[A-Z][\w&.-]*(?:['’]s|s['’])\s(?:proposed\s)?$")
"""Ends with whose the next word is."""
_ITS_TRIAL = re.compile(r"\s(?:[Pp]hase\s[\dI]|(?:clinical\s)?(?:trial|study)\b|s?NDA\b|s?BLA\b|MAA\b|IND\b)")
"""Behind a medicine: what is done with it."""
_NUMBERED = re.compile(
    r"\b(?:abstract|poster|presentation|session|booth|no\.?|lot|reference|ref\.?|forms?|annex|schedule)\W{1,3}$",
    re.I,
)
"""Before the number of a paper or of a thing."""


def _is_code(text: str, match: re.Match[str], code: str, times: int) -> bool:
    """Whether letters and a number are a code; parted by a space, only where the text shows it.

    It does so where they stand so twice (`times`), and beside words that only a medicine has: "its drug,
    KRV 410,".
    """
    if " " not in code:
        return looks_like_code(code)
    if not (_PARTED.fullmatch(code) and looks_like_code("-".join(code.split()))):
        return False
    left, behind = text[max(0, match.start() - 70) : match.start()], text[match.end() : match.end() + 60]
    return (
        times > 1
        or _LISTED_BEFORE.search(left) is not None
        or _LISTED_BEHIND.match(behind) is not None
        or (_OWNER.search(left) is not None and _ITS_TRIAL.match(behind) is not None)
        or introduced(left, behind, ()) in ("behind a class noun", "called so")
        or told_behind(text, left, match.end(), min(len(text), match.end() + 160)) != ""
    )


_OVER = re.compile(
    r"[^\S\n]*\n(?:\s*[^\s-][^\n]{2,60}\n)?\s*"
    r"(?:(?:[-•*·▪◦–—]|\d{1,2}[.)])\s|[A-Z][A-Za-z /]{2,30}:\s|[^\n]{20,}[a-z\d][.;][^\S\n]*(?:\n|\Z))"
)
"""Behind a heading: what is told below it, in items or in sentences; between them what it is for."""
TOP = 120
"""A number of the page stands before so many characters, or below the text."""


def _alone(text: str, match: re.Match[str], times: int) -> bool:
    """Whether a code is the number of the page: a line of its own over nothing, which stands nowhere else."""
    start, end = match.span()
    line = text[start - 1 : start] == "\n" and text[end : end + 1] in ("\n", "")
    return line and times == 1 and (start < TOP or not _OVER.match(text, end))


@sorting
def _begins_code(word: str) -> bool:
    return _OPENS_CODE.match(word) is not None


@sorting
def _is_number(word: str) -> bool:
    """Whether the word can be what `_CODE` has behind a space."""
    return word[0].isdecimal()


@sorting
def _is_short_code(word: str) -> bool:
    return _SHORT_CODE.fullmatch(word) is not None


def _coded(words: Words) -> Iterator[re.Match[str]]:
    """What `_CODE` finds: it has letters with a number directly behind them, or behind a space."""
    if any(hyphen in words.text for hyphen in _HYPHENS):
        return _CODE.finditer(words.text)
    parted = (number - 1 for number in words.of(_is_number) if number and words.gaps[number] == " ")
    return words.matches(_CODE, (words.starts[number] for number in (*words.of(_begins_code), *parted)))


def _of_other_build(text: str) -> Iterator[re.Match[str]]:
    """The codes with small numbers, and those of a virus and its gene."""
    if any(digit in text for digit in _SUBSCRIPTS):
        yield from _SUBSCRIPT.finditer(text)
    if "AAV-" in text:
        yield from _VECTOR.finditer(text)


def codes(words: Words, trials: frozenset[str]) -> Iterator[NameHit]:
    """The development codes of a text, those apart that are names of `trials`, of papers or of targets."""
    text = words.text
    matches = (match for match in _coded(words) if match.end() - match.start() <= LONGEST)
    found = [(match, without_marks(match.group())) for match in matches]
    times = occurrences(text, {*(match.group() for match, _ in found), *(code for _, code in found)})
    others = {
        code for match, code in found if _A_TARGET.search(text, max(0, match.start() - 20), match.start())
    }
    for match, code in found:
        numbered = _NUMBERED.search(text[max(0, match.start() - 20) : match.start()])
        if code in trials or code in others or numbered or not _is_code(text, match, code, times[code]):
            continue
        if not _alone(text, match, times[match.group()]):
            yield NameHit(match.start(), match.end(), "code")
    for match in _of_other_build(text):
        yield NameHit(match.start(), match.end(), "code")
    targets: set[str] = set()
    short = []
    for match in words.matches(_SHORT_CODE, map(words.starts.__getitem__, words.of(_is_short_code))):
        if match.group() in trials or is_target(match.group()):
            continue
        short.append(match)
        before = _TARGETED.search(text[max(0, match.start() - 20) : match.start()])
        if before or is_device(text, match.end(), len(text)):
            targets.add(match.group())
    for match in short:
        if match.group() not in targets:
            yield NameHit(match.start(), match.end(), "code")
