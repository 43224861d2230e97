"""`by-country`: what is on record in some jurisdictions."""

from collections.abc import Sequence
from dataclasses import replace

from milestones.model.table import Table
from milestones.report.by_country import by_country as report_by_country
from milestones.services.request import Request, jurisdictions, milestones_of
from milestones.store import Store


def by_country(store: Store, words: Sequence[str], asked: Request) -> Table:
    """The milestones there that meet the request, in the order in which the jurisdictions are given.

    `words` are codes, names or authorities; UsageError is raised for one that is none of these, and
    NothingFoundError for a product of the request that is not known.
    """
    codes = jurisdictions(words)
    wanted = replace(asked, filter=replace(asked.filter, jurisdictions=codes))
    found = list(milestones_of(store, wanted))
    told = store.sources_of([milestone.id for milestone in found])
    return report_by_country(found, codes, store.article_count(), told)
