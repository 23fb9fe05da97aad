"""The shortest evening there is, on each of the two ways to serve it."""

from collections.abc import Iterator
from typing import get_args

import pytest

from tests.journeys import evening
from tests.journeys.conftest import come_in
from tests.phone import PhoneOf
from tests.server import Mode, Server, a_server


@pytest.fixture(params=get_args(Mode))
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("runtimes") / "house", request.param, "demo") as running:
        yield running


def test_two_agree_begin_pause_go_on_and_end(house: Server, phone_of: PhoneOf) -> None:
    ana, ben = come_in(house, phone_of)
    evening.in_a_step(ana, ben)
    evening.pauses(ben)
    ana.heading("Ben has paused.")
    ben.reads("It stands on Ana’s screen.")
    evening.both_go_on(ana, ben)
    for each in (ana, ben):
        each.sees("step")
    evening.ends_with_pause(ana)
    for each in (ana, ben):
        each.sees("debrief")
