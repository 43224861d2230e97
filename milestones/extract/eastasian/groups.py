"""Several medicines of one East Asian event: in a list, in a list below, or taken up as "both products"."""

import re
from collections.abc import Sequence
from functools import cache

from milestones.extract.context import Context
from milestones.extract.eastasian.dosed import UNITS
from milestones.extract.eastasian.events import Event
from milestones.extract.eastasian.places import WHEN
from milestones.extract.fields.slots import Filled
from milestones.extract.medicines.products import ProductMention
from milestones.extract.text.document import Sentence
from milestones.lexicon.eastasian import language, shared
from milestones.lexicon.easterndates import eastern_date_words

ITEMS = 20
"""Items of the longest list that a sentence announces."""
UNTIL_LIST = 6
"""So many sentences may stand between a sentence with a number of items and its list."""
BOTH = 8
"""So many sentences back the two medicines may stand that "both products" takes up."""
EXPLAINED = 1
"""So many paragraphs may stand between the items of a list."""
LINE = 60
"""Characters of the longest line that is an item without a mark."""
OPENING = 4
"""Within so many characters such a line names its medicine."""
_BEHIND_ITEM = re.compile(r"\s?(?:\([^()]{1,40}\)\s?)?[::,、(]")
"""Behind the medicine of an item without a mark: its maker, and what it is for."""
_CAPTION = re.compile(r"\s*(?:【[^【】]{1,14}】|<[^<>]{1,14}>|〈[^〈〉]{1,14}〉)\s*")
"""A line that parts a list: "【効能追加】"."""
ABOVE = 6
"""So many sentences above a line of a sheet may name its medicine: "販売名 X ... 承認日 2024年6月13日"."""
LABELLED = 2
"""So many sentences ahead a line may name the medicine: "收到通知书。药品名称:X"."""
_MARK = re.compile("[▽▼△▲◇◆□■○●▶]")
_NEXT_ITEM = re.compile(
    rf"(?:\s?\d[\d.,]*\s?(?:{UNITS})[/\w.]*)?[®™」』》”\"'’]*\s?(?:\((?:[^()]|\([^()]*\))*\))?[」』》”\"'’]*(?:\((?:[^()]|\([^()]*\))*\))?,?\s?"
    r"[▲△▽][^▲△▽「『《“\"'‘]{0,50}[「『《“\"'‘]"
)
"""From a medicine to the next one in quotation marks, behind a mark: "’(란드) ▲편두통 치료 신약 ‘"."""
_ALIASES = re.compile(r"[®™」』》”\"'’\s]*[(,、;/].{0,14}", re.DOTALL)


@cache
def _joiner(code: str) -> re.Pattern[str]:
    """What stands between two medicines of one list, perhaps with what the second is."""
    names = language(code).names
    return re.compile(
        rf"\)?[®™」』》”\"'’]*(?:\([^)]*\))?[」』》”\"'’]*(?:(?:은|는|이|가|は|が|于|在)?\s?{WHEN}(?:に|에)?)?"
        rf"{names.joiner.pattern}"
        rf"(?:[^,、。;\s]{{1,8}}[的の]|(?:[가-힣A-Za-z0-9]{{1,10}}\s){{1,4}}(?<=치료제\s|.항체\s|.신약\s|.백신\s)"
        rf"|(?:[^,、。;\s「」]{{1,14}}の)?[^,、。;\s「」]{{1,14}}(?:薬|剤|ワクチン|抗体)(?=[「『])"
        rf"|[^,、。;\s「」]{{2,24}}を(?:予定)?(?:対象|適応症?|効能・?効果|効能)と(?:する|した)|[가-힣A-Za-z0-9]{{1,10}}의\s(?=['‘]))?"
        rf"[「『《“\"'‘]?"
    )


def listed_with(event: Event, mentions: Sequence[ProductMention], best: int) -> list[ProductMention]:
    """The mention, with others that stand in one list with it."""
    chosen = [mentions[best]]
    joiner = _joiner(event.language.code)
    for step in (-1, 1):
        here = best
        while 0 <= here + step < len(mentions):
            first, second = sorted((mentions[here], mentions[here + step]), key=lambda m: m.start)
            gap = event.text[first.end : second.start]
            same = first.product is second.product
            if (
                not (same and _ALIASES.fullmatch(gap))
                and not joiner.fullmatch(gap)
                and not _NEXT_ITEM.fullmatch(gap)
            ):
                break
            here += step
            if mentions[here].product not in [m.product for m in chosen]:
                chosen.append(mentions[here])
    return sorted(chosen, key=lambda m: m.start)


def listed_below(context: Context, event: Event, sentence: Sentence) -> list[Filled]:
    """The medicines of a list that the sentence announces: "以下の新薬の承認を了承した。▽X ... ▽Y ..."."""
    ahead = _announced(context, event, sentence)
    if not ahead:
        return []
    found: list[Filled] = []
    count, first, last = number_of_items(event, sentence), 0, 0
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + ITEMS]:
        if _CAPTION.fullmatch(event.text, later.start, later.end):
            ahead += not found
            last += bool(found)
            continue
        item = _is_item(context, event, later)
        named = [
            opening
            for start, end in (items_of(event.text, later) if item else ())
            for opening in context.products_in(start, end)[:1]
        ]
        if named:
            first, last = first or later.number, later.block.number
            found += [Filled(m.product, "listed below", m.start, m.end) for m in named]
            if count and len(found) >= count:
                break
        ended = later.block.number > last + (EXPLAINED if count else 0)
        if not named and (ended if found else later.number > sentence.number + UNTIL_LIST):
            break
    led_in = event.text[sentence.start : sentence.end].rstrip().endswith(":")
    at_once = first == sentence.number + ahead and (led_in or len(found) > 1)
    return found if at_once or (found and count == len(found)) else []


def items_of(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The items of a list that stand in one sentence, each behind its mark: "▽X(...)▽Y(...)"."""
    marks = [match.start() for match in _MARK.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(mark for mark in marks if mark > sentence.start)]
    return list(zip(starts, [*starts[1:], sentence.end], strict=True))


def _announced(context: Context, event: Event, sentence: Sentence) -> int:
    """How many sentences ahead a list begins; 0 where nothing says that one follows.

    The sentence says so or counts medicines, or the next one says so: "主な製品は次のとおり".
    """
    words = shared()
    for later in context.sentences[sentence.number + 1 : sentence.number + 2]:
        near = later.block.number <= sentence.block.number + 1
        near = near and all(c.kind == event.candidate.kind for c in context.candidates_in(later))
        if near and words.leads_in.search(event.text, later.start, later.end):
            return 2
    says = words.announces_list.search(event.text, sentence.start, sentence.end)
    return 1 if says or words.number_of_items.search(event.text, sentence.start, sentence.end) else 0


def _is_item(context: Context, event: Event, later: Sentence) -> bool:
    """Whether a sentence is an item of a list: marked as one, or a line that opens with a medicine."""
    if shared().outline.match(event.text, later.start):
        return True
    line = later.block.heading and later.block.start == later.start and later.end - later.start < LINE
    named = context.products_in(later.start, later.start + OPENING) if line else []
    return bool(named) and _BEHIND_ITEM.match(event.text, named[0].end, later.end) is not None


def number_of_items(event: Event, sentence: Sentence) -> int:
    """The number of medicines that the sentence says: "4品目"; 0 where it says none."""
    found = list(shared().number_of_items.finditer(event.text, sentence.start, sentence.end))
    if not found:
        return 0
    # "4製品を審議し、3製品の承認を可とした": the act is upon the last before it.
    said = next((m for m in reversed(found) if m.end() <= event.candidate.end), found[0])
    return int(said[1]) if said[1].isdigit() else eastern_date_words().numbers.get(said[1], 0)


def both_before(context: Context, event: Event) -> list[Filled]:
    """The two medicines that "both products" takes up, from the last sentence that names any."""
    sentence = event.candidate.sentence
    if not shared().both.search(event.text, sentence.start, sentence.end):
        return []
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - BOTH), -1):
        earlier = context.sentences[number]
        found = {m.product: m for m in context.products_in(earlier.start, earlier.end)}
        if found and not earlier.title:
            if len(found) != len("AB"):
                continue
            return [Filled(m.product, "both told before", m.start, m.end) for m in found.values()]
    return []


def labelled_behind(context: Context, event: Event) -> list[Filled]:
    """The medicines that a line behind the sentence gives: "药品名称为X和Y"."""
    sentence = event.candidate.sentence
    for later in context.sentences[sentence.number + 1 : sentence.number + 1 + LABELLED]:
        if shared().product_label.match(event.text, later.start, later.end):
            named = context.products_in(later.start, later.end)
            return [
                Filled(m.product, "in a line for the product", m.start, m.end)
                for m in (listed_with(event, named, 0) if named else [])
            ]
    return []


def labelled_above(context: Context, event: Event) -> list[Filled]:
    """The medicine that a line of the sheet above the event's own line names: "販売名 X"."""
    sentence = event.candidate.sentence
    if sentence.end - sentence.start > LINE or sentence.title:
        return []
    for earlier in context.earlier(sentence, ABOVE):
        if shared().product_label.match(event.text, earlier.start, earlier.end):
            named = context.products_in(earlier.start, earlier.end)
            return [Filled(m.product, "in a line for the product", m.start, m.end) for m in named[:1]]
    return []
