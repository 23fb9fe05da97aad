"""Every sentence of a page can be found by who translates it; a reader gets a language that is really there."""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.extract import extract_from_dir
from flask import Flask
from flask_babel import format_datetime

from couples.web import language
from tests.house import ROOT
from tests.web.conftest import Browser


def test_who_translates_finds_every_sentence() -> None:
    mapping = [("couples/web/**.py", "python"), ("templates/**.html", "jinja2")]
    options = {"templates/**.html": {"silent": "false"}}
    found = {message for _, _, message, _, _ in extract_from_dir(ROOT, mapping, options)}
    assert len(found) > 200
    assert {"A quiet room for the two of you", "This session has ended.", "I am 18 or older"} <= found


def test_a_language_without_a_catalogue_is_not_promised(stranger: Browser) -> None:
    page = stranger.get("/", headers={"Accept-Language": "es-ES,es;q=0.9"}).text
    assert ('lang="es"' in page) is ("es" in language.available())
    assert 'lang="en"' in stranger.get("/", headers={"Accept-Language": "tlh"}).text


def test_the_catalogues_lie_inside_the_package() -> None:
    assert Path(language.CATALOGUES) == ROOT / "couples" / "translations"


def test_dates_are_shown_by_the_persons_own_clock(app: Flask, ana: Browser) -> None:
    midnight = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    with ana.client:
        ana.get("/account")
        assert format_datetime(midnight, "dd HH:mm") == "23 00:30"  # in Madrid
