"""Diseases that are only described, and give way to the one that is named: "a lung disease known as X"."""

import re

from milestones.extract.diseases.indications import Disease
from milestones.lexicon.indications import indication_words, is_broad

BEFORE = 40
"""So many characters before a disease what makes it a description begins."""
_APPOSED = re.compile(r",\s+(?:the\s+|an?\s+)?")
"""The whole gap between a description and the name in apposition."""
_SYMPTOMS_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?")
"""Between the symptoms that are treated and their disease."""
_THAT_COMES_WITH = re.compile(
    r"(?:,\s[\w-]+(?:\s[\w-]+)?)*(?:,?\s(?:and|or)\s(?:[\w-]+\s){0,3}[\w-]+)?\s(?:that|which)\s(?:goe?s?|comes?)\s(?:along\s)?with\s(?:[\w-]+\s){0,2}"
)
"""Between complaints and the disease that brings them: "pain and stiffness that go with"."""
_SOME_FORMS = re.compile(
    r"\b(?:some|certain|several|various|many|multiple|different|other)\s+(?:[\w-]+\s+)?(?:forms|types|kinds|sorts|subtypes)\s+of\s+(?:[\w-]+\s+){0,2}$"
)
"""Ends with what opens a list of diseases, none of which is the name of another: "some forms of"."""
_CLOSED = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?:[.,;:)]|$|\s(?:in|that|which|who|with|on|at)\b)")
"""Behind a name in apposition: no list goes on."""


def is_vague(text: str, disease: Disease) -> bool:
    """Whether a disease is a whole field, or only described: "a rare disorder of the bile ducts"."""
    return is_broad(disease.name) or _is_description(text, disease)


def gives_way(text: str, disease: Disease, following: Disease) -> bool:
    """Whether the next disease is the name of this one: "a neuropathy called X", "a type of cancer, X,".

    So it is right behind a general word: "the eye disease retinitis pigmentosa".
    """
    if text[disease.end : following.start].isspace():
        general = disease.name.islower() and disease.name.split()[-1] in indication_words().described
        return general and not is_vague(text, following)
    if indication_words().naming.fullmatch(text, disease.end, following.start):
        return True
    if _is_measured_in(text, disease, following):
        return True
    if disease.name.lower().endswith("symptoms") and _SYMPTOMS_OF.fullmatch(
        text, disease.end, following.start
    ):
        return not is_vague(text, following)
    if text[disease.end : following.start].strip() == "(" and is_vague(text, disease):
        return disease.key != following.key and not is_vague(text, following)
    if not _APPOSED.fullmatch(text, disease.end, following.start) or not _CLOSED.match(text, following.end):
        return False
    if is_vague(text, following) or text.startswith(" and", following.end):
        return False
    before = text[max(0, disease.start - BEFORE) : disease.start]
    if _SOME_FORMS.search(before):
        return False
    return indication_words().kind_of.search(before) is not None or _is_description(text, disease)


def _is_measured_in(text: str, disease: Disease, following: Disease) -> bool:
    """Whether a finding is of those who have the next disease: "reduces proteinuria in adults with X"."""
    words, name = indication_words(), disease.name.lower()
    if name.split()[-1] in words.symptoms and _THAT_COMES_WITH.fullmatch(text, disease.end, following.start):
        return True
    return name in words.measures and (
        words.of_patients.fullmatch(text, disease.end, following.start) is not None
    )


def _is_description(text: str, disease: Disease) -> bool:
    """Whether an article or "rare" stands before a general word: "a rare lung disease"."""
    words = disease.name.split()
    if not disease.name.islower() or indication_words().described.isdisjoint(words):
        return False
    return (
        indication_words().describing.search(text[max(0, disease.start - BEFORE) : disease.start]) is not None
    )
