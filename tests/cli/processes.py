"""The program as a process of its own, started with less than it is used to."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .running import ROOT

PROGRAM = (sys.executable, "-m", "milestones")
_DROP_FROM_BOUNDING_SET = 24
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
"""As <linux/prctl.h> and <linux/capability.h> number them."""


def ran(
    *argv: str | Path,
    environ: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    through: str = "",
    **streams: Any,
) -> subprocess.CompletedProcess[bytes]:
    """A run of the program, its output captured unless `streams` say otherwise.

    `before` is called in the new process. `through` is what a shell does to the program, called `"$@"` there.
    """
    command = [*PROGRAM, *map(str, argv)]
    if through:
        command = ["/bin/sh", "-c", through, "sh", *command]
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environ or {})},
        preexec_fn=before,
        check=False,
        timeout=120,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


def as_anybody() -> None:
    """Lets permissions hold for root too, in what the process becomes. Others have nothing to lose here."""
    prctl = ctypes.CDLL(None).prctl
    for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)
