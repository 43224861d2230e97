"""The targets of the fuzzer: a few inputs for each, so that none breaks unnoticed, and those that it kept."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.choices import Choices
from fuzz.promises import BrokenPromiseError, hold
from fuzz.seeds import CORPUS, seeds
from fuzz.targets import TARGETS

FEW = settings(
    max_examples=settings.default.max_examples // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("name", TARGETS)
@FEW
@given(st.binary(max_size=400))
def test_no_target_fails_at_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name].run(data)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_kept_inputs_hold(name: str) -> None:
    kept = sorted((CORPUS / name).glob("*"))[:20]
    for data in (*list(seeds(name))[::20], *(path.read_bytes() for path in kept)):
        TARGETS[name].run(data)


def test_every_kept_input_is_for_a_target_and_all_are_small() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} <= set(TARGETS)
    assert sum(path.stat().st_size for path in files) < 300_000


def test_bytes_decide_and_at_their_end_the_first_is_taken() -> None:
    choose = Choices(b"\x05\x01\x00\x02abc")
    assert (choose.below(3), choose.below(300)) == (2, 256)
    assert (choose.part(), choose.left, choose.rest()) == (b"ab", 1, b"c")
    assert (choose.of("xyz"), choose.below(1000), choose.part()) == ("x", 0, b"")


def test_a_broken_promise_is_told() -> None:
    with pytest.raises(BrokenPromiseError, match="all are even: 3"):
        hold(3 % 2 == 0, "all are even", 3)
