"""Every address × everybody: strangers, both of a couple, who was one of them, another couple, three therapists.

What is one person's own answers nobody else, whatever they send; a therapist comes into no room, to no thing and to no
couple that does not admit them now. The addresses are read from the running house, so a new one fails here until
somebody has said in ``matrix.py`` whose it is.
"""

from random import Random

import pytest
import socketio
from flask import Flask

from couples.domain.people import Role
from couples.domain.refusal import Reason
from couples.domain.session.state import Side
from couples.realtime.listen import Listening
from couples.realtime.presence import Pages
from couples.realtime.tell import Telling
from couples.services.conducting import Chair
from couples.services.wire import COMMANDS
from couples.web.guard import is_open, roles_of
from tests.accounts import Accounts, refused
from tests.faults import saying
from tests.makers import SHELF
from tests.web.matrix import SOCKET, Whose, doors
from tests.web.world import CANARY, SAY, SHARED, World, a_world

DOORS = doors()
ASKS_ITSELF = {SAY, "/account/devices/<login_id>/end"}  # for all; who it is, they look up themselves
NOT_THERE, NOT_TWO = {404, 409, 422}, {303, 404, 409, 422}  # one alone is led to where two are linked
LEAVES = "/leave"


@pytest.fixture(scope="module")
def world(app: Flask, accounts: Accounts) -> World:
    return a_world(app, accounts)


def test_an_address_that_nobody_said_anything_about_fails_the_build(app: Flask) -> None:
    found = {
        (rule.rule, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert found == set(DOORS)


def test_the_house_closes_every_door_as_the_table_says(app: Flask) -> None:
    therapists = {Whose.THERAPISTS, Whose.PROGRAMME, Whose.COUPLE}
    with app.app_context():
        for rule in app.url_map.iter_rules():
            whose = {kind for (path, _), kind in DOORS.items() if path == rule.rule}
            open_too = whose <= {Whose.OPEN, Whose.STRANGERS_AND_PARTNERS} or rule.rule == SAY
            roles = {role for role in Role if role in roles_of(rule.endpoint)}
            assert is_open(rule.endpoint) is open_too, rule.rule
            if whose <= {Whose.OPEN, Whose.EVERYONE}:
                assert roles == set(Role), rule.rule
            elif rule.rule not in ASKS_ITSELF:
                assert roles == ({Role.THERAPIST} if whose <= therapists else {Role.PARTNER}), rule.rule


def expected(whose: Whose, who: str, rule: str) -> set[int]:
    """What somebody who is not Ana may be answered; empty where it is their own and says nothing of hers."""
    stranger, therapist = who in ("stranger", "signed out"), who in ("admitted", "not yet", "ended")
    if whose in (Whose.OPEN, Whose.STRANGERS_AND_PARTNERS) and not (therapist and whose is not Whose.OPEN):
        return set()
    if stranger:
        return {400, 401, 403, 404} if rule == SAY else {303, 401}
    if whose is Whose.EVERYONE:
        return set()
    if therapist:
        mine = whose is Whose.THERAPISTS or (whose in (Whose.PROGRAMME, Whose.COUPLE) and who == "admitted")
        return set() if mine else {403, 404}
    match whose:
        case Whose.THERAPISTS | Whose.PROGRAMME | Whose.COUPLE:
            return {404}
        case Whose.THING:
            if "agreement" in rule or rule.startswith("/practice"):
                return set() if who == "ben" else NOT_THERE | NOT_TWO
            return NOT_THERE
        case Whose.ROOM:
            return set() if who == "ben" else {403, 404}
        case Whose.TWO:
            return NOT_TWO if who == "former" else set()
        case _:
            return set()


WHO = ("stranger", "signed out", "ben", "former", "other", "admitted", "not yet", "ended")


@pytest.mark.parametrize("who", WHO)
def test_nobody_else_comes_to_what_is_anas_whatever_they_send(world: World, who: str) -> None:
    before = world.all_of_anas()
    assert all(text in "".join(before) for text in (f"{CANARY} card", f"{CANARY} entry", f"{CANARY} part"))
    for (rule, method), whose in DOORS.items():
        if rule == LEAVES:
            continue  # signs out whoever opens it
        allowed = expected(whose, who, rule)
        if method == "POST" and not allowed and whose is not Whose.QUIET:
            continue  # their own deed, on what is their own
        if whose is Whose.QUIET and who == "ben":
            continue  # of both: his too
        answer = world.send(who, rule, method)
        assert not allowed or answer.status_code in allowed, (rule, method, answer.status_code)
        if answer.status_code == 303:
            strange = who in ("stranger", "signed out")
            assert answer.location.startswith("/sign-in") is strange or not allowed, (rule, answer.location)
        assert CANARY.encode() not in answer.data, (rule, method)
        if who != "ben":
            assert SHARED.encode() not in answer.data, (rule, method)
    assert world.all_of_anas() == before


def test_the_admitted_therapist_opens_the_couple_s_page_and_no_other(world: World) -> None:
    noa = world.actors["admitted"]
    assert noa.get(f"/desk/couples/{world.names['couple_id']}").status_code == 200
    seat = world.house.linking.seat_of(world.ana_id)
    assert seat is not None
    for other in ("nobody's", world.names["session_id"], world.ana_id):
        assert noa.get(f"/desk/couples/{other}").status_code == 404


LAST_A_PAUSE = sorted(COMMANDS, key=lambda do: (do == "Pause", do))  # its hint goes before the seat is read again


def test_a_page_can_send_these_five_things_and_no_other() -> None:
    server = socketio.Server(async_mode="threading", namespaces="*")
    parts = dict.fromkeys(("conducting", "hints", "beat", "clock", "who", "seat_token"))
    Listening(server=server, telling=Telling(Pages(lambda: 0.0), lambda: 0.0), **parts)  # type: ignore[arg-type]  # nothing is asked
    assert set(server.handlers["/"]) == SOCKET


@pytest.mark.parametrize("who", [who for who in WHO if who not in ("stranger", "ben")])
def test_nobody_else_sits_down_in_the_room_or_says_a_word_in_it(world: World, accounts: Accounts, who: str) -> None:
    """Whatever chair a page claims, each command reads the seat anew."""
    conducting, session, entering = world.house.conducting, world.names["session_id"], accounts.entering
    login = entering.open_login_for(world.ids[who]).login_id
    if who == "signed out":
        entering.sign_out(login)
    with refused(Reason.NO_SEAT):
        conducting.sit(world.ids[who], login, session)
    anas = entering.open_login_for(world.ana_id).login_id
    before = conducting.sit(world.ana_id, anas, session)[1]
    for do in LAST_A_PAUSE:
        for side in Side:
            chair = Chair(session, world.ids[who], login, side, world.names["couple_id"])
            with refused(Reason.NO_SEAT):
                conducting.answer(chair, saying.body(do, before["view"], "run.1000000", Random(7), SHELF))
    assert conducting.sit(world.ana_id, anas, session)[1] == before
