"""The fields that a ruling gives to a milestone, in the user's own words."""

from collections.abc import Mapping
from datetime import date

from milestones.model.claim import Status
from milestones.model.dates import window_of
from milestones.model.problem import UsageError
from milestones.services.deciding import needed, written
from milestones.services.request import jurisdiction, kind_of, notation, status_of

_CAN_BE_EMPTY = ("indication", "population", "agency", "application", "date")
_OPTIONS = {"jurisdiction": "--country"}


def option_of(field: str) -> str:
    """The option by which a user gives a field: "--country" for the jurisdiction."""
    return _OPTIONS.get(field, f"--{field}")


def fields_of(words: Mapping[str, str | None]) -> dict[str, str | None]:
    """The fields that a user's words give, as a ruling holds them; None is no word, '' empties a field.

    A product is left as it is written. Raises UsageError for a word that is no country, kind, date or
    status, for what cannot be empty, and for what does not print.
    """
    return {field: _value(field, text) for field, text in words.items() if text is not None}


def not_yet_come(fields: Mapping[str, str | None], state: Status, today: date) -> None:
    """Raises UsageError where the fields date an achieved event on days that are still to come."""
    told = fields.get("date")
    first = window_of(told).earliest if told else None
    if state is Status.ACHIEVED and first and first > today:
        raise UsageError(f"{told} has not come yet; add --status expected, or correct the date")


def _value(field: str, text: str) -> str | None:
    option = option_of(field)
    text = written(text, option)
    if not text:
        if field not in _CAN_BE_EMPTY:
            raise UsageError(f"{option} cannot be empty")
        return None
    match field:
        case "jurisdiction":
            return jurisdiction(text)
        case "kind":
            return kind_of(text)
        case "date":
            return notation(text)
        case "status":
            return status_of(text).value
        case _:
            return needed(text, option)
