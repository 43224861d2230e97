"""`show`: one milestone in full."""

from dataclasses import replace

from milestones.model.milestone import Milestone
from milestones.model.table import Detail
from milestones.report.detail import detail
from milestones.services.finding import milestone_of
from milestones.store import Store


def show(store: Store, id: str) -> Detail:
    """The milestone of that id with each claim in its article's words.

    The id may be shortened to what no other begins with, and may be one that the milestone had while
    fewer articles were known, which is then said. Raises NothingFoundError.
    """
    milestone = milestone_of(store, id)
    found = _detail(store, milestone)
    id = id.strip().lower()
    if milestone.id.startswith(id):
        return found
    return replace(found, remarks=(f"{id} is an id that this milestone had before", *found.remarks))


def _detail(store: Store, milestone: Milestone) -> Detail:
    ids = dict.fromkeys(part.sourced.claim.article for part in milestone.testimony)
    return detail(milestone, {id: store.article(id) for id in ids})
