"""Whether what someone asks may happen, and what then has happened. Pure: no clock, no chance, no store.

``decide(state, command, now, shelf)`` returns the events, none when the command changes nothing, or ``Refused`` with
the reason for the person. Narrowing by one, widening by both; a pause is refused by nothing but the end.
"""

from collections.abc import Mapping

from couples.domain.exercise import Outline
from couples.domain.now import Now
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.bounding import own_no
from couples.domain.session.debriefing import LINE_LENGTH, NOTHING, Decision, debriefed
from couples.domain.session.playing import played, step_type_of, waits
from couples.domain.session.presenting import presented
from couples.domain.session.signalling import signalled
from couples.domain.session.state import Cause, Choice, Hold, Naming, Need, Phase, Plan, Side, State
from couples.domain.steps.dials import gentler

HEARD_WITHIN = 5.0  # seconds: a permissive command from a page that heard the server longer ago is refused (F12)
BEAT_STEP = 0.001  # seconds: a beat is told in whole ones of these

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
    stale = _stale(state, command, now) if isinstance(command, ask.Permissive) else None
    return stale or _asked(state, command, now, shelf)


def _stale(state: State, command: ask.Permissive, now: Now) -> Refused | None:
    if command.epoch != state.epoch:
        return Refused(Reason.OVERTAKEN)
    heard_lately = 0 <= now.mono - command.heard <= HEARD_WITHIN
    return Refused(Reason.TOO_OLD) if ask.widens(command) and not heard_lately else None


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
        case ask.HoldBack(by=by):
            return (did.HeldBack(side=by),) if state.at_gate else Refused(Reason.NOT_NOW)
        case ask.Resume():
            return _resume(state, command, now)
        case ask.TakeBack():
            return _take_back(state, command, now)
        case ask.AddNeed(by=by, need=need):
            return _add_need(state, by, need)
        case ask.NoteSign() | ask.SendSign() | ask.SendSignal() | ask.PickReturn() | ask.NeedMore():
            return signalled(state, command, now)
        case ask.SetAside(until=until):
            return (did.PutAside(until=until),) if state.phase in (Phase.GATE, Phase.STEP) else NOTHING
        case ask.Present() | ask.PutAway() | ask.GiveThanks():
            return presented(state, command)
        case ask.Move() | ask.Unsay() | ask.FinishStep():
            return played(state, command, now)
        case _:
            return debriefed(state, command)


def _pause(state: State, command: ask.Pause, now: Now) -> Decision:
    if state.phase is Phase.CLOSED:
        return Refused(Reason.CLOSED)
    if command.by in state.paused_by:  # stands already: nothing new for the other to see, but no wish to go on survives
        voided = (did.TakenBack(side=side) for side in Side if state.own[side].vote or state.own[side].answer)
        return *voided, did.PausedAgain(side=command.by, epoch=state.epoch, at=now.mono)
    return (did.Paused(side=command.by, command_id=command.id, at=now.mono),)


def _end(state: State) -> tuple[did.Event, ...]:
    if state.phase in (Phase.DEBRIEF, Phase.CLOSED):
        return NOTHING
    return (did.DebriefOpened(),) if state.met else (did.Closed(),)


def _switched_off(state: State) -> tuple[did.Event, ...]:
    ending = _end(state)
    return (did.SwitchedOff(), *ending) if ending else NOTHING


def _notice(state: State, notice: ask.Notice, now: Now) -> tuple[did.Event, ...]:
    in_exercise = state.phase in (Phase.GATE, Phase.STEP)
    match notice:
        case ask.NoticeAway(side=side):
            known = Hold(Cause.AWAY, side) in state.holds
            return NOTHING if known or not in_exercise else (did.WentAway(side=side, at=now.mono),)
        case ask.NoticeHidden(side=side):
            if state.own[side].vote or waits(state, side):
                return (did.TakenBack(side=side),)
            return (did.YesUnseen(side=side),) if state.fresh_yes(side, now) else NOTHING
        case ask.NoticeRestart():
            return (did.Restarted(),)
        case ask.NoticeTime():
            left = state.lapses_in(now)
            return (did.ConsentLapsed(at=now.mono),) if left is not None and left <= 0 else NOTHING
        case ask.NoticeTerms(side=side):
            if state.at_gate:
                return own_no(state, side, now)
            return (did.TermsChanged(at=now.mono),) if in_exercise and not state.not_now else NOTHING
        case ask.NoticeUnoffered():
            return (did.ProposalClosed(),) if state.proposal else NOTHING
        case _:  # NoticeOff, NoticeLate
            return _switched_off(state) if isinstance(notice, ask.NoticeOff) else (did.Closed(),)


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
    first = state.started.other if state.started and not outline.proposer_starts else command.by
    plan = Plan(outline, command.length, command.depth, command.option, naming, lead=command.by, first=first)
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
    if command.narrows and _runs_on_a_yes_of(state, command.epoch):
        return (did.ConsentLapsed(at=now.mono),)  # they said both, from two devices: who is in doubt, is asked again
    if not state.at_gate:
        return Refused(Reason.NOT_NOW)
    if command.step != state.step:
        return Refused(Reason.OVERTAKEN)
    if len(command.ask_again) > LINE_LENGTH:
        return Refused(Reason.TOO_LONG, "ask_again")
    if command.choice is Choice.YES and _taken_back_since(state, command):
        return Refused(Reason.TOO_OLD)
    step = state.step_outline
    if step is None or any(level not in step.ids.get(dial, ()) for dial, level in command.dials.items()):
        return Refused(Reason.UNKNOWN, "dials")
    sealed = did.AnswerSealed(
        side=command.by,
        step=state.step,
        epoch=state.epoch,
        choice=command.choice,
        at=now.mono,
        ask_again=command.ask_again.strip() if command.choice is Choice.WAIT else "",
        dials=command.dials if command.choice is Choice.YES else {},
    )
    other = state.fresh_answer(command.by.other, now)
    if other is None:
        return (sealed,)
    if Choice.YES is not command.choice or Choice.YES is not other.choice:
        return sealed, did.NotNow()
    return sealed, did.StepAgreed(at=now.mono, dials=gentler(step, sealed.dials, other.dials))


def _taken_back_since(state: State, command: ask.Answer | ask.Resume) -> bool:
    """Its giver has paused again, or said no, after the page had last heard us: a yes that came late on an old line."""
    own = state.own[command.by]
    again, no = own.paused_again, own.answer
    return (again is not None and again.epoch == state.epoch and command.heard < again.at - BEAT_STEP) or (
        no is not None and no.choice is not Choice.YES and no.epoch == state.epoch and command.heard < no.at - BEAT_STEP
    )


def _resume(state: State, command: ask.Resume, now: Now) -> Decision:
    if state.at_gate:
        return Refused(Reason.NOT_NOW)  # here the gate's yes is the vote
    if _taken_back_since(state, command):
        return Refused(Reason.TOO_OLD)
    if not state.holds - {Hold(Cause.CONSENT)}:
        return NOTHING
    vote = did.VoteCast(side=command.by, epoch=state.epoch, at=now.mono)
    return (vote, did.Resumed()) if state.fresh_vote(command.by.other, now) else (vote,)


def _take_back(state: State, command: ask.TakeBack, now: Now) -> Decision:
    """A yes that came out while this was on its way is no yes any more: the step rests, and both are asked again."""
    by, own = command.by, state.own[command.by]
    if _runs_on_a_yes_of(state, command.given_in):
        return (did.ConsentLapsed(at=now.mono),)
    waiting = own.answer or own.vote or own.back_in or waits(state, by)
    return (did.TakenBack(side=by),) if waiting else NOTHING


def _runs_on_a_yes_of(state: State, epoch: int) -> bool:
    """Two yeses given in that epoch have just made the step run."""
    step_type = step_type_of(state)
    return state.running and epoch == state.epoch and step_type is not None and step_type.asks


def _add_need(state: State, by: Side, need: Need) -> Decision:
    if by not in state.paused_by:
        return Refused(Reason.NOT_NOW)
    return NOTHING if state.needs.get(by) is need else (did.NeedAdded(side=by, need=need),)
