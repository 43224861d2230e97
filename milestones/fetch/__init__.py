"""An address → the bytes that stand there, and what their server says of them."""

from milestones.fetch.answers import Answer, Cause, Failed, Fetched, Policy, Unchanged
from milestones.fetch.client import Fetcher
from milestones.fetch.connections import World
from milestones.fetch.urls import address_of

__all__ = ["Answer", "Cause", "Failed", "Fetched", "Fetcher", "Policy", "Unchanged", "World", "address_of"]
