"""Which names of an article belong to one medicine: those that the text itself gives as names of one."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice, pairwise, takewhile

from milestones.extract.medicines.labelled import of_one_sheet
from milestones.lexicon.drugnames import drug_names
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_SHORT_CELL = re.compile(r"(?i)(.{3,})-cel")
_CELL_INN = re.compile(r"(?i).*(?:cel|gene|vec)")
_BIOLOGIC = re.compile(r"(?P<inn>[A-Za-z -]{5,})-[a-z]{4}")
_BIOSIMILAR = re.compile(
    r"\s*[®™]?(?:,|,?\s*\()?\s*(?:an?|its|our|their|the)?\s*(?:proposed|planned|candidate)?\s*"
)
"""Between a biosimilar and its own name, or what it copies."""
_VERSION = re.compile(r"[a-z]\d?")
_OF_COPIES = ("biosimilar", "interchangeable", "reference product")
_APPOSED = re.compile(r"\s?[®™]?,\s+(?:the|an?|its)\s+(?:\w+\s+)?", re.IGNORECASE)
_PRODUCT_BEHIND = re.compile(
    r"\s+(?:product|drug|medicine|therapy|treatment|pill|tablets?|injection|formulation|brand|spray|cream|infusion|patch|gel|implant)\b"
)
_FORM_OF = re.compile(
    r"\s?[®™]?,?\s+(?:(?:is|was)\s+)?(?:an?|the|its|a\s+new)\s+(?:[\w.-]+\s+){0,6}?(?:formulation|form)\s+of\s+"
)
"""From a medicine to what is in it: "Zelvora is the only approved liquid form of zelbrutinib"."""
_IN_FORM = re.compile(r"\b(?:form|formulation|version|prodrug)\s+of\s+$")
"""Before an INN: the code behind it is that of a form, "its oral form of zelbrutinib, KRV-52"."""
_UNDER_NAME = re.compile(
    r"(?:\s+(?:injections?|tablets?|capsules?|infusion|pen|pill))?(?:,?\s+(?:for|to\s+treat|in|by|from|against)\s[^,.;]{2,50})?,?\s+"
    r"under\s+(?:the|its)\s+(?:brand\s+|trade\s+)?name\s+(?:of\s+)?[\"“]?",
    re.IGNORECASE,
)
"""From an INN to the brand name, its use between: "zelbrutinib, for gout under the name Zelvora"."""
_CALLED_SO = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){0,3}?(?:product|drug|medicine|therapy|treatment|pill|tablets?|capsules?|injection|formulation|version|form|spray|cream"
    r"|infusion|patch|gel|implant|shot|candidate|vaccine),?\s+(?:called|named|dubbed|branded|known\s+as|marketed\s+as|sold\s+as)\s+[\"“]?"
)
"""From an INN to the brand name of what holds it: "its zelbrutinib product called Zelvora"."""
_ONE_BEHIND = re.compile(r"\s?,\s+(?:an?|the|its|which)\s")
"""Behind the second of two names of one medicine: what it is, or what is told of it."""
_DESCRIBING = ("titled", "a vaccine by its target")
"""Finders of names that say what a medicine is: its brand name may stand behind a comma."""
_LIST_GOES_ON = re.compile(r"\s?[®™]?(?:,?\s+(?:and|or)\b|,\s+[A-Z])")
_ONWARD = re.compile(r"\s*[®™]?[\"”']?\s*(?:,|;|/|or|,\s*or|and)\s*[\"“']?")
"""From one of several names of a medicine to the next."""
_WEAK = ("or", "called", "named", "designated", "branded")
"""Cues that also stand where the medicine was not told before."""
_COPY = re.compile(r"\b(?:biosimilar|generic|copy)\s+(?:version\s+)?(?:of|to)\s+(?:[\w'’.&-]+\s+){0,6}$")
_SOLD_AS = re.compile(
    r"\b(?:approved|cleared|licen[cs]ed|authori[sz]ed|registered|sold|marketed|launched|available)\s+"
    r"(?:(?:in|by|across)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){1,3}(?:in\s+(?:[A-Z]\w+\s+)?\d{4}\s+)?)?as\s+[\"“']?$"
)
"""Ends with where it is sold, before the name it has there: "approved in Japan as"."""
_ITS_NAME_ENDS = re.compile(
    r"\s?[®™]?[\"”]?(?:\s?[,.;)]|$|\s(?:in|for|by|and|since|to\streat|on|under|is|was|has|from)\b)"
)
"""Behind a name under which a medicine is sold: its clause ends, or goes on with where and what for."""
_FAR = 400
"""So many characters back "the drug, also known as" may point."""


class Groups:
    """Name keys joined to sets."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The key that stands for all that this key is joined with."""
        while self._parent.setdefault(key, key) != key:
            # Each key is led to its second next on the way, so that long chains are walked once.
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, keys: Sequence[str]) -> None:
        """Make the keys names of one medicine."""
        first = self.root(keys[0])
        for key in keys[1:]:
            self._parent[self.root(key)] = first


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A place of a name in the text."""

    start: int
    end: int
    key: str
    finder: str
    generic: bool
    """An INN or a code: no brand name, no maker."""


@cache
def _cues() -> str:
    return alternatives(naming().alias_cues)


@cache
def _forms() -> str:
    words = {word for form in drug_names().dosage_forms for word in form.split() if word.isalpha()}
    return alternatives(words)


@cache
def _gap() -> re.Pattern[str]:
    """What stands between two names of one medicine."""
    quote = "[\"“']?"
    bracket = (
        rf"[(\[（]\s*(?:\d[\w.,/% -]{{0,30}},\s*|[^()\[\];]{{3,90}}[,;]\s+(?=(?:{_cues()})\b))?"
        rf"(?:(?:{_cues()})(?:\s+\w+){{0,3}}?\s*[:,]?\s*)?{quote}"
    )
    unit = r"\s?(?:mg|mcg|µg|g|mL|ml|%|IU|units)\b"
    dose = rf"\d[\d.,]*(?:{unit})?"
    strength = rf"(?:\s+{dose}(?:\s?(?:/|,|and|&|or)\s?{dose}){{0,4}}(?<=[mgLU%sl]))"
    joining = r"(?:and\s+|is\s+|was\s+|which\s+is\s+|now\s+)?"
    said = rf",?\s*{joining}(?:{_cues()})[:,]?\s+{quote}"
    return re.compile(
        rf"\s*[®™*]?[)\]]?(?:\s+(?:{_forms()})){{0,3}}(?:{strength}(?:\s+(?:{_forms()})){{0,2}})?\s*(?:{bracket}|{said})",
        re.IGNORECASE,
    )


def _strong_cues() -> list[str]:
    return [cue for cue in naming().alias_cues if cue not in _WEAK]


@cache
def _last_words() -> frozenset[str]:
    """The last words of what `_back` finds: one look tells most places apart."""
    cued = (cue.split()[-1].lower() for cue in _strong_cues())
    return frozenset([*cued, "call", "is", "was", "be", "by", "name", "names", "of", "as"])


@cache
def _back() -> re.Pattern[str]:
    """Ends where a name is given to the medicine told before: "The drug, also known as ..."."""
    nouns, cues = alternatives(naming().class_nouns), alternatives(_strong_cues())
    kinds = "generic|brand|trade|proprietary|chemical"
    ways = (
        rf"(?:the|this)\s+(?:\w+\s+)?(?:{nouns})(?:,|\s?(?:--|[–—-]))?\s*(?<=[\s–—-])(?:which\s+\w+\s+will\s+call|(?:which\s+is\s+)?(?:{cues}))\s+",
        rf"(?:its|(?:the\s+)?(?:{nouns})['’]s)\s+(?:proposed\s+)?(?:{kinds})\s+name\s+(?:is|was|will\s+be)\s+",
        rf"(?:it|which)\s+(?:is|was|will\s+be)\s+(?:also\s+)?(?:{cues})\s+",
        r"it\s+goes\s+by\s+(?:the\s+name\s+(?:of\s+)?)?",
        rf"under\s+(?:the|its)\s+(?:(?:\w+\s+)?(?:{kinds})\s+)?names?\s+(?:of\s+)?",
        rf"the\s+(?:previous\s+)?(?:proposed\s+)?(?:{kinds})\s+name\s+(?:is|was)\s+",
    )
    return re.compile(rf"\b(?=[tiuw])(?:{'|'.join(ways)})[\"“']?$", re.IGNORECASE)  # a quick no elsewhere


@cache
def _of_anothers() -> re.Pattern[str]:
    """Ends where another maker's medicine gets its name: "Korvane's liver drug, which is known as"."""
    nouns, cues = alternatives(naming().class_nouns), alternatives(naming().alias_cues)
    return re.compile(
        rf"\b[A-Z][\w.&-]*(?:['’]s|s['’])\s+(?:[\w-]+\s+){{0,4}}(?:{nouns}),?\s+(?:which|that)\s+(?:is|was)\s+(?!also\b)(?:{cues})\s+[\"“']?$"
    )


def join_told(text: str, places: Sequence[NamePlace], groups: Groups) -> frozenset[int]:
    """Join the names that the text gives as names of one medicine: "A (B)", "A, also known as B or C".

    Gives back where an INN stands in the brackets of several copies, "A (inn) and B (inn)": there it is no
    name of a medicine of its own, and joins none.
    """
    chain = False
    copied = _of_several_copies(text, places)
    for left, right in pairwise(places):
        gap = text[left.end : right.start]
        cued = right.start not in copied and (
            _of_one_sheet(text, left, right) or _cued(text, gap, left, right)
        )
        onward = chain and right.generic and _ONWARD.fullmatch(gap) is not None
        back = not cued and len(gap) < _FAR and _points_back(text, right)
        back = back and (left.generic or not _COPY.search(text, max(0, left.start - _FAR), left.start))
        chain = cued or onward or back
        if chain and left.key and right.key:
            groups.join([left.key, right.key])
        if ")" in gap:
            chain = cued or back
    return copied


def _of_one_sheet(text: str, left: NamePlace, right: NamePlace) -> bool:
    return "\n" in text[left.end : right.start] and of_one_sheet(text, (left.start, left.end), right.start)


def _on_copies(text: str) -> bool:
    small = text.lower()
    return any(words in small for words in _OF_COPIES)


def _of_several_copies(text: str, places: Sequence[NamePlace]) -> frozenset[int]:
    """Where the same INN stands in the brackets of several brands, in a text on copies of medicines."""
    brands: dict[str, set[str]] = {}
    inside: dict[str, list[int]] = {}
    for left, right in pairwise(places):
        bracketed = text[left.end : right.start].strip(" ®™") == "("
        if bracketed and right.generic and not left.generic and not _is_coded(right):
            brands.setdefault(right.key, set()).add(left.key)
            inside.setdefault(right.key, []).append(right.start)
    several = [key for key, names in brands.items() if len(names) > 1]
    return frozenset(start for key in several for start in inside[key])


def _cued(text: str, gap: str, left: NamePlace, right: NamePlace) -> bool:
    if not gap:
        return True
    if len(gap) >= 90:
        return False
    if left.finder == "biosimilar" or right.finder == "biosimilar":
        return _BIOSIMILAR.fullmatch(gap) is not None
    if left.finder in _DESCRIBING and right.finder == "marked" and gap.strip() in (",", ""):
        return not _LIST_GOES_ON.match(text, right.end)
    if gap.strip(" ,").lower() == "or":
        # "Zelvora, or zelbrutinib, is": a brand and its INN between commas; "Zelvora or Orvance" are two.
        return "," in gap and not left.generic and right.generic and text[right.end : right.end + 1] in ",;.)"
    if gap.strip() == "/":
        marked = _is_coded(left) and not right.generic and text[right.end : right.end + 1] in ("®", "™")
        return marked or (left.generic and right.generic and _is_coded(left) != _is_coded(right))
    if right.generic and _APPOSED.fullmatch(gap) and (not left.generic or _is_coded(left) > _is_coded(right)):
        # "Zelvora, the zelbrutinib product of Korvane"; "a zelbrutinib biosimilar" is said of another.
        return _PRODUCT_BEHIND.match(text, right.end) is not None
    return _gap().fullmatch(gap) is not None or _of_its_substance(text, gap, left, right)


def _of_its_substance(text: str, gap: str, left: NamePlace, right: NamePlace) -> bool:
    """Whether one name is of what is in the other: "its zelbrutinib product called Zelvora"."""
    if right.generic and not _is_coded(right):
        # "KRV-410, zelbrutinib, a pill for gout"
        inn = gap.strip() == "," and _is_coded(left) and _ONE_BEHIND.match(text, right.end)
        return bool(inn or _FORM_OF.fullmatch(gap))
    in_a_form = left.generic and not _is_coded(left) and _in_a_form().fullmatch(gap) is not None
    if not right.generic:
        return in_a_form or (left.generic and any(p.fullmatch(gap) for p in (_UNDER_NAME, _CALLED_SO)))
    told = in_a_form or (gap.strip() == "," and _IN_FORM.search(text, max(0, left.start - 40), left.start))
    return bool(told) and _is_coded(right) and not ("," in gap and _LIST_GOES_ON.match(text, right.end))


@cache
def _in_a_form() -> re.Pattern[str]:
    """From an INN to the code of what it is in: "its zelbrutinib weekly depot KRV-410"."""
    return re.compile(
        rf"\s(?:(?!and\b|or\b|with\b|plus\b)[a-z-]+\s){{0,2}}(?:{_forms()}|depot|formulation),?\s(?:candidate\s|product\s)?"
    )


def _is_coded(place: NamePlace) -> bool:
    return any(map(str.isdigit, place.key))


def _points_back(text: str, place: NamePlace) -> bool:
    before = text[max(0, place.start - 80) : place.start]
    words = before.rstrip("\"“'").split()
    if not words or words[-1].lower() not in _last_words() or _of_anothers().search(before):
        return False
    if not place.generic and _SOLD_AS.search(before) and _ITS_NAME_ENDS.match(text, place.end):
        return True
    return _back().search(before) is not None


SHORT_OF_CODE = 4
"""Letters of the shortest name that is a code's without its number."""
_NUMBER = re.compile(r"\d{3,5}")


def join_spellings(text: str, names: Mapping[str, Collection[str]], groups: Groups) -> None:
    """Join shorter and longer forms of one name; `names` holds the spellings of each key.

    "eque-cel" and "equecabtagene" with "equecabtagene autoleucel", "zolpidem" with "zolpidem tartrate",
    "donanemab" with "donanemab-azbt" (not where a biosimilar is told of), "VBX162" with "VBX162b2",
    "VBPro" with "VBPro1620".
    """
    spelled = {name: key for key, spellings in names.items() for name in spellings}
    inns = {name: key for name, key in spelled.items() if _CELL_INN.fullmatch(name)}
    for name, key in spelled.items():
        if short := _SHORT_CELL.fullmatch(name):
            # "Eque-cel" is short for the one INN here that begins so: "equecabtagene autoleucel".
            full = {
                groups.root(k) for n, k in inns.items() if n.lower().startswith(short[1].lower()) and k != key
            }
            if len(full) == 1:
                groups.join([*full, key])
    keys, of_copies = sorted(names), _on_copies(text)
    for place, key in enumerate(keys):
        following = takewhile(partial(_begins, key), islice(keys, place + 1, None))
        longer = [other for other in following if _lengthens(names, key, other)]
        if len({groups.root(other) for other in longer}) == 1 and (
            not of_copies or not any(_BIOLOGIC.fullmatch(n) for o in longer for n in names[o])
        ):
            groups.join([longer[0], key])


def _begins(key: str, other: str) -> bool:
    return other.startswith(key)


def _lengthens(names: Mapping[str, Collection[str]], key: str, other: str) -> bool:
    """Whether `other` is the same name with a salt, a second word, a suffix or a version behind it."""
    for name in names[other]:
        words = name.lower().split()
        if other == f"{key}vaccine" or (words[1:][-1:] == ["vaccine"] and any(c.isdigit() for c in key)):
            return True
        if len(words) > 1 and words[-1] not in drug_names().plain_words:
            ends = set(words[1:])
            known = drug_names().salts | drug_names().second_words | drug_names().dosage_forms
            if ends <= known or _CELL_INN.fullmatch(name):
                return True
        match = _BIOLOGIC.fullmatch(name)
        if match and "".join(c for c in match["inn"].lower() if c.isalnum()) == key:
            return True
    if key.isalpha() and len(key) >= SHORT_OF_CODE and _NUMBER.fullmatch(other[len(key) :]):
        return True
    return key[-1].isdigit() and len(key) > 4 and _VERSION.fullmatch(other[len(key) :]) is not None
