"""What is stored in one transaction."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_ARTICLES = 500
_CHARACTERS = 20_000_000
_SECONDS = 5.0
"""So much work at most is lost where a run is interrupted."""

_T = TypeVar("_T")


def batches(things: Iterable[_T], texts: Callable[[_T], Iterable[str]]) -> Iterator[list[_T]]:
    """The things in lists to be stored in one transaction each: not too many texts, nor too long ones.

    A list also ends some seconds after its first thing came.
    """
    batch: list[_T] = []
    articles = characters = 0
    began = 0.0
    for thing in things:
        began = began if batch else time.monotonic()
        batch.append(thing)
        for text in texts(thing):
            articles += 1
            characters += len(text)
        if articles >= _ARTICLES or characters >= _CHARACTERS or time.monotonic() - began >= _SECONDS:
            yield batch
            batch, articles, characters = [], 0, 0
    if batch:
        yield batch
