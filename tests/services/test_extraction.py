from collections.abc import Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.problem import MilestonesError, Problem
from milestones.services.extraction import Found, extracted, findings_of, workers

ARTICLES = [Article(f"{number:03}", f"text {number}", "") for number in range(130)]


def counted(articles: Sequence[Article]) -> list[Found]:
    return [Problem(article.id, str(len(articles))) for article in articles]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_article_comes_back_in_its_place(jobs: int) -> None:
    with workers(jobs) as executor:
        found = list(extracted(iter(ARTICLES), executor, jobs, findings_of))
    assert [article for article, _ in found] == ARTICLES
    assert all(what == Findings(()) for _, what in found)


def test_work_is_given_in_chunks_and_not_far_ahead() -> None:
    taken: list[str] = []

    def read() -> Any:
        for article in ARTICLES:
            taken.append(article.id)
            yield article

    with workers(1) as executor:
        found = extracted(read(), executor, 1, counted)
        assert next(found)[1] == Problem("000", "20")
        assert len(taken) == 20
        assert len(list(found)) == len(ARTICLES) - 1


def test_an_article_that_nobody_foresaw_is_a_problem_and_the_others_go_on() -> None:
    bad = Article("bad", "boom\n", "", location="/news/bad.txt")
    before, problem, after = findings_of([ARTICLES[0], bad, ARTICLES[1]])
    assert before == after == Findings(())
    assert str(problem).startswith("/news/bad.txt: not understood (RuntimeError: no such sentence)")


class _Lost(Executor):
    def submit(self, *arguments: Any, **options: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("gone"))
        return future


def test_a_lost_process_stops_the_command_in_one_line() -> None:
    with pytest.raises(MilestonesError, match="try --jobs 1"):
        list(extracted(ARTICLES, _Lost(), 2))
