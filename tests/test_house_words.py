"""What can be set, asked, answered or refused is written down where people look for it."""

import dataclasses
import inspect
import re
import tomllib
from types import ModuleType
from typing import Any

import pytest

from couples.domain.refusal import Reason
from couples.domain.session import commands, events
from couples.settings import Settings, settings_table, variable
from couples.store.library import load_library
from couples.web import refusals
from tests.house import ROOT, files


def kinds(module: ModuleType) -> list[type[Any]]:
    """The dataclasses of a module that nothing else in it builds upon: the real commands, the real events."""
    made = [
        kind
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and dataclasses.is_dataclass(kind)
    ]
    return [kind for kind in made if not any(other is not kind and issubclass(other, kind) for other in made)]


def named_in(text: str) -> set[str]:
    """Everything that stands in backticks, whole and in its parts."""
    quoted = re.findall(r"`([^`\n]+)`", text)
    return set(quoted) | {part for words in quoted for part in re.findall(r"[\w-]+", words)}


@pytest.mark.parametrize("module", [commands, events], ids=["commands", "events"])
def test_every_command_and_event_is_in_the_protocol(module: ModuleType) -> None:
    written = named_in((ROOT / "docs" / "protocol.md").read_text())
    assert kinds(module)
    assert [kind.__name__ for kind in kinds(module) if kind.__name__ not in written] == []


def test_every_field_of_a_persons_command_is_in_the_protocol() -> None:
    written = named_in((ROOT / "docs" / "protocol.md").read_text())
    asked = {
        field.name
        for kind in kinds(commands)
        if issubclass(kind, commands.Personal)
        for field in dataclasses.fields(kind)
    }
    assert asked - {"by"} - written == set()


def test_the_table_of_settings_is_the_one_the_code_prints() -> None:
    table = settings_table()
    assert table in (ROOT / "docs" / "settings.md").read_text(), "`couples settings` prints it anew"
    secret_or_demo = {name for name, field in Settings.model_fields.items() if field.exclude}
    assert {name for name in Settings.model_fields if variable(name) not in table} == secret_or_demo


def test_every_refusal_has_words_that_blame_nobody() -> None:
    assert set(refusals.WORDS) == set(Reason)
    assert set(refusals.STATUS) <= set(Reason)


def test_all_content_is_valid() -> None:
    library = load_library()
    assert library.outlines
    for path in files(".toml"):
        tomllib.loads(path.read_text())


def test_nothing_said_to_people_shouts() -> None:
    said = [
        (path.relative_to(ROOT).as_posix(), line)
        for path in files(".toml")
        if "content" in path.parts
        for line in _texts(tomllib.loads(path.read_text()))
        if "!" in line
    ]
    said += [
        (path.relative_to(ROOT).as_posix(), words)
        for path in files(".html", ".py")
        if {"templates", "web"} & set(path.parts)
        for words in re.findall(r"_\(\s*[\"']([^\"']*![^\"']*)[\"']", path.read_text())
    ]
    assert said == []


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case list():
            return [text for item in value for text in _texts(item)]
        case dict():
            return [text for item in value.values() for text in _texts(item)]
    return []
