"""Breaks one rule of the session on purpose, and tells whether the tests of the rules notice.

Run as a program of its own: it reads ``[[module, old, new], ...]`` as JSON and prints one word for each. The tests'
tools are loaded once; then each mutant lives and dies in a fork, with the broken source instead of the written one.
"""

import importlib
import importlib.abc
import importlib.util
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
RULES = ("tests/domain/session", "tests/domain/steps")
AT_ONCE = 2
LIMIT = 40.0  # seconds for one mutant; a machine that never ends counts as caught
CAUGHT, SURVIVED, GONE, BROKEN = "caught", "survived", "gone", "broken"

Mutant = tuple[str, str, str]  # module, old text, new text


def source_of(module: str) -> Path:
    return ROOT / (module.replace(".", "/") + ".py")


class Broken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, with other words in it."""

    def __init__(self, mutant: Mutant) -> None:
        self._module, self._old, self._new = mutant

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        path = source_of(self._module)
        source = path.read_text().replace(self._old, self._new, 1)
        exec(compile(source, path, "exec"), module.__dict__)  # noqa: S102  that is what a mutant is


def fate(mutant: Mutant) -> str:
    """What became of it, in the fork that it lives in."""
    import pytest

    sys.meta_path.insert(0, Broken(mutant))
    flags = ["-x", "-q", "--noconftest", "-p", "no:cacheprovider", "--import-mode=importlib", "-c", os.devnull]
    told = pytest.main([*flags, f"--rootdir={ROOT}", *(str(ROOT / rules) for rules in RULES)])
    return {0: SURVIVED, 1: CAUGHT}.get(int(told), BROKEN)


def _forked(mutant: Mutant) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    quiet = os.open(os.devnull, os.O_WRONLY)
    for loud in (1, 2):
        os.dup2(quiet, loud)
    signal.alarm(int(LIMIT))
    word = BROKEN
    try:
        word = fate(mutant)
    finally:
        os.write(writing, word.encode())
        os._exit(0)


def _ended(pid: int, reading: int) -> str:
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as pipe:
        word = pipe.read().decode()
    return word or (CAUGHT if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM else BROKEN)


def fates(mutants: Sequence[Mutant]) -> list[str]:
    """All of them, a few at once."""
    told = [GONE if source_of(module).read_text().count(old) != 1 else "" for module, old, _ in mutants]
    waiting = [number for number, word in enumerate(told) if not word]
    running: dict[int, tuple[int, int]] = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            number = waiting.pop(0)
            running[number] = _forked(mutants[number])
        for number, (pid, reading) in list(running.items()):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                told[number] = _ended(pid, reading)
                del running[number]
        time.sleep(0.01)
    return told


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for tool in ("pytest", "hypothesis.stateful"):
        importlib.import_module(tool)
    short = importlib.import_module("hypothesis").settings
    short.register_profile("short", derandomize=True, deadline=None, database=None)
    short.load_profile("short")
    assert not any(name.startswith("couples.domain.session.") for name in sys.modules)
    print(json.dumps(fates([tuple(each) for each in json.load(sys.stdin)])))  # noqa: T201  the answer


if __name__ == "__main__":
    main()
