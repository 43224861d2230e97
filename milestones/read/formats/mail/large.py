"""The large files in a mail, which the parser of mails is spared: it needs eight times their bytes."""

import re
from email.message import Message

from milestones.read.formats.mail.decoding import base64_bytes, bytes_of_part

_LARGE = 50_000
_LINES = re.compile(rb"^(?:[A-Za-z0-9+/=]{40,}+\r?\n)++", re.MULTILINE)
_TOKEN = b"milestones-large-file-"
_TOKENS = re.compile(_TOKEN + rb"(\d{1,6})\r?\n?")


class Large:
    """Files of a mail in base64, and the mail with tokens in their places."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        spans = () if _TOKEN in data else (match.span() for match in _LINES.finditer(data))
        self._places = [(start, end) for start, end in spans if end - start >= _LARGE]

    def folded(self) -> bytes:
        """The mail with a token for each of them."""
        if not self._places:
            return self._data
        pieces: list[bytes] = []
        before = 0
        for number, (start, end) in enumerate(self._places):
            pieces += [self._data[before:start], b"%s%d\r\n" % (_TOKEN, number)]
            before = end
        return b"".join([*pieces, self._data[before:]])

    def back(self, data: bytes) -> bytes:
        """The bytes with the files for their tokens; where none was taken out, they are the sender's."""
        if not self._places:
            return data
        return _TOKENS.sub(lambda match: self._data[slice(*self._places[int(match[1])])], data)

    def bytes_of(self, part: Message) -> bytes:
        """The bytes of a part."""
        raw = part.get_payload()
        if not self._places or not isinstance(raw, str):
            return bytes_of_part(part)
        folded = raw.strip().encode("ascii", "ignore")
        if token := _TOKENS.fullmatch(folded):
            # Without a copy.
            return base64_bytes(memoryview(self._data)[slice(*self._places[int(token[1])])])
        if folded.startswith(_TOKEN):
            return base64_bytes(self.back(folded))
        return bytes_of_part(part)
