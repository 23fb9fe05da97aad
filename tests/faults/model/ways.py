"""Which way a page sends what: ways.js, word for word."""

from collections.abc import Mapping
from typing import Any

PERMISSIVE = set("Propose Agree Answer Resume Move Share Thank PickNext PickReturn Present GiveThanks".split())


def kept(command: Mapping[str, Any]) -> bool:
    """Whether it is sent until somebody has answered it: all that narrows, a wait and a no too."""
    return command["do"] not in PERMISSIVE or command.get("choice") in ("wait", "no")
