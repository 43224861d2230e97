"""What is approved, cleared or filed and is no milestone of a medicine (guards.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from milestones.lexicon.files import toml_file
from milestones.lexicon.wordpatterns import Worded, alternatives, any_of, longest_words


@dataclass(frozen=True, slots=True)
class Guards:
    """The lists of guards.toml as patterns of whole words, any case save for acronyms."""

    device: Worded
    imaging: str
    """Not followed by what makes a medicine of a device's word: "a diagnostic contrast agent"."""
    device_sentence: Worded
    rolling_start: Worded
    in_parts: Worded
    """A review that begins before the whole application is in."""
    study_plans: Worded
    """Plans of studies in children, on which an opinion is none on the medicine."""
    veterinary: Worded
    animals: Worded
    """The same in a headline, which speaks of no trials: "Arthritic dogs to get a monthly shot"."""
    begun: Worded
    """Ends with what only begins the filing that follows; so do `handled` and `amended`."""
    handled: Worded
    dealt_with: Worded
    """What was done to an application that was filed: "its submission was accepted"."""
    amended: Worded
    undoing: re.Pattern[str]
    """Behind an application: it asks to take something back, or to renew it."""
    approving: Worded
    """Behind "recommended": it is the approval that is."""
    agreed: Worded
    oversight: Worded
    """What else clears trials, and what is cleared in a running one."""
    had_of_it: tuple[str, ...]
    """What is had of a medicine and may be approved by itself."""
    had_of_trials: tuple[str, ...]
    """What is had of a trial as well, and lets it begin where it is approved."""
    payers: Worded
    """Bodies that judge the price of a medicine."""
    users: Worded
    """Bodies that say how a medicine that may be sold is used."""
    weak: re.Pattern[str]
    plain: re.Pattern[str]
    """A weak act with the time, use or place behind it that makes it one of a medicine all the same."""
    shared: frozenset[str]
    """Rules of candidates that need an authority in their sentence."""
    by_agent: frozenset[str]
    """Rules of candidates that an authority must do or order."""
    asking: re.Pattern[str]
    """Begins an act that refuses a medicine only where an authority does it."""
    ordered: re.Pattern[str]
    authority: Worded
    committee: Worded
    advice: re.Pattern[str]
    """Acts that anybody does, and that are an opinion only where a committee does them."""
    weighed: re.Pattern[str]
    """The same, of verdicts for a medicine."""
    staff: Worded
    """Ends with an authority's staff as the subject of what follows."""
    elsewhere: re.Pattern[str]
    """Opens a sentence that points to another article."""


@cache
def guards() -> Guards:
    """The guards of guards.toml."""
    data = toml_file("guards.toml")
    acronyms = [word for word in data["device"]["sentence"] if word.isupper() and word.isalpha()]
    phrases = [word for word in data["device"]["sentence"] if word not in acronyms]
    # An acronym such as IDE counts in capitals only, whatever the flag of the whole pattern.
    sentence = re.compile(rf"(?i:{any_of(phrases).pattern})|\b(?:{'|'.join(acronyms)})\b")
    animals, patients = data["veterinary"]["words"], data["veterinary"]["patients"]
    imaging = rf"(?!\s(?:{alternatives(data['device']['medicines'])})\b)"
    return Guards(
        Worded.any_of(data["device"]["words"], imaging),
        imaging,
        Worded(longest_words(data["device"]["sentence"]), sentence),
        Worded.any_of(data["rolling_start"]["words"]),
        Worded.any_of(data["in_parts"]["words"]),
        Worded.any_of(data["study_plans"]["words"]),
        Worded(
            longest_words([*animals, *patients]),
            re.compile(
                rf"(?:{any_of(animals).pattern})(?![-‑\s](?:based|derived|origin|sourced|immune|anti|rabies|serum|plasma|collagen|insulin))"
                rf"|\b(?:for|of)\s+(?:use\s+in\s+)?(?:[\w-]+\s+){{0,5}}?(?:{any_of(patients).pattern})",
                re.IGNORECASE,
            ),
        ),
        Worded.any_of([*animals, *patients, "dog", "hounds", "foals", "mares", "calves", "hens"]),
        _just_before(data["begun"]["words"]),
        _just_before(data["handled"]["words"]),
        Worded.any_of(data["dealt_with"]["words"]),
        _just_before(data["amended"]["words"]),
        any_of(data["undoing"]["words"]),
        Worded.any_of(data["approving"]["words"]),
        Worded.any_of(data["agreed"]["words"]),
        Worded.any_of(data["oversight"]["words"]),
        tuple(data["had_of_it"]["words"]),
        tuple(data["had_of_it"]["trials"]),
        Worded.any_of(data["payers"]["words"]),
        Worded.any_of(data["users"]["words"]),
        any_of(data["weak"]["words"]),
        re.compile(
            rf"(?:{any_of(data['plain']['acts']).pattern})\s+(?:(?:also|again|twice|then|anew|once\s+more)\s+)?"
            rf"(?:{'|'.join(map(re.escape, data['plain']['then']))})(?:\d\d)?(?!\w)",
            re.IGNORECASE,
        ),
        frozenset(data["shared"]["rules"]),
        frozenset(data["agent"]["rules"]),
        any_of(data["agent"]["asking"]),
        any_of(data["agent"]["ordered"]),
        Worded.any_of(data["authority"]["words"]),
        Worded.any_of(data["committee"]["words"]),
        any_of(data["committee"]["advice"]),
        any_of(data["committee"]["weighed"]),
        Worded.any_of(data["committee"]["staff"], r"\s+(?:(?!and\b)[\w'’-]+\s+){0,5}$"),
        re.compile(rf"\W*(?:{any_of(data['elsewhere']['words']).pattern})\W", re.IGNORECASE),
    )


def _just_before(words: list[str]) -> Worded:
    """Ends with one of the words and at most a few of what they govern."""
    return Worded.any_of(words, r"(?:,[^,.;]{3,40},)?\s+(?:(?!and\b)[\w'’.()-]+\s+){0,3}$")
