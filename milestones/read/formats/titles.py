"""Titles in the metadata of PDF files and Word documents, which often are those of something else."""

import re

_HEAD = 3000
"""Characters of a text in which the words of its title come back."""
_SHARE = 0.6
"""Part of a title's words that come back."""
_LONGEST = 300
_FILE = re.compile(
    r"^(?:microsoft word|powerpoint|untitled|document\d*$|print|layout|slide 1)|[\\/]"
    r"|\.(?:docx?|pdf|rtf|odt|pptx?|indd|qxd|html?|txt|pages|pub|tex|fm)$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff]{3,}|[\u3040-\u30ff\u3400-\u9fff]{2}")


def real_title(title: str, text: str) -> str | None:
    """The title, if it is one: no name of a file, and of words that the head of the text has as well.

    Templates keep the title of the document that they were made from, so one that the text does not bear out
    is none.
    """
    title = " ".join(title.split())
    words = {word.casefold() for word in _WORDS.findall(title)}
    if not title or len(title) > _LONGEST or len(words) < 3 or _FILE.search(title):
        return None
    head = {word.casefold() for word in _WORDS.findall(text[:_HEAD])}
    eastern = text[:_HEAD].casefold()
    borne_out = sum(word in head or (ord(word[0]) > 0x2FFF and word in eastern) for word in words)
    return title if borne_out >= _SHARE * len(words) else None
