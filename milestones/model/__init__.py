"""Frozen records that all other parts exchange. Standard library only."""
