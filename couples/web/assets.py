"""Style sheets and scripts load once and then never again until they change, so pages stand at once on an old phone.

The address of a file carries one hash of the whole static folder (``/static/_<hash>/css/base.css``): scripts that
import each other by relative paths stay together in one version. Text is squeezed and packed once, at the start.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, send_from_directory

from couples.web import packing, squeezing

FOREVER = "public, max-age=31536000, immutable"
SQUEEZED = {".js": squeezing.script, ".css": squeezing.style}
TEXTS = {*SQUEEZED, ".svg"}
OF_OTHERS = "vendor"  # packed as it came


@dataclass(frozen=True, slots=True)
class Ready:
    """A file as it leaves: plain, and packed for nearly everybody."""

    plain: bytes
    packed: bytes
    kind: str

    def answer(self) -> Response:
        headers = {"Vary": "Accept-Encoding"}
        if not packing.accepted():
            return Response(self.plain, mimetype=self.kind, headers=headers)
        return Response(self.packed, mimetype=self.kind, headers=headers | {"Content-Encoding": "gzip"})


def fingerprint(folder: Path) -> str:
    """Twelve hex characters that change when any file below ``folder`` changes."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def prepared(folder: Path) -> dict[str, Ready]:
    """Every text below ``folder``, by its name in an address."""
    texts = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in TEXTS)
    return {path.relative_to(folder).as_posix(): _ready(path, path.relative_to(folder)) for path in texts}


def _ready(path: Path, name: Path) -> Ready:
    plain = path.read_bytes()
    if path.suffix in SQUEEZED and OF_OTHERS not in name.parts:
        plain = SQUEEZED[path.suffix](plain.decode()).encode()
    return Ready(plain, gzip.compress(plain, 9, mtime=0), guess_type(path.name)[0] or "text/plain")


def register(app: Flask) -> None:
    """Gives templates ``asset('css/base.css')`` and serves what it points to."""
    folder = Path(app.static_folder or "static")
    standing = fingerprint(folder)
    ready: Mapping[str, Ready] = {} if app.debug else prepared(folder)

    def build() -> str:
        return fingerprint(folder) if app.debug else standing

    def asset(name: str) -> str:
        return f"{app.static_url_path}/_{build()}/{name}"

    def send(version: str, name: str) -> Response:
        answer = ready[name].answer() if name in ready else send_from_directory(folder, name)
        answer.headers["Cache-Control"] = FOREVER if version == build() else "no-cache"
        return answer

    app.add_url_rule(f"{app.static_url_path}/_<version>/<path:name>", "asset", send)
    app.add_url_rule("/favicon.ico", "icon", lambda: send("", "img/mark.svg"))  # browsers ask without being told
    app.add_template_global(asset, "asset")
    app.add_template_filter(packing.apart, "apart")
