import pytest

from milestones.model.names import as_seen, lookalike, name_key


@pytest.mark.parametrize(
    "name",
    [
        "Zel\u200bvora",
        "\ufeffZelvora\u00ad",
        "\u202eZelvora\u202c",
        "Zel\u2060vo\u200dra",
        "Zel\u3164vora\u115f",
        "ZELVORA®\ufe0f",
        "Ｚｅｌｖｏｒａ",
        "Z\u0335elvora",
    ],
)
def test_what_is_not_seen_makes_no_other_name(name: str) -> None:
    assert name_key(name) == "zelvora"


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Zelv\u043era", "Zelvora"),
        ("\u0421\u0422-101", "CT-101"),
        ("\u0396elvora", "Zelvora"),
        ("Zelvora", ""),
        ("CD3ε-101", ""),
        ("IFN-β", ""),
        ("Зелвора", ""),
        ("驯鹿", ""),
        ("Zëlvora", ""),
        ("", ""),
    ],
)
def test_letters_that_look_like_others_make_another_name_that_says_so(name: str, latin: str) -> None:
    assert lookalike(name) == latin
    if latin:
        assert name_key(name) != name_key(latin)
        assert as_seen(name) == f"{name} (looks like {latin}, with letters of another alphabet)"
    else:
        assert as_seen(name) == name
