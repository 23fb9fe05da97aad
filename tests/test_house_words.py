"""What can be set or refused has its words, and no word shouts (the protocol's page is kept by test_docs.py)."""

import re
import tomllib

from couples.domain.refusal import Reason
from couples.settings import Settings, settings_table, variable
from couples.store.library import load_library
from couples.web import refusals
from tests.house import ROOT, files


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
