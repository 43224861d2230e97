"""The generated articles: what the measurement of `ingest` rests on."""

import pytest

from benchmarks.generated import ARTICLES_A_MEDICINE, articles
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.model.article import Article
from milestones.model.names import name_key


def test_a_seed_decides_the_articles() -> None:
    assert list(articles(30, seed=5)) == list(articles(30, seed=5))
    assert list(articles(30, seed=5)) != list(articles(30, seed=6))


@pytest.mark.parametrize("count", [0, 1, 25])
def test_as_many_as_asked_for_each_with_its_own_id(count: int) -> None:
    assert len({article["id"] for article in articles(count)}) == count


def test_each_tells_of_an_event_that_is_found() -> None:
    """Otherwise `ingest` would be measured on articles that give it nothing to store."""
    for article in articles(40):
        read = Article(article["id"], article["text"], "")
        assert extract(read, KnownNames()).claims, article["text"]


def test_medicines_stay_apart() -> None:
    """Medicines that shared a name would become one with all articles, which is not what users have."""
    count = 60
    names_by_code: dict[str, set[str]] = {}
    for article in articles(count):
        read = Article(article["id"], article["text"], "")
        for claim in extract(read, KnownNames()).claims:
            keys = {name_key(name) for name in (claim.product, *claim.aliases)}
            (code,) = (key for key in keys if key.startswith("qx"))
            names_by_code.setdefault(code, set()).update(keys)
    assert len(names_by_code) == count // ARTICLES_A_MEDICINE
    assert sum(map(len, names_by_code.values())) == len(set().union(*names_by_code.values()))
