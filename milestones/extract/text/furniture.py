"""Words that a page puts into running text and that nobody wrote there: "Korvane (KRVN.L), opens new tab"."""

from dataclasses import replace

from milestones.lexicon.cues import furniture
from milestones.model.article import Article
from milestones.model.claim import Findings


def unfurnished(article: Article) -> Article:
    """The article with blanks for such words, so that all places stay what they are."""
    if not furniture().places(article.text):
        return article
    text = furniture().pattern.sub(lambda match: " " * len(match.group()), article.text)
    return article if text == article.text else replace(article, text=text)


def refurnished(article: Article, found: Findings) -> Findings:
    """What was found in the blanked text, with the article's own words for evidence."""
    text = article.text
    return Findings(
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.claims),
        tuple(replace(one, evidence=text[one.start : one.end]) for one in found.refusals),
    )
