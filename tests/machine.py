"""What the tests need and the machine may lack: found, or fetched, or named in one clear line.

    python tests/machine.py chromium [...]     answers 0 when all of them are there in the end

Without CI a missing one is only said (its tests are skipped with that reason); with CI=true it is a failure.
Standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Need:
    """One thing: how to find it, and the Debian package that brings it. Without a ``spare`` one only time is lost."""

    find: Callable[[], str | None]
    package: str
    otherwise: str
    spare: bool = False


def chromium(*, sound: bool = False) -> str | None:
    """The browser: the one named by COUPLES_CHROMIUM, the machine's, or the one Playwright fetched itself.

    Where Chromium also comes without its windows, that one is taken: it does the same with a fifth less work, but
    plays no ``sound``.
    """
    named = os.environ.get("COUPLES_CHROMIUM")
    if named:
        return shutil.which(named)
    names = ("chromium-headless-shell", "chromium", "chromium-browser")[sound:]
    return next(filter(None, map(shutil.which, names)), None) or _playwrights_own()


def pango() -> str | None:
    """What draws letters for a sheet as a file."""
    return find_library("pangoft2-1.0")


def _playwrights_own() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(cache.glob("chromium-*/chrome-linux*/chrome")) + sorted(
        cache.glob("chromium-*/*/*.app/Contents/MacOS/*")
    )
    return str(found[-1]) if found else None


NEEDS = {
    "chromium": Need(
        lambda: chromium(sound=True), "chromium", "install Chromium, or `.venv/bin/playwright install chromium`"
    ),
    "shell": Need(
        lambda: os.environ.get("COUPLES_CHROMIUM") or shutil.which("chromium-headless-shell"),
        "chromium-headless-shell",
        "install it, and the journeys take a fifth less",
        spare=True,
    ),
    "pango": Need(pango, "libpangoft2-1.0-0", "install Pango, which WeasyPrint draws with"),
}


def in_ci() -> bool:
    """Whether a missing thing must fail the run."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def main(names: list[str]) -> int:
    """Fetches what is missing where that can be done unasked, and says what is still missing."""
    missing = [name for name in names if NEEDS[name].find() is None]
    if missing and _can_install():
        _install([NEEDS[name].package for name in missing])
    still = [NEEDS[name] for name in missing if NEEDS[name].find() is None]
    for need in still:
        said = "would be quicker with" if need.spare else "need"
        print(f"the tests {said} {need.package}, and it is not here: {need.otherwise}", file=sys.stderr)
    return 1 if in_ci() and not all(need.spare for need in still) else 0


def _can_install() -> bool:
    """Only where nobody's machine is changed behind their back: as root, with apt-get (a container, a CI machine)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print(f"installing {' '.join(packages)}")
    for command in (["update"], *(["install", "-y", "--no-install-recommends", package] for package in packages)):
        done = subprocess.run(
            ["apt-get", "-q", "-o", "Acquire::Retries=3", *command],
            env=quiet,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode != 0:
            print(done.stdout, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
