"""The claims that an article's East Asian sentences make, as drafts to be merged."""

import re
from collections.abc import Iterator, Sequence

from milestones.extract.claims.drafting import Filling, drafted, in_its_sentence
from milestones.extract.claims.merging import Draft
from milestones.extract.context import Context
from milestones.extract.eastasian.dates import eastern_dates
from milestones.extract.eastasian.dating import eastern_dated, only_later
from milestones.extract.eastasian.ellipses import heads_ledger
from milestones.extract.eastasian.events import Event
from milestones.extract.eastasian.factuality import eastern_reality
from milestones.extract.eastasian.people import eastern_population
from milestones.extract.eastasian.places import WHEN, eastern_placed
from milestones.extract.eastasian.slots import eastern_products_of
from milestones.extract.eastasian.tying import eastern_diseases_of
from milestones.extract.factuality.happening import Reality
from milestones.extract.fields.dating import Dated
from milestones.extract.fields.places import Placed
from milestones.extract.fields.slots import Filled
from milestones.extract.fields.tying import FilledDisease
from milestones.lexicon.authorities import authority
from milestones.lexicon.eastasian import shared
from milestones.lexicon.events import event_words
from milestones.lexicon.kinds import hoped_for

PLANS = 4
"""So many blocks back a line may say that what follows is planned."""
_LABEL = re.compile(r"【[^【】]{1,8}】\s?\S")
"""Opens a digest's item with what it is about: "【受理】6月4日,..."."""
DIGEST = 6
"""Medicines with which sentences open, from which on an article is a digest."""
_DATE = re.compile(WHEN)
UNDER = 8
"""So many blocks back the heading may stand over an event."""
SHORT = 40
"""Characters of the longest such line."""


def eastern_drafts(context: Context, event: Event) -> list[Draft] | str:
    """The claims that a candidate makes, or the reason why it makes none."""
    candidate = event.candidate
    if reason := _guarded(context, event):
        return reason
    fact = eastern_reality(event)
    if fact.refused:
        return fact.refused
    medicines = eastern_products_of(context, event)
    if not medicines:
        return "no product"
    if not fact.expected and (only_later(context, event) or _planned_above(context, event)):
        fact = Reality(expected=True)
    places, elsewhere = _where(context, event)
    drafts = []
    for medicine, place, when in _told_of(context, event, medicines, places, fact):
        if fact.expected and hoped_for(candidate.kind) and not when.date.text:
            return "hoped for without a date"
        told: list[FilledDisease | None] = [*eastern_diseases_of(context, event, medicine, medicines)]
        for disease in told or [None]:
            people = eastern_population(event, disease.value) if in_its_sentence(disease) else None
            filling = Filling(_kind(context, event, place), medicine, disease, people, place, elsewhere, when)
            rule = f"{event.language.code}: {candidate.rule}"
            drafts.append(drafted(context, candidate, fact, filling, rule))
    return drafts


def _told_of(
    context: Context, event: Event, medicines: Sequence[Filled], places: Sequence[Placed], fact: Reality
) -> Iterator[tuple[Filled, Placed, Dated]]:
    """Each medicine and place of the event with its date: "分别" gives each of several its own."""
    sentence = event.candidate.sentence
    said = shared().each.search(event.text, sentence.start, sentence.end) or _dated_each(event, medicines)
    each = len(places) == 1 and bool(said)
    share = len(medicines) if each else len(places)
    for first, place in enumerate(places):
        for second, medicine in enumerate(medicines):
            when = eastern_dated(
                context,
                event,
                share,
                second if each else first,
                medicine.start if each else place.start,
                expected=fact.expected,
                background=fact.background,
            )
            yield medicine, place, when


def _dated_each(event: Event, medicines: Sequence[Filled]) -> bool:
    """Whether a date stands behind each of several medicines: "A于3月、B于4月获批"."""
    ends = [*(medicine.start for medicine in medicines[1:]), event.candidate.anchor]
    spans = list(zip((medicine.end for medicine in medicines), ends, strict=True))
    return len(medicines) > 1 and all(_DATE.search(event.text, *span) for span in spans)


def _planned_above(context: Context, event: Event) -> bool:
    """Whether the sentence stands in a list of plans: under "展望" or "本公司预期:"."""
    sentence = event.candidate.sentence
    if sentence.title or event.language.told.search(event.text, event.candidate.end, event.clause[1]):
        return False
    for earlier in context.earlier(sentence, PLANS):
        said = event.text[earlier.start : earlier.end]
        if (
            earlier.block.number != sentence.block.number
            and len(said) < SHORT
            and shared().outlook.search(said)
        ):
            return True
        if earlier.block.heading and shared().outline.match(said):
            return False
    return False


def _guarded(context: Context, event: Event) -> str:
    """Why the candidate is no milestone of a medicine; "" where nothing speaks against it."""
    candidate, text, rules = event.candidate, event.text, shared()
    sentence = candidate.sentence
    if sentence.block.section:
        return f"boilerplate: {sentence.block.section}"
    if rules.veterinary.search(text, sentence.start, sentence.end):
        return "veterinary"
    if candidate.kind == "nda-submission" and rules.rolling.search(text, sentence.start, sentence.end):
        return "start of a rolling submission"
    if rules.elsewhere.search(text, *event.clause):
        return "agreement, not an approval of a medicine"
    if heads_ledger(event):
        return "heading over a part"
    named = context.products_in(sentence.start, sentence.end)
    label = _LABEL.match(text, sentence.start)
    if (label and candidate.end < label.end()) or (sentence.block.number in context.headings and not named):
        return "heading over a part"
    if _of_device(event, named=bool(named)):
        return "device"
    if _nominal(context, event):
        return "no event"
    pointing = event.anaphoric and not candidate.kind.startswith("clinical-hold")
    if (
        pointing
        and not sentence.title
        and candidate.kind not in context.title_kinds
        and not _told_here(event)
    ):
        return "refers to an event told elsewhere"
    return ""


def _told_here(event: Event) -> bool:
    """Whether the clause gives the act a date of its own: "该申请系2024年第三季度受理"."""
    return any(
        told.end <= event.candidate.anchor
        for told in eastern_dates(event.text, *event.clause, None, None, future=False)
    )


def _of_device(event: Event, *, named: bool) -> bool:
    """Whether what was approved is a device, by the words behind or, without a medicine, by any."""
    candidate, text, device = event.candidate, event.text, shared().device
    sentence = candidate.sentence
    if not candidate.application and not named and device.search(text, sentence.start, sentence.end):
        return True
    return device.search(text, candidate.start, event.clause[1]) is not None


def _nominal(context: Context, event: Event) -> bool:
    """Whether a Chinese "批准" is a mere noun: nobody gives or gets it, and nothing is approved by it."""
    candidate, words = event.candidate, event.language
    if candidate.sentence.heading or not words.bare_noun.fullmatch(
        event.text, candidate.anchor, candidate.end
    ):
        return False
    start, end = event.clause
    if words.finite_before.search(event.text, start, candidate.anchor):
        return False
    if context.wheres_in(start, candidate.anchor) or context.products_in(candidate.end, end):
        return False
    return words.finite_behind.match(event.text, candidate.end) is None


def _is_digest(context: Context) -> bool:
    """Whether the article tells of many medicines: no authority is that of all."""
    named = {
        m.product for s in context.sentences if not s.title for m in context.products_in(s.start, s.end)[:1]
    }
    return len(named) >= DIGEST


def _where(context: Context, event: Event) -> tuple[list[Placed], bool]:
    """Where it happened, and whether that is borrowed from outside the sentence."""
    candidate, sentence = event.candidate, event.candidate.sentence
    if here := eastern_placed(context, event):
        return here, False
    nowhere = candidate.start, candidate.start
    if candidate.jurisdiction:
        return [Placed(candidate.jurisdiction, None, "where this kind exists", *nowhere)], True
    if not sentence.title:
        for earlier in context.before_in_block(sentence):
            if found := context.wheres_in(earlier.start, earlier.end):
                best = next((w for w in found if w.agency), found[0])
                return [Placed.at(best, "told before")], True
    main = context.main_where
    if main and not (
        event.language.code == "zh" and (candidate.kind == "ind-acceptance" or _is_digest(context))
    ):
        return [Placed.at(main, "the article's main authority")], True
    return [Placed(event.eastern.home, None, "the country of the language", *nowhere)], True


def _under_trials(context: Context, event: Event) -> bool:
    """Whether the event stands under a heading of trials: "【进临床】"."""
    sentence = event.candidate.sentence
    if sentence.title:
        return False
    for earlier in context.earlier(sentence, UNDER):
        if earlier.title:
            return False
        if earlier.block.heading and earlier.end - earlier.start < SHORT // 2:
            said = earlier.start, earlier.end
            trials, marketing = (p.search(event.text, *said) for p in (shared().trials, shared().marketing))
            return trials is not None and marketing is None
    return False


def _kind(context: Context, event: Event, place: Placed) -> str:
    """The kind by who acts: a committee's approval is an opinion, an expedited review differs by country."""
    candidate = event.candidate
    said = event.text[candidate.start : candidate.end]
    for kind, jurisdiction, words, becomes in shared().by_place:
        if candidate.kind == kind and place.jurisdiction == jurisdiction and said.startswith(words):
            return becomes
    if candidate.form == "status":
        return candidate.kind
    if candidate.rule == "approve product" and _under_trials(context, event):
        return "ind-approval"
    committee = bool(place.agency and authority(place.agency).committee)
    return event_words().kind_by(candidate.kind, place.jurisdiction, committee)
