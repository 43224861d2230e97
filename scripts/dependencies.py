"""What milestones needs, as it is installed here, and what constraints.txt says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
PROGRAM = "milestones"
UNPINNED = {"pip"}
"""What every environment brings along in a version of its own."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A package, and the names of those that ask for it."""

    found: Distribution
    by: tuple[str, ...]

    @property
    def name(self) -> str:
        """As its authors write it."""
        return self.found.metadata["Name"]


def needed(*extras: str) -> dict[str, Needed]:
    """All packages that the program needs with these extras, and what those need, by normalised name.

    Asks what is installed, so it holds for this system and this version of Python. Raises LookupError where
    something is not installed.
    """
    wanted: dict[str, set[str]] = {PROGRAM: set(extras)}
    by: dict[str, set[str]] = {}
    found: dict[str, Distribution] = {}
    waiting = [PROGRAM]
    while waiting:
        name = waiting.pop()
        found[name] = _installed(name)
        for requirement in _requirements(found[name], wanted[name]):
            other = canonicalize_name(requirement.name)
            by.setdefault(other, set()).add(found[name].metadata["Name"])
            if other not in wanted or not requirement.extras <= wanted[other]:
                wanted[other] = wanted.get(other, set()) | requirement.extras
                waiting.append(other)
    return {
        name: Needed(found[name], tuple(sorted(by[name], key=str.casefold)))
        for name in sorted(found)
        if name not in {PROGRAM, *UNPINNED}
    }


def pinned() -> dict[str, str]:
    """The versions in constraints.txt, by normalised name. Raises ValueError for a line that pins nothing."""
    versions: dict[str, str] = {}
    for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        if not (words := line.partition("#")[0].strip()):
            continue
        name, equals, version = words.partition("==")
        if not equals or not version or canonicalize_name(name) in versions:
            raise ValueError(f"{CONSTRAINTS.name}: {line!r} pins no package, or one a second time")
        versions[canonicalize_name(name)] = version
    return versions


def differences(packages: Mapping[str, Needed], pins: Mapping[str, str], building: set[str]) -> list[str]:
    """Where constraints.txt and what is needed differ, one line each; `building` is what builds the wheel."""
    wrong = [
        f"{name} {one.found.version} is installed, {pins[name]} is pinned"
        for name, one in packages.items()
        if name in pins and one.found.version != pins[name]
    ]
    wrong += [f"{name} is needed and not pinned" for name in sorted({*packages, *building} - set(pins))]
    return wrong + [f"{name} is pinned and not needed" for name in sorted(set(pins) - {*packages, *building})]


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise LookupError(f"{name} is not installed; run: make test") from error


def _requirements(found: Distribution, extras: set[str]) -> list[Requirement]:
    """What a package asks for here, with these extras."""
    return [
        requirement
        for requirement in map(Requirement, found.requires or ())
        if requirement.marker is None
        or any(requirement.marker.evaluate({"extra": extra}) for extra in (*extras, ""))
    ]
