"""What the words before a name say of it: whether it is a medicine's, and how they show it; see behind.py."""

import re
from collections.abc import Collection
from itertools import pairwise, takewhile

from milestones.extract.medicines.circumstances import without_circumstances
from milestones.extract.medicines.countries import is_countrys, is_from_a_countrys
from milestones.extract.medicines.given import FILED, is_held, shared_noun
from milestones.extract.medicines.makers import is_makers, tells_of_it
from milestones.extract.medicines.shapes import looks_proper
from milestones.extract.medicines.sorts import is_class_noun
from milestones.lexicon.diseases import diseases, is_disease_word, says_disease
from milestones.lexicon.drugnames import drug_names, looks_like_code
from milestones.lexicon.naming import naming

_TICKER = re.compile(r"\(?[A-Z0-9]{1,6}\.[A-Z]{1,2}\)?|<[A-Z.]+>|[()]")
_WORDS = re.compile(r"[\w'’-]+")
_WITH_USE = re.compile(r",?\s(?:for|in|against)\s+((?:[\w'’-]+\s*){1,5})")
"""Behind a name, what it may be for."""
_APPOSED_USE = re.compile(r",\s((?:[\w'’-]+\s){0,3}[\w'’-]+)(?=[.,;]|$)")
"""Behind a name in a list, its disease alone: "Korvane's Zelvora, gout; Lundvik's Orvance, asthma"."""
_QUOTES = "\"“”'‘’*"
_QUOTED = frozenset(_QUOTES)
_CALLED = frozenset(["called", "named", "dubbed", "call", "branded", "christened", "trade-named"])
_PREPOSITIONS = frozenset(["of", "for", "to", "on", "with", "against"])
_REST = r"(?:\s(?:&\s)?[A-Z][\w.-]*){0,2}?"
"""Behind the first word of a company's name: the others, "Korvane & Lundvik"."""
_FOR_ANOTHER = re.compile(
    rf"{_REST}\s(?:to|and its|for (?:its|their|an?|(?P<name>[A-Z]\w*)|the(?= (?:[\w-]+ ){{0,2}}"
    r"(?:drug|version|form|formulation|vaccine|pill|injection|tablets?|capsules?|product|medicine|launch|sale|import)\b)))\b"
)
"""Behind who was granted something for its medicine: "granted to Korvane for Zelvora"."""
_FOR_OWN = re.compile(
    rf"{_REST}\sfor (?:its\b|their\b|(?P<code>[A-Z]+-?\d[\w-]*)|(?P<name>[A-Z][a-z]{{3,}}(?![\w-])))"
)
"""Behind whose application it is: "the application of Korvane for KRV-201"."""
TO_ACT = re.compile(
    r"\s(?:to|can|may)\s(?:test|begin|start|run|conduct|resume|study|launch|market|sell|proceed|initiate|continue|enroll|enrol|dose|trial|evaluate)\b"
)
"""Behind a company that was let do something: "clears Korvane to test"."""
_SHORTENED = ("antibodies", "conjugates", "agents", "therapies", "inhibitors", "molecules", "compounds")
"""End before a bracket that gives what they are called for short: "antibodies (NanoAbs)"."""
_ONLY_THINGS = frozenset(["company's", "drugmaker's", "firm's", "maker's", "companies'"])
_FARES = re.compile(
    r"\s(?:(?:combo|drug|pill|vaccine|shot|injection|therapy|treatment|tablets?)\s)?(?:wins?|won|gets?|got|receive[sd]|gain(?:s|ed)|secure[sd]|nabs|lands|scores|earn(?:s|ed)|obtain(?:s|ed)|"
    r"approved|cleared|rejected|was|is|has|had)\b"
)
"""Behind a name with an owner: how the medicine fared."""
_USE = re.compile(
    r"\b(?P<noun>[A-Za-z-]+)\s(?:(?:for|against|(?:used\s)?to\s(?:treat|prevent))\s(?P<disease>(?:[\w'’-]+\s){0,9}[\w'’-]+)"
    r"|of\s(?:the|its)\s(?:company|group|firm|drugmaker|laboratory|partner|subsidiary)"
    r"|(?:made|sold|marketed|developed|manufactured)\s(?:by|with)\s(?:(?:[A-Z][\w&.'’-]*|and|its|partner)\s?){1,6})"
    r",\s$"
)
"""Ends with a noun and what it is for or who makes it, before the name in apposition."""
_CLOSED = re.compile(r"\s?[®™]?(?:\s\([^()]{2,40}\))?(?:[.;]|$|,(?!\s(?:said|says|told|which\ssaid)\b))")
"""Behind a name in apposition."""
_NO_MEDICINE = re.compile(
    r"\s(?:and|&)\s(?:[A-Z][\w&.-]*\s){0,2}[A-Z][\w&.-]*['’]s?\s[A-Za-z]|,?\s[A-Z][\w.]*-based\b|-based\b"
    r"|/[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}['’]s?\s"
    r"|\s(?:company|firm|drugmaker|group|biotech|start-?up|university|laboratory|developer)['’]s\b"
    r"|\s(?:(?!(?:became|becomes|is|was|as|a|the|and|or|for)\b)[a-z][\w'’-]*\s){1,4}(?:drug|pill|medicine|treatment|therapy|vaccine|injection|shot|jab)\s[A-Z][\w-]{2,}"
)
"""Behind one of two owners ("of Korvane and Orvel's pill"), a town ("Crown Point, Ind.-based") or a state
("the California company's"), or before its medicine ("Korvane gout drug Zelvora")."""
_BE_DONE = re.compile(
    r"(?:\s\([^()]{2,60}\))?\s(?:should\s|must\s|not\s)?(?:be|receive|get|win)\s(?:not\s|fully\s|conditionally\s)?"
    r"(?:approved|authori[sz]ed|licen[sc]ed|cleared|granted|given|rejected|refused|approval|clearance)\b"
)
"""Behind "recommended that" and a medicine: what is to be done to it."""
_SAYS = re.compile(
    r"\s(?:(?:has|have|had)\s)?"
    r"(?:said|says|told|added|noted|wrote|explained|campus|plant|site|office|headquarters|shares)\b"
)
"""Behind an owner's person or place: "Korvane's Meier said"."""
_BEFORE_MAKER = re.compile(r"\s?[®™]?(?:[,;]\s(?:[A-Z][\w&.-]*,?\s?){1,5})?\)")
"""Behind the name that opens a bracket: its maker, which closes it, or nothing."""
_BRACKET_OPENS = re.compile(r"\s\([\"“‘']?$")
_OF_CELLS = re.compile(
    r"(?:\b|-)(?:T|NK|NKT|Treg|B|stem|stromal|progenitor|islet|macrophage|dendritic)[\s-]cells?$"
)
"""Ends with the cells that a medicine is made of."""
_DASHES = frozenset(["—", "–", "-", "--"])
"""Between several medicines and the first of their names: "two pills — Zelvora and Orvance"."""


def introduced(left: str, behind: str, organisations: Collection[str]) -> str:
    """How the words before a name show that it is a medicine's; "" where they do not.

    `left` is the text before the name, `behind` the text behind it; `organisations` holds first words of the
    names of companies.
    """
    if _opens_bracket(left, behind):
        return "behind a class noun"
    if not left or not (left[-1].isspace() or left[-1] in _QUOTES):
        return ""
    left = without_circumstances(left)
    words, owner = _without_owner(left)
    owned = owner != ""
    if is_from_a_countrys(left):
        return ""
    quoted = left[-1] in _QUOTES and behind[:1] in _QUOTES
    if not owned and not quoted and behind[:2].lower() in ("'s", "’s", "' ", "’ "):
        return ""
    # Behind "the pill" or "called" stands its name, whoever owns what the next word is.
    of_class = bool(words) and (words[-1].lower() in _CALLED or _ends_in_class_noun(words))
    makers = not owned and (tells_of_it(left, behind) or (not of_class and is_makers(left, behind)))
    if makers or (not owned and not of_class and _NO_MEDICINE.match(behind)):
        return ""
    if len(words) > 1 and words[-1] in _DASHES and is_class_noun(words[-2].lower()):
        return "behind a class noun"
    if words and not owned and (_ends_in_class_noun(words, behind) or _ends_in_its_use(left, behind)):
        return "behind a class noun"
    listed = owned and of_class and left.rstrip().endswith(("'s", "’s", "'", "’"))
    fares = owner in organisations or _FARES.match(behind)
    if owned and (listed or (fares and not is_countrys(left)) or _for_a_disease(behind)):
        return "" if _SAYS.match(behind) else "an owner's"
    words = _without_fillers(words)
    if not owned:
        # "Korvane's once-daily Zelvora"
        words = _without_fillers(_without_owner(" ".join(words))[0])
    return _object(words, behind) if words else ""


def _opens_bracket(left: str, behind: str) -> bool:
    """Whether the name stands in a bracket behind the sort of medicine it is: "T cells (“KRV-N2D”)"."""
    opened = _BRACKET_OPENS.search(left)
    if opened is None or not _BEFORE_MAKER.match(behind.lstrip(_QUOTES)):
        return False
    before = left[: opened.start()]
    if before.endswith(_SHORTENED):
        return False
    return _OF_CELLS.search(before) is not None or _ends_in_class_noun(before.split() or [""])


def _without_fillers(words: list[str]) -> list[str]:
    end = len(words)
    while end and words[end - 1].lower() in naming().fillers:
        end -= 1
    return words[:end]


def _for_a_disease(behind: str) -> bool:
    found = _WITH_USE.match(behind) or _APPOSED_USE.match(behind)
    return found is not None and says_disease(_WORDS.findall(found[1]))


def _without_owner(left: str) -> tuple[list[str], str]:
    """The words before a name, its owner's name and ticker taken off, and the owner's first word or ""."""
    words = left.replace("’", "'").split()
    if not _QUOTED.isdisjoint(left):
        words = [word.strip('"“”‘*') for word in words if word.strip(_QUOTES)]
    owner = ""
    while words and (_TICKER.fullmatch(words[-1]) or (not owner and _possessive(words[-1]))):
        if _possessive(words[-1]):
            owner = words[-1].rpartition("'")[0]
        words.pop()
        while owner and words and _of_a_name(words[-1]):
            owner = words.pop()
    return words, owner


def _of_a_name(word: str) -> bool:
    return (word[:1].isupper() or word == "&") and (not word.endswith(".") or len(word) == 2)


def _possessive(word: str) -> bool:
    return (word[:1].isupper() and word.endswith(("'s", "s'"))) or word in _ONLY_THINGS


def _object(words: list[str], behind: str) -> str:
    """How words have a medicine for their object: "approved", "the NDA for", "under the brand name"."""
    last = words[-1].lower()
    if last == "that" and _BE_DONE.match(behind):
        return "what is recommended"
    if TO_ACT.match(behind) and not (last == "for" and words[-2:-1] and _is_application(words[-2])):
        return ""
    if last in naming().before_verbs:
        return "object of an act"
    if len(words) == 1:
        return "called so" if last in _CALLED and _OPENS_CALLED.match(behind) else ""
    if f"{words[-2].lower()} {last}" in naming().before_verbs or is_held(words):
        return "object of an act"
    if last in _CALLED or (last == "as" and _named_as(words)):
        return "called so" if _is_called(words) else ""
    noun = words[-2].lower().strip("(),")
    if last in ("name", "name:"):
        return "called so" if noun in ("the", "brand", "trade", "proprietary") else ""
    if _CONCERNS.fullmatch(last) and _are_of_acts(words[-12:-1]):
        return "behind acts and what they are on"
    noun = shared_noun(words, noun, last)
    of_another = (last == "to" and (noun in _SENT or _is_for_another(behind))) or (
        last == "of" and _is_for_its_own(behind, noun in FILED)
    )
    # "The application for the treatment of IgG4-RD": what is treated is a disease.
    disease = last == "of" and noun in _CARE and "for" in words[-4:-2]
    if last in _PREPOSITIONS and noun in naming().before_nouns and not (of_another or disease):
        return f"behind a noun and {last}"
    return ""


_SENT = frozenset(["letter", "letters", "crl", "rtf", "voucher", "vouchers"])
"""What is sent "to" a company, and to no medicine."""
_CARE = frozenset(["treatment", "prevention", "management", "prophylaxis"])


def _is_called(words: list[str]) -> bool:
    """Whether it is a medicine that is called so; its maker does not count: "a pill from its unit called"."""
    said = [word.lower().strip(",") for word in words[-CALLED:-1]]
    if any(is_class_noun(noun) and by in ("from", "by") for noun, by in pairwise(said)):
        return True
    return naming().not_called.isdisjoint(said[-5:])


_OPENS_CALLED = re.compile(r",\s(?:the|this)\s[a-z]")
"""Behind the name with which a sentence opens: "Called Zelvora, the drops"."""
CALLED = 10
"""So many words before "called" may hold the class of what is called so."""
_CONCERNS = re.compile(r"(?:concern|cover|involv|includ)(?:ed|e|ing)?|were")
"""Verbs of acts: "the other extensions recommended in May concerned Zelvora"."""


def _are_of_acts(words: list[str]) -> bool:
    """Whether words name acts on medicines, and nobody who has them: no "firms with approvals"."""
    said = [word.lower().strip(",") for word in words]
    owned = any(not naming().maker_words.isdisjoint((w, w[:-1], f"{w[:-3]}y")) for w in said)
    return not owned and any(w.endswith("s") and w[:-1].lower() in naming().before_nouns for w in words)


def _is_for_another(behind: str) -> bool:
    """Whether what was granted "to" a name is for its medicine, not for a disease: "to Zelvora for RSV"."""
    found = _FOR_ANOTHER.match(behind)
    if found is None or not found["name"]:
        return found is not None
    named = [*takewhile(_joins_nothing, _WORDS.findall(behind[found.start("name") :])[:5])]
    return not says_disease(named) or any(map(is_class_noun, named))


def _joins_nothing(word: str) -> bool:
    return word not in ("in", "to", "of", "and", "or", "as", "on", "with", "for", "by", "from", "at")


def _is_for_its_own(behind: str, filed: bool) -> bool:
    """Whether what is "of" a name is for its own medicine; not for a disease with a number, "CLN2".

    What was `filed` may also be for a medicine by its name: "the application of Korvane for Zelvora".
    """
    own = _FOR_OWN.match(behind)
    if own is None:
        return False
    if own["name"]:
        named = _WORDS.findall(_ITS_USE.split(behind[own.start("name") :], maxsplit=1)[0])[:4]
        return filed and looks_proper(own["name"]) and not says_disease(named)
    return own["code"] is None or looks_like_code(own["code"])


def _is_application(word: str) -> bool:
    """Whether what is "for" a name is filed for a medicine, while a leave to begin is a company's too."""
    return word.strip("()").lower() in _APPLICATIONS


_ITS_USE = re.compile(r"\s(?:in|for|to|against|as)\s")
"""Between a medicine and what it is for."""
_APPLICATIONS = frozenset([*FILED, "ind", "cta", "nda", "bla", "maa"])


def _named_as(words: list[str]) -> bool:
    """Whether words end in what gives a name, a place behind it or none: "sold in the European Union as"."""
    place = len(words) - 2
    while place > 0 and (words[place][:1].isupper() or words[place] in _OF_PLACES):
        place -= 1
    return words[place].strip("(,").lower() in naming().named_as


_OF_PLACES = frozenset(["in", "the", "and", "there", "elsewhere", "abroad", "overseas", "it", "them"])


def _ends_in_class_noun(words: list[str], behind: str = " ") -> bool:
    """Whether words end in a class: "the pill", "its lead drug,"; a list's "capsules," is no apposition.

    That of an owner is, where the name closes it: "its long-acting HIV injection, Zelvora."
    """
    last = words[-1].rstrip(",")
    if last != words[-1] and last in drug_names().dosage_forms:
        whole = " ".join(words[-8:])
        if not (_CLOSED.match(behind) and _OWN_FORM.search(whole) and not last.endswith("s")):
            return False
    return is_class_noun(last, words[-2] if len(words) > 1 else "")


_OWN_FORM = re.compile(r"\b(?:its|their)\s[^,;]+,$|(?:^|[.!?”\"]\s)(?:The|This)\s(?:[\w-]+\s){0,3}[\w-]+,$")
"""Ends with a form of one's own, or of what was told before: "its injection,", "The pill,"."""


def _ends_in_its_use(left: str, behind: str) -> bool:
    """Whether words end in a class with its disease, which the name closes: "its pill for gout, Zelvora."."""
    use = _USE.search(left) if "," in left[-3:] and _CLOSED.match(behind) else None
    if use is None or not is_class_noun(use["noun"].lower()):
        return False
    if use["disease"] is None:
        return True
    disease = use["disease"].split()
    return is_disease_word(disease[-1]) or (len(disease) > 1 and disease[-1].lower() in diseases().heads)
