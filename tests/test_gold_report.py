"""The report on labelled articles: what it counts, on labels and claims of our own."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.gold_report import report, tally

Label = dict[str, Any]


def label(product: str, kind: str, place: str = "US", status: str = "achieved") -> Label:
    return {"product": product, "kind": kind, "jurisdiction": place, "status": status}


def pair(wanted: list[Label], said: list[Label]) -> list[tuple[int, int, bool, bool]]:
    """A pairing as the scorer's: equal in product, kind and place; indication and date always right."""
    pairs, used = [], set()
    for number, one in enumerate(wanted):
        for other, claim in enumerate(said):
            if other not in used and all(one[f] == claim[f] for f in ("product", "kind", "jurisdiction")):
                used.add(other)
                pairs.append((number, other, True, True))
                break
    return pairs


SCORE: Any = SimpleNamespace(
    pair=pair,
    kinds_of=lambda gold: [gold["kind"]],
    product_ok=lambda gold, claim: gold["product"] == claim["product"],
)


def counted(labels: list[Label], claims: list[Label]) -> tuple[Any, str]:
    said = [{**claim, "article": "folder/one"} for claim in claims]
    found = tally(SCORE, [{"id": "one", "milestones": labels}], said)
    return found, "\n".join(report(found))


def test_a_claim_that_is_right_is_found() -> None:
    found, text = counted([label("zorvacel", "nda-approval")], [label("zorvacel", "nda-approval")])
    assert +found.kinds["nda-approval"] == Counter(found=1)
    assert +found.causes == Counter({"right in all fields": 1})
    assert "zorvacel" not in text


@pytest.mark.parametrize(
    ("claim", "cause"),
    [
        (label("ostrumab", "nda-approval"), "product wrong"),
        (label("zorvacel", "nda-approval", "JP"), "jurisdiction wrong"),
        (label("zorvacel", "ind-approval"), "kind wrong"),
        (label("zorvacel", "nda-approval", status="expected"), "status wrong"),
        (label("ostrumab", "ind-approval", "JP"), "missed: nothing like it"),
    ],
)
def test_a_miss_is_explained_by_the_claim_nearest_to_it(claim: Label, cause: str) -> None:
    found, _ = counted([label("zorvacel", "nda-approval")], [claim])
    assert found.causes[cause] == 1
    assert found.articles["one"] == 2


def test_one_claim_for_two_labels_is_said_so() -> None:
    found, _ = counted([label("zorvacel", "nda-approval")] * 2, [label("zorvacel", "nda-approval")])
    assert found.causes["missed: one claim for two"] == 1


def test_the_report_names_what_was_confused_and_the_worst_articles() -> None:
    _, text = counted([label("zorvacel", "nda-approval")], [label("zorvacel", "ind-approval")])
    assert "nda-approval read as ind-approval" in text
    assert text.splitlines()[-1].split() == ["one", "2"]
