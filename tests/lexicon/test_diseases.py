"""Diseases: that the data holds together, which words name one, and which names are one disease's."""

import pytest

from milestones.lexicon.diseases import (
    disease_key,
    disease_name,
    diseases,
    is_disease_word,
    is_population,
    parents,
)


def test_lists_are_lower_case_and_do_not_contradict_each_other() -> None:
    known = diseases()
    for words in (known.heads, known.named, known.not_diseases, known.population_words, known.modifiers):
        assert all(word == word.lower().strip() for word in words)
    assert not known.not_diseases & (known.heads | known.named)
    assert not known.population_words & known.heads


def test_a_word_on_the_list_of_no_diseases_would_be_taken_for_one_without_it() -> None:
    known = diseases()
    needless = {
        word
        for word in known.not_diseases
        if word not in known.heads
        and not any(word.endswith(s.ending) and len(word) - len(s.ending) >= s.stem for s in known.suffixes)
    }
    assert needless == set()


@pytest.mark.parametrize(
    "word",
    ["asthma", "Psoriasis", "cholangitis", "NMOSD", "gMG", "hemoglobinuria", "haemoglobinuria",
     "glioblastoma", "lupus",
     "COVID-19", "leukaemia", "neuropathy", "fibromyalgia", "Alzheimer’s", "thrombocytopenia", "sarcoma",
     "mesothelioma"],
)  # fmt: skip
def test_words_that_name_a_disease(word: str) -> None:
    assert is_disease_word(word)


@pytest.mark.parametrize(
    "word",
    ["diagnosis", "Hypothesis", "prognosis", "analysis", "aroma", "diploma", "Roma", "apoptosis", "mitosis",
     "sympathy",
     "academia", "homeopathy", "Oklahoma", "Romania", "doses", "purposes", "failure", "disease", "disorder",
     "all", "als",
     "company", "Pharma", "plasma", "media", "stroma", "homeostasis", ""],
)  # fmt: skip
def test_words_that_name_none(word: str) -> None:
    assert not is_disease_word(word)


@pytest.mark.parametrize(
    "words",
    ["adult", "Patients", "HER2-positive", "EGFR-mutated", "KRAS G12C", "G12C", "BCG-unresponsive",
     "12 years and older",
     "second-line", "treatment-naive", "AQP4-IgG-positive", "MET exon 14 skipping"],
)  # fmt: skip
def test_words_of_a_population(words: str) -> None:
    assert is_population(words)


@pytest.mark.parametrize(
    "words",
    [
        "non-small cell",
        "multiple",
        "acute",
        "relapsed",
        "diffuse large B-cell",
        "type 2",
        "lung",
        "steroid-refractory",
    ],
)
def test_words_of_a_disease_are_no_population(words: str) -> None:
    assert not is_population(words)


@pytest.mark.parametrize(
    "names",
    [
        ("multiple myeloma", "RRMM", "R/R MM", "r/r MM", "MM", "relapsed or refractory multiple myeloma",
         "relapsed and/or refractory multiple myeloma", "Relapsed/Refractory Multiple Myeloma (R/R MM)",
         "multiple myelomas",
         "newly diagnosed multiple myeloma", "复发难治性多发性骨髓瘤", "多发性骨髓瘤", "다발골수종",
         "再発又は難治性の多発性骨髄腫",
         "重度多发性骨髓瘤", "재발성 또는 불응성 다발골수종"),
        ("myasthenia gravis", "gMG", "generalized myasthenia gravis", "generalised myasthenia gravis",
         "refractory gMG"),
        ("neuromyelitis optica spectrum disorder", "NMOSD", "neuromyelitis optica spectrum disorders",
         "视神经脊髓炎谱系疾病"),
        ("non-small cell lung cancer", "NSCLC", "non‑small‑cell lung cancer",
         "locally advanced or metastatic NSCLC", "非小细胞肺癌"),
        ("hemophilia A", "haemophilia A", "severe hemophilia A"),
        ("Crohn's disease", "Crohn’s disease", "moderately to severely active Crohn's disease"),
        ("anemia of unknown kind", "anaemia of unknown kind"),
        ("brain tumor", "brain tumours", "recurrent brain tumour"),
        ("diffuse large B-cell lymphoma", "DLBCL", "R/R DLBCL", "diffuse large B cell lymphoma"),
        ("type 2 diabetes", "T2D", "type II diabetes", "type 2 diabetes mellitus"),
        ("Sjögren's disease", "Sjogren's syndrome"),
        ("Alzheimer's disease", "Alzheimer disease", "early Alzheimer's disease"),
        ("multiple myeloma", "Multiples Myelom", "myélome multiple en rechute", "ziekte van Kahler"),
        ("breast cancer", "metastasierter Brustkrebs", "cáncer de mama metastásico", "carcinoma mammario"),
        ("cystic fibrosis", "Mukoviszidose", "mucoviscidose", "fibrosi cistica", "taaislijmziekte"),
    ],
)  # fmt: skip
def test_names_of_one_disease_share_a_key(names: tuple[str, ...]) -> None:
    assert {disease_key(name) for name in names} == {disease_key(names[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lung cancer", "non-small cell lung cancer"),
        ("non-small cell lung cancer", "small cell lung cancer"),
        ("acute myeloid leukemia", "chronic myeloid leukemia"), ("hemophilia A", "hemophilia B"),
        ("anxiety disorder", "generalized anxiety disorder"),
        ("type 1 diabetes", "type 2 diabetes"), ("multiple myeloma", "smoldering multiple myeloma"),
        ("multiple sclerosis", "multiple myeloma"),
        ("hepatitis B", "hepatitis C"), ("myelitis", "neuromyelitis optica"), ("ALS", "ALL"),
        ("combined immunodeficiency", "severe combined immunodeficiency"),
        ("diabetic macular edema", "macular degeneration"),
    ],
)  # fmt: skip
def test_names_of_two_diseases_do_not(one: str, other: str) -> None:
    assert disease_key(one) != disease_key(other)


@pytest.mark.parametrize("name", ["", " ", "()", "?!"])
def test_a_name_without_letters_has_an_empty_key(name: str) -> None:
    assert disease_key(name) == ""


@pytest.mark.parametrize(
    "name", ["severe", "relapsed or refractory", "复发难治性", "[bold]", "(", "a" * 5000, "\x1b]0;x\x07"]
)
def test_a_key_can_be_made_of_anything(name: str) -> None:
    assert isinstance(disease_key(name), str)


def test_a_key_keeps_its_own_key() -> None:
    for name in (
        "NSCLC",
        "generalized myasthenia gravis",
        "relapsed glioma of the tail",
        "复发难治性多发性骨髓瘤",
    ):
        assert disease_key(disease_key(name)) == disease_key(name)


def test_broader_diseases_come_nearest_first() -> None:
    names = [disease_name(key) for key in parents(disease_key("DLBCL"))]
    assert names[:3] == ["large B-cell lymphoma", "B-cell lymphoma", "non-Hodgkin lymphoma"]
    assert parents(disease_key("gout")) == ()
    assert parents("no such disease") == ()
    assert disease_name("no such disease") is None
