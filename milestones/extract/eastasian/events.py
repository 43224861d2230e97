"""Acts with what they act on, and statuses, in East Asian sentences: candidate events with their clauses."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from milestones.extract.context import Context
from milestones.extract.eastasian.script import Eastern
from milestones.extract.events.candidate import HEAP, Candidate
from milestones.extract.mentions import Where
from milestones.extract.text.document import Sentence
from milestones.extract.text.phrases import Hit, longest
from milestones.lexicon.eastasian import ActWords, Language, ObjectWords, StatusWords, language, shared

Word = ObjectWords | ActWords | StatusWords | None
"""What a wording is; None for one that only looks like an act."""
CLAUSE = 30
"""What the end of a clause between an act and its object costs, in characters."""
FAR = 150
"""Beyond this cost an object belongs to another act."""
MARKETED = 40
"""Within so many characters behind an act "上市" makes it an approval: "通过优先审评程序批准X上市"."""
BESIDE = 16
"""Within so many characters of a status an act gives the status: "孤儿药资格获批准"."""
_BASIS = re.compile(r"基于|根据|依据|凭|数据")
_BY_AGENTS = re.compile(r"[并也均皆已]?(?:分别|先后|相继)?已?经(?!过)")
"""Opens who let a trial run: "二期试验并分别经A与B核准"."""
_DATED = re.compile(r"\d\s?[年月日][、,]")
"""Ends what a noun tells of an application: "申請は2024年10月、承認は今年9月"."""
_OBJECT = re.compile(r"(?:을|를|의|에|가|이|を|の|は|が)?\s?(?:자진\s|최종\s)?")
"""Between an approval and what is done to it in Japanese or Korean: "품목허가를 반려"."""
QUOTED = 8
"""Characters of the longest word that is spoken of when it stands alone in quotation marks."""
AGENTS = 60
"""Within so many characters the authorities stand between a trial and their act."""
_AND = re.compile(r"并|和|及|且|以及|후|뒤|고\s|し、|て、")


@dataclass(frozen=True, slots=True)
class Event:
    """A candidate with its clause and the text it stands in."""

    candidate: Candidate
    eastern: Eastern
    clause: tuple[int, int]
    anaphoric: bool
    """It points back to what was told: "此次获批"."""

    @property
    def text(self) -> str:
        """The article's text, folded."""
        return self.eastern.text

    @property
    def language(self) -> Language:
        """The words of its language."""
        return self.eastern.language


def events(eastern: Eastern, wheres: Sequence[Where]) -> list[Event]:
    """The candidate events of the sentences, in order of place; `wheres` are the authorities of the text."""
    found = []
    agencies = [where for where in wheres if where.agency]
    starts = [where.start for where in agencies]
    for part in eastern.sentences:
        inside = agencies[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
        words = _words(eastern, part, inside)
        if len(words) > HEAP:
            continue
        for candidate in sorted(_candidates(eastern, part, words), key=lambda c: (c.anchor, c.kind)):
            clause = clause_around(eastern, part, candidate.anchor, candidate.end)
            pointing = eastern.language.anaphoric.search(
                eastern.text, max(part.start, candidate.start - 8), candidate.start
            )
            found.append(Event(candidate, eastern, clause, pointing is not None))
    return found


def rivals(context: Context, event: Event) -> list[Candidate]:
    """The other events of the sentence, but for statuses in one list with this one."""
    candidate, clause = event.candidate, event.clause
    return [
        other
        for other in context.candidates_in(candidate.sentence)
        if other.anchor != candidate.anchor
        and not (other.start < candidate.end and candidate.start < other.end)
        and not (candidate.form == other.form == "status" and clause[0] <= other.anchor < clause[1])
    ]


def clause_around(eastern: Eastern, part: Sentence, start: int, end: int) -> tuple[int, int]:
    """The clause that holds text[start:end]."""
    left = part.start
    for stop in eastern.language.clause_end.finditer(eastern.text, part.start, start):
        left = stop.end()
    following = eastern.language.clause_end.search(eastern.text, end, part.end)
    return left, following.start() if following else part.end


def _words(eastern: Eastern, part: Sentence, agencies: Sequence[Where]) -> list[Hit[Word]]:
    """The wordings of acts, objects and statuses in the sentence; of overlapping ones the longest."""
    hits = [
        _trimmed(match, word)
        for pattern, word in _wordings(eastern.language.code)
        for match in pattern.finditer(eastern.text, part.start, part.end)
        if not any(a.start <= match.start() and match.end() <= a.end for a in agencies)
        and not _only_quoted(eastern.text, match)
    ]
    return [hit for hit in longest(hits) if hit.value is not None]


@cache
def _wordings(code: str) -> tuple[tuple[re.Pattern[str], Word], ...]:
    """All wordings of a language, each with what it is."""
    known = language(code)
    words: Sequence[StatusWords | ObjectWords | ActWords] = (*known.statuses, *known.objects, *known.acts)
    return ((known.shields, None), *((word.pattern, word) for word in words))


def _trimmed(match: re.Match[str], word: Word) -> Hit[Word]:
    """The hit without white space at its ends, which the words beside it may need."""
    said = match.group()
    return Hit(
        match.start() + len(said) - len(said.lstrip()), match.end() - len(said) + len(said.rstrip()), word
    )


def _only_quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a word alone stands in quotation marks: spoken of, not used."""
    if match.end() - match.start() > QUOTED:
        return False
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return around in ("“”", "「」", '""', "''")


def _candidates(eastern: Eastern, part: Sentence, words: Sequence[Hit[Word]]) -> Iterator[Candidate]:
    acts = _acts(words)
    objects = [(hit, hit.value) for hit in words if isinstance(hit.value, ObjectWords)]
    statuses = [(hit, hit.value) for hit in words if isinstance(hit.value, StatusWords)]
    for hit, status in statuses:
        yield Candidate(
            status.kind, "status", part, hit.start, hit.end, hit.start, "status", False,
            jurisdiction=status.jurisdiction,
        )  # fmt: skip
    last: ObjectWords | None = None
    for hit, act in acts:
        given = [other for other, _ in statuses]
        if _gives_status(eastern, hit, act, given) or _taken_back(eastern, hit, act, acts):
            continue
        object_hit, object_ = _object_of(eastern, hit, act, objects, [other for other, _ in acts])
        if object_ is None and last is not None and act.action in ("accept", "approve", "refuse"):
            object_ = last if last.object != "running" else None
        if object_ is None and act.action == "accept" and any(o.object != "marketing" for _, o in objects):
            object_ = next(o for _, o in objects if o.object != "marketing")
        last = object_ or last
        if act.action == "submit" and (
            object_ is None or _taken_up(eastern, hit, object_hit, acts) or _is_decided(eastern, hit, acts)
        ):
            continue
        kind = shared().events.get((object_.object if object_ else "", act.action)) or shared().events.get(
            ("", act.action)
        )
        if kind:
            with_object = None if act.action == "decide" else object_hit
            yield _act(part, hit, act.action, with_object, object_, kind)
    for hit, object_ in objects:
        following = [other for other, act in acts if hit.end <= other.start and act.action != "hold"]
        filed = eastern.language.submission_follows.match(eastern.text, hit.end, part.end)
        if object_.implies_submission and filed and not _goes_on(eastern, hit, following):
            kind = shared().events[object_.object, "submit"]
            yield _act(part, hit, "submit", hit, object_, kind)


def _acts(words: Sequence[Hit[Word]]) -> list[tuple[Hit[Word], ActWords]]:
    """The acts; what lifts something lifts a hold only where one was told of before."""
    acts = [(hit, hit.value) for hit in words if isinstance(hit.value, ActWords)]
    held = min((hit.start for hit, act in acts if act.action == "hold"), default=sys.maxsize)
    return [(hit, act) for hit, act in acts if act.action != "lift" or held < hit.start]


def _act(
    part: Sentence,
    hit: Hit[Word],
    action: str,
    object_hit: Hit[Word] | None,
    object_: ObjectWords | None,
    kind: str,
) -> Candidate:
    start = (
        min(hit.start, object_hit.start) if object_hit and 0 <= hit.start - object_hit.end < 40 else hit.start
    )
    application = object_.application if object_ else ""
    rule = f"{action} {object_.object if object_ else 'product'}"
    return Candidate(kind, rule, part, start, hit.end, hit.start, "past", False, application=application)


def _object_of(
    eastern: Eastern,
    hit: Hit[Word],
    act: ActWords,
    objects: Sequence[tuple[Hit[Word], ObjectWords]],
    acts: Sequence[Hit[Word]],
) -> tuple[Hit[Word] | None, ObjectWords | None]:
    """The object nearest to the act that the act can take."""
    best: tuple[float, int] | None = None
    for number, (other, object_) in enumerate(objects):
        if (object_.object, act.action) not in shared().events:
            continue
        behind = other.start >= hit.end
        left, right = (hit.end, other.start) if behind else (other.end, hit.start)
        gap = eastern.text[left : max(left, right)]
        ends = len(eastern.language.clause_end.findall(gap))
        between = sum(left <= a.start < right for a in acts if a is not hit)
        if behind and (ends > (object_.object == "running") or eastern.language.code != "zh"):
            continue
        of_another = any(a.end == other.start for a in acts if a is not hit)
        if object_.object == "running" and (of_another or not _is_let_run(gap, behind, between + ends)):
            continue
        cost = len(gap) + CLAUSE * ends + CLAUSE * between * (2 if behind else 1)
        if cost < FAR and (best is None or cost < best[0]):
            best = (cost, number)
    return objects[best[1]] if best else (None, None)


def _is_let_run(gap: str, behind: bool, apart: int) -> bool:
    """Whether a trial is what an act lets run, not what an approval rests on or what went before it."""
    if behind:
        return _BASIS.search(gap) is None
    if not apart and len(gap) <= AGENTS and _BY_AGENTS.match(gap):
        return True
    return not apart and len(gap) <= BESIDE and _AND.search(gap) is None


def _gives_status(eastern: Eastern, hit: Hit[Word], act: ActWords, statuses: Sequence[Hit[Word]]) -> bool:
    """Whether the act only says that a status was given: "FDA批准其孤儿药资格"."""
    if act.action not in ("approve", "submit", "accept"):
        return False
    for status in statuses:
        left, right = (hit.end, status.start) if status.start >= hit.end else (status.end, hit.start)
        gap = eastern.text[left : max(left, right)]
        if status.end <= hit.start and eastern.text.find("上市", hit.end, hit.end + MARKETED) >= 0:
            continue
        of_it = hit.end <= status.start and gap.endswith("的") and len(gap) <= MARKETED
        near = (
            (of_it or len(gap) <= BESIDE)
            and not _AND.search(gap)
            and not eastern.language.clause_end.search(gap)
        )
        if near and (hit.end <= status.start or act.action != "accept"):
            return True
    return False


def _taken_back(
    eastern: Eastern, hit: Hit[Word], act: ActWords, acts: Sequence[tuple[Hit[Word], ActWords]]
) -> bool:
    """Whether an approval is but what is withdrawn or refused: "撤销其有条件上市许可", "품목허가를 반려"."""
    if act.action != "approve":
        return False
    if any(
        other.action in ("refuse", "withdraw", "advise against")
        and at.start >= hit.end
        and _OBJECT.fullmatch(eastern.text, hit.end, at.start)
        for at, other in acts
    ):
        return True
    if not eastern.text.endswith(("许可", "授权"), hit.start, hit.end):
        return False
    return any(
        other.action in ("withdraw", "refuse")
        and 0 <= hit.start - at.end <= BESIDE
        and not eastern.language.clause_end.search(eastern.text, at.end, hit.start)
        for at, other in acts
    )


def _is_decided(eastern: Eastern, hit: Hit[Word], acts: Sequence[tuple[Hit[Word], ActWords]]) -> bool:
    """Whether an application is only what is to be decided on: "허가 신청은 10월까지 심사가 끝날 전망"."""
    subject = eastern.text[hit.end : hit.end + 1] in ("은", "는", "이", "が", "は")
    return subject and any(
        act.action == "decide" and 0 <= other.start - hit.end <= MARKETED for other, act in acts
    )


def _taken_up(
    eastern: Eastern, hit: Hit[Word], object_hit: Hit[Word] | None, acts: Sequence[tuple[Hit[Word], ActWords]]
) -> bool:
    """Whether a filing is only named as what was accepted or approved: "提交的上市申请获受理"."""
    if object_hit is None or object_hit.start < hit.end:
        return False
    for other, act in acts:
        if object_hit.end > other.start or act.action not in ("accept", "approve", "refuse", "withdraw"):
            continue
        gap = eastern.text[object_hit.end : other.start]
        goes_on = not eastern.language.clause_end.search(gap) and not _AND.search(gap)
        if goes_on or eastern.text.startswith("的", hit.end):
            return True
    return False


def _goes_on(eastern: Eastern, hit: Hit[Word], following: Sequence[Hit[Word]]) -> bool:
    """Whether another act takes up the application in the same clause: "承認申請が受理された"."""
    for other in following:
        gap = eastern.text[hit.end : other.start]
        if len(gap) <= 20 and not _DATED.search(gap) and not eastern.language.clause_end.search(gap):
            return True
    return False
