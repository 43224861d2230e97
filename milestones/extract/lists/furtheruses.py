"""Further uses of a medicine that only followed the first: "approved for gout; lupus was added in 2020".

Each disease that is the subject of such words, or stands with a time of its own behind one that is, takes the
approval told last before it in its paragraph.
"""

import re
from collections.abc import Iterator

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.ellipses import time_opens
from milestones.extract.lists.over import came_to_pass, like, told_last
from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

KINDS = ("nda-approval", "positive-opinion", "orphan-designation", "breakthrough-designation")
"""What is granted use by use."""
BACK = 2
"""So many sentences before may tell of the first use."""
_ADDED = Worded.needing(
    "followed came arrived added next joined",
    r"\b(?:(?:was|were|has\s+been|have\s+been)\s+(?:later\s+|also\s+|then\s+|soon\s+|since\s+)?added(?:\s+to\s+(?:the|its)\s+(?:label|licen[cs]e|list|uses|indications?))?"
    r"|followed(?:\s+suit)?|came\s+next|came|arrived|was\s+next|were\s+next|joined\s+(?:it|them|the\s+(?:list|label)))\b",
)
"""Says of a disease that a medicine was approved for it as well."""
_WARNING = Worded.any_of(
    [
        "warning",
        "warnings",
        "risk",
        "risks",
        "side effect",
        "side effects",
        "contraindication",
        "precaution",
        "adverse",
    ]
)
"""Says of a disease that the medicine may bring it on."""
_SUBJECT = re.compile(r"\s+(?:(?:then|also|soon|finally|later|both|all)\s+)?")
"""Between a disease and such words."""
_OPENS = re.compile(
    r"(?:^|[;:]\s|,\s(?:and|while|then)\s|\sand\s|[.]\s)(?:(?:[Ii]n|[Bb]y)\s[^,;:.]{3,25},?\s)?(?:(?:[Tt]hen|[Ll]ater|[Aa]fter\s+that)\s,?\s?)?"
    r"(?:(?:the|an?|use\s+in|treatment\s+of|an?\s+(?:indication|approval|licence|label)\s+(?:in|for))\s+)?(?:[\w/-]+\s+){0,3}$"
)
"""Ends with what may stand before the disease at the begin of its clause."""
_SENTENCE = re.compile(r"\W*(?:(?:in|by)\s[^,;:.]{3,25},\s)?(?:[\w/-]+\s+){0,3}$", re.IGNORECASE)
"""The same from the begin of a sentence on."""
_OF_ELSE = re.compile(
    r"\b(?:of|with|from|data|trials?|stud(?:y|ies)|patients|cases|sales)\s+(?:[\w/-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Ends with what makes of a disease only the matter of something else: "a trial in"."""
_AND = re.compile(r"(?:\s+(?:in|on)\s[^,;:.]{3,30}|[^,;:.]{0,30}),?\s+(?:and\s+)?(?:[\w/-]+\s+){0,2}$")
LEAD = 60
"""Within so many characters before a disease its clause begins."""


def further_uses(context: Context) -> Iterator[Candidate]:
    """The candidate events of uses that only followed others, in order of place."""
    for sentence in context.sentences:
        if sentence.title or sentence.block.section or not sentence.has(_ADDED) or sentence.has(_WARNING):
            continue
        named = bool(context.products_in(sentence.start, sentence.end))
        for hit in sentence.find_all(_ADDED):
            event = _before(context, sentence, hit.start())
            if event is None or (named and event.sentence is not sentence):
                continue
            yield from (
                like(event, "further use", sentence, use.end) for use in _uses(context, sentence, hit)
            )


def _uses(context: Context, sentence: Sentence, hit: re.Match[str]) -> list[Disease]:
    """The diseases of which the words at `hit` are said, and those told behind with times of their own."""
    text = context.text
    named = context.diseases_in(sentence.start, sentence.end)
    subject = next((d for d in reversed(named) if d.end <= hit.start()), None)
    if subject is None or not _SUBJECT.fullmatch(text, subject.end, hit.start()):
        return []
    left = max(sentence.start, subject.start - LEAD)
    before = text[left : subject.start]
    opens = _SENTENCE.match(before) if left == sentence.start else None
    if not (opens or _OPENS.search(before)) or _OF_ELSE.search(before):
        return []
    added = "added" in hit.group()
    if not added and not time_opens().match(text, hit.end(), sentence.end):
        return []
    found, last = [subject], hit.end()
    for disease in named:
        joined = disease.start > last and _AND.fullmatch(text, last, disease.start)
        if joined and time_opens().match(text, disease.end, sentence.end):
            found.append(disease)
            last = disease.end
    return found


def _before(context: Context, sentence: Sentence, place: int) -> Candidate | None:
    """The approval told last before a place, of a use that its sentence names."""
    last = told_last(context, sentence, place, BACK)
    if last is None or last.kind not in KINDS:
        return None
    used = context.diseases_in(last.sentence.start, min(place, last.sentence.end))
    return last if used and came_to_pass(context, last) else None
