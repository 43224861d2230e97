"""The forms of English verbs: "turn … down" gives "turned … down", "turns … down" and "turning … down".

A word list names an act once, by its infinitive; what is irregular stands in verbs.toml.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from milestones.lexicon.files import LexiconError, toml_file

VERB_FORMS = ("past", "present", "base", "gerund")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SILENT_E = re.compile(r"[^eoy]e$")
_SET = re.compile(r"\{([^{}]+)\}")


def inflected(verb: str) -> Mapping[str, Sequence[str]]:
    """The forms of a verb given by its infinitive, under the names of VERB_FORMS; words behind it stay."""
    head, space, behind = verb.partition(" ")
    forms = {"past": _past(head), "present": (_present(head),), "base": (head,), "gerund": (_gerund(head),)}
    return {form: [word + space + behind for word in words] for form, words in forms.items()}


def written_out(words: Iterable[str], sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each word with each choice for its sets ("{decline} to approve"); LexiconError for an unknown set."""
    for word in words:
        parts = _SET.split(word)
        names = parts[1::2]
        if unknown := set(names) - set(sets):
            raise LexiconError(f"{word!r} names unknown sets {sorted(unknown)}")
        for chosen in product(*(list(written_out(sets[name], sets)) for name in names)):
            parts[1::2] = chosen
            yield "".join(parts)


@cache
def _irregular() -> Mapping[str, Sequence[str]]:
    table: Mapping[str, Sequence[str]] = toml_file("verbs.toml")["irregular"]
    return table


@cache
def _doubling() -> frozenset[str]:
    return frozenset(toml_file("verbs.toml")["doubling"]["words"])


def _past(verb: str) -> Sequence[str]:
    if forms := _irregular().get(verb):
        return forms
    if verb in _doubling():
        return (verb + verb[-1] + "ed",)
    if _CONSONANT_Y.search(verb):
        return (verb[:-1] + "ied",)
    return (verb + ("d" if verb.endswith("e") else "ed"),)


def _present(verb: str) -> str:
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _SIBILANT.search(verb) else "s")


def _gerund(verb: str) -> str:
    if verb in _doubling():
        return verb + verb[-1] + "ing"
    return (verb[:-1] if _SILENT_E.search(verb) else verb) + "ing"
