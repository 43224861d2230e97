"""Diseases that stand in one list: "for gout in 2019, for asthma (also in children) and for lupus"."""

import re
from collections.abc import Callable, Iterable, Sequence

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.datewords import date_words
from milestones.lexicon.diseases import are_siblings, is_population, parents
from milestones.lexicon.indications import indication_words
from milestones.lexicon.wordpatterns import alternatives

_WHEN = re.compile(
    rf",?\s+(?:in|on|since)\s+(?:(?:early|late)\s+|mid-)?(?:(?:{alternatives(date_words().months)})\.?"
    r"(?:\s+\d{1,2})?(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
"""A time behind a disease."""
_COMMAS = re.compile(r",\s*,")
_WHO = re.compile(
    r",?\s(?:who|whose|that|which)\s[^;.]{3,160}?(?=,?\s(?:as\s+well\s+as|and\s+also)\s(?:for|in|to)\s|,\s+and\s+(?:for|in)\s)"
)
"""Behind a disease: more of those who have it, before the list goes on with its "for" again."""
_PERSONS = (
    r"(?:(?:adult|pediatric|paediatric|adolescent|elderly|certain|young|eligible)\s+(?:and\s+(?:pediatric|paediatric|adolescent)\s+)?)?"
    r"(?:adults|adolescents|children|infants|patients|people|women|men|individuals|teenagers)"
)
_WHOM = re.compile(
    rf"\s+(?:in|among)\s+{_PERSONS}(?:(?:\s+and|\s+or|,)\s+{_PERSONS})*(?:\s+and\s+older)?(?=[\s,])"
)
"""Behind a disease: who has it, "in adults and pediatric patients"."""
_TREATMENT = re.compile(
    r"\bthe\s+(?:topical|acute|preventive|adjunctive|adjuvant|maintenance|long-term|chronic|first-line|oral)\s+treatment\s+of\b"
)
_NUMBERS = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)"
_AGES = re.compile(
    rf"\b(?:aged?\s+)?{_NUMBERS}\s+(?:years?|months?)(?:\s+(?:of\s+age|old))?(?:\s+(?:and|or)\s+(?:older|above|over|up|younger))?\b"
    r"|\baged?\s+\d+(?:\s+(?:and|or)\s+(?:older|above|over|up|younger))?\b"
)
_CAUSED = re.compile(
    r"\b(?:associated\s+with|due\s+to|secondary\s+to|caused\s+by|resulting\s+from|related\s+to)\b"
)
_FOR_AGAIN = re.compile(r"\b(?:for|in|of|with|treat)\s")
_HYPHENED = re.compile(r"(?<=\s)[a-z]+-[a-z]+$")
"""Before the next disease: what it does not respond to, "steroid-refractory"."""
_SHORT_FORM = re.compile(r"^\s?\([A-Z][\w/-]{0,9}\)|^\)")
"""The disease's short form behind it, or what closes its bracket."""

_WITH_A_PARTNER = re.compile(
    r"(?<=\band)(?:,?\s+(?:also|later|then))?,?\s+(?:in\s+combination\s+|together\s+|combined\s+)?with\s+(?!patients\b)"
    r"(?:[\w-]+,?\s+){1,6}?(?=(?:for|in|to\s+treat)\s)",
    re.IGNORECASE,
)
"""Before the next disease of a list: with what the medicine is given there, "and with Y for asthma"."""

_OF_A_KIND = re.compile(
    r"(?:(?<=,)|(?<=\band)|(?<=\bor)|(?<=\bas)|(?<=\bfor))\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}?(?:disease|disorder|condition|illness|cancer|infection|ailment)(?:\s+(?:called|known\s+as))?\s*$"
)
"""Before the next disease of a list: what it is, "and the lung condition"."""


def reach(inside: Sequence[Disease], place: int, goes_on: Callable[[Disease, Disease], bool]) -> range:
    """The places of the diseases around one, as far as each goes on with the next."""
    left = right = place
    while left > 0 and goes_on(inside[left - 1], inside[left]):
        left -= 1
    while right + 1 < len(inside) and goes_on(inside[right], inside[right + 1]):
        right += 1
    return range(left, right + 1)


def listed_with(context: Context, place: int, inside: Sequence[Disease]) -> list[Disease]:
    """The disease with those of its list, each once; a broader one beside a narrower is dropped."""

    def gap(first: Disease, second: Disease) -> str:
        return context.text[first.end : second.start]

    def in_bracket(first: Disease, second: Disease) -> bool:
        return gap(first, second) in (" (", "(")

    def goes_on(first: Disease, second: Disease) -> bool:
        between = gap(first, second)
        if in_bracket(first, second):
            return True
        # "Edema due to heart failure, as well as renal disease" is one use, with two causes.
        caused = _CAUSED.search(context.text, first.start, first.end) is not None
        return joined(between) and not (caused and _FOR_AGAIN.search(between) is None)

    places = reach(inside, place, goes_on)
    before = [inside[n] for n in places if n < place and not in_bracket(inside[n], inside[n + 1])]
    behind = [inside[n] for n in places if n > place and not in_bracket(inside[n - 1], inside[n])]
    return distinct([*before, inside[place], *behind])


def spelled(text: str, inside: Sequence[Disease]) -> list[Disease]:
    """The diseases without the abbreviation that stands in a bracket behind its name."""
    kept: list[Disease] = []
    for disease in inside:
        last = kept[-1] if kept else None
        if not (last and last.key == disease.key and text[last.end : disease.start].strip() == "("):
            kept.append(disease)
    return kept


def joined(gap: str) -> bool:
    """Whether the words between two diseases join them in one list.

    Words of the population do not count, nor does the first one's time: "for gout in 2019 and for asthma";
    nor another medicine with which it is given: "for gout, and with Y for asthma".
    """
    if " treatment " in gap:
        gap = _TREATMENT.sub("the treatment of", gap)
    gap = (
        _WHOM.sub(" ", _AGES.sub(" ", _WHO.sub(" ", gap)), count=1)
        if " for " in gap or " in " in gap
        else gap
    )
    if len(gap) > 80:
        return False
    # Of "gout, in 2020 for lupus" the comma joins; of "gout, in 2019, and lupus" the second one.
    gap = _COMMAS.sub(",", _WHEN.sub(lambda when: ", " if when.group()[0] == "," else " ", gap))
    gap = _OF_A_KIND.sub(" ", _WITH_A_PARTNER.sub(" ", _SHORT_FORM.sub(" ", gap)))
    words: list[str] = []
    for word in gap.split():
        # "For adults and children with": the population's "and" joins no diseases.
        peoples = word in ("and", "or") and words[-1:] in (["for"], ["in"], ["with"])
        if not peoples and not is_population(word.strip(",")):
            words.append(word)
    bare = _HYPHENED.sub("", " ".join(words))
    return indication_words().joined.fullmatch(f" {bare} ") is not None


def distinct(diseases: Iterable[Disease]) -> list[Disease]:
    """Each disease once, without those that another one of them is a sort of."""
    kept: dict[str, Disease] = {}
    for disease in diseases:
        kept.setdefault(disease.key, disease)
    return [
        d
        for key, d in kept.items()
        if not any(key in parents(k) and not are_siblings(d.name, other.name) for k, other in kept.items())
    ]


_SAME = re.compile(
    r"\bthe\s+same\s+(?:use|uses|indications?|purpose|condition|disease|disorder|patients?|population)\b"
)


def the_same(text: str, candidate: Candidate, inside: Sequence[Disease]) -> Disease | None:
    """What was told of another event of the sentence: "approved for gout in A, and in B for the same use"."""
    if not _SAME.search(text, candidate.end, candidate.sentence.end):
        return None
    return next((d for d in reversed(inside) if d.end <= candidate.start), None)


_FOR_WHICH = re.compile(r"(?:\s\([^()]{1,40}\))?,\s(?:both\s)?(?:for|in)\s(?P<each>both\s+of\s+)?which\s")
"""Behind a disease: what was done for it, "gout, for which it has"."""
_ITS_OWN = re.compile(r"(?:,|\b(?:and|or))\s+(?:also\s+)?(?:for|in|of)\s")
"""Between two diseases of a list, of which each has its own preposition."""


def for_which(text: str, candidate: Candidate, listed: Sequence[Disease]) -> Disease | None:
    """The last disease of a list where a clause on it alone tells the event: "of A and of B, for which"."""
    if len(listed) < 2 or listed[-1].end >= candidate.start:
        return None
    told = _FOR_WHICH.match(text, listed[-1].end, candidate.start)
    if told is None or told["each"]:
        return None
    return listed[-1] if _ITS_OWN.search(text, listed[-2].end, listed[-1].start) else None
