"""What the lines and sentences beside an event say that a medicine is for."""

import re
from collections.abc import Sequence

from milestones.extract.context import Context
from milestones.extract.diseases.indications import Disease
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.fields.diseaselists import listed_with
from milestones.extract.fields.owning import eligible
from milestones.extract.medicines.labelled import name_label
from milestones.extract.medicines.products import ArticleProduct
from milestones.extract.text.document import Sentence
from milestones.extract.text.lines import SHEET_LINE, USE_LINE
from milestones.lexicon.indications import is_broad
from milestones.lexicon.sentences import sentence_words

_USE_LABEL = re.compile(
    r"\W*(?:Approved\s+)?(?:Label(?:l?ed)?\s+)?(?:Therapeutic\s+)?(?:Indications?|Uses?|Treatment\s+for|Conditions?|Diseases?"
    r"|Disease\s*/\s*condition|Orphan\s+designation)(?:\(s\))?\s*:",
    re.IGNORECASE,
)
"""Opens the line of a sheet that says what the medicine is for."""
AFTER = 4
"""So many sentences behind an event another one can say what its medicine is for."""
SHEET = 12
"""So many lines around a line may belong to its sheet."""
_IS_FOR = re.compile(
    r"(?:It|(?:The|This)\s+(?:[\w-]+\s+){0,2}?(?i:medicine|drug|product|therapy|treatment|antibody|vaccine|compound|candidate|pill"
    r"|inhibitor|injection|agent))\s+(?:is|was|has\s+been|had\s+been)\s+(?:also\s+|being\s+)?"
    r"(?:intended|indicated|meant|developed|designed|used|studied|tested|under\s+development|in\s+development)\b"
    r"|The\s+(?:[\w-]+\s+){0,2}?(?:s?BLA|s?NDA|MAA|IND|application|submission|filing)\s+(?:seeks|sought|(?:is|was|had\s+been)\s+seeking|is\s+for|was\s+for|covers|is\s+based\s+on\s+use)\b"
    r"|(?:The\s+[\w-]+['’]s|Its)\s+intended\s+use\s+is\b"
)
"""Opens a sentence that says what the medicine told before is for."""


def use_of_item(context: Context, candidate: Candidate, product: ArticleProduct) -> list[Disease]:
    """What an item's next sentence gives as its use, without a verb: "X (Korvane). Treatment of gout."."""
    sentence = candidate.sentence
    following = (
        context.sentences[sentence.number + 1 : sentence.number + 2] if candidate.rule == LISTED else ()
    )
    for behind in following:
        same = behind.block.number == sentence.block.number
        if same and not sentence_words().finite.search(context.text, behind.start, behind.end):
            return _uses(context, behind, product)
    return []


def line_below(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of the line below a name's line: "Zelvora (zelbrutinib)", "Treatment of gout"."""
    for below in context.sentences[sentence.number + 1 : sentence.number + 2]:
        lines = sentence.block.heading and below.block.heading and below.block is not sentence.block
        if lines and not sentence.title and USE_LINE.match(context.text, below.start):
            return _uses(context, below, product)
    return []


def labelled_use(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of a sheet's line for the use, under the same heading: "Indication(s): ..."."""
    if SHEET_LINE.match(context.text, sentence.start, sentence.end):
        return _use_in_sheet(context, sentence, product)
    over = context.governing(sentence)
    if not sentence.block.item or not over:
        return []
    if uses := _use_over(context, over, product):
        return uses
    near = context.sentences[max(0, sentence.number - SHEET) : sentence.number + SHEET]
    for other in near:
        labelled = _USE_LABEL.match(context.text, other.start, other.end)
        if labelled and list(context.governing(other)) == list(over):
            return _uses(context, other, product)
    return []


def _use_over(context: Context, over: Sequence[Sentence], product: ArticleProduct) -> list[Disease]:
    """The diseases of the lines over the items below a medicine: "Zelvora / For gout / - Filed in May"."""
    for line in over:
        if any(m.product is not product for m in context.products_in(line.start, line.end)):
            return []
        uses = _uses(context, line, product) if line.block.heading else []
        if uses and not is_broad(uses[0].name):
            return uses
    return []


def _use_in_sheet(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The diseases of a sheet's line for the use: behind the sentence up to the next name, else before it."""
    text, number = context.text, sentence.number
    for other in context.sentences[number + 1 : number + SHEET]:
        if (
            name_label().match(text, other.start, other.end)
            or "\n\n" in text[other.block.start - 2 : other.block.start]
        ):
            break
        if _USE_LABEL.match(text, other.start, other.end):
            return _uses(context, other, product)
    for other in reversed(context.sentences[max(0, number - SHEET) : number]):
        if _USE_LABEL.match(text, other.start, other.end):
            return _uses(context, other, product)
        if "\n\n" in text[other.block.end : other.block.end + 2]:
            break
    return []


def meant_for(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """What a sentence close behind says that the medicine is for: "It was intended for gout".

    Up to the next paragraph's, as long as no other medicine is named between them.
    """
    for following in context.sentences[sentence.number + 1 : sentence.number + 1 + AFTER]:
        others = {m.product for m in context.products_in(following.start, following.end)} - {product}
        if following.block.number > sentence.block.number + 1 or others:
            return []
        if _IS_FOR.match(context.text, following.start):
            return _uses(context, following, product)
    return []


def _uses(context: Context, sentence: Sentence, product: ArticleProduct) -> list[Disease]:
    """The first disease of the sentence that the medicine can be for, with those of its list."""
    found = eligible(context, sentence, product)
    return listed_with(context, 0, found) if found else []
