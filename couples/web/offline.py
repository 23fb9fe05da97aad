"""What a phone may keep for when there is no connection: the toolkit, one calm page with help lines, and their files.

They are the same for everyone. No page of a person, no answer and no address of a room is ever kept (R8); the service
worker, ``static/js/toolkit/worker.js``, has a list and keeps to it.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

from flask import Blueprint, Flask, Response, current_app, jsonify, send_from_directory

from couples.services.reading import ToolPages
from couples.web import language, packing, squeezing
from couples.web.guard import open_to_all
from couples.web.house import house
from couples.web.toolkit import page

place = Blueprint("offline", __name__)

PAGES = ("/toolkit", "/toolkit/print")
NOWHERE = "/toolkit/offline"
FILES = (
    "css/base.css",
    "css/breath.css",
    "css/help.css",
    "css/toolkit.css",
    "img/mark.svg",
    "js/leave.js",
    "js/print.js",
    "js/room/breath.js",
    "js/room/circle.js",
    "js/room/paint.js",
    "js/toolkit/offline.js",
    "js/toolkit/page.js",
    "js/toolkit/player.js",
    "js/toolkit/walk.js",
)
WORKER = "js/toolkit/worker.js"
NEVER = ("/leave",)  # whoever leaves quickly is not met by a page of ours
DARK = "#1b1821"  # the first moment after a tap on the icon: never bright in somebody's face
ICONS = (
    ("mark.svg", "image/svg+xml", "any"),
    ("mark-192.png", "image/png", "192x192"),
    ("mark-512.png", "image/png", "512x512"),
)


@place.get(NOWHERE)
@open_to_all
def nowhere() -> Response:
    """The page that stands in place of any other while there is no connection."""
    return packing.answer(page("toolkit/offline.html"))


@place.get("/sw.js")
@open_to_all
def worker() -> Response:
    """The service worker, with the list of what it may keep in front."""
    script = squeezing.script((Path(current_app.static_folder or "") / WORKER).read_text(encoding="utf-8"))
    return Response(f"self.KEPT = {json.dumps(_kept())};\n{script}", mimetype="text/javascript")


@place.get("/app.webmanifest")
@open_to_all
def manifest() -> Response:
    """For a phone's first screen: the product's neutral name, its mark, and nothing else (R8)."""
    name = house().front.product
    icons = [{"src": _asset(f"img/{file}"), "type": kind, "sizes": size} for file, kind, size in ICONS]
    looks = {"display": "standalone", "background_color": DARK, "theme_color": DARK}
    answer = jsonify(id="/", name=name, short_name=name, start_url="/", scope="/", icons=icons, **looks)
    answer.mimetype = "application/manifest+json"
    return answer


@place.get("/apple-touch-icon.png")
@open_to_all
def icon() -> Response:
    """Some phones ask for it by this name."""
    return send_from_directory(Path(current_app.static_folder or "") / "img", "mark-192.png")


def _kept() -> dict[str, object]:
    files = [_asset(name) for name in FILES]
    build = files[0].removesuffix(FILES[0])
    return {
        "version": f"{build.split('_')[-1].strip('/')}-{_words()}",
        "build": build,
        "pages": PAGES,
        "nowhere": NOWHERE,
        "files": files,
        "untouched": NEVER,
    }


def _words() -> str:
    """Changes when any word of the toolkit or of the help lines does."""
    tools: list[ToolPages] = [tool for lang in language.LANGUAGES for tool in house().reading.tools(lang)]
    return hashlib.sha256(repr((tools, house().front.countries)).encode()).hexdigest()[:8]


def _asset(name: str) -> str:
    return cast("Callable[[str], str]", current_app.jinja_env.globals["asset"])(name)


def register(app: Flask) -> None:
    app.register_blueprint(place)
