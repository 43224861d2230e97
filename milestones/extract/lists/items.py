"""Items of a list that leave the event to what stands over them.

"Approvals" over "- Brand (inn), Maker: disease", or "The FDA cleared three gene therapies:" over "* Nov. 8:
Brand ...": each item that names a medicine and tells no event of its own is one more of the event above.
The items may also stand in one line: "Brand, disease, 4 May | Other, disease; Third, disease".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import LISTED, REPEATED, Candidate
from milestones.extract.factuality.counting import COUNTED
from milestones.extract.factuality.devices import is_a_devices, upon_a_device
from milestones.extract.factuality.happening import reality
from milestones.extract.factuality.telling import ELSEWHERE
from milestones.extract.lists.over import by_legend, came_to_pass, event_over, lead_in, like
from milestones.extract.lists.placedays import placed_days
from milestones.extract.lists.placelines import shared_with_place
from milestones.extract.text.document import Sentence
from milestones.extract.text.headings import LONGEST_ENTRY, OPENING
from milestones.lexicon.naming import naming
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import Worded, alternatives

_BULLET = re.compile(r"[\s•*·▪–—-]*(?:\(?\d{1,2}[.)]\s)?")
_PARTNER = re.compile(r"\b(?:with|plus|added\s+to)\s", re.IGNORECASE)
_USE = re.compile(
    r"(?:for|in|as|to\s+treat|(?:the\s+)?(?:[\w-]+\s+)?(?:treatment|prevention)|adults?|patients|children)\b",
    re.IGNORECASE,
)
"""Opens an item that says for whom or what a medicine is."""
_PART = re.compile(r"(?:[^;()]|\([^()]*\)|[()])+")
_BRACKETED = re.compile(r"\([^()]*\)")
_DECISIONS = ("nda-approval", "positive-opinion", "negative-opinion", "complete-response", "refusal")
"""Of what stands over a list these end the way on which a medicine got its statuses."""
_STEPS = Worded.any_of(
    ["designation", "designations", "status", "statuses", "review", "reviews", "actions", "news"]
)
"""Says of what stands over a list that it is of steps on that way as well."""
_OWNER = re.compile(
    r"[\s•*·▪–—-]*(?:(?:[A-Z][\w&.-]*,?|and|&)\s){0,8}?(?:[A-Z][\w&.-]*|plc)(?:['’]s|s['’])\s(?:\([^()]{2,40}\)\s)?"
)
"""Opens an item with whose its medicine is: "Korvane Inc. and Lumivale's (LMVL)"."""
_BEFORE = re.compile(r"\b(?:already|also|previously|earlier|originally|first|initially)\s", re.IGNORECASE)
_STAGE = re.compile(
    r"\b(?:phase|trial|study|data|results?|read-?outs?|filing|filed|review|decision|PDUFA|goal|launch(?:ed)?|sold|sales|no|not)\b",
    re.IGNORECASE,
)
"""Says of a part that it tells of something else than the part before it."""
_LAUNCHED = re.compile(
    r"\b(?:launch(?:es|ed)|(?:is|was|are)\s+(?:now\s+)?(?:available|discontinued|recalled)|recalls?|recalled)\b",
    re.IGNORECASE,
)
"""Says of an item that it tells of the market: under "Approvals and launches" it is no approval."""
_LED_IN = re.compile(
    r"(?:(?:\s+[\w-]+,?){0,20}\s+[a-z-]+s|(?:\s+(?:the\s+)?(?:approval|authori[sz]ation))?\s+of|\s+(?:for|on|to))?:"
    r"|(?:\s+(?:in|by)\s[^,.;:]{2,40}?)?\s+(?:include[sd]?|including|comprise[sd]?|were)\b"
)
"""Behind an act: what it was done to is listed."""
_ALSO_TOLD = re.compile(
    r"\W*(?:(?P<some>Worth\s+(?:a\s+(?:note|mention|look)|noting|mentioning)|Of\s+note|Notable|Noteworthy|Highlights?|Examples?|In\s+alphabetical\s+order|Namely|In\s+brief)"
    r"(?:\s+(?:among|of|from)\s+(?:them|these|the\s+\w+))?(?::|\s+(?:are|were|is)\b)|(?:Also|Others?|Another|Rounding\s+out|Completing)\s+(?:(?:on|in|among|of)\s+)?(?:the\s+|its\s+|this\s+)?(?:[\w-]+\s+){0,3}?(?:are|were|is|was|include[sd]?)\b)"
)
"""Opens a sentence that names more of what was told of just before: "Also on the list were X and Y"."""
_OTHERWISE = re.compile(
    r"\b(?:panel|panelists|advis[eo]rs|committee|votes?|voted|delay(?:s|ed)?|extend(?:s|ed)?|extension|trial|data|no\s+decision|not|nothing)\b",
    re.IGNORECASE,
)
"""Says of a line in a calendar that it tells of something else than the others."""
LONGEST_LED = 900
"""Characters of an item that opens with its medicine, under a line that leads in to it."""
LONGEST_OPENING = 90
"""Within so many characters a line of a calendar names its medicine, behind its day and the makers."""
_BRACKET = re.compile(r"\s?[®™]?\s\([^()]*;[^()]*\)")
"""Behind a medicine two things said of it: "(May; gout)"."""


def listed(context: Context) -> Iterator[Candidate]:
    """The candidate events of list items that tell none themselves, in order of place."""
    told = {
        c.sentence.block.number
        for c in context.candidates
        if not c.sentence.block.section and not _adds(context, c)
    }
    shared: Candidate | None = None
    entries, by_day = context.entries, set[int]()
    for sentence in context.sentences:
        block = sentence.block
        if block.section:
            continue
        shared = shared_with_place(context, sentence, shared)
        own = context.candidates_in(sentence)
        if placed := list(placed_days(context, sentence, own)):
            yield from placed
            continue
        if own and (block.number in told or not block.item):
            yield from _one_for_each(context, sentence, own)
            yield from _repeated(context, sentence, own)
        elif more := _shared_or_more(context, sentence, shared):
            yield from more
        elif block.number in entries:
            opens = context.layout.opens_with_name(sentence)
            yield from (_under_its_heading if opens else _led_in)(context, sentence)
        elif block.item and block.number not in told:
            told.add(block.number)
            if not _tells_more(context, sentence):
                yield from _under_its_heading(context, sentence)
        elif block.number not in by_day and not own and (dated := list(_in_a_calendar(context, sentence))):
            by_day.add(block.number)
            yield from dated


def _shared_or_more(context: Context, sentence: Sentence, shared: Candidate | None) -> list[Candidate]:
    """What a sentence without an act takes from those just before it."""
    if shared:
        return [shared]
    return _of_those_told(context, sentence) or _one_more_use(context, sentence)


def _tells_more(context: Context, sentence: Sentence) -> bool:
    """Whether an item is too long to leave its event to the heading, or tells of a launch."""
    block, behind = sentence.block, _behind_bullet(context.text, sentence)
    opens = bool(context.products_in(behind, min(sentence.end, behind + OPENING)))
    longest = LONGEST_LED if opens and lead_in(context, sentence) else LONGEST_ENTRY
    long = block.end - block.start > longest
    return long or _LAUNCHED.search(context.text, sentence.start, sentence.end) is not None


def _of_those_told(context: Context, sentence: Sentence) -> list[Candidate]:
    """The event told just before of medicines without a name, for some of them that the sentence names."""
    before = context.sentences[sentence.number - 1] if sentence.number else sentence
    told = not sentence.title and context.candidates_in(before)
    if not told:
        return []
    also = _ALSO_TOLD.match(context.text, sentence.start)
    more = also is not None
    if also and also["some"] and sentence_words().finite.search(context.text, also.end(), sentence.end):
        return []
    if not (more or _of_those_told_words().match(context.text, sentence.start)):
        return []
    near = before.block.number >= sentence.block.number - 1 and not before.block.section
    events = [event for event in told if _counted_or_told(context, event)]
    if not (near and events) or (context.products_in(before.start, before.end) and not more):
        return []
    parts = _PART.finditer(context.text, sentence.start, sentence.end)
    named = [context.products_in(part.start(), part.end()) for part in parts]
    first = [found[0] for found in named if found]
    # Where each has a bracket of its own, each is told by itself: "X (May; gout), Korvane's Y (June; lupus)".
    own = [
        found
        for found in context.products_in(sentence.start, sentence.end)
        if _BRACKET.match(context.text, found.end, sentence.end)
    ]
    return [like(events[-1], LISTED, sentence, found.start) for found in (own if len(own) > 1 else first)]


def _one_more_use(context: Context, sentence: Sentence) -> list[Candidate]:
    """The event of the lead-in for a use that the item tells, where it names no medicine but a partner."""
    over = lead_in(context, sentence)
    if over is None:
        return []
    text, start = context.text, _behind_bullet(context.text, sentence)
    diseases = context.diseases_in(start, sentence.end)
    if not diseases:
        return []
    if sentence.block.item and context.products_in(sentence.block.start, start):
        return []
    named = context.products_in(start, diseases[0].start)
    if not all(_PARTNER.search(text, start, medicine.start) for medicine in named):
        return []
    use = diseases[0].start - start <= OPENING or _USE.match(text, start, sentence.end)
    events = [event for event in context.candidates_in(over) if came_to_pass(context, event)]
    return [like(events[-1], LISTED, sentence, start)] if use and events else []


def _behind_bullet(text: str, sentence: Sentence) -> int:
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    return bullet.end() if bullet else sentence.start


def _under_its_heading(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    event = event_over(context, sentence)
    if event is None:
        return
    for part in _PART.finditer(context.text, sentence.start, sentence.end):
        opening = part.start() + OPENING
        if owner := _OWNER.match(context.text, part.start(), part.end()):
            opening = max(opening, owner.end() + 1)
        if named := context.products_in(part.start(), min(part.end(), opening)):
            yield like(event, LISTED, sentence, named[0].end)


def _in_a_calendar(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    """The event for which the dated lines of the article stand, of each medicine that this one opens with."""
    event = by_legend(context, sentence)
    if event is None or _OTHERWISE.search(context.text, sentence.start, sentence.end):
        return
    for part in _PART.finditer(context.text, sentence.start, sentence.end):
        reach = min(part.end(), part.start() + LONGEST_OPENING)
        if named := context.products_in(part.start(), reach):
            yield like(event, LISTED, sentence, named[0].end)


def _adds(context: Context, candidate: Candidate) -> bool:
    """Whether an item tells this beside what its heading tells: what came before, or a status on the way."""
    added = (_is_history, _is_on_the_way, _is_due)
    return is_a_devices(context.text, candidate) or any(adds(context, candidate) for adds in added)


def _is_on_the_way(context: Context, candidate: Candidate) -> bool:
    """Whether an item under "Approvals" says which status helped: "X, reviewed with priority, for gout"."""
    sentence = candidate.sentence
    status = candidate.kind.endswith("-designation") or candidate.kind == "priority-review"
    if not (status and sentence.block.item):
        return False
    over = event_over(context, sentence)
    if over is None or over.kind not in _DECISIONS or over.sentence.has(_STEPS):
        return False
    return all(event.kind in _DECISIONS for event in context.candidates_in(over.sentence))


def _is_due(context: Context, candidate: Candidate) -> bool:
    """Whether an item under "Priority review" says when it is decided: "X, for gout. Target date: 7 May"."""
    sentence = candidate.sentence
    if not (candidate.expected and sentence.block.item and sentence.start > sentence.block.start):
        return False
    over = event_over(context, sentence)
    return over is not None and over.kind not in _DECISIONS


def _is_history(context: Context, candidate: Candidate) -> bool:
    """Whether a later sentence of an item only adds what came before: "X was previously approved for Y"."""
    sentence = candidate.sentence
    if not sentence.block.item or sentence.start <= sentence.block.start:
        return False
    return _BEFORE.search(context.text, sentence.start, candidate.end) is not None


def _led_in(context: Context, sentence: Sentence) -> Iterator[Candidate]:
    """The event of the lead-in for a paragraph that names its medicine somewhere and tells nothing else."""
    event = event_over(context, sentence) if context.layout.names_plainly(sentence) else None
    if event:
        named = context.products_in(sentence.start, sentence.end)
        yield like(event, LISTED, sentence, named[0].end)


def _repeated(context: Context, sentence: Sentence, own: Sequence[Candidate]) -> Iterator[Candidate]:
    """The event told first, for parts with one more medicine: "approved X on 2 May; Y for gout, 7 May"."""
    text, event, led_in = context.text, None, False
    if ";" not in text[sentence.start : sentence.end]:
        return
    days = [told.start for told in context.told.within(sentence, expected=False)]
    if _dated_at_its_end(text, sentence, own, days):
        return
    for part in _PART.finditer(text, sentence.start, sentence.end):
        if told := [c for c in own if part.start() <= c.start < part.end()]:
            believed = [c for c in told if came_to_pass(context, c)]
            event = believed[-1] if len({c.kind for c in believed}) == 1 else None
            led_in = _LED_IN.match(text, told[-1].end) is not None
            continue
        named = context.products_in(part.start(), min(part.end(), part.start() + OPENING))
        bare = not _STAGE.search(_BRACKETED.sub("", part.group())) and not sentence_words().finite.search(
            part.group()
        )
        dated = any(part.start() <= day < part.end() for day in days)
        dated = dated or (led_in and bool(context.diseases_in(part.start(), part.end())))
        if led_in and bare and not named:
            continue
        if not (event and named and bare and dated and came_to_pass(context, event)):
            event = None
            continue
        yield like(event, REPEATED, sentence, named[0].end)


def _one_for_each(context: Context, sentence: Sentence, own: Sequence[Candidate]) -> Iterator[Candidate]:
    """The event for each of those that got one: "two passports: one for X, in gout, one for Y"."""
    text = context.text
    for each in _ONE_FOR.finditer(text, sentence.start, sentence.end):
        told = [c for c in own if c.end <= each.start() and _counted_or_told(context, c, ELSEWHERE)]
        named = context.products_in(each.end(), min(each.end() + WHOSE, sentence.end))
        if told and named and text[told[-1].start : told[-1].end].endswith("s"):
            yield like(told[-1], REPEATED, sentence, named[0].end)


_ONE_FOR = re.compile(
    r"\b(?:one|another|the\s+other|a\s+(?:second|third|fourth))\s+(?:(?:went|goes|is|was)\s+)?(?:for|to)\s+"
)
"""Opens what one of several is for."""
WHOSE = 60
"""Within so many characters behind that its medicine is named, with its maker before it."""


def _dated_at_its_end(text: str, sentence: Sentence, own: Sequence[Candidate], days: Sequence[int]) -> bool:
    """Whether the only date of a list closes its last part, and so is that of all: "X; Y; and Z in May"."""
    last = text.rfind(";", sentence.start, sentence.end)
    one = len(days) == 1 and days[0] > last and all(event.end < last for event in own)
    return one and not text[days[0] : sentence.end].strip(" .").partition(",")[2]


def _counted_or_told(context: Context, event: Candidate, *also: str) -> bool:
    """Whether an event came to pass, though it may be told only as one of a number of them."""
    fact = reality(context, event, (), True)
    told = fact.refused in ("", COUNTED, *also) and not fact.expected
    return told and not upon_a_device(context, event)


@cache
def _of_those_told_words() -> re.Pattern[str]:
    """Opens a sentence that names what was told just before: "Among them were X", "The six drugs are X"."""
    things = alternatives(naming().class_plurals)
    return re.compile(
        r"\W*(?:[Aa]mong\s+(?:them|these|those|the\s+(?:[\w-]+\s+){1,4}?(?=were|are|is|was))"
        r"|(?:They|These|Those|The\s+(?:list|batch|tally|group|crop|(?:\w+\s+)?newcomers))\s+(?:also\s+)?(?:are|were|include[sd]?|comprise[sd]?)"
        r"|The\s+(?:[\w-]+\s+){1,3}?ones\s+(?:include[sd]?|comprise[sd]?|are|were)"
        rf"|(?:The|These|Those)\s+(?:[\w-]+\s+){{0,3}}?(?:{things}|approvals|clearances|opinions|recommendations)\s+(?:in\s+question\s+)?(?:are|were|include[sd]?|comprise[sd]?)(?=:|\s+[A-Z]))\b"
    )
