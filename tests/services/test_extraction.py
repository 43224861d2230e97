import json

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.model.problem import Problem
from milestones.read import Document
from milestones.read.document import Kind
from milestones.read.origin import Origin
from milestones.services.extraction import findings_of, told_by

GOOD = Article("good", "text", "")


def test_an_article_that_nobody_foresaw_is_a_problem_and_the_others_go_on() -> None:
    bad = Article("bad", "boom\n", "", location="/news/bad.txt")
    before, problem, after = findings_of([GOOD, bad, GOOD])
    assert before == after == Findings(())
    assert str(problem).startswith("/news/bad.txt: not understood (RuntimeError: no such sentence)")


def test_a_document_tells_of_each_article_in_it() -> None:
    lines = json.dumps([{"text": "Alfa KR nda-approval 2023"}, {"text": "boom"}, {"title": "no text"}])
    good, failed, broken = told_by(Document(lines.encode(), Kind.JSON, Origin("a.json", "a.json")))
    assert isinstance(good, tuple)
    article, findings = good
    assert (article.id, [claim.product for claim in findings.claims]) == ("a.json:1", ["Alfa"])
    assert isinstance(failed, Problem) and failed.what.startswith("not understood")
    assert isinstance(broken, Problem) and broken.what == '"text" is missing'


def test_a_document_at_which_its_reader_fails_is_a_problem() -> None:
    (found,) = told_by(Document(b"", Kind.LINES, Origin("a.jsonl")))
    assert isinstance(found, Problem)
    assert found.what.startswith("not read (KeyError")
