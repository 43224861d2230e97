"""Acts that the words before them turn into another one's: votes on them, and filings that ask for them."""

import re

from milestones.extract.events.candidate import CLAUSE, Candidate
from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

_VOTED = Worded.needing(
    "voted vote votes ballot tally",
    r"\b(?:voted|(?:votes?|ballot|tally)\b[^.;,]{0,60}?\b(?:was|were|went|came|ended|stood))\b[^.;]{0,60}$",
)
_AGAINST = re.compile(
    r"\bagainst\b|\b(?:do|did|does|was|were|is|are)\s+not\b|\b(?:insufficient|inadequate|not\s+enough|failed\s+to)\b",
    re.IGNORECASE,
)
"""What makes of a vote one against the medicine."""
_OF_TRIAL = re.compile(r"\btrials?\s+$", re.IGNORECASE)
"""Ends with what is to be approved: "filed for trial authorization"."""
_FILED_FOR = Worded.needing(
    "filed submitted applied asked put files submits applies asks puts file submit apply ask",
    r"\b(?:(?P<past>filed|submitted|applied|asked|put\s+in)|(?P<present>files|submits|applies|asks|puts\s+in)|file|submit|apply|ask)\b"
    r"[^.;]{0,80}?\bfor\s+(?:[\w.'’-]+\s+){0,4}?$",
)
_SEEKS = Worded.needing(
    "seek seeking sought requested requests",
    r"\b(?:seek|seeking|(?P<past>sought|requested)|(?P<present>requests))\s+(?:[\w.'’-]+\s+){0,6}?$",
)
_ASKED_TO = re.compile(
    r"\b(?:(?P<past>asked|requested|petitioned)|(?P<present>asks|requests)|ask|request)\s+"
    r"(?!whether\b|if\b|why\b|when\b)(?:[\w.'’()&-]+\s+){0,8}?to\s+$",
    re.IGNORECASE,
)
_OUTSIDERS = re.compile(
    r"\b(?:lawmakers?|senators?|congress(?:man|woman|men)?|governors?|politicians?|patients?|parents|famil(?:y|ies)|advocates?|activists|charit(?:y|ies)"
    r"|groups?|doctors|physicians|experts|critics|scientists|researchers|investors?|shareholders?|analysts?|judge|court|states?|watchdog|petitioners?"
    r"|lawyers?|unions?|campaigners?|foundation|association|society)\s+(?:(?:has|have|had|also|again|then)\s+)*$",
    re.IGNORECASE,
)
"""Ends with those who ask without applying."""
_SEEKING = frozenset(("sought", "asked", "requested", "applied", "filed"))
"""One of these is in what says that something is, or is yet to be, asked for."""
_SOUGHT = re.compile(
    r"\s+(?:for|of)\s(?:(?!\b(?:after|and|which|that|who|if|has\s+sought)\b)[^.;,]){2,60}?\s(?:(?:is|are|was|were)\s+(?:being\s+)?)?sought\b",
    re.IGNORECASE,
)
"""Behind what is asked for: "approvals for Zelvora are being sought", "Approval for Zelvora Sought in"."""
_TO_BE_SOUGHT = re.compile(
    r"(?:\s+(?:for|of|in)\s(?:(?!\b(?:after|and|which|that|who|if)\b)[^.;,]){2,60}?)?\s"
    r"(?:(?:is|are|was|were)\s+(?:now\s+|next\s+)?(?:to|due\s+to|expected\s+to|set\s+to)|should|will|would|shall|may|might|could)\s+"
    r"(?:(?:also|then|next|now|soon|first)\s+)?be\s+(?:sought|asked(?:\s+for)?|requested|applied\s+for|filed\s+for)\b"
)
"""Behind what is yet to be asked for: "approval of Zelvora should be sought"."""
_TO_GO_ON = re.compile(
    r"\s+(?:to|for)\s+(?:[\w-]+\s+){0,2}?(?:resum|restart|continu|reopen)\w*\b", re.IGNORECASE
)
"""Behind what is asked for: a trial that was stopped is to go on."""
_ASKING_AUTHORITY = re.compile(
    r"(?:\b[A-Z]{3,6}|\b(?i:regulators?|agency|commission|ministry|administration|authority|canada))\)?\s+"
    r"(?:(?:has|have|had|also|then|now|again)\s+)*$"
)
"""Ends with an authority as the subject of what is asked: it is no applicant."""
_NEXT_ITEM = re.compile(r",\s+and\b|\),\s|\sand\s+an?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|after)\s", re.IGNORECASE)
"""Between an act's noun and a thing that another act was done to: "approval in May following the filing"."""
_AND_ITS = re.compile(
    r"\band\s+(?:(?:the|an?|its|our|their|U\.?S\.?|E\.?U\.?|European|Japanese|Chinese|FDA|EMA|regulatory|marketing|new|subsequent)\s+){0,3}$"
)
"""Ends with what opens the next act: "approval of X and the submission of Y"."""
_WHICH = re.compile(r",\s+(?:which|who|whose)\b")
"""Opens a clause that tells of something else."""
_OTHER_SUBJECT = re.compile(
    r",\s+(?:(?:and|but|so)\s+)?(?:the\s+)?(?:[A-Z]{2,}\b|(?:agency|regulator|(?:European\s+)?Commission)\b)"
)
"""A comma and an authority: what follows is its own act."""
BACK = 120
"""So many characters before an act what asks for it is looked for."""
_THAT_IT_BE = re.compile(
    r"\s+that\s+(?:(?!\b(?:was|were|has|had|have)\b)[^;.]){3,120}\s(?:should\s)?(?:not\s)?be\s(?:\w+ly\s)?",
    re.IGNORECASE,
)
"""From a recommendation to its act: "that a diet drug known as zelbrutinib be"."""
_THINGS_FOR = re.compile(
    r"\s+(?:\d+|[a-z]+)\s+(?:[\w-]+\s+){0,4}?(?:drugs|medicines|products|therapies|vaccines|treatments)\s+for\s+[^.;,]{0,60}"
)
"""Between a recommendation and the approval that it speaks of: "twelve medicines for the agency's"."""
_THAT = re.compile(r"[^;]{0,60}?\bthat\s+(?:[\w.'’-]+\s+){1,6}")
"""Between a recommendation and the verb of what is recommended: "by 13 votes to 1 that the agency"."""
_OF_WHOM = re.compile(
    r"\s+(?:of|from|by|issued\s+by)"
    r"\s+(?:the\s+)?(?:(?:[A-Z(][\w.'’)]*|for|of|and|on|the)\s+){1,18}to\s+"
)
"""Between a recommendation and what is recommended: whose it is, "of the Committee for Medicines to"."""
THAT = 14
"""Within so many behind "recommended that" its verb stands, in the passive."""
RECOMMENDED = 8
"""Within so many words behind "recommended" an approval is what is recommended."""
_OF_A_REQUEST = re.compile(
    r"\b(?:application|submission|request|filing|bid|petition|dossier)s?\s+for\s+"
    r"(?:(?!(?:won|wins|received|receives|got|gets|gained|gains|secured|obtained|earned)\b)[\w.-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what asks for the approval that follows."""
REQUEST = 5
"""So many words has its longest wording."""


def vote(text: str, sentence: Sentence, start: int, end: int) -> Candidate | None:
    """A committee's vote for or against what an act would do: "voted 9-5 against recommending approval"."""
    match = sentence.search(_VOTED, start - 60, start)
    if match is None or _OTHER_SUBJECT.search(match.group()) or _WHICH.search(match.group()):
        return None
    against = _AGAINST.search(match.group()) or match.group().endswith(("not ", "not to "))
    kind = "negative-opinion" if against else "positive-opinion"
    # "The vote was": no participle that only describes.
    noun = not match.group().lower().startswith("voted")
    return Candidate(kind, "vote product", sentence, match.start(), end, match.start(), "past", noun)


def filing(
    text: str, sentence: Sentence, start: int, end: int, form: str, of_trial: bool
) -> Candidate | None:
    """An application told by what it asks for: "filed for approval", "asked the agency to clear X"."""
    left = max(sentence.start, start - BACK)
    if form == "noun":
        match = sentence.search(_FILED_FOR, left, start)
        seeks = None if match else sentence.search(_SEEKS, left, start)
        asked = not _SEEKING.isdisjoint(sentence.words)
        if asked and _TO_BE_SOUGHT.match(text, end, sentence.end):
            return _application(sentence, start, end, "base", of_trial)
        if asked and _SOUGHT.match(text, end, sentence.end):
            return _application(sentence, start, end, "past", of_trial)
        if seeks:
            if _ASKING_AUTHORITY.search(text, sentence.start, seeks.start()):
                return None
            told = "present" if seeks["present"] else "past" if seeks["past"] else "base"
            return _application(sentence, seeks.start(), end, told, of_trial)
    else:
        match = _ASKED_TO.search(text, left, start) if form == "base" else None
    if match is None or _TO_GO_ON.match(text, end, sentence.end):
        return None
    if any(who.search(text, sentence.start, match.start()) for who in (_ASKING_AUTHORITY, _OUTSIDERS)):
        return None
    of_trial = of_trial or _OF_TRIAL.search(text, match.start(), start) is not None
    told = "present" if match["present"] else "past" if match["past"] else "base"
    return _application(sentence, match.start(), end, told, of_trial)


def another_begins(gap: str, thing: str) -> bool:
    """Whether between an act's noun and a thing another act begins, or the thing is itself the next one."""
    if _NEXT_ITEM.search(gap) or _FOLLOWING.search(gap):
        return True
    return thing.lower().rstrip("s").endswith(("submission", "filing")) and _AND_ITS.search(gap) is not None


def is_requested(text: str, sentence: Sentence, start: int) -> bool:
    """Whether words before an act's noun ask for it: "an application for the approval"."""
    return _OF_A_REQUEST.search(text[sentence.words_back(start, REQUEST) : start]) is not None


def _application(sentence: Sentence, start: int, end: int, form: str, of_trial: bool) -> Candidate:
    kind = "ind-submission" if of_trial else "nda-submission"
    return Candidate(kind, "submit for approval", sentence, start, end, start, form, False)


def recommended(text: str, sentence: Sentence, end: int, start: int, reach: int = RECOMMENDED) -> bool:
    """Whether an act that begins at `start` is what a recommendation that ends at `end` speaks of."""
    near = end <= start and (
        sentence.words_between(end, start) <= reach
        or any(p.fullmatch(text, end, start) for p in (_THINGS_FOR, _THAT_IT_BE))
    )
    return near and not any(p.search(text, end, start) for p in (CLAUSE, _WHICH, _OTHER_SUBJECT))


def advised(text: str, sentence: Sentence, end: int, start: int, form: str) -> bool:
    """Whether a verb in this form is what a recommendation speaks of: "that the agency turn it down"."""
    if form == "base" and (_THAT.fullmatch(text, end, start) or _OF_WHOM.fullmatch(text, end, start)):
        return True
    if form == "past":
        return text.endswith(" be ", end, start) and recommended(text, sentence, end, start, THAT)
    behind = text[end:start] in (" ", " the ", " for ", " for the ")
    near = form == "base" or (form in ("gerund", "noun") and behind)
    return near and recommended(text, sentence, end, start)
