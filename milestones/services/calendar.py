"""`calendar`: what is expected."""

from dataclasses import replace
from datetime import date
from itertools import chain

from milestones.model.agenda import Agenda
from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.report.calendar import calendar as report_calendar
from milestones.services.request import Request, filter_in, milestones_of
from milestones.store import Store


def calendar(store: Store, asked: Request, *, today: date) -> Agenda:
    """The expected milestones that meet the request, as of `today`.

    Outcomes are looked for in all that is on record about the products, whatever the request hides.
    Raises NothingFoundError for a product that is not known.
    """
    expected = replace(asked, filter=replace(asked.filter, status=Status.EXPECTED))
    shown = {milestone.id: milestone.product.key for milestone in milestones_of(store, expected)}
    about = Filter(products=filter_in(store, asked).products or tuple(sorted(set(shown.values()))))
    awaited = store.milestones_in_full(replace(about, status=Status.EXPECTED))
    achieved = store.milestones(replace(about, status=Status.ACHIEVED))
    return report_calendar(
        chain(awaited, achieved) if shown else (),
        today=today,
        articles_read=store.article_count(),
        wanted=lambda milestone: milestone.id in shown,
    )
