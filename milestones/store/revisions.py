"""The revisions of the schema, each made by the migration of its number."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""All revisions of the schema, the oldest first."""
HEAD = REVISIONS[-1]


def is_newer(revision: str) -> bool:
    """Whether a revision is one to come: they are counted in four digits."""
    return len(revision) == len(HEAD) and revision.isdecimal() and revision > HEAD
