"""Help and safety: the same page for everyone, signed in or not.

Opening it is written down nowhere and changes nothing that anybody else could notice (law 7).
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, render_template

from couples.web.guard import open_to_all
from couples.web.house import house

place = Blueprint("help", __name__)
WORLD = "world"


@dataclass(frozen=True, slots=True)
class Line:
    """One place that listens: who they are, how to reach them, and for whom they are there."""

    name: str
    about: str
    call: str = ""
    visit: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """The lines of one country, as its file says; ``emergency`` is the number for danger right now."""

    name: str
    emergency: str
    language: str
    lines: tuple[Line, ...]


def countries(folder: Path, first: str) -> tuple[Country, ...]:
    """Every file of ``folder``: the host's own country, then the whole world, then the others by name.

    A host edits the files and starts again.
    """
    found = [((path.stem != first, path.stem != WORLD), _country(path)) for path in folder.glob("*.toml")]
    return tuple(country for _, country in sorted(found, key=lambda pair: (pair[0], pair[1].name)))


def _country(path: Path) -> Country:
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = tuple(Line(**line) for line in page.get("line", ()))
    return Country(page["name"], page.get("emergency", ""), page.get("language", "en"), lines)


_kept = lru_cache(maxsize=1)(countries)


@place.get("/help")
@open_to_all
def show() -> str:
    return render_template("help/help.html", operator=house().front.operator)


@place.get("/help/ground")
@open_to_all
def ground() -> str:
    return render_template("help/ground.html")


def register(app: Flask) -> None:
    """Also hands ``help_countries()`` to templates, for the layer inside the room."""
    app.register_blueprint(place)
    app.add_template_global(lambda: _kept(house().front.help_lines, house().front.country), "help_countries")
