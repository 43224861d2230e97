"""Texts that would like to act: on a terminal, in a spreadsheet, on a page, in a calendar, in SQL."""

import re
import unicodedata

ATTACKS = {
    # Terminals.
    "colour": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H\x1bc",
    "C1": "\x9b31m\x9d0;owned\x9c\x90q\x9c\x85",
    "title": "\x1b]0;owned\x07",
    "OSC 8": "\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "DCS": "\x1bP$q\x1b\\\x1b^pm\x1b\\\x1b_apc\x1b\\",
    "overwriting": "refused\rgranted\x08\x08\x7f\x0b\x0c",
    "NUL, bell": "a\x00b\x07c\x0e\x0f",
    "bidi": "\u202eevitcaer\u202c \u2066x\u2069 \u2067y\u2069\u200e\u200f\u061c",
    "no width": "Zor\u200bva\u200ccel\u200d\u2060\ufeff\u00ad\u034f\u180e",
    "combining flood": "Z" + "\u0300\u0301\u0489\u20dd" * 40 + "cel",
    "breaks": "one\ntwo\r\nthree\u2028four\u2029five\x1csix\x85seven\ttab",
    "noncharacters": "\ufffe\uffff\ufdd0\U0001fffe\U0010ffff\ue000\U000f0000",
    "tags": "\U000e0001\U000e0041\U000e007f\ufff9a\ufffbb\U0001d173\U0001bca0",
    "homoglyphs": "Zorvасеl ＦＤＡ ‐ Ζorvacel",
    # Rich and other templates.
    "markup": "[red]x[/red] [link=https://evil.example]y[/link] [/] :smile: [@click=app.quit]z[/]",
    "formats": "{0.__class__} {} %s %(x)s %n ${HOME} {{7*7}} {% raw %} #{x}",
    "shell": "$(touch owned) `touch owned` ; touch owned | cat & \\ ' \" !! ~ * ? --help -rf",
    # Spreadsheets.
    "formula": '=HYPERLINK("https://evil.example","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "full width": "＝1+1",
    "formula behind space": " \t\u00a0\u3000=1+1",
    "formula behind no width": "\u200b\ufeff\ufe0f=1+1",
    "formula behind a tab": "\t=1+1",
    "formula behind a break": "\r\n=1+1",
    "formula behind a quote": '"=1+1",=2+2',
    "formula behind a separator": 'a;=1+1;@x;"=2" ;\'=3;\u200b=4',
    "DDE": '=cmd|"/C calc"!A1',
    "escape of a workbook": "_x001B_[31m_x000D_=1+1",
    "number": "1e9999",
    "address as text": "https://evil.example/x",
    # Pages, SVG, Markdown.
    "script": "</script></title></style><script>alert(1)</script><svg onload=alert(1)><svg/onload=alert(1)//",
    "image": "<img src=x onerror=alert(1)><iframe src=//evil.example></iframe><base href=//evil.example>",
    "breakout": "\" onmouseover=\"alert(1)\" ' onfocus='alert(1)' autofocus x=`y` --><!-- ]]>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e; &amp;",
    "style": "</style>*{background:url(//evil.example)} expression(alert(1)) @import '//evil.example';",
    "javascript": "javascript:alert(1)",
    "data": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "Markdown": "[x](javascript:alert(1)) ![y](https://evil.example/p.png) <https://evil.example> [r]: //e",
    "Markdown reference": "[zorvacel]: https://evil.example 'x'",
    "autolinks": "https://evil.example/a www.evil.example ftp://evil.example mail@evil.example",
    "Markdown blocks": "# h\n> q\n---\n===\n1. l\n- l\n```sh\nrm\n~~~\n| a |\n|---|\n$x$",
    "Markdown at the start": "    # code",
    # Calendars, mails, other lines.
    "calendar": 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\nATTACH:x\\nSUMMARY;LANGUAGE=x:y,z;"',
    "parameter": '";X-EVIL=1:x,y\\,z\\;',
    "header": "x\r\nBcc: all@evil.example\r\nContent-Type: text/html\r\n\r\n<b>",
    "YAML": "--- !!python/object/apply:os.system ['id']\nkey: *a &a <<",
    "JSON": '","x":1}\u2028{"y":"\\u0000\\"',
    # Databases and paths.
    "SQL": "'; DROP TABLE milestones; -- %_\\ \" OR 1=1 ) UNION SELECT",
    "wildcards": "%",
    "path": "../../../../tmp/owned",
    "device": "/dev/stdout",
    "option": "--output=owned.csv",
    "long": "wordy " * 400,
    "one long word": "x" * 900,
    "wide": "\U0001f600" * 700,
}
"""Every text that Python can encode as UTF-8, by what it tries."""

SURROGATES = {"half": "Zor\ud800vacel", "byte": "zorvacel\udcff", "turned round": "\udc00\ud800"}
"""Texts that no UTF-8 can hold: from escapes in JSON, and from names of files."""

_FORMATS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Signs of Arabic and Indic numbers: formats by name, that are seen and stand still."""


def acting(text: str) -> set[str]:
    """The characters of a line that act, stand for nothing, or are not seen."""
    return {f"U+{ord(c):04X}" for c in set(text) if _acts(c)}


def _acts(character: str) -> bool:
    if unicodedata.category(character) in _FORMATS:
        return character not in _SEEN and not 0x13430 <= ord(character) <= 0x13455  # joins of hieroglyphs
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF or character in _NO_WIDTH


_NO_WIDTH = set("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(c) for c in range(0xFE00, 0xFE10)}
_FLOOD = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]{4}")


def floods(text: str) -> bool:
    """Whether marks stack up on a letter until they cover other lines."""
    return _FLOOD.search(text) is not None
