"""What a shell offers for a word that is being typed: products, jurisdictions, kinds.

A name comes from an article, and the shell puts it into a command line: so only names of letters, digits,
hyphens, dots and pluses are offered, which no shell acts upon. Nothing is ever made, upgraded or complained
of.
"""

import re
from collections.abc import Iterable

import typer

from milestones.cli.settings import Settings

VARIABLE = "_MILESTONES_COMPLETE"
"""Set by the shell where it asks for completions, as Typer has it."""
_MOST = 50
_HARMLESS = re.compile(r"\w[\w.+-]*")


def product_names(context: typer.Context, incomplete: str) -> list[str]:
    """Names of products that begin so, whatever the case; none where no store of this version can be read."""
    from milestones.model.problem import MilestonesError

    settings = context.find_root().obj
    if not isinstance(settings, Settings):
        return []
    for params in (context.find_root().params, context.params):
        settings.take(params.get("db"), False, False)
    try:
        with settings.store(upgrade=False) as store:
            return _beginning(store.product_names(incomplete, limit=_MOST), incomplete)
    except (MilestonesError, OSError):
        return []


def jurisdictions(incomplete: str) -> list[tuple[str, str]]:
    """Codes, and names of one word, with the places' names; of several joined by commas, the last one."""
    from milestones.lexicon.places import places

    before, comma, last = incomplete.rpartition(",")
    return [
        (f"{before}{comma}{offered}", place.name)
        for place in places()
        for offered in _beginning([place.code, place.name][: 2 if last else 1], last)
    ]


def kinds(incomplete: str) -> list[tuple[str, str]]:
    """Ids of kinds that begin so, with their titles."""
    from milestones.lexicon.kinds import kinds as known

    return [
        (offered, kind.title) for kind in known().values() for offered in _beginning([kind.id], incomplete)
    ]


def _beginning(names: Iterable[str], typed: str) -> list[str]:
    """What is typed and how each of the names goes on: Typer offers only what begins as it is typed.

    Case means nothing to the commands, so a word typed in small letters goes on in small letters.
    """
    found = [
        typed + (rest.lower() if typed.islower() and typed.isascii() else rest)
        for name in names
        if _HARMLESS.fullmatch(name) and name[: len(typed)].casefold() == typed.casefold()
        for rest in (name[len(typed) :],)
    ]
    return list(dict.fromkeys(found))
