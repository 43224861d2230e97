"""Finding what a user means by an id or a name."""

from typing import Protocol

from milestones.model.milestone import Milestone, Product
from milestones.model.problem import AmbiguousNameError, NothingFoundError


class Found(Protocol):
    """Where milestones and products are looked up: a store, or a transaction on it."""

    def milestone(self, id: str) -> Milestone: ...
    def milestones_formerly(self, id: str) -> list[Milestone]: ...
    def products_of(self, name: str) -> list[Product]: ...
    def product_of(self, name: str) -> Product: ...


def milestone_of(source: Found, id: str) -> Milestone:
    """The milestone of that id in full, also one that was rejected.

    The id may be shortened to what no other begins with, and may be one that the milestone had before.
    Raises NothingFoundError, and AmbiguousNameError where it can mean several.
    """
    id = id.strip().lower()
    try:
        return source.milestone(id)
    except NothingFoundError:
        former = source.milestones_formerly(id)
        if not former:
            raise
    if len(former) > 1:
        ids = ", ".join(found.id for found in former)
        raise AmbiguousNameError(f"several milestones had the id {id!r} before: {ids}; name one of them")
    return former[0]


def milestone_or_product(source: Found, text: str) -> Milestone | Product:
    """What an id or else a product's name means. Raises NothingFoundError and AmbiguousNameError."""
    try:
        return milestone_of(source, text)
    except AmbiguousNameError:
        if source.products_of(text):
            return source.product_of(text)
        raise
    except NothingFoundError as no_milestone:
        try:
            return source.product_of(text)
        except NothingFoundError as no_product:
            raise NothingFoundError(f"{no_milestone}, and {no_product}") from no_product


def own_name(source: Found, product: Product) -> str:
    """A name that only this product has, the standing one if possible.

    Where all its names are those of others too, the first of them.
    """
    own = (name for name in product.names if len(source.products_of(name)) == 1)
    return next(own, product.names[0])
