import pytest

from milestones.lexicon import steps as module
from milestones.lexicon.files import LexiconError
from milestones.lexicon.kinds import kinds
from milestones.lexicon.steps import needed_steps


def test_a_needed_step_comes_before_the_one_that_needs_it() -> None:
    for step in needed_steps():
        assert all(kinds()[need].order < kinds()[step.kind].order for need in step.needs), step


def test_no_trial_needs_its_application_on_record() -> None:
    assert not any(kinds()[step.kind].path == "trial" for step in needed_steps())


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"kind": "nda-approval", "needs": ["nda-sent"], "why": "x"}, "unknown kinds"),
        ({"kind": "nda-approval", "needs": [], "why": "x"}, "needs nothing"),
        ({"kind": "nda-approval", "needs": ["nda-submission"], "why": ""}, "no source"),
    ],
)
def test_a_wrong_entry_is_named(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, object], complaint: str
) -> None:
    monkeypatch.setattr(module, "toml_file", lambda _: {"step": [entry]})
    with pytest.raises(LexiconError, match=complaint):
        needed_steps.__wrapped__()
