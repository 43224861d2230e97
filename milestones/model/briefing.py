"""What has changed, for a person in a hurry: a few words on each thing, under headings."""

from dataclasses import dataclass

from milestones.model.table import Table


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing, in a line and a half."""

    lead: str
    """What sort of thing it is, in a word."""
    place: str
    words: str
    id: str
    below: str
    """What else there is to say: dates, sources."""


@dataclass(frozen=True, slots=True)
class Section:
    """The things under one heading."""

    heading: str
    entries: tuple[Entry, ...]
    more: str = ""
    """Says how many are left out; empty where none is."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Sections for terminals and mails; `table` is its tabular form, with nothing left out."""

    title: str
    summary: str
    """One line; the only one where there are no sections."""
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    table: Table
