"""What somebody says of themselves reaches the partner only when shared; what is filled in for them never does."""

from collections.abc import Iterator

import pytest

from tests.server import a_server
from tests.wires import Wire, at_the_gate, two_people

Two = tuple[Wire, Wire]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    with a_server(tmp_path_factory.mktemp("arriving") / "house", "eventlet", "demo") as running:
        yield running


@pytest.fixture
def two(house: object) -> Iterator[Two]:
    ana, ben = two_people(house)  # type: ignore[arg-type]  # the fixture's own server
    for each in (ana, ben):
        each.connects()
    yield ana, ben
    for each in (ana, ben):
        each.leaves()


def test_weather_crosses_only_when_it_is_shared_and_leaves_again(two: Two) -> None:
    ana, ben = two
    ben.forgets()
    assert ana.asks("Write", field="presence", text="Far away")["ok"]
    assert ana.asks("KeepWeather")["ok"]
    assert ben.quiet(0.5) == []
    assert ana.permits("Share", field="presence")["ok"]
    ben.waits("scene", lambda scene: [line["text"] for line in scene["view"]["weather"]["theirs"]] == ["Far away"])
    assert ana.asks("Withdraw", field="presence")["ok"]
    ben.catches_up(ana.scene["seq"])
    assert ben.view["weather"]["theirs"] == []


def test_what_is_filled_in_for_one_is_no_traffic_for_the_other(two: Two) -> None:
    ana, ben = two
    naming = {"what": "a hug", "where": "here", "how_long": "a song", "ends": "we let go"}
    at_the_gate(ana, ben, "consent-check", naming=naming)
    ben.forgets()
    assert ana.asks("HoldBack")["ok"]
    assert ana.view["gate"]["filled"] == "wait"
    assert ben.quiet(0.5) == []
    assert ben.view["gate"]["filled"] is None
