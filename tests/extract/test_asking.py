"""Questions about the things of a sentence, each thought about once."""

from milestones.extract.context import Context
from milestones.extract.fields.asking import once
from milestones.extract.text.document import Sentence, sentences
from tests.extract.comparing import article


def _context(text: str) -> Context:
    told = article(text)
    return Context(told, sentences(told), (), tuple, (), ())


def test_a_question_is_thought_about_once_for_each_thing_in_each_sentence() -> None:
    thought: list[tuple[int, str]] = []

    @once
    def stands(context: Context, sentence: Sentence, word: str) -> bool:
        thought.append((sentence.number, word))
        return word in context.text[sentence.start : sentence.end]

    context = _context("It was filed. It was approved.")
    first, second = context.sentences
    for _ in range(2):
        assert stands(context, first, "filed")
        assert not stands(context, first, "approved")
        assert stands(context, second, "approved")
    assert thought == [(0, "filed"), (0, "approved"), (1, "approved")]


def test_another_article_is_asked_anew() -> None:
    @once
    def says(context: Context, sentence: Sentence, _: str) -> str:
        return context.text[sentence.start : sentence.end]

    one, other = _context("It was filed."), _context("It was approved.")
    told = [says(context, context.sentences[0], "") for context in (one, other)]
    assert told == ["It was filed.", "It was approved."]
