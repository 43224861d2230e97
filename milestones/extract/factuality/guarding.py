"""Candidates that are about something else than a medicine, or that no authority stands behind."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.factuality.advising import no_opinion, on_trials, only_advised
from milestones.extract.factuality.backing import SUBJECT, by_authority, has_authority
from milestones.extract.factuality.devices import for_a_device, names_device, tells_of_devices
from milestones.extract.factuality.filings import asks_for_it, no_filing, takes_in, takes_up_a_start
from milestones.extract.factuality.holding import (
    asks_about_trials,
    asks_for_a_trial,
    is_ones_own,
    of_a_lifted_hold,
    of_a_named_hold,
    only_waits,
)
from milestones.extract.factuality.otherleave import (
    is_by_others,
    is_leave_for_else,
    is_to_end,
    lets_sites,
    permits_else,
)
from milestones.extract.factuality.overseeing import (
    filed_with_them,
    of_a_running_trial,
    of_a_study_plan,
    of_ethicists,
    only_overseen,
)
from milestones.extract.factuality.pricing import judges_price
from milestones.extract.factuality.reviewing import is_under_review, tells_of_filing
from milestones.lexicon.guards import guards

_OF_PEOPLE = tuple(
    f"{name}-designation"
    for name in ("orphan", "fast-track", "breakthrough", "rmat", "prime", "rare-pediatric", "sakigake")
)
BESIDE = 80
"""Characters beside an act in which what is said of it stands."""
_OF_APPLICATION = re.compile(r"\bapplications?\s+(?:for|to|of)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
"""Ends with an application, which only an authority has before it."""
_ADJECTIVE = re.compile(
    r"(?:\b(?:the|its|their|an?|only|any|no|in|of|current|other)|['’]s)\s+$", re.IGNORECASE
)
"""Ends with what makes of "approved use" a thing, no act: "its approved use in gout"."""
_OF_AN_AMENDMENT = re.compile(
    r"\b(?:IND|CTA|application|protocol)s?\)?\s+amendments?\b|\bamend(?:ed|ments?\s+(?:to|of))\b",
    re.IGNORECASE,
)
"""Within an act: it is done to a trial that runs."""
_OPINIONS = ("positive-opinion", "negative-opinion")
_OWNER = re.compile(r"['’]s?\s+[\"“]?(?:\w+\s+)?$")
"""Ends with an owner: "the FDA's surprising"."""
_BEFORE_FILING = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|to\s+support|in\s+support\s+of)\s+(?:[\w.'’&-]+\s+){0,6}?"
    r"(?:submit\w*|submission|fil(?:e|es|ed|ing)|appl(?:y|ies|ied|ying|ication)|seek(?:s|ing)?)\b",
    re.IGNORECASE,
)
"""Behind what an authority wants: no application is there yet that it could turn down."""
_TO_GO_ON = re.compile(r"\b(?:resum|restart|continu|reopen|extend|expand)\w*\b", re.IGNORECASE)
"""Within what is asked for: a trial that was begun goes on."""
_AUTHORITYS = ("turn_back ", "fast_track ", "delist ")
"""Begin the rules of acts that only an authority does, whatever they are done to."""
_NOT_TAKEN_UP = re.compile(r"(?:refused\s+(?:for|the|its)|not)\s", re.IGNORECASE)
"""Words for an application that an authority turned back, whoever is named: "was refused for filing"."""
_IF = re.compile(r"\W*(?:If|Once|Should|Unless|Until|Pending|Assuming|Provided|Subject\s+to)\b[^;]*,\s")
"""Opens a sentence with what a trial waits for: "If the FDA agrees, the study may proceed"."""
VOLUNTARILY = 16
"""Within so many characters before an act its adverb begins."""
_PLAN_TO_FILE = re.compile(
    r"\b(?:plans?|intentions?|proposals?|guidance|timelines?|targets?|forecasts?)\b[^.;]{0,80}?\b(?:to|for)\s+(?:(?:re)?(?:submit|fil(?:e|ing)|submission)|apply)\b",
    re.IGNORECASE,
)
"""Up to what is withdrawn: it is no application, but the plan of one."""
_AGAINST_FILING = re.compile(
    r"\b(?:advis|caution|counsel|warn)\w*\s[^.;]{0,60}?\bagainst\s[^.;]{0,40}?\b(?:filing|submitting|submission)s?$"
)
"""An act of advising a company not to file: nobody judges a medicine by it."""
_GUIDANCE = re.compile(
    r"\w+\s+(?:(?:its|the|their|all|any|earlier|previous|prior|own)\s+){0,3}(?:[\w-]+\s+)?(?:guidance|timelines?|targets?|forecasts?|outlook|plans?)\b"
)
"""Begins with a plan as what is taken back: "withdrew its guidance for an application"."""
_TALLY = re.compile(r"\b\d{1,2}\s?(?:-|–|to)\s?\d{1,2}\b")
TALLY = 30
"""Within so many characters behind a vote stands how it went."""
_BY_OR_FROM = re.compile(r"\s+(?:by|from|of|to|with|out)\b", re.IGNORECASE)


def guarded(context: Context, candidate: Candidate) -> str:
    """Why the candidate is no milestone of a medicine; "" where nothing speaks against it."""
    text, sentence = context.text, candidate.sentence
    rules = guards()
    if rules.elsewhere.match(text, sentence.start, sentence.end):
        return "pointer to another article"
    if sentence.has(rules.veterinary) or (context.veterinary and not _for_people(candidate)):
        return "veterinary"
    if reason := _no_filing(context, candidate):
        return reason
    if reason := _for_something_else(text, candidate):
        return reason
    refused = not candidate.rule.startswith(_AUTHORITYS) or _refused(context, candidate)
    if not refused or is_by_others(text, candidate):
        return "no authority's act"
    if candidate.application or candidate.form == "status":
        return _of_its_own(context, candidate)
    # An assay or an injector over which a trial is stopped is none that is cleared.
    on_a_trial = candidate.rule.endswith((" hold", " it"))
    if not on_a_trial and (tells_of_devices(context, candidate) or names_device(context, candidate)):
        return "device"
    if candidate.rule == "weigh product":
        return "" if is_under_review(context, candidate) else "no application"
    if candidate.rule.endswith("product"):
        return _not_of_a_medicine(context, candidate)
    return _not_by_an_authority(context, candidate)


def _of_its_own(context: Context, candidate: Candidate) -> str:
    """Why an application or a status, which say by themselves what they are of, is no medicine's."""
    if candidate.form == "status" and candidate.kind in _OPINIONS and judges_price(context, candidate):
        return "verdict on the price"
    exempt = candidate.application and candidate.sentence.search(guards().device_sentence, *candidate.span)
    return "device" if exempt else ""


def _no_filing(context: Context, candidate: Candidate) -> str:
    """Why nothing was filed with an authority; "" where it was, or where the candidate is no filing."""
    if candidate.rule.startswith("weigh ") and tells_of_filing(context.text, candidate):
        return "told by its filing"
    reason = no_filing(context.text, candidate) or _start_again(context, candidate)
    return reason or filed_with_them(context, candidate)


def _start_again(context: Context, candidate: Candidate) -> str:
    """Why more on a filing whose begin the sentence before tells is none, nor what others got; else ""."""
    if candidate.rule == "ask ind":
        asked = asks_for_it(context.text, candidate) and not by_authority(context, candidate)
        return "" if asked else "asked for by the authority"
    if candidate.rule.startswith("take_in "):
        # "The EMA has received an application for X", not "Korvane received NDA approval".
        received = takes_in(context.text, candidate) and by_authority(context, candidate)
        return "" if received else "no authority's act"
    before = next(context.before_in_block(candidate.sentence), None)
    again = before is not None and takes_up_a_start(context.text, candidate, before)
    return "start of a rolling submission" if again else ""


def _for_people(candidate: Candidate) -> bool:
    """Whether it is a status that no medicine for animals has: their maker's owner treats people."""
    return candidate.kind in _OF_PEOPLE and not candidate.sentence.has(guards().animals)


def _for_something_else(text: str, candidate: Candidate) -> str:
    """Why what is given is no leave to sell a medicine, nor advice to give it; "" where it can be."""
    sentence = candidate.sentence
    if candidate.kind == "emergency-authorization" and for_a_device(text, candidate):
        return "device"
    if candidate.kind == "emergency-authorization" and is_to_end(text, candidate):
        return "told to end"
    if candidate.kind == "nda-approval" and permits_else(text, candidate):
        return "leave for something else"
    if candidate.kind in ("nda-approval", "ind-approval") and lets_sites(text, candidate):
        return "leave for something else"
    if on_trials(text, candidate) or _AGAINST_FILING.search(text, candidate.start, candidate.end):
        return "advice, not an opinion"
    if candidate.rule.startswith("withdraw ") and (
        _PLAN_TO_FILE.search(text, sentence.start, candidate.end)
        or _GUIDANCE.match(text, candidate.anchor, candidate.end)
    ):
        return "plan given up"
    if candidate.kind == "ind-approval" and _OF_AN_AMENDMENT.search(text[candidate.start : candidate.end]):
        return "change of a trial"
    if candidate.kind.endswith("-opinion") and of_ethicists(candidate):
        return "oversight of a trial"
    reason = only_advised(text, candidate) or of_a_running_trial(text, candidate)
    reason = reason or of_a_study_plan(text, candidate)
    asked = asks_for_a_trial(text, candidate) or asks_about_trials(text, candidate)
    return reason or ("asked of a trial" if asked else "")


def _not_by_an_authority(context: Context, candidate: Candidate) -> str:
    """Why an act on a trial, a hold or a licence is no authority's; "" where it can be one's."""
    text, sentence, rules = context.text, candidate.sentence, guards()
    if only_waits(text, candidate):
        return "hypothetical"
    if candidate.rule.startswith("start ") and (reason := _not_let_start(context, candidate)):
        return reason
    if candidate.rule.endswith("trial") and only_overseen(context, candidate):
        return "oversight of a trial"
    if candidate.rule == "ask trial":
        if by_authority(context, candidate) or _is_an_authoritys(context, candidate):
            return "asked for by the authority"
        if _TO_GO_ON.search(text, candidate.start, candidate.end):
            return "leave for something else"
    if (
        (candidate.rule in rules.by_agent or is_ones_own(text, candidate))
        and not by_authority(context, candidate)
        and not of_a_lifted_hold(context, candidate)
    ):
        return "no authority's act"
    if candidate.rule == "withdraw label" and _gives_up(context, candidate):
        return ""
    named = "clinical" in text[candidate.start : candidate.end].lower() or of_a_named_hold(text, candidate)
    asked = _OF_APPLICATION.search(text, max(sentence.start, candidate.start - BESIDE), candidate.start)
    if candidate.rule in rules.shared and not (named or asked) and not has_authority(context, candidate):
        return "no authority"
    return ""


def _not_let_start(context: Context, candidate: Candidate) -> str:
    """Why nobody is told that a trial may begin: it waits for something, or doctors may give a medicine."""
    if _IF.match(context.text, candidate.sentence.start, candidate.start):
        return "hypothetical"
    doses = "dosing" in context.text[candidate.start : candidate.end]
    return "no authority" if doses and not has_authority(context, candidate) else ""


def _gives_up(context: Context, candidate: Candidate) -> bool:
    """Whether a company gives up a use: "voluntarily withdrew the indication", "in the US"."""
    sentence = candidate.sentence
    near = max(sentence.start, candidate.start - VOLUNTARILY)
    of_free_will = "voluntar" in context.text[near : candidate.end].lower()
    return of_free_will or bool(context.wheres_in(candidate.start, sentence.end))


def _is_an_authoritys(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is the owner of the act's noun: "the FDA's request for one more study"."""
    owned = _OWNER.search(context.text, candidate.sentence.start, candidate.anchor)
    return owned is not None and any(
        where.agency and where.end == owned.start()
        for where in context.wheres_in(candidate.sentence.start, candidate.anchor)
    )


_OTHER_MATTER = re.compile(
    r",|\s(?:comes?|came|while|whereas|amid|despite|boosts?|threatens?|means|meant|opens|paves|makes)\s"
)
"""Behind an act: something else is told from here on, "X's approval comes as Y loses its patent"."""


def _not_of_a_medicine(context: Context, candidate: Candidate) -> str:
    """Why "approved" and its like, without a thing that they act on, are not said of a medicine."""
    text, sentence, rules = context.text, candidate.sentence, guards()
    act = text[candidate.start : candidate.end]
    left, right = max(sentence.start, candidate.start - 30), min(sentence.end, candidate.end + 45)
    other = _OTHER_MATTER.search(text, candidate.end, right)
    right = other.start() if other else right
    left = left if candidate.passive else max(left, text.rfind(",", left, candidate.start))
    if sentence.search(rules.agreed, left, right):
        return "agreement, not an approval of a medicine"
    if judges_price(context, candidate):
        return "verdict on the price"
    if act.startswith("approved use") and _ADJECTIVE.search(text, sentence.start, candidate.start):
        return "attributive"
    if is_leave_for_else(text, candidate):
        return "leave for something else"
    if candidate.rule in rules.shared and not has_authority(context, candidate):
        return "no authority"
    asks = candidate.rule == "reject product" and rules.asking.match(act)
    anybodys = asks or (act == "passed" and not candidate.passive)  # "Congress passed the law"
    if anybodys and not by_authority(context, candidate):
        return "no authority's act"
    if asks and _BEFORE_FILING.search(text, candidate.end, sentence.end):
        return "asked for before a filing"
    if reason := no_opinion(context, candidate):
        return reason
    advised = candidate.kind.endswith("-opinion") and _voted(text, candidate)
    if not rules.weak.match(act) or advised or has_authority(context, candidate) or _goes_on(text, candidate):
        return ""
    return "" if _plainly_of_a_medicine(context, candidate) else "no authority"


def _voted(text: str, candidate: Candidate) -> bool:
    """Whether a committee is told to have voted by so many: "outside experts came down 13-2 in its favor"."""
    near = candidate.sentence.has(guards().committee)
    return near and _TALLY.search(text, candidate.start, candidate.end + TALLY) is not None


def _goes_on(text: str, candidate: Candidate) -> bool:
    """Whether a participle leads in to more of what was told before: "Also cleared: X for gout"."""
    before = text[candidate.sentence.start : candidate.start].lower()
    return before in ("also ", "also newly ") and text.startswith(":", candidate.end)


def _plainly_of_a_medicine(context: Context, candidate: Candidate) -> bool:
    """Whether a passive says it of a medicine, or of its use or time: "was cleared for gout in May"."""
    text, sentence = context.text, candidate.sentence
    reduced = text.endswith(", ", sentence.start, candidate.start)
    if (candidate.passive or reduced) and guards().plain.match(text, candidate.start, sentence.end):
        return True
    if not candidate.passive or _BY_OR_FROM.match(text, candidate.end):
        return False
    before = context.products_in(sentence.start, candidate.start)
    gap = text[before[-1].end : candidate.start].removeprefix(",") if before else ","  # "X, was"
    return "," not in gap and len(gap.split()) <= SUBJECT


def _refused(context: Context, candidate: Candidate) -> bool:
    """Whether an authority does not take an application up; a company may not file one either."""
    told_of_it = _NOT_TAKEN_UP.match(context.text, candidate.anchor) is not None
    wished = context.text.endswith(" be ", 0, candidate.anchor)
    return told_of_it or (not wished and by_authority(context, candidate))
