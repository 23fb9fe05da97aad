"""At an open gate the partner's pages are the same bytes, whether a no was tapped or a boundary changed."""

import itertools
import re
from collections.abc import Callable

import pytest
from flask import Flask

from couples.domain.card import Answer, Kind, Said
from couples.web.house import house
from tests.accounts import Accounts
from tests.services.test_answering import some_card
from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens
from tests.web.test_notes import person_id

BOUNDARY = some_card(Kind.BOUNDARY)
TOKEN = re.compile(r'"csrf": ?"[^"]+"')
Says = Callable[..., None]


@pytest.fixture
def says(app: Flask, accounts: Accounts) -> Says:
    """One of the two says something in their room, as its script would."""
    ids = itertools.count(1)

    def says(one: Browser, room: str, do: str, **fields: object) -> None:
        with app.app_context():
            heard = house().conducting._beat.token(accounts.clock().mono)
        body = {"v": 1, "id": f"w{next(ids)}", "do": do} | ({"heard": heard} if fields else {}) | fields
        came = one.client.post(f"{room}/say", json=body, headers={"X-CSRFToken": one.token()}).json
        assert came
        assert came["answer"]["ok"], came

    return says


@pytest.fixture
def changes(app: Flask, accounts: Accounts, ana: Browser) -> Callable[[Answer], None]:
    """Ana answers a boundary of hers, on another page."""

    def changes(answer: Answer) -> None:
        with app.app_context():
            house().answering.say(person_id(accounts, ana), BOUNDARY, Said(answer))

    return changes


def pages(one: Browser, room: str) -> list[str]:
    """All that could tell, without the name of this very session and the tokens of this very moment."""
    read = [without_tokens(one.get(path).text) for path in (room, f"{room}/cards", "/cards/theirs", "/")]
    return [TOKEN.sub("", page).replace(room.rsplit("/", 1)[1], "session") for page in read]


def test_no_page_of_the_partner_tells_a_changed_boundary_from_a_no(
    ana: Browser, ben: Browser, says: Says, changes: Callable[[Answer], None]
) -> None:
    link(ana, ben)
    his = []
    for tapped in (True, False):
        changes(Answer.UNSURE)
        room = ben.post("/s").headers["Location"]
        assert ana.post("/s").headers["Location"] == room
        for each in (ana, ben):
            says(each, room, "Join")
        says(ben, room, "Propose", epoch=0, exercise="breathe-together", length=5, depth=1, option="in4-out6")
        says(ana, room, "Agree", epoch=1, length=5, depth=1)
        asked = pages(ben, room)
        if tapped:
            says(ana, room, "Answer", epoch=2, step=0, choice="no")
        else:
            changes(Answer.NO)
        assert pages(ben, room) == asked, "nothing shows before he has answered"
        assert ('data-slot="changed" hidden' in ana.get(room).text) is tapped, "her own phone says why her no is in"
        says(ben, room, "Answer", epoch=2, step=0, choice="yes")
        his.append(pages(ben, room))
        assert '"screen":"not-now"' in his[-1][0].replace(" ", "")
        says(ana, room, "End")
        for each in (ana, ben):
            says(each, room, "Part")
    assert his[0] == his[1]
