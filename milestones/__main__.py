"""`python -m milestones`."""

from milestones.cli.main import run

if __name__ == "__main__":
    run()
