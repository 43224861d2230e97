"""What a page puts into running text and nobody reads: "Korvane (KRVN.L), opens new tab", "last month2".

And what it spells otherwise than most: signs in letters ("Zelvora(R)"), initials with a blank ("U. S.").
"""

import re
from dataclasses import replace
from functools import cache

from milestones.lexicon.authorities import surface_forms
from milestones.lexicon.cues import furniture
from milestones.lexicon.datewords import date_words, written_months
from milestones.lexicon.wordpatterns import alternatives
from milestones.model.article import Article
from milestones.model.claim import Findings

_GLUED = re.compile(r"\d(?:(?<=[A-Za-z]\d)|(?<=20\d\d\d))\d?(?:,\d{1,2})*(?=[\s.,;:)]|$)")
"""A number behind a letter, or behind a year: it could be that of a note."""
_MARK = re.compile(r"(?<=\w)(?:\((R|r|TM|tm|SM)\)(?!\w)|\s\((R|TM|SM)\)(?![\w-]))")
"""A trade mark's sign in letters, behind a name: "Zelvora(R)", and not "gives (R)-zelbrutinib"."""
_SIGNS = ("(R)", "(r)", "(TM)", "(tm)", "(SM)")
_PARTED = ("U. S.", "U. K.", "E. U.")
"""Initials with a blank between, as some newspapers print them."""
BEFORE = 20
"""So many characters before it stands the word of time: "September 30, 2024"."""
LONGEST = 24
"""Letters of the longest word with a note that is looked for."""
SHORTEST = 5
"""And of the shortest: more names than words of four letters end with a number."""
_WORD = re.compile(r"(?<![\w-])(?:[A-Z]+|[A-Z]?[a-z]+)$")
_ENDS = re.compile(r"[.;:]?\s*(?:\n|$)")
"""Behind a note: its line ends."""
_OF_A_PAGE_WITH_NOTES = re.compile(
    rf"(?<![\w-])[a-z]{{{SHORTEST + 1},{LONGEST}}}\d{{1,2}}(?:,\d{{1,2}})*[.;:]?\s*(?:\n|$)"
)
"""A common word at a line's end with a number behind it: notes have lost their places all over the page."""
_IN_YEAR = re.compile(
    r"\b(?:in|of|by|since|until|and|early|late|mid|FY|Q[1-4]|H[12]|half|quarter)[\s-]20\d\d$"
)
"""Ends with a year in which something is or was."""


def unfurnished(article: Article) -> Article:
    """The article with blanks for such words, so that all places stay what they are."""
    text = _GLUED.sub(_without_note, article.text)
    if any(sign in text for sign in _SIGNS):
        text = _MARK.sub(_as_sign, text)
    for parted in _PARTED:
        text = text.replace(parted, f"{parted.replace(' ', '')} ")
    if furniture().places(text):
        text = furniture().pattern.sub(lambda match: " " * len(match.group()), text)
    return article if text == article.text else replace(article, text=text)


def _as_sign(match: re.Match[str]) -> str:
    """The sign itself, and blanks for what is left of its letters."""
    return ("®" if (match[1] or match[2]) in {"R", "r"} else "™").ljust(len(match.group()))


def _without_note(match: re.Match[str]) -> str:
    """Blanks for the number of a note that lost its place above the line: "last week3", "June 20241"."""
    text, start = match.string, match.start()
    behind = _time().search(text, max(0, start - BEFORE), start) or _is_in_a_page_with_notes(match)
    return " " * len(match.group()) if behind else match.group()


def _is_in_a_page_with_notes(match: re.Match[str]) -> bool:
    """Whether the number stands behind a word that is told without it as well, or behind the last of a line.

    So it does in a page that has such words: "approved ZELVORA3 for gout4".
    """
    text, start = match.string, match.start()
    named = _WORD.search(text, max(0, start - LONGEST), start)
    word = named.group() if named else ""
    if word in _authorities():
        return True
    if len(word) < SHORTEST and not _IN_YEAR.search(text, max(0, start - BEFORE), start):
        return False
    if _OF_A_PAGE_WITH_NOTES.search(text) is None:
        return False
    ends = word.islower() and _ENDS.match(text, match.end()) is not None
    return ends or not word or re.search(rf"(?<![\w-]){word}(?![\w-])", text) is not None


@cache
def _authorities() -> frozenset[str]:
    """Short names of authorities: "EMA"."""
    forms = (form.text for form in surface_forms().values())
    return frozenset(form for form in forms if form.isupper() and form.isalpha() and len(form) > 2)


@cache
def _time() -> re.Pattern[str]:
    """Ends with a word of time, or with a month and its year."""
    days = alternatives(date_words().weekdays)
    return re.compile(
        rf"\b(?:week|month|year|quarter|today|yesterday|{days}|{written_months()}\s(?:\d{{1,2}},\s)?20\d\d)$",
        re.IGNORECASE,
    )


def refurnished(article: Article, found: Findings) -> Findings:
    """What was found in the blanked text, with the article's own words for evidence."""
    text = article.text
    return Findings(
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.claims),
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.refusals),
    )
