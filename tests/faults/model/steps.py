"""What networks, the disk, the clock and the house do by themselves: one step each, ``n`` says how."""

from typing import TYPE_CHECKING

from tests.faults.model.device import Device
from tests.faults.model.exchange import Disk
from tests.faults.model.world import DOWN, UP

if TYPE_CHECKING:
    from tests.faults.model.walk import Walk


def moment(walk: "Walk", device: Device, n: int) -> None:
    walk.ticks(1 + n % 6)


def a_while(walk: "Walk", device: Device, n: int) -> None:
    walk.ticks(8 + n % 30)


def long_while(walk: "Walk", device: Device, n: int) -> None:
    """Minutes in which all goes on as it is: longer than a wish to go on lasts, or than a consent."""
    for _ in range((75, 155, 420)[n % 3]):
        walk.world.ticks(2.0)
        walk.laws.look()


def the_house_slept(walk: "Walk", device: Device, n: int) -> None:
    walk.world.mono += 3.0 + n % 400
    walk.ticks(1)


def write_one(walk: "Walk", device: Device, n: int) -> None:
    if n % 8 == 0:
        walk.world.house.fail()
    else:
        walk.world.house.commit()


def disk(walk: "Walk", device: Device, n: int) -> None:
    walk.world.becomes((Disk.WELL, Disk.STALLED, Disk.WELL, Disk.FULL)[n % 4])


def carry_up(walk: "Walk", device: Device, n: int) -> None:
    for line in [line for line in walk.world.lines if line.device is device and UP not in walk.world.cut[device]]:
        for _ in range(min(len(line.up), 1 + n % 3)):
            if line.up and line.at_house:
                walk.world.carries_up(line)


def carry_down(walk: "Walk", device: Device, n: int) -> None:
    line = walk.world.line_of(device)
    if line is not None and DOWN not in walk.world.cut[device]:
        for _ in range(min(len(line.down), 1 + n % 3)):
            walk.world.carries_down(line)


def cut(walk: "Walk", device: Device, n: int) -> None:
    walk.world.cut[device] |= ({UP}, {DOWN}, {UP, DOWN})[n % 3]
    walk.world.changed_at[device] = walk.world.mono


def clean_cut(walk: "Walk", device: Device, n: int) -> None:
    walk.world.dead.add(device)
    walk.world.changed_at[device] = walk.world.mono
    for line in [line for line in walk.world.lines if line.device is device]:
        walk.world.phone_hangs_up(line)
        walk.world.house_hangs_up(line)


def heal(walk: "Walk", device: Device, n: int) -> None:
    """What was held arrives late (n even), or is lost and its line with it."""
    world = walk.world
    if n % 2 and world.cut[device]:
        world.posts = [post for post in world.posts if post.device is not device]
        clean_cut(walk, device, n)
    world.changed_at[device] = world.mono
    world.cut[device].clear()
    world.dead.discard(device)


def drop(walk: "Walk", device: Device, n: int) -> None:
    """The phone loses its line; what it had said on it is still on its way."""
    if line := walk.world.line_of(device):
        walk.world.phone_hangs_up(line)


def comes_in(walk: "Walk", device: Device, n: int) -> None:
    """A second device comes in, or a page is reloaded."""
    if device.is_open:
        device.flushes()
    walk.world.opens(device)


def restart(walk: "Walk", device: Device, n: int) -> None:
    walk.world.restarts()
