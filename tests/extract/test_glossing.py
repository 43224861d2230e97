"""The English gloss of an article in another language, and the way back to the article's own words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.extract.text.glossing import glossed
from tests.extract.comparing import article


def said(text: str, title: str = "") -> str:
    """The gloss of an article, the article itself where it has none."""
    told = article(text, title, date(2024, 3, 5))
    gloss = glossed(told)
    return " ".join((gloss.article.text if gloss else told.text).split())


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        (
            "Die FDA hat das Mittel am 3. März 2024 für Kinder zugelassen.",
            "The FDA has approved the drug on 3 March 2024 for children.",
        ),
        ("Das Mittel soll bis Ende des Jahres nicht zugelassen werden.", "not will be approved"),
        ("Die FDA lässt das Mittel bei der Krankheit zu.", "The FDA approves the drug"),
        ("Das Mittel, das in Japan zugelassen ist, wird nicht verkauft.", "in Japan is approved"),
        (
            "La FDA a approuvé le médicament dans le cancer du sein le mois dernier.",
            "breast cancer last month",
        ),
        ("La agencia aprobó el fármaco para la leucemia mieloide aguda el 3 de marzo.", "on 3 March"),
        (
            "Il farmaco è stato approvato per il linfoma ricorrente due settimane fa.",
            "recurrent lymphoma two weeks ago",
        ),
        ("A agência aprovou o medicamento na segunda-feira (4) para os adultos.", "on Monday for"),
        (
            "Het middel werd vorige week door de FDA goedgekeurd voor kinderen.",
            "was approved last week by the FDA",
        ),
        ("A Anvisa aprovou o pembrolizumabe para os adultos no país.", "approved the pembrolizumab for"),
        ("Santé Canada a approuvé le médicament Névralis pour les adultes.", "drug Nevralis for"),
    ],
)
def test_a_gloss_says_it_in_english(text: str, gloss: str) -> None:
    assert gloss in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The FDA approved Velmora for adults with severe asthma, the company said on Tuesday.",
        "The Paul-Ehrlich-Institut and the Agence nationale de sécurité du médicament agreed on it.",
        "国家药品监督管理局已批准该药品上市。",
        "",
    ],
)
def test_an_english_article_has_no_gloss(text: str) -> None:
    assert glossed(article(text)) is None


def test_only_the_lines_of_another_language_are_glossed() -> None:
    english = "The FDA approved the drug for adults and the company sells it."
    german = "Die FDA hat das Mittel für Kinder zugelassen, und der Hersteller ist zufrieden."
    assert said(f"{english}\n\n{german}").startswith(f"{english} The FDA has approved the drug")


def test_a_claim_points_into_the_article_itself() -> None:
    text = (
        "Der Hersteller ist zufrieden. Die FDA hat das Medikament Velmora am 3. März 2024 für Patienten mit "
        "der Krankheit Mukoviszidose zugelassen."
    )
    told = article(text, "", date(2024, 3, 5))
    (claim,) = extract(told, KnownNames()).claims
    assert claim.evidence == told.text[claim.start : claim.end]
    assert claim.evidence.startswith("Die FDA hat") and claim.evidence.endswith("zugelassen.")
    words = {cue.field: told.text[cue.start : cue.end] for cue in claim.cues}
    assert words["kind"] == "zugelassen"
    assert words["product"] == "Velmora"
    assert words["jurisdiction"] == "FDA"
    assert words["date"] == "3. März 2024"
    assert words["indication"] == "Mukoviszidose"


def test_a_name_is_given_as_the_article_spells_it_with_the_english_one_beside() -> None:
    told = article("A Anvisa aprovou o tavorlimabe para os adultos com asma no Brasil.", "", date(2024, 3, 5))
    (claim,) = extract(told, KnownNames()).claims
    assert (claim.product, claim.aliases) == ("tavorlimabe", ("tavorlimab",))


def test_the_people_are_told_in_the_articles_words() -> None:
    told = article(
        "La FDA aprobó el medicamento Velmora para adultos con asma en los Estados Unidos.",
        "",
        date(2024, 3, 5),
    )
    (claim,) = extract(told, KnownNames()).claims
    assert claim.population == "adultos"


WORDS = st.sampled_from(
    [
        *(
            "Die",
            "FDA",
            "hat",
            "das",
            "Mittel",
            "Velmora",
            "nicht",
            "am",
            "3.",
            "März",
            "2024",
            "für",
            "Kinder",
        ),
        *("zugelassen", ",", "wurde", "wird", "lässt", "zu", "nahm", "an", "Zulassung", "erteilt", ".", "\n"),
        *(
            "\n\n",
            "und",
            "der",
            "von",
            "Mukoviszidose",
            "a",
            "été",
            "le",
            "la",
            "approuvé",
            "(",
            ")",
            "«",
            "»",
        ),
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_every_place_lies_in_the_article(words: list[str]) -> None:
    told = article("Der und die für das mit " + " ".join(words), "", date(2024, 3, 5))
    found = extract(told, KnownNames())
    for item in (*found.claims, *found.refusals):
        assert item.evidence == told.text[item.start : item.end]
    for claim in found.claims:
        assert all(0 <= cue.start <= cue.end <= len(told.text) for cue in claim.cues)
