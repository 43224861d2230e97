"""Articles in other European languages, read by way of an English gloss.

The gloss says in English the words that the lexicon is about (acts, statuses, dates, cues, diseases) and
leaves all others, so that names stay names. Each of its pieces knows where it comes from: what is found in
the gloss is handed back with the places, and the words, of the article itself.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Phrases
from milestones.extract.text.rewording import Piece, Reworded
from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.diseases import disease_key, disease_name
from milestones.lexicon.drugnames import looks_like_inn
from milestones.lexicon.languages import (
    ENGLISH,
    Language,
    Pattern,
    language,
    language_of,
    only_english,
    words_of,
)
from milestones.lexicon.places import place_words
from milestones.model.article import Article
from milestones.model.claim import Claim, Cue

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_STARTS = re.compile(r"(?:\A|\n|[.!?:]\s|[.!?:][\"”»’)]\s)\s*[\"„“«»(]*\Z")
_ACCENTED_NAME = re.compile(r"\b(?=\w*[À-ÖØ-öø-ÿ])[A-ZÀ-ÖØ-Þ]\w+")
_ACCENTED_WORD = re.compile(r"\b(?=\w*[à-öø-ÿ])[a-zà-öø-ÿ]{8,40}\b")
"""What may be an INN as French or Spanish write it: "élafinor"."""


def glossed(article: Article) -> "Glossed | None":
    """The article's English gloss; None for an article in English, or in a language without a file."""
    text = article.text
    words = words_of(text)
    if only_english(words):
        return None
    said = [words_of(line) for line in text.split("\n")]
    main = language_of(words)
    pieces: list[Piece] = []
    for start, end, code in _stretches(text, said, main):
        if code == ENGLISH:
            pieces.append(Piece(text[start:end], start, end, True))
        else:
            pieces += _pieces(text, start, end, language(code))
    if all(piece.literal for piece in pieces):
        return None
    return Glossed(article, pieces, language(main) if main != ENGLISH else None)


def _stretches(text: str, said: Sequence[Sequence[str]], main: str) -> Iterator[tuple[int, int, str]]:
    """Runs of lines in one language, with its code; `said` are the words of each line."""
    start, code = 0, main
    for line, words in zip(_LINE.finditer(text), said, strict=False):
        own = language_of(words, main) if line.group().strip() else code
        if own != code and line.start() > start:
            yield start, line.start(), code
            start = line.start()
        code = own
    if start < len(text):
        yield start, len(text), code


def _pieces(text: str, start: int, end: int, into: Language) -> Iterator[Piece]:
    """The pieces of text[start:end] in the gloss' order: turns of phrase, then single words."""
    last = start
    for match, pattern in _turns(text, start, end, into):
        yield from _words(text, last, match.start(), into)
        yield from _said(text, match, pattern, into)
        last = match.end()
    yield from _words(text, last, end, into)


def _turns(text: str, start: int, end: int, into: Language) -> list[tuple[re.Match[str], Pattern]]:
    """The turns of phrase in text[start:end], in order, none overlapping; the first pattern's come first."""
    taken = bytearray(end - start)
    found = [
        (match, pattern)
        for pattern in into.patterns
        for match in pattern.find.finditer(text, start, end)
        if match.group() and _take(taken, match, start)
    ]
    return sorted(found, key=lambda turn: turn[0].start())


def _take(taken: bytearray, match: re.Match[str], start: int) -> bool:
    """Whether the match's place in the stretch from `start` is still free; it is taken then."""
    left, right = match.start() - start, match.end() - start
    if any(taken[left:right]):
        return False
    taken[left:right] = b"\1" * (right - left)
    return True


def _said(text: str, match: re.Match[str], pattern: Pattern, into: Language) -> Iterator[Piece]:
    """A turn of phrase in English; its groups are read in their turn."""
    here, missing = match.start(), False
    for parted, group in pattern.say:
        words = parted.lstrip(" ") if missing else parted
        start, end = match.span(group) if group else (match.end(), match.end())
        missing = start < 0
        if words:
            yield Piece(words, here, max(here, start), False)
        if not group or start < 0:
            continue
        if said := into.groups.get(group, {}).get(" ".join(match[group].lower().split())):
            yield Piece(said, start, end, False)
        elif (start, end) == match.span():
            yield from _words(text, start, end, into)
        else:
            yield from _pieces(text, start, end, into)
        here = max(here, end)


@cache
def _phrases(code: str) -> Phrases[tuple[str, str | None]]:
    """What is said by other words in English; names of authorities and places (None) stay as they are."""
    words = language(code).words
    kept = [name for name in (*surface_forms(), *place_words()) if name not in words]
    entries = [*words.items(), *((name, None) for name in kept)]
    return Phrases(((name, (name, said)) for name, said in entries), any_case=True)


def _words(text: str, start: int, end: int, into: Language) -> Iterator[Piece]:
    last = start
    said = text[start:end]
    for hit in _phrases(into.code).find(said, Folded.of(said)):
        yield from _others(text, last, start + hit.start, into)
        here, last = start + hit.start, start + hit.end
        name, words = hit.value
        literal = words is None or _acronym(text, here, last, name)
        yield Piece(text[here:last] if literal or words is None else words, here, last, literal)
    yield from _others(text, last, end, into)


def _acronym(text: str, start: int, end: int, name: str) -> bool:
    """Whether the words are capitals in a line that has small letters too: "PRIME" is not Italian "prime"."""
    said = text[start:end]
    if sum(letter.isalpha() for letter in said) < 2 or not said.isupper() or name.isupper():
        return False
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    return not line.isupper()


def _others(text: str, start: int, end: int, into: Language) -> Iterator[Piece]:
    """Words that stand in no table, as English would write them."""
    last = start
    for match, words in _respelled(text, start, end, into):
        if match.start() > last:
            yield Piece(text[last : match.start()], last, match.start(), True)
        yield Piece(words, match.start(), match.end(), False)
        last = match.end()
    if end > last:
        yield Piece(text[last:end], last, end, True)


def _respelled(text: str, start: int, end: int, into: Language) -> list[tuple[re.Match[str], str]]:
    """Words with the endings of diseases and INNs in English, common nouns small, names without accents."""
    found: list[tuple[re.Match[str], str]] = []
    ended = into.any_ending.search(text, start, end) is not None
    for ending, words in (*into.endings, *into.name_endings) if ended else ():
        found += [(match, match[1] + words) for match in ending.finditer(text, start, end)]
    if into.common_nouns:
        found += [(match, match.group().lower()) for match in into.common_nouns.finditer(text, start, end)]
    found += [(match, _unaccented(match.group())) for match in _ACCENTED_NAME.finditer(text, start, end)]
    found += [
        (match, words)
        for match in _ACCENTED_WORD.finditer(text, start, end)
        if looks_like_inn(words := _unaccented(match.group()), strictly=True)
    ]
    taken = bytearray(end - start)
    kept = [(match, words) for match, words in found if _take(taken, match, start)]
    return sorted(kept, key=lambda pair: pair[0].start())


def _unaccented(word: str) -> str:
    """The word in plain letters, as the finders of names expect it."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _written(name: str, names: Mapping[str, str]) -> str:
    """A name of several words as the article writes it: "Zelvora Líquido"."""
    said = [(word, names.get(word.lower(), word)) for word in name.split(" ")]
    return " ".join(own if _unaccented(own) == word else word for word, own in said)


def _capitalised(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that open a sentence with a capital letter where the article has one."""
    found: list[Piece] = []
    before, last = "", 0
    for piece in pieces:
        words = piece.words
        capital = text[piece.start : piece.start + 1].isupper() or piece.start != last
        if not piece.literal and words and capital and _SENTENCE_STARTS.search(before):
            piece = replace(piece, words=words[0].upper() + words[1:])
        last = piece.end
        found.append(piece)
        before = (before + piece.words)[-40:]
    return found


class Glossed(Reworded):
    """An article's gloss, and the way back from what was found in it."""

    def __init__(self, original: Article, pieces: Sequence[Piece], main: Language | None) -> None:
        super().__init__(original, _capitalised(original.text, pieces))
        self._main = main
        self._names = {
            words.lower(): original.text[piece.start : piece.end]
            for piece in self._pieces
            if not piece.literal and (words := piece.words)
        }

    def _claim(self, claim: Claim) -> Claim:
        names, found = self._names, super()._claim(claim)
        product = names.get(claim.product.lower()) or _written(claim.product, names)
        aliases = [names.get(alias.lower(), alias) for alias in claim.aliases]
        if product != claim.product:
            aliases.append(claim.product)
        return replace(
            found,
            product=product,
            aliases=tuple(dict.fromkeys(aliases)),
            indication=self._indication(claim, found.cues, names),
            population=self._population(claim),
        )

    def _indication(self, claim: Claim, cues: Sequence[Cue], names: Mapping[str, str]) -> str | None:
        """The disease as the article names it; as English does where only a case form stands there."""
        place = next((cue for cue in cues if cue.field == "indication"), None)
        if claim.indication is None or place is None:
            return claim.indication
        if self._main and self._main.inflected and disease_name(disease_key(claim.indication)):
            cited = self._original.text[place.start : place.end]
            return self._main.cite(cited) or claim.indication
        tail = self._main.disease_tail if self._main else None
        behind = tail.match(self._original.text, place.end) if tail else None
        end = behind.end() if behind else place.end
        said = " ".join(self._original.text[place.start : end].split())
        # An abbreviation stands for the name that the article gives with it.
        return names.get(claim.indication.lower(), claim.indication) if said.isupper() else said

    def _population(self, claim: Claim) -> str | None:
        """The words of the article for those of the gloss; None where they do not stand together."""
        found = []
        for words in (claim.population or "").split("; "):
            at = self.article.text.find(words, claim.start, claim.end) if words else -1
            if at >= 0:
                found.append(" ".join(self._original.text[slice(*self._back(at, at + len(words)))].split()))
        return "; ".join(found) or None
