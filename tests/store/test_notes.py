"""What is noted for a run."""

import sqlite3

import pytest

from milestones.store import Notes, StoreError

HALF = "news\udce9.txt"
"""The name of a file that is no UTF-8."""


def test_what_was_noted_last_is_found_by_its_name() -> None:
    notes = Notes()
    assert notes.get("b.txt") is None
    for name, word in (("b.txt", "1"), ("a.txt", "2"), (HALF, "3"), ("b.txt", "4")):
        notes.note(name, word)
    assert [notes.get(name) for name in ("a.txt", "b.txt", HALF, "B.TXT")] == ["2", "4", "3", None]
    assert list(notes) == ["a.txt", "b.txt", HALF]


def test_two_runs_know_nothing_of_each_other() -> None:
    one, other = Notes(), Notes()
    one.note("a.txt")
    assert (one.get("a.txt"), other.get("a.txt")) == ("", None)


def test_more_is_noted_than_is_held_in_memory() -> None:
    notes = Notes()
    names = [f"{number:06}.txt" for number in range(30_000)]
    for name in names:
        notes.note(name, name * 10)
    assert list(notes) == names
    assert notes.get(names[12_345]) == names[12_345] * 10


def test_no_room_for_notes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def tiny(*given: object, **more: object) -> sqlite3.Connection:
        made = connect(*given, **more)  # type: ignore[call-overload]
        made.execute("PRAGMA max_page_count = 20")
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", tiny)
    notes = Notes()
    with pytest.raises(StoreError, match=r"temporary files: .* make room"):
        for number in range(10_000):
            notes.note(f"{number}.txt", "word" * 20)
