"""What the bench needs and the house does not: three small C programs, one Node package, one Python kin."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers import BUILD, HERE, KIN

ROOM = HERE.parent
LOCK = ROOM.parent / "requirements" / "bench.txt"


def everything() -> None:
    """Build and fetch what is missing or older than its source; a second time takes no time."""
    missing = [tool for tool in ("cc", "node", "npm", "taskset") if shutil.which(tool) is None]
    if missing or (os.cpu_count() or 1) < 2:
        raise SystemExit(f"the bench needs two cores, and these on the machine: {', '.join(missing) or 'nothing more'}")
    BUILD.mkdir(exist_ok=True)
    for name in ("crowd", "relay"):
        _make(BUILD / name, ROOM / f"{name}.c", "-O2")
    _make(BUILD / "slow_fsync.so", ROOM / "slow_fsync.c", "-O2", "-shared", "-fPIC")
    if _older(ROOM / "node_modules" / ".package-lock.json", ROOM / "package-lock.json"):
        subprocess.run(["npm", "ci", "--silent"], cwd=ROOM, check=True)
    if _older(KIN.parent / ".ready", LOCK):
        subprocess.run([sys.executable, "-m", "venv", KIN.parent.parent], check=True)
        pip = [str(KIN), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(LOCK)], check=True)
        (KIN.parent / ".ready").touch()


def _make(made: Path, source: Path, *how: str) -> None:
    if _older(made, source):
        subprocess.run(["cc", *how, "-o", str(made), str(source), "-ldl"], check=True)


def _older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime
