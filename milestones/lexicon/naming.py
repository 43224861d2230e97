"""How texts name medicines (naming.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file
from milestones.lexicon.wordpatterns import Worded, any_of


@dataclass(frozen=True, slots=True)
class ToldDevices:
    """What a text says of a name that is no medicine's."""

    heads: tuple[str, ...]
    called: tuple[str, ...]
    """Those that may stand directly behind the name."""
    goods: tuple[str, ...]
    """What else is no medicine, which may stand before the name as well."""
    platforms: tuple[str, ...]
    medicines: tuple[str, ...]
    """Beginnings of words that show a medicine in spite of a head."""
    marks: tuple[str, ...]
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The lists of naming.toml; the patterns match whole words."""

    class_nouns: frozenset[str]
    own_nouns: tuple[str, ...]
    """Those that may stand behind the name of one's own medicine: "its Zelvora vaccine"."""
    class_plurals: frozenset[str]
    """Those of the class nouns that name several medicines: "drugs", "vaccines"."""
    organisation_words: frozenset[str]
    not_names: frozenset[str]
    name_ends: frozenset[str]
    """Words that a name may end in: "OrvoStem"."""
    firm_words: tuple[str, ...]
    """End the names of companies, not those of authorities."""
    name_labels: tuple[str, ...]
    """Before the colon in a sheet's line that names a medicine."""
    substance_labels: tuple[str, ...]
    """The same in one that names what is in it, or its earlier name."""
    alias_cues: tuple[str, ...]
    named_as: frozenset[str]
    """Words that have a medicine's name behind "as"."""
    combination_words: tuple[str, ...]
    reference_words: tuple[str, ...]
    """Before the medicine that another one copies."""
    contrast_words: tuple[str, ...]
    treated_words: tuple[str, ...]
    """What patients are said to have had before."""
    maker_of: Worded
    """Before the names of what a company has."""
    example_cues: tuple[str, ...]
    """Between medicines in general and those named as examples."""
    plural: Worded
    """Words for several medicines told before."""
    before_verbs: frozenset[str]
    """Words that have a medicine for their object: "approved X"."""
    before_nouns: frozenset[str]
    """Words that have a medicine behind a preposition: "approval of X"."""
    fillers: frozenset[str]
    """Words that may stand between these and the name."""
    behind_whole: tuple[str, ...]
    """Words behind a name that is no first part of another one."""
    after_names: str
    """A pattern: what stands directly behind a medicine's name."""
    eponym_heads: frozenset[str]
    """Behind a capitalised word these make it a part of a disease's name."""
    not_called: frozenset[str]
    """Beside these, what is called so is no medicine."""
    after_holders: str
    """A pattern: what stands directly behind the name of who holds an approval, medicine or company."""
    after_filed: str
    """A pattern: what stands behind the name of what, or of who, filed an application; group `use`."""
    after_getters: str
    """A pattern: what stands behind the name of what, or of who, gets an approval; group `use`."""
    gifts: str
    """A pattern: what stands behind "gave" and the medicine's name."""
    uses: frozenset[str]
    """Words behind "for" that tell whom a medicine is for."""
    not_uses: frozenset[str]
    """Words behind "for" that tell of a test or a trial, not of a medicine's use."""
    device_nouns: tuple[str, ...]
    told_devices: ToldDevices
    target_nouns: frozenset[str]
    gene_nouns: frozenset[str]
    describing_parts: frozenset[str]
    maker_words: frozenset[str]
    """What an apposition says of a company or a person."""
    name_modifiers: tuple[str, ...]
    trial_nouns: tuple[str, ...]
    headline_acts: tuple[str, ...]
    titled_forms: tuple[str, ...]
    """Forms that a name's capitals run on to: "the Orvance Influenza Vaccine"."""
    technology_words: frozenset[str]
    company_nouns: tuple[str, ...]
    company_verbs: tuple[str, ...]
    vaccine_sorts: tuple[str, ...]
    """Between what a vaccine is against and the word itself."""
    vaccine_targets: tuple[str, ...]
    therapy_makes: tuple[str, ...]
    """What gene and cell therapies without a name are told apart by."""
    spelled_nouns: frozenset[str]
    """The last words of names in capitals behind which their letters stand."""
    digests: re.Pattern[str]
    """What the headline of a digest says of itself."""


def _any_pattern(sources: Iterable[str]) -> str:
    """Regular expressions as alternatives; a space in them stands for any white space."""
    return "|".join(sources).replace(" ", r"\s+")


@cache
def naming() -> Naming:
    """The lists of naming.toml."""
    data = toml_file("naming.toml")
    return Naming(
        frozenset(data["class_nouns"]),
        tuple(data["own_nouns"]),
        frozenset(noun for noun in data["class_nouns"] if noun.endswith("s")),
        frozenset(data["organisation_words"]),
        frozenset(data["not_names"]),
        frozenset(data["name_ends"]),
        tuple(data["firm_words"]),
        tuple(data["name_labels"]),
        tuple(data["substance_labels"]),
        tuple(data["alias_cues"]),
        frozenset(data["named_as"]),
        tuple(data["combination_words"]),
        tuple(data["reference_words"]),
        tuple(data["contrast_words"]),
        tuple(data["treated_words"]),
        Worded.any_of(data["maker_of"]),
        tuple(data["example_cues"]),
        Worded.any_of(data["plural"]),
        frozenset(data["before_verbs"]),
        frozenset(data["before_nouns"]),
        frozenset(data["fillers"]),
        tuple(data["behind_whole"]),
        f"(?:{_any_pattern(told.replace('{who}', data['who']) for told in data['after_names'])})",
        frozenset(data["eponym_heads"]),
        frozenset(data["not_called"]),
        f"(?:{_any_pattern(data['after_holders'])})",
        f"(?:{_any_pattern(data['after_filed'])})",
        f"(?:{_any_pattern(data['after_getters'])})",
        f"(?i:{_any_pattern(data['gifts'])})",
        frozenset(data["uses"]),
        frozenset(data["not_uses"]),
        tuple(data["device_nouns"]),
        ToldDevices(**{field: tuple(words) for field, words in data["told_devices"].items()}),
        frozenset(data["target_nouns"]),
        frozenset(data["gene_nouns"]),
        frozenset(data["describing_parts"]),
        frozenset(data["maker_words"]),
        tuple(data["name_modifiers"]),
        tuple(data["trial_nouns"]),
        tuple(data["headline_acts"]),
        tuple(data["titled_forms"]),
        frozenset(data["technology_words"]),
        tuple(data["company_nouns"]),
        tuple(data["company_verbs"]),
        tuple(data["vaccine_sorts"]),
        tuple(data["vaccine_targets"]),
        tuple(data["therapy_makes"]),
        frozenset(data["spelled_nouns"]),
        any_of(data["digests"]),
    )


def is_modifier(word: str) -> bool:
    """Whether a word behind a brand name belongs to it: "Orvance CR", "Orvance XR-ODT"."""
    return all(part in naming().name_modifiers for part in word.split("-"))
