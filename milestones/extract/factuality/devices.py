"""Acts upon devices, tests and software, which are no milestones of medicines."""

import re

from milestones.extract.context import Context
from milestones.extract.events.candidate import Candidate
from milestones.lexicon.guards import guards
from milestones.lexicon.wordpatterns import Worded

BESIDE = 80
"""Characters behind a name or an act in which a word for a device makes it one."""
_VERBS_TOO = ("test", "tests", "monitor")
"""Words for a device that are verbs before a medicine: "cleared to test X"."""
_FOR_THING = re.compile(r"\b(?:for|to)\s+(?:(?:an?|its|the|their)\s|[A-Z][\w-]*['’]s?\s)")
_FOR_A_TEST = re.compile(
    r"(?:\s\([A-Z]{2,5}\))?\s(?i:for|to)\s(?:[A-Z][\w.®™-]*\s){1,6}(?i:tests?|assays?|test\skits?|diagnostics?|devices?)\b(?![-\s](?i:positive|negative))"
)
"""The same in a headline: "authorization for Second Generation Ebola Test"."""
_DEVICE_WAS = Worded(
    frozenset(("device", "test", "assay", "ventilator", "respirator", "mask", "machine", "kit")),
    re.compile(
        r"\b(?:this|that|the\s+same|its|our|an?)\s+(?:[\w-]+\s)?(?:device|test|assay|ventilator|respirator|mask|machine|kit)\b[^.;]{0,80}?"
        r"\b(?:was|were|been|is|has|had)\s+(?:\w+\s){0,2}?(?:approved|authori[sz]ed|cleared|granted|given|issued|received|used)\b[^.;]{0,40}$"
    ),
)
"""Ends with a device as the subject of what was done: "the same device was approved by the agency under"."""
THING = 110
"""Within so many characters behind a status stands what it is for."""
NEXT = 40
"""Within so many characters of an act stands the device that it is upon."""
_DESCRIBING = re.compile(
    r"[-\s]+(?:(?:companion|diagnostic|laboratory|blood|genetic|genomic|molecular|rapid|medical|imaging)\s+){0,2}"
)
_WAS = re.compile(
    r"[®™]?(?:\s+(?:that|which))?(?:\s+(?:was|were|is|are|(?:has|have|had)\s+been))?(?:\s+(?:\w+ly|also|now|first|FDA|EMA))?[-\s]+"
)
_WITH = re.compile(r"\b(?:with|alongside|together|plus)\s")
"""Between a medicine and a word for a device: that is something beside it."""
_FOUND_BY = re.compile(
    r"\b(?:(?:determined|detected|identified|confirmed|assessed|measured|shown|selected|defined|established|documented|verified|found|tested|diagnosed)"
    r"\s(?:\w+\s)?(?:by|with|using|via|through|on|per)|based\son|according\sto|(?:by|using|via)\s(?:means\sof\s)?an?)\s"
)
"""Between a medicine and a test: the test only says whom the medicine is for."""
_FOUND_BY_SUCH = re.compile(_FOUND_BY.pattern + r"(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}$")
"""The same up to the test."""
_PHRASE_END = re.compile(r"[,;:()]|\.(?!\d)|\b(?:for|to|in|that|which|and|of|against)\b")


def for_a_device(text: str, candidate: Candidate) -> bool:
    """Whether a status is told to be for a device or a test: "authorization for a rapid antibody test"."""
    if candidate.sentence.search(_DEVICE_WAS, candidate.sentence.start, candidate.start):
        return True
    opened = _FOR_THING.search(text, candidate.end, min(candidate.sentence.end, candidate.end + THING))
    if opened is None:
        return _FOR_A_TEST.match(text, candidate.end, candidate.sentence.end) is not None
    near = _near(text, candidate, opened.end())
    device = candidate.sentence.search(guards().device, opened.end(), near)
    return device is not None and _PHRASE_END.search(text, opened.end(), device.start()) is None


def upon_a_device(context: Context, candidate: Candidate) -> bool:
    """Whether an act that names no medicine is one upon devices: "cleared two tests. These include"."""
    return for_a_device(context.text, candidate) or names_device(context, candidate)


def _near(text: str, candidate: Candidate, start: int) -> int:
    """Where the words beside `start` end: never inside a word, since "app" begins "approved"."""
    end = min(candidate.sentence.end, start + BESIDE)
    while end < candidate.sentence.end and text[end].isalnum():
        end += 1
    return end


def tells_of_devices(context: Context, candidate: Candidate) -> bool:
    """Whether the sentence speaks of a device's way to the market, and not of one beside the medicine."""
    sentence = candidate.sentence
    said = sentence.first(guards().device_sentence)
    if said is None or _FOUND_BY_SUCH.search(context.text, sentence.start, said.start()):
        return False
    acted_on = context.products_in(candidate.end, min(sentence.end, candidate.end + NEXT))
    beside = [m for m in acted_on if m.end < said.start() and _WITH.search(context.text, m.end, said.start())]
    return not beside


def names_device(context: Context, candidate: Candidate) -> bool:
    """Whether a name in the sentence, or what follows the act, is a device's."""
    sentence = candidate.sentence
    if not sentence.may_have(guards().device):
        return False
    if is_a_devices(context.text, candidate):
        return True
    named = context.products_in(sentence.start, sentence.end)
    for mention in named:
        for word in sentence.find_all(guards().device, mention.start - BESIDE, mention.start):
            beside = context.text[word.end() : mention.start].isspace()
            if beside and word.group().lower() not in _VERBS_TOO:
                return True  # "its spinal implant Orthrex"
    for spot in [mention.end for mention in named] or [candidate.end]:
        behind = sentence.search(guards().device, spot, _near(context.text, candidate, spot))
        # The Japanese authority's name holds the word.
        verb = behind and context.text.endswith(" to ", 0, behind.start())
        if behind and any(only.search(context.text, spot, behind.start()) for only in (_WITH, _FOUND_BY)):
            continue
        if behind and not verb and not context.text.startswith(" Agency", behind.end()):
            return True
    return False


def is_a_devices(text: str, candidate: Candidate) -> bool:
    """Whether the act itself is upon a device: "FDA-approved tests", "the test authorized by the FDA"."""
    sentence = candidate.sentence
    behind = sentence.search(guards().device, candidate.end, candidate.end + NEXT)
    if behind and _DESCRIBING.fullmatch(text, candidate.end, behind.start()):
        return True
    before = sentence.search(guards().device, candidate.anchor - NEXT, candidate.anchor)
    return candidate.form == "past" and bool(before and _WAS.fullmatch(text, before.end(), candidate.anchor))
