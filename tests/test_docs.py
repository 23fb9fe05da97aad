"""What the pages of the house say is so: every word of the protocol, every link, command and file that they name."""

import dataclasses
import re
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest
from click import Group

from couples.cli import cli
from couples.domain.now import Now
from couples.domain.refusal import Reason
from couples.domain.session import commands, events, state, view
from couples.services import wire
from couples.services.wire import COMMANDS, EVENTS
from couples.web import refusals
from tests.house import ROOT, files

PROTOCOL = (ROOT / "docs" / "protocol.md").read_text()
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
QUOTED = re.compile(r"`([^`\n]+)`")
EVERY_EVENT = {**EVENTS, **{kind.__name__: kind for kind in events.Private.__subclasses__()}}
SUB_VIEWS = [
    view.ExerciseView,
    view.PauseView,
    view.SignalView,
    view.PresentedView,
    view.BackView,
    view.GateView,
    view.StepView,
    view.WeatherView,
    view.DebriefView,
]
MADE = ("static/vendor",)  # named, but made by `make setup` and never committed

every_page = pytest.mark.parametrize(
    "page", [path for path in files(".md") if path.parent in (ROOT, ROOT / "docs")], ids=lambda page: page.name
)


# --- reading -----------------------------------------------------------------------------------------------------


def chapter(title: str) -> str:
    """One chapter of the protocol, with all that stands below it."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^\1 |\Z)", PROTOCOL, re.DOTALL | re.MULTILINE)
    assert found, f"no chapter {title}"
    return found[2]


def words(text: str) -> set[str]:
    """Everything in backticks, whole and in its parts."""
    quoted = QUOTED.findall(text)
    return set(quoted) | {word for each in quoted for word in re.findall(r"[\w-]+", each)}


def rows(text: str) -> dict[str, str]:
    """The rows of its tables by the first word in them."""
    return {found[1]: found[0] for found in re.finditer(r"^\| `([\w-]+)`.*$", text, re.MULTILINE)}


def first_column(text: str) -> set[str]:
    """All words that begin a row, or share the first cell of one."""
    return {word for row in rows(text).values() for word in QUOTED.findall(row.split(" | ")[0])}


def names(kind: type[Any]) -> set[str]:
    """The fields of a command, an event or a view."""
    return {field.name for field in dataclasses.fields(kind)}


def told(page: Path) -> list[str]:
    """What a page shows as something to type: its blocks, and its words in backticks."""
    text = page.read_text()
    return [*(re.sub(r"#.*", "", block) for block in FENCED.findall(text)), *QUOTED.findall(FENCED.sub("", text))]


# --- the protocol ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=COMMANDS)
def test_every_command_stands_with_its_own_fields(kind: type[Any]) -> None:
    row = rows(chapter("Commands of a person"))[kind.__name__]
    assert names(kind) - {"by", "id", "epoch", "heard"} <= words(row)
    assert ("| P |" in row) is ("epoch" in names(kind)), "whether it is permissive"


def test_no_command_is_written_down_that_is_not_there() -> None:
    table = rows(chapter("Commands of a person"))
    assert {name for name in table if name[0].isupper()} == set(COMMANDS)


def test_every_notice_and_no_other_stands_with_its_fields() -> None:
    table = rows(chapter("What happens by itself"))
    assert set(table) == {kind.__name__ for kind in get_args(commands.Notice)}
    assert all(names(kind) <= words(table[kind.__name__]) for kind in get_args(commands.Notice))


def test_no_event_is_written_down_that_is_not_there() -> None:
    assert set(rows(chapter("Events"))) == set(EVERY_EVENT)


@pytest.mark.parametrize("kind", EVERY_EVENT.values(), ids=EVERY_EVENT)
def test_every_event_stands_with_its_fields(kind: type[Any]) -> None:
    always = {"side"} if issubclass(kind, events.Private) else set()
    assert names(kind) - always <= words(rows(chapter("Events"))[kind.__name__])


@pytest.mark.parametrize(
    "kind",
    [state.Choice, state.Need, state.Sign, state.Signal, state.Aside, state.Field, state.Next],
    ids=lambda kind: kind.__name__,
)
def test_every_choice_a_person_has_is_written_down(kind: type[Enum]) -> None:
    assert {each.value for each in kind} <= words(chapter("Commands of a person"))


def test_every_field_of_a_scene_is_written_down_and_no_other() -> None:
    now = Now(wall=datetime(2026, 11, 22, tzinfo=UTC), mono=0.0)
    scene = wire.scene(view.view(state.State(), state.Side.A, now), seq=0, own=0)
    inside = set[str]().union(*(names(kind) for kind in (view.View, *SUB_VIEWS)))
    assert first_column(chapter("A scene")) == {*scene, *inside, *(kind.__name__ for kind in SUB_VIEWS)}
    assert names(view.TheirLine) | names(state.Naming) <= words(chapter("A scene"))


@pytest.mark.parametrize("kind", [view.Screen, view.GoOn, state.Phase, state.Aside], ids=lambda kind: kind.__name__)
def test_every_value_that_a_scene_can_show_is_written_down(kind: type[Enum]) -> None:
    assert {each.value for each in kind} <= words(chapter("A scene"))


def test_every_reason_stands_in_the_table_with_its_status() -> None:
    said = re.findall(r"^\| `([\w-]+)` \|.*\| (\d+) \|$", chapter("Reasons"), re.MULTILINE)
    assert {name: int(status) for name, status in said} == {each.value: refusals.status(each) for each in Reason}


def test_every_message_between_page_and_server_is_written_down() -> None:
    server = "".join(path.read_text() for path in (ROOT / "couples" / "realtime").glob("*.py"))
    page = (ROOT / "static" / "js" / "room" / "channel.js").read_text()
    heard = set(re.findall(r'emit\("(\w+)"', page))
    assert first_column(chapter("What a page receives")) == set(re.findall(r'emit\(\s*"(\w+)"', server))
    assert first_column(chapter("What a page sends")) == heard
    assert all(f'"{name}"' in server for name in heard), "the server listens for each"


def test_version_and_size_are_the_ones_of_the_code() -> None:
    assert f"There is one version, {wire.PROTOCOL}," in chapter("Versions")
    assert f"| one message, any way in | {wire.LARGEST // 1024} KB" in chapter("Limits")


# --- all pages ---------------------------------------------------------------------------------------------------


@every_page
def test_every_link_inside_the_house_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text()) + re.findall(r"src=\"([^\"]+)\"", page.read_text())
    assert [link for link in links if not re.match(r"\w+:", link) and not (page.parent / link).exists()] == []


@every_page
def test_everything_to_type_is_there(page: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    typed = "\n".join(told(page))
    assert set(re.findall(r"(?<![\w-])make ([a-z]+)", typed)) <= set(targets)
    for first, second in re.findall(r"(?<![\w/.=-])(?:\.venv/bin/)?couples ([a-z]+)(?: ([a-z]+))?", typed):
        command = cli.commands[first]
        assert not isinstance(command, Group) or second in command.commands


@every_page
def test_every_file_and_every_test_that_a_page_names_is_there(page: Path) -> None:
    named = [word for word in told(page) if re.fullmatch(r"(couples|tests|static|templates|docs)/[\w./-]+", word)]
    assert [word for word in named if not word.startswith(MADE) and not (ROOT / word).exists()] == []
    known = re.findall(r"def (test_\w+)\(", "".join(path.read_text() for path in files(".py") if "tests" in path.parts))
    assert {word for word in told(page) if re.fullmatch(r"test_\w+", word)} <= set(known)


def test_every_rule_of_a_session_has_a_test_of_its_name() -> None:
    tests = "\n".join(path.read_text() for path in files(".py") if "tests" in path.parts)
    named = {rule for rules in re.findall(r"def test_((?:f\d\db?_)+)", tests) for rule in rules.strip("_").split("_")}
    assert named == {f"f{number:02}" for number in range(1, 21)} | {"f03b"}


def test_the_page_knows_which_commands_widen_and_keeps_all_others() -> None:
    page = (ROOT / "static" / "js" / "room" / "ways.js").read_text()
    (named,) = re.findall(r"new Set\(\[(.*?)\]\)", page, re.DOTALL)
    widen = {name for name, kind in wire.COMMANDS.items() if issubclass(kind, commands.Permissive)}
    assert set(re.findall(r'"(\w+)"', named)) == widen
