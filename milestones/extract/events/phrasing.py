"""Acts that the words before them turn into another one's: votes on them, and filings that ask for them."""

import re
from functools import cache

from milestones.extract.events.candidate import CLAUSE, Candidate
from milestones.extract.text.document import Sentence
from milestones.lexicon.datewords import written_months
from milestones.lexicon.drugnames import looks_like_code, stem_of
from milestones.lexicon.places import places
from milestones.lexicon.wordpatterns import Worded, alternatives

_VOTED = Worded.needing(
    "voted vote votes ballot tally",
    r"\b(?:voted|(?:votes?|ballot|tally)\b[^.;,]{0,60}?\b(?:was|were|went|came|ended|stood))\b[^.;]{0,60}$",
)
_AGAINST = re.compile(
    r"\bagainst\b|\b(?:do|did|does|was|were|is|are)\s+not\b|\b(?:insufficient|inadequate|not\s+enough|failed\s+to)\b",
    re.IGNORECASE,
)
"""What makes of a vote one against the medicine."""
_OF_TRIAL = re.compile(r"\btrials?\s+$", re.IGNORECASE)
"""Ends with what is to be approved: "filed for trial authorization"."""
_FILED_FOR = Worded.needing(
    "filed submitted applied asked put files submits applies asks puts file submit apply ask",
    r"\b(?:(?P<past>filed|submitted|applied|asked|put\s+in)|(?P<present>files|submits|applies|asks|puts\s+in)|file|submit|apply|ask)\b"
    r"[^.;]{0,80}?\bfor\s+(?:[\w.-]+\s+){0,4}?$",
)
_SEEKS = Worded.needing(
    "seek seeking sought requested requests",
    r"\b(?:seek|seeking|(?P<past>sought|requested)|(?P<present>requests))\s+(?:[\w.'’-]+\s+){0,6}?$",
)
_ASKED_TO = re.compile(
    r"\b(?:(?P<past>asked|requested|petitioned)|(?P<present>asks|requests)|ask|request)\s+"
    r"(?!whether\b|if\b|why\b|when\b)(?:[\w.'’()&-]+\s+){0,8}?to\s+$",
    re.IGNORECASE,
)
_OUTSIDERS = re.compile(
    r"\b(?:lawmakers?|senators?|congress(?:man|woman|men)?|governors?|politicians?|patients?|parents|famil(?:y|ies)|advocates?|activists|charit(?:y|ies)"
    r"|groups?|doctors|physicians|experts|critics|scientists|researchers|investors?|shareholders?|analysts?|judge|court|states?|watchdog|petitioners?"
    r"|lawyers?|unions?|campaigners?|foundation|association|society)\s+(?:(?:has|have|had|also|again|then)\s+)*$",
    re.IGNORECASE,
)
"""Ends with those who ask without applying."""
_SOUGHT = re.compile(
    r"\s+(?:for|of)\s(?:(?!\b(?:after|and|which|that|who|if|has\s+sought)\b)[^.;,]){2,60}?\s(?:(?:is|are|was|were)\s+(?:being\s+)?)?sought\b",
    re.IGNORECASE,
)
"""Behind what is asked for: "approvals for Zelvora are being sought", "Approval for Zelvora Sought in"."""
_TO_BE_SOUGHT = re.compile(
    r"(?:\s+(?:for|of|in)\s(?:(?!\b(?:after|and|which|that|who|if)\b)[^.;,]){2,60}?)?\s"
    r"(?:(?:is|are|was|were)\s+(?:now\s+|next\s+)?(?:to|due\s+to|expected\s+to|set\s+to)|should|will|would|shall|may|might|could)\s+"
    r"(?:(?:also|then|next|now|soon|first)\s+)?be\s+(?:sought|asked(?:\s+for)?|requested|applied\s+for|filed\s+for)\b"
)
"""Behind what is yet to be asked for: "approval of Zelvora should be sought"."""
_TO_GO_ON = re.compile(
    r"\s+(?:to|for)\s+(?:[\w-]+\s+){0,2}?(?:resum|restart|continu|reopen)\w*\b", re.IGNORECASE
)
"""Behind what is asked for: a trial that was stopped is to go on."""
_ASKING_AUTHORITY = re.compile(
    r"(?:\b[A-Z]{3,6}|\b(?i:regulators?|agency|commission|ministry|administration|authority|canada))\)?\s+"
    r"(?:(?:has|have|had|also|then|now|again)\s+)*$"
)
"""Ends with an authority as the subject of what is asked: it is no applicant."""
_FILED_WITH = re.compile(
    r"(?P<name>\s+(?:(?:its|their)\s+(?:(?!(?:against|over|about|on|for|of)\b)[a-z][\w'’-]+\s+){1,5}?(?=[A-Z][\w-]*[a-z]))?"
    r"(?!(?:Application|Request|Dossier|Data|Response|Report|Letter|Package|Petition|Amendment|Protocol|Document)s?\s)"
    r"[A-Z][\w-]{2,}(?:\s+\([^()]{2,40}\))?)?\s+(?:with|to)\s+(?:the\s+)?"
    r"(?:(?:U\.?S\.?|E\.?U\.?|[A-Z][a-z]+)\s+(?:and\s+)?){0,3}?"
    r"(?:[A-Z]{3,}\b|Food\b|Medicines\b|Health\s+Canada\b|Swissmedic\b|(?:drugs?\s+|health\s+)?(?:regulators?|authorities)\b)"
)
"""Behind "filed": a medicine ("its gout drug Zelbrin") and the authority, or
the authority alone where the medicine stands before."""
_FILED_IN = re.compile(
    r"\s+in\s+(?:the\s+)?(?:U\.?S\.?A?\b|E\.?U\.?\b|U\.?K\.?\b|United\s+States|European\s+Union|Europe|Japan|China|Canada"
    r"|Switzerland|Australia|South\s+Korea|Korea|Taiwan|Brazil|India|Israel)"
)
"""Behind "was filed": where a medicine was."""
_USE_AND_PLACE = re.compile(
    r"(?:\s+(?:for|as|in)\s+(?!(?:the\s+)?(?:U\.|E\.|U\.K|[A-Z]))(?:(?!(?:and|which|that|who|was|is|were|expected|planned)\b)[\w'’/-]+\s+){0,11}?[\w'’/-]+)?"
    rf"(?:{_FILED_IN.pattern}|\s+(?:to|with)\s+(?:the\s+)?(?:(?:U\.?S\.?|E\.?U\.?|[A-Z][a-z]+)\s+){{0,2}}"
    r"(?:FDA|EMA|PMDA|NMPA|MHRA|TGA|CDE|MFDS|MHLW|SFDA|Food\b|European\s+Medicines\b|Health\s+Canada\b|Swissmedic\b"
    r"|ANVISA\b|health\s+authorities|regulators?|authorities)\b)"
)
"""From a medicine to the place of its filing, its use between: "for gout in Japan"."""
_OF_A_MEDICINE = re.compile(
    r"\s+(?:of|for)\s+(?:(?:its|the|our)\s+)?(?:(?:drug|candidate|therapy|vaccine|oral|subcutaneous|weekly)\s+){0,2}"
    r"(?P<name>[A-Za-z][\w-]{3,})[®™]?(?:\s+\([^()]{2,60}\))?"
)
"""Behind a filing's noun: the medicine, "submission of zelbrutinib", which has then still to be placed."""
_PLACED = re.compile(
    r"(?:\b(?:U\.?S\.?A?|E\.?U\.?|U\.?K\.?|FDA|EMA|PMDA|NMPA|MHRA|European|Japanese|Chinese|Canadian|British|Australian|Korean)(?:\s+and\s+[\w.]+)?"
    r"\s+(?:regulatory\s+|marketing\s+)?$)"
)
"""Ends with whose filing the noun behind it is."""
_NEXT_ITEM = re.compile(r",\s+and\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|after)\s", re.IGNORECASE)
"""Between an act's noun and a thing that another act was done to: "approval in May following the filing"."""
_AND_ITS = re.compile(
    r"\band\s+(?:(?:the|an?|its|our|their|U\.?S\.?|E\.?U\.?|European|Japanese|Chinese|FDA|EMA|regulatory|marketing|new|subsequent)\s+){0,3}$"
)
"""Ends with what opens the next act: "approval of X and the submission of Y"."""
_PAPERS = re.compile(
    r"(?:Applications?|Requests?|Dossiers?|Data|Responses?|Reports?|Letters?|Packages?|Petitions?|Amendments?|Protocols?|Marketing|New|Biologics?|Drug|Investigational|Clinical|Regulatory|Phase|Orphan|Fast|Breakthrough|Rare|RMAT|PRIME|QIDP|IND|CTA|IPO|Chapter|Form|Patent|Pediatric|Paediatric|Comments?|Abstracts?)\b"
)
"""Words with a capital that are no medicine."""
_FILED_THERE = re.compile(r"(?P<name>\s+[A-Z][\w-]{2,}(?:\s+\([^()]{2,40}\))?)" + _FILED_IN.pattern)
"""Behind "filed" in the active: a medicine and the country."""
_PLANS_TO = re.compile(r"\b(?:to|will|should|would)\s+(?:(?:then|also|next|now|first)\s+)?$", re.IGNORECASE)
"""Ends with what makes an infinitive of the act behind it."""
_SOMEWHERE = re.compile(
    r"\s+(?:again|anew|once\s+more)\b|(?=\s+(?:in|by|before|during|later|early|late|within|around)\s+(?:the\s+)?"
    r"(?:(?:early|late|mid|end|first|second|third|fourth|of|next|this|coming)[\s-]+){0,4}"
    r"(?:quarter|half|year|month|months|weeks|Q[1-4]|[1-4]Q|H[12]|[12]H|20\d\d"
    rf"|{written_months()})\b)|"
    + _FILED_IN.pattern
    + r"|\s+(?:with|to)\s+(?:the\s+)?(?:(?:U\.?S\.?|European|Japanese|Chinese)\s+)?"
    r"(?:[A-Z]{3,}\b|Health\s+Canada\b|Swissmedic\b|(?:drugs?\s+|health\s+)?(?:regulators?|authorities)\b)"
)
_THEN = re.compile(
    r"(?:\s+and\s+(?:the\s+)?[\w.]+)?\s*(?:[.,;]|$|(?:in|by|for|before|later|this|next|early|late|mid|during|within|after|once|around|at|soon|shortly|on)\b)"
)
"""Behind where a company files: nothing that it hands in, but when or for what."""
_IT_WAS = re.compile(
    r"\b(?<!against\s)(?<!by\s)(?<!from\s)(?<!with\s)(?:[A-Z][\w-]{2,}|drug|medicine|therapy|treatment|vaccine|antibody|pill|it)"
    r"(?:\s*\([^()]{2,40}\))?(?:\s+(?:for|in)\s+(?:[\w-]+\s+){0,3}[\w-]+)?(?:,\s+which)?\s+(?:(?:was|has\s+been|had\s+been)\s+(?:also\s+)?|[^.;]{3,90}\s+and\s+(?:was|has\s+been)\s+(?:also\s+)?)$"
)
"""Ends with a medicine as the subject of a passive, also of a second one."""
_WAS = re.compile(
    r"\b(?<!against\s)(?<!by\s)(?<!from\s)(?<!with\s)[A-Z][\w-]{2,}\s?[®™]?(?:\s\([^()]{2,40}\))?(?:,\s+which)?\s+(?:was|has\s+been|had\s+been)\s+(?:(?:first|also|originally|initially|then)\s+)?$"
)
"""Ends with a name as the subject of a passive, also behind "which"."""
_AGAIN = re.compile(
    r"\s*(?=[.,;]|$|(?:in|on|last|this|earlier|to|with|by|and|after|within|at|but|a|two|three|four|five|six)\s)"
    r"|\s+(?!data\b|analyses\b|responses\b|the\b|its\b|an?\b|their\b)[\w-]+\s+(?:to|with)\s+(?:the\s+)?[A-Z]",
    re.IGNORECASE,
)
"""Behind "resubmitted": nothing that is handed in a second time but what was told before."""
_TO_COME = re.compile(
    r"(?:\s+(?:of|for)(?:\s+[\w.'’-]+){1,4}?)?(?:\s+(?:to|with)\s+the\s+[A-Z]{2,5})?\s+(?:(?:is|remains)\s+)?(?:now\s+|still\s+)?(?:planned|expected|anticipated|targeted|on\s+track|scheduled|slated)\b"
    r"|\s+(?:in|by)\s+(?:the\s+)?(?:first|second|third|fourth|early|mid|late|end|year|Q[1-4]|[1-4]Q|[12]H|H[12])\b",
    re.IGNORECASE,
)
"""Behind a bare "resubmission": when it is to come."""
_WHICH = re.compile(r",\s+(?:which|who|whose)\b")
"""Opens a clause that tells of something else."""
_OTHER_SUBJECT = re.compile(
    r",\s+(?:(?:and|but|so)\s+)?(?:the\s+)?(?:[A-Z]{2,}\b|(?:agency|regulator|(?:European\s+)?Commission)\b)"
)
"""A comma and an authority: what follows is its own act."""
BACK = 120
"""So many characters before an act what asks for it is looked for."""
_THAT_IT_BE = re.compile(
    r"\s+that\s+(?:(?!\b(?:was|were|has|had|have)\b)[^;.]){3,120}\s(?:should\s)?(?:not\s)?be\s(?:\w+ly\s)?",
    re.IGNORECASE,
)
"""From a recommendation to its act: "that a diet drug known as zelbrutinib be"."""
_THINGS_FOR = re.compile(
    r"\s+(?:\d+|[a-z]+)\s+(?:[\w-]+\s+){0,4}?(?:drugs|medicines|products|therapies|vaccines|treatments)\s+for\s+[^.;,]{0,60}"
)
"""Between a recommendation and the approval that it speaks of: "twelve medicines for the agency's"."""
_THAT = re.compile(r"[^;]{0,60}?\bthat\s+(?:[\w.'’-]+\s+){1,6}")
"""Between a recommendation and the verb of what is recommended: "by 13 votes to 1 that the agency"."""
_OF_WHOM = re.compile(
    r"\s+(?:of|from|by|issued\s+by)"
    r"\s+(?:the\s+)?(?:(?:[A-Z(][\w.'’)]*|for|of|and|on|the)\s+){1,18}to\s+"
)
"""Between a recommendation and what is recommended: whose it is, "of the Committee for Medicines to"."""
THAT = 14
"""Within so many behind "recommended that" its verb stands, in the passive."""
RECOMMENDED = 8
"""Within so many words behind "recommended" an approval is what is recommended."""
_OF_A_REQUEST = re.compile(
    r"\b(?:application|submission|request|filing|bid|petition|dossier)s?\s+for\s+(?:[\w.-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Ends with what asks for the approval that follows."""
REQUEST = 5
"""So many words has its longest wording."""


def vote(text: str, sentence: Sentence, start: int, end: int) -> Candidate | None:
    """A committee's vote for or against what an act would do: "voted 9-5 against recommending approval"."""
    match = sentence.search(_VOTED, start - 60, start)
    if match is None or _OTHER_SUBJECT.search(match.group()) or _WHICH.search(match.group()):
        return None
    against = _AGAINST.search(match.group()) or match.group().endswith(("not ", "not to "))
    kind = "negative-opinion" if against else "positive-opinion"
    # "The vote was": no participle that only describes.
    noun = not match.group().lower().startswith("voted")
    return Candidate(kind, "vote product", sentence, match.start(), end, match.start(), "past", noun)


def filing(
    text: str, sentence: Sentence, start: int, end: int, form: str, of_trial: bool
) -> Candidate | None:
    """An application told by what it asks for: "filed for approval", "asked the agency to clear X"."""
    left = max(sentence.start, start - BACK)
    if form == "noun":
        match = sentence.search(_FILED_FOR, left, start)
        seeks = None if match else sentence.search(_SEEKS, left, start)
        if _TO_BE_SOUGHT.match(text, end, sentence.end):
            return _application(sentence, start, end, "base", of_trial)
        if _SOUGHT.match(text, end, sentence.end):
            return _application(sentence, start, end, "past", of_trial)
        if seeks:
            if _ASKING_AUTHORITY.search(text, sentence.start, seeks.start()):
                return None
            told = "present" if seeks["present"] else "past" if seeks["past"] else "base"
            return _application(sentence, seeks.start(), end, told, of_trial)
    else:
        match = _ASKED_TO.search(text, left, start) if form == "base" else None
    if match is None or _TO_GO_ON.match(text, end, sentence.end):
        return None
    if any(who.search(text, sentence.start, match.start()) for who in (_ASKING_AUTHORITY, _OUTSIDERS)):
        return None
    of_trial = of_trial or _OF_TRIAL.search(text, match.start(), start) is not None
    told = "present" if match["present"] else "past" if match["past"] else "base"
    return _application(sentence, match.start(), end, told, of_trial)


def another_begins(gap: str, thing: str) -> bool:
    """Whether between an act's noun and a thing another act begins, or the thing is itself the next one."""
    if _NEXT_ITEM.search(gap) or _FOLLOWING.search(gap):
        return True
    return thing.lower().rstrip("s").endswith(("submission", "filing")) and _AND_ITS.search(gap) is not None


def is_requested(text: str, sentence: Sentence, start: int) -> bool:
    """Whether words before an act's noun ask for it: "an application for the approval"."""
    return _OF_A_REQUEST.search(text[sentence.words_back(start, REQUEST) : start]) is not None


def filed_unnamed(text: str, sentence: Sentence, start: int, end: int, *, infinitive: bool) -> str:
    """What is filed where no application is named: "product", or "file" where nothing is; or ""."""
    if _filed_by_name(text, sentence, start, end):
        return "product"
    there = infinitive and _files_there(text, sentence, start, end)
    return "file" if there or _filed_again(text, sentence, start, end) else ""


def _filed_by_name(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a medicine itself is filed: "filed Cordane with the FDA", "Cordane was filed in Japan"."""
    left = max(sentence.start, start - BACK)
    if text[start:end].lower().endswith(("submission", "filing")):
        return _submission_of(text, sentence, start, end)
    if _FILED_THERE.match(text, end, sentence.end):
        return True
    if not text.endswith(" for", start, end) and _filed_there_then().match(text, end, sentence.end):
        return True
    if _FILED_IN.match(text, end, sentence.end):
        return _IT_WAS.search(text, left, start) is not None
    match = _FILED_WITH.match(text, end, sentence.end)
    if match is None:
        return False
    return bool(match["name"]) or _WAS.search(text, max(sentence.start, start - BACK), start) is not None


def _submission_of(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a filing's noun has a medicine and a place: "the submission of zelbrutinib in Japan"."""
    what = _OF_A_MEDICINE.match(text, end, sentence.end)
    if what is None or _PAPERS.match(what["name"]):
        return False
    name = what["name"]
    if not (name[0].isupper() or stem_of(name) or looks_like_code(name)):
        return False
    if _PLACED.search(text, max(sentence.start, start - BACK), start):
        return True
    return _USE_AND_PLACE.match(text, what.end(), sentence.end) is not None


@cache
def _filed_there_then() -> re.Pattern[str]:
    """Behind "filed", also with the medicine: a country and a time: "filed in Canada in May"."""
    country = alternatives(place.name for place in places())
    return re.compile(
        r"\s+(?:(?!(?:an?|the|against|over|about|for|with|suits?|lawsuits?|patents?|complaints?|claims?|papers|charges|documents)\b)"
        r"[\w'’-]+\s+){0,5}?(?:(?<!filed\s)(?<!file\s)(?<!files\s)for\s+(?:[\w-]+\s+){1,4}?)?"
        rf"(?:there|in\s+(?:the\s+)?(?:{country}|U\.?S\.?A?|E\.?U\.?|U\.?K\.?|Europe|UAE|Emirates|Korea))"
        r"(?:\s+and\s+(?:the\s+)?[A-Z][\w.]+)?,?\s+"
        r"(?:(?:in|by|during|before)\s+(?:the\s+|early\s+|late\s+|mid-)*(?:[A-Z][a-z]+\b|(?:first|second|third|fourth|last|end|turn|year|half|next|coming)\b|(?:19|20)\d\d|Q[1-4]|H[12])"
        r"|last\s|this\s|next\s|later\s+this)",
    )


def _files_there(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company is to file, and only where: "plans to file with the FDA by May", "in Japan"."""
    if not _PLANS_TO.search(text, sentence.start, start):
        return False
    where = _SOMEWHERE.match(text, end, sentence.end)
    return where is not None and _THEN.match(text, where.end(), sentence.end) is not None


def _filed_again(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether an application that is not named is filed a second time: "which Korvane resubmitted in May"."""
    if not text[start:end].lower().startswith(("resubmi", "re-submi", "refil", "re-fil")):
        return False
    noun = text[start:end].lower().endswith("ion")
    return (_TO_COME if noun else _AGAIN).match(text, end, sentence.end) is not None


def _application(sentence: Sentence, start: int, end: int, form: str, of_trial: bool) -> Candidate:
    kind = "ind-submission" if of_trial else "nda-submission"
    return Candidate(kind, "submit for approval", sentence, start, end, start, form, False)


def recommended(text: str, sentence: Sentence, end: int, start: int, reach: int = RECOMMENDED) -> bool:
    """Whether an act that begins at `start` is what a recommendation that ends at `end` speaks of."""
    near = end <= start and (
        sentence.words_between(end, start) <= reach
        or any(p.fullmatch(text, end, start) for p in (_THINGS_FOR, _THAT_IT_BE))
    )
    return near and not any(p.search(text, end, start) for p in (CLAUSE, _WHICH, _OTHER_SUBJECT))


def advised(text: str, sentence: Sentence, end: int, start: int, form: str) -> bool:
    """Whether a verb in this form is what a recommendation speaks of: "that the agency turn it down"."""
    if form == "base" and (_THAT.fullmatch(text, end, start) or _OF_WHOM.fullmatch(text, end, start)):
        return True
    if form == "past":
        return text.endswith(" be ", end, start) and recommended(text, sentence, end, start, THAT)
    behind = text[end:start] in (" ", " the ", " for ", " for the ")
    near = form == "base" or (form in ("gerund", "noun") and behind)
    return near and recommended(text, sentence, end, start)
