"""The forms of verbs, and word lists written out from sets."""

import pytest

from milestones.lexicon.events import event_words
from milestones.lexicon.files import LexiconError
from milestones.lexicon.inflecting import inflected, written_out


@pytest.mark.parametrize(
    ("verb", "past", "present", "gerund"),
    [
        ("approve", ["approved"], "approves", "approving"),
        ("permit", ["permitted"], "permits", "permitting"),
        ("deny", ["denied"], "denies", "denying"),
        ("okay", ["okayed"], "okays", "okaying"),
        ("launch", ["launched"], "launches", "launching"),
        ("agree", ["agreed"], "agrees", "agreeing"),
        ("veto", ["vetoed"], "vetoes", "vetoing"),
        ("take … off", ["took … off", "taken … off"], "takes … off", "taking … off"),
        ("re-submit", ["re-submitted"], "re-submits", "re-submitting"),
        ("slap … with", ["slapped … with"], "slaps … with", "slapping … with"),
    ],
)
def test_a_verb_gives_its_forms(verb: str, past: list[str], present: str, gerund: str) -> None:
    forms = inflected(verb)
    assert (forms["past"], forms["present"], forms["gerund"]) == (past, [present], [gerund])
    assert forms["base"] == [verb]


def test_sets_are_written_out_also_within_each_other() -> None:
    sets = {"not": ["did not", "would not"], "clear": ["approve", "{ok}"], "ok": ["ok"]}
    found = list(written_out(["{not} {clear}", "plain"], sets))
    assert found == ["did not approve", "did not ok", "would not approve", "would not ok", "plain"]


def test_a_set_that_is_not_there_is_named() -> None:
    with pytest.raises(LexiconError, match=r"unknown sets.*nobody"):
        list(written_out(["{nobody} at all"], {}))


def test_one_entry_of_an_act_tells_in_every_voice() -> None:
    words = event_words().actions
    for said in ("waved through", "authorising", "declines to license", "would not green-light"):
        assert said in words or said.split()[0] in event_words().splits, said
