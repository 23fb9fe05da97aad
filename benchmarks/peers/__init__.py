"""Who is measured: ours, and the relays that ours stands beside, each as its own first page shows it.

A *runner* starts one on a free port of this machine alone, pinned to the server's core, and ends it by its pid.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.seed import PATH, Seat, town
from tests.server import ROOT, Server, free_port

HERE = Path(__file__).parent
BUILD = HERE.parent / "build"
KIN = HERE.parent / ".venv" / "bin" / "python"
SERVER_CORE = str((os.cpu_count() or 1) - 1)
READY_WITHIN = 60.0


@dataclass(frozen=True)
class Running:
    """A server that answers, and the seats of the couples it expects."""

    port: int
    pid: int
    seats: list[Seat]
    data_dir: Path | None = None


Runner = Callable[[int], contextlib.AbstractContextManager[Running]]


@contextlib.contextmanager
def ours(couples: int, **environment: str) -> Iterator[Running]:
    """The whole house on a database full of couples, as `python app.py serve` runs it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        data_dir = Path(place) / "house"
        seats = town(data_dir, couples)
        program = ("taskset", "-c", SERVER_CORE, sys.executable, "app.py", "serve")
        server = Server(free_port(), data_dir, "eventlet", environment, program, READY_WITHIN)
        try:
            server.start()
            yield Running(server.port, server.pid, seats, data_dir)
        finally:
            server.stop()


def _relay(command: Callable[[int], list[str]], seat: Callable[[int], Seat]) -> Runner:
    @contextlib.contextmanager
    def run(couples: int) -> Iterator[Running]:
        port = free_port()
        process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *command(port)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _wait_for(port, process)
            yield Running(port, process.pid, [seat(couple) for couple in range(couples) for _ in range(2)])
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    return run


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import socket

    give_up = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("a peer did not start")


def _socketio_seat(couple: int) -> Seat:
    return PATH, "", f"40{json.dumps({'couple': str(couple)})}"


RAW = _relay(lambda port: [str(BUILD / "relay"), str(port)], lambda couple: (f"/{couple}", "", ""))
NODE = _relay(lambda port: ["node", str(HERE / "node.mjs"), str(port)], _socketio_seat)
UVICORN = _relay(
    lambda port: [
        *(str(KIN), "-m", "uvicorn", "--host", "127.0.0.1", "--port", str(port), "--loop", "uvloop"),
        *("--log-level", "error", "--ws-per-message-deflate", "false", "--backlog", "4096", "benchmarks.peers.kin:app"),
    ],
    _socketio_seat,
)
STOCK = _relay(lambda port: [str(KIN), str(HERE / "stock.py"), str(port)], _socketio_seat)
PEERS: dict[str, Runner] = {
    "raw C": RAW,
    "Node Socket.IO": NODE,
    "uvicorn": UVICORN,
    "stock eventlet": STOCK,
    "ours": ours,
}
