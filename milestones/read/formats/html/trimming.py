"""Leaves out of an article's lines what pages put between and behind its paragraphs."""

import re

from milestones.extract.daylines import weight
from milestones.read.formats.html.words import words_of

_FURNITURE = re.compile(
    r"(?:[-#*\s]*)(?:advertisement|anzeige|werbung|publicidad|publicité|广告|広告|광고|sponsored|promoted"
    r"|scroll to continue(?: reading)?|article continues below(?: advertisement)?|story continues below(?: advertisement)?"
    r"|advertisement\W+(?:scroll to continue(?: reading)?|continue reading.{0,40})|news release(?: details)?"
    r"|press release(?: details)?|share(?: this(?: article| story| post| page)?)?|share this:|tweet|print|email"
    r"|view (?:this email )?in (?:your )?browser|view this email in your browser|close(?: window)?|loading\W*"
    r"|skip to (?:main )?content|back to (?:top|gallery)|comments?(?: \(\d+\))?|\d+ comments?|leave a (?:reply|comment)"
    r"|click to (?:share|print|email).{0,60}|image \d+ ?of ?/? ?\d+|\d+ ?/ ?\d+|caption|listen to this article"
    r"|pdf version|download(?: pdf)?)[\s.:!…]*",
    re.IGNORECASE,
)
"""Whole lines that are no part of any article."""
_LEADS_AWAY = re.compile(
    r"[-#*\s]*(?:you (?:may|might) (?:also )?(?:like|be interested in)|related(?: (?:articles?|stories|posts?|news|content"
    r"|reading|links|topics|information))?|recommended(?: (?:for you|reading|articles|stories))?|more (?:from|on|in|news)\b.{0,40}"
    r"|read (?:more|next|also)|also read|see also|most (?:read|popular)|latest (?:news|stories|headlines)|trending(?: now)?"
    r"|recent posts|tell us what you think|what do you think|join the conversation|share your thoughts|mehr zum thema"
    r"|weitere (?:artikel|meldungen)|lesen sie auch|das könnte sie auch interessieren|à lire aussi|lire aussi"
    r"|te puede interesar|相关阅读|相关新闻|推荐阅读|延伸阅读|関連記事|관련기사|많이 본 (?:뉴스|기사))[\s.:!?…]*",
    re.IGNORECASE,
)
"""A line that opens a list of other articles."""
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|版权所有|저작권자|無断転載|alle rechte vorbehalten)",
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
    blocks = [block for block in text.split("\n\n") if not _FURNITURE.fullmatch(block)]
    blocks = _once(blocks)
    for number, block in enumerate(blocks):
        if number and _LEADS_AWAY.fullmatch(block) and all(_is_short(one) for one in blocks[number + 1 :]):
            blocks = blocks[:number]
            break
    while len(blocks) > 1 and _RIGHTS.match(blocks[-1]) and len(blocks[-1]) < 300:
        blocks.pop()
    return "\n\n".join(blocks)


def _once(blocks: list[str]) -> list[str]:
    """Each long block once, and a shorter one not right after itself; in lists and tables much may come again."""
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
