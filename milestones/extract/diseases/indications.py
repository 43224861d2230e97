"""The diseases of an article, by an open vocabulary: a head or an ending, with the modifiers to its left.

"Relapsed and/or refractory multiple myeloma" is found from "myeloma" leftwards. Words of the population
(adults, HER2-positive, newly diagnosed) are left out of the name. Abbreviations that the article defines
("neuromyelitis optica spectrum disorder (NMOSD)") stand for the name wherever they are used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from milestones.extract.diseases.lettered import by_initials, following, names_of, of_other_words
from milestones.extract.diseases.unexplained import unexplained
from milestones.extract.diseases.widening import Named
from milestones.extract.text.document import Sentence
from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Hit, Phrases, longest, standing
from milestones.lexicon.diseases import disease_key, disease_name, diseases, is_disease_word
from milestones.lexicon.indications import indication_words, is_too_general
from milestones.lexicon.seeds import seed_indications

_ABBREVIATION = re.compile(r"\s*[(\[（]\s*[\"“'‘]?([A-Za-z][\w/. -]{0,11}[A-Za-z0-9])[\"”'’]?\s*[)\]）;,]")
_BRACKETS = re.compile(r"\s*\([^()]{1,40}\)(?=[\s-])")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
_COMPOUND = re.compile(
    r"[-‑][\w(]|(?<=AAV)\s(?:gene|vector|delivery|therapy|product|platform|technology)|(?<=[A-Z]{2})\s(?:vector|capsid|serotype|backbone)"
)
"""Goes on to a compound that names no disease: "cancer-fighting", "HIV-infected", "PD-(L)1", "AAV vector"."""
_PREVENTED = re.compile(r"(?<=[Pp]rophylaxis)(?:\s\([^()]{2,30}\))?\s(?:of|against)\s")
"""Goes on to what is prevented, the disease: "pre-exposure prophylaxis (PrEP) of HIV infection"."""
_BODY = re.compile(
    r"(?:[’']s)?\s(?:(?:[A-Z][\w&-]*|and|of)\s){0,3}?(?:Advisory|Foundation|Association|Society|Institute|Federation|Alliance"
    r"|Coalition|Trust|Network|Fund|Council|Center|Centre|UK|Drugs\sAdvisory|Pharma(?:ceuticals?)?|Bio[A-Za-z]*|Therapeutics|Corp|Inc|Ltd)(?![\w-])"
    r"|(?<=[Nn]ecrosis)\s[Ff]actors?\b"
)
"""Goes on to the name of a committee or a society, or of a protein: "Arthritis Advisory Committee"."""


_GLUED_BEFORE = re.compile(r"[\w/]")
_GLUED_AFTER = re.compile(r"[\w/-]")
"""What makes an abbreviation a part of another word."""
_WORD = re.compile(r"\w+")
_BROUGHT = re.compile(r"([A-Z][\w]{1,5})-(?:associated|induced|related)\s", re.IGNORECASE)
"""Opens the name of a disease that another one brings."""
_BROUGHT_BY = re.compile(r"(?: [A-E])?(?: \([A-Z]{2,6}\))?[-‑](?:associated|induced|related)\s+")
"""Between two diseases that are one: "hepatitis B (HB)-associated fibrosis"."""
_CAUSED = re.compile(r"(?:secondary|due|related)\sto\s|associated\swith\s|caused\sby\s")
"""Opens what a disease comes from: "GA secondary to macular degeneration"."""
_JOINED = re.compile(r"(?:\s*\([^()]{1,20}\))?\s+(?:and|and/or|or)\s+")
_IN = re.compile(r"\s+in\s+(?:(?:patients|people|adults|those)\s+with\s+)?(?:congestive\s+|chronic\s+)?")
_NON = re.compile(r"\b(?:[Nn]on|(?:[A-Z]{1,3}[-‑])?[A-Z]{1,3})[-‑]$")
"""Ends with what belongs to a name behind its hyphen: "non-metastatic cancer", "LG-IR-NMIBC"."""
LONGEST_WORD = 60
"""Letters of the longest word that can be a disease's name."""


@dataclass(frozen=True, slots=True)
class Disease:
    """A place where a disease is named."""

    start: int
    end: int
    name: str
    """In full where the article or the seeds say what an abbreviation stands for."""
    key: str


@cache
def disease_words() -> Phrases[bool]:
    """Heads and named diseases; false for a head that may be an ordinary word's part ("failure")."""
    known = diseases()
    entries = dict.fromkeys(known.heads | known.weak_heads, False)
    entries |= dict.fromkeys(known.named | known.named_exact | known.short_names.keys(), True)
    for seed in seed_indications():
        entries |= dict.fromkeys(seed.names, True)
    return Phrases((name, named) for name, named in entries.items() if len(name) > 1)


@cache
def _endings() -> AhoCorasick:
    return AhoCorasick(list(diseases().endings))


def find_diseases(
    text: str, folded: Folded, words: Sequence[Hit[bool]], parts: Sequence[Sentence]
) -> list[Disease]:
    """Every mention of a disease in the given sentences, in order of place, none overlapping another.

    `words` are the `disease_words` of the text.
    """
    heads = _by_sentence(parts, _heads(text, folded, words))
    named = [by_initials(text, part, name) for part, head in heads for name in names_of(text, part, head)]
    groups = _linked(text, _longest(named))
    spans = [_reached(text, group) for group in groups]
    within = [name for group in groups if len(group) > 1 for name in group]
    defined = dict(_definitions(text, [*within, *spans]))
    spans += _uses(text, defined)
    mentions = []
    other = of_other_words(text, spans)
    short, meant = unexplained(text, spans, other)
    defined |= meant
    for span in _longest([*spans, *short]):
        said = span.name.translate(_PLAIN) or _said(text, span)
        if said in other:
            continue
        name = _well_spelled(_spelled_out(said, defined))
        if not is_too_general(name):
            mentions.append(Disease(span.start, span.end, name, disease_key(name)))
    return mentions


def _heads(text: str, folded: Folded, words: Sequence[Hit[bool]]) -> list[Hit[bool]]:
    """Words or phrases that are, or end, a disease's name, in order of place, none overlapping another."""
    found, called = [_with_non(text, hit) for hit in words], set()
    for _, _, end in _endings().find_matches_as_indexes(folded.text, overlapping=True):
        if end < len(folded.text) and folded.text[end].isalnum():
            continue
        right = folded.original(end - 1) + 1
        left = right
        while left > max(0, right - LONGEST_WORD) and (text[left - 1].isalnum() or text[left - 1] in "-‑"):
            left -= 1
        word = text[left:right].lstrip("-‑")
        if is_disease_word(word) or is_disease_word(re.split("[-‑]", word)[-1]):
            found.append(Hit(right - len(word), right, True))
            if word[0].isupper() and word.lower() not in diseases().heads and _BODY.match(text, right):
                called.add(word)  # a company, which may stand elsewhere by its first name alone
    return longest(
        hit
        for hit in found
        if not _COMPOUND.match(text, hit.end)
        and not (
            text[hit.start : hit.end].isupper() and _FACTOR.search(text, max(0, hit.start - 12), hit.start)
        )
        and not _PREVENTED.match(text, hit.end)
        and not _BODY.match(text, hit.end)
        and text[hit.start : hit.end] not in called
    )


_FACTOR = re.compile(
    r"\b(?:[Ff]actors?|[Pp]roteins?|[Rr]eceptors?|[Gg]enes?|[Kk]inases?|[Pp]athways?)\s$|\b[A-Z]{2,5}\.$"
)
"""Ends with what an abbreviation behind it is one of: "the transcription factors EB and E3", "AZN.LN"."""


def _with_non(text: str, hit: Hit[bool]) -> Hit[bool]:
    """A phrase with the "non-" before it, an abbreviation with its risk: "non-metastatic", "LG-NMIBC"."""
    if text[hit.start - 1 : hit.start] not in ("-", "‑"):
        return hit
    before = _NON.search(text, max(0, hit.start - 8), hit.start)
    if before is None or (before.group()[:-1].isupper() and not text[hit.start : hit.end].isupper()):
        return hit
    return Hit(before.start(), hit.end, hit.value)


def _by_sentence(
    parts: Sequence[Sentence], hits: Sequence[Hit[bool]]
) -> Iterator[tuple[Sentence, Hit[bool]]]:
    """Each hit with the sentence that holds it; hits outside the sentences are left out."""
    ahead = iter(parts)
    part = next(ahead, None)
    for hit in hits:
        while part and part.end < hit.end:
            part = next(ahead, None)
        if part and part.start <= hit.start:
            yield part, hit


def _longest(named: Iterable[Named]) -> list[Named]:
    """Of overlapping names the longest, in order of place."""
    by_span = {(name.start, name.end): name for name in named}
    return longest(by_span.values())


def _linked(text: str, names: Sequence[Named]) -> list[list[Named]]:
    """Names that are one disease's, together: "chorea associated with Huntington's disease"."""
    words = indication_words()
    groups: list[list[Named]] = []
    for name in names:
        gap = text[groups[-1][-1].end : name.start] if groups else ""
        if gap == " (" and text.startswith((")-", ")‑"), name.end):
            continue  # "hepatitis B (HB)-associated fibrosis"
        if (
            groups
            and len(gap) < 60
            and (
                words.linked.fullmatch(gap)
                or _BROUGHT_BY.fullmatch(gap)
                or _is_complaint(text, groups[-1], name, gap)
            )
        ):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _is_complaint(text: str, before: Sequence[Named], name: Named, gap: str) -> bool:
    """Whether a symptom is told with another, or with its disease: "pain and itch", "edema in CKD"."""
    last = before[-1]
    if _IN.fullmatch(gap):
        sign = _last_word(text, last) in indication_words().signs or _is_symptom(text, last)
        return sign and not _is_symptom(text, name) and not text.startswith(" surg", name.end)
    return (
        _JOINED.fullmatch(text, last.end, name.start) is not None
        and _is_symptom(text, last)
        and _is_symptom(text, name)
    )


def _is_symptom(text: str, name: Named) -> bool:
    return _last_word(text, name) in indication_words().symptoms


def _last_word(text: str, name: Named) -> str:
    return text[name.start : name.end].rpartition(" ")[2].lower()


def _reached(text: str, group: Sequence[Named]) -> Named:
    """One name for the group, with the occasion of a symptom: "pain following ocular surgery"."""
    first, last = group[0], group[-1]
    if all(_said(text, name).lower() in indication_words().stages for name in group[:-1]) and len(group) > 1:
        return Named(first.start, last.end, last.name or _said(text, last))
    after = indication_words().occasion.match(text, last.end) if _is_symptom(text, last) else None
    end = after.end() if after else last.end
    return first if end == first.end else Named(first.start, end)


def _said(text: str, name: Named) -> str:
    """The name in the text's words, with plain apostrophes and hyphens and without brackets."""
    said = text[name.start : name.end]
    if "(" in said:
        said = _BRACKETS.sub("", said)
    return " ".join((said if said.isascii() else said.translate(_PLAIN)).split())


def _spelled_out(said: str, defined: Mapping[str, str]) -> str:
    """The name with its abbreviation in full: "refractory NMOSD" gives "refractory neuromyelitis ..."."""
    if said in defined:
        return defined[said]
    if short := diseases().short_names.get(said.lower()):
        return short
    if brought := _BROUGHT.match(said):
        cause = defined.get(brought[1]) or diseases().short_names.get(brought[1].lower(), "")
        if " " in cause and not cause.endswith("infection"):
            return f"{cause}{said[brought.end(1) :]}"
    first, _, cause = said.partition(" ")
    if first in defined and _CAUSED.match(cause):
        return f"{defined[first]} {cause}"
    before, _, last = said.rpartition(" ")
    full = defined.get(last)
    if full and before and full.lower().startswith(f"{before.lower()} "):
        return full
    if full:
        return f"{before} {full[0].lower()}{full[1:]}"
    whole = diseases().short_names.get(last.lower())
    return f"{before} {whole}" if before and whole else said


def _well_spelled(name: str) -> str:
    """The name without a headline's capitals: as the seeds spell it, else with its common words small."""
    known = disease_name(disease_key(name))
    if known and known.casefold() == name.casefold():
        return known
    words = name.split()
    if len(words) < 2 or not all(word[0].isupper() for word in words if len(word) > 3):
        return name
    return " ".join(
        word.lower() if len(word) > 1 and word.istitle() and word.lower() in _common_words() else word
        for word in words  # a letter alone tells one disease from another: "hepatitis B"
    )


@cache
def _common_words() -> frozenset[str]:
    """Words of disease names that are no person's or place's name."""
    known = diseases()
    words = {word for name in known.heads | known.modifiers for word in name.split()}
    return frozenset(words - known.eponyms)


def _definitions(text: str, spans: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Abbreviations with the names they stand for: "multiple myeloma (MM)"."""
    for span in spans:
        match = _ABBREVIATION.match(text, span.end)
        name = _said(text, span)
        if match and len(match[1]) < len(name) and (meant := _meant(match[1], name)):
            yield match[1], meant


def _meant(short: str, name: str) -> str:
    """What of the name a bracket's content can abbreviate: all letters but one follow in it; "" for nothing.

    The end of a longer name needs them all: "stem cell transplant-associated microangiopathy (TAM)", "locally
    advanced non-small cell lung cancer (NSCLC)".
    """
    letters = [c.lower() for c in short if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2:
        return ""
    lowered = name.lower()
    whole = name if lowered[0] in letters and following(letters, lowered) >= len(letters) - 1 else ""
    if whole and lowered[0] == letters[0]:
        return whole
    begins = (word.start() for word in _WORD.finditer(lowered) if word[0].startswith(letters[0]))
    end = next((name[n:] for n in begins if following(letters, lowered[n:]) == len(letters) > 2), "")
    return end or whole


def _uses(text: str, defined: Mapping[str, str]) -> list[Named]:
    """Places where a defined abbreviation is used."""
    return [
        Named(start, end)
        for _, start, end in standing(text, defined, before=_GLUED_BEFORE, after=_GLUED_AFTER)
    ]
