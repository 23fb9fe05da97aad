"""Moments of an evening in which two people could press at once, made by the pure machine."""

from collections.abc import Callable, Mapping

from couples.domain.session import commands as ask
from couples.domain.session.state import Aside, Choice, Field, Next, Sign
from tests.makers import A, B, Evening, a_debrief, a_gate, a_lobby, a_step


def _with(evening: Evening, *deeds: Callable[[Evening], object]) -> Evening:
    for deed in deeds:
        deed(evening)
    return evening


def _says(command: Callable[..., ask.Command], **fields: object) -> Callable[[Evening], object]:
    """A command, filled in for a page that is up to date."""

    def deed(evening: Evening) -> object:
        stand = {"epoch": evening.state.epoch, "heard": evening.mono}
        fits = {name: value for name, value in stand.items() if name in command.__dataclass_fields__}  # type: ignore[attr-defined]  # every command is a dataclass
        return evening.asks(command(id=evening.id(), **fields, **fits))

    return deed


A_PAUSES, B_PAUSES = _says(ask.Pause, by=A), _says(ask.Pause, by=B)
A_YES, A_WAITS = _says(ask.Answer, by=A, step=0, choice=Choice.YES), _says(ask.Answer, by=A, step=0, choice=Choice.WAIT)
A_WRITES, B_WRITES = (_says(ask.Write, by=side, field=Field.GOOD, text="your voice") for side in (A, B))
A_SHARES, B_SHARES = (_says(ask.Share, by=side, field=Field.GOOD) for side in (A, B))
A_PICKS, B_PICKS = (_says(ask.PickReturn, by=side, minutes=30) for side in (A, B))

SITUATIONS: Mapping[str, Callable[[], Evening]] = {
    "a lobby": a_lobby,
    "a lobby, Ana paused": lambda: _with(a_lobby(), A_PAUSES),
    "a lobby, both paused, Ana ready": lambda: _with(a_lobby(), A_PAUSES, B_PAUSES, _says(ask.Resume, by=A)),
    "Ana proposed": lambda: _with(a_lobby(), lambda evening: evening.proposes(A)),
    "Ben proposed": lambda: _with(a_lobby(), lambda evening: evening.proposes(B)),
    "a gate": a_gate,
    "a gate, Ana said yes": lambda: _with(a_gate(), A_YES),
    "a gate, Ana waits": lambda: _with(a_gate(), A_WAITS),
    "not now": lambda: _with(a_gate(), A_WAITS, _says(ask.Answer, by=B, step=0, choice=Choice.YES)),
    "put aside": lambda: _with(a_gate(), _says(ask.SetAside, by=A, until=Aside.LATER)),
    "breathing": a_step,
    "noticing": lambda: a_step("two-steps"),
    "noticing, Ana ready": lambda: _with(a_step("two-steps"), _says(ask.Move, by=A, moves=0, move="ready")),
    "Ana has the floor": lambda: a_step("talk"),
    "Ana paused": lambda: _with(a_step(), A_PAUSES),
    "Ana paused, knows why": lambda: _with(a_step(), A_PAUSES, _says(ask.NoteSign, by=A, sign=Sign.PANIC)),
    "Ana paused and says yes": lambda: _with(a_step(), A_PAUSES, A_YES),
    "both paused": lambda: _with(a_step(), A_PAUSES, B_PAUSES),
    "both paused, Ana says yes": lambda: _with(a_step(), A_PAUSES, B_PAUSES, A_YES),
    "both paused, Ana would come back": lambda: _with(a_step(), A_PAUSES, B_PAUSES, A_PICKS),
    "both come back later": lambda: _with(a_step(), A_PAUSES, B_PAUSES, A_PICKS, B_PICKS),
    "Ben is away": lambda: _with(a_step(), lambda evening: evening.asks(ask.NoticeAway(side=B))),
    "a debrief": a_debrief,
    "a debrief, both wrote": lambda: _with(a_debrief(), A_WRITES, B_WRITES),
    "a debrief, both shared": lambda: _with(a_debrief(), A_WRITES, B_WRITES, A_SHARES, B_SHARES),
    "a debrief, Ana picked": lambda: _with(a_debrief(), _says(ask.PickNext, by=A, next=Next.EASIER)),
    "a debrief, Ana parted": lambda: _with(a_debrief(), _says(ask.Part, by=A)),
    "a debrief, Ana paused": lambda: _with(a_debrief(), A_WRITES, A_PAUSES),
}
