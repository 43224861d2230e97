"""One target under atheris, in a process of its own: `python -m fuzz.engine TARGET FOLDER SECONDS`.

What escapes a target is kept in the folder, and the search goes on: each fault once, by where it arises.
"""

import hashlib
import os
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

import milestones
from fuzz.seeds import CORPUS, seeds

_LEAST_SECONDS, _SECONDS_A_KILOBYTE = 2.0, 0.4
"""CPU time that an input may take. Watched code is some four times slower than without."""
_MOST_SECONDS = 20
"""Of the clock, after which libFuzzer stops the process; the machine may be busy."""
_MOST_MEMORY = 700
"""Megabytes of the process: the lexicon, watched, has up to 200 of them."""


class Watch:
    """Runs a target, and keeps the inputs at which it fails, is slow, warns, or prints."""

    def __init__(self, run: Callable[[bytes], None], faults: Path) -> None:
        self._run = run
        self._faults = faults
        self._printed = (faults / "printed.txt").open("a+b")
        self._warnings: list[str] = []
        self._slowest = 0.0

    def begin(self) -> None:
        """From now on, whatever is printed or warned of is a fault."""
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            os.dup2(self._printed.fileno(), stream.fileno())
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, category, file, line, *_: self._warnings.append(  # type: ignore[assignment]
            f"{file}:{line}: {category.__name__}: {message}"
        )

    def __call__(self, data: bytes) -> None:
        size = self._size()
        began = time.process_time()
        try:
            self._run(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of Rust is none of Exception
            self._keep(_place(error), data, traceback.format_exc())
        used = time.process_time() - began
        if used > _LEAST_SECONDS + _SECONDS_A_KILOBYTE * len(data) / 1000 and used > self._slowest:
            self._slowest = used
            self._keep(f"slow-{int(used)}", data, f"{used:.1f} s of CPU for {len(data)} bytes\n")
        if self._warnings:
            self._keep(f"warned {self._warnings[0]}", data, "\n".join(self._warnings))
            self._warnings.clear()
        if self._size() > size:
            self._keep("printed", data, "see printed.txt\n")

    def _size(self) -> int:
        return os.fstat(self._printed.fileno()).st_size

    def _keep(self, what: str, data: bytes, told: str) -> None:
        name = f"fault-{hashlib.sha256(what.encode()).hexdigest()[:10]}"
        path = self._faults / name
        # Of two inputs that fail in one place the shorter one is easier to understand.
        if not path.exists() or len(data) < path.stat().st_size:
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(f"{what}\n\n{told}", encoding="utf-8", errors="replace")


def _place(error: BaseException) -> str:
    """What tells one fault from another: its type, the promise it breaks, where it arises."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/milestones/" in frame.filename] or frames
    last = ours[-1]
    promise = str(error).partition(":")[0] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {promise} in {Path(last.filename).name}, {last.name}: {last.line}"


def main(name: str, folder: Path, seconds: int) -> None:
    """Searches for so long; does not come back."""
    with atheris.instrument_imports(include=["milestones"]):
        from fuzz.targets import TARGETS

        # Readers are imported when they are needed: too late to be watched.
        for module in walk_packages(milestones.__path__, "milestones."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    target = TARGETS[name]
    for number, seed in enumerate(seeds(name)):
        (folder / "seeds" / f"{number}").write_bytes(seed)
    watch = Watch(target.run, folder / "faults")
    dictionary = folder / "words.txt"
    lines = (f'"{_escaped(word.encode())}"\n' for word in target.words)
    dictionary.write_text("".join(lines), encoding="ascii")
    arguments = [
        f"-max_total_time={seconds}",
        f"-max_len={target.longest}",
        f"-timeout={_MOST_SECONDS}",
        f"-rss_limit_mb={_MOST_MEMORY}",
        f"-artifact_prefix={folder / 'faults'}/",
        *((f"-dict={dictionary}",) if target.words else ()),
        # What is printed here is libFuzzer's own; the target's goes where it is seen.
        "-close_fd_mask=3",
        "-print_final_stats=1",
        "-reload=0",
        str(folder / "corpus"),
        *(str(place) for place in (folder / "seeds", CORPUS / name) if place.is_dir()),
    ]
    began: list[bool] = []

    def once(data: bytes) -> None:
        if not began:
            began.append(True)
            watch.begin()
        watch(data)

    atheris.Setup([sys.argv[0], *arguments], once)
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(chr(byte) if 32 < byte < 127 and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
