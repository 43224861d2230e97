"""The short, stable ids of milestones."""

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from milestones.model.claim import Status

# Crockford's base 32: no i, l, o and u, so that an id survives being read aloud or copied by hand.
_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghjkmnpqrstvwxyz")
_LENGTH = 8
_LONGER = 16


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
    return b32encode(digest[: length * 5 // 8]).decode("ascii").translate(_CROCKFORD)


def ids_of(identities: Sequence[Identity]) -> list[str]:
    """The id of each identity, in their order; those that would share one get 16 digits instead."""
    short = [id_of(identity) for identity in identities]
    shared = {id for id, count in Counter(short).items() if count > 1}
    return [
        id_of(identity, _LONGER) if id in shared else id
        for id, identity in zip(short, identities, strict=True)
    ]
