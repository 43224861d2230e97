"""Where the files are that come with the program but are not code: migrations and seeds."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder or file `name` (such as "migrations" or "seeds/products.csv").

    In a wheel it lies inside the package; in a checkout it lies beside it.
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
