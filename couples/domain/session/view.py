"""What one partner's screen may show: whole, made for them alone, and blind to the other's private page.

``view(state, side, now)`` never reads ``state.own[side.other]``; a test varies that page and compares. Sides become
*mine* and *theirs*; words of exercises are added later, where languages are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from couples.domain.now import Now
from couples.domain.session.filling import standing
from couples.domain.session.playing import stretch
from couples.domain.session.signalling import latest_return
from couples.domain.session.state import (
    CONSENT_MISSING,
    Aside,
    Choice,
    Field,
    Hold,
    Naming,
    Need,
    Next,
    Phase,
    Plan,
    Side,
    Sign,
    Signal,
    State,
)
from couples.domain.steps import STEP_TYPES


class Screen(StrEnum):
    """The one screen that stands, by what matters most right now."""

    LOBBY = "lobby"
    PROPOSAL = "proposal"
    PRESENTING = "presenting"
    GATE = "gate"
    NOT_NOW = "not-now"
    STEP = "step"
    PAUSED = "paused"
    HELD = "held"
    DEBRIEF = "debrief"
    PARTED = "parted"
    CLOSED = "closed"


class GoOn(StrEnum):
    """How both could go on after a hold: by answering the gate, or by each saying they are ready."""

    GATE = "gate"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """What is proposed or under way. ``length`` in minutes; ``mine`` when this partner proposed it and speaks first."""

    id: str
    version: int
    length: int
    depth: int
    option: str
    mine: bool
    naming: Naming | None


@dataclass(frozen=True, slots=True)
class PauseView:
    """Who has paused and what they said would help."""

    mine: bool
    theirs: bool
    my_need: Need | None
    their_need: Need | None
    my_sign: Sign | None
    sign_sent: bool
    their_sign: Sign | None


@dataclass(frozen=True, slots=True)
class SignalView:
    """A signal that stands, and whether it is one's own."""

    mine: bool
    signal: Signal


@dataclass(frozen=True, slots=True)
class PresentedView:
    """What is presented, and by whom; its words are fetched by its name."""

    mine: bool
    item: str
    thanked: bool


@dataclass(frozen=True, slots=True)
class BackView:
    """Coming back to a pause: what one picked (sealed), what both agreed, and the longest there still is (minutes)."""

    picked: int | None
    at: datetime | None
    latest: int


@dataclass(frozen=True, slots=True)
class GateView:
    """This partner's own answer; ``lapsed`` when their yes waited too long or was seen by nobody.

    ``filled`` is what their own private answers fill in where touch may come of it; they answer as they like.
    ``changed`` when their answer came of a boundary that they changed meanwhile, not of a tap.
    """

    open: bool
    answer: Choice | None
    lapsed: bool
    ask_again: str
    filled: Choice | None
    changed: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """The step at hand. ``elapsed`` and ``lapses_in`` in seconds at the moment this view was made.

    ``handed`` is what the step before named or set, or what the dials of this one came to. ``play`` is the step type's
    own view of it. ``named`` says in whose words it is asked for, ``begins`` who has the first turn: "mine", "theirs",
    or "" where it is nobody's.
    """

    index: int
    count: int
    id: str
    kind: str
    touch: bool
    timed: bool
    seconds: int
    elapsed: float
    lapses_in: float | None
    moves: int
    first: bool
    handed: Mapping[str, str]
    named: str
    begins: str
    play: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TheirLine:
    """A line the partner chose to share."""

    field: Field
    text: str
    thanked: bool


@dataclass(frozen=True, slots=True)
class WeatherView:
    """One's own weather, which of it the partner reads and in what words, whether it is kept; and what they share."""

    mine: Mapping[Field, str]
    shared: Mapping[Field, str]
    kept: bool
    theirs: tuple[TheirLine, ...]


@dataclass(frozen=True, slots=True)
class DebriefView:
    """One's own lines, which of them are shared and thanked for, and the partner's shared ones."""

    mine: Mapping[Field, str]
    shared: tuple[Field, ...]
    thanked: tuple[Field, ...]
    theirs: tuple[TheirLine, ...]
    keep: tuple[Field, ...]
    my_next: Next | None
    next: Next | None
    off: bool  # it ended because sessions are off for now


@dataclass(frozen=True, slots=True)
class View:
    """One partner's whole view. ``holds`` are words such as ``paused-me``, ``away-them``, ``restart``, ``consent``."""

    screen: Screen
    phase: Phase
    epoch: int
    running: bool
    holds: tuple[str, ...]
    joined: bool
    they_joined: bool
    go_on: GoOn | None
    voted: bool
    aside: Aside | None
    proposal: ExerciseView | None
    exercise: ExerciseView | None
    pause: PauseView
    signal: SignalView | None
    presented: PresentedView | None
    back: BackView
    gate: GateView
    step: StepView | None
    weather: WeatherView | None
    debrief: DebriefView | None
    settled: tuple[str, ...]


def view(state: State, side: Side, now: Now) -> View:
    """Everything this partner's screen needs, and nothing the other kept to themselves."""
    return View(
        screen=_screen(state, side),
        phase=state.phase,
        epoch=state.epoch,
        running=state.running,
        holds=tuple(sorted(_hold_word(hold, side) for hold in state.holds)),
        joined=side in state.joined,
        they_joined=side.other in state.joined,
        go_on=_go_on(state),
        voted=state.fresh_vote(side, now) is not None,
        aside=state.aside,
        proposal=_exercise(state.proposal, side),
        exercise=_exercise(state.plan, side),
        pause=_pause(state, side),
        signal=SignalView(state.signal.side is side, state.signal.signal) if state.signal else None,
        presented=_presented(state, side),
        back=BackView(state.own[side].back_in, state.back_at, latest_return(state, now)),
        gate=_gate(state, side, now),
        step=_step(state, side, now),
        weather=_weather(state, side),
        debrief=_debrief(state, side),
        settled=state.settled,
    )


def _screen(state: State, side: Side) -> Screen:
    held = bool(state.holds - {CONSENT_MISSING})
    match state.phase:
        case Phase.CLOSED:
            return Screen.CLOSED
        case Phase.DEBRIEF:
            return Screen.PARTED if side in state.parted else Screen.DEBRIEF
        case _ if state.paused_by:
            return Screen.PAUSED
        case _ if state.not_now:
            return Screen.NOT_NOW
        case Phase.GATE:
            return Screen.HELD if held else Screen.GATE
        case Phase.STEP:
            return Screen.HELD if state.holds else Screen.STEP
        case _:
            presenting = Screen.PRESENTING if state.presented else Screen.LOBBY
            return Screen.HELD if held else Screen.PROPOSAL if state.proposal else presenting


def _hold_word(hold: Hold, side: Side) -> str:
    if hold.side is None:
        return hold.cause.value
    return f"{hold.cause.value}-{'me' if hold.side is side else 'them'}"


def _go_on(state: State) -> GoOn | None:
    if state.at_gate:
        return GoOn.GATE
    return GoOn.VOTE if state.holds - {CONSENT_MISSING} and state.phase is not Phase.CLOSED else None


def _exercise(plan: Plan | None, side: Side) -> ExerciseView | None:
    if plan is None:
        return None
    return ExerciseView(
        id=plan.outline.id,
        version=plan.outline.version,
        length=plan.length,
        depth=plan.depth,
        option=plan.option,
        mine=plan.lead is side,
        naming=plan.naming,
    )


def _pause(state: State, side: Side) -> PauseView:
    return PauseView(
        mine=side in state.paused_by,
        theirs=side.other in state.paused_by,
        my_need=state.needs.get(side),
        their_need=state.needs.get(side.other),
        my_sign=state.own[side].sign,
        sign_sent=side in state.signs,
        their_sign=state.signs.get(side.other),
    )


def _presented(state: State, side: Side) -> PresentedView | None:
    standing = state.presented
    return PresentedView(standing.side is side, standing.item, standing.thanked) if standing else None


def _gate(state: State, side: Side, now: Now) -> GateView:
    own = state.own[side]
    fresh = state.fresh_answer(side, now)
    return GateView(
        open=state.at_gate,
        answer=fresh.choice if fresh else None,
        lapsed=state.at_gate and own.answer is not None and fresh is None,
        ask_again=own.ask_again,
        filled=standing(own, now) if state.at_gate and _promises(state) else None,
        changed=fresh is not None and fresh.changed,
    )


def _promises(state: State) -> bool:
    """Where the promise to stop stands inside the yes: at touch, and at what one of the two has named."""
    step, plan = state.step_outline, state.plan
    return bool((step and step.touch) or (plan and plan.naming) or state.handed.get("what"))


def _step(state: State, side: Side, now: Now) -> StepView | None:
    outline, plan, at = state.step_outline, state.plan, stretch(state, now)
    if outline is None or plan is None or at is None:
        return None
    lapses = state.lapses_in(now)
    return StepView(
        index=state.step,
        count=at.last + 1,
        id=outline.id,
        kind=outline.kind,
        touch=outline.touch,
        timed=STEP_TYPES[outline.kind].timed,
        seconds=state.step_seconds(),
        elapsed=round(state.elapsed(now), 3),
        lapses_in=None if lapses is None else round(lapses, 3),
        moves=state.moves,
        first=at.first is side,
        handed=state.handed,
        named=_named(state, plan, side),
        begins=_whose(at.first, side) if STEP_TYPES[outline.kind].one_begins else "",
        play=STEP_TYPES[outline.kind].view(at, side),
    )


def _named(state: State, plan: Plan, side: Side) -> str:
    """“A hug from me” is another thing in the other's words: whose words they are was never a secret."""
    if plan.naming:
        by = plan.lead
    elif state.handed.get("what"):
        by = plan.starts(state.step - 1)
    else:
        return ""
    return _whose(by, side)


def _whose(whom: Side, side: Side) -> str:
    return "mine" if whom is side else "theirs"


def _weather(state: State, side: Side) -> WeatherView | None:
    if state.phase in (Phase.DEBRIEF, Phase.CLOSED):
        return None  # in the debrief it is one of its pages
    own = state.own[side]
    shared = {line.field: line.text for line in state.lines if line.side is side}
    return WeatherView(own.lines, shared, own.weather_kept, _theirs(state, side))


def _theirs(state: State, side: Side) -> tuple[TheirLine, ...]:
    return tuple(TheirLine(line.field, line.text, line.thanked) for line in state.lines if line.side is side.other)


def _debrief(state: State, side: Side) -> DebriefView | None:
    if state.phase is not Phase.DEBRIEF:
        return None
    own = state.own[side]
    mine = [line for line in state.lines if line.side is side]
    return DebriefView(
        mine=own.lines,
        shared=tuple(line.field for line in mine),
        thanked=tuple(line.field for line in mine if line.thanked),
        theirs=_theirs(state, side),
        keep=own.keep,
        my_next=own.next,
        next=state.next,
        off=state.off,
    )
