"""Countries whose authority calls itself FDA at home, and the words for them (agencies.toml, places.toml)."""

from collections.abc import Mapping
from functools import cache

from milestones.lexicon.authorities import Authority, authorities, authority
from milestones.lexicon.files import toml_file
from milestones.lexicon.places import places

SHORT = "FDA"
"""What they are all called where the text has said of which country it speaks."""


@cache
def namesakes() -> Mapping[str, Authority]:
    """By the words for a country and its capital, in lower case: the authority that is called FDA there.

    One with letters of its own (TFDA, SFDA) goes by these at home.
    """
    home = {found.jurisdiction: found for found in authorities() if found.id.endswith(f" {SHORT}")}
    words = {place.code: [*place.words, *place.exact] for place in places() if place.code in home}
    capitals = toml_file("places.toml")["capitals"]
    return {
        word.lower(): home[code]
        for code, known in words.items()
        for word in (*known, *capitals.get(code, ()))
    }


@cache
def desks() -> Mapping[str, Authority]:
    """By the mark of a news agency in its datelines: the authority that it calls FDA."""
    return {mark: authority(name) for mark, name in toml_file("agencies.toml")["desks"].items()}
