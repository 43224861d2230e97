"""`matrix`: how far products have come, disease by disease, in each jurisdiction."""

from dataclasses import replace

from milestones.lexicon.unions import unions
from milestones.model.table import Table
from milestones.report.matrix import matrix as report_matrix
from milestones.services.request import Request, milestones_of
from milestones.store import Store


def matrix(store: Store, asked: Request) -> Table:
    """The highest stage on record for each product, disease and jurisdiction that meets the request.

    With jurisdictions in the request, each of them is shown, also where nothing is on record. Raises
    NothingFoundError for a product that is not known.
    """
    codes = asked.filter.jurisdictions
    # What a union has approved holds in its member states, so it is read with them.
    above = (union.code for union in unions() if {*union.members, *union.former} & set(codes))
    wanted = replace(
        asked, filter=replace(asked.filter, jurisdictions=tuple(dict.fromkeys((*codes, *above))))
    )
    return report_matrix(milestones_of(store, wanted), store.article_count(), codes)
