"""The lines of a text, and which of them were only broken to a width."""

import re
from collections.abc import Sequence
from itertools import pairwise

from milestones.lexicon.datewords import written_months
from milestones.lexicon.sentences import sentence_words

_SEPARATOR = re.compile(r"[,;:|(]|\s[-–—]\s")
_ENDS = tuple('.!?:;…。！？：；"”)）]')
_LEADS = ("ore", "n", "rticle", "eport", "tory", "elease", "ink", "ource", "etails", "tatement")
"""The last letters of what leads to another page."""
_LEADS_ON = re.compile(
    r"\b[Rr]ead\s(?:[Mm]ore|[Oo]n|(?:[Ff]ull\s)?[Aa]rticle)\Z"
    r"|[.!?][\"”’)]?\s+(?:Read\s+|See\s+)?(?:(?:Full|Press|News|Company|The)\s+)?(?i:report|story|release|article|link|source|more|details|statement)\Z"
)
"""A line's last words: "Read more", and behind a sentence "Report", "Press release"."""
BULLET = re.compile(r"\s*(?:[-•*·▪◦–—]\s+|\(?\d{1,2}[.)]\s)")
WORD = 4
"""Shorter words have small letters in a headline too."""
_MONTH = re.compile(rf"\s*(?:{written_months()})\.?(?:,?\s(?:19|20)\d\d)?:?\s*")
"""The whole of a line that heads the news of a month."""
_DAY = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.?\s\d{1,2},?|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:\s(?:19|20)\d\d)?(?:\s*(?:$|[-–—:|]\s)|\t)"
)
"""Opens a line with a day, or is one: the line begins something of its own."""
_DATED = re.compile(
    r"\s*(?:(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.?\s\d{1,2},?|[A-Z][a-z]{2,8}\.?,?)\s(?:19|20)\d\d(?:\s?[:–—-])?"
    r"|(?:19|20)\d\d\s?[:–—-])\s+[A-Z]"
)
"""Opens a line with a date that has its year: in a history of a medicine each line has one."""
_ENDS_IN_DAY = re.compile(
    r"(?:\s[-–—]|[:|])\s+(?:(?:[a-z]+[\s-]){0,4}?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s"
    r"|(?:Q[1-4]|[1-4]Q|H[12]|[12]H|[Ee]arly|[Mm]id|[Ll]ate|(?:[Ff]irst|[Ss]econd)\shalf(?:\sof)?)[\s-])?(?:19|20)\d\d\s*$"
)
"""Ends a line of a calendar with its day: "PDUFA date for X – November 30, 2023"."""
USE_LINE = re.compile(
    r"\W*(?:(?:Indicated|Intended|Indication:|For|To)\s+(?:for\s+)?(?:the\s+)?)?(?:[Tt]reat(?:ment)?|[Pp]revent(?:ion)?|[Pp]rophylaxis|[Dd]iagnos(?:is|e)|[Mm]anagement)\s"
)
"""Opens a line that says what the medicine in the line above is for."""
SHEET_LINE = re.compile(
    r"\W*(?:(?:Company|Sponsor|Applicant|Manufacturer|Maker|Developer|Holder|Dosage\s+form|Form|Class|Drug\s+class|Mechanism|Published|Decision|Outcome)"
    r"|(?:[A-Z][\w/]*\s+){0,5}?(?:[Tt]reatment\s+for|[Ii]ndications?|[Cc]ondition|[Dd]isease|[Uu]se)"
    r"|(?:[A-Z]\w*\s+){0,4}?(?:[Dd]ate|DATE)(?:\s+[\w/]+){0,9}?)\s*:\s+\S"
)
"""Opens a line of a sheet, by its label: "Company: Korvane", "Date of Approval: May 3"."""
TABLE_HEAD = re.compile(
    r"\W*(?:(?:no|number|drug|brand|trade|generic|proprietary|product|medicine|names?|active|ingredients?|substance|inn|company|sponsor"
    r"|applicant|manufacturer|maker|developer|indications?|dates?|approval|approved|authori[sz]ation|fda|fda-approved|use|uses|of|on"
    r"|therapeutic|area|class|type)\b\W*){3,}",
    re.IGNORECASE,
)
"""The whole of a line that names the columns of a table which lost its lines."""
KEYWORDS = 5
KEYWORD = 5
"""So many keywords an article has at least, each of so many words at most."""
_TELLS = re.compile(r"[,:]|\d\s|\b(?:for|in|on|by|to|with|from|was|is|approved|cleared|granted)\b")
"""Within what is more than a keyword."""
LONG_LINE = 45
"""From this length a line without an end is taken for one that was broken to a width."""
FULL = 0.75
"""A line is full from this part of the text's width on."""
THROUGHOUT = 0.8
"""In a text broken to a width throughout, such a part of its long lines had no room for another word."""
LEAST = 4
"""So many long lines tell whether it is."""
WIDEST = 120
"""Characters of the widest line that is broken to a width."""
HEADS = 7
"""Words of the longest heading between the items of a list."""
FEW = 2
"""Words of a heading that needs no item behind it."""
LABEL = 5
"""Words of the longest that ends with a colon."""
_GOES_ON = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without"]
)
"""Words that no line of a list ends with."""
BARS = 2
"""So many bars two rows of a table have at least, and both as many."""
ROW = 20
"""A line of a list of like lines has at most so many words."""


def ends_line(line: str) -> bool:
    """Whether a line does not go on: it ends with a sentence, or with what leads to another page."""
    said = line.rstrip()
    return said.endswith(_ENDS) or (said.endswith(_LEADS) and _LEADS_ON.search(said) is not None)


def lines_of(text: str) -> list[tuple[int, int]]:
    """Places of the lines without their ends."""
    found, start = [], 0
    for line in text.removesuffix("\n").split("\n") if text else ():
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def are_keywords(line: str) -> bool:
    """Whether a line only lists what an article is about: "FDA; Korvane; gout; Complete Response Letter"."""
    items = line.split(";")
    return (
        len(items) >= KEYWORDS
        and not ends_line(line)
        and not any(_TELLS.search(item) or len(item.split()) > KEYWORD for item in items)
    )


def continues(text: str, lines: Sequence[tuple[int, int]], number: int, *, wrapped: bool, width: int) -> bool:
    """Whether the line before this number was only broken to a width, so that this one goes on with it.

    `width` is that of a text all of whose lines are broken to it, else 0.
    """
    this, after = text[slice(*lines[number - 1])], text[slice(*lines[number])]
    if not this.strip() or not after.strip() or BULLET.match(after):
        return False
    if any((bars := this.count(bar)) >= BARS and bars == after.count(bar) for bar in (" | ", "\t")):
        return False
    if width and _is_full(this, after, width) and _is_long(this):
        return True
    if ends_line(this) or are_keywords(this) or are_keywords(after):
        return False
    if after.lstrip()[0].islower() or _is_row_in_two(this, after):
        return True
    if TABLE_HEAD.fullmatch(this):
        return False
    if _ENDS_IN_DAY.search(this) and after.lstrip()[0].isupper():
        return False
    beyond = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
    if _is_use(this) and (_is_use(after) or _MONTH.fullmatch(after)):
        return False
    if _DAY.match(after) or (_DATED.match(this) and _DATED.match(after)) or _heads(this, after, beyond):
        return False
    return (
        wrapped and _is_long(this) and not (_is_row(this) and _is_row(after) and after.lstrip()[0].isupper())
    )


def _is_use(line: str) -> bool:
    """Whether a line is a medicine and its use, in capitals: "Zelvora With Tasuvimod for Acute Leukemia"."""
    words = line.split()
    plain = [word for word in words if len(word) >= WORD and word[0].islower()]
    return "for" in words[1:-1] and words[0][0].isupper() and not plain


def _heads(this: str, after: str, beyond: str) -> bool:
    """Whether a line is a heading between the items of a list: "• Zelvora, gout / Refusals: / • Orvance"."""
    if not after.lstrip()[0].isupper() or len(after.split()) > HEADS or this.split()[-1] in _GOES_ON:
        return False
    use = USE_LINE.match(this) is not None
    if (use or BULLET.match(this)) and (BULLET.match(beyond) or (use and len(after.split()) <= FEW)):
        return True
    return after.rstrip().endswith(":") and len(after.split()) <= LABEL


def _is_row_in_two(this: str, after: str) -> bool:
    """Whether a row of a table, each of which ends with a bar, goes on in the next line."""
    return " | " in this and not this.rstrip().endswith("|") and after.rstrip().endswith("|")


def _is_long(line: str) -> bool:
    return LONG_LINE <= len(line) < 4 * LONG_LINE


def width_of(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width to which the text is broken, in characters; 0 where it is not, or not throughout."""
    pairs = [(text[slice(*this)], text[slice(*after)]) for this, after in pairwise(lines)]
    broken = [(this, after) for this, after in pairs if after.strip() and _is_long(this)]
    if len(broken) < LEAST:
        return 0
    width = sorted(len(this) for this, _ in broken)[len(broken) * 9 // 10]
    full = sum(_is_full(this, after, width) for this, after in broken)
    return width if width <= WIDEST and full >= THROUGHOUT * len(broken) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word had no room in this one."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width


def is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the text's long open lines are broken to a width: the next word had no room in most of them."""
    widths = [
        (end - start, len(text[slice(*after)].split(maxsplit=1)[0]))
        for (start, end), after in pairwise(lines)
        if text[slice(*after)].strip() and _is_long(text[start:end]) and not ends_line(text[start:end])
    ]
    width = FULL * max((length for length, _ in widths), default=0)
    full = sum(length + 1 + word > width for length, word in widths)
    wide = sum(length > WIDEST for length, _ in widths)
    return 2 * full > len(widths) and 3 * wide <= len(widths)


def _is_row(line: str) -> bool:
    """Whether a line is one of a list of like lines: "Zelvora, Korvane, gout, 4 May"."""
    few = len(line.split()) <= ROW and len(_SEPARATOR.findall(line)) >= 2
    return few and not sentence_words().finite.search(line)
