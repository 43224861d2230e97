"""Which of a sentence's things an act is about: "accepted its application", "the trial may begin"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milestones.extract.events.candidate import CLAUSE, CLAUSE_ENDS
from milestones.extract.events.direct import TAKE_IN, is_taken_in
from milestones.extract.events.finishing import is_finished
from milestones.extract.events.phrasing import another_begins
from milestones.extract.events.relatives import NEXT_VERB, is_gots
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import ActionWord, ObjectWord, event_words

_STARTS_TRIAL = re.compile(
    r"\b(?:begin|start|initiate|commence|conduct|proceed|run|launch|advance|enter|undergo|test|resum|restart|"
    r"continu|expan[ds]|extend|reopen|perform|execut|undertak|pursu|mount|kick)\w*\b"
    r"|\b(?:to open|opening of|carry out|move|dose|evaluate|enrol|treat(?!ment)|give)\w*\b"
    r"|^\s*(?:of|for)\s+(?:(?!(?:after|following|before|since|despite|amid|without|pending)\b)[\w-]+\s+){0,4}$"
    r"|^\s*to\s+(?:(?:the|an?|its|their|one|two|three|first|new|human|clinical|pivotal|global|(?:early|mid|late)-stage|phase|[1-4][ab]?|I{1,3}[ab]?|\w[\w-]*['’]s)\s+){0,4}$",
    re.IGNORECASE,
)
_ON_ITS_GROUNDS = re.compile(
    r"\b(?:following|after|on\s+the\s+(?:basis|strength|back)\s+of|backed\s+by|supported\s+by|thanks\s+to|with\s+(?:data|results))\s+"
    r"(?:(?!to\b)[\w'’/.-]+\s+){0,6}$"
    r"|\b(?:require(?:s|d|ments?)?|commitments?|condition(?:s|al)?|obligations?|post-?(?:marketing|approval|authori[sz]ation))\b"
    r"|\band\s+(?:(?:was|were|is|are|has\s+been)\s+)?(?:evaluated|studied|supported|tested|investigated|backed|assessed)\b",
    re.IGNORECASE,
)
"""Between an act and a trial: the act rests on it, or asks for it: "approves X following a study"."""
_NEXT_LINE = re.compile(r"[^\n]*\n\s*[A-Z][\w-]*[®™]?\s+(?:(?:was|were|is|has\s+been)\s+)?")
"""Between a trial that ends a line and a passive: the medicine that opens the next one is its subject."""
OWN_PLAN = re.compile(
    r"^(?!.*\bproceed\b).*\b(?:and|but|so)\s+(?:[\w.'’&-]+\s+){0,5}?"
    r"(?:plans?|will|expects?|intends?|hopes?|aims?|wants?|means?|is|are|has|have|was|were|can|may)\b",
    re.IGNORECASE,
)
"""Between an act and a trial: somebody's own plan, "approved X and the company plans to start a study"."""
_DOSING = re.compile(r"(?i)dosing|enrol|testing$|(?:clinical\s)?(?:trial|stud)\w*\s(?:data|result|finding)")
_ELSEWHERE = re.compile(
    r";|,(?!\s+[A-Z][a-z]+(?:,|\s+and)\s)|\bbased on\b|\band\s+(?:is|was|are|were|has|have)\b"
)
"""Between a trial and a verb behind it: the verb is of something else."""
_BEGINS = re.compile(r"(?i)\b(?:begin|(?:re)?start|initiat|resum|continu|proceed|stop|halt|paus|suspend)\w*")
"""What makes of "dosing" a word for the trial: by itself it is how a medicine is given."""
_ONLY_WITH = re.compile(
    r"\b(?:without|unless|until|before|after|pending|based|only|solely|on\s+(?:the|one|a)\s)"
)
"""Between a refusal and a trial: the medicine is refused for want of it, "not approve X without a trial"."""
_OF = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:from|by)\s+(?:[\w.'’&()“”\"-]+\s+){1,7}?)?"
    r"(?:(?:in|last|this|earlier|late|early)\s+(?:[\w,]+\s+){1,3}?)?(?:of|for|on|to)\b",
    re.IGNORECASE,
)
"""Opens what ties an act's noun to what is behind it, with the one who acted between: "from the NMPA for"."""
_OF_TRIAL = re.compile(
    r"\bfor\s+(?:(?!after\b|following\b|before\b|since\b)[\w-]+\s+){0,4}$|^\s*(?:to|on)\s+(?:(?:the|an?|its|their|first|initial|further"
    r"|planned|proposed|human|clinical|pivotal|global|large|small|new|[\w.&-]+['’]s|\w+-stage|phase\s+[\w/-]+|EU|UK|[A-Z][a-z]+(?:an|ese|ish))\s+){0,5}$",
    re.IGNORECASE,
)
"""Ends with what ties "clearance from the agency in May" to the trial behind it."""
_LET_BE_TESTED = re.compile(
    r"(?i)^\s*(?:by\s+(?:the\s+)?[^,;]{2,60}?\s+)?for\s+(?:(?:the|an?|first|initial|further|its|human|clinical|U\.?S\.?|EU|UK|[A-Z][a-z]+(?:an|ese|ish))\s+){0,3}$"
)
"""Between a verb and the trial that it lets run: "cleared by the agency for testing in people"."""
_SOMETHING_ELSE = re.compile(
    r"\b(?:pressure|plans?|fees?|requests?(?!\s+(?:to|for)\s+review)|amendments?|before|after|without|regarding|concerning|in\s+support\s+of|supporting|briefing|feedback|questions?|answers?|responses?|letters?|reports?|10-[KQ]|8-K)\b",
    re.IGNORECASE,
)
"""Between an act and a thing: the act is done to a plan for it, or at another time."""
_INSERTED = re.compile(
    r"(?:\s*\([^()]*\))?,\s+(?:which|an?|the|\w+(?:ed|en|nt))\b[^,;]{2,160}(?:,\s+\d{4})?,\s+"
    r"(?=(?:(?:also|now|later|then)\s+)?(?:was|were|is|are|has|have|had)\b)"
    r"|,\s+(?:called\s+|named\s+)?(?-i:[A-Z])[\w®™-]*(?:\s[\w-]+)?(?:\s\([^()]{2,40}\))?,\s+(?=(?:for|in|against|was|were|is|has|had)\b)"
    r"|\s+(?:that|(?:submitted|filed|lodged|made)\s+by)\s+[^,;]{2,90}?\s+(?=(?:was|were|has\s+been|had\s+been)\b)"
    r"|\s+(?:was|were|has\s+been|had\s+been)\s+\w+(?:ed|en|nt)\b[^;]{2,90}?(?:,|\band|\bthen)\s+(?:then\s+|finally\s+)?$",
    re.IGNORECASE,
)
"""Stands between a thing and the passive verb: "the application, submitted in May, was accepted", "the
application was submitted in May and accepted"."""
_ASIDE = re.compile(
    r"\s\([^()]{2,40}\)\s|(?<=\sin\s)[a-z]+(?:ed|al|ic|ive|ent|ant|ory|ary|ous|able),\s(?=[a-z]+(?:ed|al|ic|ive|ent|ant|ory|ary|ous|able)\s)"
)
"""What parts neither: a name in brackets, the first of two adjectives, "in advanced, recurrent"."""
_MORE = re.compile(r"\b(?:data|evidence|information|trials?|study|studies)\Z", re.IGNORECASE)
"""Ends what asks for more: no trial is refused by that, "wants further data, including new studies"."""
_OWN_SUBJECT = re.compile(
    r"\b(?:after|before|when|since|until|because|and|as)\s+(?:it|(?:the|its|their)\s+(?:drug|medicine|treatment|therapy|pill|vaccine"
    r"|product|antibody|shot|injection))\s+(?:had\s+been|has\s+been|was|were|is)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Ends with a medicine as the subject of the passive behind it: "studies began after the drug was"."""
_GRANTOR = re.compile(
    r"^\s*(?:by|from)\s+(?:the\s+)?(?:[A-Z][^,;]{2,110}?(?=\s+(?:to|for)\s)"
    r"|(?:(?:[A-Z][\w.'’&()“”\"-]*|and)\s+){1,8}(?=of\s+(?:its|the|an?)\s))"
)
"""Between an act's noun and a trial: who gave it."""
_ONLY_ARTICLE = re.compile(
    r"\s*(?:(?:in|on|last|this)\s+(?:\w+\s+)?(?:\d{4}\s+)?)?"
    r"(?:(?:the|an?|its|their|first|new|global|pivotal|proposed|one|two|three|four|five|six|seven|eight|nine|ten|more|\d{1,3})\s+){0,3}(?-i:(?:[A-Z][A-Z\d]+-\d\w*\s+)?)[“\"‘']?(?:phase\s+[\dIVab/]+\s+)?",
    re.IGNORECASE,
)
_TRIAL = re.compile(
    r"(?i)(?:clinical\s+|(?:first-in-human|pivotal|human)\s+|phase\s+[\dIVab/-]+\s+)*(?:trial|study)\b"
)
_NAMED_TRIAL = re.compile(
    r"\s+(?:(?:the|an?|its|their|this|[a-z]+(?:-[a-z]+)+|first|second|third|human|pivotal|larger?|small"
    r"|[a-z]+(?:al|ary|ory|ed)|early|mid|late|stage|advanced|new|further|additional|open|label|double|blind|expanded|[Pp]hase\s[\dIVab/]+|(?:company|sponsor|firm|group|partner|institute|university)['’]s"
    r"|(?!(?:After|Following|Based|Before|Despite|For|In|With|From|Of|To|As|On|By|And|Without|Because)\b)[A-Z][\w&.-]*"
    r"(?:['’]s?)?)\s+){1,5}(?:[a-z][\w-]+\s+)?"
)
"""Between an act and a trial: whose it is, and its name: "authorises Korvane's Bright-1 trial"."""
_ITS = re.compile(r"\b(?:its|the|their|an?|this|['’]s)\s+$")
"""Ends with what makes a property of the participle that follows."""
_BOTH = re.compile(r"[\s,]*\b(?:and|or)\s+(?:(?:\w+ly|also|then|later|has|have|had|been|was|were)\s+)*")
"""Between two verbs that share their object: "reviewed and then accepted the application"."""
_OBTAINED = re.compile(
    r"^(?![^.;]*(?:[,;]|\b(?:which|that|supports?|supported|showed|led|data|results)\b)).*"
    r"\b(?:receiv|obtain|gain|secur|win|won|g[eo]t|ha[sd]|have|(?:was|were|been)\s+(?:given|granted|handed|awarded)\b)\w*\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Between a trial and an act's noun: the trial got it: "the study of X to receive clearance"."""
OBTAINED = 12
"""Within so many words a trial is the subject of what got an act's noun."""
_WORK = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|enrol?lment|manufacturing|validation|runs|toxicology|analys[ei]s|meetings?|work|activities|tests?)\b"
)
"""What is completed before an application."""
_CONTENTS = re.compile(r"\b(?:will|would|to)\s+(?:include|contain)\b[^;]*\b(?:that|which)\s")
"""Between an application and a verb behind it: that is done to what it will hold."""
FILE = 9
"""How many words may stand between an act and a bare "application"."""
FAR = 14
"""How many words may stand between an act and what it acts on."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is acted on, with its place."""

    start: int
    end: int
    word: ObjectWord


@dataclass(frozen=True, slots=True)
class Action:
    """What is done, with its place."""

    start: int
    end: int
    word: ActionWord
    reach: int
    """Where its last word ends: beyond `end` for an act in two parts."""


def target_of(
    sentence: Sentence, action: Action, objects: Sequence[Thing], actions: Sequence[Action], passive: bool
) -> Thing | None:
    """What is acted on: behind an active verb or "acceptance of", before a passive verb or a bare noun."""
    kinds = event_words().kinds
    best: tuple[int, Thing] | None = None
    for thing in objects:
        if thing.start == action.start or (thing.word.object, action.word.action) not in kinds:
            continue
        cost = _cost(sentence, action, thing, actions, passive)
        if cost is not None and cost <= FAR + _weakness(thing) and (best is None or cost < best[0]):
            best = (cost, thing)
    return best[1] if best else None


def _cost(
    sentence: Sentence, action: Action, thing: Thing, actions: Sequence[Action], passive: bool
) -> int | None:
    """How far the act is from the thing, counted in words; None where it does not act on it."""
    text, behind = sentence.text, thing.start >= action.end
    left, right, gap = _gap(text, action, thing, passive=passive)
    if left > right or (sentence.may_have(CLAUSE_ENDS) and CLAUSE.search(gap)):
        return None
    if _is_of_its_parts(text, action, gap, behind=behind):
        return None
    if thing.word.object == "trial" and _is_no_trial(text, gap, action, thing):
        return None
    distance = len(gap.split())
    if not (behind and _lets_run(text, gap, action, thing)) and not _fits(
        text, gap, action, thing, behind, passive, distance
    ):
        return None
    blocked = any(_blocks(text, other, action, thing) for other in actions if left <= other.start < right)
    return (
        distance
        + (0 if _in_order(gap, action, thing, behind=behind, passive=passive) else 4)
        + (10 if blocked else 0)
        + _weakness(thing)
    )


def _is_of_its_parts(text: str, action: Action, gap: str, *, behind: bool) -> bool:
    """Whether the act is done to what an application needs or holds: "completing the studies to support"."""
    if not behind:
        return _CONTENTS.search(gap) is not None
    return text.startswith(("complet", "Complet"), action.start) and _WORK.search(gap) is not None


def _weakness(thing: Thing) -> int:
    """How much farther a thing counts than it is: a bare "application" or "trial" gives way to others."""
    return 3 if thing.word.object in ("file", "trial") else 0


def _gap(text: str, action: Action, thing: Thing, *, passive: bool) -> tuple[int, int, str]:
    """Where the words between the act and the thing begin and end, and these without what is inserted."""
    if thing.start >= action.end:
        left = action.reach if action.reach <= thing.start else action.end
        gap = text[left : thing.start]
        of_trial = thing.word.object == "trial" and action.word.form == "noun"
        return left, thing.start, _GRANTOR.sub("", gap) if of_trial else gap
    left, right = thing.end, action.start
    inserted = _INSERTED.search(text, left, right) if passive else None
    if inserted:
        return inserted.end(), right, text[left : inserted.start()] + " " + text[inserted.end() : right]
    return left, right, _ASIDE.sub(" ", text[left:right]) if passive else text[left:right]


def _is_no_trial(text: str, gap: str, action: Action, thing: Thing) -> bool:
    """Whether a word for a trial means something else: studies asked for, the dosing of a medicine."""
    if _MORE.search(text, action.start, action.reach):
        return True
    stops = action.word.action in ("halt", "resume")
    begun = stops or _BEGINS.search(text[action.start : action.reach] + gap)
    return not begun and _DOSING.match(text, thing.start) is not None


def _in_order(gap: str, action: Action, thing: Thing, *, behind: bool, passive: bool) -> bool:
    """Whether the thing stands where it belongs; a trial behind a passive: "cleared to enter a trial"."""
    if behind:
        return not passive or thing.word.object == "trial"
    return passive or _obtains(gap, action, thing)


def begins_at(action: Action, target: Thing) -> int:
    """Where the event begins; with the act where a verb parts the two: "the study won clearance"."""
    if target.word.object == "trial" and action.word.form == "noun":
        return action.start
    return min(action.start, target.start)


def _blocks(text: str, other: Action, action: Action, thing: Thing) -> bool:
    """Whether a nearer act takes the thing: "made its decision to pull the application"."""
    if other.word.action == action.word.action:
        return True
    if other.word.action == TAKE_IN:
        return False
    if (
        other.word.form == "past"
        and text[other.end : thing.start].isspace()
        and _ITS.search(text, 0, other.start)
    ):
        return False  # "accepted its resubmitted application"
    pairs = (thing.word.object, other.word.action) in event_words().kinds and other.word.form != "noun"
    return pairs and _BOTH.fullmatch(text, action.end, other.start) is None


def _lets_run(text: str, gap: str, action: Action, thing: Thing) -> bool:
    """Whether a verb has for its object a trial with a name or an owner: "authorises the Bright-1 trial"."""
    verb = action.word.action == "approve" and action.word.form != "noun"
    return verb and _TRIAL.match(text, thing.start) is not None and _NAMED_TRIAL.fullmatch(gap) is not None


def _fits(
    text: str, gap: str, action: Action, thing: Thing, behind: bool, passive: bool, distance: int
) -> bool:
    """Whether the words between let the act act on the thing."""
    if action.word.action == "finish":
        return is_finished(text, gap, (thing.start, thing.end), action.start, behind=behind, passive=passive)
    if action.word.action == TAKE_IN:
        return is_taken_in(text, gap, thing.end, behind=behind, passive=passive)
    if thing.word.object == "trial":
        fits = _fits_trial_behind if behind else _fits_trial_before
        return fits(gap, action, passive, distance)
    if action.word.form == "noun":
        if behind:
            apart = another_begins(gap, text[thing.start : thing.end])
            return _OF.match(gap) is not None and distance <= 10 and not apart
        return _obtains(gap, action, thing) or (distance <= 2 and not re.search(r"[,;]", gap))
    if _SOMETHING_ELSE.search(gap) or (behind and NEXT_VERB.search(gap)):
        return False
    if passive and not behind and (_OWN_SUBJECT.search(gap) or is_gots(text, gap, thing.start)):
        return False
    if behind:
        return distance <= (3 if passive else FILE if thing.word.object == "file" else FAR)
    return passive or (distance <= 6 and " and " not in gap)


def _obtains(gap: str, action: Action, thing: Thing) -> bool:
    """Whether an application before the act's noun got it: "the IND for X received clearance"."""
    own = thing.word.object == "ind" and action.word.form == "noun" and " and " not in gap
    return own and _OBTAINED.search(gap) is not None


def _fits_trial_before(gap: str, action: Action, passive: bool, distance: int) -> bool:
    """The same for a trial before the act: "the study was approved", "the study received approval"."""
    if action.word.form == "noun":
        return distance <= OBTAINED and _OBTAINED.search(gap) is not None
    if _OWN_SUBJECT.search(gap) or _NEXT_LINE.fullmatch(gap):
        return False
    return passive and distance <= FAR and _ELSEWHERE.search(gap) is None


def _fits_trial_behind(gap: str, action: Action, _: bool, distance: int) -> bool:
    """The same for a trial behind the act: "cleared to begin the study", "clearance for the study"."""
    if action.word.action in ("halt", "resume", "reject"):
        rejects = action.word.action == "reject"
        return distance <= 6 and not (rejects and ("," in gap or _ONLY_WITH.search(gap)))
    gap = gap.removeprefix(" with") if action.word.action == "start" else gap  # "can proceed with a trial"
    if action.word.form != "noun" and _ONLY_ARTICLE.fullmatch(gap):
        return True
    if distance > 10 or "based on" in gap or OWN_PLAN.search(gap) or _ON_ITS_GROUNDS.search(gap):
        return False
    of = (_OF_TRIAL if action.word.form == "noun" else _LET_BE_TESTED).search(gap) is not None
    return of or _STARTS_TRIAL.search(gap) is not None
