"""`python -m milestones`."""

import os
import sys

if __name__ == "__main__":
    # Python looks for modules in the working folder first, which may hold anything: a "typer.py" among
    # articles. It stays where this package itself was found there.
    if not sys.flags.safe_path and os.path.join(sys.path[0], "milestones", "__main__.py") != __file__:  # noqa: PTH118
        del sys.path[0]

    from milestones.cli.main import run

    run()
