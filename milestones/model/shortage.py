"""What the system has no more of: no fault of an article or a store, and nothing to be reported."""

import errno

_ADVICE = {
    errno.EAGAIN: "let the program start more processes (ulimit -u), or try --jobs 1",
    errno.EDQUOT: "make room and run the command again",
    errno.EFBIG: "make room, or let files grow larger (ulimit -f), and run the command again",
    errno.EMFILE: "let the program open more files at once (ulimit -n)",
    errno.ENFILE: "end other programs and run the command again",
    errno.ENOMEM: "give the program more memory, or less to read at once",
    errno.ENOSPC: "make room and run the command again",
}


def shortage(error: BaseException) -> tuple[str, str] | None:
    """What there is too little of and what to do; None for an error of another kind."""
    if isinstance(error, MemoryError):
        return "not enough memory", _ADVICE[errno.ENOMEM]
    if isinstance(error, OSError) and error.errno in _ADVICE:
        return error.strerror or "something is used up", _ADVICE[error.errno]
    return None
