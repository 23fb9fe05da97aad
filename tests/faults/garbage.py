"""What nobody should ever send: bodies that are nearly right, packets that are not, in seeded heaps."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from couples.domain.now import Now
from couples.domain.refusal import Refused
from couples.domain.session.state import Side
from couples.domain.session.view import view
from couples.services import wire
from couples.services.wire import COMMANDS
from tests.faults import saying
from tests.faults.situations import SITUATIONS
from tests.makers import FIRST_EVENING, SHELF

CANARY = "canary that nobody may find in a log"
DEEP = 1200  # brackets; Python itself gives up at about a thousand
Body = dict[str, Any]

ODD: tuple[Callable[[Random], Any], ...] = (
    lambda dice: None,
    lambda dice: dice.choice([True, False]),
    lambda dice: dice.choice([0, -1, 1, 2**31, 2**53 + 1, 2**64, -(2**70), 10**400]),
    lambda dice: dice.choice([0.5, -0.0, 1e308, 1e-320]),
    lambda dice: dice.choice(["", " ", "\x00", "null", "A", "yes ", "YES", "ａ", "\ud800", "𝔸" * 40, CANARY]),
    lambda dice: "x" * dice.choice([63, 64, 65, 2000, 2001, 70_000]),
    lambda dice: [],
    lambda dice: {},
    lambda dice: [None, {"a": [1, 2, {"b": CANARY}]}],
    lambda dice: {"__class__": "Pause", "by": "B", "$type": 1},
    lambda dice: ["good", "good", ["good"]],
    lambda dice: "9" * dice.choice([1, 15, 16, 400]),
    lambda dice: f"run.{dice.choice(['', '1', '-1', '٣', '1e5', '9' * 30])}",
    lambda dice: b"\x00\xff bytes of a binary packet",
)
EXTRA = ("by", "side", "at", "extra", "", "__init__", "\ud800", "id ", "Do", "do\x00", "own", "seq")


def nearly_right(dice: Random) -> list[Body]:
    """Every command as pages in many situations would send it."""
    made = []
    for make in SITUATIONS.values():
        state, now = make().state, Now(wall=FIRST_EVENING, mono=1000.0)
        seen = wire.scene(view(state, Side.A, now), seq=0, own=0)["view"]
        made += [saying.body(do, seen, "run.1000000", dice, SHELF) for do in COMMANDS]
    return made


def spoilt(body: Body, dice: Random) -> Any:
    """The same with one to four things wrong with it."""
    body = dict(body)
    for _ in range(dice.choice([1, 1, 1, 2, 4])):
        match dice.randrange(8):
            case 0:
                body.pop(dice.choice(list(body)), None)
            case 1:
                body[dice.choice(EXTRA)] = dice.choice(ODD)(dice)
            case 2 | 3 | 4:
                body[dice.choice(list(body) or ["do"])] = dice.choice(ODD)(dice)
            case 5:
                body["do"] = dice.choice(
                    ["", "pause", "Pause ", "__class__", "Personal", "NoticeAway", "Notice", "Joined"]
                )
            case 6:
                body["do"] = dice.choice(list(COMMANDS))
            case _:
                if dice.random() < 0.02:
                    body[dice.choice(["do", "heard", "text", "extra"])] = deep(dice.choice([50, 300, DEEP, 5 * DEEP]))
        if not body:
            return dice.choice(ODD)(dice)
    return body if dice.random() < 0.97 else dice.choice(ODD)(dice)


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    nest: Any = []
    for _ in range(levels):
        nest = [nest]
    return nest


def refused(body: object) -> bool:
    """Whether the door turns this away without asking anybody."""
    try:
        wire.parse(body, Side.A, lambda beat: 0.0)
    except Refused:
        return True
    return False


def a_packet(dice: Random, bodies: list[Body]) -> str | bytes:
    """One message of a socket: nearly Engine.IO, nearly Socket.IO, nearly the house's own protocol."""
    match dice.randrange(10):
        case 0:
            return dice.choice(ODD_TRANSPORT)(dice)
        case 1 | 2 | 3:
            return dice.choice(ODD_PACKETS)(dice)
        case 4:
            event = dice.choice(["painted", "seen", "message", "*", "x" * 900, "__disconnect_final", "connect_error"])
            return _event(event, dice.choice(ODD)(dice), dice)
        case _:
            body = spoilt(dice.choice(bodies), dice)
            return _event("say", body, dice) if refused(body) else _event("said", body, dice)


def _event(event: object, data: object, dice: Random) -> str:
    number = dice.choice(["", "", "", "0", "7", "9" * 30])
    try:
        return f"42{number}{json.dumps([event, data])}"
    except (TypeError, RecursionError):  # bytes, and what is too deep to be written by this side
        return f'42{number}["say",{"[" * DEEP}{"]" * DEEP}]'


# Each ends the wire, or may: the server cannot read on from here.
ODD_TRANSPORT: tuple[Callable[[Random], str | bytes], ...] = (
    lambda dice: dice.choice(
        ["7", "8x", "9{}", "x", "-1", "é", "b", "bAAAA", "b!!", " 4", "\x1e", "4\x1e4", "1", "0{}"]
    ),
    lambda dice: dice.randbytes(dice.choice([1, 5, 200])),
    lambda dice: dice.choice(["2", "3", "5", "6", "2probe", "3probe", "6" * 50]),
)
ODD_PACKETS: tuple[Callable[[Random], str | bytes], ...] = (
    lambda dice: "4" + dice.choice(["", "7", "8[]", "9", "x", "2", "2[", "2{}", "2[]", '2["say"', "2[1]", "2[null]"]),
    lambda dice: "42" + json.dumps(dice.choice([[{"a": 1}], [["say"]], "say", 5, None, [True, {}], [[], []]])),
    lambda dice: "42" + json.dumps(["say", *[CANARY] * dice.choice([1, 2, 50])]),
    lambda dice: f'40{dice.choice(["/admin,", "/a/b?c=1,", "/,", "/" + "n" * 2000 + ",", ""])}{{"token":"{CANARY}"}}',
    lambda dice: dice.choice(["41/none,", "44{}", '44/x,"no"', "43[]", "431[]", "43" + "9" * 99 + "[]", "43[1,2,3]"]),
    lambda dice: f'42{dice.choice(["9" * 99, "9" * 101, "9" * 5000, "00", "-1", "1.5"])}["say",{{"do":"Join"}}]',
    lambda dice: (
        f'45{dice.choice(["0", "1", "2", "9999999999", "9" * 11, "-1"])}-["say",{{"_placeholder":true,"num":0}}]'
    ),
    lambda dice: (
        '42["say",' + dice.choice(["NaN", "Infinity", "1e999", "9" * 5000, '"\\ud800"', '{"a":1,"a":2}', "[1,]"]) + "]"
    ),
    lambda dice: f'42["say",{"[" * DEEP}{"]" * DEEP}]',
    lambda dice: '42["say",' + '{"a":' * DEEP + "1" + "}" * DEEP + "]",
    lambda dice: f'42["say",{{"do":"Join","v":1,"id":"{"x" * dice.choice([65, 2000, 60_000])}"}}]',
    lambda dice: dice.choice(
        ['42["connect"]', '42["connect",{},{}]', f'42["connect",{{"HTTP_COOKIE":"{CANARY}"}},{{"token":"x"}}]']
    ),
)
