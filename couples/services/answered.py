"""What comes of a command: an answer for who asked, and a whole screen for each of the two."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from couples.domain.now import Now
from couples.domain.refusal import Refused
from couples.domain.session import commands as ask
from couples.domain.session.state import Phase, Side, State
from couples.domain.session.view import view
from couples.services import wire
from couples.services.seating import CLOSED_SEQ, Table

OF_A_PAUSE = "\x1f"  # stands in no id that a page makes


@dataclass(frozen=True, slots=True)
class Chair:
    """Who sits where in which session, as a page took it; every command reads it again (F16)."""

    session_id: str
    person_id: str
    login_id: str
    side: Side
    couple_id: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a command: an answer for the sender, and a whole screen for each of the two."""

    session_id: str
    command_id: str
    refused: Refused | None
    scenes: Mapping[Side, wire.Scene]
    to: frozenset[Side]  # whose screens it is news for: a sealed answer is none for the partner, not even as traffic
    lapses_in: float | None = None
    paused: bool = False  # it answers a pause
    beat: tuple[Side, str] | None = None  # whoever has just stopped may still say yes: the moment that it has to name

    @property
    def closed(self) -> bool:
        """Whether the session is over."""
        return bool(self.scenes[Side.A]["seq"] == CLOSED_SEQ)

    def answer(self) -> dict[str, object]:
        """What the sender's page is told; ``reason`` has its words in the page."""
        said: dict[str, object] = {"id": self.command_id, "ok": self.refused is None}
        return said | ({"reason": self.refused.reason, "field": self.refused.field} if self.refused else {})


def key_of(command: ask.Command) -> str:
    """Under which its answer is remembered: the same id again is the same command (F2).

    But a pause has a key of its own: no other command that used its id before may swallow it (F3).
    """
    if not isinstance(command, ask.Pause):
        return command.id
    return OF_A_PAUSE + hashlib.blake2b(command.id.encode(), digest_size=16).hexdigest()


def stops(command: ask.Command) -> bool:
    """A yes from before it counts no more (``decide.py``): this person's pages are told at once what time it is."""
    return isinstance(command, ask.Pause) or (isinstance(command, ask.Answer) and command.narrows)


def scenes_of(state: State, now: Now, settled: tuple[str, ...] = ()) -> dict[Side, wire.Scene]:
    """Both screens as they are now."""
    seq = CLOSED_SEQ if state.phase is Phase.CLOSED else state.seq
    return {
        side: wire.scene(view(state, side, now), seq=seq, own=state.own[side].count, settled=settled) for side in Side
    }


def result(
    table: Table, state: State, command: ask.Command | ask.Notice, refused: Refused | None, now: Now
) -> Answered:
    """What came of it, and for whom it is news."""
    command_id = getattr(command, "id", "")
    pausing = isinstance(command, ask.Pause)
    scenes = scenes_of(state, now, (command_id,) if pausing else ())
    changed = {side for side in Side if state.own[side] != table.state.own[side]}
    news = set(Side) if pausing or state.seq != table.state.seq else changed
    asking = {command.by} if isinstance(command, ask.Personal) else set()
    to = frozenset(news | asking)
    return Answered(table.row.id, command_id, refused, scenes, to, state.lapses_in(now), paused=pausing)
