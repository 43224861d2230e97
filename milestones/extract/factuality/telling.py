"""Whether the grammatical form of a candidate's words tells of an event at all."""

import re

from milestones.extract.events.attributive import AGENT, AUTHORITY, attributive, words_before
from milestones.extract.events.candidate import MONTH, Candidate
from milestones.extract.factuality.asked import is_asked_for, is_filed_for
from milestones.extract.factuality.counting import (
    COUNTED,
    counted,
    in_a_heap,
    many_applications,
    many_statuses,
    of_the_trade,
)
from milestones.extract.factuality.habits import explains, is_a_habit, is_a_scheme, would_bring, would_follow
from milestones.extract.factuality.standing import is_held_by
from milestones.lexicon.cues import cues
from milestones.lexicon.sentences import sentence_words

_IF = re.compile(
    r"\W*(?:If|Should|Assuming|Once|When|Upon\s+being)\s+(?:and\s+when\s+)?(?:it\s+is\s+)?"
    r"(?:(?:ultimately|finally|subsequently|successfully)\s+)?"
    r"(?:approved|granted|received|obtained|awarded|cleared|authori[sz]ed|licensed|secured|accepted|conferred|issued|successful)\b"
    r"(?!\s+(?:in|on|last)\s+(?:early\s+|late\s+|mid-)?(?:[A-Z]|\d))[^,.;]{0,60},\s"
)
"""Opens a sentence with what has yet to come: "If granted,", "Once approved by the agency,"."""
_OF_SUCH = re.compile(
    r"\b(?:available|existing|current|other|all|any)\s+(?:therapies|drugs|medicines|treatments|products)\s+(?:that|which)\s+(?:have|had|has|are|were)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Ends with what all of a sort have: "therapies that have received"."""
_MONTH = rf"{MONTH}\.?"
_DATED = re.compile(
    r"(?:\s+(?:of|by|from)\s+(?:the\s+)?[A-Z][^\s;,]*(?:\s+(?:[A-Z(][^\s;,]*|of|and|for)){0,12})?"
    rf"\s+(?:of|in|on|from|dated)\s+(?:early\s+|late\s+|mid-)?(?:\d{{1,2}}\s+)?(?:{_MONTH}|\d{{4}}|last\s)"
)
"""Behind a noun: it has a time of its own."""
_UNDER_WAY = re.compile(
    r"\b(?:reviewed|evaluated|assessed|examined|considered|submitted|accepted|approved|review)\b[^.;]{0,50}?"
    r"\b(?:under|through|via|as\s+part\s+of|within|using)\s+the\s+(?:[A-Z][\w.'’]*\s+)?$"
)
"""Ends with what tells that a scheme is used: "is being reviewed under the"."""
_REMAINS = re.compile(
    r"\b(?:remains?|stays?|still|(?:is|are)\s+now)\s+under\s+(?:the\s+)?(?:[A-Z]{2,4}\s+)?$"
)
"""Ends with what tells that a status goes on: "remains under the"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_THEN = re.compile(
    rf"\b(?:[Ii]n|[Oo]n)\s+(?:early\s+|late\s+|mid-)?(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d,?\s+"
    r"(?:(?!(?:which|who|if|when|that)\b)[\w.'’()&-]+\s+){0,5}$"
)
"""Ends with the time of what a chronicle tells in the present tense: "in May 2012, receives"."""
_OWNED = re.compile(
    r"\b(?:[A-Z]{3,6}|[Aa]gency|[Rr]egulator|Commission|Administration|Canada|Swissmedic)['’]s\s+(?:\w+\s+){0,2}$"
)
"""Ends with an authority as the owner of what follows."""
_TELLS_WHEN_OR_WHO = re.compile(
    rf"\b{_MONTH}\s\d|\d\s+{_MONTH}|\b(?:19|20)\d\d\b|\b[A-Z]{{3,6}}\b|\b(?:Commission|Agency|Ministry)\b"
)
_OF_THESE = re.compile(
    r"\s+(?:of|for)\s+(?:[\w-]+\s+){0,4}?(?:medicines|drugs|products|therapies|treatments|vaccines|biosimilars|generics)"
    r"(?:\s+(?:in|by|from|this|last)\s[^,.;:]{2,40})?:\s"
)
"""Behind an act's noun: the list of what it was done to follows."""
_AMONG = re.compile(r"\W*Among\s")
"""Opens a sentence that names some of those of which it tells: "Among the approvals were X and Y"."""
_OPINION_ON = re.compile(
    r"\bopinion\s+(?:[\w.'’()-]+\s+){1,8}?(?:on|for|recommending|regarding|supporting)\s+(?:the\s+)?(?:[A-Z]{2}\s+)?$",
    re.IGNORECASE,
)
"""Ends with whose opinion it is on the status that follows: "an opinion of the committee on"."""
_WAY = re.compile(
    r"\b(?:approv|authori|licens|clear)[a-z]+\b[^.;]*?\b(?:under|through|via)\s(?:the|an?|its)\s$"
)
"""Ends with how an approval came about, before the way's name: "is approved for gout under the"."""
_IS_ADVISED = re.compile(
    r"(?:(?!\sand\s)[^.;]){0,120}?\s(?:was|were|is|has\s+been|have\s+been)\s+(?:\w+ly\s+|also\s+|not\s+)?(?:recommended|advised)\b"
)
"""Behind an act's noun: a committee only advised it."""
_ONCE_DONE = re.compile(
    r"\b(?:will|would|can|could|may|might|plans?|planned|planning|expects?|intends?|aims?|ready|prepar(?:es?|ing)|eligible|entitled"
    r"|exercisable|payable|contingent|convertible|matures?|vests?|tranches?[^.;,]{1,60}\s(?:available|due))\s"
    r"(?:(?!\b(?:was|were|has|had|have|said)\b)(?:[^.;,]|,(?=\s(?:and\s)?[A-Z])|\.(?=\w)|(?<=\.[A-Z])\.(?=\s[a-z])))*\b(?:after|following|upon|pending)\s+"
    r"(?:(?!today|this|last|recent|earlier)[\w.'’]+\s+){0,4}$"
)
"""Ends with what is to come once the act is done: "will be launched following"."""
_ITS_TIME = re.compile(
    r"[^.;]{0,60}?\b(?:in|on|last|this|earlier|today|yesterday|by)\s+(?:[A-Z]|\d|(?:week|month|year)\b)|\s+(?:today|yesterday|earlier|last)\b"
)
"""Behind an act's noun: when it was done, or by whom."""
ELSEWHERE = "refers to an event told elsewhere"
"""Why "the approval" is refused."""
FRAGMENT = 260
"""Characters of the longest item of a list that tells without a verb."""
_OPENS_WITH_TIME = re.compile(rf"\W*(?:(?:on|in)\s+)?(?:the\s+)?(?:\d|{_MONTH}\b)", re.IGNORECASE)
"""An entry of a chronology: "21: Brussels grants", "On the 11th the agency issues"."""
_SAME_AGENT = re.compile(
    rf"{AUTHORITY}\s+(?:also\s+|now\s+)?(?!is\b|has\b|was\b)[a-z-]+s\b[^.;]{{3,160}}(?:,\s+|,?\s+and\s+)(?:also\s+|then\s+)?$"
)
"""Ends with an authority's first verb and what joins a second one to it: "the FDA approves X, grants"."""
_LEADS_IN = re.compile(r"\b(?:following|these)\b[^.;:]*:\W*$")
"""From an act on: what it is done to is listed below."""
_ONLY_MEANS = re.compile(
    r"\s+(?:is|was|represents|marks|makes|constitutes|underlines|underscores|reflects|validates|confirms|means|paves"
    r"|provides|gives|brings|allows|enables|augments|adds|builds|aligns|complements|recogni[sz]es|qualifies|highlights)\s+(?!(?:\w+ly\s+)?(?:granted|given|issued|based|received|handed|signed)\b)"
)
"""Behind an act's noun: only what the event means follows."""
_WITH_AUTHORITY = re.compile(
    r"(?:,|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|today|year|week|month)\b)\s+with\s+(?:the\s+)?"
    r"(?:[A-Z][\w.'’]*\s+(?:and\s+)?){0,5}?"
    rf"(?:{AUTHORITY}|(?:[\w-]+\s+){{0,2}}?(?:panell?ists|advis[eo]rs|members|experts|reviewers|committee|panel)(?:\s+of\s+(?:the|its|that)\s+(?:committee|panel))?)\s+"
    r"(?:also\s+|now\s+|finally\s+)?$"
)
"""Ends with an authority as the subject of a gerund."""


def untold(text: str, candidate: Candidate, governing: str, named: bool, verb: int) -> str:
    """Why the grammatical form of the act tells of no event; "" where it does.

    `governing` is the form of the verb that hands it over, `verb` its place; `named` tells whether the
    act's own clause names a medicine.
    """
    heading = candidate.sentence.heading
    habit = not named and is_a_habit(text, candidate)
    if habit or explains(text, candidate, named) or is_a_scheme(text, candidate, named):
        return "generic"
    if candidate.form == "past":
        # "A busy day, approving X": a gerund that tells of the past describes nothing.
        gerund = text[candidate.anchor : candidate.end].partition(" ")[0].endswith("ing")
        described = "" if gerund else attributive(text, candidate, named)
        return described or many_applications(text, candidate, named)
    if candidate.form == "present":
        news = named or _in_chronology(text, candidate) or _lists(text, candidate)
        verb = candidate.anchor
        narrated = news and (_acts(text, candidate, verb) or _then(text, candidate, verb))
        return "" if heading or narrated else "present tense"
    if candidate.form in ("base", "gerund"):
        return "" if _with_subject(text, candidate) else "infinitive"
    if candidate.form == "status" and is_filed_for(text, candidate, governing):
        return "asked for"
    if reason := _no_event_of_its_own(text, candidate, named, verb):
        return reason
    told = governing in ("past", "noun") or (heading and governing != "base")
    if _anaphoric(text, candidate) and (not told or _ONLY_MEANS.match(text, candidate.end)):
        return ELSEWHERE
    if governing == "present" and not heading:
        narrated = (named or _in_chronology(text, candidate)) and _acts(text, candidate, verb)
        narrated = narrated or _then(text, candidate, verb)
        return "" if narrated else "present tense"
    if governing == "base":
        return "infinitive"
    stands_alone = candidate.form == "status" or told or named or _presupposed(text, candidate)
    stands_alone = stands_alone or _AMONG.match(text, candidate.sentence.start) is not None
    return "" if stands_alone else "no event"


def _with_subject(text: str, candidate: Candidate) -> bool:
    """Whether an authority is the subject of the gerund: "rose 5%, with the FDA approving its drug"."""
    lead_in = text[candidate.sentence.start : candidate.anchor]
    return candidate.form == "gerund" and _WITH_AUTHORITY.search(lead_in) is not None


def _uses(text: str, candidate: Candidate) -> bool:
    """Whether something is told to run, or to go on, under the scheme that the status is."""
    if _REMAINS.search(text, candidate.sentence.start, candidate.start):
        return True
    if candidate.kind != "other-designation":
        return False
    return _UNDER_WAY.search(text, candidate.sentence.start, candidate.start) is not None


def _no_event_of_its_own(text: str, candidate: Candidate, named: bool, verb: int) -> str:
    """Why an act's noun is only asked for, or only counted: "filed for approval", "two refusals"."""
    if candidate.form == "status" and (reason := _not_given(text, candidate)):
        return reason
    if candidate.form in ("noun", "status") and in_a_heap(candidate):
        return COUNTED
    if not named and of_the_trade(text, candidate):
        return COUNTED
    if _on_condition(text, candidate, verb) or would_bring(text, candidate):
        return "hypothetical"
    if candidate.form != "noun":
        return COUNTED if many_statuses(text, candidate, named) else ""
    # "The IND for gout received approval": what stands before the verb is not asked for.
    right = candidate.start if candidate.start < verb < candidate.anchor else candidate.anchor
    if is_asked_for(text, candidate.sentence.start, right):
        return "asked for"
    if _IS_ADVISED.match(text, candidate.end, candidate.sentence.end):
        return "asked for"
    if _is_once_done(text, candidate) or would_follow(text, candidate):
        return "hypothetical"
    if not named and _OF_SUCH.search(text, candidate.sentence.start, candidate.anchor):
        return "attributive"
    return COUNTED if not named and counted(text, candidate) else ""


def _not_given(text: str, candidate: Candidate) -> str:
    """Why a status is only advised, or only says how an approval came: "approved under the X pathway"."""
    if _OPINION_ON.search(text, candidate.sentence.start, candidate.start):
        return "asked for"
    way = text[candidate.start : candidate.end].lower().endswith(("approval pathway", "approval system"))
    return "attributive" if way and _WAY.search(text, candidate.sentence.start, candidate.start) else ""


def _on_condition(text: str, candidate: Candidate, verb: int) -> bool:
    """Whether the sentence opens with a condition that its noun is under: "If granted, approval will open".

    `verb` is where what hands the noun over stands: in the condition, or nowhere.
    """
    opened = _IF.match(text, candidate.sentence.start, candidate.start)
    return opened is not None and verb < opened.end() and ";" not in text[opened.end() : candidate.start]


def _is_once_done(text: str, candidate: Candidate) -> bool:
    """Whether the act is only what something waits for: "will be launched following approval"."""
    sentence = candidate.sentence
    if _ITS_TIME.match(text, candidate.end, sentence.end):
        return False
    ends = {candidate.start, candidate.anchor}  # in "an sNDA, and others following its submission" two places
    return any(_ONCE_DONE.search(text, sentence.start, end) for end in ends)


def _in_chronology(text: str, candidate: Candidate) -> bool:
    """Whether the sentence opens with its day, as the entries of a chronology do."""
    return _OPENS_WITH_TIME.match(text, candidate.sentence.start) is not None


def _lists(text: str, candidate: Candidate) -> bool:
    """Whether the act leads in to a list of what it is done to: "recommends the following medicines:"."""
    return _LEADS_IN.search(text, candidate.anchor, candidate.sentence.end) is not None


def _acts(text: str, candidate: Candidate, verb: int) -> bool:
    """Whether an authority is the subject of the verb at `verb`: newsletters tell in the present tense."""
    said = re.search(r"\w+(?=\s)", text[verb : candidate.sentence.end])
    habit = said is not None and cues().habit.match(text, verb + said.end()) and not _lists(text, candidate)
    lead_in = text[candidate.sentence.start : verb]
    return not habit and (AGENT.search(lead_in) or _SAME_AGENT.search(lead_in)) is not None


def _then(text: str, candidate: Candidate, verb: int) -> bool:
    """Whether a month of a year stands before the verb, as the present tense of a chronicle has it."""
    return _THEN.search(text, candidate.sentence.start, verb) is not None


def _is_fragment(text: str, candidate: Candidate) -> bool:
    """Whether the sentence is an item without a verb: "June 7: accelerated approval from the FDA"."""
    sentence = candidate.sentence
    finite = sentence_words().finite.search(text, sentence.start, sentence.end)
    if finite or sentence.end - sentence.start > FRAGMENT:
        return False
    return _TELLS_WHEN_OR_WHO.search(text, sentence.start, sentence.end) is not None


def _anaphoric(text: str, candidate: Candidate) -> bool:
    """ "The approval", "this NMPA acceptance": points back, unless it has a time of its own."""
    if candidate.alone or _DATED.match(text, candidate.end, candidate.sentence.end) or _uses(text, candidate):
        return False
    if is_held_by(text, candidate):
        return False
    if candidate.form == "noun" and _OF_THESE.match(text, candidate.end, candidate.sentence.end):
        return False
    comma = max(text.rfind(mark, candidate.sentence.start, candidate.start) for mark in ",;:")
    words = words_before(text, candidate, candidate.start, max(comma, candidate.sentence.start))
    if any(_YEAR.fullmatch(word) for word in words[-4:]):
        return False
    if words[-1:] in (["a"], ["an"]) or ["including", "the"] in (words[-2:], words[-3:-1]):
        return False
    if words[-1:] == ["that"] and len(words) > 1 and words[-2] in cues().reporting:
        return False
    if words and words[-1].endswith(("'s", "’s")):
        return False
    return any(word in cues().anaphoric for word in words[-2:]) and not any(
        w in ("first", "of", "for") for w in words[-2:]
    )


def _presupposed(text: str, candidate: Candidate) -> bool:
    """Whether words take the event for granted: "following our approval", "the 2019 approval"."""
    lead_in = text[candidate.sentence.start : candidate.start]
    if _OWNED.search(lead_in) or _DATED.match(text, candidate.end, candidate.sentence.end):
        return True
    if any(_YEAR.fullmatch(word) for word in words_before(text, candidate, candidate.start)[-4:]):
        return True
    if _is_fragment(text, candidate):
        return True
    return any(word in cues().presupposing for word in words_before(text, candidate, candidate.start)[-3:])
