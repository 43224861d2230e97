"""Words that no list of modifiers holds, and that belong to the name of the disease behind them.

An adjective by its ending, a word for a disease, a person's name ("Duchenne"), a gene's abbreviation, and
what stands between a word of treatment and the disease: "for stiff person syndrome".
"""

import re
from collections.abc import Sequence

from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import Hit
from milestones.lexicon.diseases import diseases, is_disease_word, is_population
from milestones.lexicon.indications import indication_words

TOKEN = re.compile(r"[^\W_](?:[\w'’+]|[-‑/.](?=\w))*")
"""A word of a disease's name, with the hyphens and slashes inside it."""
_ADJECTIVE = re.compile(
    r"[a-z-]{3,}(?:al|ic|ar|ary|ous|oid|ive|iac|ile|ian|ory)$"
    r"|[\w'-]{2,}-(?:related|induced|associated|mediated|dependent|onset|acquired|linked|derived|sensitive)$"
)
_UNKNOWN = re.compile(r"(?![\w-]*(?:ing|ed|ly)$)[a-z]{3,}(?:-[a-z]{2,})*$")
"""Can be a modifier that nobody listed: an adjective or a noun, no verb's form."""
_CARE = re.compile(
    r"(?:treatment|prevention|prophylaxis|therapy|management|relief|control|symptoms|forms?)\s$",
    re.IGNORECASE,
)
"""Ends with what is done about a disease, before "of"."""
LONGEST_CARE = 12
"""Letters of the longest of these, with its space."""
UNKNOWN = 4
"""Among so many words before a head the word of treatment is looked for."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,7}$")
_OF_TREATMENT = frozenset({"for", "in", "of", "with", "treat", "treating", "treats", "against"})


def belongs(text: str, part: Sentence, tokens: Sequence[re.Match[str]], start: int, head: Hit[bool]) -> bool:
    """Whether the last of the tokens belongs to the disease's name, which reaches from `start` so far."""
    word = tokens[-1].group()
    return (
        _ADJECTIVE.match(plain(word)) is not None
        or is_disease_word(word)
        or _is_eponym(text, part, tokens, start)
        or _is_acronym(text, tokens, start)
        or _is_told_whole(text, tokens, head)
    )


def plain(words: str) -> str:
    """Words as the lexicon has them: in small letters, with plain marks."""
    return words.lower().replace("’", "'").replace("‑", "-")


def is_person(word: str) -> bool:
    """Whether the word has the shape of a person's name."""
    return word[0].isupper() and not word.isupper()


def _is_eponym(text: str, part: Sentence, tokens: Sequence[re.Match[str]], start: int) -> bool:
    """Whether the last token is a person's or a place's name that belongs to the disease."""
    word, following = tokens[-1].group(), TOKEN.match(text, start)
    if not word[0].isupper() or word.isupper() or tokens[-1].start() == part.start:
        return False
    if following is None or (head := plain(following.group())) not in indication_words().eponym_heads:
        return False
    owner = plain(word).endswith(("'s", "s'")) and plain(word) not in diseases().eponyms
    if owner and head not in indication_words().owned_heads:
        return False  # "Korvane's lymphoma drug" is Korvane's
    introduced = len(tokens) > 1 and tokens[-2].group().lower() in _OF_TREATMENT
    return introduced or not _title_case(text, part)


def _is_acronym(text: str, tokens: Sequence[re.Match[str]], start: int) -> bool:
    """Whether the last token is a gene's, an enzyme's or a syndrome's abbreviation: "AADC deficiency".

    "Disease" follows abbreviations of other things as well, but hardly behind "for" or "with".
    """
    following = TOKEN.match(text, start)
    if following is None or not _ACRONYM.match(tokens[-1].group()):
        return False
    head = following.group().lower()
    introduced = len(tokens) > 1 and tokens[-2].group().lower() in _OF_TREATMENT
    return head in indication_words().acronym_heads or (head == "disease" and introduced)


def _is_told_whole(text: str, tokens: Sequence[re.Match[str]], head: Hit[bool]) -> bool:
    """Whether a word of treatment stands closely before the last token: "for stiff person syndrome".

    So a word that nobody listed is part of the name; were it of the population or a plain adjective, known
    words would say so. A whole field ("diseases", "cancers") has no name.
    """
    if plain(text[head.start : head.end]) in indication_words().broad_heads:
        return False
    right = tokens[-1].end()
    for token in reversed(tokens[-UNKNOWN:]):
        if token.end() != right and text[token.end() : right] != " ":
            return False
        word = token.group()
        if word in _OF_TREATMENT:
            return token is not tokens[-1] and (
                word != "of"
                or _CARE.search(text, max(0, token.start() - LONGEST_CARE), token.start()) is not None
            )
        if not _UNKNOWN.match(word) or is_population(word) or is_disease_word(word):
            return False
        if word in indication_words().not_modifiers:
            return False
        right = token.start()
    return False


def _title_case(text: str, part: Sentence) -> bool:
    words: list[str] = re.findall(r"[A-Za-z]{4,}", text[part.start : part.end])
    return sum(w[0].isupper() for w in words) > 0.6 * len(words)
