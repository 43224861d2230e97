"""Words that tell of an event, before anything is decided about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

HEAP = 30
"""More words of acts than any sentence holds: a list of terms, or a text made to be slow."""
CLAUSE = re.compile(r";|\b(?:while|whereas|but|although|though)\b", re.IGNORECASE)
"""What ends a clause: beyond it, words belong to another event."""
CLAUSE_ENDS = Worded(frozenset({";", "while", "whereas", "but", "although", "though"}), CLAUSE)
"""The same in a sentence."""
_INFINITIVE = re.compile(
    r"\b(?:to|will|may|could|can|should|must|would)\s+(?:\w+\s+)?$|\b(?:see|watch|let)\s+(?:[\w.'’&-]+\s+){1,5}$",
    re.IGNORECASE,
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
"""A month, in full or short."""
SOME_TIME = (
    rf"(?:(?:in|on)\s+(?:{MONTH}\.?(?:\s+\d{{1,2}},?)?(?:\s+\d{{4}})?|\d{{4}})"
    r"|last\s+\w+|earlier\s+this\s+\w+)\s+"
)
"""Between a decision and what it was: when it was made."""
_TOLD_INFINITIVE = re.compile(
    r"\bvoted\b[^.;]{0,60}$"
    r"|\b(?:first|only|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th|latest)\b"
    r"(?![\s-]+(?:\w+\s+)?(?:quarter|half)\b)[^.;]{0,60}\bto\s+(?:be\s+)?$"
    r"|\b(?:pleased|proud|delighted|happy|thrilled|hono(?:u)?red|excited|gratified|glad|grateful|managed|went\s+on)\s+to\s+(?:have\s+)?$"
    r"|\b(?:prompt(?:ed|ing)|led|leading|caused|causing|forced|forcing|persuaded|persuading|convinced|convincing|moved|spurred|drove)"
    r"\s+(?!to\b)(?:[\w.'’&()-]+\s+){1,7}?to\s+$"
    r"|\b(?:among|one\s+of)\s+(?:the\s+)?(?:[\w-]+\s+){0,5}?(?:drugs|medicines|products|therapies|treatments|vaccines|names)\s+to\s+(?:be\s+)?$"
    r"|\btook\s[^.;]{3,60}?\sfor\s[^.;,]{2,60}?\sto\s+$"
    r"|\bdid\s+(?:\w+\s+)?$|\bdid\s+(?:do\s+)?(?:last\s+\w+\s+|this\s+\w+\s+)?was\s+(?:to\s+)?$|\bdecision\s+by\s+(?:the\s+)?(?:(?-i:(?:[A-Z][\w.]*\s+)?[A-Z]{3,5})|"
    r"(?:[\w.]+\s+){0,2}(?:agency|regulators?|commission|ministry|administration))\s+to\s+$"
    r"|\b(?:decision|decided|decides|agreed|opted|chose|chosen|elected|step|moved?)\s+(?:(?!by\b)\w+\s+){0,2}?to\s+$"
    rf"|\bdecision\s+{SOME_TIME}to\s+$",
    re.IGNORECASE,
)
"""Ends with what makes an infinitive tell of the past: "voted to", "became the first to", "decision to"."""

_SEEN = re.compile(r"\b(?:saw|watched)\s+(?:(?!to\b)[\w.'’&()®™-]+\s+){1,6}$", re.IGNORECASE)
"""Ends with who was seen to act: "saw the agency refuse"."""
_AFTER = Worded.needing(
    "after",
    r"^(?!.*\b(?:will|would|may|might|could|can|should|must|plans?|expects?|intends?|aims?|hopes?|if|wants?|due)\b)"
    r".*\b(?:was|were|has|have|had|is|are|rose|fell|won|got|sank|slid|shot|lost|grew|began|\w+ed|jumps?|falls?|rises?|gains?|drops?|slides?|soars?|climbs?|surges?)\b"
    r".*\bafter\s+(?:\w+ly\s+)?$",
)
"""Ends with what makes a gerund tell of the past: "rose 5% after", not "will be sold after"."""

_BY_LETTER = Worded.needing(
    "letter notice notification decision order ruling statement verdict announcement opinion",
    r"\b(?:receiv|issu|adopt|got\b|sent\b|publish|sign|deliver|receipt)\w*\s(?:[^.;]{0,80}\s)?"
    r"(?:letter|notice|notification|decision|order|ruling|statement|verdict|announcement|opinion)\s+"
    r"(?:(?:from|by|of)\s+(?:[\w.'’&-]+\s+){1,7})?$",
)
"""Ends with the document that does it: "received a letter from the agency lifting the hold"."""

_BY_DOING = Worded.needing(
    "by",
    r"(?<!to\s)(?<!will\s)\b(?:(?:follow|respond|react|act|intervene?|repli|answer|mov|step)ed(?:\s+(?:up|in|on\s+\w+))?|went\s+(?:further|on)|hit\s+back"
    r"|made\s+good|(?:began|started|ended|opened|closed|capped|kicked\s+off|wrapped\s+up)\s+[^.;:]{2,40}?)\s+by\s+(?:\w+ly\s+)?$",
)
"""Ends with what was done by doing something: "the agency followed up by placing"."""

_NOUN_TOO = re.compile(r"(?:licen[cs]e|register|sanction|ok(?:ay)?)\b", re.IGNORECASE)
"""Acts whose verb is a noun as well."""
_DETERMINED = re.compile(
    r"\b(?:its|their|his|her|our|an?|the)\s+(?:(?:U\.?S\.?|E\.?U\.?|U\.?K\.?|[A-Z][a-z]+|first|full|own)\s+){0,2}$"
)
"""Ends with what makes a noun of a word that is a verb as well: "its U.S. license"."""
_THEY = re.compile(
    r"(?:[^,;]{0,60},\s+|In\s+(?:\w+\s+)?(?:19|20)\d\d\s+)?(?:(?!if\b|when\b|that\b|to\b)[\w.'’]+\s+){0,3}?"
    r"(?:regulators|authorities|advis[eo]rs|officials)\s+(?:(?:also|now|then|finally)\s+)?$",
    re.IGNORECASE,
)
"""From a sentence's begin: several who act, so that the verb behind them is no infinitive."""
_BUSY = re.compile(
    r"^\W*(?:[Tt]he\s+|[Aa]n?\s+|[A-Z][\w.'’®™-]*\s+|(?:agency|company|firm|biotech|drugmaker|regulators?|panel|committee|watchdog|advis[eo]rs|experts|officials"
    r"|partners|[a-z]+-based|[a-z]+(?:ish|ese|an)|drug|health|advisory|pharmaceutical|of|and|&|for|to|\([^()]{2,40}\))\s+){1,9}"
    r"(?:(?:has|have)\s+(?:\w+ly\s+|now\s+)?\w+(?:ed|en|ne|de|wn)|(?:is|are)\s+(?:\w+ly\s+)?(?!(?:plan|prepar|aim|hop|consider|look|seek|target|expect|work|weigh|gear|mull)\w*ing)\w+ing"
    r"|(?!(?:plann|expect|highlight|speculat|suggest|argu|conclud|intend|hop|aim|outlin|target|propos|list|detail|describ|discuss|consider|prioriti[sz]|pledg|reiterat|vow|includ|schedul|need|want)ed\b)\w+ed"
    r"|had|made|took|spent|began|kept|was|were|went|led|came|broke|overrode|gave|dealt|struck|hit|sent|put|threw|caught|won|drew|met"
    r"|shook|bucked|stood|brought|got|set|left|cut|ran|beat)\b"
    r"(?:(?!\b(?:plans?|expects?|intends?|will|would|could|may|if|by|said|says)\b)[^;:,])*,\s+(?:[^;:]*,\s+|[^;:]*\band\s+)?(?:\w+ly\s+)?$"
)
"""Ends with what was done by the act that follows: "The agency had a busy day,", "Europe was quicker,"."""

_SAID = re.compile(
    r"^[^;:]*?\b(?:said|announced|reported|disclosed)\s+(?:(?:on\s+)?[A-Z]\w+day\s+)?(?:that\s+)?(?=(?:the|U\.S\.|US|FDA|EMA)\s)"
)
"""Up to what somebody said of another: "Korvane said the agency reversed course, lifting"."""
_ENDS = re.compile(r"(?:lift|remov|releas|end)ing\b")
"""Begins the gerund of what only who stopped a trial can do."""

_BRINGS = re.compile(
    r"(?:allow|permit|let|enabl|expand|extend|broaden|widen|convert|ask|open|start)", re.IGNORECASE
)
"""Begins a gerund of what an act brings or wants: "approved it, allowing sales to start"."""

_DESCRIBED = re.compile(
    r"\b(?:an?|the|its|of|for|in|on|more|very|with|without|gives?|gave|gets?|got|gains?(?:ed)?|receives?d?|provid(?:es?|ed|ing)|offers?|shows?|sees"
    r"|has|have|had|outlin(?:es?|ed|ing)|secur(?:es?|ed|ing)|wins?|brings?|sets?|establish(?:es|ed|ing)?|presents?|delivers?|yields?|finds?)\s+$",
    re.IGNORECASE,
)
"""Ends with what makes "clear" behind it say how a thing is: "with Clear Path"."""
_SHORT = re.compile(r"\s\([A-Z]{2,5}\)(?=\s)")
"""Behind a name: the abbreviation of it."""

LISTED = "listed under its heading"
"""The rule of an item that takes the event, and where it tells none the day, of what stands over it."""
REPEATED = "repeated in a list"
"""The rule of a part of a sentence that takes the event told before it there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that tell of an event, before anything is decided about it."""

    kind: str
    rule: str
    sentence: Sentence
    start: int
    end: int
    """The deciding words: the act (and its object where one is named)."""
    anchor: int
    """Where the act's word, or the status' name, begins: cues of factuality look from here."""
    form: str
    """"past", "present", "base", "gerund", "noun" or "status"."""
    passive: bool
    application: str = ""
    jurisdiction: str | None = None
    """Where this kind exists when nothing else is said."""
    expected: bool = False
    alone: bool = False
    """Nothing else in the article tells it, so that a definite article points to nothing before."""

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the deciding words."""
        return self.start, self.end


def between(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    """The offsets of what stands between two spans; empty where they touch or overlap."""
    left, right = (first[1], second[0]) if second[0] >= first[0] else (second[1], first[0])
    return left, max(left, right)


_AND_ANOTHER = re.compile(
    r"(?:(?:,|\s&|,?\sand|,?\sor|\s/)\s(?:[A-Z][\w-]*\s){1,4}){1,3}(?:[Dd]esignations?|[Ss]tatus(?:es)?|[Rr]eview)\b"
)
"""Behind a status: others that share its noun, "RMAT & Breakthrough Therapy designation"."""


def named_up_to(text: str, candidate: Candidate) -> int:
    """Where its words end, with the abbreviation of a status behind them: "Orphan Drug Designation (ODD)"."""
    if candidate.form != "status":
        return candidate.end
    short = _SHORT.match(text, candidate.end) or _AND_ANOTHER.match(text, candidate.end)
    return short.end() if short else candidate.end


_NO_PAST = re.compile(r"(?:let|put|set)\b")
"""Verbs whose past is as their infinitive."""


def told_form(text: str, sentence: Sentence, start: int, form: str) -> str:
    """The form of a verb: in a headline "A and B Receive" is present tense, "to receive" is not."""
    if form in ("base", "gerund") and _TOLD_INFINITIVE.search(text, sentence.start, start):
        return "past"
    if form == "past" and _NO_PAST.match(text, start) and text.endswith("to ", sentence.start, start):
        return "base"
    if form == "base" and _SEEN.search(text, sentence.start, start):
        return "past"
    if form == "gerund" and _is_told_gerund(text, sentence, start):
        return "past"
    if form == "base" and _NOUN_TOO.match(text, start) and _DETERMINED.search(text, sentence.start, start):
        return "noun"
    if form == "base" and _THEY.match(text, sentence.start, start):
        return "present"
    if (
        form == "base"
        and text.startswith("lear", start + 1)
        and _DESCRIBED.search(text, sentence.start, start)
    ):
        return "base"
    if form == "base" and sentence.heading and not _INFINITIVE.search(text, sentence.start, start):
        return "present"
    return form


def _is_told_gerund(text: str, sentence: Sentence, start: int) -> bool:
    """Whether a gerund tells of the past: "rose 5% after approving", "took a step, submitting"."""
    before = text[sentence.start : start]
    if _ENDS.match(text, start):
        before = _SAID.sub("", before, count=1)
    lead_ins = (_AFTER, _BY_LETTER, _BY_DOING)
    if any(sentence.may_have(told) and told.pattern.search(before) for told in lead_ins):
        return True
    only_brings = _BRINGS.match(text, start) is not None
    return "," in before and not only_brings and _BUSY.search(before) is not None


def taken_back(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether an approval is only what another act takes back: "withdrew approval of the application"."""
    return candidate.rule.startswith("approve ") and any(
        other.rule.startswith("withdraw ") and other.anchor < candidate.anchor < other.end for other in found
    )


def other_meaning(text: str, candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether "cleared" is said of a hold, no medicine, or of a medicine that was "on clinical hold"."""
    others = {c.rule: c for c in found if c.anchor == candidate.anchor and c is not candidate}
    if candidate.rule == "approve product" and (lifted := others.get("lift hold")):
        return not text.startswith("on ", lifted.start)
    return (
        candidate.rule == "lift hold"
        and "approve product" in others
        and text.startswith("on ", candidate.start)
    )
