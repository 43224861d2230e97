"""Claims to milestones: which claims speak of one event, and what they say together. Pure functions."""

from milestones.reconcile.disputes import Act, acts
from milestones.reconcile.ids import id_of
from milestones.reconcile.milestones import Elsewhere, derived, reconcile
from milestones.reconcile.namesakes import Joined
from milestones.reconcile.products import Products, keys_of, products
from milestones.reconcile.rulings import stated_in

__all__ = [
    "Act",
    "Elsewhere",
    "Joined",
    "Products",
    "acts",
    "derived",
    "id_of",
    "keys_of",
    "products",
    "reconcile",
    "stated_in",
]
