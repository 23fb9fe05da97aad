"""Ready-made people, exercises and evenings, so that a test says only what it is about."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from couples.domain.exercise import Outline, StepKind, StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Refused
from couples.domain.session import commands as ask
from couples.domain.session.decide import decide
from couples.domain.session.events import Event, Shared
from couples.domain.session.evolve import replay
from couples.domain.session.state import Choice, Naming, Side, State
from couples.domain.session.view import View, view

A, B = Side.A, Side.B
FIRST_EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)

BREATHE = Outline(
    id="breathe",
    version=1,
    lengths=(2, 5),
    depths=(1, 2, 3),
    steps=(StepOutline("breath", StepKind.BREATHE),),
    options=("easy", "square"),
)
TALK = Outline(id="talk", version=1, lengths=(5, 10), depths=(1,), steps=(StepOutline("floor", StepKind.FLOOR),))
TWO_STEPS = Outline(
    id="two-steps",
    version=1,
    lengths=(3,),
    depths=(1,),
    steps=(
        StepOutline("notice", StepKind.NOTICE, seconds=60, prompts=2),
        StepOutline("near", StepKind.SAY, seconds=60, touch=True, prompts=1),
    ),
)
CHECK = Outline(
    id="check",
    version=1,
    lengths=(2,),
    depths=(1,),
    steps=(StepOutline("restate", StepKind.SAY, prompts=2),),
    names=True,
)
SHELF = {outline.id: outline for outline in (BREATHE, TALK, TWO_STEPS, CHECK)}
A_NAMING = Naming(what="a hug", where="in the kitchen", how_long="one song", ends="when either lets go")


@dataclass
class Evening:
    """A session driven by hand: ``asks`` decides and evolves, ``log`` is what was shared, ``mono`` the clock."""

    state: State = field(default_factory=State)
    log: list[Event] = field(default_factory=list)
    mono: float = 1000.0
    count: int = 0

    @property
    def now(self) -> Now:
        return Now(wall=FIRST_EVENING + timedelta(seconds=self.mono), mono=self.mono)

    def asks(self, command: ask.Command | ask.Notice) -> tuple[Event, ...] | Refused:
        decision = decide(self.state, command, self.now, SHELF)
        if not isinstance(decision, Refused):
            self.state = replay(self.state, decision)
            self.log += [event for event in decision if isinstance(event, Shared)]
        return decision

    def id(self) -> str:
        self.count += 1
        return f"c{self.count}"

    def pauses(self, side: Side) -> tuple[Event, ...] | Refused:
        return self.asks(ask.Pause(by=side, id=self.id()))

    def proposes(self, side: Side, exercise: str = "breathe", **over: object) -> tuple[Event, ...] | Refused:
        outline = SHELF.get(exercise, BREATHE)
        wants = {
            "length": outline.lengths[-1],
            "depth": outline.depths[-1],
            "option": outline.options[0] if outline.options else "",
            "naming": A_NAMING if outline.names else None,
            "epoch": self.state.epoch,
            "heard": self.mono,
        } | over
        return self.asks(ask.Propose(by=side, id=self.id(), exercise=exercise, **wants))  # type: ignore[arg-type]  # kwargs by name

    def agrees(self, side: Side, *, length: int | None = None, depth: int | None = None) -> tuple[Event, ...] | Refused:
        plan = self.state.proposal
        return self.asks(
            ask.Agree(
                by=side,
                id=self.id(),
                epoch=self.state.epoch,
                heard=self.mono,
                length=length or (plan.length if plan else 2),
                depth=depth or (plan.depth if plan else 1),
            )
        )

    def answers(self, side: Side, choice: Choice = Choice.YES, **over: object) -> tuple[Event, ...] | Refused:
        says = {"epoch": self.state.epoch, "heard": self.mono, "step": self.state.step} | over
        return self.asks(ask.Answer(by=side, id=self.id(), choice=choice, **says))  # type: ignore[arg-type]  # kwargs by name

    def resumes(self, side: Side, **over: object) -> tuple[Event, ...] | Refused:
        says = {"epoch": self.state.epoch, "heard": self.mono} | over
        return self.asks(ask.Resume(by=side, id=self.id(), **says))  # type: ignore[arg-type]  # kwargs by name

    def sees(self, side: Side) -> View:
        return view(self.state, side, self.now)


def a_lobby() -> Evening:
    """Both are in the room, nothing is proposed."""
    evening = Evening()
    evening.asks(ask.Join(by=A, id="a"))
    evening.asks(ask.Join(by=B, id="b"))
    return evening


def a_gate(exercise: str = "breathe") -> Evening:
    """Ana proposed, Ben agreed; both are being asked for the first step."""
    evening = a_lobby()
    evening.proposes(A, exercise)
    evening.agrees(B)
    return evening


def a_step(exercise: str = "breathe") -> Evening:
    """Both said yes; the first step runs."""
    evening = a_gate(exercise)
    evening.answers(A)
    evening.answers(B)
    return evening


def a_debrief() -> Evening:
    """The only step is over; both write."""
    evening = a_step()
    evening.asks(ask.FinishStep(by=A, id="f", step=0))
    return evening
