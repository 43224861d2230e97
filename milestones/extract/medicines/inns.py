"""INNs: words with a WHO stem, with their second words and salts; stemless.py has those without a stem."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.stemless import LONGEST_WORD, REMEMBERED, Telling, by_place, has_shape
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.drugnames import drug_names, is_target, looks_like_code, looks_like_inn, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.organisations import is_known_company
from milestones.lexicon.wordpatterns import alternatives

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{3,}")
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]{5,})\s+$")
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
_GREEK = re.compile(
    r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+(?:alfa|beta|gamma)(?:-\d[a-z]{1,2})?(?:-[a-z]{2,4})?(?![\w-])"
)
_ACID = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?:cholic|doic|xamic|proic|dronic) acid(?![\w-])")
"""An acid that is a medicine: "obeticholic acid", "zoledronic acid"."""
_INSULIN = re.compile(
    r"[Ii]nsulin\s(?i:aspart|lispro|glargine|degludec|detemir|glulisine|icodec|efsitora|tregopil|peglispro)(?:-[a-z]{4})?(?![\w-])"
)
"""Insulins, whose second words have no stem."""
_GREEK_LETTERS = frozenset(["alfa", "beta", "gamma"])


_COPIES = frozenset(["biosimilar", "biogeneric", "biologic", "biological"])
"""One of these stands in every word for a copy of a biological medicine."""
_BESIDE = _GREEK_LETTERS | _COPIES | {"acid", "insulin", "Insulin"}


def inns(words: Words) -> list[NameHit]:
    """The INNs of a text, some found in several ways, and those of combinations as one name."""
    text, telling = words.text, _telling(words)
    glued = words.of(_has_glue)
    found = [
        *_salted(text, telling),
        *_biosimilars(text, telling),
        *_stemmed(text, telling, glued=bool(glued)),
    ]
    found += by_place(words, telling, {(hit.start, hit.end) for hit in found})
    found = _without_owners(text, found)
    found += [hit for one in found if (hit := _with_its_maker(text, one))]
    return [*found, *_combined(text, sorted(found, key=lambda hit: (hit.start, -hit.end)))]


_OWNS = re.compile(r"['’]s\s+(?:[a-z][\w-]*\s+){0,3}?(?P<next>[A-Za-z][\w-]*)")


def _without_owners(text: str, found: Sequence[NameHit]) -> list[NameHit]:
    """The names but those of companies that only end as medicines do: "Novacel's NVC-301"."""
    owners = set()
    for hit in found:
        owns = _OWNS.match(text, hit.end) if text[hit.start].isupper() else None
        if owns and (looks_like_code(owns["next"]) or stem_of(owns["next"].lower())):
            owners.add(text[hit.start : hit.end])
    return [hit for hit in found if text[hit.start : hit.end] not in owners] if owners else [*found]


_MAKER_BEHIND = re.compile(
    r"[^\S\n](?:(?P<letters>[A-Z]{2,5})|(?P<company>[A-Z][a-z]{3,})(?P<more>\s(?:Healthcare|Pharma|Labs|Biologics|Europe))?)"
    r"\*?(?=[,.;:)]|\s(?:[a-z(]|$)|$)",
    re.MULTILINE,
)
_SMALL_BEFORE = re.compile(r"(?:^|[a-z,]\s|[\"“(])$")


def _with_its_maker(text: str, inn: NameHit) -> NameHit | None:
    """The name of a copy that ends in its maker's: "granted for Zelbrumab KRV, intended for"."""
    if not text[inn.start].isupper() or text[inn.start + 1].isupper():
        return None
    behind = _MAKER_BEHIND.match(text, inn.end)
    if behind is None or not _SMALL_BEFORE.search(text, max(0, inn.start - 2), inn.start):
        return None
    letters = behind["letters"]
    if letters is None:
        last = behind.end("more") if behind["more"] else behind.end("company")
        return NameHit(inn.start, last, inn.finder) if is_known_company(behind["company"]) else None
    other = (
        letters in naming().not_names or letters in naming().name_modifiers or letters in drug_names().salts
    )
    if other or is_target(letters) or is_disease_word(letters):
        return None
    return NameHit(inn.start, behind.end("letters"), inn.finder)


def _telling(words: Words) -> Telling:
    telling: dict[str, list[int]] = {}
    for number in words.of(_has_telling):
        for match in _WORD.finditer(words.said[number]):
            if _tells(word := match[0].rstrip("-")):
                telling.setdefault(word, []).append(words.starts[number] + match.start())
    return telling


@sorting
def _has_telling(word: str) -> bool:
    """Whether letters and hyphens in the word can be a part of an INN or stand beside one."""
    return any(_tells(found.rstrip("-")) for found in _WORD.findall(word))


@sorting
def _has_glue(word: str) -> bool:
    return _GLUE.search(word) is not None


@lru_cache(maxsize=REMEMBERED)
def _tells(word: str) -> bool:
    """Whether a word can be a part of an INN or stand beside one."""
    return (
        bool(stem_of(word))
        or word in _BESIDE
        or word in _strong_seconds()
        or _salt(word) is not None
        or has_shape(word)
    )


def _combined(text: str, found: Sequence[NameHit]) -> Iterator[NameHit]:
    """The INNs of one product: "nirmatrelvir/ritonavir", "Duovant (dapagliflozin and metformin)"."""
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        # Two antibodies at a slash are given together, not made together.
        antibodies = "mab" in text[left.start : left.end] and "mab" in text[right.start : right.end]
        bracketed = text[left.start - 1 : left.start] == "(" and text[right.end : right.end + 1] == ")"
        made_one = bracketed or _one_form().match(text, right.end)
        if (_SLASH.fullmatch(gap) and not antibodies) or (made_one and _AND.fullmatch(gap)):
            yield NameHit(left.start, right.end, "combination")
    for hit in found:
        before = _PARTNER.search(text, max(0, hit.start - LONGEST_WORD), hit.start)
        if (
            before
            and _one_form().match(text, hit.end)
            and looks_like_inn(before["inn"].lower(), strictly=False)
        ):
            yield NameHit(before.start("inn"), hit.end, "combination")


_PARTNER = re.compile(r"(?<![\w-])(?P<inn>[A-Z][a-z]{6,})\sand\s$")
"""Ends with a name in a capital, joined to the next one."""


@cache
def _one_form() -> re.Pattern[str]:
    """Behind two medicines that one form holds: "zelbrutinib and orvastatin tablets USP, 10 mg/20 mg"."""
    release = r"(?:extended|delayed|immediate|modified|prolonged)-release"
    ways = rf"(?:{release}|orally\sdisintegrating|film-coated|chewable|oral|nasal|ophthalmic|topical)"
    forms = (
        r"(?:tablets?|capsules?|caplets|injection|solution|suspension|cream|gel|ointment|lotion|foam|spray"
        r"|powder|granules)"
    )
    return re.compile(rf"\s(?i:(?:{ways}\s)?{forms})(?![\w-])")


@cache
def _short_salt() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(drug_names().salts)})(?!\w)", re.IGNORECASE)


_BIOSIMILAR = re.compile(
    r"(?<![\w-])(?P<inn>[A-Za-z]{6,})\s+"
    r"(?:biosimilar|biogeneric|(?:follow-on|similar|non-originator|subsequent[\s-]entry)\s+biologic(?:al)?(?:\s+(?:drug|medicine|product))?)"
    r"(?!\s+(?:to|of|version))(?![\w-])"
)


def _biosimilars(text: str, words: Telling) -> Iterator[NameHit]:
    """A copy by the name of what it copies: "SVB-07, a denosumab biosimilar"."""
    for match in _BIOSIMILAR.finditer(text) if not _COPIES.isdisjoint(words) else ():
        if stem_of(match["inn"]):
            yield NameHit(match.start(), match.end(), "biosimilar")


def _salted(text: str, words: Telling) -> Iterator[NameHit]:
    """A word before a salt: "clobetasol propionate", "zolpidem tartrate"."""
    for salt, start in _salts(words):
        before = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
        if before is None:
            continue
        word = before[1].lower()
        # "Approved Choline C 11": a name begins there.
        if salt[0].isupper() > before[1][0].isupper():
            continue
        if word not in drug_names().generic_words and word not in drug_names().plain_words:
            yield NameHit(before.start(), start + len(salt), "salt")


def _salts(words: Telling) -> Iterator[tuple[str, int]]:
    """The salts with a name of their own, and their places."""
    for word, starts in words.items():
        if salt := _salt(word):
            yield from ((salt, start) for start in starts)


def _salt(word: str) -> str | None:
    """The salt with a name of its own that a word begins with: "citrate-based"."""
    salt = word.partition("-")[0]
    return salt if len(salt) > SHORT_SALT and salt.lower() in drug_names().salts else None


def _stemmed(text: str, words: Telling, *, glued: bool) -> Iterator[NameHit]:
    """Words with a WHO stem, with the second word of a two-word INN ("equecabtagene autoleucel")."""
    for match in _SHORT.finditer(text) if _CEL.search(text) else ():
        yield NameHit(match.start(), match.end(), "short INN")
    for match in _GLUED.finditer(text) if glued else ():
        if stem_of(match["inn"].split()[-1]) and looks_like_code(match["code"]):
            yield NameHit(match.start("inn"), match.end("inn"), "INN before a code")
            yield NameHit(match.start("code"), match.end("code"), "code behind an INN")
    yield from _by_second_words(text, words)
    for word, starts in words.items():
        stemmed = bool(stem_of(word))
        for start in starts if stemmed or word in _strong_seconds() else ():
            first = _first_of(text, word, start)
            if stemmed or first < start:
                yield NameHit(first, _end_of_inn(text, word, start), "INN")


def _by_second_words(text: str, words: Telling) -> Iterator[NameHit]:
    """Acids, medicines with a Greek letter and insulins, whose second words are no INN's alone."""
    for match in _ACID.finditer(text) if "acid" in words else ():
        yield NameHit(match.start(), match.end(), "INN")
    for match in () if _GREEK_LETTERS.isdisjoint(words) else _GREEK.finditer(text):
        if (
            match["inn"].endswith(("ase", "in", "on", "ept"))
            and match["inn"].lower() not in drug_names().plain_words
        ):
            yield NameHit(match.start(), match.end(), "INN")
    for place in (*words.get("Insulin", ()), *words.get("insulin", ())):
        if insulin := _INSULIN.match(text, place):
            yield NameHit(place, insulin.end(), "INN")


@cache
def _strong_seconds() -> frozenset[str]:
    """Second words of INNs that stand nowhere else: "pegol", "vedotin"."""
    return drug_names().second_words - drug_names().salts - {"beta", "vector"}


def _first_of(text: str, word: str, start: int) -> int:
    """Where the INN begins whose second word has its place there: "etravolac parvovec"."""
    before = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    if before and before[1].lower() in drug_names().first_words:
        return before.start()
    # WHO's names of gene therapies: the first word is the gene's, the second the vector's or the cell's.
    if before and before[1].endswith("gene") and word.endswith(("vec", "cel", "plasmid")):
        return before.start()
    if (
        before is None
        or word.lower() not in _strong_seconds()
        or not looks_like_inn(before[1].lower(), strictly=False)
        or is_disease_word(before[1])
    ):
        return start
    return before.start()


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
    # What is bound to an antibody or carries a gene has many names: "belantuzumab mafotin".
    bound = word.lower().endswith(("mab", "gene")) and has_shape(second)
    return bound or bool(stem_of(second)) or second.lower() in drug_names().second_words
