"""The way in: what a page sends over its socket. Each handler reads, hands over to one use case, and returns.

Handlers stand on python-socketio itself: a Flask request and session context for every event costs about half of the
processor time and hides a login that has ended meanwhile (F16).
"""

import hmac
import logging
from collections.abc import Callable
from typing import Any

import socketio
from socketio.exceptions import ConnectionRefusedError as Turned

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.realtime.hearing import attend
from couples.realtime.presence import Pages
from couples.realtime.tell import Telling, held, room_of
from couples.services.beating import Beat
from couples.services.conducting import Answered, Chair, Conducting
from couples.services.hinting import Hints
from couples.services.pacing import Buckets
from couples.services.ports import Clock

Who = Callable[[dict[str, Any]], tuple[str, str] | None]  # WSGI environ -> (person id, login id)

GOODBYE = 0.5  # seconds in which a page may hear why, and close its wire by itself

log = logging.getLogger(__name__)


class Listening:
    """The socket's five events."""

    def __init__(
        self,
        *,
        server: socketio.Server,
        conducting: Conducting,
        telling: Telling,
        hints: Hints,
        beat: Beat,
        clock: Clock,
        who: Who,
        seat_token: Callable[[str], str],
    ) -> None:
        self._server, self._conducting, self._telling = server, conducting, telling
        self._hints, self._beat, self._clock, self._who, self._seat_token = hints, beat, clock, who, seat_token
        self._pages: Pages = telling.pages
        self._pace = Buckets(lambda: clock().mono)
        for name in ("connect", "disconnect", "say", "painted", "seen"):
            server.on(name, getattr(self, name))

    def connect(self, sid: str, environ: dict[str, Any], auth: object) -> None:
        """Somebody's page opens its wire: only theirs, only to their own session, only with a token of their login."""
        said = auth if isinstance(auth, dict) else {}
        try:
            chair, scene = self._seat(environ, said)
        except Refused:
            raise Turned("no-seat") from None
        except Exception as error:  # noqa: BLE001 - without an answer the page would wait, whatever failed on our side
            log.error("a page was not seated: %s", type(error).__name__)  # noqa: TRY400 - its text may quote a person
            raise Turned("trouble") from None
        self._pages.sit(sid, chair)
        attend(self._server, sid, self._pages.hear)
        self._server.enter_room(sid, room_of(chair.session_id, chair.side))
        self._greet(sid, chair, self._settling(chair, scene, said.get("unsettled")))

    def _seat(self, environ: dict[str, Any], said: dict[str, Any]) -> tuple[Chair, dict[str, Any]]:
        found = self._who(environ)
        token = str(said.get("token")).encode(errors="replace")  # whatever letters: it is compared as bytes
        if found is None or not hmac.compare_digest(token, self._seat_token(found[1]).encode()):
            raise Refused(Reason.NO_SEAT)
        return self._conducting.sit(*found, str(said.get("session")))

    def _settling(self, chair: Chair, scene: dict[str, Any], unsettled: object) -> dict[str, Any]:
        """A page that slept may hold hints nobody here knows any more: they are settled by this very screen."""
        asked = [str(each) for each in unsettled[:16]] if isinstance(unsettled, list) else []
        standing = self._hints.standing(chair.session_id)
        return scene | {"settled": [*scene["settled"], *(each for each in asked if each not in standing)]}

    def _greet(self, sid: str, chair: Chair, scene: dict[str, Any]) -> None:
        self._server.emit("scene", scene, to=sid)
        for command_id, by in self._hints.standing(chair.session_id).items():
            self._server.emit("held", held(command_id, by, chair.side), to=sid)
        self._server.emit("beat", {"t": self._beat.token(self._clock().mono)}, to=sid)
        self._telling.receipts(sid, chair.session_id, chair.side)
        self._server.emit("presence", {"them": self._pages.of(chair.session_id, chair.side.other)}, to=sid)
        self._telling.presence(chair.session_id, chair.side)

    def disconnect(self, sid: str, *_: object) -> None:
        """A page is gone; the partner sees "reconnecting" when it was the last one."""
        if chair := self._pages.rise(sid):
            self._telling.presence(chair.session_id, chair.side)

    def say(self, sid: str, body: object = None, *_: object) -> None:
        """A command. A pause is hinted to the partner before this returns; the answer follows the commit."""
        chair = self._pages.chair(sid)
        if chair is None:
            return
        said = body if isinstance(body, dict) else {}
        try:
            ticket = self._conducting.handle(chair, said)
        except Refused as refused:
            self._answer(sid, {"id": said.get("id"), "ok": False, "reason": refused.reason, "field": refused.field})
            return
        ticket.then(lambda answered, error: self._answered(sid, str(said.get("id")), answered, error))

    def _answered(self, sid: str, command_id: str, answered: Answered | None, error: BaseException | None) -> None:
        if answered is not None:
            self._answer(sid, answered.answer())
            return
        reason = error.reason if isinstance(error, Refused) else Reason.TROUBLE
        self._answer(sid, {"id": command_id, "ok": False, "reason": reason, "field": ""})
        if reason is Reason.NO_SEAT:
            self._server.emit("gone", {"why": "signed-out"}, to=sid)
            self._server.disconnect(sid)

    def _answer(self, sid: str, answer: dict[str, Any]) -> None:
        self._server.emit("answer", answer, to=sid)

    def painted(self, sid: str, body: object = None, *_: object) -> None:
        """A visible page has painted the partner's pause: the one who paused may know (F11)."""
        chair = self._pages.chair(sid)
        ids = body.get("ids") if isinstance(body, dict) else None
        if chair is None or not isinstance(ids, list) or not self._pages.visible(sid) or self._too_fast(chair):
            return
        for command_id in ids[:16]:
            self._telling.receipt(chair.session_id, chair.side.other, str(command_id)[:64])

    def seen(self, sid: str, body: object = None, *_: object) -> None:
        """A page came into view, and gets the newest screen; or it went out of view, and a waiting yes with it."""
        chair, said = self._pages.chair(sid), body if isinstance(body, dict) else {}
        visible = said.get("visible") is not False
        if chair is None:
            return
        if self._pages.show(sid, visible=visible):
            self._conducting.notice(chair.session_id, ask.NoticeHidden(side=chair.side))
        if visible and not self._too_fast(chair):
            self._refresh(sid, chair, said.get("ask"))

    def _too_fast(self, chair: Chair) -> bool:
        """A page that reports itself without end is not listened to for a while; what it hears is not affected."""
        try:
            self._pace.spend(chair.person_id, "report")
        except Refused:
            return True
        return False

    def _refresh(self, sid: str, chair: Chair, asked: object) -> None:
        """The screen as it is now. ``asked`` comes back with it: an older screen, late on its way, does not have it."""
        try:
            _, scene = self._conducting.sit(chair.person_id, chair.login_id, chair.session_id)
        except Refused:
            self.end([sid], "signed-out")
            return
        self._server.emit("scene", scene | ({"asked": asked} if type(asked) is int else {}), to=sid)

    def login_ended(self, login_id: str) -> None:
        """Signed out somewhere else: these pages close at once, and the session holds still (F16)."""
        self.end(self._pages.of_login(login_id), "signed-out")

    def couple_ended(self, couple_id: str) -> None:
        """Unlinked: every page of the two closes at once."""
        self.end(self._pages.of_couple(couple_id), "unlinked")

    def end(self, sids: list[str], why: str) -> None:
        """Say why, once, and hang up. Whoever has no page left is out of reach from now on."""
        wires = [self._server.manager.eio_sid_from_sid(sid, "/") for sid in sids]
        for sid in sids:
            self._server.emit("gone", {"why": why}, to=sid)
            chair = self._pages.rise(sid)
            self._server.disconnect(sid)
            if chair:
                self._telling.presence(chair.session_id, chair.side)
                self._conducting.notice(chair.session_id, ask.NoticeAway(side=chair.side))
        if wires:
            self._server.start_background_task(self._cut, wires)

    def _cut(self, wires: list[str | None]) -> None:
        """A page closes its wire when it hears the goodbye. One that does not is cut off within the second (F16)."""
        self._server.sleep(GOODBYE)
        for wire in filter(None, wires):
            self._server.eio.disconnect(wire)
