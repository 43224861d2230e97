import pytest

from milestones.reconcile.diseases import Diseases

from .records import told

PARENTS = {"aml": ("leukemia", "cancer"), "all": ("leukemia", "cancer"), "leukemia": ("cancer",)}
DISEASES = Diseases(lambda name: name.rsplit("ory ")[-1].casefold(), lambda key: PARENTS.get(key, ()))


@pytest.mark.parametrize(
    ("keys", "groups"),
    [
        (["aml"], {"aml": "aml"}),
        (["aml", "leukemia"], {"aml": "aml", "leukemia": "aml"}),
        (["aml", "leukemia", "cancer", ""], {"aml": "aml", "leukemia": "aml", "cancer": "aml", "": "aml"}),
        (["aml", "all", "leukemia", ""], {"aml": "aml", "all": "all", "leukemia": "leukemia", "": ""}),
        (["aml", "gout", ""], {"aml": "aml", "gout": "gout", "": ""}),
        (["gout", "leukemia"], {"gout": "gout", "leukemia": "leukemia"}),
        ([""], {"": ""}),
    ],
)
def test_groups(keys: list[str], groups: dict[str, str]) -> None:
    for order in (keys, keys[::-1]):
        found = DISEASES.groups(order)
        assert {key: found[key] for key in keys} == groups


@pytest.mark.parametrize(
    ("key", "groups", "group"),
    [
        ("aml", ["aml", "gout"], "aml"),
        ("leukemia", ["aml", "gout"], "aml"),
        ("aml", ["leukemia", "gout"], "leukemia"),
        ("leukemia", ["aml", "all"], None),
        ("gout", ["aml"], None),
        ("gout", [""], ""),
        ("", ["aml"], "aml"),
        ("", ["aml", "gout"], None),
        ("", ["aml", "gout", ""], ""),
        ("gout", ["aml", ""], None),
        ("aml", [], None),
    ],
)
def test_related(key: str, groups: list[str], group: str | None) -> None:
    assert DISEASES.related(key, groups) == group


@pytest.mark.parametrize(
    ("wordings", "shown"),
    [
        (["R/R AML", "r/r AML", "refractory aml"], "refractory aml"),
        (["aml", "refractory aml", "aml"], "refractory aml"),
        (["AML"], "AML"),
        (["leukemia", "leukemia", "aml"], "aml"),
        (["refractory aml", "Refractory Aml", "Refractory Aml"], "refractory aml"),
    ],
)
def test_the_wording_shown(wordings: list[str], shown: str) -> None:
    claims = [told(f"{number}.txt", indication=wording) for number, wording in enumerate(wordings)]
    assert DISEASES.wording("aml", claims) == DISEASES.wording("aml", claims[::-1]) == shown


def test_no_wording_where_no_claim_names_the_disease() -> None:
    assert DISEASES.wording("", [told("a", indication=None)]) is None
