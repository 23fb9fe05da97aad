"""What a partner, or the passing of time, can ask of a session. Imperative, one class each.

Every command of a person carries ``id``, made by their page: the same id again gets the same answer. *Permissive*
commands (those that widen) also name the epoch their page stands in and when that page last heard from the server;
*narrowing* ones never do, so that an old page can always stop. A wait and a no name what they answer, and narrow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from couples.domain.session.state import Aside, Choice, Field, Naming, Need, Next, Side, Sign, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """Something one partner does. ``by`` is set at the door from their seat, never read from what they sent."""

    by: Side
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissive(Personal):
    """Something that widens. ``heard`` is the server's monotonic second of the last beat the page heard."""

    epoch: int
    heard: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Personal):
    """Come into the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Permissive):
    """Propose an exercise of the library, with a length (minutes), a depth (1 to 3) and an option if it has any."""

    exercise: str
    length: int
    depth: int
    option: str = ""
    naming: Naming | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Permissive):
    """Agree to the other's proposal, with an own length and depth; of two the lower stands."""

    length: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToday(Personal):
    """Let a proposal go, whoever made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Permissive):
    """Answer the gate of this step: yes, wait or no. ``ask_again`` is a note to oneself and goes to nobody.

    ``dials`` says with a yes how much of it; of two settings the gentler stands.
    """

    step: int
    choice: Choice
    ask_again: str = ""
    dials: Mapping[str, str] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        """A wait or a no: it counts from any page and however late it comes, while what it answers still stands."""
        return self.choice is not Choice.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBack(Personal):
    """One of the three questions before touch (C4) had a yes: wait stays filled in. Which question is never sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Permissive):
    """Be ready to go on where no step is at stake (lobby, debrief)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack(Personal):
    """Take back an answer or a wish to go on that has not come out yet.

    ``given_in`` is the epoch it was given in: a yes that met the other's just before lapses again.
    """

    given_in: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Personal):
    """Stop, now. Needs no leave, no reason and no network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNeed(Personal):
    """Add to one's standing pause what would help."""

    need: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSign(Personal):
    """Note for oneself what is happening, or, with None, that it has passed; what was sent of it is taken back."""

    sign: Sign | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSign(Personal):
    """Let the partner know the sign one has noted; only the one that is named, should another be noted by now."""

    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSignal(Personal):
    """I'm stepping out; step back one; I'd like to do this differently."""

    signal: Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class PickReturn(Permissive):
    """Say, sealed, in how many minutes one would like to come back to a pause; of two the longer stands."""

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMore(Personal):
    """Let an agreed time to come back go; there is no hurry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Personal):
    """Put the exercise down and go back to the lobby together."""

    until: Aside


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Personal):
    """End for today. Final, by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Permissive):
    """Do something within the step, in the words of its step type. ``moves`` is the newest move the page saw."""

    moves: int
    move: str
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsay(Personal):
    """Take back something of one's own in this step, shown or not; what was shown leaves both screens."""

    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishStep(Personal):
    """Bring this step to its end; the next one has a gate of its own."""

    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Personal):
    """Write one's own debrief line, for oneself; weather at any time. An empty text clears it."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep(Personal):
    """Choose which of one's own lines to keep for oneself when the session closes."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWeather(Personal):
    """Keep one's own weather as it is now, before there is a debrief; in the debrief ``Keep`` does it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Permissive):
    """Share one's own written line with the partner."""

    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Personal):
    """Take a shared line back; it leaves both screens."""

    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Thank(Permissive):
    """Thank the partner for telling."""

    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class PickNext(Permissive):
    """Say, sealed, what one would like next time; when both have, the gentler one comes out."""

    next: Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Present(Permissive):
    """Bring the partner something prepared, in the lobby. ``item`` names what was picked for it."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAway(Personal):
    """What is presented leaves both screens; either can do it, and nothing says who did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveThanks(Permissive):
    """Thanks for bringing it; no answer is needed now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Personal):
    """Be done with the debrief. When both are, the session closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAway:
    """None of a person's devices was heard for eight seconds (F9)."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeHidden:
    """None of a person's pages is visible: their waiting yes no longer waits (F5)."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRestart:
    """The server came up anew: whatever was open holds still (F13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTime:
    """Time has passed: consent may have lapsed (F7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTerms:
    """A boundary of ``side`` changed: what was agreed to is no longer what it was (F7)."""

    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLate:
    """The session is a day old, or its invitation was not taken up: it closes by itself (law 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOff:
    """Sessions are off for now, for both alike (H4): it ends as when one of the two ends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeUnoffered:
    """What stands proposed is on their shelf no more: it goes, and whatever has begun goes on."""


Notice = NoticeAway | NoticeHidden | NoticeRestart | NoticeTime | NoticeTerms | NoticeLate | NoticeOff | NoticeUnoffered
Command = (
    Join
    | Propose
    | Agree
    | NotToday
    | Answer
    | HoldBack
    | Resume
    | TakeBack
    | Pause
    | AddNeed
    | NoteSign
    | SendSign
    | SendSignal
    | PickReturn
    | NeedMore
    | SetAside
    | End
    | Move
    | Unsay
    | FinishStep
    | Write
    | Keep
    | KeepWeather
    | Share
    | Withdraw
    | Thank
    | PickNext
    | Present
    | PutAway
    | GiveThanks
    | Part
)


def widens(command: Personal) -> bool:
    """Whether it opens something: then it has to be fresh, and nothing may be on its way that stops."""
    return isinstance(command, Permissive) and not (isinstance(command, Answer) and command.narrows)
