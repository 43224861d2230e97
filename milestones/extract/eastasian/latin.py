"""Names of medicines in Latin letters in East Asian text: as in English prose, and shorter codes."""

import re

from milestones.extract.eastasian.script import EASTERN, Eastern
from milestones.extract.medicines.finders import name_hits
from milestones.extract.medicines.hits import NameHit
from milestones.extract.medicines.shapes import Others
from milestones.extract.text.words import Words
from milestones.lexicon.drugnames import is_target

BRIEF_CODE = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,6}-?\d{1,5}[A-Za-z]?(?![A-Za-z0-9-])")
_SHORT_CODE = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,4}-\d{1,2}[A-Z]?(?![A-Za-z0-9-])")
"""A code of one or two digits, which English prose would take for much else."""
_AFTER_DISEASE = re.compile(r"(?:[症病癌瘤腫炎疹]|[硬维維钙]化|不全|增生|증|암|질환|종|염)\(\Z")
"""Before the short name of a disease: "骨髓纤维化症(PMF-1)"."""
_BESIDE_TARGET = re.compile(
    r"(?:\.\d)?(?:\)|基因|遺伝子|유전자|\s)?\s?(?:陽性|陰性|阳性|阴性|变异|変異|突变|突變|扩增|低表达|高表达|表达|発現|양성|음성|변이|과발현)"
)
"""Behind a target or gene, of which medicines and patients are told."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
"""Ends letters that a year follows at once: "FDA2024年4月"."""
_NOT_LATIN = re.compile(rf"[{EASTERN}]")


def latin_hits(eastern: Eastern) -> list[NameHit]:
    """The names in Latin letters that can be a medicine's, whatever stands around them."""
    text, trials = eastern.text, eastern.language.names.trial
    # A space for each East Asian character, so that Latin words have ends.
    found = name_hits(Words(_NOT_LATIN.sub(" ", text)), Others())
    found += [
        NameHit(match.start(), match.end(), "code")
        for match in _SHORT_CODE.finditer(text)
        if not is_target(match.group())
    ]
    return [
        hit
        for hit in found
        if (not trials.match(text, hit.end) or _studied(eastern, hit)) and _can_be(eastern, hit)
    ]


def _studied(eastern: Eastern, hit: NameHit) -> bool:
    """Whether a code before a Korean word for a trial is what is tried: "NR-301 임상 2상"."""
    return eastern.language.code == "ko" and bool(BRIEF_CODE.fullmatch(eastern.text, hit.start, hit.end))


def _can_be(eastern: Eastern, hit: NameHit) -> bool:
    """Whether a word in Latin letters is more than the number of a file, or the short name of a disease."""
    text = eastern.text
    if eastern.language.names.not_names.fullmatch(text, hit.start, hit.end):
        return False
    if _BESIDE_TARGET.match(text, hit.end) or text[hit.start - 1 : hit.start] == "抗":
        return False
    if text[hit.end : hit.end + 1] in ("年", "년") and _YEAR.search(text, hit.start, hit.end):
        return False
    return not (
        _AFTER_DISEASE.search(text, max(0, hit.start - 4), hit.start) and text[hit.end : hit.end + 1] == ")"
    )
