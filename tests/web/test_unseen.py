"""What a therapist is sent is the same to the byte, whatever is unshared and whichever of the two did it."""

import re
from collections.abc import Callable
from functools import partial

from flask import Flask

from couples.domain.handed import Item
from couples.domain.session.state import Side
from couples.services.conducting import Chair
from couples.web.house import House
from tests.accounts import Accounts
from tests.web.test_guide import tokenless
from tests.web.world import CANARY, World, a_world, things_of


def sent(world: World) -> list[bytes]:
    """Every page on which a therapist reads of a couple, and its headers, without what is new on each."""
    noa, couple = world.actors["admitted"].client, f"/desk/couples/{world.names['couple_id']}"
    pages = ["/desk", couple, f"{couple}/practice", f"{couple}/notes", f"{couple}/end", "/desk/notes"]
    answers = [noa.get(page) for page in pages]
    assert [answer.status_code for answer in answers] == [200] * len(pages)
    named = [sorted(name for name, _ in answer.headers) for answer in answers]
    return [tokenless(answer.text).encode() for answer in answers] + [repr(named).encode()]


def in_the_room(house: House, accounts: Accounts, who: str, side: Side, *deeds: str) -> None:
    session, login = house.inviting.enter(who), accounts.entering.open_login_for(who).login_id
    for n, do in enumerate(deeds):
        house.conducting.answer(Chair(session, who, login, side), {"v": 1, "id": f"{who}-{n}-{do}", "do": do})


def shares_and_takes_back(house: House, who: str) -> None:
    house.keeping.keep_line(who, CANARY)
    line = house.keeping.of_person(who)[-1].id
    house.guided.handing.hand(who, Item.LINE, line)
    house.guided.handing.take_back(who, Item.LINE, line)


def wants_to_share_what_is_of_both(house: House, who: str, other: str) -> None:
    house.lasting.aiming.propose(who, CANARY)
    goal = house.lasting.aiming.ours(who)[-1].id
    house.lasting.aiming.say_yes(other, goal)
    house.guided.handing.hand(who, Item.OURS, goal)


def test_the_same_bytes_whatever_is_unshared_and_whoever_did_it(app: Flask, accounts: Accounts) -> None:
    world = a_world(app, accounts)
    house, before = world.house, sent(world)
    for side, who, other in ((Side.A, "ana", "ben"), (Side.B, "ben", "ana")):
        one, two = world.ids[who], world.ids[other]
        deeds: list[Callable[[], object]] = [
            partial(things_of, house, one),
            partial(house.shelving.leave_out, one, frozenset({"hands"})),
            partial(shares_and_takes_back, house, one),
            partial(wants_to_share_what_is_of_both, house, one, two),
            partial(in_the_room, house, accounts, one, side, "Pause", "End"),
            partial(world.actors[who].get, "/help"),
        ]
        for deed in deeds:
            deed()
            assert sent(world) == before
    assert not re.search(CANARY, b"".join(before).decode())
