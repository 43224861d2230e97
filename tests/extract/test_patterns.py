"""The patterns that are tried only where one of certain words stands."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milestones import extract
from milestones.lexicon.wordpatterns import Worded, words_in


def _worded() -> list[tuple[str, Worded]]:
    """The patterns of the extractor with the words that their authors say they need."""
    modules = [import_module(found.name) for found in walk_packages(extract.__path__, "milestones.extract.")]
    named = {id(value): (f"{module.__name__}.{name}", value) for module in modules
             for name, value in vars(module).items() if isinstance(value, Worded)}  # fmt: skip
    return sorted(named.values(), key=lambda one: one[0])


SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]
"""Words out of long patterns take long to make."""


@pytest.mark.parametrize(("name", "worded"), _worded())
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
@given(data=st.data())
def test_what_a_pattern_finds_has_a_word_that_it_needs(
    name: str, worded: Worded, data: st.DataObject
) -> None:
    letters = st.characters(codec="ascii", exclude_categories=["Cc"])
    said = data.draw(st.from_regex(worded.pattern, alphabet=letters))
    assert not worded.needed.isdisjoint(words_in(said)), f"{name} finds {said!r}"
