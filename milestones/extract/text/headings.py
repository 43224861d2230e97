"""What stands over each block: the heading of its part, and what leads in to its list.

A line that opens with a medicine ("Zelvora (Korvane), gout, 4 May"), a place ("Japan: filed June 2022") or
nothing but a bullet is an entry under the heading and no heading itself.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from milestones.extract.text.document import Sentence
from milestones.extract.text.lines import BULLET, SHEET_LINE, USE_LINE, ends_line
from milestones.lexicon.datewords import written_months
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.tables import head_of

HEADING_WORDS = 14
"""A heading over a part of the article has at most so many words."""
OPENING = 40
"""Within so many characters from its begin an entry names the medicine that it is about."""
LONGEST_ENTRY = 420
"""A longer line is a text of its own."""
_BEFORE_NAME = re.compile(r"(?:(?:[A-Z\d]\S*|and|of|&|[^\w\s])\s+)*")
"""Before the name stands at most who makes it, where or when it happened."""
_BEHIND_NAME = re.compile(r"\s?[®™]?(?:\s[A-Za-z]+)?\s?(?:[,(:;|–—]|\s-\s|and\s)")
_FOR_USE = re.compile(r"\s?[®™]?\s(?:for|in|against|to\s+treat)\s")
"""The same in a line that opens with its day."""
_OF_USE = re.compile(r"\s?[®™]?\s(?:for|in|against|to\s+treat|as|with|plus)\s", re.IGNORECASE)
"""Behind the name in a line below a month: "Zelvora With Tasuvimod for Gout", "Zelvora as a first pill"."""
_TIME = re.compile(
    rf"\W*(?:(?:early|mid|late)[\s-]+)?(?:{written_months()}|[QH][1-4]|(?:first|second|third|fourth)\s+(?:quarter|half)(?:\s+of)?|(?:spring|summer|autumn|fall|winter))?\.?,?\s*(?:(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)
"""The whole of a heading that only says when."""
_DAY_BEHIND = re.compile(
    r"\s?[®™]?\s+(?:\d{1,2}/\d{1,2}/(?:\d\d)?\d\d|(?:19|20)\d\d-\d\d-\d\d|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d)\b"
)
"""The same in a row of a table that lost its lines: "Zelvora zelbrutinib 5/3/2024 To treat gout"."""
_BRACKET = re.compile(r"\([^()]*\)")
_PATIENTS = re.compile(r"\b(?:who|whose|whom)\b[^.;:,]*")
"""What is said of those whom a medicine is for: "in adults who have had two other treatments"."""
LEADS_IN = re.compile(
    r"(?::|\bfollowing(?:\s(?:[a-z]+\s){0,2}(?:drugs|medicines|products|therapies|treatments|candidates)\b[^.;:]{0,90})?\.)\W*$"
)
"""Ends a sentence that leads in to a list."""
THEY_ARE = re.compile(
    r"\W*(?:They|These|Those|The\s+(?:list|(?:[a-z]+\s+){1,2}(?:drugs|medicines|products|therapies|treatments|approvals|candidates)"
    r"|(?:[a-zA-Z-]+\s+){0,3}(?:recipients|awardees|designees|winners|honou?rees|vouchers|designations)))"
    r"\s+(?:are|were|include[sd]?|comprise[sd]?)(?:\s+(?:as\s+follows|the\s+following))?:\s*"
)
"""A lead-in that lists what the sentence before tells."""
LABEL_WORDS = 6
"""A label over a list has at most so many words: "Negative opinions:"."""
_ROW = re.compile(r"\S(?:[^\S\n]{2,}|\t)\S[^\n]*?\S(?:[^\S\n]{2,}|\t)\S[^\n]*\d")
"""A line of three columns, the last of them with a number: a row of a table."""
_BEHIND_PLACE = re.compile(r"(?:\s?\([^()]{2,30}\))?:\s+\S.*\d", re.DOTALL)

Spans = Callable[[int, int], Sequence[tuple[int, int]]]
"""The places of what begins in a stretch of text."""


@dataclass(frozen=True, slots=True)
class Governing:
    """By the number of a block: the sentences over it; and the numbers of the headings and of the entries."""

    over: dict[int, list[Sentence]]
    headings: frozenset[int]
    entries: frozenset[int]
    parents: frozenset[int]
    """Headings with another one directly below: they say where and when, not what happened."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What decides whether a line is a heading or an entry."""

    text: str
    names: Spans
    places: Spans
    tells: Callable[[Sentence], bool]
    """Whether a sentence tells of an event."""

    def governing(self, sentences: Sequence[Sentence]) -> Governing:
        """What stands over the blocks of these sentences."""
        found: dict[int, list[Sentence]] = {}
        entries: set[int] = set()
        heading: list[Sentence] = []
        lead_in: list[Sentence] = []
        # A heading with another one directly below it holds for all that follow in its part.
        part: list[Sentence] = []
        parents: set[int] = set()
        # An item with items of its own below it.
        nesting: list[Sentence] = []
        last_heads = marked = False
        # The headline holds for lines that follow it at once.
        titles = [part for part in sentences if part.title]
        blocks = [list(group) for _, group in groupby(sentences, key=lambda s: s.block.number)]
        for number, parts in enumerate(blocks):
            block = parts[0].block
            below = next(iter(blocks[number + 1 : number + 2]), None)
            over_sheet = below is not None and self._is_of_sheet(below)
            over_items = below is not None and self._is_over_items(parts, below)
            # The items of one list all have a mark, or none has.
            marked = block.item or (marked and bool(lead_in))
            inner, nesting = self._nested(parts, nesting, blocks[number + 1 : number + 2])
            if block.item:
                over = [*inner, *lead_in, *heading, *part]
                found[block.number] = over or (titles if self._lists(titles, parts) else [])
            elif lead_in and not marked and self._is_led_in(parts, lead_in):
                entries.add(block.number)
                found[block.number] = [*lead_in, *heading, *part]
            elif not (over_sheet or over_items) and self._is_entry(
                parts, self._over_times(heading, part) or titles
            ):
                entries.add(block.number)
                found[block.number] = [*heading, *part] or titles
            elif self._is_heading(parts):
                if last_heads:
                    part = heading
                    if not self._is_time(parts):
                        parents.add(heading[0].block.number)
                else:
                    part = self._above(parts, titles, heading if over_sheet else []) or part
                heading, lead_in, titles = parts, [], []
            elif not parts[0].title:
                found[block.number] = [*heading, *part]
                lead_in, titles, marked = parts, [], False
            last_heads = heading is parts
        headings = {
            over.block.number
            for parts in found.values()
            for over in parts
            if over.block.number not in parents and (self._is_heading([over]) or self._is_label(over))
        }
        headings |= {
            parts[0].block.number for parts, below in pairwise(blocks) if self._is_over_table(parts, below[0])
        }
        return Governing(found, frozenset(headings), frozenset(entries), frozenset(parents))

    def _is_heading(self, parts: Sequence[Sentence]) -> bool:
        """Whether the sentences of a block are the heading over a part of the article."""
        block = parts[0].block
        if not block.heading or parts[0].title:
            return False
        few = len(self.text[block.start : block.end].split()) <= HEADING_WORDS
        if _ROW.search(self.text, block.start, block.end):
            return False
        return few and not USE_LINE.match(self.text, block.start) and not self._is_of_sheet(parts)

    def _above(
        self, parts: Sequence[Sentence], titles: list[Sentence], heading: list[Sentence]
    ) -> list[Sentence]:
        """What holds on above a heading: the headline above a month or a place, a heading above a sheet's."""
        if titles and (self._is_time(parts) or self._is_place(parts)):
            return titles
        return heading if heading and not self.names(heading[0].start, heading[0].end) else []

    def _nested(
        self, parts: list[Sentence], nesting: list[Sentence], following: Sequence[list[Sentence]]
    ) -> tuple[list[Sentence], list[Sentence]]:
        """The item over these, where they are of a list within another; and the one over what follows."""
        item = parts[0].block.item
        over = nesting if item and nesting and self._mark(parts) != self._mark(nesting) else []
        nests = item and not over and any(self._nests(parts, below) for below in following)
        return over, parts if nests else over

    def _nests(self, parts: Sequence[Sentence], below: Sequence[Sentence]) -> bool:
        """Whether an item is the heading of the list within it that begins below."""
        if not below[0].block.item or self._mark(below) == self._mark(parts):
            return False
        line = self.text[parts[0].block.start : parts[0].block.end].rstrip()
        return line.endswith(":") or not ends_line(line)

    def _mark(self, parts: Sequence[Sentence]) -> str:
        """What opens an item, with its indentation: the same for all items of a list."""
        opening = BULLET.match(self.text, parts[0].block.start)
        return re.sub(r"\d+", "1", opening.group()) if opening else ""

    def _is_of_sheet(self, parts: Sequence[Sentence]) -> bool:
        """Whether a block is a labelled line of a sheet: "Date of Approval: May 3"."""
        return SHEET_LINE.match(self.text, parts[0].start, parts[0].block.end) is not None

    def _lists(self, titles: Sequence[Sentence], item: Sequence[Sentence]) -> bool:
        """Whether an item right below the headline is one of those that this tells of without their names."""
        named = any(self.names(part.start, part.end) for part in titles)
        return not named and self.names_plainly(item[0])

    def _is_over_table(self, parts: Sequence[Sentence], below: Sentence) -> bool:
        """Whether a heading without a medicine stands right over the heads of columns, or over a sheet."""
        start, end = below.start, below.block.end
        cells = self.text[start:end].split("|" if self.text.find("|", start, end) >= 0 else ":")
        return (
            len(cells) > 1
            and head_of(cells[0].strip()) is not None
            and self._is_heading(parts)
            and not self.names(parts[0].start, parts[0].block.end)
        )

    def _is_over_items(self, parts: Sequence[Sentence], below: Sequence[Sentence]) -> bool:
        """Whether a heading without a medicine stands right over items, though it may open with a place."""
        named = self.names(parts[0].start, parts[0].block.end)
        return below[0].block.item and not named and self._is_heading(parts)

    def _is_label(self, sentence: Sentence) -> bool:
        """Whether a line is but what happened, over those to which it happened: "Negative opinions:"."""
        line = self.text[sentence.block.start : sentence.block.end]
        few = line.rstrip().endswith(":") and len(line.split()) <= LABEL_WORDS
        return few and not sentence.title and not self.names(sentence.start, sentence.end)

    def _is_time(self, parts: Sequence[Sentence]) -> bool:
        """Whether a heading is but a month, a quarter or a year: it leaves what happened to the one above."""
        block = parts[0].block
        return _TIME.fullmatch(self.text, block.start, block.end) is not None

    def _is_place(self, parts: Sequence[Sentence]) -> bool:
        """Whether a heading is but a place: "Canada"."""
        start, end = parts[0].start, parts[0].block.end
        return any(
            left == start and not self.text[right:end].strip(" :\n")
            for left, right in self.places(start, start + 1)
        )

    def _over_times(self, heading: list[Sentence], part: list[Sentence]) -> list[Sentence]:
        """What stands over an entry: above a month or a place also the heading of all of them."""
        bare = heading and (
            self._is_time(heading) or (self._is_place(heading) and part[-1:] and part[0].title)
        )
        return [*part, *heading] if bare else heading

    def _is_entry(self, parts: Sequence[Sentence], heading: Sequence[Sentence]) -> bool:
        """Whether a block is one of the lines that a heading holds for."""
        opening = parts[0]
        if opening.title:
            return False
        for start, end in self.places(opening.start, opening.start + 1):
            if start == opening.start and _BEHIND_PLACE.match(self.text, end, opening.end):
                return True
        timed = bool(heading) and self._is_time(heading[-1:])
        return self.opens_with_name(opening, timed=timed) and any(
            self.tells(over) and not self.names(over.start, over.end) for over in heading
        )

    def _is_led_in(self, parts: Sequence[Sentence], over: Sequence[Sentence]) -> bool:
        """Whether a paragraph is one of those that a sentence with an event leads in to."""
        last = over[-1]
        if LEADS_IN.search(self.text, last.start, last.end) is None:
            return False
        takes_up = len(over) > 1 and THEY_ARE.fullmatch(self.text, last.start, last.end) is not None
        return self.tells(over[-2] if takes_up else last) and self.names_plainly(parts[0])

    def names_plainly(self, sentence: Sentence) -> bool:
        """Whether a sentence names a medicine and tells of it without a verb, brackets and patients apart."""
        if sentence.title or sentence.end - sentence.start > LONGEST_ENTRY:
            return False
        plain = _PATIENTS.sub(" ", _BRACKET.sub(" ", self.text[sentence.start : sentence.end]))
        named = bool(self.names(sentence.start, sentence.end))
        return named and sentence_words().finite.search(plain) is None

    def opens_with_name(self, sentence: Sentence, *, timed: bool = False) -> bool:
        """Whether the sentence opens with a medicine, and tells of it without a verb.

        Below a heading that gives the time it may go on with its use at once: "Zelvora for gout".
        """
        start, end = sentence.start, sentence.end
        named = self.names(start, min(end, start + OPENING))
        short = end - start <= LONGEST_ENTRY
        return (
            bool(named)
            and short
            and _BEFORE_NAME.fullmatch(self.text, start, named[0][0]) is not None
            and (
                self._goes_on(start, *named[0], end)
                or (timed and _OF_USE.match(self.text, named[0][1], end) is not None)
            )
            and sentence_words().finite.search(_PATIENTS.sub(" ", self.text[start:end])) is None
        )

    def _goes_on(self, start: int, first: int, stop: int, end: int) -> bool:
        """Whether an entry goes on behind its name: its maker, its disease, its use in a calendar."""
        if _BEHIND_NAME.match(self.text, stop, end):
            return True
        if _DAY_BEHIND.match(self.text, stop, end):
            return True
        dated = any(map(str.isdigit, self.text[start:first]))
        return dated and _FOR_USE.match(self.text, stop, end) is not None
