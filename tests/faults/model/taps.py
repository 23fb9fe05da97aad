"""What the two do with their phones, sensible or not: one step each, ``n`` says how."""

from typing import TYPE_CHECKING, Any

from couples.domain.session.state import Phase
from tests.faults.model.device import RUNNING, Device
from tests.makers import A_NAMING
from tests.playing import a_move

if TYPE_CHECKING:
    from tests.faults.model.walk import Walk


def look(walk: "Walk", device: Device, n: int) -> None:
    if device.is_open:
        device.looks(visible=n % 2 == 0)


def pause(walk: "Walk", device: Device, n: int) -> None:
    if device.is_open:
        device.pauses()
        assert device.glass != RUNNING, "the own screen waits for something"


def sensible(walk: "Walk", device: Device, n: int) -> None:
    """What someone would tap who wants to go on."""
    if not device.is_open:
        return
    view = device.view
    match view["screen"], view["go_on"]:
        case "lobby", _:
            shelf = list(walk.world.house.shelf.values())
            exercise = shelf[n % len(shelf)]
            naming = {"what": A_NAMING.what, "where": "here", "how_long": "a song", "ends": "now"}
            extra: dict[str, Any] = {"option": exercise.options[0]} if exercise.options else {}
            extra |= {"naming": naming} if exercise.names else {}
            size = {"length": exercise.lengths[0], "depth": exercise.depths[0]}
            walk.taps(device, "Propose", exercise=exercise.id, **size, **extra)
        case "proposal", _:
            plan = view["proposal"]
            walk.taps(device, "Agree", length=plan["length"], depth=plan["depth"])
        case "debrief" | "parted", "vote":
            walk.taps(device, "Resume")
        case "debrief", _:
            field = ("good", "us", "honoured")[n % 3]
            walk.taps(device, "Write", field=field, text=f"a line {n}")
            walk.taps(device, "Share", field=field)
        case "step", _:
            step = view["step"]
            walk.taps(device, "Move", moves=step["moves"], **a_move(step["kind"], n))
            if n % 5 == 0:
                walk.taps(device, "Unsay", key=("", "hope", "guess")[n // 5 % 3])
        case _, "gate":
            choice = ("yes", "yes", "yes", "yes", "yes", "wait", "no")[n % 7]
            walk.taps(device, "Answer", step=view["step"]["index"], choice=choice)
        case _, "vote":
            walk.taps(device, "Resume")


def both_sensible(walk: "Walk", device: Device, n: int) -> None:
    """Each of the two taps on a page that may, one after the other: how evenings get anywhere."""
    for side in (device.side, device.side.other):
        for each in walk.world.devices:
            if each.side is side and each.is_open and each.may:
                sensible(walk, each, n)
                walk.ticks(2)
                break


def narrow(walk: "Walk", device: Device, n: int) -> None:
    if not device.is_open:
        return
    step = device.view["step"]
    if n % 5:
        do = ("TakeBack", "NotToday", "NeedMore", "TakeBack")[n % 4]
        walk.taps(device, do, **({"given_in": device.view["epoch"]} if do == "TakeBack" else {}))
    elif step and n % 2:
        walk.taps(device, "FinishStep", step=step["index"])
    elif step:
        walk.taps(device, "SetAside", until="later")


def pause_words(walk: "Walk", device: Device, n: int) -> None:
    do, fields = (
        ("AddNeed", {"need": "space"}),
        ("NoteSign", {"sign": "panic"}),
        ("SendSign", {"sign": "memory"}),
        ("SendSignal", {"signal": ("differently", "step-back", "stepping-out")[n % 3]}),
        ("PickReturn", {"minutes": 20 + n % 60}),
    )[n % 5]
    walk.taps(device, do, **fields)


def end(walk: "Walk", device: Device, n: int) -> None:
    if n % 3 == 0:
        walk.taps(device, "Part" if walk.world.house.state.phase is Phase.DEBRIEF else "End")


def again(walk: "Walk", device: Device, n: int) -> None:
    """Something said before arrives once more: by this person's line, or by POST."""
    said = [command for who, command in walk.world.sent[-40:] if who.side is device.side]
    if said and device.is_open:
        command = said[n % len(said)]
        if not (n // 64 % 2 and walk.world.emit(device, "say", command)):
            walk.world.post(device, command)


def mischief(walk: "Walk", device: Device, n: int) -> None:
    """A page that does not play by the rules: an old epoch, an old beat, a yes by POST."""
    state = walk.world.house.state
    body: dict[str, Any] = {"v": 1, "id": walk.world.new_id(), "do": "Answer", "step": state.step, "choice": "yes"}
    beats = [walk.world.beat.token(walk.world.mono - ago) for ago in (0.0, 4.0, 5.5, 60.0)]
    body |= {"epoch": state.epoch - n % 2, "heard": [*beats, "run0.5"][n // 2 % 5]}
    if n // 16 % 2:
        body = {key: body[key] for key in ("v", "id", "epoch", "heard")} | {"do": "Resume"}
    walk.laws.tapped[body["id"]] = walk.world.mono
    walk.world.post(device, body)
