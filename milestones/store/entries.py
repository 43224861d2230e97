"""What the store's lists hold, and what saving an article came to."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from milestones.model.article import Article
from milestones.model.milestone import Product

Spot = tuple[str, str]
"""A product's key and a jurisdiction."""


class Saved(StrEnum):
    """What saving an article came to."""

    NEW = "new"
    CHANGED = "changed"
    """The store had an article of that id with another text, other metadata or other findings: replaced."""
    UNCHANGED = "unchanged"
    """The store had it already, perhaps from another location: nothing was written."""


class Touched(NamedTuple):
    """What a transaction has touched."""

    names: AbstractSet[str]
    """The keys of all names of products in the claims."""
    gone: AbstractSet[str]
    """Of these, those in claims that have gone: nobody knows any more what hung on them."""
    added: AbstractSet[int]
    """The numbers of the claims that are new."""
    resourced: AbstractSet[int]
    """The numbers of claims of articles that it made copies of others, or no longer."""


class Head(NamedTuple):
    """What tells a stored article from others of its name."""

    digest: str
    """Of its words."""
    location: str | None


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document that was read."""

    digest: str
    """Of its bytes."""
    reader: int
    """The number of the readers that read it."""
    articles: tuple[str, ...]
    """The ids of all articles in it."""


class Likeness(StrEnum):
    """How like a copy is to what it is a copy of."""

    EXACT = "exact"
    """Word for word."""
    NEAR = "near"
    """Lightly edited."""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One stored article, light enough for a list of many."""

    article: Article
    """Its text is left out (empty), so that its digest and offsets say nothing here."""
    claims: int
    copy_of: str | None
    """Id of the first article, by id, of those that are one source; None where this is the first."""
    copy: Likeness | None
    """How like it is to that article."""


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """One product, and how much is on record about it."""

    product: Product
    milestones: int
    """Those that stand, so without any that an analyst has rejected."""
    articles: int
    """Articles whose claims bear on its milestones, copies included."""


@dataclass(frozen=True, slots=True)
class IndicationEntry:
    """One indication of a milestone, as it is worded there."""

    indication: str
    products: int
    milestones: int
