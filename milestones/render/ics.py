"""Agendas as iCalendar (RFC 5545), as Google Calendar and Outlook read it."""

from datetime import date, timedelta
from typing import TextIO

from icalendar import Calendar, Event

from milestones.model.agenda import Agenda, Occasion
from milestones.model.harmless import plain

_PRODUCER = "-//milestones//Expected milestones//EN"
_DAY = timedelta(days=1)


def write_ics(agenda: Agenda, out: TextIO) -> None:
    """One calendar with an entry for each occasion, for whole days; lines end in "\\r\\n".

    The entries are tentative, leave the time free, and have no alarm. Which bytes are written follows from
    the agenda alone.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", plain(agenda.name))
    for occasion in agenda.occasions:
        calendar.add_component(_event(occasion))
    out.write(calendar.to_ical().decode("utf-8"))


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", plain(occasion.uid))
    event.add("dtstamp", occasion.revised)
    # A date without a time makes it last whole days; the end is the first day after them.
    event.add("dtstart", occasion.first)
    if occasion.last < date.max:
        event.add("dtend", occasion.last + _DAY)
    event.add("summary", plain(occasion.summary))
    event.add("description", "\n".join(map(plain, occasion.description.split("\n"))))
    event.add("categories", [plain(category) for category in occasion.categories])
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event
