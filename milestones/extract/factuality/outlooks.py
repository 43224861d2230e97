"""Lists of what is expected, told in one sentence: "expects approval of X in May and an NDA for Y in June".

The verb of planning stands before the first thing only; of those behind it each has a place and a time of
its own, so that no distance in words tells how far the verb reaches.
"""

import re

from milestones.extract.events.candidate import Candidate
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import Worded

_PLANS = Worded.needing(
    "expects expect expecting anticipates anticipate anticipating plans plan planning sees foresees foresee"
    " targets targeting projects forecasts awaits await awaiting guides guided looks look catalysts events"
    " milestones watch calendar up",
    r"\b(?:expect(?:s|ing)?|anticipat(?:es?|ing)|foresees?|await(?:s|ing)?|targets|targeting|projects|forecasts|plans?"
    r"|(?:is|are)\s+planning|sees|guid(?:es|ed)\s+to|looks?\s+for"
    r"|catalysts(?:\s+(?:ahead|include|(?:for|in)\s+20\d\d))?:?"
    r"|(?:next|near-term|upcoming|future|potential|expected|anticipated)\s+(?:[\w-]+\s+){0,2}(?:milestones|events)"
    r"(?:\s+(?:include|(?:for|in)\s+20\d\d))?:?"
    r"|what\s+to\s+watch\b[^:]{0,20}:|on\s+the\s+calendar:|(?:next|coming)\s+up:)(?=\s)",
)
"""Of what follows it is said that it lies ahead."""
_ONE_MORE = re.compile(
    r"(?:[,;]|\band|\bplus|\bas\s+well\s+as|\bfollowed\s+by|:)\s+(?:and\s+|then\s+|also\s+)?(?:(?:an?|the|its|their|our|possible|potential|first)\s+)*"
    r"(?:(?:[A-Z][\w.'’/-]*|regulatory|marketing|full|rolling|supplemental|new|drug|conditional|accelerated|final)\s+){0,5}$"
)
"""Ends with what opens one more thing of a list, up to its noun."""
_OTHER_VERB = re.compile(
    r"\b(?:which|who|whose|that|while|whereas|after|following|since|but|came|won|got|received|gained|secured|announced|reported|rose|fell|earned|met"
    r"|(?:approv|clear|reject|accept|grant|submitt|receiv|complet|validat|fil|includ|compris|featur)ed)\b|;\s"
)
"""Between the verb and the thing, or behind it: it is told as a fact, or of something else."""


def is_listed_with_plans(candidate: Candidate) -> bool:
    """Whether a noun is one of several things that its sentence tells as to come."""
    if candidate.form not in ("noun", "status"):
        return False
    sentence = candidate.sentence
    text = sentence.text
    verb = sentence.search(_PLANS, end=candidate.start)
    if verb is None or not _ONE_MORE.search(text, max(verb.start(), sentence.start), candidate.start):
        return False
    fact = (_OTHER_VERB, sentence_words().finite)
    behind = _CLAUSE.match(text, candidate.end, sentence.end)
    right = behind.end() if behind else candidate.end
    return not any(
        p.search(text, verb.end(), candidate.start) or p.search(text, candidate.end, right) for p in fact
    )


_CLAUSE = re.compile(r"[^,;.:]*")


_DUE_PAST_A_CLAUSE = re.compile(
    r"[^.;,]{0,80},\s+(?:which|that|whose|an?)\s[^.;,]{3,110},\s+(?:(?:is|are|was)\s+(?:(?:now|still|currently|not)\s+)?"
    r"(?:expected|anticipated|due|scheduled|slated|likely|targeted|foreseen|forecast|planned)"
    r"|(?:could|may|might|should|would|will)\s+(?:come|follow|arrive|land|happen|be\s+(?:granted|given|issued)))\b"
    r"(?!\s+to\s+(?!(?:come|be\s+(?:granted|given|issued)|follow|land|arrive|happen)\b))"
)
"""Behind an act's noun: what is said of its medicine, and that it is yet to come."""


def is_due_past_a_clause(candidate: Candidate) -> bool:
    """Whether a clause parts an approval from when it is due: "approval of X, a drug, is expected in"."""
    if candidate.form != "noun" or candidate.kind != "nda-approval":
        return False
    return (
        _DUE_PAST_A_CLAUSE.match(candidate.sentence.text, candidate.end, candidate.sentence.end) is not None
    )
