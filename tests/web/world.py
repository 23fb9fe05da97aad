"""Everybody who could come to a door, and one of everything that is Ana's, with a word that nobody else may read."""

import re
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from couples.domain.card import Kind as CardKind
from couples.domain.comfort import Kind as Comfort
from couples.domain.intake import Part
from couples.domain.keepsake import Kind as Kept
from couples.domain.practice import Answer
from couples.domain.safety import Area, Feels
from couples.domain.talk import ALL_THREE
from couples.services.talking import Note
from couples.store import people
from couples.web import rates
from couples.web.house import House
from tests.accounts import PASSWORD, Accounts
from tests.services.proposing import LISTEN
from tests.web.conftest import Browser, link
from tests.web.test_guide import a_code, says_yes
from tests.web.test_therapist import digits, fills_in

SAY = "/s/<session_id>/say"
CANARY, SHARED = "canary-of-ana", "canary-of-two"


@dataclass
class World:
    """Everybody with a browser, and the names of Ana's own things."""

    app: Flask
    actors: dict[str, Browser]
    ids: dict[str, str]
    names: dict[str, str]

    @property
    def ana_id(self) -> str:
        return self.ids["ana"]

    @property
    def house(self) -> House:
        house: House = self.app.extensions["couples"]
        return house

    def path(self, rule: str) -> str:
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self.names[found[1]], self._named(rule))

    def _named(self, rule: str) -> str:
        """The same word names different things at different places."""
        for start, word in (
            ("/notes/", "note"),
            ("/ours/goals/", "ours"),
            ("/cards/", "card"),
            ("/self/kit/", "kit"),
            ("/desk/couples/<couple_id>/talk", "at_desk"),
        ):
            if rule.startswith(start):
                return re.sub(r"<(line_id|goal_id|ref|thread)>", f"<{word}>", rule)
        return rule

    def send(self, who: str, rule: str, method: str) -> TestResponse:
        rates.limiter.reset()
        browser, path = self.actors[who], self.path(rule)
        if method == "GET":
            return browser.client.get(path, buffered=True)
        if rule == SAY:
            pause, token = {"v": 1, "id": "a-pause", "do": "Pause"}, {"X-CSRFToken": browser.token()}
            return browser.client.post(path, json=pause, headers=token)
        fields = {"item": "goal", "of": self.names["goal_id"], "text": "a word", "words": "a word", "topic": "hands"}
        return browser.client.post(path, data={"csrf_token": browser.token(), **fields})

    def all_of_anas(self) -> list[str]:
        """Her own pages as they read."""
        pages = """/cards /notes /drafts /mine/goals /mine/kept/good /mine/map /mine/weather /mine/start /self
            /self/signals /agreement /ours/goals /account /guide /guide/before /cards/left-out""".split()
        paths = [*pages, f"/self/{self.names['entry_id']}", f"/guide/talk/{self.names['thread']}"]
        return [re.sub(r"<[^>]+>", " ", self.actors["ana"].client.get(path).text) for path in paths]


def a_therapist(app: Flask, accounts: Accounts) -> tuple[Browser, str]:
    browser = Browser(app.test_client())
    name = fills_in(browser)
    browser.post("/therapists/proof", ticket=browser.hidden("ticket"), digits=digits(accounts, browser))
    return browser, name


def partner(app: Flask, name: str) -> tuple[Browser, str]:
    browser = Browser(app.test_client())
    return browser, browser.starts(name)


def things_of(house: House, ana: str) -> dict[str, str]:
    """One of everything that is Ana's alone, each with a word that nobody else may ever read; by its place's word."""
    lasting, drafting = house.lasting, house.drafting
    card = house.answering.add(ana, CardKind.BOUNDARY, f"{CANARY} card")
    house.keeping.keep_line(ana, f"{CANARY} line")
    draft = drafting.add(ana, f"{CANARY} draft")
    lasting.aiming.aim(ana, f"{CANARY} goal")
    kept = lasting.remembering.keep(ana, Kept.WIN, "", f"{CANARY} win")
    lasting.laying.lay(ana, Area.PEOPLE, f"{CANARY} spot", Feels.SAFE)
    lasting.weathering.keep(ana, {"body": f"{CANARY} sky"})
    lasting.beginning.write(ana, Part.HOPES, f"{CANARY} part")
    house.noticing.keep(ana, f"{CANARY} signal", "", "")
    house.comforting.keep(ana, Comfort.PLACE, f"{CANARY} place")
    practice = house.reading.practices("en")[0].practice
    entry = house.practising.begin(ana, practice.id)
    at = next(n for n, question in enumerate(practice.questions, 1) if question.write)
    house.practising.answer(ana, entry, at, Answer((), f"{CANARY} entry"), at + 1)
    return {
        "card": card.id,
        "note": house.keeping.of_person(ana)[0].id,
        "draft_id": draft,
        "recording_id": "nothing",
        "goal_id": lasting.aiming.mine(ana)[0].id,
        "keepsake_id": kept,
        "spot_id": lasting.laying.spots(ana)[0].id,
        "weather_id": lasting.weathering.of_person(ana)[0].id,
        "signal_id": house.noticing.all(ana)[0].id,
        "thing_id": house.comforting.kit(ana)[0].id,
        "entry_id": entry,
    }


def places(house: House, ana: str, browser: Browser) -> dict[str, str]:
    """What other words in an address can stand for; none of them is secret."""
    house.agreeing.add(ana, f"{SHARED} agreed")
    house.lasting.aiming.propose(ana, f"{SHARED} goal")
    session = browser.post("/s").location.partition("?")[0].rpartition("/")[2]
    seat = house.linking.seat_of(ana)
    assert seat is not None
    code = re.search(r'href="/decks/([0-9a-f]+)"', browser.get("/decks").text)
    about = re.search(r'href="/self/about/([0-9a-f]+)"', browser.get("/self").text)
    assert code
    assert about
    words = {
        "line_id": house.agreeing.lines(ana)[0].id,
        "ours": house.lasting.aiming.ours(ana)[0].id,
        "session_id": session,
        "couple_id": seat.couple_id,
        "login_id": house.entering.logins_of(ana)[0].id,
        "code": code[1],
        "ref": about[1],
        "kit": "place",
    }
    plain = {
        "n": "1",
        "version": "0",
        "length": "2",
        "depth": "1",
        "page": "good",
        "area": "people",
        "audience": "partner",
    }
    nothing = dict.fromkeys(("part_id", "shown_id", "thing_id", "filename", "name", "signpost_id"), "nothing")
    return nothing | plain | words | {"kind": "goal", "exercise_id": "breathe-together"}


def words_of(house: House, ana: Browser, therapist: Browser, ana_id: str, couple_id: str) -> dict[str, str]:
    """A page of words, as each of them comes to it, and what Ana wrote there."""
    found = re.search(r'href="/guide/talk/([0-9a-f]+)"', ana.get("/guide/talk").text)
    at_desk = re.search(r'/talk/([0-9a-f]+)"', therapist.get(f"/desk/couples/{couple_id}/talk").text)
    assert found
    assert at_desk
    talking = house.guided.talking
    talking.write(ana_id, ALL_THREE, Note("c" * 32, talking.talk(ana_id).link, "a word for all three"))
    return {"thread": found[1], "at_desk": at_desk[1], "message_id": "c" * 32}


def _id_of(accounts: Accounts, sign_in_name: str) -> str:
    person = accounts.store.read(lambda unit: people.by_sign_in_name(unit, sign_in_name))
    assert person is not None
    return person.id


def let_in(therapist: Browser, *by: Browser) -> None:
    code = a_code(therapist)
    for person in by:
        rates.limiter.reset()
        says_yes(person, code)


def signed_out(app: Flask, name: str) -> Browser:
    """A browser that still holds the token of a login that was ended."""
    browser = Browser(app.test_client())
    rates.limiter.reset()
    browser.get("/sign-in")
    browser.post("/sign-in", sign_in_name=name, password=PASSWORD, device="own")
    cookie = browser.client.get_cookie("login")
    assert cookie is not None
    browser.post("/sign-out")
    browser.client.set_cookie("login", cookie.value)
    return browser


def a_world(app: Flask, accounts: Accounts) -> World:
    """Ana and Ben, linked; who was her partner before; two others; a therapist who is in, not yet, and no more."""
    rates.limiter.reset()
    (ana, name), (ben, bens), (former, formers), (other, others), (dan, _) = (
        partner(app, each) for each in ("Ana", "Ben", "Fay", "Cleo", "Dan")
    )
    link(ana, former)
    former.post("/s")
    ana.get("/unlink")
    ana.post("/unlink")
    link(ana, ben)
    link(other, dan)
    (admitted, ins), (not_yet, not_yets), (ended, ends) = (a_therapist(app, accounts) for _ in range(3))
    let_in(ended, ana, ben)
    ana.get("/guide/end")
    ana.post("/guide/end")
    let_in(admitted, ana, ben)
    let_in(not_yet, other)
    named = {"ana": name, "ben": bens, "former": formers, "other": others}
    named |= {"admitted": ins, "not yet": not_yets, "ended": ends, "signed out": name}
    ids = {each: _id_of(accounts, sign_in_name) for each, sign_in_name in named.items()}
    house: House = app.extensions["couples"]
    names = places(house, ids["ana"], ana) | things_of(house, ids["ana"])
    house.assigning.propose(ids["admitted"], names["couple_id"], LISTEN, "a" * 32)
    names["assignment_id"] = house.assigning.of_couple(ids["admitted"], names["couple_id"])[0].id
    names |= words_of(house, ana, admitted, ids["ana"], names["couple_id"])
    names["programme_id"] = "b" * 32
    house.composing.make(ids["admitted"], names["programme_id"], "A month")
    names["own_id"] = "c" * 32
    house.authoring.make(ids["admitted"], names["own_id"], "Three good things", ["en"])
    actors = {"stranger": Browser(app.test_client()), "ana": ana, "ben": ben, "former": former, "other": other}
    actors |= {"admitted": admitted, "not yet": not_yet, "ended": ended, "signed out": signed_out(app, name)}
    return World(app, actors, ids, names)
