"""Whom a medicine is for, in the words of an East Asian sentence."""

from milestones.extract.diseases.indications import Disease
from milestones.extract.eastasian.events import Event

BEFORE = 40
"""Characters before a disease in which its population may stand."""
BEHIND = 30
"""The same behind it."""


def eastern_population(event: Event, disease: Disease) -> str | None:
    """Age, line of treatment, biomarker and treatment before, as the sentence gives them; None for none.

    Several are parted by "; ", in the order of the text: "成人; EGFR突变阳性; 二线".
    """
    sentence, words = event.candidate.sentence, event.language.people
    left, right = max(sentence.start, disease.start - BEFORE), min(sentence.end, disease.end + BEHIND)
    for stop in event.language.clause_end.finditer(event.text, left, disease.start):
        left = stop.end()
    if following := event.language.clause_end.search(event.text, disease.end, right):
        right = following.start()
    found = [
        event.eastern.written(*match.span())
        for start, end in ((left, disease.start), (disease.end, right))
        for match in words.finditer(event.text, start, end)
    ]
    return "; ".join(dict.fromkeys(found)) or None
