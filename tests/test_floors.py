"""What keeps the live line safe is not older than it must be: as installed here, as locked, and as asked for.

Each floor is the first release without a fault that matters to us (messages out of order, unbounded frames, sockets
that outlive their login); see "Facts measured" in the notes on the live session.
"""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from couples.places import PACKAGE

ROOT = PACKAGE.parent
FLOORS = {
    "flask": (3, 1),
    "flask-socketio": (5, 7),
    "python-socketio": (5, 18),
    "python-engineio": (4, 15),
    "simple-websocket": (1, 1),
    "eventlet": (0, 41, 3),
    "sqlalchemy": (2, 1),
    "argon2-cffi": (25,),
}
BROWSER = {"socket.io-client": (4, 8, 4), "socket.io-parser": (4, 2, 7)}
LOCKS = ("base.txt", "dev.txt", "bench.txt")


def numbers(said: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", said.split("+", maxsplit=1)[0])[:3])


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_installed_here_is_not_older_than_its_floor(name: str) -> None:
    assert numbers(version(name)) >= FLOORS[name]


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_locked_is_not_older_than_its_floor_and_is_one_version_everywhere(lock: str) -> None:
    locked = pins(ROOT / "requirements" / lock)
    for name, floor in FLOORS.items():
        if name in locked or lock == "base.txt":
            assert numbers(locked[name]) >= floor, f"{name}=={locked[name]} in {lock}"
            assert locked[name] == pins(ROOT / "requirements" / "base.txt")[name], f"{name} in {lock}"


def test_what_is_installed_here_is_what_is_locked() -> None:
    locked = pins(ROOT / "requirements" / "base.txt")
    assert {name: version(name) for name in FLOORS} == {name: locked[name] for name in FLOORS}


def test_nobody_is_allowed_an_older_one_either() -> None:
    asked = dict(re.findall(r'^\s+"([a-z0-9-]+)>=([0-9.]+)', (ROOT / "pyproject.toml").read_text(), re.MULTILINE))
    for name, floor in FLOORS.items():
        assert numbers(asked[name]) >= floor, f"{name}>={asked[name]} in pyproject.toml"


def test_the_browsers_part_of_the_line_is_not_older_than_its_floor() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, floor in BROWSER.items():
        assert numbers(packages[f"node_modules/{name}"]["version"]) >= floor, name


def pins(lock: Path) -> dict[str, str]:
    """Name and version of everything in a lock."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(), re.MULTILINE))
