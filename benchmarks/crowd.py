"""A crowd of people on the other core, and what they lived through."""

import contextlib
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers import BUILD, Running

CROWD_CORE = "0"
LONGEST = 400  # seconds: longer than any part takes; then the crowd is ended


@dataclass(frozen=True)
class Load:
    """How many couples, how many pauses a second among them (0: each again as soon as answered), for how long."""

    couples: int
    rate: float
    seconds: float
    warm: float = 2.0


def measured(running: Running, load: Load, run: str = "a", *, at_once: int = 64) -> dict[str, Any]:
    """What ``crowd.c`` found; milliseconds, kilobytes, processor microseconds a pause."""
    for pid in (running.pid, os.getpid()):
        _before_all_others(pid)
    figures = (running.port, running.pid, load.rate, load.warm, load.seconds, run)
    ended = subprocess.run(
        ["taskset", "-c", CROWD_CORE, str(BUILD / "crowd"), *map(str, figures)],
        input="".join("\t".join(seat) + "\n" for seat in running.seats),
        env=os.environ | {"AT_ONCE": str(at_once)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if ended.returncode != 0:
        raise RuntimeError(f"the crowd went home: {ended.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def _before_all_others(pid: int) -> None:
    """On a machine that others use too, server and crowd are served first, whoever is measured. Root alone may ask."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text("-20")
