"""What has happened in a session. Past tense.

*Shared* events may be known to both and are the journal. *Private* events change one partner's own page only: they are
never appended, so replaying a journal cannot tell what was never written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from couples.domain.session.state import Aside, Choice, Field, Need, Next, Plan, Side, Sign, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Something both may know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """Something only ``side`` knows."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Shared):
    """A partner came into the room."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Shared):
    """An exercise stands to be agreed to; ``plan.lead`` proposed it."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClosed(Shared):
    """The proposal is gone; by whom is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseAgreed(Shared):
    """Both want this exercise, at the lower of the two lengths and depths."""

    length: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOpened(Shared):
    """Both are asked for this step."""

    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAgreed(Shared):
    """Two fresh yeses met: every hold is gone and the step runs from ``at`` (monotonic seconds), at these dials."""

    at: float
    dials: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow(Shared):
    """Both answered and it was not yes and yes. Nothing else is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsChanged(Shared):
    """What was agreed to changed underneath; to both it reads as an ordinary "Not now"."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside(Shared):
    """The exercise was put down; both are in the lobby. By whom is not said."""

    until: Aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Shared):
    """A partner paused. ``command_id`` settles the hint that went ahead of it."""

    side: Side
    command_id: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdded(Shared):
    """The pausing partner said what would help."""

    side: Side
    need: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSent(Shared):
    """The pausing partner let the other know what is happening in them."""

    side: Side
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class SignTakenBack(Shared):
    """What was sent of it is gone again."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalSent(Shared):
    """A partner gave a signal."""

    side: Side
    signal: Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSettled(Shared):
    """Both said when they would like to come back; this is the later of the two."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLetGo(Shared):
    """The agreed time to come back stands no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentAway(Shared):
    """A partner could not be reached for eight seconds."""

    side: Side
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted(Shared):
    """The server came up anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLapsed(Shared):
    """The agreed time, and ten minutes more, are over."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Shared):
    """Both were ready to go on, and no step was at stake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Shared):
    """Something happened within the step, in the words of its type. Without ``side`` it is nobody's in particular."""

    side: Side | None
    move: str
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Shared):
    """A step came to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedOff(Shared):
    """Their therapist said that sessions are off for now; both read the same word, and that neither of them did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefOpened(Shared):
    """The exercise is over, early or not; the debrief stands open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShared(Shared):
    """A partner shared one of their own lines."""

    side: Side
    field: Field
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWithdrawn(Shared):
    """A shared line was taken back."""

    side: Side
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked(Shared):
    """``side``'s line was met with thanks."""

    side: Side
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSettled(Shared):
    """Both said what they would like next time; this is the gentler of the two."""

    next: Next


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPresented(Shared):
    """A partner brought something prepared; its words lie elsewhere."""

    side: Side
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPutAway(Shared):
    """What was presented is gone from both screens; by whom is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksGiven(Shared):
    """What was presented was met with thanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted(Shared):
    """A partner is done with the debrief."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Shared):
    """The session is over; its journal goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSealed(Private):
    """A partner answered the gate, or, ``changed``, changed a boundary of theirs at it."""

    step: int
    epoch: int
    choice: Choice
    at: float
    ask_again: str
    dials: Mapping[str, str] = field(default_factory=dict)
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack(Private):
    """A partner's own questions before touch said: not just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFilled(Private):
    """A wait or no is filled in for a partner at each gate with touch, until their morning; they may change it."""

    choice: Choice
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast(Private):
    """A partner is ready to go on."""

    epoch: int
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(Private):
    """A waiting answer or wish to go on no longer waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedAgain(Private):
    """Somebody paused while their pause stood: no yes they gave before it counts, also when it comes late."""

    epoch: int
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YesUnseen(Private):
    """A waiting yes counts no more: none of its giver's pages can be seen. Its giver will read so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignNoted(Private):
    """A partner noted what is happening in them, or that it has passed."""

    sign: Sign | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPicked(Private):
    """A partner said in how many minutes they would like to come back."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Private):
    """A partner noted something within the step, or is ready for something; empty means no more."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWritten(Private):
    """A partner wrote a debrief line for themselves."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepChosen(Private):
    """A partner chose which lines to keep."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherKept(Private):
    """A partner kept their weather as it was then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPicked(Private):
    """A partner said what they would like next time."""

    next: Next


Event = Shared | Private
