"""The program in a process of its own, with all written down that its processes open, start and ask."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .running import ROOT

_HOOK = """
import os, sys

_record = os.open(os.environ["RECORD"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FILES = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
}
_OTHERS = {
    "recording.command", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "webbrowser.open",
    "ctypes.dlopen", "sqlite3.load_extension", "sqlite3.enable_load_extension",
    "socket.connect", "socket.sendto", "socket.sendmsg",
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
}

def _hook(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int) or not flags & _WRITING:
            return
        event, arguments = "written", [os.path.abspath(os.fsdecode(path))]
    elif event in _FILES:
        event, arguments = "written", [os.path.abspath(os.fsdecode(path)) for path in arguments
                                       if isinstance(path, (str, bytes, os.PathLike))]
    elif event not in _OTHERS:
        return
    try:
        os.write(_record, repr((event, [str(argument) for argument in arguments])).encode() + b"\\n")
    except OSError:
        pass  # in a process that has closed itself off

sys.addaudithook(_hook)
"""
"""As sitecustomize.py it is run by each process of Python at its start. It imports nothing new."""

_PROGRAM = """
import json, sys
from milestones.cli.environment import Environment
from milestones.cli.main import main

if __name__ == "__main__":
    for line in sys.stdin:
        argv = json.loads(line)
        if "@ID" in argv:
            with open("rows.csv", encoding="utf-8") as rows:
                id = rows.readlines()[1].partition(",")[0]
            argv = [id if word == "@ID" else word for word in argv]
        sys.audit("recording.command", " ".join(argv))
        status = main(argv, Environment.of_process())
        sys.stdout.flush()
        print(json.dumps([" ".join(argv), status]), file=sys.stderr)
"""
"""Runs one command for each line of its input; "@ID" is the first id in rows.csv."""


@dataclass(frozen=True)
class Recorded:
    """What a run did."""

    statuses: dict[str, int]
    """How each command ended."""
    events: list[tuple[str, str, list[str]]]
    """The command, what happened, and to what."""
    said: str

    def of(self, *kinds: str) -> list[tuple[str, list[str]]]:
        """The events of these kinds: the command, and to what."""
        return [(command, what) for command, kind, what in self.events if kind in kinds]


def recorded(
    commands: Sequence[Sequence[str]], folder: Path, work: Path, environ: dict[str, str]
) -> Recorded:
    """Runs the commands in the folder `work`; what is needed for that is put into `folder`.

    As with an installed script, Python looks for modules beside it, not in the working folder.
    """
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    (folder / "bin").mkdir()
    program = folder / "bin" / "program.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    record = folder / "record"
    ran = subprocess.run(
        [sys.executable, str(program)],
        input="".join(json.dumps(argv) + "\n" for argv in commands),
        capture_output=True,
        encoding="utf-8",
        cwd=work,
        timeout=120,
        env={
            "PATH": os.defpath,
            "PYTHONPATH": os.pathsep.join((str(folder / "site"), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "RECORD": str(record),
            **environ,
        },
    )
    statuses = dict(json.loads(line) for line in ran.stderr.splitlines() if line.startswith('["'))
    events = []
    command = ""
    for line in record.read_text(encoding="utf-8").splitlines():
        kind, what = ast.literal_eval(line)
        if kind == "recording.command":
            command = what[0]
        else:
            events.append((command, kind, what))
    return Recorded(statuses, events, ran.stderr + ran.stdout)
