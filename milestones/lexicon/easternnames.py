"""How medicines and diseases are named in Chinese, Japanese and Korean (zh.toml, ja.toml, ko.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from milestones.lexicon.easternpatterns import any_of


@dataclass(frozen=True, slots=True)
class EasternNames:
    """How medicines are named; zh.toml explains the lists."""

    cue: str
    """Alternatives for a pattern: words that introduce a name."""
    cued: re.Pattern[str]
    """Such a word with the `name` behind it."""
    ends: re.Pattern[str]
    stops: re.Pattern[str]
    particles: re.Pattern[str]
    """Ends with what sticks to a Korean name's end."""
    forms: re.Pattern[str]
    ends_in_form: re.Pattern[str]
    stems: re.Pattern[str]
    not_names: re.Pattern[str]
    after_class_noun: re.Pattern[str]
    acted_on: tuple[re.Pattern[str], ...]
    """A `name` in a place where only a medicine's stands: "Xの承認"."""
    acted_on_behind: re.Pattern[str]
    """Follows such a name in quotation marks."""
    acting_before: re.Pattern[str]
    """Ends with an act upon the name in quotation marks that follows."""
    put_to_use_behind: re.Pattern[str]
    """Follows such a name."""
    company: re.Pattern[str]
    trial: re.Pattern[str]
    partner_before: re.Pattern[str]
    partner_after: re.Pattern[str]
    joiner: re.Pattern[str]
    copied: re.Pattern[str]
    """Follows the name of a medicine of which another is a copy: "X 바이오시밀러"."""

    def is_name(self, words: str) -> bool:
        """Whether the words can be a medicine's name: no class noun, company or ordinary word."""
        return self.not_names.match(words) is None and self.company.search(words) is None


@dataclass(frozen=True, slots=True)
class EasternDiseases:
    """How diseases are named and tied to an event."""

    stops: re.Pattern[str]
    modifiers: re.Pattern[str]
    """A whole word that belongs to the disease behind it; only where words are parted by spaces."""
    introduced: re.Pattern[str]
    label: re.Pattern[str]
    """Begins a line that gives the article's indication: "适应症:"."""
    not_behind: re.Pattern[str]
    not_after: re.Pattern[str]
    inside: re.Pattern[str]


_NAME = (
    r"(?P<name>[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]+){0,2}"
    r"|[^\s,、;:()\[\]「」『』《》“”\"'‘’。®™<>/|]{2,24})"
)
"""What can be a name: a few Latin words, or a run without punctuation."""


def eastern_names(data: Mapping[str, Any]) -> EasternNames:
    """The `names` table of a language's file as patterns."""
    forms, stems = any_of(data["forms"]).pattern, any_of(data["stems"]).pattern
    return EasternNames(
        cue=any_of(data["cues"]).pattern,
        cued=any_of(data["cues"], "", rf"\s?(?:为|是|称|叫|名|:|=|,)*\s?[「『《“\"'‘]?{_NAME}"),
        ends=any_of(data["ends"]),
        stops=any_of(data["stops"]),
        particles=re.compile(data.get("particles", "(?!)") + r"\Z"),
        forms=re.compile(forms),
        ends_in_form=re.compile(rf"{forms}\Z"),
        stems=re.compile(stems),
        not_names=any_of(data["not_names"], "", r"\Z"),
        after_class_noun=any_of(data["class_nouns"], "", r"\s?[「『《“\"'‘]?\Z"),
        acted_on=tuple(re.compile(source) for source in data["acted_on"]),
        acted_on_behind=any_of(data["acted_on_behind"]),
        acting_before=any_of(data.get("acting_before", ()), "", r"\s?[「『《“\"'‘]\Z"),
        put_to_use_behind=any_of(data.get("put_to_use_behind", ())),
        company=any_of(data["companies"]),
        trial=any_of(data["trials"], r"[」』》”\"'’)]?"),
        partner_before=any_of(data["partners_before"], "", r"\s?[「『《“\"'‘(]?\Z"),
        partner_after=any_of(data["partners_after"], r"(?:[®™」』》”\"'’]|\([^)]{0,30}\))*"),
        joiner=any_of(data["joiners"], r"\s?", r"\s?"),
        copied=any_of(data.get("copied", ()), r"(?:[®™」』》”\"'’]|\([^)]{0,30}\))*"),
    )


def eastern_diseases(data: Mapping[str, Any]) -> EasternDiseases:
    """The `diseases` table of a language's file as patterns."""
    return EasternDiseases(
        stops=any_of(data["stops"]),
        modifiers=re.compile(data.get("modifiers", "(?!)")),
        introduced=any_of(data["introductions"], "", r"[^,。;]{0,12}\Z"),
        label=any_of(data["labels"], r"\s*(?:[(]?\d[.)、]|[-·•▪*〇○◯■◆・▽])?\s*"),
        not_behind=any_of(data["not_behind"], "", r"[^,。;]{0,8}\Z"),
        not_after=any_of(data["not_after"]),
        inside=any_of(data["inside"]),
    )
