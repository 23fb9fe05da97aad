"""Ready-made people, exercises and evenings, so that a test says only what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from couples.domain.exercise import Outline, StepOutline
from couples.domain.now import Now
from couples.domain.refusal import Refused
from couples.domain.session import commands as ask
from couples.domain.session.decide import decide
from couples.domain.session.events import Event, Shared
from couples.domain.session.evolve import replay
from couples.domain.session.state import Aside, Choice, Naming, Side, State
from couples.domain.session.view import View, view
from tests.playing import KINDS, an_exercise_of

A, B = Side.A, Side.B
FIRST_EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)

PROMPTS = {"prompts": ("0", "1")}

BREATHE = Outline(
    id="breathe",
    version=1,
    lengths=(2, 5),
    depths=(1, 2, 3),
    steps=(StepOutline("breath", "breathe"),),
    options=("easy", "square"),
)
TALK = Outline(id="talk", version=1, lengths=(5, 10), depths=(1,), steps=(StepOutline("floor", "floor"),))
TWO_STEPS = Outline(
    id="two-steps",
    version=1,
    lengths=(3,),
    depths=(1,),
    steps=(
        StepOutline("notice", "notice", seconds=60, ids=PROMPTS),
        StepOutline("near", "say", seconds=60, touch=True, ids={"prompts": ("0",)}),
    ),
)
CHECK = Outline(
    id="check",
    version=1,
    lengths=(2,),
    depths=(1,),
    steps=(StepOutline("restate", "say", ids=PROMPTS),),
    names=True,
)
EVERY_KIND = an_exercise_of(*KINDS, name="every-kind")
SHELF = {outline.id: outline for outline in (BREATHE, TALK, TWO_STEPS, CHECK, EVERY_KIND)}
A_NAMING = Naming(what="a hug", where="in the kitchen", how_long="one song", ends="when either lets go")


@dataclass
class Evening:
    """A session driven by hand: ``asks`` decides and evolves, ``log`` is what was shared, ``mono`` the clock."""

    state: State = field(default_factory=State)
    log: list[Event] = field(default_factory=list)
    mono: float = 1000.0
    count: int = 0
    shelf: Mapping[str, Outline] = field(default_factory=lambda: SHELF)

    @property
    def now(self) -> Now:
        return Now(wall=FIRST_EVENING + timedelta(seconds=self.mono), mono=self.mono)

    def asks(self, command: ask.Command | ask.Notice) -> tuple[Event, ...] | Refused:
        decision = decide(self.state, command, self.now, self.shelf)
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
        outline = self.shelf.get(exercise, BREATHE)
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

    def moves(
        self, side: Side, move: str, key: str = "", value: str = "", **over: object
    ) -> tuple[Event, ...] | Refused:
        says = {"epoch": self.state.epoch, "heard": self.mono, "moves": self.state.moves} | over
        return self.asks(ask.Move(by=side, id=self.id(), move=move, key=key, value=value, **says))  # type: ignore[arg-type]  # kwargs by name

    def unsays(self, side: Side, key: str = "") -> object:
        return self.asks(ask.Unsay(by=side, id=self.id(), key=key))

    def finishes(self, side: Side) -> object:
        return self.asks(ask.FinishStep(by=side, id=self.id(), step=self.state.step))

    def puts_aside(self, side: Side) -> object:
        return self.asks(ask.SetAside(by=side, id=self.id(), until=Aside.SOMETHING_ELSE))

    def begins(self, side: Side, exercise: str = "") -> None:
        """Proposed by one, agreed to by the other, and a yes of both where one is needed."""
        self.proposes(side, exercise or next(iter(self.shelf)))
        self.agrees(side.other)
        self.both_go_on()

    def both_go_on(self) -> None:
        for side in Side:
            if self.state.at_gate:
                self.answers(side)
            elif self.state.holds:
                self.resumes(side)

    def plays(self, side: Side) -> dict[str, Any]:
        step = self.sees(side).step
        assert step is not None
        return dict(step.play)

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


def an_evening_of(
    *kinds: str, answered: bool = True, reaching: int = 0, until: Mapping[str, str] | None = None
) -> Evening:
    """An exercise of these kinds of steps, at its first step or, ``reaching`` further, at a later one; it runs."""
    evening = a_lobby()
    outline = an_exercise_of(*kinds, until=until)
    evening.shelf = {outline.id: outline}
    evening.proposes(A, outline.id)
    evening.agrees(B)
    if answered:
        evening.both_go_on()
    while evening.state.step < reaching:
        if evening.state.step_outline and evening.state.step_outline.kind == "rung":
            evening.moves(A, "pick", "on")
            evening.moves(B, "pick", "on")
        else:
            evening.finishes(A)
        evening.both_go_on()
    return evening
