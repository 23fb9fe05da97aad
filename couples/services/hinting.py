"""Which pauses have been told but not yet written (F3b). While one stands, nothing permissive is let through.

Kept in memory on purpose: after a restart every open session is held anyway.
"""

from collections import defaultdict
from threading import Lock


class Hints:
    """The unsettled pauses of each session, by command id."""

    def __init__(self) -> None:
        self._unsettled: defaultdict[str, set[str]] = defaultdict(set)
        self._guard = Lock()  # with threads a new hint must not fall into a set that is just being let go

    def add(self, session_id: str, command_id: str) -> None:
        """A pause is on its way to the disk."""
        with self._guard:
            self._unsettled[session_id].add(command_id)

    def settle(self, session_id: str, command_id: str) -> None:
        """The pause has been answered."""
        with self._guard:
            standing = self._unsettled.get(session_id)
            if standing is not None:
                standing.discard(command_id)
                if not standing:
                    self._unsettled.pop(session_id, None)

    def standing(self, session_id: str) -> frozenset[str]:
        """The pauses of this session that nobody has answered yet."""
        with self._guard:
            return frozenset(self._unsettled.get(session_id, ()))
