"""The names of the formats: options ask for them long before anything is shown."""

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")
"""Text, of whatever is shown."""
BINARY = ("xlsx",)
"""Bytes, of whatever is shown."""
CALENDAR = "ics"
"""Text, of an Agenda."""
