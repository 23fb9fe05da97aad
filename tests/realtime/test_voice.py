"""A minute of voice comes through a real server, whichever it is, and no larger thing does."""

from couples.domain.draft import LARGEST_RECORDING
from tests.realtime.test_live import couple, server  # noqa: F401 - the fixtures of a running house
from tests.wires import Wire

WEBM = b"\x1aE\xdf\xa3"


def speaks(wire: Wire, size: int) -> int:
    headers = {"X-CSRFToken": wire.csrf, "Content-Type": "audio/webm"}
    url = f"{wire.base}/drafts/voice?seconds=40"
    return wire.web.post(url, data=WEBM.ljust(size, b"x"), headers=headers, timeout=20).status_code


def test_a_voice_larger_than_any_form_is_kept(couple: tuple[Wire, Wire]) -> None:  # noqa: F811 - the fixture
    ana, _ = couple
    assert speaks(ana, 300_000) == 201
    assert speaks(ana, LARGEST_RECORDING) == 201
    assert speaks(ana, LARGEST_RECORDING + 100_000) == 422
