"""`claims`: what the articles say, and what was seen there and not believed."""

from collections.abc import Sequence

from milestones.model.table import Table
from milestones.report.claims import claims_table, refusals_table
from milestones.services.request import Request, claims_of
from milestones.store import Store


def claims(store: Store, asked: Request, articles: Sequence[str] = ()) -> Table:
    """The claims of the articles of these ids, or of all, that meet the request, by article and place.

    Raises NothingFoundError for an article or product that is not known.
    """
    return claims_table(claims_of(store, asked, _known(store, articles)))


def refusals(store: Store, kinds: Sequence[str] = (), articles: Sequence[str] = ()) -> Table:
    """The candidates that were not believed, of these kinds or of all, by article and place.

    Raises NothingFoundError for an article that is not known.
    """
    found = store.refusals(_known(store, articles))
    return refusals_table(refusal for refusal in found if not kinds or refusal.kind in kinds)


def _known(store: Store, articles: Sequence[str]) -> Sequence[str]:
    for id in articles:
        store.article(id)
    return articles
