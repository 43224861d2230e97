"""The short, stable ids of milestones."""

import hashlib
from typing import NamedTuple

from milestones.model.claim import Status

# Crockford's base 32: no i, l, o and u, so that an id survives being read aloud or copied by hand.
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [high + low for high in _DIGITS for low in _DIGITS]
_BITS = 10
"""Of a pair of digits."""
_LENGTH = 8
LONGER = 16
"""Digits of an id that two milestones would share else."""


class Identity(NamedTuple):
    """What makes a milestone the one it is."""

    product_key: str
    indication_key: str
    """The disease's key; empty where no article states the disease."""
    jurisdiction: str
    kind: str
    status: Status
    distinction: str = ""
    """What tells it from others that share all the above (reconcile.facets); mostly empty."""


def id_of(identity: Identity, length: int = _LENGTH) -> str:
    """The id of a milestone: 8 digits of Crockford's base 32 in lower case, 40 bits of SHA-256.

    It follows from what the milestone is, never from when it was stored.
    """
    last = identity.status.value if identity.status is Status.EXPECTED else ""
    parts = [*identity[:4], last, *([identity.distinction] if identity.distinction else [])]
    words = "\x1f".join(parts)
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[: length * 5 // 8], "big")
    shifts = range((length // 2 - 1) * _BITS, -1, -_BITS)
    return "".join([_PAIRS[number >> shift & len(_PAIRS) - 1] for shift in shifts])
