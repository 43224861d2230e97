"""Candidates that are about something else than a medicine, or that no authority stands behind."""

import re

from milestones.extract.candidate import Candidate
from milestones.extract.context import Context
from milestones.extract.mentions import Where
from milestones.lexicon.guards import guards

BESIDE = 80
"""Characters behind a name or an act in which a word for a device makes it one."""

ORDER = 20
"""Characters before or behind an authority's name in which "by" or "order" makes the act its own."""
SUBJECT = 4
"""So many words may stand between an authority and its verb."""
_INSIDE = re.compile(r"\b(?:in|across|throughout)\s+(?:the\s+|all\s+of\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)


def guarded(context: Context, candidate: Candidate) -> str:
    """Why the candidate is no milestone of a medicine; "" where nothing speaks against it."""
    text, sentence = context.text, candidate.sentence
    rules = guards()
    title = text[context.article.title_start : context.article.title_end]
    if rules.veterinary.search(text, sentence.start, sentence.end) or rules.veterinary.search(title):
        return "veterinary"
    if candidate.kind == "nda-submission" and rules.rolling_start.search(text, sentence.start, sentence.end):
        return "start of a rolling submission"
    if candidate.application or candidate.form == "status":
        return ""
    if rules.device_sentence.search(text, sentence.start, sentence.end) or _names_device(context, candidate):
        return "device"
    if candidate.rule in rules.by_agent and not _by_authority(context, candidate):
        return "no authority's act"
    act = text[candidate.start : candidate.end]
    of_trial = candidate.rule.endswith("trial")
    if of_trial and rules.oversight.search(text, sentence.start, sentence.end):
        return "oversight of a trial"
    if (
        candidate.rule in rules.shared
        and "clinical" not in act.lower()
        and not _has_authority(context, candidate)
    ):
        return "no authority"
    if not candidate.rule.endswith("product"):
        return ""
    if rules.agreed.search(
        text, max(sentence.start, candidate.start - 30), min(sentence.end, candidate.end + 45)
    ):
        return "agreement, not an approval of a medicine"
    return "no authority" if rules.weak.match(act) and not _has_authority(context, candidate) else ""


def _has_authority(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence names an authority, or a place that stands for one: "Canada cleared"."""
    sentence, text = candidate.sentence, context.text
    for where in context.wheres_in(sentence.start, sentence.end):
        if where.agency or sentence.heading or _stands_for_authority(text, candidate, where):
            return True
    return guards().authority.search(text, sentence.start, sentence.end) is not None


def _stands_for_authority(text: str, candidate: Candidate, where: Where) -> bool:
    inside = _INSIDE.search(text[candidate.sentence.start : where.start]) is not None
    if where.end <= candidate.start:
        before = text[where.end : candidate.start]
        return not inside and "," not in before and len(before.split()) <= 1
    behind = text[candidate.end : where.start]
    return inside and (candidate.passive or candidate.form == "noun") and not _BY.search(behind)


def _by_authority(context: Context, candidate: Candidate) -> bool:
    """Whether an authority is the subject of the act, or the one who ordered it."""
    text, sentence = context.text, candidate.sentence
    named = [(w.start, w.end) for w in context.wheres_in(sentence.start, sentence.end) if w.agency]
    named += [m.span() for m in guards().authority.finditer(text, sentence.start, sentence.end)]
    for start, end in named:
        gap = text[end : candidate.anchor]
        if end <= candidate.anchor and len(gap.split()) <= SUBJECT and not re.search(r"[,;]|['’]s\b", gap):
            return True
        tied = text[max(candidate.anchor, start - ORDER) : start]
        if start > candidate.anchor and guards().ordered.search(tied):
            return True
        after = text[end : end + ORDER]
        if start > candidate.anchor and re.match(r"['’]s\s", after) and guards().ordered.search(after):
            return True
    return False


def _names_device(context: Context, candidate: Candidate) -> bool:
    """Whether a name in the sentence, or what follows the act, is a device's."""
    sentence = candidate.sentence
    spots = [mention.end for mention in context.products_in(sentence.start, sentence.end)] or [candidate.end]
    return any(guards().device.search(context.text, spot, min(sentence.end, spot + BESIDE)) for spot in spots)
