"""What a feed holds of one article, whatever the feed's format."""

from dataclasses import dataclass

from milestones.model.article import Published
from milestones.read.origin import Given


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed announces or holds."""

    key: str
    """By which the feed tells it from its others, also when it comes again: its id, else its link."""
    title: str
    link: str
    """Absolute address of its page; empty where none is given."""
    published: Published | None
    text: str
    """What the feed holds of it, or its title alone."""
    is_full: bool
    """Whether the text seems to be the whole article, not only a teaser of it."""
    publisher: str
    """The name of the source that the entry names, else the feed's title; may be empty."""

    @property
    def given(self) -> Given:
        """What the feed says of the article."""
        return Given(None, self.title or None, self.published, self.link or None, self.publisher or None)
