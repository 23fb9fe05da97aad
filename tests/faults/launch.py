"""The real server, made to be killed: ``python -m tests.faults.launch POINT FILE serve``.

It dies the first time it passes ``POINT`` (see ``points.py``) while ``FILE`` exists; with "slow commit" as the
point its commits are slow instead, as on a worn card, or fail if the file says "dead". Everything else is ``app.main``.
"""

import os
import sqlite3
import sys
from pathlib import Path


def main() -> None:
    """Patch as the roof would, wrap the four places, hand over to the roof."""
    point, file, *words = sys.argv[1:]
    sys.argv[1:] = words
    if os.environ["COUPLES_ASYNC_MODE"] == "eventlet":
        import eventlet

        eventlet.monkey_patch()
    import app
    from couples.realtime.tell import Telling
    from tests.faults.points import DEAD, SLOW, SLOW_FOR, die, install, stand_still

    armed = Path(file)

    def passed(place: str) -> None:
        if not armed.exists():
            return
        if place == point:
            die(point)
        if (place, point) == ("after write", SLOW):
            if armed.read_text() == DEAD:
                raise sqlite3.OperationalError("disk I/O error")
            stand_still(SLOW_FOR)

    install(passed, Telling)
    app.main()


if __name__ == "__main__":
    main()
