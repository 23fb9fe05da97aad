"""The real server with its clock in a test's hand: ``python -m tests.faults.hourglass PORT FILE serve``.

No time passes but what the test lets pass: at ``PORT`` it says what the time is and when the house looks around
(``Timing.tick``). ``FILE`` has the first moment and the mark of this run. Heartbeats are the test's too. Everything
else is ``app.main``: the same sockets, the same POSTs, the same disk.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

LONG_AFTER = 100_000  # seconds: the house's own heartbeat never comes


class Hourglass:
    """What time it is, and the wire over which it is told."""

    def __init__(self, port: int, mono: float) -> None:
        self.port, self.mono = port, mono

    def watch(self, timing: Any) -> None:
        """Stands where the house's own watch stands."""
        import socket

        with socket.create_server(("127.0.0.1", self.port)) as door:
            while True:
                line, _ = door.accept()
                with line, line.makefile("rw") as said:
                    for order in said:
                        said.write(json.dumps(self._does(timing, json.loads(order))) + "\n")
                        said.flush()

    def _does(self, timing: Any, order: dict[str, Any]) -> dict[str, Any]:
        """It is so late now, and the house looks around so often; answered when all that is written and told."""
        self.mono = order["mono"]
        for mono, number in order["ticks"]:
            self.mono, timing._ticks = mono, number
            timing.tick()
        self._waits_for_the_disk(timing._conducting._store)
        return {"pages": len(timing._telling.pages.everyone())}

    @staticmethod
    def _waits_for_the_disk(store: Any) -> None:
        import threading

        told = threading.Event()
        store.submit(lambda unit: None).then(lambda *_: told.set())
        told.wait(10)


def main() -> None:
    """Patch as the roof would, put the hourglass where the clocks are, hand over to the roof."""
    port, file, *words = sys.argv[1:]
    sys.argv[1:] = words
    if os.environ["COUPLES_ASYNC_MODE"] == "eventlet":
        import eventlet

        eventlet.monkey_patch()
    from couples import machine
    from couples.domain.now import Now
    from couples.realtime import door, timing
    from tests.makers import FIRST_EVENING

    mono, run = Path(file).read_text().split()
    glass = Hourglass(int(port), float(mono))
    patches: Any = SimpleNamespace(machine=machine.SystemClock, door=door, timing=timing.Timing)
    patches.machine.__call__ = lambda _: Now(wall=FIRST_EVENING + timedelta(seconds=glass.mono), mono=glass.mono)
    patches.door.PING_EVERY = patches.door.PONG_WITHIN = LONG_AFTER
    patches.timing.run = lambda watched, _: glass.watch(watched)
    import app
    from couples import wiring

    roof: Any = wiring
    roof.time, roof.mono = SimpleNamespace(monotonic=lambda: glass.mono), lambda: glass.mono
    beat = roof.Beat
    roof.Beat = lambda _: beat(run)
    app.main()


if __name__ == "__main__":
    main()
