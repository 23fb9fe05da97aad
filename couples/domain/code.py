"""A code read aloud or typed with cold fingers still fits: Crockford's base 32, forgiving about look-alikes.

The 32 signs are the digits and the letters without I, L, O and U. What people type instead is understood: I and L as 1,
O as 0, small letters, spaces and dashes of any kind. Each sign carries 5 bits.
"""

import unicodedata
from collections.abc import Callable

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5
LINK_LENGTH = 10  # 50 bits; lives ten minutes and is guarded by limits
RECOVERY_LENGTH = 20  # 100 bits; lives on paper until used
RECOVERY_COUNT = 8

_LOOK_ALIKES = str.maketrans("ILO", "110")


def draw(below: Callable[[int], int], length: int) -> str:
    """A fresh code; ``below(n)`` gives a number from 0 to n-1."""
    return "".join(SIGNS[below(len(SIGNS))] for _ in range(length))


def plain(text: str, length: int) -> str | None:
    """The code somebody meant, or None when it cannot be one of this length."""
    if len(text) > 8 * length:
        return None
    kept = (letter for letter in unicodedata.normalize("NFKC", text) if not _is_gap(letter))
    code = "".join(kept).upper().translate(_LOOK_ALIKES)
    return code if len(code) == length and all(sign in SIGNS for sign in code) else None


def shown(code: str) -> str:
    """The same code in groups of five, as it is printed and read aloud: AB7K9-QXM4P."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _is_gap(letter: str) -> bool:
    return letter.isspace() or letter in "_\u2212" or unicodedata.category(letter) in ("Pd", "Cf", "Cc")
