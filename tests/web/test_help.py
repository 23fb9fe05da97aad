"""Help is the same for everyone and tells nobody."""

import re
from pathlib import Path

from couples.web.help import countries
from couples.web.house import house
from tests.web.conftest import Browser

LINES = Path("couples/content/help")


def main_of(page: str) -> str:
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    assert found
    return found[0]


def test_a_stranger_finds_help(stranger: Browser) -> None:
    page = stranger.get("/help").text
    for words in ("In danger now", "My no was not honoured", "I am afraid of my partner", "Who runs this server"):
        assert words in page
    assert 'href="tel:112"' in page
    assert "findahelpline.com" in page


def test_the_lines_are_the_same_for_everyone(ana: Browser, stranger: Browser) -> None:
    listed = re.compile(r'href="(tel:[^"]+|https://[^"]+)"')
    assert listed.findall(ana.get("/help").text) == listed.findall(stranger.get("/help").text)


def test_which_part_was_read_is_told_by_no_address(stranger: Browser) -> None:
    assert re.findall(r'href="/help[^"]+"', main_of(stranger.get("/help").text)) == ['href="/help/ground"']


def test_opening_help_changes_nothing_for_the_one_who_opens_it(ana: Browser) -> None:
    before = main_of(ana.get("/").text)
    answer = ana.get("/help")
    assert "Set-Cookie" not in answer.headers
    assert main_of(ana.get("/").text) == before


def test_grounding_needs_no_account(stranger: Browser) -> None:
    assert "Look for five things" in stranger.get("/help/ground").text


def test_the_hosts_country_comes_first_and_the_whole_world_after_it() -> None:
    folder = house_folder()
    assert [country.name for country in countries(folder, "es")][:2] == ["España", "Anywhere in the world"]
    assert countries(folder, "")[0].name == "Anywhere in the world"


def test_every_line_can_be_called_or_visited() -> None:
    for country in countries(house_folder(), ""):
        assert country.name
        assert country.lines
        for line in country.lines:
            assert line.name
            assert line.about
            assert line.call or line.visit
            assert re.fullmatch(r"[0-9 ]*", line.call)
            assert "/" not in line.visit


def test_a_host_adds_a_country_by_adding_a_file(tmp_path: Path) -> None:
    page = 'name = "Atlantis"\n[[line]]\nname = "The listening shell"\nabout = "For anyone."\ncall = "1"\n'
    (tmp_path / "at.toml").write_text(page)
    (country,) = countries(tmp_path, "")
    assert (country.name, country.emergency, country.language) == ("Atlantis", "", "en")
    assert country.lines[0].name == "The listening shell"


def house_folder() -> Path:
    from couples.places import PACKAGE

    return PACKAGE / "content" / "help"


def test_without_a_word_of_the_host_the_page_says_that_nothing_is_known(stranger: Browser) -> None:
    app = stranger.client.application
    with app.app_context():
        assert house().front.operator
    page = app.jinja_env.get_template("welcome/_operator.html")
    with app.test_request_context():
        assert "has not said who runs this server" in page.render(operator="")
