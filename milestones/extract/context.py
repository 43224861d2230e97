"""All that was found in one article, with the questions that filling a claim's fields asks of it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from milestones.extract.dates.told import DatesTold
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.clauses import Clauses, clauses
from milestones.extract.medicines.products import ArticleProduct, ProductMention
from milestones.extract.mentions import Where
from milestones.extract.text.blocks import HEADING, Block
from milestones.extract.text.document import Sentence
from milestones.extract.text.headings import Governing, Layout
from milestones.extract.text.opening import lead_of
from milestones.lexicon.authorities import authority
from milestones.lexicon.guards import guards
from milestones.model.article import Article

Mention = TypeVar("Mention")

BACK = 30
"""So many sentences back something is looked for that was told before."""
ABOVE = 4
"""So many paragraphs back the line that tells the news of an item stands."""
SEVERAL = 2
"""A sentence that names so many countries says of none that it is the article's."""
TITLES = 20
"""More sentences than any headline has, with those that repeat it."""
MOST = 200
"""More sentences than any article has on one medicine; what asks all of them asks no more than these."""

_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
"""Ends a story that goes on at another page."""
TEASERS = 3
"""So many cut stories make a list of them."""


@dataclass(frozen=True)
class Context:
    """One article's sentences and mentions, each list in order of place."""

    article: Article
    sentences: Sequence[Sentence]
    products: Sequence[ProductMention]
    find_diseases: Callable[[], Sequence[Disease]]
    """Gives the mentions of diseases; most that is told without a medicine never asks for them."""
    wheres: Sequence[Where]
    candidates: Sequence[Candidate]

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def diseases(self) -> Sequence[Disease]:
        """The mentions of diseases."""
        return self.find_diseases()

    def products_in(self, start: int, end: int) -> Sequence[ProductMention]:
        """Mentions of medicines that begin in text[start:end]."""
        return _within(self.products, self._product_starts, start, end)

    def diseases_in(self, start: int, end: int) -> Sequence[Disease]:
        """Mentions of diseases that begin in text[start:end]."""
        return _within(self.diseases, self._disease_starts, start, end)

    def wheres_in(self, start: int, end: int) -> Sequence[Where]:
        """Authorities and places that begin in text[start:end]."""
        return _within(self.wheres, self._where_starts, start, end)

    def names_agency(self, sentence: Sentence) -> bool:
        """Whether the sentence names an authority, and not only its country."""
        return any(where.agency for where in self.wheres_in(sentence.start, sentence.end))

    def last_authority(self, before: int) -> Where | None:
        """The authority named last before an offset; of a committee, the one that it advises."""
        number = bisect_left(self._agencies, before, key=lambda where: where.start)
        if not number:
            return None
        where = self._agencies[number - 1]
        advised = authority(where.agency).of if where.agency and where.committee else None
        return replace(where, agency=advised or where.agency)

    def last_product(self, before: int) -> ProductMention | None:
        """The medicine named last before an offset."""
        number = bisect_left(self._product_starts, before)
        return self.products[number - 1] if number else None

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds the character at `place`."""
        return self.sentences[bisect_right(self.sentences, place, key=lambda part: part.start) - 1]

    def told_before(self, sentence: Sentence) -> Where | None:
        """The authority, else the place, named last before in the sentence's paragraph, or over it."""
        before = () if sentence.title else self.before_in_block(sentence)
        for earlier in (*before, *self.governing(sentence)):
            if found := self.wheres_in(earlier.start, earlier.end):
                return next((w for w in found if w.agency), found[0])
        return None

    def candidates_in(self, sentence: Sentence) -> list[Candidate]:
        """The candidate events of a sentence."""
        return self.events.get(sentence.number, [])

    def clauses_of(self, sentence: Sentence) -> Clauses:
        """The clauses of a sentence that holds candidate events; looked for once."""
        if sentence.number not in self._clauses:
            self._clauses[sentence.number] = clauses(self.text, sentence, self.candidates_in(sentence))
        return self._clauses[sentence.number]

    @cached_property
    def _clauses(self) -> dict[int, Clauses]:
        return {}

    @cached_property
    def answers(self) -> dict[Callable[..., object], dict[Any, Any]]:
        """What questions that are asked `once` have been answered, by the question."""
        return {}

    @cached_property
    def naming(self) -> dict[ArticleProduct, list[Sentence]]:
        """The first sentences, outside left-overs, that name each medicine: at most `MOST`."""
        found: dict[ArticleProduct, list[Sentence]] = {}
        for sentence in self.sentences:
            if not sentence.block.section:
                named = (mention.product for mention in self.products_in(sentence.start, sentence.end))
                for product in dict.fromkeys(named):
                    own = found.setdefault(product, [])
                    own += [sentence] if len(own) < MOST else []
        return found

    @cached_property
    def opening(self) -> tuple[list[Sentence], list[Sentence]]:
        """The sentences of the headline, and those of the lead."""
        titles = [s for s in self.sentences if s.title]
        return titles[:TITLES], [s for s in self.sentences if s.number in self.lead]

    @cached_property
    def own_diseases(self) -> dict[ArticleProduct | None, Disease | None]:
        """What owning has found for each medicine, and under None for the article; looked for once."""
        return {}

    @cached_property
    def events(self) -> dict[int, list[Candidate]]:
        """The candidate events by the number of their sentence, in order of place."""
        found: dict[int, list[Candidate]] = {}
        for candidate in self.candidates:
            found.setdefault(candidate.sentence.number, []).append(candidate)
        return found

    @cached_property
    def told(self) -> DatesTold:
        """The dates that the article tells, and its own day."""
        return DatesTold(self.article, self.sentences)

    @cached_property
    def _agencies(self) -> list[Where]:
        return [where for where in self.wheres if where.agency]

    @cached_property
    def first_ends(self) -> dict[str, int]:
        """Where the first event of each kind ends."""
        found: dict[str, int] = {}
        for candidate in self.candidates:
            found[candidate.kind] = min(candidate.end, found.get(candidate.kind, candidate.end))
        return found

    @cached_property
    def _product_starts(self) -> list[int]:
        return [mention.start for mention in self.products]

    @cached_property
    def _disease_starts(self) -> list[int]:
        return [mention.start for mention in self.diseases]

    @cached_property
    def _where_starts(self) -> list[int]:
        return [mention.start for mention in self.wheres]

    @cached_property
    def lead(self) -> frozenset[int]:
        """Numbers of the sentences that open the running text."""
        return lead_of(self.sentences)

    @cached_property
    def told_in_lead(self) -> list[Candidate]:
        """The events of which the lead tells."""
        return [event for sentence in self.opening[1] for event in self.candidates_in(sentence)]

    @cached_property
    def title_kinds(self) -> frozenset[str]:
        """Kinds that the headline tells, not as due; its "approval" may turn out to be that of a trial."""
        kinds = frozenset(c.kind for c in self.candidates if c.sentence.title and not c.expected)
        return kinds | {"ind-approval"} if "nda-approval" in kinds else kinds

    @cached_property
    def veterinary(self) -> bool:
        """Whether the headline says that the article is about medicines for animals."""
        title = self.text[self.article.title_start : self.article.title_end]
        return guards().animals.pattern.search(title) is not None

    @cached_property
    def main_product(self) -> ArticleProduct | None:
        """The medicine that the article is about: named most, left-overs apart, headline and lead more."""
        weights: Counter[ArticleProduct] = Counter()
        for sentence in self.sentences:
            below = 3 if sentence.number in self.lead else 0 if sentence.block.section else 1
            weight = 6 if sentence.title else below
            for mention in self.products_in(sentence.start, sentence.end):
                weights[mention.product] += weight
        return max(weights, key=lambda p: weights[p]) if any(weights.values()) else None

    @cached_property
    def teasers(self) -> bool:
        """Whether the page is a list of cut openings of other stories, each of a medicine of its own."""
        ends = {s.block.number: s.block.end for s in self.sentences if not s.block.section}
        cut = sum(_CUT.search(self.text, max(0, end - 8), end) is not None for end in ends.values())
        return cut >= TEASERS

    @cached_property
    def main_disease(self) -> Disease | None:
        """The disease named first in the headline, else in the lead."""
        for wanted in (lambda s: s.title, lambda s: s.number in self.lead):
            for sentence in self.sentences:
                if wanted(sentence) and (found := self.diseases_in(sentence.start, sentence.end)):
                    return found[0]
        return None

    @cached_property
    def main_where(self) -> Where | None:
        """The authority (else place) named in the headline, else first in the lead, else most often."""
        for sentence in self.sentences:
            if sentence.title or sentence.number in self.lead:
                found = self.wheres_in(sentence.start, sentence.end)
                if found and len({w.jurisdiction for w in found}) < SEVERAL:
                    return next((w for w in found if w.agency), found[0])
        counted = Counter(w.jurisdiction for w in self.wheres if w.agency)
        if not counted:
            return None
        (most, times), *others = counted.most_common(2)
        if others and others[0][1] == times:
            return None
        return next(w for w in self.wheres if w.agency and w.jurisdiction == most)

    def headline(self, sentence: Sentence) -> Sequence[Sentence]:
        """The headline of the digest's news that the sentence belongs to; empty where there is none."""
        return self.told.frames.items.headline.get(sentence.block.number, ())

    def lines_above(self, sentence: Sentence) -> list[Sentence]:
        """The lines without an end, close above a sentence, that tell of an event; the nearest first."""
        above = self.earlier(sentence, ABOVE)
        return [s for s in above if self._is_headline(s.block) and not s.title and self.candidates_in(s)]

    def _is_headline(self, block: Block) -> bool:
        """Whether a block is a line without an end; a bracket may stand there."""
        last = self.text[block.start : block.end].rstrip()[-1:]
        return block.heading or (block.end - block.start < HEADING and last == ")")

    def governing(self, sentence: Sentence) -> Sequence[Sentence]:
        """What stands over a sentence: what leads in to its list, then its part's heading; may be empty."""
        return self._governing.over.get(sentence.block.number, ())

    @property
    def headings(self) -> frozenset[int]:
        """Numbers of the blocks that are headings over a part of the article."""
        return self._governing.headings

    @property
    def parents(self) -> frozenset[int]:
        """Numbers of the blocks that are headings over other headings."""
        return self._governing.parents

    @property
    def entries(self) -> frozenset[int]:
        """Numbers of the blocks that are lines under a heading, each of a medicine or a place."""
        return self._governing.entries

    @cached_property
    def _governing(self) -> Governing:
        return self.layout.governing(self.sentences)

    @property
    def layout(self) -> Layout:
        """What tells headings from the lines under them; kept, it and the context would hold each other."""
        return Layout(
            self.text,
            lambda start, end: [(m.start, m.end) for m in self.products_in(start, end)],
            lambda start, end: [(w.start, w.end) for w in self.wheres_in(start, end)],
            lambda sentence: bool(self.candidates_in(sentence)),
        )

    def before_in_block(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before this one in its block, the nearest first, at most `BACK`."""
        for earlier in self._backwards(sentence):
            if earlier.block.number != sentence.block.number:
                return
            yield earlier

    def earlier(self, sentence: Sentence, blocks: int) -> Iterator[Sentence]:
        """The sentences before this one, the nearest first, up to so many blocks back, left-overs skipped."""
        for earlier in self._backwards(sentence):
            if earlier.block.number < sentence.block.number - blocks:
                return
            if not earlier.block.section:
                yield earlier

    def _backwards(self, sentence: Sentence) -> Iterator[Sentence]:
        last = sentence.number - 1
        return (self.sentences[number] for number in range(last, max(-1, last - BACK), -1))


def _within(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> Sequence[Mention]:
    return mentions[bisect_left(starts, start) : bisect_left(starts, end)]
