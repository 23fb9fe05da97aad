"""One speaks, the other says back, the speaker says whether that was it; then the floor passes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side
from couples.domain.step_type import Decision, Slot, StepType, Stretch, moved

STAGES = ("speaking", "saying-back", "checking")
PASSED = ""  # instead of a next stage: the floor goes to the other


@dataclass(frozen=True, slots=True)
class Turn:
    """What can be done at a stage: by the speaker or the listener, and which stage it leads to."""

    stage: str
    speakers: bool
    to: str


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds the floor; ``turn`` counts how often it has passed."""

    speaker: Side
    stage: str
    turn: int = 0


class Floor(StepType):
    """The floor, enforced: only the one whose turn it is finds a button."""

    kind = "floor"
    timed = True
    one_begins = True
    words = {"speaker": Slot("lines"), "listener": Slot("lines"), "stages": Slot("stages", names=STAGES)}
    turns: ClassVar[Mapping[str, Turn]] = {
        "said": Turn("speaking", speakers=True, to="saying-back"),
        "pass": Turn("speaking", speakers=True, to=PASSED),
        "said-back": Turn("saying-back", speakers=False, to="checking"),
        "thats-it": Turn("checking", speakers=True, to="speaking"),
        "not-quite": Turn("checking", speakers=True, to="speaking"),
    }

    def begin(self, step: StepOutline, first: Side) -> Held:
        """Whoever starts speaks."""
        return Held(first, self.turns["pass"].stage)

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """The next stage, or the floor to the other; Refused for whoever's turn it is not."""
        turn, held = self.turns.get(move.move), at.board
        if turn is None:
            return Refused(Reason.UNKNOWN, "move")
        if turn.stage != held.stage or (move.by is held.speaker) is not turn.speakers:
            return Refused(Reason.NOT_YOUR_TURN)
        return (moved(move.move),)

    def evolve(self, board: Held, step: StepOutline, moved: did.Moved) -> Held:
        """The stage that the move leads to."""
        to = self.turns[moved.move].to
        if to == PASSED:
            return Held(board.speaker.other, self.turns["pass"].stage, board.turn + 1)
        return replace(board, stage=to)

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """Whose words it is, what can be done now, and by whom."""
        held = at.board or self.begin(at.step, at.first)
        mine = held.speaker is side
        can = [name for name, turn in self.turns.items() if turn.stage == held.stage and turn.speakers is mine]
        return {"my_floor": mine, "stage": held.stage, "turn": held.turn, "can": can}
