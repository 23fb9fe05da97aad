"""A new password is looked at once, kindly: long enough, and not made of what everybody guesses first."""

from collections.abc import Iterable

from couples.domain.password import check
from couples.store.words import words


class Judging:
    """Knows the common words, the product's name and, when told, the names of the person."""

    def __init__(self, *, product_name: str) -> None:
        self._common = (*words("common"), product_name)

    def check(self, password: str, *, names: Iterable[str], field: str) -> str:
        """The password ready to be hashed; refuses PASSWORD_SHORT, PASSWORD_COMMON or TOO_LONG, naming ``field``."""
        own = [part for name in names for part in (name, *name.replace("-", " ").split())]
        return check(password, known=(*self._common, *own), field=field)
