"""Who is here, in memory only: it is shown and it can hold a session still, but it never makes one run.

A *seat* is one page of one person in one session. Times are the server's monotonic seconds.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from couples.domain.session.state import Side
from couples.services.conducting import Chair

AWAY_AFTER = 8.0  # seconds without any device of a person (F9)


class Presence(StrEnum):
    """What the partner's name shows; never outside a session."""

    HERE = "here"
    RECONNECTING = "reconnecting"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Page:
    """One connected page: where it sits, and whether somebody can see it."""

    chair: Chair
    visible: bool


class Pages:
    """All pages connected to this process."""

    def __init__(self, mono: Callable[[], float]) -> None:
        self._mono = mono
        self._pages: dict[str, Page] = {}
        self._left: dict[tuple[str, Side], float] = {}  # when the last page of a seat went, until it counts as away
        self._guard = threading.RLock()

    def sit(self, sid: str, chair: Chair) -> None:
        """A page connected, and it can be seen until it says otherwise."""
        with self._guard:
            self._pages[sid] = Page(chair, visible=True)
            self._left.pop((chair.session_id, chair.side), None)

    def chair(self, sid: str) -> Chair | None:
        """The seat that this page took."""
        page = self._pages.get(sid)
        return page.chair if page else None

    def rise(self, sid: str) -> Chair | None:
        """A page is gone; gives its seat if it was the last one there."""
        with self._guard:
            page = self._pages.pop(sid, None)
            if page is None or self._of(page.chair.session_id, page.chair.side):
                return None
            self._left[page.chair.session_id, page.chair.side] = self._mono()
            return page.chair

    def show(self, sid: str, *, visible: bool) -> bool:
        """A page says whether it can be seen; true when with it the last visible page of its seat went."""
        with self._guard:
            page = self._pages.get(sid)
            if page is None:
                return False
            self._pages[sid] = replace(page, visible=visible)
            pages = self._of(page.chair.session_id, page.chair.side)
            return page.visible and not any(other.visible for other in pages)

    def of(self, session_id: str, side: Side) -> Presence:
        """Whether somebody of this seat is here."""
        with self._guard:
            if self._of(session_id, side):
                return Presence.HERE
            return Presence.RECONNECTING if (session_id, side) in self._left else Presence.AWAY

    def gone_away(self) -> list[tuple[str, Side]]:
        """The seats that have been empty for eight seconds, each told once."""
        with self._guard:
            late = [seat for seat, when in self._left.items() if self._mono() - when >= AWAY_AFTER]
            for seat in late:
                del self._left[seat]
            return late

    def of_login(self, login_id: str) -> list[str]:
        """The pages that one login has open."""
        return [sid for sid, page in list(self._pages.items()) if page.chair.login_id == login_id]

    def everyone(self) -> list[str]:
        """Every page there is."""
        return list(self._pages)

    def _of(self, session_id: str, side: Side) -> list[Page]:
        here = (session_id, side)
        return [page for page in self._pages.values() if (page.chair.session_id, page.chair.side) == here]
