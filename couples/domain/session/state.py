"""What a live session is at one moment: shared things, and beside them each partner's own sealed page.

``State`` is a fold over the session's journal (``evolve``), plus the two ``Own`` pages that never enter the journal. A
session *runs* only in a step and only while ``holds`` is empty: any single cause adds a hold, only both together
take one away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from couples.domain.exercise import Outline, Starts, StepOutline
from couples.domain.now import Now

LASTS = timedelta(hours=24)  # a session closes at the latest after this, and its journal goes (law 5)
FRESH_FOR = 300.0  # seconds a yes waits for the other's, while its giver's page is visible (F5)
LONG_AGO = -1e9  # a yes that nobody of its giver's can see any more counts as if given then
GRACE_AFTER_STEP = 600.0  # seconds after a step's agreed length at which consent lapses (F7)
SETTLED_KEPT = 16  # the newest pause ids a scene names as settled (F3b)


class Side(StrEnum):
    """Which seat: nothing but a letter, never a role."""

    A = "A"
    B = "B"

    @property
    def other(self) -> "Side":
        return Side.B if self is Side.A else Side.A


class Phase(StrEnum):
    """Where the evening stands."""

    WAITING = "waiting"  # the lobby
    GATE = "gate"  # both are asked, nothing runs
    STEP = "step"
    DEBRIEF = "debrief"
    CLOSED = "closed"


class Cause(StrEnum):
    """Why a session does not run."""

    PAUSED = "paused"
    AWAY = "away"
    CONSENT = "consent"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason to hold still; ``side`` for a pause or someone out of reach."""

    cause: Cause
    side: Side | None = None


CONSENT_MISSING = Hold(Cause.CONSENT)


class Need(StrEnum):
    """What a pausing person may add, after the pause and only if they like."""

    SPACE = "space"
    COMFORT = "comfort"
    SLOWER = "slower"
    NOT_SURE = "not-sure"


class Sign(StrEnum):
    """What is happening in someone who paused; theirs alone, unless they send it."""

    FAR_AWAY = "far-away"
    PANIC = "panic"
    MEMORY = "memory"
    GUILT = "guilt"


class Signal(StrEnum):
    """Something to let the other know without having to explain it."""

    STEPPING_OUT = "stepping-out"
    STEP_BACK = "step-back"
    DIFFERENTLY = "differently"


class Choice(StrEnum):
    """A gate's answers. There is no fourth, and none is the default."""

    YES = "yes"
    WAIT = "wait"
    NO = "no"


class Aside(StrEnum):
    """How an exercise is put down without ending the session."""

    SOMETHING_ELSE = "something-else"
    LATER = "later"


class Next(StrEnum):
    """What each would like for next time, gentlest last; of two the gentler stands."""

    SAME = "same"
    EASIER = "easier"
    PAUSE = "pause"


class Field(StrEnum):
    """The lines of a debrief. ``HONOURED`` can never be shared."""

    BODY = "body"
    MIND = "mind"
    US = "us"
    PRESENCE = "presence"
    GOOD = "good"
    CHANGE = "change"
    AFTERCARE = "aftercare"
    HONOURED = "honoured"


WEATHER = (Field.BODY, Field.MIND, Field.US, Field.PRESENCE)  # can be said at any time of an evening (B2)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a consent check asks for, in the proposer's own words."""

    what: str
    where: str
    how_long: str
    ends: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An exercise as it was proposed, and then as it was agreed. ``lead`` proposed it; ``first`` starts it."""

    outline: Outline
    length: int  # minutes
    depth: int
    option: str
    naming: Naming | None
    lead: Side
    first: Side

    def starts(self, step: int) -> Side:
        """Whose turn a step begins with."""
        return self.first if self.outline.steps[step].starts is Starts.FIRST else self.first.other

    @property
    def asked(self) -> "Asked":
        """What this asks of the other."""
        return Asked(self.lead, self.outline.id, " ".join(self.naming.what.casefold().split()) if self.naming else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something one partner asked for: the exercise, and the thing that was named if one was."""

    by: Side
    exercise: str
    what: str


@dataclass(frozen=True, slots=True)
class SentSignal:
    """A signal that stands until the two go on."""

    side: Side
    signal: Signal


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A debrief line its owner chose to share; gone at once when withdrawn."""

    side: Side
    field: Field
    text: str
    thanked: bool = False


@dataclass(frozen=True, slots=True)
class Presented:
    """A draft that one partner brings to the other. Only its name is here: its words never enter the journal."""

    side: Side
    item: str
    thanked: bool = False


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """One partner's answer at the gate, for one step and one epoch only. ``at`` is monotonic seconds.

    ``changed`` when nobody tapped it: they changed a boundary of theirs at this gate, which counts as their no.
    """

    step: int
    epoch: int
    choice: Choice
    at: float
    dials: Mapping[str, str] = field(default_factory=dict)
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One partner's wish to go on after a hold, where no step is at stake."""

    epoch: int
    at: float


@dataclass(frozen=True, slots=True)
class Filled:
    """An answer that one's own private answers fill in at a gate with touch, until a moment (four in the morning)."""

    choice: Choice
    until: datetime


@dataclass(frozen=True, slots=True)
class Again:
    """When somebody last paused though their pause stood: no yes from before it counts, however late it comes."""

    epoch: int
    at: float


@dataclass(frozen=True, slots=True)
class Own:
    """One partner's private page of the session; the other's screen never depends on it.

    ``count`` orders this person's own screens (``own`` in a scene); ``marks`` are what they noted within this step.
    """

    count: int = 0
    answer: SealedAnswer | None = None
    vote: Vote | None = None
    paused_again: Again | None = None
    ask_again: str = ""
    sign: Sign | None = None
    back_in: int | None = None  # minutes until this partner would like to come back, sealed until both have said
    marks: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[Field, str] = field(default_factory=dict)
    keep: tuple[Field, ...] = ()
    weather_kept: bool = False  # as it stands now, it is in its owner's own weather already
    next: Next | None = None
    filled: Filled | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The whole session at one moment. ``epoch`` rises with whatever makes an older yes meaningless."""

    seq: int = 0
    epoch: int = 0
    phase: Phase = Phase.WAITING
    joined: frozenset[Side] = frozenset()
    holds: frozenset[Hold] = frozenset()
    needs: Mapping[Side, Need] = field(default_factory=dict)
    signs: Mapping[Side, Sign] = field(default_factory=dict)  # the ones that were sent
    signal: SentSignal | None = None
    back_at: datetime | None = None  # when both agreed to come back to a pause
    opened: datetime | None = None  # when the room was opened, as its row says
    proposal: Plan | None = None
    plan: Plan | None = None
    met: bool = False  # an exercise was agreed in this session, so it ends with a debrief
    step: int = 0
    not_now: bool = False
    asked: frozenset[Asked] = frozenset()  # what came out as "not now" today, and who had proposed it
    aside: Aside | None = None
    since: float | None = None  # monotonic seconds at which the running stretch began; None while not running
    spent: float = 0.0  # seconds this step ran before it was held
    moves: int = 0
    board: Any = None  # what both know of this step, in the shape of its type
    handed: Mapping[str, str] = field(default_factory=dict)  # what the step before named or set for this one
    started: Side | None = None  # who started the newest exercise; the next one begins with the other
    presented: Presented | None = None
    lines: tuple[SharedLine, ...] = ()
    next: Next | None = None
    parted: frozenset[Side] = frozenset()
    settled: tuple[str, ...] = ()
    off: bool = False  # it ended because sessions are off for now
    own: Mapping[Side, Own] = field(default_factory=lambda: {Side.A: Own(), Side.B: Own()})

    @property
    def running(self) -> bool:
        """Whether both are in a step with nothing held."""
        return self.phase is Phase.STEP and not self.holds

    @property
    def at_gate(self) -> bool:
        """Whether both are being asked for this step, be it for the first time or after a hold."""
        return self.phase in (Phase.GATE, Phase.STEP) and CONSENT_MISSING in self.holds and not self.not_now

    @property
    def paused_by(self) -> frozenset[Side]:
        """Who has paused."""
        return frozenset(hold.side for hold in self.holds if hold.cause is Cause.PAUSED and hold.side)

    @property
    def step_outline(self) -> StepOutline | None:
        """The step at hand, if there is one."""
        in_exercise = self.plan is not None and self.phase in (Phase.GATE, Phase.STEP)
        return self.plan.outline.steps[self.step] if in_exercise and self.plan else None

    def step_seconds(self) -> int:
        """How long the step at hand was agreed to last."""
        outline = self.step_outline
        if outline is None or self.plan is None:
            return 0
        for dial, level in self.handed.items():  # a dial that says how long
            if lasting := outline.ids.get(f"{dial}/seconds"):
                return int(lasting[outline.ids[dial].index(level)])
        return outline.seconds if outline.seconds is not None else self.plan.length * 60

    def elapsed(self, now: Now) -> float:
        """How many seconds this step has run, holds left out."""
        return self.spent + (max(0.0, now.mono - self.since) if self.since is not None else 0.0)

    def lapses_in(self, now: Now) -> float | None:
        """In how many seconds this step's consent lapses; None while nothing runs."""
        return self.step_seconds() + GRACE_AFTER_STEP - self.elapsed(now) if self.running else None

    def fresh_answer(self, side: Side, now: Now) -> SealedAnswer | None:
        """A partner's answer if it still counts: for this step, this epoch, and a yes not older than five minutes."""
        answer = self.own[side].answer
        if answer is None or (answer.step, answer.epoch) != (self.step, self.epoch) or not self.at_gate:
            return None
        return answer if answer.choice is not Choice.YES or now.mono - answer.at <= FRESH_FOR else None

    def fresh_yes(self, side: Side, now: Now) -> bool:
        """Whether a yes of theirs waits just now."""
        answer = self.fresh_answer(side, now)
        return answer is not None and answer.choice is Choice.YES

    def fresh_vote(self, side: Side, now: Now) -> Vote | None:
        """A partner's wish to go on if it still counts."""
        vote = self.own[side].vote
        return vote if vote and vote.epoch == self.epoch and now.mono - vote.at <= FRESH_FOR else None

    def with_own(self, side: Side, own: Own) -> "State":
        """The same session with one partner's private page replaced."""
        return replace(self, own={**self.own, side: own})
