"""What is handed over under a heading that is a status: "PRIME" over "The committee let in two: X and Y".

The sentence names no status; the heading does, and nothing else.
"""

import re
from collections.abc import Iterator

from milestones.extract.context import Context
from milestones.extract.events.candidate import LISTED, Candidate
from milestones.extract.lists.over import like, status_over
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.sentences import sentence_words
from milestones.lexicon.wordpatterns import Worded

_HANDED = Worded.needing(
    "granted given awarded handed conferred accorded went goes let admitted taken took selected chose",
    r"\b(?:granted|given|awarded|handed|conferred|accorded|went|goes)\s+(?:it\s+)?(?:on|to)\s+"
    r"|\b(?:let\s+in|admitted|taken\s+in|took\s+in|selected|chose)(?:\s+(?:one|two|three|four|five|six|seven|eight|\d+))?(?::|\s)\s*",
)
"""Says that it was handed over, and to whom."""
_ELSE = re.compile(r"\b(?:on|into|research|patients|trials?|stud(?:y|ies)|work|sites?|doctors)\b")
"""Between these words and a medicine: something else was given."""
NEAR = 60
"""Within so many characters behind these words the first medicine stands."""


def under_a_status(context: Context) -> Iterator[Candidate]:
    """The candidate events of medicines that are handed the status of the heading, in order of place."""
    for sentence in context.sentences:
        if sentence.title or sentence.block.section or not sentence.has(_HANDED):
            continue
        over = status_over(context, sentence)
        if over is None:
            continue
        for mention in _handed(context, sentence):
            yield like(over, LISTED, sentence, mention.end)


def _handed(context: Context, sentence: Sentence) -> Iterator[ProductMention]:
    """The medicines that stand in one list behind the words that hand over."""
    handed = sentence.first(_HANDED)
    last = handed.end() if handed else sentence.end
    for number, mention in enumerate(context.products_in(last, sentence.end)):
        if not number and (mention.start - last > NEAR or _ELSE.search(context.text, last, mention.start)):
            return
        if number and sentence_words().finite.search(context.text, last, mention.start):
            return
        yield mention
        last = mention.end
