from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.claim import Claim, Cue, Status
from milestones.model.milestone import Conflict, Disagreement, Milestone, Product, Role
from milestones.model.ruling import Ruling, Verb
from milestones.model.table import Passage
from milestones.report.detail import ROLES, detail

from .records import claim, dated, part, rows

TEXT = (
    "Zelvora news\n\nIt was a long year for the many people who worked on it with patience and great care. "
    "Last month the FDA approved Zelvora for heart failure, which makes a great difference to all of those "
    "who had waited for it for so very long."
)
START = TEXT.index("the FDA approved")
END = TEXT.index(", which")
DAY = Published(date(2024, 7, 15), DateTrust.FOUND)
ARTICLE = Article("a.txt", TEXT, "Zelvora news", published=DAY)


def _cue(field: str, words: str) -> Cue:
    start = TEXT.index(words)
    return Cue(field, f"rule of {field}", start, start + len(words))


def _claim(when: str, *cues: Cue, status: Status = Status.ACHIEVED) -> Claim:
    return claim("a.txt", when, cues=cues, evidence=TEXT[START:END], start=START, end=END, status=status)


def _milestone(told: Claim, role: Role = Role.SUPPORTS, conflict: str = "") -> Milestone:
    return Milestone(
        id="abcd1234",
        product=Product("zelvora", "Zelvora", ("Zelvora", "ZV-101")),
        indication="heart failure",
        population=None,
        jurisdiction="US",
        agency="FDA",
        kind="nda-approval",
        application=None,
        date=dated("stated 2023-06"),
        status=Status.ACHIEVED,
        sources=1,
        conflicts=(Conflict(Disagreement.DATE, conflict),) if conflict else (),
        testimony=(part(told, role),),
        reasons=("a.txt states 2023-06.",),
    )


def _passage(told: Claim, articles: dict[str, Article]) -> Passage:
    (passage,) = detail(_milestone(told), articles).passages
    return passage


def test_a_claim_is_quoted_with_whole_words_around_it() -> None:
    passage = _passage(_claim("relative 2024-06"), {"a.txt": ARTICLE})
    assert passage.quoted == "the FDA approved Zelvora for heart failure"
    assert passage.before.startswith("…") and passage.after.endswith("…")
    assert passage.before.removeprefix("…") + passage.quoted + passage.after.removesuffix("…") in TEXT
    assert set(passage.before.removeprefix("…").split()) <= set(TEXT.split())
    assert set(passage.after.removesuffix("…").split()) <= set(TEXT.split()) | {","}
    assert max(len(passage.before), len(passage.after)) <= 81


def test_no_dots_where_the_article_begins_and_ends() -> None:
    short = Article("a.txt", "Now approved.", "")
    passage = _passage(claim("a.txt", start=4, end=12), {"a.txt": short})
    assert (passage.before, passage.quoted, passage.after) == ("Now ", "approved", ".")


def test_the_heading_names_article_title_day_trust_and_role() -> None:
    (passage,) = detail(_milestone(_claim("stated 2024"), Role.CONTRADICTS), {"a.txt": ARTICLE}).passages
    assert passage.heading == "a.txt · Zelvora news · 2024-07-15 (found) · contradicts"


def test_a_claim_of_an_absent_article_stands_alone() -> None:
    passage = _passage(_claim("relative 2024-06", _cue("date", "Last month")), {})
    assert (passage.heading, passage.before, passage.after) == ("a.txt · supports", "", "")
    assert passage.remarks[0] == "relative: 2024-06 against the article's own day"


@pytest.mark.parametrize(
    ("told", "reasoning"),
    [
        (
            _claim("relative 2024-06", _cue("date", "Last month")),
            "relative: 'Last month' against the article's 2024-07-15",
        ),
        (_claim("stated 2024", _cue("date", "a long year")), "stated: 'a long year'"),
        (_claim("stated 2024"), "stated: 2024"),
        (
            _claim("announced 2024-07-15"),
            "announced: the article's own day, 2024-07-15; on that day or before",
        ),
        (_claim("undated 2024-07-15"), "no date: told as past on 2024-07-15"),
        (_claim("undated"), "no date, and no bound"),
        (_claim("undated", status=Status.EXPECTED), "no date for what is expected"),
    ],
)
def test_how_the_date_came_about(told: Claim, reasoning: str) -> None:
    assert _passage(told, {"a.txt": ARTICLE}).remarks[0] == reasoning


def test_each_field_names_its_rule_and_words() -> None:
    told = _claim(
        "stated 2024", _cue("kind", "approved"), _cue("product", "Zelvora"), Cue("status", "told", 0, 0)
    )
    assert _passage(told, {"a.txt": ARTICLE}).remarks[1:] == (
        "kind: nda-approval, by rule of kind on 'approved'",
        "product: Zelvora, by rule of product on 'Zelvora'",
        "status: achieved, by told",
        "found by made-up",
    )


def test_what_analysts_say_stands_first() -> None:
    ruling = Ruling(3, Verb.REJECT, "Ana Roth", datetime(2026, 11, 22, tzinfo=UTC), "no")
    ruled = replace(
        _milestone(_claim("stated 2024")),
        rulings=(ruling,),
        ruling="rejected by Ana Roth on 2026-11-22",
        rejected=True,
        expected="2023-05",
        distinction="line=1",
    )
    found = detail(ruled, {"a.txt": ARTICLE})
    assert found.remarks[0] == "Ruling 3, Ana Roth on 2026-11-22: rejected (no)"
    fields = dict(found.fields)
    assert [name for name, _ in found.fields][:2] == ["Id", "Ruling"]
    assert (fields["Ruling"], fields["Expected"]) == (ruled.ruling, "2023-05")
    assert fields["Told apart by"] == "first line"


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.SUPPORTS, "supports"),
        (Role.CONTRADICTS, "contradicts"),
        (Role.FORESAW, "expected it before it came"),
        (Role.REVISED, "expected it on a day that has since been changed"),
        (Role.BOUNDS, "tells another step, which bounds this one"),
    ],
)
def test_what_an_article_does_for_the_milestone(role: Role, words: str) -> None:
    (passage,) = detail(_milestone(_claim("stated 2024"), role), {"a.txt": ARTICLE}).passages
    assert passage.heading.endswith(f" · {words}")
    assert set(ROLES) == set(Role)


def test_fields_remarks_and_table() -> None:
    found = detail(_milestone(_claim("stated 2024"), conflict="x.txt says 2022"), {"a.txt": ARTICLE})
    assert found.title == "Zelvora · Approved · US · 2023-06"
    assert dict(found.fields)["Window"] == "2023-06-01 to 2023-06-30"
    assert dict(found.fields)["Kind"] == "Approved (nda-approval)"
    assert not {"Population", "Application"} & set(dict(found.fields))
    assert found.remarks == ("a.txt states 2023-06.", "Conflict: x.txt says 2022")
    assert [row["article"] for row in rows(found.table)] == ["a.txt"]
