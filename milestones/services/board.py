"""`report`: all that is on record about some products, for readers who were not there."""

from collections.abc import Sequence
from datetime import date

from milestones import __version__
from milestones.model.filters import Filter
from milestones.report.board import Board
from milestones.report.board import board as report_board
from milestones.report.matrix import matrix
from milestones.services.gaps import gaps
from milestones.services.request import Request
from milestones.store import Store


def board(store: Store, names: Sequence[str], *, today: date, against: Sequence[str] = ()) -> Board:
    """The report on the products of these names, or on all, as of `today`.

    `against` are codes of jurisdictions to compare with even where nothing is on record there. Raises
    NothingFoundError for a name that no product has.
    """
    products = tuple(dict.fromkeys(map(store.product_of, names)))
    about = Filter(products=tuple(product.key for product in products))
    found = tuple(store.milestones_in_full(about))
    ids = sorted({part.sourced.claim.article for milestone in found for part in milestone.testimony})
    read = store.article_count()
    return report_board(
        found,
        {id: store.article(id) for id in ids},
        matrix(found, read),
        (gaps(store, Request(products=tuple(names)), today=today, against=against, in_full=True),),
        asked=products,
        against=against,
        today=today,
        articles_read=read,
        version=__version__,
    )
