"""The program from its arguments to its exit status; every error ends here, as one line."""

import contextlib
import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from milestones.cli.environment import Environment, ExitStatus
from milestones.cli.settings import VERSION, Settings
from milestones.cli.signals import ended, heed, heed_no_more, status
from milestones.cli.writing import write_to
from milestones.model.problem import MilestonesError, UsageError, in_words
from milestones.model.shortage import shortage


def run() -> NoReturn:
    """The program, with the arguments of this process."""
    env = Environment.of_process()
    heed(lambda: _tell_interrupted(env))
    code = main(sys.argv[1:], env)
    # All is done, and Python's end is not to be interrupted: it would show where.
    heed_no_more()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # That was told. Python flushes once more at its end, which must meet a file that takes it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    # At its end Python looks at all that is left for what can be freed, which the system frees at once: a
    # sixth of the time of --help.
    gc.freeze()
    sys.exit(code)


def main(argv: Sequence[str], env: Environment) -> int:
    """Runs the program with these arguments. Gives back its exit status; raises nothing."""
    settings = Settings(env)
    try:
        return _status_of(argv, settings)
    except (KeyboardInterrupt, Exception) as error:
        # A library may have made an error of its own of the interrupt.
        if ended() or isinstance(error, KeyboardInterrupt):
            _tell_interrupted(env)
            return status()
        return _told(error, settings)


def _tell_interrupted(env: Environment) -> None:
    env.say("milestones: interrupted; what was stored before stays, nothing is half-stored")


def _told(error: Exception, settings: Settings) -> ExitStatus:
    """Tells of an error in one line, and gives back what it makes the command end with."""
    if isinstance(error, BrokenPipeError):
        return ExitStatus.OK  # whoever read the output has seen enough (`| head`)
    if isinstance(error, UsageError):
        settings.env.say(f"milestones: {error}")
        return ExitStatus.USAGE
    _trace(settings)
    known = isinstance(error, MilestonesError)
    settings.env.say(f"milestones: {error if known else _unforeseen(error)}")
    return ExitStatus.FAILED


def _unforeseen(error: Exception) -> str:
    if found := shortage(error):
        where = f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
        return where + "; ".join(found)
    return f"unforeseen error, {in_words(error)}; --debug shows where: please report it"


def _trace(settings: Settings) -> None:
    """With --debug, says where the error comes from: a trace can hold words of articles."""
    if settings.debug:
        for line in traceback.format_exc().splitlines():
            settings.env.say(line)


def _status_of(argv: Sequence[str], settings: Settings) -> int:
    if list(argv) == ["--version"]:
        # What scripts ask most; Typer takes longer to import than all the rest.
        _print(settings, f"{VERSION}\n")
        return ExitStatus.OK
    from milestones.cli.commands import commands, usage_of
    from milestones.cli.completing import VARIABLE

    env = settings.env
    try:
        # Typer prints help to the process's own stream, and ends the process where that is closed.
        with contextlib.redirect_stdout(io.StringIO()) as help:
            job = commands()(
                list(argv),
                prog_name="milestones",
                standalone_mode=False,
                obj=settings,
                terminal_width=min(env.width, 100),
            )
    except SystemExit as ended:
        # So Typer ends where it has told a shell what could be typed, or how to ask for that.
        _print(settings, help.getvalue())
        return ended.code if isinstance(ended.code, int) else ExitStatus.OK
    except Exception as error:
        if VARIABLE in env.environ:
            return ExitStatus.FAILED  # whoever is typing wants no complaints
        if (lines := usage_of(error)) is None:
            raise
        for line in lines:
            env.say(line)
        return ExitStatus.USAGE
    if job == ExitStatus.INTERRUPTED:
        raise KeyboardInterrupt  # which Typer made a status of
    _print(settings, help.getvalue())
    code: int = job() if callable(job) else job or ExitStatus.OK
    return code


def _print(settings: Settings, text: str) -> None:
    if text:
        write_to(settings, None, lambda out: print(text, end="", file=out))
