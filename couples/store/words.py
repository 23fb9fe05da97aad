"""Lists of words are data, read and judged by people: ``couples/content/words/*.toml``."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(file: str, name: str = "words") -> tuple[str, ...]:
    """The list called ``name`` in ``couples/content/words/<file>.toml``."""
    text = resources.files("couples").joinpath("content", "words", f"{file}.toml").read_text(encoding="utf-8")
    return tuple(str(word) for word in tomllib.loads(text)[name])
