"""Something that went wrong with one input while the rest goes on."""

from dataclasses import dataclass

from milestones.model.shortage import shortage


@dataclass(frozen=True, slots=True)
class Problem:
    """One line for the user: what, where, and what to do."""

    where: str
    """The source: a path, a path with a line number ("news.jsonl:7"), a URL."""
    what: str
    """What is wrong, without a full stop."""
    advice: str = ""
    """What the user can do about it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.advice}" if self.advice else "")


def unforeseen(where: str, what: str, error: Exception) -> Problem:
    """The Problem of an error in the program, or of a shortage, so that one input costs no other."""
    if found := shortage(error):
        return Problem(where, f"{what}: {found[0]}", found[1])
    return Problem(where, f"{what} ({in_words(error)})", "leave it out and report it")


def in_words(error: Exception) -> str:
    """What an error is and says, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


class MilestonesError(Exception):
    """What stops a command. Its text is one line that says what, where and what to do."""


class NothingFoundError(MilestonesError):
    """Nothing in the store has the name, id or code that the user gave."""


class AmbiguousNameError(MilestonesError):
    """The user's name means several things; its text names them."""


class UsageError(MilestonesError):
    """The user's words do not fit the command."""
