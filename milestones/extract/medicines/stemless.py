"""INNs without a WHO stem: words that stand where only an INN stands."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.diseases import diseases, is_disease_word, says_disease
from milestones.lexicon.drugnames import drug_names, looks_like_inn
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

LONGEST_WORD = 40
"""Characters of the longest word that is looked for before a salt or a code."""
REMEMBERED = 1 << 16
"""So many words are judged once and remembered."""
Telling = Mapping[str, Sequence[int]]
"""The words of a text that can be an INN's or stand beside one, each with its places."""
_ARTICLES = frozenset(["a", "an", "this", "these", "those", "any", "some", "such"])
_SMALL = r"[a-z]{6,}(?:-[a-z]{4})?"
_NAMED = re.compile(
    r"\b(?:known\s+(?:generically|chemically)\s+as|(?:generically|chemically)\s+known\s+as"
    r"|generic\s+name(?:\s+is|[,:])?|chemical\s+name:?|active\s+(?:ingredient|substance)[,:]?|ingredient:|INN:)\s+(?:is\s+)?"
    rf"[\"“]?(?P<inn>{_SMALL})(?![\w-])"
)
_PERSONS = ("er", "or", "person", "man")
"""Endings of what stands in a bracket behind somebody's name: "Meier (founder)"."""
_OF_NAMED = ("generic", "chemical", "ingredient", "substance", "INN")
"""One of these is in what says that a word is an INN; few texts have one."""
_BRACKETED = re.compile(rf"\((?P<inn>{_SMALL})(?:\sfor\s(?:injection|infusion|inhalation))?\s?[),;]")
_BEFORE_INN = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z-]{3,}\s?[®™]|[A-Z]{2,5}-?\d{2,7}[A-Za-z]?)\s?\Z")
"""A brand name with its mark, or a code."""
LONG = 8
"""Letters of a word that is an INN in the bracket behind a capitalised word without a mark."""
_BEFORE_LONG = re.compile(rf"{_BEFORE_INN.pattern}|(?<![\w.'’-])[A-Z][a-z]{{3,}}(?:\s[A-Z]{{2}})?\*?\s\Z")
_BRACKETED_CODE = re.compile(r"\([A-Z]{1,5}-?\d{2,7}[A-Za-z]?[),;]")
_BRACKETED_BRAND = re.compile(
    r"\([A-Z][a-z]{3,}[®™]?[;,]\s[A-Z][\w.&’'/ -]{2,40}(?:[,;]\s[a-z][\w'’ -]{2,30})?\)"
)
"""Behind an INN, its brand name and maker, and how it is spoken: "(Zelvora, Korvane, zel-bru'-ti-nib)"."""
_BEFORE_CODE = re.compile(
    rf"(?<![\w-])(?P<inn>{_SMALL}|(?:(?<=\n)|\A)[A-Z][a-z]{{5,}}(?:\s[a-z]{{6,}})?)\s?\Z"
)
_CALLED = r"(?:called|named|dubbed|known\sas)\s"
_IN_ITS_PLACE = (
    r"(?P<inn>[a-z]{7,}(?:-[a-z]{4})?)(?=,\s|\s\(|[.;]\s|[.;]?\Z|\s(?:for|in|was|is|has|won|got|on)\s)"
)
_BEHIND_COMMA = re.compile(rf",\s(?:{_CALLED})?{_IN_ITS_PLACE}")
_BEHIND_CALLED = re.compile(rf"\s(?<!,.){_CALLED}{_IN_ITS_PLACE}", re.DOTALL)
_CALLS = ("called", "named", "dubbed", "known")
"""One of these stands where a word is looked for behind "called" without a comma."""
_DOSAGE = ("tablet", "capsule", "injection", "infusion", "syrup", "ointment", "inhaler", "patch", "spray")
_FIRST_WORD = re.compile(r"(?<![\w-])([A-Za-z]{3,})\s$")
BEFORE = 60
"""Within so many characters before a word stands what makes its place an INN's."""


@cache
def _places() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before, and what behind, a word with the shape of an INN where only an INN stands."""
    forms = (
        "(?:(?:[Ee]xtended|[Dd]elayed|[Ss]ustained|[Cc]ontrolled|[Pp]rolonged|[Mm]odified)-[Rr]elease )?"
        "(?:[Tt]ablets?|[Cc]apsules?|[Ii]njections?|[Ii]nfusion|[Oo]ral [Ss]olution|[Oo]ral [Ss]uspension"
        "|[Nn]asal [Ss]pray|[Ee]ye [Dd]rops|[Gg]ranules|[Oo]intment|for [Ii]njection"
        "|(?:for )?[Ii]njectable [Ss]uspension"
        "|(?:[Ii]nhalation|[Oo]phthalmic|[Oo]tic|[Tt]opical|[Nn]asal|[Vv]aginal|[Rr]ectal|[Bb]uccal"
        "|[Ss]ublingual|[Tt]ransdermal|[Ii]ntravitreal|[Ss]ubcutaneous) "
        "(?:[Ss]uspension|[Ss]olution|[Pp]owder|[Ee]mulsion|[Gg]el|[Cc]ream|[Ff]oam|[Ll]otion|[Ff]ilm|[Pp]atch"
        "|[Rr]ing|[Ii]nsert|[Ii]mplant|[Ss]ystem|[Tt]ablets?))"
    )
    devices = "syringe|auto-?injector|inhaler|patch|nasal spray"
    ways = r"(?:(?:emergency|generic|inhaled|intranasal|injectable|topical|intravenous|experimental)\s+)?"
    adjectives = r"(?:[A-Za-z][\w-]*,?\s+){0,6}?"
    nouns = alternatives(naming().class_nouns)
    short, long, longer = r"(?<=[a-z]{6})", r"(?<=[a-z]{7})", r"(?<=[a-z]{8})"
    places = (
        (r"(?<![\w-])[A-Z][A-Za-z]{3,}\s\(", r"\)"),
        ("", rf"{long}\s\([A-Z][a-z]{{3,}}[®™]?[,;]\s[A-Z][\w.&’' -]{{2,40}}\)"),
        ("", rf"{long}\s\([A-Z][A-Za-z-]{{3,}}\s?[®™]"),
        (
            r"\b(?:of|for|with|on|to|is|,)\s+",
            rf"{long}(?:,\s+|\s+is\s+)(?:an?|its|their|the\s+first)\s+{adjectives}(?:{nouns})\b",
        ),
        (
            r"(?:\b(?:of|for|with|on|to|that|approved|approves|submitted|launched|generic|self-developed|in-house)|['’]s)\s+",
            rf"{short}(?:\s+(?:sodium|hydrochloride|potassium|calcium|acetate|mesylate|tosylate))?\s+(?:{forms})\b",
        ),
        (
            r"\b(?:dose|doses|use|trial|study|NDA|BLA|IND|MAA|CTA|approval|safety|efficacy|[Aa]pplication|[Dd]esignation|development|effect|(?:[Ll]etter|hold|submission|filing|review|decision)(?=\s+(?:for|on|concerning|regarding)))s?"
            r"\s+(?:of|for|to|on|concerning|regarding)\s+(?:(?:[A-Z][\w&.-]*\s+){0,3}(?:[A-Z][\w&.-]*|plc|ltd)['’]s?\s+)?",
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
            rf"(?:\b[Ii]ts|\b[Tt]heir|\b[Oo]ur|['’]s|s['’])\s+{ways}",
            rf"{longer}\s+(?:treatment|drug|therapy|pill|medicine|candidate|{forms}|{devices})\b",
        ),
        (
            r"\b(?:that|whether)\s+",
            rf"{long}\s+(?:for|in|against)\s+(?:[\w'’-]+\s+){{1,4}}?(?:is|was|has|had|should|may|can|be)\s+"
            r"(?:not\s+)?(?:to\s+)?(?:been\s+|be\s+)?(?:recommended|approved|authori[sz]ed|licen[sc]ed|refused|rejected|registered|permitted)\b",
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


def by_place(words: Words, telling: Telling, known: Collection[tuple[int, int]]) -> list[NameHit]:
    """Words without a stem where an INN stands: "bezorterim (NB107)", "known generically as bezorterim".

    `known` are the places of INNs found otherwise.
    """
    text = words.text
    places = {*_told(text), *_shaped(text, telling)}.difference(known)
    # A common noun takes an article somewhere, an INN none.
    common = common_nouns(words) if places else ()
    found = (place for place in sorted(places) if text[slice(*place)] not in common)
    return [NameHit(_first_of(text, start), end, "place of an INN") for start, end in found]


def _first_of(text: str, start: int) -> int:
    """Where the name begins whose second word stands at `start`: "sodium zelorate"."""
    before = _FIRST_WORD.search(text, max(0, start - LONGEST_WORD), start)
    return before.start() if before and before[1].lower() in drug_names().first_words else start


@sorting
def _is_article(word: str) -> bool:
    """Whether the word, or what it has behind its hyphen, is an article or the like."""
    return word.rpartition("-")[2] in _ARTICLES


def common_nouns(words: Words) -> set[str]:
    """Words that have an article directly before them, hyphened ones apart."""
    behind = {number + 1 for number in words.of(_is_article) if words.gaps[number + 1].isspace()}
    behind.discard(len(words.said))
    return {words.said[number] for number in behind if "-" not in words.said[number]}


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Places of words beside which the text says or shows that they are INNs."""
    matches = list(_NAMED.finditer(text)) if any(word in text for word in _OF_NAMED) else []
    for match in _BRACKETED.finditer(text):
        long = len(match["inn"]) >= LONG and not match["inn"].endswith(_PERSONS)
        if (_BEFORE_LONG if long else _BEFORE_INN).search(
            text, max(0, match.start() - BEFORE), match.start()
        ):
            matches.append(match)
    for match in (*_BRACKETED_CODE.finditer(text), *_BRACKETED_BRAND.finditer(text)):
        if before := _BEFORE_CODE.search(text, max(0, match.start() - LONGEST_WORD), match.start()):
            matches.append(before)
    apposed = [*_BEHIND_COMMA.finditer(text)]
    if any(word in text for word in _CALLS):
        apposed += _BEHIND_CALLED.finditer(text)
    matches += [match for match in apposed if _is_apposed(text, match)]
    # What ends in "s" there is a plural: "in adults (Zelvora, Korvane)".
    return (
        match.span("inn")
        for match in matches
        if not match["inn"].endswith("s")
        and match["inn"].lower() not in diseases().heads
        and _may_be_inn(match["inn"].lower().split()[0], strictly=False)
    )


def _is_apposed(text: str, match: re.Match[str]) -> bool:
    """Whether a class of medicines stands before the word: "its gout tablet, etrolapir, was cleared"."""
    if match["inn"].endswith(("er", "est")):
        return False  # "its pill, cheaper, was"
    return _class_before().search(text, max(0, match.start() - BEFORE), match.start()) is not None


@cache
def _class_before() -> re.Pattern[str]:
    """Ends with a class of medicines, in the singular and somebody's, or "the" one."""
    nouns = alternatives([*(noun for noun in naming().class_nouns if not noun.endswith("s")), *_DOSAGE])
    return re.compile(
        rf"(?:\b(?:[Ii]ts|[Tt]heir|[Oo]ur|[Tt]he|[Aa]n?)|['’]s|s['’])\s+(?:[\w/-]+\s+){{0,4}}?(?:{nouns})(?:\s+candidate)?\Z"
    )


def _shaped(text: str, words: Telling) -> Iterator[tuple[int, int]]:
    """Places of words with the shape of an INN where hardly another word stands."""
    for word in words:
        for start in words[word] if has_shape(word) else ():
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


_WORDS = re.compile(r"[\w'’-]+")
_USED = re.compile(r"(?:\b(?:of|with|on|to|using|develops|developing|testing)|['’]s|s['’])\s+(?<![\w-])\Z")
_ITS_USE = re.compile(r"(?<=[a-z]{8}),?\s(?:for|in|against)\s((?:[\w'’-]+\s?){1,4})")


def _has_use(text: str, start: int, end: int) -> bool:
    """Whether a preposition stands before the word, a disease behind it: "trials of bezorterim in gout"."""
    use = _ITS_USE.match(text, end, end + BEFORE)
    words = _WORDS.findall(use[1]) if use else []
    return says_disease(words) and _USED.search(text, max(0, start - BEFORE), start) is not None


@lru_cache(maxsize=REMEMBERED)
def has_shape(word: str) -> bool:
    """Whether a word in small letters may be an INN by its shape alone."""
    return re.fullmatch(_SMALL, word) is not None and _may_be_inn(word, strictly=True)


def _may_be_inn(word: str, *, strictly: bool) -> bool:
    if is_disease_word(word) or word in naming().class_nouns:
        return False
    return looks_like_inn(word, strictly=strictly)
