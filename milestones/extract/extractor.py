"""From an article to its claims: find all words once, put candidates together, decide, fill, merge."""

import re
from collections.abc import Sequence
from dataclasses import replace

from milestones.extract.acting import granting
from milestones.extract.candidate import Candidate
from milestones.extract.candidates import told_in
from milestones.extract.context import Context
from milestones.extract.dateties import Beside
from milestones.extract.dating import dated, only_ahead
from milestones.extract.document import Sentence, sentences
from milestones.extract.eastasian.diseases import eastern_diseases
from milestones.extract.eastasian.ellipses import eastern_events
from milestones.extract.eastasian.places import eastern_wheres
from milestones.extract.eastasian.products import eastern_products
from milestones.extract.eastasian.reading import eastern_drafts
from milestones.extract.eastasian.script import Eastern, eastern_parts
from milestones.extract.expecting import ahead, not_expected
from milestones.extract.factuality import Reality, reality
from milestones.extract.folding import Folded
from milestones.extract.glossing import glossed
from milestones.extract.guarding import guarded
from milestones.extract.indications import find_diseases, population_of
from milestones.extract.listing import listed
from milestones.extract.mentions import Act, Mentions, Where, mentions
from milestones.extract.merging import Draft, merged
from milestones.extract.phrases import Hit
from milestones.extract.places import Placed, placed, points_back, usable, vague
from milestones.extract.products import KnownNames, products
from milestones.extract.slots import Filled, is_named, products_of
from milestones.extract.tying import FilledDisease, diseases_of
from milestones.lexicon.authorities import authority
from milestones.lexicon.events import event_words
from milestones.model.article import Article
from milestones.model.claim import Claim, Cue, Findings, Refusal, Status

_TAKEN_UP = re.compile(r"\s+(?:it|(?:the|this|that)\s+(?:\w+\s+)?(?:study|trial|protocol))\b", re.IGNORECASE)
"""Follows an act whose object was told just before: "later allowed it to be extended"."""


def extract(article: Article, known: KnownNames) -> Findings:
    """The claims of an article, one for each distinct fact, and the candidates that were not believed."""
    gloss = glossed(article)
    return gloss.back(_extracted(gloss.article, known)) if gloss else _extracted(article, known)


def _extracted(article: Article, known: KnownNames) -> Findings:
    """The claims of an article in English, or of the gloss of another."""
    text = article.text
    folded = Folded.of(text)
    parts = sentences(article)
    words = mentions(text, folded)
    easterns = eastern_parts(text, parts)
    told = [event for eastern in easterns for event in eastern_events(eastern, words.wheres)]
    english = _english(parts, easterns)
    by_sentence = _by_sentence(english, words)
    found = [*told_in(text, by_sentence, words.wheres), *(event.candidate for event in told)]
    if not found:
        return Findings(())
    context = _context(article, parts, easterns, words, found, folded, known)
    numbers = {part.number for part in english}
    if items := [item for item in listed(context) if item.sentence.number in numbers]:
        context = replace(context, candidates=sorted([*found, *items], key=lambda c: (c.start, c.end)))
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    words_of = dict(by_sentence)
    for part in english:
        acts = words_of.get(part, [])
        verbs = granting(text, part, acts)
        for candidate in context.candidates_in(part):
            made = _judged(context, candidate, verbs)
            if isinstance(made, str):
                refusals.append(_refusal(article, candidate, made))
            else:
                drafts += made
    for event in told:
        eastern_made = eastern_drafts(context, event)
        if isinstance(eastern_made, str):
            refusals.append(_refusal(article, event.candidate, eastern_made))
        else:
            drafts += eastern_made
    return Findings(tuple(merged(drafts)), tuple(refusals))


def _english(parts: Sequence[Sentence], easterns: Sequence[Eastern]) -> list[Sentence]:
    """The sentences that are in none of the East Asian languages."""
    eastern = {part.number for one in easterns for part in one.sentences}
    return [part for part in parts if part.number not in eastern]


def _context(
    article: Article,
    parts: Sequence[Sentence],
    easterns: Sequence[Eastern],
    words: Mentions,
    found: Sequence[Candidate],
    folded: Folded,
    known: KnownNames,
) -> Context:
    """The article with all that is mentioned in it, each sentence read in its language."""
    text = article.text
    useful = [part for part in parts if not part.block.section]
    medicines = (
        eastern_products(text, folded, parts, easterns, known)
        if easterns
        else products(text, folded, parts, words.wheres, known)
    )
    diseases, wheres = find_diseases(text, folded, useful), usable(text, words.wheres, medicines)
    for eastern in easterns:
        diseases = [d for d in diseases if not eastern.holds(d.start)] + eastern_diseases(eastern, diseases)
        wheres = [w for w in wheres if not eastern.holds(w.start)] + eastern_wheres(eastern, words.wheres)
    diseases.sort(key=lambda disease: disease.start)
    wheres.sort(key=lambda where: where.start)
    if easterns:
        parts = _marked(parts, easterns)
    return Context(article, parts, medicines, diseases, wheres, found)


def _marked(parts: Sequence[Sentence], easterns: Sequence[Eastern]) -> list[Sentence]:
    """The sentences, the East Asian ones with their own sections."""
    eastern = {part.number: part for one in easterns for part in one.sentences}
    return [eastern.get(part.number, part) for part in parts]


def _by_sentence(
    parts: Sequence[Sentence], words: Mentions
) -> list[tuple[Sentence, list[Hit[tuple[Act, ...]]]]]:
    """Each sentence that holds a word of an event, with those words."""
    found = []
    acts = iter(words.acts)
    act = next(acts, None)
    for part in parts:
        inside = []
        while act and act.start < part.end:
            if act.start >= part.start:
                inside.append(act)
            act = next(acts, None)
        if inside:
            found.append((part, inside))
    return found


def _judged(
    context: Context, candidate: Candidate, verbs: Sequence[tuple[int, int, str]]
) -> list[Draft] | str:
    """The claims that a candidate makes, or the reason why it makes none."""
    section = candidate.sentence.block.section
    if section:
        return f"boilerplate: {section}"
    if candidate.sentence.block.number in context.headings and not is_named(context, candidate):
        return "heading over a part"
    if reason := guarded(context, candidate):
        return reason
    fact = reality(context.text, candidate, verbs, is_named(context, candidate))
    if not fact.refused and only_ahead(context, candidate):
        fact = ahead(context, candidate, fact)
    if fact.refused:
        return fact.refused
    medicines = products_of(context, candidate)
    if not medicines:
        return "no product"
    if fact.expected and (reason := not_expected(context, candidate, fact)):
        return reason
    where, elsewhere = _where(context, candidate, fact)
    if not where:
        return "no jurisdiction"
    return _drafts(context, candidate, fact, medicines, where, elsewhere)


def _drafts(
    context: Context,
    candidate: Candidate,
    fact: Reality,
    medicines: Sequence[Filled],
    where: Sequence[Placed],
    elsewhere: bool,
) -> list[Draft]:
    """One draft for each medicine, disease and place of the event."""
    drafts = []
    for medicine in medicines:
        told: list[FilledDisease | None] = [*diseases_of(context, candidate, medicine)]
        ends = [other.value.end for other in told if other]
        for disease in told or [None]:
            for place in where:
                beside = (
                    Beside([other.end for other in where], place.end),
                    Beside([other.end for other in medicines], medicine.end),
                    Beside(ends, disease.value.end if disease else 0),
                )
                drafts.append(_draft(context, candidate, fact, medicine, disease, place, beside, elsewhere))
    return drafts


def _where(context: Context, candidate: Candidate, fact: Reality) -> tuple[list[Placed], bool]:
    """Where it happened, and whether that is borrowed from outside the sentence."""
    text, sentence = context.text, candidate.sentence
    inside = context.wheres_in(sentence.start, sentence.end)
    parts = context.clauses_of(sentence)
    here = placed(text, candidate, inside, context.candidates_in(sentence), parts)
    if vague(text, candidate, here):
        return [], False
    if here:
        return here, False
    borrowed = _borrowed(context, candidate, fact)
    return ([borrowed], True) if borrowed else ([], False)


def _borrowed(context: Context, candidate: Candidate, fact: Reality) -> Placed | None:
    """Where it happened by what stands outside the sentence, or by what the kind itself tells."""
    text, sentence = context.text, candidate.sentence
    nowhere = candidate.start, candidate.start
    if candidate.jurisdiction:
        return Placed(candidate.jurisdiction, None, "where this kind exists", *nowhere)
    last = context.last_authority(candidate.start)
    if last and points_back(text, candidate, context.clauses_of(sentence)):
        return _at(last, "the authority told last")
    if before := context.told_before(sentence):
        return _at(before, "told before")
    by_form = event_words().application_jurisdictions.get(candidate.application)
    form = Placed(by_form, None, f"where a {candidate.application} is filed", *nowhere) if by_form else None
    if form and fact.expected:
        return form
    return _at(context.main_where, "the article's main authority") if context.main_where else form


def _at(where: Where, rule: str) -> Placed:
    return Placed(where.jurisdiction, where.agency, rule, where.start, where.end)


def _draft(
    context: Context,
    candidate: Candidate,
    fact: Reality,
    medicine: Filled,
    disease: FilledDisease | None,
    place: Placed,
    beside: Sequence[Beside],
    elsewhere: bool,
) -> Draft:
    article, sentence = context.article, candidate.sentence
    when = dated(context, candidate, beside, expected=fact.expected, background=fact.background)
    committee = bool(place.agency and authority(place.agency).committee)
    cues = [
        Cue("kind", candidate.rule, candidate.start, candidate.end),
        Cue("product", medicine.rule, medicine.start, medicine.end),
        Cue("jurisdiction", place.rule, place.start, place.end),
        Cue("date", when.rule, when.start, when.end),
        Cue("status", "expected" if fact.expected else "told as past", *fact.cue),
    ]
    if disease:
        cues.append(Cue("indication", disease.rule, disease.value.start, disease.value.end))
    claim = Claim(
        article=article.id,
        product=medicine.value.name,
        aliases=medicine.value.aliases,
        indication=disease.value.name if disease else None,
        population=population_of(context.text, sentence, disease.value)
        if disease and disease.tie == 2
        else None,
        jurisdiction=place.jurisdiction,
        agency=place.agency,
        kind=_kind(context, candidate, place, committee),
        application=candidate.application or None,
        date=when.date,
        status=Status.EXPECTED if fact.expected else Status.ACHIEVED,
        evidence=context.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        rule=candidate.rule,
        cues=tuple(cues),
    )
    return Draft(claim, disease.tie if disease else 0, sentence.heading, elsewhere)


def _kind(context: Context, candidate: Candidate, place: Placed, committee: bool) -> str:
    """The kind by who acts and by what was told before; a status keeps the kind that its name says."""
    if candidate.form == "status":
        return candidate.kind
    if candidate.rule == "approve product" and (told := _kind_told(context, candidate)):
        return told
    return event_words().kind_by(candidate.kind, place.jurisdiction, committee)


def _kind_told(context: Context, candidate: Candidate) -> str | None:
    """What a bare "authorization" is of, where the words beside it say so; None where nothing does.

    A headline leaves it to the lead; elsewhere "it" and a bare noun take up what was told just before.
    """
    sentence = candidate.sentence
    if sentence.title:
        told = [
            c.kind
            for number in sorted(context.lead)
            for c in context.candidates_in(context.sentences[number])
        ]
        vague = candidate.form == "noun" and "nda-approval" not in told
        return "ind-approval" if vague and "ind-approval" in told else None
    taken_up = _TAKEN_UP.match(context.text, candidate.end)
    if not taken_up and (candidate.form != "noun" or context.products_in(sentence.start, sentence.end)):
        return None
    before = next(context.before_in_block(sentence), None)
    earlier = [c for c in context.candidates_in(sentence) if c.start < candidate.start]
    earlier += context.candidates_in(before) if before and not earlier else []
    return "ind-approval" if any(c.kind.startswith("ind-") for c in earlier) else None


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
