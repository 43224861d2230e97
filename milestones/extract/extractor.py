"""From an article to its claims: find all words once, put candidates together, decide, fill, merge."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from milestones.extract import eastasian
from milestones.extract.claims.guessed import without_guesses
from milestones.extract.claims.headlined import as_headlined
from milestones.extract.claims.merging import Draft, merged
from milestones.extract.claims.settling import unsettled
from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.extract.events.candidates import told_in
from milestones.extract.events.handingover import granting
from milestones.extract.factuality.telling import ELSEWHERE
from milestones.extract.fields.slots import is_named
from milestones.extract.gathering import by_sentence, gathered, without
from milestones.extract.judging import judged
from milestones.extract.lists import left_out
from milestones.extract.medicines.products import KnownNames
from milestones.extract.mentions import mentions
from milestones.extract.text.blocks import flowing
from milestones.extract.text.bothsides import both_sides
from milestones.extract.text.bulleting import bulleted
from milestones.extract.text.capitals import recased
from milestones.extract.text.document import sentences
from milestones.extract.text.dotted import undotted
from milestones.extract.text.folding import Folded
from milestones.extract.text.furniture import refurnished, unfurnished
from milestones.extract.text.glossing import glossed
from milestones.extract.text.gluedays import unglued
from milestones.extract.text.relining import relined
from milestones.extract.text.tabled import tabled
from milestones.model.article import Article
from milestones.model.claim import Findings, Refusal


def extract(article: Article, known: KnownNames) -> Findings:
    """The claims of an article, one for each distinct fact, and the candidates that were not believed."""
    plain = recased(relined(flowing(bulleted(unfurnished(article)))))
    apart = unglued(plain)
    found = apart.back(_read(apart.article, known)) if apart else _read(plain, known)
    return found if plain is article else refurnished(article, found)


def _read(article: Article, known: KnownNames) -> Findings:
    table = tabled(article)
    return table.back(_told(table.article, known)) if table else _told(article, known)


def _told(article: Article, known: KnownNames) -> Findings:
    if plain := undotted(article):
        return plain.back(_told(plain.article, known))
    if both := both_sides(article):
        return both.back(_told(both.article, known))
    gloss = glossed(article)
    return gloss.back(_extracted(gloss.article, known)) if gloss else _extracted(article, known)


def _extracted(article: Article, known: KnownNames) -> Findings:
    """The claims of an article in English, or of the gloss of another; East Asian sentences apart."""
    text = article.text
    folded = Folded.of(text)
    parts = sentences(article)
    words = mentions(text, folded)
    easterns = eastasian.eastern_parts(text, parts) if eastasian.has_eastern(text) else []
    english = without(parts, easterns)
    acts = by_sentence(english, words)
    told = [event for eastern in easterns for event in eastasian.eastern_events(eastern, words.wheres)]
    found = [*told_in(text, acts, words.wheres), *(event.candidate for event in told)]
    if not found:
        return Findings(())
    context = gathered(article, parts, easterns, words, found, folded, known)
    numbers = {part.number for part in english}
    if more := [event for event in left_out(context) if event.sentence.number in numbers]:
        context = replace(context, candidates=sorted([*found, *more], key=lambda c: (c.start, c.end)))
    acts_of = {part.number: said for part, said in acts}
    outcomes: list[tuple[Candidate, list[Draft] | str]] = []
    for number, events in context.events.items():
        if number in numbers:
            verbs = granting(text, events[0].sentence, acts_of.get(number, []))
            outcomes += [(event, judged(context, event, verbs)) for event in events]
    western = len(outcomes)
    outcomes += [(event.candidate, eastasian.eastern_drafts(context, event)) for event in told]
    drafts = [draft for _, made in outcomes if not isinstance(made, str) for draft in made]
    drafts += _told_nowhere_else(context, outcomes[:western], drafts)
    refusals = [_refusal(article, c, reason) for c, reason in outcomes if isinstance(reason, str)]
    return Findings(tuple(merged(unsettled(as_headlined(without_guesses(drafts))))), tuple(refusals))


def _told_nowhere_else(
    context: Context, outcomes: Sequence[tuple[Candidate, list[Draft] | str]], drafts: Sequence[Draft]
) -> list[Draft]:
    """What "the approval of X" tells where nothing else in the article does, nor in its sentence."""
    told = {(draft.claim.product, draft.claim.kind, draft.claim.jurisdiction) for draft in drafts}
    believed = {draft.claim.start for draft in drafts}
    found = []
    for candidate, made in outcomes:
        if made != ELSEWHERE or candidate.sentence.start in believed or not is_named(context, candidate):
            continue
        again = judged(context, replace(candidate, alone=True), ())
        bare = _CLEARANCE.fullmatch(context.text, candidate.start, candidate.end) is not None
        found += [] if isinstance(again, str) or (bare and _let_run(again, told)) else again
    # What is accepted has been filed: "the NDA submission" tells nothing then.
    told |= {(product, _FILED[kind], where) for product, kind, where in told if kind in _FILED}
    # Where its place is only borrowed, it is what was told before, wherever that was.
    somewhere = {(product, kind) for product, kind, _ in told}
    return [
        d
        for d in found
        if (d.claim.product, d.claim.kind, d.claim.jurisdiction) not in told
        and not (d.elsewhere and (d.claim.product, d.claim.kind) in somewhere)
    ]


_CLEARANCE = re.compile(r"(?:clearance|authori[sz]ation|go-ahead|green light|permission|nod)", re.IGNORECASE)
"""What a trial gets as well: by itself it says not what was let go ahead."""
_OF_TRIALS = ("ind-approval", "ind-acceptance", "clinical-hold-lifted")
"""What lets a trial go ahead."""


def _let_run(drafts: Sequence[Draft], told: AbstractSet[tuple[str, str, str]]) -> bool:
    """Whether the article tells of a trial that was let go ahead there, of which "the clearance" speaks."""
    return any(
        (draft.claim.product, kind, draft.claim.jurisdiction) in told
        for draft in drafts
        for kind in _OF_TRIALS
    )


_FILED = {"nda-acceptance": "nda-submission", "ind-acceptance": "ind-submission"}
"""What went before an acceptance."""


def _refusal(article: Article, candidate: Candidate, reason: str) -> Refusal:
    sentence = candidate.sentence
    return Refusal(
        article.id,
        candidate.kind,
        reason,
        article.text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        candidate.rule,
    )
