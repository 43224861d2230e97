"""Abbreviations of diseases that the text nowhere explains, told by their letters or by their place.

"X is tested in optic neuritis. It has a status for ON": the letters are those of a disease told in full.
"For the treatment of recurrent LGSOC": what is treated there is a disease, whatever its letters mean.
"""

import re
from collections.abc import Iterator, Sequence, Set

from milestones.extract.diseases.widening import Named
from milestones.lexicon.diseases import diseases, is_population
from milestones.lexicon.indications import indication_words

_SHORT = re.compile(
    r"[A-Z](?<=[ \n].)(?:[A-Z]{0,2}-(?:[A-Z]{1,3}-)?[A-Z]{2,6}|[A-Z]{1,5})"
    r"(?=[.,;:)](?:\s|$)|\s?$|\s(?:[a-z(]|[A-Z]?[^\w\s]))"
)
_BEFORE = re.compile(
    r"\b(?:(?P<treated>(?:treatment|prevention|management|prophylaxis)\sof|(?:patients|people|adults|children|individuals"
    r"|adolescents|infants|those)\s(?:(?:living|diagnosed)\s)?with)|for|in|treat|treats|treating|against|of|with)\s"
    r"(?P<stages>(?:(?!(?:of|with|for|in|against|treat|treats|treating)\s)[a-z][a-z/-]*\s){0,4})$"
)
"""Ends with what says that a disease follows, and how bad or old it is."""
_CLOSED = re.compile(
    r"[.,;:)]|\s*$|\s(?:in|who|whose|that|which|and|or|to|at|on|after|by|as|from|under|is|are|was|were|has|have|caused|due|secondary|associated|without)\s"
)
"""Behind an abbreviation that stands alone: "KRAS mutations" and "CNS lymphoma" go on."""
REACH = 60
"""Within so many characters before an abbreviation stands what introduces it."""
_WORDS = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"of", "the", "and", "with", "in"})


def unexplained(text: str, spans: Sequence[Named], other: Set[str]) -> tuple[list[Named], dict[str, str]]:
    """The places of such abbreviations, and the full names of those whose letters tell them.

    `spans` are the diseases found so far, `other` the abbreviations that are made of other words.
    """
    taken = {span.end for span in spans}
    found, meant = [], {}
    initials: dict[str, str] | None = None
    for match in _SHORT.finditer(text):
        short = match.group()
        if short in other or match.end() in taken or not _CLOSED.match(text, match.end()):
            continue
        before = _BEFORE.search(text, max(0, match.start() - REACH), match.start())
        if not before or not all(_is_stage(word) for word in before["stages"].split()):
            continue
        if initials is None:
            initials = dict(_initials(text, spans))
        if short in initials:
            meant[short] = initials[short]
        elif not before["treated"] or not _says_much(short, before["stages"]):
            continue
        found.append(Named(match.start(), match.end()))
    return found, meant


def _is_stage(word: str) -> bool:
    general = word in indication_words().general_modifiers
    return general or is_population(word) or word in diseases().qualifiers or word == "to"


def _says_much(short: str, stages: str) -> bool:
    """Whether what nobody knows can only be a disease: not "treatment of CNS", "patients with ECOG"."""
    return short not in indication_words().not_abbreviated and (len(short) > 2 or bool(stages))


def _initials(text: str, spans: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """The first letters of each name of several words, with the name."""
    for span in spans:
        name = " ".join(text[span.start : span.end].split())
        words = [word for word in _WORDS.findall(name) if word not in _JOINING]
        if len(words) > 1 and not span.name:
            yield "".join(word[0] for word in words).upper(), name
