import os
import pwd
from pathlib import Path

import pytest

from milestones.store import StoreError, default_url


def test_the_variable_wins() -> None:
    assert default_url({"MILESTONES_DB": "sqlite:///team.db"}) == "sqlite:///team.db"


@pytest.mark.parametrize("environ", [{}, {"MILESTONES_DB": ""}, {"MILESTONES_DB": "  "}])
def test_without_it_a_file_in_the_data_folder(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    url = Path(default_url(environ))
    assert url.is_relative_to(tmp_path)
    assert url.name == "milestones.db"
    assert "milestones" in url.parts


def test_without_a_home_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(uid: int) -> None:
        raise KeyError(uid)

    for name in [name for name in os.environ if name == "HOME" or name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(StoreError, match="set MILESTONES_DB or give --db"):
        default_url({})
