"""The names of diseases in a sentence: how far each reaches, what is two and what is none."""

import pytest

from milestones.extract.diseases.indications import Disease, disease_words, find_diseases
from milestones.extract.text.document import sentences
from milestones.extract.text.folding import Folded
from milestones.model.article import Article
from tests.extract.comparing import article


def _found(told: Article) -> list[Disease]:
    folded = Folded.of(told.text)
    return find_diseases(told.text, folded, disease_words().find(told.text, folded), sentences(told))


def names(text: str) -> list[str]:
    return [disease.name for disease in _found(article(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # modifiers to the left, without the population
        ("It is for adults with moderate-to-severe plaque psoriasis.",
         ["moderate-to-severe plaque psoriasis"]),
        ("It is for HER2-positive breast cancer.", ["breast cancer"]),
        ("It is for newly diagnosed acute myeloid leukemia.", ["acute myeloid leukemia"]),
        ("It is for paediatric leukaemia.", ["leukaemia"]),
        ("It is for locally advanced or metastatic urothelial carcinoma.",
         ["locally advanced or metastatic urothelial carcinoma"]),
        ("It is for relapsed and refractory multiple myeloma.", ["relapsed and refractory multiple myeloma"]),
        ("It is for immune-mediated thrombotic thrombocytopenic purpura.",
         ["immune-mediated thrombotic thrombocytopenic purpura"]),
        ("It is for cystic fibrosis-related diabetes.", ["cystic fibrosis-related diabetes"]),
        ("It is for HIV-associated lipodystrophy.", ["HIV-associated lipodystrophy"]),
        ("It is for opioid-induced constipation.", ["opioid-induced constipation"]),
        ("It is for jaw joint osteoarthritis.", ["jaw joint osteoarthritis"]),
        # names of persons, genes and enzymes
        ("They treat patients with Kleefstra syndrome.", ["Kleefstra syndrome"]),
        ("They treat patients with MELAS syndrome.", ["MELAS syndrome"]),
        ("They treat growth hormone deficiency.", ["growth hormone deficiency"]),
        ("They treat XYZ1 deficiency.", ["XYZ1 deficiency"]),
        ("New Medicine Approved For Angelman Syndrome Today", ["Angelman syndrome"]),
        ("The Brennick condition of the contract", []),
        # tails to the right
        ("It is for osteoarthritis of the basal thumb joint.", ["osteoarthritis of the basal thumb joint"]),
        ("It is for cancer of the bladder.", ["cancer of the bladder"]),
        ("It is for heart failure with reduced ejection fraction.",
         ["heart failure with reduced ejection fraction"]),
        ("It is for mucopolysaccharidosis type VII.", ["mucopolysaccharidosis type VII"]),
        ("It is for glycogen storage disease type Ia.", ["glycogen storage disease type Ia"]),
        ("It is for ductal carcinoma in situ.", ["ductal carcinoma in situ"]),
        ("It is for hepatitis B in 3 trials.", ["hepatitis B"]),
        ("It is for the asthma of the patient.", ["asthma"]),
        # one symptom with what brings it about
        ("It is for chorea associated with Huntington’s disease.",
         ["chorea associated with Huntington's disease"]),
        ("It is for seizures associated with Dravet syndrome.", ["seizures associated with Dravet syndrome"]),
        ("It is for hallucinations and delusions associated with Parkinson's disease psychosis.",
         ["hallucinations and delusions associated with Parkinson's disease psychosis"]),
        ("It is for agitation associated with dementia due to Alzheimer's disease.",
         ["agitation associated with dementia due to Alzheimer's disease"]),
        ("It is for mild dementia due to Alzheimer's disease.", ["Alzheimer's disease"]),
        ("It is for pain after cataract surgery.", ["pain after cataract surgery"]),
        ("It is for breast cancer after surgery.", ["breast cancer"]),
        ("It is for nausea and vomiting.", ["nausea and vomiting"]),
        ("It is for anemia in patients with chronic kidney disease.", ["anemia", "chronic kidney disease"]),
        # shared heads and ends
        ("It is for gastric and breast cancer.", ["gastric cancer", "breast cancer"]),
        ("It is for gastric cancer and breast cancer.", ["gastric cancer", "breast cancer"]),
        ("It is for breast, ovarian and prostate cancers.",
         ["breast cancer", "ovarian cancer", "prostate cancer"]),
        ("It is for type 1 and type 2 diabetes.", ["type 1 diabetes", "type 2 diabetes"]),
        ("It is for small cell and non-small cell lung cancer.",
         ["small cell lung cancer", "non-small cell lung cancer"]),
        ("It is for B-cell and T-cell lymphoma.", ["B-cell lymphoma", "T-cell lymphoma"]),
        ("It is for heart and kidney failure.", ["heart failure", "kidney failure"]),
        ("It is for hemophilia A and B.", ["hemophilia A", "hemophilia B"]),
        ("It is for hepatitis B, C and D.", ["hepatitis B", "hepatitis C", "hepatitis D"]),
        # no shared head, though "and" or "or" stands there
        ("It is for gastric or gastroesophageal junction adenocarcinoma.",
         ["gastric or gastroesophageal junction adenocarcinoma"]),
        ("It is for ovarian, fallopian tube or primary peritoneal cancer.",
         ["ovarian, fallopian tube or primary peritoneal cancer"]),
        ("It is for head and neck cancer.", ["head and neck cancer"]),
        ("It is for acute and chronic pain.", ["acute and chronic pain"]),
        ("It is for vulvar and vaginal atrophy.", ["vulvar and vaginal atrophy"]),
        ("It is for complicated skin and skin structure infections.",
         ["complicated skin and skin structure infections"]),
        ("It is for anxiety and depression.", ["anxiety", "depression"]),
        ("It is for Crohn's and ulcerative colitis.", ["Crohn's disease", "ulcerative colitis"]),
        ("It is for breast cancer and Ebola virus disease.", ["breast cancer", "Ebola virus disease"]),
        # said for short
        ("It is for sickle cell.", ["sickle cell disease"]),
        ("It is for sickle cell anemia.", ["sickle cell anemia"]),
        ("It is for mild to moderate Alzheimer's.", ["mild to moderate Alzheimer's disease"]),
        ("The cholesterol drug sells well.", ["high cholesterol"]),
        ("It lowers cholesterol.", []),
        ("The sleeping pill sells well.", ["insomnia"]),
        # prevention, pathogens
        ("It is for prophylaxis of gout flares.", ["gout flares"]),
        ("It is for smoking cessation.", ["smoking cessation"]),
        ("It is a vaccine against MenB.", ["MenB"]),
        ("It is for acetaminophen overdose and cyanide poisoning.",
         ["acetaminophen overdose", "cyanide poisoning"]),
        # abbreviations
        ("Multiple system atrophy (MSA) is rare. It is for MSA.",
         ["Multiple system atrophy", "Multiple system atrophy", "Multiple system atrophy"]),
        ("It is for COPD.", ["COPD"]),
        ("It is for r/r DLBCL.", ["r/r DLBCL"]),
        ("TSC-100 is a cell therapy.", []),
        ("It blocks PD-1 and PD-L1.", []),
        # parts of other words and names of nothing in particular
        ("It is a cancer-fighting drug.", []),
        ("HIV-infected people take it.", []),
        ("A third had stable disease.", []),
        ("They treat rare diseases and other conditions.", []),
        ("The diagnosis of failure came with a fever pitch.", []),
    ],
)  # fmt: skip
def test_the_names_of_diseases(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


def test_a_shared_head_keeps_each_disease_in_its_place() -> None:
    told = article("It is for gastric and breast cancer.")
    first, second = _found(told)
    assert told.text[first.start : first.end] == "gastric"
    assert told.text[second.start : second.end] == "breast cancer"


@pytest.mark.parametrize("piece", ["itis-", "cancer and ", "acute ", "pain and ", "hepatitis B and C, "])
def test_a_text_made_of_disease_words_is_read_to_its_end(piece: str) -> None:
    text = f"{piece * 3000}. It is for gout."
    assert names(text)[-1] == "gout"
