"""The words beside a mark of a timeline, the room that they take, and the words behind it."""

import unicodedata
from collections.abc import Mapping, Sequence

from milestones.model.claim import Status
from milestones.model.milestone import Milestone
from milestones.report.rows import count, disease, marks, title_of, when

_EM = 12.0
"""Height of the letters of a label, in pixels."""
_PARTS = {
    letter: part
    for part, letters in (
        (0.34, " .,:;'|/ijlIJ"),
        (0.42, "!()[]-frt"),
        (0.66, "0123456789abcdeghknopqsuvxyzEFLPSTY*–"),
        (1.0, "mMW%@…"),
    )
    for letter in letters
}
"""Widths of letters as parts of their height, in the widest of the usual typefaces (DejaVu Sans, Verdana)."""
_ELSE = 0.84
"""Of any other letter; a wide one (Chinese, Japanese, Korean) is as wide as high."""
_ABOUT = 30
"""Letters of a disease in a label at most."""


def label(milestone: Milestone, about: str) -> str:
    """All that stands beside the mark."""
    return " ".join(filter(None, (title_of(milestone.kind), date_of(milestone), about, signs_of(milestone))))


def date_of(milestone: Milestone) -> str:
    """As in a table (report.rows.when); empty where nothing is known."""
    return when(milestone.date, milestone.status).strip("–")


def signs_of(milestone: Milestone) -> str:
    """ "!" where articles disagree, "*" where an analyst has ruled."""
    return "".join(sign for sign in marks(milestone) if sign in "!*")


def width_of(text: str) -> float:
    """The pixels that a label takes at most, in any of the usual typefaces without serifs."""
    return _EM * sum(map(_part_of, text))


def _part_of(letter: str) -> float:
    wide = unicodedata.east_asian_width(letter) in "WF"
    return 1.0 if wide else _PARTS.get(letter, _ELSE)


def abouts(milestones: Sequence[Milestone]) -> Mapping[str, str]:
    """By id, the diseases that tell apart what a lane would show under one title."""
    alike: dict[tuple[str, str, str], list[Milestone]] = {}
    for milestone in milestones:
        alike.setdefault((milestone.product.key, milestone.jurisdiction, milestone.kind), []).append(
            milestone
        )
    return {
        m.id: _ending(disease(m) or "")
        for several in alike.values()
        if len({disease(m) for m in several}) > 1
        for m in several
    }


def _ending(words: str) -> str:
    """The last words, which name a disease, "…" before them where some are left out."""
    if len(words) <= _ABOUT:
        return words
    cut = words[-_ABOUT:]
    return "… " + (cut.partition(" ")[2] or cut)


def words_of(milestone: Milestone, place: str) -> str:
    """ "Approved, China, 2023-06-30, multiple myeloma, 5 sources, articles disagree"."""
    told = when(milestone.date, milestone.status)
    return ", ".join(
        filter(
            None,
            (
                title_of(milestone.kind),
                place,
                "no date" if told == "–" else told.replace("≤", "on or before").strip("()"),
                disease(milestone),
                "expected" if milestone.status is Status.EXPECTED else "",
                count(milestone.sources, "source"),
                "articles disagree" if milestone.conflict else "",
                milestone.ruling,
            ),
        )
    )
