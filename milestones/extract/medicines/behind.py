"""What the words behind a capitalised word say of it: what a medicine got, which sort it is, whose it is."""

import re
from functools import cache

from milestones.extract.medicines.countries import is_countrys, is_from_a_countrys
from milestones.extract.medicines.shapes import looks_proper
from milestones.extract.medicines.sorts import is_class_noun, told_as_own
from milestones.lexicon.diseases import diseases, is_disease_word, says_disease
from milestones.lexicon.drugnames import drug_names, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_WORDS = re.compile(r"[\w'’-]+")
_MAKER = re.compile(r"\s?[®™]?\s(?:drug)?(?:maker|developer|manufacturer)s?\b(?!\s(?:of|advocate))")
"""Behind a name: who makes it, "shares of Zelvora maker Korvane"."""
_SALES_FROM = re.compile(r"\b(?:revenues?|sales)\s(?:[^,;]{0,60}\s)?from\s$", re.IGNORECASE)
"""Behind these stands what was sold: "revenues of $45 million from Zelvora"."""
_AFTER_OWNER = re.compile(r"\b(?:from|by|at|of|with|in|near|against)\s$|&\s$")
"""Behind these stands who made a medicine: "Zelvora, from Korvane, was approved"."""
LONGEST_OWNING = 10
"""Characters of the longest of these, with its space."""
_WIDENS = re.compile(r"\b(?:expansion|extension)\sof\s$", re.IGNORECASE)
_ITS_LABEL = re.compile(r"['’]s\s(?:\w+\s)?label\b")
"""Behind a name, what only a medicine has: "the expansion of Zelvora's label"."""
_FROM_OWNER = re.compile(r"\b(?:from|by)\s$")
_PHRASE_ENDS = frozenset(
    ["of", "that", "which", "who", "for", "in", "on", "with", "from", "by", ".", ";", ":", "("]
)
_BARE = re.compile(
    r"\s?[®™]?,\s(?!(?:the|these|those|this|that|all|both|its|some|many|other|new)\b)[\w-]+\s([a-z]+)\s(?:for|of|in|against|from|by)\b"
)
"""An apposition without an article: "Zelvora, RSV vaccine for adults"."""
_COPIES = frozenset(["copy", "version", "successor", "cousin", "reformulation"])
"""What a medicine may be of another one: "Zelvora, Korvane's copy of"."""
_REPORTED = frozenset(["said", "says", "announced", "reported", "confirmed", "added", "noted"])
"""Ends what is inserted to say who tells it: "Zelvora, the company said, was approved"."""
_AUTHORITY_ENDS = frozenset(["Administration", "Agency", "Authority", "Board", "Directorate", "Commission"])
"""End the name of an authority that has a class of medicines in it."""
_WORDS_AND_MARKS = re.compile(r"[\w/-]+(?:['’]s)?|[.,;:()]")


_VERBS = (
    r"(?:was|were|is|are|has|have|had|should|may|can|could|won|received|got|gained|secured|did|failed|will)"
)
"""Verbs of which a medicine is the subject."""
_TO_SELL = re.compile(
    r"[a-z]*\s(?:[\w.]+\s){0,6}?to\s(?:sell|market|launch|import|make|produce|manufacture|distribute|supply|offer|commercialize|commercialise)"
    r"\s(?:its|the|an?|their|his|[A-Z])"
)
"""Behind what was done to somebody: leave to do something, "was cleared by the FDA to sell its pill"."""


@cache
def _behind() -> tuple[re.Pattern[str], ...]:
    item = (
        r"(?:\s?[®™]|[*†‡]|[\"”’](?!s\b))?(?:\s\([^)]{2,60}\))?"
        r"(?:(?:,\s|\s)(?:plus|\+|with\sor\swithout|(?:in\scombination|combined|together|along)\swith|alongside)\s"
        rf"(?:(?!{_VERBS}\b)[\w/'’-]+\s?){{1,6}}(?<!\s)(?=,?\s{_VERBS}\b),?)?"
        r"(?:\s(?:from|of|by)\s(?:[A-Z][\w&.-]*\s?){1,3}(?<!\s)(?=,?\s"
        rf"{_VERBS}\b))?"
        r"(?:\s(?:for|against)\s(?:(?!(?:was|were|is|are|has|have|had|and|or|the|its|their|an?|which)\b)[\w'’-]+\s?){1,4}"
        r"(?<!\s)(?=\s(?:was|were|is|are|has|had|have|should|may|can|could|won|received|got|gained|secured)\b))?"
        r"(?P<inserted>,\s(?!and\b|or\b)[^,.;()]{3,60},|\s[–—-]\s[^–—;()\n]{3,60}?\s[–—-](?=\s))?"
        r"(?:,?[\"”]?\s+|(?=['’,]))"
    )
    told = re.compile(rf"{item}{naming().after_names}")
    held = re.compile(rf"{item}{naming().after_holders}")
    either = re.compile(rf"{item}(?:{naming().after_names}|{naming().after_holders})")
    apposed = re.compile(
        r"(?:\s?[®™])?(?:\s\([^)]{2,60}\))?"
        r"(?:(?:,|\s[–—-]{1,2}|(?:,?\s+which)?(?:,?\s+(?:on|in)\s[A-Z][a-z]+(?:\s\d+)?)?\s+(?:is|was|became|becomes|remains|has\s+been|had\s+been|will\s+be)"
        r"(?:\s(?:now|also|today|thus|still|currently|already|(?:on|in)\s[\w.]+))?)\s+(?:an?|its|our|the|one\s+of)\s+"
        r"|,\s(?:the\s)?(?:[A-Z][\w&.-]*\s){0,3}[A-Z][\w&.-]*(?:['’]s|s['’])\s)"
    )
    given = re.compile(rf"(?:\s?[®™])?(?:\s\([^)]{{2,60}}\))?\s{naming().gifts}")
    return told, held, apposed, given, either


_FOR = re.compile(r"[^.;]{0,60}?\bfor\s")
"""Behind what was got: what it was got for follows."""
_OF_ANOTHER = re.compile(r"\s+of\s+(?:its|their|[A-Z])")
"""Behind what a company was given: the medicine."""
_GAVE = re.compile(
    r"\b(?:gave|given|gives|granted|grants|awarded|awards|handed|hands|denied|denies|refused|refuses|issued)\s"
    r"(?:the\s|its\s|their\s|[A-Z][\w&.-]*['’]s?\s){0,2}$"
)
"""Ends with a verb that has whom and what behind it: "gave Zelvora a second look"."""


def told_behind(text: str, left: str, stop: int, end: int) -> str:
    """How the words from `stop` on show that the name before is a medicine's; "" where they do not.

    Between the name and these words its form may stand: "Zelvora Oral Suspension was approved".
    """
    told = _told(text, left, stop, end) or _filed(text, left, stop, end) or _gets(text, left, stop, end)
    if told:
        return told
    form = _form().match(text, stop, end)
    return _told(text, left, form.end(), end) if form and form.end() > stop else ""


@cache
def _form() -> re.Pattern[str]:
    """A form of dosage, with a strength before it or not."""
    forms = alternatives(
        {word for form in drug_names().dosage_forms for word in form.split() if word.isalpha()}
    )
    strength = r"\d[\d.,/]*+\s?(?:mg|mcg|µg|g|mL|ml|%|IU|units)(?:/\w+)*"
    return re.compile(
        rf"(?:\s\d{{1,2}}(?:\.\d+)?\s?%(?!\w))?(?:\s(?i:{forms})(?![\w-])){{0,3}}"
        rf"(?:,?\s\(?(?:USP|BP|Ph\.\s?Eur\.)(?!\w)\)?)?"
        rf"(?:,?\s\(?{strength}(?:(?:,\sand|,|\sand|\s?/)\s?{strength}){{0,5}}\)?,?(?!\w))?"
    )


def _told(text: str, left: str, stop: int, end: int) -> str:
    given = _behind()[3]
    if _MAKER.match(text, stop, end):
        return "told behind"
    if _is_after_owner(left) and not _is_of_it(text, left, stop):
        pass
    elif _GAVE.search(left) and (gift := given.match(text, stop, end)):
        behind = text[gift.end() : min(end, gift.end() + 120)]
        return "given" if _got_for_itself(behind) and not _OF_ANOTHER.match(behind) else ""
    elif not is_from_a_countrys(left) and _fared(text, left, stop, end):
        return "told behind"
    return "" if _FROM_OWNER.search(left) else _is_apposed(text, left, stop, end)


def _is_after_owner(left: str) -> bool:
    """Whether the words before the name end with what stands before an owner."""
    return _AFTER_OWNER.search(left, max(0, len(left) - LONGEST_OWNING)) is not None


def _is_of_it(text: str, left: str, stop: int) -> bool:
    """Whether they stand before a medicine all the same: "sales from", "the expansion of X's label"."""
    return bool(_SALES_FROM.search(left) or (_WIDENS.search(left) and _ITS_LABEL.match(text, stop)))


def _fared(text: str, left: str, stop: int, end: int) -> bool:
    """Whether the words behind the name say what became of a medicine, or what it got for itself."""
    told, held, _, _, either = _behind()
    if not either.match(text, stop, end):
        return False
    if got := held.match(text, stop, end):
        if is_countrys(left) and not _FOR.match(text, got.end(), end):
            return False  # "India's Korvane won approval"
        return _got_for_itself(text[got.end() : min(end, got.end() + 120)])
    match = told.match(text, stop, end)
    if match is None or _TO_SELL.match(text, match.end(), end):
        return False
    inserted = re.findall(r"[\w-]+", (match["inserted"] or "").lower())
    return not naming().maker_words.intersection(inserted) or bool(_REPORTED.intersection(inserted[-3:]))


def _is_apposed(text: str, left: str, stop: int, end: int) -> str:
    """How the class of medicines behind the name shows it; "" where none does."""
    if own := told_as_own(text, left, stop, end):
        return own
    if opened := _behind()[2].match(text, stop, end):
        return "before a class noun" if _names_class(text[opened.end() : opened.end() + 110]) else ""
    bare = _BARE.match(text, stop, end)
    return "before a class noun" if bare and is_class_noun(bare[1]) else ""


_OBJECT = re.compile(
    r"\b(?:for|of|to|covering)\s+(?!be\b)((?:(?!(?:in|to|as|after|when|with)\b)[\w'’-]+\s*){1,7})"
)
"""What something was got for, up to the next preposition."""


_FOR_NAMED = re.compile(
    r"\s(?:by\s(?:the\s)?[\w.]+\s)?for\s(?!(?:FDA|EMA|[Pp]riority|[Ss]tandard)\b)(?:[A-Z][\w-]*\d|[a-z]+(?:mab|nib|tide|cel)\b)"
)
"""For which medicine a company's application was accepted: "cleared by the FDA for KV-101"."""


_THE = re.compile(r"\b(?:[Tt]he|[Oo]ur)\s$")
_ITS_FORM = re.compile(
    r"(?:\s?[®™])?\s(?:[Ss]upplemental\s|s)?(?:NDA|BLA|MAA|ANDA|New\sDrug\sApplication|Biologics?\sLicen[sc]e\sApplication"
    r"|Marketing\sAuthori[sz]ation\sApplication)\b(?!\s(?:\([A-Z]+\)\s)?for\s[A-Za-z]*[A-Z])"
)
"""Before and behind a medicine: "the Zelvora NDA", not "the Korvane NDA for Zelvora"."""


@cache
def _application() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?[®™])?(?:\s\([^)]{{2,60}}\))?\s{naming().after_filed}")


def _filed(text: str, left: str, stop: int, end: int) -> str:
    """How an application behind the name shows it a medicine's: "Zelvora BLA for gout accepted"."""
    if _THE.search(left) and _ITS_FORM.match(text, stop, end):
        return "told behind"
    told = None if _is_after_owner(left) else _application().match(text, stop, end)
    if told is None or _FOR_NAMED.match(text, told.end(), end):
        return ""
    if told["noun"] and not (
        text[stop : stop + 2].strip()[:1] in _SIGNS or _CAPITALS.search(text, max(0, stop - BRAND), stop)
    ):
        return ""  # "Planned NDA submission"
    use = _WORDS.findall(told["use"] or "")
    return "told behind" if not use or says_disease(use) else ""


@cache
def _approval() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?[®™])?(?:\s\([^)]{{2,60}}\))?\s{naming().after_getters}")


def _gets(text: str, left: str, stop: int, end: int) -> str:
    """How what it gets shows the name a medicine's: "Zelvora wins EU nod for gout", not "for gout pill"."""
    return "told behind" if not _is_after_owner(left) and gets_for_a_disease(text, stop, end) else ""


def gets_for_a_disease(text: str, stop: int, end: int) -> bool:
    """Whether the words from `stop` on say that something is got for a disease, and for no thing."""
    told = _approval().match(text, stop, end)
    if told is None:
        return False
    use = _WORDS.findall(told["use"])
    ends = is_disease_word(use[-1]) or use[-1].lower() in diseases().heads
    return ends and not any(_is_thing(word.lower()) for word in use)


BRAND = 24
"""Letters of the longest brand."""
_SIGNS = ("®", "™")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{5,}$")
"""Ends with a brand in capitals."""
_QUOTED = re.compile(r"\b(?:for|of|to)\s[\"“‘]")
"""A name in quotes for which something was got."""
_OWNED = frozenset(["its", "their", "his", "her", "our"])
"""Before what a company got something for."""


def _got_for_itself(phrase: str) -> bool:
    """Whether what was got is the subject's own: "approval for asthma", not "approval for its pill"."""
    if _QUOTED.search(phrase):
        return False
    for match in _OBJECT.finditer(phrase):
        words = _WORDS.findall(match[1])
        if words[0].lower() in _OWNED or _is_named(words):
            return False
        if words[0].lower() in naming().uses:
            continue
        if not says_disease(words) or any(map(_is_thing, words)):
            return words[0].lower() == "the" and any(word.lower() in naming().uses for word in words[1:4])
    return True


def _is_thing(word: str) -> bool:
    """Whether what was got is for a thing: "for its lung cancer test", "for a cancer drug"."""
    return is_class_noun(word) or word in naming().not_uses


def _is_named(words: list[str]) -> bool:
    """Whether what was got is for a name with its own use: "Zelvora for gout"."""
    used = len(words) > 1 and words[1] in ("for", "against")
    return used and looks_proper(words[0]) and not is_disease_word(words[0])


def _names_class(phrase: str) -> bool:
    """Whether a noun phrase is a class of medicines: "oral inhibitor of", not "maker of drugs"."""
    words = _WORDS_AND_MARKS.findall(phrase)[:10]
    for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        lower = word.lower()
        if lower in naming().maker_words or lower in _PHRASE_ENDS or lower in _REPORTED:
            return False  # "In a letter to Korvane, the FDA said it could not approve zelbrimab"
        named = is_class_noun(lower, before.lower()) or lower in _COPIES or stem_of(lower)
        if following in _AUTHORITY_ENDS:
            return False  # "Korvane, the Food and Drug Administration said"
        if named and following.lower() not in naming().maker_words:
            return True
    return False
