"""Twice the text is twice the work, also of texts made to be slow. Work is counted in calls, not seconds."""

import signal
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from types import FrameType

import pytest

from benchmarks.slow_texts import Text, texts
from milestones.extract.diseases.indications import disease_words, find_diseases
from milestones.extract.extractor import extract
from milestones.extract.medicines.finders import name_hits
from milestones.extract.medicines.products import KnownNames
from milestones.extract.medicines.shapes import Others
from milestones.extract.text.document import sentences
from milestones.extract.text.folding import Folded
from milestones.extract.text.words import Words
from milestones.model.article import Article

SIZE = 4_000
GROWTH = 2.6
"""Twice the work, and what stands at the ends of a text."""
HANGS = 60
"""Seconds. What is tried here takes none, and took minutes or more."""
KNOWN = KnownNames([])
SLOW = dict(texts())


def _days(size: int) -> str:
    """One medicine approved on ever another day."""
    days = (date(1900, 1, 1) + timedelta(number) for number in range(size // 50))
    return "\n".join(f"The FDA approved Zelvora for gout on {day:%d %B %Y}." for day in days)


def _places(size: int) -> str:
    """Ever the same places, and one event."""
    return "The FDA approved Zelvora for gout.\n" + "It is sold in Japan.\n" * (size // 21)


COUNTED = {
    "days": _days,
    "places": _places,
    **{
        name: SLOW[name]
        for name in (
            "'批准'",
            "'승인' with commas",
            "products with '\\n' behind",
            "products with ', ' behind",
            "one claim with ' and ' behind",
            "'{N}xa ({n}tinib), also known as {n}cel. ' counted",
            "'国家药品监督管理局批准了{N}xa(泽{i}替尼)用于治疗痛风。' counted",
            "'The FDA approved {N}xa ({n}tinib) for {n} syndrome on 3 May 2023. ' counted",
            "random words (1)",
        )
    },
}


def _calls(text: str) -> int:
    """How often any function is called, or a generator goes on, while claims are taken from the text."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    article = Article("a", text, "")
    sys.setprofile(called)
    try:
        extract(article, KNOWN)
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def no_hang() -> Iterator[None]:
    """Ends a test that takes far longer than it can."""

    def give_up(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HANGS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize("text", COUNTED.values(), ids=COUNTED)
def test_twice_the_text_is_twice_the_work(text: Text) -> None:
    extract(Article("a", text(SIZE), ""), KNOWN)  # The lexicon is read at first use.
    assert _calls(text(2 * SIZE)) < GROWTH * _calls(text(SIZE))


@pytest.mark.usefixtures("no_hang")
@pytest.mark.parametrize(
    "text",
    [
        "批准" * 20_000,
        "A" * 200_000,
        "(" * 200_000,
        "approved " * 20_000,
        "The FDA approved " + "Zelvora, Korvane and " * 2_000 + "Orvance.",
        "The FDA approved " + ", ".join(f"Zel{number}ora" for number in range(4_000)) + " and Orvance.",
        "药。" + "（药；" * 20_000,
        "The FDA approved Korvane's " + "Zel-" * 50_000 + "cel for gout.",
        "The FDA approved " + "XB1-" * 50_000 + "cel for gout.",
    ],
    ids=lambda text: text[:30],
)
def test_what_took_minutes_takes_seconds(text: str) -> None:
    found = extract(Article("a", text, ""), KNOWN)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found.claims)


def test_a_heap_of_acts_is_no_sentence() -> None:
    """Neither in English nor in Chinese, where a few acts more would be one claim each."""
    for heap, sentence in (
        ("FDA approved Zelvora, " * 40, "FDA approved Zelvora, "),
        ("国家药监局批准了泽罗替尼," * 40, "国家药监局批准了泽罗替尼,"),
    ):
        assert extract(Article("a", sentence, ""), KNOWN).claims
        assert not extract(Article("a", heap, ""), KNOWN).claims


def test_the_number_of_a_page_is_no_code_and_one_told_twice_is() -> None:
    text = "ABX-101 was approved.\nKRV-2020\nABX-101"
    assert [text[hit.start : hit.end] for hit in name_hits(Words(text), Others())] == ["ABX-101", "ABX-101"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("use of NMOSD care", ["NMOSD"]),
        ("in anti-NMOSD care", ["NMOSD"]),
        ("in NMOSD-like care", []),
        ("in aNMOSD care", []),
        ("in a/NMOSD care", []),
        ("of NMOSD, NMOSD", ["NMOSD", "NMOSD"]),
    ],
)
def test_an_abbreviation_is_found_as_a_whole_word(said: str, found: list[str]) -> None:
    text = f"It treats severe zelic orbital disease (SZOD). {said.replace('NMOSD', 'SZOD')}"
    parts = sentences(Article("a", text, ""))
    folded = Folded.of(text)
    uses = find_diseases(text, folded, disease_words().find(text, folded), parts)[1:]
    assert [text[use.start : use.end].replace("SZOD", "NMOSD") for use in uses if use.start > 47] == found
