"""`flask run` is how people work on a Flask application: it must stand up here too, on threads."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import websocket

from tests.faults.floods import WS
from tests.server import ROOT, free_port


def test_flask_run_serves_pages_and_the_live_connection(tmp_path: Path) -> None:
    port = free_port()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COUPLES_")}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flask", "run", "--port", str(port)],
            cwd=ROOT,
            env=environ | {"COUPLES_DATA_DIR": str(tmp_path / "data")},
            stdout=log,
            stderr=log,
        )
    try:
        assert _gets(f"http://127.0.0.1:{port}/healthz", process) == "ok"
        line = websocket.create_connection(f"ws://127.0.0.1:{port}{WS}", timeout=10, suppress_origin=True)
        assert str(line.recv()).startswith('0{"sid"')
        line.close()
    finally:
        process.terminate()
        process.wait(10)
    assert "Traceback" not in (tmp_path / "log").read_text()


def _gets(url: str, process: subprocess.Popen[bytes], within: float = 30.0) -> str:
    give_up = time.monotonic() + within
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address, always http
                return str(answer.read().decode())
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")
