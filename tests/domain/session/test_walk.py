"""Two people and every command there is, in any order: what must never happen does not (laws 1 to 4).

The oracle is a few plain facts kept beside the machine: who said yes to what and when, who paused since.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.evolve import replay
from couples.domain.session.state import (
    Aside,
    Choice,
    Field,
    Need,
    Next,
    Own,
    Phase,
    SealedAnswer,
    Side,
    Sign,
    Signal,
    State,
    Vote,
)
from couples.domain.session.view import view
from tests.makers import SHELF, A, B, Evening, a_debrief, a_gate, a_lobby, a_step
from tests.playing import a_move

LONG = os.environ.get("COUPLES_WALKS") == "long"
BEGINNINGS = (
    Evening,
    a_lobby,
    a_gate,
    a_step,
    lambda: a_gate("two-steps"),
    lambda: a_step("talk"),
    lambda: a_step("every-kind"),
    a_debrief,
)
SIDES = st.sampled_from(Side)
EPOCH_OFF = st.sampled_from([0, 0, 0, 0, -1, 1])
HEARD_AGO = st.sampled_from([0.0, 0.0, 0.0, 4.0, 6.0])
ODD_PAGE = Own(
    count=99,
    answer=SealedAnswer(step=0, epoch=0, choice=Choice.NO, at=0.0),
    vote=Vote(epoch=0, at=0.0),
    ask_again="secret",
    marks={"ready": "7", "hope": "secret", "pressure": "steady"},
    lines={Field.HONOURED: "secret"},
    keep=(Field.GOOD,),
    next=Next.PAUSE,
    sign=Sign.MEMORY,
    back_in=77,
)


class TwoPeople(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.evening = Evening()
        self.yes_at: dict[Side, tuple[int, int, float]] = {}  # step, epoch, when
        self.vote_at: dict[Side, tuple[int, float]] = {}

    @initialize(begin=st.sampled_from(BEGINNINGS))
    def somewhere_in_an_evening(self, begin: Callable[[], Evening]) -> None:
        self.evening = begin()

    def asks(self, command: ask.Command | ask.Notice) -> tuple[did.Event, ...] | Refused:
        before = self.evening.state
        other_views = {side: view(before, side, self.evening.now) for side in Side}
        decision = self.evening.asks(command)
        self.after(before, command, decision, other_views)
        return decision

    def after(self, before: State, command: object, decision: object, seen: Mapping[Side, object]) -> None:
        state = self.evening.state
        if isinstance(decision, Refused):
            assert state == before
            return
        events = decision if isinstance(decision, tuple) else ()
        if events and all(isinstance(event, did.Private) for event in events):
            assert state.seq == before.seq
            for side in Side:
                if not any(getattr(event, "side", None) is side for event in events):
                    assert view(state, side, self.evening.now) == seen[side]
        if state.running and not before.running:
            self.assert_two_fresh_yeses(before)
        for side in before.paused_by - state.paused_by:
            self.assert_both_went_on(before, side)
        if isinstance(command, ask.Pause):
            assert command.by in state.paused_by
            assert not state.running

    def assert_two_fresh_yeses(self, before: State) -> None:
        for side in Side:
            step, epoch, when = self.yes_at[side]
            assert (step, epoch) == (before.step, before.epoch)
            assert self.evening.mono - when <= 300

    def assert_both_went_on(self, before: State, side: Side) -> None:
        if self.evening.state.running:
            return self.assert_two_fresh_yeses(before)
        assert {epoch for epoch, _ in self.vote_at.values()} == {before.epoch}, side
        assert all(self.evening.mono - when <= 300 for _, when in self.vote_at.values())
        return None

    @rule(side=SIDES)
    def join(self, side: Side) -> None:
        self.asks(ask.Join(by=side, id=self.evening.id()))

    @rule(side=SIDES, exercise=st.sampled_from([*SHELF, "no-such"]), off=EPOCH_OFF, ago=HEARD_AGO)
    def propose(self, side: Side, exercise: str, off: int, ago: float) -> None:
        self.evening.proposes(side, exercise, epoch=self.evening.state.epoch + off, heard=self.evening.mono - ago)

    @rule(side=SIDES, length=st.sampled_from([None, 2, 5]))
    def agree(self, side: Side, length: int | None) -> None:
        before = self.evening.state
        self.evening.agrees(side, length=length)
        if before.proposal and self.evening.state.plan and before.plan is None:
            assert side is not before.proposal.lead

    @rule(side=SIDES)
    def not_today(self, side: Side) -> None:
        self.asks(ask.NotToday(by=side, id=self.evening.id()))

    @rule(
        side=SIDES, choice=st.sampled_from([Choice.YES, Choice.YES, Choice.YES, *Choice]), off=EPOCH_OFF, ago=HEARD_AGO
    )
    def answer(self, side: Side, choice: Choice, off: int, ago: float) -> None:
        state, mono = self.evening.state, self.evening.mono
        epoch = state.epoch + off
        known = dict(self.yes_at)
        if choice is Choice.YES:
            self.yes_at[side] = (state.step, epoch, mono)
        else:
            self.yes_at.pop(side, None)
        decision = self.asks(
            ask.Answer(by=side, id=self.evening.id(), epoch=epoch, heard=mono - ago, step=state.step, choice=choice)
        )
        if isinstance(decision, Refused):
            self.yes_at = known

    @rule(side=SIDES, off=EPOCH_OFF, ago=HEARD_AGO)
    def resume(self, side: Side, off: int, ago: float) -> None:
        epoch, mono, known = self.evening.state.epoch + off, self.evening.mono, dict(self.vote_at)
        self.vote_at[side] = (epoch, mono)
        decision = self.asks(ask.Resume(by=side, id=self.evening.id(), epoch=epoch, heard=mono - ago))
        if isinstance(decision, Refused):
            self.vote_at = known

    @rule(side=SIDES)
    def take_back(self, side: Side) -> None:
        self.asks(ask.TakeBack(by=side, id=self.evening.id()))
        self.yes_at.pop(side, None)
        self.vote_at.pop(side, None)

    @rule(side=SIDES)
    def look_away(self, side: Side) -> None:
        self.asks(ask.NoticeHidden(side=side))
        self.yes_at.pop(side, None)
        self.vote_at.pop(side, None)

    @rule(side=SIDES)
    def pause(self, side: Side) -> None:
        closed = self.evening.state.phase is Phase.CLOSED
        decision = self.asks(ask.Pause(by=side, id=self.evening.id()))
        assert (decision == Refused(Reason.CLOSED)) is closed
        if not closed:
            self.yes_at, self.vote_at = {}, {}

    @rule(side=SIDES, need=st.sampled_from(Need))
    def add_need(self, side: Side, need: Need) -> None:
        self.asks(ask.AddNeed(by=side, id=self.evening.id(), need=need))

    @rule(side=SIDES, sign=st.sampled_from([None, *Sign]))
    def sign(self, side: Side, sign: Sign | None) -> None:
        self.asks(ask.NoteSign(by=side, id=self.evening.id(), sign=sign))
        self.asks(ask.SendSign(by=side, id=self.evening.id(), sign=sign or Sign.PANIC))

    @rule(side=SIDES, signal=st.sampled_from(Signal))
    def signal(self, side: Side, signal: Signal) -> None:
        running = self.evening.state.running
        self.asks(ask.SendSignal(by=side, id=self.evening.id(), signal=signal))
        assert running or not self.evening.state.running

    @rule(side=SIDES, minutes=st.sampled_from([5, 20, 60]))
    def come_back(self, side: Side, minutes: int) -> None:
        state = self.evening.state
        self.asks(
            ask.PickReturn(by=side, id=self.evening.id(), epoch=state.epoch, heard=self.evening.mono, minutes=minutes)
        )

    @rule(side=SIDES)
    def need_more(self, side: Side) -> None:
        self.asks(ask.NeedMore(by=side, id=self.evening.id()))

    @precondition(lambda self: self.evening.count % 3 == 0)
    @rule(side=SIDES, until=st.sampled_from(Aside))
    def set_aside(self, side: Side, until: Aside) -> None:
        self.asks(ask.SetAside(by=side, id=self.evening.id(), until=until))

    @precondition(lambda self: self.evening.count % 5 == 0)
    @rule(side=SIDES)
    def end(self, side: Side) -> None:
        decision = self.asks(ask.End(by=side, id=self.evening.id()))
        assert not isinstance(decision, Refused)
        assert self.evening.state.phase in (Phase.DEBRIEF, Phase.CLOSED)

    @rule(side=SIDES, n=st.integers(0, 11))
    def move(self, side: Side, n: int) -> None:
        state, step = self.evening.state, self.evening.state.step_outline
        said = a_move(step.kind if step else "say", n)
        told = {"epoch": state.epoch, "heard": self.evening.mono, "moves": state.moves}
        self.asks(ask.Move(by=side, id=self.evening.id(), **told, **said))  # type: ignore[arg-type]  # kwargs by name

    @rule(side=SIDES, key=st.sampled_from(["", "hope", "guess"]))
    def unsay(self, side: Side, key: str) -> None:
        assert not isinstance(self.asks(ask.Unsay(by=side, id=self.evening.id(), key=key)), Refused)

    @precondition(lambda self: self.evening.count % 3 == 0)
    @rule(side=SIDES)
    def finish(self, side: Side) -> None:
        self.asks(ask.FinishStep(by=side, id=self.evening.id(), step=self.evening.state.step))

    @rule(side=SIDES, field=st.sampled_from(Field), text=st.sampled_from(["", "a line"]))
    def write_share_thank(self, side: Side, field: Field, text: str) -> None:
        state = self.evening.state
        says = {"id": self.evening.id(), "epoch": state.epoch, "heard": self.evening.mono, "field": field}
        self.asks(ask.Write(by=side, id=self.evening.id(), field=field, text=text))
        self.asks(ask.Share(by=side, **says))  # type: ignore[arg-type]  # by name
        self.asks(ask.Thank(by=side.other, **says))  # type: ignore[arg-type]  # by name
        self.asks(ask.Withdraw(by=side.other, id=self.evening.id(), field=field))
        assert all(line.field is not Field.HONOURED for line in self.evening.state.lines)

    @rule(side=SIDES, choice=st.sampled_from(Next))
    def pick_next(self, side: Side, choice: Next) -> None:
        state = self.evening.state
        self.asks(ask.PickNext(by=side, id=self.evening.id(), epoch=state.epoch, heard=self.evening.mono, next=choice))

    @rule(side=SIDES, item=st.sampled_from(["one", "two", ""]))
    def present(self, side: Side, item: str) -> None:
        state = self.evening.state
        self.asks(ask.Present(by=side, id=self.evening.id(), epoch=state.epoch, heard=self.evening.mono, item=item))

    @rule(side=SIDES)
    def put_away(self, side: Side) -> None:
        self.asks(ask.PutAway(by=side, id=self.evening.id()))
        assert self.evening.state.presented is None, "narrowing needs one"

    @rule(side=SIDES)
    def give_thanks(self, side: Side) -> None:
        state = self.evening.state
        self.asks(ask.GiveThanks(by=side, id=self.evening.id(), epoch=state.epoch, heard=self.evening.mono))

    @precondition(lambda self: self.evening.count % 5 == 0)
    @rule(side=SIDES)
    def part(self, side: Side) -> None:
        self.asks(ask.Part(by=side, id=self.evening.id()))

    @rule(notice=st.sampled_from([ask.NoticeAway(side=A), ask.NoticeAway(side=B), ask.NoticeRestart(),
                                  ask.NoticeTime(), ask.NoticeTerms(side=A), ask.NoticeTerms(side=B),
                                  ask.NoticeUnoffered()]))  # fmt: skip
    def notice(self, notice: ask.Notice) -> None:
        before = self.evening.state
        self.asks(notice)
        assert before.running or not self.evening.state.running
        if isinstance(notice, ask.NoticeTerms) and before.at_gate:
            self.assert_a_plain_no(before, notice.side)

    def assert_a_plain_no(self, before: State, side: Side) -> None:
        """The partner of whoever changed a boundary sees what a no tapped just then would have shown them."""
        self.yes_at.pop(side, None)
        told = Evening(state=before, mono=self.evening.mono)
        told.answers(side, Choice.NO)
        state = self.evening.state
        assert (state.seq, state.epoch, state.own[side.other].count) == (
            told.state.seq, told.state.epoch, told.state.own[side.other].count,
        )  # fmt: skip
        assert view(state, side.other, self.evening.now) == told.sees(side.other)

    @rule(seconds=st.sampled_from([1.0, 60.0, 299.0, 302.0, 1500.0]))
    def time_passes(self, seconds: float) -> None:
        before = self.evening.state
        self.evening.mono += seconds
        assert self.evening.state == before

    @invariant()
    def a_view_never_depends_on_the_others_own_page(self) -> None:
        for side in Side:
            odd = self.evening.state.with_own(side.other, ODD_PAGE)
            assert view(odd, side, self.evening.now) == self.evening.sees(side)

    def teardown(self) -> None:
        """The journal alone tells all that both may know."""
        replayed = replay(State(), self.evening.log)
        assert replace(replayed, own=self.evening.state.own) == self.evening.state
        assert replayed.seq == len(self.evening.log)

    @invariant()
    def running_means_a_step_with_nothing_held(self) -> None:
        state = self.evening.state
        assert state.running == (state.phase is Phase.STEP and state.holds == frozenset())


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=5000 if LONG else 24, stateful_step_count=100 if LONG else 40, deadline=None
)
