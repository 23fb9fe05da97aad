"""A sign-in name is given, not chosen: it says nothing about anybody, and sign-up never has to say "taken" (R10).

Two words and four digits, such as ``quiet-otter-4821``.
"""

import re
from collections.abc import Callable, Sequence

LENGTH = 64
_PARTS = re.compile(r"[a-z]+|[0-9]+")


def draw(below: Callable[[int], int], first: Sequence[str], second: Sequence[str]) -> str:
    """A fresh name; ``below(n)`` gives a number from 0 to n-1."""
    return f"{first[below(len(first))]}-{second[below(len(second))]}-{below(10_000):04}"


def plain(text: str) -> str:
    """The name somebody meant: capitals, spaces, dots and missing dashes before digits do not matter."""
    return "-".join(_PARTS.findall(text[: 2 * LENGTH].casefold()))[:LENGTH]
