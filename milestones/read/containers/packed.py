"""How far packed things are unpacked."""

MOST_DEPTH = 3
"""How many archives may lie in each other."""
MOST_TIMES = 200
"""How many times its packed size a file may have: text has 3 to 30 times, a bomb 1,000."""
HARMLESS = 1_000_000
"""Bytes up to which a file may have any number of times its packed size."""


class BrokenError(Exception):
    """Something packed cannot be unpacked further; its text says why, as that of a Problem does."""
