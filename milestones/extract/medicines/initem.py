"""Names that open an item of a digest, with the disease behind them: "Zelvora, plaque psoriasis: pulled"."""

import re
from collections.abc import Sequence
from functools import cache

from milestones.extract.medicines.titled import form_words
from milestones.lexicon.diseases import diseases, is_disease_word
from milestones.lexicon.drugnames import looks_like_code, stem_of
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_WORDS = re.compile(r"[\w'’-]+")
_LONG_WORDS = re.compile(r"[\w-]{6,}")
_OPENS = re.compile(r"(?:^|[;|:•]\s|(?:\d|[A-Za-z]{3})\s?[-–—]\s|,\sand\s)[\s•*·▪–—-]*$")
_IN_BRACKET = re.compile(r"\s\((?:[^();]{3,30};\s)?(?P<words>(?:[\w'’-]+\s){0,5}[\w'’-]+)(?:;[^()]{3,30})?\)")
"""A disease in the bracket behind a name: "Zelvora (18 December; urothelial cancer)"."""
_LISTED = re.compile(r"(?:[,:;]|\band|\bincluding|\bsuch\sas|\bwere)\s(?:and\s)?(?:(?:of|to)\s)?$")
_FOR = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,40}\))?,?\s(?:for|against|to\streat)\s(?P<words>(?:[\w'’-]+\s?){1,5})"
)
"""An item of an enumeration, and what a medicine is for: "X for gout, Y for asthma and Z for pain"."""
_BEHIND_MAKER = re.compile(
    r"\s*(?:[•*·▪–—-]\s*)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s?[:–—-]\s+|\d{1,2}\s[A-Z][a-z]+\s?[:–—-]\s+)?(?:[A-Z][\w&.-]*+\s?|and\s){1,7},\s"
)
"""An item's date and the maker before the name: "Nov. 15 - Korvane, Zelvora, gout"."""
_LABELS = re.compile(
    r"\s?[®™]?(?::|\s[–—-])\s(?:[A-Z][\w.]*\s){0,4}(?:(?:regulatory|marketing|accelerated|positive|orphan|approval)\s){0,2}"
    r"(?:approval|clearance|acceptance|submission|filing|opinion|authori[sz]ation|designation|decision)\s"
    r"(?:in\s(?:the\s)?[A-Z][\w.]+\s)?for\s"
    r"(?P<words>(?:[\w'’-]+\s){0,4}?[\w'’-]+)(?=[,.;(]|$|\s(?:in|expected|by|on|and|was|is|completed|accepted|validated|approved|granted|pending|filed|withdrawn|[(])(?:[\s,.;]|$))"
)
"""A line's label and what came of it: "Zelvora: EC approval for gout expected in May"."""
_SUBJECT = re.compile(
    r"\s?[®™]?(?:\s\([A-Z][^()]{2,40}\))?(?:,\s|\s\(|:\s(?:for\s)?|\s[–—-]{1,2}\s(?:for\s)?|\s(?:for|against)\s)(?P<words>(?:[\w'’-]+\s){0,5}?[\w'’-]+)(?=[),:;.|]|$|\sand\s[A-Z][\w-]+\sfor\s)"
)

_OF_MAKER = re.compile(
    r"\s?[®™]?,\s(?:of|from|by)\s(?:(?:[A-Z][\w&.-]*+|and)\s?){1,7}(?<!\s),\s(?:in|for|against)\s"
    r"(?P<words>(?:[\w'’-]+\s){0,5}?[\w'’-]+)(?=[),:;.|]|$)"
)
"""A name's maker and use: "Zelvora, of Korvane and Orvance Bio, in gout"."""
_PAPER = r"(?:[sS]?(?:NDA|BLA)|J-NDA|MAA|ANDA|aBLA|IND|CTA)"
_AHEAD = (
    r"(?:(?:potential|expected|planned|anticipated|possible|rolling|initial|full|U\.?S\.?|E\.?U\.?|UK|FDA|EMA|EC|CHMP|PMDA|NMPA|MHRA"
    r"|European|Japanese|Chinese|Canadian)\s){0,3}"
)
_NO_OTHERS = (
    r"(?!(?:\s[\w.()&-]+){0,6}?\s(?:for|of|on|to)\s"
    r"(?:(?:its|our|their)\b|(?:[a-z-]+\s){0,2}(?:[A-Z][a-z]{3}|[A-Z]{2,5}-?\d)))"
)
"""Behind a step: no medicine whose step it is."""
_ITS_STEP = re.compile(
    rf"\s?[®™]?(?:\s\([^()]{{2,40}}\))?(?:\s{_PAPER}\s(?:(?:re)?(?:submission|filing)|acceptance|approval|clearance|review"
    rf"|(?:re)?submitted|filed|accepted|cleared|approved|validated)\b"
    rf"|(?::|\s[–—-])\s{_AHEAD}(?:PDUFA\s(?:(?:goal|target|action)\s){{0,2}}date|{_PAPER}\s(?:(?:re)?(?:submission|filing)|acceptance)"
    rf"|approval|decision|clearance|opinion)\b){_NO_OTHERS}"
)
"""A line's opening name, and the step to which it comes: "Zelvora BLA submission", "Zelvora: approval"."""
_PLAIN = re.compile(
    r"\w*(?:ed|ful|ing|al|ive|ous|ent|ant|est|ly|ment|ion|yst|ry|ty|ch|er|ic|ics|es|ble|allel|ure|ick|ooth)"
)
"""Words as English has them, which say what kind of step it is: "Successful BLA submission"."""


def _names_disease(phrase: str) -> bool:
    heads = diseases().heads
    return any(is_disease_word(word) or word.lower() in heads for word in _WORDS.findall(phrase))


def _names_medicine(word: str) -> bool:
    """Whether what opens the item is a medicine: behind it stands its maker, "KRV-410, Korvane: gout"."""
    return stem_of(word.lower()) is not None or looks_like_code(word)


@cache
def _in_its_form() -> re.Pattern[str]:
    """Behind a name that opens its item: its dosage form in capitals, "Zelvora Tablets, Korvane: gout"."""
    forms = alternatives(word.capitalize() for word in form_words())
    return re.compile(
        rf"(?:\s(?:{forms})){{1,3}}(?=,\s|\s\(|:\s|\s[–—-]\s|\s\|)|\sfor\s(?:[A-Z][\w.]*\s){{0,2}}(?:{forms})(?=,\s|\s\(|:\s)"
    )


def _ends_in_form(before: str) -> bool:
    """Whether what stands before a name and a comma is another medicine's name with its form."""
    last = before.rstrip(" ,").rpartition(" ")[2]
    return last.istitle() and last.lower() in form_words()


def _ends_in_disease(words: Sequence[str]) -> bool:
    return is_disease_word(words[-1]) or (len(words) > 1 and words[-1].lower() in diseases().heads)


def in_a_digest(text: str, start: int, first: int, stop: int, end: int) -> str:
    """A name that opens its item with the disease behind it: "Zelvora, plaque psoriasis: pulled in May"."""
    bracket = _IN_BRACKET.match(text, stop, end)
    if bracket and _ends_in_disease(bracket["words"].split()):
        return "with its disease"
    left = text[max(start, first - 12) : first]
    opens = _OPENS.search(left) or first == start
    made = _OF_MAKER.match(text, stop, end) if opens or left[-2:] == ". " else None
    if made and _ends_in_disease(made["words"].split()):
        return "with its disease"
    use = _FOR.match(text, stop, end)
    if use and _LISTED.search(left) and _names_disease(use["words"]):
        return "with its disease"
    if opens and _in_its_form().match(text, stop, end):
        return "with its form"
    if opens and _ITS_STEP.match(text, stop, end) and not _PLAIN.fullmatch(text, first, stop):
        return "with its step"
    if not opens:
        maker = _BEHIND_MAKER.fullmatch(text, max(start, first - 80), first)
        if maker is None or any(map(_names_medicine, _LONG_WORDS.findall(maker.group()))):
            return ""
        if _ends_in_form(maker.group()):
            return ""
    subject = _SUBJECT.match(text, stop, end) or _LABELS.match(text, stop, end)
    if subject is None:
        return ""
    words = subject["words"].split()
    return "with its disease" if _ends_in_disease(words) and words[0].lower() not in naming().fillers else ""
