"""An evening as a list of numbers, one for each thing that happens: made by dice, shortened when it shows a fault."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.faults.model import steps, taps
from tests.faults.model.device import Device
from tests.faults.model.exchange import Disk
from tests.faults.model.laws import Laws
from tests.faults.model.world import World

ALL = 1 << 16
CALM = 120  # ticks in the end, half a minute: longer than any retry waits


class Walk:
    """A world, its laws, and the steps through it."""

    def __init__(self, seed: int, world: World | None = None) -> None:
        self.world = world or World(seed)
        self.laws = Laws(self.world)
        self.steps = 0
        a, b = self.world.devices[0], self.world.devices[2]
        for device in (a, b):
            self.world.opens(device)
        self.ticks(9)
        for _ in range(seed % 5):  # from the lobby to somewhere in a step
            taps.both_sensible(self, a, seed // 5)

    def ticks(self, count: int) -> None:
        for _ in range(count):
            self.world.ticks()
            self.laws.look()

    def does(self, number: int) -> None:
        """One step. 0 is none, so that what does not matter can become nothing."""
        self.steps += 1
        if number == 0:
            return
        which, rest = DECK[number % len(DECK)], number // len(DECK)
        device = self.world.devices[rest % 4]
        which(self, device, rest // 4)
        self.laws.look()
        if self.steps % 10 == 0:
            self.laws.nothing_leaks()

    def ends(self) -> None:
        """The networks come back, the disk is well, everybody looks; then all has to be as it should."""
        self.world.becomes(Disk.WELL)
        for device in self.world.devices:
            steps.heal(self, device, 0)
            if device.is_open and not device.visible:
                device.looks(visible=True)
        self.ticks(CALM)
        self.laws.nothing_leaks()
        self.laws.receipts_are_true()
        self.laws.all_is_well()

    def taps(self, device: Device, do: str, **fields: Any) -> None:
        if device.is_open and (command := device.says(do, **fields)):
            self.laws.tapped[command["id"]] = self.world.mono
            self.laws.stands_in_line(device, command)


Step = Callable[[Walk, Device, int], object]
WEIGHTS: Sequence[tuple[int, Step]] = (
    (10, steps.moment),
    (5, steps.a_while),
    (1, steps.long_while),
    (1, steps.the_house_slept),
    (5, steps.write_one),
    (3, steps.disk),
    (5, steps.carry_up),
    (5, steps.carry_down),
    (5, steps.cut),
    (2, steps.clean_cut),
    (7, steps.heal),
    (2, steps.drop),
    (3, steps.comes_in),
    (3, taps.look),
    (7, taps.pause),
    (9, taps.sensible),
    (14, taps.both_sensible),
    (3, taps.narrow),
    (3, taps.pause_words),
    (1, taps.end),
    (4, taps.again),
    (3, taps.mischief),
    (1, steps.restart),
)
DECK: Sequence[Step] = [step for weight, step in WEIGHTS for _ in range(weight)]
