"""Words of the page inside running text: blanked for the reading, shown in the evidence."""

import pytest

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.extract.text.furniture import unfurnished
from tests.extract.comparing import article

LINKED = "The FDA approved Korvane (KRVN.L), opens new tab drug Zelvora for gout in May 2024."


def test_blanks_keep_all_places() -> None:
    told = article(LINKED)
    plain = unfurnished(told)
    assert "opens" not in plain.text
    assert len(plain.text) == len(told.text)
    assert plain.text.index("Zelvora") == told.text.index("Zelvora")


def test_an_article_without_such_words_is_left_alone() -> None:
    told = article("The FDA approved Zelvora for gout.")
    assert unfurnished(told) is told


def test_the_evidence_is_the_article_s_own() -> None:
    (claim,) = extract(article(LINKED), KnownNames()).claims
    assert (claim.product, claim.kind) == ("Zelvora", "nda-approval")
    assert claim.evidence == LINKED


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Zelvora(R) and Orvance (TM) won.", "Zelvora®   and Orvance™     won."),
        ("Zelvora(TM)-treated patients", "Zelvora™   -treated patients"),
        ("Zelvora(R)(zelbrutinib)", "Zelvora®  (zelbrutinib)"),
        ("It gives (R)-zelbrutinib.", "It gives (R)-zelbrutinib."),
        ("See part (R2) and (T).", "See part (R2) and (T)."),
    ],
)
def test_the_signs_of_trade_marks_in_letters_become_signs(text: str, read: str) -> None:
    assert unfurnished(article(text)).text == read


def test_initials_that_are_parted_are_one_word() -> None:
    assert unfurnished(article("In the U. S. and the U. K., too.")).text == "In the U.S.  and the U.K. , too."
    (claim,) = extract(article("The U. S. FDA approved Zelvora for gout in May 2024."), KnownNames()).claims
    assert (claim.jurisdiction, claim.agency) == ("US", "FDA")
