"""Medicines that follow others without an act of their own: "The FDA approved X. Y followed in May".

Each takes the event told last before it in its paragraph. A place that follows is `events.echoes`'
matter; here a medicine is the subject, before the verb or, at the begin of a sentence, behind it.
"""

import re
from collections.abc import Iterator

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.ellipses import time_opens
from milestones.extract.lists.over import came_to_pass, like, told_last
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.wordpatterns import Worded

BACK = 3
"""So many sentences before may tell what befell others."""
OWNER = 60
"""Within so many characters before a medicine stands whose it is."""
_CAME = Worded.needing(
    "followed came arrived went was were joined completed made",
    r"\b(?:followed(?:\s+suit)?|(?:came|went|was|were)\s+(?:next|second|third|after)|came|arrived"
    r"|(?:joined|completed)\s+(?:it|them|the\s+(?:club|list|ranks|group|field|class))|made\s+(?:it|them)\s+a\s+(?:crowd|trio))\b",
)
"""Says of a medicine that it got what others had."""
_BY_ITSELF = ("came", "arrived")
"""These say it with a time only."""
_BETWEEN = re.compile(
    r"[\"”’]?\s?[®™]?(?:\s\([^()]{2,60}\))?(?:,?\s(?:from|by|of)\s(?:[A-Z][\w&.-]*\s?){1,4}|,\s[^,;:.]{2,60})?,?\s+"
    r"(?:(?:then|also|soon|finally|later|duly|both|all|has|had)\s+){0,2}"
)
"""Between a medicine and the verb: its other name, whose it is."""
_NO_SUBJECT = re.compile(
    r"\b(?:of|for|on|with|in|to|by|from|about|against|behind|after|before|than|over|like|as|if|when|that"
    r"|approv(?:ed|es|ing)|clear(?:ed|s)|granted|backed)\s+(?:(?:the|its|their|an?|both|rival|sister)\s+){0,2}"
    r"(?:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*['’]s?\s+)?(?:[a-z][\w-]*\s+){0,3}[\"“‘]?$"
)
"""Ends with what makes of a medicine only the object or the matter of something else: "sales of"."""
_ENDS = re.compile(r"\s*(?:[.;,]|$|and\b)")
_INVERTED = re.compile(
    r"\W*(?:(?:(?:and|but)\s+)?(?:then|next|later|last|finally|also|after\s+(?:it|them|that))|(?P<when>in\s+[^,;:.]{3,30}))"
    r",?\s+(?:came|followed|arrived|was|were)\s+(?:(?:the\s+turn\s+of|it\s+was)\s+)?",
    re.IGNORECASE,
)
"""Opens a sentence whose subject stands behind its verb: "Next came", "In 2019 came"."""
_SUBJECT_BEHIND = re.compile(
    r"(?:the\s+|an?\s+)?(?:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*['’]s?\s+)?(?:[a-z][\w-]*\s+){0,3}[\"“‘]?"
)
_COUNTED = re.compile(
    r"(?:\b(?:two|three|four|five|six|several|more|others|pair|trio)\b)[^.;:]{0,60}\b(?:came|arrived|followed|joined)\b[^.;:]{0,40}:\s+",
    re.IGNORECASE,
)
"""Before those that are told one by one: "Two more arrived in 2019: X in May and Y in December"."""


_NEXT_ONE = re.compile(
    r"(?:\s+by\s+(?:the\s+)?[A-Z][\w.]*)?(?:[,;]\s+|,?\s+and\s+|;\s+and\s+)(?:then\s+)?"
    r"(?:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*(?:['’]s|s['’])\s+)?"
)
"""From a day to the next medicine, which has one of its own: "in 1973 and Korvane's"."""
_ITS_DAY = re.compile(
    r"(?:,?\s*for\s+(?:(?!in\b)[\w'’/-]+\s+){1,7}?|\s*)(?:(?:in|by)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){1,2})?"
    r"(?:(?:in|on|only|just|back|early|late|since|of|the)\s+){0,3}"
)
"""Between a medicine and its day, what it is for, where, or nothing: "for asthma in", "in Japan in"."""
_GOT = re.compile(
    r"\b(?:won|got|received|gained|secured|obtained|earned|landed|had|given|granted)\s[^,;]{0,60}$"
)
"""Ends with what hands an approval over."""
_ELSE = re.compile(r"\b(?:after|before|following|than|those|which|who|whose|while|but)\b")
"""Between an act and a day: it is another act's."""
_CLOSED = re.compile(r"\s*(?:[.;,)]|$|and\b|(?:in|by)\s+(?:the\s+)?[A-Z])")


def _gapped(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    """The events of medicines that have only a day of their own: "X was approved in 1973 and Y in 1996"."""
    named = context.products_in(sentence.start, sentence.end)
    own = context.candidates_in(sentence)
    if len(named) < 2 or not own or not own[0].end < named[-1].start:
        return
    text, days = context.text, context.told.within(sentence, expected=False)
    for mention in named[1:]:
        before = next((d for d in reversed(days) if d.end <= mention.start), None)
        told = [event for event in own if event.end <= mention.start]
        if before is None or not told or told[-1].end > before.start or told[-1].kind.endswith("-submission"):
            continue
        if _ELSE.search(text, told[-1].end, before.start):
            continue
        start = _behind(text, mention, sentence.end)
        day = next((d for d in days if d.start >= start), None)
        joined = _NEXT_ONE.fullmatch(text, before.end, mention.start)
        if not (joined and day and _ITS_DAY.fullmatch(text, start, day.start)):
            continue
        got = told[-1].form == "noun" and _GOT.search(text, sentence.start, told[-1].start)
        if _CLOSED.match(text, day.end, sentence.end) and (got or came_to_pass(context, told[-1])):
            yield like(told[-1], "followed", sentence, start)


_IN = re.compile(r"\s?[®™]?(?:\s\([^()]{2,40}\))?\s(?:only\s)?(?:in|by)\s(?:the\s)?")
_ENDS_THERE = re.compile(r"\s*(?:[.;]|$)")


def _placed(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    """The events of medicines that have only their own place: "X was approved in the EU and Y in Japan"."""
    named = context.products_in(sentence.start, sentence.end)
    own = context.candidates_in(sentence)
    if len(named) < 2 or not own or not own[0].end < named[-1].start:
        return
    wheres = context.wheres_in(sentence.start, sentence.end)
    for mention in named[1:]:
        before = next((w for w in reversed(wheres) if w.end <= mention.start), None)
        after = next((w for w in wheres if w.start >= mention.end), None)
        told = [event for event in own if event.end <= mention.start]
        if not (before and after and told and told[-1].end <= before.start and told[-1].passive):
            continue
        joined = _NEXT_ONE.fullmatch(context.text, before.end, mention.start)
        there = _IN.fullmatch(context.text, mention.end, after.start)
        last = _ENDS_THERE.match(context.text, after.end, sentence.end)
        if joined and there and last and came_to_pass(context, told[-1]):
            yield like(told[-1], "followed", sentence, mention.end)


def successors(context: Context) -> Iterator[Candidate]:
    """The candidate events of medicines that only followed others, in order of place."""
    for sentence in context.sentences:
        if not sentence.title and context.candidates_in(sentence):
            yield from _gapped(context, sentence)
            yield from _placed(context, sentence)
    yield from _followers(context)


def _followers(context: Context) -> Iterator[Candidate]:
    """Those told by a verb: "Y followed in May"."""
    last: Candidate | None = None
    for sentence in context.sentences:
        if last and last.sentence.block.number != sentence.block.number:
            last = None
        if sentence.title or sentence.block.section or not sentence.has(_CAME):
            continue
        for mention in _named(context, sentence):
            event = _before(context, sentence, mention, last)
            if event is None:
                continue
            last = like(event, "followed", sentence, _behind(context.text, mention, sentence.end))
            yield last


def _named(context: Context, sentence: Sentence) -> list[ProductMention]:
    """The medicines of a sentence that only came after others."""
    text = context.text
    named = list(context.products_in(sentence.start, sentence.end))
    if not named:
        return []
    if counted := _COUNTED.match(text, sentence.start, sentence.end):
        return [m for m in named if m.start >= counted.end() and _timed(text, m, sentence.end)]
    found = [m for hit in sentence.find_all(_CAME) if (m := _subject(text, named, hit, sentence))]
    opened = _INVERTED.match(text, sentence.start, sentence.end)
    if opened and not found:
        first = next((m for m in named if m.start >= opened.end()), None)
        bare = first and _SUBJECT_BEHIND.fullmatch(text, opened.end(), first.start)
        found = [first] if first and bare and (opened["when"] or _timed(text, first, sentence.end)) else []
    if found:
        more = [m for m in named if m.start > found[-1].end and _AND.search(text, found[-1].end, m.start)]
        found += [m for m in more if _timed(text, m, sentence.end)]
    return found


_AND = re.compile(r"(?:,|\band)\s+(?:then\s+)?(?:(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*['’]s?\s+)?$")
"""Ends with what joins one more medicine."""
_ITS = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,60}\))?(?:,\s(?:from|by|of)\s(?:[A-Z][\w&.-]*\s?){1,4},|\s(?:from|by)\s(?:[A-Z][\w&.-]*\s?){1,4})?"
)
"""Behind a medicine: its other name, and whose it is."""


def _timed(text: str, mention: ProductMention, end: int) -> bool:
    """Whether a time of its own stands behind a medicine: "Y (from Acme) in May"."""
    return time_opens().match(text, _behind(text, mention, end), end) is not None


def _behind(text: str, mention: ProductMention, end: int) -> int:
    """Where a medicine's other name and its owner end behind it."""
    its = _ITS.match(text, mention.end, end)
    return its.end() if its else mention.end


def _subject(
    text: str, named: list[ProductMention], hit: re.Match[str], sentence: Sentence
) -> ProductMention | None:
    """The medicine that is the subject of the verb: "Korvane's Y (x) followed in May"."""
    before = [m for m in named if m.end <= hit.start()]
    if not before or not _BETWEEN.fullmatch(text, before[-1].end, hit.start()):
        return None
    if _NO_SUBJECT.search(text, max(sentence.start, before[-1].start - OWNER), before[-1].start):
        return None
    timed = time_opens().match(text, hit.end(), sentence.end)
    alone = hit.group().lower() not in _BY_ITSELF and _ENDS.match(text, hit.end(), sentence.end)
    return before[-1] if timed or alone else None


def _before(
    context: Context, sentence: Sentence, mention: ProductMention, last: Candidate | None
) -> Candidate | None:
    """The event told last before of another medicine; None where the sentence tells one of this."""
    own = context.candidates_in(sentence)
    if any(c.start >= mention.end for c in own):
        return None
    told = told_last(context, sentence, mention.start, BACK)
    near = last and last.end <= mention.start and sentence.number - last.sentence.number <= BACK
    if last and near and (told is None or told.sentence.number < last.sentence.number):
        return last
    if told is None:
        return None
    others = context.products_in(told.sentence.start, min(told.sentence.end, mention.start))
    other = any(o.product is not mention.product for o in others)
    return told if other and came_to_pass(context, told) else None
