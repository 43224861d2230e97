"""How a sentence ties a disease to an event (indications.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from milestones.lexicon.files import toml_file
from milestones.lexicon.wordpatterns import Ending, Worded, alternatives, longest_words


@dataclass(frozen=True, slots=True)
class IndicationWords:
    """The lists of indications.toml, compiled where they are searched for."""

    not_modifiers: frozenset[str]
    too_general: frozenset[str]
    eponym_heads: frozenset[str]
    """Heads before which a person's name belongs to the disease."""
    owned_heads: frozenset[str]
    """The same before which it may have an apostrophe, whoever the person is: "Korvane's lymphoma drug"."""
    introduced: Ending
    """Ends with a word that introduces what is treated."""
    joined: re.Pattern[str]
    """The whole gap between two diseases of one list."""
    not_the_indication: Ending
    """Ends with words after which a disease is not what is treated."""
    anaphors: Worded
    anaphors_of_several: Worded
    people: str
    """Alternatives for a pattern."""
    not_parting: frozenset[str]
    acronym_heads: frozenset[str]
    """Heads before which an abbreviation belongs to the disease."""
    tail: re.Pattern[str]
    """From a head's end: what follows and belongs to the name."""
    symptoms: frozenset[str]
    signs: frozenset[str]
    """What a disease can have as well: "edema in heart failure"; alone it is no complaint."""
    stages: frozenset[str]
    """Names that tell how far the disease behind them has come."""
    linked: re.Pattern[str]
    """The whole gap between a symptom and the disease behind it."""
    occasion: re.Pattern[str]
    """From a symptom's end: when it comes."""
    general_modifiers: frozenset[str]
    wide_names: frozenset[str]
    """Names under which a text may tell again of a disease that it named before."""
    broad_heads: frozenset[str]
    """Last words of the names of a whole field."""
    field_words: frozenset[str]
    """What may stand before "cancers" in the name of a field."""
    prevented: re.Pattern[str]
    """This and the three below are for texts in small letters."""
    business: re.Pattern[str]
    harm: re.Pattern[str]
    naming: re.Pattern[str]
    """The whole gap between a disease that is only described and its name."""
    kind_of: re.Pattern[str]
    """Ends with what makes the next disease one of several: "a type of"."""
    wider: re.Pattern[str]
    """Ends with what makes the next disease a wider one: "X is a form of"."""
    described: frozenset[str]
    described_heads: frozenset[str]
    """Those of them that say nothing by themselves, so no "cancer"."""
    organs: frozenset[str]
    """What such a disease is said to be of."""
    describing: re.Pattern[str]
    """Ends with what shows that a disease is only described: "a rare"."""
    measures: frozenset[str]
    """Findings that are no medicine's use where those who have them have a disease."""
    of_patients: re.Pattern[str]
    """The whole gap between such a finding and the disease: "in adults with"."""
    unnamed: Worded
    """Uses that are counted and not named: "for several rare diseases"."""
    not_abbreviated: frozenset[str]
    """Abbreviations behind "patients with" or "treatment of" that are no disease's: "CRP"."""


@cache
def indication_words() -> IndicationWords:
    """The words of indications.toml."""
    data = toml_file("indications.toml")
    lead_in = r"\s+(?:the\s+|an?\s+|its\s+|both\s+|all\s+)?(?:[\w/-]+\s+){0,2}?"
    joiners = alternatives(data["list_joiners"])
    return IndicationWords(
        frozenset(data["not_modifiers"]),
        frozenset(data["too_general"]),
        frozenset(data["eponym_heads"]),
        frozenset(data["owned_heads"]),
        Ending.any_of(data["introductions"], lead_in, 3),
        re.compile(
            rf"(?:\s*\([^)]{{1,40}}\))?\s*(?:{joiners})\s*(?:(?:the|in|for|of|to|active|both|treat|treatment|with|also|certain|those|types)\s+){{0,8}}",
            re.IGNORECASE,
        ),
        Ending.any_of(data["not_the_indication"], r"\s+(?:[\w/-]+\s+){0,2}?", 2),
        Worded.any_of(data["anaphors"]),
        Worded.any_of(data["anaphors_of_several"]),
        alternatives(data["people"]),
        frozenset(data["not_parting"]),
        frozenset(data["acronym_heads"]),
        re.compile(rf"\s+{_either(data['tails'])}", re.IGNORECASE),
        frozenset(data["symptoms"]),
        frozenset(data["signs"]),
        frozenset(data["stages"]),
        re.compile(rf"\s+{_either(data['links'])}", re.IGNORECASE),
        re.compile(rf"\s+{_either(data['occasions'])}", re.IGNORECASE),
        frozenset(data["general_modifiers"]),
        frozenset(data["wide_names"]),
        frozenset(data["broad_heads"]),
        frozenset(data["field_words"]),
        re.compile(rf"\b{_either(data['preventions'])}"),
        re.compile(_either(data["businesses"])),
        re.compile(_either(data["harms"])),
        re.compile(_either(data["namings"]), re.IGNORECASE),
        re.compile(rf"\b(?:{alternatives(data['kinds_of'])})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE),
        re.compile(_either(data["widenings"])),
        frozenset(data["described"]),
        frozenset(data["described_heads"]),
        frozenset(data["organs"]),
        re.compile(_either(data["descriptions"]), re.IGNORECASE),
        frozenset(data["measures"]),
        re.compile(rf"\s+{_either(data['of_patients'])}", re.IGNORECASE),
        Worded(
            longest_words(data["unnamed_counts"]),
            re.compile(
                rf"\b(?:for|in|across|against|covering|spanning)\s+(?:the\s+treatment\s+of\s+)?(?:{alternatives(data['unnamed_counts'])})"
                rf"\s+(?:[\w-]+\s+){{0,3}}?(?:{alternatives(data['unnamed_uses'])})\b(?!\s+(?:such|including)\b)",
                re.IGNORECASE,
            ),
        ),
        frozenset(data["not_abbreviated"]),
    )


def _either(sources: Iterable[str]) -> str:
    """Any of the regular expressions; a space in them stands for any white space."""
    sources = list(sources)
    # Where all begin at the border of a word, Python looks for that once and not for each of them.
    border = r"\b" if all(source.startswith(r"\b") for source in sources) else ""
    joined = "|".join(source.removeprefix(border) for source in sources)
    return f"{border}(?:{joined})".replace(" ", r"\s+")


@lru_cache(maxsize=1 << 12)
def is_too_general(name: str) -> bool:
    """Whether a name says of no disease which one it is: "rare disease", "the stable disease"."""
    words, known = name.lower().replace(",", " ").split(), indication_words()
    if " ".join(words) in known.too_general:
        return True
    return (
        bool(words)
        and words[-1] in known.too_general
        and all(word in known.general_modifiers for word in words[:-1])
    )


def is_broad(name: str) -> bool:
    """Whether a name is that of a whole field of diseases: "rare blood disorders", "solid tumors"."""
    known = indication_words()
    *before, head = name.lower().split()
    telling = [word for word in before if word not in known.general_modifiers]
    if head not in known.broad_heads or len(telling) > 1:
        return False
    if head == "syndromes":  # "myelodysplastic syndromes" are one disease
        return not telling or telling[0] in known.organs | known.field_words
    of_organs = head.startswith("cancer")
    return not of_organs or "".join(telling) in known.field_words


def is_description(name: str) -> bool:
    """Whether a name only says what organ a disease is of: "bone disorder", "rare lung disease"."""
    *before, head = name.split() or [""]
    telling = {word for word in before if word not in indication_words().general_modifiers}
    return (
        head in indication_words().described_heads
        and len(telling) == 1
        and telling <= indication_words().organs
    )


def may_be_again(name: str) -> bool:
    """Whether a name is so wide that a disease named before may be meant by it: "dementia"."""
    return is_broad(name) or is_description(name) or name.lower() in indication_words().wide_names
