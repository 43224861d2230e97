"""What is loaded by whoever hands out the reading of articles, and by whoever does it."""

import subprocess
import sys
from pathlib import Path

from milestones.model.problem import Problem
from milestones.read import Document, Kind, Origin
from milestones.services.telling import Known, told_of

TEXT = "Alfa KR nda-approval 2023"


def document(text: str) -> Document:
    return Document(text.encode(), Kind.TEXT, Origin("news.txt", "/news/news.txt"))


def test_what_is_no_document_keeps_its_place() -> None:
    known, problem = Known("a.txt", ("a.txt",)), Problem("b.txt", "not read", "mend it")
    nothing, told, none = told_of([known, document(TEXT), problem])
    assert (nothing, none) == ((), ())
    ((article, findings),) = told  # type: ignore[misc]
    assert article.text == TEXT
    assert [claim.product for claim in findings.claims] == ["Alfa"]


def test_who_hands_out_work_loads_nothing_that_does_it() -> None:
    loaded = modules_after("import milestones.services.ingest")
    assert "milestones.services.telling" in loaded
    assert not {"milestones.extract.extractor", "sqlalchemy"} & loaded


def test_who_does_it_loads_nothing_that_stores() -> None:
    loaded = modules_after(
        "from milestones.services.telling import told_of\n"
        "from milestones.read import Document, Kind, Origin\n"
        f"told_of([Document({TEXT.encode()}, Kind.TEXT, Origin('news.txt'))])"
    )
    assert "milestones.extract.extractor" in loaded
    assert not {"milestones.store", "milestones.reconcile", "sqlalchemy"} & loaded


def modules_after(code: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return set(ran.stdout.split())
