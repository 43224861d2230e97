"""Filling a candidate's product from its sentence, else from what was told before it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from milestones.extract.context import Context
from milestones.extract.events.candidate import CLAUSE_ENDS, Candidate, between
from milestones.extract.events.examples import examples_of
from milestones.extract.fields.copies import (
    apart_from_originals,
    copy_of,
    is_copied,
    is_generic_of,
    own_name,
    was_taken,
)
from milestones.extract.fields.described import tells_another
from milestones.extract.fields.footnotes import footnoted
from milestones.extract.fields.gotfor import is_got_for
from milestones.extract.fields.items import (
    is_one_of_many,
    lines_over,
    only_one_of_its_part,
    told_in_a_list,
)
from milestones.extract.fields.lastpair import former_or_latter
from milestones.extract.fields.namedlater import called_next, named_below, named_in_lines
from milestones.extract.fields.ownsubject import gets, is_acted_on_there, with_its_subject
from milestones.extract.fields.partners import goes_with_another, is_beside, is_partner
from milestones.extract.fields.sharing import is_bracketed, sharing, up_to_its_bracket
from milestones.extract.fields.strangers import is_strangers, of_its_disease, tells_of_another
from milestones.extract.fields.unnamed import is_unnamed
from milestones.extract.medicines.products import ArticleProduct, ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.naming import naming

_NO_VERB = r"(?!(?:had|has|have|was|were|is|are|will|which|who|after|before|when|while|and)\b)"
_WHICH = re.compile(
    r"[®™]?(?:\s*\([^()]{1,60}\))?(?:,\s+(?:which|that)\s+(?:[^\s,;]+\s+){0,6}"
    rf"|(?:\s+(?:for|in)(?:\s+{_NO_VERB}[^\s,;.]+){{1,10}}|,\s+(?:an?|the|our|its)(?:\s+{_NO_VERB}[^\s,;.]+){{1,10}})"
    r"(?:,\s+which|,?\s+for\s+which|,?\s+whose)\s+(?:[^\s,;]+\s+){0,8})",
    re.IGNORECASE,
)
SUBJECT = 30
"""So much nearer than by its place is the medicine of which a relative clause tells."""
_APPOSED = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,40}\))?,\s+(?:an?|the|another|its|itself\s+an?)\s+"
    r"(?:(?!(?:had|has|have|was|were|is|are|will|which|who|after|before|when|while)\b)[\w/-]+\s+){1,6}",
)
"""Between a medicine and what is told of it in apposition: "zelbrutinib, a drug approved in 2013"."""
_DESCRIBED = re.compile(
    r"\s?[®™]?(?:\s\([^()]{1,40}\))?(?:,|\s\(|,?\s[–—-])\s?(?:which\s+is\s+)?"
    r"(?:(?:an?|the|another|itself\s+an?)\s+(?:\w+ly\s+|already\s+)?(?:[\w/]+-)?|[A-Z]{2,}-)"
)
"""Between a medicine and a property of it: "zelbrutinib, an FDA-approved drug"."""
_OF = re.compile(r"\s*(?:of|for|to)\s+(?:[\w'’.&-]+\s+){0,4}?$")
"""The gap between an act and the medicine behind it: "approval of the drug"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINGULAR = re.compile(
    r"(?i)\b(?:it|its|this|(?:the|that)\s+(?:latter|former|drug|product|medicine|therapy|treatment|vaccine|antibody|pill"
    r"|compound|candidate|agent|molecule|inhibitor|injection|tablet|conjugate))\b"
)
"""Words for one medicine that was told before, not for the whole list in which it stood."""
PAIR_REACH = 2
"""So many paragraphs back the list stands that "both" takes up."""
IN_LINES = "in the lines above"
"""The rule by which the event of a cell is the medicine's of its row."""
MAIN = "main product"
"""The rule by which an event without a name is the article's main medicine's."""
OVER = "in the heading"
"""The rule by which it is that of the medicine named over its part."""
CLOSE = 10
"""Within so many words a medicine belongs to the act's own phrase."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A field's content with its place in the text and the rule that chose it."""

    value: ArticleProduct
    rule: str
    start: int
    end: int


def is_named(context: Context, candidate: Candidate) -> bool:
    """Whether the act's own phrase names a medicine: "approval for X", "X IND clearance"."""
    sentence = candidate.sentence
    for mention in context.products_in(sentence.start, sentence.end):
        left, right = between(candidate.span, (mention.start, mention.end))
        words = sentence.words_between(left, right)
        if words > CLOSE:
            wheres = [w for w in context.wheres_in(left, right) if w.agency and w.end <= right]
            words -= sum(sentence.words_between(w.start, w.end) for w in wheres)
        near = words <= CLOSE
        if near and not sentence.search(CLAUSE_ENDS, left, right):
            return True
    return False


def products_of(context: Context, candidate: Candidate) -> list[Filled]:
    """The medicines that the event is about; empty where the text gives none."""
    sentence, text = candidate.sentence, context.text
    named, originals = apart_from_originals(context, sentence)
    if originals and not named:
        return []
    told_of = [m for m in named if _is_described(text, candidate, m) or _is_apposed(text, candidate, m)]
    beside = any(is_beside(context, sentence, m) for m in told_of)
    if beside and not _YEAR.search(text, sentence.start, sentence.end):
        return []
    if meant := former_or_latter(context, candidate):
        return _filled(meant, "the former or the latter")
    if tells_of_another(context, candidate):
        return _filled(called_next(context, sentence, anew=True), "named just after")
    begin = examples_of(text, candidate)
    given = [m for m in named if begin and m.start >= begin][:1]
    if begin and not named:
        return []  # examples of other things: "approved biologics hit cytokines, such as the p40 subunit"
    left = with_its_subject(context, candidate, named)
    if left is None:
        return []
    mentions = given or _its_own(context, candidate, left)
    if mentions:
        best = min(mentions, key=lambda mention: _product_cost(context, candidate, mention))
        chosen = up_to_its_bracket(
            text, candidate, sharing(context, candidate, best, named if given else mentions)
        )
        own = [(m, own_name(context, sentence, m)) for m in chosen]
        return [Filled(product, "in the sentence", m.start, m.end) for m, product in own]
    if copied := [m for m in named if is_generic_of(text, sentence, m)]:
        return [Filled(copied[0].product, "the generic's original", copied[0].start, copied[0].end)]
    return _from_elsewhere(context, candidate, named)


def _its_own(context: Context, candidate: Candidate, named: Sequence[ProductMention]) -> list[ProductMention]:
    """Those of a sentence's names that may be the event's own: no partner's, rival's or comparator's."""
    text, sentence = context.text, candidate.sentence
    if apposed := [m for m in named if _is_apposed(text, candidate, m)]:
        return apposed
    own = [
        m
        for m in named
        if _is_subject(text, candidate, m)
        or (gets(text, candidate, m) and not goes_with_another(context, sentence, m))
        or not is_partner(context, sentence, m, candidate.end)
    ]
    # "The first generic of X" has no other name.
    return own or [m for m in named if is_copied(text, sentence, m)]


def _from_elsewhere(context: Context, candidate: Candidate, named: Sequence[ProductMention]) -> list[Filled]:
    """The medicine told of in other sentences, where none of those `named` in this one is the event's."""
    if is_unnamed(context, candidate):
        return _filled(called_next(context, candidate.sentence), "named just after")
    taken = {m.product for m in named if was_taken(candidate.sentence, m)}
    told = [f for f in _told_before(context, candidate) if f.value not in taken]
    told = told or (_only_other(context, taken) if taken else [])
    apart = (is_strangers, tells_another)
    return [f for f in told if not any(is_another(context, candidate, f.value) for is_another in apart)]


def _only_other(context: Context, taken: Collection[ArticleProduct]) -> list[Filled]:
    """The article's one medicine beside those that its patients had before."""
    others = [m for m in context.products if m.product not in taken]
    alone = len({m.product for m in others}) == 1
    return [Filled(m.product, "told after", m.start, m.end) for m in others[:1] if alone]


def _is_subject(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the event stands in a relative clause that opens behind the name: "X, which was approved"."""
    return mention.end <= candidate.start and _WHICH.fullmatch(text, mention.end, candidate.start) is not None


def _product_cost(context: Context, candidate: Candidate, mention: ProductMention) -> float:
    text, sentence = context.text, candidate.sentence
    if mention.end > candidate.start and mention.start < candidate.end:
        return 0.0
    behind = mention.start >= candidate.end
    left, right = between(candidate.span, (mention.start, mention.end))
    parts = context.clauses_of(sentence)
    cost = float(parts.words(left, right))
    ways = (_is_subject, is_bracketed, is_acted_on_there, is_got_for)
    if any(is_its(text, candidate, mention) for is_its in ways):
        return cost / SUBJECT - SUBJECT
    cost += 20 * parts.apart(candidate, mention.start) + 15 * parts.inserted(candidate, mention.start)
    active = candidate.form in ("past", "present") and not candidate.passive
    if behind:
        of = _OF.match(text, left, right)
        cost -= 6 if (active and candidate.rule.endswith("product")) or of else 0
    elif candidate.passive or candidate.form == "status":
        cost -= 4
    return cost


def _is_apposed(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the act stands in the mention's apposition: "zelbrutinib, a drug approved in 2013"."""
    return _APPOSED.fullmatch(text, mention.end, max(candidate.anchor, mention.end)) is not None


def _is_described(text: str, candidate: Candidate, mention: ProductMention) -> bool:
    """Whether the act is a property of the mention: "methotrexate (an FDA-approved drug for gout)"."""
    return _DESCRIBED.fullmatch(text, mention.end, max(candidate.anchor, mention.end)) is not None


def _main_ones(context: Context, sentence: Sentence) -> list[ProductMention]:
    """The sentence's mentions of medicines that are no partner, rival or original of another one."""
    named = context.products_in(sentence.start, sentence.end)
    return [mention for mention in named if not is_partner(context, sentence, mention)]


def _told_before(context: Context, candidate: Candidate) -> list[Filled]:
    """The medicine told last before ("the drug", "it"), else the one that the article is about."""
    sentence = candidate.sentence
    if marked := footnoted(context, sentence):
        return [Filled(m.product, "marked in the text", m.start, m.end) for m in marked]
    if meant := of_its_disease(context, candidate):
        return [Filled(meant, "by its disease", candidate.start, candidate.start)]
    if pair := _pair(context, candidate):
        return [Filled(m.product, "both told before", m.start, m.end) for m in pair]
    for earlier in () if sentence.title else context.before_in_block(sentence):
        if found := _main_ones(context, earlier):
            one = _singular(context, candidate)
            chosen = found[:1] if one else sharing(context, candidate, found[0], found)
            return [Filled(m.product, "told before", m.start, m.end) for m in chosen]
    if (part := _of_its_part(context, candidate)) is not None:
        return part
    if sentence.title and naming().digests.search(context.text, sentence.start, sentence.end):
        return []
    return _over(context, sentence) or _main_one(context, candidate)


def _over(context: Context, sentence: Sentence) -> list[Filled]:
    """The medicine that a line over the sentence names: a label, a heading, a cell of its row."""
    for over in () if sentence.title else lines_over(context, sentence):
        if named := context.products_in(over.start, over.end):
            return [Filled(named[0].product, OVER, named[0].start, named[0].end)]
    return _filled(named_in_lines(context, sentence), IN_LINES)


def _of_its_part(context: Context, candidate: Candidate) -> list[Filled] | None:
    """The medicine of a digest's news or of a sheet; None where the event stands in neither."""
    if headline := context.headline(candidate.sentence):
        return _of_news(context, candidate, headline)
    return _filled(named_below(context, candidate.sentence), "below in its sheet") or None


def _filled(named: ProductMention | None, rule: str) -> list[Filled]:
    return [Filled(named.product, rule, named.start, named.end)] if named else []


def _main_one(context: Context, candidate: Candidate) -> list[Filled]:
    """The medicine that the article is about, or the last of those told before it."""
    if context.main_product is None or context.teasers:
        return []
    if told_in_a_list(context, candidate, context.main_product):
        return []
    if own := only_one_of_its_part(context, candidate.sentence, context.main_product):
        return _filled(own, "the only one of its part")
    if is_one_of_many(context, context.main_product):
        return _only_one_there(context, candidate.sentence)
    main = copy_of(context, context.main_product) or context.main_product
    if earlier := _told_until_now(context, candidate.sentence, main):
        return [Filled(earlier.product, "told before", earlier.start, earlier.end)]
    if called := _filled(called_next(context, candidate.sentence), "named just after"):
        return called
    return [Filled(main, MAIN, candidate.start, candidate.start)]


def _only_one_there(context: Context, sentence: Sentence) -> list[Filled]:
    """The one medicine that the sentence's own paragraph names."""
    named = context.products_in(sentence.block.start, sentence.block.end)
    alone = len({mention.product for mention in named}) == 1
    return [Filled(m.product, "the only one of its paragraph", m.start, m.end) for m in named[:1] if alone]


def _told_until_now(context: Context, sentence: Sentence, main: ArticleProduct) -> ProductMention | None:
    """The medicine told last, where the main one is told of only behind the sentence."""
    first = context.naming.get(main, [sentence])[0]
    if first.title or first.start <= sentence.start:
        return None
    return context.last_product(sentence.start)


def _of_news(context: Context, candidate: Candidate, headline: Sequence[Sentence]) -> list[Filled]:
    """The medicine that the headline of a digest's news names; of the headline itself, the one told below."""
    parts = [*headline]
    if candidate.sentence in headline:
        numbers = range(headline[-1].number + 1, len(context.sentences))
        below = (context.sentences[number] for number in numbers)
        parts += takewhile(lambda part: context.headline(part) is headline, below)
    named = [m for part in parts for m in context.products_in(part.start, part.end)]
    return [Filled(m.product, "in the digest's news", m.start, m.end) for m in named[:1]]


def _pair(context: Context, candidate: Candidate) -> list[ProductMention]:
    """The medicines of the list told last, where the sentence takes it up: "both", "each of the pair"."""
    sentence = candidate.sentence
    if sentence.title or not _plural(candidate) or _singular(context, candidate):
        return []
    for earlier in context.earlier(sentence, PAIR_REACH):
        if found := context.products_in(earlier.start, earlier.end):
            chosen = sharing(context, candidate, found[0], found)
            if len(chosen) > 1:
                return chosen
    return []


def _plural(candidate: Candidate) -> bool:
    """Whether the sentence speaks of several things: "both", "each of the pair", "they"."""
    return candidate.sentence.has(naming().plural)


def _singular(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence speaks of one medicine told before: "it", "the drug"."""
    sentence = candidate.sentence
    return _SINGULAR.search(context.text, sentence.start, sentence.end) is not None
