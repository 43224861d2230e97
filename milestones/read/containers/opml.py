"""Lists of feeds (OPML 1.0 and 2.0), as feed readers write them."""

from milestones.model.problem import Problem
from milestones.read.containers.xml_text import Xml


def outlines(data: bytes, where: str) -> list[tuple[str, str]] | Problem:
    """The name and the address of each feed, in order, whatever folders it lies in; each address once."""
    xml = Xml(data, None)
    found: dict[str, str] = {}
    for element in xml.ends_of("outline"):
        fields = {key.lower(): " ".join(value.split()) for key, value in element.items()}
        address = fields.get("xmlurl", "")
        if address.lower().startswith(("http://", "https://")):
            found.setdefault(address, fields.get("title") or fields.get("text") or address)
    if xml.root is None or not str(xml.root.tag).lower().endswith("opml"):
        return Problem(where, "not a list of feeds (OPML)", "export one from your feed reader")
    if not found:
        return Problem(where, "a list without feeds", "export it anew")
    return [(name, address) for address, name in found.items()]
