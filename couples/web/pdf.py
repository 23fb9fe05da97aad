"""A sheet as a file, where the host installed what it takes (WeasyPrint); else the browser's own way is pointed to."""

import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from flask import current_app

from couples.domain.refusal import Reason, Refused

PRESS, STYLE = Path(__file__).parent.parent / "press.py", "css/file.css"
LONGEST = 60  # seconds
SURROUNDINGS = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}  # nothing of this server's own, least of all a key
_one_at_a_time = Lock()


@cache
def is_there() -> bool:
    """Whether this server can make one."""
    return find_spec("weasyprint") is not None


def made_of(page: str) -> bytes:
    """The file. Nothing of it touches the disk, and what the press says of the page is thrown away."""
    command = [sys.executable, "-I", str(PRESS), str(Path(current_app.static_folder or "") / STYLE)]
    with _one_at_a_time:
        try:
            pressed = subprocess.run(  # noqa: S603  # this Python, and a file of ours
                command,
                input=page.encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=SURROUNDINGS,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(Reason.TROUBLE) from None
    if pressed.returncode or not pressed.stdout.startswith(b"%PDF"):
        raise Refused(Reason.TROUBLE)
    return pressed.stdout
