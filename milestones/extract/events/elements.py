"""The acts of a sentence and the things that are acted on, before they are put together."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from milestones.extract.events.belated import as_told
from milestones.extract.events.candidate import CLAUSE_ENDS
from milestones.extract.events.pairing import Action, Thing
from milestones.extract.mentions import Act
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import GLUE
from milestones.lexicon.events import ActionWord, ObjectWord, SplitWord
from milestones.lexicon.wordpatterns import Worded

_TO_WIDEN = re.compile(
    r"\s+to\s+(?:expand|extend|amend|widen|broaden|renew)\s+(?:[\w.'’-]+\s+){0,3}?", re.IGNORECASE
)
"""Between an application and what was given already and is to cover more."""
_FOR_STATUS = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s+(?:(?:to|with|at|before)\s+(?:[\w.,'’()-]+\s+){1,12}?)?"
    r"(?:for|seeking|requesting|to\s+(?:obtain|receive|secure|gain|get|win|request|seek))\s+"
    r"(?:(?!(?:with|which|that|having)\b)[\w.'’-]+\s+){0,3}?(?:as\s+(?:an?\s+)?)?",
    re.IGNORECASE,
)
"""Between an application and the status that it asks for, with whom it asks."""
_STATUS_OF = re.compile(r"(?:designation|status|passport)s?(?:\s*\([^()]{1,12}\))?\s+$", re.IGNORECASE)
"""Ends with the status that the application behind it asks for: "its orphan drug designation"."""
NAMED = 40
"""Within so many characters before an application the status stands that it asks for."""
_OF_A_NOUN = re.compile(
    r"(?:\b(?:an?|the|its|their|this|that|our|any|no|of|with)|['’]s|s['’])\s+(?:(?!to\b)[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Ends with what makes a noun of a word that is a verb as well: "the agency's award", "an item license"."""
_FOLLOWING = re.compile(
    r"\b(?:following|after|since|upon|based\s+on|subsequent\s+to|given|in\s+light\s+of)\s", re.IGNORECASE
)
"""Between what is expected and what came before it."""
_OF_OTHERS = ("file", "licence", "label", "review")
"""Things whose words begin acts as well: "the FDA's review should end in May"."""
_HOLD_ON = re.compile(
    r"\bholds?\s+on\s+(?:(?!(?:and|which|that|but|after)\b)[\w'’-]+\s+){0,5}$", re.IGNORECASE
)
"""Ends with a hold on the application that follows: it is the hold that is "cleared"."""
HELD = 60
"""Within so many characters before an application that hold stands."""
NOUN = 4
"""So many words has its longest wording."""
APART = 8
"""So many words may stand between the parts of one act ("waved X through")."""
FAR_APART = 24
"""Among so many words names of several words are looked for."""
_NAME = re.compile(
    r"\b[A-Z][\w-]*(?:\s+(?:(?:for|of|and|on|the|in)\s+){0,2}[A-Z][\w-]*)+(?:\s+\([A-Z]{2,8}\))?"
)
"""A name of several words: "Committee for Medicinal Products for Human Use (CHMP)"."""
_SCORE = re.compile(
    r"(?:\s+(?:unanimously|narrowly|overwhelmingly|by|on\s+\w+day)\b)*,?\s+\(?\d{1,2}(?:\s?[-–]\s?|\s+to\s+)\d{1,2}\)?"
    r"(?:,?\s+with\s+(?:[\w-]+\s+){1,3}?(?:abstentions?|abstaining)\b)?,?(?=\s)"
)
"""Behind "voted": how it went, which parts nothing from what was voted on."""
_QUESTION = re.compile(
    r"\s+that\s+(?:(?!(?:and|but|who|which)\b)[\w'’-]+\s+){1,6}?(?:benefits?|risks?|profile|data|evidence|results|trials?|stud(?:y|ies))\b"
)
"""Behind "voted": the question that was put, before the medicine that it was put of."""
QUESTION = 6
"""So many words such a question has beside those of other acts."""

_FILING_OF_A_SORT = re.compile(
    r"\s(?:s?NDA|s?BLA|MAA|JNDA|J-NDA|[Aa]pplication|[Ff]iling|[Ss]ubmission|[Dd]ossier)s?\b(?!\s(?:was|were|of|No|#|\d))"
)
"""Behind an approval's noun: the application for one."""
_COMPOUND = re.compile(r"[-‑](?=\w)")
"""Goes on to a word of which an act's is only the first part: "Pan-RAS inhibitor", "clear-cut"."""


def things_in(text: str, acts: Sequence[Act]) -> list[Thing]:
    """What is acted on; "investigational new drug (IND) application" is one thing."""
    found: list[Thing] = []
    for hit in acts:
        word = hit.value.object
        if word is None or (word.object == "file" and _asks_for_status(text, hit, acts)):
            continue
        if word.object == "ind" and _HOLD_ON.search(text, max(0, hit.start - HELD), hit.start):
            continue
        last = found[-1] if found else None
        glued = last is not None and GLUE.fullmatch(text[last.end : hit.start]) is not None
        bare = word.object == "file" and text[hit.start : hit.end].lower().startswith("application")
        if last and glued and (word.object == last.word.object or bare):
            found[-1] = Thing(
                last.start,
                hit.end,
                last.word if last.word.application else ObjectWord(last.word.object, word.application),
            )
        else:
            found.append(Thing(hit.start, hit.end, word))
    return found


def _asks_for_status(text: str, hit: Act, acts: Sequence[Act]) -> bool:
    """Whether an application is one for a special status: "the application for orphan designation"."""
    if _STATUS_OF.search(text, max(0, hit.start - NAMED), hit.start):
        return True
    for other in acts:
        if other.value.status and other.start > hit.end:
            designation = other.value.status.kind.endswith("-designation")
            asks = _FOR_STATUS if designation else _TO_WIDEN
            return asks.fullmatch(text, hit.end, other.start) is not None
    return False


def actions_in(sentence: Sentence, acts: Sequence[Act], objects: Sequence[Thing]) -> list[Action]:
    """All acts of the sentence; of one whose words stand apart, its other words are no act of their own."""
    covered = [(o.start, o.end) for o in objects if o.word.object not in _OF_OTHERS]
    found = []
    for hit in acts:
        if covered and any(start <= hit.start < end for start, end in covered):
            continue
        if _COMPOUND.match(sentence.text, hit.end) or _is_sort_of_filing(sentence, hit):
            continue
        if sentence.text[hit.start : hit.end] == "place" and sentence.text.endswith("in ", 0, hit.start):
            continue  # "A hold in place since May" places none.
        found += [Action(hit.start, hit.end, act, hit.end) for act in acts_meant(sentence, hit)]
        if hit.value.splits:
            found += _of_two_parts(sentence, hit)
    apart = [action for action in found if action.reach > action.end]
    kept = [a for a in found if not any(_is_part_of(a, other) for other in apart)] if apart else found
    return [as_told(sentence.text, action) for action in kept]


def _is_sort_of_filing(sentence: Sentence, hit: Act) -> bool:
    """Whether the noun only says which application follows: "filing an accelerated approval NDA"."""
    sort = _FILING_OF_A_SORT.match(sentence.text, hit.end, sentence.end)
    return sort is not None and any(
        act.action == "approve" and act.form == "noun" for act in hit.value.actions
    )


def _of_two_parts(sentence: Sentence, hit: Act) -> Iterator[Action]:
    """The acts whose second part stands further on; of parts that end together the longest counts.

    So "voted 9-3 not to back" is no vote "to back".
    """
    tails: dict[int, tuple[int, ActionWord]] = {}
    for split in hit.value.splits:
        tail = sentence.search(_tail(split.tails), hit.end)
        if (
            tail
            and _within(sentence, hit.end, tail.start())
            and not _given(sentence, split, hit, tail.start())
        ):
            begin, _ = tails.get(tail.end(), (tail.end(), None))
            if tail.start() < begin:
                tails[tail.end()] = (tail.start(), split.action)
    return (Action(hit.start, hit.end, action, end) for end, (_, action) in tails.items())


def acts_meant(sentence: Sentence, hit: Act) -> Sequence[ActionWord]:
    """What a word does there: one that is a noun and a verb's base form is either ("a grant", "to grant")."""
    meanings = hit.value
    if len(meanings.as_noun) == len(meanings.actions):
        return meanings.actions
    start = sentence.words_back(hit.start, NOUN)
    noun = _OF_A_NOUN.search(sentence.text, start, hit.start) is not None
    return meanings.as_noun if noun else meanings.as_verb


def _is_part_of(action: Action, other: Action) -> bool:
    """Whether the word stands inside another one's wording of the same act: "ordered X to *stop*"."""
    if not other.end <= action.start < other.reach:
        return False
    ends_it = action.end == other.reach and action.word.form == "noun"
    return ends_it or action.word.action == other.word.action


@cache
def _tail(words: tuple[str, ...]) -> Worded:
    return Worded.any_of(words)


def _given(sentence: Sentence, split: SplitWord, hit: Act, start: int) -> bool:
    """Whether what is said to be awaited has come: "expected in May following the positive opinion"."""
    return split.action.action == "await" and _FOLLOWING.search(sentence.text, hit.end, start) is not None


def _within(sentence: Sentence, left: int, right: int) -> bool:
    """Whether two parts of an act stand near enough, and in one clause; a name counts as one word."""
    if score := _SCORE.match(sentence.text, left, right):
        left = score.end()
    words = sentence.words_between(left, right)
    if _QUESTION.match(sentence.text, left, right):
        words -= QUESTION
    if APART < words <= FAR_APART:
        words = len(_NAME.sub("X", sentence.text[left:right]).split())
    return words <= APART and not sentence.search(CLAUSE_ENDS, left, right)
