"""The way out: what happened reaches every page it is for, after the commit; a hint of a pause goes before it."""

from collections.abc import Callable
from typing import Any

import socketio

from couples.domain.session.state import Side
from couples.realtime.presence import Pages
from couples.services.conducting import Answered

FEW = 50  # pages
RECEIPTS = 8  # of one standing pause that are remembered


def room_of(session_id: str, side: Side) -> str:
    """All pages of one seat."""
    return f"{session_id}:{side}"


def held(command_id: str, by: Side, to: Side) -> dict[str, Any]:
    """A pause on its way, as a page of ``to`` hears of it."""
    return {"id": command_id} | ({"mine": True} if by is to else {})


class Telling:
    """Reaches pages through Socket.IO. ``due`` keeps when a running step's consent lapses, for the timer.

    Receipts of a standing pause are kept too: whoever paused in a tunnel was not there when they were told.
    """

    def __init__(self, pages: Pages, mono: Callable[[], float]) -> None:
        self.pages = pages
        self.due: dict[str, float] = {}
        self._mono = mono
        self._receipts: dict[tuple[str, Side], list[str]] = {}
        self._server: socketio.Server | None = None

    def through(self, server: socketio.Server) -> None:
        """From now on pages are reached through this server."""
        self._server = server

    def hint(self, session_id: str, by: Side, command_id: str) -> None:
        """Somebody paused; not a word more, and before anything is written (F3b). Their own other pages rest too."""
        for side in (by.other, by):
            self._emit("held", held(command_id, by, side), room_of(session_id, side))

    def tell(self, answered: Answered) -> None:
        """Each side's whole screen to all of their pages."""
        if answered.lapses_in is None:
            self.due.pop(answered.session_id, None)
        else:
            self.due[answered.session_id] = self._mono() + answered.lapses_in
        if answered.beat:
            side, token = answered.beat
            self._emit("beat", {"t": token}, room_of(answered.session_id, side))
        for side in answered.to:
            if not answered.scenes[side]["view"]["pause"]["mine"]:
                self._receipts.pop((answered.session_id, side), None)
            self._emit("scene", answered.scenes[side], room_of(answered.session_id, side))

    def sees(self, session_id: str, side: Side) -> bool:
        """Whether somebody of this side can see the session on any page right now."""
        return self.pages.seen(session_id, side)

    def presence(self, session_id: str, of: Side) -> None:
        """The partner sees whether this side is here."""
        self._emit("presence", {"them": self.pages.of(session_id, of)}, room_of(session_id, of.other))

    def doubt(self, session_id: str, of: Side, *, heard: bool) -> None:
        """This side's own pages learn whether anything of them arrives: a line may be dead in one direction only."""
        said = {"them": self.pages.of(session_id, of.other), "me": "here" if heard else "unheard"}
        self._emit("presence", said, room_of(session_id, of))

    def receipt(self, session_id: str, to: Side, command_id: str) -> None:
        """The pause stands on the partner's visible screen (F11)."""
        known = self._receipts.setdefault((session_id, to), [])
        known[:] = [*known[1 - RECEIPTS :], command_id]
        self._emit("receipt", {"id": command_id, "stage": "on-screen"}, room_of(session_id, to))

    def receipts(self, sid: str, session_id: str, of: Side) -> None:
        """The same again for a page that has just connected."""
        for command_id in self._receipts.get((session_id, of), ()):
            self._emit("receipt", {"id": command_id, "stage": "on-screen"}, sid)

    def beat(self, token: str) -> None:
        """Every page hears that the server is there; a few at a time, so that a pause among them waits little."""
        pages = self.pages.everyone()
        for start in range(0, len(pages), FEW):
            self._emit("beat", {"t": token}, pages[start : start + FEW])
            if self._server is not None:
                self._server.sleep(0)

    def _emit(self, event: str, data: dict[str, Any], room: str | list[str]) -> None:
        if self._server is not None:
            self._server.emit(event, data, to=room)
