"""All that is read from some sources, in one process."""

import io
from collections.abc import Iterator, Sequence

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read import articles_of, documents
from milestones.read.stream import Readable


def read_sources(sources: Sequence[str], stdin: Readable | None = None) -> Iterator[Article | Problem]:
    """The articles and problems of these sources, one by one."""
    for found in documents(sources, stdin or io.BytesIO()):
        if isinstance(found, Problem):
            yield found
        else:
            yield from articles_of(found)
