from datetime import date

import pytest

from milestones.lexicon import unions as module
from milestones.lexicon.files import LexiconError
from milestones.lexicon.unions import holds_in, members_of, union_of, unions

from .iso_codes import JURISDICTIONS


def test_the_union_has_27_members_and_three_more_states_that_follow_it() -> None:
    members = members_of("EU")
    assert (len(members), len(set(members))) == (30, 30)
    assert {"IS", "LI", "NO"} <= set(members) <= set(JURISDICTIONS)
    assert {"GB", "CH"}.isdisjoint(members)
    assert members_of("US") == ()


@pytest.mark.parametrize(
    ("country", "union"), [("DE", "EU"), ("NO", "EU"), ("GB", ""), ("CH", ""), ("EU", "")]
)
def test_which_union_speaks_for_a_country(country: str, union: str) -> None:
    assert union_of(country) == union


@pytest.mark.parametrize(
    ("code", "country", "latest", "holds"),
    [
        ("EU", "FR", None, True),
        ("EU", "IS", date(2024, 1, 1), True),
        ("EU", "GB", date(2020, 12, 31), True),
        ("EU", "GB", date(2021, 1, 1), False),
        ("EU", "GB", None, False),
        ("EU", "CH", date(2010, 1, 1), False),
        ("FR", "EU", date(2010, 1, 1), False),
        ("FR", "DE", date(2010, 1, 1), False),
        ("KR", "KR", None, True),
    ],
)
def test_where_a_record_holds(code: str, country: str, latest: date | None, holds: bool) -> None:
    assert holds_in(code, country, latest) is holds


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"code": "EU", "members": ["ZZ"], "why": "x"}, "unknown places"),
        ({"code": "EU", "members": [], "why": ""}, "no source"),
    ],
)
def test_a_wrong_entry_is_named(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, object], complaint: str
) -> None:
    monkeypatch.setattr(module, "toml_file", lambda _: {"union": [entry]})
    with pytest.raises(LexiconError, match=complaint):
        unions.__wrapped__()
