"""Signals that end a command: each as Ctrl-C does, so that nothing is left half done."""

import signal
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
"""By name: Windows does not have both."""


class Ended(KeyboardInterrupt):
    """A signal has ended the command."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number
        """The exit status that shells know such an end by."""


def heed() -> None:
    """From now on SIGTERM and SIGHUP raise Ended, but those that are ignored already, as under nohup."""
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _raise)


def heed_no_more() -> None:
    """From now on nothing interrupts the end of this process."""
    for name in ("SIGINT", *_ENDING):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)


def _raise(number: int, _: FrameType | None) -> None:
    # A second one would break off what is being put in order.
    signal.signal(number, signal.SIG_IGN)
    raise Ended(number)
