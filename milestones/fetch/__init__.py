"""An address → the bytes that stand there, and what their server says of them."""

from milestones.fetch.answers import Answer, Cause, Failed, Fetched, Policy, Unchanged
from milestones.fetch.client import Fetcher
from milestones.fetch.connections import World

__all__ = ["Answer", "Cause", "Failed", "Fetched", "Fetcher", "Policy", "Unchanged", "World"]
