"""What tests of several parts share."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a red run must mean that the change at hand is wrong. Look for new ones with
# `pytest --hypothesis-profile=default`, or for a long time with "thorough", as `make fuzz` does.
# How long an example takes says how busy the machine is: the first one loads the word lists.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=2000, print_blob=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text to a file below the test's folder and gives its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture(autouse=True, scope="session")
def signals_are_heard() -> None:
    """As in a terminal: under nohup or in the background some are ignored, also by children."""
    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)
