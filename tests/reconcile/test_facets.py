from dataclasses import replace

import pytest

from milestones.lexicon.facets import told_apart
from milestones.model.claim import Claim, Cue
from milestones.reconcile.facets import (
    PART,
    distinction_of,
    facets_in,
    facets_of,
    merged,
    part,
    subsets,
    telling_names,
)

from .records import told


def _claim(words: str, kind: str = "nda-approval", population: str | None = None, act: str = "") -> Claim:
    """A claim with these words as its evidence, and `act` as the words that name the act."""
    claim = told("a", kind=kind, population=population, start=100).claim
    at = 100 + words.index(act)
    cues = (Cue("kind", "made-up", at, at + len(act)),) if act else ()
    return replace(claim, evidence=words, end=100 + len(words), cues=cues)


def _stated(name: str, claim: Claim) -> str | None:
    return dict(facets_of(claim)).get(name)


@pytest.mark.parametrize(
    ("population", "line"),
    [
        ("adults who received at least three prior lines of therapy", "4"),
        ("after 3 or more prior lines of systemic therapy", "4"),
        ("three or more lines of therapy", "4"),
        ("who had one to three prior therapies", "2"),
        ("1-3 prior lines of therapy", "2"),
        ("1 to 3 prior lines of therapy", "2"),
        ("between one and three prior regimens", "2"),
        ("two to four prior lines of treatment", "3"),
        ("one or two prior therapies", "2"),
        ("at least one prior therapy", "2"),
        ("at least 2 lines of systemic therapy", "3"),
        ("four or more previous treatments", "5"),
        ("previously untreated", "1"),
        ("newly diagnosed", "1"),
        ("treatment-naïve patients", "1"),
        ("who have had no prior systemic therapy", "1"),
        ("front-line", "1"),
        ("second-line or later", "2"),
        ("second- or later-line treatment", "2"),
        ("third-line", "3"),
        ("3L+", "3"),
        ("first- or second-line treatment", None),
        ("first-line and second-line treatment", None),
        ("one therapy", None),
        ("previously treated", None),
        ("relapsed or refractory", None),
        ("13 prior lines", None),
        ("一线治疗", "1"),
        ("既往接受过至少一线治疗", "2"),
        ("二线治疗", "2"),
        ("至少接受过三线治疗", "4"),
        ("既往经过至少3种治疗", "4"),
        ("三线及以上治疗", "3"),
        ("初治", "1"),
        ("3차 치료", "3"),
        ("二次治療", "2"),
    ],
)
def test_the_line_of_therapy(population: str, line: str | None) -> None:
    assert _stated("line", _claim("it was approved", population=population)) == line


@pytest.mark.parametrize(
    ("population", "age"),
    [
        ("adults", "adult"),
        ("patients aged 18 years and older", "adult"),
        ("children aged 6 to 11 years", "child"),
        ("paediatric patients", "child"),
        ("patients 12 years of age and older", "child"),
        ("adults and children", None),
        ("adults and adolescents", None),
        ("rare pediatric disease", None),
        ("treated at the Children's Hospital", None),
        ("成人患者", "adult"),
        ("儿童患者", "child"),
        ("成人和儿童", None),
    ],
)
def test_the_age_of_the_patients(population: str, age: str | None) -> None:
    assert _stated("age", _claim("it was approved", population=population)) == age


@pytest.mark.parametrize(
    ("population", "setting"),
    [
        ("adjuvant treatment", "adjuvant"),
        ("neoadjuvant treatment", "neoadjuvant"),
        ("neo-adjuvant treatment", "neoadjuvant"),
        ("neoadjuvant and adjuvant treatment", None),
        ("maintenance treatment", "maintenance"),
        ("新辅助治疗", "neoadjuvant"),
        ("辅助治疗", "adjuvant"),
    ],
)
def test_the_setting(population: str, setting: str | None) -> None:
    assert _stated("setting", _claim("it was approved", population=population)) == setting


@pytest.mark.parametrize(
    ("words", "act", "route"),
    [
        ("The FDA granted accelerated approval to Zelvora", "approval", "conditional"),
        ("The EC granted a conditional marketing authorisation", "marketing authorisation", "conditional"),
        ("The FDA granted full approval to Zelvora", "approval", "full"),
        ("conversion from conditional to full approval of Zelvora", "approval", None),
        ("The FDA approved Zelvora after a full year of debate about the drug", "approved", None),
        ("approved after an accelerated assessment", "approved", None),
        ("国家药监局附条件批准了该药", "批准", "conditional"),
    ],
)
def test_whether_an_approval_is_conditional(words: str, act: str, route: str | None) -> None:
    assert _stated("route", _claim(words, act=act)) == route


def test_a_route_is_no_matter_of_designations() -> None:
    words = "a full and regular designation"
    assert _stated("route", _claim(words, "orphan-designation", act="designation")) is None


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("nda-submission", "Acme submitted the BLA", "first"),
        ("nda-submission", "Acme resubmitted the BLA", "again"),
        ("nda-submission", "the re-submission of the BLA", "again"),
        ("nda-acceptance", "the FDA accepted the resubmission", "again"),
        ("nda-approval", "approved after a resubmission", None),
    ],
)
def test_the_round_of_an_application(kind: str, words: str, found: str | None) -> None:
    assert _stated("round", _claim(words, kind)) == found


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("COMP adopted a positive opinion", "orphan"),
        ("a positive opinion on orphan medicinal product designation", "orphan"),
        ("CHMP adopted a positive opinion for Zelvora", "approval"),
        ("CHMP adopted a positive opinion for Zelvora, which has orphan status", "approval"),
        ("an orphan medicine received a positive opinion", "approval"),
        ("an advisory committee voted for it", "approval"),
    ],
)
def test_which_committee_gave_an_opinion(words: str, body: str) -> None:
    assert _stated("body", _claim(words, "positive-opinion")) == body


def test_the_sentence_tells_what_the_population_does_not() -> None:
    words = "approved for the second-line\ntreatment of adults"
    assert _stated("line", _claim(words, population=None)) == "2"
    assert _stated("line", _claim(words, population="after at least three prior lines")) == "4"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("line=2", "", "line=2"),
        ("line=2", "age=child", "age=child;line=2"),
        ("line=2", "line=4", None),
        ("part=a", "", None),
        ("line=2;part=a", "part=a", "line=2;part=a"),
    ],
)
def test_what_two_statements_come_to(one: str, other: str, together: str | None) -> None:
    for pair in ((one, other), (other, one)):
        found = merged(*map(facets_in, pair))
        assert (None if found is None else distinction_of(found)) == together


def test_only_what_is_stated_in_two_ways_tells_apart_and_what_is_split_off() -> None:
    stated = [facets_in("age=adult;line=2"), facets_in("line=4"), facets_in("")]
    assert telling_names(stated) == {"line"}
    assert telling_names([part(stated[0], "a.txt")]) == {PART}


def test_less_detail_is_any_part_of_it() -> None:
    found = {distinction_of(less) for less in subsets(facets_in("age=adult;line=2"))}
    assert found == {"", "age=adult", "line=2", "age=adult;line=2"}


def test_a_distinction_as_a_person_reads_it() -> None:
    assert told_apart("line=2;part=b.txt;route=full") == "after one line, b.txt, full"


@pytest.mark.parametrize(
    ("words", "course"),
    [
        ("relapsed or refractory multiple myeloma", "later"),
        ("RRMM", "later"),
        ("r/r follicular lymphoma", "later"),
        ("previously treated mantle cell lymphoma", "later"),
        ("heavily pretreated breast cancer", "later"),
        ("2L+ gastric cancer", "later"),
        ("after one prior line of therapy", "later"),
        ("newly diagnosed multiple myeloma", "first"),
        ("treatment-naïve chronic hepatitis C", "first"),
        ("复发难治多发性骨髓瘤", "later"),
        ("初治套细胞淋巴瘤", "first"),
        ("multiple myeloma", None),
        ("relapsing-remitting multiple sclerosis", None),
        ("relapsing forms of multiple sclerosis", None),
        ("newly diagnosed or relapsed acute myeloid leukemia", None),
        ("patients who have not been previously treated", "first"),
    ],
)
def test_whether_the_disease_was_treated_before(words: str, course: str | None) -> None:
    assert _stated("course", _claim("", population=words)) == course


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("early breast cancer", "early"),
        ("early-stage non-small cell lung cancer", "early"),
        ("resectable non-small cell lung cancer", "early"),
        ("nonmetastatic castration-resistant prostate cancer", "early"),
        ("stage II melanoma", "early"),
        ("metastatic castration-sensitive prostate cancer", "advanced"),
        ("locally advanced or metastatic urothelial carcinoma", "advanced"),
        ("unresectable hepatocellular carcinoma", "advanced"),
        ("stage IV melanoma", "advanced"),
        ("转移性结直肠癌", "advanced"),
        ("breast cancer", None),
        ("early symptomatic Alzheimer's disease", None),
        ("resectable or metastatic melanoma", None),
    ],
)
def test_how_far_the_disease_has_come(words: str, stage: str | None) -> None:
    assert _stated("stage", _claim("", population=words)) == stage
