"""Signals that end a command: each raises an exception, so that nothing is left half done.

Python raises it wherever the program happens to be, also in a library that makes another error of it, in a
`__del__` that swallows it, or where a lock is held that is then never given back. So the signal is kept in
mind: whatever becomes of its exception, the command is known to be ended by it, and one that is not put
in order in time ends all the same. A store stands that as it stands a loss of power.
"""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""By name: Windows does not have all."""
PATIENCE = 5.0
"""Seconds in which a command that was ended is to be put in order; a rollback and running jobs take less."""
_AT_ONCE = 0.001

_sent: int | None = None


def _nothing() -> None:
    """Once all is told."""


_tell: Callable[[], None] = _nothing


class Ended(KeyboardInterrupt):
    """A signal has ended the command."""


def heed(tell: Callable[[], None]) -> None:
    """From now on these signals raise Ended, but those that are ignored already, as under nohup.

    `tell` tells of an end that cannot wait for main() to do so.
    """
    global _tell
    _tell = tell
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)


def heed_no_more() -> None:
    """From now on nothing interrupts the end of this process, and nothing more is told of it."""
    global _tell
    _tell = _nothing
    _ignore()


def ended() -> bool:
    """Whether a signal has ended this process."""
    return _sent is not None


def status() -> int:
    """The exit status that shells know such an end by: 128 and the signal's number (else Ctrl-C's)."""
    return 128 + (_sent or signal.SIGINT)


def _end(number: int, _: FrameType | None) -> None:
    global _sent
    _sent = number
    _ignore()  # a second one would break off what is being put in order
    sys.unraisablehook = _swallowed
    sys.excepthook = _give_up  # just before main(), or just after it
    _wait(PATIENCE, _give_up)
    raise Ended


def _ignore() -> None:
    for name in _ENDING:
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)


def _swallowed(what: "UnraisableHookArgs") -> None:
    """Raises the end again, once this is over; what else is thrown away half-made may complain unheard."""
    if issubclass(what.exc_type, Ended) and _sent:
        sent = _sent
        _wait(_AT_ONCE, lambda _, frame: _end(sent, frame))


def _wait(seconds: float, then: Callable[[int, FrameType | None], None]) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, then)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _give_up(*_: object) -> None:
    _tell()
    os._exit(status())
