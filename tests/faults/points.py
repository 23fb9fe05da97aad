"""Where a process can be made to die: four places on the way of one command, wrapped from outside.

Nothing of this is in the product. ``install`` puts a call around the product's own functions in a process that a test
has started, before the house is built; ``passed`` decides there whether this is the moment.
"""

import os
from _queue import Empty, SimpleQueue
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from couples.store import clerk, database

POINTS = ("before BEGIN", "after write", "after COMMIT", "after tell")
SLOW, SLOW_FOR, DEAD = "slow commit", 1.5, "dead"  # the process lives: the disk takes its time, or nothing any more
LAST_BREATH = 0.02  # seconds in which everything else of the process runs on: an answer given too soon would get out

Passed = Callable[[str], None]


@dataclass
class Death:
    """Comes at the ``hit``-th passing of one point, counted from when it is armed."""

    point: str = ""
    hit: int = 0

    def passed(self, point: str) -> None:
        if point == self.point:
            self.hit -= 1
            if self.hit == 0:
                die(point)


def die(point: str) -> None:
    """Be killed by somebody else in a moment, and go no further; what has been told already may still leave."""
    os.posix_spawn("/bin/sh", ["sh", "-c", f"sleep {LAST_BREATH}; kill -9 {os.getpid()}"], os.environ)
    if point != "after tell":
        stand_still(10)


def stand_still(seconds: float) -> None:
    """Holds up this very thread, under every runtime."""
    with suppress(Empty):
        SimpleQueue[None]().get(timeout=seconds)  # the real one


def install(passed: Passed, teller: type) -> None:
    """From now on every transaction and every telling of this process passes by."""
    for owner, name, around in (
        (clerk, "try_begin_writing", partial(_before, call=lambda: passed("before BEGIN"))),
        (database, "engine_for", partial(_with_commits_seen, passed=passed)),
        (teller, "tell", partial(_after, call=lambda: passed("after tell"))),
    ):
        setattr(owner, name, around(getattr(owner, name)))


def _before(function: Callable[..., Any], call: Callable[[], None]) -> Callable[..., Any]:
    def wrapped(*args: Any) -> Any:
        call()
        return function(*args)

    return wrapped


def _after(function: Callable[..., Any], call: Callable[[], None]) -> Callable[..., Any]:
    def wrapped(*args: Any) -> Any:
        result = function(*args)
        call()
        return result

    return wrapped


def _with_commits_seen(engine_for: Callable[[Path], Engine], passed: Passed) -> Callable[[Path], Engine]:
    def made(path: Path) -> Engine:
        engine = engine_for(path)
        commit = engine.dialect.do_commit

        def do_commit(connection: Any) -> None:
            passed("after write")
            commit(connection)
            passed("after COMMIT")

        engine.dialect.do_commit = do_commit  # type: ignore[method-assign, assignment]  # this engine's alone
        return engine

    return made
