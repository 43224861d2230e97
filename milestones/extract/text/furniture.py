"""What a page puts into running text and nobody reads: "Korvane (KRVN.L), opens new tab", "last month2"."""

import re
from dataclasses import replace
from functools import cache

from milestones.lexicon.cues import furniture
from milestones.lexicon.datewords import date_words, written_months
from milestones.lexicon.wordpatterns import alternatives
from milestones.model.article import Article
from milestones.model.claim import Findings


def unfurnished(article: Article) -> Article:
    """The article with blanks for such words, so that all places stay what they are."""
    text = _footnotes().sub(_blanks, article.text)
    if furniture().places(text):
        text = furniture().pattern.sub(_blanks, text)
    return article if text == article.text else replace(article, text=text)


def _blanks(match: re.Match[str]) -> str:
    """The match with blanks for all of it but its `kept`."""
    kept = match["kept"] if "kept" in match.re.groupindex else ""
    return kept.ljust(len(match.group()))


@cache
def _footnotes() -> re.Pattern[str]:
    """Numbers of notes that lost their place above the line: "last week3", "June 20241", "on Monday1,2"."""
    days = alternatives(date_words().weekdays)
    return re.compile(
        rf"(?P<kept>\b(?:(?:week|month|year|quarter|today|yesterday|{days})(?=\d{{1,2}}(?!\d))"
        rf"|{written_months()}\s(?:\d{{1,2}},\s)?20\d\d(?=\d(?!\d))))\d+(?:,\d{{1,2}})*(?=[\s.,;:)]|$)",
        re.IGNORECASE,
    )


def refurnished(article: Article, found: Findings) -> Findings:
    """What was found in the blanked text, with the article's own words for evidence."""
    text = article.text
    return Findings(
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.claims),
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.refusals),
    )
