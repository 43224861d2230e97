"""Articles in other European languages, read by way of an English gloss.

The gloss says in English the words that the lexicon is about (acts, statuses, dates, cues, diseases) and
leaves all others, so that names stay names. Each of its pieces knows where it comes from: what is found in
the gloss is handed back with the places, and the words, of the article itself.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from milestones.extract.text.folding import Folded
from milestones.extract.text.phrases import Phrases
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
from milestones.model.claim import Claim, Cue, Findings, Refusal

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_STARTS = re.compile(r"(?:\A|\n|[.!?:]\s|[.!?:][\"”»’)]\s)\s*[\"„“«»(]*\Z")
_ACCENTED_NAME = re.compile(r"\b(?=\w*[À-ÖØ-öø-ÿ])[A-ZÀ-ÖØ-Þ]\w+")
_ACCENTED_WORD = re.compile(r"\b(?=\w*[à-öø-ÿ])[a-zà-öø-ÿ]{8,40}\b")
"""What may be an INN as French or Spanish write it: "élafinor"."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the gloss, and text[start:end] for which they stand."""

    words: str
    start: int
    end: int
    literal: bool
    """Whether the words are the text's own, character for character."""


def glossed(article: Article) -> "Glossed | None":
    """The article's English gloss; None for an article in English, or in a language without a file."""
    text = article.text
    words = words_of(text)
    if only_english(words):
        return None
    said = [words_of(line) for line in text.split("\n")]
    main = language_of(words)
    pieces: list[_Piece] = []
    for start, end, code in _stretches(text, said, main):
        if code == ENGLISH:
            pieces.append(_Piece(text[start:end], start, end, True))
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


def _pieces(text: str, start: int, end: int, into: Language) -> Iterator[_Piece]:
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


def _said(text: str, match: re.Match[str], pattern: Pattern, into: Language) -> Iterator[_Piece]:
    """A turn of phrase in English; its groups are read in their turn."""
    here, missing = match.start(), False
    for parted, group in pattern.say:
        words = parted.lstrip(" ") if missing else parted
        start, end = match.span(group) if group else (match.end(), match.end())
        missing = start < 0
        if words:
            yield _Piece(words, here, max(here, start), False)
        if not group or start < 0:
            continue
        if said := into.groups.get(group, {}).get(" ".join(match[group].lower().split())):
            yield _Piece(said, start, end, False)
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


def _words(text: str, start: int, end: int, into: Language) -> Iterator[_Piece]:
    last = start
    said = text[start:end]
    for hit in _phrases(into.code).find(said, Folded.of(said)):
        yield from _others(text, last, start + hit.start, into)
        here, last = start + hit.start, start + hit.end
        name, words = hit.value
        literal = words is None or _acronym(text, here, last, name)
        yield _Piece(text[here:last] if literal or words is None else words, here, last, literal)
    yield from _others(text, last, end, into)


def _acronym(text: str, start: int, end: int, name: str) -> bool:
    """Whether the words are capitals in a line that has small letters too: "PRIME" is not Italian "prime"."""
    said = text[start:end]
    if sum(letter.isalpha() for letter in said) < 2 or not said.isupper() or name.isupper():
        return False
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    return not line.isupper()


def _others(text: str, start: int, end: int, into: Language) -> Iterator[_Piece]:
    """Words that stand in no table, as English would write them."""
    last = start
    for match, words in _respelled(text, start, end, into):
        if match.start() > last:
            yield _Piece(text[last : match.start()], last, match.start(), True)
        yield _Piece(words, match.start(), match.end(), False)
        last = match.end()
    if end > last:
        yield _Piece(text[last:end], last, end, True)


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


class Glossed:
    """An article's gloss, and the way back from what was found in it."""

    def __init__(self, original: Article, pieces: Sequence[_Piece], main: Language | None) -> None:
        self._original = original
        self._main = main
        self._pieces = pieces
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        before, last = "", 0
        for piece in pieces:
            words = piece.words
            capital = original.text[piece.start : piece.start + 1].isupper() or piece.start != last
            if not piece.literal and words and capital and _SENTENCE_STARTS.search(before):
                words = words[0].upper() + words[1:]
            last = piece.end
            self._starts.append(length)
            parts.append(words)
            length += len(words)
            before = (before + words)[-40:]
        text = "".join(parts)
        title = self._place(original.title_start), self._place(original.title_end)
        self.article = replace(original, text=text, title=text[slice(*title)], title_start=title[0])
        """The article with the gloss for its text."""

    def _place(self, offset: int) -> int:
        """Where in the gloss the article's `offset` lies."""
        for piece, start in zip(self._pieces, self._starts, strict=True):
            if piece.start <= offset < piece.end:
                return start + (offset - piece.start if piece.literal else 0)
        return self._starts[-1] + len(self._pieces[-1].words)

    def _back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the article for which gloss[start:end] stands."""
        first = bisect_right(self._starts, start) - 1
        if end <= start:
            piece = self._pieces[first]
            here = piece.start + (min(start - self._starts[first], len(piece.words)) if piece.literal else 0)
            return here, here
        spans = []
        for number in range(first, bisect_right(self._starts, end - 1)):
            piece, place = self._pieces[number], self._starts[number]
            if not piece.words or piece.end == piece.start:
                continue
            if piece.literal:
                left = piece.start + max(0, start - place)
                spans.append((left, min(piece.end, piece.start + end - place)))
            else:
                spans.append((piece.start, piece.end))
        if not spans:
            return self._back(start, start)
        return min(left for left, _ in spans), max(right for _, right in spans)

    def back(self, found: Findings) -> Findings:
        """What was found in the gloss, told of the article itself."""
        names = {
            words.lower(): self._original.text[piece.start : piece.end]
            for piece in self._pieces
            if not piece.literal and (words := piece.words)
        }
        return Findings(
            tuple(self._claim(claim, names) for claim in found.claims),
            tuple(self._refusal(refusal) for refusal in found.refusals),
        )

    def _claim(self, claim: Claim, names: Mapping[str, str]) -> Claim:
        start, end = self._back(claim.start, claim.end)
        cues = tuple(Cue(cue.field, cue.rule, *self._back(cue.start, cue.end)) for cue in claim.cues)
        product = names.get(claim.product.lower()) or _written(claim.product, names)
        aliases = [names.get(alias.lower(), alias) for alias in claim.aliases]
        if product != claim.product:
            aliases.append(claim.product)
        return replace(
            claim,
            product=product,
            aliases=tuple(dict.fromkeys(aliases)),
            indication=self._indication(claim, cues, names),
            population=self._population(claim),
            evidence=self._original.text[start:end],
            start=start,
            end=end,
            cues=cues,
        )

    def _indication(self, claim: Claim, cues: Sequence[Cue], names: Mapping[str, str]) -> str | None:
        """The disease as the article names it; as English does where only a case form stands there."""
        place = next((cue for cue in cues if cue.field == "indication"), None)
        if claim.indication is None or place is None:
            return claim.indication
        if self._main and self._main.inflected and disease_name(disease_key(claim.indication)):
            cited = self._original.text[place.start : place.end]
            return cited if cited in self._main.cited else claim.indication
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

    def _refusal(self, refusal: Refusal) -> Refusal:
        start, end = self._back(refusal.start, refusal.end)
        return replace(refusal, evidence=self._original.text[start:end], start=start, end=end)
