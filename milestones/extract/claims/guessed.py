"""Events that name no medicine, and of which the article elsewhere says whose they were.

"With our European filing validated, we are focused", an executive says of a company with two medicines: what
the article goes on to tell of the one by name is not told of the other, though it is the article's first.
"""

from collections.abc import Sequence

from milestones.extract.claims.merging import Draft, dates_agree
from milestones.extract.fields.slots import MAIN, OVER
from milestones.model.claim import Claim
from milestones.model.dates import Basis


def without_guesses(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those of the main medicine that another one is told by name to have had."""
    named = [draft.claim for draft in drafts if not any(c.rule == MAIN for c in draft.claim.cues)]
    guesses = {id(draft.claim) for draft in drafts if _is_guess(draft, named)}
    named = [claim for claim in named if id(claim) not in guesses]
    return [d for d in drafts if not (id(d.claim) in guesses and _is_anothers(d.claim, named))]


def _is_guess(draft: Draft, named: Sequence[Claim]) -> bool:
    """Whether an event has neither name nor time, below the opening, in somebody's words, or told again."""
    claim = draft.claim
    timeless = claim.date.basis in (Basis.ANNOUNCED, Basis.NONE)
    if not timeless:
        return False
    again = any(told.kind == claim.kind and told.end <= claim.start for told in named)
    said = again or claim.evidence.startswith(('"', "“"))
    behind = not draft.opening or (draft.opening == "lead" and said)
    unnamed = (MAIN, OVER) if draft.opening == "lead" else (MAIN,)
    return behind and any(cue.rule in unnamed for cue in claim.cues)


def _is_anothers(guess: Claim, named: Sequence[Claim]) -> bool:
    """Whether another medicine had that event, and the guessed one none of its kind."""
    event = guess.kind, guess.jurisdiction, guess.status
    alike = [claim for claim in named if (claim.kind, claim.jurisdiction, claim.status) == event]
    agreeing = [claim for claim in alike if dates_agree(guess, claim)]
    return bool(agreeing) and all(claim.product != guess.product for claim in alike)
