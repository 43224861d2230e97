import pytest

from milestones.lexicon import programmes as module
from milestones.lexicon.files import LexiconError
from milestones.lexicon.kinds import kinds
from milestones.lexicon.programmes import programmes


def test_what_counts_where() -> None:
    orphan, expedited = programmes()
    assert expedited.places["US"] == ("breakthrough-designation", "rmat-designation")
    assert expedited.places["EU"] == ("prime-designation",)
    assert {"CA", "CN", "GB"}.isdisjoint(orphan.places), "they have no such designation"


def test_only_designations_are_compared_and_each_in_one_programme() -> None:
    named = [(place, kind) for p in programmes() for place, found in p.places.items() for kind in found]
    assert len(named) == len(set(named))
    assert {kinds()[kind].path for _, kind in named} == {"designation"}
    for programme in programmes():
        assert all(f"{place}:" in programme.source for place in programme.places)


def test_a_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"name": "speed", "places": {"US": ["fast"]}, "source": "US: x"}
    monkeypatch.setattr(module, "toml_file", lambda _: {"programme": [entry]})
    with pytest.raises(LexiconError, match=r"programmes.toml: speed names unknown \['fast'\]"):
        programmes.__wrapped__()
