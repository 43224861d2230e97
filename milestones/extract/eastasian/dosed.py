"""Names in quotation marks that run on to their strength: "젤보라정50밀리그램(젤브루티닙)"."""

import re
from collections.abc import Iterator

UNITS = "mg|μg|µg|mL|ml|g|%|単位|밀리그램|밀리그람|마이크로그램|마이크로그람|밀리리터|그램|그람|단위"
"""In what a strength is told, longer words before shorter ones."""
_DOSED = re.compile(
    rf"(?P<name>[가-힣ァ-ヶーA-Za-z]{{2,16}})\s?\d[\d.,]*\s?(?:{UNITS})"
    rf"(?:\s?[/·,]\s?\d[\d.,]*\s?(?:{UNITS}))*(?:\s?\((?P<other>[^()\d]{{3,20}})\))?"
)
"""A name with its strengths, and perhaps what it holds: "젤보라정50밀리그램/100밀리그램(젤브루티닙)"."""
_IN_QUOTES = re.compile(r"[「『《“\"'‘]([^「」『』《》“”\"'‘’\n]{4,60})[」』》”\"'’]")


def dosed_names(text: str, start: int, end: int, ends_in_form: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a name stands that ends in its form or is explained, and where the name that explains it."""
    for quoted in _IN_QUOTES.finditer(text, start, end):
        for match in _DOSED.finditer(text, *quoted.span(1)):
            if match["other"] or ends_in_form.search(match["name"]):
                yield match.span("name")
            if match["other"]:
                yield match.span("other")


def end_of_dose(text: str, start: int) -> int:
    """Where the strength behind a name ends, with the other name in its bracket; `start` without one."""
    match = _DOSED.match(text, start)
    return match.end() if match else start
