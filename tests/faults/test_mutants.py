"""The tests of the rules are tried themselves: a rule broken on purpose has to be noticed."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from tests.faults.mutants import MUTANTS, SESSION
from tests.faults.mutating import BROKEN, CAUGHT, GONE, ROOT, SURVIVED
from tests.faults.trials import tallied

TOLD = {
    SURVIVED: "no test of the rules noticed",
    GONE: "its old text stands nowhere, or twice: write it as the code is today",
    BROKEN: "it does not even load: a mutant has to be a rule, not a slip of the pen",
}


def test_every_rule_that_is_broken_on_purpose_is_noticed() -> None:
    where, unbroken = MUTANTS[0][0], MUTANTS[0][1]
    with tallied("rules of the session broken on purpose") as tally:
        fates = _tried([*MUTANTS, (where, unbroken, unbroken, "")])
        assert fates.pop() == SURVIVED, "the tests fail even where nothing is broken"
        for (where, old, new, harm), fate in zip(MUTANTS, fates, strict=True):
            with tally.trial(f"{where}.py: {harm}"):
                assert fate == CAUGHT, f"{TOLD[fate]}\n  - {old}\n  + {new}"
    assert len(MUTANTS) >= 30


def _tried(mutants: Sequence[tuple[str, str, str, str]]) -> list[str]:
    """In a process that has not met the session's modules yet, and is not slowed by being measured."""
    jobs = json.dumps([(SESSION + where, old, new) for where, old, new, _ in mutants])
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.mutating"],
        input=jobs,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=plain,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    fates: list[str] = json.loads(done.stdout)
    return fates
