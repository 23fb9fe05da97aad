"""A real house on a real port, in a process of its own, so that a test may also pull its plug."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from couples.places import PACKAGE

ROOT = PACKAGE.parent
Mode = Literal["eventlet", "threading"]
READY_WITHIN = 60.0  # seconds; a busy machine with two cores imports slowly
STOP_WITHIN = 10.0


@dataclass
class Server:
    """One running house: where it answers, where it keeps its data, and how it ends."""

    port: int
    data_dir: Path
    mode: Mode
    settings: dict[str, str]
    program: tuple[str, ...] = (sys.executable, "app.py", "serve")
    ready_within: float = READY_WITHIN
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """The address the first person uses."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def other_url(self) -> str:
        """The same house under another name: other cookies, so a second person in the same browser."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """All that the process wrote, over all its starts."""
        return self.data_dir.with_name(self.data_dir.name + ".log")

    @property
    def pid(self) -> int:
        """The process that owns the port."""
        assert self._process is not None, "not started"
        return self._process.pid

    def start(self) -> None:
        """Starts, and comes back when the house answers; fails with its log when it does not."""
        assert self._process is None, "already running"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.program,
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_it_answers()

    def stop(self) -> int:
        """Asks it to end, as an operator would; gives its exit status. Harmless if it has ended already."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """Pulls the plug: nothing in the process gets to say goodbye."""
        return self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            return process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise AssertionError(f"the server did not end within {STOP_WITHIN:.0f} s\n{self._last_words()}") from None

    def _environment(self) -> dict[str, str]:
        """Only what a fresh terminal would have: no COUPLES_ variable of the person running the tests leaks in."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("COUPLES_")}
        own = {
            "COUPLES_DATA_DIR": str(self.data_dir),
            "COUPLES_HOST": "127.0.0.1",
            "COUPLES_PORT": str(self.port),
            "COUPLES_ASYNC_MODE": self.mode,
        }
        return inherited | {"PYTHONUNBUFFERED": "1"} | own | self.settings

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        give_up = time.monotonic() + self.ready_within
        while time.monotonic() < give_up:
            if self._process.poll() is not None:
                status, self._process = self._process.returncode, None
                raise AssertionError(f"the server ended by itself ({status})\n{self._last_words()}")
            if _answers(f"{self.url}/healthz"):
                return
            time.sleep(0.05)
        self.kill()
        raise AssertionError(f"the server did not answer within {self.ready_within:.0f} s\n{self._last_words()}")

    def _last_words(self) -> str:
        return self.log.read_text(errors="replace")[-6000:]


Serve = Callable[..., Server]  # the fixture `serve`: (mode, command, **settings)


@contextlib.contextmanager
def a_server(
    data_dir: Path, mode: Mode = "eventlet", command: str = "serve", /, **settings: object
) -> Iterator[Server]:
    """A house that runs while the block runs; `tls_cert=path` becomes COUPLES_TLS_CERT=path."""
    named = {f"COUPLES_{name.upper()}": str(value) for name, value in settings.items()}
    server = Server(free_port(), data_dir, mode, named, (sys.executable, "app.py", command))
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  our own address, always http
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
