"""Medicines that are named only beside others: copied ("the first generic of X"), partners, rivals."""

import re
from functools import cache

from milestones.extract.context import Context
from milestones.extract.medicines.products import ArticleProduct, ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import Ending, alternatives

_THESE = re.compile(r"\b(?:these|those|this|both)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:\w+\s+)?$", re.IGNORECASE
)
NAMED = 60
"""Within so many characters behind "two zelbrutinib copies" they are named."""
SOON = 2
"""Within so many sentences behind their number the copies are named."""
_COPIES = re.compile(
    r"\s+(?:biosimilars?|generics?|copies|copy|products?|medicines?|versions?|vaccines?)(?:\s+candidates?)?\b",
    re.IGNORECASE,
)
"""Before and behind a medicine of which those told before are copies or forms."""


TREATED = 14
"""So many words has the longest of what makes the next medicine another one's."""
_NOT_THOSE = "".join(
    rf"(?<!\b{who}\s)"
    for who in ("patients", "adults", "people", "children", "women", "men", "adolescents", "infants", "those")
)
"""Before "with": it joins no medicine to another, but a disease to those who have it."""
_VERDICT = r"\s+(?:the\s+)?(?:approv|grant|authori[sz]|licens|renew|market|back)"
"""Behind "against" a verdict on the medicine: "recommended against approving X"."""


@cache
def beside_another() -> Ending:
    """Ends with a word that makes the next medicine a partner or a rival."""
    apart = [*naming().reference_words, *naming().contrast_words]
    words = [word for word in naming().combination_words if word not in ("and", "combination", "with")]
    pattern = re.compile(
        rf"(?:\b(?:{alternatives(words)})(?!{_VERDICT})|{_NOT_THOSE}\bwith|\bsimilar to)\s+"
        rf"(?:[\w'’.-]+\s+){{0,2}}?$"
        rf"|\b(?:{alternatives(apart)})\s+(?:[\w'’.-]+\s+){{0,4}}?$"
        rf"|{_taken().pattern.pattern}"
    )
    return Ending(pattern, TREATED)


@cache
def _taken() -> Ending:
    """Ends with what makes the next medicine one that patients had before: "who have already taken"."""
    words = alternatives(naming().treated_words)
    phrase = rf"\bwho(?:se)?\s+(?:[\w'’-]+\s+){{1,6}}?(?:{words})\s+(?:[\w'’.-]+\s+){{0,4}}?$"
    return Ending(re.compile(phrase), TREATED)


def was_taken(sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention is what patients had before: "women who have already taken zelbrutinib"."""
    return sentence.before(mention.start, _taken()) is not None


@cache
def _copied() -> re.Pattern[str]:
    """Ends, in small letters, with what makes the next medicine a copied one: "the first generic of"."""
    return re.compile(
        rf"\b(?:{alternatives(word.lower() for word in naming().reference_words)})\s+"
        r"(?:[\w'’.-]+(?:,(?=\s(?:inc|llc|ltd|limited|l\.?p|plc|corp|co)\b))?\s+){0,4}?(?:[a-z][\w-]+\s?\()?$"
    )


def is_copied(text: str, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention, or the name before its bracket, is what another medicine copies."""
    before = text[max(sentence.start, mention.start - 80) : mention.start].lower()
    return _copied().search(before) is not None


_ORIGINALS = re.compile(
    r"\b(?:[Bb]iosimilars\s+(?:to|of|for|referencing)|referencing)\s+(?:[A-Z][\w./®™'’-]*|\([^()]{1,60}\)|,|and|or|&|the|\s)*\(?$"
)
"""Ends with originals, each of which is copied: "biosimilars to Zelvora (zelbrutinib), Orvance and"."""
ORIGINALS = 300
"""Characters of the longest list of them."""


def is_one_of_originals(text: str, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention only tells what several copies, which have no names here, are copies of."""
    before = text[max(sentence.start, mention.start - ORIGINALS) : mention.start]
    return ("iosimilars" in before or "referencing" in before) and _ORIGINALS.search(before) is not None


BROUGHT_IN = 3
"""Within so many sentences that name it, the headline among them, an original is told to be copied."""


def copy_of(context: Context, product: ArticleProduct) -> ArticleProduct | None:
    """The medicine that copies this one, where this is so brought in: "KRV-22, which references Zelvora"."""
    for part in context.naming.get(product, ())[:BROUGHT_IN]:
        named = context.products_in(part.start, part.end)
        place = next(number for number, mention in enumerate(named) if mention.product is product)
        if place and is_copied(context.text, part, named[place]):
            return named[place - 1].product
    return None


_A_COPY = re.compile(
    r"\s?[®™]?[\s-](?:biosimilars?|cop(?:y|ies)|copycats?|knock-?offs?|clones?|generics?|look-?alikes?|equivalents?)\b",
    re.I,
)
"""Behind the name that a headline gives of what is copied: "Zelvora copy"."""
_GENERIC = re.compile(r"\bgeneric\s+$", re.IGNORECASE)
"""Before the name that a headline gives of what is copied: "nod for generic Zelvora"."""


def _told_below(context: Context, sentence: Sentence, mention: ProductMention) -> ArticleProduct | None:
    """The copy of which the text under a headline tells first, where it is another than what is copied."""
    for part in context.sentences[sentence.number + 1 : sentence.number + 1 + SOON]:
        for named in context.products_in(part.start, part.end)[:1]:
            copied = is_copied(context.text, part, named)
            return None if copied or named.product is mention.product else named.product
    return None


def own_name(context: Context, sentence: Sentence, mention: ProductMention) -> ArticleProduct:
    """The medicine of a mention; of what is copied the copy that the text then names."""
    text = context.text
    generic = _GENERIC.search(text, sentence.start, mention.start)
    copied = generic or _A_COPY.match(text, mention.end) or is_copied(text, sentence, mention)
    if sentence.heading and copied:
        # A line of a list is no headline: the next one tells of something else.
        below = _told_below(context, sentence, mention) if sentence.title else None
        return copy_of(context, mention.product) or below or mention.product
    return _copy_named_next(context, sentence, mention) or mention.product


_COPY_WITHOUT_A_NAME = re.compile(
    r"\b(?:biosimilar|generic|copycat|(?:near-)?copy|(?:cheaper|lower-cost|low-cost)\s+version)(?:\s+(?:version|copy|form|equivalent))?"
    r"\s+(?:of|to|for)\s+(?:[\w'’.&-]+\s+){0,6}$",
    re.IGNORECASE,
)
"""Ends with a copy that has no name there, before the name of what it copies."""
_THE_COPY = re.compile(
    r"(?:\A(?:Called|Named|Dubbed|Branded)\s|\b(?:[Tt]he|[Tt]his|[Ii]ts|[A-Z][\w&.-]*(?:['’]s|s['’]))\s+(?:[\w-]+\s+){0,2}"
    r"(?:biosimilar|generic|copy|version|product|drug|medicine|injection)(?:\s+(?:will\s+be|is|was))?,?\s+"
    r"(?:(?:(?:to\s+be|which\s+(?:is|will\s+be))\s+)?(?:called|named|dubbed|known\s+as|sold\s+as|marketed\s+as)\s+)?"
    r"|\bIt\s+(?:will\s+be|is|was)\s+(?:sold|marketed|launched|known|called)\s+(?:as\s+|under\s+the\s+(?:brand\s+)?name\s+)?)[\"“]?$"
)
"""Ends with what takes up the copy, before its name: "Orvel's product,", "It will be sold as"."""
_IS_A_COPY = re.compile(
    r"\s?[®™]?(?:\s\([^()]{2,40}\))?,?\s+(?:(?:is|was|will\s+be|becomes?|became)\s+|(?:made|developed|sold)\s+by\s|from\s)[^.;]{0,60}?"
    r"\b(?:biosimilar|copy|generic|interchangeable)\b"
)
"""Behind the name that opens a sentence: it is a copy."""


def _copy_named_next(context: Context, sentence: Sentence, mention: ProductMention) -> ArticleProduct | None:
    """The copy that the next sentences name of what stands in this one as copied only."""
    text = context.text
    inn = text[mention.start].islower()
    if inn or not _COPY_WITHOUT_A_NAME.search(text, sentence.start, mention.start):
        return None
    for following in context.sentences[sentence.number + 1 : sentence.number + 1 + SOON]:
        for named in context.products_in(following.start, following.end):
            if named.product is mention.product:
                continue
            taken_up = _THE_COPY.search(text[following.start : named.start])
            opens = named.start == following.start and _IS_A_COPY.match(text, named.end, following.end)
            return named.product if taken_up or opens else None
    return None


_GENERIC_OF = re.compile(
    r"\bgeneric\s+(?:versions?|cop(?:y|ies)|equivalents?)\s+of\s+(?:[\w'’.-]+\s+){0,2}$", re.I
)
"""Ends with what makes of a generic medicine, which has no name of its own, one by the next name."""


def is_generic_of(text: str, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the mention, by which a copy without a name is told, stands behind "a generic version of"."""
    return _GENERIC_OF.search(text, sentence.start, mention.start) is not None


def apart_from_originals(
    context: Context, sentence: Sentence
) -> tuple[list[ProductMention], list[ProductMention]]:
    """A sentence's medicines that it is about, and those that only tell what several copies are copies of."""
    inside = context.products_in(sentence.start, sentence.end)
    named = [m for m in inside if not takes_up(context, sentence, m)]
    originals = [m for m in named if is_one_of_originals(context.text, sentence, m)]
    return [m for m in named if m not in originals], originals


def takes_up(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether a mention only says what those told before are: "these two zelbrutinib biosimilars"."""
    text = context.text
    last = text.rfind(" ", mention.start, mention.end)
    copies = _COPIES.match(text, mention.end) or (last > 0 and _COPIES.match(text, last))
    if not copies:
        return False
    following = context.products_in(copies.end(), min(sentence.end, copies.end() + NAMED))
    gap = text[copies.end() : following[0].start].strip() if following else "."
    if gap in ("", ",", ":") and "biosimilar" in copies.group().lower():
        return True  # "its denosumab biosimilars Orvance and Zelvora"
    if _THESE.search(text, sentence.start, mention.start):
        told = (context.products_in(p.start, p.end) for p in context.before_in_block(sentence))
        return any(told)
    counted = _TWO.search(text, sentence.start, mention.start) is not None
    if counted and _named_behind(context, sentence, mention):
        return True
    behind = context.products_in(copies.end(), min(sentence.end, copies.end() + NAMED))
    return counted and len(behind) > 1 and text[copies.end() : behind[0].start].strip() in (",", ":")


def _named_behind(context: Context, sentence: Sentence, mention: ProductMention) -> bool:
    """Whether the next sentences name the copies of which this one gives only the number and the original."""
    if len(context.products_in(sentence.start, sentence.end)) > 1:
        return False
    following = context.sentences[sentence.number + 1 : sentence.number + 1 + SOON]
    named = [m.product for part in following for m in context.products_in(part.start, part.end)]
    return len({product for product in named if product is not mention.product}) > 1
