"""Another process at the same shelf, made to be killed: ``python -m tests.store.scribbler DEED FOLDER``."""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from couples.store.database import StoreBusy
from couples.store.rotating import reseal, rotate_wrapping
from tests.store.shelf import a_store, a_try, opened


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def write_for_ever(folder: Path) -> None:
    """Say each name only once its write is acknowledged; some waited for, many submitted."""
    with opened(folder) as store:
        for number in range(1_000_000):
            store.submit(a_try(f"submitted-{number}")).then(lambda name, _error: say(name or "failed"))
            if number % 50 == 0:
                say(store.write(a_try(f"waited-{number}")))


def rotate_for_ever(folder: Path) -> None:
    with opened(folder) as store:
        while True:
            say("begin")
            rotate_wrapping(store)


def reseal_for_ever(folder: Path) -> None:
    with opened(folder) as store:
        while True:
            say("begin")
            reseal(store)


def hold_the_lock(folder: Path) -> None:
    """Hold the write lock until told to let go, as another program might."""
    with sqlite3.connect(folder / "data" / "couples.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        say("held")
        sys.stdin.readline()
        other.execute("ROLLBACK")


def open_too(folder: Path) -> None:
    try:
        a_store(folder).open()
    except StoreBusy as busy:
        say(str(busy))


DEEDS: dict[str, Callable[[Path], None]] = {
    deed.__name__: deed for deed in (write_for_ever, rotate_for_ever, reseal_for_ever, hold_the_lock, open_too)
}

if __name__ == "__main__":
    DEEDS[sys.argv[1]](Path(sys.argv[2]))
