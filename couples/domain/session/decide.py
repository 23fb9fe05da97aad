"""Whether what someone asks may happen, and what then has happened. Pure: no clock, no chance, no store.

``decide(state, command, now, shelf)`` returns the events, none when the command changes nothing, or ``Refused`` with
the reason for the person. Narrowing by one, widening by both; a pause is refused by nothing but the end.
"""

from collections.abc import Mapping

from couples.domain.exercise import Outline, StepKind
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.debriefing import LINE_LENGTH, NOTHING, Decision, debriefed
from couples.domain.session.presenting import presented
from couples.domain.session.signalling import signalled
from couples.domain.session.state import Cause, Choice, Floor, Hold, Naming, Need, Phase, Plan, Side, Stage, State

HEARD_WITHIN = 5.0  # seconds: a permissive command from a page that heard the server longer ago is refused (F12)
TURNS = {
    Floor.SAID: (Stage.SPEAKING, True),
    Floor.PASS: (Stage.SPEAKING, True),
    Floor.SAID_BACK: (Stage.SAYING_BACK, False),
    Floor.THATS_IT: (Stage.CHECKING, True),
    Floor.NOT_QUITE: (Stage.CHECKING, True),
}  # at which stage, and whether it is the speaker's

Shelf = Mapping[str, Outline]


def decide(state: State, command: ask.Command | ask.Notice, now: Now, shelf: Shelf) -> Decision:
    """What happens when this is asked now. A pause is looked at before anything else."""
    if isinstance(command, ask.Pause):
        return _pause(state, command, now)
    if isinstance(command, ask.End):
        return _end(state)
    if isinstance(command, ask.Notice):
        return NOTHING if state.phase is Phase.CLOSED else _notice(state, command, now)
    if state.phase is Phase.CLOSED:
        return Refused(Reason.CLOSED)
    if isinstance(command, ask.Permissive) and (stale := _stale(state, command, now)):
        return stale
    return _asked(state, command, now, shelf)


def _stale(state: State, command: ask.Permissive, now: Now) -> Refused | None:
    if command.epoch != state.epoch:
        return Refused(Reason.OVERTAKEN)
    narrowing = isinstance(command, ask.Answer) and command.choice is not Choice.YES
    heard_lately = 0 <= now.mono - command.heard <= HEARD_WITHIN
    return None if narrowing or heard_lately else Refused(Reason.TOO_OLD)


def _asked(  # noqa: C901 - one line a command, read as a table
    state: State, command: ask.Command, now: Now, shelf: Shelf
) -> Decision:
    match command:
        case ask.Join(by=by):
            return NOTHING if by in state.joined else (did.Joined(side=by),)
        case ask.Propose():
            return _propose(state, command, shelf)
        case ask.Agree():
            return _agree(state, command)
        case ask.NotToday():
            return (did.ProposalClosed(),) if state.proposal else NOTHING
        case ask.Answer():
            return _answer(state, command, now)
        case ask.Resume():
            return _resume(state, command, now)
        case ask.TakeBack(by=by):
            return _take_back(state, by)
        case ask.AddNeed(by=by, need=need):
            return _add_need(state, by, need)
        case ask.NoteSign() | ask.SendSign() | ask.SendSignal() | ask.PickReturn() | ask.NeedMore():
            return signalled(state, command, now)
        case ask.SetAside(until=until):
            return (did.PutAside(until=until),) if state.phase in (Phase.GATE, Phase.STEP) else NOTHING
        case ask.Present() | ask.PutAway() | ask.GiveThanks():
            return presented(state, command)
        case ask.TakeFloor():
            return _take_floor(state, command)
        case ask.Ready():
            return _ready(state, command)
        case ask.FinishStep(step=step):
            return _finish(state, step)
        case _:
            return debriefed(state, command)


def _pause(state: State, command: ask.Pause, now: Now) -> Decision:
    if state.phase is Phase.CLOSED:
        return Refused(Reason.CLOSED)
    if command.by in state.paused_by:  # stands already: nothing new for the other to see, but no wish to go on survives
        return tuple(did.TakenBack(side=side) for side in Side if state.own[side].vote or state.own[side].answer)
    return (did.Paused(side=command.by, command_id=command.id, at=now.mono),)


def _end(state: State) -> Decision:
    if state.phase in (Phase.DEBRIEF, Phase.CLOSED):
        return NOTHING
    return (did.DebriefOpened(),) if state.met else (did.Closed(),)


def _notice(state: State, notice: ask.Notice, now: Now) -> tuple[did.Event, ...]:
    in_exercise = state.phase in (Phase.GATE, Phase.STEP)
    match notice:
        case ask.NoticeAway(side=side):
            known = Hold(Cause.AWAY, side) in state.holds
            return NOTHING if known or not in_exercise else (did.WentAway(side=side, at=now.mono),)
        case ask.NoticeHidden(side=side):
            own = state.own[side]
            if own.vote:
                return (did.TakenBack(side=side),)
            return (did.YesUnseen(side=side),) if state.fresh_yes(side, now) else NOTHING
        case ask.NoticeRestart():
            return (did.Restarted(),)
        case ask.NoticeTime():
            left = state.lapses_in(now)
            return (did.ConsentLapsed(at=now.mono),) if left is not None and left <= 0 else NOTHING
        case ask.NoticeTerms():
            return (did.TermsChanged(at=now.mono),) if in_exercise and not state.not_now else NOTHING
        case _:
            return (did.Closed(),)  # NoticeLate


def _propose(state: State, command: ask.Propose, shelf: Shelf) -> Decision:
    if state.phase is not Phase.WAITING or state.proposal or state.presented:
        return Refused(Reason.NOT_NOW)
    if state.holds:
        return Refused(Reason.HELD)
    if state.joined != frozenset(Side):
        return Refused(Reason.NOT_HERE_YET)
    outline = shelf.get(command.exercise)
    if outline is None or not _offered(outline, command):
        return Refused(Reason.UNKNOWN)
    if outline.names and (problem := _unnamed(command.naming)):
        return problem
    naming = command.naming if outline.names else None
    plan = Plan(outline, command.length, command.depth, command.option, naming, lead=command.by)
    return Refused(Reason.ASKED_ALREADY) if plan.asked in state.asked else (did.Proposed(plan=plan),)


def _offered(outline: Outline, command: ask.Propose) -> bool:
    known_option = command.option in outline.options if outline.options else command.option == ""
    return command.length in outline.lengths and command.depth in outline.depths and known_option


def _unnamed(naming: Naming | None) -> Refused | None:
    texts = (naming.what, naming.where, naming.how_long, naming.ends) if naming else ("",)
    if any(len(text) > LINE_LENGTH for text in texts):
        return Refused(Reason.TOO_LONG, "naming")
    return None if all(text.strip() for text in texts) else Refused(Reason.NAME_MISSING, "naming")


def _agree(state: State, command: ask.Agree) -> Decision:
    plan = state.proposal
    if plan is None or plan.lead is command.by:
        return Refused(Reason.NOT_NOW)
    if state.holds:
        return Refused(Reason.HELD)
    if command.length not in plan.outline.lengths or command.depth not in plan.outline.depths:
        return Refused(Reason.UNKNOWN)
    agreed = did.ExerciseAgreed(length=min(plan.length, command.length), depth=min(plan.depth, command.depth))
    return agreed, did.GateOpened(step=0)


def _answer(state: State, command: ask.Answer, now: Now) -> Decision:
    if not state.at_gate:
        return Refused(Reason.NOT_NOW)
    if command.step != state.step:
        return Refused(Reason.OVERTAKEN)
    if len(command.ask_again) > LINE_LENGTH:
        return Refused(Reason.TOO_LONG, "ask_again")
    note = command.ask_again.strip() if command.choice is Choice.WAIT else ""
    sealed = did.AnswerSealed(
        side=command.by, step=state.step, epoch=state.epoch, choice=command.choice, at=now.mono, ask_again=note
    )
    other = state.fresh_answer(command.by.other, now)
    if other is None:
        return (sealed,)
    both_yes = command.choice is Choice.YES and other.choice is Choice.YES
    return sealed, did.StepAgreed(at=now.mono) if both_yes else did.NotNow()


def _resume(state: State, command: ask.Resume, now: Now) -> Decision:
    if state.at_gate:
        return Refused(Reason.NOT_NOW)  # here the gate's yes is the vote
    if not state.holds - {Hold(Cause.CONSENT)}:
        return NOTHING
    vote = did.VoteCast(side=command.by, epoch=state.epoch, at=now.mono)
    return (vote, did.Resumed()) if state.fresh_vote(command.by.other, now) else (vote,)


def _take_back(state: State, by: Side) -> Decision:
    own = state.own[by]
    return (did.TakenBack(side=by),) if own.answer or own.vote or own.back_in else NOTHING


def _add_need(state: State, by: Side, need: Need) -> Decision:
    if by not in state.paused_by:
        return Refused(Reason.NOT_NOW)
    return NOTHING if state.needs.get(by) is need else (did.NeedAdded(side=by, need=need),)


def _take_floor(state: State, command: ask.TakeFloor) -> Decision:
    if problem := _not_moving(state, command.moves, StepKind.FLOOR):
        return problem
    stage, is_speakers = TURNS[command.floor]
    speaking = state.speaking
    if speaking is None or speaking.stage is not stage or (command.by is speaking.speaker) is not is_speakers:
        return Refused(Reason.NOT_YOUR_TURN)
    return (did.FloorTaken(floor=command.floor),)


def _ready(state: State, command: ask.Ready) -> Decision:
    if problem := _not_moving(state, command.moves, StepKind.SAY, StepKind.NOTICE):
        return problem
    outline = state.step_outline
    if outline is None or state.moves >= outline.prompts:
        return Refused(Reason.NOT_NOW)
    marked = did.ReadyMarked(side=command.by, moves=state.moves)
    return (marked, did.MovedOn()) if state.own[command.by.other].ready == state.moves else (marked,)


def _not_moving(state: State, moves: int, *kinds: StepKind) -> Refused | None:
    """Why a move cannot be made: nothing runs, another kind of step, or the page saw an older move."""
    outline = state.step_outline
    if outline is None or outline.kind not in kinds:
        return Refused(Reason.NOT_NOW)
    if not state.running:
        return Refused(Reason.HELD)
    return None if moves == state.moves else Refused(Reason.OVERTAKEN)


def _finish(state: State, step: int) -> Decision:
    if state.phase is not Phase.STEP or state.plan is None:
        return Refused(Reason.NOT_NOW)
    if step != state.step:
        return Refused(Reason.OVERTAKEN)
    if not state.running:
        return Refused(Reason.HELD)
    last = state.step + 1 == len(state.plan.outline.steps)
    return did.StepFinished(), did.DebriefOpened() if last else did.GateOpened(step=state.step + 1)
