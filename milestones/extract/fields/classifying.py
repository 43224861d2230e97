"""Which kind an act is, by who acts and by what was told before it."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.events.candidates import OF_TRIAL
from milestones.extract.fields.takenup import kind_told
from milestones.lexicon.authorities import authority
from milestones.lexicon.events import event_words
from milestones.lexicon.guards import guards
from milestones.lexicon.kinds import kinds

_TO_START = re.compile(
    r"\s+(?:the\s+|an?\s+)?(?:initiation|start|commencement|beginning|conduct|opening|launch)\s+of\s+"
    r"[^.;,]{0,80}?\b(?:stud(?:y|ies)|trials?|testing|program(?:me)?s?)\b",
    re.IGNORECASE,
)
"""Follows an act that lets trials begin: "authorizing the initiation of the company's phase 2 study"."""
_OF_TRIAL = (
    r"(?:(?:all|both|an?|the|its|their|our|of|use|in|two|three|four|five|pivotal|first|second|phase|[1-4][ab]?|[1-4][ab]?/[1-4][ab]?|I{1,3}[ab]?|human|in-human"
    r"|first-in-human|clinical|randomi[sz]ed|global|registrational|international|new|planned|upcoming|proposed|pediatric|paediatric|adult"
    r"|late-stage|mid-stage|early-stage|placebo-controlled|double-blind|open-label|proof-of-concept|further|expanded|confirmatory|development)\s+)*"
    r"(?:trials?|stud(?:y|ies)|testing|protocols?|cohorts?)\b"
)
_COVERS = re.compile(
    r"(?:\s+(?:by|from)\s+(?:(?!(?:covers?|spans?)\b)[\w.'’()-]+\s+){0,8}?)?\s*"
    r"(?:covers?|covering|spans?|spanning|encompass(?:es|ing)?|extends\s+to|applies\s+to)\s+"
    r"(?:(?!(?:based|on|in|from|treated|shown|who|with|after|patients|people|adults|children)\b)[\w’'/-]+\s+){0,6}?"
    r"(?:protocols?|stud(?:y|ies)|trials?|cohorts?|program(?:me)?s?|phases?\s+(?:\d|I))\b",
    re.IGNORECASE,
)
"""Behind an act's noun: trials, over which it reaches."""
_FOR_A_TRIAL = re.compile(
    r"\s+(?:(?!(?:for|in|and|or|after|with|to|on|of|from|by|as)\b)[\w.'’&-]+\s+){0,6}?[\w-]+[®™]?(?:\s+\([^()]{1,60}\))?\s+for\s+"
    + _OF_TRIAL
    + r"|\s+(?:(?:all|both|the|its|two|three|four|five)\s+){1,3}[A-Z][\w-]*\s+"
    r"(?:program(?:me)?s|protocols|trials|studies)\b",
    re.IGNORECASE,
)
"""Behind a verb: a medicine for a trial, "approves X for a phase 2 trial", or its trials."""
_FOR_ITS_TRIAL = re.compile(rf"\s+(?:for|of|on)\s+(?:(?:the\s+)?[\w-]+['’]s\s+)?{_OF_TRIAL}", re.IGNORECASE)
"""Behind an act's noun: the trial itself, "gave its go-ahead for the company's Phase 3 study"."""
_TO_COMMENCE = re.compile(
    r"\s+to\s+(?:commence|begin|start|proceed|open|enrol(?:l)?|recruit|dose)\b"
    r"(?!\s+(?:with\s+)?(?:the\s+|its\s+)?(?:market\w*|sal(?:e|es)|sell\w*|commercial\w*|launch\w*|import\w*|distribut\w*|ship\w*|suppl\w*|manufactur\w*|production))",
    re.IGNORECASE,
)
"""Behind an act's noun: that a trial may begin, "received regulatory approval to commence in"."""
_OF_EMERGENCY = re.compile(
    r"\s+(?:(?:the|its|an?|their|[A-Z][\w.-]*(?:['’]s|s['’]))\s+)?(?:requests?\s+(?:for|to\s+allow)\s+(?:an?\s+|the\s+)?)?emergency(?:-use)?\s+(?:use|authori[sz]ation|approval|licen[cs]e)\b",
    re.IGNORECASE,
)
"""Follows a refusal that is no answer to a marketing application: "refused emergency use"."""
_NEW_DRUG = re.compile(r"(?<!supplemental )(?<!abbreviated )\bnew\s+drug\s+application", re.IGNORECASE)
_IN_MAN = (
    r"(?:(?:an?|the|its|their)\s+)?"
    r"(?:Phase\s+(?:1|I|one)(?:[ab]|/2\w?|/II\w?)?|first-in-(?:human|man)|human|clinical)\s+"
)
_TO_TRY = re.compile(
    r"[^.;]{0,80}?\b(?:(?:to|and(?:\s+(?:then|to))?|before)\s+(?:allow\s+|permit\s+)?"
    r"(?:begin|beginning|start|starting|initiate|initiating|commence|commencing|enter|entering|conduct|run)\s+"
    rf"{_IN_MAN}(?:stud(?:y|ies)|trials?|tests?|testing|development|phase)\b"
    rf"|so\s+(?:that\s+)?{_IN_MAN}(?:stud(?:y|ies)|trials?|tests?|testing|development)\s+(?:can|may|could|will)\s)",
    re.IGNORECASE,
)
"""Behind a "new drug application" that is one to begin trials: "to start a phase 1 trial"."""

_BACKED = re.compile(r"back(?:s|ed|ing)?\b|endors\w+", re.IGNORECASE)
_IT_ALSO = re.compile(
    r"(?:It|They|(?:The\s+)?CHMP|The\s+(?:same\s+)?(?:committee|panel|experts|advis[eo]rs))\s+(?:(?:has|have|had)\s+)?(?:also\s+|then\s+|further\s+)?"
    r"|(?:The\s+)?(?:[Aa]gency|regulators?|EMA|European\s+Medicines?\s+Agency)(?:\s+\([^()]{2,10}\))?\s+(?:(?:has|have|had)\s+)?also\s+"
    r"(?:gave\s+(?:the|its|an?)\s+)?"
)
"""From a sentence's begin to its verb: who acted in the sentence before."""
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?$|\s+$")
"""Ends with what ties an owner to a decision."""
_BY_ADVISERS = re.compile(
    r"\b(?:CHMP|(?:medicines|advisory|expert|drugs?)\s+(?:committee|panel)|(?:FDA|agency|EMA)['’s]*\s+(?:panel|advis[eo]rs))(?:\s+\([^()]{2,12}\))?"
    r"(?:\s+(?:is|are|should|will|to|due|set|expected|scheduled|slated|now|also|then|deliver|give|issue|announce|publish|hand|down|make|have|its|their))*\s+$",
    re.IGNORECASE,
)
"""Ends with those who only advise, as the subject of a decision: "the CHMP is due to"."""
_GIVER = re.compile(r"\b(?:from|of|by)\s+(?:the\s+)?(?=[A-Z])")
"""Ties a decision to who is to give it."""
ADVISER = 30
"""Within so many characters behind a decision stands who is to give it."""
COMMITTEE = 8
"""So many words has a committee's longest name."""


def kind_of(context: Context, candidate: Candidate, jurisdiction: str, *, committee: bool) -> str:
    """The kind by who acts and by what was told before; a status keeps the kind that its name says."""
    if candidate.form == "status":
        return _of_an_adviser(context, candidate) or kinds()[candidate.kind].known_in(jurisdiction)
    if _is_support(context, candidate) and jurisdiction != "EU" and not committee:
        return "nda-approval"
    if candidate.rule == "approve product" and (told := kind_told(context, candidate)):
        return told
    if of_trials := _of_trials(context, candidate):
        return of_trials
    if candidate.rule == "approve product" and jurisdiction == "EU" and _only_advised(context, candidate):
        return "positive-opinion"
    if candidate.rule == "approve product" and _is_recommended(context, candidate):
        return "positive-opinion"
    if candidate.kind == "nda-approval" and _goes_on_recommending(context, candidate):
        return "positive-opinion"
    if (
        candidate.rule == "reject product"
        and jurisdiction == "EU"
        and any(
            by_advisers(context, candidate)
            for by_advisers in (_goes_on_against, _only_advised_against, _by_a_committee)
        )
    ):
        return "negative-opinion"
    if candidate.kind == "refusal" and (refused := _of_a_refusal(context, candidate, jurisdiction)):
        return refused
    action = candidate.rule.split(" ", 1)[0]
    return event_words().kind_by(candidate.kind, jurisdiction, committee, action)


def _of_trials(context: Context, candidate: Candidate) -> str:
    """The kind of what lets trials begin, or asks for it, by the words of a sale; "" where it is none."""
    if candidate.rule == "approve product" and _lets_try(context.text, candidate):
        return "ind-approval"
    return OF_TRIAL[candidate.kind] if _is_to_try(context, candidate) else ""


def _lets_try(text: str, candidate: Candidate) -> bool:
    """Whether the words behind an act say that it lets trials begin: "approves X for a phase 2 trial"."""
    noun = candidate.form == "noun"
    behind = (_TO_START, _COVERS, _TO_COMMENCE, _FOR_ITS_TRIAL) if noun else (_TO_START, _FOR_A_TRIAL)
    return any(words.match(text, candidate.end, candidate.sentence.end) for words in behind)


def _is_to_try(context: Context, candidate: Candidate) -> bool:
    """Whether a "new drug application" is one for trials: a first one follows, of no other medicine."""
    if candidate.kind not in OF_TRIAL or not candidate.rule.endswith(" marketing"):
        return False
    if not _NEW_DRUG.search(context.text, *candidate.span):
        return False
    to_try = _TO_TRY.match(context.text, candidate.end, candidate.sentence.end)
    named = {
        mention.product for mention in context.products_in(candidate.sentence.start, candidate.sentence.end)
    }
    return to_try is not None and len(named) < 2


def _of_a_refusal(context: Context, candidate: Candidate, jurisdiction: str) -> str:
    """Which kind a refusal is that a committee advises, or that answers no marketing application."""
    if jurisdiction == "EU" and _under_a_committee(context, candidate):
        return "negative-opinion"
    letters = {told.kind for told in context.told_in_lead if told.form == "status"}
    unfiled = candidate.sentence.title and "refusal" in letters and "complete-response" not in letters
    return "refusal" if unfiled or _OF_EMERGENCY.match(context.text, candidate.end) else ""


def _under_a_committee(context: Context, candidate: Candidate) -> bool:
    """Whether an item under "Thumbs down" is of the committee that was named last: what it says is advice."""
    if candidate.rule != LISTED:
        return False
    named = [where for where in context.wheres if where.agency and where.start < candidate.start]
    return bool(named) and named[-1].committee


def _of_an_adviser(context: Context, candidate: Candidate) -> str | None:
    """The kind of a decision that is due from those who only advise: "the CHMP's verdict is expected"."""
    if not candidate.expected or candidate.kind != "nda-approval":
        return None
    text, sentence = context.text, candidate.sentence
    owned = _OWNED.search(text, sentence.start, candidate.start)
    left = owned.start() if owned else candidate.start
    if _BY_ADVISERS.search(text, sentence.start, candidate.start):
        return "positive-opinion"
    giver = _GIVER.search(text, candidate.start, candidate.end + ADVISER)
    near = context.wheres_in(sentence.words_back(left, COMMITTEE), min(sentence.end, candidate.end + ADVISER))
    for where in near:
        if where.committee and (where.end == left or (giver and where.start == giver.end())):
            return "positive-opinion"
    return None


def _is_support(context: Context, candidate: Candidate) -> bool:
    """Whether "backed" is said of an authority that decides, not of those who advise it.

    In the EU it is said of the advice, which is the news there.
    """
    backed = candidate.rule == "recommend product" and _BACKED.match(context.text, candidate.start)
    return bool(backed) and not candidate.sentence.has(guards().committee)


def _only_advised(context: Context, candidate: Candidate) -> bool:
    """Whether a "nod" comes "from CHMP", or the lead tells a headline's of a committee: no approval."""
    giver = _GIVER.match(context.text, candidate.end + 1)
    if giver and any(where.committee for where in context.wheres_in(giver.end(), giver.end() + 1)):
        return candidate.form == "noun"
    if not candidate.sentence.title:
        return False
    told = context.told_in_lead
    approvals = [
        c for c in told if c.kind == "nda-approval" and not c.expected and not _is_elsewhere(context, c)
    ]
    approvals = [c for c in approvals if not _goes_on_recommending(context, c)]
    return not approvals and any(c.kind == "positive-opinion" for c in told)


def _is_elsewhere(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence names places, and the Union is none of them."""
    inside = context.wheres_in(candidate.sentence.start, candidate.sentence.end)
    return bool(inside) and all(where.jurisdiction != "EU" for where in inside)


def _only_advised_against(context: Context, candidate: Candidate) -> bool:
    """Whether a headline's "rejected" is what the lead tells of a committee, and no refusal."""
    opens = candidate.sentence.title or candidate.sentence.number in context.lead
    told = (
        context.told_in_lead
        if candidate.sentence.title or (opens and _of_europeans(context, candidate))
        else []
    )
    against = [c for c in told if c.kind in ("refusal", "complete-response", "negative-opinion")]
    advised = any(c.kind == "negative-opinion" or _advises(context, c) for c in against)
    return advised and all(
        c.kind == "negative-opinion" or _advises(context, c) or _of_europeans(context, c) for c in against
    )


def _by_a_committee(context: Context, candidate: Candidate) -> bool:
    """Whether those who advise, by no other name, turn a medicine down: "the advisory committee came to"."""
    sentence = candidate.sentence
    if context.names_agency(sentence):
        return False
    return _ADVISERS.search(context.text, sentence.start, candidate.anchor) is not None


_ADVISERS = re.compile(r"\b(?:[Aa]dvisory|[Ee]xpert|[Ss]cientific|[Mm]edicines)\s+(?:committee|panel)\b")


def _of_europeans(context: Context, candidate: Candidate) -> bool:
    """Whether "European regulators" do it, by no other name, which may be those who advise."""
    inside = context.wheres_in(candidate.sentence.start, candidate.sentence.end)
    return bool(inside) and all(w.jurisdiction == "EU" and not w.agency for w in inside)


def _advises(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence names a committee, and no authority but the one that it advises."""
    inside = context.wheres_in(candidate.sentence.start, candidate.sentence.end)
    named = {where.agency for where in inside if where.agency}
    advising = {name for name in named if authority(name).committee}
    return bool(advising) and named <= advising | {authority(name).of for name in advising}


def _goes_on_recommending(context: Context, candidate: Candidate) -> bool:
    """Whether "it" is the committee whose opinion the sentence before tells: "It also okayed X"."""
    if candidate.form not in ("past", "noun") or not _IT_ALSO.fullmatch(
        context.text, candidate.sentence.start, candidate.anchor
    ):
        return False
    before = next(context.earlier(candidate.sentence, 1), None)
    told = context.candidates_in(before) if before else []
    return bool(told) and told[-1].kind == "positive-opinion"


def _goes_on_against(context: Context, candidate: Candidate) -> bool:
    """Whether a refusal of nobody it names goes on with a committee's opinions: "Turned down was X"."""
    sentence = candidate.sentence
    if context.wheres_in(sentence.start, sentence.end):
        return False
    before = next(context.earlier(sentence, 1), None)
    told = context.candidates_in(before) if before else []
    return bool(told) and (told[-1].kind.endswith("-opinion") or _goes_on_recommending(context, told[-1]))


def _is_recommended(context: Context, candidate: Candidate) -> bool:
    """Whether an item's noun is what its heading recommends: "Recommended" over "X: conditional approval"."""
    block = candidate.sentence.block
    if candidate.form != "noun" or not (block.item or block.number in context.entries):
        return False
    events = (context.candidates_in(over) for over in context.governing(candidate.sentence))
    told = next((found for found in events if found), [])
    return bool(told) and told[-1].kind == "positive-opinion"
