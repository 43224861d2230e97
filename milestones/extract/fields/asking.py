"""Questions about the things of a sentence that all its events ask, each answered once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from milestones.extract.context import Context
from milestones.extract.text.document import Sentence

Thing = TypeVar("Thing", bound=Hashable)
Answer = TypeVar("Answer")


def once(
    question: Callable[[Context, Sentence, Thing], Answer],
) -> Callable[[Context, Sentence, Thing], Answer]:
    """A question about a thing in a sentence that is thought about once, however many events ask it."""

    @wraps(question)
    def answered(context: Context, sentence: Sentence, thing: Thing) -> Answer:
        known: dict[tuple[int, Thing], Answer] = context.answers.setdefault(question, {})
        key = sentence.number, thing
        try:
            return known[key]
        except KeyError:
            known[key] = answer = question(context, sentence, thing)
            return answer

    return answered
