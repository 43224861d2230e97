"""Engines of SQLAlchemy's, and what they may say."""

import subprocess
import sys


def test_what_the_library_logs_of_a_connection_reaches_nobody() -> None:
    """In a process of its own: pytest hears logs itself, so that none would be printed here either."""
    program = (
        "import logging, milestones.store.engines; "
        "logging.getLogger('sqlalchemy.pool.impl.QueuePool').error('Exception during reset or similar')"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
