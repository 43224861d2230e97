"""Names of medicines in East Asian text: behind words such as 通用名, marked, quoted, by endings."""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.eastasian.dosed import dosed_names, end_of_dose
from milestones.extract.eastasian.latin import BRIEF_CODE, latin_hits
from milestones.extract.eastasian.script import EASTERN, Eastern
from milestones.extract.medicines.hits import NameHit
from milestones.lexicon.authorities import authority_at
from milestones.lexicon.drugnames import is_target
from milestones.lexicon.easternnames import EasternNames

DOSED = "before its strength"
"""Which finder it was: nothing else is found in what stands there."""
LONGEST = 16
"""Characters of the longest name in ideographs."""
SHORTEST_KATAKANA = 4
"""Characters of the shortest brand in katakana that nothing but its place shows."""
SHORTEST_IDEOGRAPHS = 2
"""Ideographs that stand at least before an ending."""
SHORT = 5
"""Characters of the longest brand in ideographs that nothing but a bracket behind it shows."""
_RUN = f"[{EASTERN}A-Za-z0-9・ー-]"
_MARKED = re.compile(rf"({_RUN}{{2,{LONGEST}}})\s?(?:®|™|\([RT]M?\))")
_QUOTED = re.compile(r"[「『《“\"'‘]([^「」『』《》“”\"'‘’\n]{2,24})[」』》”\"'’]")
_BOTH_NAMES = re.compile(r"([^()]{2,16})\(([^()]{2,20})\)")
"""The whole of what stands in quotation marks: a name and another one in a bracket."""
_BEFORE_BRACKET = re.compile(
    r"(?P<name>[A-Za-z가-힣ァ-ヶー][A-Za-z0-9가-힣ァ-ヶー-]{1,14})[」』”\"'’]?[®™]?\s?\($"
)
_TOKEN = re.compile(r"[가-힣A-Za-z0-9-]+")
_LATIN = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z][a-z]{3,}(?![A-Za-z0-9-])")
"""A brand in Latin letters, as Chinese news have it behind "新药"."""
_ONE_WORD = re.compile(r"[ァ-ヶー]{3,14}|[가-힣]{2,8}|[A-Z][A-Za-z]{3,}|[一-鿿]{3,5}")
"""What may be a brand when it stands in quotation marks before an act."""
_KATAKANA = re.compile(r"[ァ-ヶー・]+[A-Za-z0-9]*")
_STRENGTH = re.compile(r"[A-Za-z0-9]+\Z")
"""What the strength leaves behind a name in katakana."""
_LETTER = re.compile(r"[A-D](?![A-Za-z0-9群型股轮组级类])")
"""Behind an ending: a letter that belongs to the name, "两性霉素B"."""
_TREATING = {
    "ja": re.compile(
        r"(?<![ァ-ヶーA-Za-z])(?P<name>(?:[ァ-ヶー一-鿿]{1,8}(?:酸|化))?[ァ-ヶー]{3,14}(?:[一-鿿]{1,3}酸塩(?:水和物)?)?)[」』]?"
        r"\((?:[^()、,]{1,30}(?:症|病|がん|癌|炎|腫|乾癬|喘息|障害|リウマチ|ジストロフィー|不全|症候群|貧血|白血病)|乾癬|喘息)\)"
    ),
    "ko": re.compile(
        r"(?<![가-힣A-Za-z])(?P<name>[가-힣]{3,10})['’]?\((?:[^(),]{1,16}(?:암|증|병|염|종|질환|장애|건선|천식|당뇨)|건선|천식|당뇨)\)"
    ),
}
"""A name with what it is for: "젤보라(비소세포폐암)"."""
_TWOFOLD = re.compile(r"([一-鿿]{2,16})\(([A-Z][a-z]{3,12})[®™]?\)")


def eastern_name_hits(eastern: Eastern) -> list[NameHit]:
    """The names that the sentences show to be medicines; overlaps are kept."""
    found: list[NameHit] = []
    latin = latin_hits(eastern)
    for part in eastern.sentences:
        if part.block.section:
            continue
        bounds = part.start, part.end
        found += [hit for hit in latin if part.start <= hit.start < part.end]
        for finder in (
            _cued,
            _marked,
            _dosed,
            _quoted,
            _formed,
            _classed,
            _twofold,
            _before_cue,
            _acted_on,
            _treating,
        ):
            found += finder(eastern, *bounds)
    spans = [(hit.start, end_of_dose(eastern.text, hit.start)) for hit in found if hit.finder == DOSED]
    copied, companies = eastern.language.names.copied, _companies(eastern, found)
    kept = [
        hit
        for hit in found
        if hit.finder == DOSED or not any(start <= hit.start < end for start, end in spans)
        if not copied.match(eastern.text, hit.end) and eastern.text[hit.start : hit.end] not in companies
    ]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def _companies(eastern: Eastern, hits: Sequence[NameHit]) -> frozenset[str]:
    """Words with the ending of a medicine that some place of the text shows to be a company's name."""
    text, company = eastern.text, eastern.language.names.company
    words = {text[hit.start : hit.end] for hit in hits if hit.finder == "ending"}
    return frozenset(
        word
        for word in words
        if any(company.match(text, m.end()) for m in re.finditer(re.escape(word), text))
    )


def _names(eastern: Eastern) -> EasternNames:
    return eastern.language.names


def _cued(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Behind a word that introduces a name: "通用名:X", "一般名X", "성분명 X"."""
    for match in _names(eastern).cued.finditer(eastern.text, start, end):
        yield from _checked(eastern, match.start("name"), _cut(eastern, match), "introduced")


def _cut(eastern: Eastern, match: re.Match[str]) -> int:
    """Where a name behind its cue ends: before the next word, without particles."""
    begin, name = match.start("name"), match["name"]
    if western := re.match(r"[!-~]+", name):
        return match.end("name") if name.isascii() else begin + western.end()
    ending = _names(eastern).ends.search(name, 2)
    return _without_particle(eastern, begin, begin + (ending.start() if ending else len(name)))


def _marked(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Before a trade-mark sign."""
    for match in _MARKED.finditer(eastern.text, start, end):
        if re.search(f"[{EASTERN}]", match[1]):
            left = _left_edge(eastern, match.start(1), match.end(1), match.end(1) - 2)
            yield from _checked(eastern, left, match.end(1), "marked")


def _quoted(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """In quotation marks, where a form, an ending, a bracket or a class noun makes it a medicine."""
    names, text = _names(eastern), eastern.text
    for match in _QUOTED.finditer(text, start, end):
        if names.trial.match(text, match.end()) or end_of_dose(text, match.start(1)) > match.start(1):
            continue
        inner = match[1].strip()
        behind = text[match.end() : match.end() + 30]
        known = (
            names.ends_in_form.search(inner)
            or (eastern.language.code == "zh" and names.forms.match(text, match.end()))
            or re.search(rf"(?:{names.stems.pattern})\Z", inner)
            or re.match(rf"[®™]?\s?\((?:{names.cued.pattern}|[A-Z][a-z]{{3,}})", behind)
            or behind.startswith("®")
            or names.after_class_noun.search(text, max(start, match.start() - 12), match.start())
            or (_ONE_WORD.fullmatch(inner) and _has_act(eastern, start, match))
        )
        if known and len(inner.split()) <= 3:
            names_there = _BOTH_NAMES.fullmatch(text, *match.span(1))
            for span in (names_there.span(1), names_there.span(2)) if names_there else (match.span(1),):
                yield from _checked(eastern, *span, "quoted")


def _dosed(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """In quotation marks before a strength."""
    for begin, stop in dosed_names(eastern.text, start, end, _names(eastern).ends_in_form):
        yield from _checked(eastern, begin, stop, DOSED)


def _has_act(eastern: Eastern, start: int, quoted: re.Match[str]) -> bool:
    """Whether a word in quotation marks is what an act is done to: "“X”获批", "批准“X”用于"."""
    names, text = _names(eastern), eastern.text
    if names.acted_on_behind.match(text, quoted.end()):
        return True
    before = names.acting_before.search(text, max(start, quoted.start() - 30), quoted.start(1))
    return before is not None and names.put_to_use_behind.match(text, quoted.end()) is not None


def _formed(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """A word with a form of dosage or an ending of names: 注射液, マブ, 맙."""
    names, text = _names(eastern), eastern.text
    if eastern.language.code == "zh":
        yield from _formed_in_chinese(eastern, start, end)
        return
    words = _KATAKANA if eastern.language.code == "ja" else _TOKEN
    for match in words.finditer(text, start, end):
        right = _without_particle(eastern, match.start(), match.end())
        stem = re.search(rf"(?:{names.stems.pattern})(?:\([^)]*\))?\Z", text[match.start() : right])
        form = names.forms.match(text, match.end()) if eastern.language.code == "ja" else None
        if (stem and stem.start() >= 1) or (form and match.end() - match.start() >= 3):
            yield from _checked(eastern, match.start(), form.end() if form else right, "ending")
            if form:
                yield from _checked(eastern, match.start(), match.end(), "before a form")
            continue
        inner = names.ends_in_form.search(_STRENGTH.sub("", text[match.start() : right]))
        if inner and inner.start() >= SHORTEST_KATAKANA - 1:
            # "ストラテルカプセル5mg": the form is written like the name.
            yield from _checked(eastern, match.start(), match.start() + inner.end(), "ending")


def _formed_in_chinese(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    names, text = _names(eastern), eastern.text
    for pattern in (names.forms, names.stems):
        for match in pattern.finditer(text, start, end):
            left = _left_edge(eastern, max(start, match.start() - LONGEST), match.end(), match.start())
            if names_form(eastern, left, match.end()):
                continue
            if match.start() - left >= SHORTEST_IDEOGRAPHS or text.startswith("注射用", match.start()):
                lettered = _LETTER.match(text, match.end())
                right = lettered.end() if lettered else match.end()
                yield from _checked(eastern, left, right, "ending")


def _classed(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Behind a class noun: "치료제 X", "ウイルス療法Xは", "基因疗法YM-8"."""
    names, text, code = _names(eastern), eastern.text, eastern.language.code
    words = {"zh": _LATIN, "ja": _KATAKANA, "ko": _TOKEN}[code]
    for match in [*BRIEF_CODE.finditer(text, start, end), *words.finditer(text, start, end)]:
        if not names.after_class_noun.search(text, max(start, match.start() - 12), match.start()):
            continue
        right = _without_particle(eastern, match.start(), match.end())
        brief = BRIEF_CODE.fullmatch(text, match.start(), right) is not None
        opened = text[match.start() - 1] in "「『'‘“\""
        if brief or (
            _CLASSED_END[code].match(text, right) and (opened or _bounded(text, match, right, code))
        ):
            yield from _checked(eastern, match.start(), right, "behind a class noun")


def _twofold(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Behind a class noun, a name in ideographs with its Latin one in a bracket: "新药安达宁(Andanix)"."""
    names, text = _names(eastern), eastern.text
    for match in _TWOFOLD.finditer(text, start, end) if eastern.language.code == "zh" else ():
        left = _left_edge(eastern, match.start(1), match.end(1), match.end(1) - 1)
        if names.after_class_noun.search(text, max(start, left - 12), left) and match.end(1) - left >= 2:
            yield from _checked(eastern, left, match.end(1), "behind a class noun")
            yield from _checked(eastern, *match.span(2), "in a bracket behind a name")


_CLASSED_END = {
    "zh": re.compile(r"[获取被在的于已将用,、(®]|拟|纳入"),
    "ja": re.compile(r"[はがをにもの、(」』®]"),
    "ko": re.compile(r"[(,」』'’”\"®]|(?:은|는|이|가|을|를|의|과|와|로|도)(?![가-힣])"),
}
"""What stands behind a name that a class noun introduces."""


def _bounded(text: str, match: re.Match[str], right: int, code: str) -> bool:
    """Whether a word begins there: behind a space in Korean, by its script in Japanese if long enough."""
    return text[match.start() - 1] == " " if code == "ko" else right - match.start() >= SHORTEST_KATAKANA


def _before_cue(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Before a bracket that opens with a name's cue: "X(一般名Y)"."""
    for match in re.finditer(rf"\((?=[^()]{{0,12}}?(?:{_names(eastern).cue}))", eastern.text[start:end]):
        opening = start + match.end()
        if before := _BEFORE_BRACKET.search(eastern.text, max(start, opening - 20), opening):
            yield from _checked(eastern, before.start("name"), before.end("name"), "before a bracket")


def _acted_on(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """Where only a medicine's name stands: "Xの承認", "X의 품목허가"."""
    patterns = _names(eastern).acted_on
    for match in (found for pattern in patterns for found in pattern.finditer(eastern.text, start, end)):
        begin, stop = match.span("name")
        left = _left_edge(eastern, begin, stop, stop) if eastern.language.code == "zh" else begin
        if stop - left > 2 or eastern.language.code != "zh":
            yield from _checked(eastern, left, stop, "acted on")


def _treating(eastern: Eastern, start: int, end: int) -> Iterator[NameHit]:
    """In a list of which each tells in a bracket what it is for: "▲X(비소세포폐암) ▲Y(건선)"."""
    pattern = _TREATING.get(eastern.language.code)
    found = list(pattern.finditer(eastern.text, start, end)) if pattern else []
    for match in found if len(found) > 1 else ():
        yield from _checked(eastern, match.start("name"), match.end("name"), "treating")


def names_form(eastern: Eastern, left: int, end: int) -> bool:
    """Whether the words are but the form of a name in quotation marks before them: "“X”注射液"."""
    quoted = eastern.text[left - 1 : left] in ("」", "』", "》", "”", '"', "’")
    return quoted and _names(eastern).forms.fullmatch(eastern.text, left, end) is not None


def token_before(eastern: Eastern, end: int) -> Iterator[NameHit]:
    """The word that ends at `end`, before a bracket with a name: "키트루다(펨브롤리주맙)"."""
    code = eastern.language.code
    start = max(0, end - LONGEST)
    if code == "zh":
        left = _left_edge(eastern, start, end, end)
        form = names_form(eastern, left, end)
        if 2 <= end - left <= SHORT and not form:
            yield from _checked(eastern, left, end, "before a bracket")
        return
    words = list((_KATAKANA if code == "ja" else _TOKEN).finditer(eastern.text, start, end))
    if words and words[-1].end() == end and end - words[-1].start() >= 2:
        yield from _checked(eastern, words[-1].start(), end, "before a bracket")


def _without_particle(eastern: Eastern, start: int, end: int) -> int:
    """The end of a Korean name without the particle that sticks to it."""
    particle = _names(eastern).particles.search(eastern.text, start + 2, end)
    stem = eastern.text[start : particle.start()] if particle else ""
    return particle.start() if particle and len(stem) >= 2 else end


def _left_edge(eastern: Eastern, start: int, end: int, within: int) -> int:
    """Where a name that ends at `end` begins: behind the last word before `within` that is no part of it."""
    run = re.search(rf"{_RUN}+\Z", eastern.text[start:end])
    left = end - len(run[0]) if run else end
    for stop in _names(eastern).stops.finditer(eastern.text, left, within):
        left = stop.end()
    return left


def _checked(eastern: Eastern, start: int, end: int, finder: str) -> Iterator[NameHit]:
    """The hit, unless it is a company's, a trial's or a class's name."""
    names, text = _names(eastern), eastern.text
    name = text[start:end].strip(" -・·")
    if len(name) < 2 or name.isdigit() or is_target(name) or not names.is_name(name):
        return
    if names.company.match(text, end) or names.trial.match(text, end) or authority_at(text, start, end):
        return
    start += len(text[start:end]) - len(text[start:end].lstrip(" -・·"))
    yield NameHit(start, start + len(name), finder)
