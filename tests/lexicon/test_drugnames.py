"""Names of medicines: INN stems and development codes, each with counter-examples."""

import re

import pytest

from milestones.lexicon.drugnames import drug_names, is_target, looks_like_code, stem_of
from milestones.lexicon.files import toml_file


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("satralizumab", "mab"), ("satralizumab-mwge", "mab"), ("Dostarlimab-gxly", "mab"),
        ("cefixime", "cef"), ("Gadobutrol", "gado"), ("glipizide", "gli"), ("iohexol", "io"),
        ("osimertinib", "tinib"), ("TUCATINIB", "tinib"),
        ("palbociclib", "ciclib"), ("niraparib", "parib"), ("sitagliptin", "gliptin"),
        ("empagliflozin", "gliflozin"), ("semaglutide", "glutide"),
        ("sofosbuvir", "buvir"), ("remdesivir", "vir"), ("dolutegravir", "tegravir"),
        ("equecabtagene", "gene"), ("autoleucel", "leucel"),
        ("eque-cel", "cel"), ("zevor-cel", "cel"), ("exa-cel", "cel"), ("abeparvovec", "parvovec"),
        ("inclisiran", "siran"), ("tofersen", "rsen"),
        ("sotatercept", "cept"), ("anakinra", "kinra"), ("pegfilgrastim", "grastim"), ("epoetin", "poetin"),
        ("montelukast", "lukast"),
        ("valsartan", "sartan"), ("enalapril", "pril"), ("metoprolol", "olol"), ("amlodipine", "dipine"),
        ("vonoprazan", "prazan"),
        ("omeprazole", "prazole"), ("ondansetron", "setron"), ("sumatriptan", "triptan"),
        ("rimegepant", "gepant"), ("duloxetine", "oxetine"),
        ("bupivacaine", "caine"), ("amoxicillin", "cillin"), ("ciprofloxacin", "floxacin"),
        ("rezafungin", "fungin"), ("tolvaptan", "vaptan"),
        ("apixaban", "xaban"), ("dabigatran", "gatran"), ("tenecteplase", "teplase"),
        ("vismodegib", "degib"), ("umbralisib", "lisib"),
        ("dabrafenib", "rafenib"), ("selumetinib", "metinib"), ("bortezomib", "zomib"),
        ("everolimus", "limus"), ("carboplatin", "platin"),
        ("doxorubicin", "rubicin"), ("nab-paclitaxel", "taxel"), ("capecitabine", "citabine"),
        ("pemetrexed", "trexed"), ("deruxtecan", "tecan"),
        ("venetoclax", "clax"), ("sotorasib", "rasib"), ("ivacaftor", "caftor"), ("avacopan", "copan"),
        ("belzutifan", None),
    ],
)  # fmt: skip
def test_a_stem_tells_a_medicine(word: str, stem: str | None) -> None:
    assert stem_of(word) == stem


@pytest.mark.parametrize(
    "word",
    ["Excel", "parcel", "cancel", "hygiene", "oncogene", "transgene", "habitat", "combine", "turbine",
     "vaccine", "peptide", "nucleotide",
     "reservoir", "concept", "proof-of-concept", "non-Hodgkin", "T-cell", "stem-cell", "Genmab",
     "interleukin", "cholesterol", "April", "cocaine",
     "immunoglobulin", "thermostat", "antibody", "mAb", "inhibitor", "company", "Reuters", "a", "", "-",
     "42", "gene", "Celgene", "insulin", "gadolinium", "iodide", "glide", "sulfate", "iol"],
)  # fmt: skip
def test_ordinary_words_have_none(word: str) -> None:
    assert stem_of(word) is None


def test_a_word_on_the_list_of_no_drugs_would_be_taken_for_one_without_it() -> None:
    known = drug_names()
    needless = {
        word
        for word in known.not_drugs
        if not any(
            word.endswith(ending) and len(word) - len(ending) >= least for ending, least in known.stems
        )
        and not word.startswith(known.openings)
    }
    assert needless == set()


def test_no_stem_is_listed_twice() -> None:
    endings = [ending for ending, _ in toml_file("drugnames.toml")["stems"]]
    assert sorted({ending for ending in endings if endings.count(ending) > 1}) == []


@pytest.mark.parametrize(
    "token",
    ["CT103A", "CT053", "RP-L102", "BGB-A317", "ABBV-383", "JNJ-4528", "JNJ-68284528", "LY3484356",
     "MK-3475", "RZ358", "AMX0035", "STAR-001",
     "LP-184", "VRG50635", "PXL770", "XW003", "R788", "S-217622", "GC012F", "BNT162b2", "mRNA-1273",
     "4D-150", "DS-8201a", "U3-1402",
     "SHR-A1811", "TAK-788", "CTx-1301", "RC48-ADC"],
)  # fmt: skip
def test_development_codes(token: str) -> None:
    assert looks_like_code(token)


@pytest.mark.parametrize(
    "token",
    ["CD19", "CD3", "BCMA", "PD-1", "PD-L1", "HER2", "EGFR", "IL-6", "IL-17A", "IL-12/23", "G12C", "T790M",
     "GLP-1", "COVID-19", "SARS-CoV-2",
     "H5N1", "B12", "ISO-9001", "ISO13485", "NCT05066646", "CTR20192510", "Q1", "Q4", "FY2024", "2024",
     "10-K", "8-K", "1Q24", "2H25", "21", "CFR",
     "CDK4", "AAV9", "ACR20", "Phase3", "Phase-2", "KEYNOTE-042", "CARTITUDE-4", "June2023", "HbA1c",
     "CRM197", "Fucaso", "FDA", "", "-", "A",
     "ICD-10", "USD200", "HK$5", "P450", "CO2", "SF-36"],
)  # fmt: skip
def test_what_only_looks_like_a_code(token: str) -> None:
    assert not looks_like_code(token)


@pytest.mark.parametrize(
    ("token", "expected"), [("PD-1", True), ("pd1", True), ("HER-2", True), ("CD38", True), ("CT103A", False)]
)
def test_targets(token: str, expected: bool) -> None:
    assert is_target(token) is expected


def test_patterns_say_each_thing_once() -> None:
    for key in ("code_patterns", "not_codes"):
        patterns = toml_file("drugnames.toml")[key]
        assert len(patterns) == len(set(patterns))
        for pattern in patterns:
            re.compile(pattern)


def test_words_are_lower_case() -> None:
    known = drug_names()
    for words in (known.second_words, known.salts, known.dosage_forms, known.generic_words, known.not_drugs):
        assert all(word == word.lower().strip() != "" for word in words)
