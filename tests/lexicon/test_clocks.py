import re

import pytest

from milestones.lexicon import clocks as module
from milestones.lexicon.clocks import Clock, clocks
from milestones.lexicon.files import LexiconError

GOOD = {
    "places": ["US"],
    "authority": "FDA",
    "name": "review",
    "starts": ["nda-submission"],
    "ends": "nda-approval",
    "length": 10,
    "unit": "months",
    "source": "21 CFR 314.100",
}


def _first(place: str, start: str, end: str, *, priority: bool = False) -> Clock:
    return next(
        clock
        for clock in clocks()
        if place in clock.places
        and start in clock.starts
        and clock.ends == end
        and bool(clock.priority) == priority
        and not clock.applications
        and "complete-response" not in clock.priority
    )


@pytest.mark.parametrize(
    ("place", "start", "end", "priority", "length", "unit"),
    [
        ("US", "ind-submission", "ind-approval", False, 30, "days"),
        ("US", "nda-submission", "nda-approval", False, 12, "months"),
        ("US", "nda-acceptance", "nda-approval", False, 10, "months"),
        ("US", "nda-submission", "nda-approval", True, 8, "months"),
        ("US", "nda-acceptance", "nda-approval", True, 6, "months"),
        ("EU", "nda-acceptance", "positive-opinion", False, 210, "days"),
        ("EU", "nda-acceptance", "positive-opinion", True, 150, "days"),
        ("EU", "positive-opinion", "nda-approval", False, 67, "days"),
        ("EU", "positive-opinion", "orphan-designation", False, 30, "days"),
        ("CN", "ind-acceptance", "ind-approval", False, 60, "working-days"),
        ("CN", "nda-acceptance", "nda-approval", False, 200, "working-days"),
        ("CN", "nda-acceptance", "nda-approval", True, 130, "working-days"),
        ("JP", "nda-submission", "nda-approval", False, 12, "months"),
        ("CA", "nda-acceptance", "nda-approval", False, 300, "days"),
        ("AU", "nda-acceptance", "nda-approval", False, 255, "working-days"),
    ],
)
def test_what_the_authorities_say(
    place: str, start: str, end: str, priority: bool, length: int, unit: str
) -> None:
    clock = _first(place, start, end, priority=priority)
    assert (clock.length, clock.unit) == (length, unit)


def test_a_member_state_runs_the_trials_clock_of_the_union_and_not_its_marketing_clock() -> None:
    assert _first("DE", "ind-submission", "ind-approval").length == 60
    assert not any("DE" in clock.places for clock in clocks() if clock.ends != "ind-approval")


def test_a_narrower_clock_stands_before_a_wider_one() -> None:
    def places(clock: Clock) -> set[tuple[str, str, str]]:
        return {(place, start, clock.ends) for place in clock.places for start in clock.starts}

    seen: set[tuple[str, str, str]] = set()
    for clock in clocks():
        narrow = clock.priority or clock.applications or clock.agencies or clock.since.year > 1
        assert not narrow or not places(clock) & seen, clock
        if not narrow:
            seen |= places(clock)


def test_sources_are_named_and_not_linked() -> None:
    assert all(re.search(r"[A-Z]", clock.source) and "://" not in clock.source for clock in clocks())


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({}, ""),
        ({"starts": ["nda-sent"]}, "unknown kinds ['nda-sent']"),
        ({"priority": ["speed"]}, "unknown kinds ['speed']"),
        ({"authority": "FDAA"}, "unknown authorities ['FDAA']"),
        ({"agencies": ["", "CHMPP"]}, "unknown authorities ['CHMPP']"),
        ({"unit": "weeks"}, "is no length of time"),
        ({"length": 0}, "is no length of time"),
        ({"source": ""}, "names no source"),
        ({"allowed": 30}, "allows days for nothing"),
        ({"lenght": 3}, "lenght"),
    ],
)
def test_a_wrong_entry_is_named(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, object], complaint: str
) -> None:
    monkeypatch.setattr(module, "toml_file", lambda _: {"clock": [GOOD | change]})
    if not complaint:
        assert clocks.__wrapped__()[0].length == 10
        return
    with (
        pytest.raises(LexiconError, match=re.escape("clocks.toml: FDA"))
        if "authority" not in change
        else (pytest.raises(LexiconError)) as caught
    ):
        clocks.__wrapped__()
    assert complaint in str(caught.value)
