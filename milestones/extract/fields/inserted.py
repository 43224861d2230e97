"""Dates in insertions, and events in them: "X, approved in Japan in 2021, was rejected in May"."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.dates.tolddate import Told
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.clauses import NAMING, Clauses

_ASIDE = re.compile(
    r",\s+(?!(?:in|at|on|by|from|during|after|following|given|taken|dated|then|later"
    r"|granted|issued|received|announced|won"
    r"|secured|obtained|handed|made|reached|awarded|published|effective|posted|adopted|signed|disclosed|revealed)\b)"
)
_GOES_ON = re.compile(r"\s*(?:for|as|in|on|last|this)\s")
"""Behind a relative clause: its sentence goes on."""
_RELATIVE = re.compile(
    r",\s+(?:which|who|whose)\s+"
    r"(?!(?:came|arrived|followed|happened|took\s+(?:place|effect)|dates|(?:was|were)\s+(?:granted|given|issued))\b)",
    re.IGNORECASE,
)
"""Begins a relative clause that tells of something else than when the event came."""

IS_DUE = re.compile(
    r"(?:(?:(?:is|are)\s+(?:\w+\s+)?|it\s+|they\s+|we\s+|the\s+\w+\s+)?(?:now\s+|still\s+)?"
    r"(?:expect(?:s|ed)?|anticipate[sd]?|due|scheduled|slated|planned|plans?|targeted|set)|(?:should|will|could|may|might)\s+(?:come|be|follow))\b",
    re.IGNORECASE,
)
"""Behind "which": when what is yet to come is due."""
_IS_DUE_BEHIND = re.compile(rf"[^,;.]*,\s+{IS_DUE.pattern}[^,;.]*", re.IGNORECASE)
"""From such a clause that tells of something else to the time: "which treats gout, is expected in"."""


def open_relative(text: str, parts: Clauses, left: int, right: int) -> re.Match[str] | None:
    """What opens a relative clause that holds the date; one may end before: "X, sold in Japan, in May"."""
    opened = _RELATIVE.search(text, left, right)
    end = parts.insertion_at(opened.start())[1] if opened else 0
    return None if end <= right and _GOES_ON.match(text, end) else opened


def tells_when(text: str, clause: int, date: int) -> bool:
    """Whether a clause, or what goes on behind it, tells when something is due: "which is expected in"."""
    return bool(IS_DUE.match(text, clause, date) or _IS_DUE_BEHIND.fullmatch(text, clause, date))


def inserted_apart(parts: Clauses, candidate: Candidate, told: Told, others: Sequence[Candidate]) -> bool:
    """Whether of date and event one stands in an insertion, and another event on its side has it."""
    sentence = candidate.sentence
    if candidate.rule.startswith("echo"):
        return False  # "In May (US) and June (EU and Japan)": the place in a bracket has its date before it.
    own, its, *theirs = (
        span if sentence.words_between(*span) > NAMING else (0, 0)
        for span in map(parts.insertion_at, (candidate.anchor, told.start, *(o.anchor for o in others)))
    )
    # "X – FDA approval – May 3, 2024 – ..."
    labels = own[1] and not sentence.text[own[1] : told.start].strip()
    return own != its and its in theirs and not labels


def aside(context: Context, candidate: Candidate, told: Told) -> bool:
    """Whether a date stands in a relative clause or an apposition that tells of something else."""
    left, right = context.clauses_of(candidate.sentence).insertion_at(told.start)
    holds_both = left <= candidate.start < right
    return left < right and not holds_both and _ASIDE.match(context.text, left) is not None
