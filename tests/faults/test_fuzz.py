"""Whatever is sent, it is a command, or it is refused in a word: nothing falls over and nothing changes."""

import json
import time
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from random import Random
from typing import get_args

import pytest
import websocket

from couples.domain.refusal import Refused
from couples.domain.session.state import Side
from couples.services import wire
from couples.services.wire import COMMANDS
from tests.faults.garbage import CANARY, a_packet, nearly_right, refused, spoilt
from tests.faults.memory import megabytes, memory_of
from tests.faults.town import Person, a_town, both_leave
from tests.faults.trials import Tally, tallied, times
from tests.server import Mode, Server, a_server
from tests.wires import Wire

DEEP = (b"[" * 990 + b"]" * 990, b'{"a":' * 900 + b"1" + b"}" * 900)
PIECES = (b"", b"{", b"\xff", b'"', b"\\u", b"9" * 500, b"[" * 1500, *DEEP)


def test_f02_every_command_is_understood_when_nothing_is_wrong_with_it() -> None:
    understood = {body["do"] for body in nearly_right(Random(2)) if not refused(body)}
    assert understood == set(COMMANDS)


def test_f02_whatever_comes_in_is_a_command_or_refused_in_a_word() -> None:
    with tallied("F2 F18 fuzz: bodies into the codec") as tally:
        dice, came = tally.dice, Counter[str]()
        bodies = nearly_right(dice)
        for _ in range(times(100_000, 2_000_000)):
            body = spoilt(dice.choice(bodies), dice)
            tally.trials += 1
            try:
                command = wire.parse(body, dice.choice(list(Side)), lambda beat: 0.0)
                came[type(command).__name__] += 1
                assert not isinstance(body, dict) or COMMANDS[body["do"]] is type(command)
            except Refused as no:
                came[no.reason] += 1
            except Exception as error:  # noqa: BLE001 - anything else is what is looked for
                tally.failures.append(f"{type(error).__name__} from {_brief(body)}")
        assert {"unknown", "version", "Pause"} <= came.keys()


def _brief(body: object) -> str:
    try:
        return repr(body)[:300]
    except RecursionError:
        return "something too deep to be shown"


def test_f02_whatever_is_posted_is_read_or_refused_in_a_word() -> None:
    with tallied("F2 F18 fuzz: bytes into the reader") as tally:
        dice = tally.dice
        bodies = [json.dumps(body).encode() for body in nearly_right(dice)]
        for _ in range(times(20_000, 400_000)):
            raw = bytearray(dice.choice(bodies))
            for _ in range(dice.choice([1, 2, 8])):
                at = dice.randrange(len(raw) + 1)
                raw[at : at + dice.choice([0, 1, 4])] = dice.choice(
                    [b"", b"{", b"\xff", b"[" * 1500, b'"', b"\\u", b"9" * 500]
                )
            tally.trials += 1
            try:
                wire.parse(wire.load(bytes(raw)), Side.A, lambda beat: 0.0)
            except Refused:
                pass
            except Exception as error:  # noqa: BLE001 - anything else is what is looked for
                tally.failures.append(f"{type(error).__name__} from {bytes(raw[:200])!r}")


@pytest.mark.parametrize("mode", get_args(Mode))
def test_f02_f18_nothing_sent_over_the_wire_brings_the_room_down_or_changes_it(tmp_path: Path, mode: Mode) -> None:
    couple, strangers = a_town(tmp_path / "house", 2)
    with a_server(tmp_path / "house", mode) as server, tallied(f"F2 F18 fuzz: over the wire, {mode}") as tally:
        ana, ben = (person.at(server).connects() for person in couple.values())
        before = ana.view, ana.scene["seq"], ben.scene["seq"]
        _throw(server, tally, couple[Side.A], 200)
        standing = memory_of(server.pid)
        _throw(server, tally, couple[Side.A], times(1500, 15_000))
        _throw(server, tally, strangers[Side.B], times(900, 9_000))
        tally.notes("growth, MB", megabytes(memory_of(server.pid) - standing))
        assert memory_of(server.pid) - standing < 30 * 2**20
        with tally.trial("afterwards"):
            ana, ben = (_back(wire, person, server) for wire, person in zip((ana, ben), couple.values(), strict=True))
            assert (ana.view, ana.scene["seq"], ben.scene["seq"]) == before
            began = time.monotonic()
            paused = ana.says("Pause")
            ben.waits("held", lambda data: data["id"] == paused, within=2)
            tally.notes("told afterwards, ms", (time.monotonic() - began) * 1000)
            assert ana.waits("answer", lambda data: data["id"] == paused)["ok"]
            assert CANARY not in server.log.read_text()
        both_leave(ana, ben)


def _back(wire_: Wire, person: Person, server: Server) -> Wire:
    """A page that was there all the time still is; nobody else's rubbish has cut it off."""
    assert not wire_.closed(within=0), "an innocent page was cut off"
    both_leave(wire_)
    return person.at(server).connects()


def _throw(server: Server, tally: Tally, person: Person, packets: int) -> None:
    """So many packets from one person's browser, half of the wires without having said who they are."""
    dice, bodies = tally.dice, nearly_right(tally.dice)
    sender = _sender(server, person, dice)
    line = next(sender)
    for _ in range(packets):
        packet = a_packet(dice, bodies)
        tally.trials += 1
        try:
            line.send(packet) if isinstance(packet, str) else line.send_binary(packet)
            if dice.random() < 0.1:
                _drain(line)
        except (websocket.WebSocketException, OSError, UnicodeEncodeError):
            line = next(sender)
    sender.close()


def _sender(server: Server, person: Person, dice: Random) -> Generator[websocket.WebSocket, None, None]:
    """New wires, one after the other, as the server hangs up on them."""
    wire_ = person.at(server)
    room = wire_.data("room")
    who = json.dumps({"token": room["token"], "session": room["session"], "unsettled": []})
    url = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    wire_.web.close()
    while True:
        line = websocket.create_connection(url, timeout=5, cookie=f"login={person.cookie}", origin=server.url)
        try:
            if dice.random() < 0.7:
                line.send(f"40{who}")
                line.recv()
            line.settimeout(0.001)
            yield line
        finally:
            line.shutdown()  # type: ignore[no-untyped-call]  # the library says nothing of its types


def _drain(line: websocket.WebSocket) -> None:
    """Read what came; raises when the server has hung up."""
    try:
        while True:
            if not line.recv():
                raise websocket.WebSocketConnectionClosedException
    except (websocket.WebSocketTimeoutException, BlockingIOError):
        pass
