"""What has to stand before touch together opens, done by two people over the web as they would do it."""

import re

from tests.wires import Wire


def posts(wire: Wire, path: str, **fields: str) -> str:
    """A plain form; gives the address it leads to."""
    answer = wire.web.post(wire.base + path, data={"csrf_token": wire.csrf} | fields, allow_redirects=False, timeout=10)
    assert answer.status_code == 303, (path, answer.status_code)
    return answer.headers["Location"]


def keeps_a_comfort(wire: Wire) -> None:
    """One thing that settles them, in their own kit."""
    kit = wire.web.get(f"{wire.base}/self/kit", timeout=10).text
    kind = re.search(r'href="(/self/kit/[^"/]+)"', kit)
    assert kind
    posts(wire, kind[1], text="the blue blanket")


def shares_a_stop_word(wire: Wire) -> None:
    """A word of their own that means stop, shown to the partner."""
    card = posts(wire, "/cards/new", kind="stop", text="lighthouse")
    posts(wire, card, text="lighthouse", answer="yes", review="as-it-was", then="partner")
