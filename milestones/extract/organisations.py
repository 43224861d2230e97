"""Words that name a company or an institution in this article, so that they are not taken for medicines."""

import re
from functools import cache

from milestones.lexicon.naming import alternatives, naming

_NAME = r"[A-Z][\w&-]*"
_TICKER = re.compile(
    rf"({_NAME})(?:\s+[A-Z][\w&.-]*)*,?\s*[(（]\s*"
    r"(?:[A-Za-z ]{2,20}[:：]\s*\w+|[A-Z0-9]{1,6}\.[A-Z]{1,2})"
)


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(
        rf"({_NAME})(?:\s+(?:(?:&|and)\s+)?{_NAME}){{0,3}}?,?\s+(?:and\s+)?(?:{alternatives(naming().organisation_words)})(?!\w)"
    )


@cache
def _in_role() -> re.Pattern[str]:
    nouns, verbs = alternatives(naming().company_nouns), alternatives(naming().company_verbs)
    return re.compile(rf"\b(?:{nouns})\s+({_NAME})|(?<![\w.])({_NAME})(?:\s+{_NAME})?\s+(?:{verbs})\b")


def organisations(text: str) -> frozenset[str]:
    """First words of the names of companies and institutions that the text shows to be such."""
    found: set[str] = set()
    for pattern in (_suffixed(), _TICKER, _in_role()):
        for match in pattern.finditer(text):
            found.add(next(group for group in match.groups() if group))
    return frozenset(found)
