"""How a store is reached: by links to read it, and an engine to change it."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from milestones.store.direct import DirectLinks
from milestones.store.link import Links
from milestones.store.place import Place
from milestones.store.turns import Turns

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Access:
    """The ways to a store, each made when it is first needed."""

    def __init__(self, place: Place, waiting: Callable[[str], None] = lambda _: None) -> None:
        """`waiting` hears when another command must be waited for long."""
        self.place = place
        self.turns = Turns(place.shown, waiting)

    @cached_property
    def links(self) -> Links:
        """For reading. Raises StoreError where there is no driver for this kind of database."""
        if self.place.path:
            return DirectLinks(self.place.path)
        from milestones.store.engines import EngineLinks

        return EngineLinks(self.engine)

    @cached_property
    def engine(self) -> "Engine":
        """For changing. Raises StoreError as `links` does."""
        from milestones.store.engines import engine_of

        return engine_of(self.place)

    def close(self) -> None:
        """Ends all reading, also that of iterators that were left half-way."""
        if "links" in vars(self):
            self.links.close()
        if "engine" in vars(self):
            self.engine.dispose()
