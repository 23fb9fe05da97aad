"""The house stays built as it was meant: floors, words, one place for each thing."""

import ast
from pathlib import Path

import pytest

from tests.house import (
    ROOT,
    files,
    long_functions,
    made_on_import,
    module_name,
    reads_the_world,
    sources,
    unexplained_exceptions,
    wrong_imports,
)

# A limit broken with a reason beats a file split without one: path -> reason.
LONGER_FILES = {
    "tests/web/matrix.py": "whose every address is, in one table",
    "couples/domain/session/state.py": "every noun of a session, side by side; split, one would look in two places",
    "couples/domain/session/view.py": "the shapes of a screen and what fills them, read against each other for leaks",
    "couples/domain/session/commands.py": "all that can be asked, in one file, as the protocol's page lists it",
    "couples/domain/session/events.py": "all that can have happened, in one file, as the journal may hold it",
    "couples/store/tables.py": "every table in one file, as the migrations and the list of seals are held against it",
    "static/css/base.css": "one sheet for every page is one fetch on an old phone; the room has its own",
    "static/js/room/main.js": "where the parts of the room meet; each line hands one thing to one part",
    "tests/domain/session/test_gate.py": "one promise per sentence, and the gate makes many",
    "tests/domain/session/test_walk.py": "one machine of hypothesis: its rules beside what must always hold",
    "tests/faults/mutants.py": "one list: each broken rule with whom it would hurt",
    "tests/realtime/test_live.py": "one promise of the wire per sentence, all over one running server for each runtime",
    "tests/test_cli.py": "one sentence for everything a host may type",
}
LONGER_FUNCTIONS = {
    "couples.domain.session.evolve._shared": "one line an event, read as a table",
}
LINES = 250

WRONG = [
    ("couples.domain.session.decide", "from couples.store.journal import append", "downward"),
    ("couples.domain.people", "import couples.services.wire", "downward"),
    ("couples.domain.now", "import time", "no clock"),
    ("couples.domain.card", "from random import choice", "no chance"),
    ("couples.domain.card", "from pydantic import BaseModel", "standard library"),
    ("couples.store.people", "from couples.services.ports import Clock", "downward"),
    ("couples.store.people", "from flask_babel import gettext", "framework"),
    ("couples.services.conducting", "from sqlalchemy import select", "framework"),
    ("couples.services.conducting", "from flask import request", "framework"),
    ("couples.services.conducting", "from couples.web.house import house", "downward"),
    ("couples.services.conducting", "from couples.settings import Settings", "downward"),
    ("couples.web.room", "from couples.store import sessions", "through services"),
    ("couples.web.room", "from couples.realtime.tell import Tell", "each other"),
    ("couples.realtime.listen", "from couples.web import login", "each other"),
    ("couples.web.room", "from couples.settings import load", "downward"),
    ("couples.wiring", "from app import main", "downward"),
    (
        "couples.wiring",
        "import eventlet.tpool",
        "only app and couples.realtime.green and couples.realtime.quick",
    ),
    ("couples.wiring", "from couples.realtime import quick", "only app"),
    ("couples.web.guard", "from flask import session", "only couples.web.login"),
]
RIGHT = [
    ("couples.domain.session.decide", "from dataclasses import dataclass"),
    ("couples.services.conducting", "from couples.domain.session.decide import decide"),
    ("couples.web.login", "from flask import session"),
    ("couples.realtime.quick", "import eventlet"),
    ("couples.wiring", "from couples.web import room"),
    ("app", "from couples.realtime import quick"),
]


@pytest.mark.parametrize(("module", "line", "why"), WRONG)
def test_the_floors_notice_an_import_that_goes_wrong(module: str, line: str, why: str) -> None:
    complaints = wrong_imports(module, line)
    assert complaints
    assert why in complaints[0]


@pytest.mark.parametrize(("module", "line"), RIGHT)
def test_the_floors_let_an_import_downward_pass(module: str, line: str) -> None:
    assert wrong_imports(module, line) == []


def test_imports_point_downward_only() -> None:
    assert [complaint for module, source in sources() for complaint in wrong_imports(module, source)] == []


def test_f14_the_ground_asks_no_clock_and_opens_no_file() -> None:
    assert reads_the_world("from datetime import datetime\nat = datetime.now(tz)") == ["datetime.now(tz)"]
    ground = [(module, reads_the_world(source)) for module, source in sources() if module.startswith("couples.domain")]
    assert [found for found in ground if found[1]] == []


def test_only_the_settings_read_the_environment() -> None:
    # app.py looks for one word of it: the runtime has to be patched before settings can be imported.
    assert reads_the_world("os.environ['X']") == ["os.environ['X']"]
    reading = {module for module, source in sources() if any("os." in found for found in reads_the_world(source))}
    assert reading <= {"couples.settings", "app"}


def test_nothing_stands_up_by_being_imported() -> None:
    assert made_on_import("app = Flask(__name__)") == ["Flask"]
    assert made_on_import("def create_app():\n    return Flask(__name__)") == []
    assert [(module, made_on_import(source)) for module, source in sources() if made_on_import(source)] == []


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "tools", "base", "manager", "core"}
    assert [module for module, _ in sources() if set(module.split(".")) & drawers] == []


def test_the_roof_is_low() -> None:
    roof = ROOT / "app.py"
    assert len(roof.read_text().splitlines()) <= 25


def test_every_module_says_first_what_it_means() -> None:
    silent = [module for module, source in sources() if not ast.get_docstring(ast.parse(source))]
    assert silent == []


def test_every_exception_to_a_rule_carries_its_reason() -> None:
    assert unexplained_exceptions("x = 1  # noqa: S101") == ["# noqa: S101"]
    assert unexplained_exceptions("x = 1  # noqa: S101  a test asserts") == []
    assert unexplained_exceptions("x = 1  # type: ignore[misc]") == ["# type: ignore[misc]"]
    own = {"tests/test_house.py"}
    bare = [
        (where, found)
        for path in files(".py")
        for where in [path.relative_to(ROOT).as_posix()]
        if where not in own
        for found in unexplained_exceptions(path.read_text())
    ]
    assert bare == []


def test_no_file_is_longer_than_one_sitting() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines())
        for path in files(".py", ".js", ".css", ".html")
    }
    too_long = {name: length for name, length in lengths.items() if length > LINES and name not in LONGER_FILES}
    assert too_long == {}
    assert [name for name in LONGER_FILES if lengths.get(name, 0) <= LINES] == [], "no longer long: drop the reason"


def test_no_function_is_longer_than_one_screen() -> None:
    found = {
        f"{module}.{name}": length
        for module, source in sources()
        for name, length in long_functions(source)
        if f"{module}.{name}" not in LONGER_FUNCTIONS
    }
    assert found == {}


def test_no_test_is_put_to_sleep() -> None:
    marks = [".mark.sk" + "ip", ".mark.xf" + "ail", "pytest.sk" + "ip(", "importorsk" + "ip", "pragma: no co" + "ver"]
    asleep = [
        (path.name, mark)
        for path in files(".py")
        for mark in marks
        if mark in path.read_text() and path.name != "conftest.py"  # there: no browser on a private machine
    ]
    assert asleep == []


def test_tests_mirror_the_house() -> None:
    others = {"faults", "journeys", "js"}
    rooms = {path.relative_to(ROOT / "tests").parts[0] for path in files(".py", ".js") if _deep_in_tests(path)}
    assert rooms - others <= {path.name for path in (ROOT / "couples").iterdir() if path.is_dir()}
    assert module_name(Path("couples/web/__init__.py")) == "couples.web"


def _deep_in_tests(path: Path) -> bool:
    where = path.relative_to(ROOT).parts
    return where[0] == "tests" and len(where) > 2
