"""When articles came in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from milestones.store import Saved, Store

from .records import TEXT, article, claim, findings

MONDAY = datetime(2026, 11, 16, 8, 0, 0, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
SECOND = timedelta(seconds=1)


def came(store: Store, moment: datetime) -> set[str]:
    """The articles that came in at this moment or later."""
    with store.reading() as reader:
        return set(reader.came_since(moment))


def test_an_article_came_in_when_it_was_saved_to_the_second(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article("a.txt"), findings(claim()), MONDAY + timedelta(microseconds=999_999))
        writer.save(article("b.txt"), findings(), TUESDAY)
    assert came(store, MONDAY) == {"a.txt", "b.txt"}
    assert came(store, MONDAY + SECOND) == {"b.txt"}
    assert came(store, TUESDAY + SECOND) == set()


def test_moments_are_compared_in_utc(store: Store) -> None:
    tokyo = timezone(timedelta(hours=9))
    with store.writing() as writer:
        writer.save(article("a.txt"), findings(claim()), MONDAY.astimezone(tokyo))
    assert came(store, MONDAY.astimezone(tokyo)) == came(store, MONDAY) == {"a.txt"}
    assert came(store, MONDAY + SECOND) == set()


def test_a_changed_article_comes_in_anew_and_an_unchanged_one_does_not(store: Store) -> None:
    with store.writing() as writer:
        for id in ("same", "other words", "other day"):
            writer.save(article(id), findings(claim(id)), MONDAY)
    with store.writing() as writer:
        assert (
            writer.save(article("same", location="/x"), findings(claim("same")), TUESDAY) is Saved.UNCHANGED
        )
        assert writer.save(article("other words", TEXT + " Again."), findings(), TUESDAY) is Saved.CHANGED
        assert writer.save(article("other day", published=None), findings(), TUESDAY) is Saved.CHANGED
    assert came(store, TUESDAY) == {"other words", "other day"}


def test_an_article_in_which_newer_rules_find_more_came_in_when_it_did(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article("known"), findings(), MONDAY)
        writer.save(article("unknown"), findings())
    for now in (TUESDAY, None):
        with store.writing() as writer:
            for id in ("known", "unknown"):
                found = findings(replace(claim(id), kind="nda-approval" if now else "ind-approval"))
                assert writer.save(article(id), found, now) is Saved.CHANGED
    assert came(store, MONDAY) == {"known"}
    assert came(store, TUESDAY) == set()


def test_the_names_in_what_came_in(store: Store) -> None:
    with store.writing() as writer:
        writer.save(article("a.txt"), findings(claim("a.txt", "Alfa", aliases=())), MONDAY)
        writer.save(article("b.txt"), findings(claim("b.txt", "Bravo", aliases=("B-2",))), TUESDAY)
    with store.reading() as reader:
        assert reader.named_since(MONDAY) == {"alfa", "bravo", "b2"}
        assert reader.named_since(TUESDAY) == {"bravo", "b2"}


def test_whether_the_moments_reach_back_so_far(store: Store) -> None:
    def known(moment: datetime) -> bool:
        with store.reading() as reader:
            return reader.is_known_before(moment)

    assert known(MONDAY), "of no article it is unknown"
    with store.writing() as writer:
        writer.save(article("a.txt"), findings(), TUESDAY)
    assert known(MONDAY)
    with store.writing() as writer:
        writer.save(article("old.txt"), findings())
    assert not known(MONDAY), "it can have come in on Monday"
    assert not known(TUESDAY)
    assert known(TUESDAY + SECOND), "moments were kept on Tuesday already"
