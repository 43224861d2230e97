from dataclasses import replace
from datetime import UTC, datetime

import pytest

from milestones.model.claim import Status
from milestones.model.ruling import Ruling, Subject, Verb
from milestones.report.rulings import COLUMNS, about, outcome, remark, rulings_table, sentence, what

from .records import column, milestone, rows

SUBJECT = Subject("Zelvora", "heart failure", "US", "nda-approval")
OTHER = Subject("Zelvora", None, "US", "nda-acceptance", Status.EXPECTED)
FOUND = milestone("nda-approval")
ID = FOUND.id


def ruling(verb: Verb, number: int = 3, **fields: object) -> Ruling:
    when = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    return replace(Ruling(number, verb, "Ana Roth", when), **fields)  # type: ignore[arg-type]


CONFIRMED = ruling(Verb.CONFIRM, subject=SUBJECT, fields={"date": "2023-06"})
REJECTED = ruling(Verb.REJECT, subject=SUBJECT, why="no")
SET = ruling(Verb.SET, subject=SUBJECT, fields={"date": "2023", "kind": "refusal", "population": None})
ADDED = ruling(Verb.ADD, subject=SUBJECT, why="letter", fields={"date": "2023-06"})
MERGED = ruling(Verb.MERGE, subject=OTHER, into=SUBJECT)
SPLIT = ruling(Verb.SPLIT, subject=SUBJECT, names=("a.txt", "b.txt"))
JOINED = ruling(Verb.JOIN, names=("Zelvora", "ZV-1"))
PARTED = ruling(Verb.PART, names=("ZV-1",), rest=("Zelvora", "ZV-2"))
UNDONE = ruling(Verb.UNDO, 4, undoes=3)


@pytest.mark.parametrize(
    ("made", "words", "of"),
    [
        (CONFIRMED, "confirmed, dated 2023-06", "Zelvora · Approved · US · heart failure"),
        (replace(CONFIRMED, fields={}), "confirmed", "Zelvora · Approved · US · heart failure"),
        (REJECTED, "rejected", "Zelvora · Approved · US · heart failure"),
        (
            SET,
            "date set to 2023; kind set to refusal; population emptied",
            "Zelvora · Approved · US · heart failure",
        ),
        (ADDED, "added, dated 2023-06", "Zelvora · Approved · US · heart failure"),
        (
            MERGED,
            "is the same event as Zelvora · Approved · US · heart failure",
            "Zelvora · Application accepted · US · expected",
        ),
        (
            SPLIT,
            "an event of its own is told by a.txt, b.txt",
            "Zelvora · Approved · US · heart failure",
        ),
        (JOINED, "one product: Zelvora, ZV-1", "Zelvora"),
        (PARTED, "a product of its own: ZV-1", "Zelvora, ZV-2"),
        (UNDONE, "ruling 3 undone", ""),
    ],
)
def test_what_a_ruling_says_in_words(made: Ruling, words: str, of: str) -> None:
    assert (what(made), about(made)) == (words, of)


@pytest.mark.parametrize(
    ("made", "of", "again", "words"),
    [
        (CONFIRMED, None, False, f"{ID} Zelvora Approved US 2023-06 is confirmed"),
        (
            replace(CONFIRMED, fields={}),
            None,
            False,
            f"{ID} Zelvora Approved US 2023-06 is confirmed, its date left open: milestones set ID --date",
        ),
        (
            REJECTED,
            None,
            False,
            f"{ID} Zelvora Approved US 2023-06 is rejected, shown by list --rejected only",
        ),
        (SET, None, False, f"{ID} Zelvora Approved US is now dated 2023 and has kind refusal, no population"),
        (
            replace(SET, fields={"status": "expected"}),
            None,
            False,
            f"{ID} Zelvora Approved US is now expected",
        ),
        (replace(SET, fields={"date": None}), None, False, f"{ID} Zelvora Approved US is now undated"),
        (replace(SET, fields={"agency": "FDA"}), None, False, f"{ID} Zelvora Approved US now has agency FDA"),
        (ADDED, None, False, f"{ID} Zelvora Approved US 2023-06 is on record"),
        (
            MERGED,
            None,
            False,
            f"{ID} Zelvora Approved US 2023-06 is now one with "
            "Zelvora · Application accepted · US · expected",
        ),
        (SPLIT, None, False, f"1 event now: {ID} Zelvora Approved US 2023-06"),
        (JOINED, None, False, "Zelvora, ZV-1 are names of one product"),
        (PARTED, None, False, "ZV-1 is a product apart from Zelvora, ZV-2"),
        (UNDONE, REJECTED, False, f"ruling 3 (rejected) holds no longer: {ID} Zelvora Approved US 2023-06"),
        (UNDONE, REJECTED, True, f"ruling 3 (rejected) holds again: {ID} Zelvora Approved US 2023-06"),
        (UNDONE, JOINED, False, "ruling 3 (one product: Zelvora, ZV-1) holds no longer"),
    ],
)
def test_what_has_come_of_a_ruling(made: Ruling, of: Ruling | None, again: bool, words: str) -> None:
    number = made.number
    assert outcome(made, [FOUND], of, again=again) == (
        f"ruling {number}: {words}; undo with: milestones undo {number}"
    )


def test_what_has_come_of_a_ruling_when_nothing_is_left() -> None:
    assert outcome(UNDONE, [], ADDED, bare=[SET]).endswith(
        f"; ruling {SET.number} ({sentence(SET)}) stands on no article now; to take it back too: "
        f"milestones undo {SET.number}; undo with: milestones undo {UNDONE.number}"
    )
    assert "holds no longer: nothing is left on record" in outcome(UNDONE, [], ADDED, again=False)
    assert "Zelvora · Approved · US · heart failure is rejected, no article tells of it" in outcome(
        REJECTED, [], None, again=False
    )


def test_a_remark_names_who_and_when_and_why() -> None:
    assert remark(REJECTED) == "Ruling 3, Ana Roth on 2026-11-22: rejected (no)"
    assert remark(ADDED) == "Ruling 3, Ana Roth on 2026-11-22: added, dated 2023-06 (source: letter)"
    assert remark(replace(MERGED, why="")) == (
        "Ruling 3, Ana Roth on 2026-11-22: Zelvora · Application accepted · US · expected "
        "is the same event as Zelvora · Approved · US · heart failure"
    ), "the page on which it stands is that of the event that is left"
    assert remark(CONFIRMED) == "Ruling 3, Ana Roth on 2026-11-22: confirmed, dated 2023-06"


def test_the_table_says_what_holds() -> None:
    table = rulings_table([UNDONE, REJECTED, ruling(Verb.UNDO, 5, undoes=4), ruling(Verb.UNDO, 6, undoes=5)])
    assert table.columns == COLUMNS
    assert column(table, "number") == [3, 4, 5, 6]
    assert column(table, "holds") == ["undone by 4", "yes", "undone by 6", "yes"]
    assert table.notes == ("4 rulings, 2 of them hold",)
    assert rows(rulings_table([])) == []
