"""What comes from others: pinned, under licences that are accepted, and written down as it is."""

import json
import re
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from scripts import audit, dependencies, licences
from scripts.dependencies import Needed, differences, needed, pinned
from scripts.licences import Known


def package(folder: Path, name: str, *fields: str) -> Needed:
    """One that is installed, with these fields in its metadata."""
    info = folder / f"{name}.dist-info"
    info.mkdir()
    head = ("Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields)
    (info / "METADATA").write_text("\n".join(head) + "\n", encoding="utf-8")
    found: Distribution = PathDistribution(info)
    return Needed(found, ("milestones",))


def test_all_is_pinned_to_what_is_installed_and_accepted() -> None:
    assert licences.faults() == []


def test_the_page_of_licences_is_current() -> None:
    """Else run: make licences."""
    assert licences.PAGE.read_text(encoding="utf-8") == licences.written()


def test_what_users_need_is_less_than_what_developers_need() -> None:
    users, developers = set(needed()), set(needed("dev"))
    assert {"sqlalchemy", "mako", "lxml"} <= users < developers
    assert "pytest" not in users


@pytest.mark.parametrize(
    ("pins", "wrong"),
    [
        ({"a": "1.0", "builder": "3"}, []),
        ({"a": "2.0", "builder": "3"}, ["a 1.0 is installed, 2.0 is pinned"]),
        ({"builder": "3"}, ["a is needed and not pinned"]),
        ({"a": "1.0"}, ["builder is needed and not pinned"]),
        ({"a": "1.0", "b": "1", "builder": "3"}, ["b is pinned and not needed"]),
    ],
)
def test_pins_that_are_not_just_what_is_needed_are_told(
    tmp_path: Path, pins: dict[str, str], wrong: list[str]
) -> None:
    assert differences({"a": package(tmp_path, "a")}, pins, {"builder"}) == wrong


@pytest.mark.parametrize("line", ["a>=1", "a", "a==", "b==1\nB==1"])
def test_a_line_that_pins_nothing_is_refused(
    tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "constraints.txt"
    path.write_text(f"# a word\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(dependencies, "CONSTRAINTS", path)
    with pytest.raises(ValueError, match="pins no package"):
        pinned()


@pytest.mark.parametrize(
    ("expression", "accepted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-2.0-only OR MPL-1.1", True),
        ("GPL-2.0-only OR MIT AND AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_is_accepted_if_one_choice_is(expression: str, accepted: bool) -> None:
    assert Known.read().accepts(expression) is accepted


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        (["License-Expression: MIT"], "MIT"),
        (["License-Expression: AGPL-3.0-only"], "AGPL-3.0-only"),
        (["License: Apache 2.0"], "Apache-2.0"),
        (["Classifier: License :: OSI Approved :: MIT License"], "MIT"),
        (["License: see the file"], ""),
        (["Classifier: License :: OSI Approved :: BSD License"], ""),
        ([], ""),
    ],
)
def test_the_licence_of_a_package_is_read_from_its_metadata(
    tmp_path: Path, fields: list[str], licence: str
) -> None:
    assert Known.read().licence(package(tmp_path, "unheard-of", *fields)) == licence


def test_an_unknown_licence_and_one_that_is_not_accepted_are_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = needed("dev") | {
        "silent": package(tmp_path, "silent"),
        "strict": package(tmp_path, "strict", "License-Expression: AGPL-3.0-only"),
    }
    monkeypatch.setattr(licences, "needed", lambda *_: packages)
    monkeypatch.setattr(licences, "pinned", lambda: pinned() | {"silent": "1.0", "strict": "1.0"})
    assert licences.faults() == [
        "silent: its licence is not known; read its text and name it in licences.toml",
        "strict: AGPL-3.0-only is not among the accepted licences",
    ]


SAFE = {"name": "a", "version": "1.0", "vulns": []}
UNSAFE = {"name": "b", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("output", "line", "status"),
    [
        ([SAFE], "1 looked up: nothing is known against them.", 0),
        ([SAFE, UNSAFE, UNKNOWN], "b 2.0: PYSEC-1; mended in: 2.1", 1),
        ([SAFE, UNKNOWN], "NOT AUDITED: 1 of 2 are not known there: c", 3),
        ([], "NOT AUDITED: 0 of 0 are not known there: ", 3),
        (None, "NOT AUDITED: the list of vulnerabilities cannot be asked: no route", 3),
    ],
)
def test_an_audit_is_clean_only_where_all_could_be_looked_up(
    output: list[object] | None, line: str, status: int
) -> None:
    said = "" if output is None else json.dumps({"dependencies": output, "fixes": []})
    lines, ended = audit.told(said, "Traceback\nno route\n")
    assert (lines[0], ended) == (line, status)


def test_what_is_said_of_defences_names_files_that_are_there() -> None:
    text = (dependencies.ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:milestones|tests|docs|benchmarks|torture|fuzz|\.ci)/[\w./]*)`", text))
    assert len(named) > 20
    assert {name for name in named if not (dependencies.ROOT / name).exists()} == set()
