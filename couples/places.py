"""Where the pages lie: at the root of a clone, and inside the package once it is installed."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The folder of the pages' words and structure."""
    return _inside_or_beside("templates")


def static() -> Path:
    """The folder of what a browser fetches; `vendor/` in it is made, never committed."""
    return _inside_or_beside("static")


def _inside_or_beside(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
