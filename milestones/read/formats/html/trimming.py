"""Leaves out of an article's lines what pages put between and behind its paragraphs."""

import re

from milestones.extract.dates.daylines import weight
from milestones.read.formats.html.words import words_of

_FURNITURE = (
    "advertisement|anzeige|werbung|publicidad|publicité|广告|広告|광고|sponsored|promoted",
    r"advertisement\W+(?:scroll to continue(?: reading)?|continue reading.{0,40})",
    r"scroll to continue(?: reading)?|(?:article|story) continues below(?: advertisement)?",
    r"(?:news|press) release(?: details)?|pdf version|download(?: pdf)?|listen to this article",
    r"share(?: this(?: article| story| post| page)?)?|share this:|tweet|print|email",
    r"click to (?:share|print|email).{0,60}|close(?: window)?|loading\W*|caption",
    r"view (?:this email )?in (?:your )?browser|skip to (?:main )?content|back to (?:top|gallery)",
    r"comments?(?: \(\d+\))?|\d+ comments?|leave a (?:reply|comment)|image \d+ ?of ?/? ?\d+|\d+ ?/ ?\d+",
)
"""Patterns of whole lines that are no part of any article."""
_LEADS_AWAY = (
    r"you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular)|trending(?: now)?",
    r"related(?: (?:articles?|stories|posts?|news|content|reading|links|topics|information))?",
    r"recommended(?: (?:for you|reading|articles|stories))?|more (?:from|on|in|news)\b.{0,40}",
    r"read (?:more|next|also)|also read|see also|latest (?:news|stories|headlines)|recent posts",
    r"tell us what you think|what do you think|join the conversation|share your thoughts",
    r"mehr zum thema|weitere (?:artikel|meldungen)|lesen sie auch|das könnte sie auch interessieren",
    r"(?:à )?lire aussi|te puede interesar|相关阅读|相关新闻|推荐阅读|延伸阅读|関連記事",
    r"관련기사|많이 본 (?:뉴스|기사)",
)
"""Patterns of lines that open a list of other articles."""


def _line_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[-#*\s]*(?:{'|'.join(patterns)})[\s.:!?…]*", re.IGNORECASE)


_IS_FURNITURE, _LEADS = _line_of(_FURNITURE), _line_of(_LEADS_AWAY)
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|版权所有|저작권자|alle rechte vorbehalten)",
    re.IGNORECASE,
)
_SHORT = 22
"""Words of a line of a list of other articles, at most."""
_SENTENCE = 8
"""Words of the shortest line that is prose where it ends as a sentence."""
_REPEATED, _LONG = 6, 30
"""Words from which a line is a repetition that stands again nearby, and anywhere."""


def trimmed(text: str) -> str:
    """The text without furniture, repetitions, lists of other articles and notes of rights at its end."""
    blocks = [block for block in text.split("\n\n") if not _IS_FURNITURE.fullmatch(block)]
    blocks = _once(blocks)
    for number, block in enumerate(blocks):
        if number and _LEADS.fullmatch(block) and all(_is_short(one) for one in blocks[number + 1 :]):
            blocks = blocks[:number]
            break
    while len(blocks) > 1 and _RIGHTS.match(blocks[-1]) and len(blocks[-1]) < 300:
        blocks.pop()
    return "\n\n".join(blocks)


def _once(blocks: list[str]) -> list[str]:
    """Each long block once, and a shorter one not right after itself; tables may repeat."""
    seen: set[tuple[str, ...]] = set()
    last: list[tuple[str, ...]] = []
    kept = []
    for block in blocks:
        words = tuple(words_of(block))
        again = words in seen if len(words) >= _LONG else len(words) >= _REPEATED and words in last
        if not again:
            kept.append(block)
        seen.add(words)
        last = [*last[-2:], words]
    return kept


def _is_short(block: str) -> bool:
    words = weight(block)
    return words <= _SHORT and not (words >= _SENTENCE and block.endswith((".", "。", "!", "?")))
