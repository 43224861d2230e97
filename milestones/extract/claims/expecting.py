"""Which plans, targets and hopes are claims of status expected, as the reference articles are labelled.

- What a company does itself, filing above all, is a claim where it is planned, with or without a time.
- What only an authority can do is a claim where the text gives the time by which it is to come; of a decision
  that is due also where it only counts it ("a decision within 67 days"). Without one it is a mere hope.
- What is possible is a claim only where it is expected as well and its time stands close behind it ("targets
  potential approval by May"). "Could be approved by May" is hypothetical.
- A target date is fulfilled where its sentence tells the decision itself ("approved X ahead of its goal
  date"), and void where it went by ("missed its goal date").
"""

import re
from dataclasses import replace

from milestones.extract.context import Context
from milestones.extract.events.awaited import AWAITED
from milestones.extract.events.candidate import CLAUSE, SOME_TIME, Candidate
from milestones.extract.factuality.happening import Reality
from milestones.extract.fields.dateties import turns
from milestones.extract.fields.dating import dated, has_date_beside
from milestones.extract.fields.news import is_subtitle
from milestones.extract.fields.slots import is_named
from milestones.lexicon.cues import cues
from milestones.lexicon.datewords import date_words, written_months, written_weekdays
from milestones.lexicon.kinds import hoped_for

_FOLLOWING = re.compile(r"\b(?:following|after|upon|pending)\s+(?:[\w.'’-]+\s+){0,3}?$", re.IGNORECASE)
_WAS_DUE = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:due|scheduled|expected|set|slated|supposed)\s+to\s+(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
_POTENTIAL = re.compile(
    r"\b(?:potential|possible|anticipated|expected|planned|hoped-for)\s+(?:FDA\s+|full\s+)?$", re.IGNORECASE
)
"""Ends with what makes of an approval one to come: "toward potential approval ahead of our date"."""
_BUT = re.compile(r",\s+(?:but|though|although)\b|\bbut\s+(?:is|will|now)\b", re.IGNORECASE)
"""Behind what was due: it came otherwise."""
_TAKEN = re.compile(rf"\b(?:today|yesterday|{written_weekdays()}|this\s+week)['’]s\s+(?:\w+\s+)?$", re.I)
"""Ends with the day on which a decision fell: "today's decision by the agency"."""
_HAD_BEEN = re.compile(
    r"(?:\s+(?!had\b)[\w.'’-]+){0,5}?\s+had\s+(?:not\s+|only\s+)?been\s+(?:\w+ly\s+)?(?:expected|due|anticipated|scheduled|slated)\b"
)
"""Behind a decision: when it was to come, which lies behind: "had not been expected before June"."""
_GIVEN = re.compile(r"\b(?:and|decision|ruling|issued|adopted|gave|voted|delivered)\b", re.IGNORECASE)
"""Between "opinion" and "is expected": what is expected is another thing."""
_MADE = re.compile(
    rf"\s+(?:(?:{SOME_TIME})?(?:not\s+)?to\s+(?!(?:be|come|follow|early|late|the)\b|mid|[A-Z\d])|(?:fell|comes?|came|followed|refusing|denying|rejecting)\b)"
)
"""Behind a decision: what it was, or that it came."""
_AFTER_A_PLAN = re.compile(
    r"\b(?:expect|anticipat|plan|target|aim|intend)\w*\b[^.;]*\bfollowed\s+by\s+(?:(?:an?|the|its)\s+)?(?:[\w.-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what is planned first: "expects data in May, followed by an"."""
_ENSUED = re.compile(
    rf"(?:\s+(?:today|yesterday|(?:on|late|early)\s+{written_weekdays()}|(?:this|last)\s+(?:week|month)))?\s+"
    r"(?:follows|allows|lets|clears|opens|paves|marks|means|makes|gives|expands|extends|widens|broadens|ends|reverses|caps|comes|brings|builds"
    r"|adds|frees|lifts|applies|covers|allowed|let|cleared|opened|paved|marked|meant|made|gave|expanded|ended|reversed|capped|brought|surprised|sent"
    r"|was\s+(?:based|made|announced|welcomed|hailed|backed|supported|prompted))\b",
    re.IGNORECASE,
)
"""Behind a decision: what came of it, so that it has been taken: "the FDA's decision today expands"."""
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_TO_COME = re.compile(
    r"[^,;.:]{0,90}?\b(?:by\s+(?:the\s+)?(?:year[- ]?end|month[- ]?end|end\s+of\s+|late\s+|mid-?|[Qq][1-4]\b"
    r"|next\s+|"
    rf"{written_months()}\b|(?:first|second|third|fourth)\s+(?:quarter|half)\b|(?:summer|autumn|fall|winter|spring)\b"
    r"|20\d\d\b)|next\s+(?:week|month|quarter|year)\b|later\s+this\s+(?:week|month|quarter|year)\b)",
)
"""Behind what headlines tell in the present tense: a time that only a plan has: "files X by June"."""
CLOSE = 8
"""So many words may stand between what is possible and the time by which it is to come."""
BEHIND = 12
"""The same of an application that is expected, with its medicine and places between."""
DECISION_WORDS = ("decision", "ruling", "verdict", "decisions", "rulings", "verdicts")
"""What can be decided on anything: in a heading it is a medicine's only where one is named."""
BESIDE = 1
"""So many words may stand between a time and an application: "a 2025 US filing"."""
AROUND = 45
"""So many characters around a decision say what else it is about."""
BEFORE = 24
"""Within so many characters before an opinion stands what it says."""
NEAR = 6
"""So many words may stand between "ahead of" or "missed" and the target date that it speaks of."""
_BARE_TIME = re.compile(
    r"[^.;]{0,60}?(?:\b(?:in|by|on|for|before)\s+)?(?:"
    rf"\b{written_months()}\.?\s+\d|\b\d{{1,2}}(?:st|nd|rd|th)?[\s-](?:of\s+)?{written_months()}\b"
    r"|\b(?:first|second|third|fourth)\s+(?:quarter|half)\b|\b(?:later\s+)?(?:this|next)\s+(?:month|quarter|year|week)\b)",
)
"""Behind what is due: a time that leans on the article's day."""
UNWELCOME = ("complete-response", "refusal", "negative-opinion")
"""Beside words of planning these only lie behind: "expects to answer the complete response letter"."""
OPINIONS = ("positive-opinion", "negative-opinion")
DECIDES = "EC"
"""Who decides on what a committee has advised."""
_LEADS_IN = re.compile(r"(?:\s+[\w'’-]+){0,6}?\s?(?::|\s[–—-])\s")
"""Behind a noun: what it is of, and where its details begin."""
_WOULD = re.compile(
    r"\bwould\s+(?:(?:then|normally|usually|typically|also|have)\s+)*(?:be\s+)?$", re.IGNORECASE
)
"""Ends with what makes a condition of the decision that follows."""
_DELAYED = re.compile(
    r"\b(?:delay|defer|postpon)\w*\s+(?:(?:its|a|the|their|any)\s+)?(?:final\s+)?$", re.IGNORECASE
)
"""Ends with what is done to the decision that follows."""
_UNTIL = re.compile(r"\b(?:to|until|into)\s+(?:(?:early|late|mid|the|end|of|\w+(?:st|d|th))[\s-]+){0,4}$")
"""Ends with what ties the new day to a delay."""
_WONT_ACT = re.compile(
    r"\b(?:not|n['’]t|unable\s+to|fail(?:s|ed)?\s+to)\s+(?:be\s+able\s+to\s+)?"
    r"(?:act|decide|rule|respond|reach\s+a\s+decision|make\s+(?:a|its)\s+decision|(?:complete|finish|conclude)\s+(?:its|the)\s+review)\b"
    r"[^.;]{0,90}?\b(?:by|before|on|in\s+time\s+for|ahead\s+of)\s+(?:the|its|their|a)\s+(?:[\w.,]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Ends with what is left undone on the target date that follows: "will not act on X by its"."""
DECISIONS = ("nda-approval", "complete-response", "refusal", "emergency-authorization")


def not_expected(context: Context, candidate: Candidate, fact: Reality) -> str:
    """Why what is told as yet to come makes no claim; "" where it makes one."""
    if reason := _not_due(context, candidate):
        return reason
    if _told_one_by_one(context, candidate):
        return "summed up"
    if candidate.rule.startswith("await ") and (reason := _no_opinion_ahead(context, candidate)):
        return reason
    if candidate.kind in UNWELCOME or _leads_to_a_target(context, candidate):
        return "nobody plans it"
    if candidate.form == "gerund" and _has_gone_by(context.text, candidate):
        return "target date gone by"  # "expects to miss its deadline for approving it"
    beside = max(candidate.sentence.start, candidate.start - BEFORE), candidate.start
    if candidate.kind.endswith("opinion") and cues().verdict.search(context.text, *beside):
        return "opinion already given"
    if fact.possible or candidate.rule.startswith(AWAITED):
        return "" if _closely_timed(context, candidate) else "hypothetical"
    if not hoped_for(candidate.kind) or _targeted(context, candidate):
        return ""
    return "hoped for without a date"


def _not_due(context: Context, candidate: Candidate) -> str:
    """Why the name of a decision tells of none on a medicine that is due; "" where it can."""
    if candidate.form != "status" or not candidate.expected:
        return ""
    sentence = candidate.sentence
    bare = context.text[candidate.start : candidate.end].lower().endswith(DECISION_WORDS)
    named = is_named(context, candidate) or context.products_in(sentence.start, sentence.end)
    if bare and sentence.heading and not (named or is_subtitle(context, candidate)):
        return "heading that names no medicine"
    return _over(context, candidate)


def _told_one_by_one(context: Context, candidate: Candidate) -> bool:
    """Whether a plural only leads in to what its sentence tells: "expects two approvals: A should rule"."""
    if candidate.form != "noun" or not context.text.endswith("s", 0, candidate.end):
        return False
    led_in = _LEADS_IN.match(context.text, candidate.end, candidate.sentence.end)
    return led_in is not None and any(
        other.start >= led_in.end() for other in context.candidates_in(candidate.sentence)
    )


def _only_would(context: Context, candidate: Candidate) -> bool:
    """Whether a decision would be due in a time that is counted, or is put off until nobody knows when."""
    text, left = context.text, candidate.sentence.words_back(candidate.start, CLOSE)
    would, delayed = (word.search(text, left, candidate.start) for word in (_WOULD, _DELAYED))
    if not would and not delayed:
        return False
    when = dated(context, candidate, expected=True, background=False)
    tied = text.startswith(("to ", "into ", "until "), when.start) or _UNTIL.search(text, left, when.start)
    return not when.date.text or (delayed is not None and not tied)


def _leads_to_a_target(context: Context, candidate: Candidate) -> bool:
    """Whether a review has its target date already: "PDUFA date of 2 May with priority review"."""
    if candidate.kind != "priority-review":
        return False
    return any(other.expected for other in context.candidates_in(candidate.sentence))


def _no_opinion_ahead(context: Context, candidate: Candidate) -> str:
    """Why an opinion that is due is no good one to come; "" where it can be."""
    if _GIVEN.search(context.text, candidate.start, candidate.end):
        return "opinion already given"
    adverse = _told_of(context, candidate) == {"negative-opinion"} or _last_was_adverse(context, candidate)
    return "opinion that follows an adverse vote" if adverse else ""


def _last_was_adverse(context: Context, candidate: Candidate) -> bool:
    """Whether the committee's opinion told of last before goes against the medicine."""
    for earlier in context.earlier(candidate.sentence, candidate.sentence.block.number):
        if told := [c.kind for c in context.candidates_in(earlier) if c.kind in OPINIONS]:
            return told[-1] == "negative-opinion"
    return False


def ahead(context: Context, candidate: Candidate, fact: Reality) -> Reality:
    """What becomes of a bare noun whose sentence has no time but one to come.

    With the time beside it the noun is expected; behind "following" it is what the other event waits for.
    """
    if has_date_beside(context, candidate, handed=fact.handed):
        return replace(fact, expected=True)
    awaited = _FOLLOWING.search(context.text, candidate.sentence.start, candidate.start)
    return Reality("hypothetical") if awaited else fact


def is_to_do(context: Context, candidate: Candidate) -> bool:
    """Whether the present tense tells what a company will do.

    So it does in the imperative of a list ("- Submit the BLA in the first half"), or with a time by which it
    is to be done ("files X in Japan by June").
    """
    if not candidate.kind.endswith("-submission"):
        return False
    if candidate.form == "noun":
        return _AFTER_A_PLAN.search(context.text, candidate.sentence.start, candidate.start) is not None
    if candidate.form != "present":
        return False
    if _TO_COME.match(context.text, candidate.end, candidate.sentence.end):
        return True
    opens = not any(map(str.isalpha, context.text[candidate.sentence.start : candidate.start]))
    verb = _FIRST_WORD.match(context.text, candidate.start)
    return opens and verb is not None and not verb[0].endswith("s")


def _over(context: Context, candidate: Candidate) -> str:
    """Why a decision that is due is none on the medicine, or not due any more; "" where it may lie ahead."""
    text, sentence = context.text, candidate.sentence
    if _only_would(context, candidate):
        return "hypothetical"
    if cues().decided_else.search(
        text, max(sentence.start, candidate.start - AROUND), min(sentence.end, candidate.end + AROUND)
    ):
        return "decision about something else"
    made = _MADE.match(text, candidate.end) or _ENSUED.match(text, candidate.end, sentence.end)
    if made or _TAKEN.search(text, sentence.start, candidate.start):
        return "decision already taken"
    had_been = _HAD_BEEN.match(text, candidate.end, sentence.end)
    if had_been and not _BUT.search(text, had_been.end(), sentence.end):
        return "target date gone by"
    unsure = cues().unsure.search(text, candidate.end, sentence.end)
    if unsure and sentence.words_between(candidate.end, unsure.start()) <= CLOSE:
        return "hypothetical"
    if _has_gone_by(text, candidate):
        return "target date gone by"
    if _after_a_no(context, candidate):
        return "decision that follows a negative opinion"
    before = [c for c in context.candidates_in(sentence) if c.end <= candidate.start and c.kind in DECISIONS]
    told = [c for c in before if not c.expected and c.form in ("past", "noun", "present")]
    told = [c for c in told if not _POTENTIAL.search(text, sentence.start, c.start)]
    for ahead in cues().ahead_of.finditer(text, sentence.start, candidate.start):
        if sentence.words_between(ahead.end(), candidate.start) <= NEAR and any(
            c.end <= ahead.start() for c in told
        ):
            return "already decided"
    return ""


def _has_gone_by(text: str, candidate: Candidate) -> bool:
    """Whether the target date has passed, or will be missed: "was due in May, but", "missed its date"."""
    sentence = candidate.sentence
    if _WAS_DUE.search(text, sentence.start, candidate.start) and _BUT.search(
        text, candidate.end, sentence.end
    ):
        return True
    before = cues().gone.search(text, sentence.start, candidate.start)
    missed = before and sentence.words_between(before.end(), candidate.start) <= NEAR
    if missed or _WONT_ACT.search(text, sentence.start, candidate.start):
        return True
    behind = cues().gone.search(text, candidate.end, sentence.end)
    return behind is not None and sentence.words_between(candidate.end, behind.start()) <= NEAR


def _after_a_no(context: Context, candidate: Candidate) -> bool:
    """Whether it is the decision that follows a committee's adverse opinion, told last before it."""
    if candidate.kind != "nda-approval":
        return False
    sentence = candidate.sentence
    return _told_of(context, candidate) == {"negative-opinion"} and any(
        w.agency == DECIDES for w in context.wheres_in(sentence.start, sentence.end)
    )


def _told_of(context: Context, candidate: Candidate) -> set[str]:
    """The kinds of committees' opinions that the article has told of so far."""
    end = candidate.sentence.end
    return {kind for kind in OPINIONS if context.first_ends.get(kind, end) <= candidate.start}


def _closely_timed(context: Context, candidate: Candidate) -> bool:
    """Whether the time of what is possible stands close behind it, in its clause, or before a filing."""
    when = dated(context, candidate, expected=True, background=False)
    if not when.date.text:
        return False
    if when.end <= candidate.sentence.start:
        return True  # in the heading of a list of plans
    if when.start < candidate.end:
        timed = candidate.sentence.words_between(when.end, candidate.start) <= BESIDE
        return timed and candidate.rule.startswith(AWAITED)
    reach = BEHIND if candidate.rule.startswith(AWAITED) else CLOSE
    near = candidate.sentence.words_between(candidate.end, when.start) <= reach
    return near and not turns(context.text, candidate.end, when.start, expected=True)


def _targeted(context: Context, candidate: Candidate) -> bool:
    """Whether the text gives the time by which the event is to come, or counts that of a decision due."""
    if dated(context, candidate, expected=True, background=False).date.text:
        return True
    if not candidate.expected:
        return False
    single = not context.text[candidate.start : candidate.end].lower().startswith("decisions")
    if (
        single
        and context.told.day is None
        and _BARE_TIME.match(context.text, candidate.end, candidate.sentence.end)
    ):
        return True  # Only the article's day is missing, not the time.
    counted = date_words().soon.search(context.text, candidate.end, candidate.sentence.end)
    return counted is not None and not CLAUSE.search(context.text, candidate.end, counted.start())
