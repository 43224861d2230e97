"""Candidate events that an act makes with what it acts on: "accepted its IND application", "approved X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from milestones.extract.events.answeredletters import answered_letters, only_in_answer
from milestones.extract.events.attributive import AUTHORITY
from milestones.extract.events.awaited import awaited
from milestones.extract.events.bywords import by_words
from milestones.extract.events.candidate import Candidate, other_meaning, taken_back, told_form
from milestones.extract.events.elements import actions_in, things_in
from milestones.extract.events.filedalone import filed_unnamed
from milestones.extract.events.handingover import GRANTING
from milestones.extract.events.namedholds import named_holds
from milestones.extract.events.pairing import Action, Thing, begins_at, target_of
from milestones.extract.events.passives import in_passive
from milestones.extract.events.phrasing import advised, filing, is_requested, recommended, vote
from milestones.extract.events.pronouns import OF_IT, of_it
from milestones.extract.events.subjects import subject_of
from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import NOTHING, ActionWord, event_words
from milestones.lexicon.guards import guards
from milestones.lexicon.kinds import kinds

_FOR_TRIAL = re.compile(
    r"\s+(?:to|for)\s+(?:[\w.'’-]+\s+){0,4}?(?:clinical|human|phase)\s+(?:[\w.'’-]+\s+){0,2}?(?:trials?|stud(?:y|ies)|test(?:s|ing))\b"
    r"|\s+to\s+(?:conduct|begin|start|initiate|run|perform|launch|carry\s+out|open)\s+(?:[\w.'’/-]+\s+){0,5}?(?:trials?|stud(?:y|ies)|human\s+test(?:s|ing))\b"
    r"|\s+(?:to|with)\s[^.;,]{3,110}?\bto\s+(?:conduct|begin|start|initiate|run|perform)\s+(?:[\w.'’/-]+\s+){0,6}?(?:trials?|stud(?:y|ies))\b",
    re.IGNORECASE,
)
"""Behind "application" or "filing": it asks for a trial."""
_BY_THE = re.compile(
    r"(?:\s+(?:vote|verdict|ballot))?(?:\s+(?:on|for|against)\s+[\w'’-]+)?\s+by\s+(?:(?!and\b|after\b)[\w.'’&-]+\s+){0,6}"
)
"""From an act to the committee that did it."""
_PLAIN_WORDS = re.compile(
    r"(?:['’]s)?(?:\s+(?:of|at|to|in|from|for|advising|within|under|with)(?:\s+(?:the|[A-Z][\w.'’&-]*|experts|health|food|drugs?|medicines?"
    r"|ministry|regulator|agency|authority|administration|national|(?:country|ministry|regulator|agency)['’]s)){1,8}"
    r"|\s+(?:review|assess|evaluat|examin|vett?|consider|weigh)ing(?:\s+(?!and\b|that\b|which\b)[\w'’-]+){1,7}"
    r"|(?:\s+(?!of\b|under\b|that\b|which\b|and\b|after\b|before\b)[a-z-]+){0,4})\s+(?:(?:has|have|had|also|already|unanimously|on\s+[A-Z][a-z]+day)\s+)*"
)
"""From a committee to its verb: whose it is, what it reviews, or plain words; no new clause between."""
_IN_PROGRESS = re.compile(r"\b(?:is|was|are|were)\s+(?:(?!being\b)\w+ly\s+)?$")
"""Ends with what tells of an act as it is done: "said it was withdrawing the application"."""
_AUTHORITY_IS = re.compile(
    rf"{AUTHORITY}\s+(?:is|are|(?:says?|said|announced|confirmed)\s+(?:[\w,]+\s+){{0,4}}?(?:it|they)\s+(?:is|are|was|were))\s+(?:\w+\s+)?$"
)
"""Ends with who decides, as it is told on the day: "the agency's panel is recommending approval"."""
_DECIDING = ("approving", "clearing", "authori", "licens", "green", "okaying")
"""Begin gerunds of leave to sell: what is being allowed can be a trial that goes on."""
DECLARED = ("withdraw", "reject", "oppose", "hold", "halt", "lift", "resume", "turn_back")
"""Acts that are done by saying so."""
_GIVEN = frozenset(kind for kind in kinds() if kind.endswith("-designation") or kind == "innovation-passport")
"""Statuses that an authority gives, and so approves as well: "approved orphan status for X"."""
_TIED = re.compile(r"\b(?:for|with|under|as|and|of)\b|,", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\s(?:[\w.'’®™&-]+\s){0,6}?(?:application|request|petition|bid|submission)s?\s(?:for|seeking)\s(?:(?:an?|the|its)\s)?"
)
"""From an act to a status that was asked for: "approved Korvane's application for orphan status"."""
_LICENCE = re.compile(
    r"(?:\s+(?:of\s+)?(?:the|its)|\s+of)?(?:\s+\w+){0,2}?\s+(?:authori[sz]ation|licen[cs]e|approval)",
    re.IGNORECASE,
)
"""Behind "suspend": what ends the sale, not a trial or a course of treatment."""
_ITS_LICENCE = re.compile(
    r"\b(?:authori[sz]ation|licen[cs]e|approval)s?\b[^.;]{0,60}?\bbe\s+$", re.IGNORECASE
)
"""Between a recommendation and "suspended": it is the licence that shall be."""
AWAITING = "await"
"""The act that a committee is still to do."""
DECIDING = "decide"
"""That of an authority, by which its decision is due: told as by the name of a target date."""
SHARED = ", act shared"
"""Ends the name of the rule by which a second thing shares the first one's act."""
HEADING = 5
"""A heading over a list has at most so many words."""


def acts_of(
    text: str, sentence: Sentence, acts: Sequence[Act], taken: Sequence[Candidate]
) -> list[Candidate]:
    """The candidate events of the sentence's acts; those inside a status that is `taken` are no acts."""
    named = things_in(text, acts)
    objects = [thing for thing in named if not only_in_answer(text, thing)]
    actions = actions_in(sentence, acts, objects)
    found: list[Candidate] = []
    paired: set[Thing] = set()
    for action in actions:
        if not _can_be_done(action.word, objects):
            continue
        if taken and any(c.start <= action.start < c.end for c in taken):
            continue
        if any(_done_to(action, status) for status in taken):
            continue
        if candidate := _acted(text, sentence, action, objects, actions, paired):
            found.append(candidate)
    found = [c for c in found if not taken_back(c, found) and not other_meaning(text, c, found)]
    found += answered_letters(text, sentence, named)
    if objects:
        found += awaited(text, sentence, [o for o in objects if not _told_of(o, found)], paired)
        found += _elliptic(text, sentence, objects, actions, paired)
        found += named_holds(text, sentence, objects, actions)
    return found


def _done_to(action: Action, status: Candidate) -> bool:
    """Whether a status is approved, or a letter withdrawn: "rescinded the refusal letter"."""
    if action.word.action not in ("withdraw", "approve", "reject") or action.word.form == "noun":
        return False
    near = action.end <= status.start and status.sentence.words_between(action.end, status.start) <= 3
    if action.word.action == "reject" and not status.kind.endswith("-designation"):
        return False
    if action.word.action != "withdraw":
        behind = status.sentence.text[action.end : status.start]
        asked = _ASKED_FOR.fullmatch(behind) is not None
        return status.kind in _GIVEN and (asked or (near and _TIED.search(behind) is None))
    return near and not status.kind.endswith(("-approval", "-authorization"))


def _told_of(thing: Thing, found: Sequence[Candidate]) -> bool:
    """Whether a word for an application is the act of an event found: "submission of the NDA"."""
    return any(candidate.start <= thing.start < candidate.end for candidate in found)


def _acted(
    text: str,
    sentence: Sentence,
    action: Action,
    objects: Sequence[Thing],
    actions: Sequence[Action],
    paired: set[Thing],
) -> Candidate | None:
    """The event that an act makes with what it acts on."""
    word = action.word
    if word.action == DECIDING:
        due, start = event_words().kinds["product", DECIDING], action.start
        return Candidate(due, "status", sentence, start, action.reach, start, "status", False, expected=True)
    if word.action in ("approve", "recommend") and (voted := vote(text, sentence, action.start, action.end)):
        return voted
    if word.action in ("approve", "extend", "withdraw") and any(
        _advises(text, sentence, other, action) for other in actions
    ):
        return None
    if word.action == "approve" and word.form == "noun" and is_requested(text, sentence, action.start):
        return filing(text, sentence, action.start, action.end, word.form, False)
    passive, second = in_passive(text, sentence, action)
    target = target_of(sentence, action, objects, actions, passive)
    if target is None and passive:
        target = subject_of(text, sentence, action, objects)
    if word.action in ("approve", "register") and (asked := _asked_for(text, sentence, action, target)):
        return asked
    if target:
        paired.add(target)
        thing = _thing(text, target)
        kind, application = event_words().kinds.get((thing, word.action)), target.word.application
        start = action.start if second else begins_at(action, target)
        end = max(action.reach, target.end)
    else:
        kind, thing = _of_a_medicine(text, sentence, action, passive=passive)
        start, end, application = action.start, action.reach, ""
    kind = _kind_told(text, sentence, kind, action)
    if kind is None:
        return None
    if kind == "positive-opinion" and any(_against(text, sentence, action, other) for other in actions):
        kind = "negative-opinion"
    rule, form = f"{word.action} {thing}", _told(text, sentence, action)
    return Candidate(
        kind, rule, sentence, start, end, action.start, form, passive, application,
        jurisdiction=word.jurisdiction, expected=word.action == AWAITING,
    )  # fmt: skip


def _kind_told(text: str, sentence: Sentence, kind: str | None, action: Action) -> str | None:
    """The act's kind as its words, a bare heading or a committee make it; None where it has none."""
    lies = action.word.intransitive and action.word.action == "submit"
    if kind is None and not lies and _is_bare_heading(sentence):
        kind = event_words().kinds.get(("marketing", action.word.action))
    if kind is None:
        return None
    told = kind
    kind = by_words(text, sentence, kind, action)
    if kind != told and action.word.action == "submit" and not text.startswith("fil", action.start):
        return None  # What the agency "sent" or "handed in" is no application.
    opinion = _COMMITTEE_KINDS.get(kind)
    return opinion if opinion and _by_committee(text, sentence, action) else kind


def _thing(text: str, target: Thing) -> str:
    """What the target is; an application without a name is an IND where it is said to be for a trial."""
    thing = target.word.object
    plain = thing == "file" or (thing == "marketing" and not target.word.application)
    return "ind" if plain and _FOR_TRIAL.match(text, target.end) else thing


def _told(text: str, sentence: Sentence, action: Action) -> str:
    """The form in which the act is told: "said it was withdrawing" tells of what is done by saying so."""
    form = told_form(text, sentence, action.start, action.word.form)
    if form != "gerund" or not _IN_PROGRESS.search(text, sentence.start, action.start):
        return form
    if action.word.action in DECLARED:
        return "past"
    decides = action.word.action == "recommend" or text.startswith(_DECIDING, action.start)
    return "past" if decides and _AUTHORITY_IS.search(text, sentence.start, action.start) else form


def _can_be_done(word: ActionWord, objects: Sequence[Thing]) -> bool:
    """Whether the act can be one on a medicine, which needs no word, or on a thing of the sentence."""
    if word.action in GRANTING:
        return False
    if event_words().needs_no_word(word.action):
        return True
    things = event_words().things.get(word.action, NOTHING)
    return any(thing.word.object in things for thing in objects)


def _asked_for(text: str, sentence: Sentence, action: Action, target: Thing | None) -> Candidate | None:
    """The filing that an approval is asked for by: "filed for approval of X"."""
    asked = filing(text, sentence, action.start, action.end, action.word.form, False)
    if asked is None:
        return None
    of_trial = target is not None and target.word.object in ("trial", "ind")
    of_trial = of_trial or by_words(text, sentence, "nda-approval", action) == "ind-approval"
    return replace(asked, kind="ind-submission") if of_trial else asked


def _of_a_medicine(text: str, sentence: Sentence, action: Action, *, passive: bool) -> tuple[str | None, str]:
    """What the act is, and upon what, where it names no application: "approved X", "filed X with the FDA"."""
    if action.word.action == "submit":
        infinitive = action.word.form == "base"
        if thing := filed_unnamed(text, sentence, action.start, action.end, infinitive=infinitive):
            return "nda-submission", thing
    if kind := of_it(text, sentence, action, passive=passive):
        return kind, OF_IT
    return event_words().kinds.get(("product", action.word.action)), "product"


_COMMITTEE_KINDS = {
    "nda-approval": "positive-opinion",
    "emergency-authorization": "positive-opinion",
    "refusal": "negative-opinion",
}
"""What an act is when a committee does it that is not named."""


def _by_committee(text: str, sentence: Sentence, action: Action) -> bool:
    """Whether an unnamed committee is the subject: "the EU's medicines committee gave its blessing"."""
    found = list(sentence.find_all(guards().committee, end=action.start))
    if found and _PLAIN_WORDS.fullmatch(text, found[-1].end(), action.start):
        return True
    behind = sentence.search(guards().committee, action.reach)
    return behind is not None and _BY_THE.fullmatch(text, action.reach, behind.start()) is not None


def _is_bare_heading(sentence: Sentence) -> bool:
    """Whether the sentence is a heading of a few words, such as "Validated"."""
    heading = sentence.block.heading and not sentence.title and not sentence.block.item
    return heading and sentence.words_between(sentence.start, sentence.end) <= HEADING


def _advises(text: str, sentence: Sentence, other: Action, action: Action) -> bool:
    """Whether the act is only what another one advises: "recommended that it be approved"."""
    return other.word.action in ("recommend", "oppose") and recommended(
        text, sentence, other.end, action.start
    )


def _against(text: str, sentence: Sentence, action: Action, other: Action) -> bool:
    """Whether a refusal, or the end of an authorisation, is what is recommended."""
    if action.word.action != "recommend" or other.word.action not in ("reject", "withdraw", "halt"):
        return False
    ends = _LICENCE.match(text, other.end, sentence.end) or _ITS_LICENCE.search(text, action.end, other.start)
    if other.word.action == "halt" and not ends:
        return False
    return advised(text, sentence, action.end, other.start, other.word.form)


def _elliptic(
    text: str,
    sentence: Sentence,
    objects: Sequence[Thing],
    actions: Sequence[Action],
    paired: set[Thing],
) -> Iterator[Candidate]:
    """ "Approval from A in June and B's IND in May": the second thing shares the first one's act."""
    for thing in objects:
        if thing in paired or thing.word.object not in ("ind", "marketing"):
            continue
        before = [
            a
            for a in actions
            if a.end <= thing.start and (thing.word.object, a.word.action) in event_words().kinds
        ]
        if not before:
            continue
        action = before[-1]
        gap = text[action.end : thing.start]
        if re.search(r"\band\b", gap) and ";" not in gap and len(gap.split()) <= 20:
            yield Candidate(
                event_words().kinds[thing.word.object, action.word.action],
                f"{action.word.action} {thing.word.object}{SHARED}",
                sentence,
                thing.start,
                thing.end,
                action.start,
                action.word.form,
                False,
                thing.word.application,
            )
