"""Articles to be ingested: those of the benchmarks, in files."""

import json
from pathlib import Path

from benchmarks.generated import articles


def write_files(folder: Path, count: int, seed: int) -> list[Path]:
    """`count` generated articles as JSON files; the same seed gives the same ones."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for article in articles(count, seed):
        path = folder / f"{article['id']}.json"
        path.write_text(json.dumps(article), encoding="utf-8")
        paths.append(path)
    return paths
