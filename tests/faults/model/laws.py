"""What never may happen, whatever happens: looked at from outside, with nothing but what people did and what stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from couples.domain.refusal import Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.evolve import replay
from couples.domain.session.playing import step_type_of
from couples.domain.session.state import Choice, Field, Next, Own, Phase, SealedAnswer, Side, Sign, State, Vote
from couples.domain.session.view import view
from tests.faults.model.device import AT_ONCE, COVERED, RUNNING, Device
from tests.faults.model.exchange import Disk
from tests.faults.model.ways import kept
from tests.faults.model.world import DOWN, World

FRESH_BEAT, WAITS = 5.0, 300.0  # F12, F5
RESTS_WITHIN = 6.0 + 0.5  # F8, and one look of the model
AWAY_WITHIN = 8.0  # F9
WRITTEN_WITHIN = 2.5  # once the disk is well again
HOLDING = (
    did.Paused,
    did.WentAway,
    did.Restarted,
    did.ConsentLapsed,
    did.TermsChanged,
    did.GateOpened,
    did.NotNow,
    did.SignalSent,
)
ODD = Own(
    count=99,
    answer=SealedAnswer(step=0, epoch=0, choice=Choice.NO, at=0.0),
    vote=Vote(epoch=0, at=0.0),
    ask_again="secret",
    marks={"ready": "7", "hope": "secret"},
    lines={Field.HONOURED: "secret"},
    next=Next.PAUSE,
    sign=Sign.MEMORY,
    back_in=77,
)


def asks_for_a_yes(state: State) -> bool:
    """Nothing is done in some steps that needs one: they only ask, or look back. Going on in them still needs two."""
    step_type = step_type_of(state)
    return step_type is not None and step_type.asks


@dataclass(frozen=True)
class Wish:
    """A yes or a wish to go on, as the house took it."""

    epoch: int
    at: float
    order: int
    command_id: str


@dataclass
class Laws:
    """Watches one world."""

    world: World
    tapped: dict[str, float] = field(default_factory=dict)  # command id -> when a person meant it
    in_line: dict[str, tuple[Device, int, int]] = field(default_factory=dict)  # what has to come in order: whose, when
    reached: dict[tuple[Device, int], int] = field(default_factory=dict)  # how far down its line a page has come
    wishes: dict[tuple[type, Side], Wish] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)  # pause -> the seq at which it stood
    began: list[int] = field(default_factory=list)  # seqs at which something began to run
    paused_at: dict[Side, float] = field(default_factory=dict)  # when their newest pause was tapped, of those received
    no_at: dict[Side, float] = field(default_factory=dict)  # the same of their newest wait or no
    last_hold: int = 0
    order: int = 0
    stopped_at: float = 0.0

    def __post_init__(self) -> None:
        self.world.house.watching.append(self.after)

    # --- at every decision

    def after(self, before: State, command: Any, decision: Any, state: State) -> None:
        self.order += 1
        self._in_order(getattr(command, "id", ""))
        if isinstance(decision, Refused):
            assert state == before
            return
        if isinstance(command, ask.Pause):
            self.decided.setdefault(command.id, state.seq)
            pressed = [device.pressed[command.id] for device in self.world.devices if command.id in device.pressed]
            self.paused_at[command.by] = max([self.paused_at.get(command.by, 0.0), *pressed])
            assert command.by in state.paused_by
        if isinstance(command, ask.Answer) and command.narrows:
            assert not state.running, f"{command.by} said {command.choice}, and it runs on"
            self.no_at[command.by] = max(self.no_at.get(command.by, 0.0), self.tapped.get(command.id, 0.0))
        for event in decision:
            self._happened(event, command)
        if state.running and not before.running:
            asks = asks_for_a_yes(state)
            if asks or (before.plan, before.step) == (state.plan, state.step):  # else they have just come to it
                self._began(before, ask.Answer if asks else ask.Resume, state)
            self.began.append(state.seq)
        elif before.paused_by - state.paused_by and state.phase is not Phase.CLOSED:
            self._began(before, ask.Resume, state)
        if before.running and not state.running:
            self.stopped_at = self.world.mono

    def stands_in_line(self, device: Device, command: Mapping[str, Any]) -> None:
        """Tapped: it is heard after whatever this page was told before it (a pause and an end go past it)."""
        if kept(command) and command["do"] not in AT_ONCE:
            self.in_line[command["id"]] = device, device.lives, len(self.in_line)

    def _in_order(self, command_id: str) -> None:
        device, life, place = self.in_line.get(command_id, (None, 0, 0))
        if device is not None and life == device.lives:  # with the page that goes, all leaves at once
            assert place > self.reached.get((device, life), -1), f"{device.name}: an older wish came after a newer one"
            self.reached[device, life] = place

    def _happened(self, event: did.Event, command: Any) -> None:
        if isinstance(event, HOLDING):
            self.last_hold = self.order
        if isinstance(event, did.AnswerSealed | did.VoteCast):
            yes = not isinstance(event, did.AnswerSealed) or event.choice is Choice.YES
            kind = ask.Answer if isinstance(event, did.AnswerSealed) else ask.Resume
            self.wishes.pop((kind, event.side), None)
            if yes:
                assert 0 <= self.world.mono - command.heard <= FRESH_BEAT
                age = self.world.mono - self.tapped.get(command.id, self.world.mono)
                assert age <= FRESH_BEAT, f"a yes tapped {age:.1f} s ago counted"
                tapped = self.tapped.get(command.id, self.world.mono)
                assert tapped >= self.paused_at.get(event.side, 0.0), "a yes counted that was tapped before a pause"
                assert tapped >= self.no_at.get(event.side, 0.0), "a yes counted that was tapped before a no"
                self.wishes[kind, event.side] = Wish(event.epoch, event.at, self.order, command.id)
        elif isinstance(event, did.TakenBack | did.YesUnseen):
            for kind in (ask.Answer, ask.Resume):
                self.wishes.pop((kind, event.side), None)

    def _began(self, before: State, kind: type, state: State) -> None:
        """Two wishes, both for this very epoch, both fresh, and nothing that holds since either."""
        for side in Side:
            wish = self.wishes.get((kind, side))
            assert wish is not None, f"{side} never said so: {before.holds} -> {state.holds}"
            assert wish.epoch == before.epoch
            assert self.world.mono - wish.at <= WAITS
            assert wish.order > self.last_hold

    # --- at every moment

    def look(self) -> None:
        state, mono = self.world.house.state, self.world.mono
        if not state.running:
            self.stopped_at = min(self.stopped_at, mono) if self.stopped_at else mono
        if state.running and self.world.disk is Disk.WELL and mono - self.world.well_since > WRITTEN_WITHIN:
            for side, heard in self.world.house_heard.items():
                assert mono - heard <= AWAY_WITHIN, f"{side} was not heard for {mono - heard:.2f} s, and it runs on"
        for device in self.world.devices:
            if device.is_open:
                self._look_at(device, running=state.running)

    def _look_at(self, device: Device, *, running: bool) -> None:
        if device.glass != RUNNING:
            return
        mono = self.world.mono
        assert not device.pending, f"{device.name} says running while a pause is on its way"
        assert mono - device.heard_at <= RESTS_WITHIN, f"{device.name} says running and hears nothing"
        assert device.proven_at >= device.behind_at, f"{device.name} trusts a screen from before it fell behind"
        long_so = mono - self.world.changed_at[device] > RESTS_WITHIN
        if long_so and device.connected and DOWN not in self.world.cut[device]:
            silent = mono - self.world.house_heard[device.side]
            assert silent <= RESTS_WITHIN, f"{device.name} says running, and for {silent:.2f} s nobody hears it"
        for each in device.pressed:
            self._went_on_since(device, each)
        if not running:
            since = mono - self.stopped_at
            assert since <= RESTS_WITHIN, f"{device.name} says running, {since:.2f} s after it was held"

    def _went_on_since(self, device: Device, pause: str) -> None:
        seq = device.standing["seq"]
        at = self.decided.get(pause)
        assert at is not None, f"{device.name} runs again before its pause {pause} has stood"
        assert any(at < began <= seq for began in self.began), f"{device.name} runs again and nobody went on"

    def nothing_leaks(self) -> None:
        """Neither screen depends on the other's own page; the journal alone tells all that both may know."""
        house = self.world.house
        for side in Side:
            odd = house.state.with_own(side.other, ODD)
            assert view(odd, side, self.world.clock()) == view(house.state, side, self.world.clock())
        folded = replay(State(), house.log)
        assert folded.seq == len(house.log)
        assert folded.holds == house.state.holds

    def receipts_are_true(self) -> None:
        for device in self.world.devices:
            for each in device.receipts:
                assert (device.side.other, each) in self.world.really_painted, f"{each} stood on no visible page"

    # --- in the end

    def all_is_well(self) -> None:
        """Every network is back and time has passed: all pages show what is, and every pause has stood."""
        scenes: Mapping[Side, Any] = self.world.house.scenes()
        assert not self.world.hints.standing("room")
        for device in self.world.devices:
            if not device.is_open:
                continue
            newest = scenes[device.side]
            assert (device.standing["seq"], device.standing["own"]) == (newest["seq"], newest["own"]), device.name
            assert device.pending == {}, device.name
            assert device.outbox == {}, device.name
            assert device.glass != COVERED, device.name
            assert (device.glass == RUNNING) is self.world.house.state.running, device.name
        if self.world.house.state.phase is not Phase.CLOSED:
            missing = {each for device in self.world.devices for each in device.pressed} - self.decided.keys()
            assert not missing, f"pauses that never stood: {missing}"
