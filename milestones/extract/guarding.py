"""Candidates that are about something else than a medicine, or that no authority stands behind."""

from milestones.extract.candidate import Candidate
from milestones.extract.context import Context
from milestones.lexicon.guards import guards

BESIDE = 80
"""Characters behind a name or an act in which a word for a device makes it one."""


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
    if not candidate.rule.endswith("product"):
        return ""
    if rules.agreed.search(
        text, max(sentence.start, candidate.start - 30), min(sentence.end, candidate.end + 45)
    ):
        return "agreement, not an approval of a medicine"
    act = text[candidate.start : candidate.end].lower()
    weak = " ".join(act.split()) in rules.weak
    return "no authority" if weak and not _has_authority(context, candidate) else ""


def _has_authority(context: Context, candidate: Candidate) -> bool:
    sentence = candidate.sentence
    for where in context.wheres_in(sentence.start, sentence.end):
        before = context.text[where.end : candidate.start] if where.end <= candidate.start else ","
        subject = "," not in before and len(before.split()) <= 1
        if where.agency or subject:
            return True
    return guards().authority.search(context.text, sentence.start, sentence.end) is not None


def _names_device(context: Context, candidate: Candidate) -> bool:
    """Whether a name in the sentence, or what follows the act, is a device's."""
    sentence = candidate.sentence
    spots = [mention.end for mention in context.products_in(sentence.start, sentence.end)] or [candidate.end]
    return any(guards().device.search(context.text, spot, min(sentence.end, spot + BESIDE)) for spot in spots)
