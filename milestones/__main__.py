"""Where the program starts: the console script, and `python -m milestones`."""

import gc
import os
import sys

_SELDOM = (50_000, 20, 50)
"""How seldom Python looks for objects that only hold each other: hardly any of ours do, and its own 700 new
objects before each look take a twentieth of all time."""


def run() -> None:
    """The program, with the arguments of this process; ends it."""
    import signal

    gc.set_threshold(*_SELDOM)
    # Until there is something that could tell of it, Ctrl-C ends the process without a word: Python's own way
    # is a traceback through whatever is being imported. Where it is ignored (nohup), it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from milestones.cli.main import run

    run()


if __name__ == "__main__":
    # Python looks for modules in the working folder first, which may hold anything: a "typer.py" among
    # articles. It stays where this package itself was found there.
    if not sys.flags.safe_path and os.path.join(sys.path[0], "milestones", "__main__.py") != __file__:  # noqa: PTH118
        del sys.path[0]

    run()
