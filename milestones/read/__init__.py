"""Bytes to articles: files, folders and standard input."""

from milestones.read.sources import read_sources

__all__ = ["read_sources"]
