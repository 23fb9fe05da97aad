"""Which pauses have been told but not yet written (F3b). While one stands, nothing permissive is let through.

Kept in memory on purpose: after a restart every open session is held anyway.
"""

from collections import defaultdict
from collections.abc import Mapping
from threading import Lock

from couples.domain.session.state import Side


class Hints:
    """The unsettled pauses of each session: command id -> who paused."""

    def __init__(self) -> None:
        self._unsettled: defaultdict[str, dict[str, Side]] = defaultdict(dict)
        self._guard = Lock()  # with threads a new hint must not fall into a set that is just being let go

    def add(self, session_id: str, command_id: str, by: Side) -> None:
        """A pause is on its way to the disk."""
        with self._guard:
            self._unsettled[session_id][command_id] = by

    def settle(self, session_id: str, command_id: str) -> None:
        """The pause has been answered."""
        with self._guard:
            standing = self._unsettled.get(session_id)
            if standing is not None:
                standing.pop(command_id, None)
                if not standing:
                    self._unsettled.pop(session_id, None)

    def standing(self, session_id: str) -> Mapping[str, Side]:
        """The pauses of this session that nobody has answered yet, and whose they are."""
        with self._guard:
            return dict(self._unsettled.get(session_id, {}))
