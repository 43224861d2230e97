"""Records that are filled quickly are what frozen dataclasses are."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from milestones.model.filling import filled_quickly
from milestones.model.milestone import Milestone


@dataclass(frozen=True, slots=True)
class Usual:
    """As the standard library makes it."""

    name: str
    number: int
    more: tuple[str, ...] = ()
    hidden: str = field(default="", compare=False, repr=False)


@filled_quickly
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, filled quickly."""

    name: str
    number: int
    more: tuple[str, ...] = ()
    hidden: str = field(default="", compare=False, repr=False)


def test_it_says_the_same_of_itself() -> None:
    usual, quick = Usual("a", 1, hidden="x"), Quick("a", 1, hidden="x")
    assert repr(quick) == repr(usual).replace("Usual", "Quick")
    assert [f.name for f in fields(quick)] == [f.name for f in fields(usual)]
    assert type(quick) is Quick and not hasattr(quick, "__dict__")


def test_it_is_equal_by_its_values() -> None:
    assert Quick("a", 1) == Quick(number=1, name="a", hidden="x")
    assert hash(Quick("a", 1)) == hash(Quick("a", 1, ()))
    assert Quick("a", 1) != Quick("a", 2)


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a", 1).name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del Quick("a", 1).name


def test_it_can_be_copied_with_changes_and_sent_elsewhere() -> None:
    quick = Quick("a", 1, ("b",), "x")
    assert replace(quick, number=2) == Quick("a", 2, ("b",))
    for other in (copy.copy(quick), copy.deepcopy(quick), pickle.loads(pickle.dumps(quick))):  # noqa: S301 -- its own
        assert other == quick and other.hidden == "x" and type(other) is Quick


def test_what_is_missing_or_too_much_is_told() -> None:
    with pytest.raises(TypeError, match="number"):
        Quick("a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="other"):
        Quick("a", 1, other=2)  # type: ignore[call-arg]


def test_all_fields_of_a_milestone_are_filled() -> None:
    values = [object() for _ in fields(Milestone)]
    made = Milestone(*values)  # type: ignore[arg-type]
    assert [getattr(made, f.name) for f in fields(Milestone)] == values
