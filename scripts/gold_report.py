"""Where the extraction goes wrong on labelled articles: by kind, jurisdiction, field and article.

    gold_report.py SCORE GOLD COMMAND

SCORE is the path of the labelled articles' own score.py (its way of running the program and of pairing claims
with labels is used, so that the figures agree), GOLD a file of labelled articles, COMMAND what to run.
Prints plain tables; the exit status is 0 unless the command fails.
"""

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

WORST = 20
"""So many articles are listed."""

Label = dict[str, Any]


@dataclass
class Tally:
    """What was right and wrong, summed over articles."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    causes: Counter[str] = field(default_factory=Counter)
    confused: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)


def load_score(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file; give the path of score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> Iterator[Label]:
    """The records of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def tally(score: ModuleType, gold: Sequence[Label], claims: Sequence[Label]) -> Tally:
    """What is right and wrong in all articles."""
    said: dict[str, list[Label]] = defaultdict(list)
    for claim in claims:
        said[Path(str(claim["article"])).name].append(claim)
    found = Tally()
    for article in gold:
        _judge(score, found, article, said[Path(article.get("file") or article["id"]).name])
    return found


def _judge(score: ModuleType, found: Tally, article: Label, claims: Sequence[Label]) -> None:
    labels = article["milestones"]
    by_status = [
        (
            [m for m in labels if m.get("status", "achieved") == status],
            [c for c in claims if c["status"] == status],
        )
        for status in ("achieved", "expected")
    ]
    missed: list[Label] = []
    invented: list[Label] = []
    for wanted, said in by_status:
        pairs = score.pair(wanted, said)
        right = {pair[0] for pair in pairs}
        used = {pair[1] for pair in pairs}
        for number, label in enumerate(wanted):
            outcome = "found" if number in right else "missed"
            found.kinds[score.kinds_of(label)[0]][outcome] += 1
            found.places[label["jurisdiction"]][outcome] += 1
        for _, _, indication, day in pairs:
            found.causes["right in all fields"] += bool(indication and day)
            found.causes["indication wrong"] += not indication
            found.causes["date wrong"] += not day
            found.articles[article["id"]] += not (indication and day)
        missed += [label for number, label in enumerate(wanted) if number not in right]
        invented += [claim for number, claim in enumerate(said) if number not in used]
    for claim in invented:
        found.kinds[claim["kind"]]["invented"] += 1
        found.places[claim["jurisdiction"]]["invented"] += 1
    found.articles[article["id"]] += len(missed) + len(invented)
    _explain(score, found, missed, invented, claims)


def _explain(
    score: ModuleType, found: Tally, missed: Sequence[Label], invented: list[Label], claims: Sequence[Label]
) -> None:
    """For each miss the invention that stands for it, by the one field in which they differ."""
    left = list(invented)
    for label in missed:
        near = max(left, key=lambda claim: len(_same(score, label, claim)), default=None)
        same = _same(score, label, near) if near else set()
        if near and len(same) >= 3:
            left.remove(near)
            wrong = next(iter({"product", "kind", "jurisdiction", "status"} - same), "told twice")
            found.causes[f"{wrong} wrong"] += 1
            if wrong == "kind":
                found.confused[f"{score.kinds_of(label)[0]} read as {near['kind']}"] += 1
        elif any(len(_same(score, label, claim)) == 4 for claim in claims):
            found.causes["missed: one claim for two"] += 1
        else:
            found.causes["missed: nothing like it"] += 1
    found.causes["invented: nothing like it"] += len(left)


def _same(score: ModuleType, label: Label, claim: Label) -> set[str]:
    """The fields in which a label and a claim agree."""
    checks = {
        "product": score.product_ok(label, claim),
        "kind": claim["kind"] in score.kinds_of(label),
        "jurisdiction": claim["jurisdiction"] == label["jurisdiction"],
        "status": claim["status"] == label.get("status", "achieved"),
    }
    return {name for name, agrees in checks.items() if agrees}


def report(found: Tally) -> Iterator[str]:
    """The lines of the report."""
    for title, counted in (("kind", found.kinds), ("jurisdiction", found.places)):
        yield f"{title:28} {'labelled':>8} {'found':>6} {'missed':>6} {'invented':>8}"
        for name, n in sorted(counted.items(), key=lambda item: (-item[1].total(), item[0])):
            yield f"{name:28} {n['found'] + n['missed']:8} {n['found']:6} {n['missed']:6} {n['invented']:8}"
        yield ""
    yield "what went wrong"
    yield from (f"{name:40} {count:6}" for name, count in found.causes.most_common())
    yield from (f"  {name:38} {count:6}" for name, count in found.confused.most_common(10))
    yield ""
    yield f"the {WORST} worst articles, by errors"
    worst = sorted(((-count, name) for name, count in found.articles.items() if count))[:WORST]
    yield from (f"{name:28} {-count:6}" for count, name in worst)


def main(arguments: Sequence[str]) -> int:
    """Run the command over the articles and print the report."""
    if len(arguments) != 3:
        raise SystemExit(__doc__)
    score, gold_path = load_score(Path(arguments[0])), Path(arguments[1])
    gold = list(lines(gold_path))
    claims = score.run(arguments[2], gold, {article["id"]: gold_path.parent for article in gold})
    print("\n".join(report(tally(score, gold, claims))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
