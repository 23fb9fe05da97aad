"""Wires that nobody has a seat on are few for each address, and end soon; whoever is seated is left alone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from couples.realtime.porch import STRANGERS, WAITS, Porch

Environ = dict[str, Any]


class Street:
    """A porch, its clock, who has taken a seat, and which wires were hung up on."""

    def __init__(self) -> None:
        self.now, self.seated, self.wires = 100.0, set[str](), dict[str, Any]()
        self.opened, self.ended = list[str](), list[str]()
        handlers: dict[str, Callable[..., object]] = {
            "connect": lambda wire, environ: self.opened.append(wire),
            "disconnect": lambda wire, *why: self.ended.append(wire),
        }
        eio = SimpleNamespace(handlers=handlers, sockets=self.wires, on=lambda name, do: handlers.update({name: do}))
        manager = SimpleNamespace(sid_from_eio_sid=lambda wire, _: wire if wire in self.seated else None)
        server: Any = SimpleNamespace(eio=eio, manager=manager)
        self.porch = Porch(server, lambda environ: environ["from"], lambda: self.now)
        self.handlers = handlers

    def comes(self, wire: str, address: str = "198.51.100.7") -> bool:
        self.wires[wire] = SimpleNamespace(close=lambda **_: self.goes(wire))
        return self.handlers["connect"](wire, {"from": address}) is not False

    def goes(self, wire: str) -> None:
        self.handlers["disconnect"](wire, "why")

    def later(self, seconds: float) -> list[str]:
        """Which wires ended in this time."""
        before = len(self.ended)
        while seconds > 0:
            self.now, seconds = self.now + 1.0, seconds - 1.0
            self.porch.look()
        return self.ended[before:]


@pytest.fixture
def street() -> Street:
    return Street()


def test_a_wire_that_nobody_takes_a_seat_on_is_hung_up_on(street: Street) -> None:
    assert street.comes("silent")
    assert street.comes("page")
    street.seated.add("page")
    assert street.later(WAITS + 1) == ["silent"]
    assert street.later(3600) == []
    assert "page" in street.wires


def test_whoever_rises_and_stays_is_a_stranger_again(street: Street) -> None:
    street.comes("page")
    street.seated.add("page")
    street.later(60)
    street.seated.clear()
    assert street.later(WAITS - 1) == []
    assert street.later(3) == ["page"]


def test_one_address_has_few_strangers_and_others_are_not_kept_out_by_it(street: Street) -> None:
    for number in range(STRANGERS):
        assert street.comes(f"s{number}")
    assert not street.comes("one more")
    assert street.comes("a page elsewhere", "203.0.113.9")
    assert "one more" not in street.opened
    street.seated.add("s3")  # a town behind one router comes back at once: each that is seated makes room
    assert street.comes("the next")
    assert not street.comes("and one")
    street.goes("s4")
    assert street.comes("after one went")


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", ""])
def test_this_machine_itself_may_have_any_number_but_not_for_long(street: Street, address: str) -> None:
    for number in range(STRANGERS * 3):
        assert street.comes(f"s{number}", address)
    assert len(street.later(WAITS + 1)) == STRANGERS * 3


def test_nothing_is_remembered_of_a_wire_that_went(street: Street) -> None:
    for number in range(STRANGERS * 3):
        street.comes(f"s{number}")
        street.goes(f"s{number}")
    assert street.comes("later")
    assert street.ended == [f"s{number}" for number in range(STRANGERS * 3)]
    street.later(WAITS + 1)
    assert not any(vars(street.porch)[name] for name in ("_address", "_since", "_strangers"))
