"""Medicines that are counted and then named one by one, each perhaps with its maker, its class or its use.

"Two gene therapies on Friday — Zelvora from Korvane, and Lundvik's Orvance, for lupus."
"""

import re
from collections.abc import Iterator
from functools import cache

from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.listednames import ITEM_NAME
from milestones.extract.medicines.shapes import Others, can_be_name
from milestones.extract.text.words import Words, sorting
from milestones.lexicon.naming import naming
from milestones.lexicon.wordpatterns import alternatives

_NUMBERS = frozenset(["two", "three", "four", "five", "six", "both", "several"])
_OWNER = r"(?:(?:[A-Z][\w&./-]*|[a-z][\w-]*|&)\s){0,4}?[\w&./-]+['’]s?\s"
_CLASS = r"(?:(?:its|their|the|an?)\s)?(?:(?!(?:from|by|of|and|or)\b)[a-z0-9][\w/-]*\s){0,5}"
_ITEM = re.compile(
    rf"(?:{_OWNER})?{_CLASS}(?P<name>{ITEM_NAME})(?:\s?[®™])?(?:\s\([^()]{{2,60}}\))?"
    r"(?:,?\s(?:from|by|of)\s[A-Za-z][\w&.-]*(?:\s(?:&\s)?[A-Z][\w&.-]*|\s(?!and\b)[a-z]+){0,4}?(?:\sand\s[A-Z][\w&.-]*(?=,\sand\s))?)?"
    r"(?:,?\s(?:for|in|against|to\streat)\s[^,;.:()–—\n]{3,60}?)?"
    r"(?:,\s(?:an?|its|the|made|sold|developed)\s[^,;.:()–—\n]{3,60}?)?"
    r"(?=,?\s(?:and|or|plus|as\swell\sas)\s|[,;.:]|\s[–—]|\s*$|\s(?:were|have|had|are|both)\b)",
    re.MULTILINE,
)
_NEXT = re.compile(r",?\s(?:and|plus|as\swell\sas)\s(?:also\s|for\s)?|[,;]\s(?:and\s)?")
_TELLS = re.compile(r",?\s(?:said|says|announced|told|reported|confirmed)\b")
"""Behind the last: those named told of it, and are no medicines."""
MOST = 12
"""Names in the longest such list."""


@cache
def _lead() -> re.Pattern[str]:
    things = alternatives(naming().class_plurals)
    when = r"(?:\s(?:on|in|last|this|earlier|late|today|yesterday)(?:\s[\w.]+){0,3})?"
    numbers = alternatives(_NUMBERS)
    return re.compile(
        rf"(?i:\b(?:{numbers}))\s(?:(?!from\b|by\b)[\w-]+\s){{0,6}}?(?:{things})(?:\sfor\s[a-z\s-]{{3,40}})?{when}(?:[,:]|\s[–—-]{{1,2}})\s"
    )


@sorting
def _is_number(word: str) -> bool:
    return word.lower() in _NUMBERS


def counted_out_hits(words: Words, others: Others) -> Iterator[NameHit]:
    """The names of lists that a number of medicines leads in to; of one name alone nothing is said."""
    for found in words.matches(_lead(), [words.starts[number] for number in words.of(_is_number)]):
        named = list(_named(words.text, found.end(), others))
        if len(named) > 1 and not _TELLS.match(words.text, named[-1].end()):
            for item in named:
                yield NameHit(item.start("name"), item.end("name"), "in a list with a name")


def _named(text: str, start: int, others: Others) -> Iterator[re.Match[str]]:
    place = start
    for _ in range(MOST):
        item = _ITEM.match(text, place)
        if item is None or not can_be_name(item["name"].split()[0], others):
            return
        yield item
        following = _NEXT.match(text, item.end())
        if following is None:
            return
        place = following.end()
