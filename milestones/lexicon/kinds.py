"""The kinds of milestone (kinds.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import LexiconError, toml_file

PATHS = ("trial", "marketing", "designation", "setback")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of milestone; the fields are explained at the head of kinds.toml."""

    id: str
    title: str
    path: str
    order: int
    """Its place in kinds.toml, the order in which a product usually meets the kinds."""
    step: int | None = None
    reach: int | None = None
    mistaken_for: tuple[str, ...] = ()
    short: str = ""
    not_in: frozenset[str] = frozenset()
    only_in: frozenset[str] = frozenset()
    abroad: str = ""
    usual: str = ""

    def given_in(self, jurisdiction: str) -> bool:
        """Whether the authority of a jurisdiction gives it, or something else of that name."""
        here = not self.only_in or jurisdiction in self.only_in or bool(self.abroad)
        return here and jurisdiction not in self.not_in

    def known_in(self, jurisdiction: str) -> str:
        """The kind that something of this name is in a jurisdiction."""
        away = self.abroad and jurisdiction not in self.only_in
        return self.abroad if away else self.id


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by id, in the order of the file."""
    found: dict[str, Kind] = {}
    for order, entry in enumerate(toml_file("kinds.toml")["kind"]):
        kind = Kind(
            entry["id"],
            entry["title"],
            entry["path"],
            order,
            entry.get("step"),
            entry.get("reach"),
            tuple(entry.get("mistaken_for", ())),
            entry.get("short", ""),
            frozenset(entry.get("not_in", ())),
            frozenset(entry.get("only_in", ())),
            entry.get("abroad", ""),
            entry.get("usual", ""),
        )
        if kind.path not in PATHS:
            raise LexiconError(f"kinds.toml: {kind.id}: path {kind.path!r} is none of {', '.join(PATHS)}")
        found[kind.id] = kind
    for kind in found.values():
        if bool(kind.short) is not (kind.path == "designation"):
            raise LexiconError(f"kinds.toml: {kind.id}: a designation has a short form, and nothing else has")
        if unknown := set(kind.mistaken_for) - set(found):
            raise LexiconError(f"kinds.toml: {kind.id} names unknown kinds {sorted(unknown)}")
    return found


def hoped_for(kind: str) -> bool:
    """Whether only an authority can do this: without a date, to expect it is no more than to hope for it.

    Nobody hopes for a withdrawal: who tells of one to come has decided on it.
    """
    entry = kinds()[kind]
    return entry.path != "trial" and entry.step != 1 and kind != "withdrawal"
