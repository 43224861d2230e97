"""Events of medicines without a name: of several at once, or of none in particular.

"Recommended the approval of five medicines", "Two of them had their applications accepted", "granting
approvals, a clearance and a designation": no medicine told before is meant.
"""

import re
from functools import cache

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.fields.copies import beside_another
from milestones.extract.fields.items import of_a_program
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import written_months
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import Ending, alternatives

_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|several|many"
    r"|most|some|dozens|hundreds|\d{1,3}(?=\s))"
)
_INDEFINITE = re.compile(
    r"(?!\s+[\w-]+\s+(?:full\s+|whole\s+|few\s+)?(?:days?|weeks?|months?|quarters?|years?)\b)"
    r"(?!\s+an?\s+(?:(?:new|further|second|third|additional|label|indication|broader|wider)\s+){0,2}(?:extension|expansion|indication|label|use)\b(?!\s+(?:for|of|to|on)\s+(?:an?|another|other|some|several|two|rival)\b))\s*(?:\([^()]{1,40}\)\s+)?(?:(?:concerning|regarding|recommending|on|for)\s+)?(?:(?:the\s+)?(?:granting\s+of\s+(?:an?\s+|the\s+)?)?"
    r"(?:marketing\s+)?(?:approvals?|granting|authori[sz]ations?)\s+(?:\([^()]{1,40}\)\s+)?|(?:included?|comprised?|were)\s+)?(?:of|for|to|on)?\s*"
    r"(?:(?:only|just|exactly)\s+one\b|(?:(?:only|just|exactly|at\s+least|at\s+most|about|roughly|nearly|almost|over|more\s+than|fewer\s+than|up\s+to)\s+(?!\w+\s+(?:days?|weeks?|months?|quarters?|years?)\b))?"
    r"(?:an?|several|many|other|some|any|no|all|both|more|most|such|new|two|three|four|five|six|seven|eight|nine|ten"
    r"|one(?=\s+new\b)|(?-i:\d+(?=\s+[a-z]))|(?:cheap\w*|generic|biosimilar)?\s*(?:copies|versions)\s+of\s+(?:some|many|several)"
    r"|(?:[a-z-]+\s+){0,2}(?:drugs|medicines|therapies|products|vaccines|generics|biosimilars|treatments)"
    r"(?!,?\s+(?:of|such|like|called|named|including|from)\b|,?\s+(?-i:[A-Z]))))(?:\s|$)",
    re.IGNORECASE,
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{written_months()}\b"
"""A day with its month behind: no number of things."""
_TIME = r"(?:\d+|[a-z]+)[\s-](?:days?|weeks?|months?|years?)\b"
"""How long something takes: "a review of six months"."""
_SEVERAL = re.compile(
    rf"(?:\s+(?:went|goes|go)\s+from\s+(?:[\w.'’()]+\s+){{1,8}}?(?=to\s)|\s+(?:went|goes|go)\s+)?\s*(?:\([A-Z]{{2,6}}s?\)\s*|,\s+or\s+(?-i:[A-Z]{{2,6}})s?(?=,))?,?\s*(?:of|for|to|on(?!\s+\d))\s+(?!{_DAY}|{_TIME})(?:a\s+(?:number|handful|range|host|series|couple)\s+of|several|many|other|some|any|more|most|such|two|three|four|five|six|seven"
    r"|eight|nine|ten|dozens|hundreds|\d+|one(?=\s+(?:[a-z-]+\s+){0,2}(?:medicine|drug|product|application|treatment)\b))\s",
    re.IGNORECASE,
)
"""Behind any act: what it was done to are things without a name."""
_ANOTHER = re.compile(
    r"\s*(?:\([A-Z]{2,6}\)\s*)?(?:(?:application|submission|filing)\s+)?(?:of|for|to)\s+"
    r"(?:another|an?\s+(?:additional|undisclosed|unnamed|further|separate|(?:[a-z-]+\s+){0,2}?(?:second|third|fourth|fifth|sixth)"
    r"|second|third|fourth|fifth|sixth)|(?:its|their|our)\s+(?:next|second|third|fourth|fifth|sixth))\s+"
    r"(?:[a-z-]+\s+){0,3}?(?:candidate|program(?:me)?|compound|molecule|asset|product|drug|medicine|therapy|antibody|vaccine)\b"
    r"(?!,?\s+(?:called|named|known)\b|,?\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Behind any act: what it was done to is a medicine other than those told of."""
_RIVALS = re.compile(
    r"\s+(?:(?:of|for|to|on)\s+)?(?:an?|another|one|the\s+first)\s+(?:[\w-]+\s+){0,2}?(?:competing|competitor['’]?s?|rival(?:['’]s)?|competitive)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:product|drug|medicine|treatment|therapy|vaccine|pill|antibody|injection|inhibitor|application|version)\b"
    r"(?!,?\s+(?:called|named|known)\b|,?\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Behind any act: what it was done to is a rival without a name: "approved a competing product"."""
_PASSIVE = r"(?:were|are|ha(?:ve|d)\s+(?:been|their)|receive[ds]?|won|got|gained)"
_SOME_OF = re.compile(
    rf"(?:^\W*|\b(?:while|and)\s+|[;,]\s+){_NUMBER}\s+(?:of\s+[^,.;:]{{3,60}}|(?:[\w-]+\s+){{0,4}}?{_PASSIVE}\s+(?:[\w.-]+\s+){{0,4}})$",
    re.IGNORECASE,
)
"""Ends with a number as the subject: "two of the candidates", "while two have been"."""
_COUNTS = re.compile(rf"\b{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}$", re.IGNORECASE)
"""Ends with a number of what follows."""
_THE_COUNTED = re.compile(rf"\b(?:than|from|to|the|versus)\s+(?:the\s+)?{_NUMBER}\s+$", re.IGNORECASE)
"""Ends with a number that stands for medicines: "more than the 17 approved in July"."""
_NEWS_AND = re.compile(r",\s+(?:[\w-]+\s+){1,3}(?:and|&)\s+(?:[A-Z]\S*\s+)?$")
"""Ends with a list of sorts of news and the word before its last: "growth, deals and"."""
_FOR_THEIR_THINGS = re.compile(
    r"\s+(?:for|on|of)\s+their\s+(?:(?!(?:drugs|medicines|therapies|products|vaccines|treatments|candidates|for|that|which)\b)[\w()-]+,?\s+){0,9}?"
    r"(?:drugs|medicines|therapies|products|vaccines|treatments|candidates)\b(?!,?\s+(?:called|named|including|such|(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""Behind an act: what several companies have, without names: "approval for their gout and eczema drugs"."""
_TO_THINGS = re.compile(
    r"\s+(?:of|for|to|on)\s+(?!(?:both|these|those|the|its|their|our|all)\b)(?:[\w-]+\s+){0,7}?(?:drugs|medicines|therapies|products|vaccines|treatments)\b",
    re.IGNORECASE,
)
"""Behind several acts: what they were done to has no name."""
_LIST_OF = re.compile(
    r"\b(?:list|round-?up|recap|summary|overview|rundown|digest)\s+of\s+[^.;]{0,60}$", re.IGNORECASE
)
"""Ends with what sums up several acts: "a list of the past month's"."""
_THINGS_OF = re.compile(
    r"(?:[Dd]rugs|[Mm]edicines|[Tt]herapies|[Tt]reatments|[Vv]accines|[Pp]roducts)\s+(?:(?:[Tt]hat|[Ww]hich)\s+)?(?:[Tt]he\s+)?"
    r"(?:[A-Z][\w.]*\s+){1,3}$"
)
"""Ends with the things of a headline and who acts on them: "Cancer Drugs the FDA"."""
_ONE = re.compile(r"\b(?:an?|new)\s$", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:The|the|This|this|Its|its)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:treatment|drug|medicine|therapy|vaccine|pill|antibody|product|injection|shot|jab)"
    r"(?:,\s+(?:which\s+)?|\s+(?=\w))(?:(?:is|was|will\s+be|to\s+be)\s+)?"
    r"(?:(?<=,\s)|(?:branded|called|named|known|sold|marketed)\b[^,.]{0,30}?\s)$"
)
"""Ends with what names the medicine told before: "the treatment, branded"."""
_SUBJECT = re.compile(
    r"\W*(?:(?:The|This|Its)\s+(?:[\w-]+\s+){0,2}(?:treatment|drug|medicine|therapy|vaccine|pill|antibody|product),?\s+)?"
)
"""From a sentence's begin to the medicine that is its subject."""
BACK = 70
"""So many characters before a name what introduces it begins."""
OFTEN = 3
"""Named so often, the article's only medicine is the one in its headline."""
SOON = 2
"""Within so many sentences behind the lead the medicine of which it tells is named."""
_OF_DIGESTS = frozenset(
    [
        *("drug", "medicine", "medicines", "pharma", "biotech", "new", "novel", "latest", "recent", "other"),
        *(
            "approvals",
            "rejections",
            "clearances",
            "designations",
            "decisions",
            "setbacks",
            "deals",
            "&",
            "or",
        ),
        *("regulatory", "and", "orphan", "previous", "past", "more", "related", "further", "marketing"),
    ]
)
"""Words before the noun in the headlines of digests: "UK and US drug approvals"."""
_WAVE = re.compile(
    r"\b(?:several|many|multiple|numerous|various|an?\s+(?:\w+\s+)?(?:number|wave|string|series|slew|raft|flurry|host|spate|handful|round|cascade"
    r"|burst|streak|batch)\s+of)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:approvals|clearances|nods|decisions|rejections|designations|filings|submissions|setbacks|reviews|opinions|authori[sz]ations|victories)\b",
    re.IGNORECASE,
)
"""What a week or a sector saw of decisions: "a string of approvals"."""
_SOME_DAY = re.compile(
    r"\b(?:future|subsequent|eventual|later|potential|possible)\s+(?:[\w-]+\s+){0,3}?(?:submissions|filings|applications)\b",
    re.IGNORECASE,
)
"""Filings of some day, in the plural."""
_SO_MANY_FILES = re.compile(
    r"\b(?:submit|fil|lodg)\w*\s+(?:(?:up\s+to|at\s+least|about|an?)\s+)?(?:one|two|three|four|five|six|multiple|several|additional|\d)\s+"
    r"(?:(?:or|to)\s+\w+\s+)?(?:(?:more|new|additional|further|other|investigational)\s+){0,2}(?-i:INDs?|CTAs?|NDAs?|BLAs?|MAAs?)\b"
    r"(?!\s+for\s+(?:it|both|the\s+(?:drug|two|product))\b)",
    re.IGNORECASE,
)
"""Applications that are only counted: "to file up to three new INDs"."""
FEW = 40
"""So many characters before a filing that may begin."""
_FEWEST = 3
"""So many events in a sentence that names no medicine, some in the plural, only sum up."""


_THINGS_ARE = Ending(re.compile(rf"{_PASSIVE}\s+(?:[\w.-]+\s+){{0,3}}$"), 5)
"""Ends as what is told of things does."""


@cache
def _things() -> tuple[re.Pattern[str], re.Pattern[str]]:
    things = alternatives(naming().class_plurals)
    definite = r"(?<!\b[Tt]he\s)(?<!\b[Ii]ts\s)(?<!\b[Tt]heir\s)(?<!['’]s\s)"
    told = rf"{definite}\b(?i:{things})\b(?:\s+[^,.;:]{{1,50}}?)?\s+{_PASSIVE}\s+(?:[\w.-]+\s+){{0,3}}$"
    counted = rf"^\W*{_NUMBER}\s+(?:[\w-]+\s+){{0,5}}?(?:{things})\b"
    return re.compile(told), re.compile(counted, re.IGNORECASE)


def is_unnamed(context: Context, candidate: Candidate) -> bool:
    """Whether the event is told of things without a name, so of no medicine told before."""
    text, sentence = context.text, candidate.sentence
    behind = candidate.end, sentence.end
    if _RIVALS.match(text, *behind):
        return True
    bare = candidate.kind.endswith("opinion") or candidate.rule.endswith("product")
    indefinite = _INDEFINITE.match(text, *behind) if bare else None
    if indefinite and _ONE.search(indefinite.group()) and _named_later(context, sentence):
        return False
    if indefinite or any(p.match(text, *behind) for p in (_SEVERAL, _ANOTHER, _FOR_THEIR_THINGS)):
        return True
    nameless = (_are_files_without_a_name, _is_for_some_day)
    if of_a_program(context, sentence) or any(told(context, candidate) for told in nameless):
        return True
    if any(told(text, candidate) for told in (_of_things, _is_summed_up, _are_counted)):
        return True
    if sentence.title and _THINGS_OF.search(text, sentence.start, candidate.anchor):
        return True
    if sentence.has(naming().plural):
        return False
    lead_in = text[sentence.start : candidate.anchor]
    noun = (sentence.title or sentence.block.heading) and candidate.form == "noun"
    if noun and (_of_nobody(context, candidate) or _closes_a_list(text, candidate)):
        return True
    if noun and sentence.title and _of_several(context, candidate):
        return True
    told, counted = _things()
    of_many = _SOME_OF.search(lead_in) or _THE_COUNTED.search(lead_in)
    of_many = of_many or (sentence.before(candidate.anchor, _THINGS_ARE) and told.search(lead_in))
    return bool(of_many or counted.match(text[sentence.start : sentence.end])) or _sums_up(context, sentence)


def _are_files_without_a_name(context: Context, candidate: Candidate) -> bool:
    """Whether applications are only counted, for no medicine: "to submit one IND and two in May"."""
    sentence = candidate.sentence
    if not candidate.kind.endswith("-submission") or context.products_in(sentence.start, sentence.end):
        return False
    return _SO_MANY_FILES.search(context.text, sentence.start, sentence.end) is not None


def _is_for_some_day(context: Context, candidate: Candidate) -> bool:
    """Whether only filings of some day are spoken of, of no medicine: "to support future submissions"."""
    sentence, text = candidate.sentence, context.text
    if not candidate.kind.endswith("-submission") or context.products_in(sentence.start, sentence.end):
        return False
    told = _SOME_DAY.search(text, max(sentence.start, candidate.start - FEW), candidate.end)
    return told is not None and not any(map(str.isdigit, text[candidate.end : sentence.end]))


def _of_nobody(context: Context, candidate: Candidate) -> bool:
    """Whether a headline opens with approvals of nobody it names: "FDA Drug Approvals Slow in May"."""
    act, start = context.text[candidate.start : candidate.end], candidate.sentence.start
    places = context.wheres_in(start, candidate.start)
    for found in re.finditer(r"[\w&-]+", context.text[start : candidate.start]):
        word, place = found.group(), start + found.start()
        if word.lower() in _OF_DIGESTS or (word.islower() and act.istitle()):
            continue
        of_place = any(where.start <= place < where.end for where in places)
        if word.islower() or not (of_place or word in naming().not_names):
            return False
    return act.endswith("s")


def _of_several(context: Context, candidate: Candidate) -> bool:
    """Whether a headline without a medicine tells of an authority's acts: "Names Ride FDA Clearances"."""
    sentence, text = candidate.sentence, context.text
    if not text[candidate.start : candidate.end].lower().endswith("s"):
        return False
    places = context.wheres_in(sentence.start, sentence.end)
    beside = any(where.agency and text[where.end : candidate.start].isspace() for where in places)
    one = len({where.jurisdiction for where in places}) == 1
    return beside and one and not context.products_in(sentence.start, sentence.end)


def _closes_a_list(text: str, candidate: Candidate) -> bool:
    """Whether a headline ends in approvals as one sort of news: "report growth, deals and approvals"."""
    last = not text[candidate.end : candidate.sentence.end].strip(" .")
    plural = text[candidate.start : candidate.end].endswith("s")
    return last and plural and _NEWS_AND.search(text, candidate.sentence.start, candidate.start) is not None


def _named_later(context: Context, sentence: Sentence) -> bool:
    """Whether the article's first medicine is named after: "a gene therapy", "the treatment, branded X"."""
    only = {mention.product for mention in context.products}
    if not only or (first := context.products[0]).start < sentence.end:
        return False
    if len(only) > 1:
        return not sentence.title and _is_called(context, sentence, first)
    if sentence.title and len(context.products) >= OFTEN:
        return True
    opens = sentence.title or sentence.number in context.lead
    if opens and _is_told_next(context, sentence, first):
        return True
    return _is_called(context, sentence, first)


def _is_called(context: Context, sentence: Sentence, first: ProductMention) -> bool:
    """Whether the name is given as that of the medicine told before: "the treatment, branded X"."""
    return _CALLED.search(context.text, max(sentence.end, first.start - BACK), first.start) is not None


def _is_told_next(context: Context, sentence: Sentence, first: ProductMention) -> bool:
    """Whether the next sentences of the story tell of the medicine itself, not of a rival or a partner."""
    behind = context.sentences[sentence.number + 1 : sentence.number + 1 + SOON]
    holding = next((part for part in behind if part.start <= first.start < part.end), None)
    if holding is None or holding.block.section:
        return False
    lead_in = context.text[holding.start : first.start]
    if beside_another().pattern.search(lead_in[-BACK:].lower()):
        return False
    return _SUBJECT.fullmatch(lead_in) is not None or bool(context.candidates_in(holding))


def _is_summed_up(text: str, candidate: Candidate) -> bool:
    """Whether a noun is what a list is of: "a list of the past month's approvals"."""
    noun = candidate.form == "noun"
    return noun and _LIST_OF.search(text, candidate.sentence.start, candidate.start) is not None


def _are_counted(text: str, candidate: Candidate) -> bool:
    """Whether letters are counted: "two separate complete response letters went out"."""
    plural = candidate.kind == "complete-response" and text.endswith(("s", "S"), 0, candidate.end)
    lead_in = text[candidate.sentence.start : candidate.start]
    return plural and _COUNTS.search(lead_in) is not None


def _of_things(text: str, candidate: Candidate) -> bool:
    """Whether a plural noun is of medicines in general: "key approvals to rare disease treatments"."""
    plural = candidate.form == "noun" and text[candidate.start : candidate.end].lower().endswith("s")
    return plural and _TO_THINGS.match(text, candidate.end, candidate.sentence.end) is not None


def _sums_up(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence only sums up: "granting approvals, a clearance and a designation"."""
    if _WAVE.search(context.text, sentence.start, sentence.end):
        return not context.products_in(sentence.start, sentence.end)
    told = context.candidates_in(sentence)
    plural = any(context.text[c.start : c.end].endswith("s") for c in told if c.form == "noun")
    return plural and len({c.kind for c in told}) >= _FEWEST
