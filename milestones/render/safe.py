"""Text from articles made harmless for one format: spreadsheets, Markdown, links, JSON.

What acts wherever a line is read is left to model.harmless, which each of these begins with.
"""

import re
from urllib.parse import quote

from milestones.model.harmless import MARKS, UNSEEN, may_act, plain

_HARMFUL_IN_JSON = re.compile(f"[{UNSEEN}\ufe00-\ufe0f]|[{MARKS}]{{4,}}")
_SIGN = r"[=+\-@＝＋－＠]"
_HARMLESS_START, _HARMLESS = "[A-Za-z0-9(]", "[ -:<-~\u00c0-\u024f\u2013\u2264\u2265]"
HARMLESS_CELL = re.compile(f"{_HARMLESS_START}{_HARMLESS}*(?:; ?{_HARMLESS_START}{_HARMLESS}*)*")
"""Most texts: what prints and never acts, with no sign or space at the start or behind a semicolon."""
HARMLESS_CELLS = re.compile(
    f"(?:{_HARMLESS_START}{_HARMLESS}*|(?=\n|\\Z))"
    f"(?:(?:; ?{_HARMLESS_START}|\n(?:{_HARMLESS_START}|(?=\n|\\Z))){_HARMLESS}*)*"
)
"""Many such texts, or empty ones, a line each."""
_FORMULA = re.compile(rf"\s*{_SIGN}")
_FORMULA_BEHIND = re.compile(rf"(;[\s\"'\ufffd]*)(?={_SIGN})")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~&!$])|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::(?P<port>\d{1,5}))?"
    r"(?:[/?#][!#-;=?-\[\]_a-z~]*)?",
    re.ASCII | re.IGNORECASE,
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LONGEST_ADDRESS = 2000
_LAST_PORT = 65_535
_OPENING_SIGN = re.compile(r"^(\s*)([-+=])|^(\s*\d{1,9})([.)])(?=\s|$)")


def cell(text: str) -> str:
    """Text for a spreadsheet's cell: one line, and an apostrophe before what would run as a formula.

    The signs are those that OWASP's page on CSV injection names, their full-width forms included, also
    after white space, and after a semicolon, at which half of the world's spreadsheets begin a new cell.
    """
    if HARMLESS_CELL.fullmatch(text):
        return text
    line = plain(text)
    # Tab and carriage return at the start count as well; `plain` hides them.
    runs = _FORMULA.match(line) or (line is not text and (_FORMULA.match(text) or text[0] in "\t\r"))
    if _FORMULA_BEHIND.search(line):
        line = _FORMULA_BEHIND.sub(r"\1'", line)
    return f"'{line}" if runs else line


def markdown(text: str) -> str:
    """Text that Markdown shows as it stands, in a table's cell as well as in a line of its own.

    GitHub's additions do not act either: addresses that become links, `:smile:`, `$formulas$`. A text that is
    wholly an address is a link to just that address.
    """
    if target := address(text):
        return f"<{target}>"
    return _OPENING_SIGN.sub(r"\1\3\\\2\4", _MARKDOWN.sub(r"\\\g<0>", plain(text)))


def address(text: str) -> str | None:
    """An address of the web that a link may lead to; None for all that is none.

    It is the address as given, with letters beyond ASCII percent-encoded behind the host. Only http and
    https, a named host without user or password, and the characters that RFC 3986 lets stand in an address:
    no space, no quote, no control, so that nothing ends the link before its end.
    """
    if len(text) > _LONGEST_ADDRESS or plain(text) != text:
        return None
    found = _ADDRESS.fullmatch(_BEYOND_ASCII.sub(lambda match: quote(match[0]), text))
    return found[0] if found and 0 < int(found["port"] or 80) <= _LAST_PORT else None


def json_escaped(document: str) -> str:
    """The same JSON value with every harmful character as \\uXXXX.

    `document` comes from `json.dumps`, which has escaped C0 already.
    """
    return _HARMFUL_IN_JSON.sub(_unicode_escape, document) if may_act(document) else document


def _unicode_escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
