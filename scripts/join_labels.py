"""Joins labels that are kept without their texts to the texts, which lie elsewhere.

    join_labels.py LABELS TEXTS

Both are JSON Lines with the key `id`. Prints the articles that have labels, in the order
of LABELS, as score.py takes them. Exit status 1 where a text is missing.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def _records(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def main(arguments: Sequence[str]) -> int:
    """Print each labelled article with its text."""
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    labels, texts = map(_records, arguments)
    by_id = {article["id"]: article for article in texts}
    missing = [label["id"] for label in labels if label["id"] not in by_id]
    if missing:
        print(f"{arguments[1]}: no text for {', '.join(missing)}; mend {arguments[0]}", file=sys.stderr)
        return 1
    for label in labels:
        print(json.dumps(by_id[label["id"]] | label, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
