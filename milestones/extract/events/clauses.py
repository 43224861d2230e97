"""The clauses of a sentence: each event has its own stretch, and insertions are set apart.

"The FDA cleared X in May, while the EMA, which wanted more data, accepted it in June" tells two events; what
stands in one's stretch belongs to the other only where that has nothing of its own. An insertion ("X, which
beat Y in a trial, was approved") interrupts a clause: its words are no distance, its names are not nearest.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from milestones.extract.events.candidate import Candidate
from milestones.extract.text.document import Sentence

_OPENER = (
    r",\s+(?:(?:in|of|for|to|by|from|on|already|first|once|now|newly|originally)\s+)?(?:which|who|whose|where|an?|the|its|their|also|formerly|previously|originally|known|marketed|sold|made|developed|accepted|validated|cleared|rejected|granted|received|designated|withdrawn"
    r"|discovered|invented|manufactured|designed|licensed|partnered|submitted|resubmitted|filed|lodged|one\s+of|part\s+of|including|such\s+as|along\s+with"
    r"|together\s+with|like|given|taken|based|owned|launched|introduced|approved|authori[sz]ed|registered|recommended|endorsed|bought|created|tested|studied|available|on\s+sale|acquired|a\.k\.a\.|aka|branded|co-developed|jointly)\b"
)
_INSERTION = re.compile(
    r"\([^()]*\)"
    rf"|{_OPENER}[^;()]{{2,200}}?,(?=\s+(?:(?:also|now|already|recently|today|later|then|itself|have|has|had)\s+)?"
    r"(?:should|may|might|could|can|would|must|remains?|awaits|hopes|expects|plans|aims|faces|goes|comes|came|went|was|were|is|are|has|have|had|will|won|got|gets|received|obtained|gained|secured|became|did|said|says"
    r"|announced|approved|granted|cleared|accepted|rejected|submitted|filed|placed|lifted|issued|gave|authori[sz]ed"
    r"|withdrew|recommended|declined|refused|awarded|designated)\b)"
    rf"|(?!,\s+(?:the|its|their|also|where|including|such|like|one|part|along|together)\b){_OPENER}[^;(),]{{2,140}}?,(?=\s+(?:for|as|in|on|last|this)\s)"
    r"|\s[–—-]\s[^–—;]{2,150}?\s[–—-]\s"
)
"""A bracket, an apposition or a relative clause up to the comma before the verb, or words between dashes."""
_SINCE = r"since(?!\s+(?:(?:early|late)\s+|mid-)?(?:\w+\.?\s+)?(?:19|20)\d\d\b)"
"""Begins a clause, unless only a date follows."""
_BEFORE = r"before(?!\s+(?:the\s+)?(?:year[\s-]?end|end|close|start|beginning)\b|\s+(?:19|20)\d\d\b)"
"""The same: "before the end of 2026" is a date."""
_AUTHORITY = (
    r"\s+(?:the\s+)?(?:(?-i:[A-Z])[\w.'’]*\s+){0,3}"
    r"(?-i:[A-Z]{3,}|Food\b|Medicines\b|Administration\b|Ministry\b|Canada\b)"
)
"""Behind "with": who is asked, no clause of its own: "file with the FDA"."""
_BOUNDARIES = (
    re.compile(r";|(?<=\w):\s|\s[–—]\s|\s--\s"),
    re.compile(
        r",?\s+(?:while|whereas|but|although|though|however|when|where|which|who|whose|yet"
        r"|that(?=\s+(?:was|were|is|has\s+been|had\s+been)\b))\s",
        re.I,
    ),
    re.compile(
        rf",\s+(?:and|or|with|after|following|{_BEFORE}|{_SINCE}|as|having|making|adding|becoming|then|including|plus)\s",
        re.I,
    ),
    re.compile(
        r"\s+and\s+(?=(?:(?:also|then|later|subsequently|now|already|recently)\s+)?"
        r"(?:was|were|is|are|has|have|had|will|it|its|the|in|on|by|from|they|one|another|a|an)\b|\w+ed\b"
        r"|(?:to\s+)?(?:submit|file|resubmit|lodge|seek|request)\b)",
        re.I,
    ),
    re.compile(
        rf"\s+(?:after|following|{_BEFORE}|{_SINCE}|despite|because|with(?!{_AUTHORITY}))\s",
        re.I,
    ),
    re.compile(r"\s+and\s+|,\s+", re.I),
)
"""What parts two events, the strongest first."""
NAMING = 2
"""A bracket of so many words only says something again: "(CRL)"."""
APPOSED = re.compile(r",\s+an?\s+$")
"""Ends with what opens an apposition: ", an"."""
_MEDICINE = re.compile(
    r"[\s-]+(?:designated\s+|status\s+)?(?:medicine|drug|product|therapy|treatment|vaccine)\b[^;.]*?(?=[;.]|,\s+(?:and|from|which|was|is|has)\b|$)"
)
"""Behind a status in apposition: what has it, up to where the apposition ends."""
_ONE_LIST = re.compile(
    r"(?:[\s,/&()\"“”'’-]|\b(?:and|or|as well as|both|the|an?|its?|as|drug|disease|therapy|designations?"
    r"|status|label|tag|(?-i:[A-Z]{2,5}))\b)*+",
    re.IGNORECASE,
)


class Clauses:
    """The stretches of a sentence's events, and its insertions, as offsets into the text."""

    def __init__(
        self,
        sentence: Sentence,
        stretches: Mapping[int, tuple[int, int]],
        insertions: Sequence[tuple[int, int]],
    ) -> None:
        self._sentence = sentence
        self.stretches = stretches
        """By the start of the candidate."""
        self._starts = [start for start, _ in insertions]
        self._ends = [end for _, end in insertions]
        lengths = [sentence.words_between(*insertion) - 1 for insertion in insertions]
        self._left_out = [*accumulate(lengths, initial=0)]
        """How many words the insertions before each one are longer than a word."""

    def apart(self, candidate: Candidate, start: int) -> bool:
        """Whether what begins at `start` stands in another event's stretch."""
        left, right = self.stretches[candidate.start]
        return not left <= start < right

    def opens(self, start: int) -> bool:
        """Whether what begins at `start` stands before all events of the sentence."""
        return all(start < candidate for candidate in self.stretches)

    def inserted(self, candidate: Candidate, start: int) -> bool:
        """Whether what begins at `start` stands in an insertion that does not hold the candidate."""
        left, right = self.insertion_at(start)
        return left < right and not left <= candidate.anchor < right

    def insertion_at(self, place: int) -> tuple[int, int]:
        """The insertion that holds the character at `place`; an empty one where none does."""
        last = bisect_right(self._starts, place) - 1
        inside = last >= 0 and place < self._ends[last]
        return (self._starts[last], self._ends[last]) if inside else (place, place)

    def past(self, left: int, right: int) -> int:
        """Where the last insertion of text[left:right] ends; `left` where it has none."""
        last = bisect_right(self._ends, right) - 1
        return max(left, self._ends[last]) if last >= 0 and self._starts[last] >= left else left

    def words(self, left: int, right: int) -> int:
        """Number of words in text[left:right], whole insertions left out."""
        count = self._sentence.words_between(left, right)
        first, last = bisect_left(self._starts, left), bisect_right(self._ends, right)
        if first < last:
            count -= self._left_out[last] - self._left_out[first]
        return max(count, 0)


def clauses(text: str, sentence: Sentence, candidates: Sequence[Candidate]) -> Clauses:
    """The clauses of a sentence with these candidate events, in order of place."""
    insertions = tuple(
        (match.start(), match.end()) for match in _INSERTION.finditer(text, sentence.start, sentence.end)
    )
    groups: list[list[Candidate]] = []
    asides = {c.start: apposed(text, c) or _inserted(sentence, c, insertions) for c in candidates}
    for candidate in candidates:
        if asides[candidate.start] and not all(asides.values()):
            continue
        if groups and _together(text, groups[-1], candidate):
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    cuts = [sentence.start]
    for first, second in pairwise(groups):
        cuts.append(_cut(text, max(c.end for c in first), min(c.start for c in second)))
    cuts.append(sentence.end)
    stretches = {
        candidate.start: (cuts[number], cuts[number + 1])
        for number, group in enumerate(groups)
        for candidate in group
    }
    # Not a clause beside the others, but what one of their medicines is: it has its apposition alone.
    stretches |= {start: span for start, span in asides.items() if span and start not in stretches}
    return Clauses(sentence, stretches, insertions)


def _inserted(
    sentence: Sentence, candidate: Candidate, insertions: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The insertion that tells the candidate; brackets with a word or two only name it."""
    if candidate.rule.startswith("echo"):
        return None  # "In May (US) and June (EU and Japan)"
    for start, end in insertions:
        if start <= candidate.anchor < end and sentence.words_between(start, end) > NAMING:
            return start, end
    return None


def apposed(text: str, candidate: Candidate) -> tuple[int, int] | None:
    """The apposition in which a status says what a medicine is: "X, an orphan-designated medicine"."""
    if candidate.form != "status" or not APPOSED.search(text, candidate.sentence.start, candidate.start):
        return None
    behind = _MEDICINE.match(text, candidate.end, candidate.sentence.end)
    return (candidate.start, behind.end()) if behind else None


def _together(text: str, group: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether the candidate is one more item of the group's list, or overlaps it."""
    end = max(other.end for other in group)
    return candidate.start <= end or _ONE_LIST.fullmatch(text, end, candidate.start) is not None


def _cut(text: str, left: int, right: int) -> int:
    """Where the clause of one event ends and that of the next begins."""
    for boundary in _BOUNDARIES:
        found = list(boundary.finditer(text, left, right))
        if found:
            return found[-1].start()
    return right
