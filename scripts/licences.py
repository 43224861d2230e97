"""Lists the licences of all that the program needs, and writes them down: `make licences`.

Prints a table for what users install, one for what only developers do, and one for what builds the wheel, and
writes them to docs/licences.md. Exit status 1 where a licence is unknown or not accepted (licences.toml), or
where constraints.txt does not pin just what is needed.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

from scripts.dependencies import PROGRAM, ROOT, Needed, differences, needed, pinned

PAGE = ROOT / "docs" / "licences.md"
_DATA = Path(__file__).with_name("licences.toml")
_HEAD = """# Licences

Written by `make licences`, for Linux and the versions of `constraints.txt`; do not edit. milestones itself is
under the MIT licence (`LICENSE`). Its wheel holds no code of others, so no text of theirs has to go with it:
whoever installs it gets each package from its authors, with its licence. Whoever passes on an image or bundle
with these packages passes on those texts too; they lie in the `*.dist-info` folders.

The data in the wheel (`milestones/lexicon/data`, `seeds/*.csv`) are words, names, codes and deadlines, put
down for this project and under its licence; as far as the history of the repository shows, no data set or
thesaurus of others was taken over. Where a fact has a source (WHO's stems of INNs, ISO 3166-1, the laws
behind `clocks.toml`), the file names it.

Of *A OR B*, one must be among the accepted licences (`scripts/licences.toml`); of *A AND B*, both.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What licences.toml knows."""

    accepted: frozenset[str]
    spellings: dict[str, str]
    packages: dict[str, str]
    build: dict[str, str]

    @classmethod
    def read(cls) -> "Known":
        """From the file beside this one."""
        data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
        return cls(frozenset(data["accepted"]), data["spellings"], data["packages"], data["build"])

    def accepts(self, expression: str) -> bool:
        """Whether an SPDX expression, of names with AND and OR and no brackets, leaves an accepted choice."""
        return any(
            all(name.strip() in self.accepted for name in choice.split(" AND "))
            for choice in expression.split(" OR ")
        )

    def licence(self, package: Needed) -> str:
        """The licence as an SPDX expression; "" where it is not known."""
        fields = package.found.metadata
        if told := self.packages.get(canonicalize_name(package.name)):
            return told
        if told := fields.get("License-Expression"):
            return told
        classifiers = [
            words.removeprefix("License :: ")
            for words in fields.get_all("Classifier") or ()
            if words.startswith("License :: ")
        ]
        for words in (fields.get("License"), *classifiers):
            if words and (found := self.spellings.get(words, words)) and self.accepts(found):
                return found
        return ""


def main() -> int:
    """Prints and writes the page. The exit status: 0 where nothing is wrong, else 1."""
    page = written()
    print(page, end="")
    PAGE.write_text(page, encoding="utf-8")
    wrong = faults()
    for line in wrong:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if wrong else 0


def faults() -> list[str]:
    """What is wrong with the licences and pins, one line each."""
    known = Known.read()
    packages = needed("dev")
    wrong = differences(packages, pinned(), set(known.build))
    for name, licence in {
        name: known.licence(one) for name, one in packages.items()
    }.items() | known.build.items():
        if not licence:
            wrong.append(f"{name}: its licence is not known; read its text and name it in {_DATA.name}")
        elif not known.accepts(licence):
            wrong.append(f"{name}: {licence} is not among the accepted licences")
    wrong += [
        f"{name}: named in {_DATA.name} and not needed"
        for name in sorted(set(known.packages) - set(packages))
    ]
    return sorted(wrong)


def written() -> str:
    """The page as it is to be now."""
    known = Known.read()
    users, developers, pins = needed(), needed("dev"), pinned()
    alone = {name: one for name, one in developers.items() if name not in users}
    lines = [_HEAD, f"## What users install\n\n{len(users)} packages.\n", *_table(known, users, pins)]
    lines += [f"\n## What only developers install\n\n{len(alone)} packages.\n", *_table(known, alone, pins)]
    lines += ["\n## What builds the wheel\n", "| package | version | licence |", "|---|---|---|"]
    lines += [f"| {name} | {pins.get(name, '?')} | {licence} |" for name, licence in known.build.items()]
    return "\n".join(lines) + "\n"


def _table(known: Known, packages: dict[str, Needed], pins: dict[str, str]) -> Iterator[str]:
    yield "| package | version | licence | asked for by |"
    yield "|---|---|---|---|"
    for name, one in packages.items():
        by = ", ".join(one.by) if one.by != (PROGRAM,) else "the program itself"
        yield f"| {one.name} | {pins.get(name, '?')} | {known.licence(one) or 'unknown'} | {by} |"


if __name__ == "__main__":
    sys.exit(main())
