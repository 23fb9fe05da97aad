"""How soon a pause is told and how soon it is on the disk, ours beside four relays, on this machine and today.

    make bench                          everything, about twenty minutes
    python -m benchmarks told           one part: told, capacity, disk, desk
    python -m benchmarks told --rounds 1

Prints the tables that stand in benchmarks/README.md. The server has one core to itself, the crowd the other; every
peer meets the same crowd in turn, round after round, and what is shown is the median over the rounds.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import building, parts


def main() -> None:
    """Build, measure, print. Each part ends what it started."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks")
    asked.add_argument("parts", nargs="*", choices=["all", *parts.PARTS], default="all")
    asked.add_argument("--rounds", type=int, default=3)
    given = asked.parse_args()
    building.everything()
    print(machine(), flush=True)
    for name in parts.PARTS if "all" in given.parts else given.parts:
        begun = time.monotonic()
        for table in parts.PARTS[name](given.rounds, progress):
            print(f"\n{table}", flush=True)
        progress(f"{name}: {time.monotonic() - begun:.0f} s")


def progress(line: str) -> None:
    """For the person who waits, not for the table."""
    print(line, file=sys.stderr, flush=True)


def machine() -> str:
    """Where and when, so that nobody compares these figures with another machine's."""
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    when = time.strftime("%Y-%m-%d %H:%M")
    return f"{os.cpu_count()} × {model or platform.machine()}, {system}, commit {commit.strip()}, load {load}, {when}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines()


if __name__ == "__main__":
    main()
