"""What tests of several parts share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a red run must mean that the change at hand is wrong. Look for new ones with
# `pytest --hypothesis-profile=default`, or for a long time with "thorough", as `make fuzz` does.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("thorough", max_examples=2000, print_blob=True)
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
