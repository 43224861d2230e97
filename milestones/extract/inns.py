"""INNs: words with a WHO stem, and words without one that stand where only an INN stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from milestones.extract.hits import NameHit
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, looks_like_code, looks_like_inn, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{3,}")
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]{5,})\s+$")
LONGEST_WORD = 40
"""Characters of the longest word that is looked for before a salt."""
_SECOND_WORD = re.compile(r"(?:[^\S\n]+|\s(?=[a-z]))([a-zA-Z]{4,}(?:-[a-z]{4})?)\b")
"""A capital on the next line begins a sentence under a heading that ends with the name."""
_GLUED = re.compile(r"(?P<inn>(?:[A-Z][a-z]{4,}\s+)?[A-Z]?[a-z]{4,})(?P<code>[A-Z]{2,6}-?\d{2,}[A-Z]?)\b")
_GLUE = re.compile(r"[a-z][A-Z]{2,6}-?\d\d")
"""What a glued name has in it; few texts have one."""
_SHORT = re.compile(r"(?<![\w-])[A-Za-z]{2,12}-cel(?![\w-])", re.IGNORECASE)
_SLASH = re.compile(r"\s?[/／]\s?")
_AND = re.compile(r"\s+(?:and|plus)\s+|\s?\+\s?|,\s+")
_WITH_ARTICLE = re.compile(r"\b(?:an?|this|these|those|any|some|such)\s+([a-z]{6,})(?![\w-])")
_GREEK = re.compile(r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+(?:alfa|beta|gamma)(?![\w-])")


def inns(text: str) -> list[NameHit]:
    """The INNs of `text`, some found in several ways, and those of combinations as one name."""
    found = [*_salted(text), *_biosimilars(text), *_stemmed(text), *_by_place(text)]
    return [*found, *_combined(text, sorted(found, key=lambda hit: (hit.start, -hit.end)))]


def _combined(text: str, found: Sequence[NameHit]) -> Iterator[NameHit]:
    """The INNs of one product: "nirmatrelvir/ritonavir", "Duovant (dapagliflozin and metformin)"."""
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        # Two antibodies at a slash are given together, not made together.
        antibodies = "mab" in text[left.start : left.end] and "mab" in text[right.start : right.end]
        bracketed = text[left.start - 1 : left.start] == "(" and text[right.end : right.end + 1] == ")"
        if (_SLASH.fullmatch(gap) and not antibodies) or (bracketed and _AND.fullmatch(gap)):
            yield NameHit(left.start, right.end, "combination")


@cache
def _salts() -> re.Pattern[str]:
    salts = [salt for salt in drug_names().salts if len(salt) > 6]
    return re.compile(rf"(?<!\w)(?:{alternatives(salts)})(?!\w)", re.IGNORECASE)


@cache
def _short_salt() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(drug_names().salts)})(?!\w)", re.IGNORECASE)


_BIOSIMILAR = re.compile(r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+biosimilar(?!\s+(?:to|of|version))(?![\w-])")


def _biosimilars(text: str) -> Iterator[NameHit]:
    """A copy by the name of what it copies: "SVB-07, a denosumab biosimilar"."""
    for match in _BIOSIMILAR.finditer(text):
        if stem_of(match["inn"]):
            yield NameHit(match.start(), match.end(), "biosimilar")


def _salted(text: str) -> Iterator[NameHit]:
    """A word before a salt: "clobetasol propionate", "zolpidem tartrate"."""
    for match in _salts().finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
        if before is None:
            continue
        word = before[1].lower()
        if word not in drug_names().generic_words and word not in drug_names().plain_words:
            yield NameHit(before.start(), match.end(), "salt")


def _stemmed(text: str) -> Iterator[NameHit]:
    """Words with a WHO stem, with the second word of a two-word INN ("equecabtagene autoleucel")."""
    for match in _SHORT.finditer(text):
        yield NameHit(match.start(), match.end(), "short INN")
    for match in _GLUED.finditer(text) if _GLUE.search(text) else ():
        if stem_of(match["inn"].split()[-1]) and looks_like_code(match["code"]):
            yield NameHit(match.start("inn"), match.end("inn"), "INN before a code")
            yield NameHit(match.start("code"), match.end("code"), "code behind an INN")
    for match in _GREEK.finditer(text):
        if (
            match["inn"].endswith(("ase", "in", "on", "ept"))
            and match["inn"].lower() not in drug_names().plain_words
        ):
            yield NameHit(match.start(), match.end(), "INN")
    for match in _WORD.finditer(text):
        word = match.group()
        if not stem_of(word):
            continue
        end = match.end()
        second = _SECOND_WORD.match(text, end)
        while second and _belongs(word, second[1]):
            end = second.end()
            second = _SECOND_WORD.match(text, end)
        if salt := _short_salt().match(text, end):
            end = salt.end()
        yield NameHit(match.start(), end, "INN")


def _belongs(word: str, second: str) -> bool:
    if second[0].isupper() > word[0].isupper():
        return False
    return bool(stem_of(second)) or second.lower() in drug_names().second_words


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    cue = alternatives(
        [
            "known generically as",
            "generically known as",
            "known chemically as",
            "generic name",
            "generic name is",
            "generic name,",
            "chemical name",
            "chemically known as",
            "active ingredient",
            "active ingredient,",
        ]
    )
    word = r"(?P<inn>[a-z]{6,}(?:-[a-z]{4})?)(?![\w-])"
    forms = "tablets?|capsules?|injection|infusion|oral solution|oral suspension|nasal spray|eye drops"
    adjectives = r"(?:[a-z][\w-]*,?\s+){0,6}?"
    nouns = alternatives(naming().class_nouns)
    return (
        re.compile(rf"\b(?:{cue})\s+(?:is\s+)?[\"“]?{word}"),
        re.compile(rf"(?<![\w-])[A-Z][A-Za-z-]{{3,}}\s?(?:®|™|\((?:R|TM)\))\s?\({word}\s?[),;]"),
        re.compile(r"(?<![\w-])[A-Z][A-Za-z]{3,}\s\((?P<shaped>[a-z]{6,}(?:-[a-z]{4})?)\)"),
        re.compile(r"(?<![\w-])(?P<shaped>[a-z]{7,})\s\([A-Z][a-z]{3,}[®™]?[,;]\s[A-Z][\w.&’' -]{2,40}\)"),
        re.compile(rf"(?<![\w-]){word}\s?\((?P<code>[A-Z]{{1,5}}-?\d{{2,7}}[A-Za-z]?)[),;]"),
        re.compile(rf"(?<![\w-])(?P<code>[A-Z]{{2,5}}-?\d{{2,7}}[A-Za-z]?)\s?\({word}[),;]"),
        re.compile(
            rf"\b(?:of|for|with|on|to|is|,)\s+(?P<shaped>[a-z]{{7,}})(?:,\s+|\s+is\s+)(?:an?|its|their|the\s+first)\s+{adjectives}(?:{nouns})\b"
        ),
        re.compile(
            rf"\b(?:of|for|with|on|to|approved|approves|submitted|launched|generic)\s+(?P<shaped>[a-z]{{6,}})\s+(?:{forms})\b"
        ),
        re.compile(
            r"\b(?:dose|doses|use|trial|study|NDA|BLA|IND|MAA|CTA|approval|safety|efficacy|[Aa]pplication|[Dd]esignation|development|effect|(?:[Ll]etter|hold|submission|filing|review|decision)(?=\s+(?:for|on|concerning|regarding)))s?"
            r"\s+(?:of|for|to|on|concerning|regarding)\s+(?P<shaped>[a-z]{7,})\b(?=\s+(?:in|for|to|as|and|was|is|on|did|has|(?:accepted|approved|cleared|validated|filed|submitted|withdrawn)(?=\s+(?:by|in|with|to)\b))\b|[,.;'’(])"
        ),
        re.compile(
            rf"\b(?:approved|approves|accepted|cleared|rejected|validated|(?:{nouns}))\s+"
            r"(?P<shaped>[a-z]{6,})(?=\s*[,.;(]|(?:\s+(?:ER|XR|SR|CR|IR|LA|XL|ODT))?\s+(?:for|in|as|and|but|both|an?|was|has|is)\b)"
        ),
        re.compile(
            r"\b(?:[Ff]iles|[Rr]efiles|[Ss]ubmits|[Rr]esubmits|[Aa]ccepts|[Rr]ejects|[Cc]lears|[Pp]ulls|[Ww]ithdraws|the|its|[A-Z]\w+['’]s?)\s+"
            r"(?P<shaped>[a-z]{7,})\s+(?:s?NDA|s?BLA|MAA|IND|CTA)\b"
        ),
        re.compile(
            r"\b(?:[Ii]ts|[Tt]heir|[A-Z]\w+(?:['’]s|s['’]))\s+(?P<shaped>[a-z]{7,})(?:\s+|,\s+which\s+(?:now\s+)?)(?:was|is|has|won|got|received)\b"
        ),
        re.compile(
            r"(?<![\w-])(?P<shaped>[a-z]{7,})['’]s\s+(?:oral\s+form|intravenous\s+form|impact|effect|effects|efficacy|safety|approval|label)\b"
        ),
    )


def _by_place(text: str) -> Iterator[NameHit]:
    """Words without a stem where an INN stands: "bezorterim (NB107)", "known generically as bezorterim"."""
    # A common noun takes an article somewhere, an INN none.
    common = set(_WITH_ARTICLE.findall(text))
    for pattern in _places():
        for match in pattern.finditer(text):
            name = "inn" if match.groupdict().get("inn") else "shaped"
            word = match[name].lower()
            if word not in common and _may_be_inn(word, strictly=name == "shaped"):
                yield NameHit(match.start(name), match.end(name), "place of an INN")


def _may_be_inn(word: str, *, strictly: bool) -> bool:
    if is_disease_word(word) or word in naming().class_nouns:
        return False
    return looks_like_inn(word, strictly=strictly)
