"""Which stored articles are one source, whatever came first."""

import tempfile
from collections.abc import Iterable, Mapping
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from milestones.model.article import Article
from milestones.model.claim import Findings
from milestones.reconcile.copies import ONE_SHARED_IN, Wording
from milestones.store import Likeness, Store, open_store
from milestones.store.schema import article_prints, articles

from .records import article, claim, findings

WORDS = [f"word{number}" for number in range(300)]


def text(*parts: str, name: str = "Zorvacel") -> str:
    """A text that names a medicine among every ten words; each part is a range such as "0-80"."""
    words: list[str] = []
    for part in parts:
        first, last = map(int, part.split("-"))
        for number in range(first, last):
            words += [name, WORDS[number]] if number % 10 == 5 else [WORDS[number]]
    return " ".join(words)


# A chain: each is a copy of its neighbours, the first is none of the last.
CHAIN = [text("0-100"), text("30-130"), text("60-160"), text("90-190")]
TEXTS = [
    *CHAIN,
    CHAIN[0].upper(),
    text("0-50", "52-100"),
    text("0-100", name="Nelufen"),
    text("200-280"),
    "Zorvacel was cleared.",
    "ZORVACEL was cleared!",
]


def told(id: str, words: str) -> Findings:
    names = [name for name in ("Zorvacel", "Nelufen") if name.casefold() in words.casefold()]
    return findings(*(claim(id, name, aliases=()) for name in names))


def save(store: Store, texts: Mapping[str, str]) -> set[str]:
    """Saves texts under these ids in one transaction; gives back what was touched."""
    with store.writing() as writer:
        for id, words in texts.items():
            writer.save(article(id, words), told(id, words))
        return set(writer.touched.names)


def sources(store: Store) -> dict[str, str]:
    with store._access.engine.connect() as connection:
        return dict(connection.execute(select(articles.c.id, articles.c.source)).all())  # type: ignore[arg-type]


def expected(stored: Mapping[str, str]) -> dict[str, str]:
    """The sources of texts by id, found by comparing each with each."""
    groups = [{id} for id in stored]
    for one, other in product(stored, repeat=2):
        if are_copies(stored[one], stored[other]):
            first = next(group for group in groups if one in group)
            second = next(group for group in groups if other in group)
            if first is not second:
                first |= second
                groups.remove(second)
    digests = {id: Article(id, words, "").digest for id, words in stored.items()}
    return {id: min(digests[other] for other in group) for group in groups for id in group}


def are_copies(one: str, other: str) -> bool:
    if Article("", one, "").digest == Article("", other, "").digest:
        return True
    ours, theirs = (
        Wording(words).prints({c.product for c in told("", words).claims}) for words in (one, other)
    )
    shared = len(ours & theirs)
    return 0 < shared * ONE_SHARED_IN >= min(len(ours), len(theirs)) and Wording(one).is_copy(Wording(other))


def numbered(numbers: Iterable[int]) -> dict[str, str]:
    return {str(number): TEXTS[number] for number in numbers}


def test_the_made_up_texts_are_what_they_are_meant_to_be() -> None:
    copies = {
        (one, other)
        for one in range(10)
        for other in range(one + 1, 10)
        if are_copies(TEXTS[one], TEXTS[other])
    }
    assert copies == {(0, 1), (1, 2), (2, 3), (0, 4), (1, 4), (0, 5), (1, 5), (4, 5), (8, 9)}
    assert Wording(TEXTS[0]).is_copy(Wording(TEXTS[6])) is False


def test_copies_and_copies_of_copies_are_one_source(store: Store) -> None:
    save(store, numbered(range(10)))
    assert sources(store) == expected(numbered(range(10)))
    assert (store.article_count(), store.independent_count()) == (10, 4)


@pytest.mark.parametrize("order", list(permutations("0123")))
def test_the_order_of_coming_does_not_matter(store: Store, order: tuple[str, ...]) -> None:
    for id in order:
        save(store, {id: TEXTS[int(id)]})
    assert sources(store) == expected(numbered(range(4)))


@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_copy_held_together_falls_apart_when_it_goes(store: Store, at_once: bool) -> None:
    save(store, numbered(range(4)))
    assert store.independent_count() == 1
    changes = [{"1": TEXTS[7]}, {"2": TEXTS[8]}]
    for change in [{**changes[0], **changes[1]}] if at_once else changes:
        save(store, change)
    left = {"0": TEXTS[0], "1": TEXTS[7], "2": TEXTS[8], "3": TEXTS[3]}
    assert sources(store) == expected(left)
    assert store.independent_count() == 4


def test_a_twin_keeps_together_what_the_other_held(store: Store) -> None:
    save(store, {**numbered(range(3)), "twin": TEXTS[1].title()})
    save(store, {"1": TEXTS[7]})
    assert len({sources(store)[id] for id in ("0", "2", "twin")}) == 1


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcdef"), st.integers(0, len(TEXTS) - 1), min_size=1, max_size=4),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_comes_and_goes_the_sources_follow_from_what_is_stored(runs: list[dict[str, int]]) -> None:
    stored: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "news.db")) as store:
        for run in runs:
            saved = {id: TEXTS[number] for id, number in run.items()}
            save(store, saved)
            stored |= saved
            assert sources(store) == expected(stored)


@pytest.mark.parametrize("asked", [True, False])
def test_one_transaction_may_change_an_article_twice(store: Store, asked: bool) -> None:
    with store.writing() as writer:
        for words in (TEXTS[0], TEXTS[1], TEXTS[7]):
            writer.save(article("a", words), told("a", words))
            writer.save(article("b", TEXTS[2]), told("b", TEXTS[2]))
            if asked:
                assert writer.touched.names == {"zorvacel"}
    assert sources(store) == expected({"a": TEXTS[7], "b": TEXTS[2]})


def test_an_article_without_claims_is_a_copy_only_word_for_word(store: Store) -> None:
    with store.writing() as writer:
        for id, words in (("a", TEXTS[0]), ("b", TEXTS[5]), ("c", TEXTS[0])):
            writer.save(article(id, words), findings())
    assert [(entry.copy_of, entry.copy) for entry in store.articles()] == [
        (None, None),
        (None, None),
        ("a", Likeness.EXACT),
    ]


def test_words_alone_make_a_copy_of_what_has_near_copies(store: Store) -> None:
    save(store, {"a": TEXTS[0], "b": TEXTS[5]})
    for id, words in (("c", TEXTS[0]), ("d", TEXTS[5])):
        with store.writing() as writer:
            writer.save(article(id, words), findings())
    assert store.independent_count() == 1


@pytest.mark.parametrize("first", ["lead", "release"])
def test_a_lead_that_names_the_medicine_once_is_a_copy_of_the_release(store: Store, first: str) -> None:
    lead = " ".join((*WORDS[:20], "Zorvacel", *WORDS[20:40]))
    texts = {"lead": lead, "release": f"{lead} {text('100-200')}"}
    for id in sorted(texts, key=lambda id: id != first):
        save(store, {id: texts[id]})
    assert store.independent_count() == 1


def test_what_is_found_in_an_article_later_can_make_it_a_copy(store: Store) -> None:
    save(store, {"a": TEXTS[0]})
    with store.writing() as writer:
        writer.save(article("b", TEXTS[5]), findings())
    assert store.independent_count() == 2
    assert save(store, {"b": TEXTS[5]}) == {"zorvacel"}
    assert store.independent_count() == 1


def test_a_notice_of_the_same_form_about_another_medicine_is_no_copy(store: Store) -> None:
    form = (
        "国家药品监督管理局已受理本公司{}的上市许可申请，用于治疗成年患者。"
        "该药品的安全性和有效性已在临床试验中得到证实，敬请投资者注意风险。"
    )
    with store.writing() as writer:
        for id, name in (("a", "美伐西普"), ("b", "托韦米格")):
            writer.save(article(id, form.format(name)), findings(claim(id, name, aliases=())))
    assert Wording(form.format("美伐西普")).is_copy(Wording(form.format("托韦米格")))
    assert store.independent_count() == 2


def test_the_list_of_articles_says_what_is_a_copy_of_what(store: Store) -> None:
    save(store, {"b": TEXTS[0], "a": TEXTS[5], "c": TEXTS[4], "d": TEXTS[7], "e": TEXTS[5] + "!"})
    assert {entry.article.id: (entry.copy_of, entry.copy) for entry in store.articles()} == {
        "a": (None, None),
        "b": ("a", Likeness.NEAR),
        "c": ("a", Likeness.NEAR),
        "d": (None, None),
        "e": ("a", Likeness.EXACT),
    }


def test_names_in_articles_whose_source_changed_are_touched(store: Store) -> None:
    last, first = sorted((TEXTS[0], TEXTS[5]), key=lambda words: Article("", words, "").digest, reverse=True)
    with store.writing() as writer:
        writer.save(article("a", last), findings(claim("a"), claim("a", "Ostrumab", aliases=())))
        writer.save(article("c", TEXTS[7]), findings(claim("c", "Unheard")))
    assert save(store, {"b": first}) == {"zorvacel", "zv1", "ostrumab"}
    assert save(store, {"b": TEXTS[8]}) == {"zorvacel", "zv1", "ostrumab"}


def test_a_later_copy_with_a_lesser_digest_gives_its_name_to_all(store: Store) -> None:
    twins = sorted(
        (TEXTS[0], TEXTS[5], TEXTS[1]), key=lambda words: Article("", words, "").digest, reverse=True
    )
    for at, words in enumerate(twins):
        assert save(store, {str(at): words}) == {"zorvacel"}
        assert set(sources(store).values()) == {Article("", words, "").digest}


def test_an_article_of_its_own_has_no_other_text_read(statements: list[str], store: Store) -> None:
    save(store, {f"{number}": text(f"{number}-{number + 60}") for number in range(0, 240, 60)})
    statements.clear()
    save(store, {"other": text("0-100", name="Nelufen")})
    assert not [statement for statement in statements if statement.startswith("SELECT text")]
    save(store, {"copy": text("2-60")})
    assert len([statement for statement in statements if statement.startswith("SELECT text")]) == 1


def test_prints_go_with_their_article(store: Store) -> None:
    save(store, {"a": TEXTS[0]})
    save(store, {"a": TEXTS[8]})
    with store._access.engine.connect() as connection:
        assert connection.execute(select(article_prints)).all() == []
