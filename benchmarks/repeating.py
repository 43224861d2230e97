"""What both extraction measurements share: the texts, the runs, and the line of JSON that they print."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def report(extract_all: Callable[[list[str]], object]) -> None:
    """Runs `extract_all` over the texts of the JSON file argv[1], argv[2] times, after once for warming up.

    Prints {"seconds": [one a run], "megabytes": the process's largest memory}.
    """
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    extract_all(texts)
    seconds = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        extract_all(texts)
        seconds.append(time.perf_counter() - start)
    # Kilobytes on Linux, bytes on macOS.
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"seconds": seconds, "megabytes": largest}))
