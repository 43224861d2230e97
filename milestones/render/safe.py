"""Text from articles made harmless, in one place.

An article can hold anything: terminal escapes, characters that reorder a line, formulas for a spreadsheet,
Markdown. Whatever is printed passes through here first.
"""

import re

_UNSEEN = (
    "\x7f-\x9f"  # DEL and C1; 0x9b starts an escape as ESC does
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional controls and overrides
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # no width
    "\u200b-\u200d\u2060-\u2065\u3164\ufeff\uffa0"  # no width
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # halves of characters
    "\ufff9-\ufffb"  # annotations
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # musical controls, tags
)
_HARMFUL = re.compile(f"[\x00-\x1f{_UNSEEN}]")
_HARMFUL_IN_JSON = re.compile(f"[{_UNSEEN}\ufe00-\ufe0f]")
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_BREAK = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~&!])")
_ADDRESS = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?"
    r"(?:[/?#][!#-;=?-\[\]_a-z~]*)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_ADDRESS = 2000
_OPENING_SIGN = re.compile(r"^(\s*)([-+=])|^(\s*\d{1,9})([.)])(?=\s|$)")


def plain(text: str) -> str:
    """One line without any character that acts: line breaks and tabs are a space, other controls U+FFFD.

    Variation selectors, which only choose a letter's look, are left out.
    """
    return _HARMFUL.sub("\ufffd", _VARIATION.sub("", _BREAK.sub(" ", text)))


def cell(text: str) -> str:
    """Text for a spreadsheet's cell: one line, and an apostrophe before what would run as a formula.

    The signs are those that OWASP's page on CSV injection names, their full-width forms included, also
    after white space.
    """
    # Tab and carriage return at the start count as well; `plain` would hide them.
    runs = _FORMULA.match(text) or text[:1] in ("\t", "\r")
    line = plain(text)
    return f"'{line}" if runs or _FORMULA.match(line) else line


def markdown(text: str) -> str:
    """Text that Markdown shows as it stands, in a table's cell as well as in a line of its own."""
    return _OPENING_SIGN.sub(r"\1\3\\\2\4", _MARKDOWN.sub(r"\\\1", plain(text)))


def address(text: str) -> str | None:
    """An address of the web that a link may lead to, exactly as given; None for all that is none.

    Only http and https, a named host without user or password, and the characters that RFC 3986 lets stand
    in an address: no space, no quote, no control, so that nothing ends the link before its end.
    """
    if len(text) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(text):
        return None
    return text


def json_escaped(document: str) -> str:
    """The same JSON value with every harmful character as \\uXXXX.

    `document` comes from `json.dumps`, which has escaped C0 already.
    """
    return _HARMFUL_IN_JSON.sub(_unicode_escape, document)


def _unicode_escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
