"""Claims to milestones: which claims speak of one event, and what they say together. Pure functions."""

from milestones.reconcile.ids import id_of
from milestones.reconcile.milestones import reconcile
from milestones.reconcile.rulings import stated_in

__all__ = ["id_of", "reconcile", "stated_in"]
