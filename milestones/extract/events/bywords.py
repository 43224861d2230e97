"""Kinds that the words beside an act make of it: "authorised X for emergency use"."""

from milestones.extract.events.direct import TAKE_IN
from milestones.extract.events.pairing import FAR, OWN_PLAN, Action
from milestones.extract.text.document import Sentence
from milestones.lexicon.events import event_words


def _is_for_it(text: str, action: Action) -> bool:
    """Whether a noun names what is filed with the authority before it: "its FDA filing", not "filing of"."""
    noun = action.word.action == "submit" and action.word.form in ("noun", "gerund")
    return noun and not text.startswith(" of ", action.end)


def by_words(text: str, sentence: Sentence, kind: str, action: Action) -> str:
    """The kind that the words beside the act make of it: "authorised X for emergency use"."""
    if action.word.action == TAKE_IN:
        return kind
    for rule in event_words().by_words.get(kind, ()):
        if rule.before and sentence.search(rule.before, end=action.start) and not _is_for_it(text, action):
            return rule.becomes
        match = sentence.search(rule.after, action.end) if rule.after else None
        gap = text[action.end : match.start()] if match else ";"
        if ";" in gap or len(gap.split()) > FAR:
            continue
        parted = sentence.search(rule.parted, action.end, match.start()) if rule.parted and match else None
        # Between commas it is only inserted: "recommended, after a day of talks, that the agency reject X".
        if parted and match and "," not in text[parted.end() : match.start()]:
            continue
        if rule.becomes == "ind-approval" and OWN_PLAN.search(gap):
            continue
        return rule.becomes
    return kind
