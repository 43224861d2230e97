"""Lines of a history by country that tell no more than a place and its time: "Japan - Sept. 25, 2023"."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.lists.over import came_to_pass, event_over, like
from milestones.extract.text.document import Sentence
from milestones.extract.text.headings import LEADS_IN

LONGEST = 120
"""Characters of the longest line of a place and its time."""
_BEHIND_PLACE = re.compile(r"(?:\s?\([^()]{2,30}\))?(?::|\s[-–—])\s+")
"""Between a place and its time."""
_BULLET = re.compile(r"[\s•*·▪◦–—-]*")
_AND_PLACE = re.compile(r"(?:\s?\([^()]{2,30}\))?(?:,|,?\s+and|\s&)\s+(?:the\s+)?")
"""Between two places that share a line."""
_SMALL = re.compile(
    r"(?:[\s,.;()]|\b(?:in|on|since|of|and|then|also|too|early|late|mid|about|around|respectively|already|finally)\b)*",
    re.IGNORECASE,
)
"""What may stand beside the times of such a line."""


def shared_with_place(context: Context, sentence: Sentence, last: Candidate | None) -> Candidate | None:
    """What a line of a place and a time takes from those before it: "US: approved 2020. EU: 2021."."""
    if not _is_place_and_time(context, sentence):
        return None
    before = context.sentences[sentence.number - 1] if sentence.number else sentence
    if before.block.number < sentence.block.number - 1:
        return None
    line = [before, *context.before_in_block(before)]
    if before.block.number == sentence.block.number or _is_of_a_place(context, line[-1]):
        own = [c for part in reversed(line) for c in context.candidates_in(part)]
    else:
        own = []
    event = next((c for c in own if c.kind == "nda-approval"), own[0] if own else last)
    event = event or event_over(context, sentence)
    if event is None or event.sentence.title or not came_to_pass(context, event):
        return None
    return like(event, "shared by places", sentence, sentence.end)


def _is_place_and_time(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has nothing but places, a colon or dash, and their times."""
    text = context.text
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    place = bullet.end() if bullet else sentence.start
    if sentence.title or sentence.end - sentence.start > LONGEST:
        return False
    places = context.wheres_in(sentence.start, sentence.end)
    for where in places:
        if where.start != place:
            return False
        if behind := _BEHIND_PLACE.match(text, where.end, sentence.end):
            return _only_times(context, behind.end(), sentence)
        joined = _AND_PLACE.match(text, where.end, sentence.end)
        place = joined.end() if joined else -1
    return False


def _is_of_a_place(context: Context, sentence: Sentence) -> bool:
    """Whether a line is itself one of a place, or leads in to such lines."""
    where = next(iter(context.wheres_in(sentence.start, sentence.end)), None)
    if where and _BULLET.fullmatch(context.text, sentence.start, where.start):
        return _BEHIND_PLACE.match(context.text, where.end, sentence.end) is not None
    return LEADS_IN.search(context.text, sentence.start, sentence.end) is not None


def _only_times(context: Context, start: int, sentence: Sentence) -> bool:
    told = sorted(context.told.within(sentence, expected=False), key=lambda one: one.start)
    times = [one for one in told if one.start >= start]
    for one in times:
        if not _SMALL.fullmatch(context.text, start, max(start, one.start)):
            return False
        start = max(start, one.end)
    return bool(times) and _SMALL.fullmatch(context.text, start, sentence.end) is not None
