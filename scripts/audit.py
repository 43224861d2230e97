"""Asks a public list of known vulnerabilities for the versions in constraints.txt: `make audit`.

    audit.py PIP_AUDIT

PIP_AUDIT is the installed program of that name. It asks the package index for each package and version. Exit
status 0 where all were looked up and nothing is known, 1 where something is, 3 where some could not be looked
up: then nothing is certain.
"""

import json
import subprocess
import sys
from pathlib import Path

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"


def main(program: str) -> int:
    """Runs pip-audit and tells what it found. The exit status, as above."""
    # Every version is given, so nothing has to be resolved or installed for it.
    ran = subprocess.run(  # noqa: S603
        [
            *(program, "--requirement", str(CONSTRAINTS), "--no-deps", "--disable-pip"),
            *("--progress-spinner", "off", "--format", "json", "--desc", "off"),
        ],
        capture_output=True,
        encoding="utf-8",
    )
    lines, status = told(ran.stdout, ran.stderr)
    print(*lines, sep="\n")
    return status


def told(output: str, complaint: str) -> tuple[list[str], int]:
    """What pip-audit's answer comes to: lines for a person, and the exit status."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (complaint.strip().splitlines() or ["no answer"])[-1]
        return [f"NOT AUDITED: the list of vulnerabilities cannot be asked: {last[:200]}"], 3
    lines = [
        f"{package['name']} {package['version']}: {found['id']}; mended in: {' '.join(found['fix_versions'])}"
        for package in packages
        for found in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    status = 1 if lines else 3 if skipped or not packages else 0
    if skipped or not packages:
        lines.append(f"NOT AUDITED: {len(skipped)} of {len(packages)} are not known there: {_some(skipped)}")
    return lines or [f"{len(packages)} looked up: nothing is known against them."], status


def _some(names: list[str]) -> str:
    """The first of the names."""
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
