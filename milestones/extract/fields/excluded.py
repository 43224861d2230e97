"""Diseases that are no medicine's use: side effects, findings of a trial, a company's field of work."""

import re

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.fields.asking import once
from milestones.extract.text.document import Sentence
from milestones.lexicon.indications import indication_words
from milestones.lexicon.wordpatterns import Worded

NEAR = 90
"""So many characters before a disease what introduces or excludes it stands."""
_NO_USE = re.compile(
    r"\b(?:not|never|nor)\s+(?:(?:been|yet|currently|FDA[-\s])\s*){0,2}(?:approved|indicated|recommended|intended|authori[sz]ed|licensed|labell?ed)\s+"
    r"(?:for\s+(?!approval\b|authori[sz]ation\b|marketing\b)|to\s+treat\s+|in\s+)[^.;:]*$",
    re.IGNORECASE,
)
"""Ends with what a medicine is not for: "is not indicated for the relief of"."""
_ADDED_TO = Worded(
    frozenset(("addition", "top", "beyond", "besides", "above")),
    re.compile(
        r"\b(?:expand|broaden|extend|widen)(?:s|ed|ing)?\s[^.;]{3,140}\b(?:in\s+addition\s+to|on\s+top\s+of|beyond|besides|over\s+and\s+above)\s"
        r"(?:(?!(?:and|or|to|into)\b)[\w-]+\s){0,5}$"
    ),
)
"""Ends with what a medicine had been for before, where more is added to it."""
_SOME_OF_ITS_USES = Worded(
    frozenset(("including", "such", "includes", "notably")),
    re.compile(
        r"\b(?:for|in|to\s+treat|treats|treatment\s+of)\s+(?:(?:the|a|an|its|some|certain)\s+)?"
        r"(?:(?!(?:with|of|who|that|patients|people|adults|children|not|risks?|side|adverse)\b)[\w-]+\s+){0,4}?"
        r"(?:(?:types|forms|kinds)\s+of\s+(?:[\w-]+\s+)?)?"
        r"(?:indications|uses|diseases|conditions|disorders|cancers?|malignancies|tumou?rs|tumou?r\s+types|illnesses|infections)"
        r"(?:\s+(?:in|for)\s+(?:the\s+)?[\w.]+)?,?\s+(?:including|such\s+as|which\s+includes|notably)\s+(?:[\w/-]+\s+){0,2}?$",
        re.IGNORECASE,
    ),
)
"""Ends with uses of which those that follow are some: "for four cancers, including"."""


@once
def is_excluded(context: Context, sentence: Sentence, disease: Disease) -> bool:
    """Whether the words before the disease make it a side effect, a comparison or a company's field."""
    text, words = context.text, indication_words()
    before = text[max(sentence.start, disease.start - NEAR) : disease.start].lower()
    if words.prevented.search(before):
        return False
    no_use = sentence.before(disease.start, words.not_the_indication, NEAR)
    # "Including Zelvora for gout": the medicine is the example, not the disease.
    exempt = no_use and (
        context.products_in(disease.start - len(no_use.group()), disease.start)
        or (
            context.candidates_in(sentence)
            and sentence.search(_SOME_OF_ITS_USES, sentence.start, disease.start)
        )
    )
    if no_use and not exempt:
        return True
    if words.wider.search(before) or _NO_USE.search(before):
        return True
    if sentence.search(_ADDED_TO, sentence.start, disease.start):
        return True
    told = [c.end for c in context.candidates_in(sentence) if c.end <= disease.start]
    named = [m.end for m in context.products_in(sentence.start, disease.start)]
    behind_all = text[max([sentence.start, *told, *named]) : disease.start].lower()
    behind_events = text[max([sentence.start, *told]) : disease.start].lower()
    return bool(words.business.search(behind_all) or words.harm.search(behind_events))
