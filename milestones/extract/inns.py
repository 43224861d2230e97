"""INNs: words with a WHO stem, and words without one that stand where only an INN stands."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from milestones.extract.hits import NameHit
from milestones.lexicon.diseases import diseases, is_disease_word
from milestones.lexicon.drugnames import drug_names, looks_like_code, looks_like_inn, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{3,}")
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]{5,})\s+$")
LONGEST_WORD = 40
"""Characters of the longest word that is looked for before a salt or a code."""
REMEMBERED = 1 << 16
"""So many words are judged once and remembered."""
SHORT_SALT = 6
"""Letters of the longest salt that may be an element or another word too: "sodium"."""
_SECOND_WORD = re.compile(r"(?:[^\S\n]+|\s(?=[a-z]))([a-zA-Z]{4,}(?:-[a-z]{4})?)\b")
"""A capital on the next line begins a sentence under a heading that ends with the name."""
_GLUED = re.compile(r"(?P<inn>(?:[A-Z][a-z]{4,}\s+)?[A-Z]?[a-z]{4,})(?P<code>[A-Z]{2,6}-?\d{2,}[A-Z]?)\b")
_GLUE = re.compile(r"[A-Z](?<=[a-z].)[A-Z]{1,5}-?\d\d")
"""What a glued name has in it; few texts have one."""
_SHORT = re.compile(r"(?<![\w-])[A-Za-z]{2,12}-cel(?![\w-])", re.IGNORECASE)
_CEL = re.compile(r"-[Cc][Ee][Ll](?![\w-])")
"""What a short INN ends in; few texts have one."""
_SLASH = re.compile(r"\s?[/／]\s?")
_AND = re.compile(r"\s+(?:and|plus)\s+|\s?\+\s?|,\s+")
_WITH_ARTICLE = re.compile(r"\b(?:an?|this|these|those|any|some|such)\s+([a-z]{6,})(?![\w-])")
_GREEK = re.compile(r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+(?:alfa|beta|gamma)(?![\w-])")
_ACID = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?:cholic|doic|xamic|proic|dronic) acid(?![\w-])")
"""An acid that is a medicine: "obeticholic acid", "zoledronic acid"."""
_GREEK_LETTERS = frozenset(["alfa", "beta", "gamma"])


Words = Mapping[str, Sequence[int]]
"""The words of a text that can be an INN's or stand beside one, each with its places."""
_BESIDE = _GREEK_LETTERS | {"biosimilar", "acid"}


def inns(text: str) -> list[NameHit]:
    """The INNs of `text`, some found in several ways, and those of combinations as one name."""
    words: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        if _tells(word := match[0]):
            words.setdefault(word, []).append(match.start())
    found = [*_salted(text, words), *_biosimilars(text, words), *_stemmed(text, words)]
    found += _by_place(text, words, {(hit.start, hit.end) for hit in found})
    return [*found, *_combined(text, sorted(found, key=lambda hit: (hit.start, -hit.end)))]


@lru_cache(maxsize=REMEMBERED)
def _tells(word: str) -> bool:
    """Whether a word can be a part of an INN or stand beside one."""
    return bool(stem_of(word)) or word in _BESIDE or _salt(word) is not None or _has_shape(word)


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
def _short_salt() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(drug_names().salts)})(?!\w)", re.IGNORECASE)


_BIOSIMILAR = re.compile(r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+biosimilar(?!\s+(?:to|of|version))(?![\w-])")


def _biosimilars(text: str, words: Words) -> Iterator[NameHit]:
    """A copy by the name of what it copies: "SVB-07, a denosumab biosimilar"."""
    for match in _BIOSIMILAR.finditer(text) if "biosimilar" in words else ():
        if stem_of(match["inn"]):
            yield NameHit(match.start(), match.end(), "biosimilar")


def _salted(text: str, words: Words) -> Iterator[NameHit]:
    """A word before a salt: "clobetasol propionate", "zolpidem tartrate"."""
    for salt, start in _salts(words):
        before = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
        if before is None:
            continue
        word = before[1].lower()
        if word not in drug_names().generic_words and word not in drug_names().plain_words:
            yield NameHit(before.start(), start + len(salt), "salt")


def _salts(words: Words) -> Iterator[tuple[str, int]]:
    """The salts with a name of their own, and their places."""
    for word, starts in words.items():
        if salt := _salt(word):
            yield from ((salt, start) for start in starts)


def _salt(word: str) -> str | None:
    """The salt with a name of its own that a word begins with: "citrate-based"."""
    salt = word.partition("-")[0]
    return salt if len(salt) > SHORT_SALT and salt.lower() in drug_names().salts else None


def _stemmed(text: str, words: Words) -> Iterator[NameHit]:
    """Words with a WHO stem, with the second word of a two-word INN ("equecabtagene autoleucel")."""
    for match in _SHORT.finditer(text) if _CEL.search(text) else ():
        yield NameHit(match.start(), match.end(), "short INN")
    for match in _GLUED.finditer(text) if _GLUE.search(text) else ():
        if stem_of(match["inn"].split()[-1]) and looks_like_code(match["code"]):
            yield NameHit(match.start("inn"), match.end("inn"), "INN before a code")
            yield NameHit(match.start("code"), match.end("code"), "code behind an INN")
    for match in _ACID.finditer(text) if "acid" in words else ():
        yield NameHit(match.start(), match.end(), "INN")
    for match in () if _GREEK_LETTERS.isdisjoint(words) else _GREEK.finditer(text):
        if (
            match["inn"].endswith(("ase", "in", "on", "ept"))
            and match["inn"].lower() not in drug_names().plain_words
        ):
            yield NameHit(match.start(), match.end(), "INN")
    for word, starts in words.items():
        if stem_of(word):
            yield from (NameHit(start, _end_of_inn(text, word, start), "INN") for start in starts)


def _end_of_inn(text: str, word: str, start: int) -> int:
    """Where the INN that begins with the word at `start` ends: behind its second word, and its salt."""
    end = start + len(word)
    second = _SECOND_WORD.match(text, end)
    while second and _belongs(word, second[1]):
        end = second.end()
        second = _SECOND_WORD.match(text, end)
    salt = _short_salt().match(text, end)
    return salt.end() if salt else end


def _belongs(word: str, second: str) -> bool:
    if second[0].isupper() > word[0].isupper():
        return False
    return bool(stem_of(second)) or second.lower() in drug_names().second_words


_SMALL = r"[a-z]{6,}(?:-[a-z]{4})?"
_NAMED = re.compile(
    r"\b(?:known\s+(?:generically|chemically)\s+as|(?:generically|chemically)\s+known\s+as"
    r"|generic\s+name(?:\s+is|[,:])?|chemical\s+name:?|active\s+(?:ingredient|substance)[,:]?|ingredient:|INN:)\s+(?:is\s+)?"
    rf"[\"“]?(?P<inn>{_SMALL})(?![\w-])"
)
_OF_NAMED = ("generic", "chemical", "ingredient", "substance", "INN")
"""One of these is in what says that a word is an INN; few texts have one."""
_BRACKETED = re.compile(rf"\((?P<inn>{_SMALL})\s?[),;]")
_BEFORE_INN = re.compile(
    r"(?<![\w-])(?:[A-Z][A-Za-z-]{3,}\s?(?:®|™|\((?:R|TM)\))|[A-Z]{2,5}-?\d{2,7}[A-Za-z]?)\s?\Z"
)
"""A brand name with its mark, or a code."""
_BRACKETED_CODE = re.compile(r"\([A-Z]{1,5}-?\d{2,7}[A-Za-z]?[),;]")
_BEFORE_CODE = re.compile(rf"(?<![\w-])(?P<inn>{_SMALL})\s?\Z")
BEFORE = 60
"""Within so many characters before a word stands what makes its place an INN's."""


@cache
def _places() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before, and what behind, a word with the shape of an INN where only an INN stands."""
    forms = "tablets?|capsules?|injection|infusion|oral solution|oral suspension|nasal spray|eye drops"
    adjectives = r"(?:[A-Za-z][\w-]*,?\s+){0,6}?"
    nouns = alternatives(naming().class_nouns)
    short, long, longer = r"(?<=[a-z]{6})", r"(?<=[a-z]{7})", r"(?<=[a-z]{8})"
    places = (
        (r"(?<![\w-])[A-Z][A-Za-z]{3,}\s\(", r"\)"),
        ("", rf"{long}\s\([A-Z][a-z]{{3,}}[®™]?[,;]\s[A-Z][\w.&’' -]{{2,40}}\)"),
        (
            r"\b(?:of|for|with|on|to|is|,)\s+",
            rf"{long}(?:,\s+|\s+is\s+)(?:an?|its|their|the\s+first)\s+{adjectives}(?:{nouns})\b",
        ),
        (
            r"\b(?:of|for|with|on|to|approved|approves|submitted|launched|generic)\s+",
            rf"{short}\s+(?:{forms})\b",
        ),
        (
            r"\b(?:dose|doses|use|trial|study|NDA|BLA|IND|MAA|CTA|approval|safety|efficacy|[Aa]pplication|[Dd]esignation|development|effect|(?:[Ll]etter|hold|submission|filing|review|decision)(?=\s+(?:for|on|concerning|regarding)))s?"
            r"\s+(?:of|for|to|on|concerning|regarding)\s+",
            rf"{long}(?:\s+(?:in|for|to|as|and|was|is|on|did|has|(?:accepted|approved|cleared|validated|filed|submitted|withdrawn)(?=\s+(?:by|in|with|to)\b))\b|[,.;'’(])",
        ),
        (
            rf"\b(?:approved|approves|accepted|cleared|rejected|validated|(?:{nouns}))\s+",
            rf"{short}(?:\s*[,.;(]|(?:\s+(?:ER|XR|SR|CR|IR|LA|XL|ODT))?\s+(?:for|in|as|and|but|both|an?|was|has|is|on|after|over|despite)\b)",
        ),
        (
            r"\b(?:[Ff]iles|[Rr]efiles|[Ss]ubmits|[Rr]esubmits|[Aa]ccepts|[Rr]ejects|[Cc]lears|[Pp]ulls|[Ww]ithdraws|the|its|[A-Z]\w+['’]s?)\s+",
            rf"{long}\s+(?:s?NDA|s?BLA|MAA|IND|CTA)\b",
        ),
        (
            r"\b(?:[Ii]ts|[Tt]heir|[A-Z]\w+(?:['’]s|s['’]))\s+",
            rf"{long}(?:\s+|,\s+which\s+(?:now\s+)?)(?:was|is|has|won|got|received)\b",
        ),
        (
            r"(?:\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|['’]s|s['’])\s+",
            rf"{longer}\s+(?:treatment|drug|therapy|pill|medicine|candidate|tablets?|injection)\b",
        ),
        (r"\b[\w-]+\s[–—-]\s", rf"{longer}\s[–—-]\s"),
        (
            r"\b(?:of|for|with|on|to|using)\s+",
            rf"{longer}\s+(?:for\s+(?:the\s+)?(?:treatment|prevention|management)\s+of|(?:in|for)\s+(?:adults?|patients|people|children)"
            r"\s+(?:with|who)|to\s+treat)\b",
        ),
        (
            "",
            rf"{long}['’]s\s+(?:oral\s+form|intravenous\s+form|impact|effect|effects|efficacy|safety|approval|label)\b",
        ),
    )
    return tuple((re.compile(rf"{before}(?<![\w-])\Z"), re.compile(behind)) for before, behind in places)


def _by_place(text: str, words: Words, known: Collection[tuple[int, int]]) -> list[NameHit]:
    """Words without a stem where an INN stands: "bezorterim (NB107)", "known generically as bezorterim".

    `known` are the places of INNs found otherwise.
    """
    places = {*_told(text), *_shaped(text, words)}.difference(known)
    # A common noun takes an article somewhere, an INN none.
    common = set(_WITH_ARTICLE.findall(text)) if places else ()
    found = (place for place in sorted(places) if text[slice(*place)] not in common)
    return [NameHit(start, end, "place of an INN") for start, end in found]


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Places of words beside which the text says or shows that they are INNs."""
    matches = list(_NAMED.finditer(text)) if any(word in text for word in _OF_NAMED) else []
    for match in _BRACKETED.finditer(text):
        if _BEFORE_INN.search(text, max(0, match.start() - BEFORE), match.start()):
            matches.append(match)
    for match in _BRACKETED_CODE.finditer(text):
        if before := _BEFORE_CODE.search(text, max(0, match.start() - LONGEST_WORD), match.start()):
            matches.append(before)
    return (match.span("inn") for match in matches if _may_be_inn(match["inn"], strictly=False))


def _shaped(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Places of words with the shape of an INN where hardly another word stands."""
    for word in words:
        for start in words[word] if _has_shape(word) else ():
            end = start + len(word)
            if _in_place(text, start, end) or _has_use(text, start, end):
                yield start, end


def _in_place(text: str, start: int, end: int) -> bool:
    if not _behind_any().match(text, end):
        return False
    left = max(0, start - BEFORE)
    return any(behind.match(text, end) and before.search(text, left, start) for before, behind in _places())


@cache
def _behind_any() -> re.Pattern[str]:
    """What stands behind in one of the places: one look tells most words apart."""
    return re.compile("|".join(behind.pattern for _, behind in _places()))


_USED = re.compile(r"(?:\b(?:of|with|on|to|using|develops|developing|testing)|['’]s|s['’])\s+(?<![\w-])\Z")
_ITS_USE = re.compile(r"(?<=[a-z]{8}),?\s(?:for|in|against)\s((?:[\w'’-]+\s?){1,4})")


def _has_use(text: str, start: int, end: int) -> bool:
    """Whether a preposition stands before the word, a disease behind it: "trials of bezorterim in gout"."""
    use = _ITS_USE.match(text, end, end + BEFORE)
    words = re.findall(r"[\w'’-]+", use[1]) if use else []
    if not any(map(is_disease_word, words)) and not any(_is_disease(*pair) for pair in pairwise(words)):
        return False
    return _USED.search(text, max(0, start - BEFORE), start) is not None


def _is_disease(first: str, second: str) -> bool:
    """Whether two words are a disease's name: "cystic fibrosis", "Morquio syndrome"."""
    known, first, second = diseases(), first.lower(), second.lower()
    return f"{first} {second}" in known.named or (second in known.heads and first in known.eponyms)


@lru_cache(maxsize=REMEMBERED)
def _has_shape(word: str) -> bool:
    return re.fullmatch(_SMALL, word) is not None and _may_be_inn(word, strictly=True)


def _may_be_inn(word: str, *, strictly: bool) -> bool:
    if is_disease_word(word) or word in naming().class_nouns:
        return False
    return looks_like_inn(word, strictly=strictly)
