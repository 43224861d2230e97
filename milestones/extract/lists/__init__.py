"""Lists, histories and calendars: candidates that leave their act to what stands over or before them.

`items` of a list take it from what is `over` them, places with their days (`placedays`, in a line of their
own `placelines`) from what stands before; what is handed over under a status has that of `statusheads`. Of
`calendars` each day is that of a decision; `oneofthem` has those that were only counted. Medicines and uses
that only followed others, in sentences, are `successors` and `furtheruses`.
"""

from collections.abc import Iterator

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.lists.calendars import due
from milestones.extract.lists.furtheruses import further_uses
from milestones.extract.lists.items import listed
from milestones.extract.lists.oneofthem import one_of_them
from milestones.extract.lists.statusheads import under_a_status
from milestones.extract.lists.successors import successors


def left_out(context: Context) -> Iterator[Candidate]:
    """The candidates of all these, beside those of the context."""
    for found in (listed, successors, one_of_them, further_uses, due, under_a_status):
        yield from found(context)
