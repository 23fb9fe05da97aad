"""Words that mean what they say: for whoever asked for them, what paints a picture is said without one."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Said = Callable[[str], str]


def literal(pictures: Mapping[str, str]) -> Said:
    """How a sentence reads with each of these pictures said plainly; the longest that fits goes first."""
    if not pictures:
        return str
    longest = sorted(pictures, key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest))
    return lambda sentence: found.sub(lambda one: pictures[one[0]], sentence)


def throughout(node: Any, said: Said) -> Any:  # noqa: ANN401 - a part of the words of a page
    """Every text in it said like this. Names of things stay: what a script looks for is no text for people."""
    match node:
        case str():
            return said(node)
        case list() | tuple():
            return [throughout(one, said) for one in node]
        case Mapping():
            return {key: value if key in NAMES else throughout(value, said) for key, value in node.items()}
        case _:
            return node


NAMES = frozenset({"id", "kind", "field", "cards", "keeps", "topics", "tags", "track", "do", "alone"})
