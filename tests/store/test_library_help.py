"""The host's help lines are checked at the start: a wrong number helps nobody, and whoever keeps them is told where."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from couples.store.library_errors import ContentInvalid
from couples.store.library_help import SHIPPED, load_help, read_help
from tests.store.test_library_errors import change

ATLANTIS = """name = "Atlantis"
checked = 2026-11-23
[[line]]
name = "The listening shell"
about = "For anyone."
source = "its own page"
call = "1 2"
"""


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A copy of the shipped ones to break."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "help"))


def test_the_shipped_ones_can_each_be_reached_and_say_when_and_where_they_were_looked_up() -> None:
    countries = load_help()
    assert {country.code for country in countries} >= {"world", "us", "gb", "ie", "es", "de"}
    for country in countries:
        assert country.checked >= date(2026, 11, 23)
        assert country.lines
        assert all(line.name and line.about and (line.call or line.visit) for line in country.lines)
    emergency = {country.code: country.emergency for country in countries}
    assert (emergency["us"], emergency["gb"], emergency["es"]) == (("911",), ("999",), ("112",))
    known = {line.call.replace(" ", "") for country in countries for line in country.lines}
    assert {"8007997233", "08082000247", "016", "116016"} <= known


def test_a_host_adds_a_country_by_adding_a_file(tmp_path: Path) -> None:
    (tmp_path / "at.toml").write_text(ATLANTIS.replace("checked", 'emergency = "1 1 2"\nchecked'))
    (country,) = load_help(tmp_path)
    assert (country.code, country.name, country.emergency, country.language) == ("at", "Atlantis", ("1 1 2",), "en")
    assert country.lines[0].call == "1 2"


def test_every_mistake_is_told_with_file_line_and_what_to_do(lines: Path) -> None:
    told = {
        change(lines / "gb.toml", 'call = "116 123"', 'call = "116-123"'): "line[3].call is not a number to call",
        change(lines / "gb.toml", 'visit = "galop.org.uk"', 'visit = "https://galop.org.uk"'): "is not an address",
    }
    line = change(lines / "us.toml", 'source = "rainn.org"', "")
    change(lines / "us.toml", 'call = "988"\nvisit = "988lifeline.org"', "")
    change(lines / "de.toml", "checked = 2026-11-23", "")
    change(lines / "ie.toml", 'name = "Samaritans"', 'name = "Women’s Aid"')
    (lines / "es.toml").write_text('name = "Espa\nchecked = 1')
    (lines / "world.toml").write_bytes(b"\xff")
    (lines / "atlantis.toml").write_text(ATLANTIS)
    with pytest.raises(ContentInvalid) as refused:
        load_help(lines)
    said = [str(error) for error in refused.value.errors]
    for at, words in told.items():
        assert any(each.startswith(f"help/gb.toml:{at}: ") and words in each for each in said), (at, words)
    assert any(each.startswith("help/us.toml:") and "source is missing" in each for each in said), line
    assert any("can be neither called nor visited" in each for each in said)
    assert any(each.startswith("help/de.toml:1: checked is missing") for each in said)
    assert any("more than once" in each for each in said)
    assert any(each.startswith("help/es.toml:1") and "not valid TOML" in each for each in said)
    assert any("help/world.toml" in each and "not UTF-8" in each for each in said)
    assert any("help/atlantis.toml is not named after a country" in each for each in said)
    assert all(error.hint for error in refused.value.errors)


def test_an_empty_folder_is_a_mistake_too(tmp_path: Path) -> None:
    countries, errors = read_help(tmp_path)
    assert countries == ()
    assert "has no country in it" in str(errors[0])
