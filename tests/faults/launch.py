"""The real server, made to be killed: ``python -m tests.faults.launch POINT FILE serve``.

It dies the first time it passes ``POINT`` (see ``points.py``) while ``FILE`` exists. Everything else is ``app.main``.
"""

import os
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
    from tests.faults.points import die, install

    armed = Path(file)
    install(lambda place: die(point) if place == point and armed.exists() else None, Telling)
    app.main()


if __name__ == "__main__":
    main()
