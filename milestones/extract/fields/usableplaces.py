"""Which mentions of authorities and places can be where an event happened, and which are something else's."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from milestones.extract.fields.leaveplaces import LET_RUN, let_run, licensed_for
from milestones.extract.medicines.products import ProductMention
from milestones.extract.mentions import Where
from milestones.lexicon.cues import cues

OWN_CLAUSE = re.compile(
    r"(?:,?\s+(?:and\s+|or\s+)?(?:in\s+)?(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z]\w+)*){0,4},?\s+"
    r"(?:it|they|(?:the|this|its)\s+(?:\w+\s+)?(?:drug|product|medicine|therapy|treatment|vaccine|application|company))"
    r"\s+(?:(?:also|now|already|later|then)\s+)?(?:is|are|was|were|has|have|had|will|won|got|received|gained)\b"
)
"""Behind a place: the rest of its list, and a clause that begins with it, "and in Japan it was"."""
LIST_GAP = re.compile(
    r"(?:[\"”’]?\))?(?:\s+(?:(?:drugs?|health|medicines?|regulatory)\s+)?(?:regulators?|authorit(?:y|ies)|watchdogs?|officials)\b)?"
    r"\s*(?:'s|’s)?\s*(?:(?:IND|CTA|NDA|BLA|MAA|[Cc]linical\s+[Tt]rial\s+[Aa]pplication)s?\s*)?(?:(?:in|on)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4}\s*)?(?:\([^)]{1,40}\))?\s*(?:,|,?\s*and|,?\s*or|&|as\s+well\s+as|,?\s*both|/|、|和|及)\s*"
    r"(?:that\s+of\s+)?(?:(?:in|from|by|for|with|to|at)\s+)?(?:the\s+)?"
    r"(?:(?:(?:(?:all|most|the)\s+)?(?:member\s+)?(?:states|countries)|most|much|all|parts)\s+of\s+(?:the\s+)?)?"
    r"(?:[\w.]+['’]s\s+)?",
    re.IGNORECASE,
)
"""From one place of a list to the next."""
_COMPANY = re.compile(
    r"['’]s\s(?!(?:[\w&-]+\s){0,4}(?:Minist\w+|Agency|Authorit\w+|Administration|Department|Commission|Board|Bureau|Council"
    r"|Cent(?:er|re)|Institute|Office|Directorate|Regulat\w+|Committee|Health)\b)[A-Z][a-z][\w-]+"
)
"""Behind a place: a company there, and no authority."""
_FIRM = re.compile(
    r"\)?,?\s(?:(?:Pharma\w*|Holdings?|Biotech|Laborator(?:y|ies))\s)?(?:Ltd|Limited|Inc|GmbH|B\.?V|S\.?[Aa]\.?S?|S\.?p\.?A"
    r"|plc|LLC|Corp|Co\.|Pty|Pvt|K\.?K|AG|N\.?V)(?!\w)"
)
"""Behind a place in the name of a company: "Korvane (UK) Ltd", "Lumivale China Co., Ltd"."""
_FIRM_BEFORE = re.compile(
    r"\b(?:of|from|by)\s(?:[A-Z][\w&.-]*\s){1,2}(?:Pharma(?:ceuticals?)?|Healthcare|Biopharma|Biosciences?|Sciences|Therapeutics|Laboratories|Biotech|Biologics)\s$"
)
"""Before a place in the name of a maker: "from Korvane Healthcare Hungary"."""
_LET_INTO = re.compile(
    r"\b(?:approv(?:ed|es|al)|clear(?:ed|s|ance)|authori[sz](?:ed|es|ation)|licen[sc]ed|registered|registration|green-?lit|go-ahead|nod|permission)\s+"
    r"(?:(?:for|to)\s+(?:sale|sell|use|marketing|launch|enter|entry|distribution)\s+)?(?:(?:in|for|into|on|onto)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a place and "market": a medicine was let into it, "approved for the US market"."""
LET_INTO = 60
"""Characters of its longest wording."""
_OF_ITS = re.compile(r"(?:'s|’s)?\s*(?:the\s+)?")
"""The whole gap between a country and its authority."""
_NEXT_WORD = re.compile(r"[-\s]*([\w.]+)")
_ITS_FIRMS = re.compile(
    r"\s+(?:(?:bio|biotech\w*|biopharma\w*|pharma\w*|drugs?|healthcare|medical|listed|domestic|research|local|leading|venture)(?:\s+and)?\s+){0,4}"
    r"(?:firms?|compan(?:y|ies)|drugmakers?|developers?|start-?ups?|ventures?|corporations?|enterprises|players|makers?|manufacturers?)\b"
    r"|\s+(?:(?:new|novel|experimental|homegrown|home-grown|candidate|rare[-\s]disease)\s+){0,3}"
    r"(?:agents|drugs|candidates|medicines|therapies|treatments|molecules|compounds)\s+(?:(?:have|had|are|now|also)\s+)*"
    r"(?:get|gets|got|win|wins|won|winning|receive|received|receiving|bag|bags|land|gain|gained|earn|earned|secure|secured|nab|collect|collected|obtain|obtained)\b",
    re.IGNORECASE,
)
"""Behind a place: companies or medicines from there, "Korean bio firms", "Japanese drugs win"."""
_WAS_LET = re.compile(
    r"(?:,\s+[A-Z]\w+){0,6}(?:,?\s+and\s+(?:the\s+)?[A-Z]\w+)?\s+(?:has|have|was|were)\s+(?:also\s+|now\s+)?(?:been\s+)?"
    r"(?:authori[sz]ed|approved|cleared|allowed|permitted)\b"
)
"""Behind the first of a trial's places: it was let run there, "the study in France and Italy was cleared"."""
_BASED_ON = re.compile(r"\s+based\s+(?:up)?on\b")
"""Behind a place: what the act there rests on, and nobody's home ("approved in Japan based on a trial")."""
_OWNER = re.compile(r"['’]s\s+(?:[A-Z][\w&.-]*['’]s\s+)?")
_BY_A_PEOPLE = re.compile(r"\s+(?:[A-Z][\w&.-]*['’]s\s+)?")
_VERDICT = re.compile(
    r"[®™]?\s+(?:\w+\s+)?(?:approvals?|clearance|nod|authori[sz]ations?|licen[cs]es?|applications?|filings?"
    r"|submissions?|reviews?|decisions?|go-ahead|listing|registration|rejection|refusal|opinion)\b",
    re.IGNORECASE,
)
"""Behind a medicine: what the place before it decides."""
_MADE = re.compile(
    r"-(?:made|developed|invented|designed|built|born|bred|funded|backed|produced|manufactured)\b"
    r"|\s(?:(?:COVID(?:-19)?|coronavirus|influenza|mRNA|HPV|RSV|experimental|home-?grown|single-shot|one-shot|two-dose|nasal|inhaled|oral|generic"
    r"|flu|cancer|diabetes|obesity|weight-loss|dengue|malaria|polio|typhoid|rotavirus|meningitis|rabies|cholera|Ebola|gene|cell)\s){0,2}"
    r"(?:vaccine|shot|jab|drug|medicine|antibody|biosimilar|generic|pill|treatment|therapy|antiviral|remedy|insulin)s?\b"
    r"(?!['’]s\s|\s(?:(?:and|or)\s[a-z]+\s)?(?:approv|authori|clear|regulat|agenc|administrat|control|watchdog|review|panel|licen[cs]|registr|applicat|filing|submission"
    r"|advis|commission|ministry|office|evaluat|bod(?:y|ies)|committee|council|centre|center|institute|safety|law|act|market|pric|polic|compendi|nod\b|giant|maker|go-ahead|green|label|launch))",
    re.IGNORECASE,
)
"""Behind a people's name: what they made, "the Russian vaccine", not "the Chinese drug agency"."""
_PEOPLE = re.compile(r"\w+(?:ian|ese|ish|ean|an|i|ss|ch)")
"""A people's name, as adjective."""
_SURNAME = re.compile(
    r"(?:^|[^\w-])(?!(?:The|In|And|But|So|When|As|By|At|On|Only|Even|Then|While|Both)\s)"
    r"[A-Z](?:[a-z]+|\.)\s(?:[A-Z]\.\s)?$"
)
"""Ends with a given name."""
_WITH_TITLE = re.compile(
    r",?\s(?:[MP]\.?h?\.?D\b|MBA\b|said\b|added\b)|,\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?"
    r"(?:director|president|chief|head|analyst|professor|executive|officer|chairman|founder)\b",
    re.IGNORECASE,
)
"""Behind a person's name: a degree, an office or what was said: "Anna Jordan, director of research"."""
_ADVISED = re.compile(
    r"\s(?:federal\s|government\s)(?:advis|health|expert|panel|regulat|drug)", re.IGNORECASE
)
"""Behind a place: who acts for it, "a U.S. government advisory panel"."""
_GOVERNS = re.compile(
    r"\s+[Gg]overnment\s+(?:(?:has|had|have|also|now|formally|officially|on\s+\w+day|last\s+\w+|yesterday)\s+){0,2}"
    r"(?:approve[sd]|authori[sz]e[sd]|register(?:s|ed)|licen[cs]e[sd]|clear(?:s|ed)|okay(?:s|ed)|grant(?:s|ed)|gave|gives|refused|rejected"
    r"|accepted|green-?li(?:t|ghts))\b"
)
"""Behind a people: who acts for it, "the Cuban government approved"."""
_MEETING = re.compile(
    r"(?:\s(?!(?:Medicines|Commission|Union|Committee|Agency|Court|Parliament)\b)(?:[A-Z][\w’'-]*|of|for|and|the|on|in|&)){1,9}?"
    r"\s(?:Conference|Congress|Society|Association|Academy|Meeting|Symposium|Summit|College|Federation|Foundation|League|Alliance"
    r"|Journal|Registry|Days|Workshop|Convention)\b"
)
"""Behind a place: with it the name of a congress or a society, "European Cystic Fibrosis Conference"."""
_DATA_OF = re.compile(
    r"\b(?:based\s+on|supported\s+by|from|of|with|using|including|ongoing|completed|recent|concluded)"
    r"\s+(?:(?:the|its|our|an?|ongoing|completed|recent)\s+){0,2}$",
    re.IGNORECASE,
)
_TRIALS = re.compile(
    r"(?:(?:,|\s+and|/|\s+&)\s*(?:the\s+)?(?:[A-Z][\w.]*\s?){1,2})?[-\s]+(?i:(?:clinical\s+|pivotal\s+|registrational\s+)?"
    r"(?:phase\s+[\dI]|trials?\b|stud(?:y|ies)\b|(?:clinical\s+)?data\b|patients\b|cohorts?\b|populations?\b|sites\b))"
)
"""Before and behind a place: studies ran there, "based on the U.S. and European Phase I trials"."""
_HELD_IN = re.compile(
    r"\b(?:Conference|Congress|Meeting|Symposium|Summit|Convention|Sessions|Forum|Week|Workshop)\b[^.;]{0,60}?\bin\s+"
    r"(?:(?:[A-Z][\w.'’-]*|de|do|la|of)(?:\s|(?=,))){1,4},\s+(?:the\s+)?$"
)
"""Ends with the town where a congress is held: "the Annual Meeting in Rio de Janeiro,"."""
_TOWN = re.compile(r"(?:[A-Z][\w.'’-]+(?:\s|(?=,))){1,4},\s+(?:the\s+)?")
_RELEASED = re.compile(
    r"(?:\s+and\s+[A-Z][^.:;\n]{2,40}?)?(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}),?\s+\d{4})?:?\s*"
    r"(?:(?:\([A-Z ]{5,20}\)|/[A-Za-z ]{5,20}/)"
    r"|[-–—]{1,2}\s[^\n]{0,160}?"
    r"\((?:[\w &]+\s)?(?:Nasdaq|NASDAQ|NYSE|Euronext|TSX|LSE|AIM|ASX|HKEX|TSE|SIX)\b)"
)
"""Before and behind the country of a company's seat, in the dateline of its release."""
HEAD = 50
"""Within so many characters of a line's begin its country stands."""
_SOLD = ("on the market in", "on sale in")
_SINCE = re.compile(r"\s+since\b")
"""Before and behind a place where a medicine may be sold: "on the market in Japan since 2015"."""
_ITS_COMPANY = re.compile(
    r"['’]s\s(?!(?:\w[\w&-]*\s){0,4}?(?:Minist\w+|Agency|Authorit\w+|Administration|Department|Commission|Board|Bureau|Council|Committee|Parliament"
    r"|Cent(?:er|re)|Institute|Office|Directorate|Regulat\w+|Health|Sakigake|Orphan|Priority|Breakthrough|Fast|Conditional|Special|Notice"
    r"|Designation|Approval|Status|Review)\b)(?!"
    r"[A-Z]{3,7}\s(?:(?:has|had|also|now)\s)*(?:approv|authori|regist|licen|clear|grant|reject|refus|accept|gave\b)\w*\s)(?:[A-Z][\w&./-]*\s){1,4}(?:\([^()]{1,40}\)\s)?"
    r"(?:has|had|said|says|will|plans|filed|submitted|resubmitted|lodged|withdrew|pulled|won|received|got|expects|announced|also|today|on|is|was)\b"
)
"""Behind a place: a company from there, which does something: "Denmark's Orphazone A/S has filed"."""
_MADE_THERE = re.compile(
    r"\b(?:submissions?|filings?|applications?)\b[^.;]{0,70}\bmade\s+in\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Ends with where applications, no medicines, were made."""
_WHERE = re.compile(r",\s+where\s")
"""Behind a place: what happened there, "is sold in Japan, where it was cleared in May"."""
PULLED = 160
"""So many characters before an authority may hold what was pulled in talks with it."""
_PULLED = re.compile(
    r"\b(?:withdr[ae]w(?:n|s|ing)?|withdrawal|pull(?:s|ed|ing)|t(?:ook|aken?|aking)\s+back|gave\s+up|hand(?:s|ed)\s+back)\b"
    r"[^.;\n]*\b(?:indication|licen[cs]e|approval|authori[sz]ation|use|application|label|market)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""Ends with what was pulled: "withdrew the indication after talks with the"."""
ITS_SHORT_FORM = re.compile(r"\s?\((?:the\s)?[\"“‘]?")
"""The whole gap between an authority and its short form: "European Medicines Agency (EMA)"."""
ACTS = re.compile(r"\s+(?:(?:also|then|later)\s+)?(?:ha[sd]\s+)?(?:(?!based)[a-z]+ed|gave|given|let)\b")
"""Behind the second of two authorities: a clause begins with it, "approved by A, and B granted it"."""
_LIKE_IT = re.compile(
    r"['’]s?\s+(?:[A-Z][a-z]+\s+)?(?:counterparts?|equivalents?|peers?|sister\s+agenc\w+)\b"
)
"""Behind an authority: another one, "the EMA's counterpart in Japan"."""
_REVIEWS_TOO = re.compile(
    r"[^.;]{0,120}?\b(?:reviewing|assessing|evaluating|examining|taking\s+part|participating|collaborating|working"
    r"|joining|observing|cooperating|involved|(?:also|still|now)\s+\w+ing)\b"
)
"""Behind ", with" and an authority: it has a part in the review, and has not decided."""
_OWNER_LAST = re.compile(r"\s[\w.]+['’]s$")


def usable(text: str, wheres: Sequence[Where], medicines: Sequence[ProductMention]) -> list[Where]:
    """The mentions that can be where an authority acted.

    A place inside or beside an authority of its own country is part of that authority's name; a place that
    tells where a company, patients or a market are is left out, and so is one from which one of
    the `medicines` comes.
    """
    ends = {medicine.start: medicine.end for medicine in medicines}
    agencies = [where.start for where in wheres if where.agency]
    found: list[Where] = []
    left_out: Where | None = None
    for number, where in enumerate(wheres):
        if where.agency and _took_part(text, where, left_out):
            left_out = where
            continue
        if where.agency is None:
            if _FIRM.match(text, where.end) or _FIRM_BEFORE.search(
                text, max(0, where.start - 60), where.start
            ):
                left_out = where
                continue
            following = wheres[number + 1] if number + 1 < len(wheres) else None
            part = following and following.agency and following.jurisdiction == where.jurisdiction
            if part and following and _OF_ITS.fullmatch(text, where.end, following.start):
                continue
            listed = left_out is not None and LIST_GAP.fullmatch(text, left_out.end, where.start) is not None
            after = bisect_right(agencies, where.start - LET_RUN)
            alone = not agencies[after : bisect_left(agencies, where.end + LET_RUN // 2)]
            if (alone and let_run(text, where)) or licensed_for(text, where, agencies):
                found.append(where)
                continue
            if listed or _elsewhere(text, where) or _is_origin(text, where, ends):
                left_out = where
                continue
        found.append(where)
    return found


_THEN_FILES = re.compile(
    r"(?:\s+\([A-Z]{2,6}\))?[^.;,]{0,40},\s+(?:(?!(?:the|and|but)\b)[\w.'’&-]+\s+){1,5}?(?:(?:now|also|still)\s+)?"
    r"(?:plans?|expects?|intends?|aims?|hopes?|anticipates?|will|(?:is|are)\s+(?:set|preparing|planning|on\s+track))\s+"
    r"(?:to\s+|on\s+)?(?:re-?)?(?:submit|fil(?:e|ing)|seek|apply|ask)",
)
"""Behind whom a company spoke with: it goes on to file, with the same one where it names no other."""


_RELIED_ON = re.compile(r"(?:\s+\([A-Z]{2,5}\))?(?:['’]s)?\s+(?:Decision\s+)?[Rr]eliance\b")
"""Behind an authority: another one goes by its word, "European Commission Decision Reliance Procedure"."""


def _took_part(text: str, where: Where, left_out: Where | None) -> bool:
    """Whether an authority was only spoken or worked with: "in close collaboration with the FDA and EMA"."""
    if _RELIED_ON.match(text, where.end):
        return True
    gap = (left_out.end, where.start) if left_out and left_out.agency else None
    if gap and LIST_GAP.fullmatch(text, *gap):
        # "After a review with A, B approved": behind the comma stands who acts.
        return "," not in text[slice(*gap)] or ACTS.match(text, where.end) is None
    if gap and ITS_SHORT_FORM.fullmatch(text, *gap):
        return True
    if _LIKE_IT.match(text, where.end):
        return True
    before = _OWNER_LAST.sub("", _before(text, where))
    if before.endswith(", with"):
        return _REVIEWS_TOO.match(text, where.end) is not None
    if before.endswith(("ahead of", "before", "earlier than")) and text.startswith(", ", where.end):
        return True  # "Ahead of the FDA, the MHRA licensed it"
    if not before.endswith(cues().only_with) or _THEN_FILES.match(text, where.end):
        return False
    return _PULLED.search(text, max(0, where.start - PULLED), where.start) is None


def _before(text: str, where: Where) -> str:
    """The few words before a place, in small letters."""
    return " ".join(text[max(0, where.start - 40) : where.start].lower().split()).removesuffix(" the")


def _elsewhere(text: str, where: Where) -> bool:
    if _SURNAME.search(text[max(0, where.start - 30) : where.start]) and _WITH_TITLE.match(text, where.end):
        return True
    if _MEETING.match(text, where.end) or (where.agency is None and _ITS_COMPANY.match(text, where.end)):
        return True
    if any(behind.match(text, where.end) for behind in (_ADVISED, _WHERE, _BASED_ON, _WAS_LET, _GOVERNS)):
        return False
    if _is_a_seat(text, where) or _HELD_IN.search(text, max(0, where.start - 130), where.start):
        return True
    if _TRIALS.match(text, where.end) and _of_studies(text, where):
        return True
    if _ITS_FIRMS.match(text, where.end):
        return True
    after = _NEXT_WORD.match(text, where.end, where.end + 30)
    if after and after[1].lower().rstrip(".") in cues().not_place_after:
        let_in = _LET_INTO.search(text, max(0, where.start - LET_INTO), where.start)
        return let_in is None or after[1].lower().rstrip(".") != "market"
    if _MADE_THERE.search(text, max(0, where.start - 100), where.start):
        return False
    before = _before(text, where)
    if before.endswith(_SOLD) and _SINCE.match(text, where.end):
        return False
    return before.endswith(cues().not_place_before)


def _is_a_seat(text: str, where: Where) -> bool:
    """Whether a country stands in the dateline of a company's release: "TEL AVIV, Israel (Wire)"."""
    line = text.rfind("\n", 0, where.start) + 1
    if where.agency or where.start - line > HEAD or _TOWN.fullmatch(text, line, where.start) is None:
        return False
    return _RELEASED.match(text, where.end) is not None


def _of_studies(text: str, where: Where) -> bool:
    """Whether what stands before a place makes of the trials behind it what something rests on."""
    return _DATA_OF.search(text, max(0, where.start - 40), where.start) is not None


def _is_origin(text: str, where: Where, ends: Mapping[int, int]) -> bool:
    """Whether a medicine or its maker comes from there: "Russia's X", "the Russian jab", "Japan's Korvane".

    Not so "Japan's X approval", nor "from Ghana's Food and Drugs Authority".
    """
    if _before(text, where).endswith((" from", " by")) and _COMPANY.match(text, where.end):
        return True
    people = _PEOPLE.fullmatch(text, where.start, where.end) is not None
    if people and where.jurisdiction not in ("US", "EU") and _MADE.match(text, where.end):
        return True
    owner = (_BY_A_PEOPLE if people else _OWNER).match(text, where.end)
    end = ends.get(owner.end()) if owner else None
    return end is not None and _VERDICT.match(text, end) is None
