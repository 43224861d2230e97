"""A regulatory milestone tracker for medicines: prose in, dated and sourced milestones out."""

__version__ = "0.1.0"
