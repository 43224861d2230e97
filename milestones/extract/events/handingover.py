"""Verbs that hand over or take an approval or a status: "granted", "receives"."""

import re
from collections.abc import Sequence

from milestones.extract.events.candidate import told_form
from milestones.extract.events.elements import acts_meant
from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence

GRANTING = ("give", "get")
_COUNTED = re.compile(
    r"\b(?:of|two|three|four|several|these|recent|regulatory|approval|the|its)\s+$", re.IGNORECASE
)
"""Ends with what makes of the next word a noun: "a series of wins", "regulatory wins"."""
_COULD_BE = re.compile(r"\b(?:can|could|may|might|must|should|would)(?:\s+\w+)?\s+be\s+(?:\w+ly\s+)?$")
"""Ends with what makes of a passive no fact: "before approval can be"."""


def granting(text: str, sentence: Sentence, acts: Sequence[Act]) -> list[tuple[int, int, str]]:
    """Places and forms of the verbs that hand over or take an approval or a status: "granted", "receives"."""
    found = []
    for hit in acts:
        if hit.value.echo and not hit.value.echo.kind and hit.value.echo.form == "past":
            found.append((hit.start, hit.end, "past"))
        for act in acts_meant(sentence, hit):
            if act.action in GRANTING:
                if act.form == "present" and _COUNTED.search(text, sentence.start, hit.start):
                    continue
                form = told_form(text, sentence, hit.start, act.form)
                could = form == "past" and _COULD_BE.search(text, sentence.start, hit.start)
                found.append((hit.start, hit.end, "base" if could else form))
    return found
