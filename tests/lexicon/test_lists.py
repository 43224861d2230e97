"""The lists of words in the data files."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

FOLDER = files("milestones") / "lexicon" / "data"
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".toml"))


def _lists(told: Any, place: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words in what a file tells, with their place in it."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _lists(value, f"{place}.{key}")
    elif isinstance(told, list) and all(isinstance(value, str) for value in told):
        yield place, told
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from _lists(value, f"{place}[{number}]")


@pytest.mark.parametrize("name", FILES)
def test_no_list_says_a_word_twice(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    twice = {
        place: [word for word, count in Counter(words).items() if count > 1]
        for place, words in _lists(tomllib.loads(text), name)
    }
    assert {place: words for place, words in twice.items() if words} == {}
