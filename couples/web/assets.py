"""Style sheets and scripts load once and then never again until they change, so pages stand at once on an old phone.

The address of a file carries one hash of the whole static folder (``/static/_<hash>/css/base.css``): scripts that
import each other by relative paths stay together in one version.
"""

import hashlib
from pathlib import Path

from flask import Flask, Response, send_from_directory

FOREVER = "public, max-age=31536000, immutable"


def fingerprint(folder: Path) -> str:
    """Twelve hex characters that change when any file below ``folder`` changes."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def register(app: Flask) -> None:
    """Gives templates ``asset('css/base.css')`` and serves what it points to."""
    folder = Path(app.static_folder or "static")
    standing = fingerprint(folder)

    def build() -> str:
        return fingerprint(folder) if app.debug else standing

    def asset(name: str) -> str:
        return f"{app.static_url_path}/_{build()}/{name}"

    def send(version: str, name: str) -> Response:
        answer = send_from_directory(folder, name)
        if version == build():
            answer.headers["Cache-Control"] = FOREVER
        return answer

    app.add_url_rule(f"{app.static_url_path}/_<version>/<path:name>", "asset", send)
    app.add_template_global(asset, "asset")
