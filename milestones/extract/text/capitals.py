"""Lines that are all in capitals, told as the rest of the article spells their words.

"ACME WINS FDA NOD FOR ZELBRUTINIB": in capitals a name looks like any other word, and "AS" like a disease.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.diseases import is_disease_word
from milestones.lexicon.events import event_words
from milestones.lexicon.naming import naming
from milestones.lexicon.sentences import sentence_words
from milestones.model.article import Article

_WORD = re.compile(r"[^\W_]+(?:[’'.-](?!S\b)[^\W_]+)*")
_OWNER = re.compile(r"(?<=\w['’])S\b")
_PART = re.compile(r"[^\W_]+")
FEWEST = 4
"""A line of fewer words is rather a name or the head of a section."""
KNOWN = 0.35
"""At least such a part of a line's words stands elsewhere in small letters or as a name."""
ALERT = 0.5
"""The same of words that every article has, where the article spells none of the others."""
INITIALS = 3
"""A word of so many letters that stands nowhere else may be a short form."""
PARTICLE = 3
"""So many letters has the longest word that headlines begin with a small one."""
_KEPT = frozenset({"US", "A"})
"""No headline says "us"; "immunoglobulin A"."""


def recased(article: Article) -> Article:
    """The article with such lines in small letters and capitals; each character keeps its place."""
    lines = [line for line in _lines(article.text) if _is_capital(line.group())]
    if not lines:
        return article
    forms = _forms(article.text, {line.start() for line in lines})
    text, end = "", 0
    for line in lines:
        text += article.text[end : line.start()] + _recased(line.group(), forms)
        end = line.end()
    text += article.text[end:]
    if text == article.text:
        return article
    return replace(article, text=text, title=text[article.title_start : article.title_end])


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]+", text)


def _is_capital(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) >= FEWEST


def _forms(text: str, capital: set[int]) -> dict[str, str]:
    """How the other lines spell each word: in small letters where they do so once, else as they do."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in _lines(text):
        if line.start() not in capital:
            for pattern in (_WORD, _PART):
                for word in pattern.findall(line.group()):
                    found[word.casefold()].add(word)
    return {word: _chosen(forms) for word, forms in found.items()}


def _chosen(forms: set[str]) -> str:
    """A short form rather than the word that is spelled like it ("WHO", "who"), else the smallest letters."""
    return min(forms, key=lambda form: (not (form.isupper() and len(form) > 1), not form.islower(), form))


def _recased(line: str, forms: dict[str, str]) -> str:
    """The line as the article spells its words, where it spells enough of them."""
    words = _WORD.findall(line)
    if sum(word.casefold() in forms for word in words) < KNOWN * len(words):
        return _alert(line, words)
    return _opened(line, _OWNER.sub("s", _WORD.sub(lambda match: _spelled(match.group(), forms), line)))


def _alert(line: str, words: list[str]) -> str:
    """An alert of a wire, the words of which news are made told in small letters."""
    known = sum(word.casefold() in _plain_words() or word in _short_forms() for word in words)
    if known < ALERT * len(words):
        return line
    forms = {word: word for word in _plain_words()}
    return _opened(
        line, _OWNER.sub("s", _WORD.sub(lambda match: _spelled(match.group(), forms, small=True), line))
    )


def _opened(line: str, told: str) -> str:
    """The line with a capital where it begins."""
    first = next(place for place, letter in enumerate(told) if letter.isalnum())
    if told[first:].split()[0].islower():
        told = told[:first] + line[first] + told[first + 1 :]
    return told


def _spelled(word: str, forms: dict[str, str], *, small: bool = False) -> str:
    """The word as the article spells it, else its parts, else with one capital where it is no short form.

    `small`: not as headlines have it.
    """
    form = forms.get(word.casefold(), "")
    if word in _KEPT:
        return word
    if len(form) == len(word):
        return form if small else _as_in_headline(form)
    if small and is_disease_word(word.lower()):
        return word.lower()
    parts = _PART.findall(word)
    if len(parts) > 1:
        return _PART.sub(lambda match: _spelled(match.group(), forms, small=small), word)
    if word.lower() in sentence_words().particles:
        return word.lower()
    ordinary = word.isalpha() and len(word) > INITIALS and word not in _short_forms()
    return word.capitalize() if ordinary else word


def _as_in_headline(form: str) -> str:
    """With a capital where it is a longer word, as headlines have it: a capital then tells of no name."""
    return form[0].upper() + form[1:] if form.islower() and len(form) > PARTICLE else form


@cache
def _plain_words() -> frozenset[str]:
    """Small words of which news of events are made: acts, applications, what stands between them."""
    words = event_words()
    phrases = chain(words.actions, words.objects, words.statuses, naming().class_nouns, naming().before_nouns)
    said = {word for phrase in phrases for word in phrase.split() if word.isalpha() and word.islower()}
    plain = sentence_words().particles | sentence_words().alerts | said
    return plain - {word.lower() for word in _short_forms()}


@cache
def _short_forms() -> frozenset[str]:
    """Those of authorities, applications and statuses."""
    words = event_words()
    names = (form.text for form in surface_forms().values())
    return frozenset(word for word in chain(names, words.objects, words.statuses) if word.isupper())
