"""What the disk can do at all, and what happens to a pause while it cannot."""

import os
import sqlite3
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACE = 0.02  # seconds: 50 a second


def bare_insert_p99(place: Path, seconds: float) -> float:
    """Milliseconds of one insert with nothing around it, on the same disk, in the same journal mode."""
    conn = sqlite3.connect(place / "bare.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        conn.execute(f"PRAGMA {pragma}")
    conn.execute("CREATE TABLE pauses (id INTEGER PRIMARY KEY, sealed BLOB)")
    waits, due = [], time.monotonic()
    for _ in range(int(seconds / PACE)):
        due += PACE
        time.sleep(max(0.0, due - time.monotonic()))
        start = time.perf_counter()
        conn.execute("INSERT INTO pauses (sealed) VALUES (?)", (os.urandom(200),))
        waits.append((time.perf_counter() - start) * 1000)
    conn.close()
    return statistics.quantiles(waits, n=100)[98]


@contextmanager
def locked(database: Path, after: float, seconds: float) -> Iterator[None]:
    """Another program holds the write lock for a while, beginning ``after`` seconds."""

    def hold() -> None:
        time.sleep(after)
        conn = sqlite3.connect(database, isolation_level=None, timeout=10)
        conn.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        conn.execute("ROLLBACK")
        conn.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        yield
    finally:
        holder.join()
