"""What people can do within a step. Each kind of step is one class in ``couples/domain/steps``, found by itself.

A step type is as pure as the session: ``decide`` answers a move with events or ``Refused``, ``evolve`` lays a shared
move onto the board, ``view`` says what one partner's screen may know of it. It never sees the other's marks there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from couples.domain.exercise import StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Side

LINE_LENGTH = 2000  # characters of one written line
NOTHING: tuple[did.Event, ...] = ()
READY = "ready"  # a mark of both that brings something out; void after every hold
Decision = tuple[did.Event, ...] | Refused
Marks = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """Something the author of an exercise writes for this type; ``couples/store/library_steps.py`` knows the shapes.

    ``what`` is text, lines, prompts, questions, chips, ideas, cards, dials or stages; ``least`` and ``most`` bound a
    list; ``names`` are the keys of stages.
    """

    what: str
    least: int = 1
    most: int = 12
    needed: bool = True
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A running step as its type sees it. ``first`` starts it; ``marks`` are each one's own, sealed from the other.

    ``board`` is what both may know, in the type's own shape. ``last`` is where this depth ends. ``handed`` came from
    the step before, such as what was named. ``asked_before`` tells whether "not now" came out for such a thing today.
    """

    step: StepOutline
    first: Side
    board: Any
    moves: int
    marks: Mapping[Side, Marks]
    index: int
    last: int
    asked_before: frozenset[tuple[Side, str]] = frozenset()
    handed: Mapping[str, str] = field(default_factory=dict)
    fed: frozenset[int] = frozenset()  # the steps that do what the one before them named or set
    latest: int = 24 * 60  # minutes that this session still has

    def way_to(self, step: int) -> int:
        """Where to go so that the gate of ``step`` asks for something: what it does has to be named or set first."""
        return step - 1 if step in self.fed else step


class StepType:
    """A kind of step. ``asks`` is False only where nothing is done that needs a yes: choosing, naming, resting."""

    kind: ClassVar[str]
    words: ClassVar[Mapping[str, Slot]] = {}
    asks: ClassVar[bool] = True
    in_turn: ClassVar[bool] = True  # a move from a page that saw an older move is refused
    timed: ClassVar[bool] = False  # it lasts as long as was agreed; others last until they are done
    one_begins: ClassVar[bool] = False  # its gate says who: a yes to speaking is another one than a yes to listening
    feeds: ClassVar[bool] = False  # the next step does what is named or set here
    waits: ClassVar[bool] = False  # a "ready" of somebody whose pages are all out of sight is void (F5)

    def begin(self, step: StepOutline, first: Side) -> Any:  # noqa: ANN401 - each type's own board
        """The board at the first yes of a step."""
        return None

    def decide(self, at: Stretch, move: ask.Move, now: Now) -> Decision:
        """What a move does. A type without moves knows none."""
        return Refused(Reason.NOT_NOW)

    def unsay(self, at: Stretch, by: Side, key: str) -> Decision:
        """Take back something of one's own; by default there is nothing that could be."""
        return NOTHING

    def evolve(self, board: Any, step: StepOutline, moved: did.Moved) -> Any:  # noqa: ANN401 - each type's own board
        """The board after a shared move."""
        return board

    def view(self, at: Stretch, side: Side) -> dict[str, Any]:
        """What this partner's screen may know; reads ``at.marks[side]`` and never the other's."""
        return {}

    def finish(self, at: Stretch) -> tuple[did.Event, ...]:
        """What happens when one of the two brings it to its end: the next step's gate, or the look back."""
        return onward(at, at.index + 1)

    def is_distress(self, marked: did.Marked) -> bool:
        """Whether a private word says that somebody should not go further tonight (D10)."""
        return False

    def hands_on(self, board: Any) -> Mapping[str, str]:  # noqa: ANN401 - each type's own board
        """What the next step's gate shows of this one."""
        return {}


def onward(at: Stretch, to: int) -> tuple[did.Event, ...]:
    """This step is over; the one at ``to`` comes next, and after the last one the look back."""
    return did.StepFinished(), did.DebriefOpened() if to > at.last else did.GateOpened(step=to)


def marked(by: Side, key: str, value: str) -> did.Marked:
    """Something only its maker knows of."""
    return did.Marked(side=by, key=key, value=value)


def moved(move: str, *, by: Side | None = None, key: str = "", value: str = "") -> did.Moved:
    """Something both see; without ``by`` nobody is told whose it was."""
    return did.Moved(side=by, move=move, key=key, value=value)


def written(by: Side, move: ask.Move, known: tuple[str, ...]) -> Decision:
    """An own line or choice under a known name; an empty value clears it. It takes back an own "ready"."""
    if move.key not in known:
        return Refused(Reason.UNKNOWN, "key")
    if len(move.value) > LINE_LENGTH:
        return Refused(Reason.TOO_LONG, "value")
    return marked(by, move.key, move.value.strip()), marked(by, READY, "")
