"""Which claims speak of one disease, and which wording shows it best."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from milestones.model.milestone import SourcedClaim

UNSTATED = ""
"""The key of a claim that names no disease."""


class Diseases:
    """Keys of diseases and how they stand above one another; `parents` gives all that stand above a key."""

    def __init__(self, key: Callable[[str], str], parents: Callable[[str], tuple[str, ...]]) -> None:
        self._key = key
        self._parents = parents

    def key(self, indication: str | None) -> str:
        """The key of a disease by its name; UNSTATED for none."""
        return self._key(indication) if indication else UNSTATED

    def broader(self, key: str) -> frozenset[str]:
        """All diseases that stand above one."""
        return frozenset(self._parents(key))

    def groups(self, keys: Iterable[str]) -> Mapping[str, str]:
        """For each key the group that it belongs to, named by the group's narrowest disease.

        A broader disease ("leukemia") joins the only narrower one on record; where there are two
        narrower ones it stays apart, because nothing tells which of them is meant, and must not
        chain them together. A claim without a disease joins the only group, on the same ground.
        """
        stated = set(keys) - {UNSTATED}
        below: dict[str, list[str]] = {}
        narrowest = stated - frozenset().union(*map(self.broader, stated))
        for leaf in narrowest:
            for key in self.broader(leaf):
                below.setdefault(key, []).append(leaf)
        belongs = {key: leaves[0] if len(leaves := below.get(key, [])) == 1 else key for key in stated}
        groups = set(belongs.values())
        belongs[UNSTATED] = next(iter(groups)) if len(groups) == 1 else UNSTATED
        return belongs

    def related(self, key: str, groups: Iterable[str]) -> str | None:
        """The group that a claim of disease `key` can only mean; None where there is none or a choice."""
        known = set(groups)
        if key in known:
            return key
        if key != UNSTATED:
            narrower = {group for group in known if key in self.broader(group)}
            stated = narrower or known & self.broader(key)
            if stated or UNSTATED not in known:
                return stated.pop() if len(stated) == 1 else None
        return known.pop() if len(known) == 1 else None

    def wording(self, group: str, claims: Iterable[SourcedClaim]) -> str | None:
        """The wording that shows the group's disease best; None where no claim names it.

        Only wordings of the group's own, narrowest disease count. Among these, spelled out comes before
        abbreviated ("relapsed or refractory multiple myeloma" before "r/r MM"); a wording whose words all
        stand in another gives way to that ("multiple myeloma"); then the one of most independent
        sources, then the longest, then the one with fewest capitals, then the alphabetically first.
        """
        used = {
            (c.source, c.claim.indication)
            for c in claims
            if c.claim.indication and self.key(c.claim.indication) == group
        }
        if len(wordings := {wording for _, wording in used}) < 2:
            return next(iter(wordings), None)
        folded = Counter(wording.casefold() for _, wording in used)
        spellings = Counter(wording for _, wording in used)
        spelled_out = [wording for wording in spellings if not _abbreviated(wording)] or list(spellings)
        words = {wording: frozenset(re.findall(r"\w+", wording.casefold())) for wording in spelled_out}
        fullest = [w for w in spelled_out if not any(words[w] < others for others in words.values())]
        return min(fullest, key=lambda w: (-folded[w.casefold()], -len(w), _capitals(w), w))


def _capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)


def _abbreviated(wording: str) -> bool:
    """Whether the disease's noun, the last word, is an abbreviation ("r/r MM"), or a word is like "r/r"."""
    return _capitals(wording.rpartition(" ")[2]) > 1 or bool(re.search(r"\b[A-Za-z]/[A-Za-z]\b", wording))
